//! One side of a book.

use crate::{
	types::{Book, Leaf, Level, Order, Page},
	Config, Error, Leaves, Pages,
};
use florin_core::{
	book::Tick,
	clearing::{Lots, MarketId, Side},
	Balance,
};
use florin_math::book::{leaf_of, place_of, tick_at};
use frame_support::ensure;
use sp_runtime::DispatchError;

/// A row in hand, and whether it differs from what is stored.
struct InHand<Key, Row> {
	key: Key,
	row: Row,
	changed: bool,
}

type PageInHand<T> = InHand<(Tick, u32), Page<<T as frame_system::Config>::AccountId>>;

/// One side of a book, with the leaf and the page that were touched last in hand. What changes is written when another one is taken in
/// hand, and with [`Self::save`]: so a walk along the best prices reads and writes each row once.
pub(crate) struct Ladder<'a, T: Config> {
	market: MarketId,
	side: Side,
	book: &'a mut Book,
	leaf: Option<InHand<u16, Leaf>>,
	page: Option<PageInHand<T>>,
}

impl<'a, T: Config> Ladder<'a, T> {
	pub(crate) const fn new(market: MarketId, side: Side, book: &'a mut Book) -> Self {
		Self {
			market,
			side,
			book,
			leaf: None,
			page: None,
		}
	}

	/// Writes what is in hand. The book is the caller's.
	pub(crate) fn save(mut self) {
		self.put_leaf();
		self.put_page();
	}

	/// The price of a lot at `tick`.
	pub(crate) fn price(&self, tick: Tick) -> Balance {
		self.book.price(tick)
	}

	/// The best price that has orders.
	pub(crate) fn best(&mut self) -> Option<Tick> {
		let number = self.book.best_leaf(self.side)?;
		let side = self.side;
		let levels = &self.leaf(number).row;
		let (place, _) = match side {
			Side::Buy => levels.last_key_value(),
			Side::Sell => levels.first_key_value(),
		}?;
		tick_at(number, *place)
	}

	/// The order at `tick` that came first, with its page. `None` if the page with which the level begins has been emptied; it begins with
	/// the next one then.
	pub(crate) fn front(&mut self, tick: Tick) -> Option<(u32, Order<T::AccountId>)> {
		let head = self.level(tick)?.head;
		if let Some(order) = self.page(tick, head).row.first() {
			return Some((head, order.clone()));
		}
		self.change_level(tick, |level| level.head = level.head.saturating_add(1));
		None
	}

	/// The order with this number on a page, and its place there.
	pub(crate) fn find(
		&mut self,
		tick: Tick,
		page: u32,
		id: u64,
	) -> Option<(usize, Order<T::AccountId>)> {
		let orders = &self.page(tick, page).row;
		let place = orders.iter().position(|order| order.id == id)?;
		Some((place, orders.get(place)?.clone()))
	}

	/// Takes `lots` off the order at `tick` that came first, which has more.
	pub(crate) fn shrink_front(&mut self, tick: Tick, page: u32, lots: Lots) {
		let page = self.page(tick, page);
		if let Some(order) = page.row.iter_mut().next() {
			order.lots = order.lots.saturating_sub(lots);
			page.changed = true;
		}
		self.change_level(tick, |level| level.lots = level.lots.saturating_sub(lots));
	}

	/// Takes out the order at this place of a page.
	pub(crate) fn remove(&mut self, tick: Tick, page: u32, place: usize) {
		let in_hand = self.page(tick, page);
		if place >= in_hand.row.len() {
			return;
		}
		let order = in_hand.row.remove(place);
		in_hand.changed = true;
		let emptied = in_hand.row.is_empty();
		self.book.orders = self.book.orders.saturating_sub(1);
		self.change_level(tick, |level| {
			level.orders = level.orders.saturating_sub(1);
			level.lots = level.lots.saturating_sub(order.lots);
			if emptied && level.head == page {
				level.head = level.head.saturating_add(1);
			}
		});
	}

