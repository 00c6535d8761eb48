//! What evidence speaks of: keys, identities, firmware.

use crate::{Architecture, EvidenceError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use p384::ecdsa::VerifyingKey;
use scale_info::TypeInfo;
use sp_crypto_hashing::blake2_256;

/// Length of a P-384 field element, in bytes.
const COORDINATE_LEN: usize = 48;
/// Length of an uncompressed SEC1 point on P-384: a tag and two coordinates, in bytes.
const POINT_LEN: usize = 97;
/// SEC1's tag of an uncompressed point.
const UNCOMPRESSED: u8 = 0x04;
/// Domain of the hash behind a [`FirmwareId`].
const FIRMWARE_DOMAIN: &[u8] = b"florin/firmware";

/// A leaf's P-384 public key: x ‖ y, 48 bytes each, big-endian.
///
/// Both coordinates are kept, so that using the key takes a curve check and no square root. The
/// bytes of a key that came out of [`verify_chain`](crate::verify_chain) are on the curve; bytes of
/// another origin are checked when the key is used.
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
pub struct LeafKey(pub [u8; 2 * COORDINATE_LEN]);

impl LeafKey {
	/// Reads an uncompressed SEC1 point.
	///
	/// # Errors
	/// [`EvidenceError::PublicKey`] if the encoding is another one or the point is not on the curve.
	pub(crate) fn from_sec1(point: &[u8]) -> Result<(Self, VerifyingKey), EvidenceError> {
		let coordinates = match point {
			[UNCOMPRESSED, rest @ ..] => rest.try_into().map_err(|_| EvidenceError::PublicKey)?,
			_ => return Err(EvidenceError::PublicKey),
		};
		let key = Self(coordinates);
		key.verifying_key().map(|verifier| (key, verifier))
	}

	/// The key in the form that verifies signatures.
	///
	/// # Errors
	/// [`EvidenceError::PublicKey`] if the point is not on the curve.
	pub(crate) fn verifying_key(&self) -> Result<VerifyingKey, EvidenceError> {
		let mut point = [UNCOMPRESSED; POINT_LEN];
		let (_, coordinates) = point.split_at_mut(1);
		coordinates.copy_from_slice(&self.0);
		VerifyingKey::from_sec1_bytes(&point).map_err(|_| EvidenceError::PublicKey)
	}
}

/// A firmware identity: the SHA-384 of the firmware to which a leaf key is bound.
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
pub struct Fwid(pub [u8; 48]);

/// What names a certificate: who issued it, and its serial number there. The key of a revocation
/// list.
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
)]
pub struct CertificateId {
	/// Blake2-256 of the issuer's distinguished name in DER.
	pub issuer: [u8; 32],
	/// The serial number as a big-endian integer, padded with zeros on the left.
	pub serial: [u8; 20],
}

/// At most 16 characters of printable ASCII without blanks, padded with zeros.
#[derive(
	Clone,
	Copy,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Text(pub(crate) [u8; Text::MAX_LEN]);

impl Text {
	/// The longest text, in characters. The longest seen in reports has ten.
	pub const MAX_LEN: usize = 16;

	/// Reads a text, with any zeros that devices append to it.
	///
	/// Returns nothing if it is too long or has another character than printable ASCII.
	pub fn new(bytes: &[u8]) -> Option<Self> {
		let characters = strip_zeros(bytes);
		if !characters.iter().all(u8::is_ascii_graphic) {
			return None;
		}
		let mut padded = [0; Self::MAX_LEN];
		padded
			.get_mut(..characters.len())?
			.copy_from_slice(characters);
		Some(Self(padded))
	}

	/// The characters.
	pub fn as_bytes(&self) -> &[u8] {
		strip_zeros(&self.0)
	}
}

/// `bytes` without the zeros at its end.
fn strip_zeros(mut bytes: &[u8]) -> &[u8] {
	while let [rest @ .., 0] = bytes {
		bytes = rest;
	}
	bytes
}

impl fmt::Display for Text {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}", self.as_bytes().escape_ascii())
	}
}

impl fmt::Debug for Text {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "\"{self}\"")
	}
}

/// A VBIOS version in the eight bytes in which a report carries it.
///
/// Two little-endian words: the first holds the first four numbers, the second the last one.
/// Displayed as vendors print it: `96.00.9F.00.01`.
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
pub struct VbiosVersion(pub [u8; 8]);

impl VbiosVersion {
	/// The version that is displayed as the five numbers in hexadecimal.
	pub const fn from_dotted([a, b, c, d, e]: [u8; 5]) -> Self {
		Self([d, c, b, a, e, 0, 0, 0])
	}
}

impl fmt::Display for VbiosVersion {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let [d, c, b, a, e, ..] = self.0;
		write!(f, "{a:02X}.{b:02X}.{c:02X}.{d:02X}.{e:02X}")
	}
}

/// The board that carries the chip. H100 PCIe, H100 SXM and H200 are one chip, told apart by the
/// board only. A part that a report does not state is empty.
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
pub struct Board {
	/// Project, for example `G520`.
	pub project: Text,
	/// Variant of the project, for example `0200`.
	pub project_sku: Text,
	/// Variant of the chip, for example `885`.
	pub chip_sku: Text,
}

/// Everything about a device that policy judges.
///
/// The measurement record enters as a whole. The reports of devices that have the same board,
/// driver, VBIOS and confidential-computing mode have the same record, block by block; nothing in
/// it belongs to the single device. Where the vendor's golden values allow alternatives at some
/// index (a strap of the board, a mode of operation), each alternative is a firmware of its own
/// with its own row on the allow-list. So one lookup decides.
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
pub struct Firmware {
	/// Generation of the chip.
	pub architecture: Architecture,
	/// The board.
	pub board: Board,
	/// Version of the driver, for example `550.90.07`.
	pub driver: Text,
	/// Version of the VBIOS.
	pub vbios: VbiosVersion,
	/// Blake2-256 of the report's measurement record.
	pub measurements: [u8; 32],
}

impl Firmware {
	/// The key of this firmware on an allow-list: `blake2_256("florin/firmware" ‖ SCALE)`.
	pub fn id(&self) -> FirmwareId {
		let encoded = self.using_encoded(|bytes| [FIRMWARE_DOMAIN, bytes].concat());
		FirmwareId(blake2_256(&encoded))
	}
}

/// The key of a [`Firmware`] on an allow-list.
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
)]
pub struct FirmwareId(pub [u8; 32]);
