//! What is wrong is found.

use super::*;
use crate::{
	types::{Stage, Turn},
	Live, Params, Rounds,
};
use florin_core::{
	clearing::{SettlementAsset, MAX_LOT_PRICE},
	futures::Contract,
	FLRN,
};
use frame_support::assert_err;
use sp_runtime::TryRuntimeError;

/// A market that trades, one in delivery, one that has settled, and one on a FLRN series.
const TRADING: MarketId = 0;
const DELIVERING: MarketId = 1;
const SETTLED: MarketId = 2;
const FLRN_TOO: MarketId = 3;

/// Spoils a sound state and expects that it is found.
fn found(what: &'static str, spoil: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let delivered_at = |delivery| Contract {
			delivery,
			..usd_contract()
		};
		list(delivered_at(ENDS + DAY));
		list(delivered_at(ENDS));
		list(delivered_at(DELIVERY));
		list(Contract {
			delivery: ENDS + DAY,
			..flrn_contract()
		});
		for period in START..ENDS {
			record(H100_USD, period, usd(250), 1);
			record(H100_FLRN, period, FLRN, 100 * HOUR);
		}
		skip_to(ENDS);
		assert_eq!(stage(TRADING), Stage::Trading);
		assert!(matches!(stage(DELIVERING), Stage::Delivering(_)));
		assert!(matches!(stage(SETTLED), Stage::Settled(_)));
		Futures::do_try_state().expect("it was sound");
		spoil();
		assert_err!(Futures::do_try_state(), TryRuntimeError::Other(what));
	});
}

fn spoil(market: MarketId, change: impl FnOnce(&mut ContractRow)) {
	Contracts::<Test>::mutate(market, |row| change(row.as_mut().unwrap()));
}

#[test]
fn wrong_parameters_are_found() {
	found("parameters of futures out of bounds", || {
		Params::<Test>::mutate(|parameters| parameters.lead = 0)
	});
}

#[test]
fn wrong_lists_are_found() {
	found("a market that is live twice", || {
		Live::<Test>::try_append(TRADING).unwrap()
	});
	found("a contract that nobody would settle", || {
		Live::<Test>::mutate(|live| live.pop());
	});
	found("a live market without a contract", || {
		Contracts::<Test>::remove(TRADING)
	});
	found("a live market without a contract", || {
		Live::<Test>::try_append(SETTLED).unwrap()
	});
}

#[test]
fn wrong_contracts_are_found() {
	found("a contract in another currency than its series", || {
		spoil(TRADING, |row| row.contract.asset = SettlementAsset::Native)
	});
	found("a contract in another currency than its series", || {
		spoil(FLRN_TOO, |row| row.contract.asset = USDX)
	});
	let impossible: [fn(&mut ContractRow); 5] = [
		|row| row.decimals = 13,
		|row| row.contract.lot_seconds = 0,
		|row| row.contract.periods = 0,
		|row| row.contract.mark_span = 0,
		|row| row.parameters.registration = 0,
	];
	for change in impossible {
		found("a contract that can't be settled", || {
			spoil(TRADING, change)
		});
	}
	found("a final price out of bounds", || {
		spoil(SETTLED, |row| {
			let Stage::Settled(settlement) = &mut row.stage else {
				panic!("it has settled")
			};
			settlement.price = MAX_LOT_PRICE + 1;
		})
	});
}

#[test]
fn markets_that_dont_go_with_their_contracts_are_found() {
	found("a contract without a market", || {
		House::mutate(|house| house.remove(&SETTLED));
	});
	found(
		"a market that trades in delivery, or doesn't before",
		|| on(DELIVERING, |row| row.state.trades = true),
	);
	found(
		"a market that trades in delivery, or doesn't before",
		|| on(TRADING, |row| row.state.trades = false),
	);
	found(
		"a market that trades in delivery, or doesn't before",
		|| on(SETTLED, |row| row.state.trades = true),
	);
	found(
		"a market whose open interest isn't bounded by its quote",
		|| on(FLRN_TOO, |row| row.state.mark.cap = None),
	);
	found(
		"a market whose open interest isn't bounded by its quote",
		|| on(TRADING, |row| row.state.mark.cap = Some(1)),
	);
}

#[test]
fn wrong_rounds_are_found() {
	found("a round of the future", || {
		Rounds::<Test>::mutate(|round| round.period += 1)
	});
	found("a market that has two turns", || {
		let turn = Turn {
			market: TRADING,
			limits: None,
		};
		Rounds::<Test>::mutate(|round| {
			round.turns.try_push(turn).unwrap();
			round.turns.try_push(turn).unwrap();
		})
	});
}
