//! A cap on what flows in a span of time.

use crate::rounding::mul_div_floor;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A bucket of tokens that refills evenly up to a capacity. Taking stops exactly at what is there.
///
/// Capacity and pace aren't part of it: a change of either holds from then on, for what is already
/// in the bucket too. In any span of time at most one capacity, plus what refills within the span,
/// can be taken.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct TokenBucket {
	/// Tokens that were there in period `as_of`.
	#[codec(compact)]
	pub level: u128,
	/// The period in which the bucket was last taken from.
	#[codec(compact)]
	pub as_of: u32,
}

impl TokenBucket {
	/// A full bucket.
	pub const fn full(capacity: u128, now: u32) -> Self {
		Self {
			level: capacity,
			as_of: now,
		}
	}

	/// Tokens there are in period `now`, when `capacity` refills evenly within `refill_periods`.
	/// Rounded down, at most `capacity`.
	///
	/// A pace of zero periods refills nothing, and so does a clock that lies behind.
	pub fn available(&self, now: u32, capacity: u128, refill_periods: u32) -> u128 {
		let elapsed = now.saturating_sub(self.as_of).min(refill_periods);
		let refill = mul_div_floor(capacity, u128::from(elapsed), u128::from(refill_periods))
			.unwrap_or_default();
		self.level.saturating_add(refill).min(capacity)
	}

	/// The bucket once `amount` has been taken in period `now`; `None` if there is less.
	///
	/// The fraction of a token that has refilled by then is lost, so that taking in small steps
	/// never yields more.
	pub fn take(
		&self,
		amount: u128,
		now: u32,
		capacity: u128,
		refill_periods: u32,
	) -> Option<Self> {
		let level = self
			.available(now, capacity, refill_periods)
			.checked_sub(amount)?;
		Some(Self {
			level,
			as_of: now.max(self.as_of),
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const DAY: u32 = 144;

	#[test]
	fn taking_stops_exactly_at_the_cap() {
		let bucket = TokenBucket::full(1_000, 5);
		assert_eq!(bucket.take(1_001, 5, 1_000, DAY), None);
		let empty = bucket.take(1_000, 5, 1_000, DAY).unwrap();
		assert_eq!(empty.available(5, 1_000, DAY), 0);
		assert_eq!(empty.take(1, 5, 1_000, DAY), None);
		assert_eq!(empty.take(0, 5, 1_000, DAY), Some(empty));
	}

	#[test]
	fn refills_evenly_within_a_day() {
		let empty = TokenBucket {
			level: 0,
			as_of: 10,
		};
		assert_eq!(empty.available(10 + DAY / 4, 1_000, DAY), 250);
		assert_eq!(empty.available(10 + DAY / 2, 1_000, DAY), 500);
		assert_eq!(empty.available(10 + DAY, 1_000, DAY), 1_000);
		assert_eq!(empty.available(u32::MAX, 1_000, DAY), 1_000);
	}

	#[test]
	fn a_lowered_capacity_holds_at_once() {
		let bucket = TokenBucket::full(1_000, 0);
		assert_eq!(bucket.available(0, 10, DAY), 10);
	}

	#[test]
	fn a_bucket_without_pace_or_with_a_late_clock_refills_nothing() {
		let bucket = TokenBucket {
			level: 3,
			as_of: 10,
		};
		assert_eq!(bucket.available(500, 1_000, 0), 3);
		assert_eq!(bucket.available(9, 1_000, DAY), 3);
		assert_eq!(
			bucket.take(1, 9, 1_000, DAY),
			Some(TokenBucket {
				level: 2,
				as_of: 10
			})
		);
	}

	proptest! {
		#[test]
		fn no_window_yields_more_than_a_capacity_and_its_refill(
			capacity in 1u128..1 << 90,
			refill in 1u32..1_000,
			steps in prop::collection::vec((0u32..300, 0u32..=1_000_000), 1..40),
		) {
			let mut bucket = TokenBucket::full(capacity, 0);
			let mut now = 0u32;
			let mut taken: Vec<(u32, u128)> = Vec::new();
			for (wait, share) in steps {
				now += wait;
				let wanted = capacity / 1_000_000 * u128::from(share);
				let amount = wanted.min(bucket.available(now, capacity, refill));
				bucket = bucket.take(amount, now, capacity, refill).unwrap();
				taken.push((now, amount));
			}
			for (index, (start, _)) in taken.iter().enumerate() {
				let mut sum = 0u128;
				for (at, amount) in &taken[index..] {
					sum += amount;
					let refilled = capacity * u128::from(at - start) / u128::from(refill);
					prop_assert!(sum <= capacity + refilled);
				}
			}
		}

		#[test]
		fn taking_in_parts_never_yields_more(
			capacity: u128,
			level: u128,
			refill in 1u32..1_000,
			stops in prop::collection::vec(0u32..100, 1..20),
		) {
			let start = TokenBucket { level, as_of: 0 };
			let end: u32 = stops.iter().sum();
			let mut bucket = start;
			let mut now = 0;
			let mut sum = 0u128;
			for wait in stops {
				now += wait;
				let amount = bucket.available(now, capacity, refill) / 2;
				bucket = bucket.take(amount, now, capacity, refill).unwrap();
				sum = sum.saturating_add(amount);
			}
			let rest = bucket.available(end, capacity, refill);
			let refilled = mul_div_floor(capacity, u128::from(end), u128::from(refill))
				.unwrap_or(u128::MAX);
			prop_assert!(sum.saturating_add(rest) <= level.min(capacity).saturating_add(refilled));
		}

		#[test]
		fn there_is_never_more_than_the_capacity(
			level: u128,
			capacity: u128,
			now: u32,
			as_of: u32,
			refill: u32,
		) {
			let bucket = TokenBucket { level, as_of };
			prop_assert!(bucket.available(now, capacity, refill) <= capacity);
		}
	}
}
