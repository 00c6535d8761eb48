use super::*;
use crate::{Error, Event};
use florin_core::class::Architecture;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn retire(class: ClassId) -> DispatchResult {
	Catalog::retire_class(RuntimeOrigin::root(), class)
}

#[test]
fn a_class_ends_after_the_delay_and_keeps_its_past() {
	build_and_execute(|| {
		assert_ok!(retire(H100));
		let retires_at = START + DELAY;
		System::assert_last_event(
			Event::ClassRetired {
				class: H100,
				retires_at,
			}
			.into(),
		);
		assert_eq!(factor_at(H100, retires_at - 1), Some(fixed(1, 1)));
		assert_eq!(factor_at(H100, retires_at), None);
		pass(DELAY);
		assert_eq!(factor_at(H100, retires_at - 1), Some(fixed(1, 1)));
		assert_eq!(Catalog::current_terms(H100), None);
		assert_eq!(
			<Catalog as ComputeClasses>::architecture(H100),
			Some(Architecture::Hopper)
		);
		assert_eq!(
			Catalog::current_terms(CPU).map(|terms| terms.version),
			Some(1)
		);
	});
}

#[test]
fn only_the_admin_retires_classes() {
	build_and_execute(|| {
		assert_noop!(
			Catalog::retire_class(RuntimeOrigin::signed(1), H100),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn an_unknown_class_does_not_retire() {
	build_and_execute(|| {
		assert_noop!(retire(2), Error::<Test>::UnknownClass);
		assert_eq!(terms_at(2, START), None);
		assert_eq!(<Catalog as ComputeClasses>::architecture(2), None);
	});
}

#[test]
fn retirement_is_decided_once_and_ends_all_changes() {
	build_and_execute(|| {
		assert_ok!(retire(H100));
		for _ in 0..2 {
			assert_noop!(retire(H100), Error::<Test>::AlreadyRetired);
			assert_noop!(set_factor(H100, fixed(2, 1)), Error::<Test>::AlreadyRetired);
			pass(DELAY);
		}
	});
}

#[test]
fn a_pending_change_is_in_force_until_the_class_ends() {
	build_and_execute(|| {
		assert_ok!(set_factor(H100, fixed(2, 1)));
		pass(3);
		assert_ok!(retire(H100));
		assert_eq!(factor_at(H100, START + DELAY - 1), Some(fixed(1, 1)));
		assert_eq!(factor_at(H100, START + DELAY), Some(fixed(2, 1)));
		assert_eq!(factor_at(H100, START + DELAY + 2), Some(fixed(2, 1)));
		assert_eq!(factor_at(H100, START + DELAY + 3), None);
	});
}

#[test]
fn a_class_retired_when_it_was_added_never_counts() {
	build_and_execute(|| {
		assert_ok!(Catalog::add_class(RuntimeOrigin::root(), b200()));
		assert_ok!(retire(2));
		for period in START..START + 3 * DELAY {
			assert_eq!(terms_at(2, period), None);
		}
	});
}
