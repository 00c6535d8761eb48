//! What holds at the end of every block.

#![cfg(any(feature = "std", feature = "try-runtime"))]

use crate::types::{MAX_STARTER_CEILING, MAX_STARTER_HOURS};
use crate::{
	Config, DailyCap, HoldReason, Identities, LedgerTotals, Ledgers, Liabilities, NextRedemption,
	Pallet, Params, Redemptions, RedemptionsOf, Supply, TotalEarned, Totals, MAX_CLASSES,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use florin_core::{
	traits::{PeriodClock, ProviderStake},
	work::Work,
	Balance, ClassId,
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

impl<T: Config> Pallet<T> {
	/// Checks that the pallet's records agree with each other and with the balances. Iterates over all
	/// accounts, so it is for tests and dry runs only.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_supply()?;
		Self::check_ledgers()?;
		Self::check_deposits()?;
		Self::check_strangers()?;
		Self::check_redemptions()?;
		Self::check_starters()?;
		Self::check_earned()?;
		ensure!(
			DailyCap::<T>::get().as_of <= T::Clock::now(),
			"the daily cap was taken from in the future"
		);
		Ok(())
	}

	/// All coins there are come from the bootstrap, are owed, or were left behind by defaults.
	fn check_supply() -> Result<(), TryRuntimeError> {
		let supply = Supply::<T>::get();
		let minted = supply
			.minted
			.checked_sub(supply.repaid)
			.and_then(|minted| minted.checked_sub(supply.redeemed))
			.and_then(|minted| minted.checked_sub(supply.cleared))
			.ok_or("more repaid, redeemed and cleared than minted")?;
		let owed = minted
			.checked_sub(supply.defaulted)
			.ok_or("more defaulted than was owed")?;
		let there = minted
			.checked_sub(supply.made_good)
			.and_then(|minted| supply.bootstrap.checked_add(minted));
		ensure!(
			there == Some(T::Currency::total_issuance()),
			"total issuance isn't bootstrap + minted - repaid - redeemed - cleared - made good"
		);
		ensure!(
			LedgerTotals::<T>::get().liability == owed,
			"total liability isn't minted - repaid - redeemed - cleared - defaulted"
		);
		ensure!(
			supply.made_good <= supply.defaulted,
			"the reserve made good for more than defaulted"
		);
		Ok(())
	}

	/// Each ledger is the sum of its rows, its bond is on hold, and the totals are the sums of the
	/// ledgers.
	fn check_ledgers() -> Result<(), TryRuntimeError> {
		let mut rows = BTreeMap::<T::AccountId, Balance>::new();
		for (provider, class, row) in Liabilities::<T>::iter() {
			ensure!(
				class < MAX_CLASSES,
				"a liability in a class that can't exist"
			);
			ensure!(row.value > 0, "an empty liability row");
			ensure!(
				row.promised.value <= row.value && row.promised.time <= row.time,
				"more is promised than owed"
			);
			let owed = rows.entry(provider).or_default();
			*owed = owed.saturating_add(row.value);
		}
		let mut totals = Totals::default();
		for (provider, ledger) in Ledgers::<T>::iter() {
			ensure!(
				ledger.liability == rows.remove(&provider).unwrap_or_default(),
				"a ledger's liability isn't the sum of its rows"
			);
			ensure!(
				!ledger.defaulted || ledger.liability == 0,
				"a provider that has defaulted owes something"
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
		for redemption in Redemptions::<T>::iter_values() {
			let of_holder = tickets.entry(redemption.holder).or_default();
			of_holder.push(redemption.ticket);
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

	/// Nothing is on hold as bond of who has no ledger, and no deposit of who has no row.
	fn check_strangers() -> Result<(), TryRuntimeError> {
		let mut owners: BTreeSet<_> = Liabilities::<T>::iter_keys().map(|(who, _)| who).collect();
		owners.extend(Redemptions::<T>::iter_values().map(|redemption| redemption.holder));
		for who in frame_system::Account::<T>::iter_keys() {
			let held = |reason: HoldReason| T::Currency::balance_on_hold(&reason.into(), &who);
			ensure!(
				held(HoldReason::Backing) == 0 || Ledgers::<T>::contains_key(&who),
				"bond without a ledger"
			);
			ensure!(
				held(HoldReason::StorageDeposit) == 0 || owners.contains(&who),
				"a deposit without a row"
			);
		}
		Ok(())
	}

	/// What is redeemed is on hold with its holders, and promised by who owes it.
	fn check_redemptions() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<T::AccountId, Balance>::new();
		let mut promised = BTreeMap::<(T::AccountId, ClassId), Work>::new();
		for (id, redemption) in Redemptions::<T>::iter() {
			ensure!(
				id < NextRedemption::<T>::get(),
				"a redemption's id hasn't been given out"
			);
			ensure!(
				redemption.gone <= redemption.promised.time,
				"more of a redemption is gone than was promised"
			);
			ensure!(
				redemption.delivered.checked_add(redemption.cleared) <= Some(redemption.gone),
				"more of a redemption is delivered and cleared than gone"
			);
			ensure!(
				redemption.service.is_some() || !redemption.left().is_zero(),
				"a redemption of which nothing is left"
			);
			ensure!(
				RedemptionsOf::<T>::contains_key(&redemption.provider, id),
				"a redemption that its provider isn't told of"
			);
			let left = redemption.part(redemption.left());
			ensure!(
				left.value == redemption.held(),
				"a redemption's credits aren't what is left of it"
			);
			let of_holder = held.entry(redemption.holder).or_default();
			*of_holder = of_holder.saturating_add(left.value);
			if !Ledgers::<T>::get(&redemption.provider).defaulted {
				let sum = promised
					.entry((redemption.provider, redemption.class))
					.or_default();
				sum.time = sum.time.saturating_add(left.time);
				sum.value = sum.value.saturating_add(left.value);
			}
		}
		ensure!(
			RedemptionsOf::<T>::iter_keys().all(|(_, id)| Redemptions::<T>::contains_key(id)),
			"a provider is told of a redemption that there isn't"
		);
		for (provider, class, row) in Liabilities::<T>::iter() {
			ensure!(
				row.promised == promised.remove(&(provider, class)).unwrap_or_default(),
				"what is promised isn't what is redeemed"
			);
		}
		ensure!(
			promised.values().all(Work::is_zero),
			"something is redeemed that nobody owes"
		);
		for who in frame_system::Account::<T>::iter_keys() {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Redemption.into(), &who)
					== held.remove(&who).unwrap_or_default(),
				"credits on hold aren't what is redeemed"
			);
		}
		ensure!(held.is_empty(), "somebody without an account redeems");
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
