//! # Price index
//!
//! What an hour of compute costs: on this chain, from its own leases, in FLRN; and in the outside world,
//! from bonded feeders, in USD.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage items, events and errors. Other pallets read prices
//! through [`PriceIndex`](florin_core::traits::PriceIndex), and the market tells what was leased through
//! [`LeasePrices`](florin_core::traits::LeasePrices).
//!
//! ## Terminology
//!
//! * **Series**: the prices of one class in one currency.
//! * **Feeder**: an account that governance admitted and that has put up a bond; it tells prices in USD.
//! * **Feed**: the latest price of a class that a feeder told.
//! * **Fresh**: a feed of the period or one of the few before it.
//! * **Closed**: a period that is over and whose checkpoints have been written.
//! * **Checkpoint**: all that a series has had through a period: Σ price × weight, Σ weight, and how many
//!   periods had a price.
//! * **Coverage**: periods of a span that had a price.
//!
//! ## Overview
//!
//! ```text
//!  settlements of leases ──> eligible seconds × price ──┐
//!                                                       ├─ a hook closes each period ─> ring of checkpoints
//!  feeds ──> quorum ──> rejection ──> median × period ──┘                                     │
//!                                                              averages, factors, derivatives <┘
//! ```
//!
//! The average of a series over a span is the difference of two checkpoints, divided by the difference of
//! their weights and rounded down. It costs two reads however long the span is.
//!
//! ### Key Concepts
//!
//! * **FLRN: weighted by verified time.** Only seconds count that certificates found delivered in the last
//!   day, at a price struck within the last seven, on leases between two accounts, and of each provider
//!   only as many as a few dozen devices deliver. They count once enough distinct providers were settled
//!   in the day; what waits in vain for that never does. A period without leases adds nothing.
//! * **USD: weighted by time.** When a period is closed the price is the median of what is left of at
//!   least three fresh feeds. The quorum is counted before outliers are rejected.
//! * **Never back-dated.** Nothing that comes after a period is counted in it, also when closing lags
//!   behind.
//! * **Factors follow.** Once a day the credit factor of a class moves towards its USD average of the day
//!   over that of the reference class, by at most 1 % and within bounds that governance sets for the
//!   class. It holds from the next period on.
//! * **Bounded.** Closing a period costs the same whatever the number of leases and providers. After a
//!   pause the hook catches up, a part of each block at a time.
//!
//! ## Example
//!
//! Three leases of an H100 class settle in a period: 3,600 s at 0.9, 7,200 s at 1 and 3,600 s at 1.2 FLRN
//! an hour. The price of the period is (0.9 + 2 × 1 + 1.2) / 4 = 1.025 FLRN, with a weight of 14,400.
//! Feeds of 4.98, 5.00 and 7.50 USD: the median is 5.00, the median deviation 0.02, and 7.50 lies beyond
//! 0.06, so the price is the mean of the others, 4.99 USD.

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
		types::{
			Checkpoint, FactorBounds, FeedPrices, FeedSeries, Feeder, Feeds, LeaseSeries,
			Parameters, Progress, Shares, MAX_FEEDERS,
		},
		WeightInfo,
	};
	use alloc::vec::Vec;
	use florin_core::{
		index::{IndexPrice, Series},
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::{CreditFactors, PeriodClock, ProviderRegistry},
		Balance, ClassId, Period,
	};
	use frame_support::{
		pallet_prelude::*, traits::fungible, weights::WeightMeter, DefaultNoBound,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::FixedU128;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// FLRN. Minting serves benchmarks only.
		type Currency: fungible::MutateHold<
				Self::AccountId,
				Reason = Self::RuntimeHoldReason,
				Balance = Balance,
			> + fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// The reasons for which the runtime holds FLRN.
		type RuntimeHoldReason: From<HoldReason>;

		/// The protocol's clock.
		type Clock: PeriodClock;

		/// The credit factors that follow the index.
		type Factors: CreditFactors;

		/// Whose leases count.
		type Providers: ProviderRegistry<Self::AccountId>;

		/// Where slashed bonds go.
		type Reserve: Get<Self::AccountId>;

		/// Who admits feeders and bounds factors.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who removes feeders, at once.
		type RemoveOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who changes the parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// What calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Why FLRN is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// What a feeder loses if its feeds are false for long.
		#[codec(index = 0)]
		FeederBond,
	}

	/// The state in which the index begins.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// By what rules prices are taken.
		pub parameters: Parameters,
		/// Feeders on duty, whose bonds are held from their balances.
		pub feeders: Vec<T::AccountId>,
		/// Classes whose factors follow the index, and within which bounds.
		pub factor_bounds: Vec<(ClassId, FactorBounds)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		/// # Panics
		/// If the parameters are out of their bounds, a feeder can't put up its bond, or there is no such class.
		fn build(&self) {
			let flaw = self.parameters.flaw();
			assert!(flaw.is_none(), "price index: {}", flaw.unwrap_or_default());
			Params::<T>::put(self.parameters);
			for feeder in &self.feeders {
				if let Err(error) = Pallet::<T>::add_genesis_feeder(feeder) {
					panic!("feeder {feeder:?} of the genesis state: {error:?}");
				}
			}
			for (class, bounds) in &self.factor_bounds {
				if let Err(error) = Pallet::<T>::do_set_factor_bounds(*class, Some(*bounds)) {
					panic!("factor bounds of class {class} of the genesis state: {error:?}");
				}
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Closes the periods that are over, as far as a part of the block suffices.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::close_periods(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Tells what classes cost, in USD.
		///
		/// ## Dispatch Origin
		///
		/// Signed by a feeder on duty.
		///
		/// ## Details
		///
		/// A price counts when the period is closed, and for the few periods after it, until the feeder tells another one. Each class may be told
		/// once a period, so the call is free of charge.
		///
		/// ## Parameters
		///
		/// - `prices`: of classes in ascending order, in 10⁻¹² USD per class-hour.
		///
		/// ## Errors
		///
		/// - [`Error::NotAFeeder`]
		/// - [`Error::NoPrices`], [`Error::ClassesOutOfOrder`], [`Error::UnknownClass`], [`Error::PriceZero`], [`Error::PriceTooHigh`]: what.
		/// - [`Error::TooSoon`]
		///
		/// ## Events
		///
		/// - [`Event::PricesSubmitted`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::submit_prices(prices.len() as u32))]
		pub fn submit_prices(
			origin: OriginFor<T>,
			prices: FeedPrices,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_submit_prices(who, prices)?;
			Ok(Pays::No.into())
		}

		/// Puts up the bond of a feeder, which is on duty from then on.
		///
		/// ## Dispatch Origin
		///
		/// Signed by an account that governance admitted as a feeder.
		///
		/// ## Errors
		///
		/// - [`Error::NotAdmitted`], [`Error::AlreadyBonded`], [`Error::Leaving`]: who.
		/// - [`Error::TooManyFeeders`]: there is no place.
		/// - `Token(FundsUnavailable)`: the caller can't afford the bond.
		///
		/// ## Events
		///
		/// - [`Event::FeederBonded`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::bond_feeder())]
		pub fn bond_feeder(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bond_feeder(who)
		}

		/// Goes off duty, or takes out the bond.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the feeder.
		///
		/// ## Details
		///
		/// The first call ends the duty: the feeds of the caller don't count any more. Once the time to unbond has passed, a second one frees the
		/// bond, and the feeder is forgotten. Meanwhile it can be slashed for feeds that were false before. A feeder that was removed only needs
		/// the second call.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownFeeder`], [`Error::StillBonded`].
		///
		/// ## Events
		///
		/// - [`Event::FeederLeaving`], or [`Event::FeederLeft`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::unbond_feeder())]
		pub fn unbond_feeder(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unbond_feeder(who)
		}

		/// Admits an account as a feeder.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// It is on duty once it has put up its bond.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyAdmitted`], [`Error::Leaving`].
		///
		/// ## Events
		///
		/// - [`Event::FeederAdmitted`]
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::admit_feeder())]
		pub fn admit_feeder(origin: OriginFor<T>, feeder: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_admit_feeder(feeder)
		}

		/// Takes a feeder off duty.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::RemoveOrigin`].
		///
		/// ## Details
		///
		/// Its feeds don't count any more. It gets its bond back as if it had left by itself.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownFeeder`], [`Error::Leaving`].
		///
		/// ## Events
		///
		/// - [`Event::FeederLeaving`], or [`Event::FeederLeft`] if it had no bond.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::remove_feeder())]
		pub fn remove_feeder(origin: OriginFor<T>, feeder: T::AccountId) -> DispatchResult {
			T::RemoveOrigin::ensure_origin(origin)?;
			Self::do_remove_feeder(feeder)
		}

		/// Slashes a feeder whose feed was false for long.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody.
		///
		/// ## Details
		///
		/// A feed is false in a period in which it is rejected and lies further from the price than half of it. Who lets one stand or repeats it for
		/// six hours, in each period of which there was a quorum, loses a tenth of its bond to the reserve, and its duty; nothing that it tells
		/// afterwards makes good for it. (Shares and hours are parameters.)
		///
		/// ## Parameters
		///
		/// - `feeder`: who.
		/// - `class`: of which class the feed is.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownFeeder`], [`Error::NothingProven`].
		///
		/// ## Events
		///
		/// - [`Event::FeederSlashed`], and [`Event::FeederLeaving`] if it was on duty.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::slash_feeder())]
		pub fn slash_feeder(
			origin: OriginFor<T>,
			feeder: T::AccountId,
			class: ClassId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_slash_feeder(feeder, class)
		}

		/// Bounds the credit factor of a class, which follows the index within the bounds.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		///
		/// - `class`: which.
		/// - `bounds`: the bounds; without any the factor stays as it is.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownClass`], [`Error::ReferenceClass`], [`Error::BadBounds`].
		///
		/// ## Events
		///
		/// - [`Event::FactorBoundsSet`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::set_factor_bounds())]
		pub fn set_factor_bounds(
			origin: OriginFor<T>,
			class: ClassId,
			bounds: Option<FactorBounds>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_factor_bounds(class, bounds)
		}

		/// Changes the rules by which prices are taken.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`].
		///
		/// ## Parameters
		///
		/// - `parameters`: all of them. The length of the ring and the reference class can't change.
		///
		/// ## Errors
		///
		/// - [`Error::BadParameters`]
		///
		/// ## Events
		///
		/// - [`Event::ParametersSet`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters, mandate)
		}
	}
}
