//! The house as clients see it.

use crate::{types::Phase, Accounts, Config, Markets, Pallet, Positions};
use alloc::vec::Vec;
use florin_core::{
	clearing::{
		AccountReport, MarketId, MarketPhase, MarketReport, PositionReport, SettlementAsset,
	},
	traits::PeriodClock,
};
use florin_math::clearing::{liquidation_price, requirement};

impl<T: Config> Pallet<T> {
	/// What somebody has in the house in an asset; none without an account.
	pub fn account_report(who: &T::AccountId, asset: &SettlementAsset) -> Option<AccountReport> {
		Accounts::<T>::get(who, asset).map(|account| AccountReport {
			balance: account.balance,
			positions: account.positions,
		})
	}

	/// A market; none if there is no such.
	pub fn market_report(id: MarketId) -> Option<MarketReport> {
		let market = Markets::<T>::get(id)?;
		let now = T::Clock::now();
		let params = crate::Params::<T>::get();
		Some(MarketReport {
			market: id,
			mode: market.mode_in(now, params.mark_age),
			phase: match market.phase {
				Phase::Trading => MarketPhase::Trading,
				Phase::Ended => MarketPhase::Ended,
				Phase::Settling { price, until } => MarketPhase::Settling {
					price,
					until,
					pays: market.pays(now),
				},
			},
			mark: market.mark,
			liquidates_from: market.grace_until,
			open_interest: market.open_interest,
			open_interest_cap: market.open_interest_cap(),
			initial: market.initial_rate(market.open_interest),
			insurance: market.insurance,
			collected: market.collected,
			paid: market.paid,
			gains: market.gains,
			losses: market.losses,
			unregistered: market.unregistered,
			positions: market.rows,
			asset: market.asset,
			risk: market.risk,
		})
	}

	/// All markets, in the order of their ids.
	pub fn market_reports() -> Vec<MarketReport> {
		let mut ids: Vec<MarketId> = Markets::<T>::iter_keys().collect();
		ids.sort_unstable();
		ids.into_iter().filter_map(Self::market_report).collect()
	}

	/// A position, valued at the mark; none if there is no such.
	pub fn position_report(id: MarketId, who: &T::AccountId) -> Option<PositionReport> {
		let market = Markets::<T>::get(id)?;
		let position = Positions::<T>::get(id, who)?;
		let holding = position.holding;
		let mark = match market.phase {
			Phase::Settling { price, .. } => price,
			_ => market.mark.price,
		};
		let lots = holding.lots();
		Some(PositionReport {
			market: id,
			size: holding.size,
			cash: holding.cash,
			margin: holding.margin,
			reserved: position.reserved,
			orders: position.orders,
			mark,
			profit: holding.profit(mark)?,
			equity: holding.equity(mark)?,
			initial_margin: requirement(market.initial_rate(market.open_interest), lots, mark)?,
			maintenance: position.maintenance,
			maintenance_margin: requirement(position.maintenance, lots, mark)?,
			free_margin: Self::free_margin(&market, &holding, Self::frees_margin(&market)),
			liquidation_price: liquidation_price(&holding, position.maintenance),
			registered: position
				.registered
				.map(|registered| (registered.gain, registered.paid)),
			due: position
				.registered
				.filter(|_| market.pays(T::Clock::now()))
				.map_or(0, |registered| market.due(&registered)),
		})
	}

	/// All positions of somebody, in the order of their markets.
	pub fn position_reports(who: &T::AccountId) -> Vec<PositionReport> {
		let mut ids: Vec<MarketId> = Markets::<T>::iter_keys().collect();
		ids.sort_unstable();
		ids.into_iter()
			.filter_map(|id| Self::position_report(id, who))
			.collect()
	}
}
