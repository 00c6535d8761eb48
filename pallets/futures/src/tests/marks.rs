//! What positions are worth while lots change hands.

use super::*;
use florin_core::{
	futures::Contract,
	index::{IndexPrice, SeriesStatus},
	FLRN,
};
use std::collections::BTreeMap;

#[test]
fn the_mark_is_the_average_over_its_span() {
	build_and_execute(|| {
		let market = list(usd_contract());
		for periods in 1..=6 {
			pass_at(310, 1);
			// Sixty cents more, by a sixth of it each period.
			assert_eq!(mark(market), lagging(250 + periods * 10, 310));
		}
		pass_at(310, 1);
		assert_eq!(mark(market), live_at(310));
		assert_eq!(events().len(), 1, "that it was listed");
	});
}

#[test]
fn the_mark_in_flrn_is_weighted_by_hours() {
	build_and_execute(|| {
		let contract = Contract {
			mark_span: 2,
			..flrn_contract()
		};
		let market = list(contract);
		lease_at(2 * FLRN, 300, 1);
		// A hundred hours at 1, and 300 at 2.
		assert_eq!(mark(market).price, 10 * 7 * FLRN / 4);
		assert_eq!(row(market).mark, IndexPrice(7 * FLRN / 4));
	});
}

#[test]
fn a_mark_is_told_once_a_period() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(310, 1);
		assert_eq!(mark(market), lagging(260, 310));
		record(H100_USD, Now::get() - 1, usd(700), 1);
		poll();
		assert_eq!(mark(market), lagging(260, 310));
	});
}

#[test]
fn a_series_that_isnt_live_makes_no_live_mark_until_it_is_again() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, 1);
		events();
		pass(1);
		let stale = Mark {
			live: false,
			..live_at(250)
		};
		assert_eq!(mark(market), stale);
		let price = lot(250);
		let flipped = |live| Event::Marked {
			market,
			price,
			live,
		};
		assert_eq!(events(), [flipped(false)]);
		pass(3);
		assert_eq!(mark(market).price, price, "the last one that was known");
		assert_eq!(mark(market).period, Now::get());
		assert_eq!(events(), []);
		assert_eq!(row(market).stale, 4);
		pass_at(250, 1);
		assert_eq!(mark(market), live_at(250));
		assert_eq!(events(), [flipped(true)]);
		assert_eq!(row(market).stale, 0);
	});
}

#[test]
fn below_quorum_isnt_live() {
	build_and_execute(|| {
		let market = list(usd_contract());
		Forced::set(BTreeMap::from([(H100_USD, SeriesStatus::BelowQuorum)]));
		pass_at(250, 1);
		assert!(!mark(market).live);
	});
}

#[test]
fn the_span_ends_with_the_last_price() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(310, 3);
		pass(4);
		assert_eq!(mark(market).price, lot(280), "three of each");
		// Then it has a hole of four periods.
		pass_at(310, 1);
		assert_eq!(mark(market), live_at(310));
	});
}

#[test]
fn an_index_that_lags_is_taken_as_far_as_it_is_closed() {
	build_and_execute(|| {
		let market = list(usd_contract());
		Lag::set(2);
		pass_at(310, 2);
		assert_eq!(mark(market).price, lot(250));
		assert!(!mark(market).live);
		Lag::set(0);
		pass_at(310, 1);
		assert_eq!(mark(market), lagging(280, 310));
	});
}

#[test]
fn a_lot_that_is_worth_nothing_isnt_worth_it_for_certain() {
	build_and_execute(|| {
		let market = list(Contract {
			lot_seconds: 3_600,
			tick: 1,
			..usd_contract()
		});
		for _ in 0..6 {
			record(H100_USD, Now::get(), 999_999, 1);
			next();
		}
		let mark = mark(market);
		assert_eq!((mark.price, mark.live), (0, false));
	});
}

#[test]
fn a_lot_is_worth_no_more_than_a_lot_may_be() {
	build_and_execute(|| {
		let market = list(usd_contract());
		for _ in 0..6 {
			record(H100_USD, Now::get(), u128::MAX / 1_000, 1);
			next();
		}
		assert_eq!(mark(market).price, florin_core::clearing::MAX_LOT_PRICE);
	});
}

#[test]
fn without_an_average_the_latest_price_counts_and_without_that_the_last_mark() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		let usd = list(usd_contract());
		// Longer than the ring of the index: FLRN has no latest price any more.
		skip_to(START + 3 * RING / 2);
		record(H100_USD, Now::get(), super::usd(310), 1);
		assert_eq!(row(market).mark, IndexPrice(FLRN));
		assert!(!trades(usd));
	});
	build_and_execute(|| {
		let span = 2 * DAY;
		let market = list(Contract {
			mark_span: span,
			delivery: START + 10 * DAY,
			..usd_contract()
		});
		// The span of the mark begins before what is known, though after the first price.
		skip_to(START + RING - DAY / 2);
		pass_at(310, 1);
		assert_eq!(mark(market).price, lot(310));
		pass_at(310, span);
		pass_at(330, span / 2);
		assert_eq!(mark(market), lagging(320, 330));
	});
}

#[test]
fn the_last_valid_average_is_of_a_day_with_enough_prices() {
	build_and_execute(|| {
		let market = list(Contract {
			delivery: START + 4 * DAY,
			..usd_contract()
		});
		pass_at(310, DAY);
		assert_eq!(row(market).average.0, usd(310));
		// Half a day without: the other half is enough, and then isn't.
		pass(DAY / 2);
		assert_eq!(
			row(market).average.0,
			usd(310),
			"of the day that ended with it"
		);
		pass_at(400, 1);
		let half = usd(310) + usd(90) / 72;
		assert_eq!(
			row(market).average.0,
			half,
			"71 of one and one of the other"
		);
		pass(1);
		pass_at(400, 1);
		assert_eq!(row(market).average.0, half, "71 of 144 are too few");
	});
}

#[test]
fn the_valid_average_in_flrn_is_over_what_bounds_open_interest() {
	build_and_execute(|| {
		let short = list(Contract {
			mark_span: 6,
			..flrn_contract()
		});
		let long = list(Contract {
			mark_span: 2 * DAY,
			periods: 2 * DAY,
			..flrn_contract()
		});
		lease_at(2 * FLRN, 100, DAY);
		assert_eq!(row(short).average.0, 2 * FLRN, "a day at least");
		assert_eq!(row(long).average.0, 3 * FLRN / 2);
	});
}
