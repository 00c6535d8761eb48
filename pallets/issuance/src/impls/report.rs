//! What clients read.

use crate::{
	types::cap_left, Config, DailyCap, LedgerTotals, Ledgers, Liabilities, Pallet, Params, Supply,
	MAX_CLASSES,
};
use florin_core::{
	report::{BackingReport, ClassLiability, CreditLineReport},
	traits::{PeriodClock, ProviderStake, VerifiedWork},
};
use frame_support::traits::fungible::Inspect;

impl<T: Config> Pallet<T> {
	/// The whole supply, split by what stands behind it.
	///
	/// `unbacked` is what is left when all owed and bootstrap coins have been counted; nothing can
	/// leave such coins behind as long as there are no defaults.
	pub fn backing() -> BackingReport {
		let totals = LedgerTotals::<T>::get();
		let supply = Supply::<T>::get();
		let total_issuance = T::Currency::total_issuance();
		BackingReport {
			total_issuance,
			secured: totals.secured,
			on_credit_lines: totals.liability.saturating_sub(totals.secured),
			bootstrap: supply.bootstrap,
			unbacked: total_issuance
				.saturating_sub(supply.bootstrap)
				.saturating_sub(totals.liability),
			minted: supply.minted,
			repaid: supply.repaid,
			daily_cap_left: cap_left(
				&DailyCap::<T>::get(),
				&Params::<T>::get(),
				T::Clock::now(),
				T::Clock::periods_per_day(),
			),
		}
	}

	/// What a provider owes and may still mint. Looks at every class there can be, so it is meant
	/// for clients, not for calls.
	pub fn credit_line(provider: &T::AccountId) -> CreditLineReport {
		let ledger = Ledgers::<T>::get(provider);
		let classes = (0..MAX_CLASSES)
			.filter_map(|class| {
				let row = Liabilities::<T>::get(provider, class)?;
				Some(ClassLiability {
					class,
					value: row.value,
					time: row.time,
					bond: row.bond,
					hourly_capacity: T::Work::hourly_capacity(provider, class),
				})
			})
			.collect();
		CreditLineReport {
			liability: ledger.liability,
			bond: ledger.bond,
			free_stake: T::Stake::free_stake(provider),
			starter: ledger.starter,
			earned: ledger.earned_at(T::Clock::now(), Params::<T>::get().earned_half_life),
			mintable: Self::mintable(provider, &ledger),
			classes,
		}
	}
}
