//! Weights of `pallet_providers`, measured by `cargo xtask weights --pallet pallet_providers`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 50 steps, 20 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_providers::WeightInfo for WeightInfo<T> {
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	// Storage: `Providers::Providers` (r:1 w:1)
	// Proof: `Providers::Providers` (`max_values`: None, `max_size`: Some(1847), added: 4322, mode: `MaxEncodedLen`)
	// Storage: `Providers::CounterForProviders` (r:1 w:1)
	// Proof: `Providers::CounterForProviders` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// `a` from 0 to 16.
	fn register(a: u32) -> Weight {
		// At least 131_926_000 ps. Proof: 430 bytes measured.
		Weight::from_parts(132_235_718, 5312)
			// ± 132_297 per `a`
			.saturating_add(Weight::from_parts(2_837_988, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Providers::Providers` (r:1 w:1)
	// Proof: `Providers::Providers` (`max_values`: None, `max_size`: Some(1847), added: 4322, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	// `a` from 0 to 16.
	fn update(a: u32) -> Weight {
		// At least 22_013_000 ps. Proof: 637 bytes measured.
		Weight::from_parts(67_948_309, 5312)
			// ± 215_405 per `a`
			.saturating_add(Weight::from_parts(3_628_630, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	fn bond_more() -> Weight {
		// At least 82_573_000 ps. Proof: 768 bytes measured.
		Weight::from_parts(88_882_000, 3850)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn unbond() -> Weight {
		// At least 39_780_000 ps. Proof: 694 bytes measured.
		Weight::from_parts(52_468_000, 3850)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	// Storage: `Providers::Providers` (r:1 w:1)
	// Proof: `Providers::Providers` (`max_values`: None, `max_size`: Some(1847), added: 4322, mode: `MaxEncodedLen`)
	// Storage: `Providers::CounterForProviders` (r:1 w:1)
	// Proof: `Providers::CounterForProviders` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn withdraw_unbonded() -> Weight {
		// At least 112_788_000 ps. Proof: 2394 bytes measured.
		Weight::from_parts(141_140_000, 5312)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCount` (r:1 w:0)
	// Proof: `Attestation::DeviceCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	fn deregister() -> Weight {
		// At least 41_291_000 ps. Proof: 700 bytes measured.
		Weight::from_parts(49_855_000, 3850)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	fn set_parameters() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
