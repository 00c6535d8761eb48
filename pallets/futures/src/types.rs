//! What the pallet keeps. Nothing here depends on the runtime.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	clearing::{Lots, MarketId, MAX_LOT_PRICE},
	futures::{Basis, Contract},
	index::IndexPrice,
	parameters, Balance, Period,
};
use florin_math::futures;
use frame_support::BoundedVec;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::ConstU32;

/// Markets that haven't settled, at most.
pub const MAX_LIVE: u32 = 64;

/// The longest duration: 180 days of production, as long as the ring of the index may be.
pub const MAX_PERIODS: Period = 25_920;

/// Decimals of an asset, at most: those of the index.
pub const MAX_DECIMALS: u8 = 12;

/// By what rules contracts are listed. A contract keeps those under which it was.
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
pub struct Parameters {
	/// Periods from listing to delivery, at least.
	pub lead: Period,
	/// Periods after delivery until a contract settles.
	pub dispute_delay: Period,
	/// Periods after the one in which it settles until positions that aren't registered stand behind the others.
	pub registration: Period,
	/// Periods in a row for which a series isn't live until its contracts settle at what was known before; and for which governance can hold a settlement
	/// back by halting the market.
	pub staleness: Period,
	/// Periods that delivery and the dispute delay, or the span of a mark price, may have at most. The ring of the index has to reach back so far, and
	/// further for when settling is late.
	pub longest_span: Period,
}

impl Default for Parameters {
	/// Production: periods of ten minutes. A week of the index's ring is left.
	fn default() -> Self {
		/// Periods in a day.
		const DAY: Period = 144;

		Self {
			lead: DAY,
			dispute_delay: 36,
			registration: 7 * DAY,
			staleness: 7 * DAY,
			longest_span: 38 * DAY,
		}
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		let durations = [
			self.lead,
			self.dispute_delay,
			self.registration,
			self.staleness,
			self.longest_span,
		];
		let out_of_range = |periods: Period| periods == 0 || periods > MAX_PERIODS;
		if durations.into_iter().any(out_of_range) {
			Some("a duration is zero or longer than 180 days of production")
		} else if self.dispute_delay >= self.longest_span {
			Some("the dispute delay leaves nothing of the longest span")
		} else {
			None
		}
	}

	/// Contracts keep theirs.
	fn keeps_units_of(&self, _: &Self) -> bool {
		true
	}

	/// Listed longer ahead, for shorter spans.
	fn is_tightened_by(&self, new: &Self) -> bool {
		let changeable = Self {
			lead: self.lead,
			longest_span: self.longest_span,
			..*new
		};
		*self == changeable && new.lead >= self.lead && new.longest_span <= self.longest_span
	}
}

/// A contract, and where it stands.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ContractRow {
	/// What it says.
	pub contract: Contract,
	/// Decimals of its asset.
	pub decimals: u8,
	/// The rules under which it was listed.
	pub parameters: Parameters,
	/// The last average over the span of the mark price.
	pub mark: IndexPrice,
	/// The last average over a day that was valid. FLRN: or over the span of the mark price or delivery, the shorter of them, where that is longer.
	pub average: IndexPrice,
	/// In how many rounds in a row the series wasn't live.
	pub stale: Period,
	/// How far it has come.
	pub stage: Stage,
}

impl ContractRow {
	/// The first period in which it may settle on what was delivered.
	pub const fn ends(&self) -> Period {
		self.contract
			.end()
			.saturating_add(self.parameters.dispute_delay)
	}

	/// What a lot is worth at a price of the index, rounded down, and at most what a lot may be.
	pub fn lot_value(&self, price: IndexPrice) -> Balance {
		lot_value(&self.contract, self.decimals, price)
	}

	/// Whether it has its final price.
	pub const fn is_settled(&self) -> bool {
		matches!(self.stage, Stage::Settled(_))
	}

	/// The price of the index when trading ended.
	pub const fn last_trade(&self) -> Option<IndexPrice> {
		match self.stage {
			Stage::Trading => None,
			Stage::Delivering(delivery) => Some(delivery.last_trade),
			Stage::Settled(settlement) => Some(settlement.last_trade),
		}
	}

	/// What it settles at where there is no average to settle on. A FLRN average over a few hours is cheap to move, so there it is the last price before
	/// delivery, on which open interest was bounded.
	pub fn fallback(&self) -> IndexPrice {
		match self.last_trade() {
			Some(last_trade) if self.contract.is_flrn() => last_trade,
			_ => self.average,
		}
	}
}

/// What a lot of `contract` is worth at a price of the index, rounded down, and at most what a lot may be.
pub fn lot_value(contract: &Contract, decimals: u8, price: IndexPrice) -> Balance {
	futures::lot_value(price.0, contract.lot_seconds, decimals)
		.unwrap_or(MAX_LOT_PRICE)
		.min(MAX_LOT_PRICE)
}

/// How far a contract has come.
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
)]
pub enum Stage {
	/// Lots change hands.
	Trading,
	/// No lots change hands any more.
	Delivering(Delivery),
	/// It has its final price.
	Settled(Settlement),
}

/// What a contract remembers of its delivery.
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
)]
pub struct Delivery {
	/// The price of the index when trading ended.
	pub last_trade: IndexPrice,
	/// FLRN: class-seconds that were open at once since then, at most, in all markets of the series.
	#[codec(compact)]
	pub open: u128,
	/// FLRN: the lowest credit factor of the class since then, in planck per class-hour; none if it had none.
	pub factor: Option<u128>,
	/// What it is going to settle at, from the first round on in which that is known: no halt makes the index forget it.
	pub known: Option<(IndexPrice, Basis)>,
}

/// What became of a contract.
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
)]
pub struct Settlement {
	/// The price of the index when trading ended.
	pub last_trade: IndexPrice,
	/// The final price of a lot.
	#[codec(compact)]
	pub price: Balance,
	/// What that is.
	pub basis: Basis,
	/// When it was settled.
	pub period: Period,
}

/// How much may be open in a market on a FLRN series.
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
pub struct Limits {
	/// Class-seconds of open interest that commission binds, by what was leased lately.
	#[codec(compact)]
	pub bound: u128,
	/// Class-seconds that are open in all markets of the series.
	#[codec(compact)]
	pub open: u128,
	/// Lots that may be open in this one.
	pub cap: Lots,
}

/// A market whose turn it is in a round.
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
)]
pub struct Turn {
	/// Which.
	pub market: MarketId,
	/// What the survey says of it; none for a USD series.
	pub limits: Option<Limits>,
}

/// Markets that haven't settled.
pub type LiveMarkets = BoundedVec<MarketId, ConstU32<MAX_LIVE>>;

/// Markets whose turn it is, the last one first.
pub type Turns = BoundedVec<Turn, ConstU32<MAX_LIVE>>;

/// A round of the hook: each market that hasn't settled has its turn once.
#[derive(
	Clone,
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
pub struct Round {
	/// The period in which it began.
	pub period: Period,
	/// Markets that wait for their turn.
	pub turns: Turns,
}

impl Round {
	/// Whether there is something to do.
	pub fn is_due(&self, now: Period) -> bool {
		!self.turns.is_empty() || self.period < now
	}
}
