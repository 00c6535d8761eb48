//! The clearing house: the calls that the command makes there, and what it reads of it.

use super::{
	api::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec, florin_runtime::RuntimeCall,
			pallet_clearing::pallet::Call as ClearingCall,
		},
	},
	explain::failure,
	At, Chain,
};
use crate::{
	currency::Currency,
	error::{Failure, Refusal},
	keys::Account,
};
use florin_core::{
	clearing::{AccountReport, Lots, MarketId, MarketReport, PositionReport, SettlementAsset},
	Balance,
};
use florin_math::clearing::{shortfall, Holding};
use sp_runtime::Permill;
use subxt::{tx::Payload, utils::Static};

/// Positions that one call liquidates, at most.
pub const MOST_TARGETS: usize = 16;

/// Positions that one transaction registers or collects: a part of a block.
pub const MOST_SETTLED: usize = 20;

/// Brings money into the house.
pub fn deposit(asset: &SettlementAsset, amount: Balance) -> impl Payload {
	api::tx().clearing().deposit(Static(asset.clone()), amount)
}

/// Takes money out of the house.
pub fn withdraw(asset: &SettlementAsset, amount: Balance) -> impl Payload {
	api::tx().clearing().withdraw(Static(asset.clone()), amount)
}

/// Puts more margin into a position of the signer's.
pub fn add_margin(market: MarketId, amount: Balance) -> impl Payload {
	api::tx().clearing().add_margin(market, amount)
}

/// Takes margin out of a position of the signer's; all that is free if no amount is given.
pub fn withdraw_margin(market: MarketId, amount: Option<Balance>) -> impl Payload {
	api::tx().clearing().withdraw_margin(market, amount)
}

/// Takes over positions that are short of margin, at most so many lots of each.
pub fn liquidate(market: MarketId, targets: &[Account], lots: Lots) -> impl Payload {
	let targets = targets.iter().map(|account| (account.0, lots)).collect();
	api::tx().clearing().liquidate(market, BoundedVec(targets))
}

/// Finds out what a position came to.
pub fn register_one(market: MarketId, who: &Account) -> impl Payload {
	api::tx().clearing().register_position(market, who.0)
}

/// Brings what is due to a position to its owner.
pub fn collect_one(market: MarketId, who: &Account) -> impl Payload {
	api::tx().clearing().collect(market, who.0)
}

/// Removes a settled market in which nobody has anything any more.
pub fn remove_market(market: MarketId) -> impl Payload {
	api::tx().clearing().remove_market(market)
}

/// Finds out what positions came to; those that can't be registered are passed over.
pub fn register(market: MarketId, accounts: &[Account]) -> impl Payload {
	let call = |account: &Account| {
		RuntimeCall::Clearing(ClearingCall::register_position {
			market,
			who: account.0,
		})
	};
	api::tx()
		.utility()
		.force_batch(accounts.iter().map(call).collect())
}

/// Brings what is due to positions to their owners; those to which nothing is are passed over.
pub fn collect(market: MarketId, accounts: &[Account]) -> impl Payload {
	let call = |account: &Account| {
		RuntimeCall::Clearing(ClearingCall::collect {
			market,
			who: account.0,
		})
	};
	api::tx()
		.utility()
		.force_batch(accounts.iter().map(call).collect())
}

/// A position of somebody, as the house keeps it.
#[derive(Clone, Debug)]
pub struct Held {
	/// Whose.
	pub account: Account,
	/// Lots, claim or debt, and margin.
	pub holding: Holding,
	/// Maintenance margin as a share of the value.
	pub maintenance: Permill,
	/// Whether it has been found out what it came to.
	pub registered: bool,
}

impl Held {
	/// By how much its equity falls short of maintenance margin at `mark`, before what it set aside
	/// for orders answers.
	pub fn shortfall(&self, mark: Balance) -> Balance {
		shortfall(&self.holding, mark, self.maintenance).unwrap_or(Balance::MAX)
	}
}

/// There is no such market.
pub fn no_market(market: MarketId) -> Failure {
	Refusal {
		error: "Clearing.NoMarket".into(),
		message: format!("There is no market {market}, or it has been removed."),
		hint: Some("`florin futures markets` shows which there are".into()),
		block: None,
	}
	.into()
}

/// There is no such position.
pub fn no_position(market: MarketId, owner: &Account) -> Failure {
	Refusal {
		error: "Clearing.NoPosition".into(),
		message: format!("{owner} has no position in market {market}."),
		hint: None,
		block: None,
	}
	.into()
}

async fn currency_at(at: &At, asset: SettlementAsset) -> Result<Currency, Failure> {
	let SettlementAsset::WithId(id) = asset else {
		return Ok(Currency::flrn());
	};
	let entry = at
		.storage()
		.entry(api::storage().assets().metadata())
		.map_err(failure)?;
	let metadata = entry
		.fetch((id,))
		.await
		.map_err(failure)?
		.decode()
		.map_err(failure)?;
	let symbol = String::from_utf8_lossy(&metadata.symbol.0).into_owned();
	// An asset needn't have been given a name.
	let symbol = match symbol.as_str() {
		"" => format!("#{id}"),
		_ => symbol,
	};
	Ok(Currency {
		asset: SettlementAsset::WithId(id),
		symbol: symbol.into(),
		decimals: metadata.decimals,
	})
}

