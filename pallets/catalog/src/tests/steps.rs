//! Steps by which a factor follows a price.

use super::*;
use crate::Error;
use florin_core::traits::CreditFactors;
use frame_support::{assert_noop, assert_ok};

fn adjust(class: ClassId, factor: FixedU128) -> DispatchResult {
	<Catalog as CreditFactors>::adjust(class, factor)
}

fn adjustable(class: ClassId) -> Option<FixedU128> {
	<Catalog as CreditFactors>::adjustable(class)
}

#[test]
fn a_step_holds_from_the_next_period_on_and_never_before() {
	build_and_execute(|| {
		assert_ok!(adjust(H100, fixed(101, 100)));
		assert_eq!(factor_at(H100, START), Some(fixed(1, 1)));
		assert_eq!(factor_at(H100, START + 1), Some(fixed(101, 100)));
		pass(1);
		assert_ok!(adjust(H100, fixed(102, 100)));
		for (period, factor) in [(0, 100), (1, 101), (2, 102)] {
			assert_eq!(factor_at(H100, START + period), Some(fixed(factor, 100)));
		}
	});
}

#[test]
fn there_is_one_step_in_a_period() {
	build_and_execute(|| {
		assert_ok!(adjust(H100, fixed(101, 100)));
		assert_noop!(
			adjust(H100, fixed(102, 100)),
			Error::<Test>::NothingToFollow
		);
	});
}

#[test]
fn a_decision_never_waits_for_a_step() {
	build_and_execute(|| {
		assert_ok!(adjust(H100, fixed(101, 100)));
		assert_ok!(set_factor(H100, fixed(2, 1)));
		assert_eq!(factor_at(H100, START + 1), Some(fixed(101, 100)));
		assert_eq!(factor_at(H100, START + DELAY), Some(fixed(2, 1)));
	});
}

#[test]
fn a_step_waits_while_a_decision_is_pending() {
	build_and_execute(|| {
		assert_eq!(adjustable(H100), Some(fixed(1, 1)));
		assert_ok!(set_factor(H100, fixed(2, 1)));
		pass(DELAY - 1);
		assert_eq!(adjustable(H100), None);
		assert_noop!(
			adjust(H100, fixed(102, 100)),
			Error::<Test>::NothingToFollow
		);
		pass(1);
		assert_eq!(adjustable(H100), Some(fixed(2, 1)));
		assert_ok!(adjust(H100, fixed(201, 100)));
	});
}

#[test]
fn a_class_that_is_to_be_retired_does_not_follow() {
	build_and_execute(|| {
		assert_ok!(Catalog::retire_class(RuntimeOrigin::root(), H100));
		assert_eq!(adjustable(H100), None);
		assert_noop!(
			adjust(H100, fixed(101, 100)),
			Error::<Test>::NothingToFollow
		);
		assert_eq!(adjustable(99), None);
		assert_noop!(adjust(99, fixed(1, 1)), Error::<Test>::NothingToFollow);
	});
}

#[test]
fn a_step_out_of_bounds_or_without_effect_is_refused() {
	build_and_execute(|| {
		assert_noop!(
			adjust(H100, fixed(1_001, 1)),
			Error::<Test>::FactorOutOfBounds
		);
		assert_noop!(adjust(H100, fixed(1, 1)), Error::<Test>::NothingChanges);
	});
}
