//! The price of compute: averages from accumulators, the median of feeds, and how a credit factor
//! follows.

use crate::rounding::mul_div_floor;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Permill;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// Deviations of the median within which a feed is kept.
pub const KEPT_DEVIATIONS: u128 = 3;

/// The share of the median within which a feed is kept however much the others agree: 1 %.
pub const KEPT_SHARE: Permill = Permill::from_percent(1);

/// All that a series has had since it began. The difference between two of them is what it had in
/// between.
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
)]
pub struct Accumulator {
	/// Σ price × weight.
	#[codec(compact)]
	pub value: u128,
	/// Σ weight.
	#[codec(compact)]
	pub weight: u128,
	/// Periods that had a price.
	#[codec(compact)]
	pub covered: u32,
}

impl Accumulator {
	/// `weight` units at `price`, in no period yet; none if it exceeds what the type holds.
	pub fn of(price: u128, weight: u128) -> Option<Self> {
		Some(Self {
			value: price.checked_mul(weight)?,
			weight,
			covered: 0,
		})
	}

	/// Whether nothing has been added.
	pub const fn is_empty(&self) -> bool {
		self.weight == 0
	}

	/// This and `other`; none if it exceeds what the type holds.
	pub fn plus(&self, other: &Self) -> Option<Self> {
		Some(Self {
			value: self.value.checked_add(other.value)?,
			weight: self.weight.checked_add(other.weight)?,
			covered: self.covered.checked_add(other.covered)?,
		})
	}

	/// What came to `before` to make this; none if this doesn't contain it.
	pub fn since(&self, before: &Self) -> Option<Self> {
		Some(Self {
			value: self.value.checked_sub(before.value)?,
			weight: self.weight.checked_sub(before.weight)?,
			covered: self.covered.checked_sub(before.covered)?,
		})
	}

	/// Σ price × weight / Σ weight, rounded down; none without any weight.
	pub fn average(&self) -> Option<u128> {
		self.value.checked_div(self.weight)
	}
}

/// The median of prices: the middle one, or the mean of the middle two, rounded down. None of none.
///
/// Sorts the prices.
pub fn median(prices: &mut [u128]) -> Option<u128> {
	prices.sort_unstable();
	let half = prices.len().checked_div(2)?;
	let upper = *prices.get(half)?;
	if prices.len() & 1 == 1 {
		return Some(upper);
	}
	let lower = *prices.get(half.checked_sub(1)?)?;
	Some(midpoint(lower, upper))
}

/// The mean of two numbers, rounded down; `low` isn't above `high`.
fn midpoint(low: u128, high: u128) -> u128 {
	low.saturating_add(high.saturating_sub(low) >> 1)
}

/// What a quorum of feeds agrees on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consensus {
	/// The median of the feeds that were kept.
	pub price: u128,
	/// The median of all feeds.
	pub centre: u128,
	/// How far from the centre a feed is kept.
	pub band: u128,
}

impl Consensus {
	/// Whether a feed of `price` was kept.
	pub const fn keeps(&self, price: u128) -> bool {
		price.abs_diff(self.centre) <= self.band
	}

	/// Whether a feed of `price` lies more than `share` of the price away from it.
	pub fn is_far(&self, price: u128, share: Permill) -> bool {
		price.abs_diff(self.price)
			> mul_div_floor(self.price, share.deconstruct().into(), PARTS).unwrap_or(u128::MAX)
	}
}

