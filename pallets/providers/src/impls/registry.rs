//! Who is a provider.

use crate::{
	Config, Error, Event, HoldReason, Ledger, Ledgers, Metadata, Pallet, Params, Providers,
	Registration, Reputation, Reputations, MAX_CHUNKS,
};
use codec::{Encode, MaxEncodedLen};
use florin_core::{
	traits::{LeaveGuard, ProviderRegistry, StakeGuard},
	Balance,
};
use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{fungible::MutateHold, Consideration, Footprint},
	BoundedVec,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register(
		who: T::AccountId,
		metadata: Metadata,
		stake: Balance,
	) -> DispatchResult {
		if let Some(ledger) = Ledgers::<T>::get(&who) {
			ensure!(!ledger.is_leaving(), Error::<T>::Leaving);
			return Err(Error::<T>::AlreadyRegistered.into());
		}
		ensure!(
			stake >= Params::<T>::get().minimum_stake,
			Error::<T>::StakeTooLow
		);
		Self::ensure_valid_metadata(&metadata)?;

		T::Currency::hold(&HoldReason::Stake.into(), &who, stake)?;
		let ticket = T::Consideration::new(&who, Self::footprint(&metadata))?;
		Providers::<T>::insert(&who, Registration { metadata, ticket });
		Ledgers::<T>::insert(
			&who,
			Ledger {
				active: stake,
				pledged: 0,
				unbonding: BoundedVec::new(),
				ruined: false,
			},
		);
		T::Guard::stake_changed(&who);
		Self::deposit_event(Event::Registered {
			provider: who,
			stake,
		});
		Ok(())
	}

	pub(crate) fn do_update(who: T::AccountId, metadata: Metadata) -> DispatchResult {
		Self::registered_ledger(&who)?;
		Self::ensure_valid_metadata(&metadata)?;
		let Registration { ticket, .. } =
			Providers::<T>::get(&who).ok_or(Error::<T>::NotRegistered)?;
		let ticket = ticket.update(&who, Self::footprint(&metadata))?;
		Providers::<T>::insert(&who, Registration { metadata, ticket });
		Self::deposit_event(Event::Updated { provider: who });
		Ok(())
	}

	pub(crate) fn do_deregister(who: T::AccountId) -> DispatchResult {
		let mut ledger = Self::registered_ledger(&who)?;
		T::LeaveGuard::ensure_may_leave(&who)?;
		ensure!(ledger.pledged == 0, Error::<T>::StakePledged);
		let amount = ledger.active;
		// The last place of the queue is kept for this chunk.
		let available_at = Self::start_unbonding(&mut ledger, amount, MAX_CHUNKS)?;
		Ledgers::<T>::insert(&who, ledger);
		T::Guard::stake_changed(&who);
		Self::deposit_event(Event::Deregistered {
			provider: who.clone(),
		});
		Self::deposit_event(Event::Unbonding {
			provider: who,
			amount,
			available_at,
		});
		Ok(())
	}

	/// Removes the rows of a provider whose last stake is withdrawn.
	pub(crate) fn remove_provider(who: T::AccountId) -> DispatchResult {
		Ledgers::<T>::remove(&who);
		Reputations::<T>::remove(&who);
		if let Some(Registration { ticket, .. }) = Providers::<T>::take(&who) {
			ticket.drop(&who)?;
		}
		T::LeaveGuard::left(&who);
		Self::deposit_event(Event::Left { provider: who });
		Ok(())
	}

	/// The stake of `who`, if it is registered and not leaving.
	pub(crate) fn registered_ledger(who: &T::AccountId) -> Result<Ledger, DispatchError> {
		let ledger = Ledgers::<T>::get(who).ok_or(Error::<T>::NotRegistered)?;
		ensure!(!ledger.is_leaving(), Error::<T>::Leaving);
		Ok(ledger)
	}

	/// What the rows of a provider with `metadata` occupy. Ledger and reputation count with their
	/// greatest lengths, which they may reach without another deposit.
	pub(crate) fn footprint(metadata: &Metadata) -> Footprint {
		let bytes = metadata
			.encoded_size()
			.saturating_add(T::Consideration::max_encoded_len())
			.saturating_add(Ledger::max_encoded_len())
			.saturating_add(Reputation::max_encoded_len());
		Footprint::from_parts(1, bytes)
	}
}

impl<T: Config> ProviderRegistry<T::AccountId> for Pallet<T> {
	fn is_registered(who: &T::AccountId) -> bool {
		Ledgers::<T>::get(who).is_some_and(|ledger| !ledger.is_leaving())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register(who: &T::AccountId, stake: Balance) {
		crate::benchmarking::register_provider::<T>(who, stake);
	}
}
