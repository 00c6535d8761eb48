//! Who rents from himself.

use crate::mock::*;
use florin_core::{market::Price, FLRN};
use frame_support::assert_ok;

/// What a provider pays and gets that rents a device from itself for thirty days at `price`.
fn thirty_days_at(price: u128) -> (u128, u128) {
	let mut result = (0, 0);
	build_and_execute(|| {
		let (before, reserve) = (free(ALICE), free(RESERVE));
		let mut own = terms();
		own.price = Price::Fixed(price);
		let offer = post(ALICE, H100, &[0], own);
		assert_ok!(rent(ALICE, offer, 1, 720 * HOUR, 720 * HOUR));
		assert_ok!(accept(ALICE, 0));
		for day in 0..30 {
			for period in 0..144 {
				certify(&[0], START + day * 144 + period, PERIOD as u16);
			}
			pass(24 * HOUR);
			let _ = settle(ALICE, &[0]);
		}
		pass_until_final();
		assert_ok!(finalise(ALICE, 0));
		result = (before - ROW_DEPOSIT - free(ALICE), free(RESERVE) - reserve);
	});
	result
}

#[test]
fn leasing_to_oneself_costs_the_commission_whatever_the_price() {
	// 2 % of 720 hours at the credit factor.
	let commission = 720 * FLRN / 50;
	for price in [0, 1, FLRN] {
		assert_eq!(thirty_days_at(price), (commission, commission), "{price}");
	}
}
