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
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
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
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:0 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn post_offer(d: u32) -> Weight {
		// At least 176_441_000 ps. Proof: 3575 + d × 2002 bytes measured.
		Weight::from_parts(259_997_889, 4006)
			// ± 1_207_537 per `d`
			.saturating_add(Weight::from_parts(64_653_405, 0).saturating_mul(d.into()))
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
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn update_offer(d: u32) -> Weight {
		// At least 128_891_000 ps. Proof: 3038 + d × 3591 bytes measured.
		Weight::from_parts(59_844_276, 4404)
			// ± 231_992 per `d`
			.saturating_add(Weight::from_parts(77_913_879, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 14082).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().reads(9_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(4_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:0 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn withdraw_offer(d: u32) -> Weight {
		// At least 95_832_000 ps. Proof: 1302 + d × 1533 bytes measured.
		Weight::from_parts(89_317_371, 4404)
			// ± 63_300 per `d`
			.saturating_add(Weight::from_parts(10_558_213, 0).saturating_mul(d.into()))
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
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:16)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// `o` from 1 to 16.
	fn rent(o: u32) -> Weight {
		// At least 199_926_000 ps. Proof: 3078 + o × 2161 bytes measured.
		Weight::from_parts(33_162_622, 4006)
			// ± 330_149 per `o`
			.saturating_add(Weight::from_parts(174_739_280, 0).saturating_mul(o.into()))
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
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// `d` from 0 to 63.
	fn rent_devices(d: u32) -> Weight {
		// At least 198_785_000 ps. Proof: 5239 + d × 2014 bytes measured.
		Weight::from_parts(175_730_487, 13725)
			// ± 153_223 per `d`
			.saturating_add(Weight::from_parts(54_704_078, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
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
		// At least 97_264_000 ps. Proof: 2830 + d × 2018 bytes measured.
		Weight::from_parts(26_207_872, 4404)
			// ± 263_540 per `d`
			.saturating_add(Weight::from_parts(61_572_637, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
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
		// At least 144_955_000 ps. Proof: 3117 + d × 2035 bytes measured.
		Weight::from_parts(52_427_946, 4404)
			// ± 1_229_555 per `d`
			.saturating_add(Weight::from_parts(62_261_922, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	fn transfer_lease() -> Weight {
		// At least 17_496_000 ps. Proof: 550 bytes measured.
		Weight::from_parts(19_950_000, 4125)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:2)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Market::NextLease` (r:1 w:1)
	// Proof: `Market::NextLease` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn take_over(d: u32) -> Weight {
		// At least 259_625_000 ps. Proof: 3308 + d × 2035 bytes measured.
		Weight::from_parts(98_064_385, 6542)
			// ± 1_017_827 per `d`
			.saturating_add(Weight::from_parts(79_010_481, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn evict(d: u32) -> Weight {
		// At least 190_251_000 ps. Proof: 3257 + d × 2035 bytes measured.
		Weight::from_parts(84_415_665, 4404)
			// ± 923_535 per `d`
			.saturating_add(Weight::from_parts(62_868_226, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn submit_receipt() -> Weight {
		// At least 97_815_000 ps. Proof: 859 bytes measured.
		Weight::from_parts(106_979_000, 4125)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn close(d: u32) -> Weight {
		// At least 181_749_000 ps. Proof: 3253 + d × 2035 bytes measured.
		Weight::from_parts(99_504_323, 4404)
			// ± 386_757 per `d`
			.saturating_add(Weight::from_parts(61_456_625, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:0)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:0 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:0 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn lapse(d: u32) -> Weight {
		// At least 289_709_000 ps. Proof: 3871 + d × 2018 bytes measured.
		Weight::from_parts(210_036_387, 6542)
			// ± 364_720 per `d`
			.saturating_add(Weight::from_parts(64_837_365, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:0)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn settle(d: u32) -> Weight {
		// At least 117_344_000 ps. Proof: 3293 + d × 1551 bytes measured.
		Weight::from_parts(58_642_279, 6196)
			// ± 431_337 per `d`
			.saturating_add(Weight::from_parts(37_354_224, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:0)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Issuance::LedgerTotals` (r:1 w:1)
	// Proof: `Issuance::LedgerTotals` (`max_values`: Some(1), `max_size`: Some(48), added: 543, mode: `MaxEncodedLen`)
	// Storage: `Issuance::TotalEarned` (r:1 w:1)
	// Proof: `Issuance::TotalEarned` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn pay_commission() -> Weight {
		// At least 161_068_000 ps. Proof: 870 bytes measured.
		Weight::from_parts(167_478_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn penalise() -> Weight {
		// At least 63_895_000 ps. Proof: 716 bytes measured.
		Weight::from_parts(66_208_000, 3867)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:1 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:64)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
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
		// At least 497_668_000 ps. Proof: 4263 + d × 1563 bytes measured.
		Weight::from_parts(519_080_206, 11402)
			// ± 299_248 per `d`
			.saturating_add(Weight::from_parts(36_712_397, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(15))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `PriceIndex::Params` (r:1 w:0)
	// Proof: `PriceIndex::Params` (`max_values`: Some(1), `max_size`: Some(70), added: 565, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
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
		// At least 278_763_000 ps. Proof: 3590 + d × 2044 bytes measured.
		Weight::from_parts(293_445_000, 6196)
			// ± 1_667_947 per `d`
			.saturating_add(Weight::from_parts(89_410_723, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Arbiters` (r:1 w:0)
	// Proof: `Market::Arbiters` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:1 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Ledgers` (r:1 w:1)
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
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
		// At least 631_305_000 ps. Proof: 2606 + d × 1513 bytes measured.
		Weight::from_parts(774_496_078, 11402)
			// ± 559_591 per `d`
			.saturating_add(Weight::from_parts(8_446_468, 0).saturating_mul(d.into()))
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
		// At least 5_248_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(6_181_151, 0)
			// ± 1_354 per `a`
			.saturating_add(Weight::from_parts(85_103, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `Market::NextRequest` (r:1 w:1)
	// Proof: `Market::NextRequest` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Market::Requests` (r:0 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	fn post_request() -> Weight {
		// At least 67_951_000 ps. Proof: 763 bytes measured.
		Weight::from_parts(70_655_000, 4006)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Market::Requests` (r:1 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn cancel_request() -> Weight {
		// At least 54_251_000 ps. Proof: 565 bytes measured.
		Weight::from_parts(56_414_000, 3766)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Market::Requests` (r:1 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:0)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	// Storage: `Market::Bids` (r:1 w:1)
	// Proof: `Market::Bids` (`max_values`: None, `max_size`: Some(108), added: 2583, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn bid() -> Weight {
		// At least 107_970_000 ps. Proof: 2228 bytes measured.
		Weight::from_parts(114_469_000, 4404)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn withdraw_bid() -> Weight {
		// At least 67_179_000 ps. Proof: 999 bytes measured.
		Weight::from_parts(69_462_000, 3766)
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
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(541), added: 3016, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn award(d: u32) -> Weight {
		// At least 302_278_000 ps. Proof: 3859 + d × 2014 bytes measured.
		Weight::from_parts(265_625_498, 6542)
			// ± 162_279 per `d`
			.saturating_add(Weight::from_parts(52_600_931, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8))
	}

	// Storage: `Market::Params` (r:1 w:1)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_882_000 ps. Proof: 161 bytes measured.
		Weight::from_parts(8_653_000, 1513)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::DynamicRates` (r:1 w:1)
	// Proof: `Market::DynamicRates` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn note_utilisation() -> Weight {
		// At least 11_307_000 ps. Proof: 200 bytes measured.
		Weight::from_parts(12_228_000, 3511)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(660), added: 3135, mode: `MaxEncodedLen`)
	fn let_go() -> Weight {
		// At least 10_645_000 ps. Proof: 801 bytes measured.
		Weight::from_parts(13_520_000, 4125)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
