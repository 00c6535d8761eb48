//! What the registry keeps of a provider. Nothing here depends on the runtime.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{parameters, Balance, Period, FLRN};
use florin_math::decay::Decaying;
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Bytes in a provider's name, at most.
pub const MAX_NAME_LEN: u32 = 64;

/// Bytes in a provider's endpoint, at most.
pub const MAX_ENDPOINT_LEN: u32 = 128;

/// Attributes of a provider, at most.
pub const MAX_ATTRIBUTES: u32 = 16;

/// Bytes in the key of an attribute, at most.
pub const MAX_KEY_LEN: u32 = 32;

/// Bytes in the value of an attribute, at most.
pub const MAX_VALUE_LEN: u32 = 64;

/// Chunks of stake that unbond at the same time, at most.
///
/// Calls other than `deregister` leave the last place free, so that a provider can always leave.
pub const MAX_CHUNKS: u32 = 16;

/// The minimum stake, in planck, at most.
pub const MAX_MINIMUM_STAKE: Balance = 1_000_000 * FLRN;

/// Periods that stake unbonds, at most: ninety days of production.
pub const MAX_UNBONDING: Period = 12_960;

/// Bounds and durations of the registry.
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
	/// Stake of a registered provider in planck, at least; not below the existential deposit.
	pub minimum_stake: Balance,
	/// Periods that stake waits between leaving the free stake and returning to its owner; at least
	/// one.
	pub unbonding: Period,
	/// Periods in which what a provider delivered counts half as much for its reputation.
	pub reputation_half_life: Period,
}

impl Default for Parameters {
	/// A hundred FLRN; a week and thirty days of production's periods of 600 s.
	fn default() -> Self {
		Self {
			minimum_stake: 100 * FLRN,
			unbonding: 1_008,
			reputation_half_life: 4_320,
		}
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		if self.minimum_stake > MAX_MINIMUM_STAKE {
			Some("the minimum stake keeps everybody out")
		} else if self.unbonding == 0 {
			Some("unbonding takes time")
		} else if self.unbonding > MAX_UNBONDING {
			Some("unbonding takes longer than ninety days of production")
		} else if self.reputation_half_life == 0 {
			Some("a half-life of zero leaves no reputation")
		} else {
			None
		}
	}

	/// Reputations are kept as what they were at some time, and halve from there.
	fn keeps_units_of(&self, new: &Self) -> bool {
		self.reputation_half_life == new.reputation_half_life
	}

	/// A longer time to unbond would bind those who can't leave in time any more, so it isn't for at
	/// once.
	fn is_tightened_by(&self, new: &Self) -> bool {
		new.minimum_stake >= self.minimum_stake && new.unbonding == self.unbonding
	}
}

/// A country by its ISO 3166-1 alpha-2 code: two uppercase letters.
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
pub struct Region(pub [u8; 2]);

/// A property that a provider says it has, such as `network` = `100 Gbit/s`.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Attribute {
	/// Unique among the provider's attributes.
	pub key: BoundedVec<u8, ConstU32<MAX_KEY_LEN>>,
	/// May be empty.
	pub value: BoundedVec<u8, ConstU32<MAX_VALUE_LEN>>,
}

/// What a provider says of itself. All texts are UTF-8 without control characters.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Metadata {
	/// Its name for people.
	pub name: BoundedVec<u8, ConstU32<MAX_NAME_LEN>>,
	/// The URL at which its machines are reached.
	pub endpoint: BoundedVec<u8, ConstU32<MAX_ENDPOINT_LEN>>,
	/// Where its machines are.
	pub region: Region,
	/// Further properties, each key once.
	pub attributes: BoundedVec<Attribute, ConstU32<MAX_ATTRIBUTES>>,
}

/// The registration of a provider: what is seldom read.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Registration<Ticket> {
	/// What the provider says of itself.
	pub metadata: Metadata,
	/// The deposit for the provider's rows.
	pub ticket: Ticket,
}

/// Stake on its way back to its owner.
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
pub struct Chunk {
	/// In planck.
	#[codec(compact)]
	pub amount: Balance,
	/// The first period in which it may be withdrawn.
	#[codec(compact)]
	pub available_at: Period,
}

/// The stake of a provider.
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
	/// In planck: what isn't unbonding. Zero exactly when the provider is leaving.
	#[codec(compact)]
	pub active: Balance,
	/// In planck: the part of it that is pledged for something and so isn't free.
	#[codec(compact)]
	pub pledged: Balance,
	/// In strictly ascending order of the period in which the chunk becomes available.
	pub unbonding: BoundedVec<Chunk, ConstU32<MAX_CHUNKS>>,
	/// Whether all its active stake has burned, so that it is leaving without having asked.
	pub ruined: bool,
}

impl Ledger {
	/// Whether the provider has deregistered and waits for its stake, or has lost it.
	pub const fn is_leaving(&self) -> bool {
		self.active == 0
	}

	/// In planck: what is neither pledged nor unbonding.
	pub const fn free(&self) -> Balance {
		self.active.saturating_sub(self.pledged)
	}

	/// Whether no stake is left at all.
	pub fn is_empty(&self) -> bool {
		self.active == 0 && self.unbonding.is_empty()
	}

	/// The whole stake in planck; `None` if it exceeds what the type holds.
	pub fn total(&self) -> Option<Balance> {
		self.unbonding
			.iter()
			.try_fold(self.active, |sum, chunk| sum.checked_add(chunk.amount))
	}

	/// Queues `amount` until `available_at`, and answers when it will be available.
	///
	/// Joins the last chunk if that becomes available in the same period or later: the queue stays
	/// in order, whatever the clock did. `None` if that would make more than `places` chunks.
	pub fn enqueue(
		&mut self,
		amount: Balance,
		available_at: Period,
		places: u32,
	) -> Option<Period> {
		if let Some(last) = self.unbonding.last_mut() {
			if last.available_at >= available_at {
				last.amount = last.amount.checked_add(amount)?;
				return Some(last.available_at);
			}
		}
		if self.unbonding.len() >= usize::try_from(places).ok()? {
			return None;
		}
		self.unbonding
			.try_push(Chunk {
				amount,
				available_at,
			})
			.ok()?;
		Some(available_at)
	}

	/// Takes what is available in period `now` off the queue. Planck.
	pub fn take_matured(&mut self, now: Period) -> Balance {
		let mut matured: Balance = 0;
		self.unbonding.retain(|chunk| {
			let waits = chunk.available_at > now;
			if !waits {
				matured = matured.saturating_add(chunk.amount);
			}
			waits
		});
		matured
	}
}

/// How a provider has kept its promises: device-seconds of its leases, which count less the longer
/// ago they were.
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
pub struct Reputation {
	/// What certificates found delivered; rounded down.
	pub served: Decaying,
	/// What certificates found missing; rounded up.
	pub missing: Decaying,
}
