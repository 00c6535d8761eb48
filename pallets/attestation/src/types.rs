//! What the pallet keeps, apart from the record of a device's activity ([`crate::activity`]).

use crate::activity::Activity;
use alloc::{format, string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	certificate::{CertificateBody, MAX_ATTESTERS},
	class::{Architecture, Tier},
	parameters, AttesterId, Balance, ClassId, Day, DeviceId, Period, FLRN,
};
use florin_evidence::{
	Board, CertificateId, EvidenceError, Firmware, Fwid, LeafKey, Text, VbiosVersion, CHAIN_LENGTH,
};
use frame_support::{
	traits::{ConstU32, PalletError},
	BoundedVec,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{ed25519::Signature, H256};

/// Periods that a ring holds, at most; production's has 43. Every entry of a certificate decodes and encodes a whole ring.
pub const MAX_RING: u32 = 48;

/// Uses that one device may have in one period, at most.
pub const MAX_USES: u32 = 3;

/// Roots of device chains that may be trusted at once, at most.
pub const MAX_ROOTS: u32 = 8;

/// Verified upper parts of device chains that are remembered, at most.
pub const MAX_AUTHORITIES: u32 = 32;

/// Certificates that a registration may carry: more than a chain has, so that a chain that is too
/// long is told so.
pub const MAX_CERTIFICATES: u32 = 8;

/// Blocks whose hashes go into the seed of a period.
pub const SEED_HASHES: u32 = 8;

/// How old the block that a registration names may be, in blocks, at most: for about so long the chain
/// knows its hash.
pub const MAX_REGISTRATION_WINDOW: u32 = 4_096;

/// Certificates per period whose submitter gets the fee back, at most.
pub const MAX_REFUNDS: u32 = 64;

/// An attester's bond in planck, at most.
pub const MAX_ATTESTER_BOND: Balance = 1_000_000 * FLRN;

/// The durations and bounds by which the pallet runs.
///
/// The default has the numbers of a production chain.
#[derive(
	Clone,
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
	/// Length of a period, in seconds.
	pub period_seconds: u16,
	/// Time between two blocks, in seconds.
	pub block_seconds: u16,
	/// Length of a day, in periods.
	pub periods_per_day: Period,
	/// Length of the span in which matured time may be claimed before the next one begins, in days.
	pub days_per_span: Day,
	/// A device is challenged in one of so many periods on average.
	pub challenge_modulus: u32,
	/// Blocks after its challenge block in which a proof of presence is taken.
	pub presence_window: u32,
	/// Periods after its own in which a certificate is taken.
	pub certificate_window: Period,
	/// Periods in which what a certificate says may still be voided, counted from the end of its
	/// window: idle time matures when its period leaves the ring, however early the certificate
	/// landed.
	pub dispute_span: Period,
	/// How old the block that a registration names may be, in blocks.
	pub registration_window: u32,
	/// Certificates per period whose submitter gets the fee back.
	pub refunds_per_period: u32,
	/// What is on hold for an attester while it may sign, and for a ring of periods from then, in
	/// planck.
	pub attester_bond: Balance,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			period_seconds: 600,
			block_seconds: 2,
			periods_per_day: 144,
			days_per_span: 30,
			challenge_modulus: 144,
			presence_window: 10,
			certificate_window: 6,
			dispute_span: 36,
			registration_window: 128,
			refunds_per_period: 8,
			attester_bond: 1_000 * FLRN,
		}
	}
}

impl Parameters {
	/// Periods that a device's record keeps: a certificate may land until the end of its window and
	/// its idle time stays on record for the dispute span from then.
	pub fn ring_length(&self) -> Period {
		self.certificate_window
			.saturating_add(self.dispute_span)
			.saturating_add(1)
	}

	/// Blocks within a period if none is missed.
	pub fn expected_blocks(&self) -> u32 {
		u32::from(self.period_seconds)
			.checked_div(u32::from(self.block_seconds))
			.unwrap_or_default()
	}

