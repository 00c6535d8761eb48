use crate::mock::*;
use florin_core::{
	market::{OfferTerms, Price},
	FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

const FULL: u16 = PERIOD as u16;

fn pledging(pledge: u128) -> OfferTerms {
	let mut terms = terms();
	terms.service.pledge = pledge;
	terms
}

#[test]
fn final_periods_are_paid_by_their_certificates() {
	build_and_execute(|| {
		let before = free(ALICE);
		let id = lease_on(terms(), &[0, 1], 10 * HOUR);
		let deposit = before - free(ALICE);
		certify(&[0, 1], START, FULL);
		certify(&[0], START + 1, FULL / 2);
		pass(PERIOD * (WINDOW + 1));
		events();
		assert_ok!(settle(DAVE, &[id]));
		// Only the first period is final.
		let paid = FLRN / 3;
		assert_eq!(free(ALICE), before - deposit + paid);
		assert_eq!(
			events(),
			vec![Event::LeaseSettled {
				lease: id,
				through: START,
				seconds: 1_200,
				paid,
			}]
		);
		pass(PERIOD);
		assert_ok!(settle(DAVE, &[id]));
		let settled = lease(id).settled;
		assert_eq!((settled.seconds, settled.missing), (1_500, 300));
	});
}

#[test]
fn settling_twice_changes_nothing() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		assert_noop!(settle(DAVE, &[id]), Error::NothingToSettle);
		certify(&[0], START, FULL);
		pass(PERIOD * (WINDOW + 1) - 1);
		assert_noop!(settle(DAVE, &[id]), Error::NothingToSettle);
		pass(1);
		assert_ok!(settle(DAVE, &[id]));
		assert_noop!(settle(ALICE, &[id]), Error::NothingToSettle);
	});
}

#[test]
fn pay_does_not_depend_on_how_often_a_lease_is_settled() {
	let run = |every: u32| {
		let mut result = 0;
		build_and_execute(|| {
			let mut odd = terms();
			odd.price = Price::Fixed(FLRN / 7 + 13);
			let id = lease_on(odd, &[0, 1, 2], 7 * HOUR);
			for period in 0..42 {
				certify(&[0, 1, 2], START + period, (period * 37 % 601) as u16);
				pass(PERIOD);
				if period % every == every - 1 {
					let _ = settle(DAVE, &[id]);
				}
			}
			pass_until_final();
			let _ = settle(DAVE, &[id]);
			result = lease(id).money.paid;
		});
		result
	};
	assert_eq!(run(1), run(1_000));
	assert_eq!(run(5), run(1_000));
}

#[test]
fn escrow_that_runs_dry_within_a_period_ends_the_lease_there() {
	build_and_execute(|| {
		let id = lease_funded(terms(), &[0], 10 * HOUR, PERIOD + 100);
		pass(2 * PERIOD);
		certify_all(&[0], START, FULL);
		assert!(!lease(id).is_running(Time::get()));
		pass_until_final();
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(lease(id).settled.seconds, 700);
		assert_eq!(lease(id).money.paid, FLRN * 700 / 3_600);
	});
}

#[test]
fn commission_goes_with_the_first_settlement_of_a_day() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 100 * HOUR);
		let reserve = free(RESERVE);
		pass(PERIOD * 20);
		certify_all(&[0], START, FULL);
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(free(RESERVE), reserve);
		let due = lease(id).settled.commission_due;
		assert!(due > 0);
		pass(PERIOD * 124);
		events();
		assert_ok!(settle(DAVE, &[id]));
		let paid = free(RESERVE) - reserve;
		assert!(paid >= due);
		assert!(events().contains(&Event::CommissionPaid {
			lease: id,
			amount: paid
		}));
		assert_eq!(lease(id).settled.commission_due, 0);
		assert_eq!(lease(id).money.commission, paid);
	});
}

#[test]
fn what_is_missing_beyond_the_promise_is_taken_from_the_pledge() {
	build_and_execute(|| {
		// 36 FLRN answer for two devices and 20 hours: each missing device-hour costs 0.9 FLRN.
		let id = lease_on(pledging(18 * FLRN), &[0, 1], 20 * HOUR);
		for period in 0..6 {
			certify(&[0], START + period, FULL);
			certify(&[1], START + period, 0);
		}
		pass(HOUR);
		pass_until_final();
		let before = free(CAROL);
		assert_ok!(settle(DAVE, &[id]));
		// Nothing is taken before the whole lease is known.
		assert_eq!(free(CAROL), before);
		assert_eq!(lease(id).money.paid, FLRN);
		pass(19 * HOUR);
		for period in 6..120 {
			certify(&[0, 1], START + period, FULL);
		}
		pass_until_final();
		events();
		let (before, held) = (free(CAROL), escrowed(CAROL));
		assert_ok!(finalise(DAVE, id));
		// An hour is missing; a hundredth of 40 may be.
		let penalty = 36 * FLRN * (3_600 - 1_440) / (40 * 3_600);
		assert!(events().contains(&Event::LeasePenalised {
			lease: id,
			penalty,
			seconds: 2_160,
		}));
		assert_eq!(Pledged::get(ALICE), 36 * FLRN - penalty);
		assert_eq!(offer(0).pledged, 36 * FLRN - penalty);
		let paid = 38 * FLRN + FLRN * 39 / 50;
		assert_eq!(free(CAROL), before + held - paid + ROW_DEPOSIT + penalty);
	});
}

