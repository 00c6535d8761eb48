use super::*;
use crate::Assets as Accepted;

#[test]
fn losers_pay_winners_and_everybody_leaves_with_the_rest() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		settle(5_500_000);
		System::assert_last_event(
			Event::Settling {
				market: MARKET,
				price: 5_500_000,
				until: START + 100,
			}
			.into(),
		);
		assert_ok!(register(BOB, BOB));
		System::assert_last_event(
			Event::Registered {
				market: MARKET,
				who: BOB,
				gain: 0,
				loss: 5 * USD,
				paid: 5 * USD,
				by: BOB,
			}
			.into(),
		);
		assert_ok!(register(ALICE, ALICE));
		let margin = position(ALICE).holding.margin;
		assert_ok!(collect(ALICE));
		System::assert_last_event(
			Event::Collected {
				market: MARKET,
				who: ALICE,
				margin,
				gain: 5 * USD,
			}
			.into(),
		);
		assert_ok!(collect(BOB));
		assert_eq!(balance(ALICE), 1_005 * USD - 25_000);
		assert_eq!(balance(BOB), 995 * USD);
		assert_ok!(House::remove_market(signed(STRANGER), MARKET));
		System::assert_last_event(
			Event::MarketRemoved {
				market: MARKET,
				left: 25_000,
			}
			.into(),
		);
		assert_eq!(Removed::get(), vec![MARKET]);
		assert_eq!(Accepted::<Test>::get(DOLLAR).unwrap().fund, 25_000);
		for who in [ALICE, BOB, CAROL, LIQUIDATOR] {
			assert_ok!(House::withdraw(signed(who), DOLLAR, balance(who)));
		}
		// Zero, the fund and the endowment.
		assert_eq!(pot(&DOLLAR), 25_000 + 1);
	});
}

#[test]
fn whoever_registers_gets_the_deposit() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		settle(PRICE);
		let before = balance(CAROL);
		assert_noop!(register(STRANGER, ALICE), Error::NoAccount);
		assert_ok!(register(CAROL, ALICE));
		assert_ok!(register(CAROL, BOB));
		assert_eq!(balance(CAROL), before + 2 * USD / 10);
		assert_noop!(register(CAROL, BOB), Error::AlreadyRegistered);
	});
}

#[test]
fn winners_wait_until_everybody_is_registered() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(buy(CAROL, BOB, 10, PRICE));
		settle(6 * USD);
		assert_noop!(collect(ALICE), Error::NotRegistered);
		assert_ok!(register(ALICE, ALICE));
		// The margin is due at once, the gain isn't.
		let before = balance(ALICE);
		let margin = position(ALICE).holding.margin;
		assert_ok!(collect(ALICE));
		assert_eq!(balance(ALICE), before + margin);
		assert_noop!(collect(ALICE), Error::NothingDue);
		assert_ok!(register(ALICE, BOB));
		assert_noop!(collect(ALICE), Error::NothingDue);
		assert_ok!(register(ALICE, CAROL));
		assert_ok!(collect(ALICE));
		assert_eq!(position(ALICE), Position::default());
	});
}

#[test]
fn once_the_time_is_over_nobody_waits_for_who_is_missing() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		settle(5_500_000);
		assert_ok!(register(ALICE, ALICE));
		assert_ok!(collect(ALICE));
		Now::mutate(|now| *now += 100);
		assert_noop!(collect(ALICE), Error::NothingDue);
		Now::mutate(|now| *now += 1);
		// Only the insurance is there: the loser hasn't paid.
		assert_ok!(collect(ALICE));
		assert_eq!(position(ALICE).registered.unwrap().paid, 25_000);
		// It pays late, and the winner collects the difference.
		assert_ok!(register(ALICE, BOB));
		let before = balance(ALICE);
		assert_ok!(collect(ALICE));
		assert_eq!(balance(ALICE), before + 5 * USD - 25_000);
		assert_eq!(market().left(), 25_000);
	});
}

/// Two winners of 10 and of 30 USD, and a loser of 40 that can pay `margin` and a hair.
fn insolvent() {
	assert_ok!(buy(ALICE, BOB, 10, PRICE));
	assert_ok!(buy(CAROL, BOB, 30, PRICE));
	settle(6 * USD);
}

#[test]
fn in_an_insolvent_market_the_first_and_the_last_winner_get_the_same_ratio() {
	build_and_execute(|| {
		insolvent();
		for who in [ALICE, BOB, CAROL] {
			assert_ok!(register(LIQUIDATOR, who));
		}
		let pool = market().pool();
		assert!(pool < 40 * USD, "{pool}");
		let (alice, carol) = (balance(ALICE), balance(CAROL));
		let (of_alice, of_carol) = (
			position(ALICE).holding.margin,
			position(CAROL).holding.margin,
		);
		assert_ok!(collect(CAROL));
		assert_ok!(collect(ALICE));
		assert_eq!(balance(CAROL) - carol - of_carol, pool * 3 / 4);
		assert_eq!(balance(ALICE) - alice - of_alice, pool / 4);
		// What couldn't be paid is gone with the rows: nobody can pay any more.
		assert_eq!(position(ALICE), Position::default());
		assert!(market().left() <= 1);
	});
}

