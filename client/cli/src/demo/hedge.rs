//! A hedge: the provider sells hours ahead at a price of today, and a contract that settles at the index's
//! average pays for the difference.

use super::Demo;
use crate::{
	amount::Amount,
	chain::{
		book::{place_order, NewOrder},
		calls, clearing, futures,
		submit::{Receipt, Sending},
	},
	commands::futures::Traded,
	currency::Currency,
	error::Failure,
	grid::Grid,
	keys::{Account, Wallet},
	output::progress,
};
use florin_core::{
	book::{OrderKind, Tick},
	clearing::{Lots, MarketId, MarketPhase, RiskTerms, SettlementAsset, Side},
	futures::Contract,
	index::{Series, SeriesStatus, PRICE_UNITS},
	Balance, ClassId, Period, FLRN,
};
use sp_runtime::Permill;
use subxt::tx::Payload;

/// Who lists contracts on development chains, and has test dollars to give.
const ROOT: &str = "//Alice";

/// Who buys: an account that nobody uses for anything else.
const BUYER: &str = "//Demonstration//Buyer";

/// What the buyer is given for fees and deposits.
const ALLOWANCE: Amount = Amount(FLRN);

/// What each of them is given to trade with, in whole dollars.
const DOLLARS: Balance = 20;

/// How many lots are sold.
const LOTS: Lots = 10;

/// Class-seconds in a lot: an hour.
const LOT: u32 = 3_600;

/// From one price of a lot to the next: so many are a dollar.
const TICKS_IN_A_DOLLAR: Balance = 1_000;

/// By how much the price of the trade is above the mark.
const PREMIUM: Permill = Permill::from_percent(2);

/// Blocks after which what hasn't come is taken for a fault.
const PATIENCE: u64 = 90;

/// A trade that waits for its market to settle.
pub struct Hedge {
	market: MarketId,
	buyer: Wallet,
	grid: Grid,
	series: Series,
	/// The period of which the final price is that of the index.
	delivery: Period,
	/// What a lot was sold at.
	price: Balance,
	/// What the buyer paid for taking the seller's order.
	fee: Balance,
	/// What both had before, in the contract's currency.
	before: Balance,
	/// What each of them had of it in the clearing house, which stays there.
	had: [Balance; 2],
}

impl Demo {
	/// Lists a contract on the price of `class`, of which the provider sells some lots.
	///
	/// # Errors
	///
	/// When the chain refuses, the price never comes, or the node can't be reached.
	pub(super) async fn hedge(&mut self, class: ClassId) -> Result<Hedge, Failure> {
		let series = Series::usd(class);
		self.await_live(series).await?;
		let root = self.root().await?;
		let (currency, dollars) = self.stablecoin().await?;
		let buyer = Wallet::from_uri(BUYER)?;
		self.submit(&calls::transfer_keep_alive(&buyer.account(), ALLOWANCE))
			.await?;
		let one = 10_u128.saturating_pow(currency.decimals.into());
		for who in [self.account(), buyer.account()] {
			let call = calls::transfer_asset(dollars, &who, one.saturating_mul(DOLLARS));
			self.by(&root, &call).await?;
		}
		let mut hedge = Hedge {
			market: 0,
			buyer,
			grid: Grid {
				tick_size: one / TICKS_IN_A_DOLLAR,
				currency,
			},
			series,
			delivery: 0,
			price: 0,
			fee: 0,
			before: 0,
			had: [0; 2],
		};
		hedge.before = self.wealth(&hedge).await?;
		let asset = &hedge.grid.currency.asset;
		hedge.had = [
			self.in_house(&self.account(), asset).await?,
			self.in_house(&hedge.buyer.account(), asset).await?,
		];
		self.list(&root, &mut hedge, one).await?;
		self.trade(&mut hedge, one.saturating_mul(DOLLARS)).await?;
		Ok(hedge)
	}

