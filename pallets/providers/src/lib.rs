//! # Providers
//!
//! The registry of those who offer compute, and the stake that they put up.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage items, events and errors. Other pallets read the
//! registry through [`ProviderRegistry`](florin_core::traits::ProviderRegistry) and
//! [`ProviderStake`](florin_core::traits::ProviderStake).
//!
//! ## Terminology
//!
//! * **Provider**: an account that is registered with metadata and stake.
//! * **Pledged**: stake that answers for one promise, such as an offer's service level, and for
//!   nothing else.
//! * **Free stake**: stake that is neither pledged nor unbonding. It backs what the provider owes.
//! * **Unbonding**: on its way back to its owner; it backs nothing any more and can't return.
//! * **Leaving**: deregistered, or without any stake that isn't unbonding since the rest was burned.
//!
//! ## Overview
//!
//! A provider registers with at least the minimum stake, may add to it and may take out what exceeds
//! the minimum. What it takes out waits in a queue of chunks until the unbonding span is over, and
//! is then withdrawn. It leaves as a whole by deregistering; the row and its deposit go with the
//! last chunk. Before stake stops being free, the pallet that keeps liabilities is asked
//! ([`Config::Guard`]); before a provider leaves, everything that it may have left behind is asked
//! too ([`Config::LeaveGuard`]).
//!
//! ### Key Concepts
//!
//! * **One purpose, one hold.** Stake is on hold for [`HoldReason::Stake`], the deposit for the
//!   provider's rows for [`HoldReason::StorageDeposit`]. Neither moves for another reason.
//! * **Exits don't fail.** Once stake is unbonding, nobody is asked again: withdrawing depends on
//!   the clock alone. No chunk is below the existential deposit, so it can be paid out to an account
//!   with nothing else in it, and the queue always has a place for the chunk of a provider that
//!   leaves.
//! * **A pledge is only taken from what it was pledged for.** Whoever keeps the promise pledges,
//!   releases and slashes through [`StakePledges`](florin_core::traits::StakePledges); nothing else
//!   can touch what is pledged, and the free stake never pays for it.
//! * **Reputation fades.** What leases delivered and what they lacked is kept as two sums that halve
//!   every so often, so that a provider is known by what it did lately. Both go when it leaves.
//! * **Hot and cold.** Stake is read at every mint and metadata hardly ever, so they are apart.
//!
//! ## Example
//!
//! With a minimum of 100 FLRN and an unbonding span of 1,008 periods, a provider with 150 FLRN of
//! free stake unbonds 30 FLRN in period 5,000. From then on its free stake is 120 FLRN, and from
//! period 6,008 on it can withdraw 30 FLRN. It can't unbond another 30 FLRN, only deregister.

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
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[allow(
	clippy::expect_used,
	clippy::as_conversions,
	reason = "what FRAME's macros expand to has both; the calls only hand over to `impls`"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use core::marker::PhantomData;
	use florin_core::{
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::{LeaveGuard, PeriodClock, StakeGuard},
		Balance, Period,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Consideration, Footprint},
		DefaultNoBound,
	};
	use frame_system::pallet_prelude::*;

	/// The version of the storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// FLRN. Minting serves benchmarks and state checks only.
		type Currency: fungible::MutateHold<
				Self::AccountId,
				Reason = Self::RuntimeHoldReason,
				Balance = Balance,
			> + fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// The reasons for which the runtime holds FLRN.
		type RuntimeHoldReason: From<HoldReason>;

		/// The deposit for a provider's rows, on hold for [`HoldReason::StorageDeposit`]. The
		/// footprint counts one item with the bytes of both rows; the keys belong to the base price.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// Who changes the parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// The protocol's clock.
		type Clock: PeriodClock;

		/// What ties free stake down.
		type Guard: StakeGuard<Self::AccountId>;

		/// What a provider has to wind up before it leaves.
		type LeaveGuard: LeaveGuard<Self::AccountId>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Why FLRN of a provider is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Its stake, free and unbonding.
		#[codec(index = 0)]
		Stake,
		/// The deposit for its rows.
		#[codec(index = 1)]
		StorageDeposit,
	}

	/// Bounds and durations.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// Registered and leaving providers, and their number.
	#[pallet::storage]
	pub type Providers<T: Config> = CountedStorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Registration<T::Consideration>,
		OptionQuery,
	>;

	/// The stake of each provider; one row for each of [`Providers`].
	#[pallet::storage]
	pub type Ledgers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Ledger, OptionQuery>;

	/// How providers have kept their promises.
	#[pallet::storage]
	pub type Reputations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Reputation, ValueQuery>;

	/// The state in which the registry begins.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Bounds and durations.
		pub parameters: Parameters,
		/// Ties the configuration to its runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let existential_deposit =
				<T::Currency as fungible::Inspect<T::AccountId>>::minimum_balance();
			assert!(
				self.parameters.minimum_stake >= existential_deposit.max(1),
				"the minimum stake is zero or below the existential deposit",
			);
			let flaw = self.parameters.flaw();
			assert!(flaw.is_none(), "providers: {}", flaw.unwrap_or_default());
			Params::<T>::put(self.parameters);
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
		/// A provider was registered.
		Registered {
			/// Who.
			provider: T::AccountId,
			/// Its stake, in planck.
			stake: Balance,
		},
		/// A provider says something else of itself.
		Updated {
			/// Who.
			provider: T::AccountId,
		},
		/// A provider added to its stake.
		Bonded {
			/// Who.
			provider: T::AccountId,
			/// What was added, in planck.
			amount: Balance,
		},
		/// Stake of a provider stopped being free.
		Unbonding {
			/// Who.
			provider: T::AccountId,
			/// How much, in planck.
			amount: Balance,
			/// The first period in which it may be withdrawn.
			available_at: Period,
		},
		/// Stake returned to its owner.
		Withdrawn {
			/// Who.
			provider: T::AccountId,
			/// How much, in planck.
			amount: Balance,
		},
		/// A provider pledged free stake for something.
		Pledged {
			/// Who.
			provider: T::AccountId,
			/// How much, in planck.
			amount: Balance,
		},
		/// Stake of a provider isn't pledged any more and is free.
		PledgeReleased {
			/// Who.
			provider: T::AccountId,
			/// How much, in planck.
			amount: Balance,
		},
		/// Free stake of a provider burned for hours that it owed and didn't deliver.
		Burned {
			/// Who.
			provider: T::AccountId,
			/// How much, in planck.
			amount: Balance,
		},
		/// A provider lost stake: of what it had pledged, or to somebody who waited for it.
		Slashed {
			/// Who.
			provider: T::AccountId,
			/// How much, in planck.
			amount: Balance,
			/// Who got it.
			victim: T::AccountId,
		},
		/// A lease counts for a provider's reputation from now on.
		ReputationChanged {
			/// Who.
			provider: T::AccountId,
			/// Device-seconds that it delivered.
			served: u64,
			/// Device-seconds that it didn't.
			missing: u64,
		},
		/// A provider isn't registered any more. Its stake is unbonding.
		Deregistered {
			/// Who.
			provider: T::AccountId,
		},
		/// The last stake of a provider that was leaving is withdrawn, its rows are gone and their
		/// deposit is back.
		Left {
			/// Who.
			provider: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),
		/// The account is a registered provider already. Use `update` or `bond_more`.
		AlreadyRegistered,
		/// The account isn't a provider. Register first.
		NotRegistered,
		/// The provider is leaving, or has lost its stake. Withdraw the last of it, then register anew.
		Leaving,
		/// The stake is below the minimum. Register with more.
		StakeTooLow,
		/// The amount is zero. Name one.
		ZeroAmount,
		/// The amount is below the existential deposit, so it might not reach an empty account.
		/// Unbond more.
		AmountTooSmall,
		/// The amount exceeds the free stake. Name less, or add to the stake.
		StakeExceeded,
		/// Stake is pledged for something. Withdraw what it is pledged for first.
		StakePledged,
		/// Less than the minimum stake would stay. Unbond less, or deregister.
		RemainderTooLow,
		/// As many chunks are unbonding as the queue takes. Withdraw what is available, or wait.
		TooManyChunks,
		/// No unbonding stake is available yet. Wait for the period of its chunk.
		NothingAvailable,
		/// The name is empty, isn't UTF-8 or has control characters or outer spaces. Correct it.
		InvalidName,
		/// The endpoint isn't a URL of printable ASCII with a scheme and a host. Correct it.
		InvalidEndpoint,
		/// The region isn't two uppercase letters. Use an ISO 3166-1 alpha-2 code.
		InvalidRegion,
		/// The key of an attribute is empty, isn't UTF-8 or has control characters or outer spaces.
		/// Correct it.
		InvalidAttributeKey,
		/// The value of an attribute isn't UTF-8 or has control characters or outer spaces. Correct
		/// it.
		InvalidAttributeValue,
		/// Two attributes have the same key. Keep one.
		RepeatedAttribute,
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
		/// Registers the caller as a provider.
		///
		/// ## Dispatch Origin
		///
		/// Signed.
		///
		/// ## Details
		///
		/// Puts `stake` and the deposit for the provider's rows on hold.
		///
		/// ## Parameters
		///
		/// - `metadata`: what the provider says of itself.
		/// - `stake`: in planck, at least the minimum stake.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyRegistered`], [`Error::Leaving`]: the caller has a row.
		/// - [`Error::StakeTooLow`]: below the minimum stake.
		/// - [`Error::InvalidName`], [`Error::InvalidEndpoint`], [`Error::InvalidRegion`],
		///   [`Error::InvalidAttributeKey`], [`Error::InvalidAttributeValue`],
		///   [`Error::RepeatedAttribute`]: the metadata.
		/// - `TokenError::FundsUnavailable`: the balance doesn't cover stake, deposit and existential
		///   deposit.
		///
		/// ## Events
		///
		/// - [`Event::Registered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register(metadata.attribute_count()))]
		pub fn register(
			origin: OriginFor<T>,
			metadata: Metadata,
			#[pallet::compact] stake: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register(who, metadata, stake)
		}

		/// Replaces what the caller says of itself.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered provider.
		///
		/// ## Details
		///
		/// The deposit follows the size of the metadata.
		///
		/// ## Parameters
		///
		/// - `metadata`: the whole of it.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistered`], [`Error::Leaving`]: the caller.
		/// - [`Error::InvalidName`], [`Error::InvalidEndpoint`], [`Error::InvalidRegion`],
		///   [`Error::InvalidAttributeKey`], [`Error::InvalidAttributeValue`],
		///   [`Error::RepeatedAttribute`]: the metadata.
		/// - `TokenError::FundsUnavailable`: the balance doesn't cover the greater deposit.
		///
		/// ## Events
		///
		/// - [`Event::Updated`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update(metadata.attribute_count()))]
		pub fn update(origin: OriginFor<T>, metadata: Metadata) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update(who, metadata)
		}

		/// Adds to the caller's stake.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered provider.
		///
		/// ## Details
		///
		/// The amount is free stake at once.
		///
		/// ## Parameters
		///
		/// - `amount`: in planck.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistered`], [`Error::Leaving`]: the caller.
		/// - [`Error::ZeroAmount`]: nothing to add.
		/// - `TokenError::FundsUnavailable`: the balance doesn't cover it.
		///
		/// ## Events
		///
		/// - [`Event::Bonded`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::bond_more())]
		pub fn bond_more(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bond_more(who, amount)
		}

		/// Begins to take stake out.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered provider.
		///
		/// ## Details
		///
		/// The amount stops being free at once and may be withdrawn after the unbonding span. What
		/// is unbonded in the same period is one chunk.
		///
		/// ## Parameters
		///
		/// - `amount`: in planck, at least the existential deposit.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistered`], [`Error::Leaving`]: the caller.
		/// - [`Error::ZeroAmount`], [`Error::AmountTooSmall`], [`Error::StakeExceeded`]: the amount.
		/// - [`Error::RemainderTooLow`]: less than the minimum stake would stay.
		/// - [`Error::TooManyChunks`]: the queue is full.
		/// - What [`Config::Guard`] answers: the provider's liabilities need the stake.
		///
		/// ## Events
		///
		/// - [`Event::Unbonding`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::unbond())]
		pub fn unbond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unbond(who, amount)
		}

		/// Returns the stake whose unbonding span is over.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered or leaving provider.
		///
		/// ## Details
		///
		/// Asks nobody. The last withdrawal of a provider that is leaving removes its rows and returns
		/// their deposit. A provider that lost its stake calls this once more when it has wound up all else.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistered`]: the caller has no stake here.
		/// - [`Error::NothingAvailable`]: too early, or nothing is unbonding.
		/// - What [`Config::LeaveGuard`] says of a provider without stake that has something to wind up.
		///
		/// ## Events
		///
		/// - [`Event::Withdrawn`].
		/// - [`Event::Left`] at the end.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw_unbonded())]
		pub fn withdraw_unbonded(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_unbonded(who)
		}

		/// Ends the caller's registration.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a registered provider.
		///
		/// ## Details
		///
		/// The caller stops being a provider at once and all of its free stake starts unbonding. It
		/// may register anew after the last withdrawal.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistered`], [`Error::Leaving`]: the caller.
		/// - What [`Config::LeaveGuard`] answers: the provider has liabilities, devices or offers left.
		/// - [`Error::StakePledged`]: stake is pledged for something else.
		///
		/// ## Events
		///
		/// - [`Event::Deregistered`], [`Event::Unbonding`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::deregister())]
		pub fn deregister(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deregister(who)
		}

		/// Changes the parameters.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`], which says how far.
		///
		/// ## Details
		///
		/// Whoever is registered with less than a new minimum stays registered: it may bond more, or leave.
		/// Stake that unbonds becomes available when it was to.
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
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters, mandate)
		}
	}
}
