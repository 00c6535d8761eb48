//! The compute standard as pallets other than the catalogue see it.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use crate::ClassId;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub use florin_evidence::Architecture;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{FixedU128, Permill};

/// Classes that the catalogue takes in its life, retired ones included; their ids are below it.
///
/// Certificates remember the terms of each class that they meet, so the number has to be bounded.
pub const MAX_CLASSES: ClassId = 64;

/// The kind of hardware of a class.
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
	Serialize,
	Deserialize,
)]
pub enum ClassKind {
	/// Graphics processors and their data-centre relatives.
	Gpu,
	/// Tensor processors.
	Tpu,
	/// General-purpose processors, counted in bundles of cores.
	Cpu,
}

/// The terms of a class in one period. A later version never changes what was valued under an earlier one.
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
pub struct ClassTerms {
	/// FLRN per class-hour.
	pub credit_factor: FixedU128,
	/// Whether idle hours of this class may be minted.
	pub mintable: bool,
	/// The version these terms came with, counted from 1.
	pub version: u32,
}

/// How much the evidence behind a device's identity is trusted.
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
	Serialize,
	Deserialize,
)]
pub enum Tier {
	/// T1: the identity is signed by keys that the manufacturer put into the hardware.
	Hardware,
}

impl Tier {
	/// The share of its measured work that a device of this tier is credited with.
	pub const fn coefficient(self) -> Permill {
		match self {
			Self::Hardware => Permill::one(),
		}
	}
}
