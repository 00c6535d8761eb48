use crate::{mock::*, types::Stage};
use florin_core::{
	market::{Mode, OfferTerms},
	UseId, FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{Permill, TokenError};

fn name(who: AccountId, id: u64, successor: Option<AccountId>) -> sp_runtime::DispatchResult {
	Market::transfer_lease(RuntimeOrigin::signed(who), id, successor)
}

#[test]
fn a_lease_goes_on_for_its_successor_who_pays_anew() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0, 1], 10 * HOUR);
		pass(4 * HOUR);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		let tenant = free(CAROL);
		let refunded = escrow(FLRN, 20 * 3_600) - escrow(FLRN, 8 * 3_600);
		events();
		assert_ok!(take_over(DAVE, id));
		let now = Time::get();
		let ends_at = now + 6 * 3_600;
		assert_eq!(free(CAROL), tenant + refunded);
		assert_eq!(escrowed(DAVE), escrow(FLRN, 12 * 3_600));
		assert_eq!(
			events(),
			vec![
				Event::LeaseClosed {
					lease: id,
					ends_at: now,
					refunded,
					fee: 0
				},
				Event::LeaseTakenOver {
					lease: id,
					successor: id + 1,
					tenant: DAVE,
					escrow: escrow(FLRN, 12 * 3_600),
					ends_at,
				}
			]
		);
		let next = lease(id + 1);
		assert_eq!(
			next.stage,
			Stage::Begun {
				started: now,
				ends_at
			}
		);
		assert_eq!((next.term, next.funded), (6 * HOUR, 6 * HOUR));
		let spans = DeviceRows::get(0).unwrap().spans;
		assert_eq!(
			spans.iter().map(|span| span.id).collect::<Vec<_>>(),
			vec![UseId::Lease(id), UseId::Lease(id + 1)]
		);
	});
}

#[test]
fn what_was_elapsed_stays_the_former_tenants() {
	build_and_execute(|| {
		let before = free(CAROL);
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(HOUR);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		assert_ok!(take_over(DAVE, id));
		pass(HOUR);
		assert_ok!(close(DAVE, id + 1));
		certify_all(&[0], START, PERIOD as u16);
		pass_until_final();
		assert_ok!(finalise(ALICE, id));
		assert_ok!(finalise(ALICE, id + 1));
		for who in [CAROL, DAVE] {
			assert_eq!(free(who), before - FLRN - FLRN / 50);
		}
	});
}

#[test]
fn nobody_takes_over_who_was_not_named() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		assert_noop!(take_over(DAVE, id), Error::NotTheSuccessor);
		assert_noop!(name(DAVE, id, Some(DAVE)), Error::NotYourLease);
		assert_noop!(name(CAROL, 99, Some(DAVE)), Error::UnknownLease);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		System::assert_last_event(
			Event::SuccessorNamed {
				lease: id,
				successor: Some(DAVE),
			}
			.into(),
		);
		assert_noop!(take_over(BOB, id), Error::NotTheSuccessor);
		assert_ok!(name(CAROL, id, None));
		assert_noop!(take_over(DAVE, id), Error::NotTheSuccessor);
		assert_noop!(take_over(DAVE, 99), Error::UnknownLease);
	});
}

#[test]
fn a_lease_that_is_over_is_taken_over_by_nobody() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		pass(HOUR);
		assert_noop!(take_over(DAVE, id), Error::LeaseOver);
		assert_noop!(name(CAROL, id, None), Error::LeaseOver);
		let offer = post(ALICE, H100, &[1], terms());
		assert_ok!(rent(CAROL, offer, 1, HOUR, HOUR));
		assert_noop!(name(CAROL, 1, Some(DAVE)), Error::NotBegun);
	});
}

#[test]
fn who_cannot_pay_takes_nothing_over() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 900 * HOUR);
		assert_ok!(name(CAROL, id, Some(JUDGE)));
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(JUDGE),
			BOB,
			900 * FLRN
		));
		assert_noop!(take_over(JUDGE, id), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_fourth_tenant_in_a_period_waits() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		for step in 0..3 {
			let tenant = [CAROL, DAVE, BOB][step];
			let next = [DAVE, BOB, CAROL][step];
			pass(10);
			assert_ok!(name(tenant, id + step as u64, Some(next)));
			if step < 2 {
				assert_ok!(take_over(next, id + step as u64));
			} else {
				assert_noop!(take_over(next, id + 2), USED_UP);
			}
		}
	});
}

#[test]
fn notice_and_bounds_are_inherited() {
	build_and_execute(|| {
		let interruptible = OfferTerms {
			mode: Mode::Interruptible {
				notice: 3,
				compensation: Permill::zero(),
			},
			longest: 2 * HOUR,
			..terms()
		};
		let id = lease_on(interruptible, &[0], HOUR);
		pass(600);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		assert_ok!(evict(ALICE, id));
		assert_ok!(take_over(DAVE, id));
		let next = lease(id + 1);
		assert!(next.evicted);
		assert_eq!(next.funded, 1_800);
		assert_eq!(next.terms.longest, 2 * HOUR - 600);
		assert_noop!(extend(DAVE, id + 1, 1), Error::Evicted);
	});
}

#[test]
fn a_tenant_may_take_over_its_own_lease() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		assert_ok!(name(CAROL, id, Some(CAROL)));
		pass(10);
		assert_ok!(take_over(CAROL, id));
		assert_eq!(escrowed(CAROL), escrow(FLRN, 10) + escrow(FLRN, 3_590));
	});
}
