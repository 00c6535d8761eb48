//! Asking for the hours that credits stand for.

use super::*;

#[test]
fn puts_credits_on_hold_at_the_average_factor_and_promises_the_hours() {
	ExtBuilder::default().build_and_execute(|| {
		// Twelve FLRN for ten hours.
		let dear = Work {
			value: 12 * FLRN,
			..hours(10)
		};
		add_device(1, ALICE, H100, dear);
		assert_ok!(claim(ALICE, &[1]));
		events();
		let id = redeem(2, 3);
		assert_eq!(credits_on_hold(CAROL), 72 * FLRN / 10);
		assert_eq!(deposit_on_hold(CAROL), ROW_DEPOSIT);
		let row = Liabilities::<Test>::get(ALICE, H100).unwrap();
		let promised = Work {
			value: 72 * FLRN / 10,
			..hours(6)
		};
		assert_eq!(row.promised, promised);
		assert_eq!((row.value, row.time), (12 * FLRN, in_hours(10)));
		let due = Certified::get() + 144;
		assert_eq!(
			events(),
			vec![Event::RedemptionOpened {
				redemption: id,
				holder: CAROL,
				provider: ALICE,
				class: H100,
				devices: 2,
				time: in_hours(6),
				value: 72 * FLRN / 10,
				due,
			}]
		);
		// Later mints at another factor don't touch what is promised.
		add_device(2, ALICE, H100, hours(10));
		assert_ok!(claim(ALICE, &[2]));
		assert_eq!(redemption(id).held(), 72 * FLRN / 10);
		// The next one pays the average of what is left: 14.8 FLRN for 14 hours.
		redeem(1, 7);
		assert_eq!(credits_on_hold(CAROL), 72 * FLRN / 10 + 74 * FLRN / 10);
	});
}

#[test]
fn everything_that_is_owed_can_be_redeemed_and_no_second_more() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		assert_noop!(
			try_redeem(CAROL, 1, 10 * HOUR + 1),
			Error::<Test>::BeyondLiability
		);
		redeem(2, 4);
		assert_noop!(
			try_redeem(BOB, 1, 2 * HOUR + 1),
			Error::<Test>::BeyondLiability
		);
		assert_ok!(try_redeem(BOB, 1, 2 * HOUR));
		// First come, first served.
		assert_noop!(try_redeem(BOB, 1, HOUR), Error::<Test>::BeyondLiability);
	});
}

#[test]
fn what_cannot_be_redeemed_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(try_redeem(CAROL, 1, HOUR), Error::<Test>::NothingToRedeem);
		owing(10);
		assert_noop!(try_redeem(ALICE, 1, HOUR), Error::<Test>::OwnCredits);
		assert_noop!(try_redeem(CAROL, 0, HOUR), Error::<Test>::BadDeviceCount);
		assert_noop!(try_redeem(CAROL, 65, HOUR), Error::<Test>::BadDeviceCount);
		assert_noop!(try_redeem(CAROL, 1, 0), Error::<Test>::TooShort);
		assert_noop!(try_redeem(CAROL, 1, HOUR - 1), Error::<Test>::TooShort);
		assert_noop!(
			try_redeem(CAROL, 64, u32::MAX),
			Error::<Test>::BeyondLiability
		);
		let elsewhere =
			|class| Issuance::redeem(RuntimeOrigin::signed(CAROL), ALICE, class, 1, HOUR);
		assert_noop!(elsewhere(A100), Error::<Test>::NothingToRedeem);
		assert_noop!(elsewhere(NO_CLASS), Error::<Test>::NothingToRedeem);
		let nobody = Issuance::redeem(RuntimeOrigin::none(), ALICE, H100, 1, HOUR);
		assert_noop!(nobody, sp_runtime::DispatchError::BadOrigin);
	});
}

#[test]
fn credits_that_are_not_there_cannot_be_redeemed_down_to_the_existential_deposit() {
	for (spare, fits) in [
		(EXISTENTIAL_DEPOSIT - 1, false),
		(EXISTENTIAL_DEPOSIT, true),
		(EXISTENTIAL_DEPOSIT + 1, true),
	] {
		ExtBuilder::default().build_and_execute(|| {
			owing(10);
			let give = ENDOWMENT - FLRN - ROW_DEPOSIT - spare;
			assert_ok!(Balances::transfer_keep_alive(
				RuntimeOrigin::signed(CAROL),
				BOB,
				give
			));
			assert_eq!(try_redeem(CAROL, 1, HOUR).is_ok(), fits);
			if fits {
				assert_ok!(cancel(0));
				assert_eq!(Balances::free_balance(CAROL), FLRN + ROW_DEPOSIT + spare);
			}
		});
	}
}
