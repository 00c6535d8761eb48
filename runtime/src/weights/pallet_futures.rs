//! Weights of `pallet_futures`, measured by `cargo xtask weights --pallet pallet_futures`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_futures::WeightInfo for WeightInfo<T> {
	// Storage: `Futures::Params` (r:1 w:0)
	// Proof: `Futures::Params` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Futures::Live` (r:1 w:1)
	// Proof: `Futures::Live` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::LeaseRows` (r:1 w:0)
	// Proof: `PriceIndex::LeaseRows` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Checkpoints` (r:3 w:0)
	// Proof: `PriceIndex::Checkpoints` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Closing` (r:1 w:0)
	// Proof: `PriceIndex::Closing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Assets` (r:1 w:0)
	// Proof: `Clearing::Assets` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	// Storage: `Clearing::NextMarket` (r:1 w:1)
	// Proof: `Clearing::NextMarket` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Books` (r:1 w:1)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `Futures::Contracts` (r:0 w:1)
	// Proof: `Futures::Contracts` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:0 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	fn list() -> Weight {
		// At least 107_580_000 ps. Proof: 3323 bytes measured.
		Weight::from_parts(119_236_000, 8604)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Futures::Params` (r:1 w:1)
	// Proof: `Futures::Params` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_842_000 ps. Proof: 86 bytes measured.
		Weight::from_parts(8_603_000, 1505)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Futures::Contracts` (r:1 w:1)
	// Proof: `Futures::Contracts` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Futures::Live` (r:1 w:1)
	// Proof: `Futures::Live` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	fn settle_at() -> Weight {
		// At least 50_315_000 ps. Proof: 2231 bytes measured.
		Weight::from_parts(61_481_000, 3722)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Futures::Rounds` (r:1 w:0)
	// Proof: `Futures::Rounds` (`max_values`: Some(1), `max_size`: Some(2886), added: 3381, mode: `MaxEncodedLen`)
	// Storage: `Futures::Live` (r:1 w:0)
	// Proof: `Futures::Live` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	fn idle() -> Weight {
		// At least 7_521_000 ps. Proof: 1069 bytes measured.
		Weight::from_parts(8_162_000, 4371).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `Futures::Live` (r:1 w:0)
	// Proof: `Futures::Live` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Futures::Contracts` (r:64 w:0)
	// Proof: `Futures::Contracts` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:64 w:0)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::LeaseRows` (r:64 w:0)
	// Proof: `PriceIndex::LeaseRows` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Checkpoints` (r:192 w:0)
	// Proof: `PriceIndex::Checkpoints` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Closing` (r:1 w:0)
	// Proof: `PriceIndex::Closing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:64 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `Futures::Rounds` (r:0 w:1)
	// Proof: `Futures::Rounds` (`max_values`: Some(1), `max_size`: Some(2886), added: 3381, mode: `MaxEncodedLen`)
	// `n` from 0 to 64.
	fn survey(n: u32) -> Weight {
		// At least 12_249_000 ps. Proof: 2792 + n × 896 bytes measured.
		Weight::from_parts(31_606_260, 1743)
			// ± 211_398 per `n`
			.saturating_add(Weight::from_parts(40_630_384, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 7614).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Futures::Contracts` (r:1 w:1)
	// Proof: `Futures::Contracts` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::LeaseRows` (r:1 w:0)
	// Proof: `PriceIndex::LeaseRows` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Checkpoints` (r:3 w:0)
	// Proof: `PriceIndex::Checkpoints` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Closing` (r:1 w:0)
	// Proof: `PriceIndex::Closing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn mark() -> Weight {
		// At least 71_927_000 ps. Proof: 1711 bytes measured.
		Weight::from_parts(74_751_000, 8604)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Futures::Contracts` (r:1 w:1)
	// Proof: `Futures::Contracts` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::LeaseRows` (r:1 w:0)
	// Proof: `PriceIndex::LeaseRows` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Checkpoints` (r:5 w:0)
	// Proof: `PriceIndex::Checkpoints` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Closing` (r:1 w:0)
	// Proof: `PriceIndex::Closing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn deliver() -> Weight {
		// At least 121_110_000 ps. Proof: 2565 bytes measured.
		Weight::from_parts(124_835_000, 13680)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Futures::Contracts` (r:1 w:1)
	// Proof: `Futures::Contracts` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::LeaseRows` (r:1 w:0)
	// Proof: `PriceIndex::LeaseRows` (`max_values`: None, `max_size`: Some(143), added: 2618, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Checkpoints` (r:4 w:0)
	// Proof: `PriceIndex::Checkpoints` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Catalog::ClassCount` (r:1 w:0)
	// Proof: `Catalog::ClassCount` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Closing` (r:1 w:0)
	// Proof: `PriceIndex::Closing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Futures::Live` (r:1 w:1)
	// Proof: `Futures::Live` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		// At least 117_194_000 ps. Proof: 4516 bytes measured.
		Weight::from_parts(130_123_000, 11142)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
