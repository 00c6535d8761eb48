//! How many orders one call meets, and what it pays for.

use super::*;
use crate::{impls::Usage, types::MAX_VISITS, WeightInfo};
use frame_support::dispatch::PostDispatchInfo;
use frame_support::weights::Weight;

/// What the call that orders charges for, and what it used.
fn weights(who: AccountId, lots: Lots, tick: Tick, kind: OrderKind) -> (Weight, Weight) {
	let origin = RuntimeOrigin::signed(who);
	let result = Book::place_order(origin, MARKET, Side::Buy, lots, tick, kind, false);
	let post: PostDispatchInfo = match result {
		Ok(post) => post,
		Err(refused) => refused.post_info,
	};
	let used = post.actual_weight.expect("it is told");
	let charged = Usage::<Test>::greatest_weight(&kind);
	assert!(used.all_lte(charged), "{used:?} of {charged:?}");
	(charged, used)
}

#[test]
fn an_order_meets_fifty_others_at_most() {
	build_and_execute(|| {
		for who in 0..u64::from(MAX_VISITS) + 1 {
			ask(10 + who, 1, 1_024);
		}
		events();
		assert_ok!(take(ALICE, Side::Buy, 51, 1_024));
		assert_eq!(done(), (50, 1, Outcome::Stopped));
		assert_eq!(levels(Side::Sell), [(1_024, 1, 1)]);
		assert_ok!(take(ALICE, Side::Buy, 1, 1_024));
		assert_eq!(done(), (1, 0, Outcome::Filled));
	});
}

#[test]
fn what_would_cross_the_book_does_not_rest() {
	build_and_execute(|| {
		for who in 0..51 {
			ask(10 + who, 1, 1_024);
		}
		events();
		assert_ok!(order(ALICE, Side::Buy, 60, 1_024, DAY, false));
		assert_eq!(done(), (50, 10, Outcome::Stopped));
		assert_eq!(levels(Side::Buy), []);
		house(|row| assert!(!row.orders.contains_key(&ALICE)));
	});
}

#[test]
fn what_crosses_nothing_rests_also_after_fifty() {
	build_and_execute(|| {
		for who in 0..50 {
			ask(10 + who, 1, 1_024);
		}
		ask(BOB, 1, 1_025);
		assert_ok!(order(ALICE, Side::Buy, 60, 1_024, DAY, false));
		assert_eq!(done(), (50, 10, Outcome::Rests));
		assert_eq!(levels(Side::Buy), [(1_024, 10, 1)]);
	});
}

#[test]
fn an_order_that_cannot_be_filled_within_fifty_is_killed() {
	build_and_execute(|| {
		for who in 0..51 {
			ask(10 + who, 1, 1_024);
		}
		let buy = |lots| order(ALICE, Side::Buy, lots, 1_024, OrderKind::FillOrKill, false);
		assert_noop!(buy(51), Error::NotFilled);
		assert_ok!(buy(50));
	});
}

#[test]
fn clearing_away_counts_and_lasts() {
	build_and_execute(|| {
		for who in 0..60 {
			rest_until(10 + who, Side::Sell, 1, 1_024, START);
		}
		ask(BOB, 1, 1_024);
		Now::set(START + 1);
		// Nothing is filled the first time, but the way is shorter the second.
		assert_ok!(take(ALICE, Side::Buy, 1, 1_024));
		assert_eq!(done(), (0, 1, Outcome::Stopped));
		assert_eq!(earned(ALICE), 50);
		assert_ok!(take(ALICE, Side::Buy, 1, 1_024));
		assert_eq!(done(), (1, 0, Outcome::Filled));
		assert_eq!(earned(ALICE), 60);
	});
}

