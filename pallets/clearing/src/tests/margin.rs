use super::*;

#[test]
fn margin_goes_in_and_what_is_free_comes_out() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		let margin = position(ALICE).holding.margin;
		assert_ok!(House::add_margin(signed(ALICE), MARKET, 5 * USD));
		System::assert_last_event(
			Event::MarginAdded {
				market: MARKET,
				who: ALICE,
				amount: 5 * USD,
			}
			.into(),
		);
		assert_noop!(
			House::withdraw_margin(signed(ALICE), MARKET, Some(5 * USD + 1)),
			Error::MarginNeeded
		);
		assert_ok!(House::withdraw_margin(signed(ALICE), MARKET, Some(USD)));
		assert_ok!(House::withdraw_margin(signed(ALICE), MARKET, None));
		assert_eq!(position(ALICE).holding.margin, margin);
		assert_eq!(
			House::position_report(MARKET, &ALICE).and_then(|report| report.free_margin),
			Some(0)
		);
	});
}

#[test]
fn profit_does_not_free_margin_and_a_loss_binds_it() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(House::add_margin(signed(ALICE), MARKET, 20 * USD));
		let free = || House::position_report(MARKET, &ALICE).and_then(|report| report.free_margin);
		assert_eq!(free(), Some(20 * USD));
		mark(10 * USD);
		// A gain of 50 USD, and twice the initial margin.
		assert_eq!(free(), Some(20 * USD - 7_500_750));
		mark(4 * USD);
		// A loss of 10 USD, and four fifths of the initial margin.
		assert_eq!(free(), Some(10 * USD + 7_500_750 - 6_000_600));
	});
}

#[test]
fn without_a_price_only_what_has_no_lots_is_free() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(House::add_margin(signed(ALICE), MARKET, 20 * USD));
		Now::mutate(|now| *now += 4);
		assert_noop!(
			House::withdraw_margin(signed(ALICE), MARKET, None),
			Error::PriceNotLive
		);
		assert_eq!(
			House::position_report(MARKET, &ALICE).and_then(|report| report.free_margin),
			None
		);
		assert_ok!(trade(ALICE, Side::Sell, BOB, 10, PRICE));
		assert_eq!(position(ALICE), Position::default());
		// The maker has no lots any more either.
		assert_ok!(House::withdraw_margin(signed(BOB), MARKET, None));
		assert_eq!(balance(BOB), 1_000 * USD);
	});
}

#[test]
fn margin_is_moved_by_its_owner_and_only_while_it_answers_for_something() {
	build_and_execute(|| {
		assert_noop!(
			House::add_margin(signed(ALICE), MARKET, USD),
			Error::NoPosition
		);
		assert_noop!(
			House::withdraw_margin(signed(ALICE), MARKET, None),
			Error::NoPosition
		);
		assert_noop!(House::add_margin(signed(ALICE), 77, USD), Error::NoMarket);
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_noop!(
			House::add_margin(signed(ALICE), MARKET, 0),
			Error::NothingToMove
		);
		assert_noop!(
			House::add_margin(signed(ALICE), MARKET, 1_000 * USD),
			Error::InsufficientMargin
		);
		settle(PRICE);
		assert_ok!(register(CAROL, ALICE));
		assert_noop!(
			House::add_margin(signed(ALICE), MARKET, USD),
			Error::AlreadyRegistered
		);
		assert_noop!(
			House::withdraw_margin(signed(ALICE), MARKET, None),
			Error::AlreadyRegistered
		);
	});
}

#[test]
fn a_low_price_frees_nothing_that_a_short_needs_at_the_price_that_it_sold_at() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 100, PRICE));
		let free = |who| House::position_report(MARKET, &who).and_then(|report| report.free_margin);
		// What the order's deposit added, less a hair for the open interest that there is now.
		let before = free(BOB).unwrap();
		assert!(before <= USD / 10);
		mark(USD);
		assert_eq!(free(BOB), Some(before));
		assert_noop!(
			House::withdraw_margin(signed(BOB), MARKET, Some(before + 1)),
			Error::MarginNeeded
		);
	});
}

#[test]
fn margin_stays_while_a_market_is_halted_or_settles() {
	build_and_execute(|| {
		assert_ok!(buy(ALICE, BOB, 10, PRICE));
		assert_ok!(House::add_margin(signed(ALICE), MARKET, 20 * USD));
		let takes = || House::withdraw_margin(signed(ALICE), MARKET, Some(1));
		assert_ok!(House::set_mode(signed(GUARD), MARKET, Mode::Halted));
		assert_noop!(takes(), Error::PriceNotLive);
		assert_ok!(House::set_mode(
			RuntimeOrigin::root(),
			MARKET,
			Mode::ReduceOnly
		));
		assert_ok!(takes());
		House::end_trading(MARKET);
		assert_ok!(takes());
		settle(PRICE);
		assert_noop!(takes(), Error::PriceNotLive);
	});
}

#[test]
fn the_latest_price_has_to_allow_it_as_well() {
	build_and_execute(|| {
		let lagging = |spot| {
			House::mark(
				MARKET,
				Mark {
					spot,
					..live(PRICE)
				},
			);
		};
		// It has risen to eight, and the mark doesn't know it yet: who sells at five loses three a lot.
		lagging(8 * USD);
		assert_noop!(buy(ALICE, BOB, 10, PRICE), DispatchError::Other("maker"));
		assert_ok!(trade(BOB, Side::Sell, ALICE, 10, PRICE));
		// 15 % of eight and the three.
		let bob = position(BOB).holding;
		assert_eq!(bob.equity(8 * USD), Some(12_001_200));
		lagging(PRICE);
		let free = House::position_report(MARKET, &BOB).and_then(|report| report.free_margin);
		assert!(free > Some(30 * USD));
		lagging(8 * USD);
		assert_noop!(
			House::withdraw_margin(signed(BOB), MARKET, Some(1)),
			Error::MarginNeeded
		);
	});
}
