use crate::{mock::*, types::Parameters, Event, WeightInfo};
use florin_core::{
	certificate::{AttesterSignatures, CertificateBody, CertificateEntry, MAX_ENTRIES},
	traits::{DeviceUses, VerifiedWork},
	work::Work,
	ComputeTime, DeviceIndex, UseId,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	BoundedVec,
};
use sp_runtime::Permill;

/// The first period that devices of these tests count in.
const FIRST: u32 = FIRST_PERIOD + 1;

/// A device, at the first block in which [`FIRST`] may be certified.
fn certifiable() -> DeviceIndex {
	let device = plant(&ALICE);
	run_until_certifiable(FIRST);
	device
}

fn send(
	epoch: u32,
	body: CertificateBody,
	signatures: AttesterSignatures,
) -> DispatchResultWithPostInfo {
	Attestation::submit_certificate(RuntimeOrigin::signed(CAROL), epoch, body, signatures)
}

/// Submits a certificate for the device and [`FIRST`] with signatures of `attesters`.
fn send_by(device: DeviceIndex, attesters: &[u8]) -> DispatchResultWithPostInfo {
	let body = body(FIRST, vec![entry(device, 12)]);
	let signatures = signed(&body, 0, attesters.iter().copied());
	send(0, body, signatures)
}

fn work_in(device: DeviceIndex, period: u32) -> Work {
	crate::mock::device(device)
		.activity
		.slot(period)
		.unwrap()
		.certified
		.unwrap()
		.work
}

#[test]
fn an_idle_period_is_valued_when_it_lands() {
	quietly(|| {
		let device = certifiable();
		assert_ok!(certify(device, FIRST));
		// 12 s of an H100 at full speed are 1/300 FLRN.
		let value = 3_333_333_333;
		assert_eq!(
			work_in(device, FIRST),
			Work {
				time: ComputeTime(12_000_000),
				value
			}
		);
		System::assert_last_event(
			Event::CertificateTaken {
				period: FIRST,
				round: 0,
				epoch: 0,
				landed: 1,
				skipped: 0,
				refunded: true,
			}
			.into(),
		);
	});
}

#[test]
fn quality_scales_what_a_period_is_worth() {
	quietly(|| {
		let device = certifiable();
		let quality = Permill::from_parts(333_333);
		let entry = CertificateEntry {
			device,
			seconds: 7,
			quality,
			watts: 350,
		};
		assert_ok!(submit(body(FIRST, vec![entry])));
		// 7 s × 0.333333 = 2.333331 s, of which an hour has 3600: 648147.5 µFLRN, rounded down.
		assert_eq!(
			work_in(device, FIRST),
			Work {
				time: ComputeTime(2_333_331),
				value: 648_147_500
			}
		);
	});
}

#[test]
fn a_period_is_valued_by_the_terms_it_had() {
	quietly(|| {
		Factors::set(vec![(H100, FIRST + 1, 3)]);
		let device = certifiable();
		run_until_certifiable(FIRST + 1);
		assert_ok!(certify(device, FIRST));
		assert_ok!(certify(device, FIRST + 1));
		assert_eq!(work_in(device, FIRST).value, 3_333_333_333);
		assert_eq!(work_in(device, FIRST + 1).value, 10_000_000_000);
		// What has landed isn't repriced.
		Factors::set(vec![(H100, 0, 100)]);
		run_to_period(FIRST + 6);
		let matured = Attestation::matured(&ALICE, device).unwrap();
		assert_eq!(matured.current.value, 3_333_333_333);
	});
}

#[test]
fn what_may_not_be_minted_is_worth_nothing() {
	quietly(|| {
		let leased_only = plant_as(&ALICE, LEASED_ONLY);
		let retired = plant_as(&ALICE, B200);
		Retired::set(vec![(B200, FIRST)]);
		run_until_certifiable(FIRST);
		assert_ok!(submit(body(
			FIRST,
			vec![entry(leased_only, 12), entry(retired, 12)]
		)));
		assert!(work_in(leased_only, FIRST).is_zero());
		assert!(work_in(retired, FIRST).is_zero());
	});
}

