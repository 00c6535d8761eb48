//! Stake that answers for one promise and nothing else.

use crate::{Config, Error, Event, Ledger, Ledgers, Pallet};
use florin_core::{
	traits::{StakeGuard, StakePledges},
	Balance,
};
use frame_support::{dispatch::DispatchResult, ensure, traits::fungible::Inspect};
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError};

impl<T: Config> Pallet<T> {
	/// The ledger of `who` with `amount` less of it pledged.
	fn less_pledged(who: &T::AccountId, amount: Balance) -> Result<Ledger, DispatchError> {
		let mut ledger = Ledgers::<T>::get(who).ok_or(Error::<T>::NotRegistered)?;
		ledger.pledged = ledger
			.pledged
			.checked_sub(amount)
			.ok_or(ArithmeticError::Underflow)?;
		Ok(ledger)
	}
}

impl<T: Config> StakePledges<T::AccountId> for Pallet<T> {
	fn pledge(who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let mut ledger = Self::registered_ledger(who)?;
		// So much stays free that what is left once all pledges are slashed isn't dust.
		let most = ledger.free().saturating_sub(T::Currency::minimum_balance());
		ensure!(amount <= most, Error::<T>::StakeExceeded);
		T::Guard::ensure_may_release(who, amount)?;
		ledger.pledged = ledger
			.pledged
			.checked_add(amount)
			.ok_or(ArithmeticError::Overflow)?;
		Ledgers::<T>::insert(who, ledger);
		T::Guard::stake_changed(who);
		Self::deposit_event(Event::Pledged {
			provider: who.clone(),
			amount,
		});
		Ok(())
	}

	fn release(who: &T::AccountId, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		Ledgers::<T>::insert(who, Self::less_pledged(who, amount)?);
		T::Guard::stake_changed(who);
		Self::deposit_event(Event::PledgeReleased {
			provider: who.clone(),
			amount,
		});
		Ok(())
	}

	fn slash(who: &T::AccountId, amount: Balance, victim: &T::AccountId) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let mut ledger = Self::less_pledged(who, amount)?;
		ledger.active = ledger
			.active
			.checked_sub(amount)
			.ok_or(ArithmeticError::Underflow)?;
		ledger.ruined = ledger.active == 0;
		Self::give(who, amount, victim)?;
		// The free stake is what it was, so nothing that is derived from it changes.
		Ledgers::<T>::insert(who, ledger);
		Self::deposit_event(Event::Slashed {
			provider: who.clone(),
			amount,
			victim: victim.clone(),
		});
		Ok(())
	}
}
