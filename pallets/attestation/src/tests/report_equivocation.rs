use super::refused;
use crate::{mock::*, types::SignedBody, Event, UnpaidSeconds};
use florin_core::{certificate::CertificateBody, work::Work, DeviceIndex};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	traits::fungible::{Inspect, InspectHold},
	BoundedVec,
};
use sp_core::Pair;

/// The first period that devices of these tests count in.
const FIRST: u32 = FIRST_PERIOD + 1;
/// What 12 s of an H100 are worth, in planck.
const VALUE: u128 = 3_333_333_333;

fn report(
	number: u8,
	device: DeviceIndex,
	first: SignedBody,
	second: SignedBody,
) -> DispatchResultWithPostInfo {
	Attestation::report_equivocation(
		RuntimeOrigin::signed(CAROL),
		attester(number).public(),
		device,
		first,
		second,
	)
}

/// What the committee and what an equivocating attester says of the device in [`FIRST`].
fn right(device: DeviceIndex) -> CertificateBody {
	body(FIRST, vec![entry(device, 12)])
}

fn wrong(device: DeviceIndex) -> CertificateBody {
	body(FIRST, vec![entry(device, 11)])
}

/// Reports that the attester signed both.
fn report_both(number: u8, device: DeviceIndex) -> DispatchResultWithPostInfo {
	let first = signed_body(number, 0, right(device));
	let second = signed_body(number, 0, wrong(device));
	report(number, device, first, second)
}

/// A device of Alice's that the attesters 1 to 3 certified for [`FIRST`].
fn certified() -> DeviceIndex {
	let device = plant(&ALICE);
	run_until_certifiable(FIRST);
	assert_ok!(submit(right(device)));
	device
}

fn work_in(device: DeviceIndex, period: u32) -> Work {
	crate::mock::device(device)
		.activity
		.slot(period)
		.and_then(|slot| slot.certified)
		.map_or_else(Work::default, |certified| certified.work)
}

fn free(who: &AccountId) -> u128 {
	Balances::free_balance(who)
}

#[test]
fn the_bond_of_an_equivocating_attester_goes_to_the_reserve() {
	quietly(|| {
		let device = certified();
		let (bond, reserve) = (quiet().attester_bond, free(&RESERVE));
		let reported = report_both(1, device).unwrap();
		assert_eq!(reported.pays_fee, Pays::No);
		// Two of the three signers remain, and f is one.
		assert_eq!(work_in(device, FIRST).value, VALUE);
		assert_eq!(free(&RESERVE), reserve + bond);
		let row = attester_row(1);
		assert_eq!((row.bond, row.seconds, row.slashed), (0, 0, true));
		assert_eq!(UnpaidSeconds::<Test>::get(), 24);
		let held = Balances::balance_on_hold(&AttesterBondReason::get(), &DAVE);
		assert_eq!(held, 3 * bond);
		System::assert_last_event(
			Event::Equivocated {
				attester: attester(1).public(),
				device,
				period: FIRST,
				round: 0,
				slashed: bond,
				restored: 0,
				voided: Work::default(),
			}
			.into(),
		);
	});
}

#[test]
fn an_entry_is_void_with_fewer_signers_than_one_more_than_may_be_faulty() {
	quietly(|| {
		let device = certified();
		assert_ok!(report_both(1, device));
		let (alice, reserve) = (free(&ALICE), free(&RESERVE));
		assert_ok!(report_both(2, device));
		assert!(work_in(device, FIRST).is_zero());
		// The bond makes good what the provider lost, and the rest goes to the reserve.
		assert_eq!(free(&ALICE), alice + VALUE);
		assert_eq!(free(&RESERVE), reserve + quiet().attester_bond - VALUE);
		// What is void stays void: there is nothing more to lose.
		let alice = free(&ALICE);
		assert_ok!(report_both(3, device));
		assert_eq!(free(&ALICE), alice);
		run_to_period(FIRST + 6);
		assert!(touched(device).claimable.total().is_zero());
	});
}

