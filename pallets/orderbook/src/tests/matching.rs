//! Who trades with whom, and at what price.

use super::*;

#[test]
fn the_best_price_comes_first_and_at_one_price_who_came_first() {
	build_and_execute(|| {
		ask(ALICE, 1, 1_030);
		ask(BOB, 1, 1_025);
		ask(CAROL, 1, 1_030);
		ask(DAVE, 1, 1_025);
		assert_ok!(take(ERIN, Side::Buy, 4, 1_030));
		assert_eq!(
			fills(),
			[
				(BOB, 1, 1_025),
				(DAVE, 1, 1_025),
				(ALICE, 1, 1_030),
				(CAROL, 1, 1_030)
			]
		);
		bid(ALICE, 1, 1_000);
		bid(BOB, 1, 1_005);
		bid(CAROL, 1, 1_000);
		bid(DAVE, 1, 1_005);
		assert_ok!(take(ERIN, Side::Sell, 4, 1_000));
		assert_eq!(
			fills(),
			[
				(BOB, 1, 1_005),
				(DAVE, 1, 1_005),
				(ALICE, 1, 1_000),
				(CAROL, 1, 1_000)
			]
		);
		assert!(house(|row| row.positions.values().all(|size| *size == 0)));
	});
}

#[test]
fn worse_prices_than_the_limit_are_left_alone() {
	build_and_execute(|| {
		ask(ALICE, 1, 1_025);
		ask(BOB, 1, 1_026);
		assert_ok!(take(CAROL, Side::Buy, 2, 1_025));
		assert_eq!(done(), (1, 1, Outcome::Dropped));
		assert_eq!(levels(Side::Sell), [(1_026, 1, 1)]);
		bid(ALICE, 1, 1_000);
		bid(BOB, 1, 999);
		assert_ok!(take(CAROL, Side::Sell, 2, 1_000));
		assert_eq!(done(), (1, 1, Outcome::Dropped));
		assert_eq!(levels(Side::Buy), [(999, 1, 1)]);
	});
}

#[test]
fn lots_change_hands_at_the_price_at_which_they_rest() {
	build_and_execute(|| {
		ask(ALICE, 1, 1_010);
		bid(BOB, 1, 1_100);
		assert_eq!(fills(), [(ALICE, 1, 1_010)]);
		bid(ALICE, 1, 1_020);
		ask(BOB, 1, 900);
		assert_eq!(fills(), [(ALICE, 1, 1_020)]);
	});
}

#[test]
fn an_order_that_is_filled_in_part_keeps_its_place() {
	build_and_execute(|| {
		let first = ask(ALICE, 5, 1_024);
		ask(BOB, 5, 1_024);
		events();
		assert_ok!(take(CAROL, Side::Buy, 2, 1_024));
		assert!(matches!(
			events()[0],
			Event::Filled { order, lots: 2, left: 3, .. } if order == first
		));
		assert_eq!(Book::order(MARKET, first).unwrap().lots, 3);
		let each = margin(1_024 * TICK, false);
		house(|row| assert_eq!(row.orders[&ALICE], (1, 3 * each)));
		assert_ok!(take(CAROL, Side::Buy, 4, 1_024));
		assert_eq!(fills(), [(ALICE, 3, 1_024), (BOB, 1, 1_024)]);
		assert_eq!(returned(ALICE), 1);
		assert_eq!(returned(BOB), 0);
		assert_eq!(levels(Side::Sell), [(1_024, 4, 1)]);
	});
}

#[test]
fn an_order_walks_across_leaves() {
	build_and_execute(|| {
		// Last of a leaf, first of the next one, and one far away.
		let ticks = [1_023, 1_024, 1_087, 1_088, 1_500];
		for (who, tick) in (ALICE..).zip(ticks) {
			ask(who, 1, tick);
		}
		assert_ok!(take(50, Side::Buy, 5, 1_500));
		let along: Vec<_> = fills().into_iter().map(|(.., tick)| tick).collect();
		assert_eq!(along, ticks);
		for (who, tick) in (ALICE..).zip(ticks) {
			bid(who, 1, tick);
		}
		assert_ok!(take(50, Side::Sell, 5, 1_023));
		let mut along: Vec<_> = fills().into_iter().map(|(.., tick)| tick).collect();
		along.reverse();
		assert_eq!(along, ticks);
		assert_eq!(levels(Side::Buy), []);
	});
}

