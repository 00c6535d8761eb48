//! Immediate, filled or killed, only to rest, only to close.

use super::*;

const POST_ONLY: OrderKind = OrderKind::Limit {
	expires: START + 1,
	post_only: true,
};

#[test]
fn what_an_immediate_order_does_not_get_is_dropped() {
	build_and_execute(|| {
		ask(ALICE, 3, 1_024);
		assert_ok!(take(BOB, Side::Buy, 5, 1_024));
		assert_eq!(done(), (3, 2, Outcome::Dropped));
		assert_eq!(levels(Side::Buy), []);
		// Also if that is everything.
		assert_ok!(take(BOB, Side::Buy, 5, 1_024));
		assert_eq!(done(), (0, 5, Outcome::Dropped));
		house(|row| assert_eq!(row.finished, [ALICE, BOB, BOB]));
	});
}

#[test]
fn all_of_it_is_filled_or_none() {
	build_and_execute(|| {
		ask(ALICE, 3, 1_024);
		ask(BOB, 3, 1_030);
		let buy = |lots, tick| order(CAROL, Side::Buy, lots, tick, OrderKind::FillOrKill, false);
		assert_noop!(buy(4, 1_024), Error::NotFilled);
		assert_noop!(buy(7, 1_030), Error::NotFilled);
		assert_ok!(buy(6, 1_030));
		assert_eq!(done(), (6, 0, Outcome::Filled));
		assert_noop!(buy(1, 1_030), Error::NotFilled);
	});
}

#[test]
fn an_order_that_is_only_to_rest_is_refused_if_it_would_trade() {
	build_and_execute(|| {
		ask(ALICE, 3, 1_024);
		let buy = |tick| order(BOB, Side::Buy, 1, tick, POST_ONLY, false);
		assert_noop!(buy(1_024), Error::WouldTrade);
		assert_noop!(buy(1_100), Error::WouldTrade);
		assert_ok!(buy(1_023));
		let sell = |tick| order(CAROL, Side::Sell, 1, tick, POST_ONLY, false);
		assert_noop!(sell(1_023), Error::WouldTrade);
		assert_ok!(sell(1_024));
		assert_eq!(fills(), []);
	});
}

#[test]
fn an_order_that_is_only_to_rest_does_not_mind_what_is_dead() {
	build_and_execute(|| {
		rest_until(ALICE, Side::Sell, 3, 1_020, START);
		ask(BOB, 3, 1_022);
		ask(CAROL, 3, 1_030);
		Now::set(START + 1);
		events();
		let kind = POST_ONLY;
		assert_ok!(order(BOB, Side::Buy, 1, 1_025, kind, false));
		assert_eq!(
			removals(),
			[(ALICE, Removal::Expired), (BOB, Removal::SelfTrade)]
		);
		assert_eq!((earned(BOB), returned(BOB)), (1, 1));
		assert_eq!(levels(Side::Buy), [(1_025, 1, 1)]);
	});
}

#[test]
fn an_order_that_only_closes_is_of_no_more_than_is_open() {
	build_and_execute(|| {
		give(ALICE, DAVE, 6);
		bid(BOB, 4, 1_000);
		assert_ok!(order(ALICE, Side::Sell, 10, 1_000, DAY, true));
		assert_eq!(done(), (4, 2, Outcome::Rests));
		assert_eq!(levels(Side::Sell), [(1_000, 2, 1)]);
		// It needs no margin.
		house(|row| assert_eq!(row.orders[&ALICE], (1, 0)));
		let id = OrderId {
			side: Side::Sell,
			tick: 1_000,
			page: 0,
			id: 1,
		};
		let report = Book::order(MARKET, id).unwrap();
		assert!(report.reduce_only && report.reserved == 0);
		// And is filled like any other.
		assert_ok!(take(CAROL, Side::Buy, 5, 1_000));
		assert_eq!(position(ALICE), 0);
	});
}

#[test]
fn an_immediate_order_that_only_closes_stops_there() {
	build_and_execute(|| {
		give(ALICE, DAVE, 6);
		bid(BOB, 10, 1_000);
		let sell = |lots, kind| order(ALICE, Side::Sell, lots, 1_000, kind, true);
		assert_noop!(sell(7, OrderKind::FillOrKill), Error::NotFilled);
		assert_ok!(sell(2, OrderKind::FillOrKill));
		assert_ok!(sell(100, OrderKind::ImmediateOrCancel));
		assert_eq!(done(), (4, 0, Outcome::Filled));
		assert_eq!(position(ALICE), 0);
	});
}

#[test]
fn who_has_nothing_open_has_nothing_to_close() {
	build_and_execute(|| {
		bid(BOB, 10, 1_000);
		let sell = |who| order(who, Side::Sell, 1, 1_000, DAY, true);
		assert_noop!(sell(ALICE), Error::NothingToClose);
		// Nor does one whose position is on the same side.
		give(DAVE, ALICE, 6);
		assert_noop!(sell(ALICE), Error::NothingToClose);
		assert_ok!(sell(DAVE));
	});
}
