use super::*;
use crate::{
	types::{Feed, FeedPrice, FeedPrices},
	FeedsOf,
};
use florin_core::ClassId;
use frame_support::{assert_noop, assert_ok, dispatch::Pays};

fn tell(
	feeder: AccountId,
	prices: &[(ClassId, IndexPrice)],
) -> frame_support::dispatch::DispatchResultWithPostInfo {
	let prices = prices
		.iter()
		.map(|(class, price)| FeedPrice {
			class: *class,
			price: *price,
		})
		.collect();
	Index::submit_prices(
		RuntimeOrigin::signed(feeder),
		FeedPrices::truncate_from(prices),
	)
}

#[test]
fn a_feeder_tells_many_classes_at_once_and_free_of_charge() {
	build_and_execute(|| {
		let result = tell(11, &[(A100, cents(300)), (H100, cents(500))]);
		assert_eq!(result.unwrap().pays_fee, Pays::No);
		let feed = Feed {
			feeder: 11,
			price: cents(500),
			period: START,
			false_for: 0,
		};
		assert_eq!(FeedsOf::<Test>::get(H100).into_inner(), vec![feed]);
		assert!(matches!(
			&events()[..],
			[Event::PricesSubmitted { feeder: 11, prices }] if prices.len() == 2
		));
	});
}

#[test]
fn a_class_is_told_once_in_a_period() {
	build_and_execute(|| {
		assert_ok!(submit(11, H100, cents(500)));
		assert_noop!(submit(11, H100, cents(501)), Error::TooSoon);
		// Not even together with another one.
		assert_noop!(
			tell(11, &[(A100, cents(300)), (H100, cents(501))]),
			Error::TooSoon
		);
		assert_ok!(submit(11, A100, cents(300)));
		assert_ok!(submit(12, H100, cents(501)));
		pass(1);
		assert_ok!(submit(11, H100, cents(501)));
	});
}

#[test]
fn only_feeders_on_duty_tell_prices() {
	build_and_execute(|| {
		assert_noop!(submit(STRANGER, H100, cents(500)), Error::NotAFeeder);
		assert_ok!(Index::admit_feeder(RuntimeOrigin::root(), STRANGER));
		assert_noop!(submit(STRANGER, H100, cents(500)), Error::NotAFeeder);
		assert_ok!(Index::unbond_feeder(RuntimeOrigin::signed(11)));
		assert_noop!(submit(11, H100, cents(500)), Error::NotAFeeder);
		assert_noop!(
			Index::submit_prices(RuntimeOrigin::root(), FeedPrices::new()),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}

#[test]
fn what_is_told_has_to_make_sense() {
	build_and_execute(|| {
		assert_noop!(tell(11, &[]), Error::NoPrices);
		assert_noop!(
			tell(11, &[(H100, cents(500)), (H100, cents(500))]),
			Error::ClassesOutOfOrder
		);
		assert_noop!(
			tell(11, &[(H100, cents(500)), (A100, cents(300))]),
			Error::ClassesOutOfOrder
		);
		assert_noop!(tell(11, &[(3, cents(500))]), Error::UnknownClass);
		assert_noop!(tell(11, &[(H100, IndexPrice(0))]), Error::PriceZero);
		let above = IndexPrice(IndexPrice::MAX.0 + 1);
		assert_noop!(tell(11, &[(H100, above)]), Error::PriceTooHigh);
		assert_noop!(
			tell(11, &[(H100, IndexPrice(u128::MAX))]),
			Error::PriceTooHigh
		);
		assert_ok!(tell(11, &[(A100, IndexPrice(1)), (H100, IndexPrice::MAX)]));
	});
}

#[test]
fn a_later_price_replaces_an_earlier_one() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		pass(2);
		assert_ok!(submit(12, H100, cents(520)));
		let feeds = FeedsOf::<Test>::get(H100);
		assert_eq!(feeds.len(), 3);
		assert_eq!((feeds[1].price, feeds[1].period), (cents(520), START + 2));
	});
}

#[test]
fn former_feeders_leave_room_for_those_on_duty() {
	build_and_execute(|| {
		// The row is full of feeds that neither count nor prove anything.
		FeedsOf::<Test>::mutate(H100, |feeds| {
			for feeder in 0..crate::types::MAX_FEEDS {
				let _ = feeds.try_push(Feed {
					feeder: 10_000 + u64::from(feeder),
					price: cents(500),
					period: START,
					false_for: 0,
				});
			}
		});
		assert_ok!(submit(11, H100, cents(500)));
		assert_eq!(FeedsOf::<Test>::get(H100).len(), 1);
	});
}
