use super::*;
use crate::types::OrderIds;

fn cancel_all(who: AccountId, ids: &[OrderId]) -> sp_runtime::DispatchResult {
	let ids = OrderIds::try_from(ids.to_vec()).expect("they aren't too many");
	Book::cancel_orders(RuntimeOrigin::signed(who), MARKET, ids)
}

#[test]
fn the_owner_has_everything_back() {
	build_and_execute(|| {
		let id = bid(ALICE, 5, 1_000);
		assert_ok!(take(BOB, Side::Sell, 2, 1_000));
		events();
		assert_ok!(cancel(ALICE, id));
		assert_eq!(
			events(),
			[Event::OrderCancelled {
				market: MARKET,
				order: id,
				owner: ALICE,
				lots: 3
			}]
		);
		house(|row| {
			assert!(row.orders.is_empty());
		});
		assert_eq!((returned(ALICE), position(ALICE)), (1, 2));
		assert_eq!(Book::order(MARKET, id), None);
	});
}

#[test]
fn an_order_is_cancelled_once() {
	build_and_execute(|| {
		let id = bid(ALICE, 5, 1_000);
		assert_ok!(cancel(ALICE, id));
		assert_noop!(cancel(ALICE, id), Error::NoSuchOrder);
		// Another order in the same place isn't the same order.
		let next = bid(ALICE, 5, 1_000);
		assert_eq!((next.tick, next.page), (id.tick, id.page));
		assert_noop!(cancel(ALICE, id), Error::NoSuchOrder);
		assert_ok!(cancel(ALICE, next));
	});
}

#[test]
fn a_filled_order_is_gone() {
	build_and_execute(|| {
		let id = bid(ALICE, 5, 1_000);
		assert_ok!(take(BOB, Side::Sell, 5, 1_000));
		assert_noop!(cancel(ALICE, id), Error::NoSuchOrder);
	});
}

#[test]
fn nobody_cancels_what_is_somebody_elses() {
	build_and_execute(|| {
		let of_alice = bid(ALICE, 5, 1_000);
		let of_bob = bid(BOB, 5, 1_000);
		assert_noop!(cancel(BOB, of_alice), Error::NotYourOrder);
		assert_noop!(cancel_all(BOB, &[of_bob, of_alice]), Error::NotYourOrder);
		let root = Book::cancel_order(RuntimeOrigin::root(), MARKET, of_alice);
		assert_noop!(root, DispatchError::BadOrigin);
		let root = Book::cancel_orders(RuntimeOrigin::root(), MARKET, OrderIds::default());
		assert_noop!(root, DispatchError::BadOrigin);
	});
}

#[test]
fn a_forged_identifier_names_nothing() {
	build_and_execute(|| {
		let id = bid(ALICE, 5, 1_000);
		let forged = [
			OrderId {
				side: Side::Sell,
				..id
			},
			OrderId { tick: 1_001, ..id },
			OrderId { tick: 0, ..id },
			OrderId {
				tick: Tick::MAX,
				..id
			},
			OrderId { page: 1, ..id },
			OrderId {
				page: u32::MAX,
				..id
			},
			OrderId { id: 1, ..id },
			OrderId { id: u64::MAX, ..id },
		];
		for forged in forged {
			assert_noop!(cancel(ALICE, forged), Error::NoSuchOrder);
			assert_eq!(Book::order(MARKET, forged), None);
		}
		assert_noop!(
			Book::cancel_order(RuntimeOrigin::signed(ALICE), NO_MARKET, id),
			Error::NoBook
		);
		open_market(1);
		assert_noop!(
			Book::cancel_order(RuntimeOrigin::signed(ALICE), 1, id),
			Error::NoSuchOrder
		);
	});
}

#[test]
fn several_are_cancelled_at_once_and_those_gone_are_passed_over() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..8)
			.flat_map(|step| [bid(ALICE, 1, 1_000 - step), ask(ALICE, 1, 1_100 + step)])
			.collect();
		assert_ok!(take(BOB, Side::Sell, 1, 1_000));
		events();
		assert_ok!(cancel_all(ALICE, &ids));
		assert_eq!(events().len(), 15);
		assert_noop!(cancel_all(ALICE, &ids), Error::NoSuchOrder);
		assert_noop!(cancel_all(ALICE, &[]), Error::NoSuchOrder);
		assert_noop!(
			Book::cancel_orders(
				RuntimeOrigin::signed(ALICE),
				NO_MARKET,
				OrderIds::truncate_from(ids)
			),
			Error::NoBook
		);
		house(|row| assert!(row.orders.is_empty()));
	});
}

#[test]
fn an_order_named_twice_is_cancelled_once() {
	build_and_execute(|| {
		let id = bid(ALICE, 1, 1_000);
		assert_ok!(cancel_all(ALICE, &[id, id]));
		assert_eq!(returned(ALICE), 1);
	});
}

#[test]
fn whole_pages_are_cancelled_in_any_order() {
	build_and_execute(|| {
		let mut ids: Vec<_> = (0..48).map(|_| bid(ALICE, 1, 1_000)).collect();
		ids.reverse();
		ids.swap(3, 40);
		for some in ids.chunks(16) {
			assert_ok!(cancel_all(ALICE, some));
			check();
		}
		assert_eq!(levels(Side::Buy), []);
	});
}
