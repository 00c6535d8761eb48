use super::*;
use florin_core::clearing::{Resting, Trading};

fn reserve(who: AccountId, side: Side, lots: u64, price: u128) -> Result<u128, DispatchError> {
	transactional(|| {
		<House as ClearingHouse<_>>::reserve(
			&who,
			MARKET,
			&Resting {
				side,
				lots,
				price,
				reduce_only: false,
			},
		)
	})
}

#[test]
fn lots_change_hands_and_add_up_to_zero() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let (alice, bob) = (position(ALICE).holding, position(BOB).holding);
		assert_eq!((alice.size, alice.cash), (10, -(50 * USD as i128)));
		assert_eq!((bob.size, bob.cash), (-10, 50 * USD as i128));
		assert_eq!(market().open_interest, 10);
		// 15 % and a hair for the open interest of 10 lots of 100,000.
		assert_eq!(alice.margin, 7_500_750);
		// The maker's order counted itself in, and its deposit is back.
		assert_eq!(bob.margin, 7_500_750 + USD / 10);
		// The taker's fee, 0.05 %, and its deposit.
		assert_eq!(market().insurance, 25_000);
		assert_eq!(balance(ALICE), 1_000 * USD - 7_500_750 - 25_000 - USD / 10);
		assert_eq!(balance(BOB), 1_000 * USD - 7_500_750 - 2 * USD / 10);
	});
}

#[test]
fn whoever_closes_gets_the_margin_back_less_what_was_lost() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		mark(4_500_000);
		assert_ok!(trade(ALICE, Side::Sell, CAROL, 10, 4_500_000));
		assert_eq!(position(ALICE), Position::default());
		for told in [
			Event::FeePaid {
				market: MARKET,
				who: ALICE,
				amount: 22_500,
			},
			Event::LossPaid {
				market: MARKET,
				who: ALICE,
				amount: 5 * USD,
			},
			Event::MarginReturned {
				market: MARKET,
				who: ALICE,
				amount: 2_500_750 - 22_500,
			},
		] {
			System::assert_has_event(told.into());
		}
		// 5 USD lost, and fees for 50 and for 45 USD.
		assert_eq!(balance(ALICE), 995 * USD - 25_000 - 22_500);
		assert_eq!(market().collected, 5 * USD);
		assert_eq!(market().open_interest, 10);
	});
}

#[test]
fn a_profit_stays_a_claim_until_the_market_settles() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		mark(6 * USD);
		assert_ok!(trade(ALICE, Side::Sell, CAROL, 10, 6 * USD));
		let left = position(ALICE);
		assert_eq!(left.holding.size, 0);
		assert_eq!(left.holding.cash, 10 * USD as i128);
		assert_eq!(left.holding.margin, 0);
		// All margin is back, and only fees and the deposit are gone.
		assert_eq!(balance(ALICE), 1_000 * USD - 25_000 - 30_000 - USD / 10);
		assert_ok!(House::withdraw_margin(signed(ALICE), MARKET, None));
		assert_eq!(position(ALICE), left);
	});
}

#[test]
fn initial_margin_grows_with_open_interest_and_maintenance_with_the_position() {
	build_and_execute(|| {
		assert_eq!(market().initial_rate(0), Permill::from_percent(15));
		assert_eq!(market().initial_rate(50_000), Permill::from_parts(225_000));
		assert_eq!(market().initial_rate(100_000), Permill::from_percent(30));
		assert_eq!(market().maintenance_rate(0), Permill::from_percent(10));
		assert_eq!(market().maintenance_rate(50_000), Permill::from_percent(15));
		deposit(ALICE, 50_000 * USD);
		deposit(BOB, 50_000 * USD);
		assert_ok!(buy(ALICE, BOB, 10_000, PRICE));
		assert_eq!(position(ALICE).maintenance, Permill::from_percent(11));
		assert_ok!(buy(CAROL, BOB, 10, PRICE));
		// 15 % and 15 % × 10,010 / 100,000.
		assert_eq!(
			position(CAROL).holding.margin,
			50 * USD * 165_015 / 1_000_000
		);
	});
}

