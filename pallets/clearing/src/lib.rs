//! # Clearing
//!
//! The clearing house: margin accounts, positions, liquidation, insurance and settlement of whatever is traded in lots.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage items, events and errors. The order book trades through
//! [`ClearingHouse`](florin_core::traits::ClearingHouse); instruments open, mark and settle markets through
//! [`Markets`](florin_core::traits::Markets).
//!
//! ## Terminology
//!
//! * **Account**: what somebody has deposited in an asset and hasn't put into a position.
//! * **Market**: something that is traded in lots and settles in one asset.
//! * **Position**: lots of a market, long or short, with the margin that answers for them and nothing else.
//! * **Cash**: what the lots that a position sold came to, less what those it bought did. A claim on the market, or a debt to it; never money.
//! * **Mark**: the price at which positions are valued. Its instrument tells it, from the price index; trading doesn't move it.
//! * **Profit**: lots at the mark, and cash. **Equity**: margin and profit.
//! * **Initial margin**: what it takes to open. **Maintenance margin**: the equity under which a position is liquidated.
//! * **Insurance**: what stands in, within a market, for losers that can't pay.
//! * **To register**: to find out what a position came to, once its market settles.
//!
//! ## Overview
//!
//! ```text
//!  deposit ──> account ──margin──> position ──orders──> reserve
//!                 ^                   │  ^                 │
//!                 │                   │  └───── fills ─────┘
//!                 │        losses, fees
//!                 │                   v
//!                 └──── gains ── market: collected + insurance
//! ```
//!
//! All money of an asset lies in one pot, an account without a key. A market's money is its own: a position answers with its margin and nothing else, and winners of a
//! market are paid by its losers and its insurance and nobody else.
//!
//! ### Key Concepts
//!
//! * **Zero-sum to the last unit.** A price is a whole number of units of the asset for one lot. What one side of a trade pays the other gets, so lots and cash of a
//!   market add up to zero, and so does the profit of all positions at any price.
//! * **Profit is a claim.** It counts for opening more of the same market, up to a share of the margin put in. It never counts for taking margin out, and never becomes a balance
//!   before the market settles. So a price that somebody pushed pays nobody.
//! * **Losses are paid when the lots are gone,** from the margin, into the market.
//! * **Two prices.** The mark is an average, which lags. Nothing is opened, and no margin taken out, that the latest price wouldn't allow as well.
//! * **Margin grows with the market and with the position.** Initial margin rises with open interest when a position is opened, maintenance with the size of the position itself.
//!   Maintenance never rises while a position isn't enlarged, whatever others do and governance decides.
//! * **Liquidation is a takeover at the mark.** Anybody takes over as many lots as it needs until the rest has enough margin, and gets a share of the fee. Whoever takes over
//!   inherits no loss. Nothing is liquidated without a live price, in a halted market, or for a while after either.
//! * **Settlement.** Anybody registers any position for its deposit. Once all are registered, or the time for it is over, gains are collected at
//!   `min(1, (collected + insurance) / gains)`. Losses that come in later raise it, and winners collect the difference. Who isn't registered in time stands behind the others.
//! * **Constant costs.** No call depends on how many accounts, positions, orders or markets there are.
//!
//! ## Example
//!
//! A buys 10 lots of B at 5.00 USD. Each sets 7.50 USD aside, an initial margin of 15 %. The mark rises to 5.60: A's profit is 6.00, and B's equity of 1.50 is short of a maintenance
//! margin of 10 %, 5.60. Somebody takes 9 lots over from B at 5.60, for a fee of 1 %; the one lot left has an initial margin again. The market settles at 5.50: whoever took over has gained
//! 0.90, A has gained 5.00, and B pays 5.90.

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
		types::{Account, AssetInfo, Market, Parameters, Position, MAX_TARGETS},
		WeightInfo,
	};
	use alloc::vec::Vec;
	use florin_core::{
		clearing::{Lots, MarketId, Mode, RiskTerms, SettlementAsset},
		parameters::{Mandate, ParameterRefusal, Parameters as _},
		traits::{GracePeriods, MarketGuard, PeriodClock},
		Balance, Period,
	};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, Consideration, Footprint},
		DefaultNoBound, PalletId,
	};
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// FLRN, and other assets. Minting serves benchmarks only.
		type Assets: fungibles::Mutate<
			Self::AccountId,
			AssetId = SettlementAsset,
			Balance = Balance,
		>;

		/// Storage deposits for accounts.
		type Consideration: Consideration<Self::AccountId, Footprint>;

		/// The protocol's clock.
		type Clock: PeriodClock;

		/// When nobody is liquidated.
		type Grace: GracePeriods;

		/// What goes with a market.
		type Guard: MarketGuard;

		/// The pots follow from this.
		#[pallet::constant]
		type PotId: Get<PalletId>;

		/// Who accepts assets, and insures markets from their funds.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who changes modes, risk terms and parameters, and how far.
		type ParametersOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Mandate>;

		/// What calls cost.
		type WeightInfo: WeightInfo;
	}

	/// Why FLRN is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For the row of an account.
		#[codec(index = 0)]
		StorageDeposit,
	}

	/// The state in which the house begins.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// By what rules the house works.
		pub parameters: Parameters,
		/// Assets in which markets settle: none for FLRN, and ids of others. Their pots have to be endowed.
		pub assets: Vec<Option<u32>>,
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		/// # Panics
		/// If the parameters are out of their bounds, or a pot isn't endowed.
		fn build(&self) {
			let flaw = self.parameters.flaw();
			assert!(
				flaw.is_none(),
				"clearing house: {}",
				flaw.unwrap_or_default()
			);
			Params::<T>::put(self.parameters);
			for id in &self.assets {
				let asset = id.map_or(SettlementAsset::Native, SettlementAsset::WithId);
				if let Err(error) = Pallet::<T>::do_accept_asset(asset) {
					panic!("asset {id:?} of the genesis state: {error:?}");
				}
			}
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
		/// Brings money into the house.
		///
		/// ## Dispatch Origin
		///
		/// Signed.
		///
		/// ## Details
		///
		/// The first deposit in an asset opens an account, for which a storage deposit in FLRN is held until it is emptied.
		///
		/// ## Parameters
		///
		/// - `asset`: FLRN, or an asset that the house accepts.
		/// - `amount`: in its smallest units.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownAsset`], [`Error::NothingToMove`].
		/// - `Token` and `Arithmetic` errors: the caller doesn't have as much.
		///
		/// ## Events
		///
		/// - [`Event::Deposited`]
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::deposit())]
		pub fn deposit(
			origin: OriginFor<T>,
			asset: SettlementAsset,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deposit(who, asset, amount)
		}

		/// Takes money out of the house.
		///
		/// ## Dispatch Origin
		///
		/// Signed.
		///
		/// ## Details
		///
		/// What lies in positions has to come back first, by [`Pallet::withdraw_margin`] or, once the market settles, [`Pallet::collect`]. An account that is empty and
		/// has no positions is closed, and its storage deposit is free; one that was empty before is closed by withdrawing nothing.
		///
		/// ## Parameters
		///
		/// - `asset`: FLRN, or an asset that the house accepts.
		/// - `amount`: in its smallest units.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToMove`], [`Error::NoAccount`], [`Error::InsufficientBalance`].
		/// - `Token` errors: the caller's own account can't hold as little.
		///
		/// ## Events
		///
		/// - [`Event::Withdrawn`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(
			origin: OriginFor<T>,
			asset: SettlementAsset,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, asset, amount)
		}

		/// Puts more margin into a position.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the owner.
		///
		/// ## Parameters
		///
		/// - `market`: whose position.
		/// - `amount`: in the smallest units of the market's asset.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToMove`], [`Error::NoMarket`], [`Error::NoPosition`], [`Error::AlreadyRegistered`].
		/// - [`Error::NoAccount`], [`Error::InsufficientMargin`].
		///
		/// ## Events
		///
		/// - [`Event::MarginAdded`]
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::add_margin())]
		pub fn add_margin(
			origin: OriginFor<T>,
			market: MarketId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_margin(who, market, amount)
		}

		/// Takes margin that nothing open needs out of a position, back to the account.
		///
		/// ## Dispatch Origin
		///
		/// Signed by the owner.
		///
		/// ## Details
		///
		/// With lots, initial margin has to stay, at the mark and at the latest price, and of a short position on what its lots were sold for at least; profit doesn't count. Without
		/// lots no price is needed: what trades lost is paid, and all the rest goes back; with nothing left open the position is removed, and its deposit goes back, too.
		///
		/// ## Parameters
		///
		/// - `market`: whose position.
		/// - `amount`: in the smallest units of the market's asset; none for all that can go. It doesn't matter without lots.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::NoPosition`], [`Error::AlreadyRegistered`].
		/// - [`Error::PriceNotLive`], [`Error::MarginNeeded`].
		///
		/// ## Events
		///
		/// - [`Event::MarginReturned`], [`Event::LossPaid`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw_margin())]
		pub fn withdraw_margin(
			origin: OriginFor<T>,
			market: MarketId,
			amount: Option<Balance>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_margin(who, market, amount)
		}

		/// Takes over positions that are short of maintenance margin, at the mark price.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anyone with an account in the market's asset.
		///
		/// ## Details
		///
		/// Margin that a position set aside for orders answers first; if that is enough nothing is taken over. Else at most as many lots are as it takes until the rest has
		/// enough margin. The position pays a fee on what is taken over, as far as its equity and its margin go, and the caller gets a share of it; what is missing of that the insurance
		/// pays. The caller needs initial margin for what it takes over. Positions that have enough margin, are gone, or are the caller's are passed over.
		///
		/// ## Parameters
		///
		/// - `market`: where.
		/// - `targets`: whose positions, and how many lots of each at most.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::TradingEnded`], [`Error::Halted`], [`Error::PriceNotLive`], [`Error::Grace`]: where and when.
		/// - [`Error::NothingToLiquidate`][]: whom.
		/// - [`Error::NoAccount`], [`Error::InsufficientMargin`]: the caller can't carry it.
		///
		/// ## Events
		///
		/// - [`Event::Liquidated`], [`Event::ReserveUsed`], [`Event::LossPaid`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::liquidate(targets.len() as u32))]
		pub fn liquidate(
			origin: OriginFor<T>,
			market: MarketId,
			targets: BoundedVec<(T::AccountId, Lots), ConstU32<MAX_TARGETS>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_liquidate(&who, market, &targets)
		}

		/// Finds out what a position came to, once its market settles, and takes what it lost of its margin.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anyone with an account in the market's asset, who gets the position's deposit.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::NotSettled`], [`Error::NoPosition`], [`Error::AlreadyRegistered`], [`Error::NoAccount`].
		///
		/// ## Events
		///
		/// - [`Event::Registered`]
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::register_position())]
		pub fn register_position(
			origin: OriginFor<T>,
			market: MarketId,
			who: T::AccountId,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_register(by, market, who)
		}

		/// Brings what is due to a registered position to its owner's account.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anyone.
		///
		/// ## Details
		///
		/// What is left of the margin is due at once, gains once all positions are registered, or the time for it is over. If losers couldn't pay, and the insurance doesn't
		/// suffice, every gain is paid by the same ratio; losses that come in later raise it, and the call can be repeated.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::NoPosition`], [`Error::NotRegistered`], [`Error::NothingDue`].
		///
		/// ## Events
		///
		/// - [`Event::Collected`]
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::collect())]
		pub fn collect(
			origin: OriginFor<T>,
			market: MarketId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect(market, who)
		}

		/// Removes a market that has settled and in which nobody has anything any more.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anyone.
		///
		/// ## Details
		///
		/// What is left of its insurance goes to the fund of its asset.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::NotSettled`], [`Error::StillUsed`].
		///
		/// ## Events
		///
		/// - [`Event::MarketRemoved`]
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_market())]
		pub fn remove_market(origin: OriginFor<T>, market: MarketId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_market(market)
		}

		/// Gives money of the caller's account to the insurance of a market. It doesn't come back.
		///
		/// ## Dispatch Origin
		///
		/// Signed.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::AlreadySettles`], [`Error::NoAccount`], [`Error::InsufficientBalance`], [`Error::NothingToMove`].
		///
		/// ## Events
		///
		/// - [`Event::Insured`]
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::insure())]
		pub fn insure(
			origin: OriginFor<T>,
			market: MarketId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_insure(who, market, amount)
		}

		/// Lets markets settle in an asset.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The house's pot for the asset has to hold the least balance of an account, which anybody can send there. It stays there for good. Whoever owns the asset can freeze or
		/// destroy what the house has of it, so accept only assets that nobody but governance owns; and don't raise its least balance afterwards.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyAccepted`], [`Error::PotNotEndowed`].
		///
		/// ## Events
		///
		/// - [`Event::AssetAccepted`]
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::accept_asset())]
		pub fn accept_asset(origin: OriginFor<T>, asset: SettlementAsset) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_accept_asset(asset)
		}

		/// Insures a market with what was left of others.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::AlreadySettles`], [`Error::FundTooSmall`], [`Error::NothingToMove`].
		///
		/// ## Events
		///
		/// - [`Event::Insured`]
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::insure_from_fund())]
		pub fn insure_from_fund(
			origin: OriginFor<T>,
			market: MarketId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_insure_from_fund(market, amount)
		}

		/// Decides what may be done in a market.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`]. Whoever may only tighten can go from open to reduce-only to halted.
		///
		/// ## Details
		///
		/// When less is forbidden than before, nothing is liquidated for a while.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::ModeUnchanged`], [`Error::ModeLoosened`].
		///
		/// ## Events
		///
		/// - [`Event::ModeSet`]
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::set_mode())]
		pub fn set_mode(origin: OriginFor<T>, market: MarketId, mode: Mode) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_mode(market, mode, mandate)
		}

		/// Changes by what rules risk is taken in a market.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`].
		///
		/// ## Details
		///
		/// Positions keep the maintenance under which they were opened until they are enlarged.
		///
		/// ## Parameters
		///
		/// - `market`: where.
		/// - `risk`: all terms. The deposit can't change.
		///
		/// ## Errors
		///
		/// - [`Error::NoMarket`], [`Error::BadParameters`].
		///
		/// ## Events
		///
		/// - [`Event::RiskSet`]
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_risk())]
		pub fn set_risk(origin: OriginFor<T>, market: MarketId, risk: RiskTerms) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_risk(market, risk, mandate)
		}

		/// Changes the rules by which the house works.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ParametersOrigin`].
		///
		/// ## Errors
		///
		/// - [`Error::BadParameters`]
		///
		/// ## Events
		///
		/// - [`Event::ParametersSet`]
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::set_parameters())]
		pub fn set_parameters(origin: OriginFor<T>, parameters: Parameters) -> DispatchResult {
			let mandate = T::ParametersOrigin::ensure_origin(origin)?;
			Self::do_set_parameters(parameters, mandate)
		}
	}
}