	/// Waits until the contract has settled; both leave then with what is theirs.
	///
	/// # Errors
	///
	/// When the chain refuses, the market never settles, or the node can't be reached.
	pub(super) async fn settle(&mut self, hedge: Hedge) -> Result<(), Failure> {
		let (market, currency) = (hedge.market, hedge.grid.currency.clone());
		let settled = self.await_settled(market).await?;
		let delivered = self
			.chain
			.index_average(
				hedge.series,
				hedge.delivery,
				hedge.delivery.saturating_add(1),
			)
			.await?;
		let both = [self.account(), hedge.buyer.account()];
		let mut registered = Vec::new();
		for who in &both {
			let receipt = self.submit(&clearing::register_one(market, who)).await?;
			registered.push(receipt);
		}
		for who in &both {
			self.submit(&clearing::collect_one(market, who)).await?;
		}
		for (wallet, had) in [&self.provider, &hedge.buyer].into_iter().zip(hedge.had) {
			let has = self.in_house(&wallet.account(), &currency.asset).await?;
			let call = clearing::withdraw(&currency.asset, has.saturating_sub(had));
			self.by(wallet, &call).await?;
		}
		let gone = self.submit(&clearing::remove_market(market)).await?;
		let figure = |receipt: Option<&Receipt>, name: &str| {
			receipt
				.and_then(|receipt| receipt.amount("Clearing", "Registered", name))
				.map_or(0, |amount| amount.0)
		};
		let gain = figure(registered.first(), "gain");
		let loss = figure(registered.last(), "loss");
		self.story.tell(
			gone.block,
			format!(
				"market {market} settled at {}, the index in the period of delivery: the provider gained \
				 {}, and both took everything home",
				currency.sum(settled),
				currency.sum(gain),
			),
		);
		let dollar = 10_u128.saturating_pow(currency.decimals.into());
		let index = delivered
			.ok()
			.and_then(|average| average.price)
			.map_or(0, |price| price.0);
		let expected = hedge
			.price
			.saturating_sub(settled)
			.saturating_mul(LOTS.into());
		let after = self.wealth(&hedge).await?;
		let sum = |units: Balance| currency.sum(units).to_string();
		let story = &mut self.story;
		story.check(
			"futures: settled at the index's average over delivery",
			sum(index.saturating_mul(dollar) / PRICE_UNITS),
			sum(settled),
		);
		story.check(
			"futures: the seller gained what the price was above it",
			sum(expected),
			sum(gain),
		);
		story.check(
			"futures: the buyer lost what the seller gained",
			sum(gain),
			sum(loss),
		);
		story.check(
			"futures: both have all of their dollars but the fee",
			sum(hedge.before.saturating_sub(hedge.fee)),
			sum(after),
		);
		Ok(())
	}

	/// Who lists the contract.
	///
	/// # Errors
	///
	/// When that isn't for the well-known key to do, and when the node can't be reached.
	pub(super) async fn root(&self) -> Result<Wallet, Failure> {
		let root = Wallet::from_uri(ROOT)?;
		if self.chain.sudo_key().await? != Some(root.account()) {
			return Err(Failure::usage(format!(
				"the demonstration lists a contract, for which {ROOT} has to have the chain's sudo key"
			)));
		}
		Ok(root)
	}

	/// In what the contract settles, and that asset's number.
	///
	/// # Errors
	///
	/// When there is none, and when the node can't be reached.
	pub(super) async fn stablecoin(&self) -> Result<(Currency, u32), Failure> {
		let currencies = self.chain.currencies().await?;
		currencies
			.into_iter()
			.find_map(|currency| match currency.asset {
				SettlementAsset::WithId(id) => Some((currency, id)),
				SettlementAsset::Native => None,
			})
			.ok_or_else(|| Failure::usage("the clearing house takes no stablecoin"))
	}

	async fn by<C: Payload>(&self, wallet: &Wallet, call: &C) -> Result<Receipt, Failure> {
		self.chain.submit(call, wallet, Sending::default()).await
	}

	/// What both sides have in the contract's currency, but for what lies in positions.
	async fn wealth(&self, hedge: &Hedge) -> Result<Balance, Failure> {
		let asset = &hedge.grid.currency.asset;
		let mut all: Balance = 0;
		for who in [self.account(), hedge.buyer.account()] {
			let outside = self.chain.wallet_balance(&who, asset).await?;
			all = all
				.saturating_add(outside)
				.saturating_add(self.in_house(&who, asset).await?);
		}
		Ok(all)
	}

	async fn in_house(&self, who: &Account, asset: &SettlementAsset) -> Result<Balance, Failure> {
		let account = self.chain.house_account(who, asset).await?;
		Ok(account.map_or(0, |account| account.balance))
	}

