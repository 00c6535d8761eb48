//! Weights of `pallet_governance`, measured by `cargo xtask weights --pallet pallet_governance`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-25, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_governance::WeightInfo for WeightInfo<T> {
	// Storage: `Governance::Params` (r:1 w:1)
	// Proof: `Governance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_532_000 ps. Proof: 94 bytes measured.
		Weight::from_parts(8_313_000, 1513)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
