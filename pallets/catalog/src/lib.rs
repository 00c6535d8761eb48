//! # Catalogue
//!
//! The compute standard: which classes of hardware there are and what an hour of each is worth.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage items, events and errors. Other pallets read the
//! catalogue through [`ComputeClasses`](florin_core::traits::ComputeClasses).
//!
//! ## Terminology
//!
//! * **Compute class**: a kind of hardware with a name, its fixed figures ([`Hardware`]) and a
//!   valuation ([`Valuation`]).
//! * **Credit factor**: FLRN per class-hour. One hour of the reference class is worth one FLRN.
//! * **Version**: a valuation and the period from which it holds.
//! * **Delay**: periods from a decision to its effect, a genesis parameter.
//!
//! ## Overview
//!
//! Governance adds classes, changes their valuation and retires them. Each decision takes effect
//! after the delay and by itself: a reader asks for the terms of a class in a period, and the answer
//! follows from the periods on record. Nothing runs when a delay is over.
//!
//! ### Key Concepts
//!
//! * **Forward only.** A change is a new version that begins in a later period. The delay is at
//!   least the certificate window, so what may still be certified when a decision is taken keeps
//!   its terms. Nothing that is open is ever repriced.
//! * **One decision at a time.** While a decision is pending another one is refused. Versions that
//!   late certificates may still ask for are kept, with the current and the pending ones.
//! * **Steps between decisions.** The price index moves credit factors through
//!   [`CreditFactors`](florin_core::traits::CreditFactors), by small steps that hold from the next
//!   period on. It waits while a decision is pending; a decision never waits for a step.
//! * **Bounded.** At most [`MAX_CLASSES`] classes are ever added. Identifiers are given out in order
//!   and never reused, and the slug of a retired class stays taken.
//!
//! ## Example
//!
//! With a delay of 144 periods, an update of H100's factor from 1 to 1.02 in period 1,000 makes
//! version 2 in force from period 1,144 on. A certificate for period 1,143 that lands in period
//! 1,149 is valued with factor 1.

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
	use alloc::vec::Vec;
	use core::marker::PhantomData;
	use florin_core::{
		class::ClassTerms,
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::PeriodClock,
		ClassId, Period,
	};
	use frame_support::{pallet_prelude::*, DefaultNoBound};
	use frame_system::pallet_prelude::*;

	/// The version of the storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who decides on the compute standard.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who changes the parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// The protocol's clock. Its genesis comes before this pallet's, which checks the delay
		/// against the certificate window.
		type Clock: PeriodClock;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Durations.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The classes, retired ones included. Identifiers are dense: `0..ClassCount`.
	#[pallet::storage]
	pub type Classes<T: Config> = StorageMap<_, Twox64Concat, ClassId, ClassInfo, OptionQuery>;

	/// Which class has a slug.
	#[pallet::storage]
	pub type Slugs<T: Config> = StorageMap<_, Blake2_128Concat, Slug, ClassId, OptionQuery>;

	/// The number of classes ever added, which is the identifier of the next one.
	#[pallet::storage]
	pub type ClassCount<T: Config> = StorageValue<_, ClassId, ValueQuery>;

	/// The state in which the catalogue begins.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Durations.
		pub parameters: Parameters,
		/// Classes in force since the first period, in the order of their identifiers.
		pub classes: Vec<GenesisClass>,
		/// Ties the configuration to its runtime.
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let flaw = self.parameters.flaw();
			assert!(flaw.is_none(), "catalogue: {}", flaw.unwrap_or_default());
			assert!(
				self.parameters.change_delay >= T::Clock::certificate_window(),
				"the delay of changes is shorter than the certificate window",
			);
			Params::<T>::put(self.parameters);
			for class in &self.classes {
				if let Err(error) = Pallet::<T>::add_genesis_class(class.clone()) {
					panic!("class {:?} of the genesis state: {error:?}", class.slug);
				}
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A class was added.
		ClassAdded {
			/// Its identifier.
			class: ClassId,
			/// Its unique handle.
			slug: Slug,
			/// The first period in which its hours count.
			since: Period,
		},
		/// A class got a new valuation.
		ClassUpdated {
			/// The class.
			class: ClassId,
			/// The number of the new version.
			version: u32,
			/// The first period in which it is in force.
			since: Period,
		},
		/// The parameters were changed.
		ParametersSet {
			/// What they are now.
			parameters: Parameters,
		},
		/// A class is to end.
		ClassRetired {
			/// The class.
			class: ClassId,
			/// The first period in which it is no more.
			retires_at: Period,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The slug is empty, or has other characters than lowercase letters, digits and hyphens
		/// between them. Choose one such as `h100`.
		InvalidSlug,
		/// Another class has the slug, or had it before it was retired. Choose another one.
		SlugTaken,
		/// The name is empty, isn't UTF-8 or has control characters or outer spaces. Correct it.
		InvalidName,
		/// A class needs a speed above zero. Give its dense bf16 TFLOPS.
		ZeroTflops,
		/// A class needs memory above zero. Give its GiB.
		ZeroMemory,
		/// A class needs a rating above zero. Give the watts of its board.
		ZeroWatts,
		/// Evidence is known for GPUs only. Leave the architecture out, or correct the kind.
		EvidenceOfOtherKind,
		/// The credit factor is below 0.001 or above 1,000 FLRN per class-hour. Correct it.
		FactorOutOfBounds,
		/// A reference price is zero or above a million USD. Correct it.
		PriceOutOfBounds,
		/// The catalogue has taken as many classes as it ever takes.
		TooManyClasses,
		/// There is no class with this identifier. Look it up by its slug.
		UnknownClass,
		/// The class is retired, or its retirement has been decided. It can't change any more.
		AlreadyRetired,
		/// The class equals what it was to become. Name a figure that differs.
		NothingChanges,
		/// A decision on the class is pending. Decide again once it is in force.
		ChangePending,
		/// The parameters can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),
		/// As many versions of the class as are kept may still be asked for by late certificates.
		/// Decide again after the certificate window.
		TooManyVersions,
		/// The factor of the class can't follow a price now: there is no such class, it is to be
		/// retired, or a decision on it is pending.
		NothingToFollow,
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
		/// Adds a class to the compute standard.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The class gets the next identifier and counts from the delay on.
		///
		/// ## Parameters
		///
		/// - `class`: its slug, name, hardware and valuation.
		///
		/// ## Errors
		///
		/// - [`Error::TooManyClasses`]: [`MAX_CLASSES`] were added before.
		/// - [`Error::InvalidSlug`], [`Error::SlugTaken`], [`Error::InvalidName`]: what it is called.
		/// - [`Error::ZeroTflops`], [`Error::ZeroMemory`], [`Error::ZeroWatts`],
		///   [`Error::EvidenceOfOtherKind`]: its hardware.
		/// - [`Error::FactorOutOfBounds`], [`Error::PriceOutOfBounds`]: its valuation.
		///
		/// ## Events
		///
		/// - [`Event::ClassAdded`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::add_class())]
		pub fn add_class(origin: OriginFor<T>, class: NewClass) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_class(class)
		}

		/// Changes what a class is worth.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Makes a new version, in force from the delay on. What belongs to earlier periods keeps the
		/// terms of its period, whenever it is certified or minted.
		///
		/// ## Parameters
		///
		/// - `class`: the class.
		/// - `changes`: the figures that change; the others stay.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownClass`], [`Error::AlreadyRetired`]: the class.
		/// - [`Error::ChangePending`], [`Error::TooManyVersions`]: too soon after another change.
		/// - [`Error::NothingChanges`]: no figure differs from the version in force.
		/// - [`Error::FactorOutOfBounds`], [`Error::PriceOutOfBounds`]: the new figures.
		///
		/// ## Events
		///
		/// - [`Event::ClassUpdated`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_class())]
		pub fn update_class(
			origin: OriginFor<T>,
			class: ClassId,
			changes: ClassChanges,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_update_class(class, changes)
		}

		/// Ends a class.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// From the delay on the class has no terms: its hours count for nothing and no device can
		/// be registered in it. What belongs to earlier periods keeps its terms. This is final.
		///
		/// ## Parameters
		///
		/// - `class`: the class.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownClass`], [`Error::AlreadyRetired`]: the class.
		///
		/// ## Events
		///
		/// - [`Event::ClassRetired`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::retire_class())]
		pub fn retire_class(origin: OriginFor<T>, class: ClassId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_retire_class(class)
		}

		/// Changes the parameters.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`], which says how far.
		///
		/// ## Details
		///
		/// Decisions taken before keep the period in which they take effect.
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
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters, mandate)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The terms of `class` in the current period; none if it hasn't begun or is retired.
		pub fn current_terms(class: ClassId) -> Option<ClassTerms> {
			Classes::<T>::get(class)?
				.version_at(T::Clock::now())
				.map(Version::terms)
		}
	}
}
