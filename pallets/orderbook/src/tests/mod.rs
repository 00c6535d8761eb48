//! Tests by topic.

mod books;
mod cancel_orders;
mod example;
mod invariants;
mod kinds;
mod makers;
mod matching;
mod modes;
mod pages;
mod place_order;
mod remove_orders;
mod report;
mod try_state;
mod visits;

use crate::mock::*;
use florin_core::{
	book::{OrderId, OrderKind, Outcome, Removal, Tick},
	clearing::{Lots, Mode, Side},
	Balance,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

/// Lots and orders at the prices of one side, the best first.
fn levels(side: Side) -> Vec<(Tick, Lots, u32)> {
	let depth = Book::depth(MARKET, u32::MAX);
	let levels = match side {
		Side::Buy => depth.bids,
		Side::Sell => depth.asks,
	};
	let plain = |level: florin_core::book::DepthLevel| (level.tick, level.lots, level.orders);
	levels.into_iter().map(plain).collect()
}

/// Who traded how many lots with whom at what price, as events since the last time tell.
fn fills() -> Vec<(AccountId, Lots, Tick)> {
	let fill = |event| match event {
		Event::Filled {
			maker, lots, tick, ..
		} => Some((maker, lots, tick)),
		_ => None,
	};
	events().into_iter().filter_map(fill).collect()
}

/// Whose orders were removed, and why.
fn removals() -> Vec<(AccountId, Removal)> {
	let removal = |event| match event {
		Event::OrderRemoved { owner, reason, .. } => Some((owner, reason)),
		_ => None,
	};
	events().into_iter().filter_map(removal).collect()
}

/// What became of the last order of which not all rests: lots filled and not, and the outcome.
fn done() -> (Lots, Lots, Outcome) {
	let done = |event| match event {
		Event::OrderDone {
			filled,
			remaining,
			outcome,
			..
		} => Some((filled, remaining, outcome)),
		_ => None,
	};
	let mut all = events().into_iter().rev().filter_map(done);
	all.next().expect("an order was done")
}

fn position(who: AccountId) -> i64 {
	house(|row| row.position(who))
}

/// Deposits that went to `who` for clearing away.
fn earned(who: AccountId) -> u32 {
	house(|row| row.earned.get(&who).copied().unwrap_or_default())
}

/// Deposits of its own that `who` has back.
fn returned(who: AccountId) -> u32 {
	house(|row| row.returned.get(&who).copied().unwrap_or_default())
}