#[test]
fn maintenance_never_rises_while_a_position_is_not_enlarged() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		let before = position(ALICE).maintenance;
		let tighter = RiskTerms {
			initial: Permill::from_percent(40),
			maintenance: Permill::from_percent(30),
			..risk()
		};
		assert_ok!(House::set_risk(signed(GUARD), MARKET, tighter));
		assert_eq!(position(ALICE).maintenance, before);
		assert_ok!(trade(ALICE, Side::Sell, BOB, 50, PRICE));
		assert!(position(ALICE).maintenance <= before);
		assert_ok!(buy(ALICE, CAROL, 1, PRICE));
		assert!(position(ALICE).maintenance >= Permill::from_percent(30));
	});
}

#[test]
fn what_a_taker_lacks_comes_from_its_account() {
	build_and_execute(|| {
		assert_ok!(House::withdraw(
			signed(ALICE),
			DOLLAR,
			1_000 * USD - 7_625_750
		));
		assert_noop!(buy(ALICE, BOB, 11, PRICE), Error::InsufficientMargin);
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_eq!(balance(ALICE), 0);
		assert_noop!(buy(STRANGER, BOB, 1, PRICE), Error::NoAccount);
	});
}

#[test]
fn a_premium_over_the_mark_is_funded_at_once() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, 6 * USD));
		let holding = position(ALICE).holding;
		// 10 USD lie between price and mark.
		assert_eq!(holding.equity(PRICE), Some(7_500_750));
		assert_eq!(holding.margin, 17_500_750);
	});
}

#[test]
fn a_maker_that_cannot_carry_a_fill_is_refused_and_nothing_changes() {
	build_and_execute(|| {
		let each = reserve(BOB, Side::Sell, 10, PRICE).expect("it can be afforded");
		assert_eq!(each, 750_075);
		// The mark has risen by more than the margin.
		mark(6 * USD);
		assert_noop!(
			fill(ALICE, Side::Buy, BOB, 10, PRICE, 10 * each, true),
			TradeRefusal::Maker
		);
		mark(PRICE);
		// More than was set aside, and somebody without a position.
		assert_noop!(
			fill(ALICE, Side::Buy, BOB, 10, PRICE, 10 * each + 1, true),
			TradeRefusal::Maker
		);
		assert_noop!(
			fill(ALICE, Side::Buy, CAROL, 10, PRICE, 0, true),
			TradeRefusal::Maker
		);
		assert_noop!(
			fill(BOB, Side::Buy, BOB, 10, PRICE, 10 * each, true),
			TradeRefusal::Maker
		);
		assert_ok!(fill(ALICE, Side::Buy, BOB, 10, PRICE, 10 * each, true));
	});
}

#[test]
fn partial_fills_leave_the_rest_of_the_reserve_and_the_deposit() {
	build_and_execute(|| {
		let each = reserve(BOB, Side::Sell, 10, PRICE).expect("it can be afforded");
		assert_ok!(fill(ALICE, Side::Buy, BOB, 4, PRICE, 4 * each, false));
		let bob = position(BOB);
		assert_eq!(bob.reserved, 6 * each);
		assert_eq!(bob.orders, 1);
		assert_eq!(bob.holding.margin, 4 * each);
		assert_ok!(<House as ClearingHouse<_>>::release(
			&BOB,
			MARKET,
			6 * each,
			None
		));
		let bob = position(BOB);
		assert_eq!((bob.reserved, bob.orders), (0, 0));
		assert_eq!(bob.holding.margin, 10 * each + USD / 10);
	});
}

#[test]
fn whoever_clears_an_order_away_gets_its_deposit() {
	build_and_execute(|| {
		let each = reserve(BOB, Side::Sell, 10, PRICE).expect("it can be afforded");
		let before = balance(CAROL);
		assert_noop!(
			<House as ClearingHouse<_>>::release(&BOB, MARKET, 10 * each, Some(&STRANGER)),
			Error::NoAccount
		);
		assert_ok!(<House as ClearingHouse<_>>::release(
			&BOB,
			MARKET,
			10 * each,
			Some(&CAROL)
		));
		assert_eq!(balance(CAROL), before + USD / 10);
		assert_eq!(position(BOB).holding.margin, 10 * each);
	});
}