	/// Blocks from the first of a period among which challenge blocks lie: three quarters of the
	/// expected ones, at least one.
	pub fn challenge_spread(&self) -> u32 {
		let expected = self.expected_blocks();
		expected.saturating_sub(expected.div_ceil(4)).max(1)
	}

	/// The claim span that a period belongs to.
	pub fn span_of(&self, period: Period) -> u32 {
		period
			.checked_div(self.periods_per_day)
			.and_then(|day| day.checked_div(self.days_per_span))
			.unwrap_or_default()
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		let positive = self.period_seconds > 0
			&& self.block_seconds > 0
			&& self.periods_per_day > 0
			&& self.days_per_span > 0
			&& self.challenge_modulus > 0
			&& self.presence_window > 0
			&& self.certificate_window > 0
			&& self.registration_window > 0;
		if !positive {
			Some("durations, windows and the challenge modulus are at least one")
		} else if self.attester_bond == 0 {
			Some("an attester without a bond has nothing to lose")
		} else if self.attester_bond > MAX_ATTESTER_BOND {
			Some("an attester's bond is above a million FLRN")
		} else if self.registration_window > MAX_REGISTRATION_WINDOW {
			Some("a registration names a block whose hash isn't known any more")
		} else if self.refunds_per_period > MAX_REFUNDS {
			Some("more certificates of a period are free than a committee has members")
		} else if self.expected_blocks() == 0 {
			Some("a period is at least one block long")
		} else if self.ring_length() > MAX_RING {
			Some("certificate window and dispute span exceed the ring")
		} else {
			None
		}
	}

	/// Records are counted in periods, and challenges of past periods are drawn when they are decided.
	fn keeps_units_of(&self, new: &Self) -> bool {
		let changeable = Self {
			registration_window: self.registration_window,
			refunds_per_period: self.refunds_per_period,
			attester_bond: self.attester_bond,
			..new.clone()
		};
		*self == changeable
	}

	fn is_tightened_by(&self, new: &Self) -> bool {
		new.registration_window <= self.registration_window
			&& new.refunds_per_period <= self.refunds_per_period
			&& new.attester_bond >= self.attester_bond
	}
}

/// The start of a period.
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
pub struct PeriodStart {
	/// The period.
	pub period: Period,
	/// The first block in it.
	pub first_block: u32,
	/// What decides who is challenged in it, and when.
	pub seed: [u8; 32],
	/// Whether an entry of a certificate for it has landed. A period without is *dark*: nobody can
	/// be blamed for what it would have shown.
	pub certified: bool,
	/// Whether the chain was halted in it, or it lies in the grace after that: nobody is blamed for a
	/// challenge that he didn't answer. The current period's is found out anew each time.
	pub excused: bool,
}

/// The last periods that had a block, in ascending order.
pub type PeriodStarts = BoundedVec<PeriodStart, ConstU32<MAX_RING>>;

/// A registered device: who it belongs to, as what it counts, and its record.
///
/// All that the landing of a certificate needs is in this one row.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Device<AccountId> {
	/// The identity of the hardware.
	pub id: DeviceId,
	/// Who registered it.
	pub provider: AccountId,
	/// The class as which it was registered.
	pub class: ClassId,
	/// How far its identity is trusted.
	pub tier: Tier,
	/// The period of its registration. It counts from the next one on.
	pub registered_in: Period,
	/// The period in which it was retired. It doesn't count after that one.
	pub retired_in: Option<Period>,
	/// The period in which it, or a certificate of its chain, was revoked. Idle time that hadn't
	/// matured by then is void.
	pub revoked_in: Option<Period>,
	/// The number of revocations with which its chain has been compared.
	pub revocations_seen: u32,
	/// Whether it is among the provider's verified capacity.
	pub counted: bool,
	/// Whether its time counts towards the utilisation that a dynamic rate follows.
	pub rated: bool,
	/// What it did.
	pub activity: Activity,
}

