//! What a lease costs, what of it is due, and what missing time costs its provider.
//!
//! Prices are planck per device-hour, times are device-seconds: devices × seconds. All charges are
//! functions of the whole time so far, so that the sum of any number of instalments is what one
//! payment would have been.

use crate::{
	credit,
	rounding::{mul_div_ceil, mul_div_floor},
};
use sp_arithmetic::{FixedU128, Permill};

/// Seconds in an hour.
const HOUR: u128 = 3_600;

/// Microseconds in an hour.
const HOUR_MICROS: u64 = 3_600_000_000;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// What `seconds` device-seconds cost at `price`, rounded down. `None` if it exceeds 128 bits.
pub fn charge(price: u128, seconds: u64) -> Option<u128> {
	mul_div_floor(price, seconds.into(), HOUR)
}

/// What `seconds` device-seconds cost at `price`, rounded up. `None` if it exceeds 128 bits.
pub fn charge_up(price: u128, seconds: u64) -> Option<u128> {
	mul_div_ceil(price, seconds.into(), HOUR)
}

/// Commission in planck per device-hour: `share` of the price or of the credit factor, whichever is
/// more, rounded up. `None` if it exceeds 128 bits.
///
/// The factor is in it so that nobody earns a credit line by leasing to himself at a dust price.
pub fn commission(price: u128, factor: FixedU128, share: Permill) -> Option<u128> {
	let base = price.max(credit::value(HOUR_MICROS, factor)?);
	mul_div_ceil(base, share.deconstruct().into(), PARTS)
}

/// What has to lie in escrow for `seconds` device-seconds at `price` and `commission`, each rounded up.
/// `None` if it exceeds 128 bits.
///
/// Covers whatever may become due of that time: price rounded down, commission rounded up.
pub fn escrow(price: u128, commission: u128, seconds: u64) -> Option<u128> {
	charge_up(price, seconds)?.checked_add(charge_up(commission, seconds)?)
}

/// Device-seconds for which a provider is penalised that delivered `served` and failed to deliver
/// `missing`, having promised `availability`: what is missing beyond the share that may be, which is
/// rounded up.
pub fn penalised(served: u64, missing: u64, availability: Permill) -> u64 {
	let total = u128::from(served).saturating_add(missing.into());
	let tolerated = PARTS.saturating_sub(availability.deconstruct().into());
	// A share of two 64-bit numbers is at most 2^65; none is lost by the fallback.
	let allowed = mul_div_ceil(total, tolerated, PARTS).unwrap_or(total);
	u64::try_from(u128::from(missing).saturating_sub(allowed)).unwrap_or(u64::MAX)
}

