//! What always holds of the books.

use crate::{
	types::{Book, Level, MAX_ORDERS},
	Books, Config, Leaves, Pages, Pallet,
};
use alloc::{collections::BTreeMap, vec::Vec};
use florin_core::{
	book::Tick,
	clearing::{Lots, MarketId, Side, MAX_LOTS, MAX_LOT_PRICE},
	Balance,
};
use florin_math::book::tick_at;
use frame_support::ensure;
use sp_runtime::{traits::Zero, TryRuntimeError};

/// What is found of a market's book.
#[derive(Default)]
struct Found {
	/// Resting orders.
	orders: u32,
	/// Leaves of bids and asks.
	leaves: [u32; 2],
	/// The best prices.
	best_bid: Option<Tick>,
	best_ask: Option<Tick>,
	/// Numbers of all orders.
	ids: Vec<u64>,
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants of the pallet. Iterates over everything, so it is for tests and dry runs only.
	///
	/// 1. A book's orders are counted, are as many as there may be, and have numbers that were given out, each once; no bid is as high as an ask.
	/// 2. Its sets name the leaves that there are, and no others. A leaf has prices, and no price is zero.
	/// 3. A level's orders and lots are those of the pages from its head through its tail. There are no other pages, and none is empty.
	/// 4. Orders of a level stand in the order of their numbers, are of some lots, not of too many, and those that only close have nothing set aside.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut levels = BTreeMap::<(MarketId, Side, Tick), Level>::new();
		let mut found = BTreeMap::<MarketId, Found>::new();
		Self::try_state_of_leaves(&mut levels, &mut found)?;
		Self::try_state_of_pages(&levels, &mut found)?;
		for (market, book) in Books::<T>::iter() {
			let found = found.remove(&market).unwrap_or_default();
			Self::try_state_of_book(&book, found)?;
		}
		Ok(())
	}

	fn try_state_of_leaves(
		levels: &mut BTreeMap<(MarketId, Side, Tick), Level>,
		found: &mut BTreeMap<MarketId, Found>,
	) -> Result<(), TryRuntimeError> {
		for (market, (side, number), leaf) in Leaves::<T>::iter() {
			let of_market = found.entry(market).or_default();
			let book = Books::<T>::get(market).ok_or("orders without a book")?;
			ensure!(!leaf.is_empty(), "a leaf without prices");
			ensure!(
				book.leaves(side).contains(number),
				"a leaf that its book doesn't name"
			);
			let [bids, asks] = &mut of_market.leaves;
			let leaves = match side {
				Side::Buy => bids,
				Side::Sell => asks,
			};
			*leaves = leaves.saturating_add(1);
			for (place, level) in leaf {
				let tick = tick_at(number, place).filter(|tick| !tick.is_zero());
				let tick = tick.ok_or("a price that there can't be")?;
				ensure!(
					level.head <= level.tail,
					"a level that ends before it begins"
				);
				ensure!(level.orders > 0, "a level without orders");
				of_market.orders = of_market.orders.saturating_add(level.orders);
				match side {
					Side::Buy => of_market.best_bid = of_market.best_bid.max(Some(tick)),
					Side::Sell => {
						let best = of_market.best_ask.map_or(tick, |best| best.min(tick));
						of_market.best_ask = Some(best);
					}
				}
				levels.insert((market, side, tick), level);
			}
		}
		Ok(())
	}

	fn try_state_of_pages(
		levels: &BTreeMap<(MarketId, Side, Tick), Level>,
		found: &mut BTreeMap<MarketId, Found>,
	) -> Result<(), TryRuntimeError> {
		let mut pages = BTreeMap::new();
		for (market, (side, tick, page), orders) in Pages::<T>::iter() {
			let level = levels
				.get(&(market, side, tick))
				.ok_or("a page of no level")?;
			ensure!(!orders.is_empty(), "a page without orders");
			ensure!(
				(level.head..=level.tail).contains(&page),
				"a page outside its level"
			);
			pages.insert((market, side, tick, page), orders);
		}
		// In the order of the pages, so that orders of a level come in a row.
		let mut sums = BTreeMap::<(MarketId, Side, Tick), (u32, Lots, u64)>::new();
		for ((market, side, tick, _), orders) in pages {
			let sum = sums.entry((market, side, tick)).or_default();
			for order in orders {
				ensure!(
					sum.0 == 0 || sum.2 < order.id,
					"orders out of the order in which they came"
				);
				ensure!(
					(1..=MAX_LOTS).contains(&order.lots),
					"an order of no lots, or too many"
				);
				ensure!(
					!order.reduce_only || order.reserved.is_zero(),
					"margin for an order that only closes"
				);
				sum.0 = sum.0.saturating_add(1);
				sum.1 = sum.1.saturating_add(order.lots);
				sum.2 = order.id;
				found.entry(market).or_default().ids.push(order.id);
			}
		}
		for (key, level) in levels {
			let (orders, lots, _) = sums.remove(key).unwrap_or_default();
			ensure!(
				(orders, lots) == (level.orders, level.lots),
				"a level isn't the sum of its orders"
			);
		}
		Ok(())
	}

	fn try_state_of_book(book: &Book, mut found: Found) -> Result<(), TryRuntimeError> {
		ensure!(
			(1..=MAX_LOT_PRICE).contains(&book.tick_size),
			"a tick that isn't worth anything, or too much"
		);
		ensure!(
			book.orders == found.orders && book.orders <= MAX_ORDERS,
			"a book doesn't count its orders, or has too many"
		);
		ensure!(
			found.leaves == [book.bids.len(), book.asks.len()],
			"a book names a leaf that there isn't"
		);
		ensure!(
			found
				.best_bid
				.zip(found.best_ask)
				.is_none_or(|(bid, ask)| bid < ask),
			"a book is crossed"
		);
		found.ids.sort();
		ensure!(
			found
				.ids
				.windows(2)
				.all(|pair| matches!(pair, [one, next] if one < next)),
			"two orders of one number"
		);
		ensure!(
			found.ids.last().is_none_or(|last| *last < book.next_order),
			"an order with a number that wasn't given out"
		);
		Ok(())
	}

	/// Of everybody with orders in a market: how many they are, and the margin that is set aside for them. For the checks of the clearing house.
	pub fn resting() -> BTreeMap<(MarketId, T::AccountId), (u32, Balance)> {
		let mut all = BTreeMap::<_, (u32, Balance)>::new();
		for (market, _, orders) in Pages::<T>::iter() {
			for order in orders {
				let reserved = order.reserved_for(order.lots);
				let sum = all.entry((market, order.owner)).or_default();
				sum.0 = sum.0.saturating_add(1);
				sum.1 = sum.1.saturating_add(reserved);
			}
		}
		all
	}
}
