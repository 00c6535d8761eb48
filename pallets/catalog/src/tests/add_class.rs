use super::*;
use crate::{Error, Event, NewClass, Slug, Slugs, MAX_CLASSES, MAX_NAME_LEN, MAX_SLUG_LEN};
use codec::{Decode, Encode};
use florin_core::class::{Architecture, ClassKind};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{ArithmeticError, DispatchError};

const B200: ClassId = 2;

fn add(class: NewClass) -> DispatchResult {
	Catalog::add_class(RuntimeOrigin::root(), class)
}

/// Asserts that B200 after `spoil` is refused with `error`.
fn refused(error: Error<Test>, spoil: impl FnOnce(&mut NewClass)) {
	let mut class = b200();
	spoil(&mut class);
	assert_noop!(add(class), error);
}

fn slug(text: &[u8]) -> Slug {
	text.to_vec().try_into().unwrap()
}

#[test]
fn a_class_counts_from_the_delay_on() {
	build_and_execute(|| {
		assert_ok!(add(b200()));
		let since = START + DELAY;
		System::assert_last_event(
			Event::ClassAdded {
				class: B200,
				slug: slug(b"b200"),
				since,
			}
			.into(),
		);
		assert_eq!(terms_at(B200, since - 1), None);
		let terms = ClassTerms {
			credit_factor: fixed(19, 10),
			mintable: true,
			version: 1,
		};
		assert_eq!(terms_at(B200, since), Some(terms));
		assert_eq!(
			<Catalog as ComputeClasses>::architecture(B200),
			Some(Architecture::Blackwell)
		);
		assert_eq!(Slugs::<Test>::get(slug(b"b200")), Some(B200));

		assert_eq!(Catalog::current_terms(B200), None);
		pass(DELAY);
		assert_eq!(Catalog::current_terms(B200), Some(terms));
	});
}

#[test]
fn only_the_admin_adds_classes() {
	build_and_execute(|| {
		assert_noop!(
			Catalog::add_class(RuntimeOrigin::signed(1), b200()),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn slugs_are_lowercase_letters_digits_and_inner_hyphens() {
	build_and_execute(|| {
		for bad in [
			"", "H100", "h 100", "h_100", "-h100", "h100-", "-", "h100\n", "hö",
		] {
			refused(Error::InvalidSlug, |class| {
				class.slug = slug(bad.as_bytes())
			});
		}
		for good in ["9", "h100-sxm5-80gb", "a-b"] {
			let class = NewClass {
				slug: slug(good.as_bytes()),
				..b200()
			};
			assert_ok!(add(class));
		}
	});
}

#[test]
fn a_slug_is_taken_once() {
	build_and_execute(|| {
		refused(Error::SlugTaken, |class| class.slug = slug(b"h100"));
		assert_ok!(Catalog::retire_class(RuntimeOrigin::root(), H100));
		pass(2 * DELAY);
		refused(Error::SlugTaken, |class| class.slug = slug(b"h100"));
	});
}

#[test]
fn names_are_printable_text() {
	build_and_execute(|| {
		for bad in [
			&b""[..],
			b" ",
			b"B200 ",
			b"B\x00200",
			b"B\n200",
			b"\xff\xfe",
			b"\xe2\x82",
		] {
			refused(Error::InvalidName, |class| {
				class.name = bad.to_vec().try_into().unwrap()
			});
		}
		let name = "Beschleuniger β".as_bytes().to_vec().try_into().unwrap();
		assert_ok!(add(NewClass { name, ..b200() }));
	});
}

#[test]
fn over_long_slugs_and_names_do_not_decode() {
	let longer = |bytes: u32| vec![b'a'; bytes as usize + 1];
	let NewClass {
		slug,
		name,
		hardware,
		valuation,
	} = b200();
	assert!(NewClass::decode(&mut &b200().encode()[..]).is_ok());
	let over = (longer(MAX_SLUG_LEN), name, hardware, valuation).encode();
	assert!(NewClass::decode(&mut &over[..]).is_err());
	let over = (slug, longer(MAX_NAME_LEN), hardware, valuation).encode();
	assert!(NewClass::decode(&mut &over[..]).is_err());
}

#[test]
fn hardware_without_figures_is_refused() {
	build_and_execute(|| {
		refused(Error::ZeroTflops, |class| class.hardware.tflops = 0);
		refused(Error::ZeroMemory, |class| class.hardware.memory_gib = 0);
		refused(Error::ZeroWatts, |class| class.hardware.board_watts = 0);
	});
}

#[test]
fn only_gpus_have_evidence() {
	build_and_execute(|| {
		for kind in [ClassKind::Cpu, ClassKind::Tpu] {
			refused(Error::EvidenceOfOtherKind, |class| {
				class.hardware.kind = kind
			});
		}
		let mut class = b200();
		class.hardware.kind = ClassKind::Tpu;
		class.hardware.architecture = None;
		assert_ok!(add(class));
	});
}

#[test]
fn factors_stay_between_a_thousandth_and_a_thousand() {
	build_and_execute(|| {
		let step = FixedU128::from_inner(1);
		for bad in [fixed(0, 1), fixed(1, 1_000) - step, fixed(1_000, 1) + step] {
			refused(Error::FactorOutOfBounds, |class| {
				class.valuation.credit_factor = bad
			});
		}
		for (good, name) in [(fixed(1, 1_000), "least"), (fixed(1_000, 1), "greatest")] {
			let mut class = NewClass {
				slug: slug(name.as_bytes()),
				..b200()
			};
			class.valuation.credit_factor = good;
			assert_ok!(add(class));
		}
	});
}

#[test]
fn prices_are_neither_zero_nor_above_a_million() {
	build_and_execute(|| {
		for bad in [fixed(0, 1), fixed(1_000_000, 1) + FixedU128::from_inner(1)] {
			refused(Error::PriceOutOfBounds, |class| {
				class.valuation.prices.per_hour = bad
			});
			refused(Error::PriceOutOfBounds, |class| {
				class.valuation.prices.per_tflop_hour = bad
			});
			refused(Error::PriceOutOfBounds, |class| {
				class.valuation.prices.per_gib_hour = bad
			});
		}
	});
}

#[test]
fn the_catalogue_is_full_after_its_last_class() {
	build_and_execute(|| {
		for number in 2..MAX_CLASSES {
			let slug = slug(format!("class-{number}").as_bytes());
			assert_ok!(add(NewClass { slug, ..b200() }));
		}
		refused(Error::TooManyClasses, |_| ());
		assert_ok!(Catalog::retire_class(RuntimeOrigin::root(), H100));
		pass(2 * DELAY);
		refused(Error::TooManyClasses, |_| ());
	});
}

#[test]
fn nothing_is_decided_beyond_the_end_of_the_clock() {
	build_and_execute(|| {
		Now::set(Period::MAX - DELAY + 1);
		assert_noop!(add(b200()), ArithmeticError::Overflow);
		assert_noop!(set_factor(H100, fixed(2, 1)), ArithmeticError::Overflow);
		assert_noop!(
			Catalog::retire_class(RuntimeOrigin::root(), H100),
			ArithmeticError::Overflow
		);
		Now::set(Period::MAX - DELAY);
		assert_ok!(add(b200()));
	});
}
