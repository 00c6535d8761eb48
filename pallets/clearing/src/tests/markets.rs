use super::*;
use crate::{Assets as Accepted, Params};
use florin_core::clearing::{MarketState, NewMarket, SettlementAsset};

#[test]
fn an_instrument_opens_markets_in_accepted_assets_with_sound_terms() {
	build_and_execute(|| {
		let market = |asset, risk, price| NewMarket {
			asset,
			risk,
			mark: live(price),
		};
		assert_eq!(
			House::open(market(SettlementAsset::WithId(9), risk(), PRICE)),
			Err(Error::UnknownAsset.into())
		);
		let unsound = RiskTerms {
			initial: Permill::from_percent(10),
			..risk()
		};
		assert_eq!(
			House::open(market(DOLLAR, unsound, PRICE)),
			Err(Error::BadParameters(ParameterRefusal::OutOfBounds).into())
		);
		assert_eq!(
			House::open(market(DOLLAR, risk(), MAX_LOT_PRICE + 1)),
			Err(Error::Overflow.into())
		);
		assert_eq!(open_market(NATIVE, risk(), MAX_LOT_PRICE), 1);
		System::assert_last_event(
			Event::MarketOpened {
				market: 1,
				asset: NATIVE,
				risk: risk(),
			}
			.into(),
		);
		assert_eq!(
			House::state(1),
			Some(MarketState {
				mode: Mode::Open,
				mark: live(MAX_LOT_PRICE),
				open_interest: 0,
				trades: true,
			})
		);
		assert_eq!(House::state(2), None);
		// What isn't there isn't changed.
		House::mark(2, live(1));
		House::end_trading(2);
		House::settle(2, 1, 1);
	});
}

#[test]
fn modes_tighten_at_once_and_loosen_after_the_delay_with_grace() {
	build_and_execute(|| {
		let set = |who, mode| House::set_mode(who, MARKET, mode);
		assert_noop!(set(signed(ALICE), Mode::Halted), DispatchError::BadOrigin);
		assert_noop!(set(signed(GUARD), Mode::Open), Error::ModeUnchanged);
		assert_ok!(set(signed(GUARD), Mode::ReduceOnly));
		System::assert_last_event(
			Event::ModeSet {
				market: MARKET,
				mode: Mode::ReduceOnly,
			}
			.into(),
		);
		assert_eq!(market().grace_until, 0);
		assert_ok!(set(signed(GUARD), Mode::Halted));
		assert_noop!(set(signed(GUARD), Mode::ReduceOnly), Error::ModeLoosened);
		assert_ok!(set(RuntimeOrigin::root(), Mode::ReduceOnly));
		assert_eq!(market().grace_until, START + 6);
		assert_ok!(set(RuntimeOrigin::root(), Mode::Open));
		assert_noop!(
			House::set_mode(RuntimeOrigin::root(), 77, Mode::Halted),
			Error::NoMarket
		);
	});
}

#[test]
fn risk_terms_tighten_at_once_and_loosen_after_the_delay() {
	build_and_execute(|| {
		let set = |who, risk| House::set_risk(who, MARKET, risk);
		let refused = |refusal| DispatchError::from(Error::BadParameters(refusal));
		let tighter = RiskTerms { cap: 10, ..risk() };
		assert_noop!(set(signed(ALICE), tighter), DispatchError::BadOrigin);
		assert_ok!(set(signed(GUARD), tighter));
		System::assert_last_event(
			Event::RiskSet {
				market: MARKET,
				risk: tighter,
			}
			.into(),
		);
		assert_noop!(
			set(signed(GUARD), risk()),
			refused(ParameterRefusal::Loosened)
		);
		assert_ok!(set(RuntimeOrigin::root(), risk()));
		assert_noop!(
			set(RuntimeOrigin::root(), risk()),
			refused(ParameterRefusal::Unchanged)
		);
		let other = RiskTerms {
			deposit: 1,
			..risk()
		};
		assert_noop!(
			set(RuntimeOrigin::root(), other),
			refused(ParameterRefusal::Fixed)
		);
		let unsound = RiskTerms {
			band: Permill::zero(),
			..risk()
		};
		assert_noop!(
			set(RuntimeOrigin::root(), unsound),
			refused(ParameterRefusal::OutOfBounds)
		);
		assert_noop!(
			House::set_risk(RuntimeOrigin::root(), 77, tighter),
			Error::NoMarket
		);
	});
}

#[test]
fn every_flaw_of_risk_terms_is_found() {
	use florin_core::parameters::Parameters as _;

	assert_eq!(risk().flaw(), None);
	let flaws: [fn(&mut RiskTerms); 11] = [
		|risk| risk.maintenance = Permill::from_parts(9_999),
		|risk| risk.initial = risk.maintenance,
		|risk| risk.initial_slope = Permill::zero(),
		|risk| risk.liquidation_fee = risk.maintenance,
		|risk| risk.band = Permill::zero(),
		|risk| risk.band = Permill::one(),
		|risk| risk.taker_fee = Permill::from_parts(10_001),
		|risk| risk.cap = u64::MAX,
		|risk| risk.position_cap = u64::MAX,
		|risk| risk.deposit = 0,
		|risk| risk.maintenance = Permill::one(),
	];
	for (index, flaw) in flaws.into_iter().enumerate() {
		let mut terms = risk();
		flaw(&mut terms);
		assert!(terms.flaw().is_some(), "{index}");
	}
}