#[test]
fn the_extreme_ticks_can_be_traded() {
	build_and_execute(|| {
		// Everything from one tick to twice the mark.
		house(|row| {
			row.mark = 32_768 * TICK;
			row.band = sp_runtime::Permill::one();
		});
		bid(ALICE, 1, 1);
		ask(ALICE, 1, Tick::MAX);
		bid(BOB, 1, 2);
		ask(BOB, 1, Tick::MAX - 1);
		assert_eq!(levels(Side::Buy), [(2, 1, 1), (1, 1, 1)]);
		assert_eq!(
			levels(Side::Sell),
			[(Tick::MAX - 1, 1, 1), (Tick::MAX, 1, 1)]
		);
		assert_ok!(take(CAROL, Side::Buy, 2, Tick::MAX));
		assert_ok!(take(CAROL, Side::Sell, 2, 1));
		assert_eq!(
			fills(),
			[
				(BOB, 1, Tick::MAX - 1),
				(ALICE, 1, Tick::MAX),
				(BOB, 1, 2),
				(ALICE, 1, 1)
			]
		);
	});
}

#[test]
fn worse_prices_than_the_band_end_the_walk() {
	build_and_execute(|| {
		ask(ALICE, 1, 1_100);
		ask(BOB, 1, 1_200);
		bid(CAROL, 1, 1_000);
		bid(DAVE, 1, 900);
		// From now on from 984 through 1,184.
		house(|row| {
			row.mark = 1_084 * TICK;
			row.band = sp_runtime::Permill::from_rational(100_u32, 1_084);
		});
		assert_ok!(take(ERIN, Side::Buy, 2, Tick::MAX));
		assert_eq!(done(), (1, 1, Outcome::Dropped));
		assert_ok!(take(ERIN, Side::Sell, 2, 1));
		assert_eq!(done(), (1, 1, Outcome::Dropped));
		assert_eq!(levels(Side::Sell), [(1_200, 1, 1)]);
		assert_eq!(levels(Side::Buy), [(900, 1, 1)]);
	});
}

#[test]
fn what_the_mark_has_left_behind_is_removed_at_nobodys_cost() {
	build_and_execute(|| {
		ask(ALICE, 3, 600);
		ask(BOB, 3, 1_400);
		// From now on from 700 through 2,100.
		house(|row| row.mark = 1_400 * TICK);
		events();
		assert_ok!(take(CAROL, Side::Buy, 1, 1_400));
		assert_eq!(removals(), [(ALICE, Removal::OutsideBand)]);
		assert_eq!((earned(CAROL), returned(ALICE)), (0, 1));
		assert_eq!(position(BOB), -1);
		// The same for bids, and for an order that is only to rest.
		bid(ALICE, 3, 1_390);
		house(|row| row.mark = 900 * TICK);
		events();
		let kind = OrderKind::Limit {
			expires: START,
			post_only: true,
		};
		assert_ok!(order(CAROL, Side::Sell, 1, 1_000, kind, false));
		assert_eq!(removals(), [(ALICE, Removal::OutsideBand)]);
	});
}

#[test]
fn of_two_orders_of_one_owner_the_resting_one_goes() {
	build_and_execute(|| {
		ask(ALICE, 3, 1_020);
		ask(BOB, 3, 1_024);
		ask(ALICE, 3, 1_030);
		events();
		let id = bid(ALICE, 5, 1_024);
		let told = events();
		assert!(matches!(
			told[0],
			Event::OrderRemoved {
				owner: ALICE,
				lots: 3,
				reason: Removal::SelfTrade,
				..
			}
		));
		assert!(matches!(
			told[1],
			Event::Filled {
				maker: BOB,
				lots: 3,
				..
			}
		));
		assert_eq!((earned(ALICE), returned(ALICE)), (0, 1));
		assert_eq!((id.tick, position(ALICE)), (1_024, 3));
		// What isn't met stays.
		assert_eq!(levels(Side::Sell), [(1_030, 3, 1)]);
		assert_eq!(levels(Side::Buy), [(1_024, 2, 1)]);
	});
}

#[test]
fn a_book_is_never_crossed() {
	build_and_execute(|| {
		for tick in 1_000..1_010 {
			ask(ALICE, 1, tick);
		}
		bid(BOB, 20, 1_004);
		assert_eq!(levels(Side::Buy), [(1_004, 15, 1)]);
		assert_eq!(levels(Side::Sell)[0], (1_005, 1, 1));
		ask(CAROL, 30, 1_000);
		assert_eq!(levels(Side::Buy), []);
		assert_eq!(levels(Side::Sell)[0], (1_000, 15, 1));
	});
}
