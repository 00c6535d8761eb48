//! Device time and what it is worth.

use crate::rounding::{mul_div_ceil, mul_div_floor};
use sp_arithmetic::{FixedPointNumber, FixedU128, Permill};

/// Microseconds in a second.
const MICROS_PER_SECOND: u128 = 1_000_000;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// Planck in one FLRN.
const FLRN: u128 = 1_000_000_000_000;

/// Microseconds in an hour.
const MICROS_PER_HOUR: u128 = 3_600 * MICROS_PER_SECOND;

/// What `micros × inner factor` is divided by: `value = micros / hour × (inner / FixedU128::DIV) ×
/// FLRN`.
const VALUE_DIVISOR: u128 = MICROS_PER_HOUR * (FixedU128::DIV / FLRN);

/// Microseconds of device time that `seconds` at `quality` (measured speed over class speed) and
/// the trust coefficient `tier` are credited with. Rounded down, at most `seconds` in microseconds.
pub fn compute_time(seconds: u32, quality: Permill, tier: Permill) -> u64 {
	let parts = u128::from(quality.deconstruct()).saturating_mul(u128::from(tier.deconstruct()));
	// 2^32 s at full quality and tier come to 2^72, and the quotient to less than 2^52.
	mul_div_floor(
		u128::from(seconds),
		parts.saturating_mul(MICROS_PER_SECOND),
		PARTS * PARTS,
	)
	.and_then(|micros| u64::try_from(micros).ok())
	.unwrap_or(u64::MAX)
}

/// Planck that `micros` microseconds of device time are worth at `factor` FLRN an hour. Rounded
/// down; `None` if it exceeds 128 bits.
pub fn value(micros: u64, factor: FixedU128) -> Option<u128> {
	mul_div_floor(u128::from(micros), factor.into_inner(), VALUE_DIVISOR)
}

/// The time that goes with `part` planck of work that is worth `value` planck and took `time`
/// microseconds.
///
/// Rounded up, so that what remains is never worth more per microsecond of time than the whole was
/// charged. `None` if `part` exceeds `value`, or if `value` is zero.
pub fn time_share(time: u64, value: u128, part: u128) -> Option<u64> {
	if part > value {
		return None;
	}
	mul_div_ceil(u128::from(time), part, value).and_then(|share| u64::try_from(share).ok())
}

