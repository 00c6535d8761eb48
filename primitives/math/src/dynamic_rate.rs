//! The dynamic rate of a class: a price that follows how much of what is offered at it is used.

use crate::rounding::mul_div_floor;
use sp_arithmetic::Permill;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// The lowest rate, in planck per device-hour, so that a rate can always rise again.
pub const LEAST_RATE: u128 = 1_000_000;

/// The rate after a period in which `used` of `used + idle` certified seconds were used: `rate × (1 ± step × d)`.
///
/// `d` is how far the utilisation lies from `target`, as a share of how far it could: one at full utilisation, minus one at none. The change is rounded
/// down, so it is at most `step`. A period without any seconds changes nothing.
pub fn next(rate: u128, used: u64, idle: u64, target: Permill, step: Permill) -> u128 {
	let total = u128::from(used).saturating_add(idle.into());
	let Some(utilisation) = mul_div_floor(used.into(), PARTS, total) else {
		return rate;
	};
	let target = u128::from(target.deconstruct());
	let (distance, farthest) = if utilisation >= target {
		(
			utilisation.saturating_sub(target),
			PARTS.saturating_sub(target),
		)
	} else {
		(target.saturating_sub(utilisation), target)
	};
	let most = mul_div_floor(rate, step.deconstruct().into(), PARTS).unwrap_or_default();
	// Nothing is farther from the target than possible; at a target of one, full utilisation is no distance.
	let change = mul_div_floor(most, distance, farthest).unwrap_or_default();
	if utilisation >= target {
		rate.saturating_add(change)
	} else {
		rate.saturating_sub(change).max(LEAST_RATE.min(rate))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const FLRN: u128 = 1_000_000_000_000;
	const TARGET: Permill = Permill::from_percent(80);
	const STEP: Permill = Permill::from_parts(1_000);

	#[test]
	fn the_rate_rises_above_the_target_and_falls_below_it() {
		assert_eq!(next(FLRN, 10, 0, TARGET, STEP), FLRN + FLRN / 1_000);
		assert_eq!(next(FLRN, 9, 1, TARGET, STEP), FLRN + FLRN / 2_000);
		assert_eq!(next(FLRN, 8, 2, TARGET, STEP), FLRN);
		assert_eq!(next(FLRN, 4, 6, TARGET, STEP), FLRN - FLRN / 2_000);
		assert_eq!(next(FLRN, 0, 10, TARGET, STEP), FLRN - FLRN / 1_000);
		assert_eq!(next(FLRN, 0, 0, TARGET, STEP), FLRN);
	}

	#[test]
	fn a_target_at_either_end_moves_one_way_only() {
		assert_eq!(next(FLRN, 1, 0, Permill::one(), STEP), FLRN);
		assert_eq!(next(FLRN, 0, 1, Permill::zero(), STEP), FLRN);
		assert!(next(FLRN, 1, 1, Permill::one(), STEP) < FLRN);
		assert!(next(FLRN, 1, 1, Permill::zero(), STEP) > FLRN);
	}

	#[test]
	fn an_idle_class_ends_at_the_least_rate_and_rises_again() {
		let mut rate = FLRN;
		for _ in 0..100_000 {
			rate = next(rate, 0, 1, TARGET, STEP);
		}
		assert_eq!(rate, LEAST_RATE);
		assert!(next(rate, 1, 0, TARGET, STEP) > rate);
	}

	proptest! {
		#[test]
		fn no_period_moves_it_by_more_than_a_step(
			rate in LEAST_RATE..1u128 << 100,
			used: u64,
			idle: u64,
			target in (0u32..=1_000_000).prop_map(Permill::from_parts),
		) {
			let moved = next(rate, used, idle, target, STEP);
			prop_assert!(moved.abs_diff(rate) <= rate / 1_000);
		}

		#[test]
		fn more_use_never_lowers_it(
			rate in LEAST_RATE..1u128 << 100,
			a in 0u64..1_000_000,
			b in 0u64..1_000_000,
		) {
			let (less, more) = (a.min(b), a.max(b));
			let at = |used| next(rate, used, 1_000_000 - used, TARGET, STEP);
			prop_assert!(at(less) <= at(more));
		}
	}
}
