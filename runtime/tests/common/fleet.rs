//! A provider's devices on the market.

use super::{
	account, call, certificate, next_block, prove_open_challenges, register_device,
	register_provider,
};
use florin_core::{
	market::{Attributes, Interconnect, Mode, OfferTerms, Price, ServiceLevel},
	traits::PeriodClock,
	DeviceIndex, Period, FLRN,
};
use florin_evidence::software::SoftwareDevice;
use florin_runtime::{genesis_config_presets::H100, Attestation, Runtime};
use frame_support::{assert_ok, traits::ConstU32, BoundedVec};
use pallet_market::types::{Pick, MAX_LEASES};
use sp_keyring::Sr25519Keyring::{self, Bob, Dave};
use sp_runtime::Permill;

/// Seconds in a period of the development chain.
pub const PERIOD: u32 = 12;

pub fn terms() -> OfferTerms {
	OfferTerms {
		price: Price::Fixed(FLRN),
		shortest: PERIOD,
		longest: 100 * PERIOD,
		mode: Mode::Spot,
		service: ServiceLevel {
			availability: Permill::from_percent(99),
			pledge: FLRN / 10,
		},
		attributes: Attributes {
			region: *b"DE",
			memory_gib: 256,
			interconnect: Interconnect::NvLink,
		},
	}
}

/// Bob's devices.
pub struct Fleet {
	pub devices: Vec<(SoftwareDevice, DeviceIndex)>,
}

impl Fleet {
	pub fn of(size: u32) -> Self {
		let bob = account(Bob);
		register_provider(&bob, 100 * FLRN);
		next_block();
		let devices = (0..size)
			.map(|index| {
				let device = SoftwareDevice::from_index(index);
				let handle = register_device(&device, &bob);
				(device, handle)
			})
			.collect();
		let fleet = Self { devices };
		// Devices count from the period after their registration on.
		fleet.work_until(Attestation::now() + 1, |_| 12);
		fleet
	}

	pub fn handles(&self) -> Vec<DeviceIndex> {
		self.devices.iter().map(|(_, index)| *index).collect()
	}

	/// Runs on to `period`: what is challenged proves its presence, and the committee certifies each
	/// period as soon as it can, with as many seconds of each device as `seconds` says.
	pub fn work_until(&self, period: Period, seconds: impl Fn(DeviceIndex) -> u16) {
		let mut last = None;
		while Attestation::now() < period {
			for (device, index) in &self.devices {
				prove_open_challenges(device, *index, &account(Bob));
			}
			let certifiable = Attestation::clock_report().certifiable;
			if let Some(period) = certifiable.filter(|period| Some(*period) != last) {
				let entries = self
					.handles()
					.into_iter()
					.map(|index| (index, seconds(index), Permill::one()))
					.collect::<Vec<_>>();
				if call(&account(Dave), certificate(period, &entries, 3)).is_ok() {
					last = certifiable;
				}
			}
			next_block();
		}
	}
}

pub fn post(fleet: &Fleet, terms: OfferTerms) -> u64 {
	let offer = pallet_market::NextOffer::<Runtime>::get();
	let devices = fleet.handles().try_into().expect("they fit");
	assert_ok!(call(
		&account(Bob),
		pallet_market::Call::post_offer {
			class: H100,
			devices,
			terms
		}
	));
	offer
}

/// So many devices of the offer as it is.
pub fn picks(offer: u64, devices: u32) -> BoundedVec<Pick, ConstU32<MAX_LEASES>> {
	BoundedVec::truncate_from(vec![Pick {
		offer,
		version: 0,
		devices,
	}])
}

pub fn rent(tenant: Sr25519Keyring, offer: u64, count: u32, periods: u32) -> u64 {
	let lease = pallet_market::NextLease::<Runtime>::get();
	assert_ok!(call(
		&account(tenant),
		pallet_market::Call::rent {
			offers: picks(offer, count),
			term: periods * PERIOD,
			funded: periods * PERIOD,
			limit: 2 * FLRN,
			least: count,
		}
	));
	lease
}

pub fn accept(tenant: Sr25519Keyring, lease: u64) {
	assert_ok!(call(
		&account(tenant),
		pallet_market::Call::accept_lease { lease }
	));
}
