//! The price of compute, as pallets that settle on it and clients see it.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use crate::{Balance, ClassId, Period};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::PalletError;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Units of an [`IndexPrice`] in one unit of its quote currency.
pub const PRICE_UNITS: u128 = 1_000_000_000_000;

/// In what a price is quoted.
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
pub enum Quote {
	/// FLRN, as leases on this chain are paid.
	Flrn,
	/// US dollars, as the outside world pays, told by feeders.
	Usd,
}

/// A series of prices: of one class, in one currency.
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
pub struct Series {
	/// The class whose hour is priced.
	pub class: ClassId,
	/// In what.
	pub quote: Quote,
}

impl Series {
	/// What leases of `class` cost.
	pub const fn flrn(class: ClassId) -> Self {
		Self {
			class,
			quote: Quote::Flrn,
		}
	}

	/// What feeders say `class` costs elsewhere.
	pub const fn usd(class: ClassId) -> Self {
		Self {
			class,
			quote: Quote::Usd,
		}
	}
}

/// The price of one class-hour, in [`PRICE_UNITS`]ths of the quote currency: planck, or 10⁻¹² USD.
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
pub struct IndexPrice(#[codec(compact)] pub u128);

impl IndexPrice {
	/// The highest price that a feeder tells: a million USD.
	pub const MAX: Self = Self(1_000_000 * PRICE_UNITS);

	/// Whole cents of the quote currency.
	pub const fn from_cents(cents: u32) -> Self {
		/// Units in a cent.
		const CENT: u128 = PRICE_UNITS / 100;
		// A `u32` of cents is 43 million USD at most, far from the type's bound.
		#[allow(clippy::as_conversions, reason = "widening, in a constant function")]
		Self((cents as u128).saturating_mul(CENT))
	}
}

/// Whether a series can be relied on now.
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
pub enum SeriesStatus {
	/// It has a price of now.
	Live,
	/// Somebody tells prices, but too few do.
	BelowQuorum,
	/// Nobody has told a price lately, or what was told isn't of now.
	Stale,
}

/// The latest price of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct LatestPrice {
	/// The price. USD: of the last period that had one. FLRN: the average of the day that ended with the last period in which hours were counted.
	pub price: IndexPrice,
	/// The period that it is of, or the last one of its day.
	pub period: Period,
	/// Whether it can be relied on.
	pub status: SeriesStatus,
}

/// The average of a series over a span of periods.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo,
)]
pub struct Average {
	/// The average, rounded down; none if no period of the span had a price.
	pub price: Option<IndexPrice>,
	/// What it is weighted by. FLRN: device-seconds that were counted in the span. USD: periods that had a price.
	#[codec(compact)]
	pub weight: u128,
	/// Periods of the span that had a price.
	pub covered: Period,
	/// Periods in the span.
	pub periods: Period,
}

/// Why there is no average over a span.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo, PalletError,
)]
pub enum SpanError {
	/// There is no such class.
	UnknownSeries,
	/// It ends before it begins, or is empty.
	Empty,
	/// Its last period isn't over, or hasn't been closed yet.
	NotOver,
	/// It begins before the oldest period that is still known.
	TooOld,
}

/// A series as clients see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SeriesReport {
	/// Which.
	pub series: Series,
	/// Whether it can be relied on.
	pub status: SeriesStatus,
	/// Its latest price; none if it never had one, or the FLRN series had none within the ring.
	pub latest: Option<LatestPrice>,
	/// Who tells prices now. FLRN: providers whose leases were counted today, or yesterday if these were more. USD: feeds that are fresh.
	pub sources: u32,
	/// How many have to.
	pub quorum: u32,
	/// The first period that had a price.
	pub since: Option<Period>,
	/// The last period that was closed.
	pub closed: Option<Period>,
	/// The oldest period that a span may begin with now.
	pub oldest: Period,
}

/// What was settled of a lease, as the index is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeasePrint<'a, AccountId> {
	/// Who delivered.
	pub provider: &'a AccountId,
	/// Who paid.
	pub tenant: &'a AccountId,
	/// The class of the devices.
	pub class: ClassId,
	/// Planck per device-hour, without commission.
	pub price: Balance,
	/// The period in which the price was struck.
	pub struck: Period,
	/// The period after which the seconds below were delivered.
	pub after: Period,
	/// The last period in which they were.
	pub through: Period,
	/// Device-seconds that certificates found delivered.
	pub seconds: u64,
}
