//! Each check catches the state that it is for.

use crate::{
	activity::{Certified, CurrentUse, Occupied, Slot},
	mock::*,
	types::{Committee, ReplacedCommittee, Signers, TakenCertificate},
	AttesterBonds, BannedIdentifiers, BannedIdentities, Capacity, CurrentCommittee, CurrentPeriod,
	DeviceByIdentity, DeviceByPdi, DeviceCount, DeviceCredentials, DeviceOf, Devices, NextDevice,
	OldestEpoch, OldestTaken, PastCommittees, Revocations, Revoked, Starts, TakenCertificates,
	TrustedRoots, UnpaidSeconds,
};
use florin_core::{work::Work, UseId};
use frame_support::BoundedVec;
use sp_runtime::{Permill, TryRuntimeError};

/// What the checks say after `corrupt` has changed a state with one device in period 1,008.
fn after(corrupt: impl FnOnce(u32)) -> &'static str {
	let mut said = Ok(());
	ExtBuilder::default().build().execute_with(|| {
		let device = plant(&ALICE);
		run_to_period(FIRST_PERIOD + 8);
		check();
		corrupt(device);
		said = Attestation::do_try_state();
	});
	match said {
		Err(TryRuntimeError::Other(what)) => what,
		other => panic!("not caught: {other:?}"),
	}
}

/// The same with a change of the device's row.
fn after_row(corrupt: impl FnOnce(&mut DeviceOf<Test>)) -> &'static str {
	after(|device| Devices::<Test>::mutate(device, |row| corrupt(row.as_mut().unwrap())))
}

fn slot(period: u32) -> Slot {
	Slot {
		period,
		certified: None,
		uses: BoundedVec::new(),
	}
}

fn with_slots(slots: Vec<Slot>) -> &'static str {
	after_row(|row| row.activity.slots = BoundedVec::truncate_from(slots))
}

fn certified(seconds: u16, value: u128) -> Option<Certified> {
	let work = Work {
		value,
		..Default::default()
	};
	Some(Certified {
		seconds,
		quality: Permill::one(),
		watts: 0,
		work,
		epoch: 0,
		round: 0,
		signers: Signers(7),
	})
}

fn used(seconds: u16) -> Occupied {
	Occupied {
		id: UseId::Lease(1),
		seconds,
		from_start: false,
	}
}

#[test]
fn clock() {
	assert_eq!(
		after(|_| crate::Params::<Test>::mutate(|all| all.block_seconds = 0)),
		"the parameters contradict each other"
	);
	assert_eq!(
		after(|_| Starts::<Test>::mutate(|starts| starts.as_mut().swap(0, 1))),
		"the starts of periods aren't in ascending order"
	);
	assert_eq!(
		after(|_| CurrentPeriod::<Test>::put(FIRST_PERIOD)),
		"the current period isn't the latest that started"
	);
	assert_eq!(
		after(|_| crate::Params::<Test>::mutate(|all| all.dispute_span = 1)),
		"more starts are kept than a ring has periods"
	);
}

#[test]
fn trust() {
	let twice = vec![keys([1])[0]; 2];
	let members = BoundedVec::truncate_from(twice);
	let committee = Committee { epoch: 0, members };
	assert_eq!(
		after(|_| CurrentCommittee::<Test>::put(committee.clone())),
		"the committee isn't sorted"
	);
	let replace = |committee| {
		after(|_| {
			CurrentCommittee::<Test>::mutate(|current| current.epoch = 1);
			PastCommittees::<Test>::insert(
				0,
				ReplacedCommittee {
					committee,
					replaced_in: 1_000,
				},
			)
		})
	};
	assert_eq!(replace(committee), "a past committee isn't sorted");
	let other = Committee {
		epoch: 1,
		..Default::default()
	};
	assert_eq!(replace(other), "a past committee has another's epoch");
	assert_eq!(
		after(|_| OldestEpoch::<Test>::put(1)),
		"past committees are miscounted"
	);
	assert_eq!(
		after(|_| {
			CurrentCommittee::<Test>::mutate(|current| current.epoch = 1);
			PastCommittees::<Test>::insert(
				7,
				ReplacedCommittee {
					committee: Committee::default(),
					replaced_in: 1_000,
				},
			)
		}),
		"a past committee is missing"
	);
	assert_eq!(
		after(|_| TrustedRoots::<Test>::put(BoundedVec::truncate_from(vec![[1; 32]; 2]))),
		"a root is listed twice"
	);
}

