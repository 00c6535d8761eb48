//! What is wrong is found.

use super::*;
use crate::{
	types::{Book as BookRow, Leaf, Level, Page},
	Books, Leaves, Pages,
};
use frame_support::assert_err;
use sp_runtime::TryRuntimeError;

/// Spoils a sound state and expects that it is found.
fn found(what: &'static str, spoil: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		for _ in 0..17 {
			bid(ALICE, 2, 1_000);
		}
		bid(BOB, 1, 999);
		ask(BOB, 5, 1_024);
		give(CAROL, DAVE, 1);
		assert_ok!(order(CAROL, Side::Sell, 1, 1_024, DAY, true));
		check();
		spoil();
		assert_err!(Book::do_try_state(), TryRuntimeError::Other(what));
	});
}

/// Changes the book.
fn book(change: impl FnOnce(&mut BookRow)) {
	Books::<Test>::mutate(MARKET, |book| change(book.as_mut().unwrap()));
}

/// Changes the level of the bids at 1,000.
fn level(change: impl FnOnce(&mut Level)) {
	Leaves::<Test>::mutate(MARKET, (Side::Buy, 15), |leaf| {
		change(leaf.get_mut(&40).unwrap());
	});
}

/// Changes the first page of a level.
fn page(side: Side, tick: Tick, change: impl FnOnce(&mut Page<AccountId>)) {
	Pages::<Test>::mutate(MARKET, (side, tick, 0), change);
}

#[test]
fn wrong_books_are_found() {
	found("orders without a book", || Books::<Test>::remove(MARKET));
	for worth in [0, u128::MAX] {
		found("a tick that isn't worth anything, or too much", || {
			book(|book| book.tick_size = worth)
		});
	}
	found("a book doesn't count its orders, or has too many", || {
		book(|book| book.orders += 1)
	});
	found("a book names a leaf that there isn't", || {
		book(|book| book.bids.insert(1))
	});
	found("a leaf that its book doesn't name", || {
		book(|book| book.asks.remove(16))
	});
	found("an order with a number that wasn't given out", || {
		book(|book| book.next_order -= 1)
	});
}

#[test]
fn a_crossed_book_is_found() {
	found("a book is crossed", || {
		// The asks at 1,024 are at 1,000 now.
		let leaf = Leaves::<Test>::take(MARKET, (Side::Sell, 16));
		let mut moved = Leaf::default();
		moved.try_insert(40, leaf[&0]).unwrap();
		Leaves::<Test>::insert(MARKET, (Side::Sell, 15), moved);
		book(|book| {
			book.asks.remove(16);
			book.asks.insert(15);
		});
		let orders = Pages::<Test>::take(MARKET, (Side::Sell, 1_024, 0));
		Pages::<Test>::insert(MARKET, (Side::Sell, 1_000, 0), orders);
	});
}

#[test]
fn wrong_leaves_are_found() {
	found("a leaf without prices", || {
		Leaves::<Test>::insert(MARKET, (Side::Buy, 1), Leaf::default());
		book(|book| book.bids.insert(1));
	});
	found("a price that there can't be", || {
		Leaves::<Test>::mutate(MARKET, (Side::Buy, 15), |leaf| {
			let level = leaf[&40];
			leaf.try_insert(64, level).unwrap();
		});
	});
	found("a price that there can't be", || {
		let leaf = Leaves::<Test>::get(MARKET, (Side::Sell, 16));
		Leaves::<Test>::insert(MARKET, (Side::Sell, 0), leaf);
		book(|book| book.asks.insert(0));
	});
}

#[test]
fn wrong_levels_are_found() {
	found("a level that ends before it begins", || {
		level(|level| level.head = 2)
	});
	found("a level without orders", || level(|level| level.orders = 0));
	found("a level isn't the sum of its orders", || {
		level(|level| level.lots += 1);
	});
	found("a level isn't the sum of its orders", || {
		level(|level| level.orders += 1);
	});
	found("a page outside its level", || level(|level| level.head = 1));
	found("a page outside its level", || level(|level| level.tail = 0));
	// One that is gone has left no page behind.
	found("a page of no level", || {
		Leaves::<Test>::mutate(MARKET, (Side::Buy, 15), |leaf| leaf.remove(&40));
	});
}

#[test]
fn wrong_pages_are_found() {
	found("a page of no level", || {
		let orders = Pages::<Test>::get(MARKET, (Side::Buy, 1_000, 0));
		Pages::<Test>::insert(MARKET, (Side::Buy, 998, 0), orders);
	});
	found("a page without orders", || {
		page(Side::Buy, 1_000, |orders| orders.clear())
	});
	found("orders out of the order in which they came", || {
		page(Side::Buy, 1_000, |orders| orders.as_mut().reverse())
	});
	found("orders out of the order in which they came", || {
		let [first, second] = [0, 1].map(|page| (Side::Buy, 1_000, page));
		Pages::<Test>::swap(MARKET, first, MARKET, second);
	});
}

#[test]
fn wrong_orders_are_found() {
	for lots in [0, florin_core::clearing::MAX_LOTS + 1] {
		found("an order of no lots, or too many", || {
			page(Side::Buy, 999, |orders| orders[0].lots = lots)
		});
	}
	found("margin for an order that only closes", || {
		page(Side::Sell, 1_024, |orders| orders[0].reduce_only = true)
	});
	found("two orders of one number", || {
		page(Side::Buy, 999, |orders| orders[0].id = 3)
	});
}
