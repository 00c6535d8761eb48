//! # Market
//!
//! Where tenants rent devices of providers, and pay for what was verified.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage items, events and errors. What clients read is in
//! [`florin_core::market`].
//!
//! ## Terminology
//!
//! * **Offer**: devices of one class and one provider, with a price, terms and a service level.
//! * **Lease**: some of an offer's devices for one tenant. Its terms are what the offer said when it was
//!   opened; nothing changes them.
//! * **Escrow**: what the tenant has on hold for a lease: price and commission of the time paid for in
//!   advance.
//! * **Meter**: what certificates say a lease was delivered, in device-seconds.
//! * **Receipt**: what the tenant says it was delivered, signed, since the lease began.
//! * **Final**: a period of which no certificate can land any more. Only final periods are paid.
//! * **Pledge**: stake that answers for an offer's service level.
//!
//! ## Overview
//!
//! ```text
//!   rent ──> Waiting ──accept──> Running ──time is over, close, dispute──> Over ──finalise──> gone
//!               │                 │    ^                                     ^│
//!               │                 │    └─ top_up, extend, evict              ││ settle
//!               │                 └─ settle, receipts, take_over ────────────┘└ resolve ────> gone
//!               └──time to accept is over, close──> gone
//! ```
//!
//! A tenant rents from offers that its client has ranked, or posts a request and awards it to one of the
//! bids. The money goes into escrow and the devices are kept for it; they go on minting until the tenant
//! accepts them. From then on the lease runs, and ends by itself when what was paid for in advance is
//! over. Certificates meter it; whoever likes settles its final periods. After the end, once the last
//! period is final, whoever likes finalises it, and nothing of it is held any more.
//!
//! ### Key Concepts
//!
//! * **Pay is a function of the meter.** What is paid of a lease depends on its device-seconds alone,
//!   not on how often, when or by whom it was settled.
//! * **Nothing has to happen for a lease to end.** Its end is known from its beginning and moves only
//!   with calls: the device is free then, the meter stops, the next tenant may rent.
//! * **Every planck goes one of four ways**: to the provider, to commission, back to the tenant, or to
//!   the reserve if the tenant never accepted. `deposited` is their sum and what is still held.
//! * **Exits need nobody.** Closing, finalising and a dispute that no arbiter resolves depend on the
//!   clock alone. A committee that is silent costs the provider its pay, not the tenant its money.
//! * **Nobody is blamed for what wasn't measured.** A provider is penalised for seconds that a
//!   certificate found missing, never for those of which none says anything.
//!
//! ## Example
//!
//! A provider offers eight devices at 1 FLRN an hour, the class's credit factor. A tenant rents two for
//! three hours: 6 FLRN and 2 % commission go on hold. It accepts them, and after an hour certificates
//! have found 7,200 device-seconds: 2 FLRN are the provider's when that hour is final. The tenant closes
//! then, and has 4.08 FLRN back but for what the periods until they are final may cost.

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

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod errors;
mod events;
mod impls;
#[cfg(test)]
mod mock;
mod storage;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

use frame_support::pallet_macros::import_section;