/// The price that feeds agree on; none with fewer than `quorum` of them, or none at all.
///
/// The quorum is counted first, so that nobody can bring it down by being rejected. Then feeds are
/// rejected that lie further from the median than three times the median absolute deviation, and
/// further than 1 % of it: feeds that agree to the cent don't make an outlier of one that is a cent
/// off. The price is the median of the others; at least half of the feeds are always kept.
///
/// As long as fewer than half of the feeds lie, the centre is between those of the others, and the price within the band
/// of the centre, which is three times what separates the others at most, or 1 %.
pub fn consensus(prices: &[u128], quorum: usize) -> Option<Consensus> {
	if prices.len() < quorum {
		return None;
	}
	let mut all = prices.to_vec();
	let centre = median(&mut all)?;
	let mut deviations: alloc::vec::Vec<_> =
		all.iter().map(|price| price.abs_diff(centre)).collect();
	let deviation = median(&mut deviations)?;
	let share = mul_div_floor(centre, KEPT_SHARE.deconstruct().into(), PARTS)?;
	let band = deviation.saturating_mul(KEPT_DEVIATIONS).max(share);
	let mut kept: alloc::vec::Vec<_> = all
		.into_iter()
		.filter(|price| price.abs_diff(centre) <= band)
		.collect();
	let price = median(&mut kept)?;
	Some(Consensus {
		price,
		centre,
		band,
	})
}

