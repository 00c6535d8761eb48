//! Weights of `pallet_catalog`, measured by `cargo xtask weights --pallet pallet_catalog`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 50 steps, 20 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_catalog::WeightInfo for WeightInfo<T> {
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Params` (r:1 w:0)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:1)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Slugs` (r:1 w:1)
	// Proof: `Catalog::Slugs` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:0 w:1)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn add_class() -> Weight {
		// At least 19_960_000 ps. Proof: 358 bytes measured.
		Weight::from_parts(21_312_000, 3516)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Catalog::Classes` (r:1 w:1)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Params` (r:1 w:0)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	fn update_class() -> Weight {
		// At least 18_737_000 ps. Proof: 785 bytes measured.
		Weight::from_parts(20_251_000, 3784)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Catalog::Classes` (r:1 w:1)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Params` (r:1 w:0)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn retire_class() -> Weight {
		// At least 16_815_000 ps. Proof: 762 bytes measured.
		Weight::from_parts(18_668_000, 3784)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn set_parameters() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
