//! The reserve, and the line that commission earns.

use crate::{Config, Event, Pallet, Params, TotalEarned};
use florin_core::{
	traits::{AttesterRewards, CommissionSink, PeriodClock},
	Balance,
};
use florin_math::{decay::Bound, rewards};
use frame_support::{
	dispatch::DispatchResult,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::Preservation,
		Get,
	},
};
use sp_runtime::{traits::AccountIdConversion, ArithmeticError};

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
		Self::try_mutate_ledger(provider, |ledger| {
			ledger.earned = ledger
				.earned
				.grown(earned, now, half_life, Bound::Lower)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		TotalEarned::<T>::try_mutate(|total| -> DispatchResult {
			*total = total
				.grown(earned, now, half_life, Bound::Upper)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Self::deposit_event(Event::CommissionPaid {
			payer: payer.clone(),
			provider: provider.clone(),
			earned,
			attesters,
		});
		Ok(())
	}
}
