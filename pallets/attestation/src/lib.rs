//! # Attestation
//!
//! Which hardware there is, whether it is present, and for how many seconds it worked: from the
//! vendor's evidence, proofs of presence and the certificates of the attester committee.
//!
//! ## Terminology
//!
//! * **Period**: the protocol's clock, Unix time divided by the period length. It begins in the
//!   first block whose timestamp falls in it; a period without a block has no start.
//! * **Evidence**: a device chain (five certificates) and a report signed by the device.
//! * **Fresh**: a device is fresh in a period if it met its latest challenge, or registered since.
//! * **Certificate**: what the committee measured of up to 1,024 devices in one period.
//! * **Landed**: an entry of a certificate that was new and was taken.
//! * **Use**: a lease or a redemption that occupies a device for some seconds.
//! * **Ring**: the periods that a device's record keeps: certificate window, dispute span and one.
//! * **Matured**: idle time that has left the ring. It may be minted in the claim span in which it
//!   left and in the next; then it lapses.
//! * **Seconds signed**: what an attester is paid by: verified seconds of the entries that landed with
//!   its signature.
//! * **Equivocation**: two values, signed by one attester, for one device, period and round.
//! * **Dark**: a period for which no entry of any certificate landed.
//! * **Revoked**: a device is revoked by itself or with a certificate of its chain. Its idle time
//!   that hadn't matured by then is void, and it doesn't count any more.
//!
//! ## Overview
//!
//! A provider registers a device with [`Pallet::register_device`]. In each period a draw decides
//! which devices are challenged; those answer with [`Pallet::prove_presence`] within a few blocks,
//! else they are unfresh until they prove in a later period. Attesters measure all devices off
//! chain, and anybody brings their certificates with [`Pallet::submit_certificate`]: seconds of a
//! fresh device count for whatever used it, and where nothing did, as idle time that matures.
//!
//! Attesters put up a bond ([`Pallet::bond_attester`]) before governance can set them on the
//! committee. What they sign is counted, late signatures included ([`Pallet::add_signatures`]), and paid
//! out of a pot that mints and commission fill ([`Pallet::claim_rewards`]). Whoever signs two values for
//! one thing loses the bond to anybody who shows it ([`Pallet::report_equivocation`]).
//!
//! ### Key concepts
//!
//! * **Nothing iterates over devices.** A device's record is brought up to date when it is touched;
//!   all that a certificate's entry needs is in one row, [`Devices`]. A revocation takes effect as of
//!   its own period all the same.
//! * **Windows count blocks where people act, periods where money matures.** A stall of the chain
//!   makes nobody miss a challenge.
//! * **What is valued stays valued.** An entry is valued when it lands, by the terms that its class
//!   had in the certified period.
//! * **Presence isn't work.** Evidence shows that genuine hardware answered. How long it worked and
//!   how fast is for the committee to say.
//!
//! ### Other pallets
//!
//! The pallet reads the compute classes ([`florin_core::traits::ComputeClasses`]), the registry of
//! providers and what hardware means for credit; it keeps the clock
//! ([`florin_core::traits::PeriodClock`]), verified work, the uses of devices and what attesters earn
//! ([`florin_core::traits::AttesterRewards`]). It wants to be told the time:
//! [`frame_support::traits::OnTimestampSet`].
//!
//! ### Example
//!
//! ```ignore
//! // The provider binds fresh evidence to itself and a recent block, and registers.
//! let nonce = register_nonce(&genesis, &provider.encode(), &hash_of(block));
//! Attestation::register_device(signed(provider), class, chain, gpu.report(nonce), block)?;
//! // Its device is challenged in a later period and answers.
//! let nonce = presence_nonce(&genesis, &id, period, &hash_of(challenge), &provider.encode());
//! Attestation::prove_presence(signed(provider), device, period, gpu.report(nonce))?;
//! // The committee says what it measured; anybody brings it.
//! Attestation::submit_certificate(signed(anyone), epoch, body, signatures)?;
//! ```

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

pub mod activity;
pub mod clock;
mod errors;
mod events;
mod impls;
mod storage;
pub mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(test, feature = "runtime-benchmarks"))]
mod fixtures;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

