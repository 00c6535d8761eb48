use super::*;
use florin_core::book::{BookQuote, DepthLevel};

#[test]
fn depth_shows_the_best_prices_of_both_sides() {
	build_and_execute(|| {
		for (tick, lots) in [(1_000, 1), (1_000, 2), (950, 3), (700, 4)] {
			bid(ALICE, lots, tick);
		}
		for (tick, lots) in [(1_100, 1), (1_030, 2), (1_030, 3), (1_031, 4)] {
			ask(BOB, lots, tick);
		}
		let level = |tick: Tick, lots, orders| DepthLevel {
			tick,
			price: Balance::from(tick) * TICK,
			lots,
			orders,
		};
		let depth = Book::depth(MARKET, 2);
		assert_eq!(depth.bids, [level(1_000, 3, 2), level(950, 3, 1)]);
		assert_eq!(depth.asks, [level(1_030, 5, 2), level(1_031, 4, 1)]);
		assert_eq!(Book::depth(MARKET, 9).bids.len(), 3);
		assert_eq!(Book::depth(MARKET, 0), Default::default());
		assert_eq!(Book::depth(NO_MARKET, 9), Default::default());
	});
}

#[test]
fn depth_is_bounded() {
	build_and_execute(|| {
		for tick in 600..900 {
			bid(ALICE, 1, tick);
		}
		let depth = Book::depth(MARKET, u32::MAX);
		assert_eq!(depth.bids.len(), 200);
		assert_eq!(depth.bids[199].tick, 700);
	});
}

#[test]
fn orders_of_somebody_are_found_among_others() {
	build_and_execute(|| {
		let ids = [
			bid(ALICE, 1, 1_000),
			bid(BOB, 1, 1_000),
			bid(ALICE, 2, 900),
			ask(ALICE, 3, 1_100),
		];
		let of = |who, limit| {
			let found = Book::orders_of(MARKET, &who, limit);
			found.iter().map(|order| order.id).collect::<Vec<_>>()
		};
		assert_eq!(of(ALICE, 10), [ids[0], ids[2], ids[3]]);
		assert_eq!(of(ALICE, 2), [ids[0], ids[2]]);
		assert_eq!(of(BOB, 10), [ids[1]]);
		assert_eq!(of(CAROL, 10), []);
		assert_eq!(Book::orders_of(NO_MARKET, &ALICE, 10), []);
		let last = Book::order(MARKET, ids[3]).unwrap();
		assert_eq!(Book::orders_of(MARKET, &ALICE, 10)[2], last);
		assert_eq!((last.price, last.expires), (1_100 * TICK, START + 144));
		assert_eq!(Book::order(NO_MARKET, ids[3]), None);
	});
}

#[test]
fn only_so_many_orders_are_looked_at() {
	build_and_execute(|| {
		for index in 0..10_000 {
			bid(BOB, 1, 1_000 - index / 100);
		}
		bid(ALICE, 1, 901);
		assert_eq!(Book::orders_of(MARKET, &ALICE, 10).len(), 0);
		assert_ok!(take(CAROL, Side::Sell, 16, 1_000));
		assert_eq!(Book::orders_of(MARKET, &ALICE, 10).len(), 1);
		assert_eq!(Book::orders_of(MARKET, &BOB, u32::MAX).len(), 10_000 - 16);
	});
}

#[test]
fn a_quote_is_what_an_order_would_get() {
	build_and_execute(|| {
		ask(ALICE, 3, 1_024);
		ask(BOB, 2, 1_030);
		bid(CAROL, 7, 1_000);
		let quote = |side, lots| Book::quote(MARKET, side, lots).unwrap();
		assert_eq!(
			quote(Side::Buy, 4),
			BookQuote {
				lots: 4,
				cost: (3 * 1_024 + 1_030) * TICK,
				average: Some((3 * 1_024 + 1_030) * TICK / 4),
				worst: Some(1_030),
			}
		);
		assert_eq!(quote(Side::Buy, 3).worst, Some(1_024));
		assert_eq!(quote(Side::Buy, 100).lots, 5);
		assert_eq!(quote(Side::Sell, 100).cost, 7 * 1_000 * TICK);
		assert_eq!(quote(Side::Buy, 0), BookQuote::default());
		assert_ok!(take(DAVE, Side::Buy, 4, 1_030));
		assert_eq!(fills(), [(ALICE, 3, 1_024), (BOB, 1, 1_030)]);
	});
}

#[test]
fn a_quote_leaves_out_what_lies_outside_the_band() {
	build_and_execute(|| {
		ask(ALICE, 1, 600);
		ask(BOB, 2, 1_400);
		ask(CAROL, 4, 1_500);
		// From 630 through 1,470.
		house(|row| {
			row.mark = 1_050 * TICK;
			row.band = sp_runtime::Permill::from_percent(40);
		});
		let quote = Book::quote(MARKET, Side::Buy, 10).unwrap();
		assert_eq!((quote.lots, quote.worst), (2, Some(1_400)));
	});
}

#[test]
fn nothing_is_quoted_where_nothing_is_traded() {
	build_and_execute(|| {
		ask(ALICE, 3, 1_024);
		assert_eq!(Book::quote(NO_MARKET, Side::Buy, 1), None);
		house(|row| row.mode = Mode::Halted);
		assert_eq!(Book::quote(MARKET, Side::Buy, 1), None);
		house(|row| row.mode = Mode::ReduceOnly);
		assert!(Book::quote(MARKET, Side::Buy, 1).is_some());
		house(|row| row.ended = true);
		assert_eq!(Book::quote(MARKET, Side::Buy, 1), None);
	});
}
