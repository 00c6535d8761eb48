//! What attesters earn, and how they share it.
//!
//! Pay comes into a pot as credits are minted and commission is paid; what is shared out is counted in device-seconds signed. A second signed is a share of
//! the pot until it is paid: `payout = pot × seconds / all unpaid seconds`. One attester's payout leaves the others' seconds worth what they were, so
//! that nobody gains by being first.

use crate::rounding::{mul_div_ceil, mul_div_floor};
use sp_arithmetic::Permill;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// The attesters' part of `amount` planck: `share` of it, rounded up.
pub fn attesters_part(amount: u128, share: Permill) -> u128 {
	// A share is at most the whole, so the result always fits.
	mul_div_ceil(amount, share.deconstruct().into(), PARTS).unwrap_or(amount)
}

/// What `seconds` out of `total` unpaid device-seconds are paid out of `pot` planck.
///
/// Rounded down, so that the rest of the pot is worth no less for each second left. Nothing where there is nothing to share, or `seconds` exceed `total`.
pub fn payout(pot: u128, seconds: u64, total: u128) -> u128 {
	let seconds = u128::from(seconds);
	if seconds > total {
		return 0;
	}
	mul_div_floor(pot, seconds, total).unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U256;

	#[test]
	fn a_part_is_rounded_up() {
		let percent = Permill::from_percent(1);
		assert_eq!(attesters_part(0, percent), 0);
		assert_eq!(attesters_part(1, percent), 1);
		assert_eq!(attesters_part(100, percent), 1);
		assert_eq!(attesters_part(101, percent), 2);
		assert_eq!(attesters_part(u128::MAX, Permill::one()), u128::MAX);
	}

	#[test]
	fn the_whole_is_paid_for_all_seconds() {
		assert_eq!(payout(1_000, 7, 7), 1_000);
		assert_eq!(payout(1_000, 1, 3), 333);
		assert_eq!(payout(u128::MAX, u64::MAX, u64::MAX.into()), u128::MAX);
	}

	#[test]
	fn nothing_is_paid_where_nothing_is_shared() {
		assert_eq!(payout(1_000, 0, 0), 0);
		assert_eq!(payout(0, 5, 5), 0);
		assert_eq!(payout(1_000, 6, 5), 0);
	}

	proptest! {
		#[test]
		fn a_payout_leaves_every_other_second_worth_no_less(
			pot: u128,
			seconds: u64,
			others in 1_u64..,
		) {
			let total = u128::from(seconds) + u128::from(others);
			let paid = payout(pot, seconds, total);
			prop_assert!(paid <= pot);
			// (pot − paid) / others ≥ pot / total
			let left = U256::from(pot - paid) * U256::from(total);
			prop_assert!(left >= U256::from(pot) * U256::from(others));
		}

		#[test]
		fn seconds_paid_one_by_one_yield_no_more_than_all_at_once(
			pot in 0..u128::from(u64::MAX),
			parts in prop::collection::vec(1_u64..1_000, 1..20),
			others: u32,
		) {
			let whole: u64 = parts.iter().sum();
			let total = u128::from(whole) + u128::from(others);
			let (mut left, mut unpaid) = (pot, total);
			for part in parts {
				left -= payout(left, part, unpaid);
				unpaid -= u128::from(part);
			}
			prop_assert!(pot - left <= payout(pot, whole, total));
		}
	}
}