/// What the checks say after a change of an attester's row.
fn after_attester(corrupt: impl FnOnce(&mut crate::AttesterBondOf<Test>)) -> &'static str {
	let key = keys([1])[0];
	after(|_| AttesterBonds::<Test>::mutate(key, |row| corrupt(row.as_mut().unwrap())))
}

#[test]
fn attesters() {
	assert_eq!(
		after_attester(|row| row.unbonding_since = Some(1_000)),
		"a member of the committee has no bond, or is leaving"
	);
	assert_eq!(
		after(|_| AttesterBonds::<Test>::remove(keys([1])[0])),
		"a member of the committee has no bond, or is leaving"
	);
	assert_eq!(
		after_attester(|row| row.slashed = true),
		"an attester has no bond, or has one though it was slashed"
	);
	assert_eq!(
		after_attester(|row| row.seconds = 1),
		"unpaid seconds are miscounted"
	);
	assert_eq!(
		after_attester(|row| {
			row.slashed = true;
			row.bond = 0;
			row.seconds = 1;
		}),
		"a slashed attester has seconds to be paid for"
	);
	assert_eq!(
		after_attester(|row| row.bond += 1),
		"bonds aren't what is on hold for them"
	);
	assert_eq!(
		after(|_| UnpaidSeconds::<Test>::put(1)),
		"unpaid seconds are miscounted"
	);
	assert_eq!(
		after(|_| {
			frame_system::Account::<Test>::remove(Attestation::rewards_account());
		}),
		"the account that attesters are paid from is gone"
	);
}

#[test]
fn certificates() {
	let taken = |signers| TakenCertificate {
		epoch: 0,
		seconds: 12,
		signers: Signers(signers),
	};
	assert_eq!(
		after(|_| TakenCertificates::<Test>::insert(1_005, [0; 32], taken(7))),
		"a certificate is kept for ever"
	);
	assert_eq!(
		after(|_| {
			OldestTaken::<Test>::put(1_005);
			TakenCertificates::<Test>::insert(1_005, [0; 32], taken(0));
		}),
		"a certificate that nobody signed is kept"
	);
}

#[test]
fn slots() {
	assert_eq!(
		with_slots(vec![slot(1_004), slot(1_003)]),
		"a record's periods aren't in ascending order"
	);
	assert_eq!(
		with_slots(vec![slot(1_004), slot(1_004)]),
		"a record's periods aren't in ascending order"
	);
	assert_eq!(
		with_slots(vec![slot(1_009)]),
		"a record has a period that is to come"
	);
	assert_eq!(
		with_slots(vec![slot(1_001), slot(1_007)]),
		"a record is longer than the ring"
	);
}

#[test]
fn seconds() {
	let uses = BoundedVec::truncate_from(vec![used(7), used(6)]);
	assert_eq!(
		with_slots(vec![Slot {
			uses,
			..slot(1_004)
		}]),
		"uses of a period are longer than the period"
	);
	assert_eq!(
		with_slots(vec![Slot {
			certified: certified(13, 0),
			..slot(1_004)
		}]),
		"more is certified than a period has"
	);
	let uses = BoundedVec::truncate_from(vec![used(1)]);
	assert_eq!(
		with_slots(vec![Slot {
			uses,
			certified: certified(1, 1),
			..slot(1_004)
		}]),
		"a period is both used and idle"
	);
}

#[test]
fn record() {
	let current = |since_period, since_second| {
		after_row(|row| {
			row.activity.current_use = Some(CurrentUse {
				id: UseId::Lease(1),
				since_period,
				since_second,
				carried_over: false,
				until: FOREVER,
			});
		})
	};
	assert_eq!(current(1_009, 0), "a use begins in the future");
	assert_eq!(current(1_008, 12), "a use begins in the future");
	assert_eq!(
		after_row(|row| row.activity.claimable.span += 1),
		"a claim span is to come"
	);
	assert_eq!(
		after_row(|row| row.activity.presence.decided_through = 1_009),
		"a period to come has been decided"
	);
	for period in [1_000, 1_009] {
		assert_eq!(
			after_row(|row| row.activity.proofs = BoundedVec::truncate_from(vec![period])),
			"a proof is kept for a period that is decided or to come"
		);
	}
}

