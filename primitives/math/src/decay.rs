//! Exponential decay, computed when touched.
//!
//! `value × 2^(−elapsed / half-life)` is split into whole half-lives, which are shifts, and a
//! fraction `x` below one. The fraction's binary digits `x = Σ dᵢ 2^−i` turn the power into a
//! product, `2^−x = Π 2^(−2^−i)` over the digits that are set, so that 64 tabulated roots of one
//! half suffice. Nothing here depends on floating point, so every node computes the same number.
//!
//! Both directions are bounds, not estimates: rounding down never yields more than the exact
//! figure, rounding up never less. They are apart by less than one part in 2^62 and two units.

use crate::rounding::{mul_div_ceil, mul_div_floor};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// One, as a fixed-point number with 127 fractional bits.
const ONE: u128 = 1 << 127;

/// The highest digit of the fraction, which stands for one half.
const HIGHEST_DIGIT: u64 = 1 << 63;

/// `⌊2^127 × 2^(−2^−i)⌋` for i from 1 to 64: each is the square root of the one before, the first
/// that of one half.
const ROOTS_OF_HALF: [u128; 64] = [
	0x5a827999_fcef3242_2cbec4d9_baa55f4f,
	0x6ba27e65_6b4eb57a_1cd345dc_c8169fef,
	0x75606373_ee921c97_6816bad9_b8372a7d,
	0x7a92be8a_92436616_3dce863d_76cc07e1,
	0x7d41d96d_b915019d_3e12dd8a_18aebfe6,
	0x7e9f0606_7a4360ba_429f9d2c_98f07701,
	0x7f4f08ae_3dc7c425_d6e92cca_f3ce9784,
	0x7fa765ac_a88f6452_980dd10b_f78c6ebe,
	0x7fd3ab29_0e46d768_cf9d0da4_7dca62c4,
	0x7fe9d3a8_e07bf085_e9dcfc57_0097df03,
	0x7ff4e959_7bed93aa_eef8e945_1bc521c6,
	0x7ffa748d_ff8dc61e_c419c707_5f942526,
	0x7ffd3a3f_50020332_11c7c97b_c9202c02,
	0x7ffe9d1d_bc0a75a9_e6bb14eb_87f508b5,
	0x7fff4e8e_6306ed58_936f0d76_2543f3dc,
	0x7fffa747_12c3cdfd_04f51319_b012060d,
	0x7fffd3a3_81b1fa28_aa136bb6_3b15b5b0,
	0x7fffe9d1_beed0189_9def43d4_1bce4499,
	0x7ffff4e8_defb81d7_790f526e_7d83416c,
	0x7ffffa74_6f5f012f_1209451e_a30398f8,
	0x7ffffd3a_37a7d0a8_33c47de4_4ba85fb8,
	0x7ffffe9d_1bd1fc58_3f3e2438_ee006bb7,
	0x7fffff4e_8de8832d_284b893a_bc978e41,
	0x7fffffa7_46f422d6_d63b921e_6848a59b,
	0x7fffffd3_a37a09bb_7ba09266_a418c36a,
	0x7fffffe9_d1bd02f1_c1f0a648_139e4a7a,
	0x7ffffff4_e8de80fd_e2005fc1_16e49b5a,
	0x7ffffffa_746f4060_314231b2_ca4db0d7,
	0x7ffffffd_3a37a028_68b19923_5450704d,
	0x7ffffffe_9d1bd012_485cec9e_d1e0f5e7,
	0x7fffffff_4e8de808_a92f7e52_085c755b,
	0x7fffffff_a746f404_35d80129_96b8f2a6,
	0x7fffffff_d3a37a02_133c1114_ed551e7d,
	0x7fffffff_e9d1bd01_07b20caa_7ed3776e,
	0x7fffffff_f4e8de80_835e075d_41694da0,
	0x7fffffff_fa746f40_419043f0_a1333645,
	0x7fffffff_fd3a37a0_20c07208_d0b9145f,
	0x7fffffff_fe9d1bd0_105e4d08_8864632b,
	0x7fffffff_ff4e8de8_082eab85_4c342729,
	0x7fffffff_ffa746f4_04173702_e81a90e4,
	0x7fffffff_ffd3a37a_020b93d1_848d67c3,
	0x7fffffff_ffe9d1bd_0105c7fc_c666bbb5,
	0x7fffffff_fff4e8de_8082e383_643b5fcf,
	0x7fffffff_fffa746f_404171a2_f25fb065,
	0x7fffffff_fffd3a37_a020b8c9_c9405851,
	0x7fffffff_fffe9d1b_d0105c62_f8a44c30,
	0x7fffffff_ffff4e8d_e8082e31_01532e1a,
	0x7fffffff_ffffa746_f4041718_61e9d90d,
	0x7fffffff_ffffd3a3_7a020b8c_2944fd06,
	0x7fffffff_ffffe9d1_bd0105c6_12b682a3,
	0x7fffffff_fffff4e8_de8082e3_08e04259,
	0x7fffffff_fffffa74_6f404171_8451616e,
	0x7fffffff_fffffd3a_37a020b8_c22100c7,
	0x7fffffff_fffffe9d_1bd0105c_610e9468,
	0x7fffffff_ffffff4e_8de8082e_3086cf35,
	0x7fffffff_ffffffa7_46f40417_184348da,
	0x7fffffff_ffffffd3_a37a020b_8c219cbd,
	0x7fffffff_ffffffe9_d1bd0105_c610cc72,
	0x7fffffff_fffffff4_e8de8082_e30865be,
	0x7fffffff_fffffffa_746f4041_718432c0,
	0x7fffffff_fffffffd_3a37a020_b8c21958,
	0x7fffffff_fffffffe_9d1bd010_5c610caa,
	0x7fffffff_ffffffff_4e8de808_2e308654,
	0x7fffffff_ffffffff_a746f404_1718432a,
];

