//! Giving a redemption up.

use super::*;

#[test]
fn costs_nothing_before_devices_are_freed_and_griefs_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		for _ in 0..20 {
			let id = redeem(2, 5);
			assert_ok!(cancel(id));
			assert_eq!(Balances::free_balance(CAROL), ENDOWMENT);
			assert_eq!(owed(), hours(10));
		}
		assert_eq!(
			Liabilities::<Test>::get(ALICE, H100).unwrap().promised,
			Work::default()
		);
		assert_ok!(repay(ALICE, H100, 10 * FLRN));
	});
}

#[test]
fn costs_an_hour_of_each_device_that_was_freed() {
	for accepted in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			owing(10);
			let id = redeem(2, 3);
			assert_ok!(serve(id, &[1, 2]));
			if accepted {
				assert_ok!(accept(id));
			}
			events();
			assert_ok!(cancel(id));
			let told = events();
			assert!(told.contains(&Event::RedemptionReturned {
				redemption: id,
				time: in_hours(6),
				returned: 4 * FLRN,
				forfeited: 2 * FLRN,
			}));
			assert_eq!(MockUses::current(1), None);
			assert_eq!(
				Balances::free_balance(CAROL) + deposit_on_hold(CAROL),
				ENDOWMENT - 2 * FLRN
			);
			assert_eq!(owed(), hours(10));
			if accepted {
				assert_noop!(cancel(id), Error::<Test>::Cancelled);
				assert_noop!(serve(id, &[3]), Error::<Test>::Cancelled);
				assert_noop!(clear(id), Error::<Test>::Cancelled);
				pass(WINDOW + 1);
				assert_ok!(settle(id));
			}
			assert_noop!(cancel(id), Error::<Test>::UnknownRedemption);
			assert_eq!(deposit_on_hold(CAROL), 0);
		});
	}
}

#[test]
fn costs_nothing_where_the_devices_are_not_ready_or_the_chain_was_halted() {
	for halted in [false, true] {
		ExtBuilder::default().build_and_execute(|| {
			owing(10);
			let id = redeem(2, 3);
			assert_ok!(serve(id, &[1, 2]));
			if halted {
				ExcusedThrough::set(1);
			} else {
				NotReady::set(vec![1]);
			}
			assert_ok!(cancel(id));
			assert_eq!(Balances::free_balance(CAROL), ENDOWMENT);
		});
	}
}

#[test]
fn what_was_used_stays_on_hold_until_it_is_final() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 5);
		running(id, &[1]);
		work_for(6, id, &[1]);
		Second::set(300);
		assert_ok!(cancel(id));
		// An hour and five minutes may still be metered; an hour is the price of leaving.
		let used = FLRN + FLRN / 12;
		assert_eq!(credits_on_hold(CAROL) - 1, used);
		assert_eq!(
			Balances::free_balance(CAROL),
			ENDOWMENT - ROW_DEPOSIT - FLRN - used - 1
		);
		deliver(1, id, 300);
		pass(WINDOW + 1);
		assert_ok!(settle(id));
		assert_eq!(credits_on_hold(CAROL), 0);
		assert_eq!(Supply::<Test>::get().redeemed, used + 1);
		assert_eq!(MockUses::meters(), 0);
	});
}

#[test]
fn costs_nothing_where_devices_in_use_deliver_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(2, 5);
		running(id, &[1, 2]);
		for _ in 0..WINDOW + 2 {
			deliver(1, id, 0);
			pass(1);
		}
		assert_ok!(cancel(id));
		pass(WINDOW + 1);
		assert_ok!(settle(id));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT);
	});
}

#[test]
fn costs_nothing_once_the_devices_are_free_again() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 5);
		running(id, &[1]);
		work_for(6, id, &[1]);
		pass(24);
		assert_ok!(cancel(id));
		pass(WINDOW);
		assert_ok!(settle(id));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - FLRN);
	});
}

#[test]
fn costs_nothing_after_a_halt() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 5);
		running(id, &[1]);
		ExcusedThrough::set(1);
		assert_ok!(cancel(id));
		assert_eq!(
			Balances::free_balance(CAROL) + deposit_on_hold(CAROL),
			ENDOWMENT
		);
		pass(WINDOW + 1);
		assert_ok!(settle(id));
	});
}

#[test]
fn only_the_holder_gives_up() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		let by = |who| Issuance::cancel_redemption(RuntimeOrigin::signed(who), id);
		assert_noop!(by(ALICE), Error::<Test>::NotYourRedemption);
		assert_noop!(by(BOB), Error::<Test>::NotYourRedemption);
		assert_noop!(cancel(id + 1), Error::<Test>::UnknownRedemption);
	});
}

#[test]
fn giving_up_after_the_time_to_accept_costs_what_letting_it_lapse_does() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		assert_ok!(serve(id, &[1]));
		pass(2);
		assert_ok!(cancel(id));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - FLRN / 6);
		assert!(!Redemptions::<Test>::contains_key(id));
	});
}
