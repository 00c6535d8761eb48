//! What the runtime APIs answer: figures derived from state, for clients.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use crate::{
	class::Architecture,
	work::{MaturedWork, Work},
	AttesterId, Balance, ClassId, ComputeTime, DeviceId, DeviceIndex, LeaseId, Period,
	RedemptionId, Timestamp, UseId,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::Permill;

/// The protocol's clock and the windows that hang on it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ClockReport {
	/// The current period.
	pub period: Period,
	/// Seconds in a period.
	pub period_seconds: u16,
	/// Periods in a day.
	pub periods_per_day: Period,
	/// The block in which the current period began.
	pub first_block: u32,
	/// Periods after its own during which a certificate is taken.
	pub certificate_window: Period,
	/// Periods in which what a certificate says of idle time may still be voided, counted from the
	/// latest in which it could have landed.
	pub dispute_span: Period,
	/// The epoch of the attester committee.
	pub committee_epoch: u32,
	/// Signatures that a certificate needs.
	pub quorum: u32,
	/// The latest period that a certificate in the next block may be about; none before the first
	/// one is over and can't be proven any more.
	pub certifiable: Option<Period>,
	/// Periods for which an entry of a certificate landed, since genesis, without those in which nobody is blamed because the chain was halted or
	/// stood still.
	pub certified_periods: u32,
	/// Recent periods that can't be certified any more and never were, oldest first. Nobody is blamed
	/// for what they would have shown.
	pub dark: Vec<Period>,
}

/// An attester: its bond, and what it has earned.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AttesterReport<AccountId> {
	/// Its key.
	pub attester: AttesterId,
	/// Who put up the bond, and gets what it earns.
	pub owner: AccountId,
	/// On hold, in planck.
	pub bond: Balance,
	/// Device-seconds that it signed and hasn't been paid for.
	pub seconds: u64,
	/// What it would be paid for them now, in planck.
	pub earned: Balance,
	/// Whether it is on the committee.
	pub on_committee: bool,
	/// Whether it was shown to have signed two values for one thing.
	pub slashed: bool,
	/// The period from which on its bond can be freed, once it has begun to leave.
	pub free_from: Option<Period>,
}

impl ClockReport {
	/// Periods from a certified one until its idle time may be minted: it leaves the device's record
	/// then.
	pub fn maturity(&self) -> Period {
		self.certificate_window
			.saturating_add(self.dispute_span)
			.saturating_add(1)
	}
}

/// When and how a device has to prove its presence for a period.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ChallengeReport {
	/// The period to prove.
	pub period: Period,
	/// Whether the device is challenged. One that isn't may still prove if it is unfresh.
	pub challenged: bool,
	/// Whether the proof has been given.
	pub proven: bool,
	/// The block whose hash goes into the nonce.
	pub challenge_block: u32,
	/// The last block that takes the proof.
	pub last_block: u32,
}

impl ChallengeReport {
	/// Whether a device that is `fresh` or not has something left to prove.
	pub fn is_owed(&self, fresh: bool) -> bool {
		(self.challenged || !fresh) && !self.proven
	}

	/// Whether `block` is among those that take the proof.
	pub fn is_open_in(&self, block: u64) -> bool {
		block > u64::from(self.challenge_block) && block <= u64::from(self.last_block)
	}
}

/// One period of a device's record.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DevicePeriodReport {
	/// The period.
	pub period: Period,
	/// Whether presence was proven in it.
	pub proven: bool,
	/// Whether the device counted as present in it, where that is decided.
	pub fresh: Option<bool>,
	/// What a certificate says of it: seconds, quality, mean watts.
	pub certified: Option<(u16, Permill, u16)>,
	/// Uses that occupied it and their seconds; none means idle.
	pub uses: Vec<(UseId, u16)>,
}

/// A device as the chain sees it now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DeviceReport<AccountId> {
	/// Its handle.
	pub index: DeviceIndex,
	/// Its identity.
	pub id: DeviceId,
	/// Who registered it.
	pub provider: AccountId,
	/// Its class.
	pub class: ClassId,
	/// Whether its latest challenge was met.
	pub fresh: bool,
	/// Whether it has been retired.
	pub retired: bool,
	/// Whether it, or a certificate of its chain, has been revoked.
	pub revoked: bool,
	/// What occupies it.
	pub current_use: Option<UseId>,
	/// The periods on record, oldest first.
	pub periods: Vec<DevicePeriodReport>,
	/// What may be claimed now.
	pub matured: MaturedWork,
	/// Idle time on record that hasn't matured, and its value.
	pub maturing: Work,
}

/// What a device's evidence says, once it has been verified.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct EvidenceSummary {
	/// The identity that a registration would get.
	pub device: DeviceId,
	/// The hardware's architecture.
	pub architecture: Architecture,
	/// The key of the firmware's entry in the policy.
	pub firmware: [u8; 32],
	/// The class as which the policy lets that firmware register; none if it isn't listed.
	pub class: Option<ClassId>,
	/// Version of the driver.
	pub driver: Vec<u8>,
	/// Version of the VBIOS, dotted.
	pub vbios: Vec<u8>,
	/// The nonce that the report answers.
	pub nonce: [u8; 32],
	/// Whether one of its certificates, or the hardware itself, has been revoked.
	pub revoked: bool,
	/// The handle under which this identity is registered, if it is.
	pub registered: Option<DeviceIndex>,
}

