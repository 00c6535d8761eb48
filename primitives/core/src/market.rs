//! Offers, requests and leases as their parties and clients see them.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use crate::{
	class::Tier, Balance, ClassId, DeviceIndex, LeaseId, OfferId, Period, RequestId, Timestamp,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_io::hashing::blake2_256;
use sp_runtime::Permill;

/// What a device costs.
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
pub enum Price {
	/// Planck per device-hour.
	Fixed(Balance),
	/// The dynamic rate of the class, but at least so many planck per device-hour.
	Dynamic {
		/// The least.
		floor: Balance,
	},
}

impl Price {
	/// Planck per device-hour while the class's dynamic rate is `rate`.
	pub fn at(self, rate: Balance) -> Balance {
		match self {
			Self::Fixed(price) => price,
			Self::Dynamic { floor } => rate.max(floor),
		}
	}

	/// The planck by which offers are ordered: the price, or the floor.
	pub const fn least(self) -> Balance {
		match self {
			Self::Fixed(price) | Self::Dynamic { floor: price } => price,
		}
	}

	/// Whether it follows the dynamic rate.
	pub const fn is_dynamic(self) -> bool {
		matches!(self, Self::Dynamic { .. })
	}
}

/// Who may end a lease before its term, and what that costs.
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
pub enum Mode {
	/// The provider may not. The tenant pays for the whole term in advance, and may close early for a fee.
	Reserved {
		/// The share of the price of the time given up.
		break_fee: Permill,
	},
	/// Either may, at any time, for nothing.
	Spot,
	/// The tenant may at any time, for nothing; the provider may after a notice, which it pays for.
	Interruptible {
		/// Periods from the notice to the end of the lease.
		notice: Period,
		/// The share of the price of that time that the provider pays to the tenant.
		compensation: Permill,
	},
}

/// How devices of an offer reach each other.
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
pub enum Interconnect {
	/// Through their hosts.
	Pcie,
	/// Directly, within a host.
	NvLink,
	/// Directly, across hosts as well.
	InfiniBand,
}

/// What an offer promises of its devices' availability.
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
pub struct ServiceLevel {
	/// The share of certified time that is delivered, at least.
	pub availability: Permill,
	/// Stake that answers for it, in planck per device: all of it goes to a tenant who gets nothing of
	/// a lease.
	pub pledge: Balance,
}

/// What a provider says of an offer's devices beside their class.
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
pub struct Attributes {
	/// Where they are: an ISO 3166-1 alpha-2 code.
	pub region: [u8; 2],
	/// Memory of the host for each device, in GiB.
	pub memory_gib: u32,
	/// How they reach each other.
	pub interconnect: Interconnect,
}

/// The terms of an offer.
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
pub struct OfferTerms {
	/// What a device costs.
	pub price: Price,
	/// The shortest lease, in seconds.
	pub shortest: u32,
	/// The longest lease, in seconds.
	pub longest: u32,
	/// Who may end it early.
	pub mode: Mode,
	/// What is promised of availability.
	pub service: ServiceLevel,
	/// What the devices are like.
	pub attributes: Attributes,
}

/// What a request asks of an offer. What is `None` doesn't matter.
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
pub struct Filters {
	/// Where.
	pub region: Option<[u8; 2]>,
	/// GiB of host memory per device, at least.
	pub memory_gib: Option<u32>,
	/// At least this close to each other.
	pub interconnect: Option<Interconnect>,
	/// At least this availability.
	pub availability: Option<Permill>,
	/// Whether the provider may not end the lease early.
	pub reserved: bool,
}

impl Filters {
	/// Whether an offer with `terms` will do.
	pub fn accept(&self, terms: &OfferTerms) -> bool {
		let attributes = &terms.attributes;
		self.region.is_none_or(|region| region == attributes.region)
			&& self
				.memory_gib
				.is_none_or(|least| attributes.memory_gib >= least)
			&& self
				.interconnect
				.is_none_or(|least| attributes.interconnect >= least)
			&& self
				.availability
				.is_none_or(|least| terms.service.availability >= least)
			&& (!self.reserved || matches!(terms.mode, Mode::Reserved { .. }))
	}
}

/// What a tenant says it got by the end of a period. The latest one counts.
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
pub struct Receipt {
	/// The last period that it covers.
	#[codec(compact)]
	pub through: Period,
	/// Device-seconds since the lease began.
	#[codec(compact)]
	pub seconds: u64,
}

impl Receipt {
	/// What the tenant signs: `blake2_256("florin/receipt" ‖ genesis hash ‖ SCALE(lease) ‖ through (u32, little-endian) ‖ seconds (u64, little-endian))`.
	pub fn signing_payload(&self, genesis: &[u8; 32], lease: LeaseId) -> [u8; 32] {
		let mut message = Vec::from(&b"florin/receipt"[..]);
		message.extend_from_slice(genesis);
		message.extend_from_slice(&lease.to_le_bytes());
		message.extend_from_slice(&self.through.to_le_bytes());
		message.extend_from_slice(&self.seconds.to_le_bytes());
		blake2_256(&message)
	}
}

