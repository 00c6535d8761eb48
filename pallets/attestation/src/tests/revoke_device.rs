use super::{deposit, refused};
use crate::{
	mock::*, BannedIdentifiers, BannedIdentities, Capacity, DeviceCredentials, Devices, Event,
	Revocations,
};
use florin_core::{
	traits::{DeviceUses, VerifiedWork},
	work::Work,
	ComputeTime, DeviceIndex, UseId,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

/// The first period that devices of these tests count in.
const FIRST: u32 = FIRST_PERIOD + 1;

fn revoke(device: DeviceIndex) -> DispatchResult {
	Attestation::revoke_device(RuntimeOrigin::signed(GUARD), device)
}

fn retire(device: DeviceIndex) -> DispatchResult {
	Attestation::retire_device(RuntimeOrigin::signed(ALICE), device)
}

/// What `periods` full periods of an H100 are worth.
fn work(periods: u32) -> Work {
	Work {
		time: ComputeTime(12_000_000 * u64::from(periods)),
		value: 3_333_333_333 * u128::from(periods),
	}
}

fn matured(device: DeviceIndex) -> Work {
	Attestation::matured(&ALICE, device).unwrap().current
}

/// A device that has been certified for the first `periods`.
fn certified(periods: u32) -> DeviceIndex {
	let device = plant(&ALICE);
	for period in FIRST..FIRST + periods {
		run_until_certifiable(period);
		assert_ok!(certify(device, period));
	}
	device
}

#[test]
fn what_has_matured_stays_and_the_rest_is_void() {
	quietly(|| {
		let index = certified(4);
		let id = device(index).id;
		run_to_period(FIRST + 7);
		assert_ok!(revoke(index));
		System::assert_has_event(
			Event::DeviceRevoked {
				device: index,
				voided: work(2),
			}
			.into(),
		);
		System::assert_last_event(Event::HardwareBanned { id }.into());
		assert_eq!(device(index).revoked_in, Some(FIRST + 7));
		assert_eq!(matured(index), work(2));
		run_to_period(FIRST + 20);
		assert_eq!(matured(index), work(2));
		assert_noop!(Attestation::consume(index, work(3)), Error::MoreThanMatured);
		assert_ok!(Attestation::consume(index, work(2)));
	});
}

#[test]
fn a_period_is_void_until_it_leaves_the_ring() {
	for (revoked_in, stays) in [(FIRST + 5, 0), (FIRST + 6, 1)] {
		quietly(|| {
			let device = certified(1);
			run_to_period(revoked_in);
			assert_ok!(revoke(device));
			run_to_period(FIRST + 20);
			assert_eq!(matured(device), work(stays));
		});
	}
}

#[test]
fn a_revoked_device_is_no_capacity_and_vouches_for_nothing() {
	quietly(|| {
		let index = plant(&ALICE);
		plant(&ALICE);
		assert_ok!(revoke(index));
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 1);
		assert_eq!(Departed::get(), vec![(device(index).id, ALICE)]);
		// It isn't counted off twice, and no certificate was revoked.
		assert_ok!(Attestation::matured(&ALICE, index));
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 1);
		assert_eq!(Revocations::<Test>::get(), 0);
	});
}

#[test]
fn it_takes_who_may_tighten() {
	quietly(|| {
		let device = plant(&ALICE);
		for origin in [
			RuntimeOrigin::signed(ALICE),
			RuntimeOrigin::signed(CAROL),
			RuntimeOrigin::none(),
		] {
			assert_noop!(Attestation::revoke_device(origin, device), BadOrigin);
		}
		let other = plant(&ALICE);
		assert_ok!(revoke(device));
		assert_ok!(Attestation::revoke_device(RuntimeOrigin::root(), other));
	});
}

#[test]
fn a_device_is_revoked_once() {
	quietly(|| {
		let device = plant(&ALICE);
		assert_ok!(revoke(device));
		assert_noop!(revoke(device), Error::AlreadyBanned);
		assert_noop!(revoke(device + 1), Error::UnknownDevice);
	});
}

#[test]
fn a_device_that_was_revoked_with_a_certificate_is_banned_as_of_that_revocation() {
	quietly(|| {
		let index = certified(4);
		run_to_period(FIRST + 7);
		let certificate = DeviceCredentials::<Test>::get(index).unwrap().certificates[0];
		let root = RuntimeOrigin::root;
		assert_ok!(Attestation::revoke_certificate(root(), certificate));
		run_to_period(FIRST + 9);
		System::reset_events();
		assert_ok!(revoke(index));
		assert_eq!(device(index).revoked_in, Some(FIRST + 7));
		assert!(BannedIdentities::<Test>::contains_key(device(index).id));
		let voided = work(2);
		System::assert_has_event(
			Event::DeviceRevoked {
				device: index,
				voided,
			}
			.into(),
		);
		assert_eq!(System::events().len(), 2);
		assert_eq!(matured(index), work(2));
	});
}

#[test]
fn a_retired_device_can_be_revoked() {
	quietly(|| {
		let device = certified(1);
		assert_ok!(retire(device));
		assert_ok!(revoke(device));
		run_to_period(FIRST + 8);
		assert!(matured(device).is_zero());
		assert_ok!(retire(device));
	});
}

