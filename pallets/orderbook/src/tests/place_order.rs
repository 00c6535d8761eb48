use super::*;
use crate::{
	types::{MAX_LIFE, MAX_ORDERS},
	Books,
};
use florin_core::{clearing::MAX_LOTS, Period};

const fn until(expires: Period) -> OrderKind {
	OrderKind::Limit {
		expires,
		post_only: false,
	}
}

#[test]
fn an_order_that_nothing_meets_rests() {
	build_and_execute(|| {
		let id = bid(ALICE, 5, 1_000);
		assert_eq!(
			id,
			OrderId {
				side: Side::Buy,
				tick: 1_000,
				page: 0,
				id: 0
			}
		);
		assert_eq!(
			events(),
			[Event::OrderPlaced {
				market: MARKET,
				order: id,
				owner: ALICE,
				lots: 5,
				reduce_only: false,
				expires: START + 144,
			}]
		);
		assert_eq!(levels(Side::Buy), [(1_000, 5, 1)]);
		assert_eq!(levels(Side::Sell), []);
		let each = margin(1_000 * TICK, false);
		house(|row| {
			assert_eq!(row.orders[&ALICE], (1, 5 * each));
			assert_eq!(row.finished, [ALICE]);
		});
		let report = Book::order(MARKET, id).unwrap();
		assert_eq!(
			(report.owner, report.lots, report.reserved),
			(ALICE, 5, each)
		);
	});
}

#[test]
fn orders_are_numbered_in_the_order_in_which_they_rest() {
	build_and_execute(|| {
		let ids = [
			bid(ALICE, 1, 1_000),
			ask(BOB, 1, 1_100),
			bid(CAROL, 1, 900),
			bid(ALICE, 1, 1_000),
		];
		assert_eq!(ids.map(|id| id.id), [0, 1, 2, 3]);
	});
}

#[test]
fn markets_have_nothing_to_do_with_each_other() {
	build_and_execute(|| {
		open_market(1);
		ask(ALICE, 5, 1_024);
		let origin = RuntimeOrigin::signed(BOB);
		assert_ok!(Book::place_order(
			origin,
			1,
			Side::Buy,
			5,
			1_024,
			DAY,
			false
		));
		assert_eq!(placed().id, 0);
		assert_eq!(fills(), []);
	});
}

#[test]
fn what_is_not_filled_rests() {
	build_and_execute(|| {
		ask(ALICE, 3, 1_020);
		events();
		let id = bid(BOB, 5, 1_020);
		assert_eq!(
			events(),
			[
				Event::Filled {
					market: MARKET,
					order: OrderId {
						side: Side::Sell,
						tick: 1_020,
						page: 0,
						id: 0
					},
					maker: ALICE,
					taker: BOB,
					side: Side::Buy,
					lots: 3,
					tick: 1_020,
					left: 0,
				},
				Event::OrderPlaced {
					market: MARKET,
					order: id,
					owner: BOB,
					lots: 2,
					reduce_only: false,
					expires: START + 144,
				},
				Event::OrderDone {
					market: MARKET,
					who: BOB,
					side: Side::Buy,
					filled: 3,
					remaining: 2,
					outcome: Outcome::Rests,
				},
			]
		);
		assert_eq!((position(ALICE), position(BOB)), (-3, 3));
		assert_eq!(levels(Side::Buy), [(1_020, 2, 1)]);
		assert_eq!(levels(Side::Sell), []);
	});
}

#[test]
fn there_has_to_be_a_book_and_a_market() {
	build_and_execute(|| {
		let at = |market| {
			let origin = RuntimeOrigin::signed(ALICE);
			Book::place_order(origin, market, Side::Buy, 1, 1_024, DAY, false)
				.map_err(|refused| refused.error)
		};
		assert_noop!(at(NO_MARKET), Error::NoBook);
		house(|row| row.ended = true);
		assert_noop!(at(MARKET), DispatchError::Other("ended"));
	});
}

#[test]
fn only_signed_orders_are_taken() {
	build_and_execute(|| {
		let refused = Book::place_order(
			RuntimeOrigin::root(),
			MARKET,
			Side::Buy,
			1,
			1_024,
			DAY,
			false,
		);
		assert_eq!(refused.unwrap_err().error, DispatchError::BadOrigin);
	});
}

#[test]
fn orders_are_of_some_lots_and_not_of_too_many() {
	build_and_execute(|| {
		assert_noop!(order(ALICE, Side::Buy, 0, 1_024, DAY, false), Error::NoLots);
		assert_noop!(
			order(ALICE, Side::Buy, MAX_LOTS + 1, 1_024, DAY, false),
			Error::TooManyLots
		);
		bid(ALICE, MAX_LOTS, 1_000);
		assert_ok!(take(BOB, Side::Sell, MAX_LOTS, 1_000));
		assert_eq!(position(BOB), -(MAX_LOTS as i64));
	});
}

