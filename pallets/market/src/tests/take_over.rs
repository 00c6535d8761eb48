use crate::{mock::*, types::Stage};
use florin_core::{
	market::{Mode, OfferTerms},
	UseId, FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{Permill, TokenError};

/// A lease of `list` for `term` seconds of which a period has been paid.
fn paid(terms: OfferTerms, list: &[u32], term: u32) -> u64 {
	let id = lease_on(terms, list, term);
	pass(PERIOD * (WINDOW + 1));
	certify(list, START, PERIOD as u16);
	settle(ALICE, &[id]).unwrap();
	id
}

fn name(who: AccountId, id: u64, successor: Option<AccountId>) -> sp_runtime::DispatchResult {
	Market::transfer_lease(RuntimeOrigin::signed(who), id, successor)
}

#[test]
fn a_lease_goes_on_for_its_successor_who_pays_anew() {
	build_and_execute(|| {
		let mut pledging = terms();
		pledging.service.pledge = FLRN;
		let id = paid(pledging, &[0, 1], 10 * HOUR);
		pass(4 * HOUR - PERIOD * (WINDOW + 1));
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
		// The stake is split as the time is.
		assert_eq!(
			(lease(id).pledge, next.pledge),
			(2 * FLRN * 4 / 10, 2 * FLRN * 6 / 10)
		);
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
		let id = paid(terms(), &[0], 10 * HOUR);
		pass(2 * HOUR - PERIOD * (WINDOW + 1));
		assert_ok!(name(CAROL, id, Some(DAVE)));
		assert_ok!(take_over(DAVE, id));
		pass(2 * HOUR);
		assert_ok!(close(DAVE, id + 1));
		certify_all(&[0], START + 1, PERIOD as u16);
		pass_until_final();
		assert_ok!(finalise(ALICE, id));
		assert_ok!(finalise(ALICE, id + 1));
		for who in [CAROL, DAVE] {
			assert_eq!(free(who), before - 2 * FLRN - FLRN / 25);
		}
	});
}

#[test]
fn a_lease_that_nobody_pays_for_is_not_taken_over() {
	build_and_execute(|| {
		// Else a tenant could pass it on from hand to hand before the provider may stop.
		let id = lease_on(terms(), &[0], 10 * HOUR);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		assert_noop!(take_over(DAVE, id), Error::NotPaid);
		certify(&[0], START, PERIOD as u16);
		pass(PERIOD * (WINDOW + 1));
		assert_noop!(take_over(DAVE, id), Error::NotPaid);
		pass(PERIOD);
		assert_ok!(settle(ALICE, &[id]));
		// Paid, but nothing tells of the period after that.
		assert_noop!(take_over(DAVE, id), Error::NotPaid);
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
		let id = paid(terms(), &[0], 900 * HOUR);
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
fn notice_and_bounds_are_inherited() {
	build_and_execute(|| {
		let interruptible = OfferTerms {
			mode: Mode::Interruptible {
				notice: 3,
				compensation: Permill::zero(),
			},
			longest: 3 * HOUR,
			..terms()
		};
		let id = paid(interruptible, &[0], 2 * HOUR);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		assert_ok!(evict(ALICE, id));
		assert_ok!(take_over(DAVE, id));
		let next = lease(id + 1);
		assert!(next.evicted);
		assert_eq!(next.funded, 1_800);
		assert_eq!(next.terms.longest, 3 * HOUR - 7 * PERIOD);
		assert_noop!(extend(DAVE, id + 1, 1), Error::Evicted);
	});
}

#[test]
fn a_device_that_has_had_its_uses_waits_for_the_next_period() {
	build_and_execute(|| {
		let id = paid(terms(), &[0], 10 * HOUR);
		assert_ok!(name(CAROL, id, Some(DAVE)));
		DeviceRows::mutate(0, |row| {
			let row = row.as_mut().unwrap();
			let used = Span {
				id: UseId::Redemption(1),
				from: Time::get(),
				to: Time::get() + 1,
			};
			row.spans.insert(0, used);
			row.spans.insert(0, used);
		});
		pass(10);
		assert_noop!(take_over(DAVE, id), USED_UP);
		pass(PERIOD);
		assert_ok!(take_over(DAVE, id));
	});
}
