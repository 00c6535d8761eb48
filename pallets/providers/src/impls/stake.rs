//! What a provider puts up, and how it gets that back.

use crate::{Config, Error, Event, HoldReason, Ledger, Ledgers, Pallet, Params, MAX_CHUNKS};
use florin_core::{
	traits::{LeaveGuard, PeriodClock, ProviderStake, StakeGuard},
	Balance, Period,
};
use frame_support::{
	defensive_assert,
	dispatch::DispatchResult,
	ensure,
	traits::{
		fungible::{Inspect, MutateHold},
		tokens::{Fortitude, Precision, Restriction},
	},
};
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError};

/// Places of the queue that are open to a provider that stays.
const PLACES_TO_UNBOND: u32 = MAX_CHUNKS.saturating_sub(1);

impl<T: Config> Pallet<T> {
	pub(crate) fn do_bond_more(who: T::AccountId, amount: Balance) -> DispatchResult {
		let mut ledger = Self::registered_ledger(&who)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		T::Currency::hold(&HoldReason::Stake.into(), &who, amount)?;
		ledger.active = ledger
			.active
			.checked_add(amount)
			.ok_or(ArithmeticError::Overflow)?;
		Ledgers::<T>::insert(&who, ledger);
		T::Guard::stake_changed(&who);
		Self::deposit_event(Event::Bonded {
			provider: who,
			amount,
		});
		Ok(())
	}

	pub(crate) fn do_unbond(who: T::AccountId, amount: Balance) -> DispatchResult {
		let mut ledger = Self::registered_ledger(&who)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		ensure!(
			amount >= T::Currency::minimum_balance(),
			Error::<T>::AmountTooSmall
		);
		// Pledges may be slashed: what is left then isn't dust.
		let kept = if ledger.pledged.is_zero() {
			0
		} else {
			T::Currency::minimum_balance()
		};
		ensure!(
			amount <= ledger.free().saturating_sub(kept),
			Error::<T>::StakeExceeded
		);
		let remainder = ledger.active.saturating_sub(amount);
		ensure!(
			remainder >= Params::<T>::get().minimum_stake,
			Error::<T>::RemainderTooLow
		);
		T::Guard::ensure_may_release(&who, amount)?;

		let available_at = Self::start_unbonding(&mut ledger, amount, PLACES_TO_UNBOND)?;
		Ledgers::<T>::insert(&who, ledger);
		T::Guard::stake_changed(&who);
		Self::deposit_event(Event::Unbonding {
			provider: who,
			amount,
			available_at,
		});
		Ok(())
	}

	pub(crate) fn do_withdraw_unbonded(who: T::AccountId) -> DispatchResult {
		let mut ledger = Ledgers::<T>::get(&who).ok_or(Error::<T>::NotRegistered)?;
		if ledger.is_empty() {
			// All of it has burned or is back: what is left to fetch is the deposit.
			T::LeaveGuard::ensure_may_leave(&who)?;
			return Self::remove_provider(who);
		}
		let matured = ledger.take_matured(T::Clock::now());
		ensure!(!matured.is_zero(), Error::<T>::NothingAvailable);

		// An exit pays out what is there, even if that should ever be less than it ought to be.
		let reason = HoldReason::Stake.into();
		let amount = T::Currency::release(&reason, &who, matured, Precision::BestEffort)?;
		defensive_assert!(
			amount == matured,
			"stake on hold is less than the ledger says"
		);
		Self::deposit_event(Event::Withdrawn {
			provider: who.clone(),
			amount,
		});

		// Who is leaving since its stake burned has never asked whether it may: it calls once more.
		if !ledger.is_empty() || ledger.ruined {
			Ledgers::<T>::insert(&who, ledger);
			return Ok(());
		}
		// Only now that the stake is back: the account is then above the existential deposit, so
		// nothing of it is dust while its last hold goes.
		Self::remove_provider(who)
	}

	/// Moves `amount` of the free stake to the end of the queue, which may come to `places` chunks.
	/// Answers the period in which it becomes available.
	pub(crate) fn start_unbonding(
		ledger: &mut Ledger,
		amount: Balance,
		places: u32,
	) -> Result<Period, DispatchError> {
		ledger.active = ledger
			.active
			.checked_sub(amount)
			.ok_or(Error::<T>::StakeExceeded)?;
		let available_at = T::Clock::now()
			.checked_add(Params::<T>::get().unbonding)
			.ok_or(ArithmeticError::Overflow)?;
		let available_at = ledger
			.enqueue(amount, available_at, places)
			.ok_or(Error::<T>::TooManyChunks)?;
		Ok(available_at)
	}
}

impl<T: Config> ProviderStake<T::AccountId> for Pallet<T> {
	fn free_stake(who: &T::AccountId) -> Balance {
		Ledgers::<T>::get(who)
			.map(|ledger| ledger.free())
			.unwrap_or_default()
	}

	fn burn_free(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut ledger = Self::less_free(who, amount)?;
		ledger.ruined = ledger.active == 0;
		let reason = HoldReason::Stake.into();
		T::Currency::burn_held(&reason, who, amount, Precision::Exact, Fortitude::Force)?;
		Ledgers::<T>::insert(who, ledger);
		T::Guard::stake_changed(who);
		Self::deposit_event(Event::Burned {
			provider: who.clone(),
			amount,
		});
		Ok(())
	}

	fn compensate(who: &T::AccountId, amount: Balance, victim: &T::AccountId) -> DispatchResult {
		let mut ledger = Self::less_free(who, amount)?;
		ledger.ruined = ledger.active == 0;
		Self::give(who, amount, victim)?;
		Ledgers::<T>::insert(who, ledger);
		T::Guard::stake_changed(who);
		Self::deposit_event(Event::Slashed {
			provider: who.clone(),
			amount,
			victim: victim.clone(),
		});
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// The ledger of `who` with `amount` less of free stake.
	fn less_free(who: &T::AccountId, amount: Balance) -> Result<Ledger, DispatchError> {
		let mut ledger = Ledgers::<T>::get(who).ok_or(Error::<T>::NotRegistered)?;
		ensure!(amount <= ledger.free(), Error::<T>::StakeExceeded);
		ledger.active = ledger
			.active
			.checked_sub(amount)
			.ok_or(ArithmeticError::Underflow)?;
		Ok(ledger)
	}

	/// Moves `amount` of the stake of `who` to where `victim` may spend it.
	pub(crate) fn give(
		who: &T::AccountId,
		amount: Balance,
		victim: &T::AccountId,
	) -> DispatchResult {
		let reason = HoldReason::Stake.into();
		if who == victim {
			T::Currency::release(&reason, who, amount, Precision::Exact)?;
		} else {
			T::Currency::transfer_on_hold(
				&reason,
				who,
				victim,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)?;
		}
		Ok(())
	}
}
