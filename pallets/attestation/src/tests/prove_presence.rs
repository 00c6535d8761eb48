use super::{is_evidence_error, refused, undone};
use crate::{mock::*, Capacity, Event};
use codec::Encode;
use florin_core::traits::VerifiedWork;
use florin_evidence::{
	presence_nonce,
	software::{flip_bit, malleate_signature, software_root_hash},
	EvidenceError,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	storage::with_transaction,
};
use sp_runtime::TransactionOutcome;

/// Registers the software device 0 and runs to the block after its challenge in the next period.
fn challenged() -> (u32, u32) {
	let device = register(&ALICE, 0);
	let period = FIRST_PERIOD + 1;
	run_to_period(period);
	run_to_block(challenge_block(device, period) + 1);
	(device, period)
}

fn send(device: u32, period: u32, report: Vec<u8>) -> DispatchResultWithPostInfo {
	Attestation::prove_presence(RuntimeOrigin::signed(ALICE), device, period, bytes(report))
}

#[test]
fn a_challenged_device_proves_its_presence_for_free() {
	strictly(|| {
		let (device, period) = challenged();
		let post = prove(&ALICE, device, &gpu(0), period).unwrap();
		assert_eq!(post.pays_fee, Pays::No);
		assert!(touched(device).proven_in(period));
		assert_eq!(
			Present::get(),
			vec![(gpu(0).device_id(), ALICE, H100, period)]
		);
		System::assert_last_event(Event::PresenceProven { device, period }.into());
		run_until_certifiable(period);
		assert_eq!(touched(device).presence.fresh_in(period), Some(true));
		assert_eq!(touched(device).presence.proven_in(period), Some(true));
	});
}

#[test]
fn a_failed_proof_pays_its_fee() {
	strictly(|| {
		let (device, period) = challenged();
		let mut report = presence_report(&ALICE, device, &gpu(0), period);
		flip_bit(&mut report, 8 * 70);
		let error = send(device, period, report).unwrap_err();
		assert_eq!(error.post_info.pays_fee, Pays::Yes);
	});
}

#[test]
fn a_proof_lands_in_the_blocks_after_the_challenge_only() {
	strictly(|| {
		let device = register(&ALICE, 0);
		let period = FIRST_PERIOD + 1;
		run_to_period(period);
		let challenge = challenge_block(device, period);
		run_to_block(challenge);
		assert_noop!(prove(&ALICE, device, &gpu(0), period), Error::ProofTooEarly);
		let would_land = || {
			with_transaction(|| {
				let proven = prove(&ALICE, device, &gpu(0), period);
				TransactionOutcome::Rollback(proven.map_err(|error| error.error))
			})
		};
		run_to_block(challenge + 1);
		assert_ok!(would_land());
		run_to_block(challenge + 3);
		assert_ok!(would_land());
		run_to_block(challenge + 4);
		assert_noop!(prove(&ALICE, device, &gpu(0), period), Error::ProofTooLate);
	});
}

#[test]
fn a_stall_does_not_shorten_the_window() {
	strictly(|| {
		let (device, period) = challenged();
		// The clock leaps, the next block is still within the window.
		jump_to_period(period + 50);
		assert_ok!(prove(&ALICE, device, &gpu(0), period));
	});
}

#[test]
fn an_unchallenged_fresh_device_has_nothing_to_prove() {
	quietly(|| {
		let (device, period) = challenged();
		assert_noop!(prove(&ALICE, device, &gpu(0), period), Error::NotChallenged);
	});
}

#[test]
fn the_period_of_the_registration_needs_no_proof() {
	strictly(|| {
		let device = register(&ALICE, 0);
		run_to_block(challenge_block(device, FIRST_PERIOD) + 1);
		assert_noop!(
			prove(&ALICE, device, &gpu(0), FIRST_PERIOD),
			Error::NotChallenged
		);
	});
}

#[test]
fn an_unfresh_device_may_prove_any_later_period() {
	strictly(|| {
		let device = register(&ALICE, 0);
		run_until_certifiable(FIRST_PERIOD + 1);
		assert_ok!(Attestation::matured(&ALICE, device));
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 0);
		// From now on nobody is challenged.
		crate::Params::<Test>::put(quiet());
		let period = now() + 1;
		run_to_period(period);
		run_to_block(challenge_block(device, period) + 1);
		assert!(!touched(device).is_fresh());
		assert_ok!(prove(&ALICE, device, &gpu(0), period));
		assert!(touched(device).is_fresh());
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 1);
		run_until_certifiable(period + 1);
		let presence = touched(device).presence;
		assert_eq!(presence.fresh_in(period - 1), Some(false));
		assert_eq!(presence.fresh_in(period), Some(true));
		assert_eq!(presence.fresh_in(period + 1), Some(true));
	});
}

