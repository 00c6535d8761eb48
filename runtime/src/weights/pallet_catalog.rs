//! Weights of `pallet_catalog`, measured by `cargo xtask weights --pallet pallet_catalog`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-25, 20 steps, 10 repetitions, Compiled
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
		// At least 20_220_000 ps. Proof: 428 bytes measured.
		Weight::from_parts(21_662_000, 3516)
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
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	fn update_class() -> Weight {
		// At least 19_429_000 ps. Proof: 871 bytes measured.
		Weight::from_parts(20_721_000, 3784)
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
		// At least 17_156_000 ps. Proof: 832 bytes measured.
		Weight::from_parts(18_367_000, 3784)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Catalog::Params` (r:1 w:1)
	// Proof: `Catalog::Params` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 10_045_000 ps. Proof: 323 bytes measured.
		Weight::from_parts(10_926_000, 1537)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
