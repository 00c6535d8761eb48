//! The reserve, and the line that commission earns.

use crate::{Config, Event, Pallet, Params, TotalEarned};
use florin_core::{
	traits::{CommissionSink, PeriodClock},
	Balance,
};
use florin_math::decay::Bound;
use frame_support::{
	dispatch::DispatchResult,
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
		let (now, half_life) = (T::Clock::now(), Params::<T>::get().earned_half_life);
		T::Currency::transfer(
			payer,
			&Self::reserve_account(),
			amount,
			Preservation::Preserve,
		)?;
		Self::try_mutate_ledger(provider, |ledger| {
			ledger.earned = ledger
				.earned
				.grown(amount, now, half_life, Bound::Lower)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		TotalEarned::<T>::try_mutate(|total| -> DispatchResult {
			*total = total
				.grown(amount, now, half_life, Bound::Upper)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Self::deposit_event(Event::CommissionPaid {
			payer: payer.clone(),
			provider: provider.clone(),
			amount,
		});
		Ok(())
	}
}
