//! Prices of a book: whole multiples of its tick.

use crate::currency::Currency;
use florin_core::{book::Tick, Balance};
use std::fmt;

/// The prices that a book has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
	/// What a tick is worth, in smallest units.
	pub tick_size: Balance,
	/// In what prices are.
	pub currency: Currency,
}

/// Why a price isn't one of the book's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OffGrid {
	/// It lies between two others.
	Between {
		/// It.
		price: String,
		/// The step from one to the next.
		tick: String,
		/// The next one below; none if it would be zero.
		below: Option<String>,
		/// The next one above; none if there is none.
		above: Option<String>,
	},
	/// It is zero.
	Zero,
	/// It is above the highest.
	TooHigh(String),
}

impl fmt::Display for OffGrid {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Between {
				price,
				tick,
				below,
				above,
			} => {
				let nearest = match (below, above) {
					(Some(below), Some(above)) => format!("the nearest are {below} and {above}"),
					(None, Some(only)) | (Some(only), None) => format!("the nearest is {only}"),
					(None, None) => "there is none".into(),
				};
				write!(
					f,
					"{price} isn't a multiple of the tick of {tick}: {nearest}"
				)
			}
			Self::Zero => f.write_str("a price is above zero"),
			Self::TooHigh(highest) => write!(f, "the book has prices up to {highest}"),
		}
	}
}

impl Grid {
	/// The price at `tick`.
	pub fn price(&self, tick: Tick) -> Balance {
		self.tick_size.saturating_mul(tick.into())
	}

	/// The highest price that isn't above `price`; none below the first one.
	pub fn at_most(&self, price: Balance) -> Option<Tick> {
		let ticks = price.checked_div(self.tick_size)?;
		let tick = Tick::try_from(ticks).unwrap_or(Tick::MAX);
		(tick > 0).then_some(tick)
	}

	/// The lowest price that isn't below `price`; none above the last one.
	pub fn at_least(&self, price: Balance) -> Option<Tick> {
		if self.tick_size == 0 {
			return None;
		}
		Tick::try_from(price.div_ceil(self.tick_size).max(1)).ok()
	}

	/// The tick at `price`.
	///
	/// # Errors
	///
	/// When there is none: with the nearest ones that there are.
	pub fn tick(&self, price: Balance) -> Result<Tick, OffGrid> {
		if price == 0 {
			return Err(OffGrid::Zero);
		}
		let highest = self.price(Tick::MAX);
		if price > highest {
			return Err(OffGrid::TooHigh(self.show(highest)));
		}
		match (self.at_most(price), self.at_least(price)) {
			(Some(below), Some(above)) if below == above => Ok(below),
			(below, above) => Err(OffGrid::Between {
				price: self.show(price),
				tick: self.show(self.tick_size),
				below: below.map(|tick| self.show(self.price(tick))),
				above: above.map(|tick| self.show(self.price(tick))),
			}),
		}
	}

	/// A price with its currency.
	pub fn show(&self, price: Balance) -> String {
		self.currency.sum(price).to_string()
	}

	/// A price without its currency, in as many decimals as all prices of the book.
	pub fn figure(&self, price: Balance) -> String {
		let places = self.currency.places(self.tick_size);
		self.currency.fixed(price, places)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::currency::test_dollar;
	use proptest::prelude::*;

	fn grid() -> Grid {
		Grid {
			tick_size: 100_000,
			currency: test_dollar(),
		}
	}

	#[test]
	fn a_price_of_the_book_has_its_tick() {
		assert_eq!(grid().tick(498_000_000), Ok(4_980));
		assert_eq!(grid().tick(100_000), Ok(1));
		assert_eq!(grid().tick(6_553_500_000), Ok(Tick::MAX));
		assert_eq!(grid().figure(498_000_000), "498.0");
	}

	#[test]
	fn a_price_between_two_names_both() {
		let refused = grid().tick(498_050_000).unwrap_err().to_string();
		assert_eq!(
			refused,
			"498.05 tUSD isn't a multiple of the tick of 0.1 tUSD: the nearest are 498 tUSD and 498.1 tUSD"
		);
		let least = grid().tick(50_000).unwrap_err().to_string();
		assert!(least.ends_with("the nearest is 0.1 tUSD"), "{least}");
	}

	#[test]
	fn a_price_beyond_the_book_is_refused() {
		assert_eq!(grid().tick(0), Err(OffGrid::Zero));
		let refused = grid().tick(6_553_500_001).unwrap_err().to_string();
		assert_eq!(refused, "the book has prices up to 6553.5 tUSD");
	}

	proptest! {
		#[test]
		fn a_price_lies_between_the_ticks_below_and_above(
			tick_size in 1u128..1 << 48,
			price in 0u128..1 << 64,
		) {
			let grid = Grid { tick_size, ..grid() };
			if let Some(below) = grid.at_most(price) {
				prop_assert!(grid.price(below) <= price);
				prop_assert!(below == Tick::MAX || grid.price(below + 1) > price);
			} else {
				prop_assert!(price < tick_size);
			}
			if let Some(above) = grid.at_least(price) {
				prop_assert!(grid.price(above) >= price);
				prop_assert!(above == 1 || grid.price(above - 1) < price);
			} else {
				prop_assert!(price > grid.price(Tick::MAX));
			}
		}

		#[test]
		fn a_tick_is_that_of_its_price(tick_size in 1u128..1 << 48, tick in 1..=Tick::MAX) {
			let grid = Grid { tick_size, ..grid() };
			prop_assert_eq!(grid.tick(grid.price(tick)), Ok(tick));
		}
	}
}