#[test]
fn a_certificate_without_entries_is_refused() {
	quietly(|| {
		certifiable();
		assert_noop!(submit(body(FIRST, vec![])), Error::CertificateEmpty);
	});
}

#[test]
fn unsorted_and_repeated_entries_are_refused() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), certifiable());
		assert_noop!(
			submit(body(FIRST, vec![entry(two, 12), entry(one, 12)])),
			Error::EntriesUnsorted
		);
		assert_noop!(
			submit(body(FIRST, vec![entry(one, 12), entry(one, 11)])),
			Error::EntryRepeated
		);
		assert_ok!(submit(body(FIRST, vec![entry(one, 12), entry(two, 12)])));
	});
}

#[test]
fn no_entry_has_more_seconds_than_the_period() {
	quietly(|| {
		let device = certifiable();
		assert_noop!(
			submit(body(FIRST, vec![entry(device, 13)])),
			Error::TooManySeconds
		);
		assert_ok!(submit(body(FIRST, vec![entry(device, 12)])));
	});
}

#[test]
fn the_period_is_over_and_its_last_proof_block_has_passed() {
	quietly(|| {
		let device = plant(&ALICE);
		run_to_period(FIRST);
		assert_noop!(certify(device, FIRST), Error::PeriodNotOver);
		assert_noop!(certify(device, FIRST + 1), Error::PeriodNotOver);
		run_to_period(FIRST + 1);
		assert_noop!(certify(device, FIRST), Error::PeriodNotClosed);
		next_block();
		assert_ok!(certify(device, FIRST));
	});
}

#[test]
fn a_certificate_comes_within_its_window() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), plant(&ALICE));
		run_to_period(FIRST + 3);
		assert_noop!(certify(one, FIRST), Error::CertificateTooOld);
		assert_ok!(certify(one, FIRST + 1));
		for _ in 0..5 {
			next_block();
		}
		// The last block of the window.
		assert_eq!(now(), FIRST + 3);
		assert_ok!(certify(two, FIRST + 1));
		next_block();
		assert_noop!(certify(two, FIRST + 1), Error::CertificateTooOld);
	});
}

#[test]
fn a_period_without_a_block_cannot_be_certified() {
	quietly(|| {
		let device = plant(&ALICE);
		jump_to_period(FIRST + 1);
		for _ in 0..3 {
			next_block();
		}
		assert_noop!(certify(device, FIRST), Error::PeriodWithoutStart);
	});
}

#[test]
fn one_signature_too_few_is_refused() {
	quietly(|| {
		let device = certifiable();
		assert_noop!(send_by(device, &[]), Error::TooFewSignatures);
		assert_noop!(send_by(device, &[1, 2]), Error::TooFewSignatures);
		assert_ok!(send_by(device, &[2, 3, 4]));
	});
}

#[test]
fn the_quorum_tolerates_fewer_than_a_third() {
	for (members, quorum) in [
		(1, 1),
		(2, 2),
		(3, 3),
		(4, 3),
		(6, 5),
		(7, 5),
		(10, 7),
		(64, 43),
	] {
		ExtBuilder::default()
			.attesters(members)
			.build_and_execute(|| {
				let device = certifiable();
				let few: Vec<u8> = (1..quorum).collect();
				assert_noop!(send_by(device, &few), Error::TooFewSignatures);
				let enough: Vec<u8> = (1..=quorum).collect();
				assert_ok!(send_by(device, &enough));
			});
	}
}

#[test]
fn nobody_speaks_for_a_committee_without_members() {
	ExtBuilder::default().attesters(0).build_and_execute(|| {
		let device = certifiable();
		assert_noop!(send_by(device, &[]), Error::TooFewSignatures);
		assert_noop!(send_by(device, &[1]), Error::NotAnAttester);
	});
}

#[test]
fn a_signature_counts_once() {
	quietly(|| {
		let device = certifiable();
		assert_noop!(send_by(device, &[1, 2, 2]), Error::SignerRepeated);
		assert_noop!(send_by(device, &[1, 2, 3, 4, 4]), Error::SignerRepeated);
	});
}

