use super::refused;
use crate::{mock::*, DeviceCredentials, Event};
use florin_evidence::{software::SoftwareDevice, EvidenceError};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo};

fn updated(index: u32) -> SoftwareDevice {
	gpu(index).with_leaf_generation(1)
}

/// Updates the device at `handle` with the evidence of software device `index`, generation 1.
fn update(who: &AccountId, handle: u32, index: u32) -> DispatchResultWithPostInfo {
	let (nonce, block) = fresh_challenge(who);
	let report = bytes(updated(index).report(nonce));
	let chain = der(chain_of_generation(index, 1));
	Attestation::update_device(
		RuntimeOrigin::signed(who.clone()),
		handle,
		chain,
		report,
		block,
	)
	.map(Into::into)
	.map_err(Into::into)
}

#[test]
fn a_new_leaf_speaks_for_the_same_device() {
	quietly(|| {
		let handle = register(&ALICE, 0);
		let before = device(handle);
		assert_ok!(update(&ALICE, handle, 0));
		let credentials = DeviceCredentials::<Test>::get(handle).unwrap();
		assert_eq!(credentials.leaf_key, updated(0).leaf_key());
		assert_eq!(credentials.fwid, updated(0).fwid());
		assert_eq!(credentials.certificates, updated(0).certificate_ids());
		assert_eq!(device(handle), before);
		let firmware = updated(0).firmware_id();
		System::assert_last_event(
			Event::DeviceUpdated {
				device: handle,
				firmware,
			}
			.into(),
		);
	});
}

#[test]
fn only_the_new_leaf_proves_presence_after_an_update() {
	strictly(|| {
		let handle = register(&ALICE, 0);
		assert_ok!(update(&ALICE, handle, 0));
		run_to_period(FIRST_PERIOD + 1);
		run_to_block(challenge_block(handle, now()) + 1);
		assert_noop!(
			prove(&ALICE, handle, &gpu(0), now()),
			failed(EvidenceError::FwidMismatch)
		);
		assert_ok!(prove(&ALICE, handle, &updated(0), now()));
	});
}

#[test]
fn an_update_needs_fresh_evidence_of_the_provider() {
	quietly(|| {
		let handle = register(&ALICE, 0);
		run_to_block(200);
		let attempt = |nonce, block| {
			let report = bytes(updated(0).report(nonce));
			let chain = der(chain_of_generation(0, 1));
			let origin = RuntimeOrigin::signed(ALICE);
			Attestation::update_device(origin, handle, chain, report, block)
		};
		let (_, block) = fresh_challenge(&ALICE);
		assert_noop!(
			attempt(register_challenge(&BOB, block), block),
			failed(EvidenceError::NonceMismatch)
		);
		assert_noop!(
			attempt(register_challenge(&ALICE, 71), 71),
			Error::BlockTooOld
		);
		assert_noop!(
			attempt(register_challenge(&ALICE, 200), 200),
			Error::BlockInFuture
		);
	});
}

#[test]
fn an_update_with_another_devices_evidence_is_refused() {
	quietly(|| {
		let handle = register(&ALICE, 0);
		assert_noop!(update(&ALICE, handle, 1), Error::AnotherDevice);
	});
}

#[test]
fn a_changed_identifier_is_refused() {
	quietly(|| {
		let handle = register(&ALICE, 0);
		DeviceCredentials::<Test>::mutate(handle, |row| row.as_mut().unwrap().pdi = [1; 8]);
		assert_noop!(update(&ALICE, handle, 0), Error::AnotherDevice);
		DeviceCredentials::<Test>::mutate(handle, |row| row.as_mut().unwrap().pdi = gpu(0).pdi());
	});
}

#[test]
fn only_the_provider_updates_its_active_device() {
	quietly(|| {
		let handle = register(&ALICE, 0);
		assert_noop!(update(&BOB, handle, 0), Error::NotYourDevice);
		assert_noop!(update(&ALICE, handle + 1, 0), Error::UnknownDevice);
		assert_ok!(Attestation::retire_device(
			RuntimeOrigin::signed(ALICE),
			handle
		));
		assert_noop!(update(&ALICE, handle, 0), Error::DeviceRetired);
	});
}

#[test]
fn an_update_to_revoked_or_unlisted_evidence_is_refused() {
	quietly(|| {
		let handle = register(&ALICE, 0);
		let firmware = gpu(0).firmware();
		assert_ok!(Attestation::set_policy(
			RuntimeOrigin::root(),
			firmware,
			None
		));
		assert_noop!(update(&ALICE, handle, 0), Error::FirmwareNotAllowed);
		assert_ok!(Attestation::set_policy(
			RuntimeOrigin::root(),
			firmware,
			Some(LEASED_ONLY)
		));
		assert_noop!(update(&ALICE, handle, 0), Error::FirmwareOfAnotherClass);
		let leaf = updated(0).certificate_ids()[0];
		assert_ok!(Attestation::revoke_certificate(RuntimeOrigin::root(), leaf));
		assert_noop!(update(&ALICE, handle, 0), Error::CertificateIsRevoked);
	});
}

#[test]
fn an_update_does_not_make_a_device_fresh() {
	strictly(|| {
		let handle = register(&ALICE, 0);
		run_until_certifiable(FIRST_PERIOD + 1);
		assert!(!touched(handle).is_fresh());
		assert_ok!(update(&ALICE, handle, 0));
		assert!(!touched(handle).is_fresh());
	});
}

#[test]
fn a_refused_update_leaves_the_old_leaf() {
	quietly(|| {
		let handle = register(&ALICE, 0);
		refused(|| update(&ALICE, handle, 1));
		let credentials = DeviceCredentials::<Test>::get(handle).unwrap();
		assert_eq!(credentials.leaf_key, gpu(0).leaf_key());
	});
}
