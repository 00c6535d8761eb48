//! The worked example of `docs/index.md`.

use super::*;
use crate::types::FeederState;
use florin_core::FLRN;
use frame_support::assert_ok;

/// A price with so many trillionths.
fn exactly(trillionths: u128) -> Option<IndexPrice> {
	Some(IndexPrice(trillionths))
}

#[test]
fn the_lease_index_of_the_documentation_comes_out() {
	build_and_execute(|| {
		lease(100, FLRN * 95 / 100, 10);
		lease(101, FLRN, 20);
		lease(102, FLRN * 110 / 100, 5);
		pass(1);
		assert_eq!(last(H100_FLRN, 1).price, None, "three providers");
		// 300 device-hours to oneself at a hundredth of the price, in six periods: 32 hours count.
		lease(103, FLRN / 100, 300);
		pass(1);
		let first = last(H100_FLRN, 1);
		assert_eq!(first.price, exactly(527_164_179_104));
		assert_eq!(first.weight, 67 * 3_600);
		lease(104, FLRN * 105 / 100, 30);
		pass(1);
		assert_eq!(last(H100_FLRN, 1).price, exactly(1_050_000_000_000));
		let all = last(H100_FLRN, 3);
		assert_eq!(all.price, exactly(688_865_979_381));
		assert_eq!((all.weight, all.covered), (97 * 3_600, 2));
	});
}

#[test]
fn the_feed_index_and_the_factor_of_the_documentation_come_out() {
	build_and_execute(|| {
		assert_ok!(Index::admit_feeder(RuntimeOrigin::root(), STRANGER));
		assert_ok!(Index::bond_feeder(RuntimeOrigin::signed(STRANGER)));
		let row = crate::Feeders::<Test>::get(STRANGER).unwrap();
		assert_eq!(row.state, FeederState::Active);
		pass(DAY - 3);

		feed(H100, &[498, 500, 750]);
		assert_ok!(submit(STRANGER, H100, cents(504)));
		pass(1);
		assert_eq!(last(H100_USD, 1).price, Some(cents(500)));

		feed(H100, &[510, 520, 500]);
		assert_ok!(submit(STRANGER, H100, cents(510)));
		pass(1);
		assert_eq!(last(H100_USD, 1).price, Some(cents(510)));
		let both = last(H100_USD, 4);
		assert_eq!(both.price, Some(cents(505)));
		assert_eq!((both.covered, both.periods), (2, 4));
		pass(1);

		// A day in which an A100 costs 3.10 and an H100 5.05 USD.
		for _ in 0..DAY {
			feed(A100, &[310, 310, 310]);
			feed(H100, &[505, 505, 505]);
			pass(1);
		}
		let target = events().into_iter().find_map(|event| match event {
			Event::FactorMoved {
				class: A100,
				factor,
				target,
			} => Some((factor.into_inner(), target.into_inner())),
			_ => None,
		});
		assert_eq!(
			target,
			Some((606_000_000_000_000_000, 613_861_386_138_613_861))
		);
	});
}
