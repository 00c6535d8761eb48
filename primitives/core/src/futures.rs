//! Dated futures on the price of compute, as governance lists them and clients see them.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use crate::{
	clearing::{Mark, MarketId, RiskTerms, SettlementAsset},
	index::{Quote, Series},
	Balance, Period,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;

/// A contract: in a market of its own, lots of class-hours at the average of a series over the periods of delivery.
#[derive(
	Clone,
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
pub struct Contract {
	/// The series that it settles on.
	pub series: Series,
	/// In what: FLRN for a FLRN series, a stablecoin for a USD series.
	pub asset: SettlementAsset,
	/// Class-seconds in a lot.
	pub lot_seconds: u32,
	/// Of which prices of a lot are multiples, in the smallest units of the asset.
	pub tick: Balance,
	/// The first period of delivery, with which trading ends.
	pub delivery: Period,
	/// Periods of delivery, over which the final price averages.
	pub periods: Period,
	/// Periods over which the mark price averages.
	pub mark_span: Period,
	/// The share of the periods of delivery that have to have a price for their average to be the final one; and of a day's, in USD, for the day's
	/// average to be fallen back to.
	pub least_coverage: Permill,
	/// By what rules risk is taken.
	pub risk: RiskTerms,
}

impl Contract {
	/// The first period after delivery.
	pub const fn end(&self) -> Period {
		self.delivery.saturating_add(self.periods)
	}

	/// The shortest number of periods over which prices are averaged that positions are valued by.
	pub fn averaging(&self) -> Period {
		self.periods.min(self.mark_span)
	}

	/// Whether it is on what leases cost on this chain.
	pub fn is_flrn(&self) -> bool {
		self.series.quote == Quote::Flrn
	}
}

/// What a contract's final price is.
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
#[serde(rename_all = "camelCase")]
pub enum Basis {
	/// The average over the periods of delivery. FLRN: with its distance from the last price before delivery scaled where more was open than
	/// commission binds.
	Average,
	/// Too few of the periods of delivery had a price, or they aren't known any more. USD: the last day's average that was known. FLRN: the last price
	/// before delivery.
	Fallback,
	/// The series was stale for too long: what was known when it was last live, by the same rule.
	Stale,
	/// What governance decided.
	Governance,
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
	/// Lots change hands.
	Trading,
	/// No lots change hands any more; the final price isn't known yet.
	Delivering,
	/// It has its final price.
	Settled,
}

/// A contract as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ContractReport {
	/// Its market.
	pub market: MarketId,
	/// What it says.
	pub contract: Contract,
	/// Decimals of its asset.
	pub decimals: u8,
	/// How far it has come.
	pub phase: Phase,
	/// The last mark price that was told; none if the market is gone.
	pub mark: Option<Mark>,
	/// The price of a lot when trading ended.
	pub last_trade: Option<Balance>,
	/// What it settled at, per lot, and what that is.
	pub settled: Option<(Balance, Basis)>,
	/// The period in which it settles, if everything goes as planned; that in which it did.
	pub ends: Period,
}
