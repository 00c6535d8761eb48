//! What verified time is used for, and what it is worth.

use crate::{Balance, ClassId, ComputeTime};
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
	/// The same weighted with quality, by which redeemed credits burn.
	pub time: ComputeTime,
}