#[test]
fn signatures_come_in_order() {
	quietly(|| {
		let device = certifiable();
		let body = body(FIRST, vec![entry(device, 12)]);
		let mut signatures = signed(&body, 0, 1..=3).into_inner();
		signatures.swap(0, 1);
		let signatures = BoundedVec::truncate_from(signatures);
		assert_noop!(send(0, body, signatures), Error::SignersUnsorted);
	});
}

#[test]
fn a_strangers_signature_is_refused() {
	quietly(|| {
		let device = certifiable();
		assert_noop!(send_by(device, &[1, 2, 3, 77]), Error::NotAnAttester);
	});
}

#[test]
fn a_signature_is_over_this_certificate_epoch_and_chain() {
	quietly(|| {
		let device = certifiable();
		let right = body(FIRST, vec![entry(device, 12)]);
		let less = body(FIRST, vec![entry(device, 11)]);
		assert_noop!(
			send(0, right.clone(), signed(&less, 0, 1..=3)),
			Error::BadSignature
		);
		let round = CertificateBody {
			round: 1,
			..right.clone()
		};
		assert_noop!(
			send(0, right.clone(), signed(&round, 0, 1..=3)),
			Error::BadSignature
		);
		assert_noop!(
			send(0, right.clone(), signed(&right, 1, 1..=3)),
			Error::BadSignature
		);
		let here = GenesisHash::get();
		GenesisHash::set(sp_core::H256::repeat_byte(1));
		let elsewhere = signed(&right, 0, 1..=3);
		GenesisHash::set(here);
		assert_noop!(send(0, right.clone(), elsewhere), Error::BadSignature);
		// One bad signature among enough good ones spoils it as well.
		let mut mixed = signed(&right, 0, 1..=4);
		mixed[3].signature = signed(&less, 0, 1..=4)[3].signature;
		assert_noop!(send(0, right, mixed), Error::BadSignature);
	});
}

#[test]
fn a_replaced_committee_certifies_the_past_within_the_window() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), certifiable());
		let old = now();
		bond(11..=14);
		assert_ok!(Attestation::set_attesters(
			RuntimeOrigin::root(),
			BoundedVec::truncate_from(keys(11..=14))
		));
		assert_ok!(certify(one, FIRST));
		// The new one may certify the past as well.
		let body = body(FIRST, vec![entry(two, 12)]);
		assert_ok!(send(1, body.clone(), signed(&body, 1, 11..=13)));
		run_until_certifiable(old + 1);
		assert_noop!(certify(one, old + 1), Error::EpochReplaced);
		assert_ok!(certify(one, old));
		run_to_period(old + 3);
		assert_noop!(certify(one, old + 1), Error::EpochReplaced);
	});
}

#[test]
fn epochs_that_never_were_or_are_long_gone_are_refused() {
	quietly(|| {
		let device = certifiable();
		let body = body(FIRST, vec![entry(device, 12)]);
		assert_noop!(
			send(1, body.clone(), signed(&body, 1, 1..=3)),
			Error::UnknownEpoch
		);
		for first in [11, 21] {
			bond(first..=first + 3);
			assert_ok!(Attestation::set_attesters(
				RuntimeOrigin::root(),
				BoundedVec::truncate_from(keys(first..=first + 3))
			));
		}
		assert_noop!(
			send(0, body.clone(), signed(&body, 0, 1..=3)),
			Error::EpochReplaced
		);
	});
}

#[test]
fn the_first_landed_entry_stands() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), certifiable());
		assert_ok!(submit(body(FIRST, vec![entry(one, 5)])));
		assert_noop!(
			submit(body(FIRST, vec![entry(one, 12)])),
			Error::AlreadyCertified
		);
		// Together with something new it is left out.
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
		assert_eq!(work_in(one, FIRST).time, ComputeTime(5_000_000));
		assert_eq!(work_in(two, FIRST).time, ComputeTime(12_000_000));
	});
}

#[test]
fn nothing_new_fails_with_the_reason() {
	quietly(|| {
		let device = certifiable();
		assert_noop!(certify(device + 1, FIRST), Error::UnknownDevice);
		let late = plant(&ALICE);
		assert_noop!(certify(late, FIRST), Error::RegisteredLater);
		assert_ok!(Attestation::retire_device(
			RuntimeOrigin::signed(ALICE),
			device
		));
		run_until_certifiable(FIRST + 2);
		assert_noop!(certify(device, FIRST + 2), Error::RetiredEarlier);
	});
}

