//! Random sequences of operations, honest and not, with all invariants checked after each.

use crate::{
	mock::*, types::Parameters, AttesterBonds, BannedIdentities, CurrentCommittee,
	DeviceByIdentity, DeviceCredentials, Devices, Revoked, TakenCertificates,
};
use florin_core::{
	certificate::AttesterSignature,
	traits::{DeviceUses, VerifiedWork},
	work::Work,
	ComputeTime, DeviceIndex, UseId, FLRN,
};
use frame_support::{traits::ConstU32, BoundedVec};
use proptest::prelude::*;
use sp_core::Pair;
use std::collections::{BTreeMap, BTreeSet};

/// Devices that the sequences are about: three registered with evidence and some planted.
const DEVICES: u32 = 6;

#[derive(Clone, Debug)]
enum Op {
	/// Blocks go by.
	Blocks(u8),
	/// The chain stands still for some periods.
	Stall(u8),
	/// The provider proves the presence of its device for a recent period, if it can.
	Prove {
		device: u32,
		age: u32,
	},
	/// Anybody brings a certificate for a recent period: for these devices, so many seconds.
	Certify {
		age: u32,
		devices: BTreeSet<u32>,
		seconds: u16,
		signers: u8,
	},
	Begin {
		device: u32,
		id: u64,
	},
	End {
		device: u32,
		id: u64,
	},
	/// Issuance takes a part of what has matured.
	Claim {
		device: u32,
		percent: u8,
	},
	Retire {
		device: u32,
		by_owner: bool,
	},
	/// A device is added by either provider.
	Plant {
		second: bool,
	},
	Register {
		gpu: u32,
		second: bool,
	},
	SetAttesters {
		first: u8,
	},
	/// One of a device's certificates is revoked, which other devices may have as well.
	RevokeCertificate {
		device: u32,
		position: usize,
	},
	RevokeDevice {
		device: u32,
	},
	/// An attester signs what was taken of a recent period without it.
	SignLate {
		attester: u8,
		age: u32,
	},
	/// Issuance pays something for the attesters.
	Reward {
		amount: u128,
	},
	ClaimRewards {
		attester: u8,
	},
	/// The attester begins to leave, or leaves.
	Unbond {
		attester: u8,
	},
	/// The attester signs another value for a device in a recent period, and somebody shows it.
	Equivocate {
		attester: u8,
		device: u32,
		age: u32,
	},
	/// The class's factor changes from the next period on.
	Reprice {
		factor: u32,
	},
}

fn device() -> impl Strategy<Value = u32> {
	0..DEVICES + 2
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		12 => (1_u8..10).prop_map(Op::Blocks),
		1 => (1_u8..12).prop_map(Op::Stall),
		2 => (0_u32..3, 0_u32..2).prop_map(|(device, age)| Op::Prove { device, age }),
		10 => (0_u32..4, prop::collection::btree_set(device(), 0..6), 0_u16..14, 2_u8..5)
			.prop_map(|(age, devices, seconds, signers)| {
				Op::Certify { age, devices, seconds, signers }
			}),
		4 => (device(), 0_u64..3).prop_map(|(device, id)| Op::Begin { device, id }),
		4 => (device(), 0_u64..3).prop_map(|(device, id)| Op::End { device, id }),
		4 => (device(), 0_u8..120).prop_map(|(device, percent)| Op::Claim { device, percent }),
		1 => (device(), any::<bool>())
			.prop_map(|(device, by_owner)| Op::Retire { device, by_owner }),
		1 => any::<bool>().prop_map(|second| Op::Plant { second }),
		1 => (0_u32..3, any::<bool>()).prop_map(|(gpu, second)| Op::Register { gpu, second }),
		1 => (1_u8..3).prop_map(|first| Op::SetAttesters { first }),
		1 => (device(), 0_usize..5)
			.prop_map(|(device, position)| Op::RevokeCertificate { device, position }),
		1 => device().prop_map(|device| Op::RevokeDevice { device }),
		1 => (1_u32..5).prop_map(|factor| Op::Reprice { factor }),
		3 => (1_u8..7, 0_u32..4).prop_map(|(attester, age)| Op::SignLate { attester, age }),
		2 => (0_u128..1_000_000).prop_map(|amount| Op::Reward { amount }),
		2 => (1_u8..7).prop_map(|attester| Op::ClaimRewards { attester }),
		1 => (1_u8..7).prop_map(|attester| Op::Unbond { attester }),
		1 => (1_u8..7, device(), 0_u32..7)
			.prop_map(|(attester, device, age)| Op::Equivocate { attester, device, age }),
	]
}