/// The most planck of work worth `value` planck over `time` microseconds whose [`time_share`] fits
/// into `part` microseconds.
///
/// Rounded down, at most `value`. Work that took no time fits anywhere.
pub fn value_share(value: u128, time: u64, part: u64) -> u128 {
	if part >= time {
		return value;
	}
	mul_div_floor(value, u128::from(part), u128::from(time)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U512;

	const HOUR: u64 = 3_600_000_000;

	fn permill() -> impl Strategy<Value = Permill> {
		(0u32..=1_000_000).prop_map(Permill::from_parts)
	}

	/// Credit factors from a thousandth to a thousand.
	fn factor() -> impl Strategy<Value = FixedU128> {
		(FixedU128::DIV / 1_000..=FixedU128::DIV * 1_000).prop_map(FixedU128::from_inner)
	}

	#[test]
	fn an_hour_of_the_reference_class_is_one_flrn() {
		let micros = compute_time(3_600, Permill::one(), Permill::one());
		assert_eq!(micros, HOUR);
		assert_eq!(value(micros, FixedU128::from_u32(1)), Some(FLRN));
	}

	#[test]
	fn quality_and_tier_weigh_the_time() {
		let micros = compute_time(3_600, Permill::from_percent(95), Permill::from_percent(50));
		assert_eq!(micros, HOUR * 95 / 200);
	}

	#[test]
	fn value_that_exceeds_the_type_is_refused() {
		assert_eq!(value(u64::MAX, FixedU128::from_inner(u128::MAX)), None);
	}

	#[test]
	fn a_share_of_nothing_is_refused() {
		assert_eq!(time_share(5, 0, 0), None);
		assert_eq!(time_share(5, 3, 4), None);
	}

	proptest! {
		#[test]
		fn time_agrees_with_big_integers(seconds: u32, quality in permill(), tier in permill()) {
			let weighted = U512::from(seconds) * quality.deconstruct() * tier.deconstruct();
			let exact = weighted / 1_000_000u64;
			prop_assert_eq!(U512::from(compute_time(seconds, quality, tier)), exact);
		}

		#[test]
		fn time_never_exceeds_the_seconds(seconds: u32, quality in permill(), tier in permill()) {
			prop_assert!(compute_time(seconds, quality, tier) <= u64::from(seconds) * 1_000_000);
		}

		#[test]
		fn time_is_monotone(a: u32, b: u32, p in permill(), q in permill(), tier in permill()) {
			let (a, b) = (a.min(b), a.max(b));
			let (p, q) = (p.min(q), p.max(q));
			prop_assert!(compute_time(a, p, tier) <= compute_time(b, q, tier));
		}

		#[test]
		fn splitting_seconds_never_gains_time(
			a in 0u32..1 << 30,
			b in 0u32..1 << 30,
			quality in permill(),
			tier in permill(),
		) {
			let parts = compute_time(a, quality, tier) + compute_time(b, quality, tier);
			prop_assert!(parts <= compute_time(a + b, quality, tier));
		}

		#[test]
		fn value_agrees_with_big_integers(micros: u64, inner: u128) {
			let product = U512::from(micros) * U512::from(inner);
			let exact = product / U512::from(3_600_000_000_000_000u64);
			let expected = (exact <= U512::from(u128::MAX)).then(|| exact.as_u128());
			prop_assert_eq!(value(micros, FixedU128::from_inner(inner)), expected);
		}

		#[test]
		fn value_is_monotone(a: u64, b: u64, f in factor(), g in factor()) {
			let (a, b) = (a.min(b), a.max(b));
			let (f, g) = (f.min(g), f.max(g));
			prop_assert!(value(a, f) <= value(b, g));
		}

		#[test]
		fn splitting_time_never_gains_value(a in 0u64..1 << 62, b in 0u64..1 << 62, f in factor()) {
			let parts = value(a, f).unwrap() + value(b, f).unwrap();
			prop_assert!(parts <= value(a + b, f).unwrap());
		}

		#[test]
		fn the_time_of_a_part_is_charged_in_full(
			time: u64,
			value in 1u128..1 << 100,
			permill in 0u32..=1_000_000,
		) {
			let part = value / 1_000_000 * u128::from(permill);
			let share = time_share(time, value, part).unwrap();
			prop_assert!(share <= time);
			let owed = U512::from(time) * U512::from(part);
			prop_assert!(U512::from(share) * U512::from(value) >= owed);
			prop_assert_eq!(time_share(time, value, value), Some(time));
		}

		#[test]
		fn splitting_a_part_never_saves_time(time: u64, value in 2u128..1 << 100, a: u64, b: u64) {
			let whole = value - 1;
			let first = u128::from(a) % whole;
			let second = u128::from(b) % (whole - first + 1);
			let charged = time_share(time, value, first).unwrap();
			// The rest is charged against what the first part left.
			let rest = time_share(time - charged, value - first, second).unwrap();
			prop_assert!(charged + rest >= time_share(time, value, first + second).unwrap());
		}

		#[test]
		fn a_share_of_value_is_the_most_that_fits(
			value in 1u128..1 << 100,
			time in 1u64..,
			part: u64,
		) {
			let share = value_share(value, time, part);
			prop_assert!(share <= value);
			prop_assert!(time_share(time, value, share).unwrap() <= part);
			if share < value {
				prop_assert!(time_share(time, value, share + 1).unwrap() > part);
			}
		}
	}

	#[test]
	fn work_without_time_fits_anywhere() {
		assert_eq!(value_share(7, 0, 0), 7);
	}
}
