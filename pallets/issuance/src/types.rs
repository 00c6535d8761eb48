//! What the pallet stores.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	parameters, work::Work, Balance, ClassId, ComputeTime, Day, DeviceIndex, LeaseId, Period,
	Timestamp, FLRN,
};
use florin_math::{
	cap::TokenBucket,
	decay::{Bound, Decaying},
	redemption,
};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;

/// Hours of starter that a hardware identity may draw in its life, at most.
pub const MAX_STARTER_HOURS: u8 = 24;

/// The share of each mint that goes on hold, at most.
pub const MAX_BOND_SHARE: Permill = Permill::from_percent(90);

/// The attesters' share of each mint, at most.
pub const MAX_ATTESTER_SHARE: Permill = Permill::from_percent(10);

/// The attesters' share of commission, at most.
pub const MAX_ATTESTER_COMMISSION: Permill = Permill::from_percent(50);

/// What all starter lines together may come to at most, in planck.
pub const MAX_STARTER_CEILING: Balance = 10_000_000 * FLRN;

/// What may be minted network-wide in a day at most, in planck.
pub const MAX_DAILY_CAP: Balance = 100_000_000 * FLRN;

/// Hours within which a provider must be able to deliver what it owes, at most: a year.
pub const MAX_CAPACITY_HOURS: u32 = 8_760;

/// Devices in one claim, and in one redemption at a time, at most.
pub const MAX_DEVICES: u32 = 64;

/// The least time of a redemption, in seconds, at most: a day.
pub const MAX_LEAST_REDEMPTION: u32 = 86_400;

/// Periods of notice and acceptance, at most: ninety days of production.
pub const MAX_NOTICE: Period = 12_960;

/// What a holder gets beside overdue credits, as a share of them, at most.
pub const MAX_COMPENSATION: Permill = Permill::from_percent(50);

/// Devices, by their handles.
pub type Devices = BoundedVec<DeviceIndex, ConstU32<MAX_DEVICES>>;

/// What issuers may do.
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
pub struct Parameters {
	/// The share of each mint that goes on hold.
	pub bond_share: Permill,
	/// What all starter lines together may come to, in planck.
	pub starter_ceiling: Balance,
	/// Hours of starter that a hardware identity may draw in its life.
	pub starter_hours_per_device: u8,
	/// What may be minted network-wide in a day, in planck.
	pub daily_cap: Balance,
	/// Hours within which a provider's verified devices must be able to deliver what it owes in
	/// their class.
	pub capacity_hours: u32,
	/// Periods in which an earned line halves.
	pub earned_half_life: Period,
	/// The attesters' share of each mint.
	pub attester_share: Permill,
	/// The attesters' share of commission.
	pub attester_commission: Permill,
	/// Certified periods that an issuer has to free devices for a redemption, before what it doesn't
	/// deliver is overdue.
	pub notice: Period,
	/// Periods in which a holder accepts devices.
	pub acceptance: Period,
	/// Seconds for which a redemption takes each device, at least. Also what giving up a redemption costs
	/// for each device that was freed.
	pub least_redemption: u32,
	/// What a holder gets beside overdue credits, as a share of them.
	pub compensation: Permill,
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		let out_of_range = |periods: Period| periods == 0 || periods > MAX_NOTICE;
		if self.bond_share > MAX_BOND_SHARE {
			Some("more than nine tenths of a mint would be on hold")
		} else if self.attester_share > MAX_ATTESTER_SHARE {
			Some("attesters would get more than a tenth of a mint")
		} else if self.attester_commission > MAX_ATTESTER_COMMISSION {
			Some("attesters would get more than half of commission")
		} else if self.starter_hours_per_device > MAX_STARTER_HOURS {
			Some("a device would draw more hours of starter in its life than a day has")
		} else if self.starter_ceiling > MAX_STARTER_CEILING {
			Some("starter lines could come to more than ten million FLRN")
		} else if self.daily_cap == 0 {
			Some("a daily cap of zero stops all minting")
		} else if self.daily_cap > MAX_DAILY_CAP {
			Some("the daily cap is above a hundred million FLRN")
		} else if self.capacity_hours == 0 {
			Some("no hours of capacity stop all minting")
		} else if self.capacity_hours > MAX_CAPACITY_HOURS {
			Some("capacity would have to last for more than a year")
		} else if self.earned_half_life == 0 {
			Some("a half-life of zero leaves nothing earned")
		} else if out_of_range(self.notice) {
			Some("issuers have no time to free devices, or more than ninety days of production")
		} else if out_of_range(self.acceptance) {
			Some("holders have no time to accept devices, or more than ninety days of production")
		} else if self.least_redemption == 0 || self.least_redemption > MAX_LEAST_REDEMPTION {
			Some("a redemption takes no time at least, or more than a day")
		} else if self.compensation > MAX_COMPENSATION {
			Some("waiting would pay more than half of what is overdue")
		} else {
			None
		}
	}

	/// Earned lines are kept as what they were at some time, and halve from there.
	fn keeps_units_of(&self, new: &Self) -> bool {
		self.earned_half_life == new.earned_half_life
	}

	/// Issuers may mint less for the same. What attesters get, and by what rules credits are redeemed, is
	/// neither tighter nor looser.
	fn is_tightened_by(&self, new: &Self) -> bool {
		let changeable = Self {
			bond_share: self.bond_share,
			starter_ceiling: self.starter_ceiling,
			starter_hours_per_device: self.starter_hours_per_device,
			daily_cap: self.daily_cap,
			capacity_hours: self.capacity_hours,
			..new.clone()
		};
		*self == changeable
			&& new.bond_share >= self.bond_share
			&& new.starter_ceiling <= self.starter_ceiling
			&& new.starter_hours_per_device <= self.starter_hours_per_device
			&& new.daily_cap <= self.daily_cap
			&& new.capacity_hours <= self.capacity_hours
	}
}