#[test]
fn orders_reserve_what_a_fill_would_take() {
	build_and_execute(|| {
		// Below the mark a bid is margined at the mark, and loses nothing.
		assert_eq!(reserve(ALICE, Side::Buy, 1, 4 * USD), Ok(750_010));
		// Above it it loses the difference at once.
		assert_eq!(reserve(ALICE, Side::Buy, 1, 6 * USD), Ok(1_900_012));
		// An ask the other way round.
		assert_eq!(reserve(ALICE, Side::Sell, 1, 4 * USD), Ok(1_750_010));
		assert_eq!(reserve(ALICE, Side::Sell, 1, 6 * USD), Ok(900_012));
		assert_eq!(
			reserve(ALICE, Side::Buy, 1, PRICE),
			Err(Error::TooManyOrders.into())
		);
	});
}

#[test]
fn orders_take_free_margin_of_the_position_first() {
	build_and_execute(|| {
		let each = reserve(BOB, Side::Sell, 10, PRICE).expect("it can be afforded");
		assert_ok!(<House as ClearingHouse<_>>::release(
			&BOB,
			MARKET,
			10 * each,
			None
		));
		let before = balance(BOB);
		assert_ok!(reserve(BOB, Side::Sell, 10, PRICE));
		// Only the deposit is new.
		assert_eq!(balance(BOB), before - USD / 10);
	});
}

#[test]
fn caps_hold() {
	build_and_execute(|| {
		let terms = RiskTerms {
			cap: 100,
			position_cap: 60,
			..risk()
		};
		assert_ok!(House::set_risk(signed(GUARD), MARKET, terms));
		assert_eq!(
			reserve(BOB, Side::Sell, 61, PRICE),
			Err(Error::PositionCap.into())
		);
		assert_ok!(buy(ALICE, BOB, 60, PRICE));
		// Not one more, whether as a taker or as a maker.
		assert_noop!(buy(ALICE, CAROL, 1, PRICE), Error::PositionCap);
		assert_noop!(buy(CAROL, BOB, 1, PRICE), DispatchError::Other("maker"));
		assert_ok!(buy(CAROL, LIQUIDATOR, 40, PRICE));
		assert_noop!(buy(CAROL, LIQUIDATOR, 1, PRICE), Error::OpenInterestCap);
		// What changes owner isn't more.
		assert_ok!(trade(ALICE, Side::Sell, LIQUIDATOR, 10, PRICE));
		assert_eq!(market().open_interest, 90);
	});
}

#[test]
fn an_instrument_caps_open_interest_further() {
	build_and_execute(|| {
		House::mark(
			MARKET,
			Mark {
				cap: Some(5),
				..live(PRICE)
			},
		);
		assert_noop!(buy(ALICE, BOB, 6, PRICE), Error::OpenInterestCap);
		assert_ok!(buy(ALICE, BOB, 5, PRICE));
		House::mark(
			MARKET,
			Mark {
				cap: Some(0),
				..live(PRICE)
			},
		);
		assert_ok!(trade(ALICE, Side::Sell, BOB, 5, PRICE));
	});
}

#[test]
fn in_a_reduce_only_market_both_sides_have_to_close() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let each = reserve(CAROL, Side::Buy, 5, PRICE).expect("it is open");
		assert_ok!(House::set_mode(signed(GUARD), MARKET, Mode::ReduceOnly));
		assert_noop!(
			fill(ALICE, Side::Sell, CAROL, 5, PRICE, 5 * each, true),
			TradeRefusal::Maker
		);
		assert_noop!(
			trade(LIQUIDATOR, Side::Sell, BOB, 5, PRICE),
			Error::ReduceOnly
		);
		assert_ok!(trade(ALICE, Side::Sell, BOB, 5, PRICE));
		assert_eq!(market().open_interest, 5);
	});
}

