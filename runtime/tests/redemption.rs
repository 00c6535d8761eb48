//! Redemption on the real runtime: hours that real devices were certified for, redeemed, delivered, overdue, defaulted.

mod common;

use common::{
	account, call, certificate, development, next_block, prove_open_challenges, register_device,
	register_provider, registration,
};
use florin_core::{
	market::{Attributes, Interconnect, Mode, OfferTerms, Price, ServiceLevel},
	report::RedemptionPhase,
	traits::PeriodClock,
	Balance, DeviceIndex, Period, UseId, FLRN,
};
use florin_evidence::software::SoftwareDevice;
use florin_runtime::{
	genesis_config_presets::H100, Attestation, Balances, Issuance, Market, Providers, Runtime,
	RuntimeCall, RuntimeHoldReason,
};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use pallet_issuance::{Call as Issue, Error as IssuanceError};
use pallet_market::types::Pick;
use sp_keyring::Sr25519Keyring::{self, Bob, Charlie, Dave, Eve};
use sp_runtime::Permill;

/// Seconds in a period of the development chain.
const PERIOD: u32 = 12;

/// The devices of some providers.
struct Fleet {
	devices: Vec<(Sr25519Keyring, SoftwareDevice, DeviceIndex)>,
}

impl Fleet {
	/// Each provider with its stake and number of devices.
	fn of(providers: &[(Sr25519Keyring, Balance, u32)]) -> Self {
		let mut devices = Vec::new();
		for (owner, stake, size) in providers {
			register_provider(&account(*owner), *stake);
			next_block();
			for _ in 0..*size {
				let hardware = u32::try_from(devices.len()).expect("a few");
				let device = SoftwareDevice::from_index(hardware);
				let handle = register_device(&device, &account(*owner));
				devices.push((*owner, device, handle));
			}
		}
		let fleet = Self { devices };
		// Devices count from the period after their registration on.
		fleet.work_for(1);
		fleet
	}

	fn of_owner(&self, owner: Sr25519Keyring) -> Vec<DeviceIndex> {
		self.devices
			.iter()
			.filter(|(of, ..)| *of == owner)
			.map(|(.., index)| *index)
			.collect()
	}

	/// Periods pass, in which everything is present and certified as a whole.
	fn work_for(&self, periods: Period) {
		let until = Attestation::now() + periods;
		let mut last = None;
		while Attestation::now() < until {
			for (owner, device, index) in &self.devices {
				prove_open_challenges(device, *index, &account(*owner));
			}
			let certifiable = Attestation::clock_report().certifiable;
			if let Some(period) = certifiable.filter(|period| Some(*period) != last) {
				let entries = self
					.devices
					.iter()
					.map(|(.., index)| (*index, 12, Permill::one()))
					.collect::<Vec<_>>();
				if call(&account(Dave), certificate(period, &entries, 3)).is_ok() {
					last = certifiable;
				}
			}
			next_block();
		}
	}

	/// A provider mints for what its devices have matured.
	fn mint(&self, owner: Sr25519Keyring) {
		let devices = self.of_owner(owner).try_into().expect("they fit");
		assert_ok!(call(&account(owner), Issue::claim { devices }));
	}
}

/// Charlie redeems so many periods of each of so many devices of `provider`.
fn redeem(provider: Sr25519Keyring, devices: u32, periods: u32) -> u64 {
	let redemption = pallet_issuance::NextRedemption::<Runtime>::get();
	assert_ok!(call(
		&account(Charlie),
		Issue::redeem {
			provider: account(provider),
			class: H100,
			devices,
			seconds: periods * PERIOD,
		}
	));
	redemption
}

fn serve(provider: Sr25519Keyring, redemption: u64, devices: Vec<DeviceIndex>) {
	assert_ok!(call(
		&account(provider),
		Issue::serve_redemption {
			redemption,
			devices: devices.try_into().expect("they fit"),
			margin: Permill::zero(),
		}
	));
}

fn accept(redemption: u64) {
	assert_ok!(call(
		&account(Charlie),
		Issue::accept_redemption { redemption }
	));
}

fn credits_on_hold() -> Balance {
	let reason = RuntimeHoldReason::Issuance(pallet_issuance::HoldReason::Redemption);
	Balances::balance_on_hold(&reason, &account(Charlie))
}

fn terms(pledge: Balance) -> OfferTerms {
	OfferTerms {
		price: Price::Fixed(FLRN),
		shortest: PERIOD,
		longest: 100 * PERIOD,
		mode: Mode::Spot,
		service: ServiceLevel {
			availability: Permill::from_percent(99),
			pledge,
		},
		attributes: Attributes {
			region: *b"DE",
			memory_gib: 256,
			interconnect: Interconnect::NvLink,
		},
	}
}