/// The direction of a figure that can't be exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
	/// At most the exact figure: for what somebody may claim.
	Lower,
	/// At least the exact figure: for what somebody else may have claimed.
	Upper,
}

impl Bound {
	const fn mul_div(self, a: u128, b: u128, c: u128) -> Option<u128> {
		match self {
			Self::Lower => mul_div_floor(a, b, c),
			Self::Upper => mul_div_ceil(a, b, c),
		}
	}
}

/// What is left of `value` once `elapsed` periods have passed and half of it goes every `half_life`
/// periods.
///
/// Rounded as `bound` says; never more than `value`. With a half-life of zero nothing survives a
/// single period.
pub fn decayed(value: u128, elapsed: u32, half_life: u32, bound: Bound) -> u128 {
	if elapsed == 0 || value == 0 {
		return value;
	}
	let (Some(whole), Some(rest)) = (
		elapsed.checked_div(half_life),
		elapsed.checked_rem(half_life),
	) else {
		return 0;
	};
	let scaled = bound
		.mul_div(value, fraction_factor(rest, half_life, bound), ONE)
		.unwrap_or(value);
	halved(scaled, whole, bound).min(value)
}

/// `2^(−rest / half_life)` with 127 fractional bits, for `rest` below `half_life`.
fn fraction_factor(rest: u32, half_life: u32, bound: Bound) -> u128 {
	// A larger exponent gives a smaller factor: the exponent is rounded against the factor's bound.
	let exponent = match bound {
		Bound::Lower => mul_div_ceil(u128::from(rest), 1 << 64, u128::from(half_life)),
		Bound::Upper => mul_div_floor(u128::from(rest), 1 << 64, u128::from(half_life)),
	};
	// `rest < half_life < 2^32` keeps even the rounded-up exponent below one.
	let mut digits = exponent
		.and_then(|digits| u64::try_from(digits).ok())
		.unwrap_or(u64::MAX);
	let mut factor = ONE;
	for root in ROOTS_OF_HALF {
		if digits & HIGHEST_DIGIT != 0 {
			// The roots are irrational, so the next number above the floor is an upper bound.
			let root = match bound {
				Bound::Lower => root,
				Bound::Upper => root.saturating_add(1),
			};
			factor = bound.mul_div(factor, root, ONE).unwrap_or(factor);
		}
		digits <<= 1;
	}
	factor
}

