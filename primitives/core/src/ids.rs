//! Identifiers.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A compute class of the catalogue. Given out in order, never reused.
pub type ClassId = u16;

/// A device's identity for life: `blake2_256` of the SubjectPublicKeyInfo (DER) of its BROM certificate.
pub type DeviceId = [u8; 32];

/// The short handle of a registered device, which certificates name. Given out in order, never reused.
pub type DeviceIndex = u32;

/// The ed25519 key with which an attester signs certificates.
pub type AttesterId = sp_core::ed25519::Public;

/// An offer of the market. Given out in order, never reused.
pub type OfferId = u64;

/// A request of the market. Given out in order, never reused.
pub type RequestId = u64;

/// A lease of the market. Given out in order, never reused.
pub type LeaseId = u64;

/// A redemption of credits.
pub type RedemptionId = u64;

/// What occupies a device.
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
pub enum UseId {
	/// A tenant pays for it.
	Lease(#[codec(compact)] LeaseId),
	/// Credits burn for it.
	Redemption(#[codec(compact)] RedemptionId),
}