	async fn list(
		&mut self,
		root: &Wallet,
		hedge: &mut Hedge,
		one: Balance,
	) -> Result<(), Failure> {
		let clock = self.chain.clock().await?;
		// As soon as any contract may be delivered, with a period to spare for getting into a block.
		hedge.delivery = clock
			.period
			.saturating_add(self.chain.futures_lead().await?)
			.saturating_add(1);
		let contract = Contract {
			series: hedge.series,
			asset: hedge.grid.currency.asset.clone(),
			lot_seconds: LOT,
			tick: hedge.grid.tick_size,
			delivery: hedge.delivery,
			periods: 1,
			mark_span: 1,
			least_coverage: Permill::from_percent(50),
			risk: risk(one),
		};
		let receipt = self.by(root, &futures::list_by_sudo(contract)).await?;
		hedge.market = receipt
			.number("Futures", "Listed", "market")
			.and_then(|market| market.try_into().ok())
			.ok_or_else(|| Failure::Unmet("the chain listed no contract".into()))?;
		self.story.tell(
			receipt.block,
			format!(
				"listed: a contract on an hour of class {}, settled in {} in period {}; market {}",
				hedge.series.class, hedge.grid.currency.symbol, hedge.delivery, hedge.market,
			),
		);
		Ok(())
	}

	async fn trade(&mut self, hedge: &mut Hedge, stake: Balance) -> Result<(), Failure> {
		let call = clearing::deposit(&hedge.grid.currency.asset, stake);
		self.submit(&call).await?;
		self.by(&hedge.buyer, &call).await?;
		let mark = self.chain.market(hedge.market).await?.mark.price;
		let above = mark.saturating_add(PREMIUM.mul_floor(mark));
		let tick = hedge
			.grid
			.at_most(above)
			.ok_or_else(|| Failure::Unmet("the mark is beyond all prices".into()))?;
		hedge.price = hedge.grid.price(tick);
		let expires = self.chain.clock().await?.period.saturating_add(10);
		let rests = OrderKind::Limit {
			expires,
			post_only: true,
		};
		let sale = place_order(hedge.market, &order(Side::Sell, tick, rests));
		self.submit(&sale).await?;
		let purchase = order(Side::Buy, tick, OrderKind::FillOrKill);
		let receipt = self
			.by(&hedge.buyer, &place_order(hedge.market, &purchase))
			.await?;
		let traded = Traded::of(&receipt, &hedge.grid);
		hedge.fee = receipt
			.amount("Clearing", "FeePaid", "amount")
			.map_or(0, |fee| fee.0);
		self.story.tell(
			receipt.block,
			format!(
				"the provider sold {} lots at {} to {}, {} each above the mark; each of them has a margin for it",
				traded.filled,
				traded.average(),
				hedge.buyer.account(),
				hedge.grid.currency.sum(hedge.price.saturating_sub(mark)),
			),
		);
		Ok(())
	}

	async fn await_live(&self, series: Series) -> Result<(), Failure> {
		progress("              waiting until the period is over in which the prices were told");
		let mut head = self.chain.best_number().await?;
		let deadline = head.saturating_add(PATIENCE);
		while self.chain.series(series).await?.status != SeriesStatus::Live {
			if head > deadline {
				return Err(Failure::Unmet("the index has no live price".into()));
			}
			head = self.chain.next_block(head).await?;
		}
		Ok(())
	}

	/// What `market` settles at, once it does.
	async fn await_settled(&self, market: MarketId) -> Result<Balance, Failure> {
		progress("              waiting until the contract has settled");
		let mut head = self.chain.best_number().await?;
		let deadline = head.saturating_add(PATIENCE);
		loop {
			if let MarketPhase::Settling { price, .. } = self.chain.market(market).await?.phase {
				return Ok(price);
			}
			if head > deadline {
				return Err(Failure::Unmet("the contract never settled".into()));
			}
			head = self.chain.next_block(head).await?;
		}
	}
}

fn order(side: Side, tick: Tick, kind: OrderKind) -> NewOrder {
	NewOrder {
		side,
		lots: LOTS,
		tick,
		kind,
		reduce_only: false,
	}
}

/// Terms like those of the sample contract, in a currency of which `one` are a dollar.
fn risk(one: Balance) -> RiskTerms {
	RiskTerms {
		initial: Permill::from_percent(15),
		initial_slope: Permill::from_percent(15),
		maintenance: Permill::from_percent(10),
		maintenance_slope: Permill::from_percent(10),
		profit_cap: Permill::from_percent(50),
		band: Permill::from_percent(10),
		taker_fee: Permill::from_parts(500),
		liquidation_fee: Permill::from_percent(1),
		liquidator_share: Permill::from_percent(50),
		cap: 1_000,
		position_cap: 100,
		order_cap: 10,
		deposit: one / 10,
	}
}