#[test]
fn lifetime() {
	assert_eq!(
		after_row(|row| row.registered_in = 1_009),
		"a device registers in the future"
	);
	assert_eq!(
		after_row(|row| {
			row.registered_in = 1_005;
			let slots = vec![Slot {
				certified: certified(1, 1),
				..slot(1_005)
			}];
			row.activity.slots = BoundedVec::truncate_from(slots);
		}),
		"a period before the registration is certified"
	);
	assert_eq!(
		after_row(|row| {
			row.retired_in = Some(1_004);
			let slots = vec![Slot {
				certified: certified(1, 1),
				..slot(1_005)
			}];
			row.activity.slots = BoundedVec::truncate_from(slots);
		}),
		"a period after the retirement is certified"
	);
	assert_eq!(
		after_row(|row| {
			row.retired_in = Some(1_004);
			row.activity.current_use = Some(CurrentUse {
				id: UseId::Lease(1),
				since_period: 1_004,
				since_second: 0,
				carried_over: false,
				until: FOREVER,
			});
		}),
		"a retired device is in use"
	);
}

#[test]
fn revocations() {
	assert_eq!(
		after_row(|row| row.revoked_in = Some(1_009)),
		"a device is revoked in the future"
	);
	let with_slot = |revoked_in| {
		after_row(|row| {
			row.revoked_in = Some(revoked_in);
			let slots = vec![Slot {
				certified: certified(1, 1),
				..slot(1_005)
			}];
			row.activity.slots = BoundedVec::truncate_from(slots);
		})
	};
	assert_eq!(
		with_slot(1_004),
		"a period after the revocation is certified"
	);
	assert_eq!(with_slot(1_005), "work of a revoked device matures");
	assert_eq!(
		after_row(|row| row.revoked_in = Some(1_008)),
		"a revoked device counts as capacity"
	);
	assert_eq!(
		after(|_| Revocations::<Test>::put(1)),
		"revocations are miscounted"
	);
	assert_eq!(
		after_row(|row| row.revocations_seen = 1),
		"a device has seen a revocation that is to come"
	);
	assert_eq!(
		after(|device| {
			let row = DeviceCredentials::<Test>::get(device).unwrap();
			Revoked::<Test>::insert(row.certificates[3], 1_008);
			Revocations::<Test>::put(1);
			Devices::<Test>::mutate(device, |row| row.as_mut().unwrap().revocations_seen = 1);
		}),
		"a device has overlooked a revocation"
	);
}

#[test]
fn bans() {
	let caught = "a device that isn't revoked has banned hardware";
	assert_eq!(
		after(|index| BannedIdentities::<Test>::insert(device(index).id, ())),
		caught
	);
	assert_eq!(
		after(|index| {
			let row = DeviceCredentials::<Test>::get(index).unwrap();
			BannedIdentifiers::<Test>::insert(row.pdi, ());
		}),
		caught
	);
}

#[test]
fn indices() {
	assert_eq!(
		after(|_| NextDevice::<Test>::kill()),
		"a device's handle hasn't been given out"
	);
	assert_eq!(
		after(|device| {
			let row = DeviceCredentials::<Test>::get(device).unwrap();
			DeviceCredentials::<Test>::insert(device + 1, row);
		}),
		"credentials belong to no device"
	);
	assert_eq!(
		after(DeviceCredentials::<Test>::remove),
		"a device has no credentials"
	);
	assert_eq!(
		after(|index| DeviceByIdentity::<Test>::remove(device(index).id)),
		"an identity doesn't lead to its device"
	);
	assert_eq!(
		after(|device| DeviceByIdentity::<Test>::insert([1; 32], device)),
		"an identity has no device"
	);
	assert_eq!(
		after(|device| {
			let row = DeviceCredentials::<Test>::get(device).unwrap();
			DeviceByPdi::<Test>::remove(row.pdi);
		}),
		"an identifier doesn't lead to its device"
	);
	assert_eq!(
		after(|device| DeviceByPdi::<Test>::insert([1; 8], device)),
		"an identifier has no device"
	);
}

#[test]
fn counts() {
	assert_eq!(
		after_row(|row| row.retired_in = Some(1_008)),
		"a retired device counts as capacity"
	);
	assert_eq!(
		after(|_| DeviceCount::<Test>::insert(ALICE, 2)),
		"a provider's devices are miscounted"
	);
	assert_eq!(
		after(|_| DeviceCount::<Test>::insert(BOB, 0)),
		"a provider's devices are miscounted"
	);
	assert_eq!(
		after(|_| Capacity::<Test>::insert(ALICE, H100, 2)),
		"a provider's capacity is miscounted"
	);
	assert_eq!(
		after_row(|row| row.counted = false),
		"a provider's capacity is miscounted"
	);
}
