//! Weights of `pallet_proxy`, measured by `cargo xtask weights --pallet pallet_proxy`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_proxy::WeightInfo for WeightInfo<T> {
	// Storage: `Proxy::Proxies` (r:1 w:0)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// `p` from 1 to 31.
	fn proxy(p: u32) -> Weight {
		// At least 13_020_000 ps. Proof: 127 + p × 37 bytes measured.
		Weight::from_parts(25_938_958, 4706)
			// ± 11_180 per `p`
			.saturating_add(Weight::from_parts(74_281, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}

	// Storage: `Proxy::Proxies` (r:1 w:0)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// Storage: `Proxy::Announcements` (r:1 w:1)
	// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `a` from 0 to 31.
	// `p` from 1 to 31.
	fn proxy_announced(a: u32, p: u32) -> Weight {
		// At least 37_056_000 ps. Proof: 417 + a × 68 + p × 37 bytes measured.
		Weight::from_parts(37_610_657, 5698)
			// ± 64_481 per `a`
			.saturating_add(Weight::from_parts(1_093_177, 0).saturating_mul(a.into()))
			// ± 66_670 per `p`
			.saturating_add(Weight::from_parts(215_154, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Proxy::Announcements` (r:1 w:1)
	// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `a` from 0 to 31.
	// `p` from 1 to 31.
	fn remove_announcement(a: u32, p: u32) -> Weight {
		// At least 26_719_000 ps. Proof: 332 + a × 68 bytes measured.
		Weight::from_parts(31_992_357, 5698)
			// ± 57_096 per `a`
			.saturating_add(Weight::from_parts(262_907, 0).saturating_mul(a.into()))
			// ± 59_034 per `p`
			.saturating_add(Weight::from_parts(186_991, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Proxy::Announcements` (r:1 w:1)
	// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `a` from 0 to 31.
	// `p` from 1 to 31.
	fn reject_announcement(a: u32, p: u32) -> Weight {
		// At least 25_929_000 ps. Proof: 332 + a × 68 bytes measured.
		Weight::from_parts(18_577_968, 5698)
			// ± 54_059 per `a`
			.saturating_add(Weight::from_parts(618_169, 0).saturating_mul(a.into()))
			// ± 55_894 per `p`
			.saturating_add(Weight::from_parts(400_454, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Proxy::Proxies` (r:1 w:0)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// Storage: `Proxy::Announcements` (r:1 w:1)
	// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `a` from 0 to 31.
	// `p` from 1 to 31.
	fn announce(a: u32, p: u32) -> Weight {
		// At least 35_573_000 ps. Proof: 349 + a × 68 + p × 37 bytes measured.
		Weight::from_parts(44_386_474, 5698)
			// ± 69_532 per `a`
			.saturating_add(Weight::from_parts(213_691, 0).saturating_mul(a.into()))
			// ± 71_892 per `p`
			.saturating_add(Weight::from_parts(327_425, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Proxy::Proxies` (r:1 w:1)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// `p` from 1 to 31.
	fn add_proxy(p: u32) -> Weight {
		// At least 26_249_000 ps. Proof: 127 + p × 37 bytes measured.
		Weight::from_parts(42_989_083, 4706)
			// ± 22_679 per `p`
			.saturating_add(Weight::from_parts(245_455, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Proxy::Proxies` (r:1 w:1)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// `p` from 1 to 31.
	fn remove_proxy(_p: u32) -> Weight {
		// At least 25_327_000 ps. Proof: 127 + p × 37 bytes measured.
		Weight::from_parts(32_486_076, 4706)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Proxy::Proxies` (r:1 w:1)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// `p` from 1 to 31.
	fn remove_proxies(p: u32) -> Weight {
		// At least 25_408_000 ps. Proof: 127 + p × 37 bytes measured.
		Weight::from_parts(26_348_742, 4706)
			// ± 39_728 per `p`
			.saturating_add(Weight::from_parts(2_233_923, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Proxy::Proxies` (r:1 w:1)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// `p` from 1 to 31.
	fn create_pure(_p: u32) -> Weight {
		// At least 29_213_000 ps. Proof: 139 bytes measured.
		Weight::from_parts(44_985_015, 4706)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Proxy::Proxies` (r:1 w:1)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// `p` from 0 to 30.
	fn kill_pure(p: u32) -> Weight {
		// At least 27_090_000 ps. Proof: 164 + p × 37 bytes measured.
		Weight::from_parts(34_608_372, 4706)
			// ± 31_584 per `p`
			.saturating_add(Weight::from_parts(128_871, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Proxy::Proxies` (r:1 w:1)
	// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Proxy::Announcements` (r:1 w:1)
	// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
	fn poke_deposit() -> Weight {
		// At least 47_491_000 ps. Proof: 453 bytes measured.
		Weight::from_parts(56_354_000, 5698)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