/// `value / 2^times`, rounded as `bound` says.
fn halved(value: u128, times: u32, bound: Bound) -> u128 {
	let floor = value.checked_shr(times).unwrap_or(0);
	let exact = floor.checked_shl(times) == Some(value);
	match bound {
		Bound::Upper if !exact => floor.saturating_add(1),
		_ => floor,
	}
}

/// A figure that halves every so many periods, brought up to date when touched.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Decaying {
	/// What it came to in period `as_of`.
	#[codec(compact)]
	pub value: u128,
	/// The period it was last brought up to date in.
	#[codec(compact)]
	pub as_of: u32,
}

impl Decaying {
	/// What it comes to in period `now`, rounded as `bound` says. A clock that lies behind changes
	/// nothing.
	pub fn at(&self, now: u32, half_life: u32, bound: Bound) -> u128 {
		decayed(self.value, now.saturating_sub(self.as_of), half_life, bound)
	}

	/// Brought up to date and grown by `amount`, rounded as `bound` says. `None` if the sum exceeds
	/// 128 bits.
	pub fn grown(&self, amount: u128, now: u32, half_life: u32, bound: Bound) -> Option<Self> {
		let value = self.at(now, half_life, bound).checked_add(amount)?;
		Some(Self {
			value,
			as_of: now.max(self.as_of),
		})
	}

