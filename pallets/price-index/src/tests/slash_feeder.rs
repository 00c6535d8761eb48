use super::*;
use crate::{types::FeederState, Feeders, FeedsOf};
use florin_core::{ClassId, FLRN};
use frame_support::{assert_noop, assert_ok};

fn slash(feeder: AccountId, class: ClassId) -> frame_support::dispatch::DispatchResult {
	Index::slash_feeder(RuntimeOrigin::signed(STRANGER), feeder, class)
}

/// The first three feeders agree on 5 USD and a fourth one tells `cents` of them, for so many periods.
fn false_for(periods: Period, told: u32) {
	for _ in 0..periods {
		feed(H100, &[500, 500, 500]);
		assert_ok!(submit(STRANGER, H100, cents(told)));
		pass(1);
	}
}

fn with_a_fourth(test: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(Index::admit_feeder(RuntimeOrigin::root(), STRANGER));
		assert_ok!(Index::bond_feeder(RuntimeOrigin::signed(STRANGER)));
		test();
	});
}

#[test]
fn a_feed_that_is_false_for_long_costs_a_tenth_of_the_bond_and_the_duty() {
	with_a_fourth(|| {
		false_for(35, 251 - 2);
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
		false_for(1, 249);
		let reserve = free(RESERVE);
		events();
		assert_ok!(slash(STRANGER, H100));
		assert_eq!(held(STRANGER), 900 * FLRN);
		assert_eq!(free(RESERVE), reserve + 100 * FLRN);
		let state = Feeders::<Test>::get(STRANGER).unwrap().state;
		assert_eq!(state, FeederState::Leaving { since: Now::get() });
		assert!(matches!(
			events()[..],
			[
				Event::FeederSlashed {
					feeder: STRANGER,
					class: H100,
					amount
				},
				Event::FeederLeaving { .. }
			] if amount == 100 * FLRN
		));
		// Once.
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
	});
}

#[test]
fn within_half_of_the_price_no_feed_is_false() {
	with_a_fourth(|| {
		false_for(40, 250);
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
		false_for(40, 750);
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
		false_for(36, 751);
		assert_ok!(slash(STRANGER, H100));
	});
}

#[test]
fn one_period_that_is_right_begins_the_count_anew() {
	with_a_fourth(|| {
		false_for(35, 100);
		false_for(1, 500);
		false_for(35, 100);
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
	});
}

#[test]
fn without_a_quorum_nothing_is_proven() {
	with_a_fourth(|| {
		// Feeds of the others are fresh for five periods more.
		false_for(30, 100);
		for _ in 0..10 {
			assert_ok!(submit(STRANGER, H100, cents(100)));
			pass(1);
		}
		false_for(35, 100);
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
	});
}

#[test]
fn leaving_does_not_save_who_is_proven() {
	with_a_fourth(|| {
		false_for(36, 100);
		assert_ok!(Index::unbond_feeder(RuntimeOrigin::signed(STRANGER)));
		for _ in 0..100 {
			feed(H100, &[500, 500, 500]);
			pass(1);
		}
		assert_eq!(FeedsOf::<Test>::get(H100).len(), 4);
		assert_ok!(slash(STRANGER, H100));
		assert_eq!(held(STRANGER), 900 * FLRN);
		assert_eq!(FeedsOf::<Test>::get(H100).len(), 3);
	});
}

#[test]
fn telling_the_truth_or_nothing_afterwards_does_not_save_who_is_proven() {
	for silent in [false, true] {
		with_a_fourth(|| {
			false_for(36, 100);
			for _ in 0..20 {
				feed(H100, &[500, 500, 500]);
				if !silent {
					assert_ok!(submit(STRANGER, H100, cents(500)));
				}
				pass(1);
			}
			assert_ok!(slash(STRANGER, H100));
		});
	}
}

#[test]
fn a_half_that_lies_has_nobody_slashed() {
	with_a_fourth(|| {
		for _ in 0..40 {
			// Two against two: nobody is rejected, so nobody is false.
			feed(H100, &[500, 500, 2_000]);
			assert_ok!(submit(STRANGER, H100, cents(2_000)));
			pass(1);
		}
		for feeder in [11, 12, 13, STRANGER] {
			assert_noop!(slash(feeder, H100), Error::NothingProven);
		}
	});
}

#[test]
fn a_proof_stands_until_the_bond_is_free() {
	with_a_fourth(|| {
		false_for(36, 100);
		// Leaves when its last feed is as old as may be.
		pass(4);
		assert_ok!(Index::unbond_feeder(RuntimeOrigin::signed(STRANGER)));
		Now::mutate(|now| *now += parameters().unbonding - 1);
		poll();
		assert_noop!(
			Index::unbond_feeder(RuntimeOrigin::signed(STRANGER)),
			Error::StillBonded
		);
		assert_ok!(slash(STRANGER, H100));
	});
}

#[test]
fn what_can_no_more_be_slashed_is_forgotten() {
	with_a_fourth(|| {
		false_for(36, 100);
		assert_ok!(Index::unbond_feeder(RuntimeOrigin::signed(STRANGER)));
		Now::mutate(|now| *now += parameters().unbonding + parameters().feed_age + 2);
		poll();
		assert!(FeedsOf::<Test>::get(H100).is_empty());
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
	});
}

#[test]
fn a_feeder_that_moves_first_is_not_slashed() {
	with_a_fourth(|| {
		// The price doubles; the others follow once their feeds are old.
		feed(H100, &[500, 500, 500]);
		assert_ok!(submit(STRANGER, H100, cents(1_100)));
		pass(6);
		for _ in 0..40 {
			feed(H100, &[1_100, 1_100, 1_100]);
			assert_ok!(submit(STRANGER, H100, cents(1_100)));
			pass(1);
		}
		assert_noop!(slash(STRANGER, H100), Error::NothingProven);
	});
}

#[test]
fn only_known_feeders_and_their_own_feeds_are_slashed() {
	with_a_fourth(|| {
		false_for(36, 100);
		assert_noop!(slash(77, H100), Error::UnknownFeeder);
		assert_noop!(slash(11, H100), Error::NothingProven);
		assert_noop!(slash(STRANGER, A100), Error::NothingProven);
		assert_noop!(slash(STRANGER, NO_CLASS), Error::NothingProven);
		assert_noop!(
			Index::slash_feeder(RuntimeOrigin::root(), STRANGER, H100),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}
