//! Weights of `pallet_clearing`, measured by `cargo xtask weights --pallet pallet_clearing`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_clearing::WeightInfo for WeightInfo<T> {
	// Storage: `Clearing::Assets` (r:1 w:0)
	// Proof: `Clearing::Assets` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn deposit() -> Weight {
		// At least 109_242_000 ps. Proof: 486 bytes measured.
		Weight::from_parts(112_687_000, 3784)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// At least 98_907_000 ps. Proof: 612 bytes measured.
		Weight::from_parts(102_161_000, 3784)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Clearing::Markets` (r:1 w:0)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:1 w:1)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn add_margin() -> Weight {
		// At least 25_388_000 ps. Proof: 693 bytes measured.
		Weight::from_parts(27_591_000, 3722)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:1 w:1)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn withdraw_margin() -> Weight {
		// At least 40_260_000 ps. Proof: 693 bytes measured.
		Weight::from_parts(42_272_000, 3722)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:17 w:17)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:17 w:17)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// `n` from 1 to 16.
	fn liquidate(n: u32) -> Weight {
		// At least 57_776_000 ps. Proof: 647 + n × 181 bytes measured.
		Weight::from_parts(23_130_429, 3722)
			// ± 100_867 per `n`
			.saturating_add(Weight::from_parts(34_173_517, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2656).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(n.into())))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:1 w:1)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn register_position() -> Weight {
		// At least 28_102_000 ps. Proof: 747 bytes measured.
		Weight::from_parts(30_144_000, 3722)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Positions` (r:1 w:1)
	// Proof: `Clearing::Positions` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn collect() -> Weight {
		// At least 31_026_000 ps. Proof: 779 bytes measured.
		Weight::from_parts(33_489_000, 3722)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Assets` (r:1 w:1)
	// Proof: `Clearing::Assets` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	// Storage: `OrderBook::Books` (r:1 w:0)
	// Proof: `OrderBook::Books` (`max_values`: None, `max_size`: Some(296), added: 2771, mode: `MaxEncodedLen`)
	// Storage: `Futures::Contracts` (r:1 w:0)
	// Proof: `Futures::Contracts` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
	fn remove_market() -> Weight {
		// At least 22_744_000 ps. Proof: 538 bytes measured.
		Weight::from_parts(24_536_000, 3761)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Accounts` (r:1 w:1)
	// Proof: `Clearing::Accounts` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn insure() -> Weight {
		// At least 18_577_000 ps. Proof: 440 bytes measured.
		Weight::from_parts(20_150_000, 3722)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Clearing::Assets` (r:1 w:1)
	// Proof: `Clearing::Assets` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:0)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn accept_asset() -> Weight {
		// At least 14_001_000 ps. Proof: 204 bytes measured.
		Weight::from_parts(15_003_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Assets` (r:1 w:1)
	// Proof: `Clearing::Assets` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	fn insure_from_fund() -> Weight {
		// At least 16_344_000 ps. Proof: 386 bytes measured.
		Weight::from_parts(17_626_000, 3722)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	// Storage: `Clearing::Params` (r:1 w:0)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_mode() -> Weight {
		// At least 12_318_000 ps. Proof: 320 bytes measured.
		Weight::from_parts(13_390_000, 3722)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Clearing::Markets` (r:1 w:1)
	// Proof: `Clearing::Markets` (`max_values`: None, `max_size`: Some(257), added: 2732, mode: `MaxEncodedLen`)
	fn set_risk() -> Weight {
		// At least 11_417_000 ps. Proof: 320 bytes measured.
		Weight::from_parts(12_639_000, 3722)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Clearing::Params` (r:1 w:1)
	// Proof: `Clearing::Params` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_171_000 ps. Proof: 69 bytes measured.
		Weight::from_parts(7_862_000, 1493)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
