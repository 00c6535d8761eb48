//! From the end of trading to the final price.

use super::*;
use crate::types::Stage;
use florin_core::{
	clearing::Mode,
	futures::Contract,
	index::{IndexPrice, SeriesStatus},
	FLRN,
};
use std::collections::BTreeMap;

/// The price of the index with which trading ended.
fn last_trade(market: u32) -> IndexPrice {
	row(market).last_trade().expect("trading has ended")
}

#[test]
fn trading_ends_with_the_first_period_of_delivery() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START - 1);
		assert!(trades(market));
		assert_eq!(stage(market), Stage::Trading);
		events();
		pass_at(310, 1);
		assert!(!trades(market));
		assert_eq!(last_trade(market).0, usd(260));
		// The latest price is of what is delivered already.
		assert_eq!(mark(market), lagging(260, 310));
		let price = lot(260);
		assert_eq!(events(), [Event::TradingEnded { market, price }]);
		pass_at(310, 1);
		assert_eq!(events(), []);
	});
}

#[test]
fn trading_ends_though_the_market_is_halted() {
	build_and_execute(|| {
		let market = list(usd_contract());
		set_mode(market, Mode::Halted);
		pass_at(250, DELIVERY - START);
		assert!(!trades(market));
	});
}

#[test]
fn nothing_of_the_delivery_is_in_the_last_trade_however_late_the_hook_is() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START - 1);
		for period in DELIVERY - 1..DELIVERY + 20 {
			record(H100_USD, period, usd(310), 1);
		}
		skip_to(DELIVERY + 20);
		assert_eq!(last_trade(market).0, usd(260));
		assert_eq!(mark(market), live_at(310));
	});
	build_and_execute(|| {
		// There is none in the span before delivery, and the latest price is one of delivery.
		let market = list(usd_contract());
		pass_at(310, 1);
		record(H100_USD, DELIVERY + 5, usd(900), 1);
		skip_to(DELIVERY + 6);
		assert_eq!(
			last_trade(market).0,
			usd(260),
			"the last mark that was told"
		);
	});
}

#[test]
fn the_example_of_the_documentation_comes_out() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(240, DELIVERY - START);
		assert_eq!(mark(market).price, 240_000_000);
		// Thirty periods at 2.76 and six at 3.00: 2.80 on average, and 3.00 over the last six.
		pass_at(276, 30);
		pass_at(300, 6);
		assert_eq!(mark(market).price, 295_000_000);
	});
}

#[test]
fn the_mark_goes_over_to_the_average_with_time() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START);
		pass_at(310, 6);
		assert_eq!(mark(market), live_at(310));
		pass_at(250, 6);
		// Twelve periods at 2.80, the rest at 2.50.
		assert_eq!(mark(market).price, lot(250) + lot(30) * 12 / 144);
		pass_at(250, DAY - 12);
		let over = lot(250) + lot(60) * 6 / 144;
		assert_eq!(mark(market).price, over);
		pass_at(900, 20);
		assert_eq!(
			mark(market).price,
			over,
			"what comes after it doesn't count"
		);
		assert_eq!(settled(market), None);
	});
}

#[test]
fn periods_without_a_price_go_over_to_the_average_too() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START);
		pass_at(310, 36);
		pass(36);
		assert_eq!(mark(market).price, lot(310));
		assert!(!mark(market).live);
		// Half of it is over.
		pass_at(250, 6);
		let average = (310 * 36 + 250 * 6) * 10_000 / 42;
		let expected = (average * 78 + 250 * 10_000 * 66) / 144 * 100;
		assert!(
			mark(market).price.abs_diff(expected) < 200,
			"rounding aside"
		);
	});
}

#[test]
fn while_the_index_lags_the_mark_is_of_what_is_closed() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START);
		pass_at(310, 6);
		Lag::set(6);
		pass_at(900, 6);
		// Through the sixth period: all of it at 3.10.
		assert_eq!(mark(market).price, lot(310));
		Lag::set(12);
		pass_at(900, 6);
		assert_eq!(mark(market).price, lot(310));
	});
	build_and_execute(|| {
		// It hasn't even closed the last period before delivery.
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START - 6);
		pass_at(310, 5);
		Lag::set(3);
		pass_at(900, 3);
		assert!(!trades(market));
		assert_eq!(last_trade(market).0, usd(280));
		assert_eq!(mark(market).price, lot(300));
	});
}

#[test]
fn in_flrn_too_the_mark_goes_by_time() {
	build_and_execute(|| {
		let market = list(Contract {
			mark_span: 1,
			..flrn_contract()
		});
		lease_at(FLRN, 100, DELIVERY - START);
		lease_at(3 * FLRN, 10_000, 1);
		lease_at(FLRN, 100, 71);
		// Half the time is over. Nearly all of its hours were at 3.
		let (hours, value) = (10_000 + 7_100, 30_000 + 7_100);
		let average = value * FLRN / hours;
		assert_eq!(mark(market).price, (average + FLRN) / 2 * 10);
	});
}

#[test]
fn a_mark_in_delivery_is_live_as_long_as_the_series_is() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START);
		assert!(mark(market).live);
		Forced::set(BTreeMap::from([(H100_USD, SeriesStatus::BelowQuorum)]));
		pass_at(250, 1);
		assert!(!mark(market).live);
		assert_eq!(row(market).stale, 1);
	});
}
