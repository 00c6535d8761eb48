//! What verified time is used for, and what it is worth.

use crate::{class::Tier, Balance, ClassId, ComputeTime, Timestamp};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Idle time that may be minted, with what it is worth.
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
pub struct Work {
	/// Device time, weighted with quality and tier.
	pub time: ComputeTime,
	/// Its value in planck, each period at the credit factor of that period, rounded down.
	#[codec(compact)]
	pub value: Balance,
}

impl Work {
	/// Whether there is nothing to mint.
	pub const fn is_zero(&self) -> bool {
		self.time.is_zero() && self.value == 0
	}
}

/// The matured, unclaimed work of one device.
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
pub struct MaturedWork {
	/// The device's class.
	pub class: ClassId,
	/// What may be minted of the span before the current one; it lapses when the current span ends.
	pub previous: Work,
	/// What may be minted of the current span.
	pub current: Work,
}

/// What one use of one device has been credited with since it began.
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
pub struct Meter {
	/// Verified device-seconds, each period's share rounded down.
	#[codec(compact)]
	pub seconds: u64,
	/// Occupied device-seconds that a certificate found missing, each period's share rounded down. Seconds of which no certificate says
	/// anything are in neither figure, nor are missing ones of a period in which nobody is blamed.
	#[codec(compact)]
	pub missing: u64,
	/// The same weighted with quality, by which redeemed credits burn.
	pub time: ComputeTime,
}

impl Meter {
	/// This and what `other` adds.
	pub const fn plus(self, other: Self) -> Self {
		Self {
			seconds: self.seconds.saturating_add(other.seconds),
			missing: self.missing.saturating_add(other.missing),
			time: self.time.saturating_add(other.time),
		}
	}

	/// This without what `other` added.
	pub const fn minus(self, other: Self) -> Self {
		Self {
			seconds: self.seconds.saturating_sub(other.seconds),
			missing: self.missing.saturating_sub(other.missing),
			time: self.time.saturating_sub(other.time),
		}
	}
}

/// A device that may be taken into use now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadyDevice {
	/// The device's class.
	pub class: ClassId,
	/// How far its identity is trusted.
	pub tier: Tier,
}

/// A lease through which a redemption is to be delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaseAside {
	/// The class of its devices.
	pub class: ClassId,
	/// How many there are.
	pub devices: u32,
	/// Until when it can be accepted.
	pub accept_by: Timestamp,
}