/// What `penalised` device-seconds out of the `promised` ones of a lease take of `pledge` planck: in
/// proportion, rounded down, at most all of it.
pub fn penalty(pledge: u128, penalised: u64, promised: u64) -> u128 {
	if penalised >= promised {
		return if penalised == 0 { 0 } else { pledge };
	}
	mul_div_floor(pledge, penalised.into(), promised.into()).unwrap_or(pledge)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U512;

	const FLRN: u128 = 1_000_000_000_000;
	const TWO_PERCENT: Permill = Permill::from_percent(2);

	fn price() -> impl Strategy<Value = u128> {
		prop_oneof![0..10u128, 0..1_000 * FLRN, 0..1u128 << 64]
	}

	fn share() -> impl Strategy<Value = Permill> {
		prop_oneof![
			(0u32..=1_000_000).prop_map(Permill::from_parts),
			Just(Permill::zero()),
			Just(Permill::one())
		]
	}

	#[test]
	fn an_hour_costs_its_price() {
		assert_eq!(charge(FLRN, 3_600), Some(FLRN));
		assert_eq!(charge(FLRN, 1), Some(277_777_777));
		assert_eq!(charge_up(FLRN, 1), Some(277_777_778));
		assert_eq!(escrow(FLRN, FLRN / 50, 7_200), Some(2 * FLRN + FLRN / 25));
		assert_eq!(charge(u128::MAX, u64::MAX), None);
		assert_eq!(escrow(u128::MAX, u128::MAX, 3_600), None);
	}

	#[test]
	fn commission_is_of_the_price_or_of_the_factor() {
		let factor = FixedU128::from_rational(6, 10);
		assert_eq!(commission(FLRN, factor, TWO_PERCENT), Some(FLRN / 50));
		assert_eq!(commission(1, factor, TWO_PERCENT), Some(FLRN * 12 / 1_000));
		assert_eq!(commission(51, FixedU128::from_u32(0), TWO_PERCENT), Some(2));
	}

	#[test]
	fn what_is_missing_beyond_what_may_be_is_penalised() {
		let promise = Permill::from_percent(99);
		assert_eq!(penalised(9_900, 100, promise), 0);
		assert_eq!(penalised(9_800, 200, promise), 100);
		assert_eq!(penalised(0, 1, Permill::one()), 1);
		assert_eq!(penalised(0, 100, Permill::zero()), 0);
		assert_eq!(penalised(u64::MAX, u64::MAX, Permill::one()), u64::MAX);
	}

	#[test]
	fn a_lease_that_is_all_missing_takes_the_pledge() {
		assert_eq!(penalty(1_000, 10, 10), 1_000);
		assert_eq!(penalty(1_000, 11, 10), 1_000);
		assert_eq!(penalty(1_000, 1, 3), 333);
		assert_eq!(penalty(1_000, 0, 0), 0);
	}

	proptest! {
		#[test]
		fn charges_agree_with_big_integers(price: u128, seconds: u64) {
			let exact = U512::from(price) * U512::from(seconds);
			let fits = |value: U512| (value <= U512::from(u128::MAX)).then(|| value.as_u128());
			prop_assert_eq!(charge(price, seconds), fits(exact / 3_600u64));
			prop_assert_eq!(charge_up(price, seconds), fits((exact + 3_599u64) / 3_600u64));
		}

		#[test]
		fn instalments_add_up_to_one_payment(
			price in price(),
			parts in prop::collection::vec(0u64..100_000, 1..30),
		) {
			let (mut so_far, mut paid) = (0, 0);
			for part in parts {
				let before = charge(price, so_far).unwrap();
				so_far += part;
				paid += charge(price, so_far).unwrap() - before;
			}
			prop_assert_eq!(paid, charge(price, so_far).unwrap());
		}

		#[test]
		fn escrow_covers_whatever_becomes_due(
			price in price(),
			commission in price(),
			seconds in 0u64..1 << 40,
			used in 0u64..1 << 40,
		) {
			let used = used.min(seconds);
			let due = charge(price, used).unwrap() + charge_up(commission, used).unwrap();
			prop_assert!(due <= escrow(price, commission, used).unwrap());
			prop_assert!(
				escrow(price, commission, used).unwrap() <= escrow(price, commission, seconds).unwrap()
			);
		}

		#[test]
		fn a_dust_price_pays_commission_like_the_factor(
			price in 0u128..FLRN,
			permille in 1_000u128..1_000_000,
			share in share(),
		) {
			let factor = FixedU128::from_rational(permille, 1_000);
			prop_assert_eq!(commission(price, factor, share), commission(0, factor, share));
		}

		#[test]
		fn no_more_is_penalised_than_is_missing(served: u64, missing: u64, promise in share()) {
			let counted = penalised(served, missing, promise);
			prop_assert!(counted <= missing);
			prop_assert!(counted <= penalised(served, missing.saturating_add(1), promise));
		}

		#[test]
		fn a_penalty_is_at_most_the_pledge_and_grows_with_what_is_missing(
			pledge: u128,
			missing: u64,
			promised: u64,
		) {
			let taken = penalty(pledge, missing, promised);
			prop_assert!(taken <= pledge);
			prop_assert!(taken <= penalty(pledge, missing.saturating_add(1), promised));
		}
	}
}