impl Default for Parameters {
	/// Production: periods of ten minutes, 144 of them a day.
	fn default() -> Self {
		/// 10,000 devices at 24 hours of the reference class.
		const STARTER_CEILING: Balance = 240_000 * FLRN;
		/// About 4,200 devices of the reference class around the clock.
		const DAILY_CAP: Balance = 100_000 * FLRN;
		/// 90 days.
		const EARNED_HALF_LIFE: Period = 90 * 144;
		/// A day.
		const NOTICE: Period = 144;
		/// An hour.
		const LEAST_REDEMPTION: u32 = 3_600;

		Self {
			bond_share: Permill::from_percent(20),
			starter_ceiling: STARTER_CEILING,
			starter_hours_per_device: MAX_STARTER_HOURS,
			daily_cap: DAILY_CAP,
			capacity_hours: 720,
			earned_half_life: EARNED_HALF_LIFE,
			attester_share: Permill::from_percent(1),
			attester_commission: Permill::from_percent(20),
			notice: NOTICE,
			acceptance: 2,
			least_redemption: LEAST_REDEMPTION,
			compensation: Permill::from_percent(10),
		}
	}
}

/// What a provider owes, has locked and may draw on, over all classes. In planck.
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
pub struct Ledger {
	/// Owed: the sum of the provider's liability rows.
	#[codec(compact)]
	pub liability: Balance,
	/// On hold as bond.
	#[codec(compact)]
	pub bond: Balance,
	/// Granted for proven presence: the sum over the hardware that is tied to the provider.
	#[codec(compact)]
	pub starter: Balance,
	/// Commission that leases paid in, halving every so often; rounded down.
	pub earned: Decaying,
	/// What is owed and covered by stake and bond. Derived, and kept so that the sum over all
	/// providers is at hand.
	#[codec(compact)]
	pub secured: Balance,
	/// Whether the provider has defaulted. Its hardware is banned then, and what that vouched for goes on
	/// counting against the ceiling of all starter lines.
	pub defaulted: bool,
}

impl Ledger {
	/// What is earned by period `now`.
	pub fn earned_at(&self, now: Period, half_life: Period) -> Balance {
		self.earned.at(now, half_life, Bound::Lower)
	}

	/// How far `liability − stake − bond` may rise before it exceeds starter plus what is earned;
	/// `None` where it does already.
	pub fn headroom(&self, stake: Balance, earned: Balance) -> Option<Balance> {
		self.bond
			.saturating_add(stake)
			.saturating_add(self.starter)
			.saturating_add(earned)
			.checked_sub(self.liability)
	}

