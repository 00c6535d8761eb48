//! What clearing house, order book and instruments tell each other.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use crate::{parameters, Balance, Period};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::fungible::NativeOrWithId;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, Permill};

/// A market of the clearing house, with its order book. Given out in order, never reused.
pub type MarketId = u32;

/// A number of lots.
pub type Lots = u64;

/// Lots of a market, a position or an order at most: 2⁴⁰. With it no value of lots exceeds what its type holds.
pub const MAX_LOTS: Lots = 1 << 40;

/// The highest price of a lot, in the smallest units of its asset: 2⁶⁴.
pub const MAX_LOT_PRICE: Balance = 1 << 64;

/// In what a market settles: FLRN, or an asset of `pallet-assets` by its id.
pub type SettlementAsset = NativeOrWithId<u32>;

/// Which way.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Side {
	/// Lots come in: a bid.
	Buy,
	/// Lots go out: an ask.
	Sell,
}

impl Side {
	/// The other one.
	pub const fn opposite(self) -> Self {
		match self {
			Self::Buy => Self::Sell,
			Self::Sell => Self::Buy,
		}
	}
}

/// What may be done in a market.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Mode {
	/// Everything.
	#[default]
	Open,
	/// Closing what is open.
	ReduceOnly,
	/// No trade and no liquidation. Orders can be cancelled, and what needs no price can be withdrawn.
	Halted,
}

/// By what rules risk is taken in a market. A position keeps the maintenance under which it was opened.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RiskTerms {
	/// Initial margin as a share of the value at the mark price, in an empty market.
	pub initial: Permill,
	/// What comes to it when open interest is at its cap; in between in proportion.
	pub initial_slope: Permill,
	/// Maintenance margin as a share of the value at the mark price, of the smallest position.
	pub maintenance: Permill,
	/// What comes to it for a position as large as the cap of open interest; in between in proportion.
	pub maintenance_slope: Permill,
	/// The share of its margin up to which the profit of a position counts for opening more.
	pub profit_cap: Permill,
	/// How far from the mark price lots are traded, as a share of it.
	pub band: Permill,
	/// What takers pay to the insurance of the market, as a share of the value.
	pub taker_fee: Permill,
	/// What a liquidated position pays, as a share of the value that is taken over.
	pub liquidation_fee: Permill,
	/// The share of that fee which whoever takes over gets. The insurance gets the rest.
	pub liquidator_share: Permill,
	/// Open interest at most, in lots.
	pub cap: Lots,
	/// Lots of one position at most.
	pub position_cap: Lots,
	/// Resting orders of one account at most.
	pub order_cap: u32,
	/// What each position and each resting order deposits, in the settlement asset. Whoever clears it away gets it.
	pub deposit: Balance,
}

impl parameters::Parameters for RiskTerms {
	fn flaw(&self) -> Option<&'static str> {
		/// Margin, at least: a position gains or loses all of it by a move of a hundredth.
		const LEAST: Permill = Permill::from_percent(1);

		if self.maintenance < LEAST {
			Some("maintenance margin is under a hundredth")
		} else if self.initial <= self.maintenance || self.initial_slope < self.maintenance_slope {
			Some("a position could be opened that has to be liquidated at once")
		} else if self.liquidation_fee >= self.maintenance {
			Some("the fee of a liquidation takes all of the maintenance margin")
		} else if self.band.is_zero() || self.band.is_one() {
			Some("nothing could be traded, or at any price")
		} else if self.taker_fee > LEAST {
			Some("takers would pay more than a hundredth")
		} else if self.cap > MAX_LOTS || self.position_cap > MAX_LOTS {
			Some("more lots than there may be")
		} else if self.deposit == 0 {
			Some("nobody would get anything for clearing away")
		} else {
			None
		}
	}

	/// Deposits that were taken are given back as they were.
	fn keeps_units_of(&self, new: &Self) -> bool {
		self.deposit == new.deposit
	}

	/// More margin, smaller caps, less profit that counts, a narrower band.
	fn is_tightened_by(&self, new: &Self) -> bool {
		let changeable = Self {
			initial: self.initial,
			initial_slope: self.initial_slope,
			maintenance: self.maintenance,
			maintenance_slope: self.maintenance_slope,
			profit_cap: self.profit_cap,
			band: self.band,
			cap: self.cap,
			position_cap: self.position_cap,
			order_cap: self.order_cap,
			..*new
		};
		*self == changeable
			&& new.initial >= self.initial
			&& new.initial_slope >= self.initial_slope
			&& new.maintenance >= self.maintenance
			&& new.maintenance_slope >= self.maintenance_slope
			&& new.profit_cap <= self.profit_cap
			&& new.band <= self.band
			&& new.cap <= self.cap
			&& new.position_cap <= self.position_cap
			&& new.order_cap <= self.order_cap
	}
}

/// How a market trades now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trading {
	/// What may be done: what governance allows, and what the age of the price does.
	pub mode: Mode,
	/// The mark price of a lot.
	pub mark: Balance,
	/// How far from it lots are traded.
	pub band: Permill,
	/// The current period.
	pub now: Period,
}

