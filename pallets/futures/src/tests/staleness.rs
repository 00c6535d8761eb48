//! A series that isn't live for too long.

use super::*;
use crate::types::Stage;
use florin_core::{
	clearing::Mode,
	futures::{Basis, Contract},
	index::{IndexPrice, SeriesStatus},
	Period, FLRN,
};
use std::collections::BTreeMap;

/// Periods for which a series may not be live.
fn staleness() -> Period {
	parameters().staleness
}

/// A contract that is delivered in a month.
fn late(contract: Contract) -> Contract {
	Contract {
		delivery: START + 30 * DAY,
		..contract
	}
}

fn basis(market: u32) -> Option<Basis> {
	match stage(market) {
		Stage::Settled(settlement) => Some(settlement.basis),
		_ => None,
	}
}

#[test]
fn after_a_week_it_settles_at_the_last_valid_average() {
	build_and_execute(|| {
		let market = list(late(usd_contract()));
		pass_at(310, DAY / 2);
		pass_at(430, 1);
		let average = (usd(250) * 71 + usd(310) * 72 + usd(430)) / 144;
		events();
		// The last price is live for a period more.
		pass(staleness() - 1);
		assert!(trades(market));
		assert_eq!(settled(market), None);
		events();
		pass(1);
		let price = average * 100 / 1_000_000;
		let until = Now::get() + parameters().registration;
		assert_eq!(settled(market), Some((price, until)));
		let told = events();
		let basis = Basis::Stale;
		assert!(matches!(told[0], Event::TradingEnded { .. }));
		assert_eq!(
			told[1..],
			[Event::Settled {
				market,
				price,
				basis
			}]
		);
	});
}

#[test]
fn a_series_that_comes_back_begins_anew() {
	build_and_execute(|| {
		let market = list(late(usd_contract()));
		pass_at(250, 1);
		pass(staleness() - 1);
		pass_at(250, 1);
		pass(staleness() - 1);
		assert_eq!(settled(market), None);
		pass(1);
		assert_eq!(basis(market), Some(Basis::Stale));
	});
}

#[test]
fn below_quorum_is_as_good_as_nothing() {
	build_and_execute(|| {
		let market = list(late(usd_contract()));
		Forced::set(BTreeMap::from([(H100_USD, SeriesStatus::BelowQuorum)]));
		pass_at(250, staleness());
		assert_eq!(basis(market), Some(Basis::Stale));
	});
}

#[test]
fn a_chain_that_stood_still_saw_no_series_that_was_stale() {
	build_and_execute(|| {
		let market = list(late(usd_contract()));
		pass_at(250, 1);
		skip_to(Now::get() + 2 * staleness());
		assert_eq!(row(market).stale, 1);
		assert!(trades(market));
		pass_at(250, 1);
		assert_eq!(mark(market), live_at(250));
	});
}

#[test]
fn in_delivery_it_settles_before_the_end() {
	build_and_execute(|| {
		// Spans longer than a week.
		crate::Params::<Test>::mutate(|parameters| parameters.longest_span = 30 * DAY);
		let market = list(Contract {
			periods: 20 * DAY,
			..usd_contract()
		});
		pass_at(250, DELIVERY - START);
		pass_at(310, DAY);
		pass(staleness() - 1);
		assert_eq!(settled(market), None);
		pass(1);
		assert_eq!(settled(market).unwrap().0, lot(310));
		assert_eq!(basis(market), Some(Basis::Stale));
	});
}

#[test]
fn after_delivery_it_doesnt_matter() {
	build_and_execute(|| {
		crate::Params::<Test>::mutate(|parameters| parameters.staleness = 30);
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START);
		pass_at(310, DAY);
		pass(35);
		assert_eq!(settled(market), None);
		assert_eq!(row(market).stale, 0);
		pass(1);
		assert_eq!(basis(market), Some(Basis::Average));
	});
}

#[test]
fn a_halted_market_waits() {
	build_and_execute(|| {
		let market = list(late(usd_contract()));
		set_mode(market, Mode::Halted);
		pass(staleness() + 10);
		assert_eq!(settled(market), None);
		assert!(trades(market), "as far as this pallet is concerned");
		set_mode(market, Mode::Open);
		pass(1);
		assert_eq!(basis(market), Some(Basis::Stale));
	});
}

#[test]
fn a_halted_market_waits_for_a_week_at_most() {
	build_and_execute(|| {
		let market = list(late(usd_contract()));
		set_mode(market, Mode::Halted);
		pass(2 * staleness() - 1);
		assert_eq!(settled(market), None);
		pass(1);
		assert_eq!(basis(market), Some(Basis::Stale));
	});
}

#[test]
fn in_flrn_the_average_is_that_of_before_and_in_delivery_the_last_trade() {
	build_and_execute(|| {
		let market = list(late(flrn_contract()));
		lease_at(2 * FLRN, 100, DAY / 2);
		lease_at(2 * FLRN, 100, 1);
		let average = FLRN + FLRN * 73 / 144;
		// It is live for a day after its last price.
		pass(DAY - 1 + staleness() - 1);
		assert_eq!(settled(market), None);
		pass(1);
		assert_eq!(settled(market).unwrap().0, average * 10);
		assert_eq!(basis(market), Some(Basis::Stale));
	});
	build_and_execute(|| {
		crate::Params::<Test>::mutate(|parameters| {
			parameters.longest_span = 30 * DAY;
			parameters.staleness = DAY;
		});
		let market = list(Contract {
			periods: 10 * DAY,
			..flrn_contract()
		});
		lease_at(FLRN, 100, DELIVERY - START);
		lease_at(9 * FLRN, 100, DAY);
		assert_eq!(row(market).average, IndexPrice(9 * FLRN));
		pass(2 * DAY);
		assert_eq!(settled(market).unwrap().0, 10 * FLRN);
		assert_eq!(basis(market), Some(Basis::Stale));
	});
}
