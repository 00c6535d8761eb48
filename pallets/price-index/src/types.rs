//! What the pallet keeps. Nothing here depends on the runtime.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	class::MAX_CLASSES, index::IndexPrice, parameters, Balance, ClassId, Day, Period, FLRN,
};
use florin_math::index::Accumulator;
use frame_support::{traits::Get, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{traits::ConstU32, FixedU128, Permill};

/// Feeders on duty, at most.
pub const MAX_FEEDERS: u32 = 32;

/// Feeds that a class keeps: those of feeders on duty, and of former ones that may still be slashed.
pub const MAX_FEEDS: u32 = 64;

/// Periods that the ring may hold: 180 days of production.
pub const MAX_RING: Period = 25_920;

/// The longest of the other durations: ninety days of production.
pub const MAX_PERIODS: Period = 12_960;

/// The greatest bond of a feeder, in planck.
pub const MAX_FEEDER_BOND: Balance = 1_000_000 * FLRN;

/// The greatest share of itself by which a credit factor moves in a day: 1 %.
pub const MAX_FACTOR_STEP: Permill = Permill::from_percent(1);

/// Parts of the periods whose seconds count, by each of which a provider's time is capped: hours, in production.
pub const PARTS: u32 = 24;

/// Parts that may be begun at once: those of the periods whose seconds count lie in one more, or, if their number can't be divided, in two.
pub const MAX_PARTS: u32 = 26;

/// Classes of which the time of one provider counts in a day, at most.
pub const MAX_SHARES: u32 = 16;

/// As many classes as there may be, where a bound is asked for.
pub struct MaxClasses;

impl Get<u32> for MaxClasses {
	fn get() -> u32 {
		u32::from(MAX_CLASSES)
	}
}

/// By what rules prices are taken.
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
	/// FLRN: periods back from now whose delivered seconds count when they are settled.
	pub certificate_age: Period,
	/// FLRN: periods for which a lease's price counts, from when it was struck.
	pub price_age: Period,
	/// FLRN: devices of one provider and class whose time counts in each period.
	pub provider_devices: u32,
	/// FLRN: distinct providers of a class that have to be counted in a day.
	pub provider_quorum: u32,
	/// USD: periods for which a feed counts after its own.
	pub feed_age: Period,
	/// USD: fresh feeds of a class that make a price.
	pub feed_quorum: u32,
	/// What a feeder puts up, in planck.
	pub feeder_bond: Balance,
	/// Periods from a feeder's leaving until its bond is free.
	pub unbonding: Period,
	/// The share of the price beyond which a feed is false.
	pub false_share: Permill,
	/// Periods in a row for which it has to be false until it can be slashed.
	pub false_periods: Period,
	/// The share of the bond that is slashed for that.
	pub false_slash: Permill,
	/// The share of itself by which a credit factor moves in a day, at most.
	pub factor_step: Permill,
	/// The share of a day's periods that have to have a price for factors to move.
	pub least_coverage: Permill,
	/// Periods whose checkpoints are kept, of each series.
	pub ring: Period,
	/// The class by whose price that of the others is divided. Its factor never moves.
	pub reference: ClassId,
}

impl Default for Parameters {
	/// Production: periods of ten minutes.
	fn default() -> Self {
		/// Periods in a day.
		const DAY: Period = 144;

		Self {
			certificate_age: DAY,
			price_age: 7 * DAY,
			provider_devices: 32,
			provider_quorum: 4,
			feed_age: 5,
			feed_quorum: 3,
			feeder_bond: 1_000 * FLRN,
			unbonding: 14 * DAY,
			false_share: Permill::from_percent(50),
			false_periods: 36,
			false_slash: Permill::from_percent(10),
			factor_step: MAX_FACTOR_STEP,
			least_coverage: Permill::from_percent(50),
			ring: 45 * DAY,
			reference: 1,
		}
	}
}

impl Parameters {
	/// Periods in a part of those whose seconds count.
	pub fn part_length(&self) -> Period {
		self.certificate_age.div_ceil(PARTS).max(1)
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		let out_of_range = |periods: Period| periods == 0 || periods > MAX_PERIODS;
		let durations = [
			self.certificate_age,
			self.price_age,
			self.feed_age,
			self.unbonding,
			self.false_periods,
		];
		if durations.into_iter().any(out_of_range) {
			Some("a duration is zero or longer than ninety days of production")
		} else if self.ring < 2 || self.ring > MAX_RING {
			Some("the ring has fewer than two periods or more than 180 days of production")
		} else if self.provider_devices == 0 || self.provider_quorum == 0 {
			Some("no lease would ever count, or none would be needed")
		} else if self.feed_quorum < 3 || self.feed_quorum > MAX_FEEDERS {
			Some("fewer than three feeds don't make a median, and more than there may be never do")
		} else if self.feeder_bond == 0 || self.feeder_bond > MAX_FEEDER_BOND {
			Some("a feeder's bond is zero or more than a million FLRN")
		} else if self.false_share < Permill::from_percent(10) {
			Some("a feed would be false within a tenth of the price")
		} else if self.factor_step > MAX_FACTOR_STEP {
			Some("credit factors would move by more than a hundredth in a day")
		} else {
			None
		}
	}

	/// Slots of the ring are found by its length, and factors are relative to the reference.
	fn keeps_units_of(&self, new: &Self) -> bool {
		self.ring == new.ring && self.reference == new.reference
	}

