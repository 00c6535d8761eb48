//! What clients read.

use crate::{
	types::{cap_left, ServiceStage, Source},
	Config, DailyCap, LedgerTotals, Ledgers, Liabilities, Pallet, Params, Redemptions,
	RedemptionsOf, Supply, MAX_CLASSES,
};
use alloc::vec::Vec;
use florin_core::{
	report::{BackingReport, ClassLiability, CreditLineReport, RedemptionPhase, RedemptionReport},
	traits::{PeriodClock, ProviderStake, VerifiedWork},
	ComputeTime, Period, RedemptionId,
};
use florin_math::redemption;
use frame_support::traits::fungible::Inspect;

/// Redemptions of a provider that one answer lists, at most.
const MAX_LISTED: u32 = 100;

impl<T: Config> Pallet<T> {
	/// The whole supply, split by what stands behind it.
	///
	/// `unbacked` is what is left when all owed and bootstrap coins have been counted: what defaults left
	/// behind.
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
			redeemed: supply.redeemed,
			cleared: supply.cleared,
			defaulted: supply.defaulted,
			made_good: supply.made_good,
			reserve_surplus: Self::reserve_surplus(),
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
					promised: row.promised,
					hourly_capacity: T::Work::hourly_capacity(provider, class),
					busy_devices_needed: redemption::devices_to_keep_busy(
						row.time.micros(),
						Params::<T>::get().capacity_hours,
					),
					keeps_up: Self::keeps_up(&row),
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
			defaulted: ledger.defaulted,
			classes,
		}
	}

	/// A redemption with its live amounts, until nothing of it is left.
	pub fn redemption_report(id: RedemptionId) -> Option<RedemptionReport<T::AccountId>> {
		let redemption = Redemptions::<T>::get(id)?;
		let now = T::Clock::time();
		let (phase, source, metered) = match &redemption.service {
			None => (RedemptionPhase::Waiting, None, ComputeTime::ZERO),
			Some(service) => {
				let phase = match service.stage {
					ServiceStage::Offered { accept_by, .. } => {
						RedemptionPhase::Offered { accept_by }
					}
					ServiceStage::Running { until, .. } if now < until => {
						RedemptionPhase::Running { until }
					}
					ServiceStage::Running { until, .. } => RedemptionPhase::Over { until },
				};
				let metered =
					Self::metered(id, &service.source, Period::MAX).saturating_sub(service.metered);
				(phase, Some(service.source.clone()), metered)
			}
		};
		let (devices, lease) = match source {
			None => (Vec::new(), None),
			Some(Source::Devices(devices)) => (devices.to_vec(), None),
			Some(Source::Lease { lease, .. }) => (Vec::new(), Some(lease)),
		};
		let overdue = if redemption.cancelled {
			ComputeTime::ZERO
		} else {
			// Clearing settles first what is verified.
			Self::overdue(&redemption).saturating_sub(metered)
		};
		Some(RedemptionReport {
			id,
			class: redemption.class,
			devices_wanted: redemption.devices,
			promised: redemption.promised,
			left: redemption.part(redemption.left()),
			delivered: redemption.delivered,
			cleared: redemption.cleared,
			unsettled: metered,
			notice_left: redemption.due.saturating_sub(T::Clock::certified_periods()),
			overdue,
			cancelled: redemption.cancelled,
			phase,
			devices,
			lease,
			holder: redemption.holder,
			provider: redemption.provider,
		})
	}

	/// Redemptions of a provider, in no particular order: at most `limit`, and 100, of those that come after
	/// `after`.
	pub fn redemptions_of(
		provider: &T::AccountId,
		after: Option<RedemptionId>,
		limit: u32,
	) -> Vec<RedemptionReport<T::AccountId>> {
		let limit = usize::try_from(limit.min(MAX_LISTED)).unwrap_or_default();
		let ids = match after {
			Some(after) => RedemptionsOf::<T>::iter_key_prefix_from(
				provider,
				RedemptionsOf::<T>::hashed_key_for(provider, after),
			),
			None => RedemptionsOf::<T>::iter_key_prefix(provider),
		};
		ids.filter_map(Self::redemption_report)
			.take(limit)
			.collect()
	}
}
