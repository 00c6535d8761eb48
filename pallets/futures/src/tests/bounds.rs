//! How much may be open on a FLRN series, and what becomes of what is open beyond it.
//!
//! A hundred hours a period are 14,400 a day, of which 1.6 % are 230 hours: 23 lots.

use super::*;
use crate::types::Stage;
use florin_core::{
	clearing::Lots,
	futures::{Basis, Contract},
	Period, FLRN,
};
use sp_runtime::Permill;

fn cap(market: u32) -> Lots {
	mark(market).cap.expect("it is on a FLRN series")
}

/// Honest periods up to the first one of delivery.
fn to_delivery() {
	lease_at(FLRN, 100, DELIVERY - Now::get());
}

#[test]
fn as_much_may_be_open_as_commission_binds() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 23);
		set_open(market, 20);
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 23);
		Net::set(Permill::from_parts(8_000));
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 20, "more is open than is bound");
		set_open(market, 11);
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 11, "115 hours, rounded down");
	});
}

#[test]
fn usd_markets_have_no_other_cap_than_their_own() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, 3);
		assert_eq!(mark(market).cap, None);
	});
}

#[test]
fn markets_of_a_series_share_its_bound() {
	build_and_execute(|| {
		let markets = [list(flrn_contract()), list(flrn_contract())];
		let fine = list(Contract {
			lot_seconds: 3_600,
			..flrn_contract()
		});
		lease_at(FLRN, 100, 1);
		// A third of 230 hours is 76.
		assert_eq!(markets.map(cap), [7, 7]);
		assert_eq!(cap(fine), 76);
		set_open(markets[0], 7);
		set_open(fine, 70);
		lease_at(FLRN, 100, 1);
		// 140 hours are open; a third of the other 90 is 30.
		assert_eq!(markets.map(cap), [10, 3]);
		assert_eq!(cap(fine), 100);
		set_open(markets[1], 9);
		lease_at(FLRN, 100, 1);
		assert_eq!(markets.map(cap), [7, 9], "230 are open: nobody may open");
		assert_eq!(cap(fine), 70);
	});
}

#[test]
fn series_dont_share() {
	build_and_execute(|| {
		let a100 = florin_core::index::Series::flrn(A100);
		for period in START - DAY..START + 1 {
			record(a100, period, FLRN / 2, 100 * HOUR);
		}
		let other = list(Contract {
			series: a100,
			..flrn_contract()
		});
		let market = list(flrn_contract());
		set_open(other, 20);
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 23);
		assert_eq!(cap(other), 23);
	});
}

#[test]
fn the_shortest_averaging_bounds_all_markets_of_a_series() {
	build_and_execute(|| {
		let long = list(Contract {
			mark_span: 2 * DAY,
			periods: 2 * DAY,
			..flrn_contract()
		});
		lease_at(FLRN, 100, DAY);
		assert_eq!(cap(long), 46, "of two days");
		let short = list(Contract {
			mark_span: DAY / 2,
			..flrn_contract()
		});
		lease_at(FLRN, 100, 1);
		// Half a day's 115 hours, shared by two.
		assert_eq!((cap(long), cap(short)), (5, 5));
	});
}

#[test]
fn in_delivery_a_market_opens_nothing_and_shares_nothing() {
	build_and_execute(|| {
		let first = list(flrn_contract());
		let second = list(Contract {
			delivery: DELIVERY + DAY,
			..flrn_contract()
		});
		lease_at(FLRN, 100, 1);
		assert_eq!((cap(first), cap(second)), (11, 11));
		set_open(first, 10);
		to_delivery();
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(first), 10);
		assert_eq!(cap(second), 13, "all that the other one leaves");
		lease_at(FLRN, 100, ENDS - Now::get() + 1);
		assert!(matches!(stage(first), Stage::Settled(_)));
		assert_eq!(cap(second), 0, "it is in delivery too");
	});
}

#[test]
fn a_factor_below_the_price_binds_less() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		Factors::mutate(|factors| factors.insert(H100, 500_000));
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 11, "half of it");
		Factors::mutate(|factors| factors.insert(H100, 2_000_000));
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 23, "no more than all of it");
		Factors::mutate(|factors| factors.remove(&H100));
		lease_at(FLRN, 100, 1);
		assert_eq!(cap(market), 0, "leases of a class that is retired pay none");
	});
}

#[test]
fn the_dearer_of_day_and_span_counts() {
	build_and_execute(|| {
		let market = list(Contract {
			mark_span: 2,
			periods: 2,
			..flrn_contract()
		});
		// 200 hours of which 3 are bound; the day costs 1.
		lease_at(FLRN, 1_000, 2);
		assert_eq!(cap(market), 3);
		lease_at(4 * FLRN, 1_000, 2);
		assert_eq!(cap(market), 0, "32 hours, of which a quarter");
		lease_at(FLRN / 100, 1_000, 2);
		let day = (142 * 100 + 1_000 * 2 + 8_000 + 20) / (14_200 + 4_000);
		assert_eq!(day, 1, "the day's price hasn't fallen as far");
		assert_eq!(cap(market), 2);
	});
}

#[test]
fn without_hours_nothing_may_be_opened() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		lease_at(FLRN, 100, 1);
		set_open(market, 3);
		pass(DAY + 1);
		assert_eq!(cap(market), 3);
		assert!(!mark(market).live);
	});
}

