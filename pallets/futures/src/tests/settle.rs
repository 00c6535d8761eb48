//! The final price.

use super::*;
use crate::{types::Stage, Live};
use florin_core::{
	clearing::Mode,
	futures::{Basis, Contract},
	Period,
};
use sp_runtime::Permill;

/// What the market settled at, and what that was.
fn outcome(market: u32) -> Option<(u128, Basis)> {
	match stage(market) {
		Stage::Settled(settlement) => {
			let (price, until) = settled(market).expect("it was told");
			assert_eq!(price, settlement.price);
			assert_eq!(until, settlement.period + parameters().registration);
			Some((price, settlement.basis))
		}
		_ => {
			assert_eq!(settled(market), None);
			None
		}
	}
}

/// A contract whose delivery begins now, after two days at 2.50.
fn delivering() -> u32 {
	let market = list(usd_contract());
	pass_at(250, DELIVERY - START);
	market
}

#[test]
fn it_is_the_average_over_delivery_once_the_dispute_delay_is_over() {
	build_and_execute(|| {
		let market = delivering();
		pass_at(240, DAY / 2);
		pass_at(270, DAY / 2);
		pass_at(900, 35);
		assert_eq!(Now::get(), ENDS - 1);
		assert_eq!(outcome(market), None);
		events();
		pass_at(900, 1);
		assert_eq!(outcome(market), Some((lot(255), Basis::Average)));
		assert_eq!(
			settled(market),
			Some((lot(255), ENDS + parameters().registration))
		);
		let price = lot(255);
		let basis = Basis::Average;
		assert_eq!(
			events(),
			[Event::Settled {
				market,
				price,
				basis
			}]
		);
		assert!(Live::<Test>::get().is_empty());
		pass_at(900, 5);
		assert_eq!(outcome(market), Some((lot(255), Basis::Average)));
		assert_eq!(events(), []);
	});
}

#[test]
fn it_is_rounded_down_once() {
	build_and_execute(|| {
		let market = list(Contract {
			lot_seconds: 10_800,
			..usd_contract()
		});
		pass_at(250, DELIVERY - START);
		record(H100_USD, Now::get(), 2_000_000_000_001, 1);
		next();
		pass_at(250, DAY - 1);
		pass(36);
		let sum: u128 = 2_000_000_000_001 + 143 * usd(250);
		let exact = sum / 144 * 3 / 1_000_000;
		assert_eq!(outcome(market), Some((exact, Basis::Average)));
	});
}

#[test]
fn a_spike_in_the_last_hundredth_moves_it_by_a_hundredth_at_most() {
	build_and_execute(|| {
		let periods = 300;
		let contract = Contract {
			periods,
			..usd_contract()
		};
		let market = list(contract);
		pass_at(250, DELIVERY - START);
		pass_at(250, periods - 3);
		let spike = 100_000;
		pass_at(250 + spike, 3);
		// The mark has seen it coming by no more than that.
		assert_eq!(mark(market).price, lot(250 + spike / 100));
		pass_at(250, 36);
		assert_eq!(
			outcome(market),
			Some((lot(250 + spike / 100), Basis::Average))
		);
	});
}

#[test]
fn it_waits_for_the_index() {
	build_and_execute(|| {
		let market = delivering();
		pass_at(250, DAY - 1);
		Lag::set(1);
		pass_at(310, 1);
		Lag::set(37);
		pass_at(900, 36);
		assert_eq!(outcome(market), None, "the last period isn't closed");
		Lag::set(36);
		poll();
		assert_eq!(outcome(market), None, "it had its turn");
		pass_at(900, 1);
		let price = lot(250) + lot(60) / 144;
		assert_eq!(outcome(market), Some((price, Basis::Average)));
	});
}

#[test]
fn as_much_coverage_as_is_asked_for_is_enough() {
	let covered = |periods: Period| {
		build_and_execute(|| {
			let market = delivering();
			pass(DAY - periods);
			pass_at(310, periods);
			let before = mark(market).price;
			pass(36);
			assert_eq!(Some(before), outcome(market).map(|(price, _)| price));
			outcome(market)
		})
	};
	assert_eq!(covered(72), Some((lot(310), Basis::Average)));
	// The day that ended with the last price is the same one.
	assert_eq!(covered(71), Some((lot(250), Basis::Fallback)));
}

