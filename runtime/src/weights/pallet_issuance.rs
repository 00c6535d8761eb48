//! Weights of `pallet_issuance`, measured by `cargo xtask weights --pallet pallet_issuance`; not edited by hand but for what `claim` pays to the attesters, which is
//! stated as an upper figure until it is measured.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 50 steps, 20 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_issuance::WeightInfo for WeightInfo<T> {
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(5174), added: 7649, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2562), added: 3057, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::DailyCap` (r:1 w:1)
	// Proof: `Issuance::DailyCap` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:32 w:32)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:32 w:0)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// `d` from 0 to 32.
	// `c` from 1 to 32.
	fn claim(d: u32, c: u32) -> Weight {
		// At least 2_245_953_000 ps. Proof: 3405 + c × 1175 + d × 1157 bytes measured.
		Weight::from_parts(1_189_843_041, 4047)
			// ± 3_178_308 per `d`
			.saturating_add(Weight::from_parts(51_634_679, 0).saturating_mul(d.into()))
			// ± 3_282_715 per `c`
			.saturating_add(Weight::from_parts(159_652_061, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 7649).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 7649).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().reads(3_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(c.into())))
			// The attesters' part: a transfer.
			.saturating_add(Weight::from_parts(100_000_000, 0))
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(175), added: 2650, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn repay() -> Weight {
		// At least 143_884_000 ps. Proof: 980 bytes measured.
		Weight::from_parts(149_833_000, 3850)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	fn set_parameters() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
