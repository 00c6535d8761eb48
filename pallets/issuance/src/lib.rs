//! # Issuance pallet
//!
//! Turns verified idle time of devices into FLRN, keeps account of who owes what for it, and sees
//! to it that nobody owes more than it has locked and earned.
//!
//! ## Terminology
//!
//! - **Matured work**: verified idle time whose dispute span has passed, with its value at the
//!   credit factors of its periods. Kept by the attestation pallet.
//! - **Mint**: FLRN created against matured work.
//! - **Liability**: what a provider owes to whoever redeems, per class, in planck and in device
//!   time of the class.
//! - **Bond**: the share of each mint that stays on hold on the provider's account.
//! - **Exposure**: `liability − free stake − bond`, what a provider owes beyond what it has locked.
//! - **Credit line**: what the exposure may come to: **starter** (granted for proven presence of
//!   hardware) plus **earned** (commission that leases paid in).
//! - **Headroom**: how far the exposure may still rise. The line is *exceeded* where the exposure
//!   lies above it.
//! - **Reserve**: a keyless account that takes commission.
//! - **Redemption**: credits on hold for hours of one provider and class, until these are delivered.
//! - **Service**: devices that a provider frees for a redemption, and its holder accepts.
//! - **Overdue**: what a redemption could have had since the notice and hasn't. It is cleared **at par**:
//!   as much of the provider's bond and stake burns, and the holder keeps the credits.
//! - **Default**: what is locked doesn't suffice for that.
//!
//! ## Overview
//!
//! A provider claims what its devices have matured. The pallet mints up to the tightest of three
//! caps, keeps a bond and writes a liability; what a cap left over stays claimable. Repaying burns
//! the provider's own coins, clears liability and frees bond. So does delivering: whoever holds coins
//! redeems them for hours of a provider that owes some, and they burn as these are verified.
//!
//! ```text
//!   matured work --claim--> coins (bond on hold) + liability --repay--> coins burned, bond freed
//!                    |                                   |
//!                    |                                   +--redeem--> served --settle--> holder's coins burned, bond freed
//!                    |                                   +--overdue--> cleared at par: bond, then stake burned
//!                    |                                   +--------------> default: all of it burned, hardware banned
//!                    +-- hours cap per provider and class · network-wide daily cap · credit line
//! ```
//!
//! A redemption takes this way:
//!
//! ```text
//!   redeem ──> Waiting ──serve──> Offered ──accept──> Running ──time is over, all delivered, cancel──> Over
//!               │  ^  ^             │ │                                                                 │
//!               │  │  └─not to be had─┘ └─not accepted─> closed                                  last period final
//!               │  └───────────────────────────── hours left ───────────────────────────────────────────┤
//!               └─cancel─> closed                                                       nothing left ─> closed
//! ```
//!
//! ## Key concepts
//!
//! ### The supply has an identity
//! `total issuance = bootstrap + minted − repaid − redeemed − cleared − made good`, and
//! `Σ liabilities = minted − repaid − redeemed − cleared − defaulted`. [`Supply`] keeps the figures,
//! [`Pallet::backing`] reports how the whole is backed.
//!
//! ### The line can't be broken by a call
//! No call raises the exposure above starter plus earned. The right side shrinks on its own (earned
//! halves every so often; hardware that moves to another provider or is revoked takes its starter
//! along). From then on calls may only reduce the excess, and bond isn't freed until there is none.
//!
//! ### Bond is never stuck
//! What makes a provider owe less frees bond in proportion, as far as the line holds without it. Once
//! it owes nothing the line always holds, so the last repayment frees everything.
//!
//! ### A promise keeps its price
//! A redemption takes hours and credits out of what the provider owes, at their average. They are
//! promised from then on: later mints don't change its price, and the provider can only repay the rest.
//! What goes of its credits is a function of all its time that is gone, so nobody gains by settling
//! often.
//!
//! ### Late is who doesn't deliver
//! Notice and delay are counted in certified periods, so that silent attesters make nobody late. Many
//! redemptions at once don't either: a provider that keeps as many devices busy with them as deliver all
//! it owes within the hours of the capacity cap isn't late with any of them.
//!
//! ### Rows and deposits
//! A liability row carries a storage deposit, refunded with the last repayment. A ledger needs
//! none: there is at most one small row per account that registered as a provider (which takes a
//! stake and a deposit of its own), and it disappears when it is empty. An identity stays for good,
//! for what it has drawn must be remembered for as long as the hardware exists; each stands for a
//! genuine device.
//!
//! ## Example
//!
//! ```ignore
//! // Mint whatever the provider's devices 7 and 9 have matured.
//! Issuance::claim(RuntimeOrigin::signed(provider), bounded_vec![7, 9])?;
//! // Burn one FLRN against what is owed in class 1.
//! Issuance::repay(RuntimeOrigin::signed(provider), 1, FLRN)?;
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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
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