fn post(fleet: &Fleet, owner: Sr25519Keyring, pledge: Balance) -> u64 {
	let offer = pallet_market::NextOffer::<Runtime>::get();
	assert_ok!(call(
		&account(owner),
		pallet_market::Call::post_offer {
			class: H100,
			devices: fleet.of_owner(owner).try_into().expect("they fit"),
			terms: terms(pledge),
		}
	));
	offer
}

fn rent(offer: u64, devices: u32) -> RuntimeCall {
	let pick = Pick {
		offer,
		version: 0,
		devices,
	};
	pallet_market::Call::rent {
		offers: vec![pick].try_into().expect("one fits"),
		term: 20 * PERIOD,
		funded: 20 * PERIOD,
		limit: 2 * FLRN,
		least: devices,
	}
	.into()
}

#[test]
fn credits_burn_by_certified_seconds_and_a_device_is_in_one_use_at_a_time() {
	development(|| {
		let fleet = Fleet::of(&[(Bob, 100 * FLRN, 2)]);
		fleet.work_for(12);
		fleet.mint(Bob);
		let before = Issuance::credit_line(&account(Bob));
		let supply = Issuance::backing();
		let redemption = redeem(Bob, 1, 4);
		let price = 4 * FLRN * Balance::from(PERIOD) / 3_600;
		// Each period that was minted is rounded down on its own.
		let promised = credits_on_hold();
		assert!(promised.abs_diff(price) <= 4);
		let offer = post(&fleet, Bob, 0);
		let device = fleet.of_owner(Bob)[0];
		serve(Bob, redemption, vec![device]);
		accept(redemption);
		let report = Attestation::device_report(device).expect("is there");
		assert_eq!(report.current_use, Some(UseId::Redemption(redemption)));
		// The offer has one device left.
		assert!(call(&account(Eve), rent(offer, 2)).is_err());
		assert_ok!(call(&account(Eve), rent(offer, 1)));

		fleet.work_for(9);
		assert_ok!(call(&account(Eve), Issue::settle_redemption { redemption }));
		let burned = Issuance::backing().redeemed;
		assert_eq!(burned, promised);
		assert_eq!(credits_on_hold(), 0);
		assert_eq!(Issuance::redemption_report(redemption), None);
		let after = Issuance::credit_line(&account(Bob));
		assert_eq!(before.liability - after.liability, burned);
		assert!(after.bond < before.bond);
		assert_eq!(
			supply.total_issuance - Issuance::backing().total_issuance,
			burned
		);
		// The meter is gone with it.
		assert_eq!(
			pallet_attestation::Meters::<Runtime>::iter_prefix(device).count(),
			0
		);
	});
}

#[test]
fn an_issuer_whose_devices_are_booked_delivers_through_a_lease_elsewhere() {
	development(|| {
		let fleet = Fleet::of(&[(Bob, 100 * FLRN, 1), (Eve, 100 * FLRN, 1)]);
		fleet.work_for(12);
		fleet.mint(Bob);
		let redemption = redeem(Bob, 1, 2);
		let offer = post(&fleet, Eve, 0);
		let lease = pallet_market::NextLease::<Runtime>::get();
		assert_ok!(call(&account(Bob), rent(offer, 1)));
		assert_ok!(call(
			&account(Bob),
			Issue::serve_by_lease { redemption, lease }
		));
		let taken = pallet_market::Call::accept_lease { lease };
		assert_noop!(
			call(&account(Bob), taken),
			pallet_market::Error::<Runtime>::SetAside
		);
		accept(redemption);
		let device = fleet.of_owner(Eve)[0];
		let report = Attestation::device_report(device).expect("is there");
		assert_eq!(report.current_use, Some(UseId::Lease(lease)));

		fleet.work_for(4);
		assert_ok!(call(&account(Bob), pallet_market::Call::close { lease }));
		fleet.work_for(5);
		let finalise = || call(&account(Dave), pallet_market::Call::finalise { lease });
		assert_noop!(finalise(), pallet_market::Error::<Runtime>::SetAside);
		assert_ok!(call(
			&account(Dave),
			Issue::settle_redemption { redemption }
		));
		assert_ok!(finalise());
		assert_eq!(Issuance::redemption_report(redemption), None);
		// Charlie's credits burned, and Bob paid Eve, who has her commission's line.
		assert!(Issuance::backing().redeemed > 0);
		assert!(Issuance::credit_line(&account(Eve)).earned > 0);
		assert_eq!(credits_on_hold(), 0);
		assert_eq!(Market::lease_report(lease), None);
	});
}