	/// Fresher feeds and certificates, greater quorums, less weight for each provider, smaller steps.
	fn is_tightened_by(&self, new: &Self) -> bool {
		let changeable = Self {
			certificate_age: self.certificate_age,
			price_age: self.price_age,
			provider_devices: self.provider_devices,
			provider_quorum: self.provider_quorum,
			feed_age: self.feed_age,
			feed_quorum: self.feed_quorum,
			feeder_bond: self.feeder_bond,
			factor_step: self.factor_step,
			least_coverage: self.least_coverage,
			..*new
		};
		*self == changeable
			&& new.certificate_age <= self.certificate_age
			&& new.price_age <= self.price_age
			&& new.provider_devices <= self.provider_devices
			&& new.provider_quorum >= self.provider_quorum
			&& new.feed_age <= self.feed_age
			&& new.feed_quorum >= self.feed_quorum
			&& new.feeder_bond >= self.feeder_bond
			&& new.factor_step <= self.factor_step
			&& new.least_coverage >= self.least_coverage
	}
}

/// A class's FLRN series.
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
pub struct LeaseSeries {
	/// All that counts through the last closed period. Planck × device-seconds per hour, and device-seconds.
	pub closed: Accumulator,
	/// What counts since.
	pub open: Accumulator,
	/// The period that this was last added to in.
	pub open_in: Period,
	/// What was settled in `day` and counts once as many providers as are needed were in it.
	pub pending: Accumulator,
	/// The day of the latest settlement.
	pub day: Day,
	/// Providers in that day.
	pub providers: u32,
	/// Providers in the day before.
	pub providers_before: u32,
	/// The first period in which something counted.
	pub since: Option<Period>,
	/// The last closed period in which something counted.
	pub updated: Period,
}

impl LeaseSeries {
	/// Goes on to `today`. What waited in vain is forgotten.
	pub fn roll(&mut self, today: Day) {
		if today <= self.day {
			return;
		}
		self.providers_before = if self.day.saturating_add(1) == today {
			self.providers
		} else {
			0
		};
		self.providers = 0;
		self.pending = Accumulator::default();
		self.day = today;
	}

	/// Providers that count for the quorum in `today`: those of today, or of yesterday if these were more.
	pub fn sources(&self, today: Day) -> u32 {
		let mut row = *self;
		row.roll(today);
		row.providers.max(row.providers_before)
	}
}

/// A class's USD series.
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
pub struct FeedSeries {
	/// All prices through the last closed period: 10⁻¹² USD × periods, and periods.
	pub closed: Accumulator,
	/// The last price.
	pub price: IndexPrice,
	/// The period that it is of.
	pub updated: Period,
	/// The first period that had a price.
	pub since: Option<Period>,
	/// Fresh feeds when the last period was closed.
	pub fresh: u32,
}

/// A series when a period was closed.
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
pub struct Checkpoint {
	/// Which period.
	pub period: Period,
	/// All through it.
	pub total: Accumulator,
}

/// How far periods have been closed.
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
pub struct Progress {
	/// The last period that is closed for all classes.
	pub closed: Period,
	/// Steps that have been taken to close the next one.
	pub steps: u32,
}

/// Device-seconds that have been counted of some consecutive periods, which are one part of [`PARTS`] of those whose seconds count.
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
pub struct CountedPart {
	/// The first of the periods over their number.
	pub part: u32,
	/// Device-seconds.
	#[codec(compact)]
	pub seconds: u64,
}

/// What of a provider's device time of a class has been counted.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ProviderShare {
	/// The class.
	pub class: ClassId,
	/// The last day in which some was.
	pub day: Day,
	/// By the periods in which it was delivered.
	pub counted: BoundedVec<CountedPart, ConstU32<MAX_PARTS>>,
}

/// The shares of one provider, by class.
pub type Shares = BoundedVec<ProviderShare, ConstU32<MAX_SHARES>>;

/// What one feeder says a class costs.
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
pub struct Feed<AccountId> {
	/// Who.
	pub feeder: AccountId,
	/// USD per class-hour.
	pub price: IndexPrice,
	/// The period in which it was told.
	pub period: Period,
	/// For how many periods in a row it has been false.
	pub false_for: Period,
}

impl<AccountId> Feed<AccountId> {
	/// Whether it counts when `period` is closed.
	pub fn is_fresh(&self, period: Period, age: Period) -> bool {
		period
			.checked_sub(self.period)
			.is_some_and(|passed| passed <= age)
	}

	/// Whether it was false for `long` enough to be slashed.
	pub const fn is_proven(&self, long: Period) -> bool {
		self.false_for >= long
	}
}

/// The feeds of a class.
pub type Feeds<AccountId> = BoundedVec<Feed<AccountId>, ConstU32<MAX_FEEDS>>;

/// A price that a feeder tells.
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
pub struct FeedPrice {
	/// The class.
	pub class: ClassId,
	/// USD per class-hour.
	pub price: IndexPrice,
}

/// Prices that a feeder tells at once.
pub type FeedPrices = BoundedVec<FeedPrice, MaxClasses>;

/// Where a feeder stands.
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
pub enum FeederState {
	/// It may put up its bond.
	Admitted,
	/// It is on duty: its feeds count.
	Active,
	/// It has left, or was removed.
	Leaving {
		/// When.
		since: Period,
	},
}

/// A feeder.
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
pub struct Feeder {
	/// Where it stands.
	pub state: FeederState,
	/// What it has on hold, in planck.
	#[codec(compact)]
	pub bond: Balance,
}

/// Between which figures a class's credit factor follows the index. FLRN per class-hour.
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
pub struct FactorBounds {
	/// The least.
	pub least: FixedU128,
	/// The greatest.
	pub greatest: FixedU128,
}
