//! What the pallet keeps. Nothing here depends on the runtime.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::{
	book::{OrderId, Tick},
	clearing::{Lots, Side},
	Balance, Period,
};
use florin_math::book::{LeafSet, LEAF_TICKS};
use frame_support::{traits::ConstU32, BoundedBTreeMap, BoundedVec};
use scale_info::TypeInfo;

/// Orders that an order which comes looks at, at most. An emptied page that it leaves behind is one of them.
pub const MAX_VISITS: u32 = 50;

/// Orders of a book, at most.
pub const MAX_ORDERS: u32 = 1_000_000;

/// Periods ahead for which an order may stand: thirty days of production.
pub const MAX_LIFE: Period = 4_320;

/// Orders of a page.
pub const PAGE_ORDERS: u32 = 16;

/// Prices of a leaf.
#[allow(clippy::as_conversions, reason = "widening, in a constant")]
pub const LEAF_LEVELS: u32 = LEAF_TICKS as u32;

/// Orders that one call cancels or removes, at most.
pub const MAX_BATCH: u32 = 16;

/// Prices of a side that one question is answered for, at most.
pub const MAX_LEVELS: u32 = 200;

/// Orders and emptied pages that one question looks at, at most.
pub const MAX_SCAN: u32 = 10_000;

/// How many ticks the price with which a book begins has, at least: a step is no more than a tenth of it.
pub const LEAST_MARK: Balance = 10;

/// And at most, so that it may double.
pub const GREATEST_MARK: Balance = 32_767;

/// Orders by their identifiers, as calls name them.
pub type OrderIds = BoundedVec<OrderId, ConstU32<MAX_BATCH>>;

/// The book of a market.
#[derive(
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Book {
	/// What a tick is worth, in the smallest units of the asset.
	pub tick_size: Balance,
	/// The number of the order that comes to rest next.
	pub next_order: u64,
	/// Resting orders.
	pub orders: u32,
	/// Leaves that have bids.
	pub bids: LeafSet,
	/// Leaves that have asks.
	pub asks: LeafSet,
}

impl Book {
	/// Leaves of one side that aren't empty.
	pub const fn leaves(&self, side: Side) -> &LeafSet {
		match side {
			Side::Buy => &self.bids,
			Side::Sell => &self.asks,
		}
	}

	/// The same, to be changed.
	pub const fn leaves_mut(&mut self, side: Side) -> &mut LeafSet {
		match side {
			Side::Buy => &mut self.bids,
			Side::Sell => &mut self.asks,
		}
	}

	/// The price of a lot at `tick`. The tick size is bounded so that it fits.
	pub fn price(&self, tick: Tick) -> Balance {
		self.tick_size.saturating_mul(tick.into())
	}

	/// The best leaf of one side.
	pub fn best_leaf(&self, side: Side) -> Option<u16> {
		match side {
			Side::Buy => self.bids.last(),
			Side::Sell => self.asks.first(),
		}
	}

	/// The leaf of one side that comes after `leaf`, from the best on.
	pub fn next_leaf(&self, side: Side, leaf: u16) -> Option<u16> {
		match side {
			Side::Buy => self.bids.at_most(leaf.checked_sub(1)?),
			Side::Sell => self.asks.at_least(leaf.checked_add(1)?),
		}
	}
}

/// All orders at one price.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Level {
	/// The page with which it begins; it may have been emptied.
	pub head: u32,
	/// The page to which orders are added; it may have been emptied.
	pub tail: u32,
	/// How many orders it has.
	pub orders: u32,
	/// Lots of all of them.
	pub lots: Lots,
}

/// Those of 64 neighbouring prices that have orders, by their places.
pub type Leaf = BoundedBTreeMap<u8, Level, ConstU32<LEAF_LEVELS>>;

/// A leaf of one side of a book.
pub type LeafKey = (Side, u16);

/// A resting order.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Order<AccountId> {
	/// Its number in the market.
	pub id: u64,
	/// Whose it is.
	pub owner: AccountId,
	/// Lots that aren't filled yet.
	pub lots: Lots,
	/// Margin that is set aside for each of them.
	pub reserved: Balance,
	/// The last period in which it stands.
	pub expires: Period,
	/// It only closes.
	pub reduce_only: bool,
}

impl<AccountId> Order<AccountId> {
	/// Margin that is set aside for `lots` of it. As much was set aside at once, so it fits.
	pub fn reserved_for(&self, lots: Lots) -> Balance {
		self.reserved.saturating_mul(lots.into())
	}
}

/// Orders at one price, in the order in which they came.
pub type Page<AccountId> = BoundedVec<Order<AccountId>, ConstU32<PAGE_ORDERS>>;

/// A page of one price of a book.
pub type PageKey = (Side, Tick, u32);
