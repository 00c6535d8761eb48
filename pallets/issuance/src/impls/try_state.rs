//! What holds at the end of every block.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::types::{MAX_STARTER_CEILING, MAX_STARTER_HOURS};
use crate::{
	Config, DailyCap, HoldReason, Identities, LedgerTotals, Ledgers, Liabilities, Pallet, Params,
	Supply, TotalEarned, Totals, MAX_CLASSES,
};
use alloc::{collections::BTreeMap, vec::Vec};
use florin_core::{
	traits::{PeriodClock, ProviderStake},
	Balance,
};
use florin_math::decay::Bound;
use frame_support::{
	ensure,
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateHold},
		Consideration,
	},
};
use sp_runtime::{DispatchError, TryRuntimeError};

/// What a provider's liability rows add up to.
#[derive(Default)]
struct Rows {
	value: Balance,
	bond: Balance,
}

impl<T: Config> Pallet<T> {
	/// Checks that the pallet's records agree with each other and with the balances. Iterates over all
	/// accounts, so it is for tests and dry runs only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_supply()?;
		Self::check_ledgers()?;
		Self::check_deposits()?;
		Self::check_strangers()?;
		Self::check_starters()?;
		Self::check_earned()?;
		ensure!(
			DailyCap::<T>::get().as_of <= T::Clock::now(),
			"the daily cap was taken from in the future"
		);
		Ok(())
	}

	/// All coins there are come from the bootstrap or are owed.
	fn check_supply() -> Result<(), TryRuntimeError> {
		let supply = Supply::<T>::get();
		let owed = supply
			.minted
			.checked_sub(supply.repaid)
			.ok_or("more repaid than minted")?;
		ensure!(
			supply.bootstrap.checked_add(owed) == Some(T::Currency::total_issuance()),
			"total issuance isn't bootstrap + minted - repaid"
		);
		ensure!(
			LedgerTotals::<T>::get().liability == owed,
			"total liability isn't minted - repaid"
		);
		Ok(())
	}

	/// Each ledger is the sum of its rows, its bond is on hold, and the totals are the sums of the
	/// ledgers.
	fn check_ledgers() -> Result<(), TryRuntimeError> {
		let mut rows = BTreeMap::<T::AccountId, Rows>::new();
		for (provider, class, row) in Liabilities::<T>::iter() {
			ensure!(
				class < MAX_CLASSES,
				"a liability in a class that can't exist"
			);
			ensure!(row.value > 0, "an empty liability row");
			ensure!(row.bond <= row.value, "a bond beyond what it backs");
			let sum = rows.entry(provider).or_default();
			sum.value = sum.value.saturating_add(row.value);
			sum.bond = sum.bond.saturating_add(row.bond);
		}
		let mut totals = Totals::default();
		for (provider, ledger) in Ledgers::<T>::iter() {
			let sum = rows.remove(&provider).unwrap_or_default();
			ensure!(
				ledger.liability == sum.value,
				"a ledger's liability isn't the sum of its rows"
			);
			ensure!(
				sum.bond.checked_add(ledger.retained) == Some(ledger.bond),
				"a ledger's bond isn't its rows' and what is retained"
			);
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Backing.into(), &provider) == ledger.bond,
				"a ledger's bond isn't what is on hold"
			);
			let locked = T::Stake::free_stake(&provider).saturating_add(ledger.bond);
			ensure!(
				ledger.secured == ledger.liability.min(locked),
				"a ledger's secured part is stale"
			);
			ensure!(
				ledger.liability > 0 || ledger.bond == 0,
				"bond is held for a provider that owes nothing"
			);
			totals.liability = totals.liability.saturating_add(ledger.liability);
			totals.secured = totals.secured.saturating_add(ledger.secured);
			totals.starter = totals.starter.saturating_add(ledger.starter);
		}
		ensure!(rows.is_empty(), "liability rows without a ledger");
		ensure!(
			totals == LedgerTotals::<T>::get(),
			"totals aren't the sums of the ledgers"
		);
		Ok(())
	}

	/// What is on hold for a provider's rows is what their tickets are worth together.
	///
	/// A ticket doesn't tell what it is worth, and dropping one is lenient about a hold that falls
	/// short. So all are dropped with a known amount more on hold, which alone has to remain, and then
	/// all of this is undone.
	fn check_deposits() -> Result<(), TryRuntimeError> {
		let reason = HoldReason::StorageDeposit.into();
		let mut tickets = BTreeMap::<T::AccountId, Vec<T::Consideration>>::new();
		for (provider, _, row) in Liabilities::<T>::iter() {
			tickets.entry(provider).or_default().push(row.ticket);
		}
		for (provider, tickets) in tickets {
			let probe = || -> Result<bool, DispatchError> {
				let extra = T::Currency::minimum_balance().max(1);
				// As much again, for the account has to keep something that isn't on hold.
				T::Currency::mint_into(&provider, extra.saturating_mul(2))?;
				T::Currency::hold(&reason, &provider, extra)?;
				for ticket in tickets {
					ticket.drop(&provider)?;
				}
				Ok(T::Currency::balance_on_hold(&reason, &provider) == extra)
			};
			ensure!(
				with_transaction(|| TransactionOutcome::Rollback(probe()))?,
				"deposits on hold aren't what the rows' tickets say"
			);
		}
		Ok(())
	}

	/// Nothing of who has no ledger is on hold here.
	fn check_strangers() -> Result<(), TryRuntimeError> {
		let strangers =
			frame_system::Account::<T>::iter_keys().filter(|who| !Ledgers::<T>::contains_key(who));
		for who in strangers {
			for reason in [HoldReason::Backing, HoldReason::StorageDeposit] {
				ensure!(
					T::Currency::balance_on_hold(&reason.into(), &who) == 0,
					"a hold without a ledger"
				);
			}
		}
		Ok(())
	}

	/// A provider's starter is what its hardware vouches for, within the ceilings.
	fn check_starters() -> Result<(), TryRuntimeError> {
		let mut vouched = BTreeMap::<T::AccountId, Balance>::new();
		for (_, identity) in Identities::<T>::iter() {
			ensure!(
				identity.starter_hours <= MAX_STARTER_HOURS,
				"hardware has drawn more hours than it may in its life"
			);
			ensure!(
				identity.starter_value == 0 || identity.starter_hours > 0,
				"hardware vouches for something without having drawn an hour"
			);
			let sum = vouched.entry(identity.provider).or_default();
			*sum = sum.saturating_add(identity.starter_value);
		}
		for (provider, sum) in &vouched {
			ensure!(
				Ledgers::<T>::get(provider).starter == *sum,
				"a starter line isn't what the provider's hardware vouches for"
			);
		}
		for (provider, ledger) in Ledgers::<T>::iter() {
			ensure!(
				ledger.starter == 0 || vouched.contains_key(&provider),
				"a starter line without hardware"
			);
		}
		ensure!(
			LedgerTotals::<T>::get().starter <= MAX_STARTER_CEILING,
			"starter lines exceed any ceiling that there may be"
		);
		Ok(())
	}

	/// What providers have earned lies in the reserve.
	fn check_earned() -> Result<(), TryRuntimeError> {
		let (now, half_life) = (T::Clock::now(), Params::<T>::get().earned_half_life);
		let earned = Ledgers::<T>::iter_values().fold(0, |sum: Balance, ledger| {
			sum.saturating_add(ledger.earned_at(now, half_life))
		});
		let total = TotalEarned::<T>::get().at(now, half_life, Bound::Upper);
		ensure!(earned <= total, "earned lines exceed their total");
		ensure!(
			total <= T::Currency::total_balance(&Self::reserve_account()),
			"earned lines exceed the reserve"
		);
		Ok(())
	}
}
