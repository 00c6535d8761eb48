//! Weights of `pallet_attestation`, measured by `cargo xtask weights --pallet pallet_attestation`.
//!
//! Benchmark CLI 64.0.0, compiled wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows. Put together from two runs, as the second was disturbed by
//! other work on the machine: accesses to storage, and the computation of what was new (`compare_chains`, `revoke_device`), are of 2026-11-23; the computation of all
//! else is of the day before, from a quiet run.
//!
//! What came with the bonds of attesters is stated by hand until it is measured, upper figures all: the calls from `bond_attester` on, and in `submit_certificate` and
//! `set_attesters` the accesses beyond the measured ones and a seventh more computation for each entry, whose record has 13 bytes more for each period.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_attestation::WeightInfo for WeightInfo<T> {
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:1)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:8 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:1)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(1921), added: 2416, mode: `MaxEncodedLen`)
	fn on_timestamp_set() -> Weight {
		// At least 27_361_000 ps. Proof: 2194 bytes measured.
		Weight::from_parts(28_883_000, 21142)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Providers::Ledgers` (r:2 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:2 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Attestation::KnownAuthorities` (r:1 w:1)
	// Proof: `Attestation::KnownAuthorities` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Attestation::TrustedRoots` (r:1 w:0)
	// Proof: `Attestation::TrustedRoots` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::FirmwarePolicy` (r:1 w:0)
	// Proof: `Attestation::FirmwarePolicy` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	// Storage: `Attestation::BannedIdentities` (r:1 w:0)
	// Proof: `Attestation::BannedIdentities` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Attestation::BannedIdentifiers` (r:1 w:0)
	// Proof: `Attestation::BannedIdentifiers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceByIdentity` (r:1 w:1)
	// Proof: `Attestation::DeviceByIdentity` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceByPdi` (r:1 w:1)
	// Proof: `Attestation::DeviceByPdi` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:1 w:1)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	// Storage: `Attestation::NextDevice` (r:1 w:1)
	// Proof: `Attestation::NextDevice` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:1 w:1)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCount` (r:1 w:1)
	// Proof: `Attestation::DeviceCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:0 w:1)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:0 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	fn register_device() -> Weight {
		// At least 18_689_918_000 ps. Proof: 3010 bytes measured.
		Weight::from_parts(19_129_232_000, 13725)
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(12))
	}

	// Storage: `Providers::Ledgers` (r:2 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:2 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Attestation::KnownAuthorities` (r:1 w:0)
	// Proof: `Attestation::KnownAuthorities` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Attestation::TrustedRoots` (r:1 w:0)
	// Proof: `Attestation::TrustedRoots` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::FirmwarePolicy` (r:1 w:0)
	// Proof: `Attestation::FirmwarePolicy` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	// Storage: `Attestation::BannedIdentities` (r:1 w:0)
	// Proof: `Attestation::BannedIdentities` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Attestation::BannedIdentifiers` (r:1 w:0)
	// Proof: `Attestation::BannedIdentifiers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceByIdentity` (r:1 w:1)
	// Proof: `Attestation::DeviceByIdentity` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceByPdi` (r:1 w:1)
	// Proof: `Attestation::DeviceByPdi` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:1 w:1)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	// Storage: `Attestation::NextDevice` (r:1 w:1)
	// Proof: `Attestation::NextDevice` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:1 w:1)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCount` (r:1 w:1)
	// Proof: `Attestation::DeviceCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:0 w:1)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:0 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	fn register_device_cached() -> Weight {
		// At least 11_470_603_000 ps. Proof: 3010 bytes measured.
		Weight::from_parts(11_615_078_000, 13725)
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(11))
	}

	// Storage: `Attestation::Devices` (r:1 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:1 w:1)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:6 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:2 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Attestation::KnownAuthorities` (r:1 w:1)
	// Proof: `Attestation::KnownAuthorities` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	// Storage: `Attestation::TrustedRoots` (r:1 w:0)
	// Proof: `Attestation::TrustedRoots` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	// Storage: `Attestation::FirmwarePolicy` (r:1 w:0)
	// Proof: `Attestation::FirmwarePolicy` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	fn update_device() -> Weight {
		// At least 18_567_336_000 ps. Proof: 2683 bytes measured.
		Weight::from_parts(18_629_788_000, 16272)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Attestation::Devices` (r:1 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(1921), added: 2416, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:1 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:1 w:1)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:1 w:1)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn retire_device() -> Weight {
		// At least 57_826_000 ps. Proof: 4557 bytes measured.
		Weight::from_parts(62_023_000, 13725)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Attestation::Devices` (r:1 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(1921), added: 2416, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:1 w:1)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:1 w:1)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCount` (r:1 w:1)
	// Proof: `Attestation::DeviceCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceByIdentity` (r:0 w:1)
	// Proof: `Attestation::DeviceByIdentity` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceByPdi` (r:0 w:1)
	// Proof: `Attestation::DeviceByPdi` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn remove_device() -> Weight {
		// At least 177_264_000 ps. Proof: 4582 bytes measured.
		Weight::from_parts(185_656_000, 13725)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(9))
	}

	// Storage: `Attestation::Devices` (r:1 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(1921), added: 2416, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:1 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:1 w:1)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:1 w:1)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	fn touch_device() -> Weight {
		// At least 28_081_000 ps. Proof: 4557 bytes measured.
		Weight::from_parts(29_935_000, 13725)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Attestation::Devices` (r:1 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:1 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(1921), added: 2416, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:2 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestation::TrustedRoots` (r:1 w:0)
	// Proof: `Attestation::TrustedRoots` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	// Storage: `Attestation::FirmwarePolicy` (r:1 w:0)
	// Proof: `Attestation::FirmwarePolicy` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:1 w:1)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:1 w:1)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	fn prove_presence() -> Weight {
		// At least 3_929_940_000 ps. Proof: 5351 bytes measured.
		Weight::from_parts(3_996_919_000, 13725)
			.saturating_add(T::DbWeight::get().reads(23))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(1921), added: 2416, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentCommittee` (r:1 w:0)
	// Proof: `Attestation::CurrentCommittee` (`max_values`: Some(1), `max_size`: Some(2054), added: 2549, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:1024 w:1024)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Refunds` (r:1 w:1)
	// Proof: `Attestation::Refunds` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// `e` from 1 to 1024.
	// `s` from 1 to 64.
	fn submit_certificate(e: u32, s: u32) -> Weight {
		// At least 2_559_870_000 ps. Proof: 2909 + e × 1288 + s × 32 bytes measured.
		Weight::from_parts(2_614_932_000, 3784)
			// ± 80_178 per `e`
			.saturating_add(Weight::from_parts(17_400_000, 0).saturating_mul(e.into()))
			// ± 1_284_072 per `s`
			.saturating_add(Weight::from_parts(11_373_714, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 6408).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(e.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(e.into())))
			// Each signer's row, looked at and credited.
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(s.into()))
			.saturating_add(
				T::DbWeight::get()
					.reads_writes(1, 1)
					.saturating_mul(s.into()),
			)
	}

	// Storage: `Attestation::Meters` (r:3072 w:3072)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	// `u` from 1 to 3072.
	fn credit_uses(u: u32) -> Weight {
		// At least 4_407_000 ps. Proof: 224 bytes measured.
		Weight::from_parts(4_627_000, 990)
			// ± 8_707 per `u`
			.saturating_add(Weight::from_parts(3_499_999, 0).saturating_mul(u.into()))
			.saturating_add(Weight::from_parts(0, 2520).saturating_mul(u.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(u.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(u.into())))
	}

	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// `p` from 1 to 48.
	fn decide_periods(p: u32) -> Weight {
		// At least 901_000 ps. Proof: 224 bytes measured.
		Weight::from_parts(601_994, 1489)
			// ± 273 per `p`
			.saturating_add(Weight::from_parts(537_373, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}

	// Storage: `Attestation::DeviceCredentials` (r:1024 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5120 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// `d` from 1 to 1024.
	fn compare_chains(d: u32) -> Weight {
		// At least 21_222_000 ps. Proof: 463 + d × 480 bytes measured.
		Weight::from_parts(21_863_000, 990)
			.saturating_add(Weight::from_parts(19_701_514, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64.saturating_mul(d.into())))
	}

	// Storage: `Attestation::CurrentCommittee` (r:1 w:1)
	// Proof: `Attestation::CurrentCommittee` (`max_values`: Some(1), `max_size`: Some(2054), added: 2549, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::PreviousCommittee` (r:0 w:1)
	// Proof: `Attestation::PreviousCommittee` (`max_values`: Some(1), `max_size`: Some(2058), added: 2553, mode: `MaxEncodedLen`)
	// `n` from 1 to 64.
	fn set_attesters(n: u32) -> Weight {
		// At least 42_723_000 ps. Proof: 2209 bytes measured.
		Weight::from_parts(47_442_951, 3539)
			// ± 9_025 per `n`
			.saturating_add(Weight::from_parts(85_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
	}

	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Attestation::FirmwarePolicy` (r:1 w:1)
	// Proof: `Attestation::FirmwarePolicy` (`max_values`: None, `max_size`: Some(155), added: 2630, mode: `MaxEncodedLen`)
	fn set_policy() -> Weight {
		// At least 18_297_000 ps. Proof: 589 bytes measured.
		Weight::from_parts(23_134_000, 3784)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Attestation::TrustedRoots` (r:1 w:1)
	// Proof: `Attestation::TrustedRoots` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	fn add_root() -> Weight {
		// At least 8_042_000 ps. Proof: 361 bytes measured.
		Weight::from_parts(9_094_000, 1742)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Attestation::TrustedRoots` (r:1 w:1)
	// Proof: `Attestation::TrustedRoots` (`max_values`: Some(1), `max_size`: Some(257), added: 752, mode: `MaxEncodedLen`)
	fn remove_root() -> Weight {
		// At least 7_701_000 ps. Proof: 393 bytes measured.
		Weight::from_parts(8_843_000, 1742)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Attestation::Revoked` (r:1 w:1)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:1)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn revoke_certificate() -> Weight {
		// At least 9_675_000 ps. Proof: 204 bytes measured.
		Weight::from_parts(10_546_000, 3537)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Attestation::Devices` (r:1 w:1)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(3933), added: 6408, mode: `MaxEncodedLen`)
	// Storage: `Attestation::BannedIdentities` (r:1 w:1)
	// Proof: `Attestation::BannedIdentities` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:1 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Params` (r:1 w:0)
	// Proof: `Attestation::Params` (`max_values`: Some(1), `max_size`: Some(36), added: 531, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(1921), added: 2416, mode: `MaxEncodedLen`)
	// Storage: `Attestation::CurrentPeriod` (r:1 w:0)
	// Proof: `Attestation::CurrentPeriod` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:5 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Capacity` (r:1 w:1)
	// Proof: `Attestation::Capacity` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Identities` (r:1 w:1)
	// Proof: `Issuance::Identities` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(45), added: 540, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(385), added: 2860, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Attestation::BannedIdentifiers` (r:0 w:1)
	// Proof: `Attestation::BannedIdentifiers` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn revoke_device() -> Weight {
		// At least 103_684_000 ps. Proof: 4949 bytes measured.
		Weight::from_parts(113_999_000, 13725)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	/// A signature, a hold and a row.
	fn bond_attester() -> Weight {
		Weight::from_parts(200_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(8, 4))
	}

	/// A payment out of the pot, a release and a row less.
	fn unbond_attester() -> Weight {
		Weight::from_parts(250_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(10, 6))
	}

	/// A payment out of the pot, and a row.
	fn claim_rewards() -> Weight {
		Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(6, 5))
	}

	/// For each signer what `submit_certificate` charges for one.
	fn add_signatures(s: u32) -> Weight {
		Weight::from_parts(100_000_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(8, 3))
			.saturating_add(Weight::from_parts(22_000_000, 0).saturating_mul(s.into()))
			.saturating_add(
				T::DbWeight::get()
					.reads_writes(1, 1)
					.saturating_mul(s.into()),
			)
	}

	/// What `revoke_device` touches of a device, two signatures, two transfers of what is on hold; and for each entry its encoding, hashing and comparison.
	fn report_equivocation(e: u32) -> Weight {
		Weight::from_parts(500_000_000, 0)
			.saturating_add(T::DbWeight::get().reads_writes(34, 18))
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(e.into()))
	}

	fn forget_certificates(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(n.into()))
			.saturating_add(
				T::DbWeight::get()
					.reads_writes(1, 1)
					.saturating_mul(n.into()),
			)
			.saturating_add(T::DbWeight::get().writes(u64::from(n > 0)))
	}

	fn set_parameters() -> Weight {
		Weight::from_parts(20_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
