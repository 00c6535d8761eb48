use super::*;
use crate::{Error, Event};
use florin_core::FLRN;
use frame_support::{assert_err, assert_noop, assert_ok};
use sp_runtime::ArithmeticError;

#[test]
fn pledged_stake_is_not_free_and_free_again_once_released() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 30 * FLRN));
		assert_ok!(pledge(ALICE, 12 * FLRN));
		System::assert_last_event(
			Event::Pledged {
				provider: ALICE,
				amount: 12 * FLRN,
			}
			.into(),
		);
		assert_eq!(free_stake(ALICE), 18 * FLRN);
		assert_ok!(release(ALICE, 5 * FLRN));
		System::assert_last_event(
			Event::PledgeReleased {
				provider: ALICE,
				amount: 5 * FLRN,
			}
			.into(),
		);
		assert_eq!(free_stake(ALICE), 23 * FLRN);
		assert_eq!(stake_on_hold(ALICE), 30 * FLRN);
		assert_eq!(
			StakeSeen::get()[1..],
			[(ALICE, 18 * FLRN), (ALICE, 23 * FLRN)]
		);
		assert_err!(release(ALICE, 7 * FLRN + 1), ArithmeticError::Underflow);
	});
}

#[test]
fn no_stake_is_pledged_twice_nor_unbonded() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 3 * MINIMUM));
		assert_ok!(pledge(ALICE, 2 * MINIMUM));
		assert_noop!(
			pledge(ALICE, MINIMUM - ED + 1),
			Error::<Test>::StakeExceeded
		);
		assert_noop!(
			unbond(ALICE, MINIMUM - ED + 1),
			Error::<Test>::StakeExceeded
		);
		// What stays free is at least the existential deposit.
		assert_ok!(pledge(ALICE, MINIMUM - ED));
		assert_noop!(deregister(ALICE), Error::<Test>::StakePledged);
	});
}

#[test]
fn unbonding_leaves_what_all_pledges_slashed_would() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(pledge(ALICE, MINIMUM));
		assert_noop!(unbond(ALICE, MINIMUM), Error::<Test>::StakeExceeded);
		assert_ok!(unbond(ALICE, MINIMUM - ED));
		assert_ok!(slash(ALICE, MINIMUM, BOB));
		assert!(is_registered(ALICE));
		assert_eq!(free_stake(ALICE), ED);
	});
}

#[test]
fn stake_that_liabilities_need_is_not_pledged() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		StakeIsTied::set(true);
		assert_noop!(pledge(ALICE, 1), TIED);
		assert_ok!(pledge(ALICE, 0));
		StakeIsTied::set(false);
	});
}

#[test]
fn nobody_pledges_who_is_not_registered() {
	build_and_execute(|| {
		assert_noop!(pledge(ALICE, 1), Error::<Test>::NotRegistered);
		assert_noop!(release(ALICE, 1), Error::<Test>::NotRegistered);
		assert_noop!(slash(ALICE, 1, BOB), Error::<Test>::NotRegistered);
		assert_ok!(register(ALICE, MINIMUM));
		assert_ok!(deregister(ALICE));
		assert_noop!(pledge(ALICE, 1), Error::<Test>::Leaving);
	});
}

#[test]
fn a_slash_takes_what_was_pledged_and_nothing_else() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(pledge(ALICE, MINIMUM));
		let before = free_balance(BOB);
		assert_ok!(slash(ALICE, 4 * FLRN, BOB));
		System::assert_last_event(
			Event::Slashed {
				provider: ALICE,
				amount: 4 * FLRN,
				victim: BOB,
			}
			.into(),
		);
		assert_eq!(free_balance(BOB), before + 4 * FLRN);
		assert_eq!(free_stake(ALICE), MINIMUM);
		assert_err!(
			slash(ALICE, MINIMUM - 4 * FLRN + 1, BOB),
			ArithmeticError::Underflow
		);
		assert_ok!(slash(ALICE, MINIMUM - 4 * FLRN, BOB));
		assert_eq!(stake_on_hold(ALICE), MINIMUM);
	});
}

#[test]
fn a_provider_that_is_its_own_victim_gets_its_stake_back() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(pledge(ALICE, MINIMUM));
		let before = free_balance(ALICE);
		assert_ok!(slash(ALICE, FLRN, ALICE));
		assert_eq!(free_balance(ALICE), before + FLRN);
	});
}

#[test]
fn all_pledges_slashed_leave_a_provider() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		assert_ok!(pledge(ALICE, MINIMUM - ED));
		assert_ok!(slash(ALICE, MINIMUM - ED, BOB));
		assert!(is_registered(ALICE));
		assert_eq!(free_stake(ALICE), ED);
		assert_ok!(deregister(ALICE));
	});
}
