//! Weights of `pallet_balances`, measured by `cargo xtask weights --pallet pallet_balances`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 50 steps, 20 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_balances::WeightInfo for WeightInfo<T> {
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn transfer_allow_death() -> Weight {
		// At least 78_557_000 ps. Proof: 103 bytes measured.
		Weight::from_parts(81_241_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn transfer_keep_alive() -> Weight {
		// At least 48_512_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(50_385_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn force_set_balance_creating() -> Weight {
		// At least 22_614_000 ps. Proof: 39 bytes measured.
		Weight::from_parts(23_836_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn force_set_balance_killing() -> Weight {
		// At least 22_684_000 ps. Proof: 174 bytes measured.
		Weight::from_parts(24_126_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `System::Account` (r:3 w:3)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn force_transfer() -> Weight {
		// At least 80_230_000 ps. Proof: 243 bytes measured.
		Weight::from_parts(83_304_000, 8799)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn transfer_all() -> Weight {
		// At least 61_221_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(63_624_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn force_unreserve() -> Weight {
		// At least 19_049_000 ps. Proof: 174 bytes measured.
		Weight::from_parts(20_881_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `System::Account` (r:999 w:999)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `u` from 1 to 1000.
	fn upgrade_accounts(u: u32) -> Weight {
		// At least 19_288_000 ps. Proof: 0 + u × 85 bytes measured.
		Weight::from_parts(19_439_000, 990)
			// ± 250_115 per `u`
			.saturating_add(Weight::from_parts(25_120_707, 0).saturating_mul(u.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(u.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(u.into())))
	}

	fn force_adjust_total_issuance() -> Weight {
		// At least 5_829_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(6_500_000, 0)
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn burn_allow_death() -> Weight {
		// At least 55_082_000 ps. Proof: 103 bytes measured.
		Weight::from_parts(58_296_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn burn_keep_alive() -> Weight {
		// At least 24_246_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(25_998_000, 0)
	}
}
