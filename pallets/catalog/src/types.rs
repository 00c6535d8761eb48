//! What the catalogue keeps of a class. Nothing here depends on the runtime.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	class::{Architecture, ClassKind, ClassTerms},
	parameters, Period,
};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::FixedU128;

pub use florin_core::class::MAX_CLASSES;

/// Versions that a class keeps: those that late certificates may ask for, which are two when a step and a decision came into force within the
/// certificate window, the current one, and a step and a decision that are pending. One more leaves room for a decision at once.
pub const MAX_VERSIONS: u32 = 6;

/// Bytes in a class's slug, at most.
pub const MAX_SLUG_LEN: u32 = 32;

/// Bytes in a class's name, at most.
pub const MAX_NAME_LEN: u32 = 32;

/// The least credit factor: 0.001 FLRN per class-hour.
pub const MIN_CREDIT_FACTOR: FixedU128 = FixedU128::from_rational(1, 1_000);

/// The greatest credit factor: 1,000 FLRN per class-hour.
pub const MAX_CREDIT_FACTOR: FixedU128 = FixedU128::from_u32(1_000);

/// The greatest reference price in USD. There is no least one, but a price isn't zero.
pub const MAX_REFERENCE_PRICE: FixedU128 = FixedU128::from_u32(1_000_000);

/// The unique handle of a class, such as `h100`: lowercase letters, digits and inner hyphens.
pub type Slug = BoundedVec<u8, ConstU32<MAX_SLUG_LEN>>;

/// The name of a class for people: UTF-8 without control characters.
pub type ClassName = BoundedVec<u8, ConstU32<MAX_NAME_LEN>>;

/// Periods from a decision to its effect, at most: ninety days of production.
pub const MAX_CHANGE_DELAY: Period = 12_960;

/// Durations of the catalogue.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// Periods from a decision to its effect; at least one, and at least the certificate window, so
	/// that no decision reaches a period that may still be certified when it is taken.
	pub change_delay: Period,
}

impl Default for Parameters {
	/// One day of production's periods of 600 s.
	fn default() -> Self {
		Self { change_delay: 144 }
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		if self.change_delay == 0 {
			Some("a change needs a delay")
		} else if self.change_delay > MAX_CHANGE_DELAY {
			Some("the delay of changes is longer than ninety days of production")
		} else {
			None
		}
	}

	fn keeps_units_of(&self, _new: &Self) -> bool {
		true
	}

	/// A longer delay gives everybody more time to see a change coming.
	fn is_tightened_by(&self, new: &Self) -> bool {
		new.change_delay >= self.change_delay
	}
}

/// The hardware of a class. It never changes: other hardware is another class.
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
pub struct Hardware {
	/// What kind of processor it is.
	pub kind: ClassKind,
	/// The evidence by which its devices identify themselves; none where no evidence is known.
	pub architecture: Option<Architecture>,
	/// Dense bf16 TFLOPS of one device.
	pub tflops: u32,
	/// GiB of memory of one device.
	pub memory_gib: u32,
	/// Watts that the board of one device is rated for.
	pub board_watts: u32,
}

/// Reference prices of a class in USD.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReferencePrices {
	/// For one device during an hour.
	pub per_hour: FixedU128,
	/// For one TFLOPS during an hour.
	pub per_tflop_hour: FixedU128,
	/// For one GiB of memory during an hour.
	pub per_gib_hour: FixedU128,
}

/// What a class is worth: the part of it that may change.
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
pub struct Valuation {
	/// FLRN per class-hour.
	pub credit_factor: FixedU128,
	/// Whether idle hours of the class may be minted.
	pub mintable: bool,
	/// Prices that the factor was derived from.
	pub prices: ReferencePrices,
	/// Whether the figures come from public list prices only and await better ones.
	pub provisional: bool,
}

impl Valuation {
	/// This valuation after `changes`.
	pub fn with(self, changes: &ClassChanges) -> Self {
		Self {
			credit_factor: changes.credit_factor.unwrap_or(self.credit_factor),
			mintable: changes.mintable.unwrap_or(self.mintable),
			prices: changes.prices.unwrap_or(self.prices),
			provisional: changes.provisional.unwrap_or(self.provisional),
		}
	}
}

/// What to change of a class's valuation; what is `None` stays.
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
pub struct ClassChanges {
	/// FLRN per class-hour.
	pub credit_factor: Option<FixedU128>,
	/// Whether idle hours of the class may be minted.
	pub mintable: Option<bool>,
	/// Reference prices in USD.
	pub prices: Option<ReferencePrices>,
	/// Whether the figures come from public list prices only.
	pub provisional: Option<bool>,
}

