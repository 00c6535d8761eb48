use super::refused;
use crate::{
	mock::*, types::MAX_ROOTS, CurrentCommittee, Event, FirmwarePolicy, OldestEpoch,
	PastCommittees, TrustedRoots,
};
use florin_core::AttesterId;
use florin_evidence::{software::software_root_hash, CertificateId};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use sp_core::Pair;
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

fn set(attesters: Vec<AttesterId>) -> DispatchResult {
	Attestation::set_attesters(RuntimeOrigin::root(), BoundedVec::truncate_from(attesters))
}

#[test]
fn a_new_committee_begins_an_epoch_and_the_old_one_is_kept() {
	quietly(|| {
		run_to_period(FIRST_PERIOD + 3);
		bond(11..=17);
		assert_ok!(set(keys(11..=17)));
		let current = CurrentCommittee::<Test>::get();
		assert_eq!(
			(current.epoch, current.members.to_vec()),
			(1, keys(11..=17))
		);
		let previous = PastCommittees::<Test>::get(0).unwrap();
		assert_eq!(previous.committee.members.to_vec(), keys(1..=4));
		assert_eq!(
			(previous.committee.epoch, previous.replaced_in),
			(0, FIRST_PERIOD + 3)
		);
		System::assert_last_event(
			Event::AttestersSet {
				epoch: 1,
				members: 7,
			}
			.into(),
		);
	});
}

#[test]
fn a_committee_has_members_in_order() {
	quietly(|| {
		assert_noop!(set(vec![]), Error::CommitteeEmpty);
		let sorted = keys(1..=3);
		assert_noop!(
			set(vec![sorted[1], sorted[0], sorted[2]]),
			Error::AttestersUnsorted
		);
		assert_noop!(
			set(vec![sorted[0], sorted[1], sorted[1]]),
			Error::AttesterRepeated
		);
		assert_ok!(set(sorted));
		bond(1..=64);
		assert_ok!(set(keys(1..=64)));
	});
}

#[test]
fn only_bonded_attesters_can_be_on_a_committee() {
	quietly(|| {
		bond([11]);
		assert_noop!(set(keys([11, 12])), Error::AttesterNotBonded);
		let leaving = attester(11).public();
		assert_ok!(Attestation::unbond_attester(
			RuntimeOrigin::signed(DAVE),
			leaving
		));
		assert_noop!(set(vec![leaving]), Error::AttesterNotBonded);
	});
}

#[test]
fn past_committees_are_kept_as_long_as_a_ring() {
	quietly(|| {
		let kept = || {
			let mut epochs: Vec<_> = PastCommittees::<Test>::iter_keys().collect();
			epochs.sort();
			epochs
		};
		for _ in 0..3 {
			assert_ok!(set(keys(1..=4)));
		}
		assert_eq!((kept(), OldestEpoch::<Test>::get()), (vec![0, 1, 2], 0));
		run_to_period(FIRST_PERIOD + 6);
		assert_ok!(set(keys(1..=4)));
		assert_eq!(kept(), vec![0, 1, 2, 3], "a ring has six periods");
		run_to_period(FIRST_PERIOD + 7);
		assert_ok!(set(keys(1..=4)));
		assert_eq!((kept(), OldestEpoch::<Test>::get()), (vec![2, 3, 4], 2));
	});
}

#[test]
fn only_the_administrator_loosens() {
	quietly(|| {
		for who in [ALICE, GUARD] {
			let origin = || RuntimeOrigin::signed(who.clone());
			let committee = BoundedVec::truncate_from(keys(1..=3));
			assert_noop!(Attestation::set_attesters(origin(), committee), BadOrigin);
			assert_noop!(Attestation::add_root(origin(), [1; 32]), BadOrigin);
			let firmware = gpu(0).with_firmware("2.0", [1; 8]).firmware();
			assert_noop!(
				Attestation::set_policy(origin(), firmware, Some(H100)),
				BadOrigin
			);
		}
	});
}

#[test]
fn the_guard_may_tighten_and_others_may_not() {
	let certificate = CertificateId {
		issuer: [1; 32],
		serial: [2; 20],
	};
	for (origin, may) in [
		(RuntimeOrigin::signed(GUARD), true),
		(RuntimeOrigin::root(), true),
		(RuntimeOrigin::signed(ALICE), false),
		(RuntimeOrigin::none(), false),
	] {
		quietly(|| {
			let firmware = gpu(0).firmware();
			let calls: [&dyn Fn() -> DispatchResult; 3] = [
				&|| Attestation::set_policy(origin.clone(), firmware, None),
				&|| Attestation::remove_root(origin.clone(), software_root_hash()),
				&|| Attestation::revoke_certificate(origin.clone(), certificate),
			];
			for call in calls {
				if may {
					assert_ok!(call());
				} else {
					let error = refused(|| call().map(Into::into).map_err(Into::into));
					assert_eq!(error, BadOrigin);
				}
			}
		});
	}
}

#[test]
fn the_policy_lists_a_firmware_for_one_class() {
	quietly(|| {
		let root = RuntimeOrigin::root;
		let firmware = gpu(0).firmware();
		let class = || FirmwarePolicy::<Test>::get(firmware.id()).map(|allowed| allowed.class);
		assert_noop!(
			Attestation::set_policy(root(), firmware, Some(H100)),
			Error::PolicyUnchanged
		);
		assert_ok!(Attestation::set_policy(root(), firmware, Some(LEASED_ONLY)));
		assert_eq!(class(), Some(LEASED_ONLY));
		let id = firmware.id();
		System::assert_last_event(
			Event::FirmwareAllowed {
				firmware: id,
				class: LEASED_ONLY,
			}
			.into(),
		);
		assert_ok!(Attestation::set_policy(root(), firmware, None));
		assert_eq!(class(), None);
		System::assert_last_event(Event::FirmwareDisallowed { firmware: id }.into());
		assert_noop!(
			Attestation::set_policy(root(), firmware, None),
			Error::PolicyUnchanged
		);
	});
}

#[test]
fn firmware_is_listed_for_a_class_of_its_architecture() {
	quietly(|| {
		let firmware = gpu(0).firmware();
		assert_noop!(
			Attestation::set_policy(RuntimeOrigin::root(), firmware, Some(NO_CLASS)),
			Error::UnknownClass
		);
		assert_noop!(
			Attestation::set_policy(RuntimeOrigin::root(), firmware, Some(B200)),
			Error::WrongArchitecture
		);
	});
}

#[test]
fn roots_are_distinct_and_bounded() {
	quietly(|| {
		let add = |root| Attestation::add_root(RuntimeOrigin::root(), root);
		assert_noop!(add(software_root_hash()), Error::RootKnown);
		for number in 1..MAX_ROOTS as u8 {
			assert_ok!(add([number; 32]));
			System::assert_last_event(Event::RootAdded { root: [number; 32] }.into());
		}
		assert_noop!(add([0xff; 32]), Error::TooManyRoots);
		let remove = |root| Attestation::remove_root(RuntimeOrigin::root(), root);
		assert_noop!(remove([0xff; 32]), Error::UnknownRoot);
		assert_ok!(remove(software_root_hash()));
		System::assert_last_event(
			Event::RootRemoved {
				root: software_root_hash(),
			}
			.into(),
		);
		assert!(!TrustedRoots::<Test>::get().contains(&software_root_hash()));
		assert_ok!(add([0xff; 32]));
	});
}
