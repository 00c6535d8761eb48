use super::*;
use crate::{types::Stage, Live, Rounds};
use florin_core::{
	clearing::{Mode, MAX_LOT_PRICE},
	futures::Basis,
	traits::MarketGuard,
};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, weights::Weight};
use sp_runtime::DispatchError;

fn settle_at(market: MarketId, price: u128) -> DispatchResult {
	Futures::settle_at(RuntimeOrigin::root(), market, price)
}

#[test]
fn governance_decides_on_a_market_that_is_halted() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START);
		set_mode(market, Mode::Halted);
		pass_at(900, ENDS - Now::get() + 10);
		events();
		assert_ok!(settle_at(market, lot(255)));
		let until = Now::get() + parameters().registration;
		assert_eq!(settled(market), Some((lot(255), until)));
		let price = lot(255);
		let basis = Basis::Governance;
		assert_eq!(
			events(),
			[Event::Settled {
				market,
				price,
				basis
			}]
		);
		assert!(Live::<Test>::get().is_empty());
		set_mode(market, Mode::Open);
		pass_at(900, 2);
		assert_eq!(settled(market), Some((lot(255), until)));
		let Stage::Settled(settlement) = stage(market) else {
			panic!("it has settled")
		};
		assert_eq!(settlement.last_trade.0, usd(250));
		assert_noop!(settle_at(market, 1), Error::AlreadySettled);
	});
}

#[test]
fn only_what_can_be_decided_is() {
	build_and_execute(|| {
		assert_noop!(settle_at(7, 1), Error::UnknownMarket);
		let market = list(usd_contract());
		assert_noop!(settle_at(market, 1), Error::StillTrading);
		set_mode(market, Mode::Halted);
		assert_noop!(settle_at(market, 1), Error::StillTrading);
		pass_at(250, DELIVERY - START);
		assert_noop!(settle_at(market, MAX_LOT_PRICE + 1), Error::PriceTooHigh);
		for who in [STRANGER, GUARD] {
			assert_noop!(
				Futures::settle_at(RuntimeOrigin::signed(who), market, 1),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(settle_at(market, MAX_LOT_PRICE));
	});
}

#[test]
fn nothing_may_be_worth_nothing() {
	build_and_execute(|| {
		let market = list(usd_contract());
		pass_at(250, DELIVERY - START);
		assert_ok!(settle_at(market, 0));
		assert_eq!(settled(market).unwrap().0, 0);
	});
}

#[test]
fn a_market_that_was_decided_on_or_removed_in_a_round_has_no_turn() {
	build_and_execute(|| {
		let markets = [list(usd_contract()), list(usd_contract())];
		pass_at(250, DELIVERY - START);
		record(H100_USD, Now::get(), usd(250), 1);
		Now::mutate(|now| *now += 1);
		// The round begins, and there is no room for turns.
		poll_with(Weight::from_parts(1_000 + 4 * 3_000, 0));
		assert_eq!(Rounds::<Test>::get().turns.len(), 2);
		assert_ok!(settle_at(markets[0], 5));
		Futures::removed(markets[1]);
		House::mutate(|house| house.remove(&markets[1]));
		poll();
		assert!(Rounds::<Test>::get().turns.is_empty());
		assert_eq!(settled(markets[0]).unwrap().0, 5);
		assert!(Live::<Test>::get().is_empty());
	});
}
