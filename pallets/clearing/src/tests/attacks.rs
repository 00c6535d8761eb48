//! What attackers try, what it costs them and what they get.

use super::*;

/// All that somebody has in the house: account, margin, what was set aside, and deposits.
fn wealth(who: AccountId) -> u128 {
	let position = position(who);
	let own = if position.registered.is_some() {
		0
	} else {
		position.deposit
	};
	balance(who) + position.holding.margin + position.reserved + position.order_deposits() + own
}

#[test]
fn a_pumped_index_pays_nobody_before_the_market_settles() {
	// Open interest with oneself, a price that is pushed a hundredfold, and then withdrawal against the profit.
	build_and_execute(|| {
		let before = wealth(ALICE) + wealth(BOB);
		assert_ok!(buy(ALICE, BOB, 500, PRICE));
		mark(100 * PRICE);
		let winner = House::position_report(MARKET, &ALICE).unwrap();
		assert!(winner.profit > 200_000 * USD as i128);
		// The profit counts for nothing that leaves.
		assert_noop!(
			House::withdraw_margin(signed(ALICE), MARKET, Some(1)),
			Error::MarginNeeded
		);
		assert_noop!(
			House::withdraw(signed(ALICE), DOLLAR, balance(ALICE) + 1),
			Error::InsufficientBalance
		);
		// Realised between the two it is still a claim.
		assert_ok!(trade(ALICE, Side::Sell, BOB, 500, 100 * PRICE));
		assert!(position(ALICE).holding.cash > 200_000 * USD as i128);
		assert!(wealth(ALICE) + wealth(BOB) <= before);
		mark(PRICE);
		assert_ok!(House::withdraw_margin(signed(ALICE), MARKET, None));
		assert!(wealth(ALICE) + wealth(BOB) <= before);
	});
}

#[test]
fn a_profit_realised_between_two_sybils_is_a_claim_on_what_the_other_one_paid() {
	build_and_execute(|| {
		let before = wealth(ALICE) + wealth(BOB);
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		mark(7 * USD);
		// The loser has 75 USD, and owes 200.
		assert_ok!(trade(ALICE, Side::Sell, BOB, 100, 7 * USD));
		assert_eq!(position(ALICE).holding.cash, 200 * USD as i128);
		assert_ok!(House::withdraw_margin(signed(ALICE), MARKET, None));
		assert!(wealth(ALICE) + wealth(BOB) <= before);
		// Once the market settles it gets what the other one could pay and the insurance, which is their own fees.
		settle(7 * USD);
		for who in [ALICE, BOB] {
			assert_ok!(register(who, who));
		}
		assert_ok!(collect(ALICE));
		assert!(wealth(ALICE) + wealth(BOB) <= before);
		assert_eq!(market().left(), 0);
	});
}

#[test]
fn a_bankrupt_sybil_takes_from_the_insurance_of_its_market_and_from_nowhere_else() {
	build_and_execute(|| {
		let other = open_market(DOLLAR, risk(), PRICE);
		assert_ok!(House::insure(signed(CAROL), other, 50 * USD));
		assert_ok!(House::insure(signed(CAROL), MARKET, 20 * USD));
		let before = wealth(ALICE) + wealth(BOB);
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		mark(7 * USD);
		settle(7 * USD);
		for who in [ALICE, BOB] {
			assert_ok!(register(who, who));
		}
		assert_ok!(collect(ALICE));
		let gained = wealth(ALICE) + wealth(BOB) - before;
		assert!(gained <= 20 * USD, "{gained}");
		assert_eq!(
			crate::Markets::<Test>::get(other).unwrap().insurance,
			50 * USD
		);
	});
}

#[test]
fn a_hundred_accounts_that_pyramid_profit_open_no_more_than_their_margin_and_its_cap_carry() {
	build_and_execute(|| {
		deposit(BOB, 50_000 * USD);
		let crowd: Vec<AccountId> = CROWD.take(100).collect();
		for who in &crowd {
			deposit(*who, 10 * USD);
			assert_ok!(buy(*who, BOB, 10, PRICE));
		}
		// A price ten times as high makes 450 USD of profit on each 7.50 of margin.
		mark(10 * PRICE);
		for who in &crowd {
			// Initial margin of 11 lots is 82.50 USD now. Half of the margin counts beside it.
			let counted = position(*who)
				.holding
				.counted(10 * PRICE, risk().profit_cap)
				.unwrap();
			assert!(counted < 15 * USD as i128, "{counted}");
			assert_noop!(
				buy(*who, LIQUIDATOR, 1, 10 * PRICE),
				Error::InsufficientMargin
			);
		}
	});
}

#[test]
fn trades_among_oneself_liquidate_nobody() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		let victim = (position(ALICE), House::position_report(MARKET, &ALICE));
		deposit(CAROL, 50_000 * USD);
		deposit(LIQUIDATOR, 50_000 * USD);
		// As far from the mark as the book allows, and as much as there may be.
		for _ in 0..5 {
			assert_ok!(trade(CAROL, Side::Sell, LIQUIDATOR, 5_000, 4 * USD));
		}
		let (position, report) = (position(ALICE), House::position_report(MARKET, &ALICE));
		assert_eq!(position, victim.0);
		let (now, then) = (report.unwrap(), victim.1.unwrap());
		assert_eq!(now.maintenance_margin, then.maintenance_margin);
		assert_eq!(now.equity, then.equity);
		assert!(now.initial_margin > then.initial_margin);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 100), Error::NothingToLiquidate);
	});
}

