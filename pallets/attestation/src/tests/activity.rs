//! The record's own arithmetic, without a chain around it.

use crate::{
	activity::{Activity, Certified, Presence},
	clock::Clock,
	mock::FOREVER,
	mock::{quiet, strict},
	types::{Parameters, PeriodStart, PeriodStarts, Signers, MAX_RING},
};
use florin_core::{work::Work, ComputeTime, DeviceId, Period, UseId};
use proptest::prelude::*;
use sp_runtime::Permill;

const DEVICE: DeviceId = [3; 32];

/// A clock at the end of `now`, which knows the starts of the last `known` periods, all closed.
fn clock(parameters: Parameters, now: Period, known: Period) -> Clock {
	let starts: Vec<_> = (now + 1 - known..=now)
		.map(|period| PeriodStart {
			period,
			first_block: 6 * period,
			seed: [period as u8; 32],
			certified: false,
			excused: false,
		})
		.collect();
	Clock {
		parameters,
		starts: PeriodStarts::truncate_from(starts),
		now,
		second: 0,
		block: 6 * now + 7,
	}
}

fn certified(work: Work) -> Certified {
	Certified {
		seconds: 12,
		quality: Permill::one(),
		watts: 700,
		work,
		epoch: 0,
		round: 0,
		signers: Signers(7),
	}
}

fn work(value: u128) -> Work {
	Work {
		time: ComputeTime(value as u64),
		value,
	}
}

#[test]
fn a_missed_challenge_costs_all_periods_until_the_next_proof() {
	let mut activity = Activity::new(10, &strict());
	activity.prove(11).unwrap();
	activity.prove(13).unwrap();
	activity.touch(&DEVICE, &clock(strict(), 14, 6));
	let fresh: Vec<_> = (9..=15)
		.map(|period| activity.presence.fresh_in(period))
		.collect();
	let (yes, no) = (Some(true), Some(false));
	// Before its registration nothing is on record; 15 is to come.
	assert_eq!(fresh, vec![no, yes, yes, no, yes, no, None]);
	assert!(activity.proofs.is_empty());
}

#[test]
fn whoever_isnt_challenged_stays_what_it_was() {
	let mut activity = Activity::new(10, &quiet());
	activity.touch(&DEVICE, &clock(quiet(), 14, 6));
	assert!((10..=14).all(|period| activity.presence.fresh_in(period) == Some(true)));
	activity.presence.fresh = 0;
	activity.touch(&DEVICE, &clock(quiet(), 18, 6));
	assert!((15..=18).all(|period| activity.presence.fresh_in(period) == Some(false)));
}

#[test]
fn a_record_that_nobody_touched_for_a_ring_is_unfresh() {
	// The start of period 11 is the first that is known: it can be judged.
	let mut activity = Activity::new(10, &quiet());
	activity.touch(&DEVICE, &clock(quiet(), 16, 6));
	assert!(activity.is_fresh());
	// That of period 11 is no longer known: it can't.
	let mut activity = Activity::new(10, &quiet());
	activity.touch(&DEVICE, &clock(quiet(), 17, 6));
	assert!(!activity.is_fresh());
	assert_eq!(activity.presence.decided_through, 17);
}

#[test]
fn open_periods_stay_undecided_and_keep_their_proofs() {
	let mut activity = Activity::new(10, &strict());
	let mut clock = clock(strict(), 12, 3);
	clock.block = 6 * 12;
	activity.prove(11).unwrap();
	activity.prove(12).unwrap();
	activity.touch(&DEVICE, &clock);
	assert_eq!(activity.presence.decided_through, 10);
	assert_eq!(activity.proofs.to_vec(), vec![11, 12]);
	assert!(activity.proven_in(11) && activity.proven_in(12) && !activity.proven_in(10));
	clock.block = 6 * 11 + 7;
	activity.touch(&DEVICE, &clock);
	assert_eq!(activity.presence.decided_through, 11);
	assert_eq!(activity.proofs.to_vec(), vec![12]);
}

#[test]
fn periods_without_a_block_challenge_nobody() {
	let mut activity = Activity::new(10, &strict());
	let mut clock = clock(strict(), 14, 5);
	clock
		.starts
		.retain(|start| start.period == 10 || start.period == 14);
	activity.prove(14).unwrap();
	activity.touch(&DEVICE, &clock);
	assert!((10..=14).all(|period| activity.presence.fresh_in(period) == Some(true)));
}

#[test]
fn presence_reaches_as_far_back_as_the_longest_ring() {
	let mut presence = Presence::registered_in(1);
	let mut activity = Activity::new(1, &quiet());
	for now in 2..200 {
		activity.touch(&DEVICE, &clock(quiet(), now, 2));
		presence = activity.presence;
	}
	// As many periods as the mask has bits.
	let oldest = 199 + 1 - u64::BITS;
	assert!(oldest <= 199 + 1 - MAX_RING);
	assert_eq!(presence.fresh_in(oldest), Some(true));
	assert_eq!(presence.fresh_in(oldest - 1), None);
	assert_eq!(presence.fresh_in(200), None);
}

