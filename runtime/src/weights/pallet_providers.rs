//! Weights of `pallet_providers`, measured by `cargo xtask weights --pallet pallet_providers`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_providers::WeightInfo for WeightInfo<T> {
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Providers::Providers` (r:1 w:1)
	// Proof: `Providers::Providers` (`max_values`: None, `max_size`: Some(1847), added: 4322, mode: `MaxEncodedLen`)
	// Storage: `Providers::CounterForProviders` (r:1 w:1)
	// Proof: `Providers::CounterForProviders` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// `a` from 0 to 16.
	fn register(a: u32) -> Weight {
		// At least 129_512_000 ps. Proof: 590 bytes measured.
		Weight::from_parts(134_851_615, 5312)
			// ± 14_023 per `a`
			.saturating_add(Weight::from_parts(1_071_403, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Providers::Providers` (r:1 w:1)
	// Proof: `Providers::Providers` (`max_values`: None, `max_size`: Some(1847), added: 4322, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// `a` from 0 to 16.
	fn update(a: u32) -> Weight {
		// At least 22_343_000 ps. Proof: 914 bytes measured.
		Weight::from_parts(61_044_089, 5312)
			// ± 125_128 per `a`
			.saturating_add(Weight::from_parts(2_693_929, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	fn bond_more() -> Weight {
		// At least 81_070_000 ps. Proof: 900 bytes measured.
		Weight::from_parts(84_285_000, 3867)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn unbond() -> Weight {
		// At least 37_856_000 ps. Proof: 622 bytes measured.
		Weight::from_parts(40_330_000, 3867)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Providers::Providers` (r:1 w:1)
	// Proof: `Providers::Providers` (`max_values`: None, `max_size`: Some(1847), added: 4322, mode: `MaxEncodedLen`)
	// Storage: `Providers::CounterForProviders` (r:1 w:1)
	// Proof: `Providers::CounterForProviders` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Providers::Reputations` (r:0 w:1)
	// Proof: `Providers::Reputations` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::ProviderShares` (r:0 w:1)
	// Proof: `PriceIndex::ProviderShares` (`max_values`: None, `max_size`: Some(1202), added: 3677, mode: `MaxEncodedLen`)
	fn withdraw_unbonded() -> Weight {
		// At least 115_130_000 ps. Proof: 2501 bytes measured.
		Weight::from_parts(119_787_000, 5312)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:0)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCount` (r:1 w:0)
	// Proof: `Attestation::DeviceCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	fn deregister() -> Weight {
		// At least 43_335_000 ps. Proof: 775 bytes measured.
		Weight::from_parts(46_919_000, 3867)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Providers::Params` (r:1 w:1)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_592_000 ps. Proof: 157 bytes measured.
		Weight::from_parts(8_522_000, 1509)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