#[test]
fn whoever_is_late_stands_behind_the_others() {
	build_and_execute(|| {
		insolvent();
		assert_ok!(register(LIQUIDATOR, ALICE));
		assert_ok!(register(LIQUIDATOR, BOB));
		let pool = market().pool();
		Now::mutate(|now| *now += 101);
		// The gain of whoever is missing is known from the losses, so nobody takes it away.
		assert_ok!(collect(ALICE));
		assert_eq!(position(ALICE).registered.unwrap().paid, pool / 4);
		assert_ok!(register(LIQUIDATOR, CAROL));
		let before = balance(CAROL) + position(CAROL).holding.margin;
		assert_ok!(collect(CAROL));
		assert_eq!(balance(CAROL), before + pool * 3 / 4);
	});
}

#[test]
fn a_winner_gets_nothing_where_nothing_is_and_its_row_goes() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		settle(6 * USD);
		crate::Positions::<Test>::mutate(MARKET, BOB, |position| {
			let margin = &mut position.as_mut().unwrap().holding.margin;
			let moved = core::mem::take(margin);
			crate::Accounts::<Test>::mutate(BOB, DOLLAR, |account| {
				account.as_mut().unwrap().balance += moved;
			});
		});
		crate::Markets::<Test>::mutate(MARKET, |market| {
			let moved = core::mem::take(&mut market.as_mut().unwrap().insurance);
			Accepted::<Test>::mutate(DOLLAR, |info| info.as_mut().unwrap().fund += moved);
		});
		assert_ok!(register(CAROL, ALICE));
		assert_ok!(collect(ALICE));
		assert_ok!(register(CAROL, BOB));
		assert_ok!(collect(ALICE));
		assert_eq!(position(ALICE), Position::default());
		// The row of whoever has nothing left waits for that, too.
		assert_ok!(collect(BOB));
		assert_ok!(House::remove_market(signed(CAROL), MARKET));
	});
}

#[test]
fn claims_of_closed_positions_settle_like_all_others() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		mark(6 * USD);
		assert_ok!(trade(ALICE, Side::Sell, CAROL, 10, 6 * USD));
		settle(5_500_000);
		assert_eq!(market().unregistered, 3);
		for who in [ALICE, BOB, CAROL] {
			assert_ok!(register(who, who));
		}
		let before = balance(ALICE);
		assert_ok!(collect(ALICE));
		assert_eq!(balance(ALICE), before + 10 * USD);
		assert_ok!(collect(BOB));
		assert_ok!(collect(CAROL));
		assert_eq!(market().rows, 0);
	});
}

#[test]
fn orders_that_are_left_do_not_delay_a_settlement() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let order = florin_core::clearing::Resting {
			side: Side::Buy,
			lots: 10,
			price: PRICE,
			reduce_only: false,
		};
		let each = <House as ClearingHouse<_>>::reserve(&ALICE, MARKET, &order).unwrap();
		settle(PRICE);
		assert_ok!(register(ALICE, ALICE));
		assert_ok!(register(ALICE, BOB));
		assert_ok!(collect(ALICE));
		assert_ok!(collect(BOB));
		// Its deposit waits for whoever clears it away.
		assert_eq!(position(ALICE).order_deposits(), USD / 10);
		assert_noop!(
			House::remove_market(signed(CAROL), MARKET),
			Error::StillUsed
		);
		assert_ok!(<House as ClearingHouse<_>>::release(
			&ALICE,
			MARKET,
			10 * each,
			None
		));
		assert_ok!(collect(ALICE));
		assert_eq!(
			balance(ALICE),
			1_000 * USD - 25_000 + 2 * USD / 10 - USD / 10
		);
		assert_ok!(House::remove_market(signed(CAROL), MARKET));
	});
}

#[test]
fn what_is_not_settled_is_neither_registered_nor_removed() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_noop!(register(ALICE, ALICE), Error::NotSettled);
		assert_noop!(
			House::remove_market(signed(ALICE), MARKET),
			Error::NotSettled
		);
		House::end_trading(MARKET);
		assert_noop!(register(ALICE, ALICE), Error::NotSettled);
		settle(PRICE);
		assert_noop!(register(ALICE, CAROL), Error::NoPosition);
		assert_noop!(collect(CAROL), Error::NoPosition);
		assert_noop!(
			House::remove_market(signed(ALICE), MARKET),
			Error::StillUsed
		);
		assert_noop!(House::collect(signed(ALICE), 77, ALICE), Error::NoMarket);
		assert_noop!(House::remove_market(signed(ALICE), 77), Error::NoMarket);
	});
}

#[test]
fn a_market_settles_once() {
	build_and_execute(|| {
		settle(PRICE);
		let settled = market();
		settle(6 * USD);
		mark(7 * USD);
		House::end_trading(MARKET);
		assert_eq!(market(), settled);
	});
}