#[test]
fn a_period_is_proven_once() {
	strictly(|| {
		let (device, period) = challenged();
		let mut twin = presence_report(&ALICE, device, &gpu(0), period);
		malleate_signature(&mut twin);
		assert_ok!(send(device, period, twin.clone()));
		// Neither the twin nor the original is credited again.
		assert_noop!(send(device, period, twin), Error::AlreadyProven);
		assert_noop!(prove(&ALICE, device, &gpu(0), period), Error::AlreadyProven);
		assert_eq!(Present::get().len(), 1);
	});
}

#[test]
fn a_decided_period_is_still_known_as_proven() {
	strictly(|| {
		let (device, period) = challenged();
		assert_ok!(prove(&ALICE, device, &gpu(0), period));
		run_until_certifiable(period);
		assert_noop!(prove(&ALICE, device, &gpu(0), period), Error::AlreadyProven);
	});
}

#[test]
fn only_the_provider_proves_its_device() {
	strictly(|| {
		let (device, period) = challenged();
		assert_noop!(prove(&BOB, device, &gpu(0), period), Error::NotYourDevice);
		let report = presence_report(&ALICE, device, &gpu(0), period);
		assert_noop!(send(device + 1, period, report), Error::UnknownDevice);
	});
}

#[test]
fn a_retired_device_proves_nothing() {
	strictly(|| {
		let (device, period) = challenged();
		assert_ok!(Attestation::retire_device(
			RuntimeOrigin::signed(ALICE),
			device
		));
		assert_noop!(prove(&ALICE, device, &gpu(0), period), Error::DeviceRetired);
	});
}

#[test]
fn a_period_without_a_start_cannot_be_proven() {
	strictly(|| {
		let (device, period) = challenged();
		let report = presence_report(&ALICE, device, &gpu(0), period);
		assert_noop!(send(device, period + 1, report), Error::PeriodWithoutStart);
	});
}

#[test]
fn the_report_answers_this_challenge() {
	strictly(|| {
		let (device, period) = challenged();
		let id = gpu(0).device_id();
		let hash = System::block_hash(challenge_block(device, period)).0;
		let other = System::block_hash(challenge_block(device, period) - 1).0;
		let genesis = GenesisHash::get().0;
		let alice = ALICE.encode();
		for (what, nonce) in [
			(
				"another account",
				presence_nonce(&genesis, &id, period, &hash, &BOB.encode()),
			),
			(
				"another chain",
				presence_nonce(&[1; 32], &id, period, &hash, &alice),
			),
			(
				"another block",
				presence_nonce(&genesis, &id, period, &other, &alice),
			),
			(
				"another period",
				presence_nonce(&genesis, &id, period + 1, &hash, &alice),
			),
			(
				"another device",
				presence_nonce(&genesis, &[1; 32], period, &hash, &alice),
			),
			("a registration", fresh_challenge(&ALICE).0),
		] {
			let error = refused(|| send(device, period, gpu(0).report(nonce)));
			assert_eq!(error, failed(EvidenceError::NonceMismatch).into(), "{what}");
		}
	});
}

#[test]
fn the_report_is_the_devices_own() {
	strictly(|| {
		let (device, period) = challenged();
		let hash = System::block_hash(challenge_block(device, period)).0;
		let id = gpu(0).device_id();
		let nonce = presence_nonce(&GenesisHash::get().0, &id, period, &hash, &ALICE.encode());
		assert_noop!(
			send(device, period, gpu(1).report(nonce)),
			failed(EvidenceError::ReportSignature)
		);
	});
}

#[test]
fn a_flipped_bit_in_any_region_of_the_report_is_refused() {
	strictly(|| {
		let (device, period) = challenged();
		let report = presence_report(&ALICE, device, &gpu(0), period);
		let len = report.len();
		for byte in [1, 20, 36, 38, 41, 42, 46, 70, len - 110, len - 90, len - 1] {
			let mut report = report.clone();
			flip_bit(&mut report, 8 * byte);
			let error = refused(|| send(device, period, report));
			assert!(is_evidence_error(error), "byte {byte}: {error:?}");
		}
	});
}

#[test]
fn todays_policy_roots_and_revocations_decide() {
	strictly(|| {
		let (device, period) = challenged();
		let attempt = || prove(&ALICE, device, &gpu(0), period);
		let root = RuntimeOrigin::root;
		let firmware = gpu(0).firmware();
		assert_ok!(Attestation::set_policy(root(), firmware, None));
		assert_noop!(attempt(), Error::FirmwareNotAllowed);
		assert_ok!(Attestation::set_policy(root(), firmware, Some(LEASED_ONLY)));
		assert_noop!(attempt(), Error::FirmwareOfAnotherClass);
		assert_ok!(Attestation::set_policy(root(), firmware, Some(H100)));

		assert_ok!(Attestation::remove_root(root(), software_root_hash()));
		assert_noop!(attempt(), Error::RootNoLongerTrusted);
		assert_ok!(Attestation::add_root(root(), software_root_hash()));

		for certificate in gpu(0).certificate_ids() {
			undone(|| {
				assert_ok!(Attestation::revoke_certificate(root(), certificate));
				assert_noop!(attempt(), Error::DeviceRevoked);
			});
		}
		assert_ok!(attempt());
	});
}
