use super::*;
use crate::{Classes, Error, Event, ReferencePrices, MAX_VERSIONS};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn versions(class: ClassId) -> Vec<u32> {
	Classes::<Test>::get(class)
		.unwrap()
		.versions
		.iter()
		.map(|version| version.number)
		.collect()
}

#[test]
fn a_change_holds_from_the_delay_on_and_never_before() {
	build_and_execute(|| {
		assert_ok!(set_factor(H100, fixed(102, 100)));
		let since = START + DELAY;
		System::assert_last_event(
			Event::ClassUpdated {
				class: H100,
				version: 2,
				since,
			}
			.into(),
		);
		assert_eq!(factor_at(H100, START), Some(fixed(1, 1)));
		assert_eq!(factor_at(H100, since - 1), Some(fixed(1, 1)));
		assert_eq!(factor_at(H100, since), Some(fixed(102, 100)));

		pass(DELAY + 3);
		assert_eq!(factor_at(H100, since - 1), Some(fixed(1, 1)));
		assert_eq!(terms_at(H100, since).map(|terms| terms.version), Some(2));
	});
}

#[test]
fn figures_that_are_not_named_stay() {
	build_and_execute(|| {
		let prices = ReferencePrices {
			per_hour: fixed(4, 1),
			per_tflop_hour: fixed(7, 1_000),
			per_gib_hour: fixed(1, 5),
		};
		let changes = ClassChanges {
			mintable: Some(false),
			prices: Some(prices),
			provisional: Some(true),
			..Default::default()
		};
		assert_ok!(Catalog::update_class(RuntimeOrigin::root(), H100, changes));
		let latest = Classes::<Test>::get(H100)
			.unwrap()
			.versions
			.last()
			.unwrap()
			.valuation;
		assert_eq!(latest.credit_factor, fixed(1, 1));
		assert_eq!(latest.prices, prices);
		assert!(!latest.mintable && latest.provisional);
		assert_eq!(
			terms_at(H100, START + DELAY).map(|terms| terms.mintable),
			Some(false)
		);
		assert_eq!(
			terms_at(H100, START).map(|terms| terms.mintable),
			Some(true)
		);
	});
}

#[test]
fn only_the_admin_changes_classes() {
	build_and_execute(|| {
		assert_noop!(
			Catalog::update_class(RuntimeOrigin::signed(1), H100, ClassChanges::default()),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn an_unknown_class_does_not_change() {
	build_and_execute(|| {
		assert_noop!(set_factor(2, fixed(2, 1)), Error::<Test>::UnknownClass);
	});
}

#[test]
fn a_change_that_changes_nothing_is_refused() {
	build_and_execute(|| {
		assert_noop!(
			Catalog::update_class(RuntimeOrigin::root(), H100, ClassChanges::default()),
			Error::<Test>::NothingChanges
		);
		assert_noop!(set_factor(H100, fixed(1, 1)), Error::<Test>::NothingChanges);
	});
}

#[test]
fn figures_out_of_bounds_are_refused() {
	build_and_execute(|| {
		for bad in [fixed(0, 1), fixed(1_001, 1)] {
			assert_noop!(set_factor(H100, bad), Error::<Test>::FactorOutOfBounds);
		}
		let price = fixed(1, 1);
		let prices = ReferencePrices {
			per_hour: price,
			per_tflop_hour: fixed(0, 1),
			per_gib_hour: price,
		};
		let changes = ClassChanges {
			prices: Some(prices),
			..Default::default()
		};
		assert_noop!(
			Catalog::update_class(RuntimeOrigin::root(), H100, changes),
			Error::<Test>::PriceOutOfBounds
		);
	});
}

#[test]
fn a_second_change_waits_until_the_first_is_in_force() {
	build_and_execute(|| {
		assert_ok!(set_factor(H100, fixed(2, 1)));
		assert_noop!(set_factor(H100, fixed(3, 1)), Error::<Test>::ChangePending);
		pass(DELAY - 2);
		assert_noop!(set_factor(H100, fixed(3, 1)), Error::<Test>::ChangePending);
		// From the next period on: a later decision comes after it.
		pass(1);
		assert_ok!(set_factor(H100, fixed(3, 1)));
	});
}

#[test]
fn a_class_that_has_not_begun_does_not_change() {
	build_and_execute(|| {
		assert_ok!(Catalog::add_class(RuntimeOrigin::root(), b200()));
		assert_noop!(set_factor(2, fixed(3, 1)), Error::<Test>::ChangePending);
	});
}

#[test]
fn changes_as_fast_as_allowed_keep_what_late_certificates_need() {
	// The tightest parameters: the delay is the window.
	build_and_execute(|| {
		Window::set(DELAY);
		for step in 2..12u32 {
			assert_ok!(set_factor(H100, fixed(step.into(), 1)));
			assert!(versions(H100).len() <= 3);
			let oldest = Now::get() - Window::get();
			let expected = if step <= 3 { 1 } else { step - 2 };
			assert_eq!(
				terms_at(H100, oldest).map(|terms| terms.version),
				Some(expected)
			);
			pass(DELAY);
		}
	});
}

#[test]
fn versions_are_forgotten_once_the_window_has_passed() {
	build_and_execute(|| {
		assert_ok!(set_factor(H100, fixed(2, 1)));
		pass(DELAY + Window::get() - 1);
		assert_ok!(set_factor(H100, fixed(3, 1)));
		assert_eq!(versions(H100), [1, 2, 3]);
		pass(DELAY + Window::get());
		assert_ok!(set_factor(H100, fixed(4, 1)));
		assert_eq!(versions(H100), [3, 4]);
	});
}

#[test]
fn a_longer_window_than_the_delay_refuses_rather_than_forgets() {
	build_and_execute(|| {
		Window::set(10 * DELAY);
		for version in 2..=u128::from(MAX_VERSIONS) {
			assert_ok!(set_factor(H100, fixed(version, 1)));
			pass(DELAY);
		}
		assert_noop!(
			set_factor(H100, fixed(9, 1)),
			Error::<Test>::TooManyVersions
		);
		assert_eq!(factor_at(H100, START), Some(fixed(1, 1)));
		Window::set(6);
	});
}
