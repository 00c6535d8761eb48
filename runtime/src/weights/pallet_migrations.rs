//! Weights of `pallet_migrations`, measured by `cargo xtask weights --pallet pallet_migrations`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-25, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_migrations::WeightInfo for WeightInfo<T> {
	// Storage: `MultiBlockMigrations::Cursor` (r:1 w:1)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(4108), added: 4603, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	fn onboard_new_mbms() -> Weight {
		// At least 6_539_000 ps. Proof: 205 bytes measured.
		Weight::from_parts(7_181_000, 5593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `MultiBlockMigrations::Cursor` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(4108), added: 4603, mode: `MaxEncodedLen`)
	fn progress_mbms_none() -> Weight {
		// At least 1_913_000 ps. Proof: 109 bytes measured.
		Weight::from_parts(2_143_000, 5593).saturating_add(T::DbWeight::get().reads(1))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `MultiBlockMigrations::Cursor` (r:0 w:1)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(4108), added: 4603, mode: `MaxEncodedLen`)
	fn exec_migration_completed() -> Weight {
		// At least 4_897_000 ps. Proof: 96 bytes measured.
		Weight::from_parts(5_428_000, 3561)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `MultiBlockMigrations::Historic` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn exec_migration_skipped_historic() -> Weight {
		// At least 9_494_000 ps. Proof: 259 bytes measured.
		Weight::from_parts(10_225_000, 3731).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `MultiBlockMigrations::Historic` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn exec_migration_advance() -> Weight {
		// At least 9_454_000 ps. Proof: 205 bytes measured.
		Weight::from_parts(10_265_000, 3731).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `MultiBlockMigrations::Historic` (r:1 w:1)
	// Proof: `MultiBlockMigrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn exec_migration_complete() -> Weight {
		// At least 11_567_000 ps. Proof: 205 bytes measured.
		Weight::from_parts(12_499_000, 3731)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `MultiBlockMigrations::Historic` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
	// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `MultiBlockMigrations::Cursor` (r:0 w:1)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(4108), added: 4603, mode: `MaxEncodedLen`)
	fn exec_migration_fail() -> Weight {
		// At least 15_593_000 ps. Proof: 247 bytes measured.
		Weight::from_parts(16_634_000, 3731)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	fn on_init_loop() -> Weight {
		// At least 180_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(220_000, 0)
	}

	// Storage: `MultiBlockMigrations::Cursor` (r:0 w:1)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(4108), added: 4603, mode: `MaxEncodedLen`)
	fn force_set_cursor() -> Weight {
		// At least 2_694_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(3_095_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `MultiBlockMigrations::Cursor` (r:0 w:1)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(4108), added: 4603, mode: `MaxEncodedLen`)
	fn force_set_active_cursor() -> Weight {
		// At least 3_115_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(3_546_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `MultiBlockMigrations::Cursor` (r:1 w:0)
	// Proof: `MultiBlockMigrations::Cursor` (`max_values`: Some(1), `max_size`: Some(4108), added: 4603, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	fn force_onboard_mbms() -> Weight {
		// At least 5_157_000 ps. Proof: 181 bytes measured.
		Weight::from_parts(5_659_000, 5593).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `MultiBlockMigrations::Historic` (r:256 w:256)
	// Proof: `MultiBlockMigrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	// `n` from 0 to 256.
	fn clear_historic(n: u32) -> Weight {
		// At least 17_145_000 ps. Proof: 1099 + n × 271 bytes measured.
		Weight::from_parts(15_304_304, 3965)
			// ± 6_563 per `n`
			.saturating_add(Weight::from_parts(1_186_855, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2738).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}

	// Storage: `Skipped::Metadata` (r:0 w:0)
	// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// `n` from 0 to 2048.
	fn reset_pallet_migration(n: u32) -> Weight {
		// At least 1_782_000 ps. Proof: 1940 bytes measured.
		Weight::from_parts(15_423_405, 1381)
			// ± 3_532 per `n`
			.saturating_add(Weight::from_parts(707_737, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(n.into())))
	}
}
