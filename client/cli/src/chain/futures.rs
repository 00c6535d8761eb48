//! Dated futures: the calls that the command makes for them, and what it reads of them.

use super::{
	api::{
		self,
		runtime_types::{florin_runtime::RuntimeCall, pallet_futures::pallet::Call as FuturesCall},
	},
	clearing::no_market,
	explain::failure,
	Chain,
};
use crate::{currency::Currency, error::Failure, grid::Grid, keys::Account};
use florin_core::{
	clearing::{MarketId, MarketPhase, MarketReport, Mode},
	futures::{Contract, ContractReport},
	Period,
};
use subxt::{tx::Payload, utils::Static};

/// A contract with its market, its class and its currency.
#[derive(Clone, Debug)]
pub struct Listed {
	/// What it says, and how far it has come.
	pub contract: ContractReport,
	/// Where it is traded and held.
	pub market: MarketReport,
	/// The handle of its class.
	pub slug: String,
	/// In what it settles.
	pub currency: Currency,
}

impl Listed {
	/// Its market's number.
	pub const fn id(&self) -> MarketId {
		self.market.market
	}

	/// The prices that its book has.
	pub fn grid(&self) -> Grid {
		Grid {
			tick_size: self.contract.contract.tick,
			currency: self.currency.clone(),
		}
	}

	/// What may be done in its market now, in few words.
	pub fn state(&self) -> String {
		match (self.market.phase, self.market.mode) {
			(MarketPhase::Trading, Mode::Open) => "open".into(),
			(MarketPhase::Trading, Mode::ReduceOnly) if !self.market.mark.live => {
				"reduce-only, no live price".into()
			}
			(MarketPhase::Trading, Mode::ReduceOnly) => "reduce-only".into(),
			(MarketPhase::Trading, Mode::Halted) => "halted".into(),
			(MarketPhase::Ended, Mode::Halted) => "delivering, halted".into(),
			(MarketPhase::Ended, _) => "delivering".into(),
			(MarketPhase::Settling { pays: true, .. }, _) => "settled, gains are paid".into(),
			(MarketPhase::Settling { .. }, _) => "settled".into(),
		}
	}

	/// Whether anything may be bought and sold now.
	pub fn is_open(&self) -> bool {
		self.market.phase == MarketPhase::Trading && self.market.mode == Mode::Open
	}
}

fn listing(contract: Contract) -> RuntimeCall {
	RuntimeCall::Futures(FuturesCall::list {
		contract: Static(contract),
	})
}

/// Lists a contract as Root, whose key the signer has.
pub fn list_by_sudo(contract: Contract) -> impl Payload {
	api::tx().sudo().sudo(listing(contract))
}

/// Lists a contract, which governance may only.
pub fn list(contract: Contract) -> impl Payload {
	api::tx().futures().list(Static(contract))
}

impl Chain {
	/// A contract with its market.
	///
	/// # Errors
	///
	/// A refusal if there is none; when the node doesn't answer or runs another runtime, as for every
	/// read.
	pub async fn listed(&self, market: MarketId) -> Result<Listed, Failure> {
		let call = api::runtime_apis().futures_api().contract(market);
		let contract = self.read(call).await?;
		let contract = contract
			.map(|contract| contract.0)
			.ok_or_else(|| no_market(market))?;
		let market = self.market(market).await?;
		self.with_names(contract, market).await
	}

	/// All contracts with their markets.
	///
	/// # Errors
	///
	/// Those of [`Self::listed`].
	pub async fn all_listed(&self) -> Result<Vec<Listed>, Failure> {
		let call = api::runtime_apis().futures_api().contracts();
		let mut all = Vec::new();
		for contract in self.read(call).await? {
			let market = self.market(contract.0.market).await?;
			all.push(self.with_names(contract.0, market).await?);
		}
		Ok(all)
	}

	async fn with_names(
		&self,
		contract: ContractReport,
		market: MarketReport,
	) -> Result<Listed, Failure> {
		let class = contract.contract.series.class;
		let classes = self.classes().await?;
		let slug = classes
			.into_iter()
			.find(|known| known.id == class)
			.map_or_else(|| class.to_string(), |class| class.slug);
		Ok(Listed {
			currency: self.currency(market.asset.clone()).await?,
			slug,
			contract,
			market,
		})
	}

	/// Periods from listing a contract to its delivery, at least.
	///
	/// # Errors
	///
	/// Those of [`Self::listed`].
	pub async fn futures_lead(&self) -> Result<Period, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().futures().params())
			.map_err(failure)?;
		let params = entry.fetch(()).await.map_err(failure)?;
		Ok(params.decode().map_err(failure)?.lead)
	}

	/// Who may act as Root; none on a chain without a sudo key.
	///
	/// # Errors
	///
	/// Those of [`Self::listed`].
	pub async fn sudo_key(&self) -> Result<Option<Account>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().sudo().key())
			.map_err(failure)?;
		match entry.try_fetch(()).await.map_err(failure)? {
			Some(key) => Ok(Some(Account(key.decode().map_err(failure)?))),
			None => Ok(None),
		}
	}

	/// A call as it is encoded, such as governance is proposed one.
	///
	/// # Errors
	///
	/// Those of [`Self::listed`].
	pub async fn encoded<C: Payload>(&self, call: &C) -> Result<Vec<u8>, Failure> {
		let at = self.best().await?;
		at.transactions().call_data(call).map_err(failure)
	}
}
