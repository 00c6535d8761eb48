//! What the price index is told.

use crate::mock::*;
use florin_core::FLRN;
use frame_support::assert_ok;

const FULL: u16 = PERIOD as u16;

/// What the index was told since the last time.
fn told() -> Vec<(u128, u32, u32, u64)> {
	Priced::take()
}

#[test]
fn the_index_is_told_what_certificates_found_at_which_price() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0, 1], 10 * HOUR);
		certify(&[0, 1], START, FULL);
		certify(&[0], START + 1, FULL / 2);
		pass(PERIOD * (WINDOW + 1));
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(told(), [(FLRN, START - 1, START, 1_200)]);
		pass(PERIOD);
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(told(), [(FLRN, START, START + 1, 300)]);
	});
}

#[test]
fn what_only_a_receipt_says_has_no_weight() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(PERIOD);
		certify(&[0], START, 200);
		assert_ok!(receipt(ALICE, CAROL, id, START, 600));
		pass_until_final();
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(lease(id).settled.seconds, 600);
		let (_, _, _, seconds) = told()[0];
		assert_eq!(seconds, 200);
	});
}

#[test]
fn settled_late_only_the_last_day_is_told() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 50 * HOUR);
		for period in 0..200 {
			certify(&[0], START + period, FULL);
		}
		pass(PERIOD * (200 + WINDOW));
		assert_ok!(settle(DAVE, &[id]));
		// Final is all through 199, and a day back from 206 is 62.
		assert_eq!(
			told(),
			[(FLRN, START + 61, START + 199, 138 * u64::from(PERIOD))]
		);
		assert_eq!(lease(id).settled.seconds, 200 * u64::from(PERIOD));
	});
}

#[test]
fn settled_after_months_nothing_is_told() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		certify(&[0], START, FULL);
		pass(90 * 24 * HOUR);
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(told(), []);
	});
}

#[test]
fn finalising_and_disputing_tell_what_they_settle() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		certify(&[0], START, FULL);
		pass(PERIOD * (WINDOW + 1));
		assert_ok!(dispute(CAROL, id));
		assert_eq!(told(), [(FLRN, START - 1, START, 600)]);
		let other = lease_on(terms(), &[1], HOUR);
		let began = START + WINDOW + 1;
		certify(&[1], began, FULL);
		pass(HOUR + PERIOD * (WINDOW + 1));
		assert_ok!(finalise(DAVE, other));
		assert_eq!(told().iter().map(|told| told.3).sum::<u64>(), 600);
	});
}

#[test]
fn a_lease_that_never_began_tells_nothing() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0], terms());
		assert_ok!(rent(CAROL, offer, 1, 10 * HOUR, 10 * HOUR));
		pass(10 * HOUR);
		assert_ok!(finalise(DAVE, 0));
		assert_eq!(told(), []);
	});
}

#[test]
fn who_takes_a_lease_over_takes_an_old_price_over() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 50 * HOUR);
		for period in 0..60 {
			certify(&[0], START + period, FULL);
		}
		pass(PERIOD * 40);
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(Struck::get(), START);
		assert_ok!(Market::transfer_lease(
			RuntimeOrigin::signed(CAROL),
			id,
			Some(DAVE)
		));
		assert_ok!(take_over(DAVE, id));
		told();
		pass(PERIOD * 20);
		assert_ok!(settle(BOB, &[id + 1]));
		assert_eq!(told().len(), 1);
		assert_eq!(Struck::get(), START);
	});
}
