//! Weights of `pallet_utility`, measured by `cargo xtask weights --pallet pallet_utility`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	// `c` from 0 to 1000.
	fn batch(c: u32) -> Weight {
		// At least 5_508_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(119_195_948, 0)
			// ± 118_767 per `c`
			.saturating_add(Weight::from_parts(4_694_366, 0).saturating_mul(c.into()))
	}

	fn as_derivative() -> Weight {
		// At least 5_478_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(9_314_000, 0)
	}

	// `c` from 0 to 1000.
	fn batch_all(c: u32) -> Weight {
		// At least 5_538_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(8_813_000, 0)
			// ± 70_578 per `c`
			.saturating_add(Weight::from_parts(5_690_128, 0).saturating_mul(c.into()))
	}

	fn dispatch_as() -> Weight {
		// At least 7_220_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(15_333_000, 0)
	}

	// `c` from 0 to 1000.
	fn force_batch(c: u32) -> Weight {
		// At least 5_107_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(72_654_265, 0)
			// ± 138_387 per `c`
			.saturating_add(Weight::from_parts(4_335_751, 0).saturating_mul(c.into()))
	}

	fn dispatch_as_fallible() -> Weight {
		// At least 7_170_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(8_322_000, 0)
	}

	fn if_else() -> Weight {
		// At least 9_133_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(12_209_000, 0)
	}
}
