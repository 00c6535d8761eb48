use crate::{mock::*, types::Stage};
use florin_core::{
	market::{Mode, OfferTerms},
	FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

const FULL: u16 = PERIOD as u16;

fn reserved(percent: u32) -> OfferTerms {
	OfferTerms {
		mode: Mode::Reserved {
			break_fee: Permill::from_percent(percent),
		},
		..terms()
	}
}

fn interruptible() -> OfferTerms {
	OfferTerms {
		mode: Mode::Interruptible {
			notice: 2,
			compensation: Permill::from_percent(50),
		},
		..terms()
	}
}

#[test]
fn a_tenant_closes_early_and_gets_back_what_it_will_not_use() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0, 1], 10 * HOUR);
		pass(HOUR);
		let (before, held) = (free(CAROL), escrowed(CAROL));
		let kept = escrow(FLRN, 2 * u64::from(HOUR));
		events();
		assert_ok!(close(CAROL, id));
		assert_eq!(free(CAROL), before + held - kept);
		assert_eq!(escrowed(CAROL), kept);
		let ends_at = Time::get();
		assert_eq!(
			events(),
			vec![Event::LeaseClosed {
				lease: id,
				ends_at,
				refunded: held - kept,
				fee: 0,
			}]
		);
		assert!(matches!(lease(id).stage, Stage::Begun { ends_at: end, .. } if end == ends_at));
		// The devices are free at once.
		assert_ok!(rent(DAVE, lease(id).offer, 2, HOUR, HOUR));
		assert_ok!(accept(DAVE, id + 1));
	});
}

#[test]
fn what_was_settled_before_is_not_refunded_twice() {
	build_and_execute(|| {
		let before = free(CAROL);
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(2 * HOUR);
		certify_all(&[0], START, FULL);
		assert_ok!(settle(DAVE, &[id]));
		assert!(lease(id).money.paid > 0);
		assert_ok!(close(CAROL, id));
		pass_until_final();
		assert_ok!(finalise(DAVE, id));
		assert_eq!(free(CAROL), before - 2 * FLRN - FLRN / 25);
	});
}

#[test]
fn a_lease_is_closed_once() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		assert_noop!(close(DAVE, id), Error::NotAParty);
		assert_noop!(close(CAROL, id + 1), Error::UnknownLease);
		assert_ok!(close(CAROL, id));
		assert_noop!(close(CAROL, id), Error::LeaseOver);
		assert_noop!(close(ALICE, id), Error::LeaseOver);
	});
}

#[test]
fn a_lease_whose_time_is_over_needs_no_closing() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		pass(HOUR);
		assert_noop!(close(CAROL, id), Error::LeaseOver);
	});
}

#[test]
fn who_breaks_a_reserved_lease_pays_for_it() {
	build_and_execute(|| {
		let id = lease_on(reserved(25), &[0], 10 * HOUR);
		pass(2 * HOUR);
		let provider = free(ALICE);
		assert_ok!(close(CAROL, id));
		// A quarter of eight hours.
		assert_eq!(free(ALICE), provider + 2 * FLRN);
		assert_eq!(lease(id).money.paid, 2 * FLRN);
	});
}

#[test]
fn a_break_fee_is_not_due_where_the_provider_fell_short() {
	build_and_execute(|| {
		let id = lease_on(reserved(25), &[0], 10 * HOUR);
		pass(2 * HOUR);
		certify(&[0], START, 0);
		assert_ok!(settle(CAROL, &[id]));
		let provider = free(ALICE);
		assert_ok!(close(CAROL, id));
		assert_eq!(free(ALICE), provider);
	});
}

#[test]
fn a_break_fee_of_all_leaves_the_commission() {
	build_and_execute(|| {
		let id = lease_on(reserved(100), &[0], 10 * HOUR);
		let before = free(CAROL);
		assert_ok!(close(CAROL, id));
		assert_eq!(free(CAROL), before + FLRN / 5);
		assert_eq!(escrowed(CAROL), 0);
	});
}

#[test]
fn a_provider_stops_a_spot_lease_and_no_other() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		assert_ok!(close(ALICE, id));
		for (device, terms) in [(1, reserved(0)), (2, interruptible())] {
			let id = lease_on(terms, &[device], HOUR);
			assert_noop!(close(ALICE, id), Error::MayNotStop);
		}
	});
}

#[test]
fn a_provider_stops_what_nobody_pays_for() {
	build_and_execute(|| {
		// The tenant blocks evidence and signs no receipt.
		let id = lease_on(reserved(0), &[0, 1], 10 * HOUR);
		certify(&[0], START, FULL);
		pass(PERIOD * (WINDOW + 1));
		assert_ok!(settle(ALICE, &[id]));
		// Something is known of the first period.
		assert_noop!(close(ALICE, id), Error::MayNotStop);
		pass(PERIOD);
		assert_noop!(close(ALICE, id), Error::MayNotStop);
		assert_ok!(settle(ALICE, &[id]));
		// Nothing is of the second, which is the latest final one.
		assert_ok!(close(ALICE, id));
	});
}

