//! The worked example of the documentation.

use super::*;

/// Neither fees of takers nor slopes, and a deposit that is too small to see.
fn plain() -> RiskTerms {
	RiskTerms {
		initial_slope: Permill::zero(),
		maintenance_slope: Permill::zero(),
		taker_fee: Permill::zero(),
		liquidation_fee: Permill::from_percent(1),
		deposit: 1,
		..risk()
	}
}

/// Runs the rest of it in the market of the example.
fn example(rest: impl FnOnce()) {
	build_and_execute(|| {
		settle(PRICE);
		assert_ok!(House::remove_market(signed(ALICE), MARKET));
		crate::NextMarket::<Test>::put(MARKET);
		assert_eq!(open_market(DOLLAR, plain(), PRICE), MARKET);
		rest();
	});
}

/// Margin, but for the unit of an order's deposit that came back.
fn margin(who: AccountId) -> u128 {
	position(who).holding.margin
}

fn holds(who: AccountId, size: i64, cash: i128) {
	let holding = position(who).holding;
	assert_eq!((holding.size, holding.cash), (size, cash));
}

#[test]
fn the_takeover_of_the_trading_documentation_comes_out() {
	example(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		holds(ALICE, 10, -50_000_000);
		holds(BOB, -10, 50_000_000);
		assert_eq!((margin(ALICE), margin(BOB)), (7_500_000, 7_500_001));
		mark(5_600_000);
		let bob = House::position_report(MARKET, &BOB).unwrap();
		assert_eq!((bob.profit, bob.equity), (-6_000_000, 1_500_001));
		assert_eq!(bob.maintenance_margin, 5_600_000);
		assert_ok!(liquidate(CAROL, BOB, 10));
		holds(BOB, -1, -400_000);
		holds(CAROL, -9, 50_400_000);
		assert_eq!(margin(BOB), 6_996_001);
		assert_eq!(margin(CAROL), 7_560_000 + 252_000);
		assert_eq!(market().insurance, 252_000);
		settle(5_500_000);
		let before: Vec<_> = [ALICE, BOB, CAROL].map(balance).into();
		for who in [ALICE, BOB, CAROL] {
			assert_ok!(register(LIQUIDATOR, who));
		}
		let gain = |who| position(who).registered.map(|registered| registered.gain);
		assert_eq!(
			[ALICE, BOB, CAROL].map(gain),
			[Some(5_000_000), Some(0), Some(900_000)]
		);
		assert_eq!(market().collected, 5_900_000);
		for who in [ALICE, BOB, CAROL] {
			assert_ok!(collect(who));
		}
		let got = |index: usize, who| balance(who) - before[index];
		assert_eq!(got(0, ALICE), 12_500_000);
		assert_eq!(got(1, BOB), 1_096_001);
		assert_eq!(got(2, CAROL), 8_712_000);
		assert_eq!(market().left(), 252_000);
	});
}

#[test]
fn the_insolvency_of_the_trading_documentation_comes_out() {
	example(|| {
		assert_ok!(buy(ALICE, BOB, 4, PRICE));
		assert_ok!(buy(CAROL, BOB, 6, PRICE));
		// The units of the deposits that came back don't count here.
		assert_ok!(House::withdraw_margin(signed(BOB), MARKET, None));
		assert_eq!(margin(BOB), 7_500_000);
		settle(7 * USD);
		for who in [CAROL, BOB, ALICE] {
			assert_ok!(register(LIQUIDATOR, who));
		}
		assert_eq!(market().pool(), 7_500_000);
		let before = (
			balance(ALICE) + margin(ALICE),
			balance(CAROL) + margin(CAROL),
		);
		assert_ok!(collect(CAROL));
		assert_ok!(collect(ALICE));
		assert_eq!(balance(ALICE), before.0 + 3_000_000);
		assert_eq!(balance(CAROL), before.1 + 4_500_000);
	});
}
