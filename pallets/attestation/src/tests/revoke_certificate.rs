use super::{deposit, state};
use crate::{mock::*, Capacity, DeviceCredentials, Event, Revocations, Revoked, WeightInfo};
use florin_core::{
	traits::{DeviceUses, VerifiedWork},
	work::Work,
	ComputeTime, DeviceIndex, UseId,
};
use florin_evidence::CertificateId;
use frame_support::{assert_noop, assert_ok, dispatch::Pays, weights::Weight};
use sp_runtime::DispatchResult;

/// The first period that devices of these tests count in.
const FIRST: u32 = FIRST_PERIOD + 1;

/// A certificate that no device has.
const UNRELATED: CertificateId = CertificateId {
	issuer: [1; 32],
	serial: [2; 20],
};

fn revoke(certificate: CertificateId) -> DispatchResult {
	Attestation::revoke_certificate(RuntimeOrigin::signed(GUARD), certificate)
}

/// Revokes the certificate of a device at `position` of its chain.
fn revoke_of(device: DeviceIndex, position: usize) {
	let credentials = DeviceCredentials::<Test>::get(device).unwrap();
	assert_ok!(revoke(credentials.certificates[position]));
}

/// Anybody touches the device; answers whether that has a fee.
fn touch(device: DeviceIndex) -> Pays {
	Attestation::touch_device(RuntimeOrigin::signed(CAROL), device)
		.unwrap()
		.pays_fee
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
	Attestation::matured(&device_owner(device), device)
		.unwrap()
		.current
}

fn device_owner(index: DeviceIndex) -> AccountId {
	device(index).provider
}

/// Certifies all of `devices` for the first `periods`.
fn certify_all(devices: &[DeviceIndex], periods: u32) {
	for period in FIRST..FIRST + periods {
		run_until_certifiable(period);
		let entries = devices.iter().map(|device| entry(*device, 12)).collect();
		assert_ok!(submit(body(period, entries)));
	}
}

/// A device that has been certified for the first `periods`.
fn certified(periods: u32) -> DeviceIndex {
	let device = plant(&ALICE);
	certify_all(&[device], periods);
	device
}

fn voided(device: DeviceIndex) -> Option<Work> {
	System::events()
		.into_iter()
		.find_map(|record| match record.event {
			RuntimeEvent::Attestation(Event::DeviceRevoked {
				device: revoked,
				voided,
			}) if revoked == device => Some(voided),
			_ => None,
		})
}

#[test]
fn a_certificate_is_revoked_once() {
	quietly(|| {
		run_to_period(FIRST);
		assert_ok!(revoke(UNRELATED));
		System::assert_last_event(
			Event::CertificateRevoked {
				certificate: UNRELATED,
			}
			.into(),
		);
		assert_eq!(Revoked::<Test>::get(UNRELATED), Some(FIRST));
		assert_eq!(Revocations::<Test>::get(), 1);
		assert_noop!(revoke(UNRELATED), Error::AlreadyRevoked);
		assert_eq!(Revocations::<Test>::get(), 1);
	});
}

#[test]
fn an_issuer_takes_its_devices_along_when_they_are_touched_and_no_others() {
	quietly(|| {
		let devices = [register(&ALICE, 0), register(&BOB, 1), plant(&BOB)];
		certify_all(&devices, 4);
		run_to_period(FIRST + 7);
		let provisioner = gpu(0).certificate_ids()[2];
		assert_eq!(provisioner, gpu(1).certificate_ids()[2]);
		let rows = devices.map(device);
		assert_ok!(revoke(provisioner));
		assert_eq!(devices.map(device), rows, "nothing iterates over devices");
		assert_eq!(Capacity::<Test>::get(BOB, H100), 2);

		run_to_period(FIRST + 8);
		assert_eq!(devices.map(touch), [Pays::No, Pays::No, Pays::Yes]);
		assert_eq!(devices.map(voided), [Some(work(2)), Some(work(2)), None]);
		assert_eq!(
			devices.map(|index| device(index).revoked_in),
			[Some(FIRST + 7), Some(FIRST + 7), None]
		);
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 0);
		assert_eq!(Capacity::<Test>::get(BOB, H100), 1);
		let ids = [gpu(0).device_id(), gpu(1).device_id()];
		assert_eq!(Departed::get(), vec![(ids[0], ALICE), (ids[1], BOB)]);

		run_to_period(FIRST + 20);
		assert_eq!(devices.map(matured), [work(2), work(2), work(4)]);
		assert_eq!(touch(devices[0]), Pays::Yes, "it doesn't stop twice");
	});
}

