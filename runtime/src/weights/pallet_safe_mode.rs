//! Weights of `pallet_safe_mode`, measured by `cargo xtask weights --pallet pallet_safe_mode`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-25, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_safe_mode::WeightInfo for WeightInfo<T> {
	// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize_noop() -> Weight {
		// At least 1_883_000 ps. Proof: 42 bytes measured.
		Weight::from_parts(2_083_000, 1489).saturating_add(T::DbWeight::get().reads(1))
	}

	// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Governance::Params` (r:1 w:0)
	// Proof: `Governance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:1)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize_exit() -> Weight {
		// At least 11_407_000 ps. Proof: 163 bytes measured.
		Weight::from_parts(12_448_000, 1513)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	fn enter() -> Weight {
		// At least 0_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(0, 0)
	}

	// Storage: `Governance::Params` (r:1 w:0)
	// Proof: `Governance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn force_enter() -> Weight {
		// At least 9_354_000 ps. Proof: 136 bytes measured.
		Weight::from_parts(10_145_000, 1513)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn extend() -> Weight {
		// At least 0_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(0, 0)
	}

	// Storage: `Governance::Params` (r:1 w:0)
	// Proof: `Governance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn force_extend() -> Weight {
		// At least 10_105_000 ps. Proof: 163 bytes measured.
		Weight::from_parts(10_906_000, 1513)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Governance::Params` (r:1 w:0)
	// Proof: `Governance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:1)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn force_exit() -> Weight {
		// At least 13_570_000 ps. Proof: 163 bytes measured.
		Weight::from_parts(14_632_000, 1513)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	fn release_deposit() -> Weight {
		// At least 0_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(0, 0)
	}

	// Storage: `SafeMode::Deposits` (r:1 w:1)
	// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn force_release_deposit() -> Weight {
		// At least 49_994_000 ps. Proof: 300 bytes measured.
		Weight::from_parts(52_027_000, 3676)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `SafeMode::Deposits` (r:1 w:1)
	// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(211), added: 2686, mode: `MaxEncodedLen`)
	fn force_slash_deposit() -> Weight {
		// At least 36_794_000 ps. Proof: 300 bytes measured.
		Weight::from_parts(38_427_000, 3676)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
