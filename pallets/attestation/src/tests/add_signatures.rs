use super::refused;
use crate::{mock::*, Event, OldestTaken, TakenCertificates, UnpaidSeconds};
use florin_core::certificate::{AttesterSignatures, CertificateBody};
use frame_support::{assert_noop, assert_ok, weights::Weight, BoundedVec};
use sp_runtime::DispatchResult;

/// The first period that devices of these tests count in.
const FIRST: u32 = FIRST_PERIOD + 1;

fn add(body: &CertificateBody, signatures: AttesterSignatures) -> DispatchResult {
	let payload = body.signing_payload(&GenesisHash::get().0, 0);
	let origin = RuntimeOrigin::signed(CAROL);
	Attestation::add_signatures(origin, body.period, payload, signatures)
}

/// A certificate of a device for [`FIRST`], taken with the signatures of the attesters 1 to 3.
fn taken() -> CertificateBody {
	let device = plant(&ALICE);
	run_until_certifiable(FIRST);
	let body = body(FIRST, vec![entry(device, 12)]);
	assert_ok!(submit(body.clone()));
	body
}

#[test]
fn a_late_signature_counts_for_pay() {
	quietly(|| {
		let body = taken();
		assert_ok!(add(&body, signed(&body, 0, [4])));
		assert_eq!(attester_row(4).seconds, 12);
		assert_eq!(UnpaidSeconds::<Test>::get(), 48);
		System::assert_last_event(
			Event::SignaturesAdded {
				period: FIRST,
				payload: body.signing_payload(&GenesisHash::get().0, 0),
				signatures: 1,
			}
			.into(),
		);
	});
}

#[test]
fn a_late_signature_counts_once() {
	quietly(|| {
		let body = taken();
		for number in 1..=3 {
			assert_noop!(
				add(&body, signed(&body, 0, [number])),
				Error::SignatureKnown
			);
		}
		assert_ok!(add(&body, signed(&body, 0, [4])));
		assert_noop!(add(&body, signed(&body, 0, [4])), Error::SignatureKnown);
		assert_noop!(add(&body, signed(&body, 0, [3, 4])), Error::SignatureKnown);
	});
}

#[test]
fn signatures_are_checked_like_those_of_a_certificate() {
	quietly(|| {
		let body = taken();
		let mut other = body.clone();
		other.round = 1;
		let good = signed(&body, 0, [4]);
		let twice = BoundedVec::truncate_from(vec![good[0].clone(), good[0].clone()]);
		let mut unsorted = signed(&body, 0, [3, 4]).into_inner();
		unsorted.reverse();
		for (signatures, error) in [
			(BoundedVec::new(), Error::TooFewSignatures),
			(twice, Error::SignerRepeated),
			(BoundedVec::truncate_from(unsorted), Error::SignersUnsorted),
			(signed(&body, 0, [9]), Error::NotAnAttester),
			(signed(&other, 0, [4]), Error::BadSignature),
			(signed(&body, 1, [4]), Error::BadSignature),
		] {
			let refusal = refused(|| add(&body, signatures).map(Into::into).map_err(Into::into));
			assert_eq!(refusal, error.into());
		}
	});
}

#[test]
fn a_certificate_that_was_not_taken_gets_no_signatures() {
	quietly(|| {
		let mut body = taken();
		body.round = 1;
		assert_noop!(add(&body, signed(&body, 0, [4])), Error::UnknownCertificate);
	});
}

#[test]
fn late_signatures_come_within_the_window() {
	quietly(|| {
		let body = taken();
		run_to_period(FIRST + 2);
		assert_ok!(add(&body, signed(&body, 0, [4])));
	});
	quietly(|| {
		let body = taken();
		run_to_period(FIRST + 2);
		// The first block after the window, before the last one's idle time has removed the row.
		crate::CurrentPeriod::<Test>::put(FIRST + 3);
		assert_noop!(add(&body, signed(&body, 0, [4])), Error::CertificateTooOld);
		crate::CurrentPeriod::<Test>::put(FIRST + 2);
	});
}

#[test]
fn a_replaced_committee_signs_what_it_was_paid_for() {
	quietly(|| {
		let body = taken();
		assert_ok!(Attestation::set_attesters(
			RuntimeOrigin::root(),
			BoundedVec::truncate_from(keys(1..=3))
		));
		assert_ok!(add(&body, signed(&body, 0, [4])));
		assert_eq!(attester_row(4).seconds, 12);
	});
}

#[test]
fn rows_go_when_their_window_is_over() {
	quietly(|| {
		let body = taken();
		let payload = body.signing_payload(&GenesisHash::get().0, 0);
		run_to_period(FIRST + 2);
		assert!(TakenCertificates::<Test>::contains_key(FIRST, payload));
		run_to_period(FIRST + 3);
		next_block();
		assert!(!TakenCertificates::<Test>::contains_key(FIRST, payload));
		assert_eq!(OldestTaken::<Test>::get(), Some(FIRST + 1));
		assert_noop!(add(&body, signed(&body, 0, [4])), Error::UnknownCertificate);
	});
}

#[test]
fn a_full_block_removes_no_rows() {
	use frame_support::traits::Hooks;
	quietly(|| {
		taken();
		run_to_period(FIRST + 3);
		let rows = || TakenCertificates::<Test>::iter().count();
		assert_eq!(rows(), 1);
		assert_eq!(Attestation::on_idle(0, Weight::zero()), Weight::zero());
		assert_eq!(rows(), 1);
		Attestation::on_idle(0, Weight::MAX);
		assert_eq!(rows(), 0);
	});
}
