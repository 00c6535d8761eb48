//! Weights of `pallet_treasury`, measured by `cargo xtask weights --pallet pallet_treasury`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 30 steps, 20 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_treasury::WeightInfo for WeightInfo<T> {
	// Storage: `Treasury::ProposalCount` (r:1 w:1)
	// Proof: `Treasury::ProposalCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Treasury::Approvals` (r:1 w:1)
	// Proof: `Treasury::Approvals` (`max_values`: Some(1), `max_size`: Some(402), added: 897, mode: `MaxEncodedLen`)
	// Storage: `Treasury::Proposals` (r:0 w:1)
	// Proof: `Treasury::Proposals` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
	fn spend_local() -> Weight {
		// At least 10_155_000 ps. Proof: 6 bytes measured.
		Weight::from_parts(11_988_000, 1887)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Treasury::Approvals` (r:1 w:1)
	// Proof: `Treasury::Approvals` (`max_values`: Some(1), `max_size`: Some(402), added: 897, mode: `MaxEncodedLen`)
	fn remove_approval() -> Weight {
		// At least 5_068_000 ps. Proof: 90 bytes measured.
		Weight::from_parts(6_029_000, 1887)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `System::Account` (r:1 w:0)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Treasury::Deactivated` (r:1 w:1)
	// Proof: `Treasury::Deactivated` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Treasury::LastSpendPeriod` (r:1 w:1)
	// Proof: `Treasury::LastSpendPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `p` from 0 to 99.
	fn on_initialize_proposals(p: u32) -> Weight {
		// At least 10_876_000 ps. Proof: 226 + p × 2 bytes measured.
		Weight::from_parts(9_969_064, 3593)
			// ± 8_152 per `p`
			.saturating_add(Weight::from_parts(215_296, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Treasury::SpendCount` (r:1 w:1)
	// Proof: `Treasury::SpendCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Treasury::Spends` (r:0 w:1)
	// Proof: `Treasury::Spends` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	fn spend() -> Weight {
		// At least 9_223_000 ps. Proof: 6 bytes measured.
		Weight::from_parts(10_525_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Treasury::Spends` (r:1 w:1)
	// Proof: `Treasury::Spends` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn payout() -> Weight {
		// At least 56_263_000 ps. Proof: 366 bytes measured.
		Weight::from_parts(76_433_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Treasury::Spends` (r:1 w:1)
	// Proof: `Treasury::Spends` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	fn check_status() -> Weight {
		// At least 10_446_000 ps. Proof: 124 bytes measured.
		Weight::from_parts(11_477_000, 3534)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Treasury::Spends` (r:1 w:1)
	// Proof: `Treasury::Spends` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	fn void_spend() -> Weight {
		// At least 9_434_000 ps. Proof: 124 bytes measured.
		Weight::from_parts(10_335_000, 3534)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
