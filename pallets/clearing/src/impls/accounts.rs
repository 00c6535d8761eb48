//! Money that comes into the house, waits in accounts, and leaves.

use crate::{
	types::{Account, AssetInfo},
	Accounts, Assets, Config, Error, Event, Pallet,
};
use florin_core::{clearing::SettlementAsset, Balance};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::Preservation,
		Consideration, Footprint, Get,
	},
};
use sp_runtime::{
	traits::{AccountIdConversion, Zero},
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The account that has all money of the house in an asset. Nobody has a key to it.
	pub fn pot(asset: &SettlementAsset) -> T::AccountId {
		T::PotId::get().into_sub_account_truncating(asset)
	}

	/// See [`Pallet::accept_asset`].
	pub(crate) fn do_accept_asset(asset: SettlementAsset) -> DispatchResult {
		ensure!(
			!Assets::<T>::contains_key(&asset),
			Error::<T>::AlreadyAccepted
		);
		let endowment = T::Assets::balance(asset.clone(), &Self::pot(&asset));
		ensure!(
			!endowment.is_zero() && endowment >= T::Assets::minimum_balance(asset.clone()),
			Error::<T>::PotNotEndowed
		);
		Assets::<T>::insert(&asset, AssetInfo { endowment, fund: 0 });
		Self::deposit_event(Event::AssetAccepted { asset });
		Ok(())
	}

	/// See [`Pallet::deposit`].
	pub(crate) fn do_deposit(
		who: T::AccountId,
		asset: SettlementAsset,
		amount: Balance,
	) -> DispatchResult {
		ensure!(Assets::<T>::contains_key(&asset), Error::<T>::UnknownAsset);
		ensure!(!amount.is_zero(), Error::<T>::NothingToMove);
		let mut account = match Accounts::<T>::get(&who, &asset) {
			Some(account) => account,
			None => Account {
				balance: 0,
				positions: 0,
				ticket: T::Consideration::new(&who, Self::footprint())?,
			},
		};
		account.balance = account
			.balance
			.checked_add(amount)
			.ok_or(Error::<T>::Overflow)?;
		T::Assets::transfer(
			asset.clone(),
			&who,
			&Self::pot(&asset),
			amount,
			Preservation::Expendable,
		)?;
		Accounts::<T>::insert(&who, &asset, account);
		Self::deposit_event(Event::Deposited { who, asset, amount });
		Ok(())
	}

	/// See [`Pallet::withdraw`].
	pub(crate) fn do_withdraw(
		who: T::AccountId,
		asset: SettlementAsset,
		amount: Balance,
	) -> DispatchResult {
		let mut account = Accounts::<T>::get(&who, &asset).ok_or(Error::<T>::NoAccount)?;
		// Nothing closes an account that is empty.
		let closes = account.balance.is_zero() && account.positions == 0;
		ensure!(!amount.is_zero() || closes, Error::<T>::NothingToMove);
		account.balance = account
			.balance
			.checked_sub(amount)
			.ok_or(Error::<T>::InsufficientBalance)?;
		if !amount.is_zero() {
			// The endowment stays, so the pot can't be closed.
			T::Assets::transfer(
				asset.clone(),
				&Self::pot(&asset),
				&who,
				amount,
				Preservation::Preserve,
			)?;
		}
		if account.balance.is_zero() && account.positions == 0 {
			account.ticket.drop(&who)?;
			Accounts::<T>::remove(&who, &asset);
		} else {
			Accounts::<T>::insert(&who, &asset, account);
		}
		Self::deposit_event(Event::Withdrawn { who, asset, amount });
		Ok(())
	}

	/// The row of an account.
	fn footprint() -> Footprint {
		Footprint::from_mel::<(T::AccountId, SettlementAsset, Account<T::Consideration>)>()
	}

	/// Changes an account.
	pub(crate) fn with_account(
		who: &T::AccountId,
		asset: &SettlementAsset,
		change: impl FnOnce(&mut Account<T::Consideration>) -> DispatchResult,
	) -> DispatchResult {
		Accounts::<T>::try_mutate(who, asset, |account| {
			change(account.as_mut().ok_or(Error::<T>::NoAccount)?)
		})
	}

	/// Puts `amount` into an account.
	pub(crate) fn credit(
		who: &T::AccountId,
		asset: &SettlementAsset,
		amount: Balance,
	) -> DispatchResult {
		Self::with_account(who, asset, |account| {
			account.balance = account
				.balance
				.checked_add(amount)
				.ok_or(Error::<T>::Overflow)?;
			Ok(())
		})
	}

	/// Takes margin of `amount` out of an account.
	pub(crate) fn debit(
		who: &T::AccountId,
		asset: &SettlementAsset,
		amount: Balance,
	) -> DispatchResult {
		Self::with_account(who, asset, |account| {
			account.balance = account
				.balance
				.checked_sub(amount)
				.ok_or(Error::<T>::InsufficientMargin)?;
			Ok(())
		})
	}
}
