//! Dated futures: what a lot is worth at a price of the index, what it settles at, and how much may be open.

use crate::rounding::{mul_div_ceil, mul_div_floor};
use sp_arithmetic::Permill;

/// Decimals of a price of the index.
const INDEX_DECIMALS: u32 = 12;

/// Seconds in an hour.
const HOUR: u128 = 3_600;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// What a lot of `lot_seconds` class-seconds is worth at `price`, in 10⁻¹² of its currency per class-hour:
/// `price × lot_seconds / (3600 × 10^(12 − decimals))` of the smallest units of an asset with so many decimals, rounded down.
///
/// `None` for an asset with more than twelve decimals, or beyond 128 bits.
pub fn lot_value(price: u128, lot_seconds: u32, decimals: u8) -> Option<u128> {
	let spare = INDEX_DECIMALS.checked_sub(decimals.into())?;
	let divisor = HOUR.checked_mul(10_u128.checked_pow(spare)?)?;
	mul_div_floor(price, lot_seconds.into(), divisor)
}

/// The mark of a contract of whose delivery `done` periods are over and `rest` are to come: `(average × done + mark × rest) / (done + rest)`, rounded
/// down. The average is that of what is over; the mark stands for what is to come.
///
/// It never leaves the range between the two, and is the average once nothing is to come.
pub fn delivery_mark(average: u128, done: u32, mark: u128, rest: u32) -> u128 {
	let whole = u128::from(done).saturating_add(rest.into());
	moved(mark, average, done.into(), whole)
}

/// At what a contract settles of which more is open than commission binds: `last_trade + (average − last_trade) × min(1, bound / open)`, rounded down.
pub fn scaled(last_trade: u128, average: u128, bound: u128, open: u128) -> u128 {
	moved(last_trade, average, bound, open)
}

/// `from`, moved by `part / whole` of the way to `to`, rounded down; `to` if the part isn't less than the whole.
fn moved(from: u128, to: u128, part: u128, whole: u128) -> u128 {
	if part >= whole {
		return to;
	}
	// A part of the way is no longer than the way, so it always fits.
	let way = from.abs_diff(to);
	if to >= from {
		from.saturating_add(mul_div_floor(way, part, whole).unwrap_or(way))
	} else {
		from.saturating_sub(mul_div_ceil(way, part, whole).unwrap_or(way))
	}
}

/// Class-seconds of open interest that are worth less to whoever moves an average than moving it costs: `rate × seconds × min(1, factor / index)`,
/// rounded down. `rate` is what leasing to oneself costs of the price or of the credit factor, whichever is more, and the average is over `seconds`
/// device-seconds. `factor` and `index` are of a class-hour, in the same unit.
///
/// Whoever adds `c` hours at a price `p` to `h` others at a price `q` moves the average by `c × |p − q| / (h + c)`, and pays `rate × c × max(p, factor)`.
/// On `rate × (h + c) × min(1, factor / q)` hours of open interest that brings at most `rate × c × |p − q| × min(1, factor / q)`: for `p > q` less than
/// `rate × c × p`, and for `p < q` no more than `rate × c × factor`.
pub fn bound(rate: Permill, seconds: u128, factor: u128, index: u128) -> u128 {
	let bound = if index <= factor {
		seconds
	} else {
		// A part of the seconds, so it always fits; so does what a rate leaves of it.
		mul_div_floor(seconds, factor, index).unwrap_or_default()
	};
	mul_div_floor(bound, rate.deconstruct().into(), PARTS).unwrap_or_default()
}

/// Class-seconds of `lots` lots.
pub fn class_seconds(lots: u64, lot_seconds: u32) -> u128 {
	// Less than 2⁹⁶, so it always fits.
	u128::from(lots).saturating_mul(lot_seconds.into())
}

