//! What the pallet keeps. Nothing here depends on the runtime.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	class::Tier,
	market::{Filters, Mode, OfferTerms, Receipt, ServiceLevel},
	parameters, Balance, ClassId, DeviceIndex, OfferId, Period, Timestamp, FLRN,
};
use florin_math::lease;
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::Permill;

/// Devices of one offer, and of all leases that one call opens or settles, at most.
pub const MAX_DEVICES: u32 = 64;

/// Offers that one call rents from, and leases that one call settles, at most.
pub const MAX_LEASES: u32 = 16;

/// Devices that a call looks at beyond those that it rents, because some turn out not to be ready.
pub const SPARE_DEVICES: u32 = 8;

/// Bids on one request, at most.
pub const MAX_BIDS: u32 = 64;

/// Arbiters, at most.
pub const MAX_ARBITERS: u32 = 16;

/// The highest price, in planck per device-hour: a million FLRN.
pub const MAX_PRICE: Balance = 1_000_000 * FLRN;

/// The greatest pledge for a device, in planck.
pub const MAX_PLEDGE: Balance = 1_000_000 * FLRN;

/// Commission as a share of the price, at most.
pub const MAX_COMMISSION: Permill = Permill::from_percent(10);

/// The longest lease that any chain allows, in seconds: a year.
pub const MAX_TERM: u32 = 31_536_000;

/// Periods of notice, of acceptance, of a dispute and of bidding, at most: ninety days of production.
pub const MAX_PERIODS: Period = 12_960;

/// Devices, by their handles.
pub type Devices = BoundedVec<DeviceIndex, ConstU32<MAX_DEVICES>>;

/// By what rules leases run. A lease keeps those under which it was opened.
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
	/// Commission as a share of price or credit factor, whichever is more.
	pub commission: Permill,
	/// Periods in which a tenant accepts the machines.
	pub acceptance: Period,
	/// The longest lease, in seconds.
	pub longest: u32,
	/// Periods in which arbiters resolve a dispute.
	pub dispute: Period,
	/// What whoever opens a dispute puts up, as a share of the disputed money.
	pub dispute_bond: Permill,
	/// The utilisation at which a dynamic rate stays as it is.
	pub target_utilisation: Permill,
	/// By which share of itself a dynamic rate moves in a period, at most.
	pub rate_step: Permill,
}

impl Default for Parameters {
	/// Production: periods of ten minutes.
	fn default() -> Self {
		/// Ninety days.
		const LONGEST: u32 = 90 * 86_400;
		/// Three days.
		const DISPUTE: Period = 3 * 144;

		Self {
			commission: Permill::from_percent(2),
			acceptance: 2,
			longest: LONGEST,
			dispute: DISPUTE,
			dispute_bond: Permill::from_percent(10),
			target_utilisation: Permill::from_percent(80),
			rate_step: Permill::from_parts(1_000),
		}
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		let out_of_range = |periods: Period| periods == 0 || periods > MAX_PERIODS;
		if self.commission > MAX_COMMISSION {
			Some("commission is more than a tenth of the price")
		} else if out_of_range(self.acceptance) {
			Some("tenants have no time to accept, or more than ninety days of production")
		} else if self.longest == 0 || self.longest > MAX_TERM {
			Some("the longest lease lasts no time, or longer than a year")
		} else if out_of_range(self.dispute) {
			Some("arbiters have no time, or more than ninety days of production")
		} else if self.dispute_bond < Permill::from_percent(1) {
			Some("a dispute costs next to nothing")
		} else if self.rate_step > Permill::from_percent(1) {
			Some("a dynamic rate moves by more than a hundredth in a period")
		} else {
			None
		}
	}

	fn keeps_units_of(&self, _new: &Self) -> bool {
		true
	}

	/// Shorter leases, and dearer disputes. The rest is neither tighter nor looser.
	fn is_tightened_by(&self, new: &Self) -> bool {
		let changeable = Self {
			longest: self.longest,
			dispute_bond: self.dispute_bond,
			..*new
		};
		*self == changeable && new.longest <= self.longest && new.dispute_bond >= self.dispute_bond
	}
}

/// A device of an offer.
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
pub struct Slot {
	/// Which.
	pub device: DeviceIndex,
	/// From when on it can be rented: the end of its lease, or of the time to accept it.
	pub busy_until: Timestamp,
}

/// An offer. `Ticket` stands for the deposit of its rows.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Offer<AccountId, Ticket> {
	/// Who offers.
	pub provider: AccountId,
	/// The class of all its devices.
	pub class: ClassId,
	/// How far the identity of the least trusted of them is trusted.
	pub tier: Tier,
	/// The terms for new leases.
	pub terms: OfferTerms,
	/// The devices.
	pub slots: BoundedVec<Slot, ConstU32<MAX_DEVICES>>,
	/// Stake that answers for new leases, in planck. It goes over to them.
	#[codec(compact)]
	pub pledged: Balance,
	/// Stake that went over to its leases, in planck.
	#[codec(compact)]
	pub lent: Balance,
	/// Counts its changes, so that nobody gets other terms than he saw.
	#[codec(compact)]
	pub version: u32,
	/// Its leases that haven't been finalised.
	#[codec(compact)]
	pub leases: u32,
	/// Whether it takes new leases; if not, it goes with the last lease.
	pub listed: bool,
	/// The deposit for its rows.
	pub ticket: Ticket,
}

