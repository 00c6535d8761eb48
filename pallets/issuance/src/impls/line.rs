//! Ledgers, and the line that no call may break.

use crate::{Config, Error, Ledger, LedgerTotals, Ledgers, Pallet, Params};
use florin_core::{
	traits::{LeaveGuard, PeriodClock, ProviderStake, StakeGuard},
	Balance,
};
use florin_math::credit_line;
use frame_support::{dispatch::DispatchResult, ensure, traits::Defensive};
use sp_runtime::{ArithmeticError, DispatchError};

/// `total − before + after`.
fn moved(total: Balance, before: Balance, after: Balance) -> Result<Balance, ArithmeticError> {
	total
		.checked_sub(before)
		.ok_or(ArithmeticError::Underflow)?
		.checked_add(after)
		.ok_or(ArithmeticError::Overflow)
}

impl<T: Config> Pallet<T> {
	/// Changes a provider's ledger. What is derived from it follows: the secured part, and the sums
	/// over all ledgers. An empty ledger disappears.
	pub(crate) fn try_mutate_ledger<R>(
		provider: &T::AccountId,
		change: impl FnOnce(&mut Ledger) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let before = Ledgers::<T>::get(provider);
		let mut ledger = before.clone();
		let result = change(&mut ledger)?;

		let locked = T::Stake::free_stake(provider).saturating_add(ledger.bond);
		ledger.secured = ledger.liability.min(locked);
		LedgerTotals::<T>::try_mutate(|totals| -> DispatchResult {
			totals.liability = moved(totals.liability, before.liability, ledger.liability)?;
			totals.secured = moved(totals.secured, before.secured, ledger.secured)?;
			totals.starter = moved(totals.starter, before.starter, ledger.starter)?;
			Ok(())
		})?;

		if ledger.is_empty(T::Clock::now(), Params::<T>::get().earned_half_life) {
			Ledgers::<T>::remove(provider);
		} else {
			Ledgers::<T>::insert(provider, ledger);
		}
		Ok(result)
	}

	/// How far the exposure of a provider with this ledger may still rise, in planck; `None` where
	/// its line is exceeded.
	pub(crate) fn headroom(provider: &T::AccountId, ledger: &Ledger) -> Option<Balance> {
		let earned = ledger.earned_at(T::Clock::now(), Params::<T>::get().earned_half_life);
		ledger.headroom(T::Stake::free_stake(provider), earned)
	}

	/// What the next mint of a provider with this ledger may come to before its line is full, in
	/// planck.
	///
	/// Without headroom there is nothing: the planck or so that its own bond would swallow isn't
	/// worth a liability.
	pub(crate) fn mintable(provider: &T::AccountId, ledger: &Ledger) -> Balance {
		match Self::headroom(provider, ledger) {
			None | Some(0) => 0,
			Some(headroom) => credit_line::max_mint(headroom, Params::<T>::get().bond_share),
		}
	}
}

impl<T: Config> StakeGuard<T::AccountId> for Pallet<T> {
	fn ensure_may_release(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let ledger = Ledgers::<T>::get(who);
		let earned = ledger.earned_at(T::Clock::now(), Params::<T>::get().earned_half_life);
		let left = T::Stake::free_stake(who).saturating_sub(amount);
		// Who owes nothing can't exceed its line, so a provider without liability always gets its
		// stake.
		ensure!(
			ledger.headroom(left, earned).is_some(),
			Error::<T>::LineWouldBreak
		);
		Ok(())
	}

	fn stake_changed(who: &T::AccountId) {
		if Ledgers::<T>::contains_key(who) {
			// Rewriting the ledger as it is only moves the secured part, which its total contains.
			let _ =
				Self::try_mutate_ledger(who, |_| Ok(())).defensive_proof("totals contain ledgers");
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_ledger(who: &T::AccountId) {
		Self::try_mutate_ledger(who, |ledger| {
			ledger.starter = 1;
			Ok(())
		})
		.expect("totals have room");
	}
}

impl<T: Config> LeaveGuard<T::AccountId> for Pallet<T> {
	fn ensure_may_leave(who: &T::AccountId) -> DispatchResult {
		ensure!(
			Ledgers::<T>::get(who).liability == 0,
			Error::<T>::LiabilityOutstanding
		);
		Ok(())
	}
}
