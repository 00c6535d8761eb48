//! What is remembered of devices at work on redemptions.

use crate::types::Served;

fn of(notes: &[(u32, u64)]) -> (u32, [u64; 3]) {
	let mut served = Served::default();
	for (period, seconds) in notes {
		served.note(*period, *seconds, 7);
	}
	assert_eq!(served.as_of, if notes.is_empty() { 0 } else { 7 });
	(served.period, [served.latest, served.before, served.first])
}

#[test]
fn three_periods_are_remembered_in_whatever_order_certificates_come() {
	let expected = (12, [5, 3, 1]);
	assert_eq!(of(&[(10, 1), (11, 3), (12, 5)]), expected);
	assert_eq!(of(&[(12, 5), (10, 1), (11, 3)]), expected);
	assert_eq!(of(&[(11, 3), (12, 5), (10, 1)]), expected);
	// Several certificates tell of one period.
	assert_eq!(of(&[(12, 2), (11, 3), (12, 3), (10, 1)]), expected);
}

#[test]
fn what_is_older_is_forgotten_and_gaps_count_for_nothing() {
	assert_eq!(of(&[(10, 1), (11, 3), (12, 5), (13, 7)]), (13, [7, 5, 3]));
	assert_eq!(of(&[(12, 5), (9, 1)]), (12, [5, 0, 0]));
	assert_eq!(of(&[(10, 1), (12, 5)]), (12, [5, 0, 1]));
	assert_eq!(of(&[(10, 1), (13, 7)]), (13, [7, 0, 0]));
	assert_eq!(of(&[]), (0, [0, 0, 0]));
}

#[test]
fn seconds_never_overflow() {
	let (_, [latest, ..]) = of(&[(1, u64::MAX), (1, 1)]);
	assert_eq!(latest, u64::MAX);
	let mut served = Served::default();
	for period in 1..=3 {
		served.note(period, u64::MAX, 0);
	}
	assert_eq!(served.seconds(), u64::MAX);
}