impl<AccountId, Ticket> Offer<AccountId, Ticket> {
	/// Stake that has to answer for `devices` devices, in planck; at most [`MAX_PLEDGE`] each.
	pub fn pledge_of(service: &ServiceLevel, devices: usize) -> Balance {
		let devices = Balance::try_from(devices).unwrap_or(Balance::MAX);
		service.pledge.saturating_mul(devices)
	}

	/// Devices that no lease keeps busy at `now`.
	pub fn free_at(&self, now: Timestamp) -> usize {
		self.slots
			.iter()
			.filter(|slot| slot.busy_until <= now)
			.count()
	}

	/// Keeps `devices` of it busy until `until`.
	pub fn occupy(&mut self, devices: &[DeviceIndex], until: Timestamp) {
		for slot in &mut self.slots {
			if devices.contains(&slot.device) {
				slot.busy_until = until;
			}
		}
	}
}

/// The terms of a lease: what the offer said when it was opened.
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
pub struct LeaseTerms {
	/// Planck per device-hour.
	#[codec(compact)]
	pub price: Balance,
	/// Commission in planck per device-hour, on top.
	#[codec(compact)]
	pub commission: Balance,
	/// Seconds to which the lease may be extended.
	pub longest: u32,
	/// Who may end it early.
	pub mode: Mode,
	/// What is promised of availability.
	pub service: ServiceLevel,
	/// The period in which the price was agreed. Whoever takes a lease over takes an old price over.
	#[codec(compact)]
	pub struck: Period,
}

impl LeaseTerms {
	/// What has to lie in escrow for `seconds` device-seconds; none if it exceeds what the type holds.
	pub fn escrow(&self, seconds: u64) -> Option<Balance> {
		lease::escrow(self.price, self.commission, seconds)
	}
}

/// A choice among the offers.
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
pub struct Pick {
	/// From which offer.
	#[codec(compact)]
	pub offer: OfferId,
	/// In which of its versions. If it has changed since, nothing is rented from it.
	#[codec(compact)]
	pub version: u32,
	/// How many devices.
	#[codec(compact)]
	pub devices: u32,
}

/// Whether a lease has begun.
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
pub enum Stage {
	/// The tenant has to accept the machines.
	Waiting {
		/// Until when.
		accept_by: Timestamp,
		/// The block in which it was opened.
		since: u32,
	},
	/// The tenant has accepted them.
	Begun {
		/// When.
		started: Timestamp,
		/// When it ends, or ended. Nothing has to happen then.
		ends_at: Timestamp,
	},
}

/// Where a lease's money went. In planck; what is left of the deposits is held.
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
pub struct Money {
	/// Put in escrow by the tenant.
	#[codec(compact)]
	pub deposited: Balance,
	/// Paid to the provider.
	#[codec(compact)]
	pub paid: Balance,
	/// Paid as commission.
	#[codec(compact)]
	pub commission: Balance,
	/// Back with the tenant.
	#[codec(compact)]
	pub refunded: Balance,
	/// Gone to the reserve because the tenant never accepted.
	#[codec(compact)]
	pub forfeited: Balance,
}

impl Money {
	/// What is still in escrow; none if more went than was deposited.
	pub fn held(&self) -> Option<Balance> {
		self.deposited
			.checked_sub(self.paid)?
			.checked_sub(self.commission)?
			.checked_sub(self.refunded)?
			.checked_sub(self.forfeited)
	}
}

/// How far a lease has been settled.
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
pub struct Settled {
	/// The last period that has been settled.
	#[codec(compact)]
	pub through: Period,
	/// Device-seconds that are paid for.
	#[codec(compact)]
	pub seconds: u64,
	/// Device-seconds that certificates found delivered.
	#[codec(compact)]
	pub certified: u64,
	/// Device-seconds that receipts added to that.
	#[codec(compact)]
	pub receipted: u64,
	/// Device-seconds that certificates found missing.
	#[codec(compact)]
	pub missing: u64,
	/// Whether neither a certificate nor a receipt tells anything of the last settled period.
	pub silent: bool,
	/// Commission that is due and still in escrow, in planck.
	#[codec(compact)]
	pub commission_due: Balance,
	/// The period in which commission was last paid.
	#[codec(compact)]
	pub commission_paid_in: Period,
}

