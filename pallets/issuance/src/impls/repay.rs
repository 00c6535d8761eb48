//! From coins back to nothing: clearing what is owed.

use crate::{Config, Error, Event, HoldReason, Liabilities, Liability, Pallet, Supply};
use florin_core::{Balance, ClassId, ComputeTime};
use florin_math::{credit, credit_line};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation},
		Consideration,
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
		let value = row
			.value
			.checked_sub(amount)
			.ok_or(Error::<T>::MoreThanOwed)?;
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

		// Hours that stay owed are rounded up, bond that goes free is rounded down: repaying in
		// small parts clears and frees no more.
		let time = credit::time_share(row.time.micros(), row.value, value)
			.map(ComputeTime)
			.ok_or(ArithmeticError::Overflow)?;
		let cleared = row.time.saturating_sub(time);
		let share = credit_line::released(row.bond, row.value, amount);
		let bond = row
			.bond
			.checked_sub(share)
			.ok_or(ArithmeticError::Underflow)?;
		let freed = Self::clear(provider, amount, share)?;
		if value == 0 {
			row.ticket.drop(provider)?;
			Liabilities::<T>::remove(provider, class);
		} else {
			let row = Liability {
				value,
				time,
				bond,
				ticket: row.ticket,
			};
			Liabilities::<T>::insert(provider, class, row);
		}
		Supply::<T>::try_mutate(|supply| -> DispatchResult {
			supply.repaid = supply
				.repaid
				.checked_add(amount)
				.ok_or(ArithmeticError::Overflow)?;
			Ok(())
		})?;
		Self::deposit_event(Event::Repaid {
			provider: provider.clone(),
			class,
			amount,
			time: cleared,
			freed,
		});
		Ok(())
	}

	/// Takes `amount` off the ledger's liability and frees `share` of its bond, with what earlier
	/// repayments had to leave, as far as the line holds without it. Answers what was freed.
	fn clear(
		provider: &T::AccountId,
		amount: Balance,
		share: Balance,
	) -> Result<Balance, sp_runtime::DispatchError> {
		let freed = Self::try_mutate_ledger(provider, |ledger| {
			ledger.liability = ledger
				.liability
				.checked_sub(amount)
				.ok_or(ArithmeticError::Underflow)?;
			let loose = ledger
				.retained
				.checked_add(share)
				.ok_or(ArithmeticError::Overflow)?;
			// Where the line is still exceeded nothing is freed.
			let freed = loose.min(Self::headroom(provider, ledger).unwrap_or_default());
			ledger.retained = loose.saturating_sub(freed);
			ledger.bond = ledger
				.bond
				.checked_sub(freed)
				.ok_or(ArithmeticError::Underflow)?;
			Ok(freed)
		})?;
		T::Currency::release(
			&HoldReason::Backing.into(),
			provider,
			freed,
			Precision::Exact,
		)?;
		Ok(freed)
	}
}
