//! Contracts as other pallets and clients see them.

use crate::{
	types::{ContractRow, Stage},
	Config, Contracts, Live, Pallet,
};
use alloc::vec::Vec;
use florin_core::{
	clearing::MarketId,
	futures::{ContractReport, Phase},
	traits::{MarketGuard, Markets},
};

impl<T: Config> MarketGuard for Pallet<T> {
	fn removed(market: MarketId) {
		if Contracts::<T>::take(market).is_some_and(|row| !row.is_settled()) {
			// A market that hasn't settled isn't removed, but it wouldn't be live any more.
			Live::<T>::mutate(|live| live.retain(|other| *other != market));
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The contract of a market; none if it has none.
	pub fn contract(market: MarketId) -> Option<ContractReport> {
		Contracts::<T>::get(market).map(|row| Self::report(market, row))
	}

	/// All contracts whose markets haven't been removed, in the order in which they were listed. For clients: governance lists few of them, but nothing
	/// bounds the number of those that have settled.
	pub fn contracts() -> Vec<ContractReport> {
		let mut all: Vec<_> = Contracts::<T>::iter()
			.map(|(market, row)| Self::report(market, row))
			.collect();
		all.sort_by_key(|report| report.market);
		all
	}

	fn report(market: MarketId, row: ContractRow) -> ContractReport {
		let last_trade = row.last_trade().map(|price| row.lot_value(price));
		let (phase, settled, ends) = match row.stage {
			Stage::Trading => (Phase::Trading, None, row.ends()),
			Stage::Delivering(_) => (Phase::Delivering, None, row.ends()),
			Stage::Settled(settlement) => (
				Phase::Settled,
				Some((settlement.price, settlement.basis)),
				settlement.period,
			),
		};
		ContractReport {
			market,
			contract: row.contract,
			decimals: row.decimals,
			phase,
			mark: T::Markets::state(market).map(|state| state.mark),
			last_trade,
			settled,
			ends,
		}
	}
}
