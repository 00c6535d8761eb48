//! Generations of the hardware.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Generation of the hardware, known from the extension in which the leaf carries its firmware
/// identity.
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
pub enum Architecture {
	/// GH100: H100, H200, GH200.
	Hopper,
	/// GB100 and its relatives: B100, B200, RTX PRO.
	Blackwell,
}

impl Architecture {
	/// How the names of the architecture's chips begin.
	pub(crate) const fn chip_prefix(self) -> &'static [u8] {
		match self {
			Self::Hopper => b"GH",
			Self::Blackwell => b"GB",
		}
	}
}
