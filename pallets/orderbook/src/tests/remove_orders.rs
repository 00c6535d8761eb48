use super::*;
use crate::types::OrderIds;

fn remove(who: AccountId, ids: &[OrderId]) -> sp_runtime::DispatchResult {
	let ids = OrderIds::try_from(ids.to_vec()).expect("they aren't too many");
	Book::remove_orders(RuntimeOrigin::signed(who), MARKET, ids)
}

#[test]
fn anybody_removes_what_has_expired_and_has_the_deposits() {
	build_and_execute(|| {
		let first = rest_until(ALICE, Side::Buy, 5, 1_000, START);
		let second = rest_until(BOB, Side::Sell, 2, 1_100, START + 1);
		let third = bid(CAROL, 1, 999);
		assert_noop!(
			remove(DAVE, &[first, second, third]),
			Error::NothingToRemove
		);
		Now::set(START + 1);
		events();
		assert_ok!(remove(DAVE, &[first, second, third]));
		assert_eq!(
			events(),
			[Event::OrderRemoved {
				market: MARKET,
				order: first,
				owner: ALICE,
				lots: 5,
				reason: Removal::Expired,
			}]
		);
		Now::set(START + 2);
		// Those that stand, and those that are gone, are passed over.
		assert_ok!(remove(DAVE, &[first, third, second, second]));
		assert_eq!((earned(DAVE), returned(ALICE)), (2, 0));
		assert_eq!(levels(Side::Buy), [(999, 1, 1)]);
		assert_eq!(levels(Side::Sell), []);
	});
}

#[test]
fn once_trading_has_ended_any_order_is_removed() {
	build_and_execute(|| {
		let first = rest_until(ALICE, Side::Buy, 5, 1_000, START);
		let second = bid(BOB, 2, 1_000);
		Now::set(START + 1);
		house(|row| row.ended = true);
		assert_ok!(remove(CAROL, &[first, second]));
		assert_eq!(
			removals(),
			[(ALICE, Removal::Expired), (BOB, Removal::TradingEnded)]
		);
		assert_eq!(earned(CAROL), 2);
		assert_noop!(remove(CAROL, &[first]), Error::NothingToRemove);
	});
}

#[test]
fn what_stands_is_not_removed_in_any_mode() {
	build_and_execute(|| {
		let id = bid(ALICE, 5, 1_000);
		for mode in [Mode::Open, Mode::ReduceOnly, Mode::Halted] {
			house(|row| row.mode = mode);
			assert_noop!(remove(BOB, &[id]), Error::NothingToRemove);
			assert_noop!(remove(ALICE, &[id]), Error::NothingToRemove);
		}
		// What has expired is, in all of them.
		Now::set(START + 145);
		assert_ok!(remove(BOB, &[id]));
	});
}

#[test]
fn who_has_no_account_removes_nothing() {
	build_and_execute(|| {
		let id = rest_until(ALICE, Side::Buy, 5, 1_000, START);
		Now::set(START + 1);
		assert_noop!(remove(STRANGER, &[id]), DispatchError::Other("no account"));
	});
}

#[test]
fn there_has_to_be_a_book_and_something_in_it() {
	build_and_execute(|| {
		assert_noop!(remove(BOB, &[]), Error::NothingToRemove);
		let origin = RuntimeOrigin::signed(BOB);
		assert_noop!(
			Book::remove_orders(origin, NO_MARKET, OrderIds::default()),
			Error::NoBook
		);
		assert_noop!(
			Book::remove_orders(RuntimeOrigin::root(), MARKET, OrderIds::default()),
			DispatchError::BadOrigin
		);
	});
}