#[test]
fn slots_leave_the_ring_oldest_first() {
	let mut activity = Activity::new(10, &quiet());
	for period in 11..=15 {
		activity.touch(&DEVICE, &clock(quiet(), period, 6));
		activity
			.certify(period, certified(work(u128::from(period))))
			.unwrap();
	}
	assert_eq!(activity.maturing(), work(11 + 12 + 13 + 14 + 15));
	activity.touch(&DEVICE, &clock(quiet(), 18, 6));
	assert_eq!(
		activity
			.slots
			.iter()
			.map(|slot| slot.period)
			.collect::<Vec<_>>(),
		vec![13, 14, 15]
	);
	assert_eq!(activity.claimable.total(), work(11 + 12));
	assert_eq!(activity.maturing(), work(13 + 14 + 15));
}

#[test]
fn a_record_is_voided_as_of_the_revocation_whenever_that_happens() {
	let mut activity = Activity::new(10, &quiet());
	for period in 11..=15 {
		activity.touch(&DEVICE, &clock(quiet(), period, 6));
		activity
			.certify(period, certified(work(u128::from(period))))
			.unwrap();
	}
	for (revoked_in, matured, voided) in [
		(16, 0, 11 + 12 + 13 + 14 + 15),
		(17, 11, 12 + 13 + 14 + 15),
		(21, 65, 0),
	] {
		for now in [revoked_in, revoked_in + 1, revoked_in + 100] {
			let mut activity = activity.clone();
			let clock = clock(quiet(), now, 6);
			assert_eq!(activity.void(revoked_in, &clock), work(voided));
			assert_eq!(activity.void(revoked_in, &clock), work(0));
			activity.touch(&DEVICE, &clock);
			assert_eq!(activity.claimable.total(), work(matured));
		}
	}
}

#[test]
fn a_record_has_room_for_the_longest_ring() {
	let parameters = Parameters {
		certificate_window: 2,
		dispute_span: MAX_RING - 3,
		..quiet()
	};
	assert_eq!(parameters.ring_length(), MAX_RING);
	let mut activity = Activity::new(1, &parameters);
	for period in 2..=200 {
		activity.touch(&DEVICE, &clock(parameters.clone(), period, 2));
		activity.certify(period, certified(work(1))).unwrap();
	}
	assert!(activity.slots.is_full());
}

/// Runs a record through `steps`, touching it after those for which `touches` says so.
fn run(steps: &[(u8, bool)], touches: impl Fn(usize) -> bool) -> Activity {
	let parameters = Parameters {
		challenge_modulus: 3,
		days_per_span: 1,
		..quiet()
	};
	let mut activity = Activity::new(100, &parameters);
	let mut now = 101;
	for (number, (what, proves)) in steps.iter().enumerate() {
		let clock = Clock {
			second: 5,
			..clock(parameters.clone(), now, 6)
		};
		if touches(number) || *what > 0 {
			activity.touch(&DEVICE, &clock);
		}
		match what {
			1 if activity.slot(now).is_none_or(|slot| slot.uses.is_empty()) => {
				activity.certify(now, certified(work(7))).unwrap()
			}
			2 if activity.current_use.is_none() && !activity.is_used_up(now) => {
				activity.begin(UseId::Lease(number as u64), FOREVER, &clock)
			}
			3 => activity.end(&Clock { second: 9, ..clock }),
			_ => (),
		}
		if *proves {
			activity.prove(now + 1).unwrap();
		}
		now += 1;
	}
	activity.touch(&DEVICE, &clock(parameters, now, 6));
	activity
}

proptest! {
	/// Whether and how often a record is touched in between decides nothing, as long as each ring
	/// sees a touch.
	#[test]
	fn records_do_not_depend_on_touches(
		steps in prop::collection::vec((0_u8..4, any::<bool>()), 1..40),
	) {
		let often = run(&steps, |_| true);
		let seldom = run(&steps, |number| number % 5 == 4);
		prop_assert_eq!(often, seldom);
	}

	/// What is taken is gone, nothing else is, and no more than there is can be taken.
	#[test]
	fn taking_is_exact(
		previous in (0_u64..100, 0_u128..100),
		current in (0_u64..100, 0_u128..100),
		wanted in (0_u64..250, 0_u128..250),
	) {
		let work = |(time, value)| Work { time: ComputeTime(time), value };
		let mut claimable = crate::activity::Claimable {
			span: 0,
			previous: work(previous),
			current: work(current),
		};
		let before = claimable;
		let total = claimable.total();
		let enough = wanted.0 <= total.time.micros() && wanted.1 <= total.value;
		prop_assert_eq!(claimable.take(work(wanted)).is_some(), enough);
		if enough {
			let left = claimable.total();
			prop_assert_eq!(left.time.micros() + wanted.0, total.time.micros());
			prop_assert_eq!(left.value + wanted.1, total.value);
			prop_assert!(claimable.current == before.current || claimable.previous.value == 0
				|| claimable.previous.time.is_zero());
		} else {
			prop_assert_eq!(claimable, before);
		}
	}
}
