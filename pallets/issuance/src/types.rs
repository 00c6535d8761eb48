//! What the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{Balance, ComputeTime, Day, Period, FLRN};
use florin_math::{
	cap::TokenBucket,
	decay::{Bound, Decaying},
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;

/// Hours of starter that a hardware identity may draw in its life, at most.
pub const MAX_STARTER_HOURS: u8 = 24;

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

impl Parameters {
	/// Refuses parameters that no chain can run with.
	///
	/// # Panics
	///
	/// If one of them is out of range. Called at genesis only.
	pub(crate) fn assert_sane(&self) {
		assert!(
			self.starter_hours_per_device <= MAX_STARTER_HOURS,
			"a device draws at most {MAX_STARTER_HOURS} hours of starter in its life",
		);
		assert!(self.daily_cap > 0, "a daily cap of zero stops all minting");
		assert!(
			self.capacity_hours > 0,
			"no hours of capacity stop all minting"
		);
		assert!(
			self.earned_half_life > 0,
			"a half-life of zero leaves nothing earned"
		);
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
