//! Weights of `pallet_orderbook`, measured by `cargo xtask weights --pallet pallet_orderbook`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 50 steps, 20 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_orderbook::WeightInfo for WeightInfo<T> {
	// Storage: `OrderBook::Books` (r:1 w:1)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Leaves` (r:2 w:1)
	// Proof: `OrderBook::Leaves` (`max_values`: None, `max_size`: Some(1369), added: 3844, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:1 w:1)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Pages` (r:1 w:1)
	// Proof: `OrderBook::Pages` (`max_values`: None, `max_size`: Some(1132), added: 3607, mode: `MaxEncodedLen`)
	fn rest_order() -> Weight {
		// At least 82_142_000 ps. Proof: 4865 bytes measured.
		Weight::from_parts(85_206_000, 8678)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `OrderBook::Books` (r:1 w:1)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Leaves` (r:51 w:50)
	// Proof: `OrderBook::Leaves` (`max_values`: None, `max_size`: Some(1369), added: 3844, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Pages` (r:50 w:50)
	// Proof: `OrderBook::Pages` (`max_values`: None, `max_size`: Some(1132), added: 3607, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:51 w:51)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// `f` from 0 to 50.
	fn take_order(f: u32) -> Weight {
		// At least 27_381_000 ps. Proof: 1221 + f × 285 bytes measured.
		Weight::from_parts(23_998_637, 4834)
			// ± 95_260 per `f`
			.saturating_add(Weight::from_parts(42_678_725, 0).saturating_mul(f.into()))
			.saturating_add(Weight::from_parts(0, 3844).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(f.into())))
	}

	// Storage: `OrderBook::Books` (r:1 w:1)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:0)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Leaves` (r:51 w:50)
	// Proof: `OrderBook::Leaves` (`max_values`: None, `max_size`: Some(1369), added: 3844, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Pages` (r:50 w:50)
	// Proof: `OrderBook::Pages` (`max_values`: None, `max_size`: Some(1132), added: 3607, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:51 w:50)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// `c` from 0 to 50.
	fn clear_orders(c: u32) -> Weight {
		// At least 26_849_000 ps. Proof: 1221 + c × 285 bytes measured.
		Weight::from_parts(32_722_607, 4834)
			// ± 89_974 per `c`
			.saturating_add(Weight::from_parts(28_755_193, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 3844).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(c.into())))
	}

	// Storage: `OrderBook::Books` (r:1 w:1)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Pages` (r:1 w:1)
	// Proof: `OrderBook::Pages` (`max_values`: None, `max_size`: Some(1132), added: 3607, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Leaves` (r:1 w:1)
	// Proof: `OrderBook::Leaves` (`max_values`: None, `max_size`: Some(1369), added: 3844, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:1 w:1)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	fn cancel_order() -> Weight {
		// At least 41_631_000 ps. Proof: 3227 bytes measured.
		Weight::from_parts(43_855_000, 4834)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `OrderBook::Books` (r:1 w:1)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Pages` (r:16 w:16)
	// Proof: `OrderBook::Pages` (`max_values`: None, `max_size`: Some(1132), added: 3607, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Leaves` (r:16 w:16)
	// Proof: `OrderBook::Leaves` (`max_values`: None, `max_size`: Some(1369), added: 3844, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:1 w:1)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// `n` from 1 to 16.
	fn cancel_orders(n: u32) -> Weight {
		// At least 42_994_000 ps. Proof: 2061 + n × 1175 bytes measured.
		Weight::from_parts(20_038_155, 3761)
			// ± 26_618 per `n`
			.saturating_add(Weight::from_parts(27_041_666, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 3844).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}

	// Storage: `OrderBook::Books` (r:1 w:1)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Markets` (r:1 w:0)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Pages` (r:16 w:16)
	// Proof: `OrderBook::Pages` (`max_values`: None, `max_size`: Some(1132), added: 3607, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Leaves` (r:16 w:16)
	// Proof: `OrderBook::Leaves` (`max_values`: None, `max_size`: Some(1369), added: 3844, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:16 w:16)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// `n` from 1 to 16.
	fn remove_orders(n: u32) -> Weight {
		// At least 59_348_000 ps. Proof: 2263 + n × 1345 bytes measured.
		Weight::from_parts(27_292_563, 3761)
			// ± 210_042 per `n`
			.saturating_add(Weight::from_parts(37_340_394, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 3844).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(n.into())))
	}
}