/// What an observer of the chain adds up beside it.
#[derive(Default)]
struct Ledger {
	/// Seconds of each (device, period) that has landed.
	landed: BTreeMap<(DeviceIndex, u32), u16>,
	/// The period in which each device was first revoked, by itself or with a certificate.
	revoked: BTreeMap<DeviceIndex, u32>,
	/// Seconds that were verified per device.
	verified: BTreeMap<DeviceIndex, u64>,
	/// Work that was taken per device.
	taken: BTreeMap<DeviceIndex, Work>,
	/// Attesters that were shown to have signed two values.
	slashed: BTreeSet<u8>,
	/// Who may sign for the current epoch.
	first_attester: u8,
	epoch: u32,
}

/// What there is from the beginning: nothing here mints or burns.
fn issuance() -> u128 {
	5 * 1_000_000 * FLRN + FLRN / 1_000
}

fn owner(device: u32) -> AccountId {
	Devices::<Test>::get(device).map_or(ALICE, |row| row.provider)
}

fn provider(second: bool) -> AccountId {
	if second {
		BOB
	} else {
		ALICE
	}
}

/// Certifies, and checks what landed against what may.
fn certify_some(
	ledger: &mut Ledger,
	period: u32,
	devices: &BTreeSet<u32>,
	seconds: u16,
	signers: u8,
) {
	let entries = devices
		.iter()
		.map(|device| entry(*device, seconds))
		.collect();
	let body = body(period, entries);
	let first = ledger.first_attester;
	let signatures = signed(&body, ledger.epoch, first..first + signers);
	let before: BTreeSet<_> = devices
		.iter()
		.filter(|device| is_certified(**device, period))
		.copied()
		.collect();
	let origin = RuntimeOrigin::signed(CAROL);
	let taken = Attestation::submit_certificate(origin, ledger.epoch, body, signatures);
	let dishonest = (first..first + signers).any(|number| ledger.slashed.contains(&number));
	if signers < 3 || seconds > 12 || devices.is_empty() || period >= now() || dishonest {
		assert!(taken.is_err());
	}
	for device in devices
		.iter()
		.filter(|device| is_certified(**device, period))
	{
		if !before.contains(device) {
			assert!(taken.is_ok());
			let before = ledger.landed.insert((*device, period), seconds);
			assert_eq!(before, None, "landed twice");
			assert!(
				!ledger.revoked.contains_key(device),
				"landed for a revoked device"
			);
			*ledger.verified.entry(*device).or_default() += u64::from(seconds);
		}
	}
}

fn is_certified(device: u32, period: u32) -> bool {
	Devices::<Test>::get(device)
		.and_then(|row| row.activity.slot(period).and_then(|slot| slot.certified))
		.is_some()
}

/// Takes a part of what has matured, as a claim would.
fn claim(ledger: &mut Ledger, device: u32, percent: u8) {
	let Ok(matured) = Attestation::matured(&owner(device), device) else {
		return;
	};
	let all = Work {
		time: matured.previous.time.saturating_add(matured.current.time),
		value: matured.previous.value + matured.current.value,
	};
	let part = Work {
		time: ComputeTime(all.time.micros() * u64::from(percent) / 100),
		value: all.value * u128::from(percent) / 100,
	};
	let enough = part.time <= all.time && part.value <= all.value;
	assert_eq!(Attestation::consume(device, part).is_ok(), enough);
	if enough {
		let taken = ledger.taken.entry(device).or_default();
		taken.time = taken.time.saturating_add(part.time);
		taken.value += part.value;
	}
}

/// Lets an attester sign all that was taken of a period, and checks that it is paid for it once.
fn sign_late(ledger: &Ledger, number: u8, period: u32) {
	let rows: Vec<_> = TakenCertificates::<Test>::iter_prefix(period).collect();
	for (payload, before) in rows {
		let signature = attester(number).sign(&payload);
		let signatures = BoundedVec::truncate_from(vec![AttesterSignature {
			attester: attester(number).public(),
			signature,
		}]);
		let paid =
			|| AttesterBonds::<Test>::get(attester(number).public()).map_or(0, |row| row.seconds);
		let earned = paid();
		let origin = RuntimeOrigin::signed(CAROL);
		if Attestation::add_signatures(origin, period, payload, signatures).is_ok() {
			let after = TakenCertificates::<Test>::get(period, payload).unwrap();
			assert_eq!(after.signers.count(), before.signers.count() + 1);
			assert_eq!(paid(), earned + u64::from(before.seconds));
			assert!(!ledger.slashed.contains(&number));
		}
	}
}

