//! What it costs to move the index, and what it brings in a market.
//!
//! Of each lease the market of leases keeps 1.6 % of the price or of the credit factor, whichever is more, that neither side gets back. Honest tenants
//! lease a hundred hours a period at 1 FLRN.

use super::*;
use crate::types::Stage;
use florin_core::{clearing::Lots, futures::Contract, Period, FLRN};
use proptest::prelude::*;

/// Honest hours of a period.
const HONEST: u128 = 100;

/// A lease of so many hours in each period to oneself, on top of the honest ones, at so many planck an hour.
#[derive(Clone, Copy, Debug)]
struct Wash {
	hours: u128,
	price: u128,
}

impl Wash {
	/// Lets periods pass. Answers what it costs in each of them, rounded down, in planck.
	fn run(self, honest: u128, periods: Period) -> u128 {
		let factor = Factors::get().get(&H100).copied().unwrap() * 1_000_000;
		for _ in 0..periods {
			let hours = honest + self.hours;
			let value = honest * FLRN + self.hours * self.price;
			// The index is that of the sum; its fraction of a planck is lost.
			if let Some(price) = value.checked_div(hours) {
				record(H100_FLRN, Now::get(), price, hours * HOUR);
			}
			next();
		}
		u128::from(periods) * self.hours * self.price.max(factor) * 16 / 1_000
	}
}

/// Somebody matches as much open interest with himself as may be open, or `greed` lots more, and washes through delivery, in which there are so many
/// honest hours a period. Answers what the better side of it gains, and what the washing costs.
fn attack(wash: Wash, honest: u128, greed: Lots) -> (u128, u128) {
	build_and_execute(|| {
		let market = list(flrn_contract());
		Wash { hours: 0, price: 0 }.run(HONEST, DELIVERY - START);
		let lots = mark(market).cap.unwrap() + greed;
		set_open(market, lots);
		let cost = wash.run(honest, DAY);
		pass(36);
		let Stage::Settled(settlement) = stage(market) else {
			panic!("it has settled")
		};
		let moved = settlement.price.abs_diff(10 * FLRN);
		(moved * u128::from(lots), cost)
	})
}

#[test]
fn self_matched_open_interest_with_a_pumped_index_costs_more_than_it_gains() {
	for price in [2 * FLRN, 10 * FLRN, 1_000 * FLRN] {
		for hours in [1, 100, 10_000] {
			let (gain, cost) = attack(Wash { hours, price }, HONEST, 0);
			assert!(gain > 0, "the index was moved");
			assert!(gain <= cost, "{hours} hours at {price}: {gain} for {cost}");
		}
	}
}

#[test]
fn so_does_a_dumped_one() {
	for price in [1, FLRN / 2] {
		for hours in [1, 100, 10_000] {
			let (gain, cost) = attack(Wash { hours, price }, HONEST, 0);
			assert!(gain > 0, "the index was moved");
			assert!(gain <= cost, "{hours} hours at {price}: {gain} for {cost}");
		}
	}
}

#[test]
fn it_doesnt_help_that_the_honest_have_left() {
	let wash = Wash {
		hours: 10,
		price: 100 * FLRN,
	};
	let (gain, cost) = attack(wash, 1, 0);
	assert!(gain > 0 && gain <= cost);
	let (gain, cost) = attack(wash, 0, 0);
	assert!(gain > 0 && gain <= cost);
}

#[test]
fn nor_that_more_is_open_than_should_be() {
	let wash = Wash {
		hours: 100,
		price: 100 * FLRN,
	};
	let (gain, cost) = attack(wash, HONEST, 1_000_000);
	assert!(gain > 0 && gain <= cost);
}

#[test]
fn nor_to_be_in_two_markets_at_once() {
	build_and_execute(|| {
		let markets = [list(flrn_contract()), list(flrn_contract())];
		let later = list(Contract {
			delivery: DELIVERY + DAY / 2,
			..flrn_contract()
		});
		let none = Wash { hours: 0, price: 0 };
		none.run(HONEST, DELIVERY - START);
		let all = [markets[0], markets[1], later];
		let lots = all.map(|market| mark(market).cap.unwrap());
		for (market, lots) in all.into_iter().zip(lots) {
			set_open(market, lots);
		}
		let wash = Wash {
			hours: 1_000,
			price: 50 * FLRN,
		};
		none.run(HONEST, DAY / 2);
		// All three average over these.
		let cost = wash.run(HONEST, DAY / 2);
		none.run(HONEST, DAY + 36);
		let gain: u128 = all
			.into_iter()
			.zip(lots)
			.map(|(market, lots)| {
				let (price, _) = settled(market).unwrap();
				price.abs_diff(10 * FLRN) * u128::from(lots)
			})
			.sum();
		assert!(gain > 0 && gain <= cost, "{gain} for {cost}");
	});
}

#[test]
fn a_mark_that_is_pumped_before_delivery_costs_more_than_it_moves_what_is_open() {
	for mark_span in [6, DAY, 2 * DAY] {
		build_and_execute(|| {
			let market = list(Contract {
				mark_span,
				lot_seconds: 3_600,
				tick: 1,
				..flrn_contract()
			});
			let none = Wash { hours: 0, price: 0 };
			none.run(HONEST, DAY);
			let lots = mark(market).cap.unwrap();
			set_open(market, lots);
			let before = mark(market).price;
			let wash = Wash {
				hours: 1_000,
				price: 50 * FLRN,
			};
			let cost = wash.run(HONEST, 3);
			let gain = (mark(market).price - before) * u128::from(lots);
			assert!(gain > 0 && gain <= cost, "{gain} for {cost}");
		});
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn no_wash_pays(
		hours in 1..20_000u128,
		price in prop_oneof![1..FLRN, FLRN..3 * FLRN, 3 * FLRN..1_000 * FLRN],
		honest in 0..300u128,
		greed in prop_oneof![Just(0u64), 0..1_000u64],
	) {
		let (gain, cost) = attack(Wash { hours, price }, honest, greed);
		// The index, the mark and what a lot is worth are rounded down, by a planck an hour at most each.
		let rounding = 3 * 10 * u128::from(23 + greed);
		prop_assert!(gain.saturating_sub(rounding) <= cost, "{} for {}", gain, cost);
	}
}
