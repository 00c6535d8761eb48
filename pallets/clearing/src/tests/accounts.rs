use super::*;
use crate::{Accounts, HoldReason};
use florin_core::FLRN;
use frame_support::traits::fungible::InspectHold;

fn held(who: AccountId) -> u128 {
	Balances::balance_on_hold(&HoldReason::StorageDeposit.into(), &who)
}

#[test]
fn what_is_deposited_can_be_withdrawn_in_the_same_block() {
	build_and_execute(|| {
		let before = wallet(STRANGER);
		assert_ok!(House::deposit(signed(STRANGER), DOLLAR, 7 * USD));
		System::assert_last_event(
			Event::Deposited {
				who: STRANGER,
				asset: DOLLAR,
				amount: 7 * USD,
			}
			.into(),
		);
		assert_eq!(balance(STRANGER), 7 * USD);
		assert_ok!(House::withdraw(signed(STRANGER), DOLLAR, 7 * USD));
		System::assert_last_event(
			Event::Withdrawn {
				who: STRANGER,
				asset: DOLLAR,
				amount: 7 * USD,
			}
			.into(),
		);
		assert_eq!(wallet(STRANGER), before);
	});
}

#[test]
fn an_account_holds_a_storage_deposit_until_it_is_empty() {
	build_and_execute(|| {
		assert_eq!(held(STRANGER), 0);
		deposit(STRANGER, 2);
		assert!(held(STRANGER) > 0);
		assert_ok!(House::withdraw(signed(STRANGER), DOLLAR, 1));
		assert!(held(STRANGER) > 0);
		assert_ok!(House::withdraw(signed(STRANGER), DOLLAR, 1));
		assert_eq!(held(STRANGER), 0);
		assert!(Accounts::<Test>::get(STRANGER, DOLLAR).is_none());
	});
}

#[test]
fn an_account_with_positions_stays_when_it_is_emptied() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 1, PRICE));
		assert_ok!(House::withdraw(signed(ALICE), DOLLAR, balance(ALICE)));
		assert!(held(ALICE) > 0);
		assert_eq!(balance(ALICE), 0);
	});
}

#[test]
fn flrn_goes_the_same_way_and_the_pot_is_never_closed() {
	build_and_execute(|| {
		assert_eq!(pot(&NATIVE), ED);
		assert_ok!(House::deposit(signed(STRANGER), NATIVE, 5 * FLRN));
		assert_ok!(House::withdraw(signed(STRANGER), NATIVE, 5 * FLRN - 1));
		assert_eq!(pot(&NATIVE), ED + 1);
		assert_ok!(House::withdraw(signed(STRANGER), NATIVE, 1));
		assert_eq!(pot(&NATIVE), ED);
	});
}

#[test]
fn assets_do_not_mix() {
	build_and_execute(|| {
		assert_ok!(House::deposit(signed(STRANGER), NATIVE, 5 * FLRN));
		assert_noop!(
			House::withdraw(signed(STRANGER), DOLLAR, 1),
			Error::NoAccount
		);
	});
}

#[test]
fn what_is_not_there_does_not_move() {
	build_and_execute(|| {
		let other = NATIVE.clone();
		assert_noop!(
			House::deposit(signed(ALICE), other, ENDOWMENT + 1),
			TokenError::FundsUnavailable
		);
		let unknown = florin_core::clearing::SettlementAsset::WithId(77);
		assert_noop!(
			House::deposit(signed(ALICE), unknown, 1),
			Error::UnknownAsset
		);
		assert_noop!(
			House::deposit(signed(ALICE), DOLLAR, 0),
			Error::NothingToMove
		);
		assert_noop!(
			House::withdraw(signed(ALICE), DOLLAR, 0),
			Error::NothingToMove
		);
		assert_noop!(
			House::withdraw(signed(STRANGER), DOLLAR, 1),
			Error::NoAccount
		);
		assert_noop!(
			House::withdraw(signed(ALICE), DOLLAR, 1_000 * USD + 1),
			Error::InsufficientBalance
		);
		assert_noop!(
			House::withdraw(signed(ALICE), DOLLAR, u128::MAX),
			Error::InsufficientBalance
		);
		assert_noop!(
			House::deposit(signed(ALICE), DOLLAR, u128::MAX),
			Error::Overflow
		);
		assert_noop!(
			House::deposit(RuntimeOrigin::root(), DOLLAR, 1),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn governance_accepts_assets_whose_pot_is_endowed() {
	build_and_execute(|| {
		let other = florin_core::clearing::SettlementAsset::WithId(2);
		assert_ok!(Assets::force_create(
			RuntimeOrigin::root(),
			2,
			GUARD,
			true,
			10
		));
		assert_noop!(
			House::accept_asset(signed(ALICE), other.clone()),
			DispatchError::BadOrigin
		);
		assert_noop!(
			House::accept_asset(RuntimeOrigin::root(), other.clone()),
			Error::PotNotEndowed
		);
		let pot = House::pot(&other);
		assert_ok!(Assets::mint(signed(GUARD), 2, pot, 10));
		assert_ok!(House::accept_asset(RuntimeOrigin::root(), other.clone()));
		System::assert_last_event(
			Event::AssetAccepted {
				asset: other.clone(),
			}
			.into(),
		);
		assert_noop!(
			House::accept_asset(RuntimeOrigin::root(), other),
			Error::AlreadyAccepted
		);
	});
}
