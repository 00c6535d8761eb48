use super::*;
use crate::{Chunk, Event, Ledgers, Params, MAX_CHUNKS};
use florin_core::{Period, FLRN};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::ArithmeticError;

fn queue(who: AccountId) -> Vec<(Balance, Period)> {
	Ledgers::<Test>::get(who)
		.unwrap()
		.unbonding
		.iter()
		.map(
			|Chunk {
			     amount,
			     available_at,
			 }| (*amount, *available_at),
		)
		.collect()
}

#[test]
fn unbonding_stake_is_on_hold_but_not_free() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 3 * MINIMUM));
		StakeSeen::take();
		assert_ok!(unbond(ALICE, MINIMUM));
		let available_at = START + UNBONDING;
		System::assert_last_event(
			Event::Unbonding {
				provider: ALICE,
				amount: MINIMUM,
				available_at,
			}
			.into(),
		);
		assert_eq!(free_stake(ALICE), 2 * MINIMUM);
		assert_eq!(stake_on_hold(ALICE), 3 * MINIMUM);
		assert_eq!(queue(ALICE), [(MINIMUM, available_at)]);
		assert_eq!(ReleaseAsked::take(), [(ALICE, MINIMUM)]);
		assert_eq!(StakeSeen::take(), [(ALICE, 2 * MINIMUM)]);
		assert!(is_registered(ALICE));
	});
}

#[test]
fn the_minimum_stake_stays() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_noop!(unbond(ALICE, MINIMUM + 1), Error::<Test>::RemainderTooLow);
		assert_noop!(unbond(ALICE, 2 * MINIMUM), Error::<Test>::RemainderTooLow);
		assert_ok!(unbond(ALICE, MINIMUM));
		assert_noop!(unbond(ALICE, ED), Error::<Test>::RemainderTooLow);
	});
}

#[test]
fn only_free_stake_unbonds() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 3 * MINIMUM));
		assert_noop!(unbond(ALICE, 3 * MINIMUM + 1), Error::<Test>::StakeExceeded);
		assert_noop!(unbond(ALICE, Balance::MAX), Error::<Test>::StakeExceeded);
		assert_ok!(unbond(ALICE, 2 * MINIMUM));
		assert_noop!(unbond(ALICE, 2 * MINIMUM), Error::<Test>::StakeExceeded);
	});
}

#[test]
fn amounts_below_the_existential_deposit_are_refused() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_noop!(unbond(ALICE, 0), Error::<Test>::ZeroAmount);
		assert_noop!(unbond(ALICE, 1), Error::<Test>::AmountTooSmall);
		assert_noop!(unbond(ALICE, ED - 1), Error::<Test>::AmountTooSmall);
		assert_ok!(unbond(ALICE, ED));
		assert_ok!(unbond(ALICE, ED + 1));
	});
}

#[test]
fn tied_stake_stays() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		StakeIsTied::set(true);
		assert_noop!(unbond(ALICE, MINIMUM), TIED);
	});
}

#[test]
fn strangers_and_leaving_providers_do_not_unbond() {
	build_and_execute(|| {
		assert_noop!(unbond(ALICE, FLRN), Error::<Test>::NotRegistered);
		assert_ok!(register(ALICE, MINIMUM));
		assert_ok!(deregister(ALICE));
		assert_noop!(unbond(ALICE, FLRN), Error::<Test>::Leaving);
	});
}

#[test]
fn what_unbonds_in_one_period_is_one_chunk() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(unbond(ALICE, FLRN));
		assert_ok!(unbond(ALICE, 2 * FLRN));
		pass(1);
		assert_ok!(unbond(ALICE, FLRN));
		let first = START + UNBONDING;
		assert_eq!(queue(ALICE), [(3 * FLRN, first), (FLRN, first + 1)]);
	});
}

#[test]
fn the_queue_keeps_a_place_for_leaving() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		for _ in 1..MAX_CHUNKS {
			assert_ok!(unbond(ALICE, ED));
			pass(1);
		}
		assert_noop!(unbond(ALICE, ED), Error::<Test>::TooManyChunks);
		assert_eq!(queue(ALICE).len(), 15);

		// What is available makes room once it is withdrawn.
		pass(UNBONDING - 15);
		assert_noop!(unbond(ALICE, ED), Error::<Test>::TooManyChunks);
		assert_ok!(withdraw(ALICE));
		assert_ok!(unbond(ALICE, ED));
	});
}

#[test]
fn a_full_queue_still_takes_more_of_its_last_period() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		for _ in 1..MAX_CHUNKS {
			pass(1);
			assert_ok!(unbond(ALICE, ED));
		}
		assert_ok!(unbond(ALICE, ED));
		assert_eq!(queue(ALICE).last(), Some(&(2 * ED, START + 15 + UNBONDING)));
	});
}

#[test]
fn the_queue_stays_in_order_when_unbonding_becomes_shorter() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(unbond(ALICE, FLRN));
		Params::<Test>::mutate(|parameters| parameters.unbonding = 1);
		assert_ok!(unbond(ALICE, FLRN));
		assert_eq!(queue(ALICE), [(2 * FLRN, START + UNBONDING)]);
		Params::<Test>::mutate(|parameters| parameters.unbonding = UNBONDING);
	});
}

#[test]
fn nothing_unbonds_beyond_the_end_of_the_clock() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		Now::set(Period::MAX - UNBONDING + 1);
		assert_noop!(unbond(ALICE, FLRN), ArithmeticError::Overflow);
		Now::set(Period::MAX - UNBONDING);
		assert_ok!(unbond(ALICE, FLRN));
	});
}
