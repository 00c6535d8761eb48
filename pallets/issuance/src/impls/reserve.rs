//! The reserve, and the line that commission earns.

use crate::{impls::debt::add, Config, Error, Event, Pallet, Params, Supply, TotalEarned};
use florin_core::{
	traits::{AttesterRewards, CommissionSink, PeriodClock},
	Balance,
};
use florin_math::{decay::Bound, rewards};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
};
use sp_runtime::{traits::AccountIdConversion, ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
	/// The account that takes commission. Nobody has its key.
	pub fn reserve_account() -> T::AccountId {
		T::ReserveId::get().into_account_truncating()
	}

	/// Gives the reserve the existential deposit, so that it can take commission of any size. At
	/// genesis only: it counts as bootstrap supply.
	///
	/// # Panics
	///
	/// If the coins can't be created.
	pub(crate) fn endow_reserve() {
		let reserve = Self::reserve_account();
		let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::balance(&reserve));
		assert!(
			missing == 0 || T::Currency::mint_into(&reserve, missing).is_ok(),
			"the reserve gets its existential deposit",
		);
	}

	/// What the reserve holds beyond all earned lines and the existential deposit.
	pub(crate) fn reserve_surplus() -> Balance {
		let (now, half_life) = (T::Clock::now(), Params::<T>::get().earned_half_life);
		let earned = TotalEarned::<T>::get().at(now, half_life, Bound::Upper);
		T::Currency::balance(&Self::reserve_account())
			.saturating_sub(T::Currency::minimum_balance())
			.saturating_sub(earned)
	}

	/// Burns of the reserve's surplus as much as nothing stands behind any more since a default. Answers
	/// how much that was.
	pub(crate) fn make_good() -> Result<Balance, DispatchError> {
		let amount = Supply::<T>::get().unbacked().min(Self::reserve_surplus());
		if amount == 0 {
			return Ok(0);
		}
		T::Currency::burn_from(
			&Self::reserve_account(),
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		)?;
		Supply::<T>::try_mutate(|supply| add(&mut supply.made_good, amount))?;
		Self::deposit_event(Event::ReserveBurned { amount });
		Ok(amount)
	}

	/// See [`Pallet::collect_reserve`].
	pub(crate) fn do_collect_reserve() -> DispatchResult {
		let burned = Self::make_good()?;
		let amount = Self::reserve_surplus();
		ensure!(burned > 0 || amount > 0, Error::<T>::NothingToCollect);
		if amount > 0 {
			T::Currency::transfer(
				&Self::reserve_account(),
				&T::Treasury::get(),
				amount,
				Preservation::Preserve,
			)?;
			Self::deposit_event(Event::ReserveCollected { amount });
		}
		Ok(())
	}
}

impl<T: Config> CommissionSink<T::AccountId> for Pallet<T> {
	fn pay_commission(
		payer: &T::AccountId,
		provider: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		// Two transfers: who can't afford the second has made none.
		with_storage_layer(|| Self::split_commission(payer, provider, amount))
	}
}

impl<T: Config> Pallet<T> {
	/// Pays the attesters' share and the rest of `amount`, and lets the line grow by the latter.
	fn split_commission(
		payer: &T::AccountId,
		provider: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let parameters = Params::<T>::get();
		let (now, half_life) = (T::Clock::now(), parameters.earned_half_life);
		let attesters = rewards::attesters_part(amount, parameters.attester_commission);
		let earned = amount.saturating_sub(attesters);
		T::Attesters::reward(payer, attesters)?;
		T::Currency::transfer(
			payer,
			&Self::reserve_account(),
			earned,
			Preservation::Preserve,
		)?;
		let grew = Self::try_mutate_ledger(provider, |ledger| {
			// What a provider that has defaulted pays in makes good for that.
			if ledger.defaulted {
				return Ok(false);
			}
			ledger.earned = ledger
				.earned
				.grown(earned, now, half_life, Bound::Lower)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(true)
		})?;
		if grew {
			TotalEarned::<T>::try_mutate(|total| -> DispatchResult {
				*total = total
					.grown(earned, now, half_life, Bound::Upper)
					.ok_or(ArithmeticError::Overflow)?;
				Ok(())
			})?;
		}
		Self::deposit_event(Event::CommissionPaid {
			payer: payer.clone(),
			provider: provider.clone(),
			reserve: earned,
			earned: if grew { earned } else { 0 },
			attesters,
		});
		Ok(())
	}
}