pub use florin_core::class::MAX_CLASSES;
pub use pallet::*;
pub use types::{
	HardwareIdentity, Ledger, Liability, Parameters, SupplyAccount, Totals, MAX_DEVICES,
};
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
	use super::*;
	use crate::types::{Devices, Redemption, Source};
	use florin_core::{
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::{
			AttesterRewards, ComputeClasses, DeliveringLeases, DeviceUses, GracePeriods,
			PeriodClock, ProviderRegistry, ProviderStake, VerifiedWork,
		},
		Balance, ClassId, ComputeTime, DeviceId, DeviceIndex, LeaseId, Period, RedemptionId,
		Timestamp,
	};
	use florin_math::{cap::TokenBucket, decay::Decaying};
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, Mutate, MutateHold},
			Consideration, Footprint,
		},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::Permill;

	/// A row of [`Liabilities`].
	pub type LiabilityOf<T> = Liability<<T as Config>::Consideration>;

	/// A row of [`Redemptions`].
	pub type RedemptionOf<T> =
		Redemption<<T as frame_system::Config>::AccountId, <T as Config>::Consideration>;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The overarching hold reason.
		type RuntimeHoldReason: From<HoldReason>;

		/// FLRN.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// What rows of liabilities and redemptions cost while they exist.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// Where verified idle time comes from.
		type Work: VerifiedWork<Self::AccountId>;

		/// The terms of compute classes.
		type Classes: ComputeClasses;

		/// What providers have at stake.
		type Stake: ProviderStake<Self::AccountId>;

		/// Who may claim.
		type Providers: ProviderRegistry<Self::AccountId>;

		/// Who gets the attesters' share of mints and commission.
		type Attesters: AttesterRewards<Self::AccountId>;

		/// Who changes the parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// The protocol's clock.
		type Clock: PeriodClock;

		/// When nobody is punished.
		type Grace: GracePeriods;

		/// What devices are used for.
		type Uses: DeviceUses<Self::AccountId>;

		/// Leases through which issuers deliver.
		type Leases: DeliveringLeases<Self::AccountId>;

		/// Who gets what the reserve holds beyond all earned lines.
		type Treasury: Get<Self::AccountId>;

		/// The reserve's account is derived from it.
		#[pallet::constant]
		type ReserveId: Get<PalletId>;

		/// Weights of this pallet's calls.
		type WeightInfo: WeightInfo;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why this pallet puts funds on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The share of a provider's mints that backs what it owes.
		#[codec(index = 0)]
		Backing,
		/// Deposits for rows of liabilities and redemptions.
		#[codec(index = 1)]
		StorageDeposit,
		/// Credits that are being redeemed.
		#[codec(index = 2)]
		Redemption,
	}

	/// The parameters that the chain begins with. Whatever exists before this pallet is built is
	/// the bootstrap supply.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What issuers may do.
		pub parameters: Parameters,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let flaw = self.parameters.flaw();
			assert!(flaw.is_none(), "issuance: {}", flaw.unwrap_or_default());
			Params::<T>::put(&self.parameters);
			DailyCap::<T>::put(TokenBucket::full(
				self.parameters.daily_cap,
				T::Clock::now(),
			));
			Pallet::<T>::endow_reserve();
			Supply::<T>::put(SupplyAccount {
				bootstrap: T::Currency::total_issuance(),
				..SupplyAccount::default()
			});
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Mint what the caller's devices have matured.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered provider.
		///
		/// ## Details
		///
		/// Devices are taken in the order given, of each the older span first, until one of the
		/// caps is reached: the hours that the provider may owe in a class, what may be minted
		/// network-wide in a day, and the provider's credit line. The mint stops exactly at the
		/// cap, and what is left over stays claimable. Part of a device's work takes its share of
		/// the device's time along, rounded up.
		///
		/// A share of the mint, rounded up, goes on hold as bond, and a smaller one to the attesters
		/// that verified it. The provider owes the whole mint,
		/// in FLRN and in device time of each class; the first mint in a class takes a storage
		/// deposit.
		///
		/// ## Parameters
		///
		/// - `devices`: handles of devices of the caller, each once.
		///
		/// ## Errors
		///
		/// - [`Error::NotAProvider`], [`Error::ProviderDefaulted`], [`Error::NoDevices`],
		///   [`Error::DeviceRepeated`].
		/// - [`Error::NothingMatured`]: no device has anything to mint.
		/// - [`Error::CapacityReached`], [`Error::DailyCapReached`], [`Error::CreditLineFull`]:
		///   there is something, and this cap leaves no room for any of it.
		/// - What [`Config::Work`] says of a device that isn't the caller's.
		/// - `Token(FundsUnavailable)`: the caller can't afford the storage deposit.
		///
		/// ## Events
		///
		/// - [`Event::WorkClaimed`] for each device that contributed.
		/// - [`Event::Minted`].
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::claim_weight(devices.len(), devices.len()))]
		pub fn claim(
			origin: OriginFor<T>,
			devices: BoundedVec<DeviceIndex, ConstU32<MAX_DEVICES>>,
		) -> DispatchResultWithPostInfo {
			let provider = ensure_signed(origin)?;
			let classes = Self::do_claim(&provider, &devices)?;
			Ok(Some(Self::claim_weight(devices.len(), classes)).into())
		}

		/// Burn the caller's own coins to clear what it owes in a class.
		///
		/// ## Dispatch Origin
		///
		/// Signed by whoever owes; it need not be registered any more.
		///
		/// ## Details
		///
		/// Clears the same amount of liability, with its share of the hours rounded down. The
		/// bond's share, rounded down, is freed as far as the credit line holds without it; the
		/// repayment that clears everything frees all. The last repayment in a class refunds the row's
		/// deposit. What holders redeem can't be repaid: it is delivered.
		///
		/// ## Parameters
		///
		/// - `class`: the class in which the caller owes.
		/// - `amount`: planck to burn out of the caller's free balance, which keeps the existential
		///   deposit.
		///
		/// ## Errors
		///
		/// - [`Error::AmountZero`], [`Error::NothingOwed`], [`Error::MoreThanOwed`],
		///   [`Error::Promised`], [`Error::BalanceTooLow`].
		///
		/// ## Events
		///
		/// - [`Event::Repaid`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::repay())]
		pub fn repay(
			origin: OriginFor<T>,
			class: ClassId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let provider = ensure_signed(origin)?;
			Self::do_repay(&provider, class, amount)
		}

		/// Changes the parameters.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`], which says how far.
		///
		/// ## Details
		///
		/// The new ones hold for mints, repayments, starter hours and redemptions from now on. What was minted or
		/// granted by the old ones stays so, also where there is more of it than the new ones would allow. Bond
		/// goes free down to the new share as debt shrinks.
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
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters, mandate)
		}

		/// Redeems credits for hours that a provider owes.
		///
		/// ## Dispatch Origin
		///
		/// Signed by whoever has the credits, and isn't the provider.
		///
		/// ## Details
		///
		/// The hours are `devices` times `seconds`. They cost what the provider owes for an hour of the class
		/// on average, without what others redeem already; that goes on hold, and the provider owes those hours
		/// to the caller from now on. First come, first served. Within the notice the provider frees devices
		/// with [`Pallet::serve_redemption`], which the caller has to accept in time with
		/// [`Pallet::accept_redemption`]. Credits burn by what is verified then; what the provider doesn't
		/// deliver after the notice is cleared with [`Pallet::clear_overdue`].
		///
		/// ## Parameters
		///
		/// - `provider`: who owes the hours.
		/// - `class`: in which class.
		/// - `devices`: how many devices at a time, at most 64.
		/// - `seconds`: how long each, at the full speed of the class; at least an hour in production.
		///
		/// ## Errors
		///
		/// - [`Error::OwnCredits`], [`Error::ProviderDefaulted`], [`Error::BadDeviceCount`],
		///   [`Error::TooShort`], [`Error::NothingToRedeem`], [`Error::BeyondLiability`].
		/// - `Token(FundsUnavailable)`: the caller can't afford the credits and the deposit.
		///
		/// ## Events
		///
		/// - [`Event::RedemptionOpened`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::redeem())]
		pub fn redeem(
			origin: OriginFor<T>,
			provider: T::AccountId,
			class: ClassId,
			devices: u32,
			seconds: u32,
		) -> DispatchResult {
			let holder = ensure_signed(origin)?;
			Self::do_redeem(holder, provider, class, devices, seconds)
		}

		/// Frees devices for a redemption.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the provider that owes the hours.
		///
		/// ## Details
		///
		/// The holder has to accept them in time; until then they stay idle and go on minting. From then on
		/// they are the holder's until they could have delivered all that is left, and `margin` longer, for
		/// devices that run below the full speed of their class. Once everything is verified, settling the
		/// redemption frees them before that.
		///
		/// ## Parameters
		///
		/// - `redemption`: which.
		/// - `devices`: at most as many as the holder asked for, each once.
		/// - `margin`: as a share of the time at full speed.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRedemption`], [`Error::NotYourRedemption`], [`Error::Cancelled`],
		///   [`Error::AlreadyServed`], [`Error::ProviderDefaulted`]: which.
		/// - [`Error::NoDevices`], [`Error::TooManyDevices`], [`Error::DeviceRepeated`], [`Error::WrongClass`],
		///   or what [`Config::Uses`] says of a device that isn't ready.
		///
		/// ## Events
		///
		/// - [`Event::ServiceOffered`]
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::serve_redemption(devices.len() as u32))]
		pub fn serve_redemption(
			origin: OriginFor<T>,
			#[pallet::compact] redemption: RedemptionId,
			devices: Devices,
			margin: Permill,
		) -> DispatchResult {
			let provider = ensure_signed(origin)?;
			Self::do_serve_redemption(&provider, redemption, devices, margin)
		}

		/// Accepts the devices that were freed for a redemption.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the redemption's holder.
		///
		/// ## Details
		///
		/// Accept once you have access. From now on the devices are the holder's, and credits burn for each
		/// second that is verified, weighted with the measured speed. If a device can't be had any more, the
		/// redemption waits for others, and its holder is not late.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRedemption`], [`Error::NotYourRedemption`], [`Error::ProviderDefaulted`],
		///   [`Error::NotServed`], [`Error::AlreadyAccepted`], [`Error::AcceptanceOver`].
		///
		/// ## Events
		///
		/// - [`Event::ServiceAccepted`], or [`Event::ServiceWithdrawn`] if a device isn't ready any more.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::with_lease(T::WeightInfo::accept_redemption(MAX_DEVICES)))]
		pub fn accept_redemption(
			origin: OriginFor<T>,
			#[pallet::compact] redemption: RedemptionId,
		) -> DispatchResultWithPostInfo {
			let holder = ensure_signed(origin)?;
			let devices = Self::do_accept_redemption(&holder, redemption)?;
			Ok(Some(Self::with_lease(T::WeightInfo::accept_redemption(devices))).into())
		}

		/// Gives up a redemption.
		///
		/// ## Dispatch Origin
		///
		/// Signed by its holder.
		///
		/// ## Details
		///
		/// Costs nothing before devices are freed. After that it costs the least time of a redemption (an hour
		/// in production) for each of them, as far as there is as much left, which goes to the reserve; unless
		/// the chain was halted, a device that was to be accepted isn't ready, or devices in use are free again or
		/// delivered nothing for a whole period that is final. Devices in use are free at once; the credits of time
		/// that isn't final yet stay on hold until it is.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRedemption`], [`Error::NotYourRedemption`], [`Error::Cancelled`].
		///
		/// ## Events
		///
		/// - [`Event::RedemptionReturned`]
		/// - [`Event::RedemptionClosed`] if nothing stays on hold.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::settle_weight(MAX_DEVICES))]
		pub fn cancel_redemption(
			origin: OriginFor<T>,
			#[pallet::compact] redemption: RedemptionId,
		) -> DispatchResultWithPostInfo {
			let holder = ensure_signed(origin)?;
			let devices = Self::do_cancel_redemption(&holder, redemption)?;
			Ok(Some(Self::settle_weight(devices)).into())
		}

		/// Brings a redemption up to date.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Burns credits for what was verified in periods that are final. Ends the acceptance of devices once its
		/// time is over: that costs the holder a period's credits and the redemption, unless a device isn't
		/// ready or the chain was halted. Ends the use of devices once everything is delivered. Gives back what
		/// is left once that is too little to be redeemed, the holder has given it up, or the provider has
		/// defaulted.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRedemption`], [`Error::NothingToSettle`].
		///
		/// ## Events
		///
		/// - [`Event::Redeemed`], [`Event::ServiceWithdrawn`], [`Event::RedemptionReturned`],
		///   [`Event::RedemptionClosed`], as it comes.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::settle_weight(MAX_DEVICES))]
		pub fn settle_redemption(
			origin: OriginFor<T>,
			#[pallet::compact] redemption: RedemptionId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let devices = Self::do_settle_redemption(redemption)?;
			Ok(Some(Self::settle_weight(devices)).into())
		}

		/// Clears at par what is overdue of a redemption.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// Overdue is what the devices that the holder asked for could have delivered in the certified periods
		/// since the notice, less what is gone. As many credits as that is worth burn out of the provider's bond,
		/// then out of its free stake; the holder has its own back, and a tenth of them more out of stake, as
		/// far as the provider's line holds without it.
		///
		/// If bond and stake don't suffice, the provider defaults: all of both burns, nobody owes the rest, the
		/// reserve burns what it can for that, and the provider's hardware is banned for good.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRedemption`], [`Error::Cancelled`], [`Error::AwaitsAcceptance`],
		///   [`Error::GracePeriod`], [`Error::NotOverdue`].
		/// - [`Error::ProviderDelivers`]: as many of the provider's devices earn certified seconds on
		///   redemptions as deliver all that it owes in the class within the hours of the capacity cap.
		///
		/// ## Events
		///
		/// - [`Event::OverdueCleared`], or [`Event::Defaulted`] and [`Event::ReserveBurned`].
		#[pallet::call_index(8)]
		#[pallet::weight(
			Pallet::<T>::clear_weight(MAX_DEVICES).saturating_add(T::WeightInfo::declare_default())
		)]
		pub fn clear_overdue(
			origin: OriginFor<T>,
			#[pallet::compact] redemption: RedemptionId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Ok(Some(Self::do_clear_overdue(redemption)?).into())
		}

		/// Burns what the reserve can for past defaults, and gives what it then holds beyond all earned lines
		/// to the treasury.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToCollect`]
		///
		/// ## Events
		///
		/// - [`Event::ReserveBurned`], [`Event::ReserveCollected`], as it comes.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::collect_reserve())]
		pub fn collect_reserve(origin: OriginFor<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect_reserve()
		}

		/// Delivers a redemption through a lease that the provider pays elsewhere.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the provider that owes the hours and rents the devices.
		///
		/// ## Details
		///
		/// For a provider whose own devices are booked. The lease has to wait to be accepted; it is set aside for
		/// the redemption, and begins when the holder accepts with [`Pallet::accept_redemption`]. Credits burn by
		/// its meter until everything is delivered or the lease is over, and the provider pays for it as any
		/// tenant does. Until it is let go with the redemption it can't be finalised.
		///
		/// ## Parameters
		///
		/// - `redemption`: which.
		/// - `lease`: a lease of the caller of at most as many devices as the holder asked for.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownRedemption`], [`Error::NotYourRedemption`], [`Error::Cancelled`],
		///   [`Error::AlreadyServed`], [`Error::ProviderDefaulted`]: which.
		/// - [`Error::TooManyDevices`], [`Error::WrongClass`], or what [`Config::Leases`] says of a lease that
		///   can't be set aside.
		///
		/// ## Events
		///
		/// - [`Event::ServiceOffered`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::serve_by_lease())]
		pub fn serve_by_lease(
			origin: OriginFor<T>,
			#[pallet::compact] redemption: RedemptionId,
			#[pallet::compact] lease: LeaseId,
		) -> DispatchResult {
			let provider = ensure_signed(origin)?;
			Self::do_serve_by_lease(&provider, redemption, lease)
		}
	}
}