#[test]
fn the_period_of_the_registration_does_not_count() {
	quietly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST_PERIOD);
		assert_noop!(certify(device, FIRST_PERIOD), Error::RegisteredLater);
		run_until_certifiable(FIRST_PERIOD + 1);
		assert_ok!(certify(device, FIRST_PERIOD + 1));
	});
}

#[test]
fn an_absent_device_is_not_credited() {
	strictly(|| {
		let device = certifiable();
		assert_noop!(certify(device, FIRST), Error::NotFresh);
	});
}

#[test]
fn a_certificate_may_be_full() {
	quietly(|| {
		let devices: Vec<_> = (0..MAX_ENTRIES).map(|_| plant(&ALICE)).collect();
		run_until_certifiable(FIRST);
		let entries = devices.iter().map(|device| entry(*device, 12)).collect();
		let post = submit(body(FIRST, entries)).unwrap();
		let expected = <()>::submit_certificate(MAX_ENTRIES)
			.saturating_add(<()>::check_signers(3))
			.saturating_add(<()>::credit_uses(0))
			.saturating_add(<()>::decide_periods(MAX_ENTRIES));
		assert_eq!(post.actual_weight, Some(expected));
	});
}

#[test]
fn the_actual_weight_is_never_above_what_was_charged() {
	quietly(|| {
		let device = certifiable();
		run_to_block(System::block_number() + 1);
		for id in 1..=3 {
			assert_ok!(Attestation::begin(
				&ALICE,
				device,
				UseId::Lease(id),
				FOREVER
			));
			next_block();
			assert_ok!(Attestation::end(device, UseId::Lease(id)));
		}
		let used = now();
		run_until_certifiable(used);
		let body = body(used, vec![entry(device, 12)]);
		let signatures = signed(&body, 0, 1..=3);
		let charged = Attestation::certificate_weight(&body, &signatures);
		let actual = send(0, body, signatures).unwrap().actual_weight.unwrap();
		assert!(actual.all_lte(charged));
		let uses = actual
			.saturating_sub(<()>::submit_certificate(1).saturating_add(<()>::check_signers(3)));
		assert!(uses.all_gte(<()>::credit_uses(3)));
	});
}

#[test]
fn a_number_of_certificates_per_period_is_refunded() {
	let parameters = Parameters {
		refunds_per_period: 2,
		..quiet()
	};
	ExtBuilder::default()
		.parameters(parameters)
		.build_and_execute(|| {
			let devices: Vec<_> = (0..4).map(|_| plant(&ALICE)).collect();
			run_until_certifiable(FIRST);
			let fees: Vec<_> = devices
				.iter()
				.map(|device| certify(*device, FIRST).unwrap().pays_fee)
				.collect();
			assert_eq!(fees, vec![Pays::No, Pays::No, Pays::Yes, Pays::Yes]);
			run_until_certifiable(FIRST + 1);
			assert_eq!(certify(devices[0], FIRST + 1).unwrap().pays_fee, Pays::No);
		});
}

#[test]
fn a_refused_certificate_pays() {
	quietly(|| {
		let device = certifiable();
		assert_ok!(certify(device, FIRST));
		let error = certify(device, FIRST).unwrap_err();
		assert_eq!(error.post_info.pays_fee, Pays::Yes);
	});
}

#[test]
fn lapsed_work_is_told() {
	quietly(|| {
		let device = certifiable();
		assert_ok!(certify(device, FIRST));
		// A span has 180 periods; the work lapses when the second one after its own begins.
		let lapses = ((FIRST + 6) / 180 + 2) * 180;
		jump_to_period(lapses - 1);
		for _ in 0..20 {
			next_block();
		}
		assert_eq!(now(), lapses + 2);
		let certified = lapses + 1;
		run_until_certifiable(certified);
		assert_ok!(certify(device, certified));
		System::assert_has_event(
			Event::WorkLapsed {
				device,
				work: Work {
					time: ComputeTime(12_000_000),
					value: 3_333_333_333,
				},
			}
			.into(),
		);
	});
}