/// A class to be added.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct NewClass {
	/// Its unique handle.
	pub slug: Slug,
	/// Its name for people.
	pub name: ClassName,
	/// Its hardware.
	pub hardware: Hardware,
	/// What it is worth.
	pub valuation: Valuation,
}

/// A valuation and the period from which it holds.
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
pub struct Version {
	/// Counted from 1 for each class.
	#[codec(compact)]
	pub number: u32,
	/// The first period in which it is in force.
	pub since: Period,
	/// What the class is worth from then on.
	pub valuation: Valuation,
}

impl Version {
	/// What pallets other than the catalogue see of it.
	pub const fn terms(&self) -> ClassTerms {
		ClassTerms {
			credit_factor: self.valuation.credit_factor,
			mintable: self.valuation.mintable,
			version: self.number,
		}
	}
}

/// A class of the catalogue.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ClassInfo {
	/// Its unique handle. It stays taken after the class was retired.
	pub slug: Slug,
	/// Its name for people.
	pub name: ClassName,
	/// Its hardware.
	pub hardware: Hardware,
	/// In ascending order of the period from which they hold.
	pub versions: BoundedVec<Version, ConstU32<MAX_VERSIONS>>,
	/// The first period in which the class is no more.
	pub retires_at: Option<Period>,
}

impl ClassInfo {
	/// The version in force in `period`; none before the class begins and from its retirement on.
	pub fn version_at(&self, period: Period) -> Option<&Version> {
		if self.retires_at.is_some_and(|end| period >= end) {
			return None;
		}
		self.latest_since(period)
	}

	/// Forgets the versions that were superseded before `horizon`, the oldest period that may still
	/// be asked for.
	pub fn forget_before(&mut self, horizon: Period) {
		if let Some(oldest) = self.latest_since(horizon).map(|version| version.number) {
			self.versions.retain(|version| version.number >= oldest);
		}
	}

	/// The last version that holds from `period` or earlier, whether or not the class is retired.
	fn latest_since(&self, period: Period) -> Option<&Version> {
		self.versions
			.iter()
			.rev()
			.find(|version| version.since <= period)
	}
}

/// A class of the genesis state, as a preset writes it.
///
/// Fixed-point numbers are strings that count units of 10⁻¹⁸.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GenesisClass {
	/// The unique handle.
	pub slug: String,
	/// The name for people.
	pub name: String,
	/// What kind of processor it is.
	pub kind: ClassKind,
	/// The evidence by which devices identify themselves; none where no evidence is known.
	#[serde(default, with = "optional_architecture")]
	pub architecture: Option<Architecture>,
	/// Dense bf16 TFLOPS of one device.
	pub tflops: u32,
	/// GiB of memory of one device.
	pub memory_gib: u32,
	/// Watts that the board of one device is rated for.
	pub board_watts: u32,
	/// FLRN per class-hour.
	pub credit_factor: FixedU128,
	/// Whether idle hours of the class may be minted.
	pub mintable: bool,
	/// Reference prices in USD.
	pub prices: ReferencePrices,
	/// Whether the figures come from public list prices only.
	#[serde(default)]
	pub provisional: bool,
}

impl GenesisClass {
	/// The class to be added; `None` if the slug or the name is too long.
	pub fn into_class(self) -> Option<NewClass> {
		Some(NewClass {
			slug: self.slug.into_bytes().try_into().ok()?,
			name: self.name.into_bytes().try_into().ok()?,
			hardware: Hardware {
				kind: self.kind,
				architecture: self.architecture,
				tflops: self.tflops,
				memory_gib: self.memory_gib,
				board_watts: self.board_watts,
			},
			valuation: Valuation {
				credit_factor: self.credit_factor,
				mintable: self.mintable,
				prices: self.prices,
				provisional: self.provisional,
			},
		})
	}
}

/// Names architectures in presets. The crate that defines them verifies evidence and knows nothing
/// of serialisation formats other than the chain's.
mod optional_architecture {
	use super::Architecture;
	use serde::{Deserialize, Deserializer, Serialize, Serializer};

	#[derive(Serialize, Deserialize)]
	#[serde(remote = "Architecture")]
	enum Definition {
		Hopper,
		Blackwell,
	}

	#[derive(Serialize, Deserialize)]
	struct Named(#[serde(with = "Definition")] Architecture);

	pub fn serialize<S: Serializer>(
		architecture: &Option<Architecture>,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		architecture.map(Named).serialize(serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(
		deserializer: D,
	) -> Result<Option<Architecture>, D::Error> {
		Ok(Option::<Named>::deserialize(deserializer)?.map(|Named(architecture)| architecture))
	}
}