	/// Whether the row says nothing any more.
	pub(crate) fn is_empty(&self, now: Period, half_life: Period) -> bool {
		self.liability == 0
			&& self.bond == 0
			&& self.starter == 0
			&& !self.defaulted
			&& self.earned_at(now, half_life) == 0
	}
}

/// What a provider owes in one class. `Ticket` stands for the row's deposit.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Liability<Ticket> {
	/// Owed, in planck.
	#[codec(compact)]
	pub value: Balance,
	/// Owed, in device time of the class. `value / time` is the average factor.
	pub time: ComputeTime,
	/// The part of it that is promised to holders who redeem it.
	pub promised: Work,
	/// What its devices have lately delivered on redemptions.
	pub served: Served,
	/// The row's deposit.
	pub ticket: Ticket,
}

impl<Ticket> Liability<Ticket> {
	/// What nobody redeems yet.
	pub fn free(&self) -> Work {
		Work {
			time: self.time.saturating_sub(self.promised.time),
			value: self.value.saturating_sub(self.promised.value),
		}
	}
}

/// Periods of which [`Served`] tells.
pub const SERVED_PERIODS: u64 = 3;

/// What the devices of a provider and a class delivered on redemptions in three periods, up to the latest of
/// which certificates told.
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
pub struct Served {
	/// The latest one.
	#[codec(compact)]
	pub period: Period,
	/// Certified device-seconds in it.
	#[codec(compact)]
	pub latest: u64,
	/// In the one before.
	#[codec(compact)]
	pub before: u64,
	/// And in the one before that.
	#[codec(compact)]
	pub first: u64,
	/// How many periods had been certified when the last of these came.
	#[codec(compact)]
	pub as_of: u32,
}

impl Served {
	/// Device-seconds of all three periods.
	pub fn seconds(&self) -> u64 {
		self.latest
			.saturating_add(self.before)
			.saturating_add(self.first)
	}

	/// Adds `seconds` of `period`, told of when `certified` periods had been certified. What is older than all
	/// three doesn't matter any more.
	pub fn note(&mut self, period: Period, seconds: u64, certified: u32) {
		let (latest, before) = (self.latest, self.before);
		match period.saturating_sub(self.period) {
			0 => {}
			1 => (self.latest, self.before, self.first) = (0, latest, before),
			2 => (self.latest, self.before, self.first) = (0, 0, latest),
			_ => (self.latest, self.before, self.first) = (0, 0, 0),
		}
		self.period = self.period.max(period);
		self.as_of = certified;
		let of = match self.period.saturating_sub(period) {
			0 => &mut self.latest,
			1 => &mut self.before,
			2 => &mut self.first,
			_ => return,
		};
		*of = of.saturating_add(seconds);
	}
}

/// Credits that are being redeemed. `Ticket` stands for the deposit of its rows.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Redemption<AccountId, Ticket> {
	/// Whose credits are on hold.
	pub holder: AccountId,
	/// Who owes the hours.
	pub provider: AccountId,
	/// The class.
	pub class: ClassId,
	/// Devices that the holder wants at a time.
	#[codec(compact)]
	pub devices: u32,
	/// What was promised when it was opened. `value / time` is the price of an hour.
	pub promised: Work,
	/// Device time of that which isn't redeemed any more: delivered, cleared, or given back.
	pub gone: ComputeTime,
	/// The part of it that was delivered.
	pub delivered: ComputeTime,
	/// The part of it that was cleared.
	pub cleared: ComputeTime,
	/// The count of certified periods from which on what is missing is overdue.
	#[codec(compact)]
	pub due: u32,
	/// Whether the holder has given up what wasn't delivered.
	pub cancelled: bool,
	/// The devices that were freed for it.
	pub service: Option<Service>,
	/// The deposit for its rows.
	pub ticket: Ticket,
}

impl<AccountId, Ticket> Redemption<AccountId, Ticket> {
	/// Device time that is still redeemed.
	pub const fn left(&self) -> ComputeTime {
		self.promised.time.saturating_sub(self.gone)
	}

	/// Credits that have gone once `gone` of its time has.
	fn spent(&self, gone: ComputeTime) -> Balance {
		redemption::spent(
			self.promised.value,
			self.promised.time.micros(),
			gone.micros(),
		)
	}