/// An offer as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OfferReport<AccountId> {
	/// Its id.
	pub id: OfferId,
	/// Who offers.
	pub provider: AccountId,
	/// What is offered.
	pub class: ClassId,
	/// How far the devices' identity is trusted.
	pub tier: Tier,
	/// The terms.
	pub terms: OfferTerms,
	/// What a device-hour costs now, in planck.
	pub price: Balance,
	/// The commission on top, in planck per device-hour; none if the class has been retired.
	pub commission: Option<Balance>,
	/// All devices.
	pub devices: Vec<DeviceIndex>,
	/// How many of them can be rented now.
	pub free: u32,
	/// Whether it takes new leases.
	pub listed: bool,
	/// Stake that answers for new leases of it, in planck.
	pub pledged: Balance,
	/// Counts its changes; `rent` names the one that it is about.
	pub version: u32,
}

/// What a lease of some devices would cost.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Quote {
	/// The offer.
	pub offer: OfferId,
	/// The version that this is about.
	pub version: u32,
	/// Devices of it that could be rented now, at most as many as were asked for.
	pub devices: u32,
	/// Planck per device-hour.
	pub price: Balance,
	/// Commission in planck per device-hour, on top.
	pub commission: Balance,
	/// What has to lie in escrow for these devices and the whole term, in planck.
	pub escrow: Balance,
}

/// How far a lease has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum LeasePhase {
	/// The tenant has to accept the machines.
	Waiting {
		/// Until when.
		accept_by: Timestamp,
	},
	/// It runs.
	Running {
		/// Since when.
		started: Timestamp,
		/// Until when it is paid for.
		ends_at: Timestamp,
	},
	/// It is over; the last periods await their certificates.
	Over {
		/// When it began.
		started: Timestamp,
		/// When it ended.
		ended: Timestamp,
		/// When it can be finalised.
		final_from: Timestamp,
	},
	/// Its parties disagree. It is over.
	Disputed {
		/// When it began.
		started: Timestamp,
		/// When it ended.
		ended: Timestamp,
		/// The last period in which arbiters may resolve it.
		deadline: Period,
	},
}

/// A lease with its live amounts.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct LeaseReport<AccountId> {
	/// Its id.
	pub id: LeaseId,
	/// The offer that it came from.
	pub offer: OfferId,
	/// Who delivers.
	pub provider: AccountId,
	/// Who pays.
	pub tenant: AccountId,
	/// What.
	pub class: ClassId,
	/// Which devices.
	pub devices: Vec<DeviceIndex>,
	/// Planck per device-hour.
	pub price: Balance,
	/// Commission in planck per device-hour.
	pub commission: Balance,
	/// Who may end it early.
	pub mode: Mode,
	/// What is promised of availability.
	pub service: ServiceLevel,
	/// Agreed seconds.
	pub term: u32,
	/// Seconds that are paid for in advance.
	pub funded: u32,
	/// How far it has come.
	pub phase: LeasePhase,
	/// Device-seconds since it began.
	pub elapsed: u64,
	/// Device-seconds that certificates found delivered so far.
	pub verified: u64,
	/// Device-seconds that certificates found missing so far.
	pub missing: u64,
	/// Whether it is set aside for a redemption that its tenant owes.
	pub aside: bool,
	/// The tenant's latest receipt that waits for its period to be final.
	pub receipt: Option<Receipt>,
	/// Put in escrow, in planck.
	pub deposited: Balance,
	/// Paid to the provider, in planck.
	pub paid: Balance,
	/// Paid as commission, in planck.
	pub commission_paid: Balance,
	/// Back with the tenant, in planck.
	pub refunded: Balance,
	/// Still in escrow, in planck.
	pub held: Balance,
	/// What `settle` would pay the provider now, in planck.
	pub due: Balance,
	/// Stake that answers for its service level, in planck.
	pub pledge: Balance,
}

/// A request with its bids.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RequestReport<AccountId> {
	/// Its id.
	pub id: RequestId,
	/// Who asks.
	pub tenant: AccountId,
	/// The class.
	pub class: ClassId,
	/// How many devices.
	pub devices: u32,
	/// For how long, in seconds.
	pub term: u32,
	/// Planck per device-hour, commission included, at most.
	pub limit: Balance,
	/// What else.
	pub filters: Filters,
	/// The last period in which bids are taken.
	pub deadline: Period,
	/// Who bids: the offer, and planck per device-hour without commission; the lowest first.
	pub bids: Vec<(AccountId, OfferId, Balance)>,
}
