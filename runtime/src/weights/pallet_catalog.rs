//! Weights of `pallet_catalog`, measured by `cargo xtask weights --pallet pallet_catalog`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_catalog::WeightInfo for WeightInfo<T> {
	// Storage: `Catalog::Params` (r:1 w:0)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:1)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Slugs` (r:1 w:1)
	// Proof: `Catalog::Slugs` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:0 w:1)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	fn add_class() -> Weight {
		// At least 18_658_000 ps. Proof: 230 bytes measured.
		Weight::from_parts(20_361_000, 3516)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Catalog::Params` (r:1 w:0)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:1)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	fn update_class() -> Weight {
		// At least 17_897_000 ps. Proof: 805 bytes measured.
		Weight::from_parts(19_359_000, 4006)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Catalog::Classes` (r:1 w:1)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Params` (r:1 w:0)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn retire_class() -> Weight {
		// At least 16_324_000 ps. Proof: 805 bytes measured.
		Weight::from_parts(17_616_000, 4006)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Catalog::Params` (r:1 w:1)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 8_122_000 ps. Proof: 103 bytes measured.
		Weight::from_parts(8_914_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
