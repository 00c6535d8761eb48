//! How books come and go.

use super::*;
use crate::Books;
use florin_core::{
	clearing::MAX_LOT_PRICE,
	traits::{MarketGuard, OrderBooks},
};

fn open(tick: Balance, mark: Balance) -> sp_runtime::DispatchResult {
	<Book as OrderBooks>::open(NO_MARKET, tick, mark)
}

#[test]
fn a_market_has_one_book() {
	build_and_execute(|| {
		assert_ok!(open(10, 1_000));
		assert_eq!(
			events(),
			[Event::BookOpened {
				market: NO_MARKET,
				tick_size: 10
			}]
		);
		assert_noop!(open(10, 1_000), Error::BookExists);
	});
}

#[test]
fn the_mark_is_neither_too_few_ticks_nor_too_many() {
	build_and_execute(|| {
		for (tick, mark) in [
			(0, 1_000),
			(10, 99),
			(10, 327_680),
			(1, u128::MAX),
			(u128::MAX, 1),
			(1, 0),
		] {
			assert_noop!(open(tick, mark), Error::BadTickSize);
		}
		assert_ok!(open(10, 327_679));
		<Book as MarketGuard>::removed(NO_MARKET);
		assert_ok!(open(10, 100));
		<Book as MarketGuard>::removed(NO_MARKET);
		// The dearest market that there can be.
		assert_ok!(open(MAX_LOT_PRICE / 10, MAX_LOT_PRICE));
	});
}

#[test]
fn the_book_goes_with_its_market() {
	build_and_execute(|| {
		let id = bid(ALICE, 1, 1_000);
		assert_ok!(cancel(ALICE, id));
		events();
		<Book as MarketGuard>::removed(MARKET);
		assert_eq!(events(), [Event::BookRemoved { market: MARKET }]);
		assert!(!Books::<Test>::contains_key(MARKET));
		// Nothing happens to one that isn't there.
		<Book as MarketGuard>::removed(NO_MARKET);
		assert_eq!(events(), []);
	});
}