/// A lease. `Ticket` stands for the deposit of its rows.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Lease<AccountId, Ticket> {
	/// The offer that it came from.
	#[codec(compact)]
	pub offer: OfferId,
	/// Who delivers.
	pub provider: AccountId,
	/// Who pays.
	pub tenant: AccountId,
	/// The class of the devices.
	pub class: ClassId,
	/// The devices.
	pub devices: Devices,
	/// On which terms.
	pub terms: LeaseTerms,
	/// Agreed seconds.
	pub term: u32,
	/// Seconds that are paid for in advance.
	pub funded: u32,
	/// Whether it has begun.
	pub stage: Stage,
	/// Whether the provider has given notice.
	pub evicted: bool,
	/// Whether its parties disagree.
	pub disputed: bool,
	/// Who may take it over.
	pub successor: Option<AccountId>,
	/// Whether it is set aside for a redemption that its tenant owes. It stays until it is let go then.
	pub aside: bool,
	/// The tenant's latest receipt.
	pub receipt: Option<Receipt>,
	/// How far it has been settled.
	pub settled: Settled,
	/// Where its money went.
	pub money: Money,
	/// Stake that answers for its service level, in planck.
	#[codec(compact)]
	pub pledge: Balance,
	/// The deposit for its rows.
	pub ticket: Ticket,
}

impl<AccountId, Ticket> Lease<AccountId, Ticket> {
	/// How many devices there are.
	pub fn device_count(&self) -> u64 {
		u64::try_from(self.devices.len()).unwrap_or(u64::MAX)
	}

	/// `seconds` of all devices.
	pub fn device_seconds(&self, seconds: u64) -> u64 {
		self.device_count().saturating_mul(seconds)
	}

	/// Device-seconds from its beginning to `time`, at most to its end.
	pub fn elapsed_at(&self, time: Timestamp) -> u64 {
		match self.stage {
			Stage::Waiting { .. } => 0,
			Stage::Begun { started, ends_at } => {
				self.device_seconds(time.min(ends_at).saturating_sub(started))
			}
		}
	}

	/// Whether it has begun and isn't over at `now`.
	pub fn is_running(&self, now: Timestamp) -> bool {
		matches!(self.stage, Stage::Begun { ends_at, .. } if now < ends_at)
	}
}

/// What a tenant asks for. `Ticket` stands for the deposit of the row.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Request<AccountId, Ticket> {
	/// Who asks.
	pub tenant: AccountId,
	/// What for.
	pub wanted: Wanted,
	/// How many bids there are.
	pub bids: u32,
	/// The deposit for the row.
	pub ticket: Ticket,
}

/// What a request asks for.
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
pub struct Wanted {
	/// The class.
	pub class: ClassId,
	/// How many devices.
	pub devices: u32,
	/// For how many seconds.
	pub term: u32,
	/// Planck per device-hour, commission included, at most.
	pub limit: Balance,
	/// What else.
	pub filters: Filters,
	/// The last period in which bids are taken.
	pub deadline: Period,
}

/// A provider's bid on a request. `Ticket` stands for the deposit of the row.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bid<Ticket> {
	/// The offer whose devices and terms it is about.
	#[codec(compact)]
	pub offer: OfferId,
	/// In which of its versions.
	#[codec(compact)]
	pub version: u32,
	/// The price instead of the offer's, in planck per device-hour.
	#[codec(compact)]
	pub price: Balance,
	/// The deposit for the row.
	pub ticket: Ticket,
}

/// A dispute about what of a lease wasn't settled.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Dispute {
	/// Whether the tenant opened it; the provider, if not.
	pub by_tenant: bool,
	/// The hash of what whoever opened it shows to the arbiters.
	pub evidence: H256,
	/// What whoever opened it put up, in planck.
	#[codec(compact)]
	pub bond: Balance,
	/// The last period in which arbiters may resolve it.
	#[codec(compact)]
	pub deadline: Period,
}

/// The dynamic rate of a class, and what it will move by.
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
pub struct DynamicRate {
	/// Planck per device-hour.
	#[codec(compact)]
	pub rate: Balance,
	/// The period in which the seconds below were certified.
	#[codec(compact)]
	pub period: Period,
	/// Certified seconds in use.
	#[codec(compact)]
	pub used: u64,
	/// Certified seconds that weren't.
	#[codec(compact)]
	pub idle: u64,
}

/// By what offers of a class are sorted: the price (or floor), then the age. Big-endian numbers, so that
/// the order of keys is the order of prices.
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
pub struct BookKey(pub [u8; 24]);

impl BookKey {
	/// The key of an offer.
	pub fn new(price: Balance, offer: OfferId) -> Self {
		let mut key = [0; 24];
		let bytes = price.to_be_bytes().into_iter().chain(offer.to_be_bytes());
		for (place, byte) in key.iter_mut().zip(bytes) {
			*place = byte;
		}
		Self(key)
	}

	/// The price (or floor) that it is sorted by.
	pub fn price(&self) -> Balance {
		self.0
			.first_chunk()
			.copied()
			.map(Balance::from_be_bytes)
			.unwrap_or_default()
	}

	/// The offer that it is the key of.
	pub fn offer(&self) -> OfferId {
		self.0
			.last_chunk()
			.copied()
			.map(OfferId::from_be_bytes)
			.unwrap_or_default()
	}
}