/// An order that is about to rest in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
	/// Which way.
	pub side: Side,
	/// How many lots.
	pub lots: Lots,
	/// At what price of a lot.
	pub price: Balance,
	/// It only closes, and needs no margin.
	pub reduce_only: bool,
}

/// Lots that change hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trade<'a, AccountId> {
	/// Where.
	pub market: MarketId,
	/// Who came.
	pub taker: &'a AccountId,
	/// Whose order rested in the book.
	pub maker: &'a AccountId,
	/// The taker's side.
	pub side: Side,
	/// How many lots.
	pub lots: Lots,
	/// At what price of a lot.
	pub price: Balance,
	/// What the maker's order set aside for these lots.
	pub reserved: Balance,
	/// The maker's order is filled by it, and its deposit goes back.
	pub fills: bool,
}

/// Why lots don't change hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TradeRefusal {
	/// The maker can't carry them.
	Maker,
	/// The taker can't, or nobody may.
	Taker(DispatchError),
}

/// A market as its instrument opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMarket {
	/// In what it settles.
	pub asset: SettlementAsset,
	/// By what rules risk is taken.
	pub risk: RiskTerms,
	/// The price with which it begins.
	pub mark: Mark,
}

/// The price at which positions of a market are valued, as its instrument tells it.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Mark {
	/// Of a lot, in the smallest units of the asset.
	#[codec(compact)]
	pub price: Balance,
	/// The latest price that is known of a lot, which the mark may lag behind. Nothing is opened, and no margin taken out, that wouldn't be allowed at this
	/// price as well.
	#[codec(compact)]
	pub spot: Balance,
	/// The period in which it was told.
	pub period: Period,
	/// Whether it can be relied on. If not, what is open may only be closed, and nothing is liquidated.
	pub live: bool,
	/// Lots that may be open now, where the instrument bounds them beyond the market's cap.
	pub cap: Option<Lots>,
}

/// A market as its instrument sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarketState {
	/// What governance allows.
	pub mode: Mode,
	/// The last price told.
	pub mark: Mark,
	/// Lots bought, which are as many as were sold.
	pub open_interest: Lots,
	/// Whether lots may still be traded.
	pub trades: bool,
}

/// What somebody has in the house in an asset, beside what lies in positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AccountReport {
	/// In the smallest units of the asset.
	pub balance: Balance,
	/// Positions of the owner in markets that settle in the asset.
	pub positions: u32,
}

/// How far a market is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum MarketPhase {
	/// Lots change hands.
	Trading,
	/// They don't any more, and the price isn't settled yet.
	Ended,
	/// Positions are registered and collected.
	Settling {
		/// What each lot is worth.
		price: Balance,
		/// The last period in which positions are registered that stand with all others.
		until: Period,
		/// Whether gains are paid already.
		pays: bool,
	},
}

/// A market as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct MarketReport {
	/// Which.
	pub market: MarketId,
	/// In what it settles.
	pub asset: SettlementAsset,
	/// By what rules risk is taken.
	pub risk: RiskTerms,
	/// What may be done now.
	pub mode: Mode,
	/// How far it is.
	pub phase: MarketPhase,
	/// At what positions are valued.
	pub mark: Mark,
	/// The first period in which positions are liquidated.
	pub liquidates_from: Period,
	/// Lots that are long, and as many short.
	pub open_interest: Lots,
	/// Lots that may be.
	pub open_interest_cap: Lots,
	/// Initial margin now, as a share of the value.
	pub initial: Permill,
	/// What stands in for losers that can't pay.
	pub insurance: Balance,
	/// What losers paid in, ever.
	pub collected: Balance,
	/// What was paid out of that and of the insurance, ever.
	pub paid: Balance,
	/// Gains of all registered positions.
	pub gains: Balance,
	/// Losses of all registered positions, and what was paid of others.
	pub losses: Balance,
	/// Positions that still have to be registered.
	pub unregistered: u32,
	/// All positions.
	pub positions: u32,
}

/// A position as clients see it, valued at the mark, or what the market settles at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PositionReport {
	/// Where.
	pub market: MarketId,
	/// Lots: long above zero, short below.
	pub size: i64,
	/// What the lots sold came to, less what those bought did.
	pub cash: i128,
	/// Collateral.
	pub margin: Balance,
	/// Margin set aside for resting orders.
	pub reserved: Balance,
	/// Resting orders.
	pub orders: u32,
	/// The price of a lot at which it is valued.
	pub mark: Balance,
	/// What closing at the mark would leave, or take below zero.
	pub profit: i128,
	/// Margin and profit.
	pub equity: i128,
	/// What opening it now would take.
	pub initial_margin: Balance,
	/// Maintenance margin as a share of the value.
	pub maintenance: Permill,
	/// Under this equity it is liquidated.
	pub maintenance_margin: Balance,
	/// Margin that can be taken out; none without a price.
	pub free_margin: Option<Balance>,
	/// The mark at which it would be liquidated; none if no price would do that.
	pub liquidation_price: Option<Balance>,
	/// Once registered: what it gained, and what of it was paid.
	pub registered: Option<(Balance, Balance)>,
	/// What of the gain is due to it now. What is left of the margin is, too, once it is registered.
	pub due: Balance,
}
