//! Products and quotients with a 256-bit intermediate result.

use sp_arithmetic::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};

/// `a × b / c`, rounded down. `None` if `c` is zero or the result exceeds 128 bits.
pub const fn mul_div_floor(a: u128, b: u128, c: u128) -> Option<u128> {
	multiply_by_rational_with_rounding(a, b, c, Rounding::Down)
}

/// `a × b / c`, rounded up. `None` if `c` is zero or the result exceeds 128 bits.
pub const fn mul_div_ceil(a: u128, b: u128, c: u128) -> Option<u128> {
	multiply_by_rational_with_rounding(a, b, c, Rounding::Up)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U512;

	/// Quotient and remainder by schoolbook big integers.
	fn reference(a: u128, b: u128, c: u128) -> (U512, U512) {
		(U512::from(a) * U512::from(b)).div_mod(U512::from(c))
	}

	fn narrow(wide: U512) -> Option<u128> {
		(wide <= U512::from(u128::MAX)).then(|| wide.as_u128())
	}

	/// Numbers of every magnitude, the extremes among them.
	fn any_magnitude() -> impl Strategy<Value = u128> {
		prop_oneof![
			(any::<u128>(), 0u32..128).prop_map(|(number, shift)| number >> shift),
			(0u32..128).prop_map(|shift| 1u128 << shift),
			(0u32..128).prop_map(|shift| u128::MAX >> shift),
		]
	}

	proptest! {
		#[test]
		fn agrees_with_big_integers(
			a in any_magnitude(),
			b in any_magnitude(),
			c in any_magnitude(),
		) {
			if c == 0 {
				prop_assert_eq!(mul_div_floor(a, b, c), None);
				prop_assert_eq!(mul_div_ceil(a, b, c), None);
			} else {
				let (quotient, remainder) = reference(a, b, c);
				let up = if remainder.is_zero() { quotient } else { quotient + 1 };
				prop_assert_eq!(mul_div_floor(a, b, c), narrow(quotient));
				prop_assert_eq!(mul_div_ceil(a, b, c), narrow(up));
			}
		}
	}

	#[test]
	fn nothing_is_divided_by_zero() {
		assert_eq!(mul_div_floor(1, 1, 0), None);
		assert_eq!(mul_div_ceil(0, 0, 0), None);
	}
}
