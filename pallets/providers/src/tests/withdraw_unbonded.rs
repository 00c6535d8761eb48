use super::*;
use crate::{Event, Ledgers, Providers};
use florin_core::FLRN;
use frame_support::{assert_noop, assert_ok};

#[test]
fn stake_returns_in_the_period_of_its_chunk_and_not_before() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_noop!(withdraw(ALICE), Error::<Test>::NothingAvailable);
		assert_ok!(unbond(ALICE, 4 * FLRN));
		assert_noop!(withdraw(ALICE), Error::<Test>::NothingAvailable);
		pass(UNBONDING - 1);
		assert_noop!(withdraw(ALICE), Error::<Test>::NothingAvailable);
		pass(1);

		let before = free_balance(ALICE);
		assert_ok!(withdraw(ALICE));
		System::assert_last_event(
			Event::Withdrawn {
				provider: ALICE,
				amount: 4 * FLRN,
			}
			.into(),
		);
		assert_eq!(free_balance(ALICE), before + 4 * FLRN);
		assert_eq!(stake_on_hold(ALICE), 2 * MINIMUM - 4 * FLRN);
		assert_eq!(free_stake(ALICE), 2 * MINIMUM - 4 * FLRN);
		assert_noop!(withdraw(ALICE), Error::<Test>::NothingAvailable);
		assert!(is_registered(ALICE));
	});
}

#[test]
fn only_what_is_available_returns() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		for amount in [FLRN, 2 * FLRN, 3 * FLRN] {
			assert_ok!(unbond(ALICE, amount));
			pass(1);
		}
		pass(UNBONDING - 2);
		assert_ok!(withdraw(ALICE));
		System::assert_last_event(
			Event::Withdrawn {
				provider: ALICE,
				amount: 3 * FLRN,
			}
			.into(),
		);
		pass(1);
		assert_ok!(withdraw(ALICE));
		System::assert_last_event(
			Event::Withdrawn {
				provider: ALICE,
				amount: 3 * FLRN,
			}
			.into(),
		);
	});
}

#[test]
fn strangers_have_nothing_to_withdraw() {
	build_and_execute(|| {
		assert_noop!(withdraw(ALICE), Error::<Test>::NotRegistered);
		assert_ok!(register(ALICE, MINIMUM));
		assert_noop!(withdraw(BOB), Error::<Test>::NotRegistered);
	});
}

#[test]
fn withdrawing_works_when_everything_else_is_stuck() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(register(BOB, MINIMUM));
		assert_ok!(unbond(ALICE, MINIMUM));
		assert_ok!(deregister(BOB));
		pass(UNBONDING);
		set_guards(true);
		StakeSeen::take();
		ReleaseAsked::take();

		assert_ok!(withdraw(ALICE));
		assert_ok!(withdraw(BOB));
		assert_eq!(stake_on_hold(ALICE), MINIMUM);
		assert_eq!(free_balance(BOB), ENDOWMENT);
		// Free stake has changed long before, so nobody had to be asked or told.
		assert!(StakeSeen::take().is_empty() && ReleaseAsked::take().is_empty());
	});
}

#[test]
fn the_last_withdrawal_returns_the_deposit_and_removes_the_rows() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(unbond(ALICE, FLRN));
		pass(5);
		assert_ok!(deregister(ALICE));
		pass(UNBONDING - 5);
		assert_ok!(withdraw(ALICE));
		assert!(Providers::<Test>::contains_key(ALICE));
		assert!(deposit_on_hold(ALICE) > 0);
		pass(5);

		assert_ok!(withdraw(ALICE));
		System::assert_last_event(Event::Left { provider: ALICE }.into());
		// What others remember of it goes with it.
		assert_eq!(Gone::get(), [("devices", ALICE), ("liabilities", ALICE)]);
		assert!(!Providers::<Test>::contains_key(ALICE));
		assert!(!Ledgers::<Test>::contains_key(ALICE));
		assert_eq!(Providers::<Test>::count(), 0);
		assert_eq!(stake_on_hold(ALICE) + deposit_on_hold(ALICE), 0);
		assert_eq!(free_balance(ALICE), ENDOWMENT);
		assert_noop!(withdraw(ALICE), Error::<Test>::NotRegistered);
	});
}

/// Empties the free balance of `who`, which another reason keeps alive.
fn empty(who: AccountId) {
	System::inc_providers(&who);
	assert_ok!(Balances::transfer_all(
		RuntimeOrigin::signed(who),
		CAROL,
		false
	));
	assert_eq!(free_balance(who), 0);
}

#[test]
fn the_smallest_chunk_reaches_an_empty_account() {
	for amount in [ED, ED + 1] {
		build_and_execute(|| {
			assert_ok!(register(ALICE, 2 * MINIMUM));
			assert_ok!(unbond(ALICE, amount));
			empty(ALICE);
			pass(UNBONDING);
			assert_ok!(withdraw(ALICE));
			assert_eq!(free_balance(ALICE), amount);
			assert_eq!(stake_on_hold(ALICE), 2 * MINIMUM - amount);
		});
	}
}

#[test]
fn a_provider_leaves_with_an_empty_account_and_loses_nothing() {
	// Below, at and above the existential deposit, the last two also without a second reason to live.
	for rest in [0, 1, ED - 1, ED, ED + 1] {
		build_and_execute(|| {
			assert_ok!(register(ALICE, MINIMUM));
			let deposit = deposit_on_hold(ALICE);
			if rest < ED {
				empty(ALICE);
				Balances::force_set_balance(RuntimeOrigin::root(), ALICE, ED + deposit).unwrap();
			}
			let away = free_balance(ALICE) - rest;
			assert_ok!(Balances::transfer_allow_death(
				RuntimeOrigin::signed(ALICE),
				BOB,
				away
			));
			assert_eq!(free_balance(ALICE), rest);

			assert_ok!(deregister(ALICE));
			pass(UNBONDING);
			assert_ok!(withdraw(ALICE));
			assert_eq!(free_balance(ALICE), rest + MINIMUM + deposit);
			assert!(!Providers::<Test>::contains_key(ALICE));
		});
	}
}