#[test]
fn what_has_matured_stays() {
	quietly(|| {
		let device = certified();
		run_to_period(FIRST + 6);
		for number in 1..=3 {
			assert_ok!(report_both(number, device));
		}
		assert_eq!(touched(device).claimable.total().value, VALUE);
	});
	quietly(|| {
		let device = certified();
		run_to_period(FIRST + 5);
		for number in 1..=3 {
			assert_ok!(report_both(number, device));
		}
		run_to_period(FIRST + 6);
		assert!(touched(device).claimable.total().is_zero());
	});
}

#[test]
fn a_slashed_attester_may_be_reported_for_each_device_once() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), plant(&BOB));
		run_until_certifiable(FIRST);
		let right = body(FIRST, vec![entry(one, 12), entry(two, 12)]);
		let wrong = body(FIRST, vec![entry(one, 11), entry(two, 11)]);
		assert_ok!(submit(right.clone()));
		let both = |number, device| {
			let first = signed_body(number, 0, right.clone());
			let second = signed_body(number, 0, wrong.clone());
			report(number, device, first, second)
		};
		assert_ok!(both(1, one));
		assert_noop!(both(1, one), Error::AlreadyReported);
		assert_ok!(both(1, two));
		assert_noop!(both(1, two), Error::AlreadyReported);
	});
}

#[test]
fn two_values_are_an_equivocation_even_if_neither_landed() {
	quietly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST);
		assert_ok!(report_both(1, device));
		assert!(attester_row(1).slashed);
		assert_noop!(report_both(1, device), Error::AlreadyReported);
		// Nor if nobody has ever seen the device.
		assert_ok!(report_both(2, 99));
		assert!(attester_row(2).slashed);
	});
}

#[test]
fn signatures_in_two_epochs_contradict_each_other_as_well() {
	quietly(|| {
		let device = certified();
		let first = signed_body(1, 0, right(device));
		let second = signed_body(1, 1, wrong(device));
		assert_ok!(report(1, device, first, second));
		assert!(attester_row(1).slashed);
	});
}

#[test]
fn a_report_about_a_device_that_turns_out_to_be_revoked_takes_it_from_the_capacity() {
	quietly(|| {
		let device = plant(&ALICE);
		let certificates = crate::DeviceCredentials::<Test>::get(device)
			.unwrap()
			.certificates;
		assert_ok!(Attestation::revoke_certificate(
			RuntimeOrigin::signed(GUARD),
			certificates[0]
		));
		// Nothing of it is certified; its record follows the revocation all the same.
		assert_ok!(report_both(1, device));
		assert!(crate::mock::device(device).revoked_in.is_some());
		assert_eq!(crate::Capacity::<Test>::get(ALICE, H100), 0);
	});
}

#[test]
fn what_is_no_contradiction_is_refused() {
	quietly(|| {
		let (device, other) = (certified(), 98);
		let signed = |body| signed_body(1, 0, body);
		let in_round = |round| CertificateBody {
			round,
			..wrong(device)
		};
		let elsewhere = body(FIRST + 1, vec![entry(device, 11)]);
		for (first, second, about) in [
			// The same value, twice.
			(right(device), right(device), device),
			(
				right(device),
				body(FIRST, vec![entry(device, 12), entry(other, 1)]),
				device,
			),
			// Another round, another period, another device.
			(right(device), in_round(1), device),
			(right(device), elsewhere, device),
			(right(device), wrong(other), device),
			(right(device), wrong(device), other),
			(body(FIRST, vec![]), body(FIRST, vec![]), device),
		] {
			let error = refused(|| report(1, about, signed(first), signed(second)));
			assert_eq!(error, Error::NotAnEquivocation.into());
		}
	});
}