#[test]
fn only_what_takes_away_tightens() {
	use florin_core::parameters::Parameters as _;

	let tighter: [fn(&mut RiskTerms); 9] = [
		|risk| risk.initial = Permill::from_percent(16),
		|risk| risk.initial_slope = Permill::from_percent(16),
		|risk| risk.maintenance = Permill::from_percent(11),
		|risk| risk.maintenance_slope = Permill::from_percent(11),
		|risk| risk.profit_cap = Permill::zero(),
		|risk| risk.band = Permill::from_percent(19),
		|risk| risk.cap = 1,
		|risk| risk.position_cap = 1,
		|risk| risk.order_cap = 1,
	];
	for change in tighter {
		let mut terms = risk();
		change(&mut terms);
		assert!(risk().is_tightened_by(&terms), "{terms:?}");
		assert!(!terms.is_tightened_by(&risk()), "{terms:?}");
	}
	let neither: [fn(&mut RiskTerms); 3] = [
		|risk| risk.taker_fee = Permill::zero(),
		|risk| risk.liquidation_fee = Permill::zero(),
		|risk| risk.liquidator_share = Permill::zero(),
	];
	for change in neither {
		let mut terms = risk();
		change(&mut terms);
		assert!(!risk().is_tightened_by(&terms), "{terms:?}");
	}
}

#[test]
fn parameters_tighten_at_once_and_loosen_after_the_delay() {
	build_and_execute(|| {
		let refused = |refusal| DispatchError::from(Error::BadParameters(refusal));
		let tighter = Parameters {
			grace: 7,
			mark_age: 2,
		};
		assert_noop!(
			House::set_parameters(signed(ALICE), tighter),
			DispatchError::BadOrigin
		);
		assert_ok!(House::set_parameters(signed(GUARD), tighter));
		System::assert_last_event(
			Event::ParametersSet {
				parameters: tighter,
			}
			.into(),
		);
		assert_noop!(
			House::set_parameters(signed(GUARD), Parameters::default()),
			refused(ParameterRefusal::Loosened)
		);
		for (grace, mark_age) in [(0, 1), (MAX_PERIODS + 1, 1), (1, 0), (1, MAX_PERIODS + 1)] {
			assert_noop!(
				House::set_parameters(RuntimeOrigin::root(), Parameters { grace, mark_age }),
				refused(ParameterRefusal::OutOfBounds)
			);
		}
		assert_ok!(House::set_parameters(
			RuntimeOrigin::root(),
			Parameters::default()
		));
		assert_eq!(Params::<Test>::get(), Parameters::default());
	});
}

#[test]
fn anybody_insures_a_market_and_governance_does_from_the_fund() {
	build_and_execute(|| {
		assert_ok!(House::insure(signed(ALICE), MARKET, 5 * USD));
		System::assert_last_event(
			Event::Insured {
				market: MARKET,
				by: Some(ALICE),
				amount: 5 * USD,
			}
			.into(),
		);
		assert_eq!(market().insurance, 5 * USD);
		assert_noop!(
			House::insure(signed(ALICE), MARKET, 0),
			Error::NothingToMove
		);
		assert_noop!(
			House::insure(signed(ALICE), MARKET, 1_000 * USD),
			Error::InsufficientBalance
		);
		assert_noop!(House::insure(signed(STRANGER), MARKET, 1), Error::NoAccount);
		settle(PRICE);
		// Winners may have been paid by what there was.
		assert_noop!(
			House::insure(signed(ALICE), MARKET, 1),
			Error::AlreadySettles
		);
		assert_ok!(House::remove_market(signed(ALICE), MARKET));
		assert_eq!(Accepted::<Test>::get(DOLLAR).unwrap().fund, 5 * USD);
		let next = open_market(DOLLAR, risk(), PRICE);
		let root = RuntimeOrigin::root;
		assert_noop!(
			House::insure_from_fund(signed(ALICE), next, 1),
			DispatchError::BadOrigin
		);
		assert_noop!(
			House::insure_from_fund(root(), next, 5 * USD + 1),
			Error::FundTooSmall
		);
		assert_noop!(House::insure_from_fund(root(), MARKET, 1), Error::NoMarket);
		assert_ok!(House::insure_from_fund(root(), next, 5 * USD));
		assert_eq!(Accepted::<Test>::get(DOLLAR).unwrap().fund, 0);
		assert_eq!(next, MARKET + 1);
	});
}

#[test]
fn a_price_that_comes_back_brings_grace() {
	build_and_execute(|| {
		mark(PRICE);
		assert_eq!(market().grace_until, 0);
		House::mark(
			MARKET,
			Mark {
				live: false,
				..live(PRICE)
			},
		);
		mark(PRICE);
		assert_eq!(market().grace_until, START + 6);
		Now::mutate(|now| *now += 4);
		mark(PRICE);
		assert_eq!(market().grace_until, START + 10);
		mark(MAX_LOT_PRICE + 1);
		assert_eq!(market().mark.price, MAX_LOT_PRICE);
	});
}
