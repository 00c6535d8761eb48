use super::*;
use florin_core::clearing::Resting;

/// Alice is long 100 lots at 5 USD with 75 USD and a hair of margin; the mark has fallen to `price`.
fn fallen(price: u128) {
	assert_ok!(buy(ALICE, BOB, 100, PRICE));
	mark(price);
}

#[test]
fn whoever_has_maintenance_margin_is_left_alone() {
	build_and_execute(|| {
		// Equity of 75.08 − 27.80 against 47.27.
		fallen(4_722_000);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 100), Error::NothingToLiquidate);
	});
}

#[test]
fn as_many_lots_are_taken_over_as_it_needs() {
	build_and_execute(|| {
		fallen(4_700_000);
		let before = position(ALICE).holding;
		assert_ok!(liquidate(LIQUIDATOR, ALICE, u64::MAX));
		let after = position(ALICE).holding;
		let taken = before.lots() - after.lots();
		assert!(taken > 0 && taken < 100, "{taken}");
		// The rest has the margin that a new position would have, and one lot less wouldn't have sufficed.
		let rate = Permill::from_parts(150_100);
		let short = |holding| florin_math::clearing::shortfall(&holding, 4_700_000, rate).unwrap();
		assert!(short(after) <= 5 * CENT, "{}", short(after));
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 100), Error::NothingToLiquidate);
		let theirs = position(LIQUIDATOR).holding;
		assert_eq!(theirs.size, taken as i64);
		assert_eq!(market().open_interest, 100);
	});
}

#[test]
fn the_fee_is_shared_by_the_liquidator_and_the_insurance() {
	build_and_execute(|| {
		fallen(4_700_000);
		let insurance = market().insurance;
		let before = position(ALICE).holding.equity(4_700_000).unwrap();
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 10));
		// 1 % of 47 USD.
		let fee = 470_000;
		assert_eq!(
			position(ALICE).holding.equity(4_700_000),
			Some(before - fee)
		);
		assert_eq!(market().insurance, insurance + 235_000);
		assert_eq!(
			position(LIQUIDATOR).holding.equity(4_700_000),
			Some(47 * USD as i128 * 150_150 / 1_000_000 + 1 + 235_000 - 1)
		);
		System::assert_last_event(
			Event::Liquidated {
				market: MARKET,
				who: ALICE,
				liquidator: LIQUIDATOR,
				lots: 10,
				price: 4_700_000,
				fee: 470_000,
				reward: 235_000,
			}
			.into(),
		);
	});
}

#[test]
fn the_fee_is_the_same_in_one_call_or_in_many() {
	let run = |pieces: u64| {
		build_and_execute(|| {
			fallen(4_600_000);
			for _ in 0..pieces {
				assert_ok!(liquidate(LIQUIDATOR, ALICE, 20 / pieces));
			}
			position(ALICE).holding.equity(4_600_000)
		})
	};
	assert_eq!(run(1), run(20));
	assert_eq!(run(1), run(4));
}

#[test]
fn shorts_are_taken_over_as_well() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		mark(5_400_000);
		let before = position(BOB).holding;
		assert_ok!(liquidate(LIQUIDATOR, BOB, 10));
		assert_eq!(position(BOB).holding.size, before.size + 10);
		assert_eq!(position(LIQUIDATOR).holding.size, -10);
		assert_eq!(position(LIQUIDATOR).holding.cash, 54 * USD as i128);
	});
}

#[test]
fn a_liquidator_on_the_other_side_closes_its_own() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, LIQUIDATOR, 100, PRICE));
		mark(4_600_000);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 30));
		assert_eq!(position(LIQUIDATOR).holding.size, -70);
		assert_eq!(market().open_interest, 70);
	});
}

#[test]
fn what_was_set_aside_for_orders_answers_first() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		let order = Resting {
			side: Side::Buy,
			lots: 50,
			price: PRICE,
			reduce_only: false,
		};
		let each = <House as ClearingHouse<_>>::reserve(&ALICE, MARKET, &order).unwrap();
		mark(4_600_000);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 100));
		System::assert_last_event(
			Event::ReserveUsed {
				market: MARKET,
				who: ALICE,
				amount: 50 * each,
			}
			.into(),
		);
		// Nothing was taken over, and the order isn't funded any more.
		assert_eq!(position(ALICE).holding.size, 100);
		assert_noop!(
			fill(CAROL, Side::Sell, ALICE, 50, PRICE, 50 * each, true),
			TradeRefusal::Maker
		);
		assert_ok!(<House as ClearingHouse<_>>::release(
			&ALICE,
			MARKET,
			50 * each,
			Some(&CAROL)
		));
		assert_eq!(position(ALICE).orders, 0);
	});
}

