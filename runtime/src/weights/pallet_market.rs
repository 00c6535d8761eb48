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
	// Proof: `Issuance::Ledgers` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
	// Storage: `Issuance::Params` (r:1 w:0)
	// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(69), added: 564, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:0 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn post_offer(d: u32) -> Weight {
		// At least 178_755_000 ps. Proof: 3510 + d × 2002 bytes measured.
		Weight::from_parts(99_929_650, 3867)
			// ± 115_471 per `d`
			.saturating_add(Weight::from_parts(65_447_807, 0).saturating_mul(d.into()))
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
		// At least 130_713_000 ps. Proof: 3039 + d × 3591 bytes measured.
		Weight::from_parts(33_974_331, 4404)
			// ± 117_750 per `d`
			.saturating_add(Weight::from_parts(78_526_947, 0).saturating_mul(d.into()))
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferCount` (r:1 w:1)
	// Proof: `Market::OfferCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Market::OfferOfDevice` (r:0 w:64)
	// Proof: `Market::OfferOfDevice` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	// Storage: `Market::DynamicBook` (r:0 w:1)
	// Proof: `Market::DynamicBook` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn withdraw_offer(d: u32) -> Weight {
		// At least 97_134_000 ps. Proof: 1236 + d × 1533 bytes measured.
		Weight::from_parts(79_216_690, 4404)
			// ± 53_683 per `d`
			.saturating_add(Weight::from_parts(11_258_013, 0).saturating_mul(d.into()))
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:16)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// `o` from 1 to 16.
	fn rent(o: u32) -> Weight {
		// At least 198_474_000 ps. Proof: 3014 + o × 2161 bytes measured.
		Weight::from_parts(21_883_252, 3784)
			// ± 302_832 per `o`
			.saturating_add(Weight::from_parts(175_341_756, 0).saturating_mul(o.into()))
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// `d` from 0 to 63.
	fn rent_devices(d: u32) -> Weight {
		// At least 198_384_000 ps. Proof: 5175 + d × 2014 bytes measured.
		Weight::from_parts(185_489_215, 13725)
			// ± 184_086 per `d`
			.saturating_add(Weight::from_parts(54_936_020, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
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
		// At least 94_681_000 ps. Proof: 2829 + d × 2018 bytes measured.
		Weight::from_parts(14_315_701, 4404)
			// ± 144_834 per `d`
			.saturating_add(Weight::from_parts(62_174_939, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
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
		// At least 144_815_000 ps. Proof: 3016 + d × 2035 bytes measured.
		Weight::from_parts(68_917_086, 4404)
			// ± 137_878 per `d`
			.saturating_add(Weight::from_parts(60_559_176, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	fn transfer_lease() -> Weight {
		// At least 17_977_000 ps. Proof: 548 bytes measured.
		Weight::from_parts(19_148_000, 4121)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:2)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Market::NextLease` (r:1 w:1)
	// Proof: `Market::NextLease` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn take_over(d: u32) -> Weight {
		// At least 261_568_000 ps. Proof: 3242 + d × 2035 bytes measured.
		Weight::from_parts(165_063_775, 6506)
			// ± 260_508 per `d`
			.saturating_add(Weight::from_parts(78_603_639, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn evict(d: u32) -> Weight {
		// At least 191_133_000 ps. Proof: 3156 + d × 2035 bytes measured.
		Weight::from_parts(118_301_873, 4404)
			// ± 249_261 per `d`
			.saturating_add(Weight::from_parts(62_173_150, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn submit_receipt() -> Weight {
		// At least 104_925_000 ps. Proof: 857 bytes measured.
		Weight::from_parts(115_872_000, 4121)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn close(d: u32) -> Weight {
		// At least 183_883_000 ps. Proof: 3152 + d × 2035 bytes measured.
		Weight::from_parts(162_246_940, 4404)
			// ± 227_614 per `d`
			.saturating_add(Weight::from_parts(58_273_933, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
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
		// At least 291_001_000 ps. Proof: 3769 + d × 2018 bytes measured.
		Weight::from_parts(221_238_731, 6506)
			// ± 69_570 per `d`
			.saturating_add(Weight::from_parts(62_800_636, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes(2_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:0)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn settle(d: u32) -> Weight {
		// At least 102_982_000 ps. Proof: 3023 + d × 1551 bytes measured.
		Weight::from_parts(76_553_147, 6196)
			// ± 72_782 per `d`
			.saturating_add(Weight::from_parts(23_683_896, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
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
		// At least 163_713_000 ps. Proof: 770 bytes measured.
		Weight::from_parts(167_228_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}

	// Storage: `Providers::Ledgers` (r:1 w:1)
	// Proof: `Providers::Ledgers` (`max_values`: None, `max_size`: Some(402), added: 2877, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn penalise() -> Weight {
		// At least 64_326_000 ps. Proof: 650 bytes measured.
		Weight::from_parts(66_228_000, 3867)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:1 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:4 w:4)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:64)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
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
		// At least 485_460_000 ps. Proof: 3993 + d × 1563 bytes measured.
		Weight::from_parts(437_009_015, 11402)
			// ± 273_067 per `d`
			.saturating_add(Weight::from_parts(38_604_041, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 7041).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().reads(2_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(15))
			.saturating_add(T::DbWeight::get().writes(3_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// Storage: `Market::Offers` (r:1 w:1)
	// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(939), added: 3414, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Meters` (r:64 w:0)
	// Proof: `Attestation::Meters` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Devices` (r:64 w:64)
	// Proof: `Attestation::Devices` (`max_values`: None, `max_size`: Some(4566), added: 7041, mode: `MaxEncodedLen`)
	// Storage: `Attestation::Starts` (r:1 w:0)
	// Proof: `Attestation::Starts` (`max_values`: Some(1), `max_size`: Some(2017), added: 2512, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
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
		// At least 270_821_000 ps. Proof: 3321 + d × 2044 bytes measured.
		Weight::from_parts(167_489_589, 6196)
			// ± 270_624 per `d`
			.saturating_add(Weight::from_parts(84_325_585, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().reads(8_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(d.into())))
	}

	// Storage: `Market::Arbiters` (r:1 w:0)
	// Proof: `Market::Arbiters` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// Storage: `Market::Disputes` (r:1 w:1)
	// Proof: `Market::Disputes` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
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
		// At least 518_778_000 ps. Proof: 2538 + d × 1513 bytes measured.
		Weight::from_parts(556_980_119, 11402)
			// ± 319_545 per `d`
			.saturating_add(Weight::from_parts(13_263_737, 0).saturating_mul(d.into()))
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
		// At least 5_348_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(6_175_573, 0)
			// ± 1_049 per `a`
			.saturating_add(Weight::from_parts(79_133, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Catalog::Classes` (r:1 w:0)
	// Proof: `Catalog::Classes` (`max_values`: None, `max_size`: Some(319), added: 2794, mode: `MaxEncodedLen`)
	// Storage: `Market::NextRequest` (r:1 w:1)
	// Proof: `Market::NextRequest` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `Market::Requests` (r:0 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	fn post_request() -> Weight {
		// At least 67_930_000 ps. Proof: 698 bytes measured.
		Weight::from_parts(72_347_000, 3784)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Market::Requests` (r:1 w:1)
	// Proof: `Market::Requests` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn cancel_request() -> Weight {
		// At least 54_230_000 ps. Proof: 465 bytes measured.
		Weight::from_parts(58_927_000, 3748)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn bid() -> Weight {
		// At least 102_302_000 ps. Proof: 2162 bytes measured.
		Weight::from_parts(112_126_000, 4404)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn withdraw_bid() -> Weight {
		// At least 67_170_000 ps. Proof: 933 bytes measured.
		Weight::from_parts(69_103_000, 3748)
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
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Market::Leases` (r:0 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	// `d` from 1 to 64.
	fn award(d: u32) -> Weight {
		// At least 296_209_000 ps. Proof: 3759 + d × 2014 bytes measured.
		Weight::from_parts(231_894_087, 6506)
			// ± 174_489 per `d`
			.saturating_add(Weight::from_parts(54_853_051, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(0, 12735).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads(7_u64.saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8))
	}

	// Storage: `Market::Params` (r:1 w:1)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// At least 7_911_000 ps. Proof: 161 bytes measured.
		Weight::from_parts(8_723_000, 1513)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::DynamicRates` (r:1 w:1)
	// Proof: `Market::DynamicRates` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	// Storage: `Market::Params` (r:1 w:0)
	// Proof: `Market::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn note_utilisation() -> Weight {
		// At least 11_417_000 ps. Proof: 200 bytes measured.
		Weight::from_parts(12_398_000, 3511)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Market::Leases` (r:1 w:1)
	// Proof: `Market::Leases` (`max_values`: None, `max_size`: Some(656), added: 3131, mode: `MaxEncodedLen`)
	fn let_go() -> Weight {
		// At least 9_504_000 ps. Proof: 799 bytes measured.
		Weight::from_parts(11_057_000, 4121)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