use frame_support::pallet_macros::import_section;

pub use pallet::*;
pub use weights::WeightInfo;

#[allow(
	clippy::expect_used,
	clippy::as_conversions,
	reason = "what FRAME's macros expand to has both; the calls only hand over to `impls`"
)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
pub mod pallet {
	use crate::{
		types::{
			AllowedFirmware, AttesterBond, Attesters, Committee, Credentials, Device, FailedCheck,
			FirmwareEntry, Parameters, PeriodStarts, RefundCount, ReplacedCommittee, SignedBody,
			TakenCertificate, MAX_AUTHORITIES, MAX_CERTIFICATES, MAX_RING, MAX_ROOTS,
		},
		WeightInfo,
	};
	use alloc::vec::Vec;
	use florin_core::{
		certificate::{AttesterSignatures, CertificateBody, MAX_ATTESTERS},
		parameters::{Mandate, ParameterRefusal},
		traits::{
			ComputeClasses, GracePeriods, HardwareCredit, ProviderRegistry, RedemptionWork,
			Utilisation,
		},
		work::{Meter, Work},
		AttesterId, Balance, ClassId, DeviceId, DeviceIndex, Period, Timestamp, UseId,
	};
	use florin_evidence::{
		CertificateId, EvidenceError, Firmware, FirmwareId, MAX_CERTIFICATE_LEN, MAX_REPORT_LEN,
	};
	use frame_support::{
		dispatch::PostDispatchInfo,
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, Mutate, MutateHold},
			Consideration, EitherOfDiverse, Footprint, UnixTime,
		},
		weights::WeightMeter,
		DefaultNoBound, PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_core::{ed25519::Signature, H256};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// A certificate of a device chain, in DER.
	pub type CertificateDer = BoundedVec<u8, ConstU32<MAX_CERTIFICATE_LEN>>;
	/// A device chain, leaf first. Has room for more certificates than a chain may have.
	pub type DeviceChainDer = BoundedVec<CertificateDer, ConstU32<MAX_CERTIFICATES>>;
	/// An attestation report.
	pub type ReportBytes = BoundedVec<u8, ConstU32<MAX_REPORT_LEN>>;

	/// The deposit for a device's rows.
	pub type TicketOf<T> = <T as Config>::Consideration;
	/// An attester's row.
	pub type AttesterBondOf<T> = AttesterBond<<T as frame_system::Config>::AccountId>;
	/// A device's row.
	pub type DeviceOf<T> = Device<<T as frame_system::Config>::AccountId>;

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256, RuntimeEvent: From<Event<Self>>> {
		/// The time of the current block.
		type Time: UnixTime;

		/// The compute standard.
		type Classes: ComputeClasses;

		/// Who is a provider.
		type Providers: ProviderRegistry<Self::AccountId>;

		/// What hardware identities mean for credit.
		type Credit: HardwareCredit<Self::AccountId>;

		/// The deposit for the rows of a device.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// The overarching hold reason.
		type RuntimeHoldReason: From<HoldReason>;

		/// FLRN.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The account that attesters are paid from is derived from it.
		#[pallet::constant]
		type RewardsId: Get<PalletId>;

		/// Who gets what is slashed beyond what a victim lost.
		type Reserve: Get<Self::AccountId>;

		/// Who sets the committee, allows firmware and adds roots.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who, beside [`Config::AdminOrigin`], may take trust away: disallow firmware, remove
		/// roots, revoke certificates and devices.
		type TightenOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who changes the parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// When nobody is punished.
		type Grace: GracePeriods;

		/// Who follows how much devices are used.
		type Utilisation: Utilisation;

		/// Who follows what devices deliver on redemptions.
		type Redemptions: RedemptionWork<Self::AccountId>;

		/// What calls cost.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why funds are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit for the rows of a device.
		#[codec(index = 0)]
		DeviceDeposit,
		/// What an attester loses if it equivocates.
		#[codec(index = 1)]
		AttesterBond,
	}

	impl<T: Config> From<EvidenceError> for Error<T> {
		fn from(error: EvidenceError) -> Self {
			Self::InvalidEvidence(FailedCheck(error))
		}
	}

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Durations and bounds; those of production by default.
		pub parameters: Parameters,
		/// The first committee, in any order: each attester, and the account that puts up its bond.
		pub attesters: Vec<(AttesterId, T::AccountId)>,
		/// SHA-256 of the trusted roots.
		pub roots: Vec<H256>,
		/// The firmware that devices may run.
		pub firmware: Vec<FirmwareEntry>,
		/// For the type parameter.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		/// # Panics
		/// If the parameters contradict each other, there are too many or repeated attesters or
		/// roots, an attester's owner can't afford the bond, or a firmware isn't one that a report may
		/// state.
		fn build(&self) {
			Pallet::<T>::build_genesis(self);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Accounts for the start of a period, which happens later in the block when the timestamp
		/// is set: the weight of the timestamp's call can't know who listens to it.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::WeightInfo::on_timestamp_set()
		}

		/// Removes rows of certificates whose window is over, some in each block.
		fn on_idle(_: BlockNumberFor<T>, limit: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(limit);
			Self::forget_certificates(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(
				u64::from(MAX_RING) <= u64::from(u64::BITS),
				"presence is kept in one bit per period of the ring"
			);
			assert!(
				u64::from(MAX_ATTESTERS) <= u64::from(u64::BITS),
				"signers are kept in one bit per member of the committee"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers a device with its hardware evidence.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered provider.
		///
		/// ## Details
		///
		/// The evidence is verified in full: the chain up to a trusted root, none of its
		/// certificates revoked, and the report, which answers
		/// `blake2_256("florin/register" ‖ genesis hash ‖ provider ‖ hash of block)` and shows
		/// firmware that the policy lists for `class`. The device counts from the next period on.
		/// A deposit is held for its rows. The first registration that this hardware ever had is
		/// free of fees.
		///
		/// ## Parameters
		///
		/// - `class`: The class to register as.
		/// - `chain`: The device chain in DER, leaf first.
		/// - `report`: The attestation report.
		/// - `block`: The block that the report's nonce names, at most
		///   [`registration_window`](crate::types::Parameters::registration_window) blocks old.
		///
		/// ## Errors
		///
		/// - [`Error::NotAProvider`], [`Error::UnknownClass`]: Who and as what.
		/// - [`Error::BlockInFuture`], [`Error::BlockTooOld`]: The evidence's age.
		/// - [`Error::InvalidEvidence`], [`Error::CertificateIsRevoked`],
		///   [`Error::FirmwareNotAllowed`], [`Error::FirmwareOfAnotherClass`],
		///   [`Error::WrongArchitecture`]: The evidence.
		/// - [`Error::HardwareBanned`], [`Error::AlreadyRegistered`], [`Error::RegisteredElsewhere`],
		///   [`Error::RetirementUnfinished`], [`Error::IdentifierTaken`]: The identity.
		///
		/// ## Events
		///
		/// - [`Event::DeviceRegistered`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_device())]
		pub fn register_device(
			origin: OriginFor<T>,
			class: ClassId,
			chain: DeviceChainDer,
			report: ReportBytes,
			block: BlockNumberFor<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let registered = Self::do_register_device(who, class, &chain, &report, block)?;
			Ok(PostDispatchInfo {
				actual_weight: registered
					.authority_was_known
					.then(T::WeightInfo::register_device_cached),
				pays_fee: if registered.first_ever {
					Pays::No
				} else {
					Pays::Yes
				},
			})
		}

		/// Tells of a device's new firmware.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the device's provider.
		///
		/// ## Details
		///
		/// New firmware gives a device a new leaf under the same BROM certificate. The evidence is
		/// verified as for a registration; later proofs of presence are verified with the new leaf.
		/// Nothing else changes.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		/// - `chain`, `report`, `block`: As for [`Pallet::register_device`].
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDevice`], [`Error::NotYourDevice`], [`Error::DeviceRetired`],
		///   [`Error::DeviceRevoked`]: Which.
		/// - [`Error::AnotherDevice`]: The evidence isn't this device's.
		/// - Those of [`Pallet::register_device`] that concern age and content of evidence.
		///
		/// ## Events
		///
		/// - [`Event::DeviceUpdated`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_device())]
		pub fn update_device(
			origin: OriginFor<T>,
			device: DeviceIndex,
			chain: DeviceChainDer,
			report: ReportBytes,
			block: BlockNumberFor<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_device(who, device, &chain, &report, block)
		}

		/// Retires a device, in two steps.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the device's provider.
		///
		/// ## Details
		///
		/// The first call ends the device's activity with the current period: no presence, no uses,
		/// no certificate for later periods. What it did goes on maturing and can be claimed. A
		/// second call, once the ring is empty, removes the device's rows and releases the deposit;
		/// what hasn't been claimed by then is forfeited.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDevice`], [`Error::NotYourDevice`]: Which.
		/// - [`Error::DeviceOccupied`]: A use has to end first.
		/// - [`Error::StillMaturing`]: The second call is too early.
		///
		/// ## Events
		///
		/// - [`Event::DeviceRetired`] for the first call, [`Event::DeviceRemoved`] for the second.
		/// - [`Event::DeviceRevoked`] if it turns out to be, [`Event::WorkLapsed`] if work did.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::retire_device().max(T::WeightInfo::remove_device()))]
		pub fn retire_device(origin: OriginFor<T>, device: DeviceIndex) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire_device(who, device)
		}

		/// Brings the record of any device up to date.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// A record is brought up to date whenever its provider or a certificate touches it. This call
		/// is for everybody else: a device that missed a challenge or was revoked no longer counts as
		/// capacity against which its provider may owe hours. Where it takes a device from the
		/// capacity, the fee is refunded.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDevice`]: There is no such device.
		///
		/// ## Events
		///
		/// - [`Event::DeviceRevoked`] if it turns out to be, [`Event::WorkLapsed`] if work lapsed
		///   unclaimed.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::touch_device())]
		pub fn touch_device(
			origin: OriginFor<T>,
			device: DeviceIndex,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let stopped_counting = Self::do_touch_device(device)?;
			Ok(if stopped_counting {
				Pays::No
			} else {
				Pays::Yes
			}
			.into())
		}

		/// Proves that a device is present.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the device's provider.
		///
		/// ## Details
		///
		/// For a device that is challenged in `period`, or unfresh. The report answers
		/// `blake2_256("florin/presence" ‖ genesis hash ‖ device id ‖ period ‖ hash of the challenge
		/// block ‖ provider)` and is verified with the leaf on record, against today's policy,
		/// roots and revocations. The device is fresh from that period on. The fee is refunded.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		/// - `period`: The period to prove.
		/// - `report`: The attestation report.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDevice`], [`Error::NotYourDevice`], [`Error::DeviceRetired`],
		///   [`Error::DeviceRevoked`]: Which.
		/// - [`Error::PeriodWithoutStart`], [`Error::NotChallenged`], [`Error::AlreadyProven`],
		///   [`Error::ProofTooEarly`], [`Error::ProofTooLate`]: When.
		/// - [`Error::InvalidEvidence`], [`Error::RootNoLongerTrusted`],
		///   [`Error::FirmwareNotAllowed`], [`Error::FirmwareOfAnotherClass`]: The evidence.
		///
		/// ## Events
		///
		/// - [`Event::PresenceProven`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::prove_presence())]
		pub fn prove_presence(
			origin: OriginFor<T>,
			device: DeviceIndex,
			period: Period,
			report: ReportBytes,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_prove_presence(who, device, period, &report)?;
			Ok(Pays::No.into())
		}

		/// Brings a certificate of the attester committee.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anyone.
		///
		/// ## Details
		///
		/// Taken once no more proofs of presence can come for its period, until the certificate
		/// window ends. Entries that aren't new or whose device doesn't count in the period are
		/// left out; the first entry that lands for a period and device stands. A landed entry is
		/// valued by its class's terms in that period and, where the device was used, credited to
		/// the meters of its uses. A device that was revoked is left out, whichever the period; its
		/// record changes with the next touch. Each signer is credited with the seconds of the entries
		/// that landed, by which it is paid. The fee is refunded for a number of certificates per
		/// period.
		///
		/// ## Parameters
		///
		/// - `epoch`: The epoch of the committee that signed.
		/// - `body`: What it says.
		/// - `signatures`: At least n − ⌊(n − 1) / 3⌋, in ascending order of the attesters' keys.
		///
		/// ## Errors
		///
		/// - [`Error::CertificateEmpty`], [`Error::EntriesUnsorted`], [`Error::EntryRepeated`],
		///   [`Error::TooManySeconds`]: The body.
		/// - [`Error::PeriodNotOver`], [`Error::PeriodNotClosed`], [`Error::PeriodWithoutStart`],
		///   [`Error::CertificateTooOld`]: The period.
		/// - [`Error::UnknownEpoch`], [`Error::EpochReplaced`], [`Error::SignersUnsorted`],
		///   [`Error::SignerRepeated`], [`Error::NotAnAttester`], [`Error::TooFewSignatures`],
		///   [`Error::BadSignature`], [`Error::AttesterSlashed`]: The signatures.
		/// - [`Error::UnknownDevice`], [`Error::RegisteredLater`], [`Error::RetiredEarlier`],
		///   [`Error::DeviceRevoked`], [`Error::NotFresh`], [`Error::AlreadyCertified`]: Nothing
		///   landed; the reason for the last entry.
		///
		/// ## Events
		///
		/// - [`Event::CertificateTaken`], and [`Event::WorkLapsed`] for devices whose matured work
		///   turns out to have lapsed.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::certificate_weight(body, signatures))]
		pub fn submit_certificate(
			origin: OriginFor<T>,
			epoch: u32,
			body: CertificateBody,
			signatures: AttesterSignatures,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_submit_certificate(epoch, &body, &signatures)
		}

		/// Sets the attester committee.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Begins a new epoch. The committee before still certifies the periods up to now, within
		/// the certificate window.
		///
		/// ## Parameters
		///
		/// - `attesters`: Keys in strictly ascending order, each with a bond.
		///
		/// ## Errors
		///
		/// - [`Error::CommitteeEmpty`], [`Error::AttestersUnsorted`], [`Error::AttesterRepeated`],
		///   [`Error::AttesterNotBonded`]
		///
		/// ## Events
		///
		/// - [`Event::AttestersSet`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_attesters(
			u32::try_from(attesters.len()).unwrap_or(u32::MAX)
		))]
		pub fn set_attesters(origin: OriginFor<T>, attesters: Attesters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_attesters(attesters)
		}

		/// Allows or disallows a firmware.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`]; to disallow, [`Config::TightenOrigin`] as well.
		///
		/// ## Details
		///
		/// Devices that run a firmware which is disallowed can no longer prove their presence.
		///
		/// ## Parameters
		///
		/// - `firmware`: The firmware.
		/// - `class`: The class whose devices may run it; none to disallow it.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownClass`], [`Error::WrongArchitecture`]: No such class, or another
		///   architecture's.
		/// - [`Error::PolicyUnchanged`]: Nothing to change.
		///
		/// ## Events
		///
		/// - [`Event::FirmwareAllowed`] or [`Event::FirmwareDisallowed`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(
			origin: OriginFor<T>,
			firmware: Firmware,
			class: Option<ClassId>,
		) -> DispatchResult {
			match class {
				Some(class) => {
					T::AdminOrigin::ensure_origin(origin)?;
					Self::do_allow_firmware(firmware, class)
				}
				None => {
					Self::ensure_may_tighten(origin)?;
					Self::do_disallow_firmware(&firmware)
				}
			}
		}

		/// Trusts a root of device chains.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		///
		/// - `root`: SHA-256 of the root's DER.
		///
		/// ## Errors
		///
		/// - [`Error::RootKnown`], [`Error::TooManyRoots`]
		///
		/// ## Events
		///
		/// - [`Event::RootAdded`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::add_root())]
		pub fn add_root(origin: OriginFor<T>, root: [u8; 32]) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_root(root)
		}

		/// Stops trusting a root of device chains.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`] or [`Config::TightenOrigin`].
		///
		/// ## Details
		///
		/// Devices under it can neither be registered nor prove their presence any more. What they did
		/// goes on maturing: only a revocation voids it.
		///
		/// ## Parameters
		///
		/// - `root`: SHA-256 of the root's DER.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRoot`]
		///
		/// ## Events
		///
		/// - [`Event::RootRemoved`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::remove_root())]
		pub fn remove_root(origin: OriginFor<T>, root: [u8; 32]) -> DispatchResult {
			Self::ensure_may_tighten(origin)?;
			Self::do_remove_root(root)
		}

		/// Revokes a certificate of device chains.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`] or [`Config::TightenOrigin`].
		///
		/// ## Details
		///
		/// No device can be registered with it any more. Those whose chain has it are revoked as of
		/// the current period, whenever they are next touched: idle time that hasn't matured by now is
		/// void, what has can still be claimed. They earn nothing more, begin no use and are no
		/// capacity; an open use ends as it would, and the provider can retire them. The hardware can
		/// be registered again with another chain once they are gone.
		///
		/// ## Parameters
		///
		/// - `certificate`: Its issuer and serial number.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyRevoked`]
		///
		/// ## Events
		///
		/// - [`Event::CertificateRevoked`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::revoke_certificate())]
		pub fn revoke_certificate(
			origin: OriginFor<T>,
			certificate: CertificateId,
		) -> DispatchResult {
			Self::ensure_may_tighten(origin)?;
			Self::do_revoke_certificate(certificate)
		}

		/// Revokes a device and bans its hardware.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`] or [`Config::TightenOrigin`].
		///
		/// ## Details
		///
		/// As if a certificate that only this device has were revoked, but at once: its idle time that
		/// hasn't matured is void. In addition, nobody can register an identity or a per-device
		/// identifier like the device's any more, even when the device is gone.
		///
		/// ## Parameters
		///
		/// - `device`: The device, which may be retired, or revoked with a certificate.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownDevice`], [`Error::AlreadyBanned`]
		///
		/// ## Events
		///
		/// - [`Event::DeviceRevoked`] unless it was before, [`Event::HardwareBanned`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::revoke_device())]
		pub fn revoke_device(origin: OriginFor<T>, device: DeviceIndex) -> DispatchResult {
			Self::ensure_may_tighten(origin)?;
			Self::do_revoke_device(device)
		}

		/// Puts up the bond of an attester.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the account that puts it up, owns the attester from then on and gets its pay.
		///
		/// ## Details
		///
		/// [`attester_bond`](crate::types::Parameters::attester_bond) goes on hold. Governance may set
		/// a bonded attester on the committee. The attester's key agrees by a signature over
		/// `blake2_256("florin/attester" ‖ genesis hash ‖ caller)`.
		///
		/// ## Parameters
		///
		/// - `attester`: The attester's key.
		/// - `possession`: Its signature.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyBonded`], [`Error::AttesterSlashed`], [`Error::BadPossessionProof`]
		/// - `Token(FundsUnavailable)`: The caller can't afford the bond.
		///
		/// ## Events
		///
		/// - [`Event::AttesterBonded`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::bond_attester())]
		pub fn bond_attester(
			origin: OriginFor<T>,
			attester: AttesterId,
			possession: Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bond_attester(who, attester, &possession)
		}

		/// Takes an attester out of service, in two steps.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the attester's owner.
		///
		/// ## Details
		///
		/// From the first call on the attester can't be set on the committee any more. A second call,
		/// once nothing that it signed is on record (a ring of periods later), pays what it has
		/// earned, frees the bond and removes its row.
		///
		/// ## Parameters
		///
		/// - `attester`: The attester.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownAttester`], [`Error::NotYourAttester`], [`Error::AttesterSlashed`]: Which.
		/// - [`Error::StillOnCommittee`]: It is on the committee.
		/// - [`Error::StillLiable`]: The second call is too early.
		///
		/// ## Events
		///
		/// - [`Event::AttesterUnbonding`] for the first call; [`Event::AttesterUnbonded`] for the
		///   second, and [`Event::RewardsClaimed`] if there was something to pay.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::unbond_attester())]
		pub fn unbond_attester(origin: OriginFor<T>, attester: AttesterId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unbond_attester(&who, attester)
		}

		/// Pays an attester for what it has signed.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the attester's owner.
		///
		/// ## Details
		///
		/// Pays `pot × its unpaid seconds / all unpaid seconds`, rounded down, to the owner. A payout
		/// leaves the others' seconds worth what they were, so that it doesn't matter who is first.
		///
		/// ## Parameters
		///
		/// - `attester`: The attester.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownAttester`], [`Error::NotYourAttester`], [`Error::AttesterSlashed`]: Which.
		/// - [`Error::NothingEarned`]: There is nothing to pay.
		///
		/// ## Events
		///
		/// - [`Event::RewardsClaimed`]
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::claim_rewards())]
		pub fn claim_rewards(origin: OriginFor<T>, attester: AttesterId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_rewards(&who, attester)
		}

		/// Brings signatures under a certificate that was taken without them.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anyone.
		///
		/// ## Details
		///
		/// Within the certificate window. The signers are paid like those whose signatures came with
		/// the certificate. Their signatures don't make an entry harder to void.
		///
		/// ## Parameters
		///
		/// - `period`: The period that it certifies.
		/// - `payload`: What attesters sign: `blake2_256("florin/certificate" ‖ genesis hash ‖ committee
		///   epoch ‖ SCALE(body))`.
		/// - `signatures`: In ascending order of the attesters' keys.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownCertificate`], [`Error::CertificateTooOld`]: Which.
		/// - [`Error::TooFewSignatures`], [`Error::SignersUnsorted`], [`Error::SignerRepeated`],
		///   [`Error::NotAnAttester`], [`Error::SignatureKnown`], [`Error::BadSignature`],
		///   [`Error::AttesterSlashed`]: The signatures.
		///
		/// ## Events
		///
		/// - [`Event::SignaturesAdded`]
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::add_signatures(
			u32::try_from(signatures.len()).unwrap_or(u32::MAX)
		))]
		pub fn add_signatures(
			origin: OriginFor<T>,
			period: Period,
			payload: [u8; 32],
			signatures: AttesterSignatures,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_add_signatures(period, payload, &signatures)
		}

		/// Shows that an attester signed two values for one device, period and round.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anyone. A report that is right is free.
		///
		/// ## Details
		///
		/// The attester loses its bond, its unpaid seconds and its say: its signatures count no more,
		/// and its key is never bonded again. Its signature is taken off the device's entry of that
		/// round, if that is on record; with fewer than f + 1 signers left the entry is void. The bond
		/// makes good what the device's provider loses by that, and the rest goes to the reserve. A
		/// slashed attester may be reported for further devices, to take its signatures off.
		///
		/// ## Parameters
		///
		/// - `attester`: The attester.
		/// - `device`: The device.
		/// - `first`, `second`: Two bodies with different values for the device, for the same period
		///   and round, each with the attester's signature.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownAttester`]: It has no bond.
		/// - [`Error::NotAnEquivocation`], [`Error::BadSignature`]: The evidence.
		/// - [`Error::AlreadyReported`]: It has been slashed, and there is no signature to take off.
		///
		/// ## Events
		///
		/// - [`Event::Equivocated`], and what [`Pallet::touch_device`] may emit.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::report_equivocation(
			u32::try_from(first.body.entries.len().saturating_add(second.body.entries.len()))
				.unwrap_or(u32::MAX)
		))]
		pub fn report_equivocation(
			origin: OriginFor<T>,
			attester: AttesterId,
			device: DeviceIndex,
			first: SignedBody,
			second: SignedBody,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_report_equivocation(attester, device, &first, &second)?;
			Ok(Pays::No.into())
		}

		/// Changes the parameters.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`], which says how far.
		///
		/// ## Details
		///
		/// Changes hold from now on; a bond that is up stays what it is. Periods, windows and the challenge's
		/// modulus decide over periods that are past, so they can't be changed here.
		///
		/// ## Parameters
		///
		/// - `parameters`: All of them, changed or not.
		///
		/// ## Errors
		///
		/// - [`Error::BadParameters`]
		///
		/// ## Events
		///
		/// - [`Event::ParametersSet`]
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters, mandate)
		}
	}

	impl<T: Config> Pallet<T> {
		/// Refuses who may neither administrate nor tighten.
		fn ensure_may_tighten(origin: OriginFor<T>) -> DispatchResult {
			EitherOfDiverse::<T::TightenOrigin, T::AdminOrigin>::ensure_origin(origin)?;
			Ok(())
		}
	}
}