#[test]
fn a_bankrupt_position_pays_no_fee_and_the_insurance_rewards_whoever_takes_it_over() {
	build_and_execute(|| {
		fallen(4 * USD);
		let insurance = market().insurance;
		assert_ok!(House::insure(signed(CAROL), MARKET, 10 * USD));
		let equity = position(ALICE).holding.equity(4 * USD).unwrap();
		assert!(equity < 0);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 100));
		// Half of 1 % of 400 USD.
		assert_eq!(market().insurance, insurance + 8 * USD);
		let alice = position(ALICE).holding;
		assert_eq!((alice.size, alice.margin), (0, 0));
		assert_eq!(alice.cash, equity);
		// Whoever took over inherits nothing of the debt.
		let theirs = position(LIQUIDATOR).holding;
		assert_eq!(theirs.profit(4 * USD), Some(0));
	});
}

#[test]
fn without_insurance_there_is_no_reward_for_a_bankrupt_position_but_it_can_be_taken_over() {
	build_and_execute(|| {
		let terms = RiskTerms {
			taker_fee: Permill::zero(),
			..risk()
		};
		let other = open_market(DOLLAR, terms, PRICE);
		assert_eq!(other, 1);
		fallen(4 * USD);
		crate::Markets::<Test>::mutate(MARKET, |market| {
			let market = market.as_mut().unwrap();
			// As if nobody had paid a fee.
			crate::Markets::<Test>::mutate(other, |other| {
				other.as_mut().unwrap().insurance = market.insurance;
			});
			market.insurance = 0;
		});
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 100));
		assert_eq!(market().insurance, 0);
		assert_eq!(
			position(LIQUIDATOR).holding.equity(4 * USD),
			Some(i128::from(400 * 150_150_u32))
		);
	});
}

#[test]
fn nothing_is_liquidated_without_a_price_in_a_halt_or_in_grace() {
	build_and_execute(|| {
		fallen(4_500_000);
		InGrace::set(true);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::Grace);
		InGrace::set(false);
		assert_ok!(House::set_mode(signed(GUARD), MARKET, Mode::Halted));
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::Halted);
		assert_ok!(House::set_mode(RuntimeOrigin::root(), MARKET, Mode::Open));
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::Grace);
		pass(5);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::Grace);
		pass(1);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 1));
		Now::mutate(|now| *now += 4);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::PriceNotLive);
		// Whoever couldn't see a price has a while to act on the new one.
		mark(4_500_000);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::Grace);
		pass(6);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 1));
	});
}

#[test]
fn a_reduce_only_market_is_liquidated() {
	build_and_execute(|| {
		fallen(4_500_000);
		assert_ok!(House::set_mode(signed(GUARD), MARKET, Mode::ReduceOnly));
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 1));
	});
}

#[test]
fn positions_are_liquidated_until_the_market_settles() {
	build_and_execute(|| {
		fallen(4_500_000);
		House::end_trading(MARKET);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 1));
		settle(4_500_000);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::TradingEnded);
	});
}

#[test]
fn a_liquidator_needs_margin_and_takes_nothing_from_itself() {
	build_and_execute(|| {
		fallen(4_500_000);
		assert_noop!(liquidate(ALICE, ALICE, 1), Error::NothingToLiquidate);
		assert_noop!(liquidate(STRANGER, ALICE, 1), Error::NoAccount);
		assert_noop!(liquidate(LIQUIDATOR, CAROL, 1), Error::NothingToLiquidate);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 0), Error::NothingToLiquidate);
		let targets = vec![(ALICE, 1)].try_into().unwrap();
		assert_noop!(
			House::liquidate(signed(LIQUIDATOR), 77, targets),
			Error::NoMarket
		);
		assert_ok!(House::withdraw(signed(LIQUIDATOR), DOLLAR, 999 * USD));
		assert_noop!(
			transactional(|| liquidate(LIQUIDATOR, ALICE, 100)),
			Error::InsufficientMargin
		);
	});
}

#[test]
fn as_many_dust_positions_as_a_call_takes_are_liquidated_in_one() {
	build_and_execute(|| {
		let crowd: Vec<AccountId> = CROWD.take(MAX_TARGETS as usize).collect();
		for who in &crowd {
			deposit(*who, 10 * USD);
			assert_ok!(buy(*who, BOB, 1, PRICE));
			assert_ok!(House::withdraw(signed(*who), DOLLAR, balance(*who)));
		}
		mark(4 * USD);
		let targets: Vec<_> = crowd.iter().map(|who| (*who, 1)).collect();
		assert_ok!(House::liquidate(
			signed(LIQUIDATOR),
			MARKET,
			targets.try_into().expect("they fit")
		));
		assert!(crowd.iter().all(|who| position(*who).holding.size == 0));
		assert_eq!(position(LIQUIDATOR).holding.size, 16);
	});
}

