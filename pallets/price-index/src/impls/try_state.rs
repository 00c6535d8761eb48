//! What always holds of the index.

use crate::{
	types::{FeederState, Parameters},
	ActiveFeeders, Checkpoints, Closing, Config, FactorBoundsOf, FeedRows, Feeders, FeedsOf,
	HoldReason, LeaseRows, Pallet, Params, ProviderShares,
};
use alloc::{collections::BTreeMap, vec::Vec};
use florin_core::{
	index::{IndexPrice, Quote, Series},
	parameters::Parameters as _,
	traits::{CreditFactors, PeriodClock},
	ClassId, Period,
};
use florin_math::index::Accumulator;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{traits::Zero, TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the pallet. Iterates over everything, so it is for tests and dry runs only.
	///
	/// 1. Parameters are within their bounds.
	/// 2. Feeders on duty are those listed, in order; what each has on hold is its bond; only those admitted have none.
	/// 3. Feeds are by one feeder each, have prices within bounds and aren't of the future.
	/// 4. Checkpoints lie in their slots, aren't of the future, and grow from period to period: never by a period more than have passed.
	/// 5. The last checkpoint of a series is what it has.
	/// 6. What waits for more providers was delivered by some; who was counted today is among those of the day.
	/// 7. Bounds are of known classes other than the reference.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let parameters = Params::<T>::get();
		ensure!(
			parameters.flaw().is_none(),
			"parameters of the index out of bounds"
		);
		Self::try_state_of_feeders()?;
		Self::try_state_of_feeds()?;
		Self::try_state_of_checkpoints(&parameters)?;
		Self::try_state_of_leases()?;
		for (class, bounds) in FactorBoundsOf::<T>::iter() {
			ensure!(
				class < T::Factors::class_count() && class != parameters.reference,
				"bounds of a factor that doesn't follow"
			);
			ensure!(
				!bounds.least.is_zero() && bounds.least <= bounds.greatest,
				"bounds that exclude each other"
			);
		}
		Ok(())
	}

	fn try_state_of_feeders() -> Result<(), TryRuntimeError> {
		let active = ActiveFeeders::<T>::get();
		ensure!(
			active
				.windows(2)
				.all(|pair| matches!(pair, [a, b] if a < b)),
			"feeders on duty out of order"
		);
		let mut on_duty = 0_usize;
		for (feeder, row) in Feeders::<T>::iter() {
			let held = T::Currency::balance_on_hold(&HoldReason::FeederBond.into(), &feeder);
			ensure!(
				held == row.bond,
				"a feeder's bond isn't what it has on hold"
			);
			match row.state {
				FeederState::Active => {
					on_duty = on_duty.saturating_add(1);
					ensure!(
						active.binary_search(&feeder).is_ok(),
						"a feeder on duty that isn't listed"
					);
					ensure!(!row.bond.is_zero(), "a feeder on duty without a bond");
				}
				FeederState::Admitted => {
					ensure!(row.bond.is_zero(), "a bond before it is put up");
				}
				FeederState::Leaving { .. } => {}
			}
		}
		ensure!(on_duty == active.len(), "a listed feeder isn't on duty");
		Ok(())
	}

	fn try_state_of_feeds() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		for (class, feeds) in FeedsOf::<T>::iter() {
			ensure!(class < T::Factors::class_count(), "feeds of no class");
			let mut feeders: Vec<_> = feeds.iter().map(|feed| &feed.feeder).collect();
			feeders.sort();
			feeders.dedup();
			ensure!(feeders.len() == feeds.len(), "two feeds by one feeder");
			for feed in &feeds {
				ensure!(
					!feed.price.0.is_zero() && feed.price <= IndexPrice::MAX,
					"a feed out of bounds"
				);
				ensure!(feed.period <= now, "a feed of the future");
			}
		}
		Ok(())
	}

	fn try_state_of_checkpoints(parameters: &Parameters) -> Result<(), TryRuntimeError> {
		let mut rings = BTreeMap::<Series, Vec<(Period, Accumulator)>>::new();
		for (series, slot, checkpoint) in Checkpoints::<T>::iter() {
			ensure!(
				checkpoint.period.checked_rem(parameters.ring) == Some(slot),
				"a checkpoint in another's slot"
			);
			ensure!(
				checkpoint.period < T::Clock::now(),
				"a checkpoint of a period that isn't over"
			);
			rings
				.entry(series)
				.or_default()
				.push((checkpoint.period, checkpoint.total));
		}
		for (series, mut ring) in rings {
			ring.sort_by_key(|(period, _)| *period);
			for pair in ring.windows(2) {
				let [(earlier, before), (later, after)] = pair else {
					continue;
				};
				let had = after.since(before).ok_or("a series that shrank")?;
				ensure!(
					had.covered <= later.saturating_sub(*earlier),
					"more periods had a price than passed"
				);
			}
			let last = ring.last().ok_or("a ring without a checkpoint")?;
			ensure!(
				Self::closed_total(series) == Some(last.1),
				"a series isn't what its last checkpoint says"
			);
		}
		let steps = Closing::<T>::get().map_or(0, |progress| progress.steps);
		ensure!(
			steps <= u32::from(T::Factors::class_count()).saturating_mul(2),
			"more steps than there are"
		);
		Ok(())
	}

	fn closed_total(series: Series) -> Option<Accumulator> {
		match series.quote {
			Quote::Flrn => LeaseRows::<T>::get(series.class).map(|row| row.closed),
			Quote::Usd => FeedRows::<T>::get(series.class).map(|row| row.closed),
		}
	}

	fn try_state_of_leases() -> Result<(), TryRuntimeError> {
		let today = T::Clock::day_of(T::Clock::now());
		let mut counted = BTreeMap::<ClassId, u32>::new();
		for (_, shares) in ProviderShares::<T>::iter() {
			for share in &shares {
				if share.day == today {
					let count = counted.entry(share.class).or_default();
					*count = count.saturating_add(1);
				}
			}
		}
		for (class, row) in LeaseRows::<T>::iter() {
			ensure!(
				row.pending.is_empty() || row.providers > 0,
				"time that no provider delivered waits"
			);
			let listed = counted.get(&class).copied().unwrap_or_default();
			ensure!(
				row.day != today || listed <= row.providers,
				"a provider that wasn't counted"
			);
		}
		Ok(())
	}
}