#[test]
fn nobody_is_blamed_for_what_it_did_not_sign() {
	quietly(|| {
		let device = certified();
		let mine = signed_body(1, 0, right(device));
		let foreign = signed_body(2, 0, wrong(device));
		assert_noop!(
			report(1, device, mine.clone(), foreign),
			Error::BadSignature
		);
		let mut of_another_epoch = signed_body(1, 0, wrong(device));
		of_another_epoch.epoch = 1;
		assert_noop!(
			report(1, device, mine, of_another_epoch),
			Error::BadSignature
		);
		assert_noop!(report_both(99, device), Error::UnknownAttester);
	});
}

#[test]
fn a_slashed_attester_has_no_say_and_no_way_back() {
	quietly(|| {
		let device = certified();
		assert_ok!(report_both(1, device));
		let key = attester(1).public();
		let owner = || RuntimeOrigin::signed(DAVE);
		assert_noop!(
			Attestation::bond_attester(owner(), key, possession(1, &DAVE)),
			Error::AttesterSlashed
		);
		assert_noop!(
			Attestation::unbond_attester(owner(), key),
			Error::AttesterSlashed
		);
		assert_noop!(
			Attestation::claim_rewards(owner(), key),
			Error::AttesterSlashed
		);
		let again = BoundedVec::truncate_from(keys(1..=4));
		assert_noop!(
			Attestation::set_attesters(RuntimeOrigin::root(), again),
			Error::AttesterNotBonded
		);
		// The committee keeps its quorum of three, and has three left.
		run_until_certifiable(FIRST + 1);
		assert_noop!(certify(device, FIRST + 1), Error::AttesterSlashed);
		let next = body(FIRST + 1, vec![entry(device, 12)]);
		let signatures = signed(&next, 0, 2..=4);
		let origin = RuntimeOrigin::signed(CAROL);
		assert_ok!(Attestation::submit_certificate(origin, 0, next, signatures));
	});
}

#[test]
fn a_slashed_attester_adds_no_late_signature() {
	quietly(|| {
		let device = certified();
		assert_ok!(report_both(4, device));
		let body = right(device);
		let payload = body.signing_payload(&GenesisHash::get().0, 0);
		let origin = RuntimeOrigin::signed(CAROL);
		let late = signed(&body, 0, [4]);
		assert_noop!(
			Attestation::add_signatures(origin, FIRST, payload, late),
			Error::AttesterSlashed
		);
	});
}

#[test]
fn an_attester_of_the_last_committee_is_as_liable() {
	quietly(|| {
		let device = certified();
		bond(11..=14);
		assert_ok!(Attestation::set_attesters(
			RuntimeOrigin::root(),
			BoundedVec::truncate_from(keys(11..=14))
		));
		for number in [1, 2] {
			assert_ok!(report_both(number, device));
		}
		assert!(work_in(device, FIRST).is_zero());
	});
}

#[test]
fn an_attester_that_leaves_is_liable_until_its_bond_is_freed() {
	quietly(|| {
		let device = certified();
		assert_ok!(Attestation::set_attesters(
			RuntimeOrigin::root(),
			BoundedVec::truncate_from(keys(2..=4))
		));
		let key = attester(1).public();
		assert_ok!(Attestation::unbond_attester(
			RuntimeOrigin::signed(DAVE),
			key
		));
		run_to_period(now() + 6);
		assert_ok!(report_both(1, device));
		assert_noop!(
			Attestation::unbond_attester(RuntimeOrigin::signed(DAVE), key),
			Error::AttesterSlashed
		);
	});
}

#[test]
fn a_provider_that_owns_the_attester_wins_nothing() {
	quietly(|| {
		let device = plant(&DAVE);
		run_until_certifiable(FIRST);
		assert_ok!(submit(right(device)));
		let owned = || Balances::total_balance(&DAVE) + work_in(device, FIRST).value;
		let before = owned();
		let bond = quiet().attester_bond;
		assert_ok!(report_both(1, device));
		assert_ok!(report_both(2, device));
		assert_eq!(owned(), before - 2 * bond);
	});
}