#[test]
fn what_a_debtor_without_lots_set_aside_is_used_too_and_nothing_is_taken_over() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		mark(3 * USD);
		assert_ok!(trade(ALICE, Side::Sell, BOB, 10, 3 * USD));
		assert!(position(ALICE).holding.cash < 0);
		let order = Resting {
			side: Side::Buy,
			lots: 1,
			price: 3 * USD,
			reduce_only: false,
		};
		let each = <House as ClearingHouse<_>>::reserve(&ALICE, MARKET, &order).unwrap();
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 1));
		assert_eq!(position(ALICE).reserved, 0);
		assert_eq!(position(ALICE).holding.margin, each);
		assert_eq!(position(LIQUIDATOR), Position::default());
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::NothingToLiquidate);
	});
}

#[test]
fn targets_that_are_gone_or_healthy_or_ones_own_are_passed_over() {
	build_and_execute(|| {
		assert_ok!(buy(LIQUIDATOR, BOB, 1, PRICE));
		fallen(4_500_000);
		let targets = vec![(CAROL, 1), (LIQUIDATOR, 1), (BOB, 1), (ALICE, 1)];
		assert_ok!(House::liquidate(
			signed(LIQUIDATOR),
			MARKET,
			targets.try_into().unwrap()
		));
		assert_eq!(position(ALICE).holding.size, 99);
		assert_eq!(position(LIQUIDATOR).holding.size, 2);
	});
}

#[test]
fn once_its_reserve_is_used_nothing_new_is_ordered_until_the_old_orders_are_gone() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		let order = |lots| Resting {
			side: Side::Buy,
			lots,
			price: PRICE,
			reduce_only: false,
		};
		let reserve = |lots| {
			transactional(|| <House as ClearingHouse<_>>::reserve(&ALICE, MARKET, &order(lots)))
		};
		let each = reserve(10).unwrap();
		assert_ok!(reserve(5));
		mark(4_600_000);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 100));
		assert_eq!(position(ALICE).unfunded, 2);
		assert_eq!(reserve(1), Err(Error::UnfundedOrders.into()));
		// What is given back for them is their deposit, and nothing of what comes later.
		let margin = position(ALICE).holding.margin;
		for lots in [10, 5] {
			assert_ok!(<House as ClearingHouse<_>>::release(
				&ALICE,
				MARKET,
				each * lots,
				None
			));
		}
		assert_eq!(position(ALICE).holding.margin, margin + 2 * USD / 10);
		mark(PRICE);
		assert_ok!(reserve(1));
		assert!(position(ALICE).reserved > 0);
	});
}

/// How many lots of Alice are taken over under these terms.
fn liquidated_with(terms: RiskTerms) -> u64 {
	let before = position(ALICE).holding.lots();
	let lots = frame_support::storage::with_transaction(|| {
		if terms != risk() {
			assert_ok!(House::set_risk(signed(GUARD), MARKET, terms));
		}
		assert_ok!(liquidate(LIQUIDATOR, ALICE, u64::MAX));
		let after = position(ALICE).holding.lots();
		sp_runtime::TransactionOutcome::Rollback(Ok::<_, DispatchError>(before - after))
	});
	lots.unwrap()
}

#[test]
fn other_terms_keep_nobody_from_taking_over_and_nobody_loses_more_by_them() {
	build_and_execute(|| {
		fallen(4_500_000);
		let before = liquidated_with(risk());
		let terms = RiskTerms {
			initial: Permill::from_percent(50),
			maintenance: Permill::from_percent(30),
			position_cap: 0,
			cap: 0,
			..risk()
		};
		assert_eq!(liquidated_with(terms), before);
	});
}

#[test]
fn a_position_that_can_pay_a_part_of_the_fee_pays_that_and_is_gone() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		assert_ok!(House::withdraw(signed(ALICE), DOLLAR, balance(ALICE)));
		// Half a per cent of equity is left, and the fee is a whole one.
		let price = 4_275_000;
		mark(price);
		let equity = position(ALICE).holding.equity(price).unwrap();
		assert!((1..4_275_000).contains(&equity), "{equity}");
		let before = balance(LIQUIDATOR);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, u64::MAX));
		assert_eq!(position(ALICE), Position::default());
		// Whoever took over has put its own deposit up, and got that of the position and half of the fee.
		let reward = 4_275_000 / 2;
		let margin = position(LIQUIDATOR).holding.margin;
		assert_eq!(before + reward, balance(LIQUIDATOR) + margin);
		// The account is empty, and can be closed.
		assert_noop!(
			House::withdraw(signed(ALICE), DOLLAR, 1),
			Error::InsufficientBalance
		);
		assert_ok!(House::withdraw(signed(ALICE), DOLLAR, 0));
		assert!(crate::Accounts::<Test>::get(ALICE, DOLLAR).is_none());
	});
}
