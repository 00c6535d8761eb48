//! Where orders are kept.

use super::*;
use crate::{Books, Leaves, Pages};

/// Numbers of the pages of a level, in order.
fn pages(side: Side, tick: Tick) -> Vec<u32> {
	let mut all: Vec<_> = Pages::<Test>::iter_key_prefix(MARKET)
		.filter(|(of, at, _)| (*of, *at) == (side, tick))
		.map(|(.., page)| page)
		.collect();
	all.sort();
	all
}

fn rows() -> (usize, usize) {
	(
		Leaves::<Test>::iter().count(),
		Pages::<Test>::iter().count(),
	)
}

#[test]
fn sixteen_orders_are_a_page() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..33).map(|who| ask(10 + who, 1, 1_024)).collect();
		let of: Vec<_> = ids.iter().map(|id| id.page).collect();
		assert_eq!(of[..16], [0; 16]);
		assert_eq!(of[16..32], [1; 16]);
		assert_eq!(of[32], 2);
		assert_eq!(pages(Side::Sell, 1_024), [0, 1, 2]);
		events();
		assert_ok!(take(ALICE, Side::Buy, 33, 1_024));
		let makers: Vec<_> = fills().into_iter().map(|(maker, ..)| maker).collect();
		assert_eq!(makers, (10..43).collect::<Vec<_>>());
		assert_eq!(rows(), (0, 0));
	});
}

#[test]
fn a_level_that_is_gone_begins_anew() {
	build_and_execute(|| {
		for _ in 0..2 {
			let ids: Vec<_> = (0..20).map(|_| ask(ALICE, 1, 1_024)).collect();
			assert_eq!(ids[0].page, 0);
			assert_eq!(ids[19].page, 1);
			for id in ids {
				assert_ok!(cancel(ALICE, id));
			}
			assert_eq!(rows(), (0, 0));
		}
	});
}

#[test]
fn a_cancelled_order_leaves_the_others_where_they_are() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..20).map(|who| ask(10 + who, 1, 1_024)).collect();
		for index in [0, 7, 15, 18] {
			assert_ok!(cancel(10 + index, ids[index as usize]));
		}
		assert_eq!(levels(Side::Sell), [(1_024, 16, 16)]);
		// What comes now comes last, although there is room before it.
		assert_eq!(ask(50, 1, 1_024).page, 1);
		events();
		assert_ok!(take(ALICE, Side::Buy, 17, 1_024));
		let makers: Vec<_> = fills().into_iter().map(|(maker, ..)| maker).collect();
		let mut expected: Vec<u64> = (10..30)
			.filter(|who| ![10, 17, 25, 28].contains(who))
			.collect();
		expected.push(50);
		assert_eq!(makers, expected);
	});
}

#[test]
fn pages_emptied_in_the_middle_are_left_behind() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..64).map(|who| ask(10 + who, 1, 1_024)).collect();
		for index in 16..48 {
			assert_ok!(cancel(10 + index, ids[index as usize]));
		}
		assert_eq!(pages(Side::Sell, 1_024), [0, 3]);
		check();
		events();
		assert_ok!(take(ALICE, Side::Buy, 17, 1_024));
		let makers: Vec<_> = fills().into_iter().map(|(maker, ..)| maker).collect();
		assert_eq!(makers, (10..26).chain([58]).collect::<Vec<_>>());
		assert_eq!(levels(Side::Sell), [(1_024, 15, 15)]);
	});
}

#[test]
fn an_emptied_head_is_left_at_once() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..17).map(|_| ask(BOB, 1, 1_024)).collect();
		for id in &ids[..16] {
			assert_ok!(cancel(BOB, *id));
		}
		let leaf = Leaves::<Test>::get(MARKET, (Side::Sell, 16));
		assert_eq!(leaf[&0].head, 1);
	});
}

#[test]
fn an_emptied_tail_is_filled_again() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..17).map(|_| ask(BOB, 1, 1_024)).collect();
		assert_ok!(cancel(BOB, ids[16]));
		assert_eq!(pages(Side::Sell, 1_024), [0]);
		check();
		assert_eq!(ask(CAROL, 1, 1_024).page, 1);
		assert_ok!(take(ALICE, Side::Buy, 17, 1_024));
		assert_eq!(rows(), (0, 0));
	});
}

#[test]
fn leaves_and_bits_come_and_go_with_orders() {
	build_and_execute(|| {
		let book = || Books::<Test>::get(MARKET).unwrap();
		let low = bid(ALICE, 1, 1_023);
		let neighbour = bid(ALICE, 1, 1_000);
		let ask = ask(BOB, 1, 1_024);
		assert!(book().bids.contains(15) && book().asks.contains(16));
		assert_eq!((book().bids.len(), book().asks.len()), (1, 1));
		assert_eq!(rows(), (2, 3));
		assert_ok!(cancel(ALICE, low));
		assert!(book().bids.contains(15));
		assert_eq!(rows(), (2, 2));
		assert_ok!(cancel(ALICE, neighbour));
		assert!(book().bids.is_empty());
		assert_ok!(cancel(BOB, ask));
		assert!(book().asks.is_empty());
		assert_eq!((book().orders, book().next_order), (0, 3));
		assert_eq!(rows(), (0, 0));
	});
}

#[test]
fn a_fill_that_leaves_something_does_not_write_the_book() {
	build_and_execute(|| {
		ask(ALICE, 5, 1_024);
		let key = Books::<Test>::hashed_key_for(MARKET);
		let before = frame_support::storage::unhashed::get_raw(&key);
		assert_ok!(take(BOB, Side::Buy, 4, 1_024));
		assert_eq!(frame_support::storage::unhashed::get_raw(&key), before);
		assert_eq!(levels(Side::Sell), [(1_024, 1, 1)]);
	});
}

#[test]
fn as_many_prices_as_there_are_can_have_orders() {
	build_and_execute(|| {
		house(|row| {
			row.mark = 32_768 * TICK;
			row.band = sp_runtime::Permill::one();
		});
		// One in each leaf, and all places of one.
		for leaf in 0..1_024_u16 {
			ask(ALICE, 1, leaf * 64 + 63);
		}
		for place in 0..63 {
			ask(ALICE, 1, 512 * 64 + place);
		}
		assert_eq!(rows(), (1_024, 1_087));
		assert_eq!(Books::<Test>::get(MARKET).unwrap().asks.len(), 1_024);
	});
}