/// Shows two values that an attester signed for a device, and checks what that voids.
fn equivocate(ledger: &mut Ledger, number: u8, device: u32, period: u32) {
	let signed = |seconds| {
		let body = body(period, vec![entry(device, seconds)]);
		signed_body(number, ledger.epoch, body)
	};
	let (first, second) = (signed(12), signed(11));
	let key = attester(number).public();
	let worth = || Devices::<Test>::get(device).map_or(0, |row| row.activity.maturing().value);
	let (bonded, before) = (AttesterBonds::<Test>::contains_key(key), worth());
	let (owner, had) = (owner(device), Balances::free_balance(owner(device)));
	let origin = RuntimeOrigin::signed(CAROL);
	let reported = Attestation::report_equivocation(origin, key, device, first, second);
	assert!(reported.is_err() || bonded);
	if reported.is_ok() {
		ledger.slashed.insert(number);
		// A provider gets what it loses, and never more. What had matured or was revoked isn't lost.
		let got = Balances::free_balance(owner) - had;
		assert!(got <= before.saturating_sub(worth()));
	}
}

/// Revokes a certificate of a device, and writes down whom that concerns.
fn revoke_certificate(ledger: &mut Ledger, device: u32, position: usize) {
	let Some(credentials) = DeviceCredentials::<Test>::get(device) else {
		return;
	};
	let certificate = credentials.certificates[position];
	let known = Revoked::<Test>::contains_key(certificate);
	let revoked = Attestation::revoke_certificate(RuntimeOrigin::signed(GUARD), certificate);
	assert_eq!(revoked.is_ok(), !known);
	for (index, credentials) in DeviceCredentials::<Test>::iter() {
		if credentials.certificates.contains(&certificate) {
			ledger.revoked.entry(index).or_insert(now());
		}
	}
}

fn apply(ledger: &mut Ledger, op: Op) {
	match op {
		Op::Blocks(number) => run_to_block(System::block_number() + u32::from(number)),
		Op::Stall(periods) => jump_to_period(now() + u32::from(periods)),
		Op::Prove { device, age } => {
			let (owner, period) = (owner(device), now() - age);
			if Devices::<Test>::contains_key(device)
				&& Attestation::clock().start_of(period).is_some()
				&& challenge_block(device, period) < System::block_number()
			{
				let proven = prove(&owner, device, &gpu(device), period);
				assert!(proven.is_err() || !ledger.revoked.contains_key(&device));
			}
		}
		Op::Certify {
			age,
			devices,
			seconds,
			signers,
		} => {
			certify_some(ledger, now() - age, &devices, seconds, signers);
		}
		Op::Begin { device, id } => {
			let begun = Attestation::begin(&owner(device), device, UseId::Lease(id), FOREVER);
			assert!(begun.is_err() || !ledger.revoked.contains_key(&device));
		}
		Op::End { device, id } => {
			let runs = Devices::<Test>::get(device)
				.and_then(|row| row.activity.current_use)
				.is_some_and(|current| current.id == UseId::Lease(id));
			assert_eq!(Attestation::end(device, UseId::Lease(id)).is_ok(), runs);
		}
		Op::Claim { device, percent } => claim(ledger, device, percent),
		Op::Retire { device, by_owner } => {
			let who = if by_owner { owner(device) } else { CAROL };
			let retired = Attestation::retire_device(RuntimeOrigin::signed(who), device);
			assert!(by_owner || retired.is_err());
		}
		Op::Plant { second } => {
			plant(&provider(second));
		}
		Op::Register { gpu: index, second } => {
			let (who, id) = (provider(second), gpu(index).device_id());
			let may = !DeviceByIdentity::<Test>::contains_key(id)
				&& !BannedIdentities::<Test>::contains_key(id)
				&& !gpu(index)
					.certificate_ids()
					.iter()
					.any(Revoked::<Test>::contains_key);
			let registered = register_with(&who, H100, &gpu(index), chain_of(index));
			assert_eq!(registered.is_ok(), may);
		}
		Op::RevokeCertificate { device, position } => {
			revoke_certificate(ledger, device, position);
		}
		Op::RevokeDevice { device } => {
			let may = Devices::<Test>::get(device)
				.is_some_and(|row| !BannedIdentities::<Test>::contains_key(row.id));
			let revoked = Attestation::revoke_device(RuntimeOrigin::signed(GUARD), device);
			assert_eq!(revoked.is_ok(), may);
			if may {
				ledger.revoked.entry(device).or_insert(now());
			}
		}
		Op::SetAttesters { first } => {
			bond(first..first + 4);
			let attesters: BoundedVec<_, ConstU32<64>> =
				BoundedVec::truncate_from(keys(first..first + 4));
			let eligible = (first..first + 4).all(|number| attester_row(number).is_eligible());
			let set = Attestation::set_attesters(RuntimeOrigin::root(), attesters);
			assert_eq!(set.is_ok(), eligible);
			if eligible {
				ledger.first_attester = first;
				ledger.epoch += 1;
			}
		}
		Op::SignLate { attester, age } => sign_late(ledger, attester, now() - age),
		Op::Reward { amount } => reward(amount),
		Op::ClaimRewards { attester: number } => {
			let pot = Attestation::rewards_pot();
			let key = attester(number).public();
			let claimed = Attestation::claim_rewards(RuntimeOrigin::signed(DAVE), key);
			assert_eq!(claimed.is_ok(), Attestation::rewards_pot() < pot);
		}
		Op::Unbond { attester: number } => {
			let key = attester(number).public();
			let member = CurrentCommittee::<Test>::get().members.contains(&key);
			let unbonded = Attestation::unbond_attester(RuntimeOrigin::signed(DAVE), key);
			assert!(!(member || ledger.slashed.contains(&number)) || unbonded.is_err());
		}
		Op::Equivocate {
			attester,
			device,
			age,
		} => equivocate(ledger, attester, device, now() - age),
		Op::Reprice { factor } => {
			Factors::mutate(|factors| factors.push((H100, now() + 1, factor)));
		}
	}
}

