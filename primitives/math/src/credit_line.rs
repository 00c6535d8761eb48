//! Mint, bond and headroom.
//!
//! An issuer's *exposure* is what it owes beyond what it has locked: `liability − stake − bond`. A
//! mint of `m` raises the liability by `m` and the bond by `⌈share × m⌉`, hence the exposure by the
//! difference; the *headroom* is how far the exposure may still rise.

use crate::rounding::{mul_div_ceil, mul_div_floor};
use sp_arithmetic::Permill;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// What stays on hold of a mint of `mint` planck: `share` of it, rounded up.
pub fn bond(mint: u128, share: Permill) -> u128 {
	// At most `mint`, so it always fits.
	mul_div_ceil(mint, u128::from(share.deconstruct()), PARTS).unwrap_or(mint)
}

/// The largest mint that raises the exposure by no more than `headroom`: the largest `m` with `m −
/// bond(m) ≤ headroom`.
///
/// Exact: one planck more would exceed the headroom. `u128::MAX` where nothing but the type limits
/// it, as with a share of one.
pub fn max_mint(headroom: u128, share: Permill) -> u128 {
	// m − ⌈m × p / P⌉ = ⌊m × (P − p) / P⌋, which is at most h exactly as long as m × (P − p) < (h +
	// 1) × P.
	let unbonded = PARTS.saturating_sub(u128::from(share.deconstruct()));
	let Some(limit) = headroom.checked_add(1) else {
		return u128::MAX;
	};
	mul_div_ceil(limit, PARTS, unbonded).map_or(u128::MAX, |first_too_large| {
		first_too_large.saturating_sub(1)
	})
}

/// The part of `bond` that goes with `repaid` out of a liability of `liability`: in proportion,
/// rounded down, and all of it once nothing is left.
pub fn released(bond: u128, liability: u128, repaid: u128) -> u128 {
	if repaid >= liability {
		return bond;
	}
	mul_div_floor(bond, repaid, liability).unwrap_or(bond)
}

/// The part of `bond` that nothing needs any more once `repaid` of a liability of `liability` is gone,
/// as far as the bond itself goes: what goes with `repaid`, or all beyond what a mint of the rest would
/// have on hold, whichever is more.
///
/// The latter is more where bond couldn't be freed before, since the line needed it.
pub fn loosened(bond: u128, liability: u128, repaid: u128, share: Permill) -> u128 {
	let needed = self::bond(liability.saturating_sub(repaid), share);
	released(bond, liability, repaid).max(bond.saturating_sub(needed))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const FIFTH: Permill = Permill::from_percent(20);

	fn share() -> impl Strategy<Value = Permill> {
		prop_oneof![
			(0u32..=1_000_000).prop_map(Permill::from_parts),
			Just(Permill::zero()),
			Just(FIFTH),
			Just(Permill::from_parts(999_999)),
			Just(Permill::one()),
		]
	}

	#[test]
	fn a_fifth_of_a_mint_is_bonded_and_rounded_up() {
		assert_eq!(bond(1_000, FIFTH), 200);
		assert_eq!(bond(1_001, FIFTH), 201);
		assert_eq!(bond(1, FIFTH), 1);
		assert_eq!(bond(0, FIFTH), 0);
		assert_eq!(bond(u128::MAX, Permill::one()), u128::MAX);
	}

	#[test]
	fn a_headroom_of_four_fifths_carries_a_whole() {
		// 1,001 raises the exposure by 1,001 − 201 = 800 too.
		assert_eq!(max_mint(800, FIFTH), 1_001);
		assert_eq!(max_mint(0, Permill::zero()), 0);
		assert_eq!(max_mint(7, Permill::zero()), 7);
		assert_eq!(max_mint(0, Permill::one()), u128::MAX);
		assert_eq!(max_mint(u128::MAX, FIFTH), u128::MAX);
		assert_eq!(max_mint(u128::MAX - 1, FIFTH), u128::MAX);
	}

	#[test]
	fn the_last_repayment_releases_all() {
		assert_eq!(released(7, 10, 3), 2);
		assert_eq!(released(7, 10, 10), 7);
		assert_eq!(released(7, 0, 0), 7);
	}

	proptest! {
		#[test]
		fn the_largest_mint_fits_and_one_more_does_not(
			headroom: u128,
			shift in 0u32..128,
			share in share(),
		) {
			let headroom = headroom >> shift;
			let mint = max_mint(headroom, share);
			prop_assert!(mint - bond(mint, share) <= headroom);
			if let Some(more) = mint.checked_add(1) {
				prop_assert!(more - bond(more, share) > headroom);
			}
		}

		#[test]
		fn splitting_a_mint_never_lowers_the_bond(
			a in 0u128..1 << 126,
			b in 0u128..1 << 126,
			share in share(),
		) {
			prop_assert!(bond(a, share) + bond(b, share) >= bond(a + b, share));
			prop_assert!(bond(a, share) <= a);
		}

		#[test]
		fn splitting_a_repayment_never_releases_more(
			bond in 0u128..1 << 100,
			extra in 0u128..1 << 100,
			shares in prop::collection::vec(0u32..=1_000_000, 1..30),
		) {
			let mut liability = bond + extra;
			let (whole_bond, whole_liability) = (bond, liability);
			let mut bond = bond;
			let mut repaid = 0u128;
			for share in shares {
				let amount = liability / 1_000_000 * u128::from(share);
				let part = released(bond, liability, amount);
				bond -= part;
				liability -= amount;
				repaid += amount;
				prop_assert!(whole_bond - bond <= released(whole_bond, whole_liability, repaid));
				prop_assert!(bond <= liability);
			}
		}

		#[test]
		fn what_is_loosened_leaves_as_much_as_a_mint_or_its_proportion(
			bond in 0u128..1 << 100,
			extra in 0u128..1 << 100,
			part in 0u32..=1_000_000,
			share in share(),
		) {
			let liability = bond + extra;
			let repaid = liability / 1_000_000 * u128::from(part);
			let kept = bond - loosened(bond, liability, repaid, share);
			prop_assert!(kept <= bond - released(bond, liability, repaid));
			prop_assert!(
				kept == bond - released(bond, liability, repaid)
					|| kept == super::bond(liability - repaid, share)
			);
		}

		#[test]
		fn repaying_lowers_the_exposure(
			bond in 0u128..1 << 100,
			extra in 0u128..1 << 100,
			share in 0u32..=1_000_000,
		) {
			let liability = bond + extra;
			let amount = liability / 1_000_000 * u128::from(share);
			prop_assert!(released(bond, liability, amount) <= amount);
		}
	}
}
