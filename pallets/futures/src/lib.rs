//! # Futures
//!
//! Dated futures on the price of compute: contracts that governance lists, whose price follows the index, and
//! which settle at its average over the periods of delivery.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage items, events and errors. What clients read is in
//! [`florin_core::futures`]. Lots are traded in the order book and carried by the clearing house; this pallet
//! opens both, and tells the clearing house what positions are worth. No money moves through it.
//!
//! ## Terminology
//!
//! * **Contract**: a series of the index, how many class-seconds of it a lot is, and when they are delivered.
//! * **Market**: where the lots of a contract change hands and are held. Each contract has one.
//! * **Delivery**: the periods over which the final price averages. Nothing is delivered but money.
//! * **Mark price**: what positions are valued at, per lot.
//! * **Last trade**: the mark price when trading ended, with the first period of delivery.
//! * **Round**: what the hook does once a period. Each market that hasn't settled has its turn.
//! * **Bound**: open interest, in class-seconds, that is worth less to whoever moves the index than moving it
//!   costs.
//!
//! ## Overview
//!
//! ```text
//!   list ──> Trading ──delivery begins──> Delivering ──delivery and dispute delay are over──> Settled
//!               │                             │                                                 ^
//!               └──────── series is stale for too long ─────────────────────────────────────────┤
//!                                             └──────── settle_at ──────────────────────────────┘
//! ```
//!
//! | | the mark price is |
//! | --- | --- |
//! | before delivery | the average over the last `mark_span` periods up to the last one that had a price |
//! | in delivery | `(average of what is over × periods over + the above × periods to come) / periods` |
//! | after delivery | what it settles at: the average over delivery, if enough of its periods had a price |
//!
//! All of them are averages of the index, in 10⁻¹² of its currency per class-hour. A lot is worth
//! `⌊price × seconds / (3600 × 10^(12 − decimals))⌋` of the smallest units of the asset, so that what positions gain and
//! lose adds up to nothing.
//!
//! ### Key Concepts
//!
//! * **One quote, one asset.** Contracts on FLRN series settle in FLRN, those on USD series in a stablecoin.
//!   Nothing is converted inside a position.
//! * **Trading ends before anything that counts is known.** The first hook in delivery ends it. While the
//!   hook doesn't run, the clearing house goes by the age of the mark price.
//! * **A mark price that isn't of now takes no new risk.** It is told as live only while the series is. Nothing
//!   depends on a series for ever: when it hasn't been live for a week, its contracts settle at the last valid
//!   average. Rounds are counted, not periods: a chain that stood still didn't see a series that was stale.
//! * **Moving a FLRN series costs more than it brings.** Open interest of all contracts on one is at most
//!   `net commission × hours × min(1, factor / index)`, where the hours are those that counted in as many
//!   periods as the mark price or the final one averages over, whichever are fewer. With contracts of different
//!   lengths the smallest bound holds for all of them. Where it leaves less than is open, nothing may be
//!   opened; and in delivery the price moves away from the last trade only by `min(1, bound / open)` of the way,
//!   the bound by the hours of delivery then, the open interest the highest of all contracts on the series
//!   since trading ended.
//! * **In delivery, time is what is to come.** The mark weighs what is over by its periods, on FLRN series too,
//!   whose average is by hours: nobody knows the hours to come, and nobody moves time by leasing to himself.
//!   The difference goes with what is left of the delivery.
//! * **Governance can wait, or decide.** A market that is halted doesn't settle until it isn't, for a week at
//!   most from when it would. One whose trading is over can be settled at a price that governance names.
//! * **Bounded.** A round takes a survey and a turn for each of at most 64 markets, a part of each block at a
//!   time. A turn looks at the index of now, however long the hook didn't run.
//!
//! ## Example
//!
//! A contract on the USD series of H100 has lots of 100 hours, in a stablecoin with six decimals. The mark averages
//! to 2.40 USD before a delivery of 144 periods, so a lot is worth 240,000,000 units when trading ends. Thirty-six
//! periods later their average is 2.80 USD and the mark over the last few 3.00: a lot is marked at
//! `(2.80 × 36 + 3.00 × 108) / 144 = 2.95` USD an hour, 295,000,000 units. It settles at the average over all 144.

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
		types::{ContractRow, LiveMarkets, Parameters, Round},
		WeightInfo,
	};
	use florin_core::{
		clearing::{MarketId, SettlementAsset},
		futures::{Basis, Contract},
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::{ComputeClasses, LeaseCommission, Markets, OrderBooks, PeriodClock, PriceIndex},
		Balance,
	};
	use frame_support::{pallet_prelude::*, weights::WeightMeter, DefaultNoBound};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::Convert;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// What contracts settle on.
		type Index: PriceIndex;

		/// The protocol's clock.
		type Clock: PeriodClock;

		/// Credit factors, of which commission is at least a share.
		type Classes: ComputeClasses;

		/// What moving a FLRN series costs.
		type Commission: LeaseCommission;

		/// Where lots are held.
		type Markets: Markets;

		/// Where lots are traded.
		type Books: OrderBooks;

		/// Decimals of an asset; none if there is no such.
		type Decimals: Convert<SettlementAsset, Option<u8>>;

		/// Who lists contracts, and settles those that can't settle by themselves.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who changes the parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// What calls cost.
		type WeightInfo: WeightInfo;
	}

	/// The state in which the pallet begins: without contracts, as nothing has a price yet.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// By what rules contracts are listed.
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
			assert!(flaw.is_none(), "futures: {}", flaw.unwrap_or_default());
			Params::<T>::put(self.parameters);
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Tells mark prices, ends trading and settles, as far as a part of the block suffices.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::go_round(meter);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Lists a contract: opens its market and its order book.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Nothing of a contract changes any more, nor do the parameters that it is listed under. On a FLRN series positions can be opened once the next
		/// round has found how much commission binds.
		///
		/// ## Parameters
		///
		/// - `contract`: what it says.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownClass`], [`Error::WrongAsset`], [`Error::UnknownAsset`]: on what, and in what.
		/// - [`Error::LotEmpty`], [`Error::LotOutOfBounds`], [`Error::TickZero`]: how much.
		/// - [`Error::SpanEmpty`], [`Error::SpanTooLong`], [`Error::TooSoon`], [`Error::TooLate`]: when.
		/// - [`Error::NotLive`], [`Error::TooManyMarkets`]: not now.
		/// - Those of the clearing house, where its terms are out of bounds or nothing is settled in that asset.
		/// - Those of the order book, if there are no prices near the mark with that tick.
		///
		/// ## Events
		///
		/// - [`Event::Listed`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::list())]
		pub fn list(origin: OriginFor<T>, contract: Contract) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_list(contract)
		}

		/// Changes the rules by which contracts are listed.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`].
		///
		/// ## Details
		///
		/// Contracts that are listed keep those under which they were.
		///
		/// ## Errors
		///
		/// - [`Error::BadParameters`]: with the reason.
		///
		/// ## Events
		///
		/// - [`Event::ParametersSet`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Params::<T>::get()
				.ensure_may_become(&parameters, mandate)
				.map_err(Error::<T>::BadParameters)?;
			Params::<T>::put(parameters);
			Self::deposit_event(Event::ParametersSet { parameters });
			Ok(())
		}

		/// Settles a contract at a price that governance decides.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// For a contract that would settle at a price which is known to be wrong: feeders lied, or devices of the class were found forged. Its market is
		/// halted meanwhile, so that it doesn't settle by itself for a week. Trading has to be over, or whoever sees the decision coming would trade on it.
		///
		/// ## Parameters
		///
		/// - `market`: of the contract.
		/// - `price`: of a lot, in the smallest units of its asset.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownMarket`], [`Error::StillTrading`], [`Error::AlreadySettled`]: which.
		/// - [`Error::PriceTooHigh`]
		///
		/// ## Events
		///
		/// - [`Event::Settled`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::settle_at())]
		pub fn settle_at(
			origin: OriginFor<T>,
			market: MarketId,
			#[pallet::compact] price: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_settle_at(market, price)
		}
	}
}
