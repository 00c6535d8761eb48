//! Order books: the calls that the command makes there, and what it reads of them.

use super::{
	api::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec, florin_runtime::RuntimeCall,
			pallet_orderbook::pallet::Call as OrderBookCall,
		},
	},
	explain::failure,
	Chain,
};
use crate::{error::Failure, keys::Account};
use florin_core::{
	book::{Depth, OrderId, OrderKind, OrderReport, Tick},
	clearing::{Lots, MarketId, Side},
};
use subxt::{
	tx::Payload,
	utils::{AccountId32, Static, H256},
};

/// Orders that one call cancels, at most.
pub const MOST_CANCELLED: usize = 16;

/// Prices of a side that are read at once, at most.
pub const MOST_LEVELS: u32 = 200;

/// Orders of an account that are read, at most: more than any market allows one to have.
const MOST_ORDERS: u32 = 10_000;

/// An order as it is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewOrder {
	/// Which way.
	pub side: Side,
	/// How many lots.
	pub lots: Lots,
	/// The worst price.
	pub tick: Tick,
	/// What happens to what isn't filled at once.
	pub kind: OrderKind,
	/// It only closes.
	pub reduce_only: bool,
}

/// Lots that changed hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
	/// In which block.
	pub block: u64,
	/// The side of whoever came.
	pub side: Side,
	/// How many.
	pub lots: Lots,
	/// At what price.
	pub tick: Tick,
	/// Whose order rested.
	pub maker: Account,
	/// Who came.
	pub taker: Account,
}

/// Orders lots.
pub fn place_order(market: MarketId, order: &NewOrder) -> impl Payload {
	api::tx().order_book().place_order(
		market,
		Static(order.side),
		order.lots,
		order.tick,
		Static(order.kind),
		order.reduce_only,
	)
}

fn cancel_calls(market: MarketId, orders: &[OrderId]) -> Vec<RuntimeCall> {
	let call = |orders: &[OrderId]| {
		RuntimeCall::OrderBook(OrderBookCall::cancel_orders {
			market,
			orders: BoundedVec(orders.iter().copied().map(Static).collect()),
		})
	};
	orders.chunks(MOST_CANCELLED).map(call).collect()
}

fn place_call(market: MarketId, order: &NewOrder) -> RuntimeCall {
	RuntimeCall::OrderBook(OrderBookCall::place_order {
		market,
		side: Static(order.side),
		lots: order.lots,
		tick: order.tick,
		kind: Static(order.kind),
		reduce_only: order.reduce_only,
	})
}

/// Cancels at most [`MOST_CANCELLED`] orders of the signer's; those that are gone are passed over.
pub fn cancel_orders(market: MarketId, orders: &[OrderId]) -> impl Payload {
	let orders = orders.iter().copied().map(Static).collect();
	api::tx()
		.order_book()
		.cancel_orders(market, BoundedVec(orders))
}

/// Cancels orders of the signer's, and places others instead. What the chain refuses stops no other.
pub fn replace_orders(
	market: MarketId,
	cancelled: &[OrderId],
	placed: &[NewOrder],
) -> impl Payload {
	let mut calls = cancel_calls(market, cancelled);
	calls.extend(placed.iter().map(|order| place_call(market, order)));
	api::tx().utility().force_batch(calls)
}

impl Chain {
	/// What rests in a book: so many of the best prices of each side, at most [`MOST_LEVELS`].
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime; so for every read.
	pub async fn depth(&self, market: MarketId, levels: u32) -> Result<Depth, Failure> {
		let call = api::runtime_apis().order_book_api().depth(market, levels);
		Ok(self.read(call).await?.0)
	}

	/// Resting orders of somebody: bids first, and the best prices of each side first.
	///
	/// # Errors
	///
	/// Those of [`Self::depth`].
	pub async fn orders_of(
		&self,
		market: MarketId,
		owner: &Account,
	) -> Result<Vec<OrderReport<AccountId32>>, Failure> {
		let call = api::runtime_apis()
			.order_book_api()
			.orders_of(market, owner.0, MOST_ORDERS);
		let orders = self.read(call).await?;
		Ok(orders.into_iter().map(|order| order.0).collect())
	}

	/// The trades of a market in block `number`, the first one first; none if there is no such block.
	///
	/// # Errors
	///
	/// Those of [`Self::depth`].
	pub async fn fills(&self, market: MarketId, number: u64) -> Result<Vec<Fill>, Failure> {
		let Some(hash) = self.block_hash(number).await? else {
			return Ok(Vec::new());
		};
		let at = self.client.at_block(H256(hash)).await.map_err(failure)?;
		let events = at.events().fetch().await.map_err(failure)?;
		let mut fills = Vec::new();
		for event in events.iter() {
			let event = event.map_err(failure)?;
			let Some(filled) = event.decode_fields_as::<api::order_book::events::Filled>() else {
				continue;
			};
			let filled = filled.map_err(failure)?;
			if filled.market == market {
				fills.push(Fill {
					block: number,
					side: filled.side.0,
					lots: filled.lots,
					tick: filled.tick,
					maker: Account(filled.maker),
					taker: Account(filled.taker),
				});
			}
		}
		Ok(fills)
	}
}