/// What holds between the chain and what was observed of it.
fn compare(ledger: &Ledger) {
	check();
	assert_eq!(
		Balances::total_issuance(),
		issuance(),
		"money was lost or made up"
	);
	for (device, verified) in &ledger.verified {
		let Some(row) = Devices::<Test>::get(device) else {
			continue;
		};
		// A second is minted, credited to a use, or nothing: never two of these.
		let taken = ledger.taken.get(device).copied().unwrap_or_default();
		let open = row.activity.claimable.total();
		let idle = taken.time.micros() + open.time.micros() + row.activity.maturing().time.micros();
		let used: u64 = crate::Meters::<Test>::iter_prefix(device)
			.map(|(_, meter)| meter.time.micros())
			.sum();
		assert!(
			idle + used <= verified * 1_000_000,
			"more was credited than verified"
		);
		let lifetime = u64::from(now() - row.registered_in) * 12;
		assert!(*verified <= lifetime, "more was verified than elapsed");
	}
	for (device, revoked_in) in &ledger.revoked {
		let Some(told) = Attestation::device_report(*device) else {
			continue;
		};
		assert!(told.revoked && told.maturing.is_zero());
		// Nothing may ever be taken but what had matured by the revocation.
		let taken = ledger.taken.get(device).copied().unwrap_or_default();
		let open = told.matured.previous.time.micros() + told.matured.current.time.micros();
		let had_matured: u64 = ledger
			.landed
			.range((*device, 0)..(*device + 1, 0))
			.filter(|((_, period), _)| period + quiet().ring_length() <= *revoked_in)
			.map(|(_, seconds)| u64::from(*seconds) * 1_000_000)
			.sum();
		assert!(taken.time.micros() + open <= had_matured);
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..Default::default() })]

	#[test]
	fn no_sequence_of_operations_breaks_an_invariant(
		ops in prop::collection::vec(op(), 1..60),
		modulus in 1_u32..6,
	) {
		let parameters = Parameters { challenge_modulus: modulus, days_per_span: 1, ..quiet() };
		ExtBuilder::default().parameters(parameters).build_and_execute(|| {
			for index in 0..2 {
				register(&ALICE, index);
			}
			for _ in 2..DEVICES {
				plant(&BOB);
			}
			let mut ledger = Ledger { first_attester: 1, ..Default::default() };
			for op in ops {
				apply(&mut ledger, op);
				compare(&ledger);
			}
		});
	}
}
