//! Halted, reduce-only, and after trading.

use super::*;

fn set_mode(mode: Mode) {
	house(|row| row.mode = mode);
}

#[test]
fn a_halted_market_takes_no_orders() {
	build_and_execute(|| {
		give(ALICE, DAVE, 1);
		set_mode(Mode::Halted);
		assert_noop!(order(ALICE, Side::Sell, 1, 1_024, DAY, true), Error::Halted);
		assert_noop!(take(ALICE, Side::Buy, 1, 1_024), Error::Halted);
	});
}

#[test]
fn orders_can_be_cancelled_in_every_mode_and_after_trading() {
	build_and_execute(|| {
		for mode in [Mode::Open, Mode::ReduceOnly, Mode::Halted] {
			set_mode(Mode::Open);
			let id = bid(ALICE, 1, 1_000);
			set_mode(mode);
			assert_ok!(cancel(ALICE, id));
		}
		set_mode(Mode::Open);
		let id = bid(ALICE, 1, 1_000);
		house(|row| row.ended = true);
		Now::set(START + 10_000);
		assert_ok!(cancel(ALICE, id));
		assert_eq!(returned(ALICE), 4);
	});
}

#[test]
fn a_reduce_only_market_takes_orders_that_say_so() {
	build_and_execute(|| {
		give(ALICE, DAVE, 5);
		set_mode(Mode::ReduceOnly);
		assert_noop!(
			order(ALICE, Side::Sell, 1, 1_024, DAY, false),
			Error::ReduceOnlyMarket
		);
		assert_noop!(
			order(ALICE, Side::Buy, 1, 1_024, DAY, true),
			Error::NothingToClose
		);
		assert_ok!(order(ALICE, Side::Sell, 1, 1_024, DAY, true));
	});
}

#[test]
fn in_a_reduce_only_market_makers_only_close_as_well() {
	build_and_execute(|| {
		give(ALICE, DAVE, 5);
		// Bids of somebody who would open, and of somebody who is short by three.
		bid(BOB, 4, 1_001);
		give(ERIN, CAROL, 3);
		let of_carol = bid(CAROL, 10, 1_000);
		set_mode(Mode::ReduceOnly);
		events();
		assert_ok!(order(
			ALICE,
			Side::Sell,
			5,
			1_000,
			OrderKind::ImmediateOrCancel,
			true
		));
		let told = events();
		assert!(matches!(
			told[0],
			Event::OrderRemoved {
				owner: BOB,
				lots: 4,
				reason: Removal::CannotClose,
				..
			}
		));
		assert!(matches!(
			told[1],
			Event::Filled { order, lots: 3, left: 7, .. } if order == of_carol
		));
		assert!(matches!(
			told[2],
			Event::OrderRemoved {
				owner: CAROL,
				lots: 7,
				reason: Removal::CannotClose,
				..
			}
		));
		// It isn't their fault.
		assert_eq!((earned(ALICE), returned(BOB), returned(CAROL)), (0, 1, 1));
		assert_eq!((position(ALICE), position(CAROL)), (2, 0));
	});
}

#[test]
fn an_order_that_was_to_close_loses_its_deposit_in_a_reduce_only_market_too() {
	build_and_execute(|| {
		give(ALICE, DAVE, 5);
		give(BOB, CAROL, 5);
		assert_ok!(order(CAROL, Side::Buy, 5, 1_000, DAY, true));
		give(CAROL, BOB, 5);
		set_mode(Mode::ReduceOnly);
		assert_ok!(order(
			ALICE,
			Side::Sell,
			5,
			1_000,
			OrderKind::ImmediateOrCancel,
			true
		));
		assert_eq!(removals(), [(CAROL, Removal::CannotClose)]);
		assert_eq!(earned(ALICE), 1);
	});
}