pub use pallet::*;
pub use types::Parameters;
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
		impls::rent::Wish,
		types::{
			Bid, BookKey, Devices, Dispute, DynamicRate, Lease, LeaseTerms, Money, Offer,
			Parameters, Pick, Request, Wanted, MAX_ARBITERS, MAX_DEVICES, MAX_LEASES,
		},
		WeightInfo,
	};
	use florin_core::{
		market::{OfferTerms, Receipt},
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::{
			CommissionSink, ComputeClasses, DeviceUses, GracePeriods, LeasePrices, PeriodClock,
			ProviderRegistry, ProviderReputation, StakePledges,
		},
		Balance, ClassId, DeviceIndex, LeaseId, OfferId, Period, RequestId, Timestamp,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Consideration, Footprint},
		DefaultNoBound, Parameter,
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use sp_runtime::{
		traits::{IdentifyAccount, Verify},
		Permill,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// An offer's row.
	pub type OfferOf<T> =
		Offer<<T as frame_system::Config>::AccountId, <T as Config>::Consideration>;
	/// A lease's row.
	pub type LeaseOf<T> =
		Lease<<T as frame_system::Config>::AccountId, <T as Config>::Consideration>;
	/// A request's row.
	pub type RequestOf<T> =
		Request<<T as frame_system::Config>::AccountId, <T as Config>::Consideration>;
	/// A bid's row.
	pub type BidOf<T> = Bid<<T as Config>::Consideration>;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<Hash = H256> {
		/// FLRN. Minting serves benchmarks and state checks only.
		type Currency: fungible::MutateHold<
				Self::AccountId,
				Reason = Self::RuntimeHoldReason,
				Balance = Balance,
			> + fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// The reasons for which the runtime holds FLRN.
		type RuntimeHoldReason: From<HoldReason>;

		/// The deposit for rows of offers, leases, requests and bids.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// What devices are used for.
		type Uses: DeviceUses<Self::AccountId>;

		/// The compute standard.
		type Classes: ComputeClasses;

		/// Who may offer.
		type Providers: ProviderRegistry<Self::AccountId>;

		/// The stake that answers for service levels.
		type Pledges: StakePledges<Self::AccountId>;

		/// Who remembers how leases went.
		type Reputation: ProviderReputation<Self::AccountId>;

		/// Where commission goes.
		type Commission: CommissionSink<Self::AccountId>;

		/// Who is told at which prices devices were leased.
		type Prices: LeasePrices<Self::AccountId>;

		/// Who gets what tenants forfeit that never accept.
		type Reserve: Get<Self::AccountId>;

		/// The protocol's clock.
		type Clock: PeriodClock;

		/// When nobody is punished.
		type Grace: GracePeriods;

		/// Who names the arbiters.
		type ArbitersOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who changes the parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// How tenants sign receipts.
		type Signature: Verify<Signer = Self::Signer> + Parameter;

		/// The keys of tenants.
		type Signer: IdentifyAccount<AccountId = Self::AccountId>;

		/// Makes a key, of which [`Config::Signature`]s over messages can be had.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkSigner: crate::benchmarking::Signer<Self::AccountId, Self::Signature>;

		/// What calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Why FLRN is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Price and commission of a lease, on hold for its tenant.
		#[codec(index = 0)]
		LeaseEscrow,
		/// What whoever opened a dispute loses if it was wrong.
		#[codec(index = 1)]
		DisputeBond,
		/// Deposits for rows of offers, leases, requests and bids.
		#[codec(index = 2)]
		StorageDeposit,
	}

	/// The state in which the market begins.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// By what rules leases run.
		pub parameters: Parameters,
		/// Ties the configuration to its runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		/// # Panics
		/// If the parameters are out of their bounds.
		fn build(&self) {
			let flaw = self.parameters.flaw();
			assert!(flaw.is_none(), "market: {}", flaw.unwrap_or_default());
			Params::<T>::put(self.parameters);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	/// What a call that met `devices` devices cost.
	fn cost(weigh: impl Fn(u32) -> Weight, devices: u32) -> DispatchResultWithPostInfo {
		Ok(Some(weigh(devices)).into())
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Offers devices.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered provider.
		///
		/// ## Details
		///
		/// The devices are the provider's, of one class, ready to be used and in no other offer. The pledge of all of them is taken from the
		/// provider's free stake. A deposit is held for the rows.
		///
		/// ## Parameters
		///
		/// - `class`: the class of the devices.
		/// - `devices`: at most 64, each once. Leases take them in this order.
		/// - `terms`: price, lengths, mode, service level and attributes.
		///
		/// ## Errors
		///
		/// - [`Error::NotAProvider`], [`Error::UnknownClass`]: who and what.
		/// - [`Error::PriceTooHigh`], [`Error::BadTerm`], [`Error::BadNotice`], [`Error::PledgeTooHigh`], [`Error::BadRegion`]: the terms.
		/// - [`Error::NoDevices`], [`Error::DeviceRepeated`], [`Error::DeviceOffered`], [`Error::WrongClass`]: the devices.
		/// - What [`Config::Uses`] says of a device that isn't ready, and [`Config::Pledges`] of too little stake.
		/// - `Token(FundsUnavailable)`: the caller can't afford the deposit.
		///
		/// ## Events
		///
		/// - [`Event::OfferPosted`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::post_offer(devices.len() as u32))]
		pub fn post_offer(
			origin: OriginFor<T>,
			class: ClassId,
			devices: Devices,
			terms: OfferTerms,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_post_offer(who, class, devices, terms)
		}

		/// Changes an offer.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the offer's provider.
		///
		/// ## Details
		///
		/// Leases of the offer stay as they are, with the stake that answers for them. Devices that are rented stay in the offer; others may
		/// leave and come. What is pledged for new leases follows the terms; what was slashed is pledged anew.
		///
		/// ## Parameters
		///
		/// - `offer`: which.
		/// - `devices`, `terms`: what it has from now on, as for [`Pallet::post_offer`].
		///
		/// ## Errors
		///
		/// - [`Error::UnknownOffer`], [`Error::NotYourOffer`], [`Error::OfferWithdrawn`]: which.
		/// - [`Error::DeviceRented`]: a rented device would leave.
		/// - Those of [`Pallet::post_offer`] for terms and devices.
		///
		/// ## Events
		///
		/// - [`Event::OfferUpdated`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_offer(MAX_DEVICES))]
		pub fn update_offer(
			origin: OriginFor<T>,
			#[pallet::compact] offer: OfferId,
			devices: Devices,
			terms: OfferTerms,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(
				T::WeightInfo::update_offer,
				Self::do_update_offer(&who, offer, devices, terms)?,
			)
		}

		/// Takes an offer off the market.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the offer's provider.
		///
		/// ## Details
		///
		/// It takes no new leases from now on. Its pledge and deposit come back at once, or when the last of its leases is finalised.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownOffer`], [`Error::NotYourOffer`], [`Error::OfferWithdrawn`]: which.
		///
		/// ## Events
		///
		/// - [`Event::OfferWithdrawn`], and [`Event::OfferRemoved`] if it has no leases.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::withdraw_offer(MAX_DEVICES))]
		pub fn withdraw_offer(
			origin: OriginFor<T>,
			#[pallet::compact] offer: OfferId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(
				T::WeightInfo::withdraw_offer,
				Self::do_withdraw_offer(&who, offer)?,
			)
		}

		/// Rents devices.
		///
		/// ## Dispatch Origin
		///
		/// Signed.
		///
		/// ## Details
		///
		/// Takes of each offer, in the order given, up to so many devices that are free and ready, and opens one lease per offer. An offer that
		/// has none, is too dear, or doesn't allow the term is left out. The caller has to accept the machines in time, with
		/// [`Pallet::accept_lease`]; until then the devices stay idle. Who doesn't accept pays the price of a period.
		///
		/// ## Parameters
		///
		/// - `offers`: at most 16 offers, the version of each that the caller saw, and how many devices of each, 64 in all.
		/// - `term`: the agreed length, in seconds.
		/// - `funded`: seconds to pay for in advance: at least a period and the shortest lease of the offer, at most the term, and all of it if
		///   the offer is for reserved leases.
		/// - `limit`: planck per device-hour, commission included, at most.
		/// - `least`: with fewer devices than that, nothing is rented; at least one.
		///
		/// ## Errors
		///
		/// - [`Error::NoOffers`], [`Error::OfferRepeated`], [`Error::NoDevices`], [`Error::TooManyDevices`]: what was asked for.
		/// - If fewer than `least` devices could be rented, why the first offer had too few or was left out: [`Error::UnknownOffer`],
		///   [`Error::OfferWithdrawn`], [`Error::OfferChanged`], [`Error::TermOutsideOffer`], [`Error::BadFunding`], [`Error::UnknownClass`],
		///   [`Error::PriceOverLimit`], [`Error::PledgeMissing`], [`Error::TooFewDevices`], or what [`Config::Uses`] says of a device.
		/// - `Token(FundsUnavailable)`: the caller can't afford escrow and deposit.
		///
		/// ## Events
		///
		/// - [`Event::LeaseOpened`] for each lease.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::rent_weight(offers))]
		pub fn rent(
			origin: OriginFor<T>,
			offers: BoundedVec<Pick, ConstU32<MAX_LEASES>>,
			term: u32,
			funded: u32,
			#[pallet::compact] limit: Balance,
			least: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let wish = Wish {
				term,
				funded,
				limit,
			};
			Self::do_rent(&who, &offers, wish, least)
		}

		/// Accepts the machines of a lease, which begins now.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's tenant.
		///
		/// ## Details
		///
		/// Accept once you have access. From now on the devices are the tenant's, and each second that is verified is paid.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotYourLease`]: which.
		/// - [`Error::AlreadyAccepted`], [`Error::AcceptanceOver`]: too late.
		/// - [`Error::SetAside`]: whoever redeems accepts it.
		/// - What [`Config::Uses`] says of a device that isn't ready any more.
		///
		/// ## Events
		///
		/// - [`Event::LeaseAccepted`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::accept_lease(MAX_DEVICES))]
		pub fn accept_lease(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(
				T::WeightInfo::accept_lease,
				Self::do_accept_lease(&who, lease)?,
			)
		}

		/// Makes a lease longer, and pays for all of it.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's tenant.
		///
		/// ## Details
		///
		/// At the lease's own price, as long as its offer stands and allows the length.
		///
		/// ## Parameters
		///
		/// - `lease`: which.
		/// - `seconds`: by how much the agreed term grows.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotYourLease`], [`Error::NotBegun`], [`Error::LeaseOver`], [`Error::Disputed`]: which.
		/// - [`Error::BeyondLongest`], [`Error::OfferWithdrawn`], [`Error::Evicted`]: the provider doesn't offer that.
		/// - [`Error::NoTime`]: nothing would be added.
		/// - `Token(FundsUnavailable)`: the caller can't afford it.
		///
		/// ## Events
		///
		/// - [`Event::LeaseFunded`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::prolong(MAX_DEVICES))]
		pub fn extend(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
			seconds: u32,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(
				T::WeightInfo::prolong,
				Self::do_extend(&who, lease, seconds)?,
			)
		}

		/// Pays for more of a lease's term in advance.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's tenant.
		///
		/// ## Parameters
		///
		/// - `lease`: which.
		/// - `seconds`: how many more.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotYourLease`], [`Error::NotBegun`], [`Error::LeaseOver`], [`Error::Disputed`],
		///   [`Error::Evicted`]: which.
		/// - [`Error::BeyondTerm`], [`Error::NoTime`]: how many.
		/// - `Token(FundsUnavailable)`: the caller can't afford it.
		///
		/// ## Events
		///
		/// - [`Event::LeaseFunded`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::prolong(MAX_DEVICES))]
		pub fn top_up(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
			seconds: u32,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(
				T::WeightInfo::prolong,
				Self::do_top_up(&who, lease, seconds)?,
			)
		}

		/// Names who may take a lease over.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's tenant.
		///
		/// ## Details
		///
		/// Nothing changes until that account calls [`Pallet::take_over`].
		///
		/// ## Parameters
		///
		/// - `lease`: which.
		/// - `successor`: who; nobody any more, if none.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotYourLease`], [`Error::NotBegun`], [`Error::LeaseOver`], [`Error::Disputed`]: which.
		///
		/// ## Events
		///
		/// - [`Event::SuccessorNamed`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::transfer_lease())]
		pub fn transfer_lease(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
			successor: Option<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_transfer_lease(&who, lease, successor)
		}

		/// Takes a lease over.
		///
		/// ## Dispatch Origin
		///
		/// Signed by whom its tenant named.
		///
		/// ## Details
		///
		/// The lease ends now without a fee, and its tenant has back what it paid in advance. Another lease with the same devices and terms
		/// begins at once for the caller, who pays for the same time in advance.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotTheSuccessor`], [`Error::NotBegun`], [`Error::LeaseOver`], [`Error::Disputed`]: which.
		/// - [`Error::NotPaid`]: nothing of it has been settled and paid yet, or nothing tells of its last settled period.
		/// - What [`Config::Uses`] says of a device that has had as many uses in this period as it may.
		/// - `Token(FundsUnavailable)`: the caller can't afford escrow and deposit.
		///
		/// ## Events
		///
		/// - [`Event::LeaseClosed`], [`Event::LeaseTakenOver`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::take_over(MAX_DEVICES))]
		pub fn take_over(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(T::WeightInfo::take_over, Self::do_take_over(&who, lease)?)
		}

		/// Gives a tenant notice.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's provider.
		///
		/// ## Details
		///
		/// The lease ends after its notice, or before if that is sooner. The provider pays the tenant for the notice at once, what its terms
		/// say, out of its free balance. What was paid in advance beyond the end goes back to the tenant.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotTheProvider`], [`Error::NotBegun`], [`Error::LeaseOver`], [`Error::Disputed`]: which.
		/// - [`Error::MayNotEvict`], [`Error::Evicted`]: its mode, or notice has been given.
		/// - `Token(FundsUnavailable)` and the like: the caller can't afford the compensation.
		///
		/// ## Events
		///
		/// - [`Event::LeaseEvicted`], [`Event::LeaseClosed`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::evict(MAX_DEVICES))]
		pub fn evict(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(T::WeightInfo::evict, Self::do_evict(&who, lease)?)
		}

		/// Shows what the tenant says it got.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's provider.
		///
		/// ## Details
		///
		/// Through the receipt's period, the lease is paid by what certificates found or by the receipt, whichever is more; after it, by
		/// certificates. The receipt counts from when its period is final; the latest one that was submitted until then does.
		///
		/// ## Parameters
		///
		/// - `lease`: which.
		/// - `receipt`: the last period that it covers, which is over, and device-seconds since the lease began.
		/// - `signature`: the tenant's, over [`Receipt::signing_payload`].
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotTheProvider`], [`Error::NotBegun`], [`Error::Disputed`]: which.
		/// - [`Error::BadReceiptPeriod`], [`Error::ReceiptGoesBackwards`], [`Error::ReceiptTooLong`], [`Error::BadSignature`]: the receipt.
		///
		/// ## Events
		///
		/// - [`Event::ReceiptTaken`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::submit_receipt())]
		pub fn submit_receipt(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
			receipt: Receipt,
			signature: T::Signature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_submit_receipt(&who, lease, receipt, &signature)
		}

		/// Ends a lease now.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's tenant, or by its provider.
		///
		/// ## Details
		///
		/// The devices are free at once. What was paid in advance for time that won't be used goes back to the tenant; a tenant that ends a
		/// reserved lease pays the break fee out of it, unless what has been settled shows that the provider fell short of its service level,
		/// or that nothing tells of the last settled period. A lease costs the price of a period at least. What belongs to periods that aren't
		/// final stays in escrow until [`Pallet::finalise`].
		///
		/// A provider may end a lease of mode spot, one that hasn't been accepted, and one whose latest final period has been settled and
		/// neither a certificate nor a receipt tells anything of it. Before the tenant has accepted, ending costs it as much as not accepting,
		/// unless a device isn't ready or the chain was halted.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotAParty`], [`Error::LeaseOver`], [`Error::AcceptanceOver`], [`Error::Disputed`]: which.
		/// - [`Error::MayNotStop`]: the caller is the provider, and is paid.
		/// - [`Error::SetAside`]: it waits for whoever redeems.
		///
		/// ## Events
		///
		/// - [`Event::LeaseClosed`], or [`Event::LeaseLapsed`] before it has begun.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::close_weight(MAX_DEVICES))]
		pub fn close(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(Self::close_weight, Self::do_close(&who, lease)?)
		}

		/// Pays the final periods of leases.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Commission goes with the first settlement of a day, and with the last.
		///
		/// ## Parameters
		///
		/// - `leases`: at most 16, each once, with 64 devices in all.
		///
		/// ## Errors
		///
		/// - [`Error::NoLeases`], [`Error::LeaseRepeated`], [`Error::TooManyDevices`]: what was asked for.
		/// - [`Error::UnknownLease`], [`Error::NotBegun`], [`Error::Disputed`], [`Error::NothingToSettle`]: one of them.
		///
		/// ## Events
		///
		/// - [`Event::LeaseSettled`], and [`Event::CommissionPaid`] once a day, for each.
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::settle_weight(leases.len() as u32, MAX_DEVICES))]
		pub fn settle(
			origin: OriginFor<T>,
			leases: BoundedVec<LeaseId, ConstU32<MAX_LEASES>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Ok(Some(Self::do_settle(&leases)?).into())
		}

		/// Settles a lease that is over for good.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Once its last period is final, or the time to accept it is over. What is due is paid, all else goes back to the tenant, the lease
		/// counts for the provider's reputation, and its rows and their deposit are gone. A dispute that no arbiter resolved in time ends
		/// with it: its bond goes back, and what certificates say decides.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotFinal`], [`Error::DisputeOpen`], [`Error::SetAside`]: which.
		///
		/// ## Events
		///
		/// - [`Event::LeaseFinalised`], after [`Event::LeaseSettled`], [`Event::CommissionPaid`] and [`Event::DisputeResolved`] as far as they
		///   apply; [`Event::LeaseLapsed`] if it was never accepted.
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::finalise_weight(MAX_DEVICES))]
		pub fn finalise(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			cost(Self::finalise_weight, Self::do_finalise(lease)?)
		}

		/// Has arbiters decide about what of a lease isn't final.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the lease's tenant, or by its provider.
		///
		/// ## Details
		///
		/// What is final is settled first. A running lease ends as if the caller closed it, and what belongs to time that isn't final is
		/// frozen. The caller puts up a bond of a tenth of that. An arbiter splits it in time with [`Pallet::resolve`], else
		/// what certificates say does.
		///
		/// ## Parameters
		///
		/// - `lease`: which.
		/// - `evidence`: the hash of what the caller shows to the arbiters.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownLease`], [`Error::NotAParty`], [`Error::NotBegun`], [`Error::Disputed`]: which.
		/// - [`Error::NothingDisputed`]: all of it is final.
		/// - [`Error::MayNotStop`]: the caller is the provider of a running lease that isn't for it to end.
		/// - `Token(FundsUnavailable)`: the caller can't afford the bond.
		///
		/// ## Events
		///
		/// - [`Event::LeaseDisputed`]
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::dispute_weight(MAX_DEVICES))]
		pub fn dispute(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
			evidence: H256,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(
				Self::dispute_weight,
				Self::do_dispute(who, lease, evidence)?,
			)
		}

		/// Decides a dispute, and finalises its lease.
		///
		/// ## Dispatch Origin
		///
		/// Signed by an arbiter that isn't a party.
		///
		/// ## Details
		///
		/// The provider is paid for `share` of the disputed time, and the tenant has the rest back. Whoever opened the dispute has its bond
		/// back if it got at least half; the other party gets it if not. What the provider isn't paid for counts as missing for its pledge and
		/// its reputation.
		///
		/// ## Parameters
		///
		/// - `lease`: which.
		/// - `share`: the provider's share.
		///
		/// ## Errors
		///
		/// - [`Error::NotAnArbiter`], [`Error::ArbiterIsParty`]: who.
		/// - [`Error::UnknownLease`], [`Error::NotDisputed`], [`Error::DisputeOver`]: which.
		/// - [`Error::SetAside`]: settle the redemption first that the lease delivers.
		///
		/// ## Events
		///
		/// - [`Event::DisputeResolved`], [`Event::CommissionPaid`], [`Event::LeaseFinalised`]
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::with_penalty(T::WeightInfo::resolve(MAX_DEVICES)))]
		pub fn resolve(
			origin: OriginFor<T>,
			#[pallet::compact] lease: LeaseId,
			share: Permill,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			cost(
				|devices| Self::with_penalty(T::WeightInfo::resolve(devices)),
				Self::do_resolve(who, lease, share)?,
			)
		}

		/// Asks for devices.
		///
		/// ## Dispatch Origin
		///
		/// Signed.
		///
		/// ## Details
		///
		/// Providers bid until the deadline; the lowest bid isn't chosen by itself. A deposit is held for the row.
		///
		/// ## Parameters
		///
		/// - `wanted`: class, devices, seconds, the highest price with commission, filters and the last period in which bids are taken.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownClass`], [`Error::NoDevices`], [`Error::TooManyDevices`], [`Error::NoTime`], [`Error::BadDeadline`]: what is asked
		///   for.
		/// - `Token(FundsUnavailable)`: the caller can't afford the deposit.
		///
		/// ## Events
		///
		/// - [`Event::RequestPosted`]
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::post_request())]
		pub fn post_request(origin: OriginFor<T>, wanted: Wanted) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_post_request(who, wanted)
		}

		/// Takes a request back.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the request's tenant.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRequest`], [`Error::NotYourRequest`]: which.
		///
		/// ## Events
		///
		/// - [`Event::RequestCancelled`]
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::cancel_request())]
		pub fn cancel_request(
			origin: OriginFor<T>,
			#[pallet::compact] request: RequestId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_request(&who, request)
		}

		/// Bids on a request.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a provider with a listed offer.
		///
		/// ## Details
		///
		/// The bid is about the offer's devices and terms, at a price of its own. A provider has one bid on a request, and replaces it by a
		/// lower one only. A deposit is held for the row until the bid is withdrawn or awarded, also when the request is gone.
		///
		/// ## Parameters
		///
		/// - `request`: on which.
		/// - `offer`: with which of the caller's offers.
		/// - `price`: planck per device-hour, without commission.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRequest`], [`Error::BiddingOver`], [`Error::TooManyBids`]: the request.
		/// - [`Error::UnknownOffer`], [`Error::NotYourOffer`], [`Error::OfferWithdrawn`], [`Error::OfferDoesNotMatch`]: the offer.
		/// - [`Error::PriceOverLimit`], [`Error::BidNotLower`]: the price.
		///
		/// ## Events
		///
		/// - [`Event::BidPlaced`]
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::bid())]
		pub fn bid(
			origin: OriginFor<T>,
			#[pallet::compact] request: RequestId,
			#[pallet::compact] offer: OfferId,
			#[pallet::compact] price: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bid(who, request, offer, price)
		}

		/// Takes a bid back, and its deposit.
		///
		/// ## Dispatch Origin
		///
		/// Signed by whoever bid.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownBid`]: the caller has no bid on it.
		/// - [`Error::BiddingOpen`]: bids are still taken, and one may only be lowered.
		///
		/// ## Events
		///
		/// - [`Event::BidWithdrawn`]
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::withdraw_bid())]
		pub fn withdraw_bid(
			origin: OriginFor<T>,
			#[pallet::compact] request: RequestId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_bid(who, request)
		}

		/// Takes one of the bids on a request.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the request's tenant.
		///
		/// ## Details
		///
		/// After the deadline. Opens a lease as [`Pallet::rent`] does, of all devices that were asked for, at the price of the bid. The request
		/// is gone with it.
		///
		/// ## Parameters
		///
		/// - `request`: which.
		/// - `provider`: whose bid.
		/// - `funded`: seconds to pay for in advance, as for [`Pallet::rent`].
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRequest`], [`Error::NotYourRequest`], [`Error::BiddingOpen`], [`Error::AwardOver`], [`Error::UnknownBid`]: which.
		/// - Those of [`Pallet::rent`] for one offer; [`Error::OfferChanged`] if it was changed after the bid.
		///
		/// ## Events
		///
		/// - [`Event::LeaseOpened`], [`Event::RequestAwarded`]
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::award_weight())]
		pub fn award(
			origin: OriginFor<T>,
			#[pallet::compact] request: RequestId,
			provider: T::AccountId,
			funded: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_award(&who, request, provider, funded)
		}

		/// Names who may resolve disputes.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ArbitersOrigin`].
		///
		/// ## Parameters
		///
		/// - `arbiters`: all of them, at most 16, each once.
		///
		/// ## Errors
		///
		/// - [`Error::ArbiterRepeated`]
		///
		/// ## Events
		///
		/// - [`Event::ArbitersSet`]
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::set_arbiters(arbiters.len() as u32))]
		pub fn set_arbiters(
			origin: OriginFor<T>,
			arbiters: BoundedVec<T::AccountId, ConstU32<MAX_ARBITERS>>,
		) -> DispatchResult {
			T::ArbitersOrigin::ensure_origin(origin)?;
			Self::do_set_arbiters(arbiters)
		}

		/// Changes the parameters.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`], which says how far.
		///
		/// ## Details
		///
		/// The new ones hold for leases, requests and disputes that are opened from now on.
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
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters, mandate)
		}
	}
}
