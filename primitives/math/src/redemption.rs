//! What a redemption promises, what of it is due, and when its issuer is late.
//!
//! Times are microseconds of device time at the full speed of the class, values planck. What goes of
//! a redemption's credits is a function of all its time that is gone, so that the sum of any number
//! of instalments is what one would have been.

use crate::rounding::{mul_div_ceil, mul_div_floor};
use sp_arithmetic::Permill;

/// Microseconds in a second.
const MICROS_PER_SECOND: u64 = 1_000_000;

/// Microseconds in an hour.
const MICROS_PER_HOUR: u64 = 3_600 * MICROS_PER_SECOND;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// What `part` of `time` costs where all of it is owed at `value`: in proportion, rounded up, at
/// most `value`. `None` if `part` exceeds `time`.
pub fn price(value: u128, time: u64, part: u64) -> Option<u128> {
	if part > time {
		return None;
	}
	mul_div_ceil(value, part.into(), time.into())
}

/// What `gone` of the `time` that costs `value` takes of it: in proportion, rounded down, and all of
/// it once nothing is left.
pub fn spent(value: u128, time: u64, gone: u64) -> u128 {
	if gone >= time {
		return value;
	}
	mul_div_floor(value, gone.into(), time.into()).unwrap_or(value)
}

/// Device time that is overdue of a redemption of `time` by `devices` devices, `late` seconds after
/// its notice, when `gone` of it is delivered or cleared: `min(time, devices × late) − gone`.
pub fn overdue(time: u64, devices: u32, late: u64, gone: u64) -> u64 {
	u64::from(devices)
		.saturating_mul(late)
		.saturating_mul(MICROS_PER_SECOND)
		.min(time)
		.saturating_sub(gone)
}

/// Devices that a provider who owes `time` has to keep busy with redemptions so that it isn't late:
/// as many as deliver it within `hours`, and at least one.
pub fn devices_to_keep_busy(time: u64, hours: u32) -> u64 {
	let within = u64::from(hours).saturating_mul(MICROS_PER_HOUR);
	match time.checked_rem(within) {
		None => u64::MAX,
		Some(rest) => time
			.checked_div(within)
			.unwrap_or(u64::MAX)
			.saturating_add(u64::from(rest > 0))
			.max(1),
	}
}

/// What the holder of overdue credits gets beside them: `share` of their value, rounded down.
pub fn compensation(value: u128, share: Permill) -> u128 {
	mul_div_floor(value, share.deconstruct().into(), PARTS).unwrap_or(value)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::credit;
	use proptest::prelude::*;

	const HOUR: u64 = MICROS_PER_HOUR;
	const FLRN: u128 = 1_000_000_000_000;

	#[test]
	fn hours_cost_what_they_are_owed_at_and_nothing_costs_nothing() {
		assert_eq!(price(12 * FLRN, 10 * HOUR, 5 * HOUR), Some(6 * FLRN));
		assert_eq!(price(10, 3, 1), Some(4));
		assert_eq!(price(10, 3, 0), Some(0));
		assert_eq!(price(10, 3, 3), Some(10));
		assert_eq!(price(10, 3, 4), None);
		assert_eq!(price(0, 0, 0), None);
	}

	#[test]
	fn overdue_is_what_the_devices_could_have_delivered_since() {
		// Two devices, ten hours in all, three hours late.
		let time = 10 * HOUR;
		assert_eq!(overdue(time, 2, 3 * 3_600, 0), 6 * HOUR);
		assert_eq!(overdue(time, 2, 3 * 3_600, 4 * HOUR), 2 * HOUR);
		assert_eq!(overdue(time, 2, 3 * 3_600, 7 * HOUR), 0);
		assert_eq!(overdue(time, 2, 50 * 3_600, 4 * HOUR), 6 * HOUR);
		assert_eq!(overdue(time, 2, 0, 0), 0);
		assert_eq!(overdue(u64::MAX, u32::MAX, u64::MAX, 0), u64::MAX);
	}

	#[test]
	fn who_owes_a_months_work_of_two_devices_keeps_two_busy() {
		assert_eq!(devices_to_keep_busy(0, 720), 1);
		assert_eq!(devices_to_keep_busy(720 * HOUR, 720), 1);
		assert_eq!(devices_to_keep_busy(720 * HOUR + 1, 720), 2);
		assert_eq!(devices_to_keep_busy(72_000 * HOUR, 720), 100);
		assert_eq!(devices_to_keep_busy(1, 0), u64::MAX);
	}

	#[test]
	fn a_tenth_is_rounded_down() {
		assert_eq!(compensation(19, Permill::from_percent(10)), 1);
		assert_eq!(
			compensation(u128::MAX, Permill::from_percent(10)),
			u128::MAX / 10
		);
	}

	proptest! {
		#[test]
		fn instalments_come_to_what_one_payment_would(
			value in 0u128..1 << 100,
			time in 1u64..,
			parts in prop::collection::vec(0u64.., 0..20),
		) {
			let (mut gone, mut paid) = (0, 0);
			for part in parts {
				let next = gone + part % (time - gone + 1);
				paid += spent(value, time, next) - spent(value, time, gone);
				gone = next;
				prop_assert_eq!(paid, spent(value, time, gone));
				prop_assert!(paid <= value);
			}
			paid += spent(value, time, time) - spent(value, time, gone);
			prop_assert_eq!(paid, value);
		}

		#[test]
		fn asking_in_parts_is_never_cheaper(
			value in 1u128..1 << 100,
			time in 2u64..,
			first: u64,
			second: u64,
		) {
			let first = first % (time - 1) + 1;
			let second = second % (time - first + 1);
			let one = price(value, time, first).unwrap();
			// The rest is asked for at what the first part left.
			let other = price(value - one, time - first, second);
			if let Some(other) = other {
				prop_assert!(one + other >= price(value, time, first + second).unwrap() - 1);
				prop_assert!(one + other <= value);
			}
		}

		#[test]
		fn a_repayment_leaves_a_promise_its_time(
			value in 1u128..1 << 100,
			time in 1u64..,
			part: u64,
			amount: u128,
		) {
			// A promise takes time and value; what is left of the rest after a repayment is worth no
			// more an hour than before.
			let part = part % time;
			let price = price(value, time, part).unwrap();
			let (free, hours) = (value - price, time - part);
			if free > 0 {
				let left = free - amount % (free + 1);
				let owed = credit::time_share(hours, free, left).unwrap();
				prop_assert!(owed <= hours);
			}
		}

		#[test]
		fn what_is_overdue_and_gone_never_exceeds_the_whole(
			time: u64,
			devices: u32,
			late in 0u64..1 << 40,
			gone: u64,
		) {
			let gone = gone.min(time);
			prop_assert!(overdue(time, devices, late, gone) <= time - gone);
		}

		#[test]
		fn busy_devices_deliver_in_time(time: u64, hours in 1u32..10_000) {
			let devices = u128::from(devices_to_keep_busy(time, hours));
			let capacity = u128::from(hours) * u128::from(HOUR);
			prop_assert!(devices * capacity >= u128::from(time));
			prop_assert!(devices == 1 || (devices - 1) * capacity < u128::from(time));
		}
	}
}