#[test]
fn coverage_is_rounded_up() {
	build_and_execute(|| {
		let contract = Contract {
			periods: 7,
			least_coverage: Permill::from_percent(50),
			..usd_contract()
		};
		let market = list(contract);
		pass_at(250, DELIVERY - START);
		pass_at(310, 3);
		pass(40);
		// Three of seven are less than a half; the last day's average has three of them.
		let price = lot(250) + lot(60) * 3 / 144;
		assert_eq!(outcome(market), Some((price, Basis::Fallback)));
	});
}

#[test]
fn too_thin_a_delivery_settles_at_the_last_day_that_wasnt() {
	build_and_execute(|| {
		let contract = Contract {
			periods: 2 * DAY,
			..usd_contract()
		};
		let market = list(contract);
		pass_at(250, DELIVERY - START);
		pass_at(310, DAY - 1);
		pass(DAY + 37);
		let average = (usd(310) * 143 + usd(250)) / 144;
		let price = average / 10_000;
		assert_eq!(outcome(market), Some((price, Basis::Fallback)));
	});
}

#[test]
fn what_comes_after_delivery_is_never_fallen_back_to() {
	build_and_execute(|| {
		let market = delivering();
		pass(DAY - 1);
		pass_at(900, 37);
		assert_eq!(outcome(market), Some((lot(250), Basis::Fallback)));
	});
}

#[test]
fn without_any_price_the_least_coverage_of_none_falls_back_too() {
	build_and_execute(|| {
		let contract = Contract {
			least_coverage: Permill::zero(),
			..usd_contract()
		};
		let market = list(contract);
		pass_at(250, DELIVERY - START);
		pass(DAY + 36);
		assert_eq!(outcome(market), Some((lot(250), Basis::Fallback)));
	});
}

#[test]
fn a_hook_that_is_late_settles_by_the_same_prices() {
	build_and_execute(|| {
		let market = delivering();
		for period in DELIVERY..ENDS + DAY {
			record(H100_USD, period, usd(310), 1);
		}
		skip_to(ENDS + DAY);
		assert_eq!(outcome(market), Some((lot(310), Basis::Average)));
	});
	// Also when even trading hadn't ended.
	build_and_execute(|| {
		let market = list(usd_contract());
		for period in START..ENDS {
			let price = if period < DELIVERY { 250 } else { 310 };
			record(H100_USD, period, usd(price), 1);
		}
		skip_to(ENDS);
		assert_eq!(outcome(market), Some((lot(310), Basis::Average)));
		let told = events();
		let price = lot(250);
		assert_eq!(told[1], Event::TradingEnded { market, price });
	});
}

#[test]
fn a_hook_that_is_later_than_the_ring_falls_back() {
	build_and_execute(|| {
		let market = delivering();
		pass_at(310, DAY - 1);
		let last = row(market).lot_value(row(market).average);
		skip_to(DELIVERY + RING + 1);
		assert_eq!(outcome(market), Some((last, Basis::Fallback)));
	});
}

#[test]
fn what_was_known_once_is_not_forgotten_in_a_halt() {
	build_and_execute(|| {
		let market = delivering();
		pass_at(310, DAY);
		set_mode(market, Mode::Halted);
		skip_to(ENDS + 10);
		assert_eq!(outcome(market), None);
		// By then the index has forgotten delivery.
		set_mode(market, Mode::Open);
		skip_to(DELIVERY + RING + 1);
		assert_eq!(outcome(market), Some((lot(310), Basis::Average)));
	});
}

#[test]
fn no_halt_of_a_market_holds_its_settlement_back_for_more_than_a_week() {
	build_and_execute(|| {
		let market = delivering();
		pass_at(310, DAY);
		set_mode(market, Mode::Halted);
		let week = row(market).parameters.staleness;
		skip_to(ENDS + week - 1);
		assert_eq!(outcome(market), None);
		skip_to(ENDS + week);
		assert_eq!(outcome(market), Some((lot(310), Basis::Average)));
	});
}

#[test]
fn a_halted_market_doesnt_settle_until_it_isnt() {
	build_and_execute(|| {
		let market = delivering();
		pass_at(310, DAY);
		set_mode(market, Mode::Halted);
		pass_at(900, 100);
		assert_eq!(outcome(market), None);
		assert!(!trades(market));
		set_mode(market, Mode::ReduceOnly);
		pass_at(900, 1);
		assert_eq!(outcome(market), Some((lot(310), Basis::Average)));
	});
}
