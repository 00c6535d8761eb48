//! What always holds of the registry.

use crate::{
	Config, HoldReason, Ledger, Ledgers, Pallet, Params, Providers, Reputations, MAX_UNBONDING,
};
use florin_core::traits::PeriodClock;
use frame_support::{
	ensure,
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateHold},
		Consideration,
	},
};
use sp_runtime::{DispatchError, TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the pallet. Iterates over all accounts, so it is for tests and dry
	/// runs only.
	///
	/// 1. The minimum stake isn't below the existential deposit, and unbonding takes time.
	/// 2. Registrations and ledgers are one to one, and counted.
	/// 3. Queues are in order, without a chunk that is empty or too late, and leave a place for leaving.
	/// 4. No more is pledged than there is, and reputations are providers'.
	/// 5. Each account's stake on record is its balance on hold for it, and its ticket is worth its
	///    balance on hold for deposits.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let parameters = Params::<T>::get();
		ensure!(
			parameters.minimum_stake >= T::Currency::minimum_balance().max(1),
			"the minimum stake is below the existential deposit"
		);
		ensure!(parameters.unbonding > 0, "unbonding takes no time");

		let providers = Providers::<T>::iter_keys().count();
		ensure!(
			usize::try_from(Providers::<T>::count()) == Ok(providers),
			"the number of providers is wrong"
		);
		ensure!(
			Ledgers::<T>::iter_keys().count() == providers,
			"a ledger without a provider"
		);
		for (who, registration) in Providers::<T>::iter() {
			let ledger = Ledgers::<T>::get(&who).ok_or("a provider without a ledger")?;
			Self::try_state_of_ledger(&who, &ledger)?;
			Self::ensure_valid_metadata(&registration.metadata)?;
			ensure!(
				Self::is_worth_its_hold(&who, registration.ticket)?,
				"a deposit on hold isn't what its ticket says"
			);
		}
		for who in Reputations::<T>::iter_keys() {
			ensure!(
				Providers::<T>::contains_key(who),
				"a reputation without a provider"
			);
		}
		Self::try_state_of_strangers()
	}

	fn try_state_of_ledger(who: &T::AccountId, ledger: &Ledger) -> Result<(), TryRuntimeError> {
		ensure!(
			ledger.is_leaving() || !ledger.ruined,
			"a provider with stake that is ruined"
		);
		if ledger.is_leaving() {
			ensure!(
				ledger.ruined || !ledger.unbonding.is_empty(),
				"a leaving provider without stake"
			);
		} else {
			ensure!(
				!ledger.unbonding.is_full(),
				"a queue without a place for leaving"
			);
		}
		let horizon = T::Clock::now().saturating_add(MAX_UNBONDING);
		let mut previous = None;
		ensure!(
			ledger.pledged <= ledger.active,
			"more stake is pledged than there is"
		);
		for chunk in &ledger.unbonding {
			ensure!(chunk.amount > 0, "an empty chunk");
			ensure!(chunk.available_at <= horizon, "a chunk that waits too long");
			ensure!(previous < Some(chunk.available_at), "a queue out of order");
			previous = Some(chunk.available_at);
		}
		let on_hold = T::Currency::balance_on_hold(&HoldReason::Stake.into(), who);
		ensure!(
			ledger.total() == Some(on_hold),
			"stake on hold isn't what the ledger says"
		);
		Ok(())
	}

	/// Nothing of who has no row is on hold here.
	fn try_state_of_strangers() -> Result<(), TryRuntimeError> {
		let strangers = frame_system::Account::<T>::iter_keys()
			.filter(|who| !Providers::<T>::contains_key(who));
		for who in strangers {
			for reason in [HoldReason::Stake, HoldReason::StorageDeposit] {
				ensure!(
					T::Currency::balance_on_hold(&reason.into(), &who) == 0,
					"a hold without a provider"
				);
			}
		}
		Ok(())
	}

	/// Whether dropping `ticket` would release exactly what is on hold for it.
	///
	/// A ticket doesn't tell what it is worth, and dropping one is lenient about a hold that falls
	/// short. So it is dropped with a known amount more on hold, which alone has to remain, and
	/// then all of this is undone.
	fn is_worth_its_hold(
		who: &T::AccountId,
		ticket: T::Consideration,
	) -> Result<bool, DispatchError> {
		let probe = || {
			let reason = HoldReason::StorageDeposit.into();
			let extra = T::Currency::minimum_balance().max(1);
			// As much again, for the account has to keep something that isn't on hold.
			T::Currency::mint_into(who, extra.saturating_mul(2))?;
			T::Currency::hold(&reason, who, extra)?;
			ticket.drop(who)?;
			Ok(T::Currency::balance_on_hold(&reason, who) == extra)
		};
		with_transaction(|| TransactionOutcome::Rollback(probe()))
	}
}
