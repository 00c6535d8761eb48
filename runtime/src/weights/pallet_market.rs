//! Weights of `pallet_market`, measured by `cargo xtask weights --pallet pallet_market`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-26, 20 steps, 10 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_market::WeightInfo for WeightInfo<T> {
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Market::NextOffer` (r:1 w:1)
	// Proof: `Market::NextOffer` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:64 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
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
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(53), added: 548, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:0 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn post_offer(d: u32) -> Weight {
		// At least 180_968_000 ps. Proof: 3492 + d × 2002 bytes measured.
		Weight::from_parts(100_451_055, 3866)
			// ± 199_030 per `d`
			.saturating_add(Weight::from_parts(67_873_038, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:128 w:128)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:64 w:128)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
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
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(53), added: 548, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn update_offer(d: u32) -> Weight {
		// At least 128_901_000 ps. Proof: 3021 + d × 3591 bytes measured.
		Weight::from_parts(8_230_087, 4404)
			// ± 343_401 per `d`
			.saturating_add(Weight::from_parts(81_784_443, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 14082).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads(9_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:0 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn withdraw_offer(d: u32) -> Weight {
		// At least 98_106_000 ps. Proof: 1235 + d × 1533 bytes measured.
		Weight::from_parts(80_218_121, 4404)
			// ± 80_965 per `d`
			.saturating_add(Weight::from_parts(11_711_852, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Offers` (r:16 w:16)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicRates` (r:1 w:0)
	// Proof: `Market::DynamicRates` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:16 w:0)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:16 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:80 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Market::NextLease` (r:1 w:1)
	// Proof: `Market::NextLease` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:16)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// `o` from 1 to 16.
	fn rent(o: u32) -> Weight {
		// At least 197_312_000 ps. Proof: 3014 + o × 2161 bytes measured.
		Weight::from_parts(14_369_919, 3784)
			// ± 449_695 per `o`
			.saturating_add(Weight::from_parts(176_904_942, 0).saturating_mul(o.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(o.into())))
	}

	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicRates` (r:1 w:0)
	// Proof: `Market::DynamicRates` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
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
	// Storage: `Market::NextLease` (r:1 w:1)
	// Proof: `Market::NextLease` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// `d` from 0 to 63.
	fn rent_devices(d: u32) -> Weight {
		// At least 198_224_000 ps. Proof: 5175 + d × 2014 bytes measured.
		Weight::from_parts(189_002_000, 13725)
			// ± 156_299 per `d`
			.saturating_add(Weight::from_parts(56_382_670, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
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
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn accept_lease(d: u32) -> Weight {
		// At least 91_936_000 ps. Proof: 2828 + d × 2018 bytes measured.
		Weight::from_parts(30_619_658, 4404)
			// ± 180_165 per `d`
			.saturating_add(Weight::from_parts(61_588_610, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
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
	fn prolong(d: u32) -> Weight {
		// At least 143_032_000 ps. Proof: 3015 + d × 2035 bytes measured.
		Weight::from_parts(88_057_824, 4404)
			// ± 1_125_783 per `d`
			.saturating_add(Weight::from_parts(61_017_632, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	fn transfer_lease() -> Weight {
		// At least 17_576_000 ps. Proof: 547 bytes measured.
		Weight::from_parts(19_058_000, 4120)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:2)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
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
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Market::NextLease` (r:1 w:1)
	// Proof: `Market::NextLease` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn take_over(d: u32) -> Weight {
		// At least 260_115_000 ps. Proof: 3241 + d × 2035 bytes measured.
		Weight::from_parts(181_552_308, 6470)
			// ± 214_374 per `d`
			.saturating_add(Weight::from_parts(74_838_961, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
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
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn evict(d: u32) -> Weight {
		// At least 187_929_000 ps. Proof: 3155 + d × 2035 bytes measured.
		Weight::from_parts(115_487_838, 4404)
			// ± 262_569 per `d`
			.saturating_add(Weight::from_parts(61_296_913, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn submit_receipt() -> Weight {
		// At least 98_887_000 ps. Proof: 856 bytes measured.
		Weight::from_parts(108_671_000, 4120)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
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
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn close(d: u32) -> Weight {
		// At least 181_689_000 ps. Proof: 3151 + d × 2035 bytes measured.
		Weight::from_parts(91_371_790, 4404)
			// ± 261_985 per `d`
			.saturating_add(Weight::from_parts(60_809_940, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:64 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:320 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:0 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:0 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn lapse(d: u32) -> Weight {
		// At least 293_324_000 ps. Proof: 3767 + d × 2018 bytes measured.
		Weight::from_parts(217_288_066, 6470)
			// ± 206_272 per `d`
			.saturating_add(Weight::from_parts(63_803_676, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:0)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn settle(d: u32) -> Weight {
		// At least 104_034_000 ps. Proof: 3022 + d × 1551 bytes measured.
		Weight::from_parts(77_050_420, 6196)
			// ± 76_610 per `d`
			.saturating_add(Weight::from_parts(23_872_558, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(53), added: 548, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::TotalEarned` (r:1 w:1)
	// Proof: `Issuance::TotalEarned` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn pay_commission() -> Weight {
		// At least 159_837_000 ps. Proof: 752 bytes measured.
		Weight::from_parts(162_901_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn penalise() -> Weight {
		// At least 62_973_000 ps. Proof: 649 bytes measured.
		Weight::from_parts(64_866_000, 3866)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:1 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:64)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(53), added: 548, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::TotalEarned` (r:1 w:1)
	// Proof: `Issuance::TotalEarned` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	// Storage: `Providers::Reputations` (r:1 w:1)
	// Proof: `Providers::Reputations` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:0 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn finalise(d: u32) -> Weight {
		// At least 481_013_000 ps. Proof: 3974 + d × 1563 bytes measured.
		Weight::from_parts(448_462_060, 11402)
			// ± 106_736 per `d`
			.saturating_add(Weight::from_parts(35_152_012, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(15))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Governance::GraceUntil` (r:1 w:0)
	// Proof: `Governance::GraceUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revocations` (r:1 w:0)
	// Proof: `Attestation::Revocations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Attestation::DeviceCredentials` (r:64 w:0)
	// Proof: `Attestation::DeviceCredentials` (`max_values`: None, `max_size`: Some(473), added: 2948, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Revoked` (r:320 w:0)
	// Proof: `Attestation::Revoked` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:0 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn dispute(d: u32) -> Weight {
		// At least 266_365_000 ps. Proof: 3320 + d × 2044 bytes measured.
		Weight::from_parts(193_341_303, 6196)
			// ± 81_033 per `d`
			.saturating_add(Weight::from_parts(76_822_873, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Arbiters` (r:1 w:0)
	// Proof: `Market::Arbiters` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:1 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(53), added: 548, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(401), added: 2876, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::TotalEarned` (r:1 w:1)
	// Proof: `Issuance::TotalEarned` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	// Storage: `Providers::Params` (r:1 w:0)
	// Proof: `Providers::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	// Storage: `Providers::Reputations` (r:1 w:1)
	// Proof: `Providers::Reputations` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:0 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:0 w:64)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn resolve(d: u32) -> Weight {
		// At least 502_575_000 ps. Proof: 2519 + d × 1513 bytes measured.
		Weight::from_parts(494_050_564, 11402)
			// ± 56_792 per `d`
			.saturating_add(Weight::from_parts(12_893_539, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(15))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Arbiters` (r:0 w:1)
	// Proof: `Market::Arbiters` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	// `a` from 0 to 16.
	fn set_arbiters(a: u32) -> Weight {
		// At least 5_258_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(6_321_299, 0)
			// ± 1_013 per `a`
			.saturating_add(Weight::from_parts(84_562, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Market::NextRequest` (r:1 w:1)
	// Proof: `Market::NextRequest` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `Market::Requests` (r:0 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	fn post_request() -> Weight {
		// At least 66_028_000 ps. Proof: 698 bytes measured.
		Weight::from_parts(68_632_000, 3784)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Market::Requests` (r:1 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn cancel_request() -> Weight {
		// At least 52_989_000 ps. Proof: 465 bytes measured.
		Weight::from_parts(55_112_000, 3730)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Market::Requests` (r:1 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:0)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Market::Bids` (r:1 w:1)
	// Proof: `Market::Bids` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn bid() -> Weight {
		// At least 97_073_000 ps. Proof: 2162 bytes measured.
		Weight::from_parts(101_310_000, 4404)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Market::Bids` (r:1 w:1)
	// Proof: `Market::Bids` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
	// Storage: `Market::Requests` (r:1 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	fn withdraw_bid() -> Weight {
		// At least 65_487_000 ps. Proof: 933 bytes measured.
		Weight::from_parts(67_821_000, 3730)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Market::Requests` (r:1 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Market::Bids` (r:1 w:1)
	// Proof: `Market::Bids` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
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
	// Storage: `Market::NextLease` (r:1 w:1)
	// Proof: `Market::NextLease` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(655), added: 3130, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn award(d: u32) -> Weight {
		// At least 289_029_000 ps. Proof: 3759 + d × 2014 bytes measured.
		Weight::from_parts(237_458_752, 6470)
			// ± 71_279 per `d`
			.saturating_add(Weight::from_parts(51_473_896, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8))
	}

	// Storage: `Market::Params` (r:1 w:1)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_862_000 ps. Proof: 161 bytes measured.
		Weight::from_parts(8_633_000, 1513)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::DynamicRates` (r:1 w:1)
	// Proof: `Market::DynamicRates` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn note_utilisation() -> Weight {
		// At least 11_367_000 ps. Proof: 200 bytes measured.
		Weight::from_parts(12_178_000, 3511)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
