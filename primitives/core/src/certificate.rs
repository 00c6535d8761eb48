//! What the attester committee signs.

use crate::{AttesterId, DeviceIndex, Period};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::ed25519::Signature;
use sp_io::hashing::blake2_256;
use sp_runtime::Permill;

/// Devices that one certificate speaks of, at most.
pub const MAX_ENTRIES: u32 = 1_024;

/// Attesters of one committee, at most.
pub const MAX_ATTESTERS: u32 = 64;

/// What the committee measured of one device in one period.
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
pub struct CertificateEntry {
	/// The device.
	#[codec(compact)]
	pub device: DeviceIndex,
	/// Seconds for which it answered, at most the period length.
	pub seconds: u16,
	/// Measured speed over the speed of its class.
	pub quality: Permill,
	/// Mean power draw in watts.
	pub watts: u16,
}

/// The body of a certificate: what attesters sign.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct CertificateBody {
	/// The period that was measured.
	pub period: Period,
	/// The committee's round within the period; an attester signs one value for a device, period and round.
	pub round: u8,
	/// In strictly ascending order of the device index.
	pub entries: BoundedVec<CertificateEntry, ConstU32<MAX_ENTRIES>>,
}

impl CertificateBody {
	/// What an attester signs: `blake2_256("florin/certificate" ‖ genesis hash ‖ committee epoch (u32, little-endian) ‖ SCALE(body))`.
	pub fn signing_payload(&self, genesis: &[u8; 32], epoch: u32) -> [u8; 32] {
		let mut message = Vec::from(&b"florin/certificate"[..]);
		message.extend_from_slice(genesis);
		message.extend_from_slice(&epoch.to_le_bytes());
		self.encode_to(&mut message);
		blake2_256(&message)
	}
}

/// What an attester signs to agree that an account is its owner: `blake2_256("florin/attester" ‖ genesis hash ‖ SCALE(account))`.
pub fn attester_possession_payload(genesis: &[u8; 32], account: &[u8]) -> [u8; 32] {
	let mut message = Vec::from(&b"florin/attester"[..]);
	message.extend_from_slice(genesis);
	message.extend_from_slice(account);
	blake2_256(&message)
}

/// One attester's signature under a certificate.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AttesterSignature {
	/// Who signed.
	pub attester: AttesterId,
	/// Over [`CertificateBody::signing_payload`].
	pub signature: Signature,
}

/// The signatures under a certificate, in strictly ascending order of the attester's key.
pub type AttesterSignatures = BoundedVec<AttesterSignature, ConstU32<MAX_ATTESTERS>>;