	/// Credits on hold.
	pub fn held(&self) -> Balance {
		self.promised.value.saturating_sub(self.spent(self.gone))
	}

	/// The next `time` of what is left, at most all of it, and the credits that go with it.
	pub fn part(&self, time: ComputeTime) -> Work {
		let time = time.min(self.left());
		let gone = self.gone.saturating_add(time);
		let value = self.spent(gone).saturating_sub(self.spent(self.gone));
		Work { time, value }
	}
}

/// Where the devices that serve a redemption come from.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Source {
	/// They are the issuer's own.
	Devices(Devices),
	/// The issuer rents them from another provider.
	Lease {
		/// By this lease.
		#[codec(compact)]
		lease: LeaseId,
		/// How many.
		#[codec(compact)]
		devices: u32,
	},
}

impl Source {
	/// How many devices there are.
	pub fn count(&self) -> u32 {
		match self {
			Self::Devices(devices) => u32::try_from(devices.len()).unwrap_or(MAX_DEVICES),
			Self::Lease { devices, .. } => *devices,
		}
	}
}

/// Devices that a provider has freed for a redemption.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Service {
	/// Which.
	pub source: Source,
	/// Whether the holder has them.
	pub stage: ServiceStage,
	/// The last period that has been settled.
	#[codec(compact)]
	pub through: Period,
	/// Device time that was metered up to then.
	pub metered: ComputeTime,
}

/// Whether the holder has accepted devices.
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
pub enum ServiceStage {
	/// Not yet.
	Offered {
		/// Until when it may.
		accept_by: Timestamp,
		/// The block in which they were offered.
		since: u32,
		/// How much longer they stay than they would need at the full speed of their class.
		margin: Permill,
	},
	/// It has.
	Running {
		/// Since when.
		started: Timestamp,
		/// Until when at the latest. Nothing has to happen then.
		until: Timestamp,
	},
}

/// What a hardware identity has vouched for.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct HardwareIdentity<AccountId> {
	/// Whom it is tied to.
	pub provider: AccountId,
	/// Hours of starter it has drawn in its life, under whichever provider.
	pub starter_hours: u8,
	/// What it vouches for on the line of `provider`, in planck.
	#[codec(compact)]
	pub starter_value: Balance,
	/// The last day for which it drew.
	pub last_day: Option<Day>,
	/// Whether it has left `provider` without a debt that it vouched for. It shares its fate no more then.
	pub departed: bool,
}

/// Where the supply came from. In planck.
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
pub struct SupplyAccount {
	/// There at genesis.
	#[codec(compact)]
	pub bootstrap: Balance,
	/// Minted since.
	#[codec(compact)]
	pub minted: Balance,
	/// Burned since by issuers that repaid.
	#[codec(compact)]
	pub repaid: Balance,
	/// Burned since for hours that were delivered to their holders.
	#[codec(compact)]
	pub redeemed: Balance,
	/// Burned since out of bonds and stakes, for hours that weren't delivered in time.
	#[codec(compact)]
	pub cleared: Balance,
	/// Owed by issuers that defaulted, beyond what burned of theirs.
	#[codec(compact)]
	pub defaulted: Balance,
	/// Burned by the reserve for those.
	#[codec(compact)]
	pub made_good: Balance,
}

impl SupplyAccount {
	/// What nothing stands behind: left behind by defaults and not yet burned by the reserve.
	pub const fn unbacked(&self) -> Balance {
		self.defaulted.saturating_sub(self.made_good)
	}
}

/// Sums over all ledgers. In planck.
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
pub struct Totals {
	/// Owed by all providers.
	#[codec(compact)]
	pub liability: Balance,
	/// The part of it that stake and bond cover.
	#[codec(compact)]
	pub secured: Balance,
	/// All starter lines.
	#[codec(compact)]
	pub starter: Balance,
}

/// What the daily cap has left in period `now`, for a day of `day` periods.
pub(crate) fn cap_left(
	bucket: &TokenBucket,
	parameters: &Parameters,
	now: Period,
	day: Period,
) -> Balance {
	bucket.available(now, parameters.daily_cap, day)
}