#[test]
fn an_order_that_is_only_to_rest_clears_away_and_is_dropped_if_it_cannot_tell() {
	build_and_execute(|| {
		for who in 0..51 {
			rest_until(10 + who, Side::Sell, 1, 1_024, START);
		}
		Now::set(START + 1);
		let kind = OrderKind::Limit {
			expires: START + 1,
			post_only: true,
		};
		assert_ok!(order(ALICE, Side::Buy, 1, 1_024, kind, false));
		assert_eq!(done(), (0, 1, Outcome::Stopped));
		assert_ok!(order(ALICE, Side::Buy, 1, 1_024, kind, false));
		assert_eq!(levels(Side::Buy), [(1_024, 1, 1)]);
	});
}

#[test]
fn emptied_pages_count() {
	build_and_execute(|| {
		// Page after page is filled and emptied while something is left behind it.
		ask(BOB, 1, 1_024);
		let mut pages = Vec::new();
		for _ in 0..60 {
			pages.push((0..16).map(|_| ask(CAROL, 1, 1_024)).collect::<Vec<_>>());
		}
		ask(DAVE, 1, 1_024);
		for id in pages.concat() {
			assert_ok!(cancel(CAROL, id));
		}
		assert_eq!(levels(Side::Sell), [(1_024, 2, 2)]);
		check();
		events();
		assert_ok!(take(ALICE, Side::Buy, 2, 1_024));
		assert_eq!(done(), (1, 1, Outcome::Stopped));
		check();
		assert_ok!(take(ALICE, Side::Buy, 1, 1_024));
		assert_eq!(done(), (1, 0, Outcome::Filled));
		assert_eq!(levels(Side::Sell), []);
	});
}

#[test]
fn an_order_pays_for_what_it_met() {
	build_and_execute(|| {
		for who in 0..3 {
			ask(10 + who, 1, 1_024);
		}
		rest_until(BOB, Side::Sell, 1, 1_020, START);
		rest_until(BOB, Side::Sell, 1, 1_021, START);
		Now::set(START + 1);
		house(|row| row.unfunded.insert(11));
		let clearing = |count| <()>::clear_orders(count).saturating_sub(<()>::clear_orders(0));
		// Two that expired, one trade; one more that was tried in vain, and removed; another trade, and what remains rests.
		let (charged, used) = weights(ALICE, 1, 1_024, OrderKind::ImmediateOrCancel);
		assert_eq!(used, <()>::take_order(1).saturating_add(clearing(2)));
		assert_eq!(charged, <()>::take_order(50).saturating_add(clearing(50)));
		let (charged, used) = weights(ALICE, 5, 1_024, DAY);
		let resting = <()>::rest_order().saturating_sub(<()>::take_order(0));
		let takes = |count| <()>::take_order(count).saturating_add(resting);
		assert_eq!(used, takes(2).saturating_add(clearing(1)));
		assert_eq!(charged, takes(50).saturating_add(clearing(50)));
	});
}

#[test]
fn an_order_that_is_refused_pays_for_what_it_met() {
	build_and_execute(|| {
		ask(BOB, 1, 1_024);
		let post_only = OrderKind::Limit {
			expires: START,
			post_only: true,
		};
		let (charged, used) = weights(ALICE, 1, 1_024, post_only);
		let cleared = |count| <()>::clear_orders(count).saturating_sub(<()>::clear_orders(0));
		assert_eq!(used, <()>::take_order(0).saturating_add(cleared(1)));
		let clearing = cleared(50);
		assert_eq!(charged, <()>::rest_order().saturating_add(clearing));
		let (_, used) = weights(ALICE, 2, 1_024, OrderKind::FillOrKill);
		assert_eq!(used, <()>::take_order(1));
		let (_, used) = weights(ALICE, 0, 1_024, DAY);
		assert_eq!(used, <()>::take_order(0));
	});
}

#[test]
fn no_order_costs_more_than_was_charged() {
	build_and_execute(|| {
		for who in 0..51 {
			ask(10 + who, 1, 1_024);
			house(|row| row.unfunded.insert(10 + who));
		}
		// Fifty are tried and removed.
		let (charged, used) = weights(ALICE, 51, 1_024, OrderKind::ImmediateOrCancel);
		assert_eq!(charged, used);
	});
}