#[test]
fn the_whole_open_interest_is_liquidated_in_one_trade_without_a_loss_for_anybody_else() {
	build_and_execute(|| {
		deposit(ALICE, 500_000 * USD / 10);
		deposit(BOB, 90_000 * USD);
		deposit(LIQUIDATOR, 90_000 * USD);
		assert_ok!(buy(ALICE, BOB, 20_000, PRICE));
		assert_ok!(House::withdraw(signed(ALICE), DOLLAR, balance(ALICE)));
		// The larger the position, the earlier it is taken over: at 12 % here.
		assert_eq!(position(ALICE).maintenance, Permill::from_percent(12));
		let equity = |price| position(ALICE).holding.equity(price).unwrap();
		let price = 4_600_000;
		mark(price);
		assert!(equity(price) > 0);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, u64::MAX));
		assert!(position(ALICE).holding.lots() < 20_000);
		assert!(equity(price) >= 0);
		assert_eq!(market().open_interest, 20_000);
	});
}

#[test]
fn after_a_halt_nobody_is_liquidated_at_an_old_price() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		mark(4_700_000);
		// The chain stands still for a day. The price is an old one until the first block's hook has told another.
		Now::mutate(|now| *now += 144);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::PriceNotLive);
		mark(4_700_000);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::Grace);
		// There is time to add margin.
		assert_ok!(House::add_margin(signed(ALICE), MARKET, 100 * USD));
		pass(6);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::NothingToLiquidate);
	});
}

#[test]
fn repeated_loss_sharing_never_takes_more_than_the_deficit() {
	build_and_execute(|| {
		for (winner, loser) in [(ALICE, BOB), (CAROL, LIQUIDATOR)] {
			assert_ok!(buy(winner, loser, 100, PRICE));
		}
		settle(7 * USD);
		Now::mutate(|now| *now += 101);
		assert_ok!(register(ALICE, ALICE));
		assert_ok!(register(CAROL, CAROL));
		for (round, loser) in [BOB, LIQUIDATOR].into_iter().enumerate() {
			for again in 0..3 {
				for winner in [ALICE, CAROL] {
					let paid = market().paid;
					let collected = collect(winner);
					// The first time in a round it gets what came in, then nothing.
					assert_eq!(collected.is_ok(), again == 0, "{round}");
					assert_eq!(market().paid > paid, again == 0);
				}
				assert!(market().paid <= market().pool());
				let due = market().pool() / 2;
				for winner in [ALICE, CAROL] {
					assert_eq!(position(winner).registered.unwrap().paid, due);
				}
			}
			assert_ok!(register(loser, loser));
		}
		assert_ok!(collect(ALICE));
		assert_ok!(collect(CAROL));
		// Everything that came in went out, but what couldn't be halved.
		assert!(market().left() <= 1);
	});
}

#[test]
fn a_stale_index_lets_everybody_out_and_nobody_in() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(buy(CAROL, LIQUIDATOR, 10, PRICE));
		Now::mutate(|now| *now += 200);
		assert_noop!(buy(ALICE, BOB, 1, PRICE), DispatchError::Other("maker"));
		assert_ok!(trade(ALICE, Side::Sell, BOB, 10, PRICE));
		assert_ok!(trade(LIQUIDATOR, Side::Buy, CAROL, 10, PRICE));
		for who in [ALICE, BOB, CAROL, LIQUIDATOR] {
			if position(who) != Position::default() {
				assert_ok!(House::withdraw_margin(signed(who), MARKET, None));
			}
			assert_ok!(House::withdraw(signed(who), DOLLAR, balance(who)));
		}
		assert_eq!(market().rows, 0);
	});
}

#[test]
fn a_whole_side_in_debt_is_taken_over_in_one_call_and_the_other_side_has_what_it_paid() {
	build_and_execute(|| {
		deposit(ALICE, 20_000 * USD);
		deposit(BOB, 20_000 * USD);
		deposit(LIQUIDATOR, 90_000 * USD);
		assert_ok!(buy(ALICE, BOB, 20_000, PRICE));
		let margin = position(ALICE).holding.margin;
		mark(3 * USD);
		assert!(position(ALICE).holding.equity(3 * USD).unwrap() < 0);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, u64::MAX));
		// All of its margin is in the market, the debt stays with it, and whoever took over has none of it.
		assert_eq!(market().collected, margin);
		assert_eq!(position(ALICE).holding.size, 0);
		assert_eq!(position(LIQUIDATOR).holding.profit(3 * USD), Some(0));
		settle(3 * USD);
		for who in [ALICE, BOB, LIQUIDATOR] {
			assert_ok!(register(who, who));
		}
		let pool = market().pool();
		let before = balance(BOB) + position(BOB).holding.margin;
		assert_ok!(collect(BOB));
		assert_eq!(balance(BOB), before + pool);
	});
}

#[test]
fn rounding_pays_nobody() {
	// A market of prices so low that everything is rounded.
	build_and_execute(|| {
		let terms = RiskTerms {
			deposit: 1,
			..risk()
		};
		settle(PRICE);
		assert_ok!(House::remove_market(signed(ALICE), MARKET));
		crate::NextMarket::<Test>::put(MARKET);
		assert_eq!(open_market(DOLLAR, terms, 7), MARKET);
		let everybody = [ALICE, BOB, CAROL, LIQUIDATOR];
		let all = || everybody.map(wealth).into_iter().sum::<u128>();
		let before = all();
		for _ in 0..50 {
			assert_ok!(buy(ALICE, BOB, 1, 7));
			mark(5);
			let _ = liquidate(LIQUIDATOR, ALICE, 1);
			assert_ok!(trade(CAROL, Side::Sell, BOB, 1, 6));
			mark(7);
			let _ = liquidate(LIQUIDATOR, CAROL, 1);
		}
		// What they have less is in the market, and nobody's.
		assert_eq!(all() + market().left(), before);
		assert!(market().insurance >= 50, "each fee is a unit at least");
	});
}
