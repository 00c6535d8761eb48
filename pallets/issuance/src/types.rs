//! What the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{parameters, Balance, ComputeTime, Day, Period, FLRN};
use florin_math::{
	cap::TokenBucket,
	decay::{Bound, Decaying},
};
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
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
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
		} else {
			None
		}
	}

	/// Earned lines are kept as what they were at some time, and halve from there.
	fn keeps_units_of(&self, new: &Self) -> bool {
		self.earned_half_life == new.earned_half_life
	}

	/// Issuers may mint less for the same. What attesters get is neither tighter nor looser.
	fn is_tightened_by(&self, new: &Self) -> bool {
		new.bond_share >= self.bond_share
			&& new.starter_ceiling <= self.starter_ceiling
			&& new.starter_hours_per_device <= self.starter_hours_per_device
			&& new.daily_cap <= self.daily_cap
			&& new.capacity_hours <= self.capacity_hours
			&& new.attester_share == self.attester_share
			&& new.attester_commission == self.attester_commission
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

		Self {
			bond_share: Permill::from_percent(20),
			starter_ceiling: STARTER_CEILING,
			starter_hours_per_device: MAX_STARTER_HOURS,
			daily_cap: DAILY_CAP,
			capacity_hours: 720,
			earned_half_life: EARNED_HALF_LIFE,
			attester_share: Permill::from_percent(1),
			attester_commission: Permill::from_percent(20),
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
	/// On hold as bond: what belongs to liability rows, and what is retained.
	#[codec(compact)]
	pub bond: Balance,
	/// The part of `bond` whose liability has been repaid, but without which the line wouldn't
	/// hold.
	#[codec(compact)]
	pub retained: Balance,
	/// Granted for proven presence: the sum over the hardware that is tied to the provider.
	#[codec(compact)]
	pub starter: Balance,
	/// Commission that leases paid in, halving every so often; rounded down.
	pub earned: Decaying,
	/// What is owed and covered by stake and bond. Derived, and kept so that the sum over all
	/// providers is at hand.
	#[codec(compact)]
	pub secured: Balance,
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
	/// On hold for it, in planck.
	#[codec(compact)]
	pub bond: Balance,
	/// The row's deposit.
	pub ticket: Ticket,
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