	/// Adds an order that came last. Answers its page.
	///
	/// # Errors
	/// As many orders have come to this price as can be counted.
	pub(crate) fn append(
		&mut self,
		tick: Tick,
		order: Order<T::AccountId>,
	) -> Result<u32, DispatchError> {
		let known = self.level(tick);
		let mut level = known.unwrap_or_default();
		// A level that is new has no page yet.
		if known.is_none() {
			self.new_page(tick, level.tail);
		} else if self.page(tick, level.tail).row.is_full() {
			level.tail = level.tail.checked_add(1).ok_or(Error::<T>::BookFull)?;
			self.new_page(tick, level.tail);
		}
		level.orders = level.orders.saturating_add(1);
		level.lots = level.lots.saturating_add(order.lots);
		let page = self.page(tick, level.tail);
		page.changed = true;
		ensure!(page.row.try_push(order).is_ok(), Error::<T>::BookFull);
		let number = leaf_of(tick);
		let leaf = self.leaf(number);
		leaf.changed = true;
		let inserted = leaf.row.try_insert(place_of(tick), level);
		ensure!(inserted.is_ok(), Error::<T>::BookFull);
		self.book.leaves_mut(self.side).insert(number);
		self.book.orders = self.book.orders.saturating_add(1);
		Ok(level.tail)
	}

	fn level(&mut self, tick: Tick) -> Option<Level> {
		self.leaf(leaf_of(tick)).row.get(&place_of(tick)).copied()
	}

	/// Changes a level. One without orders goes, and so does a leaf without levels.
	fn change_level(&mut self, tick: Tick, change: impl FnOnce(&mut Level)) {
		let (number, place) = (leaf_of(tick), place_of(tick));
		let leaf = self.leaf(number);
		let Some(level) = leaf.row.get_mut(&place) else {
			return;
		};
		change(level);
		leaf.changed = true;
		if level.orders > 0 {
			return;
		}
		leaf.row.remove(&place);
		if leaf.row.is_empty() {
			self.book.leaves_mut(self.side).remove(number);
		}
	}

	/// Takes a leaf in hand.
	fn leaf(&mut self, number: u16) -> &mut InHand<u16, Leaf> {
		if self.leaf.as_ref().is_none_or(|leaf| leaf.key != number) {
			self.put_leaf();
		}
		let (market, side) = (self.market, self.side);
		self.leaf.get_or_insert_with(|| InHand {
			key: number,
			row: Leaves::<T>::get(market, (side, number)),
			changed: false,
		})
	}

	/// Takes a page in hand.
	fn page(&mut self, tick: Tick, page: u32) -> &mut PageInHand<T> {
		let key = (tick, page);
		if self.page.as_ref().is_none_or(|page| page.key != key) {
			self.put_page();
		}
		let (market, side) = (self.market, self.side);
		self.page.get_or_insert_with(|| InHand {
			key,
			row: Pages::<T>::get(market, (side, tick, page)),
			changed: false,
		})
	}

	/// Takes a page in hand of which nothing is stored.
	fn new_page(&mut self, tick: Tick, page: u32) {
		self.put_page();
		self.page = Some(InHand {
			key: (tick, page),
			row: Default::default(),
			changed: false,
		});
	}

	fn put_leaf(&mut self) {
		let Some(leaf) = self.leaf.take().filter(|leaf| leaf.changed) else {
			return;
		};
		let key = (self.side, leaf.key);
		if leaf.row.is_empty() {
			Leaves::<T>::remove(self.market, key);
		} else {
			Leaves::<T>::insert(self.market, key, leaf.row);
		}
	}

	fn put_page(&mut self) {
		let Some(page) = self.page.take().filter(|page| page.changed) else {
			return;
		};
		let (tick, number) = page.key;
		let key = (self.side, tick, number);
		if page.row.is_empty() {
			Pages::<T>::remove(self.market, key);
		} else {
			Pages::<T>::insert(self.market, key, page.row);
		}
	}
}
