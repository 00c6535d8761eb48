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
//!
//! ## Overview
//!
//! A provider claims what its devices have matured. The pallet mints up to the tightest of three
//! caps, keeps a bond and writes a liability; what a cap left over stays claimable. Repaying burns
//! the provider's own coins, clears liability and frees bond.
//!
//! ```text
//!   matured work --claim--> coins (bond on hold) + liability --repay--> coins burned, bond freed
//!                    |
//!                    +-- hours cap per provider and class · network-wide daily cap · credit line
//! ```
//!
//! ## Key concepts
//!
//! ### The supply has an identity
//! `total issuance = bootstrap + minted − repaid`, and `Σ liabilities = minted − repaid`.
//! [`Supply`] keeps the three figures, [`Pallet::backing`] reports how the whole is backed.
//!
//! ### The line can't be broken by a call
//! No call raises the exposure above starter plus earned. The right side shrinks on its own (earned
//! halves every so often; hardware that moves to another provider or is revoked takes its starter
//! along). From then on calls may only reduce the excess, and bond isn't freed until there is none.
//!
//! ### Bond is never stuck
//! A repayment frees bond in proportion. What the line still needs is *retained* in the provider's
//! ledger instead, apart from any class, and is freed by later repayments as far as the line
//! allows. Once a provider owes nothing the line always holds, so the last repayment frees
//! everything.
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
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
pub mod types;
pub mod weights;

pub use florin_core::class::MAX_CLASSES;
pub use pallet::*;
pub use types::{HardwareIdentity, Ledger, Liability, Parameters, SupplyAccount, Totals};
pub use weights::WeightInfo;

#[allow(
	clippy::expect_used,
	clippy::as_conversions,
	reason = "what FRAME's macros expand to has both; the calls only hand over to `impls`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use florin_core::{
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::{
			AttesterRewards, ComputeClasses, PeriodClock, ProviderRegistry, ProviderStake,
			VerifiedWork,
		},
		Balance, ClassId, ComputeTime, DeviceId, DeviceIndex,
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

	/// Devices in one claim, at most.
	pub const MAX_DEVICES: u32 = 64;

	/// A row of [`Liabilities`].
	pub type LiabilityOf<T> = Liability<<T as Config>::Consideration>;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The overarching hold reason.
		type RuntimeHoldReason: From<HoldReason>;

		/// FLRN.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// What a liability row costs while it exists.
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
		/// Deposits for liability rows.
		#[codec(index = 1)]
		StorageDeposit,
	}

	/// What issuers may do.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// What each provider owes, has locked and may draw on, over all classes.
	#[pallet::storage]
	pub type Ledgers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Ledger, ValueQuery>;

	/// What each provider owes in each class.
	#[pallet::storage]
	pub type Liabilities<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ClassId,
		LiabilityOf<T>,
		OptionQuery,
	>;

	/// What each hardware identity has vouched for.
	#[pallet::storage]
	pub type Identities<T: Config> =
		StorageMap<_, Blake2_128Concat, DeviceId, HardwareIdentity<T::AccountId>, OptionQuery>;

	/// Where the supply came from.
	#[pallet::storage]
	pub type Supply<T: Config> = StorageValue<_, SupplyAccount, ValueQuery>;

	/// Sums over all ledgers.
	#[pallet::storage]
	pub type LedgerTotals<T: Config> = StorageValue<_, Totals, ValueQuery>;

	/// The sum of all earned lines, rounded up, so that it is never less than they come to.
	#[pallet::storage]
	pub type TotalEarned<T: Config> = StorageValue<_, Decaying, ValueQuery>;

	/// What may still be minted today, network-wide.
	#[pallet::storage]
	pub type DailyCap<T: Config> = StorageValue<_, TokenBucket, ValueQuery>;

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
				minted: 0,
				repaid: 0,
			});
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The parameters were changed.
		ParametersSet {
			/// What they are now.
			parameters: Parameters,
		},
		/// A device's matured work went into a mint.
		WorkClaimed {
			/// Whose device it is.
			provider: T::AccountId,
			/// The device.
			device: DeviceIndex,
			/// Its class.
			class: ClassId,
			/// Device time that was taken.
			time: ComputeTime,
			/// Its value, all of it minted.
			value: Balance,
		},
		/// A claim was minted.
		Minted {
			/// Who owes it.
			provider: T::AccountId,
			/// What was minted, over all devices of the claim.
			amount: Balance,
			/// How much of it went on hold.
			bond: Balance,
			/// How much of it went to the attesters.
			attesters: Balance,
		},
		/// A provider burned its own coins to clear what it owed.
		Repaid {
			/// Who owed it.
			provider: T::AccountId,
			/// The class in which it was owed.
			class: ClassId,
			/// What was burned.
			amount: Balance,
			/// Device time that is no longer owed.
			time: ComputeTime,
			/// Bond that was freed.
			freed: Balance,
		},
		/// A device proved its presence, and its provider's starter line grew.
		StarterGranted {
			/// Whose line grew.
			provider: T::AccountId,
			/// The hardware that vouches for it.
			device: DeviceId,
			/// By how much.
			amount: Balance,
		},
		/// Hardware moved to another provider; what it vouched for was taken off the line of the
		/// one before.
		StarterWithdrawn {
			/// Whose line shrank.
			provider: T::AccountId,
			/// The hardware that vouched for it.
			device: DeviceId,
			/// By how much.
			amount: Balance,
		},
		/// Commission went to the reserve and to the attesters, and a provider's earned line grew.
		CommissionPaid {
			/// Who paid.
			payer: T::AccountId,
			/// Whose line grew.
			provider: T::AccountId,
			/// What the reserve got: by as much the line grew.
			earned: Balance,
			/// What the attesters got.
			attesters: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),
		/// Only registered providers mint: register first.
		NotAProvider,
		/// The claim names no device.
		NoDevices,
		/// The claim names a device twice: name each once.
		DeviceRepeated,
		/// None of the devices has anything to mint: wait until idle time has matured. What wasn't
		/// claimed in time has lapsed.
		NothingMatured,
		/// The provider owes as many hours of the class as its fresh devices can deliver in the time
		/// allowed: repay, bring devices, or prove the presence of those that missed a challenge.
		CapacityReached,
		/// All that may be minted network-wide for now has been: wait until the cap refills.
		DailyCapReached,
		/// The provider owes as much as its stake, bond and credit line carry: repay, add stake, or
		/// earn commission.
		CreditLineFull,
		/// Nothing can't be repaid: name an amount.
		AmountZero,
		/// The caller owes nothing in this class.
		NothingOwed,
		/// The caller owes less than this in this class: repay what is owed.
		MoreThanOwed,
		/// The caller's free coins don't cover the amount and the existential deposit.
		BalanceTooLow,
		/// The stake is needed to carry what the provider owes: repay first.
		LineWouldBreak,
		/// A provider can't leave while it owes hours: repay first.
		LiabilityOutstanding,
		/// The hardware belongs to a provider that draws on the starter line: that debt has to be
		/// cleared first.
		HardwareOwes,
		/// The hardware isn't tied to this provider: register the device first.
		HardwareNotTied,
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
		/// - [`Error::NotAProvider`], [`Error::NoDevices`], [`Error::DeviceRepeated`].
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
		/// rest is retained and freed by later repayments, at the latest by the one that clears
		/// everything. The last repayment in a class refunds the row's deposit.
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
		///   [`Error::BalanceTooLow`].
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
		/// The new ones hold for mints, repayments and starter hours from now on. What was minted, bonded or
		/// granted by the old ones stays so, also where there is more of it than the new ones would allow.
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
	}
}
