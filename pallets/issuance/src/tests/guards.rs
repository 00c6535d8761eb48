//! What ties a provider down, and what doesn't.

use super::*;
use florin_core::traits::{LeaveGuard, StakeGuard};

#[test]
fn stake_leaves_as_long_as_the_line_holds_without_it() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(50));
		assert_ok!(claim(ALICE, &[1]));
		// 50 owed, 10 bonded: 40 of the 50 at stake are needed.
		assert_noop!(unbond(ALICE, 10 * FLRN + 1), Error::<Test>::LineWouldBreak);
		assert_ok!(unbond(ALICE, 10 * FLRN));
		assert_noop!(unbond(ALICE, 1), Error::<Test>::LineWouldBreak);
		assert_ok!(repay(ALICE, H100, 5 * FLRN));
		assert_ok!(unbond(ALICE, 4 * FLRN));
	});
}

#[test]
fn the_credit_line_stands_in_for_stake() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		assert_ok!(present(1, ALICE, 0));
		add_device(1, ALICE, H100, hours(50));
		assert_ok!(claim(ALICE, &[1]));
		assert_noop!(unbond(ALICE, 11 * FLRN + 1), Error::<Test>::LineWouldBreak);
		assert_ok!(unbond(ALICE, 11 * FLRN));
	});
}

#[test]
fn no_stake_leaves_while_the_line_is_exceeded() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(50));
		assert_ok!(claim(ALICE, &[1]));
		set_stake(ALICE, 39 * FLRN);
		assert_noop!(unbond(ALICE, 1), Error::<Test>::LineWouldBreak);
	});
}

#[test]
fn who_owes_nothing_takes_all_of_its_stake() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(unbond(ALICE, STAKE));
		assert_ok!(Issuance::ensure_may_leave(&ALICE));
	});
}

#[test]
fn a_provider_with_a_liability_does_not_leave() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(
			1,
			ALICE,
			H100,
			Work {
				time: ComputeTime(1),
				value: 1,
			},
		);
		assert_ok!(claim(ALICE, &[1]));
		assert_noop!(
			Issuance::ensure_may_leave(&ALICE),
			Error::<Test>::LiabilityOutstanding
		);
		assert_ok!(Issuance::ensure_may_leave(&BOB));
		assert_ok!(repay(ALICE, H100, 1));
		assert_ok!(Issuance::ensure_may_leave(&ALICE));
	});
}

#[test]
fn the_secured_part_follows_the_stake() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(50));
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(Issuance::backing().secured, 50 * FLRN);
		set_stake(ALICE, 15 * FLRN);
		assert_eq!(Issuance::backing().secured, 25 * FLRN);
		assert_eq!(Issuance::backing().on_credit_lines, 25 * FLRN);
		set_stake(ALICE, STAKE);
		assert_eq!(Issuance::backing().secured, 50 * FLRN);
		// Who has no ledger needs none for it.
		Issuance::stake_changed(&BOB);
		assert!(!Ledgers::<Test>::contains_key(BOB));
	});
}
