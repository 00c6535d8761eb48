//! Weights of `pallet_price_index`, measured by `cargo xtask weights --pallet pallet_price_index`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_price_index::WeightInfo for WeightInfo<T> {
	// Storage: `PriceIndex::ActiveFeeders` (r:1 w:0)
	// Proof: `PriceIndex::ActiveFeeders` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::FeedsOf` (r:64 w:64)
	// Proof: `PriceIndex::FeedsOf` (`max_values`: None, `max_size`: Some(3596), added: 6071, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// `p` from 1 to 64.
	fn submit_prices(p: u32) -> Weight {
		// At least 61_170_000 ps. Proof: 6091 + p × 21 bytes measured.
		Weight::from_parts(63_948_175, 2510)
			// ± 390_754 per `p`
			.saturating_add(Weight::from_parts(9_477_348, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 6071).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
	}

	// Storage: `PriceIndex::Feeders` (r:1 w:1)
	// Proof: `PriceIndex::Feeders` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::ActiveFeeders` (r:1 w:1)
	// Proof: `PriceIndex::ActiveFeeders` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn bond_feeder() -> Weight {
		// At least 79_177_000 ps. Proof: 2491 bytes measured.
		Weight::from_parts(99_527_000, 3766)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `PriceIndex::Feeders` (r:1 w:1)
	// Proof: `PriceIndex::Feeders` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn unbond_feeder() -> Weight {
		// At least 65_808_000 ps. Proof: 1557 bytes measured.
		Weight::from_parts(75_662_000, 3766)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `PriceIndex::Feeders` (r:1 w:1)
	// Proof: `PriceIndex::Feeders` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	fn admit_feeder() -> Weight {
		// At least 10_536_000 ps. Proof: 230 bytes measured.
		Weight::from_parts(11_677_000, 3534)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `PriceIndex::Feeders` (r:1 w:1)
	// Proof: `PriceIndex::Feeders` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::ActiveFeeders` (r:1 w:1)
	// Proof: `PriceIndex::ActiveFeeders` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	fn remove_feeder() -> Weight {
		// At least 24_727_000 ps. Proof: 1766 bytes measured.
		Weight::from_parts(39_949_000, 3534)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:3 w:3)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Feeders` (r:1 w:1)
	// Proof: `PriceIndex::Feeders` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::FeedsOf` (r:1 w:1)
	// Proof: `PriceIndex::FeedsOf` (`max_values`: None, `max_size`: Some(3596), added: 6071, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::ActiveFeeders` (r:1 w:1)
	// Proof: `PriceIndex::ActiveFeeders` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn slash_feeder() -> Weight {
		// At least 118_906_000 ps. Proof: 5985 bytes measured.
		Weight::from_parts(144_704_000, 8799)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::FactorBoundsOf` (r:0 w:1)
	// Proof: `PriceIndex::FactorBoundsOf` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	fn set_factor_bounds() -> Weight {
		// At least 13_880_000 ps. Proof: 278 bytes measured.
		Weight::from_parts(18_036_000, 1555)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `PriceIndex::Params` (r:1 w:1)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_861_000 ps. Proof: 202 bytes measured.
		Weight::from_parts(8_853_000, 1555)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::ProviderShares` (r:1 w:1)
	// Proof: `PriceIndex::ProviderShares` (`max_values`: None, `max_size`: Some(5153), added: 7628, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::LeaseRows` (r:1 w:1)
	// Proof: `PriceIndex::LeaseRows` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	fn note_lease() -> Weight {
		// At least 38_197_000 ps. Proof: 1408 bytes measured.
		Weight::from_parts(45_888_000, 8618)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `PriceIndex::Closing` (r:1 w:1)
	// Proof: `PriceIndex::Closing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::ActiveFeeders` (r:1 w:0)
	// Proof: `PriceIndex::ActiveFeeders` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	fn close_nothing() -> Weight {
		// At least 14_481_000 ps. Proof: 1320 bytes measured.
		Weight::from_parts(17_837_000, 2510)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `PriceIndex::LeaseRows` (r:1 w:1)
	// Proof: `PriceIndex::LeaseRows` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::FeedsOf` (r:1 w:1)
	// Proof: `PriceIndex::FeedsOf` (`max_values`: None, `max_size`: Some(3596), added: 6071, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::FeedRows` (r:1 w:1)
	// Proof: `PriceIndex::FeedRows` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Checkpoints` (r:0 w:2)
	// Proof: `PriceIndex::Checkpoints` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn close_class() -> Weight {
		// At least 49_644_000 ps. Proof: 3493 bytes measured.
		Weight::from_parts(68_251_000, 7061)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `PriceIndex::FactorBoundsOf` (r:1 w:0)
	// Proof: `PriceIndex::FactorBoundsOf` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:2 w:1)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::FeedRows` (r:2 w:0)
	// Proof: `PriceIndex::FeedRows` (`max_values`: None, `max_size`: Some(75), added: 2550, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Checkpoints` (r:4 w:0)
	// Proof: `PriceIndex::Checkpoints` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn adjust_factor() -> Weight {
		// At least 65_267_000 ps. Proof: 2111 bytes measured.
		Weight::from_parts(74_280_000, 11142)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
