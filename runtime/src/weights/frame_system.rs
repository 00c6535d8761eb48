//! Weights of `frame_system`, measured by `cargo xtask weights --pallet frame_system`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 50 steps, 20 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::WeightInfo for WeightInfo<T> {
	// `b` from 0 to 1572864.
	fn remark(b: u32) -> Weight {
		// At least 2_273_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(2_484_000, 0)
			// ± 0 per `b`
			.saturating_add(Weight::from_parts(347, 0).saturating_mul(b.into()))
	}

	// `b` from 0 to 1572864.
	fn remark_with_event(b: u32) -> Weight {
		// At least 6_199_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(6_300_000, 0)
			// ± 2 per `b`
			.saturating_add(Weight::from_parts(1_260, 0).saturating_mul(b.into()))
	}

	// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
	fn set_heap_pages() -> Weight {
		// At least 4_266_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(4_737_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn set_code() -> Weight {
		// At least 117_211_067_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(121_712_988_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Skipped::Metadata` (r:0 w:0)
	// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// `i` from 0 to 1000.
	fn set_storage(i: u32) -> Weight {
		// At least 2_473_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(3_675_920, 0)
			// ± 5_191 per `i`
			.saturating_add(Weight::from_parts(992_998, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}

	// Storage: `Skipped::Metadata` (r:0 w:0)
	// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// `i` from 0 to 1000.
	fn kill_storage(i: u32) -> Weight {
		// At least 2_454_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(2_603_000, 0)
			// ± 997 per `i`
			.saturating_add(Weight::from_parts(717_119, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(i.into())))
	}

	// Storage: `Skipped::Metadata` (r:0 w:0)
	// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// `p` from 0 to 1000.
	fn kill_prefix(p: u32) -> Weight {
		// At least 4_827_000 ps. Proof: 80 + p × 69 bytes measured.
		Weight::from_parts(4_967_000, 70)
			// ± 2_089 per `p`
			.saturating_add(Weight::from_parts(1_216_193, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(p.into())))
	}

	// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
	// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	fn authorize_upgrade() -> Weight {
		// At least 13_109_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(17_305_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
	// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
	fn apply_authorized_upgrade() -> Weight {
		// At least 119_862_994_000 ps. Proof: 22 bytes measured.
		Weight::from_parts(121_237_400_000, 1518)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
