//! How credit factors follow the index.

use super::*;
use crate::{FactorBoundsOf, Params};
use florin_core::ClassId;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, FixedU128};

/// A day in which the A100 costs so many cents and the H100 five dollars. The last period of `periods` is the last of the day.
fn day_at(a100: u32, periods: Period) {
	pass(DAY - periods);
	for _ in 0..periods {
		feed(A100, &[a100, a100, a100]);
		feed(H100, &[500, 500, 500]);
		pass(1);
	}
}

fn factor(class: ClassId) -> u128 {
	Factors::get()[&class]
}

#[test]
fn a_factor_moves_one_percent_a_day_towards_the_price() {
	build_and_execute(|| {
		// 4.00 / 5.00 = 0.8
		day_at(400, DAY);
		assert_eq!(factor(A100), 606_000);
		assert!(events().contains(&Event::FactorMoved {
			class: A100,
			factor: FixedU128::from_rational(606, 1_000),
			target: FixedU128::from_rational(8, 10),
		}));
		day_at(400, DAY);
		assert_eq!(factor(A100), 612_060);
		// Down again: 2.00 / 5.00 = 0.4
		day_at(200, DAY);
		assert_eq!(factor(A100), 605_939);
		assert_eq!(Moves::get().len(), 3);
	});
}

#[test]
fn a_factor_stays_at_the_price() {
	build_and_execute(|| {
		day_at(303, DAY);
		assert_eq!(factor(A100), 606_000);
		day_at(303, DAY);
		assert_eq!(Moves::get().len(), 1, "it is there");
	});
}

#[test]
fn a_factor_stays_within_its_bounds() {
	build_and_execute(|| {
		assert_ok!(Index::set_factor_bounds(
			RuntimeOrigin::root(),
			A100,
			Some(bounds(600_000, 603_000))
		));
		day_at(400, DAY);
		assert_eq!(factor(A100), 603_000);
		day_at(400, DAY);
		assert_eq!(factor(A100), 603_000);
	});
}

#[test]
fn a_class_without_bounds_and_the_reference_never_move() {
	build_and_execute(|| {
		for _ in 0..DAY {
			feed(H100, &[500, 500, 500]);
			feed(2, &[900, 900, 900]);
			pass(1);
		}
		assert_eq!((factor(H100), factor(2)), (1_000_000, 1_600_000));
		assert!(Moves::get().is_empty());
	});
}

#[test]
fn half_of_the_day_has_to_have_a_price() {
	build_and_execute(|| {
		day_at(400, DAY / 2 - 1);
		assert_eq!(factor(A100), 600_000);
		day_at(400, DAY / 2);
		assert_eq!(factor(A100), 606_000);
	});
}

#[test]
fn the_reference_has_to_have_a_price_as_well() {
	build_and_execute(|| {
		for _ in 0..DAY {
			feed(A100, &[400, 400, 400]);
			pass(1);
		}
		assert_eq!(factor(A100), 600_000);
	});
}

#[test]
fn where_the_reference_is_worth_more_the_others_are() {
	build_and_execute(|| {
		Factors::mutate(|factors| factors.insert(H100, 2_000_000));
		// 3.00 / 5.00 × 2 = 1.2
		day_at(300, DAY);
		assert_eq!(factor(A100), 606_000);
		assert!(events().iter().any(|event| matches!(
			event,
			Event::FactorMoved { target, .. } if *target == FixedU128::from_rational(12, 10)
		)));
	});
}

#[test]
fn days_that_a_pause_covers_are_no_steps() {
	build_and_execute(|| {
		day_at(400, DAY);
		let moves = Moves::get().len();
		Now::mutate(|now| *now += 2 * DAY);
		poll();
		assert_eq!(Moves::get().len(), moves);
	});
}

#[test]
fn steps_are_taken_when_closing_takes_several_blocks() {
	use crate::WeightInfo;
	build_and_execute(|| {
		for _ in 1..DAY {
			feed(A100, &[400, 400, 400]);
			feed(H100, &[500, 500, 500]);
			pass(1);
		}
		Now::mutate(|now| *now += 1);
		let one = <() as WeightInfo>::close_nothing() + <() as WeightInfo>::close_class() * 4;
		for _ in 0..3 {
			poll_with(one);
			assert!(Moves::get().is_empty(), "the classes are closed one by one");
		}
		poll_with(one);
		assert_eq!(Moves::get().len(), 1);
	});
}

#[test]
fn bounds_are_set_by_governance_and_make_sense() {
	build_and_execute(|| {
		let set = |class, bounds| Index::set_factor_bounds(RuntimeOrigin::root(), class, bounds);
		assert_noop!(set(NO_CLASS, Some(bounds(1, 2))), Error::UnknownClass);
		assert_noop!(set(H100, Some(bounds(1, 2))), Error::ReferenceClass);
		assert_noop!(set(2, Some(bounds(2, 1))), Error::BadBounds);
		assert_noop!(set(2, Some(bounds(0, 1))), Error::BadBounds);
		assert_ok!(set(2, Some(bounds(1, 1))));
		assert_ok!(set(2, None));
		assert!(!FactorBoundsOf::<Test>::contains_key(2));
		assert_noop!(
			Index::set_factor_bounds(RuntimeOrigin::signed(GUARD), 2, None),
			DispatchError::BadOrigin
		);
		assert_eq!(
			events().last(),
			Some(&Event::FactorBoundsSet {
				class: 2,
				bounds: None
			})
		);
		assert_eq!(Params::<Test>::get().reference, H100);
	});
}
