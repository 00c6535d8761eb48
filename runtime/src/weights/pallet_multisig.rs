//! Weights of `pallet_multisig`, measured by `cargo xtask weights --pallet pallet_multisig`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	// `z` from 0 to 10000.
	fn as_multi_threshold_1(z: u32) -> Weight {
		// At least 45_207_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(63_601_753, 0)
			// ± 271 per `z`
			.saturating_add(Weight::from_parts(6_714, 0).saturating_mul(z.into()))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	// `s` from 2 to 100.
	// `z` from 0 to 10000.
	fn as_multi_create(s: u32, z: u32) -> Weight {
		// At least 69_513_000 ps. Proof: 6 bytes measured.
		Weight::from_parts(43_783_867, 6811)
			// ± 51_247 per `s`
			.saturating_add(Weight::from_parts(404_651, 0).saturating_mul(s.into()))
			// ± 504 per `z`
			.saturating_add(Weight::from_parts(8_053, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	// `s` from 3 to 100.
	// `z` from 0 to 10000.
	fn as_multi_approve(s: u32, z: u32) -> Weight {
		// At least 45_838_000 ps. Proof: 211 bytes measured.
		Weight::from_parts(31_684_203, 6811)
			// ± 39_391 per `s`
			.saturating_add(Weight::from_parts(227_542, 0).saturating_mul(s.into()))
			// ± 383 per `z`
			.saturating_add(Weight::from_parts(8_014, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `s` from 2 to 100.
	// `z` from 0 to 10000.
	fn as_multi_complete(s: u32, z: u32) -> Weight {
		// At least 80_760_000 ps. Proof: 349 + s × 33 bytes measured.
		Weight::from_parts(49_996_894, 6811)
			// ± 51_280 per `s`
			.saturating_add(Weight::from_parts(471_020, 0).saturating_mul(s.into()))
			// ± 504 per `z`
			.saturating_add(Weight::from_parts(8_730, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	// `s` from 2 to 100.
	fn approve_as_multi_create(s: u32) -> Weight {
		// At least 32_298_000 ps. Proof: 6 bytes measured.
		Weight::from_parts(35_598_687, 6811)
			// ± 21_700 per `s`
			.saturating_add(Weight::from_parts(582_093, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	// `s` from 2 to 100.
	fn approve_as_multi_approve(s: u32) -> Weight {
		// At least 16_164_000 ps. Proof: 211 bytes measured.
		Weight::from_parts(21_059_210, 6811)
			// ± 9_413 per `s`
			.saturating_add(Weight::from_parts(363_748, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	// `s` from 2 to 100.
	fn cancel_as_multi(s: u32) -> Weight {
		// At least 30_726_000 ps. Proof: 211 bytes measured.
		Weight::from_parts(44_963_343, 6811)
			// ± 20_390 per `s`
			.saturating_add(Weight::from_parts(294_965, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
	// `s` from 2 to 100.
	fn poke_deposit(s: u32) -> Weight {
		// At least 28_472_000 ps. Proof: 211 bytes measured.
		Weight::from_parts(31_264_564, 6811)
			// ± 18_129 per `s`
			.saturating_add(Weight::from_parts(492_411, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
