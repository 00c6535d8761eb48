//! Weights of `pallet_issuance`, measured by `cargo xtask weights --pallet pallet_issuance`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_issuance::WeightInfo for WeightInfo<T> {
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:32 w:32)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:32 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:160 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:32 w:32)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:32 w:32)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::DailyCap` (r:1 w:1)
	// Proof: `Issuance::DailyCap` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:32 w:32)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	// `c` from 1 to 32.
	fn claim(c: u32) -> Weight {
		// At least 341_016_000 ps. Proof: 3161 + c × 2195 bytes measured.
		Weight::from_parts(141_295_618, 3867)
			// ± 569_494 per `c`
			.saturating_add(Weight::from_parts(205_867_556, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(10_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(c.into())))
	}

	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:64 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:320 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:1 w:1)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:64 w:64)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::DailyCap` (r:1 w:1)
	// Proof: `Issuance::DailyCap` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	// `d` from 0 to 63.
	fn claim_more(d: u32) -> Weight {
		// At least 330_840_000 ps. Proof: 5381 + d × 2175 bytes measured.
		Weight::from_parts(315_686_102, 13725)
			// ± 310_915 per `d`
			.saturating_add(Weight::from_parts(99_679_626, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(10))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(d.into())))
	}

	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	fn repay() -> Weight {
		// At least 146_497_000 ps. Proof: 972 bytes measured.
		Weight::from_parts(149_552_000, 3867)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Issuance::Params` (r:1 w:1)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 8_342_000 ps. Proof: 247 bytes measured.
		Weight::from_parts(9_054_000, 1554)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Issuance::NextRedemption` (r:1 w:1)
	// Proof: `Issuance::NextRedemption` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CertifiedPeriods` (r:1 w:0)
	// Proof: `Attestation::CertifiedPeriods` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Redemptions` (r:0 w:1)
	// Proof: `Issuance::Redemptions` (`max_values`: None, `max_size`: Some(444), added: 2919, mode: `MaxEncodedLen`)
	// Storage: `Issuance::RedemptionsOf` (r:0 w:1)
	// Proof: `Issuance::RedemptionsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn redeem() -> Weight {
		// At least 126_087_000 ps. Proof: 688 bytes measured.
		Weight::from_parts(133_338_000, 3748)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Issuance::Redemptions` (r:1 w:1)
	// Proof: `Issuance::Redemptions` (`max_values`: None, `max_size`: Some(444), added: 2919, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:0)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:64 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:320 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn serve_redemption(d: u32) -> Weight {
		// At least 92_257_000 ps. Proof: 2991 + d × 2002 bytes measured.
		Weight::from_parts(40_258_406, 3909)
			// ± 93_373 per `d`
			.saturating_add(Weight::from_parts(54_022_035, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Issuance::Redemptions` (r:1 w:1)
	// Proof: `Issuance::Redemptions` (`max_values`: None, `max_size`: Some(444), added: 2919, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	fn serve_by_lease() -> Weight {
		// At least 37_816_000 ps. Proof: 1217 bytes measured.
		Weight::from_parts(39_819_000, 4121)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Issuance::Redemptions` (r:1 w:1)
	// Proof: `Issuance::Redemptions` (`max_values`: None, `max_size`: Some(444), added: 2919, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:64 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:320 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn accept_redemption(d: u32) -> Weight {
		// At least 96_112_000 ps. Proof: 2955 + d × 2006 bytes measured.
		Weight::from_parts(96_723_000, 3909)
			// ± 170_968 per `d`
			.saturating_add(Weight::from_parts(61_113_042, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Issuance::Redemptions` (r:1 w:1)
	// Proof: `Issuance::Redemptions` (`max_values`: None, `max_size`: Some(444), added: 2919, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:64 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:320 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn cancel_redemption(d: u32) -> Weight {
		// At least 277_892_000 ps. Proof: 3740 + d × 2037 bytes measured.
		Weight::from_parts(191_871_531, 6506)
			// ± 297_603 per `d`
			.saturating_add(Weight::from_parts(69_932_820, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Issuance::Redemptions` (r:1 w:1)
	// Proof: `Issuance::Redemptions` (`max_values`: None, `max_size`: Some(444), added: 2919, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:64)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:0)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Issuance::RedemptionsOf` (r:0 w:1)
	// Proof: `Issuance::RedemptionsOf` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn settle_redemption(d: u32) -> Weight {
		// At least 249_069_000 ps. Proof: 3462 + d × 1556 bytes measured.
		Weight::from_parts(221_791_574, 6506)
			// ± 95_224 per `d`
			.saturating_add(Weight::from_parts(16_779_894, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Issuance::Redemptions` (r:1 w:1)
	// Proof: `Issuance::Redemptions` (`max_values`: None, `max_size`: Some(444), added: 2919, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CertifiedPeriods` (r:1 w:0)
	// Proof: `Attestation::CertifiedPeriods` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:64 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:320 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn clear_overdue(d: u32) -> Weight {
		// At least 415_446_000 ps. Proof: 3740 + d × 2037 bytes measured.
		Weight::from_parts(370_438_790, 6506)
			// ± 138_555 per `d`
			.saturating_add(Weight::from_parts(67_521_037, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:64 w:64)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	// Storage: `Issuance::TotalEarned` (r:1 w:1)
	// Proof: `Issuance::TotalEarned` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	fn declare_default() -> Weight {
		// At least 2_859_536_000 ps. Proof: 4114 bytes measured.
		Weight::from_parts(2_913_867_000, 169246)
			.saturating_add(T::DbWeight::get().reads(73))
			.saturating_add(T::DbWeight::get().writes(72))
	}

	// Storage: `Issuance::Supply` (r:1 w:1)
	// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(112), added: 607, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Issuance::TotalEarned` (r:1 w:0)
	// Proof: `Issuance::TotalEarned` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn collect_reserve() -> Weight {
		// At least 87_420_000 ps. Proof: 483 bytes measured.
		Weight::from_parts(89_642_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Attestation::CertifiedPeriods` (r:1 w:0)
	// Proof: `Attestation::CertifiedPeriods` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Liabilities` (r:1 w:1)
	// Proof: `Issuance::Liabilities` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	fn note_redemption() -> Weight {
		// At least 10_105_000 ps. Proof: 408 bytes measured.
		Weight::from_parts(10_786_000, 3619)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