/// Charlie waits for all that Eve owes, on whose starter it stands: her stake answers for something else.
fn runs_away() -> (Fleet, u64, u64) {
	let fleet = Fleet::of(&[(Eve, FLRN, 2)]);
	fleet.work_for(30);
	fleet.mint(Eve);
	assert!(Issuance::credit_line(&account(Eve)).starter > 0);
	let offer = post(&fleet, Eve, FLRN * 499 / 1_000);
	let owed = Issuance::credit_line(&account(Eve)).classes[0].clone();
	let periods = u32::try_from(owed.time.micros() / 2 / 12_000_000).expect("a few");
	let redemption = redeem(Eve, 2, periods);
	(fleet, offer, redemption)
}

#[test]
fn a_default_burns_what_is_locked_and_bans_the_hardware_for_good() {
	development(|| {
		let (fleet, offer, redemption) = runs_away();
		let before = Issuance::credit_line(&account(Eve));
		let locked = before.bond + before.free_stake;
		let clear = || call(&account(Dave), Issue::clear_overdue { redemption });
		assert_noop!(clear(), IssuanceError::<Runtime>::NotOverdue);
		let report = Issuance::redemption_report(redemption).expect("is there");
		assert_eq!(report.phase, RedemptionPhase::Waiting);
		// Notice, window, and all that is owed.
		fleet.work_for(2 + 2 + 2);
		while Issuance::redemption_report(redemption).is_some_and(|report| {
			let value = report.left.value * Balance::from(report.overdue.micros());
			value / Balance::from(report.left.time.micros().max(1)) <= locked
		}) {
			fleet.work_for(1);
		}
		assert_ok!(clear());
		let backing = Issuance::backing();
		assert_eq!(backing.cleared, locked);
		assert_eq!(backing.defaulted, before.liability - locked);
		assert_eq!(credits_on_hold(), 0);
		let line = Issuance::credit_line(&account(Eve));
		assert!(line.defaulted && line.liability == 0 && line.bond == 0);

		// Neither do her devices prove their presence any more, nor are they anybody's elsewhere.
		assert_ok!(call(
			&account(Eve),
			pallet_market::Call::withdraw_offer { offer }
		));
		for index in fleet.of_owner(Eve) {
			assert_ok!(call(
				&account(Eve),
				pallet_attestation::Call::retire_device { device: index }
			));
		}
		let until = Attestation::now() + 8;
		while Attestation::now() < until {
			next_block();
		}
		for index in fleet.of_owner(Eve) {
			assert_ok!(call(
				&account(Eve),
				pallet_attestation::Call::retire_device { device: index }
			));
		}
		register_provider(&account(Bob), 10 * FLRN);
		for (_, device, _) in &fleet.devices {
			let bob = account(Bob);
			assert_noop!(
				call(&bob, registration(device, &bob)),
				IssuanceError::<Runtime>::HardwareBanned
			);
		}
		// She leaves with what wasn't locked for it.
		assert_ok!(call(&account(Eve), pallet_providers::Call::deregister {}));
		let unbonding = Attestation::now() + 13;
		while Attestation::now() < unbonding {
			next_block();
		}
		assert_ok!(call(
			&account(Eve),
			pallet_providers::Call::withdraw_unbonded {}
		));
		assert!(!pallet_providers::Providers::<Runtime>::contains_key(
			account(Eve)
		));
		assert_eq!(Providers::reputation(&account(Eve)).missing, 0);
	});
}

#[test]
fn the_reserve_burns_for_a_default_what_others_paid_in_beyond_their_lines() {
	development(|| {
		let (fleet, _, redemption) = runs_away();
		// Dave forfeits something: he never accepts what he rents.
		let lease = pallet_market::NextLease::<Runtime>::get();
		let offer = pallet_market::NextOffer::<Runtime>::get() - 1;
		assert_ok!(call(&account(Dave), rent(offer, 2)));
		fleet.work_for(3);
		assert_ok!(call(&account(Bob), pallet_market::Call::finalise { lease }));
		let surplus = Issuance::backing().reserve_surplus;
		assert!(surplus > 0);
		fleet.work_for(10);
		let issued = Issuance::backing().total_issuance;
		assert_ok!(call(&account(Bob), Issue::clear_overdue { redemption }));
		let backing = Issuance::backing();
		assert!(backing.defaulted > 0);
		assert_eq!(backing.made_good, surplus.min(backing.defaulted));
		assert_eq!(
			issued - backing.total_issuance,
			backing.cleared + backing.made_good
		);
		assert_eq!(backing.unbacked, backing.defaulted - backing.made_good);
	});
}