impl<AccountId> Device<AccountId> {
	/// Whether its chain has to be compared with certificates revoked since, of `revocations` ever.
	pub fn is_behind(&self, revocations: u32) -> bool {
		self.revoked_in.is_none() && self.revocations_seen != revocations
	}
}

/// The keys and names by which a device's evidence is verified.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Credentials<Ticket> {
	/// The generation of the hardware.
	pub architecture: Architecture,
	/// The key that signs the device's reports.
	pub leaf_key: LeafKey,
	/// The firmware to which that key is bound.
	pub fwid: Fwid,
	/// The per-device identifier in the leaf.
	pub pdi: [u8; 8],
	/// The certificates of the chain, leaf first.
	pub certificates: [CertificateId; CHAIN_LENGTH],
	/// SHA-256 of the root of the chain.
	pub root: [u8; 32],
	/// The deposit for the device's rows.
	pub ticket: Ticket,
}

/// A row of the firmware policy.
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
pub struct AllowedFirmware {
	/// What devices may run.
	pub firmware: Firmware,
	/// The class that devices which run it belong to. Board and architecture are part of the
	/// firmware, so one firmware runs on one class of hardware.
	pub class: ClassId,
}

/// Keys of attesters, in strictly ascending order.
pub type Attesters = BoundedVec<AttesterId, ConstU32<MAX_ATTESTERS>>;

/// The attester committee.
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
pub struct Committee {
	/// Counts the committees.
	pub epoch: u32,
	/// Who is on it.
	pub members: Attesters,
}

impl Committee {
	/// Members that may be faulty: f = ⌊(n − 1) / 3⌋.
	pub fn faulty(&self) -> usize {
		let others = self.members.len().saturating_sub(1);
		others.checked_div(3).unwrap_or_default()
	}

	/// Signatures that a certificate needs: n − f; at least one, so that nobody speaks for a
	/// committee without members.
	pub fn quorum(&self) -> usize {
		self.members.len().saturating_sub(self.faulty()).max(1)
	}

	/// The member's place on the committee, by which [`Signers`] name it.
	pub fn seat(&self, attester: &AttesterId) -> Option<u32> {
		let seat = self.members.binary_search(attester).ok()?;
		u32::try_from(seat).ok()
	}
}

/// Who of a committee signed: bit k for its member k.
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
pub struct Signers(pub u64);

impl Signers {
	/// The bit of the member with that seat. Committees have no more members than there are bits.
	fn bit(seat: u32) -> u64 {
		1_u64.checked_shl(seat).unwrap_or_default()
	}

	/// Notes that the member with that seat signed.
	pub fn insert(&mut self, seat: u32) {
		self.0 |= Self::bit(seat);
	}

	/// Takes off the member with that seat; answers whether it had signed.
	pub fn remove(&mut self, seat: u32) -> bool {
		let signed = self.contains(seat);
		self.0 &= !Self::bit(seat);
		signed
	}

	/// Whether somebody is among both.
	pub fn intersects(&self, other: Self) -> bool {
		self.0 & other.0 != 0
	}

	/// Those and the `other` ones.
	pub fn with(&self, other: Self) -> Self {
		Self(self.0 | other.0)
	}

	/// Whether the member with that seat signed.
	pub fn contains(&self, seat: u32) -> bool {
		self.0 & Self::bit(seat) != 0
	}

	/// How many signed.
	pub fn count(&self) -> u32 {
		self.0.count_ones()
	}
}

/// The bond of an attester, and what it has signed. It stays on record when it is slashed, so that the
/// key is never trusted again.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AttesterBond<AccountId> {
	/// Who put up the bond, and gets what the attester earns.
	pub owner: AccountId,
	/// On hold, in planck; nothing once the attester has been slashed.
	pub bond: Balance,
	/// Device-seconds that it signed and hasn't been paid for.
	pub seconds: u64,
	/// The period in which it began to leave.
	pub unbonding_since: Option<Period>,
	/// Whether it was shown to have signed two values for one device, period and round.
	pub slashed: bool,
}