/// Lots that may be open in one of `markets` markets that share a bound, where `open_lots` are: those, and its share of what the bound leaves,
/// `⌊⌊(bound − open) / markets⌋ / lot_seconds⌋`. `bound` and `open`, which is that of all the markets, are in class-seconds.
///
/// As long as no more is open than the caps of one calculation allow, the sum is within the bound, or no greater than it was.
pub fn cap(open_lots: u64, lot_seconds: u32, bound: u128, open: u128, markets: u32) -> u64 {
	let more = bound
		.saturating_sub(open)
		.checked_div(markets.into())
		.and_then(|share| share.checked_div(class_seconds(1, lot_seconds)))
		.unwrap_or_default();
	open_lots.saturating_add(u64::try_from(more).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U512;

	/// One FLRN or USD.
	const ONE: u128 = 1_000_000_000_000;
	/// A commission of 1.6 %.
	const RATE: Permill = Permill::from_parts(16_000);

	#[test]
	fn a_lot_is_worth_its_hours_in_the_units_of_its_asset() {
		// 10 hours at 2.50 USD, in an asset with six decimals.
		assert_eq!(lot_value(5 * ONE / 2, 36_000, 6), Some(25_000_000));
		assert_eq!(lot_value(ONE, 10_800, 12), Some(3 * ONE));
		assert_eq!(lot_value(ONE - 1, 3_600, 0), Some(0), "rounded down");
		assert_eq!(lot_value(ONE / 2, 10_800, 0), Some(1), "after multiplying");
		assert_eq!(lot_value(ONE, 3_600, 13), None);
		assert_eq!(lot_value(u128::MAX, 7_200, 12), None);
	}

	#[test]
	fn the_mark_goes_from_what_is_expected_to_what_was() {
		assert_eq!(delivery_mark(100, 0, 200, 4), 200);
		assert_eq!(delivery_mark(100, 1, 200, 3), 175);
		assert_eq!(delivery_mark(200, 1, 100, 3), 125);
		assert_eq!(delivery_mark(100, 4, 200, 0), 100);
		assert_eq!(delivery_mark(100, 0, 200, 0), 100);
		assert_eq!(delivery_mark(10, 1, 11, 2), 10, "32 / 3, rounded down");
		assert_eq!(delivery_mark(11, 1, 10, 2), 10, "31 / 3, rounded down");
	}

	#[test]
	fn a_move_is_scaled_only_where_more_is_open_than_is_bound() {
		assert_eq!(scaled(100, 200, 50, 100), 150);
		assert_eq!(scaled(200, 100, 50, 100), 150);
		assert_eq!(scaled(100, 200, 100, 100), 200);
		assert_eq!(scaled(100, 200, 0, 0), 200, "nothing is open");
		assert_eq!(scaled(100, 200, 0, 1), 100);
	}

	#[test]
	fn commission_binds_time_in_proportion() {
		assert_eq!(bound(RATE, 1_000, ONE, ONE), 16);
		assert_eq!(bound(RATE, 1_000, 2 * ONE, ONE), 16);
		assert_eq!(bound(RATE, 1_000, ONE, 4 * ONE), 4);
		assert_eq!(bound(RATE, 999, ONE, ONE), 15, "rounded down");
		assert_eq!(bound(RATE, 0, ONE, ONE), 0);
		assert_eq!(bound(RATE, 1_000, 0, ONE), 0, "leasing at dust is free");
		assert_eq!(bound(Permill::one(), u128::MAX, 0, 0), u128::MAX);
	}

	#[test]
	fn markets_share_what_the_bound_leaves() {
		assert_eq!(cap(5, 36_000, 1_000 * HOUR, 200 * HOUR, 2), 45);
		assert_eq!(cap(5, 36_000, 199, 200, 2), 5, "nothing may be opened");
		assert_eq!(
			cap(5, 36_000, 220 * HOUR - 1, 200 * HOUR, 1),
			6,
			"rounded down"
		);
		assert_eq!(cap(5, 36_000, 1_000 * HOUR, 0, 0), 5);
		assert_eq!(cap(5, 0, 1_000 * HOUR, 0, 1), 5);
		assert_eq!(cap(5, 1, u128::MAX, 0, 1), u64::MAX);
		assert_eq!(class_seconds(2, 10), 20);
		assert!(class_seconds(u64::MAX, u32::MAX) < 1 << 96);
	}

	fn any_magnitude() -> impl Strategy<Value = u128> {
		(any::<u128>(), 0u32..128).prop_map(|(number, shift)| number >> shift)
	}

	/// `from + (to − from) × part / whole`, rounded down, in big integers.
	fn reference(from: u128, to: u128, part: u128, whole: u128) -> U512 {
		let (from, to) = (U512::from(from), U512::from(to));
		let (part, whole) = (U512::from(part.min(whole)), U512::from(whole));
		(from * (whole - part) + to * part) / whole
	}

	proptest! {
		#[test]
		fn a_lots_value_is_rounded_down_once(
			price in any_magnitude(),
			lot_seconds in any::<u32>(),
			decimals in 0u8..=12,
		) {
			let exact = U512::from(price) * U512::from(lot_seconds)
				/ (U512::from(3_600) * U512::from(10).pow(U512::from(12 - decimals)));
			let fits = exact <= U512::from(u128::MAX);
			prop_assert_eq!(
				lot_value(price, lot_seconds, decimals),
				fits.then(|| exact.as_u128())
			);
		}

		#[test]
		fn a_mark_in_delivery_is_the_mean_by_time(
			average in any_magnitude(),
			mark in any_magnitude(),
			done in 0u32..1_000_000,
			rest in 1u32..1_000_000,
		) {
			let mixed = delivery_mark(average, done, mark, rest);
			let exact = reference(mark, average, done.into(), u128::from(done) + u128::from(rest));
			prop_assert_eq!(U512::from(mixed), exact);
			prop_assert!(mixed >= average.min(mark) && mixed <= average.max(mark));
		}

		#[test]
		fn a_scaled_price_is_between_last_trade_and_average(
			last in any_magnitude(),
			average in any_magnitude(),
			part in any_magnitude(),
			open in 1..u128::MAX,
		) {
			let price = scaled(last, average, part, open);
			prop_assert_eq!(U512::from(price), reference(last, average, part, open));
			prop_assert!(price >= last.min(average) && price <= last.max(average));
		}

		#[test]
		fn a_bound_never_exceeds_what_it_is_exactly(
			parts in 0u32..=1_000_000,
			seconds in any_magnitude(),
			factor in any_magnitude(),
			index in any_magnitude(),
		) {
			let rate = Permill::from_parts(parts);
			let (up, down) = if index <= factor { (1, 1) } else { (factor, index) };
			let seconds_bound = U512::from(seconds) * U512::from(up) / U512::from(down);
			let exact = seconds_bound * U512::from(parts) / U512::from(PARTS);
			let unrounded = U512::from(seconds) * U512::from(parts) * U512::from(up);
			let bound = U512::from(bound(rate, seconds, factor, index));
			prop_assert_eq!(bound, exact);
			prop_assert!(bound * U512::from(PARTS) * U512::from(down) <= unrounded);
		}

		/// The attack that the bound is for: leases to oneself, at whatever price, to move an average on which one has as much open as is bound.
		#[test]
		fn moving_an_average_costs_no_less_than_it_brings(
			parts in 1u32..=1_000_000,
			honest in 0u64..1 << 50,
			added in 0u64..1 << 50,
			price in 1..1u128 << 60,
			factor in 1..1u128 << 60,
			washed in 0..1u128 << 60,
			open in 0u64..1 << 50,
		) {
			let rate = Permill::from_parts(parts);
			let (h, c) = (U512::from(honest), U512::from(added));
			let total = honest + added;
			prop_assume!(total > 0);
			// The average that the attacker makes, exactly: `value / total`.
			let value = U512::from(price) * h + U512::from(washed) * c;
			let average = (value / U512::from(total)).as_u128();
			// At settlement the dearer of the averages before and after counts, and the move is scaled.
			let bound = bound(rate, total.into(), factor, price.max(average));
			let settled = scaled(price, average, bound, open.into());
			// Both in millionths of a planck, of seconds that are worth a planck an hour.
			let gain = U512::from(settled.abs_diff(price)) * U512::from(open);
			let cost = U512::from(parts) * c * U512::from(washed.max(factor));
			// Rounding down twice to a planck per hour may add as much to a short position.
			let rounding = U512::from(open) * U512::from(2);
			prop_assert!((gain - rounding.min(gain)) * U512::from(PARTS) <= cost);
		}

		#[test]
		fn caps_of_one_calculation_stay_within_the_bound(
			markets in prop::collection::vec((0u64..1 << 30, 1u32..10_000), 1..20),
			bound in 0..1u128 << 62,
		) {
			let open: u128 = markets.iter().map(|(lots, each)| class_seconds(*lots, *each)).sum();
			let count = markets.len() as u32;
			let capped: u128 = markets
				.iter()
				.map(|(lots, each)| {
					let cap = cap(*lots, *each, bound, open, count);
					assert!(cap >= *lots);
					class_seconds(cap, *each)
				})
				.sum();
			prop_assert!(capped <= bound.max(open));
		}
	}
}
