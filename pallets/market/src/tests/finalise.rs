use crate::{mock::*, HoldReason, Leases};
use florin_core::{UseId, FLRN};
use frame_support::{assert_noop, assert_ok};

const FULL: u16 = PERIOD as u16;

#[test]
fn nothing_of_a_finalised_lease_is_held() {
	build_and_execute(|| {
		let (tenant, provider) = (free(CAROL), free(ALICE));
		let id = lease_on(terms(), &[0, 1], 6 * PERIOD);
		pass(6 * PERIOD);
		// One device works, the other one half the time.
		certify_all(&[0], START, FULL);
		certify_all(&[1], START, FULL / 2);
		pass_until_final();
		let reserve = free(RESERVE);
		events();
		assert_ok!(finalise(DAVE, id));
		let paid = FLRN + FLRN / 2;
		let commission = paid / 50;
		assert_eq!(free(ALICE), provider - ROW_DEPOSIT + paid);
		assert_eq!(free(RESERVE), reserve + commission);
		assert_eq!(free(CAROL), tenant - paid - commission);
		assert_eq!(escrowed(CAROL), 0);
		assert_eq!(on_hold(HoldReason::StorageDeposit, CAROL), 0);
		assert!(!Leases::<Test>::contains_key(id));
		for device in [0, 1] {
			assert!(crate::mock::Forgotten::contains_key((
				device,
				UseId::Lease(id)
			)));
		}
		assert_eq!(Remembered::take(), vec![(ALICE, 5_400, 1_800)]);
		let told = events();
		assert!(matches!(
			told.last(),
			Some(Event::LeaseFinalised {
				seconds: 5_400,
				missing: 1_800,
				..
			})
		));
	});
}

#[test]
fn a_lease_is_finalised_once_its_last_period_is_final_and_not_before() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], PERIOD + 1);
		pass(PERIOD);
		assert_noop!(finalise(DAVE, id), Error::NotFinal);
		// Its last second lies in the second period.
		pass(PERIOD * (WINDOW + 1) - 1);
		assert_noop!(finalise(DAVE, id), Error::NotFinal);
		pass(PERIOD);
		assert_noop!(finalise(DAVE, id + 1), Error::UnknownLease);
		assert_ok!(finalise(DAVE, id));
		assert_noop!(finalise(DAVE, id), Error::UnknownLease);
		assert_noop!(settle(DAVE, &[id]), Error::UnknownLease);
	});
}

#[test]
fn a_lease_that_ends_with_a_period_does_not_wait_for_the_next() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], PERIOD);
		pass(PERIOD * (WINDOW + 1));
		assert_ok!(finalise(DAVE, id));
	});
}

#[test]
fn a_silent_committee_keeps_nobody() {
	build_and_execute(|| {
		let (tenant, provider) = (free(CAROL), free(ALICE));
		let id = lease_on(terms(), &[0, 1], 24 * HOUR);
		pass(24 * HOUR);
		pass_until_final();
		assert_ok!(finalise(CAROL, id));
		// Everybody has what is his: the tenant all it paid in advance, the provider its devices.
		assert_eq!(free(CAROL), tenant);
		assert_eq!(free(ALICE), provider - ROW_DEPOSIT);
		assert_eq!(offer(0).free_at(Time::get()), 2);
	});
}

#[test]
fn long_after_its_end_a_lease_is_paid_as_at_once() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		pass(HOUR);
		certify_all(&[0], START, 300);
		pass(10_000 * HOUR);
		let provider = free(ALICE);
		assert_ok!(finalise(DAVE, id));
		assert_eq!(free(ALICE), provider + FLRN / 2);
	});
}

#[test]
fn a_thousand_one_second_leases_gain_nobody_a_planck() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0], terms());
		let (tenant, provider, reserve) = (free(CAROL), free(ALICE), free(RESERVE));
		for id in 0..1_000 {
			assert_ok!(rent(CAROL, offer, 1, PERIOD, PERIOD));
			assert_ok!(accept(CAROL, id));
			pass(1);
			assert_ok!(close(CAROL, id));
			pass(PERIOD - 1);
			certify(&[0], START + id as u32, FULL);
		}
		pass_until_final();
		for id in 0..1_000 {
			assert_ok!(finalise(DAVE, id));
		}
		let paid = tenant - free(CAROL);
		let (got, commission) = (free(ALICE) - provider, free(RESERVE) - reserve);
		assert_eq!(paid, got + commission);
		// Each costs a period, in which the device mints nothing; commission is on the second alone.
		let price = FLRN * 1_000 / 6;
		assert!(got <= price && got + 2_000 >= price, "{got} for {price}");
		assert!(commission >= FLRN * 1_000 / 3_600 / 50);
	});
}

#[test]
fn refunds_reach_an_account_at_the_existential_deposit() {
	for left in [ED, ED + 1] {
		build_and_execute(|| {
			let id = lease_on(terms(), &[0], HOUR);
			let all = free(CAROL);
			assert_ok!(Balances::transfer_allow_death(
				RuntimeOrigin::signed(CAROL),
				DAVE,
				all - left
			));
			// Less than that is on hold, and an account with something on hold stays.
			assert!(
				Balances::transfer_allow_death(RuntimeOrigin::signed(CAROL), DAVE, left).is_err()
			);
			pass(HOUR);
			certify_all(&[0], START, FULL);
			pass_until_final();
			assert_ok!(finalise(DAVE, id));
			assert_eq!(free(CAROL), left + ROW_DEPOSIT);
		});
	}
}
