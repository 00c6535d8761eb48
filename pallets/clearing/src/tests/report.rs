use super::*;
use florin_core::clearing::MarketPhase;

#[test]
fn a_position_report_says_what_its_owner_asks() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		mark(5_200_000);
		let report = House::position_report(MARKET, &ALICE).unwrap();
		assert_eq!(report.size, 10);
		assert_eq!(report.profit, 2 * USD as i128);
		assert_eq!(report.equity, 9_500_750);
		assert_eq!(report.maintenance, Permill::from_parts(100_010));
		assert_eq!(report.maintenance_margin, 5_200_520);
		assert_eq!(report.initial_margin, 7_800_780);
		assert_eq!(report.free_margin, Some(0));
		assert_eq!(report.registered, None);
		// (50 − 7.50075) / (10 × 0.89999).
		assert_eq!(report.liquidation_price, Some(4_722_192));
		mark(4_722_192);
		assert_noop!(liquidate(LIQUIDATOR, ALICE, 1), Error::NothingToLiquidate);
		mark(4_722_191);
		assert_ok!(liquidate(LIQUIDATOR, ALICE, 1));
		assert_eq!(House::position_reports(&BOB).len(), 1);
		assert_eq!(House::position_reports(&STRANGER), Vec::new());
		assert_eq!(House::position_report(77, &ALICE), None);
	});
}

#[test]
fn the_liquidation_price_of_a_short_is_above_the_mark() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		// (7.60075 + 50) / (10 × 1.10001).
		let price = House::position_report(MARKET, &BOB)
			.unwrap()
			.liquidation_price;
		assert_eq!(price, Some(5_236_384));
		mark(5_236_384);
		assert_noop!(liquidate(LIQUIDATOR, BOB, 1), Error::NothingToLiquidate);
		mark(5_236_385);
		assert_ok!(liquidate(LIQUIDATOR, BOB, 1));
	});
}

#[test]
fn a_market_report_says_how_far_it_is() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let report = House::market_report(MARKET).unwrap();
		assert_eq!(report.phase, MarketPhase::Trading);
		assert_eq!(report.open_interest, 10);
		assert_eq!(report.open_interest_cap, 100_000);
		assert_eq!(report.positions, 2);
		assert_eq!(report.initial, Permill::from_parts(150_015));
		House::end_trading(MARKET);
		assert_eq!(
			House::market_report(MARKET).unwrap().phase,
			MarketPhase::Ended
		);
		settle(PRICE);
		assert_eq!(
			House::market_report(MARKET).unwrap().phase,
			MarketPhase::Settling {
				price: PRICE,
				until: START + 100,
				pays: false,
			}
		);
		assert_ok!(register(ALICE, ALICE));
		assert_ok!(register(ALICE, BOB));
		assert_eq!(House::market_reports().len(), 1);
		let due = House::position_report(MARKET, &ALICE).unwrap().due;
		assert_eq!(due, 0);
		assert_eq!(House::market_report(77), None);
	});
}

#[test]
fn an_account_report_says_what_is_there() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let report = House::account_report(&ALICE, &DOLLAR).unwrap();
		assert_eq!((report.balance, report.positions), (balance(ALICE), 1));
		assert_eq!(House::account_report(&ALICE, &NATIVE), None);
	});
}