#[test]
fn one_lease_never_takes_what_answers_for_another() {
	build_and_execute(|| {
		let mut strict = pledging(FLRN);
		strict.service.availability = Permill::one();
		let offer_id = post(ALICE, H100, &[0, 1], strict);
		assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
		assert_ok!(rent(DAVE, offer_id, 1, HOUR, HOUR));
		assert_ok!(accept(CAROL, 0));
		assert_ok!(accept(DAVE, 1));
		pass(HOUR);
		certify_all(&[0, 1], START, 0);
		pass_until_final();
		for (lease, tenant) in [(0, CAROL), (1, DAVE)] {
			let before = free(tenant) + escrowed(tenant) + ROW_DEPOSIT;
			assert_ok!(finalise(BOB, lease));
			assert_eq!(free(tenant), before + FLRN);
		}
		assert_eq!((Pledged::get(ALICE), offer(offer_id).lent), (0, 0));
	});
}

#[test]
fn dark_periods_are_neither_paid_nor_penalised() {
	build_and_execute(|| {
		let id = lease_on(pledging(FLRN), &[0], HOUR);
		pass(HOUR);
		pass_until_final();
		assert_ok!(settle(DAVE, &[id]));
		let settled = lease(id).settled;
		assert_eq!((settled.seconds, settled.missing), (0, 0));
		assert!(settled.silent);
		assert_ok!(finalise(DAVE, id));
		assert_eq!(Pledged::get(ALICE), FLRN);
	});
}

#[test]
fn several_leases_are_settled_at_once() {
	build_and_execute(|| {
		let one = lease_on(terms(), &[0, 1], 2 * HOUR);
		let other = lease_on(terms(), &[2], 2 * HOUR);
		pass(HOUR);
		certify_all(&[0, 1, 2], START, FULL);
		pass_until_final();
		assert_noop!(settle(DAVE, &[]), Error::NoLeases);
		assert_noop!(settle(DAVE, &[one, one]), Error::LeaseRepeated);
		assert_noop!(settle(DAVE, &[one, 99]), Error::UnknownLease);
		assert_ok!(settle(DAVE, &[one, other]));
		assert_eq!(lease(one).money.paid, 2 * FLRN);
		assert_eq!(lease(other).money.paid, FLRN);
	});
}

#[test]
fn no_more_devices_are_settled_at_once_than_one_call_may() {
	build_and_execute(|| {
		let all: Vec<u32> = (100..164).collect();
		for device in &all {
			add_device(*device, ALICE, H100);
		}
		let many = lease_on(terms(), &all, 2 * HOUR);
		let one = lease_on(terms(), &[0], 2 * HOUR);
		pass(HOUR);
		certify_all(&all, START, FULL);
		certify_all(&[0], START, FULL);
		pass_until_final();
		assert_noop!(settle(DAVE, &[many, one]), Error::TooManyDevices);
		assert_ok!(settle(DAVE, &[many]));
		assert_ok!(settle(DAVE, &[one]));
	});
}

#[test]
fn a_lease_that_has_not_begun_is_not_settled() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0], terms());
		assert_ok!(rent(CAROL, offer, 1, HOUR, HOUR));
		assert_noop!(settle(DAVE, &[0]), Error::NotBegun);
	});
}

#[test]
fn two_tenants_of_one_period_pay_their_shares() {
	build_and_execute(|| {
		let first = lease_on(terms(), &[0], HOUR);
		pass(150);
		assert_ok!(close(CAROL, first));
		assert_ok!(rent(DAVE, lease(first).offer, 1, HOUR, HOUR));
		pass(50);
		assert_ok!(accept(DAVE, 1));
		pass(PERIOD);
		// Late, but within the window.
		certify(&[0], START, FULL);
		certify(&[0], START + 1, FULL);
		pass_until_final();
		assert_ok!(settle(BOB, &[first, 1]));
		assert_eq!(lease(first).settled.seconds, 150);
		assert_eq!(lease(1).settled.seconds, 400 + 600);
	});
}

#[test]
fn a_provider_with_the_least_balance_is_paid() {
	for more in [0, 1] {
		build_and_execute(|| {
			let id = lease_on(terms(), &[0], HOUR);
			let all = free(ALICE);
			assert_ok!(Balances::transfer_allow_death(
				RuntimeOrigin::signed(ALICE),
				DAVE,
				all - ED - more
			));
			pass(PERIOD);
			certify(&[0], START, 1);
			pass_until_final();
			assert_ok!(settle(BOB, &[id]));
			// One second, far less than the existential deposit.
			assert_eq!(free(ALICE), ED + more + FLRN / 3_600);
		});
	}
}

#[test]
fn penalties_are_waived_for_what_the_tenant_says_it_got() {
	build_and_execute(|| {
		let mut strict = pledging(FLRN);
		strict.service.availability = Permill::one();
		let id = lease_on(strict, &[0], PERIOD);
		pass(PERIOD);
		certify(&[0], START, 0);
		assert_ok!(receipt(ALICE, CAROL, id, START, 600));
		pass_until_final();
		let provider = free(ALICE);
		assert_ok!(finalise(BOB, id));
		assert_eq!(Pledged::get(ALICE), FLRN);
		assert_eq!(free(ALICE), provider + FLRN / 6);
	});
}
