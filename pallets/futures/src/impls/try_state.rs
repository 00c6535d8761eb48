//! What always holds of contracts.

use crate::{
	types::{ContractRow, Stage, MAX_DECIMALS},
	Config, Contracts, Live, Pallet, Params, Rounds,
};
use alloc::collections::BTreeSet;
use florin_core::{
	clearing::{MarketId, SettlementAsset, MAX_LOT_PRICE},
	parameters::Parameters as _,
	traits::{Markets, PeriodClock},
};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the pallet. Iterates over everything, so it is for tests and dry runs only.
	///
	/// 1. Parameters are within their bounds.
	/// 2. Markets that are live are those whose contracts haven't settled, each named once.
	/// 3. Each contract has a market, which trades as long as the contract says so.
	/// 4. A contract has one asset, by its quote, and could be settled. On FLRN series its market is capped.
	/// 5. The round isn't of the future, and gives each market one turn.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(
			Params::<T>::get().flaw().is_none(),
			"parameters of futures out of bounds"
		);
		let live = Live::<T>::get();
		let distinct: BTreeSet<_> = live.iter().copied().collect();
		ensure!(distinct.len() == live.len(), "a market that is live twice");
		let mut count = 0_usize;
		for (market, row) in Contracts::<T>::iter() {
			if !row.is_settled() {
				count = count.saturating_add(1);
				ensure!(
					distinct.contains(&market),
					"a contract that nobody would settle"
				);
			}
			Self::try_state_of(market, &row)?;
		}
		ensure!(count == live.len(), "a live market without a contract");

		let round = Rounds::<T>::get();
		ensure!(round.period <= T::Clock::now(), "a round of the future");
		let turns: BTreeSet<_> = round.turns.iter().map(|turn| turn.market).collect();
		ensure!(
			turns.len() == round.turns.len(),
			"a market that has two turns"
		);
		Ok(())
	}

	fn try_state_of(market: MarketId, row: &ContractRow) -> Result<(), TryRuntimeError> {
		let contract = &row.contract;
		let is_native = contract.asset == SettlementAsset::Native;
		ensure!(
			is_native == contract.is_flrn(),
			"a contract in another currency than its series"
		);
		ensure!(
			row.decimals <= MAX_DECIMALS
				&& contract.lot_seconds > 0
				&& contract.periods > 0
				&& contract.mark_span > 0
				&& row.parameters.flaw().is_none(),
			"a contract that can't be settled"
		);
		let state = T::Markets::state(market).ok_or("a contract without a market")?;
		ensure!(
			state.trades == (row.stage == Stage::Trading),
			"a market that trades in delivery, or doesn't before"
		);
		ensure!(
			state.mark.cap.is_some() == contract.is_flrn(),
			"a market whose open interest isn't bounded by its quote"
		);
		if let Stage::Settled(settlement) = row.stage {
			ensure!(
				settlement.price <= MAX_LOT_PRICE,
				"a final price out of bounds"
			);
		}
		Ok(())
	}
}