	/// Brought up to date and lowered by `amount`, rounded as `bound` says. `None` if it doesn't come
	/// to as much.
	pub fn lowered(&self, amount: u128, now: u32, half_life: u32, bound: Bound) -> Option<Self> {
		let value = self.at(now, half_life, bound).checked_sub(amount)?;
		Some(Self {
			value,
			as_of: now.max(self.as_of),
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use sp_core::U512;

	/// Half-life of 90 days in periods of ten minutes.
	const NINETY_DAYS: u32 = 90 * 144;

	fn lower(value: u128, elapsed: u32, half_life: u32) -> u128 {
		decayed(value, elapsed, half_life, Bound::Lower)
	}

	fn upper(value: u128, elapsed: u32, half_life: u32) -> u128 {
		decayed(value, elapsed, half_life, Bound::Upper)
	}

	#[test]
	fn each_root_is_the_square_root_of_the_one_before() {
		let one = U512::from(ONE);
		let mut before = one / 2;
		for (index, root) in ROOTS_OF_HALF.into_iter().enumerate() {
			// root² ≤ before × 2^127 < (root + 1)², where `before` itself was cut off by less than
			// one.
			let root = U512::from(root);
			let next = root + 1;
			assert!(
				root * root < (before + 1) * one,
				"root {index} is too large"
			);
			assert!(next * next > before * one, "root {index} is too small");
			before = root;
		}
	}

	#[test]
	fn halves_exactly_at_the_half_life() {
		assert_eq!(lower(1_000, NINETY_DAYS, NINETY_DAYS), 500);
		assert_eq!(upper(1_000, NINETY_DAYS, NINETY_DAYS), 500);
		assert_eq!(lower(1_001, NINETY_DAYS, NINETY_DAYS), 500);
		assert_eq!(upper(1_001, NINETY_DAYS, NINETY_DAYS), 501);
		assert_eq!(lower(u128::MAX, 127, 1), 1);
	}

	#[test]
	fn half_a_half_life_leaves_the_root_of_one_half() {
		// 10^18 / √2 = 707106781186547524.4…
		let value = 1_000_000_000_000_000_000;
		assert_eq!(lower(value, 1, 2), 707_106_781_186_547_524);
		assert_eq!(upper(value, 1, 2), 707_106_781_186_547_525);
		// 10^18 / ∛2 = 793700525984099737.3…
		assert_eq!(lower(value, 1, 3), 793_700_525_984_099_737);
		assert_eq!(upper(value, 1, 3), 793_700_525_984_099_738);
	}

	#[test]
	fn a_claim_dies_out_and_its_upper_bound_never_does() {
		assert_eq!(lower(u128::MAX, u32::MAX, 1), 0);
		assert_eq!(upper(1, u32::MAX, 1), 1);
		assert_eq!(upper(0, u32::MAX, 1), 0);
	}

	#[test]
	fn without_a_half_life_nothing_survives() {
		assert_eq!(lower(5, 0, 0), 5);
		assert_eq!(upper(5, 1, 0), 0);
	}

	#[test]
	fn growing_beyond_the_type_is_refused() {
		let full = Decaying {
			value: u128::MAX,
			as_of: 3,
		};
		assert_eq!(full.grown(1, 3, 10, Bound::Upper), None);
	}

	#[test]
	fn a_clock_that_lies_behind_changes_nothing() {
		let earned = Decaying {
			value: 10,
			as_of: 3,
		};
		assert_eq!(earned.at(2, 1, Bound::Lower), 10);
		assert_eq!(
			earned.grown(5, 2, 1, Bound::Lower),
			Some(Decaying {
				value: 15,
				as_of: 3
			}),
			"time never runs backwards",
		);
	}

	proptest! {
		#[test]
		fn decay_never_raises(value: u128, elapsed: u32, half_life in 1u32..) {
			prop_assert!(lower(value, elapsed, half_life) <= upper(value, elapsed, half_life));
			prop_assert!(upper(value, elapsed, half_life) <= value);
		}

		#[test]
		fn bounds_are_close(value in 0u128..1 << 126, elapsed: u32, half_life in 1u32..) {
			let gap = upper(value, elapsed, half_life) - lower(value, elapsed, half_life);
			prop_assert!(gap <= (value >> 62) + 2, "gap {}", gap);
		}

		#[test]
		fn bounds_are_two_units_apart_for_amounts_in_use(
			value in 0u128..1 << 60,
			elapsed: u32,
			half_life in 1u32..,
		) {
			prop_assert!(upper(value, elapsed, half_life) - lower(value, elapsed, half_life) <= 2);
		}

		#[test]
		fn less_is_left_later(value: u128, a: u32, b: u32, half_life in 1u32..) {
			let (a, b) = (a.min(b), a.max(b));
			prop_assert!(lower(value, b, half_life) <= lower(value, a, half_life));
			prop_assert!(upper(value, b, half_life) <= upper(value, a, half_life));
		}

		#[test]
		fn more_leaves_more(a: u128, b: u128, elapsed: u32, half_life in 1u32..) {
			let (a, b) = (a.min(b), a.max(b));
			prop_assert!(lower(a, elapsed, half_life) <= lower(b, elapsed, half_life));
			prop_assert!(upper(a, elapsed, half_life) <= upper(b, elapsed, half_life));
		}

		#[test]
		fn stopping_on_the_way_loses_a_unit_each_time(
			value in 0u128..1 << 60,
			first in 0u32..1 << 30,
			second in 0u32..1 << 30,
			half_life in 1u32..1 << 20,
		) {
			let (at_once, in_steps) = (
				lower(value, first + second, half_life),
				lower(lower(value, first, half_life), second, half_life),
			);
			prop_assert!(in_steps <= upper(value, first + second, half_life));
			prop_assert!(at_once.saturating_sub(in_steps) <= 2);
			let stepped_up = upper(upper(value, first, half_life), second, half_life);
			prop_assert!(stepped_up >= at_once);
			prop_assert!(stepped_up - at_once <= 3);
		}

		#[test]
		fn parts_that_decay_never_exceed_the_whole(
			parts in prop::collection::vec(0u128..1 << 100, 1..20),
			elapsed: u32,
			half_life in 1u32..,
		) {
			let claims: u128 = parts.iter().map(|part| lower(*part, elapsed, half_life)).sum();
			prop_assert!(claims <= upper(parts.iter().sum(), elapsed, half_life));
		}

		#[test]
		fn claims_touched_at_any_time_stay_within_their_total(
			steps in prop::collection::vec((0usize..4, 0u128..1 << 70, 0u32..200), 1..60),
			half_life in 1u32..1_000,
		) {
			let mut claims = [Decaying::default(); 4];
			let mut total = Decaying::default();
			let mut now = 0;
			for (who, amount, wait) in steps {
				now += wait;
				claims[who] = claims[who].grown(amount, now, half_life, Bound::Lower).unwrap();
				total = total.grown(amount, now, half_life, Bound::Upper).unwrap();
				let left = claims.iter().map(|claim| claim.at(now, half_life, Bound::Lower));
				let sum: u128 = left.sum();
				prop_assert!(sum <= total.at(now, half_life, Bound::Upper));
			}
		}
	}
}
