//! The protocol's clock.

use crate::{
	clock::Clock,
	types::{Parameters, PeriodStart, PeriodStarts, SEED_HASHES},
	CertifiedPeriods, Config, CurrentPeriod, Event, Pallet, Params, Starts,
};
use alloc::vec::Vec;
use florin_core::{
	traits::{GracePeriods, PeriodClock},
	Period, Timestamp,
};
use frame_support::traits::{OnTimestampSet, UnixTime};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::UniqueSaturatedInto;

/// Milliseconds in a second.
const MILLIS: u64 = 1_000;

impl<T: Config> Pallet<T> {
	/// All about time that a call needs.
	pub(crate) fn clock() -> Clock {
		let mut clock = Self::clock_of_the_past();
		Self::excuse_current(&mut clock.starts);
		clock
	}

	/// The same for a call that doesn't need to know whether anybody is blamed in the current period.
	pub(crate) fn clock_of_the_past() -> Clock {
		let parameters = Params::<T>::get();
		let second = Self::second_of_period(&parameters);
		Clock {
			parameters,
			starts: Starts::<T>::get(),
			now: CurrentPeriod::<T>::get().unwrap_or_default(),
			second,
			block: Self::block_number(),
		}
	}

	/// Seconds since the current period began by the clock.
	fn second_of_period(parameters: &Parameters) -> u16 {
		T::Time::now()
			.as_secs()
			.checked_rem(u64::from(parameters.period_seconds))
			.and_then(|second| u16::try_from(second).ok())
			.unwrap_or_default()
	}

	/// The current block. Block numbers have 32 bits.
	pub(crate) fn block_number() -> u32 {
		frame_system::Pallet::<T>::block_number().unique_saturated_into()
	}

	/// The hash of a past block; zero where it is no longer known.
	pub(crate) fn block_hash(block: u32) -> [u8; 32] {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(block)).0
	}

	/// The hash of the genesis block, which keeps evidence and signatures to this chain.
	pub(crate) fn genesis_hash() -> [u8; 32] {
		Self::block_hash(0)
	}

	/// Nobody is blamed for what he doesn't do in the latest of these periods if the chain was halted
	/// in it, or stood still.
	fn excuse_current(starts: &mut PeriodStarts) {
		if let Some(current) = starts.last_mut() {
			current.excused |= T::Grace::any_since(current.first_block);
		}
	}

	/// Begins `period` in this block if it is a later one than the current.
	pub(crate) fn start_period(period: Period) {
		let current = CurrentPeriod::<T>::get();
		if current.is_some_and(|current| period <= current) {
			return;
		}
		// A whole period without a block.
		if current.is_some_and(|current| current.saturating_add(1) < period) {
			T::Grace::stood_still();
		}
		let first_block = Self::block_number();
		let start = PeriodStart {
			period,
			first_block,
			seed: Self::seed_of(period, first_block),
			certified: false,
			excused: false,
		};
		let ring = usize::try_from(Params::<T>::get().ring_length()).unwrap_or_default();
		Starts::<T>::mutate(|starts| {
			Self::excuse_current(starts);
			// Only the latest as many as a ring has decide anything.
			let surplus = starts.len().saturating_add(1).saturating_sub(ring);
			drop(starts.drain(..surplus.min(starts.len())));
			starts.force_push(start);
		});
		CurrentPeriod::<T>::put(period);
		Self::deposit_event(Event::PeriodStarted { period });
	}

	/// The seed of a period: hashes of the last blocks, so that no single author of the last block
	/// chooses it freely, and the period.
	fn seed_of(period: Period, first_block: u32) -> [u8; 32] {
		let mut mixed = Vec::new();
		for age in 1..=SEED_HASHES {
			if let Some(block) = first_block.checked_sub(age) {
				mixed.extend_from_slice(&Self::block_hash(block));
			}
		}
		mixed.extend_from_slice(&period.to_le_bytes());
		blake2_256(&mixed)
	}
}

/// Starts periods. The runtime names this pallet beside the consensus where the timestamp tells who
/// wants to know.
impl<T: Config, Moment: UniqueSaturatedInto<u64>> OnTimestampSet<Moment> for Pallet<T> {
	fn on_timestamp_set(moment: Moment) {
		let period = moment
			.unique_saturated_into()
			.checked_div(MILLIS)
			.and_then(|seconds| seconds.checked_div(u64::from(Params::<T>::get().period_seconds)))
			.and_then(|period| Period::try_from(period).ok());
		if let Some(period) = period {
			Self::start_period(period);
		}
	}
}

impl<T: Config> PeriodClock for Pallet<T> {
	fn now() -> Period {
		CurrentPeriod::<T>::get().unwrap_or_default()
	}

	fn time() -> Timestamp {
		let parameters = Params::<T>::get();
		u64::from(Self::now())
			.saturating_mul(u64::from(parameters.period_seconds))
			.saturating_add(u64::from(Self::second_of_period(&parameters)))
	}

	fn period_seconds() -> u16 {
		Params::<T>::get().period_seconds
	}

	fn periods_per_day() -> Period {
		Params::<T>::get().periods_per_day
	}

	fn certificate_window() -> Period {
		Params::<T>::get().certificate_window
	}

	fn certified_periods() -> u32 {
		CertifiedPeriods::<T>::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period) {
		Self::start_period(period);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_certified(count: u32) {
		CertifiedPeriods::<T>::put(count);
	}
}