#[test]
fn what_had_matured_by_the_revocation_stays_however_late_the_device_is_touched() {
	for touched_in in [FIRST + 7, FIRST + 8, FIRST + 12, FIRST + 60] {
		quietly(|| {
			let device = certified(4);
			run_to_period(FIRST + 7);
			revoke_of(device, 4);
			jump_to_period(touched_in.max(now()));
			touch(device);
			assert_eq!(voided(device), Some(work(2)));
			assert_eq!(matured(device), work(2));
		});
	}
}

#[test]
fn a_period_is_void_until_it_leaves_the_ring() {
	for (revoked_in, stays) in [(FIRST + 5, 0), (FIRST + 6, 1)] {
		quietly(|| {
			let device = certified(1);
			run_to_period(revoked_in);
			revoke_of(device, 0);
			run_to_period(FIRST + 20);
			assert_eq!(matured(device), work(stays));
			assert_eq!(voided(device), Some(work(1 - stays)));
		});
	}
}

#[test]
fn a_device_that_nobody_touched_for_long_keeps_what_had_matured() {
	quietly(|| {
		let device = certified(4);
		run_to_period(FIRST + 40);
		revoke_of(device, 3);
		run_to_period(FIRST + 41);
		assert_eq!(matured(device), work(4));
		assert_eq!(voided(device), Some(Work::default()));
		assert_ok!(Attestation::consume(device, work(4)));
	});
}

#[test]
fn the_earliest_of_several_revocations_counts() {
	for [first, second] in [[0, 4], [4, 0]] {
		quietly(|| {
			let index = certified(4);
			run_to_period(FIRST + 7);
			revoke_of(index, first);
			run_to_period(FIRST + 8);
			revoke_of(index, second);
			touch(index);
			assert_eq!(device(index).revoked_in, Some(FIRST + 7));
			assert_eq!(matured(index), work(2));
		});
	}
}

#[test]
fn a_later_revocation_changes_nothing_for_a_revoked_device() {
	quietly(|| {
		let index = certified(4);
		revoke_of(index, 0);
		touch(index);
		let revoked_in = device(index).revoked_in;
		run_to_period(FIRST + 9);
		revoke_of(index, 1);
		System::reset_events();
		touch(index);
		assert_eq!(device(index).revoked_in, revoked_in);
		assert_eq!(voided(index), None);
	});
}

#[test]
fn an_unrelated_revocation_is_noted_once() {
	quietly(|| {
		let index = certified(2);
		assert_ok!(revoke(UNRELATED));
		assert_eq!(device(index).revocations_seen, 0);
		touch(index);
		assert_eq!(device(index).revocations_seen, 1);
		assert_eq!(device(index).revoked_in, None);
		run_to_period(FIRST + 10);
		assert_eq!(matured(index), work(2));
		// What registers later has been compared with it.
		assert_eq!(device(register(&ALICE, 0)).revocations_seen, 1);
	});
}

#[test]
fn what_lands_after_the_revocation_is_left_out_and_the_rest_lands() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), plant(&ALICE));
		run_until_certifiable(FIRST);
		revoke_of(one, 2);
		let row = device(one);
		assert_noop!(certify(one, FIRST), Error::DeviceRevoked);
		assert_ok!(submit(body(FIRST, vec![entry(one, 12), entry(two, 12)])));
		System::assert_last_event(
			Event::CertificateTaken {
				period: FIRST,
				round: 0,
				epoch: 0,
				landed: 1,
				skipped: 1,
				refunded: true,
			}
			.into(),
		);
		assert_eq!(device(one), row, "it waits for the next touch");
		assert_eq!(device(two).revocations_seen, 1);
		touch(one);
		assert_noop!(certify(one, FIRST), Error::DeviceRevoked);
	});
}

#[test]
fn a_certificate_pays_for_chains_that_it_compares_and_no_others() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), plant(&ALICE));
		let land = |period, entries| {
			run_until_certifiable(period);
			let body = body(period, entries);
			let signatures = signed(&body, 0, 1..=3);
			let charged = Attestation::certificate_weight(&body, &signatures);
			let origin = RuntimeOrigin::signed(CAROL);
			let post = Attestation::submit_certificate(origin, 0, body, signatures).unwrap();
			let actual = post.actual_weight.unwrap();
			assert!(actual.all_lte(charged));
			assert!(charged.all_gte(<()>::compare_chains(2)));
			actual
		};
		let both = |period| land(period, vec![entry(one, 12), entry(two, 12)]);
		let usual = |decided| -> Weight {
			<()>::submit_certificate(2)
				.saturating_add(<()>::check_signers(3))
				.saturating_add(<()>::credit_uses(0))
				.saturating_add(<()>::decide_periods(decided))
		};
		assert_eq!(both(FIRST), usual(2));
		assert_ok!(revoke(UNRELATED));
		assert_eq!(
			both(FIRST + 1),
			usual(2).saturating_add(<()>::compare_chains(2))
		);
		assert_eq!(both(FIRST + 2), usual(2));
		revoke_of(one, 1);
		// Until it is touched, the revoked one is compared each time.
		assert_eq!(
			both(FIRST + 3),
			usual(1).saturating_add(<()>::compare_chains(2))
		);
		assert_eq!(
			both(FIRST + 4),
			usual(1).saturating_add(<()>::compare_chains(1))
		);
		touch(one);
		assert_eq!(both(FIRST + 5), usual(1));
	});
}