impl<AccountId> AttesterBond<AccountId> {
	/// Whether the attester may become a member of the committee.
	pub fn is_eligible(&self) -> bool {
		!self.slashed && self.unbonding_since.is_none()
	}
}

/// A certificate that was taken, kept for its window so that more attesters can sign it.
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
pub struct TakenCertificate {
	/// The epoch of the committee that signed.
	pub epoch: u32,
	/// Verified seconds of the entries that landed, together.
	pub seconds: u32,
	/// Who signed so far.
	pub signers: Signers,
}

/// A certificate's body with the signature of one attester: half of the evidence of an
/// equivocation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct SignedBody {
	/// The epoch under which it was signed.
	pub epoch: u32,
	/// What was signed.
	pub body: CertificateBody,
	/// The attester's signature.
	pub signature: Signature,
}

/// A committee that has been replaced.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ReplacedCommittee {
	/// The committee.
	pub committee: Committee,
	/// The period in which its successor was set. It certifies periods up to this one, within the
	/// certificate window.
	pub replaced_in: Period,
}

/// How many certificates have had their fee refunded in a period.
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
pub struct RefundCount {
	/// The period of submission.
	pub period: Period,
	/// Refunds in it.
	pub refunds: u32,
}

/// A check that the evidence failed, as part of a dispatch error.
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
pub struct FailedCheck(pub EvidenceError);

impl PalletError for FailedCheck {
	const MAX_ENCODED_SIZE: usize = 1;
}

/// Names of architectures in genesis presets.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Architecture", rename_all = "lowercase")]
enum ArchitectureName {
	Hopper,
	Blackwell,
}

/// A row of the firmware policy as genesis presets write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FirmwareEntry {
	/// `hopper` or `blackwell`.
	#[serde(with = "ArchitectureName")]
	pub architecture: Architecture,
	/// The board's project, for example `G520`; empty where reports don't state it.
	pub project: String,
	/// Variant of the project.
	pub project_sku: String,
	/// Variant of the chip.
	pub chip_sku: String,
	/// Version of the driver, for example `550.90.07`.
	pub driver: String,
	/// Version of the VBIOS, five numbers in hexadecimal: `96.00.9F.00.01`.
	pub vbios: String,
	/// Blake2-256 of the measurement record.
	pub measurements: H256,
	/// The class that devices which run it belong to.
	pub class: ClassId,
}

impl FirmwareEntry {
	/// The entry for `firmware` on devices of `class`.
	pub fn new(firmware: &Firmware, class: ClassId) -> Self {
		let board = &firmware.board;
		Self {
			architecture: firmware.architecture,
			project: format!("{}", board.project),
			project_sku: format!("{}", board.project_sku),
			chip_sku: format!("{}", board.chip_sku),
			driver: format!("{}", firmware.driver),
			vbios: format!("{}", firmware.vbios),
			measurements: H256(firmware.measurements),
			class,
		}
	}

	/// What the entry says, if each of its texts is one that a report may carry.
	pub fn firmware(&self) -> Option<Firmware> {
		Some(Firmware {
			architecture: self.architecture,
			board: Board {
				project: text(&self.project)?,
				project_sku: text(&self.project_sku)?,
				chip_sku: text(&self.chip_sku)?,
			},
			driver: text(&self.driver)?,
			vbios: dotted(&self.vbios)?,
			measurements: self.measurements.0,
		})
	}
}

/// Reads a text; an empty one stands for what reports don't state.
fn text(characters: &str) -> Option<Text> {
	if characters.is_empty() {
		Some(Text::default())
	} else {
		Text::new(characters.as_bytes())
	}
}

/// Reads a VBIOS version of five numbers in hexadecimal.
fn dotted(version: &str) -> Option<VbiosVersion> {
	let numbers = version
		.split('.')
		.map(|number| u8::from_str_radix(number, 16).ok())
		.collect::<Option<Vec<_>>>()?;
	numbers.try_into().ok().map(VbiosVersion::from_dotted)
}
