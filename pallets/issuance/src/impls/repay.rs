//! From coins back to nothing: clearing what is owed.

use crate::{impls::debt::add, Config, Error, Event, Liabilities, Pallet, Supply};
use florin_core::{work::Work, Balance, ClassId, ComputeTime};
use florin_math::credit;
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
};
use sp_runtime::{ArithmeticError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Burns `amount` of the provider's free coins, clears as much of what it owes in `class` and
	/// frees the bond that nothing needs any more.
	pub(crate) fn do_repay(
		provider: &T::AccountId,
		class: ClassId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::AmountZero);
		let row = Liabilities::<T>::get(provider, class).ok_or(Error::<T>::NothingOwed)?;
		ensure!(amount <= row.value, Error::<T>::MoreThanOwed);
		let free = row.free();
		let left = free.value.checked_sub(amount).ok_or(Error::<T>::Promised)?;
		let spendable =
			T::Currency::reducible_balance(provider, Preservation::Preserve, Fortitude::Polite);
		ensure!(spendable >= amount, Error::<T>::BalanceTooLow);
		T::Currency::burn_from(
			provider,
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		)?;

		// Hours that stay owed are rounded up: repaying in small parts clears no more.
		let owed = credit::time_share(free.time.micros(), free.value, left)
			.map(ComputeTime)
			.ok_or(ArithmeticError::Overflow)?;
		let time = free.time.saturating_sub(owed);
		let work = Work {
			time,
			value: amount,
		};
		Self::lower_row(provider, class, work, Work::default())?;
		let freed = Self::lower_debt(provider, amount, 0)?;
		Supply::<T>::try_mutate(|supply| add(&mut supply.repaid, amount))?;
		Self::deposit_event(Event::Repaid {
			provider: provider.clone(),
			class,
			amount,
			time,
			freed,
		});
		Ok(())
	}
}
