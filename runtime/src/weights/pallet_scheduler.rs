//! Weights of `pallet_scheduler`, measured by `cargo xtask weights --pallet pallet_scheduler`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_scheduler::WeightInfo for WeightInfo<T> {
	// Storage: `Scheduler::IncompleteSince` (r:1 w:1)
	// Proof: `Scheduler::IncompleteSince` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn service_agendas_base() -> Weight {
		// At least 4_917_000 ps. Proof: 31 bytes measured.
		Weight::from_parts(9_835_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Scheduler::Agenda` (r:1 w:1)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// `s` from 0 to 512.
	fn service_agenda_base(s: u32) -> Weight {
		// At least 6_750_000 ps. Proof: 81 + s × 177 bytes measured.
		Weight::from_parts(295_721, 110487)
			// ± 14_202 per `s`
			.saturating_add(Weight::from_parts(820_687, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn service_task_base() -> Weight {
		// At least 4_186_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(6_029_000, 0)
	}

	// Storage: `Preimage::PreimageFor` (r:1 w:1)
	// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `Measured`)
	// Storage: `Preimage::StatusFor` (r:1 w:0)
	// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
	// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
	// `s` from 128 to 4194304.
	fn service_task_fetched(s: u32) -> Weight {
		// At least 30_165_000 ps. Proof: 141 + s × 1 bytes measured.
		Weight::from_parts(18_223_402, 3605)
			// ± 15 per `s`
			.saturating_add(Weight::from_parts(1_550, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Scheduler::Lookup` (r:0 w:1)
	// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	fn service_task_named() -> Weight {
		// At least 6_479_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(8_914_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	fn service_task_periodic() -> Weight {
		// At least 2_954_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(5_979_000, 0)
	}

	fn execute_dispatch_signed() -> Weight {
		// At least 2_724_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(5_218_000, 0)
	}

	fn execute_dispatch_unsigned() -> Weight {
		// At least 2_544_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(5_027_000, 0)
	}

	// Storage: `Scheduler::Agenda` (r:1 w:1)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// `s` from 0 to 511.
	fn schedule(s: u32) -> Weight {
		// At least 17_145_000 ps. Proof: 81 + s × 177 bytes measured.
		Weight::from_parts(41_133_986, 110487)
			// ± 11_117 per `s`
			.saturating_add(Weight::from_parts(862_221, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Scheduler::Agenda` (r:1 w:1)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Retries` (r:0 w:1)
	// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Lookup` (r:0 w:1)
	// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// `s` from 1 to 512.
	fn cancel(s: u32) -> Weight {
		// At least 34_111_000 ps. Proof: 81 + s × 177 bytes measured.
		Weight::from_parts(65_817_321, 110487)
			// ± 37_906 per `s`
			.saturating_add(Weight::from_parts(978_194, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Scheduler::Lookup` (r:1 w:1)
	// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Agenda` (r:1 w:1)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// `s` from 0 to 511.
	fn schedule_named(s: u32) -> Weight {
		// At least 21_502_000 ps. Proof: 655 + s × 177 bytes measured.
		Weight::from_parts(29_429_858, 110487)
			// ± 20_811 per `s`
			.saturating_add(Weight::from_parts(668_423, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Scheduler::Lookup` (r:1 w:1)
	// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Agenda` (r:1 w:1)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Retries` (r:0 w:1)
	// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	// `s` from 1 to 512.
	fn cancel_named(s: u32) -> Weight {
		// At least 31_216_000 ps. Proof: 694 + s × 177 bytes measured.
		Weight::from_parts(42_991_436, 110487)
			// ± 40_909 per `s`
			.saturating_add(Weight::from_parts(1_111_907, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Scheduler::Agenda` (r:1 w:1)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Retries` (r:0 w:1)
	// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	// `s` from 1 to 512.
	fn schedule_retry(s: u32) -> Weight {
		// At least 10_545_000 ps. Proof: 118 bytes measured.
		Weight::from_parts(24_484_410, 110487)
			// ± 6_153 per `s`
			.saturating_add(Weight::from_parts(69_321, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Scheduler::Agenda` (r:1 w:0)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Retries` (r:0 w:1)
	// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	fn set_retry() -> Weight {
		// At least 353_647_000 ps. Proof: 90705 bytes measured.
		Weight::from_parts(418_563_000, 110487)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Scheduler::Lookup` (r:1 w:0)
	// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Agenda` (r:1 w:0)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Retries` (r:0 w:1)
	// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	fn set_retry_named() -> Weight {
		// At least 255_571_000 ps. Proof: 91747 bytes measured.
		Weight::from_parts(417_512_000, 110487)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Scheduler::Agenda` (r:1 w:0)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Retries` (r:0 w:1)
	// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	fn cancel_retry() -> Weight {
		// At least 219_617_000 ps. Proof: 90717 bytes measured.
		Weight::from_parts(365_164_000, 110487)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Scheduler::Lookup` (r:1 w:0)
	// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Agenda` (r:1 w:0)
	// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(107022), added: 109497, mode: `MaxEncodedLen`)
	// Storage: `Scheduler::Retries` (r:0 w:1)
	// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
	fn cancel_retry_named() -> Weight {
		// At least 267_979_000 ps. Proof: 91759 bytes measured.
		Weight::from_parts(375_219_000, 110487)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