impl Chain {
	/// A currency by its asset.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime; so for every read.
	pub async fn currency(&self, asset: SettlementAsset) -> Result<Currency, Failure> {
		currency_at(&self.best().await?, asset).await
	}

	/// The currencies in which markets settle: FLRN first, then by their numbers.
	///
	/// # Errors
	///
	/// Those of [`Self::currency`].
	pub async fn currencies(&self) -> Result<Vec<Currency>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().clearing().assets())
			.map_err(failure)?;
		let mut rows = entry.iter(()).await.map_err(failure)?;
		let mut currencies = Vec::new();
		while let Some(row) = rows.next().await {
			let row = row.map_err(failure)?;
			let (asset,) = row.key().map_err(failure)?.decode().map_err(failure)?;
			currencies.push(currency_at(&at, asset.0).await?);
		}
		currencies.sort_by_key(|currency| match currency.asset {
			SettlementAsset::Native => None,
			SettlementAsset::WithId(id) => Some(id),
		});
		Ok(currencies)
	}

	/// The currency that `text` names by its symbol or its number.
	///
	/// # Errors
	///
	/// A refusal if no market settles in it, and those of [`Self::currency`].
	pub async fn currency_named(&self, text: &str) -> Result<Currency, Failure> {
		let currencies = self.currencies().await?;
		let names: Vec<_> = currencies
			.iter()
			.map(|currency| currency.symbol.to_string())
			.collect();
		currencies
			.into_iter()
			.find(|currency| currency.is_named(text))
			.ok_or_else(|| {
				Refusal {
					error: "Clearing.UnknownAsset".into(),
					message: format!("The house doesn't take {text}."),
					hint: Some(format!("it takes {}", names.join(", "))),
					block: None,
				}
				.into()
			})
	}

	/// What an account has of an asset outside of the house.
	///
	/// # Errors
	///
	/// Those of [`Self::currency`].
	pub async fn wallet_balance(
		&self,
		owner: &Account,
		asset: &SettlementAsset,
	) -> Result<Balance, Failure> {
		let SettlementAsset::WithId(id) = asset else {
			return Ok(self.balance(owner).await?.free.0);
		};
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().assets().account())
			.map_err(failure)?;
		match entry.try_fetch((*id, owner.0)).await.map_err(failure)? {
			Some(account) => Ok(account.decode().map_err(failure)?.balance),
			None => Ok(0),
		}
	}

	/// What somebody has in the house in an asset, beside what lies in positions; none without an
	/// account.
	///
	/// # Errors
	///
	/// Those of [`Self::currency`].
	pub async fn house_account(
		&self,
		owner: &Account,
		asset: &SettlementAsset,
	) -> Result<Option<AccountReport>, Failure> {
		let call = api::runtime_apis()
			.clearing_api()
			.account(owner.0, Static(asset.clone()));
		let report = self.read(call).await?;
		Ok(report.map(|report| report.0))
	}

	/// A position, valued at the mark; none if there is no such.
	///
	/// # Errors
	///
	/// Those of [`Self::currency`].
	pub async fn position(
		&self,
		market: MarketId,
		owner: &Account,
	) -> Result<Option<PositionReport>, Failure> {
		let call = api::runtime_apis().clearing_api().position(market, owner.0);
		let report = self.read(call).await?;
		Ok(report.map(|report| report.0))
	}

	/// All positions of somebody.
	///
	/// # Errors
	///
	/// Those of [`Self::currency`].
	pub async fn positions(&self, owner: &Account) -> Result<Vec<PositionReport>, Failure> {
		let call = api::runtime_apis().clearing_api().positions(owner.0);
		let reports = self.read(call).await?;
		Ok(reports.into_iter().map(|report| report.0).collect())
	}

	/// A market.
	///
	/// # Errors
	///
	/// A refusal if there is none, and those of [`Self::currency`].
	pub async fn market(&self, market: MarketId) -> Result<MarketReport, Failure> {
		let call = api::runtime_apis().clearing_api().market(market);
		let report = self.read(call).await?;
		report
			.map(|report| report.0)
			.ok_or_else(|| no_market(market))
	}

	/// All positions of a market, as of one block.
	///
	/// # Errors
	///
	/// Those of [`Self::currency`].
	pub async fn positions_of(&self, market: MarketId) -> Result<Vec<Held>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().clearing().positions())
			.map_err(failure)?;
		let mut rows = entry.iter((market,)).await.map_err(failure)?;
		let mut positions = Vec::new();
		while let Some(row) = rows.next().await {
			let row = row.map_err(failure)?;
			let (_, account) = row.key().map_err(failure)?.decode().map_err(failure)?;
			let position = row.value().decode().map_err(failure)?;
			positions.push(Held {
				account: Account(account),
				holding: position.holding.0,
				maintenance: Permill::from_parts(position.maintenance.0),
				registered: position.registered.is_some(),
			});
		}
		Ok(positions)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_position_is_short_by_what_maintenance_exceeds_its_equity() {
		let mut held = Held {
			account: Account([1; 32].into()),
			holding: Holding {
				size: -10,
				cash: 5_000,
				margin: 900,
			},
			maintenance: Permill::from_percent(10),
			registered: false,
		};
		assert_eq!(held.shortfall(500), 0);
		// Equity of 300 against a margin of 560.
		assert_eq!(held.shortfall(560), 260);
		held.holding.cash = i128::MIN;
		assert_eq!(held.shortfall(560), Balance::MAX, "beyond what is computed");
	}
}