#[test]
fn a_device_with_a_revoked_certificate_is_not_used_updated_or_present() {
	strictly(|| {
		let index = register(&ALICE, 0);
		run_to_period(FIRST);
		run_to_block(challenge_block(index, FIRST) + 1);
		revoke_of(index, 2);
		let refuse = || {
			assert_noop!(prove(&ALICE, index, &gpu(0), FIRST), Error::DeviceRevoked);
			assert_noop!(
				Attestation::begin(&ALICE, index, UseId::Lease(1), FOREVER),
				Error::DeviceRevoked
			);
			let (nonce, block) = fresh_challenge(&ALICE);
			let report = bytes(gpu(0).with_leaf_generation(1).report(nonce));
			let chain = der(chain_of_generation(0, 1));
			let origin = RuntimeOrigin::signed(ALICE);
			assert_noop!(
				Attestation::update_device(origin, index, chain, report, block),
				Error::DeviceRevoked
			);
		};
		refuse();
		touch(index);
		refuse();
	});
}

#[test]
fn an_open_use_ends_whatever_was_revoked() {
	quietly(|| {
		let (index, id) = (plant(&ALICE), UseId::Redemption(1));
		assert_ok!(Attestation::begin(&ALICE, index, id, FOREVER));
		run_to_period(FIRST);
		revoke_of(index, 0);
		run_to_period(FIRST + 3);
		assert_ok!(Attestation::end(index, id));
		assert_eq!(device(index).revoked_in, Some(FIRST));
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 0);
		assert_ok!(retire(index));
	});
}

#[test]
fn the_hardware_registers_again_with_another_chain() {
	quietly(|| {
		let index = register(&ALICE, 0);
		let updated = gpu(0).with_leaf_generation(1);
		revoke_of(index, 0);
		let again = |who| register_with(who, H100, &updated, chain_of_generation(0, 1));
		assert_noop!(
			register_with(&ALICE, H100, &gpu(0), chain_of(0)),
			Error::CertificateIsRevoked
		);
		assert_noop!(again(&ALICE), Error::AlreadyRegistered);
		assert_noop!(again(&BOB), Error::RegisteredElsewhere);
		assert_ok!(retire(index));
		assert_eq!(device(index).revoked_in, Some(FIRST_PERIOD));
		assert_noop!(again(&ALICE), Error::RetirementUnfinished);
		run_to_period(FIRST_PERIOD + 6);
		assert_ok!(retire(index));
		assert_eq!(deposit(&ALICE), 0);
		assert_noop!(
			register_with(&ALICE, H100, &gpu(0), chain_of(0)),
			Error::CertificateIsRevoked
		);
		assert_ok!(again(&BOB));
		let row = device(index + 1);
		assert_eq!((row.revoked_in, row.revocations_seen), (None, 1));
	});
}

#[test]
fn a_leaf_that_the_device_no_longer_has_does_not_concern_it() {
	quietly(|| {
		let index = register(&ALICE, 0);
		let (nonce, block) = fresh_challenge(&ALICE);
		let report = bytes(gpu(0).with_leaf_generation(1).report(nonce));
		let chain = der(chain_of_generation(0, 1));
		let origin = RuntimeOrigin::signed(ALICE);
		assert_ok!(Attestation::update_device(
			origin, index, chain, report, block
		));
		assert_ok!(revoke(gpu(0).certificate_ids()[0]));
		touch(index);
		assert_eq!(device(index).revoked_in, None);
	});
}

#[test]
fn a_report_tells_of_a_revocation_before_anybody_touched_the_device() {
	quietly(|| {
		let index = certified(4);
		run_to_period(FIRST + 7);
		assert!(!Attestation::device_report(index).unwrap().revoked);
		revoke_of(index, 3);
		run_to_period(FIRST + 9);
		let before = state();
		let told = Attestation::device_report(index).unwrap();
		assert!(told.revoked && told.maturing.is_zero());
		assert_eq!(told.matured.current, work(2));
		assert_eq!(Attestation::challenges(index), vec![]);
		assert_eq!(before, state());
	});
}

#[test]
fn a_removed_root_voids_nothing() {
	quietly(|| {
		let device = register(&ALICE, 0);
		certify_all(&[device], 2);
		let root = florin_evidence::software::software_root_hash();
		assert_ok!(Attestation::remove_root(RuntimeOrigin::root(), root));
		run_to_period(FIRST + 10);
		assert_eq!(matured(device), work(2));
	});
}
