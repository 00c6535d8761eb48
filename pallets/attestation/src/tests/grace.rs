//! Challenges that nobody could answer.

use crate::{mock::*, Starts};

/// Lets a device of Alice's miss the challenge of its first period, with `meanwhile` in the block after
/// the challenge, and tells whether it is fresh after that.
fn fresh_after(meanwhile: impl FnOnce(u32)) -> bool {
	let mut fresh = None;
	strictly(|| {
		let device = register(&ALICE, 0);
		let period = FIRST_PERIOD + 1;
		run_to_period(period);
		run_to_block(challenge_block(device, period) + 1);
		meanwhile(System::block_number());
		run_until_certifiable(period);
		fresh = touched(device).presence.fresh_in(period);
	});
	fresh.expect("the period has been decided")
}

#[test]
fn a_challenge_that_nobody_kept_one_from_answering_counts() {
	assert!(!fresh_after(|_| ()));
	assert!(!fresh_after(|_| GraceUntil::set(Some(1))), "long over");
}

#[test]
fn a_challenge_in_a_grace_period_is_excused() {
	assert!(fresh_after(|block| GraceUntil::set(Some(block))));
}

#[test]
fn a_grace_period_that_is_over_by_the_end_of_the_period_excuses_it_still() {
	strictly(|| {
		let device = register(&ALICE, 0);
		let period = FIRST_PERIOD + 1;
		run_to_period(period);
		let block = System::block_number();
		GraceUntil::set(Some(block));
		run_to_period(period + 1);
		GraceUntil::set(None);
		let excused = |period| {
			let starts = Starts::<Test>::get();
			let start = starts.iter().find(|start| start.period == period);
			start.map(|start| start.excused)
		};
		assert_eq!(excused(period), Some(true));
		assert_eq!(excused(period + 1), Some(false));
		run_until_certifiable(period);
		assert_eq!(touched(device).presence.fresh_in(period), Some(true));
	});
}

#[test]
fn an_excused_device_that_was_not_fresh_stays_so() {
	strictly(|| {
		let device = register(&ALICE, 0);
		run_until_certifiable(FIRST_PERIOD + 1);
		assert_eq!(
			touched(device).presence.fresh_in(FIRST_PERIOD + 1),
			Some(false)
		);
		GraceUntil::set(Some(u32::MAX));
		let later = now();
		run_until_certifiable(later);
		assert_eq!(touched(device).presence.fresh_in(later), Some(false));
	});
}

#[test]
fn the_chain_stood_still_when_a_whole_period_has_no_block() {
	quietly(|| {
		run_to_period(FIRST_PERIOD + 3);
		assert_eq!(StoodStill::get(), 0);
		jump_to_period(FIRST_PERIOD + 5);
		assert_eq!(StoodStill::get(), 1);
	});
}
