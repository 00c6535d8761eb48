//! What clients read.

use crate::{
	types::{Book, Level, Order, MAX_LEVELS, MAX_SCAN},
	Books, Config, Leaves, Pages, Pallet,
};
use alloc::vec::Vec;
use florin_core::{
	book::{BookQuote, Depth, DepthLevel, OrderId, OrderReport, Tick},
	clearing::{Lots, MarketId, Mode, Side},
	traits::ClearingHouse,
};
use florin_math::{book::tick_at, clearing::is_within};

impl<T: Config> Pallet<T> {
	/// What rests in the book of a market: so many of the best prices of each side, at most [`MAX_LEVELS`].
	pub fn depth(market: MarketId, levels: u32) -> Depth {
		let Some(book) = Books::<T>::get(market) else {
			return Depth::default();
		};
		let side = |side| {
			Self::levels(market, &book, side)
				.take(usize::try_from(levels.min(MAX_LEVELS)).unwrap_or_default())
				.map(|(tick, level)| DepthLevel {
					tick,
					price: book.price(tick),
					lots: level.lots,
					orders: level.orders,
				})
				.collect()
		};
		Depth {
			bids: side(Side::Buy),
			asks: side(Side::Sell),
		}
	}

	/// Resting orders of `owner`, bids first and the best prices of each side first: at most `limit`, among the first [`MAX_SCAN`] of the book.
	pub fn orders_of(
		market: MarketId,
		owner: &T::AccountId,
		limit: u32,
	) -> Vec<OrderReport<T::AccountId>> {
		let Some(book) = Books::<T>::get(market) else {
			return Vec::new();
		};
		let mut left = MAX_SCAN;
		let mut found = Vec::new();
		let sides = [Side::Buy, Side::Sell];
		let levels = sides
			.into_iter()
			.flat_map(|side| Self::levels(market, &book, side).map(move |level| (side, level)));
		let pages = levels.flat_map(|(side, (tick, level))| {
			(level.head..=level.tail).map(move |page| (side, tick, page))
		});
		for (side, tick, page) in pages {
			let orders = Pages::<T>::get(market, (side, tick, page));
			let count = u32::try_from(orders.len()).unwrap_or(u32::MAX).max(1);
			let Some(rest) = left.checked_sub(count) else {
				break;
			};
			left = rest;
			for order in orders.into_iter().filter(|order| order.owner == *owner) {
				if found.len() >= usize::try_from(limit).unwrap_or_default() {
					return found;
				}
				let id = OrderId {
					side,
					tick,
					page,
					id: order.id,
				};
				found.push(Self::order_report(&book, id, order));
			}
		}
		found
	}

	/// A resting order; none if it is gone.
	pub fn order(market: MarketId, id: OrderId) -> Option<OrderReport<T::AccountId>> {
		let book = Books::<T>::get(market)?;
		let order = Pages::<T>::get(market, (id.side, id.tick, id.page))
			.into_iter()
			.find(|order| order.id == id.id)?;
		Some(Self::order_report(&book, id, order))
	}

	/// What an order of `lots` on `side` would get, from at most [`MAX_LEVELS`] prices; none if nothing is traded in the market now.
	///
	/// Expired orders and those that can't be carried any more count as well, so an order may get less.
	pub fn quote(market: MarketId, side: Side, lots: Lots) -> Option<BookQuote> {
		let book = Books::<T>::get(market)?;
		let trading = T::House::trading(market)
			.ok()
			.filter(|trading| trading.mode != Mode::Halted)?;
		let mut quote = BookQuote::default();
		let levels = Self::levels(market, &book, side.opposite())
			.take(usize::try_from(MAX_LEVELS).unwrap_or_default())
			// Better prices than the market trades at are cleared away, worse ones end it.
			.filter(|(tick, _)| is_within(book.price(*tick), trading.mark, trading.band));
		for (tick, level) in levels {
			let taken = level.lots.min(lots.saturating_sub(quote.lots));
			if taken == 0 {
				break;
			}
			quote.lots = quote.lots.saturating_add(taken);
			let cost = book.price(tick).saturating_mul(taken.into());
			quote.cost = quote.cost.saturating_add(cost);
			quote.worst = Some(tick);
		}
		quote.average = quote.cost.checked_div(quote.lots.into());
		Some(quote)
	}

	/// Prices of one side that have orders, the best first.
	fn levels(
		market: MarketId,
		book: &Book,
		side: Side,
	) -> impl Iterator<Item = (Tick, Level)> + '_ {
		let leaves = core::iter::successors(book.best_leaf(side), move |leaf| {
			book.next_leaf(side, *leaf)
		});
		leaves.flat_map(move |number| {
			let mut levels: Vec<_> = Leaves::<T>::get(market, (side, number))
				.into_iter()
				.filter_map(|(place, level)| Some((tick_at(number, place)?, level)))
				.collect();
			if side == Side::Buy {
				levels.reverse();
			}
			levels
		})
	}

	fn order_report(
		book: &Book,
		id: OrderId,
		order: Order<T::AccountId>,
	) -> OrderReport<T::AccountId> {
		OrderReport {
			id,
			owner: order.owner,
			lots: order.lots,
			price: book.price(id.tick),
			reserved: order.reserved,
			expires: order.expires,
			reduce_only: order.reduce_only,
		}
	}
}