#[test]
fn nothing_is_traded_in_a_halted_market_or_after_the_end() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(House::set_mode(signed(GUARD), MARKET, Mode::Halted));
		assert_noop!(
			fill(ALICE, Side::Sell, BOB, 5, PRICE, 0, false),
			TradeRefusal::Taker(Error::Halted.into())
		);
		House::end_trading(MARKET);
		System::assert_last_event(Event::TradingEnded { market: MARKET }.into());
		assert_noop!(
			fill(ALICE, Side::Sell, BOB, 5, PRICE, 0, false),
			TradeRefusal::Taker(Error::TradingEnded.into())
		);
		assert_eq!(
			<House as ClearingHouse<AccountId>>::trading(MARKET),
			Err(Error::TradingEnded.into())
		);
		assert_eq!(
			<House as ClearingHouse<AccountId>>::trading(77),
			Err(Error::NoMarket.into())
		);
	});
}

#[test]
fn without_a_live_price_there_is_no_new_risk() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let how = || <House as ClearingHouse<AccountId>>::trading(MARKET).map(|now| now.mode);
		assert_eq!(how(), Ok(Mode::Open));
		Now::mutate(|now| *now += 3);
		assert_eq!(how(), Ok(Mode::Open));
		Now::mutate(|now| *now += 1);
		assert_eq!(how(), Ok(Mode::ReduceOnly));
		assert_ok!(trade(ALICE, Side::Sell, BOB, 5, PRICE));
		mark(PRICE);
		assert_eq!(
			<House as ClearingHouse<AccountId>>::trading(MARKET),
			Ok(Trading {
				mode: Mode::Open,
				mark: PRICE,
				band: Permill::from_percent(20),
				now: Now::get(),
			})
		);
		House::mark(
			MARKET,
			Mark {
				live: false,
				..live(PRICE)
			},
		);
		assert_eq!(how(), Ok(Mode::ReduceOnly));
	});
}

#[test]
fn nobody_closes_so_that_the_other_side_gains_what_is_not_there() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(House::withdraw(signed(ALICE), DOLLAR, balance(ALICE)));
		// A loss of 7 USD of the 7.50: short of maintenance.
		mark(4_300_000);
		// Below the mark by more than what it answers for, or at all once the rest is short of more.
		assert_noop!(
			trade(ALICE, Side::Sell, BOB, 10, 4 * USD),
			Error::InsufficientMargin
		);
		assert_ok!(trade(ALICE, Side::Sell, BOB, 5, 4_300_000));
		// Beyond its margin only at the mark or better.
		mark(3 * USD);
		assert_noop!(
			trade(ALICE, Side::Sell, BOB, 5, 3 * USD - CENT),
			Error::InsufficientMargin
		);
		assert_ok!(trade(ALICE, Side::Sell, BOB, 5, 3 * USD));
		// What it couldn't pay is still its debt.
		assert!(position(ALICE).holding.cash < 0);
		assert_eq!(position(ALICE).holding.margin, 0);
	});
}

#[test]
fn closable_is_the_other_side_of_what_is_held() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let closable =
			|who, side| <House as ClearingHouse<AccountId>>::closable(&who, MARKET, side);
		assert_eq!(closable(ALICE, Side::Sell), 10);
		assert_eq!(closable(ALICE, Side::Buy), 0);
		assert_eq!(closable(BOB, Side::Buy), 10);
		assert_eq!(closable(BOB, Side::Sell), 0);
		assert_eq!(closable(STRANGER, Side::Sell), 0);
	});
}

#[test]
fn turning_round_opens() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(trade(ALICE, Side::Sell, CAROL, 15, PRICE));
		assert_eq!(position(ALICE).holding.size, -5);
		assert_eq!(market().open_interest, 15);
		assert_eq!(position(ALICE).holding.equity(PRICE), Some(7_463_250));
	});
}

#[test]
fn entering_and_leaving_twice_in_a_block_costs_the_fees_and_nothing_else() {
	build_and_execute(|| {
		let before = balance(ALICE);
		for _ in 0..2 {
			assert_ok!(buy(ALICE, BOB, 10, PRICE));
			assert_ok!(trade(ALICE, Side::Sell, BOB, 10, PRICE));
		}
		assert_eq!(balance(ALICE), before - 4 * 25_000);
		assert_eq!(market().insurance, 4 * 25_000);
		assert_eq!(position(ALICE), Position::default());
		assert_ok!(House::withdraw_margin(signed(BOB), MARKET, None));
		assert_eq!(balance(BOB), 1_000 * USD);
	});
}