#[test]
fn certificates_leave_a_revoked_device_out() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), plant(&ALICE));
		run_until_certifiable(FIRST);
		assert_ok!(revoke(one));
		// The period is before the revocation.
		assert_noop!(certify(one, FIRST), Error::DeviceRevoked);
		assert_ok!(submit(body(FIRST, vec![entry(one, 12), entry(two, 12)])));
		assert!(device(one).activity.slot(FIRST).is_none());
		assert!(device(two).activity.slot(FIRST).is_some());
	});
}

#[test]
fn a_revoked_device_proves_nothing() {
	strictly(|| {
		let device = register(&ALICE, 0);
		run_to_period(FIRST);
		run_to_block(challenge_block(device, FIRST) + 1);
		assert_ok!(revoke(device));
		assert_noop!(prove(&ALICE, device, &gpu(0), FIRST), Error::DeviceRevoked);
		assert_eq!(Attestation::challenges(device), vec![]);
	});
}

#[test]
fn a_revoked_device_is_not_updated() {
	quietly(|| {
		let device = register(&ALICE, 0);
		assert_ok!(revoke(device));
		let (nonce, block) = fresh_challenge(&ALICE);
		let report = gpu(0).with_leaf_generation(1).report(nonce);
		let chain = der(chain_of_generation(0, 1));
		let origin = RuntimeOrigin::signed(ALICE);
		assert_noop!(
			Attestation::update_device(origin, device, chain, bytes(report), block),
			Error::DeviceRevoked
		);
	});
}

#[test]
fn a_revoked_device_is_not_used_again_and_its_use_ends() {
	quietly(|| {
		let (device, id) = (plant(&ALICE), UseId::Lease(1));
		assert_ok!(Attestation::begin(&ALICE, device, id, FOREVER));
		assert_ok!(revoke(device));
		assert_noop!(retire(device), Error::DeviceOccupied);
		run_to_period(FIRST + 2);
		assert_ok!(Attestation::end(device, id));
		assert_noop!(
			Attestation::begin(&ALICE, device, UseId::Lease(2), FOREVER),
			Error::DeviceRevoked
		);
		assert_ok!(retire(device));
	});
}

#[test]
fn uses_keep_what_they_were_credited_with() {
	quietly(|| {
		let (device, id) = (plant(&ALICE), UseId::Lease(1));
		run_to_period(FIRST);
		assert_ok!(Attestation::begin(&ALICE, device, id, FOREVER));
		run_until_certifiable(FIRST);
		assert_ok!(certify(device, FIRST));
		assert_ok!(revoke(device));
		let meter = <Attestation as DeviceUses<AccountId>>::meter(device, id, u32::MAX);
		assert_eq!(meter.seconds, 12);
	});
}

#[test]
fn the_provider_removes_a_revoked_device_and_gets_the_deposit_back() {
	quietly(|| {
		let device = plant(&ALICE);
		assert_ok!(revoke(device));
		assert!(deposit(&ALICE) > 0);
		assert_ok!(retire(device));
		run_to_period(FIRST_PERIOD + 6);
		assert_ok!(retire(device));
		assert!(!Devices::<Test>::contains_key(device));
		assert_eq!(deposit(&ALICE), 0);
	});
}

#[test]
fn banned_hardware_is_never_registered_again() {
	quietly(|| {
		let device = register(&ALICE, 0);
		assert_ok!(revoke(device));
		let register = |who| refused(|| register_with(who, H100, &gpu(0), chain_of(0)));
		assert_eq!(register(&ALICE), Error::HardwareBanned.into());
		assert_eq!(register(&BOB), Error::HardwareBanned.into());
		assert_ok!(retire(device));
		run_to_period(FIRST_PERIOD + 6);
		assert_ok!(retire(device));
		assert_eq!(register(&ALICE), Error::HardwareBanned.into());
		assert_eq!(register(&BOB), Error::HardwareBanned.into());
		// Not with another leaf either.
		let updated = gpu(0).with_leaf_generation(1);
		assert_noop!(
			register_with(&BOB, H100, &updated, chain_of_generation(0, 1)),
			Error::HardwareBanned
		);
		let summary = Attestation::evidence_summary(&chain_of(0), &gpu(0).report([5; 32])).unwrap();
		assert!(summary.revoked);
	});
}

#[test]
fn nor_is_other_hardware_with_its_identifier() {
	quietly(|| {
		let mut id = [0; 32];
		id[..8].copy_from_slice(&gpu(0).pdi());
		let device = crate::fixtures::plant::<Test>(&ALICE, H100, id);
		assert_ok!(revoke(device));
		assert!(BannedIdentifiers::<Test>::contains_key(gpu(0).pdi()));
		assert_ok!(retire(device));
		run_to_period(FIRST_PERIOD + 6);
		assert_ok!(retire(device));
		assert_noop!(
			register_with(&BOB, H100, &gpu(0), chain_of(0)),
			Error::HardwareBanned
		);
		assert_ok!(register_with(&BOB, H100, &gpu(1), chain_of(1)));
	});
}
