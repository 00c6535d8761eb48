//! Resting orders that can't be filled any more, or not wholly.

use super::*;

#[test]
fn an_order_stands_through_its_last_period() {
	build_and_execute(|| {
		rest_until(ALICE, Side::Sell, 2, 1_024, START + 3);
		Now::set(START + 3);
		assert_ok!(take(BOB, Side::Buy, 1, 1_024));
		assert_eq!(fills(), [(ALICE, 1, 1_024)]);
		Now::set(START + 4);
		assert_ok!(take(BOB, Side::Buy, 1, 1_024));
		assert_eq!(removals(), [(ALICE, Removal::Expired)]);
		assert_eq!(position(BOB), 1);
	});
}

#[test]
fn who_meets_an_expired_order_has_its_deposit() {
	build_and_execute(|| {
		for who in [ALICE, BOB, CAROL] {
			rest_until(who, Side::Sell, 2, 1_024, START);
		}
		ask(DAVE, 2, 1_024);
		Now::set(START + 1);
		assert_ok!(take(ERIN, Side::Buy, 1, 1_024));
		assert_eq!((earned(ERIN), position(DAVE)), (3, -1));
		house(|row| assert_eq!(row.orders.len(), 1));
		assert_eq!(levels(Side::Sell), [(1_024, 1, 1)]);
	});
}

#[test]
fn orders_that_expired_at_the_best_prices_do_not_keep_others_from_trading() {
	build_and_execute(|| {
		for tick in 1_000..1_040 {
			rest_until(ALICE, Side::Sell, 1, tick, START);
		}
		ask(BOB, 1, 1_040);
		Now::set(START + 1);
		assert_ok!(take(CAROL, Side::Buy, 1, 1_040));
		assert_eq!(fills(), [(BOB, 1, 1_040)]);
		assert_eq!(earned(CAROL), 40);
	});
}

#[test]
fn ones_own_expired_order_is_removed_as_such() {
	build_and_execute(|| {
		rest_until(ALICE, Side::Sell, 1, 1_024, START);
		Now::set(START + 1);
		assert_ok!(take(ALICE, Side::Buy, 1, 1_024));
		assert_eq!(removals(), [(ALICE, Removal::Expired)]);
		assert_eq!(earned(ALICE), 1);
	});
}

#[test]
fn a_maker_that_cannot_carry_it_makes_way() {
	build_and_execute(|| {
		ask(ALICE, 2, 1_020);
		ask(BOB, 2, 1_024);
		house(|row| row.unfunded.insert(ALICE));
		events();
		assert_ok!(take(CAROL, Side::Buy, 2, 1_024));
		let told = events();
		assert!(matches!(
			told[0],
			Event::OrderRemoved {
				owner: ALICE,
				lots: 2,
				reason: Removal::Unfunded,
				..
			}
		));
		assert!(matches!(told[1], Event::Filled { maker: BOB, .. }));
		assert_eq!((position(ALICE), position(CAROL)), (0, 2));
		assert_eq!((earned(CAROL), returned(ALICE)), (1, 0));
	});
}

#[test]
fn what_is_left_of_an_unfunded_order_is_released() {
	build_and_execute(|| {
		ask(ALICE, 5, 1_024);
		assert_ok!(take(BOB, Side::Buy, 2, 1_024));
		house(|row| row.unfunded.insert(ALICE));
		assert_ok!(take(BOB, Side::Buy, 2, 1_024));
		assert_eq!(removals(), [(ALICE, Removal::Unfunded)]);
		house(|row| assert!(row.orders.is_empty()));
	});
}

#[test]
fn a_resting_order_that_only_closes_trades_as_much_as_can_be_closed_then() {
	build_and_execute(|| {
		give(ALICE, DAVE, 6);
		assert_ok!(order(ALICE, Side::Sell, 6, 1_024, DAY, true));
		ask(BOB, 5, 1_024);
		// Meanwhile it has less.
		give(DAVE, ALICE, 4);
		events();
		assert_ok!(take(CAROL, Side::Buy, 1, 1_024));
		assert_eq!(fills(), [(ALICE, 1, 1_024)]);
		assert_ok!(take(CAROL, Side::Buy, 3, 1_024));
		let told = events();
		assert!(matches!(
			told[0],
			Event::Filled {
				maker: ALICE,
				lots: 1,
				left: 4,
				..
			}
		));
		assert!(matches!(
			told[1],
			Event::OrderRemoved {
				owner: ALICE,
				lots: 4,
				reason: Removal::CannotClose,
				..
			}
		));
		assert!(matches!(
			told[2],
			Event::Filled {
				maker: BOB,
				lots: 2,
				..
			}
		));
		assert_eq!((position(ALICE), earned(CAROL)), (0, 1));
	});
}

#[test]
fn a_resting_order_with_nothing_left_to_close_makes_way() {
	build_and_execute(|| {
		give(ALICE, DAVE, 6);
		assert_ok!(order(ALICE, Side::Sell, 6, 1_024, DAY, true));
		// From long to short.
		give(DAVE, ALICE, 10);
		assert_ok!(take(CAROL, Side::Buy, 1, 1_024));
		assert_eq!(removals(), [(ALICE, Removal::CannotClose)]);
		assert_eq!(earned(CAROL), 1);
	});
}

#[test]
fn who_has_no_account_clears_nothing_away() {
	build_and_execute(|| {
		rest_until(ALICE, Side::Sell, 1, 1_024, START);
		Now::set(START + 1);
		assert_noop!(
			take(STRANGER, Side::Buy, 1, 1_024),
			DispatchError::Other("no account")
		);
	});
}