#[test]
fn there_is_no_price_of_zero() {
	build_and_execute(|| {
		for kind in [DAY, OrderKind::ImmediateOrCancel, OrderKind::FillOrKill] {
			assert_noop!(order(ALICE, Side::Sell, 1, 0, kind, false), Error::NoPrice);
		}
	});
}

#[test]
fn an_order_may_stand_from_this_period_on_and_not_too_long() {
	build_and_execute(|| {
		let place = |expires| order(ALICE, Side::Buy, 1, 1_000, until(expires), false);
		assert_noop!(place(START - 1), Error::AlreadyExpired);
		assert_ok!(place(START));
		assert_ok!(place(START + MAX_LIFE));
		assert_noop!(place(START + MAX_LIFE + 1), Error::ExpiresTooLate);
	});
}

#[test]
fn a_limit_order_lies_within_the_band() {
	build_and_execute(|| {
		let place = |tick| order(ALICE, Side::Buy, 1, tick, DAY, false);
		assert_noop!(place(511), Error::OutsideBand);
		assert_ok!(place(512));
		assert_ok!(place(1_536));
		assert_noop!(place(1_537), Error::OutsideBand);
		assert_noop!(place(Tick::MAX), Error::OutsideBand);
	});
}

#[test]
fn other_orders_may_name_any_price() {
	build_and_execute(|| {
		ask(ALICE, 1, 1_024);
		bid(BOB, 1, 1_000);
		assert_ok!(take(CAROL, Side::Buy, 1, Tick::MAX));
		assert_ok!(take(CAROL, Side::Sell, 1, 1));
		assert_eq!(fills(), [(ALICE, 1, 1_024), (BOB, 1, 1_000)]);
	});
}

#[test]
fn the_house_decides_who_can_afford_an_order() {
	build_and_execute(|| {
		house(|row| {
			row.broke.insert(ALICE);
			row.order_cap = 1;
		});
		let place = |who| order(who, Side::Buy, 1, 1_000, DAY, false);
		assert_noop!(place(ALICE), DispatchError::Other("broke"));
		assert_ok!(place(BOB));
		assert_noop!(place(BOB), DispatchError::Other("too many"));
	});
}

#[test]
fn who_cannot_carry_what_it_takes_changes_nothing() {
	build_and_execute(|| {
		ask(ALICE, 5, 1_024);
		rest_until(CAROL, Side::Sell, 5, 1_020, START);
		Now::set(START + 1);
		house(|row| row.broke.insert(BOB));
		// The order that expired is still there afterwards.
		assert_noop!(
			take(BOB, Side::Buy, 1, 1_024),
			DispatchError::Other("broke")
		);
		assert_eq!(levels(Side::Sell), [(1_020, 5, 1), (1_024, 5, 1)]);
	});
}

#[test]
fn a_book_takes_as_many_orders_as_there_may_be() {
	new_test_ext().execute_with(|| {
		ask(ALICE, 1, 1_024);
		Books::<Test>::mutate(MARKET, |book| {
			book.as_mut().unwrap().orders = MAX_ORDERS;
		});
		let place = |lots| order(BOB, Side::Buy, lots, 1_024, DAY, false);
		assert_noop!(order(BOB, Side::Buy, 1, 1_000, DAY, false), Error::BookFull);
		// One that meets another makes room first.
		assert_ok!(place(2));
		assert_noop!(place(1), Error::BookFull);
		// What doesn't rest needs no room.
		assert_ok!(take(CAROL, Side::Sell, 1, 1_024));
	});
}

#[test]
fn numbers_and_pages_of_orders_never_come_again() {
	new_test_ext().execute_with(|| {
		let place = || order(ALICE, Side::Buy, 1, 1_000, DAY, false);
		Books::<Test>::mutate(MARKET, |book| {
			book.as_mut().unwrap().next_order = u64::MAX;
		});
		assert_noop!(place(), Error::BookFull);
		Books::<Test>::mutate(MARKET, |book| book.as_mut().unwrap().next_order = 0);
		for _ in 0..16 {
			assert_ok!(place());
		}
		// As if that was the last page that there can be.
		let page = crate::Pages::<Test>::take(MARKET, (Side::Buy, 1_000, 0));
		crate::Pages::<Test>::insert(MARKET, (Side::Buy, 1_000, u32::MAX), page);
		crate::Leaves::<Test>::mutate(MARKET, (Side::Buy, 15), |leaf| {
			leaf.get_mut(&40).unwrap().tail = u32::MAX;
		});
		assert_noop!(place(), Error::BookFull);
	});
}
