//! Stake that a provider loses for hours that it didn't deliver.

use super::*;
use crate::{Error, Event, Ledgers, Providers};
use florin_core::FLRN;
use frame_support::{assert_err, assert_noop, assert_ok, traits::fungible::Inspect};

fn burn(who: AccountId, amount: Balance) -> DispatchResult {
	with_storage_layer(|| ProvidersPallet::burn_free(&who, amount))
}

fn compensate(who: AccountId, amount: Balance, victim: AccountId) -> DispatchResult {
	with_storage_layer(|| ProvidersPallet::compensate(&who, amount, &victim))
}

#[test]
fn free_stake_burns_and_whoever_follows_it_is_told() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 30 * FLRN));
		assert_ok!(pledge(ALICE, 12 * FLRN));
		StakeSeen::take();
		let issued = Balances::total_issuance();
		assert_ok!(burn(ALICE, 5 * FLRN));
		System::assert_last_event(
			Event::Burned {
				provider: ALICE,
				amount: 5 * FLRN,
			}
			.into(),
		);
		assert_eq!(Balances::total_issuance(), issued - 5 * FLRN);
		assert_eq!(stake_on_hold(ALICE), 25 * FLRN);
		assert_eq!(StakeSeen::take(), vec![(ALICE, 13 * FLRN)]);
		// What is pledged answers for something else.
		assert_err!(burn(ALICE, 13 * FLRN + 1), Error::<Test>::StakeExceeded);
		assert_err!(burn(CAROL, 1), Error::<Test>::NotRegistered);
	});
}

#[test]
fn free_stake_goes_to_whoever_waited() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 30 * FLRN));
		let before = Balances::balance(&BOB);
		StakeSeen::take();
		assert_ok!(compensate(ALICE, FLRN, BOB));
		System::assert_last_event(
			Event::Slashed {
				provider: ALICE,
				amount: FLRN,
				victim: BOB,
			}
			.into(),
		);
		assert_eq!(Balances::balance(&BOB), before + FLRN);
		assert_eq!(StakeSeen::take(), vec![(ALICE, 29 * FLRN)]);
		assert_err!(
			compensate(ALICE, 29 * FLRN + 1, BOB),
			Error::<Test>::StakeExceeded
		);
		let own = Balances::balance(&ALICE);
		assert_ok!(compensate(ALICE, FLRN, ALICE));
		assert_eq!(Balances::balance(&ALICE), own + FLRN);
	});
}

#[test]
fn who_lost_everything_is_no_provider_and_fetches_its_deposit_when_it_has_wound_up() {
	build_and_execute(|| {
		let before = Balances::balance(&ALICE);
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(burn(ALICE, 2 * MINIMUM));
		assert!(!ProvidersPallet::is_registered(&ALICE));
		assert_noop!(register(ALICE, MINIMUM), Error::<Test>::Leaving);
		assert_noop!(deregister(ALICE), Error::<Test>::Leaving);
		HasDevices::set(true);
		assert_noop!(withdraw(ALICE), DEVICES_LEFT);
		HasDevices::set(false);
		assert_ok!(withdraw(ALICE));
		assert!(!Providers::<Test>::contains_key(ALICE));
		assert_eq!(Balances::balance(&ALICE), before - 2 * MINIMUM);
		assert_ok!(register(ALICE, MINIMUM));
	});
}

#[test]
fn what_was_unbonding_comes_back_whatever_is_left_to_wind_up() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 3 * MINIMUM));
		assert_ok!(unbond(ALICE, MINIMUM));
		assert_ok!(burn(ALICE, 2 * MINIMUM));
		HasDevices::set(true);
		pass(UNBONDING);
		let before = Balances::balance(&ALICE);
		assert_ok!(withdraw(ALICE));
		assert_eq!(Balances::balance(&ALICE), before + MINIMUM);
		assert!(Ledgers::<Test>::contains_key(ALICE));
		assert_noop!(withdraw(ALICE), DEVICES_LEFT);
		HasDevices::set(false);
		assert_ok!(withdraw(ALICE));
	});
}

#[test]
fn a_pledge_that_is_slashed_after_the_stake_around_it_burned_leaves_nothing() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(pledge(ALICE, MINIMUM));
		assert_ok!(burn(ALICE, MINIMUM));
		assert_ok!(with_storage_layer(|| {
			<ProvidersPallet as StakePledges<_>>::slash(&ALICE, MINIMUM, &BOB)
		}));
		assert!(!ProvidersPallet::is_registered(&ALICE));
		HasDevices::set(true);
		assert_noop!(withdraw(ALICE), DEVICES_LEFT);
		HasDevices::set(false);
		assert_ok!(withdraw(ALICE));
	});
}

#[test]
fn a_pledge_outlives_the_stake_around_it() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		assert_ok!(pledge(ALICE, MINIMUM));
		assert_ok!(burn(ALICE, MINIMUM));
		assert!(ProvidersPallet::is_registered(&ALICE));
		assert_ok!(release(ALICE, MINIMUM));
		assert_ok!(deregister(ALICE));
	});
}