/// The credit factor after a step from `factor` towards `target`: by at most `step` of itself,
/// rounded down, and within `least` and `greatest`. All in the same fixed-point units.
///
/// A factor outside the bounds moves towards them, by at most the step as well.
pub fn follow(factor: u128, target: u128, step: Permill, least: u128, greatest: u128) -> u128 {
	let most = mul_div_floor(factor, step.deconstruct().into(), PARTS).unwrap_or_default();
	let target = target.min(greatest).max(least);
	target
		.min(factor.saturating_add(most))
		.max(factor.saturating_sub(most))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U512;

	const STEP: Permill = Permill::from_percent(1);

	/// Millionths of a dollar.
	const fn usd(cents: u128) -> u128 {
		cents * 10_000
	}

	#[test]
	fn the_median_is_the_middle() {
		assert_eq!(median(&mut []), None);
		assert_eq!(median(&mut [7]), Some(7));
		assert_eq!(median(&mut [9, 4]), Some(6));
		assert_eq!(median(&mut [9, 1, 4]), Some(4));
		assert_eq!(
			median(&mut [u128::MAX, u128::MAX - 1]),
			Some(u128::MAX - 1),
			"a sum would overflow"
		);
	}

	#[test]
	fn two_feeds_are_no_quorum_of_three() {
		assert_eq!(consensus(&[usd(500), usd(500_000)], 3), None);
		assert_eq!(consensus(&[], 0), None);
	}

	#[test]
	fn a_cent_off_is_no_outlier_among_feeds_that_agree() {
		let agreed = consensus(&[usd(500), usd(500), usd(501)], 3).unwrap();
		assert_eq!(agreed.price, usd(500));
		assert!(agreed.keeps(usd(501)));
		assert!(!agreed.keeps(usd(506)));
	}

	#[test]
	fn one_of_three_moves_the_price_by_nothing() {
		let honest = consensus(&[usd(498), usd(500), usd(502)], 3).unwrap();
		let attacked = consensus(&[usd(498), usd(500), usd(502_000)], 3).unwrap();
		assert_eq!(honest.price, usd(500));
		assert!(!attacked.keeps(usd(502_000)));
		// The outlier is out, and the median is one of the two others.
		assert_eq!(attacked.price, usd(499));
		assert!(attacked.is_far(usd(502_000), Permill::from_percent(50)));
		assert!(!attacked.is_far(usd(502), Permill::from_percent(50)));
	}

	#[test]
	fn a_factor_moves_by_at_most_its_step() {
		let one = 1_000_000;
		assert_eq!(follow(one, 2 * one, STEP, 0, u128::MAX), 1_010_000);
		assert_eq!(follow(one, one / 2, STEP, 0, u128::MAX), 990_000);
		assert_eq!(follow(one, 1_000_001, STEP, 0, u128::MAX), 1_000_001);
		assert_eq!(follow(one, 2 * one, STEP, 0, 1_005_000), 1_005_000);
		assert_eq!(follow(one, one, STEP, 2 * one, 3 * one), 1_010_000);
		assert_eq!(follow(0, one, STEP, 0, one), 0);
	}

	/// What the median is by definition: as many prices on one side as on the other.
	fn splits_evenly(prices: &[u128], middle: u128) -> bool {
		let below = prices.iter().filter(|price| **price < middle).count();
		let above = prices.iter().filter(|price| **price > middle).count();
		below <= prices.len() / 2 && above <= prices.len() / 2
	}

	proptest! {
		#[test]
		fn as_many_prices_lie_below_the_median_as_above(
			prices in prop::collection::vec(0..1u128 << 100, 1..20),
		) {
			let middle = median(&mut prices.clone()).unwrap();
			prop_assert!(splits_evenly(&prices, middle));
			let mut rotated = prices;
			rotated.rotate_left(1);
			prop_assert_eq!(median(&mut rotated), Some(middle));
		}

		#[test]
		fn a_minority_moves_the_price_out_of_the_others_range_by_no_more_than_the_band(
			honest in prop::collection::vec(1..1u128 << 80, 2..17),
			others in prop::collection::vec(any::<u128>(), 0..15),
		) {
			let others = &others[..others.len().min(honest.len() - 1)];
			let all: Vec<_> = honest.iter().chain(others).copied().collect();
			let agreed = consensus(&all, 3);
			prop_assert_eq!(agreed.is_some(), all.len() >= 3);
			if let Some(agreed) = agreed {
				let (least, most) = (honest.iter().min().unwrap(), honest.iter().max().unwrap());
				prop_assert!((least..=most).contains(&&agreed.centre));
				// Three times what separates the others, or 1 % of the centre.
				let widest = (3 * (most - least)).max(agreed.centre / 100);
				prop_assert!(agreed.band <= widest);
				prop_assert!(agreed.price >= least.saturating_sub(widest));
				prop_assert!(agreed.price <= most + widest);
				// At least half are kept, so it lies within the band of the centre.
				let kept = all.iter().filter(|price| agreed.keeps(**price)).count();
				prop_assert!(2 * kept >= all.len());
				prop_assert!(agreed.price.abs_diff(agreed.centre) <= agreed.band);
			}
		}

		#[test]
		fn an_average_is_between_the_least_and_the_greatest_price(
			prints in prop::collection::vec((1..1u128 << 60, 1..1u128 << 40), 1..50),
		) {
			let mut sum = Accumulator::default();
			let (mut value, mut weight) = (U512::zero(), U512::zero());
			for (price, hours) in &prints {
				sum = sum.plus(&Accumulator::of(*price, *hours).unwrap()).unwrap();
				value += U512::from(*price) * U512::from(*hours);
				weight += U512::from(*hours);
			}
			let average = sum.average().unwrap();
			prop_assert_eq!(U512::from(average), value / weight);
			prop_assert!(prints.iter().any(|(price, _)| *price <= average));
			prop_assert!(prints.iter().any(|(price, _)| *price >= average));
		}

		#[test]
		fn a_difference_is_what_was_added(
			first in (1..1u128 << 60, 1..1u128 << 40),
			second in (1..1u128 << 60, 1..1u128 << 40),
		) {
			let before = Accumulator::of(first.0, first.1).unwrap();
			let added = Accumulator::of(second.0, second.1).unwrap();
			let after = before.plus(&added).unwrap();
			prop_assert_eq!(after.since(&before), Some(added));
			prop_assert_eq!(after.since(&before).unwrap().average(), Some(second.0));
			prop_assert_eq!(before.since(&after), None);
		}

		#[test]
		fn a_step_is_bounded_and_never_away_from_the_target(
			factor in 0..1u128 << 80,
			target in 0..1u128 << 80,
			bounds in (0..1u128 << 80, 0..1u128 << 80),
			step in 0u32..=10_000,
		) {
			let (least, greatest) = (bounds.0.min(bounds.1), bounds.0.max(bounds.1));
			let next = follow(factor, target, Permill::from_parts(step), least, greatest);
			let goal = target.clamp(least, greatest);
			prop_assert!(next.abs_diff(factor) <= factor / 100);
			prop_assert!(next.abs_diff(goal) <= factor.abs_diff(goal));
		}
	}
}
