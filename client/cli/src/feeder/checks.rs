//! Which prices are told: within bounds, and not too far from the last one unless several rounds
//! agree.

use crate::price::Price;
use florin_core::index::{IndexPrice, PRICE_UNITS};
use std::fmt;

/// Consecutive rounds after which a price that moved far is taken.
const CONFIRMING: u32 = 3;

/// Which prices of a class are told.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
	/// The lowest.
	pub least: IndexPrice,
	/// The highest.
	pub greatest: IndexPrice,
	/// How far from the one before, as a share of it in trillionths.
	pub largest_move: u128,
}

impl Rules {
	/// A fifth.
	pub const DEFAULT_MOVE: u128 = PRICE_UNITS / 5;

	/// Whether `price` lies further from `from` than a price may move.
	fn is_far(&self, price: IndexPrice, from: IndexPrice) -> bool {
		price.0.abs_diff(from.0).saturating_mul(PRICE_UNITS)
			> from.0.saturating_mul(self.largest_move)
	}
}

/// Why a price isn't told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
	/// Too few sources answered.
	TooFewSources {
		/// How many did.
		answered: usize,
		/// How many have to.
		needed: usize,
	},
	/// It is below the lowest that is told.
	BelowLeast(IndexPrice),
	/// It is above the highest that is told.
	AboveGreatest(IndexPrice),
	/// It moved too far from the last one.
	Moved {
		/// The last one.
		from: IndexPrice,
		/// In how many consecutive rounds.
		rounds: u32,
	},
}

impl fmt::Display for Withheld {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TooFewSources { answered, needed } => {
				write!(
					f,
					"{answered} of the {needed} sources that it needs answered"
				)
			}
			Self::BelowLeast(least) => write!(f, "it is below {}", Price::usd(*least)),
			Self::AboveGreatest(greatest) => write!(f, "it is above {}", Price::usd(*greatest)),
			Self::Moved { from, rounds } => write!(
				f,
				"it moved too far from {}, round {rounds} of the {CONFIRMING} that confirm it",
				Price::usd(*from)
			),
		}
	}
}

/// A price that moved far, and waits to be confirmed.
#[derive(Clone, Copy, Debug)]
struct Moved {
	price: IndexPrice,
	rounds: u32,
}

/// What is remembered of a class from round to round.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
	told: Option<IndexPrice>,
	moved: Option<Moved>,
}

impl Memory {
	/// Whether `price` is told, and if not, why. `on_chain` is what the chain has from this feeder.
	///
	/// A price that moved far is told once each of three consecutive rounds had such a price, none
	/// of them far from the one before.
	///
	/// # Errors
	///
	/// The reason not to tell it.
	pub fn judge(
		&mut self,
		rules: &Rules,
		price: IndexPrice,
		on_chain: Option<IndexPrice>,
	) -> Result<(), Withheld> {
		let before = self.moved.take();
		if price < rules.least {
			return Err(Withheld::BelowLeast(rules.least));
		}
		if price > rules.greatest {
			return Err(Withheld::AboveGreatest(rules.greatest));
		}
		let Some(from) = on_chain.or(self.told) else {
			return Ok(());
		};
		if !rules.is_far(price, from) {
			return Ok(());
		}
		let rounds = match before {
			Some(moved) if !rules.is_far(price, moved.price) => moved.rounds.saturating_add(1),
			_ => 1,
		};
		// Kept even when it is confirmed: a submission that fails is tried again.
		self.moved = Some(Moved { price, rounds });
		if rounds < CONFIRMING {
			return Err(Withheld::Moved { from, rounds });
		}
		Ok(())
	}

	/// No price was read: what waited to be confirmed isn't.
	pub const fn interrupt(&mut self) {
		self.moved = None;
	}

	/// `price` was told.
	pub const fn told(&mut self, price: IndexPrice) {
		self.told = Some(price);
		self.moved = None;
	}
}

/// The median of what sources say: the middle one, or the mean of the middle two, rounded down.
pub fn median(prices: impl IntoIterator<Item = IndexPrice>) -> Option<IndexPrice> {
	let mut units: Vec<_> = prices.into_iter().map(|price| price.0).collect();
	florin_math::index::median(&mut units).map(IndexPrice)
}

