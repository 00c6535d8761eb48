//! Units of money and time.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Amounts of FLRN in planck, the smallest unit.
pub type Balance = u128;

/// Planck in one FLRN, the claim on one standard GPU-hour.
pub const FLRN: Balance = 1_000_000_000_000;

/// The protocol's clock: Unix time divided by the period length. Not a slot of the consensus.
pub type Period = u32;

/// A whole number of periods counted from Unix time zero, as long as the preset says (production: 24 h).
pub type Day = u32;

/// Unix time in seconds, as the block's timestamp has it.
pub type Timestamp = u64;

/// Seconds in an hour.
pub const SECONDS_PER_HOUR: u64 = 3_600;

/// Microseconds in a second: the resolution of [`ComputeTime`].
pub const MICROS_PER_SECOND: u64 = 1_000_000;

/// Microseconds in an hour.
pub const MICROS_PER_HOUR: u64 = 3_600 * MICROS_PER_SECOND;

/// Time of one device of its class running at the full speed of that class, in microseconds.
///
/// Verified seconds weighted with quality (measured speed over class speed) and with the coefficient of the device's trust tier.
/// 2^64 µs are 584,542 device-years.
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
pub struct ComputeTime(#[codec(compact)] pub u64);

impl ComputeTime {
	/// No time.
	pub const ZERO: Self = Self(0);

	/// `hours` of one device; `None` where that exceeds what the type holds.
	pub const fn from_hours(hours: u64) -> Option<Self> {
		match hours.checked_mul(MICROS_PER_HOUR) {
			Some(micros) => Some(Self(micros)),
			None => None,
		}
	}

	/// Microseconds.
	pub const fn micros(self) -> u64 {
		self.0
	}

	/// Whether there is none.
	pub const fn is_zero(self) -> bool {
		self.0 == 0
	}

	/// The sum, if it fits.
	pub const fn checked_add(self, other: Self) -> Option<Self> {
		match self.0.checked_add(other.0) {
			Some(micros) => Some(Self(micros)),
			None => None,
		}
	}

	/// The difference, if there is one.
	pub const fn checked_sub(self, other: Self) -> Option<Self> {
		match self.0.checked_sub(other.0) {
			Some(micros) => Some(Self(micros)),
			None => None,
		}
	}

	/// The sum, at most what the type holds.
	pub const fn saturating_add(self, other: Self) -> Self {
		Self(self.0.saturating_add(other.0))
	}

	/// The difference, at least zero.
	pub const fn saturating_sub(self, other: Self) -> Self {
		Self(self.0.saturating_sub(other.0))
	}
}