#[test]
fn one_silent_period_long_ago_lets_nobody_stop() {
	build_and_execute(|| {
		let id = lease_on(reserved(0), &[0], 10 * HOUR);
		certify(&[0], START + 1, FULL);
		pass(PERIOD * (WINDOW + 1));
		assert_ok!(settle(ALICE, &[id]));
		pass(PERIOD);
		// Settled once more or not, the latest final period is known.
		assert_noop!(close(ALICE, id), Error::MayNotStop);
		assert_ok!(settle(ALICE, &[id]));
		assert_noop!(close(ALICE, id), Error::MayNotStop);
	});
}

#[test]
fn a_receipt_keeps_the_provider() {
	build_and_execute(|| {
		let id = lease_on(reserved(0), &[0], 10 * HOUR);
		pass(PERIOD * (WINDOW + 1));
		assert_ok!(receipt(ALICE, CAROL, id, START, 300));
		assert_ok!(settle(ALICE, &[id]));
		assert_noop!(close(ALICE, id), Error::MayNotStop);
	});
}

#[test]
fn a_lease_costs_the_price_of_a_period_at_least() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0, 1], 10 * HOUR);
		let (tenant, provider, held) = (free(CAROL), free(ALICE), escrowed(CAROL));
		pass(150);
		assert_ok!(close(CAROL, id));
		// Ten minutes of two devices, less what 150 s of them may come to.
		let fee = FLRN / 3 - FLRN / 12;
		assert_eq!(free(ALICE), provider + fee);
		assert_eq!(free(CAROL), tenant + held - fee - escrow(FLRN, 300));
		// After a period it is free.
		let id = lease_on(terms(), &[2], 10 * HOUR);
		pass(PERIOD);
		let provider = free(ALICE);
		assert_ok!(close(CAROL, id));
		assert_eq!(free(ALICE), provider);
	});
}

#[test]
fn a_break_fee_is_not_due_to_a_provider_that_is_silent() {
	build_and_execute(|| {
		let id = lease_on(reserved(100), &[0], 10 * HOUR);
		pass(PERIOD * (WINDOW + 1));
		assert_ok!(settle(CAROL, &[id]));
		let provider = free(ALICE);
		assert_ok!(close(CAROL, id));
		assert_eq!(free(ALICE), provider);
	});
}

#[test]
fn nobody_forfeits_by_closing_what_a_halt_kept_him_from() {
	build_and_execute(|| {
		let offer_id = post(ALICE, H100, &[0], terms());
		let before = free(CAROL);
		assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
		ExcusedThrough::set(1);
		assert_ok!(close(CAROL, 0));
		assert_eq!(free(CAROL), before);
	});
}

#[test]
fn closing_before_acceptance_costs_the_tenant_what_lapsing_does() {
	build_and_execute(|| {
		let offer_id = post(ALICE, H100, &[0], terms());
		let before = free(CAROL);
		assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
		events();
		assert_ok!(close(CAROL, 0));
		let forfeited = FLRN / 6 + 1;
		assert_eq!(free(CAROL), before - forfeited);
		assert_eq!(
			events(),
			vec![Event::LeaseLapsed {
				lease: 0,
				forfeited,
				refunded: escrow(FLRN, u64::from(HOUR)) - forfeited
			}]
		);
		assert_eq!(offer(offer_id).free_at(Time::get()), 1);
	});
}

#[test]
fn closing_before_acceptance_is_free_where_the_provider_is_to_blame() {
	build_and_execute(|| {
		let offer_id = post(ALICE, H100, &[0], terms());
		let before = free(CAROL);
		assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
		refuse(0, Some(1));
		assert_ok!(close(CAROL, 0));
		assert_eq!(free(CAROL), before);
		refuse(0, None);
		assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
		assert_ok!(close(ALICE, 1));
		assert_eq!(free(CAROL), before);
	});
}

#[test]
fn closing_too_late_to_accept_is_for_finalise() {
	build_and_execute(|| {
		let offer_id = post(ALICE, H100, &[0], terms());
		assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
		pass(2 * PERIOD);
		assert_noop!(close(CAROL, 0), Error::AcceptanceOver);
		assert_ok!(finalise(CAROL, 0));
	});
}

#[test]
fn closing_just_before_the_period_ends_again_and_again_gains_no_compute() {
	build_and_execute(|| {
		let offer_id = post(ALICE, H100, &[0], terms());
		let before = free(CAROL);
		// Each time it had 199 of 200 seconds, and three times a period is all there is.
		for id in 0..3 {
			assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
			assert_ok!(accept(CAROL, id));
			pass(199);
			assert_ok!(close(CAROL, id));
		}
		assert_ok!(rent(CAROL, offer_id, 1, HOUR, HOUR));
		assert_noop!(accept(CAROL, 3), USED_UP);
		assert_ok!(close(ALICE, 3));
		pass(PERIOD);
		certify(&[0], START, FULL);
		pass_until_final();
		for id in 0..3 {
			assert_ok!(finalise(DAVE, id));
		}
		let paid = before - free(CAROL);
		let price = FLRN * (3 * 199) / 3_600;
		assert!(paid >= price, "{paid} for what costs {price}");
	});
}
