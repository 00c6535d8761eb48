//! Each check finds the state that it is there to find.

use super::*;
use crate::{
	Chunk, HoldReason, Ledger, Ledgers, Params, Providers, Reputation, Reputations, MAX_UNBONDING,
};
use florin_core::{Period, FLRN};
use frame_support::{
	assert_err, assert_ok,
	storage::with_storage_layer,
	traits::fungible::{Mutate, MutateHold, UnbalancedHold},
};
use sp_runtime::DispatchError;

/// Asserts that the state after `corrupt` is found out for `reason`, and restores the state.
fn found(reason: &'static str, corrupt: impl FnOnce()) {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(register(BOB, MINIMUM));
		assert_ok!(deregister(BOB));
		assert_ok!(ProvidersPallet::do_try_state());
		let _ = with_storage_layer::<(), DispatchError, _>(|| {
			corrupt();
			assert_err!(ProvidersPallet::do_try_state(), reason);
			Err("restores the state".into())
		});
		assert_ok!(ProvidersPallet::do_try_state());
	});
}

/// Corrupts the ledger of Alice.
fn spoil(change: impl FnOnce(&mut Ledger)) {
	Ledgers::<Test>::mutate(ALICE, |ledger| change(ledger.as_mut().unwrap()));
}

/// Moves `amount` of Alice's active stake to a chunk of its own.
fn add_chunk(amount: Balance, available_at: Period) {
	spoil(|ledger| {
		ledger.active -= amount;
		ledger
			.unbonding
			.try_push(Chunk {
				amount,
				available_at,
			})
			.unwrap();
	});
}

fn set_hold(who: AccountId, reason: HoldReason, change: impl FnOnce(Balance) -> Balance) {
	let reason = RuntimeHoldReason::from(reason);
	let held = <Balances as frame_support::traits::fungible::InspectHold<_>>::balance_on_hold(
		&reason, &who,
	);
	assert_ok!(Balances::set_balance_on_hold(&reason, &who, change(held)));
}

#[test]
fn the_check_itself_changes_nothing() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		frame_support::assert_storage_noop!(ProvidersPallet::do_try_state().unwrap());
	});
}

#[test]
fn wrong_parameters_are_found() {
	found("the minimum stake is below the existential deposit", || {
		Params::<Test>::mutate(|parameters| parameters.minimum_stake = ED - 1)
	});
	found("unbonding takes no time", || {
		Params::<Test>::mutate(|p| p.unbonding = 0)
	});
}

#[test]
fn rows_without_their_other_half_are_found() {
	found("a ledger without a provider", || {
		Providers::<Test>::remove(ALICE)
	});
	found("a ledger without a provider", || {
		Ledgers::<Test>::insert(CAROL, Ledger::default());
	});
	found("a provider without a ledger", || {
		let ledger = Ledgers::<Test>::take(ALICE).unwrap();
		Ledgers::<Test>::insert(CAROL, ledger);
	});
	found("the number of providers is wrong", || {
		let key = Providers::<Test>::hashed_key_for(ALICE);
		frame_support::storage::unhashed::kill(&key);
	});
}

#[test]
fn a_ledger_that_cannot_be_is_found() {
	found("a leaving provider without stake", || {
		spoil(|ledger| ledger.active = 0)
	});
	found("a provider with stake that is ruined", || {
		spoil(|ledger| ledger.ruined = true)
	});
	found("a queue without a place for leaving", || {
		for index in 0..16 {
			add_chunk(ED, START + index);
		}
	});
	found("an empty chunk", || add_chunk(0, START));
	found("a chunk that waits too long", || {
		add_chunk(ED, START + MAX_UNBONDING + 1)
	});
	found("a queue out of order", || {
		add_chunk(ED, START + 1);
		add_chunk(ED, START + 1);
	});
}

#[test]
fn a_pledge_beyond_the_stake_is_found() {
	found("more stake is pledged than there is", || {
		spoil(|ledger| ledger.pledged = 2 * MINIMUM + 1)
	});
}

#[test]
fn a_reputation_of_a_stranger_is_found() {
	found("a reputation without a provider", || {
		Reputations::<Test>::insert(CAROL, Reputation::default())
	});
}

#[test]
fn stake_that_is_not_on_hold_is_found() {
	let reason = "stake on hold isn't what the ledger says";
	found(reason, || spoil(|ledger| ledger.active += 1));
	found(reason, || spoil(|ledger| ledger.active -= 1));
	found(reason, || {
		set_hold(ALICE, HoldReason::Stake, |held| held - 1)
	});
	found(reason, || set_hold(BOB, HoldReason::Stake, |held| held + 1));
}

#[test]
fn a_deposit_that_is_not_on_hold_is_found() {
	let reason = "a deposit on hold isn't what its ticket says";
	found(reason, || {
		set_hold(ALICE, HoldReason::StorageDeposit, |held| held - 1)
	});
	found(reason, || {
		set_hold(ALICE, HoldReason::StorageDeposit, |held| held + 1)
	});
	found(reason, || set_hold(BOB, HoldReason::StorageDeposit, |_| 0));
	found(reason, || {
		set_hold(BOB, HoldReason::StorageDeposit, |held| 3 * held)
	});
}

#[test]
fn a_hold_of_a_stranger_is_found() {
	for reason in [HoldReason::Stake, HoldReason::StorageDeposit] {
		found("a hold without a provider", || {
			assert_ok!(Balances::mint_into(&9, FLRN));
			assert_ok!(Balances::hold(&reason.into(), &9, ED));
		});
	}
}

#[test]
fn metadata_that_cannot_be_shown_is_found() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		let _ = with_storage_layer::<(), DispatchError, _>(|| {
			Providers::<Test>::mutate(ALICE, |row| {
				row.as_mut().unwrap().metadata.region = Region(*b"xx")
			});
			assert_err!(
				ProvidersPallet::do_try_state(),
				Error::<Test>::InvalidRegion
			);
			Err("restores the state".into())
		});
	});
}
