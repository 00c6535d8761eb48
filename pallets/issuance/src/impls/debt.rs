//! What a provider owes, and how it becomes less: by repayment, redemption, clearing or default.

use crate::{Config, HoldReason, Liabilities, Liability, Pallet, Params};
use florin_core::{work::Work, Balance, ClassId};
use florin_math::credit_line;
use frame_support::traits::{
	fungible::MutateHold,
	tokens::{Fortitude, Precision},
	Consideration,
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

/// `from − what`.
fn less(from: Work, what: Work) -> Result<Work, ArithmeticError> {
	Ok(Work {
		time: from
			.time
			.checked_sub(what.time)
			.ok_or(ArithmeticError::Underflow)?,
		value: from
			.value
			.checked_sub(what.value)
			.ok_or(ArithmeticError::Underflow)?,
	})
}

impl<T: Config> Pallet<T> {
	/// Takes `work` off what `provider` owes in `class`, `promised` of it off what it has promised. A row
	/// of which nothing is left goes, and its deposit is refunded.
	pub(crate) fn lower_row(
		provider: &T::AccountId,
		class: ClassId,
		work: Work,
		promised: Work,
	) -> DispatchResult {
		let row = Liabilities::<T>::get(provider, class).ok_or(DispatchError::Corruption)?;
		let promised = less(row.promised, promised)?;
		let owed = Work {
			time: row.time,
			value: row.value,
		};
		let owed = less(owed, work)?;
		if owed.value == 0 {
			row.ticket.drop(provider)?;
			Liabilities::<T>::remove(provider, class);
		} else {
			let row = Liability {
				value: owed.value,
				time: owed.time,
				promised,
				..row
			};
			Liabilities::<T>::insert(provider, class, row);
		}
		Ok(())
	}

	/// Takes `amount` off the ledger's liability and `burned`, which has been burned out of it, off its
	/// bond. Frees of what is left of the bond what nothing needs any more, and answers how much.
	///
	/// That is what `amount` took of the liability, and what is beyond the share that a mint of the rest would
	/// have on hold, as far as the line holds without it; none while bond burns; and everything once nothing is
	/// owed.
	pub(crate) fn lower_debt(
		provider: &T::AccountId,
		amount: Balance,
		burned: Balance,
	) -> Result<Balance, DispatchError> {
		let freed = Self::try_mutate_ledger(provider, |ledger| {
			let share = Params::<T>::get().bond_share;
			let loose = credit_line::loosened(ledger.bond, ledger.liability, amount, share);
			ledger.liability = ledger
				.liability
				.checked_sub(amount)
				.ok_or(ArithmeticError::Underflow)?;
			ledger.bond = ledger
				.bond
				.checked_sub(burned)
				.ok_or(ArithmeticError::Underflow)?;
			let freed = if ledger.liability == 0 {
				ledger.bond
			} else if burned > 0 {
				0
			} else {
				// Where the line is still exceeded nothing is freed.
				loose.min(Self::headroom(provider, ledger).unwrap_or_default())
			};
			ledger.bond = ledger
				.bond
				.checked_sub(freed)
				.ok_or(ArithmeticError::Underflow)?;
			Ok(freed)
		})?;
		if freed > 0 {
			T::Currency::release(
				&HoldReason::Backing.into(),
				provider,
				freed,
				Precision::Exact,
			)?;
		}
		Ok(freed)
	}

	/// Burns `amount` of what `who` has on hold for `reason`.
	pub(crate) fn burn_held(
		reason: HoldReason,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount > 0 {
			T::Currency::burn_held(
				&reason.into(),
				who,
				amount,
				Precision::Exact,
				Fortitude::Force,
			)?;
		}
		Ok(())
	}
}

/// `total + amount`.
pub(crate) fn add(total: &mut Balance, amount: Balance) -> DispatchResult {
	*total = total.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
	Ok(())
}
