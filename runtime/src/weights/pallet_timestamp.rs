//! Weights of `pallet_timestamp`, measured by `cargo xtask weights --pallet pallet_timestamp`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_timestamp::WeightInfo for WeightInfo<T> {
	// Storage: `Timestamp::Now` (r:1 w:1)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Aura::CurrentSlot` (r:1 w:0)
	// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:1)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:1)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2562), added: 3057, mode: `MaxEncodedLen`)
	fn set() -> Weight {
		// At least 18_448_000 ps. Proof: 302 bytes measured.
		Weight::from_parts(20_480_000, 4047)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	fn on_finalize() -> Weight {
		// At least 921_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(1_182_000, 0)
	}
}
