//! Order books as their users and clients see them.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use crate::{
	clearing::{Lots, Side},
	Balance, Period,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A price in units of its book: so many times the book's tick size is the price of a lot. Never zero.
pub type Tick = u16;

/// Where an order rests, and which it is. An order keeps it until it is gone, and no other order of its market ever has it.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct OrderId {
	/// Which way.
	pub side: Side,
	/// At what price.
	pub tick: Tick,
	/// On which page of that price.
	pub page: u32,
	/// Given out in each market in the order in which orders come to rest.
	pub id: u64,
}

/// For how long an order is meant.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum OrderKind {
	/// What isn't filled at once rests in the book.
	Limit {
		/// The last period in which it does.
		expires: Period,
		/// It is refused if any of it could be filled at once.
		post_only: bool,
	},
	/// What isn't filled at once is dropped.
	ImmediateOrCancel,
	/// All of it is filled at once, or none.
	FillOrKill,
}

impl OrderKind {
	/// Whether what isn't filled at once rests.
	pub const fn rests(&self) -> bool {
		matches!(self, Self::Limit { .. })
	}

	/// Whether it is only to rest.
	pub const fn is_post_only(&self) -> bool {
		matches!(
			self,
			Self::Limit {
				post_only: true,
				..
			}
		)
	}
}

/// What became of an order when it came.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Outcome {
	/// All of it was filled.
	Filled,
	/// What remained rests in the book.
	Rests,
	/// What remained was dropped: nobody trades at that price.
	Dropped,
	/// What remained was dropped: there may be more at that price, but one call looks at so many orders only. Order again.
	Stopped,
}

/// Why somebody else's order was removed, or one by another order of its owner.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Removal {
	/// Its last period is over. Who removed it has its deposit.
	Expired,
	/// Its owner couldn't carry what it would have traded. Who met it has its deposit.
	Unfunded,
	/// It would have traded with its owner.
	SelfTrade,
	/// It may only close, and nothing is open that it could close. Who met it has the deposit of an order that was placed so.
	CannotClose,
	/// Its price has become so good for others that the market doesn't trade at it.
	OutsideBand,
	/// No lots change hands in its market any more. Who removed it has its deposit.
	TradingEnded,
}

/// All orders at one price.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DepthLevel {
	/// The price in ticks.
	pub tick: Tick,
	/// The price of a lot, in the smallest units of the asset.
	pub price: Balance,
	/// Lots of all of them.
	pub lots: Lots,
	/// How many they are.
	pub orders: u32,
}

/// What rests in a book, the best prices first. Orders that won't be filled any more are in it until somebody meets or removes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Depth {
	/// Who buys.
	pub bids: Vec<DepthLevel>,
	/// Who sells.
	pub asks: Vec<DepthLevel>,
}

/// A resting order.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OrderReport<AccountId> {
	/// Which.
	pub id: OrderId,
	/// Whose.
	pub owner: AccountId,
	/// Lots that aren't filled yet.
	pub lots: Lots,
	/// The price of a lot, in the smallest units of the asset.
	pub price: Balance,
	/// Margin that is set aside for each of these lots.
	pub reserved: Balance,
	/// The last period in which it stands.
	pub expires: Period,
	/// It only closes.
	pub reduce_only: bool,
}

/// What an order would get from a book if every order there could be filled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct BookQuote {
	/// Lots that there are.
	pub lots: Lots,
	/// What they come to, in the smallest units of the asset.
	pub cost: Balance,
	/// What one of them comes to, rounded down; none without any.
	pub average: Option<Balance>,
	/// The worst price among them, which an order has to name as its limit; none without any.
	pub worst: Option<Tick>,
}
