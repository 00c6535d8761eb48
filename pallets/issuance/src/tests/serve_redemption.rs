//! Freeing devices for a redemption, and accepting them.

use super::*;
use crate::types::{ServiceStage, Source};

#[test]
fn a_provider_frees_devices_and_the_holder_accepts_them() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(2, 3);
		events();
		Second::set(100);
		assert_ok!(serve(id, &[1, 2]));
		let now = u64::from(Now::get()) * PERIOD + 100;
		assert_eq!(
			events(),
			vec![Event::ServiceOffered {
				redemption: id,
				source: Source::Devices(vec![1, 2].try_into().unwrap()),
				accept_by: now + 2 * PERIOD,
			}]
		);
		assert_eq!(MockUses::current(1), None, "idle until it is accepted");
		assert_ok!(accept(id));
		let until = now + u64::from(3 * HOUR);
		assert_eq!(
			events(),
			vec![Event::ServiceAccepted {
				redemption: id,
				until
			}]
		);
		assert!(MockUses::current(1).is_some() && MockUses::current(2).is_some());
		assert_noop!(accept(id), Error::<Test>::AlreadyAccepted);
	});
}

#[test]
fn fewer_devices_stay_longer_and_a_margin_longer_still() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(2, 3);
		let devices = vec![1].try_into().unwrap();
		assert_ok!(Issuance::serve_redemption(
			RuntimeOrigin::signed(ALICE),
			id,
			devices,
			Permill::from_percent(10)
		));
		assert_ok!(accept(id));
		let started = u64::from(Now::get()) * PERIOD;
		let until = started + u64::from(6 * HOUR) + u64::from(6 * HOUR) / 10;
		assert_eq!(
			redemption(id).service.unwrap().stage,
			ServiceStage::Running { started, until }
		);
	});
}

#[test]
fn what_cannot_serve_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		add_device(5, BOB, H100, Work::default());
		add_device(6, ALICE, A100, Work::default());
		let id = redeem(2, 3);
		assert_noop!(serve(id + 1, &[1]), Error::<Test>::UnknownRedemption);
		let devices = || vec![5].try_into().unwrap();
		assert_noop!(
			Issuance::serve_redemption(RuntimeOrigin::signed(BOB), id, devices(), Permill::zero()),
			Error::<Test>::NotYourRedemption
		);
		assert_noop!(serve(id, &[]), Error::<Test>::NoDevices);
		assert_noop!(serve(id, &[1, 2, 3]), Error::<Test>::TooManyDevices);
		assert_noop!(serve(id, &[1, 1]), Error::<Test>::DeviceRepeated);
		assert_noop!(serve(id, &[5]), NOT_YOURS);
		assert_noop!(serve(id, &[6]), Error::<Test>::WrongClass);
		NotReady::set(vec![2]);
		assert_noop!(serve(id, &[1, 2]), UNREADY);
		assert_noop!(accept(id), Error::<Test>::NotServed);
		assert_ok!(serve(id, &[1]));
		assert_noop!(serve(id, &[3]), Error::<Test>::AlreadyServed);
		assert_noop!(
			Issuance::accept_redemption(RuntimeOrigin::signed(BOB), id),
			Error::<Test>::NotYourRedemption
		);
		assert_noop!(accept(id + 1), Error::<Test>::UnknownRedemption);
	});
}

#[test]
fn a_redeemer_who_never_accepts_loses_a_period_and_the_redemption() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(2, 3);
		assert_ok!(serve(id, &[1, 2]));
		assert_noop!(settle(id), Error::<Test>::NothingToSettle);
		pass(2);
		assert_noop!(accept(id), Error::<Test>::AcceptanceOver);
		events();
		assert_ok!(settle(id));
		// Two devices for ten minutes: a third of an FLRN.
		let forfeited = FLRN / 3;
		assert_eq!(
			events(),
			vec![
				Event::RedemptionReturned {
					redemption: id,
					time: in_hours(6),
					returned: 6 * FLRN - forfeited,
					forfeited,
				},
				Event::RedemptionClosed { redemption: id }
			]
		);
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - forfeited);
		assert_eq!(
			Balances::free_balance(Issuance::reserve_account()),
			EXISTENTIAL_DEPOSIT + forfeited
		);
		assert_eq!(owed(), hours(10), "nothing of it is cleared");
		assert_noop!(settle(id), Error::<Test>::UnknownRedemption);
	});
}

#[test]
fn nobody_pays_for_devices_that_were_not_to_be_had() {
	for halted in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			owing(10);
			let id = redeem(2, 3);
			assert_ok!(serve(id, &[1, 2]));
			if halted {
				ExcusedThrough::set(1);
			} else {
				NotReady::set(vec![2]);
			}
			pass(2);
			events();
			assert_ok!(settle(id));
			assert_eq!(events(), vec![Event::ServiceWithdrawn { redemption: id }]);
			assert_eq!(credits_on_hold(CAROL), 6 * FLRN);
			// The provider has to free devices still.
			assert_ok!(serve(id, &[1, 3]));
		});
	}
}

#[test]
fn who_cannot_have_a_device_is_not_late_whatever_becomes_of_it() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(2, 3);
		assert_ok!(serve(id, &[1, 2]));
		// The provider lets somebody else have it for just as long as the holder may accept.
		NotReady::set(vec![2]);
		assert_ok!(accept(id));
		assert_eq!(MockUses::current(1), None, "none of them is taken");
		NotReady::set(vec![]);
		pass(2);
		assert_noop!(settle(id), Error::<Test>::NothingToSettle);
		assert_eq!(credits_on_hold(CAROL), 6 * FLRN);
	});
}

#[test]
fn a_device_that_is_taken_meanwhile_cannot_be_accepted() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let (first, second) = (redeem(1, 3), redeem(1, 3));
		assert_ok!(serve(first, &[1]));
		assert_ok!(serve(second, &[1]));
		assert_ok!(accept(first));
		events();
		assert_ok!(accept(second));
		assert_eq!(
			events(),
			vec![Event::ServiceWithdrawn { redemption: second }]
		);
		assert_eq!(redemption(second).held(), 3 * FLRN);
		assert_eq!(redemption(second).service, None);
	});
}