/// The whole supply, split by what stands behind it. All in planck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BackingReport {
	/// All FLRN there are: the sum of the four below.
	pub total_issuance: Balance,
	/// Owed by issuers and covered by their bond and free stake.
	pub secured: Balance,
	/// Owed by issuers beyond what they have locked, on the strength of their starter and earned lines.
	/// Lines may have shrunk since.
	pub on_credit_lines: Balance,
	/// Listed in the genesis preset.
	pub bootstrap: Balance,
	/// Left behind by defaults and not yet burned by the reserve.
	pub unbacked: Balance,
	/// Minted since genesis.
	pub minted: Balance,
	/// Burned since genesis by issuers that repaid.
	pub repaid: Balance,
	/// Burned since genesis for hours that were delivered to their holders.
	pub redeemed: Balance,
	/// Burned since genesis out of bonds and stakes, for hours that weren't delivered in time.
	pub cleared: Balance,
	/// Owed since genesis by issuers that defaulted, beyond what burned of theirs.
	pub defaulted: Balance,
	/// Burned since genesis by the reserve for those.
	pub made_good: Balance,
	/// What the reserve holds beyond all earned lines: what it may burn, and else give to the treasury.
	pub reserve_surplus: Balance,
	/// Mint that the network-wide daily cap has left now.
	pub daily_cap_left: Balance,
}

/// A provider's credit line. All in planck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CreditLineReport {
	/// Owed over all classes.
	pub liability: Balance,
	/// On hold out of its mints.
	pub bond: Balance,
	/// Stake neither pledged nor unbonding.
	pub free_stake: Balance,
	/// Granted for proven presence.
	pub starter: Balance,
	/// Earned by commission, as decayed by now.
	pub earned: Balance,
	/// What the next mint may come to before the line is full; other caps may be lower.
	pub mintable: Balance,
	/// Whether the provider has defaulted: it mints no more.
	pub defaulted: bool,
	/// Per class.
	pub classes: Vec<ClassLiability>,
}

/// What a provider owes in one class.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ClassLiability {
	/// The class.
	pub class: ClassId,
	/// Owed, in planck.
	pub value: Balance,
	/// Owed, in device time of the class.
	pub time: ComputeTime,
	/// The part of it that is promised to holders who redeem it.
	pub promised: Work,
	/// Verified devices that can deliver it.
	pub hourly_capacity: u32,
	/// Devices that the provider has to keep busy with redemptions so that it isn't late with any.
	pub busy_devices_needed: u64,
	/// Whether it lately has.
	pub keeps_up: bool,
}

/// How far a redemption has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum RedemptionPhase {
	/// The issuer has to free devices.
	Waiting,
	/// The holder has to accept them.
	Offered {
		/// Until when.
		accept_by: Timestamp,
	},
	/// The holder has the devices.
	Running {
		/// Until when at the latest.
		until: Timestamp,
	},
	/// Their time is over, and not all of it is final.
	Over {
		/// Since when.
		until: Timestamp,
	},
}

/// A redemption as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RedemptionReport<AccountId> {
	/// Its id.
	pub id: RedemptionId,
	/// Whose credits are on hold.
	pub holder: AccountId,
	/// Who owes the hours.
	pub provider: AccountId,
	/// The class.
	pub class: ClassId,
	/// Devices that the holder wants at a time.
	pub devices_wanted: u32,
	/// What was promised when it was opened.
	pub promised: Work,
	/// What of that is still redeemed; its value is on hold.
	pub left: Work,
	/// Device time that was delivered and paid with credits.
	pub delivered: ComputeTime,
	/// Device time that was overdue and cleared.
	pub cleared: ComputeTime,
	/// Device time that certificates say was delivered and that isn't settled yet.
	pub unsettled: ComputeTime,
	/// Certified periods until what is missing is overdue.
	pub notice_left: u32,
	/// What could be cleared now, unless the issuer keeps up.
	pub overdue: ComputeTime,
	/// Whether the holder has given it up, or the issuer has defaulted.
	pub cancelled: bool,
	/// How far it has come.
	pub phase: RedemptionPhase,
	/// The issuer's devices that serve it.
	pub devices: Vec<DeviceIndex>,
	/// The lease whose devices serve it.
	pub lease: Option<LeaseId>,
}

/// How a provider has kept its promises. Seconds that certificates told of, of leases that are over; they
/// count less the longer ago that was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ReputationReport {
	/// Device-seconds delivered.
	pub served: u128,
	/// Device-seconds missing.
	pub missing: u128,
}

impl ReputationReport {
	/// The share that was delivered; none where nothing counts any more.
	pub fn score(&self) -> Option<Permill> {
		let total = self.served.saturating_add(self.missing);
		(total > 0).then(|| Permill::from_rational(self.served, total))
	}
}
