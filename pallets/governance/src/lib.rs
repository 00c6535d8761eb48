//! # Governance
//!
//! What the chain's referenda need beside polkadot-sdk's pallets:
//!
//! - [`Origin::Tighten`], which a referendum on the track of that name gets within seconds. It can
//!   only take away: halt the chain for a while, revoke certificates and devices, disallow firmware,
//!   remove roots, and call off what Root is about to do. Whatever grants anything is Root's, which
//!   acts only after a delay in which everybody can see it coming;
//! - [`Parameters`]: how long each step of a referendum takes on this chain, and a session of its
//!   validators. Root changes them within bounds;
//! - grace periods: after the chain was halted or stood still, nobody is punished for a while. Who
//!   punishes asks [`GracePeriods`];
//! - the first council, whose members vote. Later ones are added and removed by Root.
//!
//! Which origin may do what stands in the runtime's configuration.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
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
mod grace;
#[cfg(test)]
mod mock;
mod origin;
#[cfg(test)]
mod tests;
mod types;

pub use origin::EnsureTighten;
pub use pallet::*;
pub mod weights;

pub use types::{Parameters, DAY, MINUTE};
pub use weights::WeightInfo;

#[allow(
	clippy::expect_used,
	clippy::as_conversions,
	reason = "what FRAME's macros expand to has both"
)]
#[frame_support::pallet]
pub mod pallet {
	use super::{Parameters, WeightInfo};
	use alloc::vec::Vec;
	use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
	use florin_core::parameters::{Mandate, ParameterRefusal, Parameters as _};
	use frame_support::{pallet_prelude::*, traits::RankedMembers, DefaultNoBound};
	use frame_system::pallet_prelude::*;
	use sp_runtime::TryRuntimeError;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who votes.
		type Council: RankedMembers<AccountId = Self::AccountId>;

		/// Whether the chain is halted.
		type Halted: Get<bool>;

		/// Who may change the durations.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Who a referendum acts as, apart from Root.
	#[pallet::origin]
	#[derive(
		Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
	)]
	pub enum Origin {
		/// May take away at once, and grant nothing.
		Tighten,
	}

	/// How long the steps of a referendum and a session take on this chain.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The last block of the latest grace period.
	#[pallet::storage]
	pub type GraceUntil<T: Config> = StorageValue<_, u32, OptionQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The durations were changed.
		ParametersSet {
			/// What they are now.
			parameters: Parameters,
		},
		/// The chain was halted or stood still until now, and a grace period began.
		GraceBegan {
			/// The last block in which nobody is punished.
			until: u32,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The durations can't be changed so. The refusal says why.
		BadParameters(ParameterRefusal),
	}

	/// How governance begins.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The durations.
		pub parameters: Parameters,
		/// The members of the council.
		pub council: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		/// Panics where durations or members can't be, before the chain starts. That somebody is on the council is for the runtime to see, whose presets name it.
		fn build(&self) {
			let flaw = self.parameters.flaw();
			assert!(
				flaw.is_none(),
				"governance parameters: {}",
				flaw.unwrap_or_default()
			);
			Params::<T>::put(&self.parameters);
			for member in &self.council {
				let inducted = T::Council::induct(member);
				assert!(
					inducted.is_ok(),
					"council: too many members, or one occurs twice"
				);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Changes the durations.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Referenda that are under way follow the new durations from the next step on. A grace
		/// period that has begun ends when it was to end.
		///
		/// ## Parameters
		///
		/// - `parameters`: All durations, changed or not.
		///
		/// ## Errors
		///
		/// - [`Error::BadParameters`]
		///
		/// ## Events
		///
		/// - [`Event::ParametersSet`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::parameters()
				.ensure_may_become(&parameters, Mandate::WithinBounds)
				.map_err(Error::<T>::BadParameters)?;
			Params::<T>::put(&parameters);
			Self::deposit_event(Event::ParametersSet { parameters });
			Ok(())
		}
	}

	impl<T: Config> Pallet<T> {
		/// How long the steps of a referendum and a session take.
		pub fn parameters() -> Parameters {
			Params::<T>::get()
		}

		/// The durations are ones that a chain can be governed by.
		///
		/// # Errors
		/// With the flaw of the durations.
		pub fn do_try_state() -> Result<(), TryRuntimeError> {
			Self::parameters()
				.flaw()
				.map_or(Ok(()), |flaw| Err(flaw.into()))
		}
	}
}