#[cfg(test)]
mod tests {
	use super::*;

	const RULES: Rules = Rules {
		least: IndexPrice::from_cents(100),
		greatest: IndexPrice::from_cents(1_000),
		largest_move: Rules::DEFAULT_MOVE,
	};

	fn cents(cents: u32) -> IndexPrice {
		IndexPrice::from_cents(cents)
	}

	#[test]
	fn the_median_is_the_middle_price_or_the_mean_of_the_middle_two() {
		assert_eq!(median([]), None);
		assert_eq!(median([cents(3)]), Some(cents(3)));
		assert_eq!(median([cents(9), cents(1), cents(2)]), Some(cents(2)));
		assert_eq!(median([IndexPrice(4), IndexPrice(1)]), Some(IndexPrice(2)));
	}

	#[test]
	fn bounds_hold_for_the_first_price_too_and_belong_to_what_is_told() {
		let mut memory = Memory::default();
		for price in [100, 1_000] {
			assert_eq!(memory.judge(&RULES, cents(price), None), Ok(()));
		}
		assert_eq!(
			memory.judge(&RULES, IndexPrice(cents(100).0 - 1), None),
			Err(Withheld::BelowLeast(cents(100)))
		);
		assert_eq!(
			memory.judge(&RULES, IndexPrice(cents(1_000).0 + 1), None),
			Err(Withheld::AboveGreatest(cents(1_000)))
		);
	}

	#[test]
	fn a_price_moves_by_a_fifth_of_the_last_one_and_no_further() {
		for (price, far) in [(400, false), (399, true), (600, false), (601, true)] {
			let mut memory = Memory::default();
			memory.told(cents(500));
			assert_eq!(
				memory.judge(&RULES, cents(price), None).is_err(),
				far,
				"{price}"
			);
		}
	}

	#[test]
	fn what_the_chain_has_is_the_last_price_also_after_a_restart() {
		let mut memory = Memory::default();
		assert_eq!(
			memory.judge(&RULES, cents(900), Some(cents(500))),
			Err(Withheld::Moved {
				from: cents(500),
				rounds: 1
			})
		);
	}

	#[test]
	fn three_rounds_that_agree_confirm_a_move() {
		let mut memory = Memory::default();
		memory.told(cents(500));
		let moved = |rounds| {
			Err(Withheld::Moved {
				from: cents(500),
				rounds,
			})
		};
		assert_eq!(memory.judge(&RULES, cents(800), None), moved(1));
		assert_eq!(memory.judge(&RULES, cents(810), None), moved(2));
		assert_eq!(memory.judge(&RULES, cents(805), None), Ok(()));
		// The submission failed: the next round needn't begin anew.
		assert_eq!(memory.judge(&RULES, cents(805), None), Ok(()));
		memory.told(cents(805));
		assert_eq!(memory.judge(&RULES, cents(810), None), Ok(()));
	}

	#[test]
	fn rounds_that_disagree_or_are_interrupted_confirm_nothing() {
		let mut memory = Memory::default();
		memory.told(cents(500));
		let rounds = |memory: &mut Memory, price| match memory.judge(&RULES, cents(price), None) {
			Err(Withheld::Moved { rounds, .. }) => rounds,
			_ => 0,
		};
		assert_eq!(rounds(&mut memory, 800), 1);
		assert_eq!(rounds(&mut memory, 300), 1);
		assert_eq!(rounds(&mut memory, 310), 2);
		memory.interrupt();
		assert_eq!(rounds(&mut memory, 310), 1);
		assert_eq!(rounds(&mut memory, 310), 2);
		assert_eq!(rounds(&mut memory, 500), 0);
		assert_eq!(rounds(&mut memory, 310), 1);
		assert_eq!(rounds(&mut memory, 5_000), 0);
		assert_eq!(rounds(&mut memory, 310), 1);
	}

	#[test]
	fn reasons_are_told_in_dollars() {
		let moved = Withheld::Moved {
			from: cents(350),
			rounds: 2,
		};
		assert!(moved.to_string().contains("from 3.5 USD, round 2 of the 3"));
	}
}
