//! Weights of `pallet_session`, measured by `cargo xtask weights --pallet pallet_session`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_session::WeightInfo for WeightInfo<T> {
	// Storage: `Session::NextKeys` (r:1 w:1)
	// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `Session::KeyOwner` (r:2 w:2)
	// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	fn set_keys() -> Weight {
		// At least 181_320_000 ps. Proof: 259 bytes measured.
		Weight::from_parts(229_522_000, 6199)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Session::NextKeys` (r:1 w:1)
	// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	// Storage: `Session::ExternallySetKeys` (r:1 w:0)
	// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `Session::KeyOwner` (r:0 w:2)
	// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn purge_keys() -> Weight {
		// At least 67_070_000 ps. Proof: 332 bytes measured.
		Weight::from_parts(74_992_000, 3797)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