#[test]
fn an_index_that_lags_bounds_by_what_it_knows() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		Lag::set(10);
		lease_at(FLRN, 100, 1);
		assert_eq!(
			cap(market),
			21,
			"by the 135 periods that had hours, of as many as ever"
		);
	});
}

/// What a market of which so many lots are open settles at, and the mark before, when hours of delivery are fewer than those before.
fn settled_with(open: Lots, hours: u128, price: u128) -> (u128, u128) {
	build_and_execute(|| {
		let market = list(flrn_contract());
		to_delivery();
		set_open(market, open);
		lease_at(price, hours, DAY);
		let before = mark(market).price;
		lease_at(price, hours, 36);
		assert!(matches!(
			stage(market),
			Stage::Settled(settlement) if settlement.basis == Basis::Average
		));
		(settled(market).unwrap().0, before)
	})
}

#[test]
fn the_move_since_the_last_trade_is_scaled_where_more_is_open_than_is_bound() {
	// A tenth of the hours, of which 23 are bound, at 1.10.
	let price = FLRN + FLRN / 10;
	let scaled = |bound: u128, open: u128| 10 * (FLRN + FLRN / 10 * bound / open);
	// Commission is by the factor of 1, which is less than the price: 23.04 / 1.1 hours are bound.
	let bound = 1_440 * HOUR * 10 / 11 * 16 / 1_000;
	let (settled, before) = settled_with(23, 10, price);
	assert_eq!(settled, scaled(bound, 230 * HOUR));
	assert_eq!(before, settled, "the mark in delivery comes out there");
	let (settled, _) = settled_with(2, 10, price);
	assert_eq!(settled, 11 * FLRN, "twenty hours are open, 20.9 are bound");
	let (settled, _) = settled_with(23, 1_000, price);
	assert_eq!(settled, 11 * FLRN);
	// Downwards the price of before counts: 23.04 hours are bound.
	let (settled, before) = settled_with(23, 10, FLRN - FLRN / 10);
	let bound = 1_440 * HOUR * 16 / 1_000;
	let down = (FLRN / 10 * bound).div_ceil(230 * HOUR);
	assert_eq!(settled, 10 * (FLRN - down));
	assert_eq!(before, settled);
}

#[test]
fn what_was_open_in_all_markets_of_the_series_counts() {
	build_and_execute(|| {
		let first = list(flrn_contract());
		let second = list(Contract {
			delivery: DELIVERY + 10,
			..flrn_contract()
		});
		to_delivery();
		set_open(first, 10);
		set_open(second, 13);
		lease_at(FLRN, 100, 10);
		lease_at(2 * FLRN, 5, DAY + 26);
		assert!(matches!(stage(first), Stage::Settled(_)));
		set_open(second, 0);
		// The first one is gone when the second one settles, but both were on the same hours.
		let Stage::Delivering(delivery) = stage(second) else {
			panic!("it waits for its dispute delay")
		};
		let open = 230 * HOUR;
		assert_eq!((delivery.open, delivery.last_trade.0), (open, FLRN));
		lease_at(2 * FLRN, 5, 10);
		// 720 hours at 2, twice the factor.
		let bound = 720 * HOUR * 16 / 1_000 / 2;
		let price = 10 * (FLRN + FLRN * bound / open);
		assert_eq!(settled(second).unwrap().0, price);
	});
}

#[test]
fn the_lowest_factor_of_delivery_counts() {
	let price = 2 * FLRN;
	let settled_with = |factors: [Option<u128>; 2]| {
		build_and_execute(|| {
			let market = list(flrn_contract());
			to_delivery();
			set_open(market, 23);
			for factor in factors {
				match factor {
					Some(millionths) => Factors::mutate(|all| all.insert(H100, millionths)),
					None => Factors::mutate(|all| all.remove(&H100)),
				};
				lease_at(price, 100, DAY / 2);
			}
			lease_at(price, 100, 36);
			settled(market).unwrap().0
		})
	};
	let scaled = |parts: u128| {
		let bound = 14_400 * HOUR * 16 / 1_000 / parts;
		10 * (FLRN + FLRN * bound / (230 * HOUR))
	};
	// 230.4 × 1 / 2: the class's factor was 1 when trading ended.
	assert_eq!(settled_with([Some(2_000_000), Some(2_000_000)]), scaled(2));
	assert_eq!(settled_with([Some(500_000), Some(1_000_000)]), scaled(4));
	assert_eq!(settled_with([Some(1_000_000), Some(500_000)]), scaled(4));
	// Retired in delivery: its last factor.
	assert_eq!(settled_with([Some(1_000_000), None]), scaled(2));
}

#[test]
fn of_a_class_that_was_retired_before_delivery_nothing_is_bound() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		lease_at(FLRN, 100, DELIVERY - START - 1);
		Factors::mutate(|factors| factors.remove(&H100));
		set_open(market, 1);
		lease_at(FLRN, 100, 1);
		lease_at(9 * FLRN, 100, DAY + 36);
		assert_eq!(settled(market).unwrap().0, 10 * FLRN);
	});
}

#[test]
fn a_thin_delivery_settles_at_the_last_trade() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		to_delivery();
		let covered: Period = DAY / 2 - 1;
		lease_at(9 * FLRN, 100, covered);
		pass(DAY + 36 - covered);
		assert_eq!(settled(market).unwrap().0, 10 * FLRN);
		assert!(matches!(
			stage(market),
			Stage::Settled(settlement) if settlement.basis == Basis::Fallback
		));
	});
}
