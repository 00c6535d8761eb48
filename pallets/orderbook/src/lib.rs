//! # Order book
//!
//! Where buyers and sellers of what the clearing house carries meet: one book for each market, the best
//! price first and at one price who came first.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage items, events and errors. Instruments open books
//! through [`OrderBooks`](florin_core::traits::OrderBooks). What clients read is in [`florin_core::book`].
//!
//! ## Terminology
//!
//! * **Tick**: a price in units of its book's tick size, from 1 to 65,535.
//! * **Bid, ask**: a resting order that buys, or sells.
//! * **Maker, taker**: whose order rested, and whose came and met it.
//! * **Level**: all orders of one side at one price.
//! * **Page**: up to sixteen orders of a level, in the order in which they came.
//! * **Leaf**: those of 64 neighbouring ticks that have orders.
//! * **Band**: how far from its mark price a market trades.
//! * **House**: the clearing house, which carries what is traded.
//!
//! ## Overview
//!
//! ```text
//!   Books            Leaves                 Pages
//!   tick size        tick 64 ─┬─ level ───> head, …, tail: sixteen orders each
//!   1,024 bits ────>    …     │  head, tail
//!   a side           tick 127 ┘  orders, lots
//! ```
//!
//! An order that comes walks along the best prices of the other side as far as its own price allows, and
//! trades with what it meets. What remains rests, or is dropped. The book holds no money: margin and
//! deposits of orders are the house's, which is asked before an order rests, and again when it trades.
//!
//! ### Key Concepts
//!
//! * **The same cost at any depth.** The best price is found in one row of the book and one leaf. Adding
//!   and cancelling an order touch the book, a leaf and a page, whatever else rests there.
//! * **Bounded.** An order meets at most fifty resting ones. If there may be more at its price, what
//!   remains is dropped rather than left to cross the book.
//! * **Who can't trade makes way.** An order that has expired, or whose owner has run out of margin, or one
//!   that may only close and has nothing left to, is removed by whoever meets it, who gets its deposit. In a
//!   market that only allows closing others that close nothing go, too, and cost their owners nothing. The
//!   taker goes on with the next one.
//! * **Nobody trades with himself.** Of two orders of one owner the resting one goes.
//! * **No price beyond the band.** Worse prices end the walk. A resting order that the mark has left
//!   behind, so that it is better than the band allows, is removed and costs its owner nothing: otherwise
//!   nothing behind it could be traded.
//! * **Cancelling always works**, also when the market is halted or trading has ended.
//!
//! ## Example
//!
//! Asks of 5 lots at tick 101 (Alice) and 4 at tick 102 (Bob, then Carol with 3). Dave buys 11 lots up to
//! tick 102: 5 from Alice, 4 from Bob and 2 from Carol, who keeps her place with 1. Erin bids 3 at tick
//! 102: 1 is Carol's, and 2 rest as the best bid.

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
		impls::{NewOrder, Usage},
		types::{Book, Leaf, LeafKey, OrderIds, Page, PageKey},
		WeightInfo,
	};
	use florin_core::{
		book::{OrderId, OrderKind, Outcome, Removal, Tick},
		clearing::{Lots, MarketId, Side},
		traits::{ClearingHouse, PeriodClock},
		Balance, Period,
	};
	use frame_support::{
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo},
		pallet_prelude::*,
	};
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who carries what is traded.
		type House: ClearingHouse<Self::AccountId>;

		/// The protocol's clock.
		type Clock: PeriodClock;

		/// What calls cost.
		type WeightInfo: WeightInfo;
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
		/// Orders lots.
		///
		/// ## Dispatch Origin
		///
		/// Signed by somebody with an account of the house in the market's asset.
		///
		/// ## Details
		///
		/// The order trades with those of the other side that aren't worse than its price, the best first and at one price who came first, each at the
		/// price at which it rests. It meets fifty of them at most. Those that have expired, or whose owners can't carry them any more, it removes; the
		/// caller gets their deposits. Orders that the market doesn't allow any more it removes as well, and of the caller's own what it meets; their deposits go back.
		///
		/// What remains of a limit order rests, for which the house sets margin and a deposit aside. It is dropped if there may be more to trade at
		/// its price. What remains of an order that is immediate or cancelled is dropped, even if that is all of it. One that is filled or killed
		/// fails then.
		///
		/// Weight that isn't used is given back, also when the call fails.
		///
		/// ## Parameters
		///
		/// - `market`: where.
		/// - `side`: which way.
		/// - `lots`: how many.
		/// - `tick`: the worst price, in ticks. That of a limit order lies within the band around the mark; of others it may be any.
		/// - `kind`: what happens to what isn't filled at once.
		/// - `reduce_only`: the order only closes. It is of no more lots than the caller can close now, and when others meet it they trade as many as can
		///   be closed then. It needs no margin.
		///
		/// ## Errors
		///
		/// - [`Error::NoBook`]: where. Those of the house, if there is no such market or trading has ended.
		/// - [`Error::NoLots`], [`Error::TooManyLots`], [`Error::NoPrice`], [`Error::AlreadyExpired`], [`Error::ExpiresTooLate`],
		///   [`Error::OutsideBand`]: what.
		/// - [`Error::Halted`], [`Error::ReduceOnlyMarket`], [`Error::NothingToClose`]: what the market allows.
		/// - [`Error::WouldTrade`], [`Error::NotFilled`], [`Error::BookFull`]: what the book has.
		/// - Those of the house, if the caller can't carry what it would trade or rest, or has too many orders.
		///
		/// ## Events
		///
		/// - [`Event::Filled`] and [`Event::OrderRemoved`] for each order that was met.
		/// - [`Event::OrderPlaced`] if something rests.
		/// - [`Event::OrderDone`] unless all of it does.
		#[pallet::call_index(0)]
		#[pallet::weight(Usage::<T>::greatest_weight(kind))]
		pub fn place_order(
			origin: OriginFor<T>,
			market: MarketId,
			side: Side,
			lots: Lots,
			tick: Tick,
			kind: OrderKind,
			reduce_only: bool,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let order = NewOrder {
				side,
				lots,
				tick,
				kind,
				reduce_only,
			};
			let mut used = Usage::<T>::default();
			let result = Self::do_place_order(who, market, order, &mut used);
			let post_info = Some(used.weight()).into();
			match result {
				Ok(()) => Ok(post_info),
				Err(error) => Err(DispatchErrorWithPostInfo { post_info, error }),
			}
		}

		/// Cancels an order. What was set aside for it, and its deposit, are free margin of the owner's position.
		///
		/// ## Dispatch Origin
		///
		/// Signed by its owner.
		///
		/// ## Details
		///
		/// Possible at any time, also while the market is halted and after trading has ended.
		///
		/// ## Parameters
		///
		/// - `market`: where.
		/// - `order`: which, as [`Event::OrderPlaced`] named it.
		///
		/// ## Errors
		///
		/// - [`Error::NoBook`], [`Error::NoSuchOrder`], [`Error::NotYourOrder`].
		///
		/// ## Events
		///
		/// - [`Event::OrderCancelled`]
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::cancel_order())]
		pub fn cancel_order(
			origin: OriginFor<T>,
			market: MarketId,
			order: OrderId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_order(who, market, order)
		}

		/// Cancels several orders at once.
		///
		/// ## Dispatch Origin
		///
		/// Signed by their owner.
		///
		/// ## Details
		///
		/// As [`Pallet::cancel_order`]. Orders that are gone already are passed over.
		///
		/// ## Parameters
		///
		/// - `market`: where.
		/// - `orders`: which, at most sixteen.
		///
		/// ## Errors
		///
		/// - [`Error::NoBook`], [`Error::NotYourOrder`].
		/// - [`Error::NoSuchOrder`]: all are gone.
		///
		/// ## Events
		///
		/// - [`Event::OrderCancelled`] for each.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::cancel_orders(orders.len() as u32))]
		pub fn cancel_orders(
			origin: OriginFor<T>,
			market: MarketId,
			orders: OrderIds,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_orders(who, market, &orders)
		}

		/// Removes orders that have expired, or any once trading has ended.
		///
		/// ## Dispatch Origin
		///
		/// Signed by anybody with an account of the house in the market's asset, who gets their deposits.
		///
		/// ## Details
		///
		/// Orders that still stand, or are gone already, are passed over.
		///
		/// ## Parameters
		///
		/// - `market`: where.
		/// - `orders`: which, at most sixteen.
		///
		/// ## Errors
		///
		/// - [`Error::NoBook`].
		/// - [`Error::NothingToRemove`]: none of them can be removed.
		/// - Those of the house, if the caller has no account.
		///
		/// ## Events
		///
		/// - [`Event::OrderRemoved`] for each that was.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::remove_orders(orders.len() as u32))]
		pub fn remove_orders(
			origin: OriginFor<T>,
			market: MarketId,
			orders: OrderIds,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_orders(who, market, &orders)
		}
	}
}
