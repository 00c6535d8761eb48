//! Clearing what is owed.

use super::*;

#[test]
fn burns_coins_clears_hours_and_frees_bond_in_proportion() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let issued = Balances::total_issuance();
		let free = Balances::free_balance(ALICE);
		assert_ok!(repay(ALICE, H100, 4 * FLRN));
		assert_eq!(Balances::total_issuance(), issued - 4 * FLRN);
		assert_eq!(bond_on_hold(ALICE), 12 * FLRN / 10);
		assert_eq!(
			Balances::free_balance(ALICE),
			free - 4 * FLRN + 8 * FLRN / 10
		);
		let row = Liabilities::<Test>::get(ALICE, H100).unwrap();
		assert_eq!(
			(row.value, row.time),
			(6 * FLRN, ComputeTime::from_hours(6).unwrap())
		);
		assert_eq!(Supply::<Test>::get().repaid, 4 * FLRN);
		assert_eq!(
			events(),
			vec![Event::Repaid {
				provider: ALICE,
				class: H100,
				amount: 4 * FLRN,
				time: ComputeTime::from_hours(4).unwrap(),
				freed: 8 * FLRN / 10,
			}]
		);
	});
}

#[test]
fn the_last_repayment_returns_everything() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		assert_ok!(repay(ALICE, H100, 3 * FLRN + 1));
		assert_ok!(repay(ALICE, H100, 7 * FLRN - 1));
		assert_eq!((bond_on_hold(ALICE), deposit_on_hold(ALICE)), (0, 0));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
		assert!(!Liabilities::<Test>::contains_key(ALICE, H100));
		assert!(!Ledgers::<Test>::contains_key(ALICE));
	});
}

#[test]
fn nothing_more_than_owed_and_without_coins_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(repay(ALICE, H100, 1), Error::<Test>::NothingOwed);
		owing(10);
		assert_noop!(repay(ALICE, H100, 0), Error::<Test>::AmountZero);
		assert_noop!(repay(ALICE, A100, 1), Error::<Test>::NothingOwed);
		assert_noop!(
			repay(ALICE, H100, 10 * FLRN + 1),
			Error::<Test>::MoreThanOwed
		);
		assert_noop!(repay(CAROL, H100, 1), Error::<Test>::NothingOwed);
	});
}

#[test]
fn the_existential_deposit_stays() {
	for (spare, fits) in [
		(EXISTENTIAL_DEPOSIT - 1, false),
		(EXISTENTIAL_DEPOSIT, true),
		(EXISTENTIAL_DEPOSIT + 1, true),
	] {
		ExtBuilder::default().build_and_execute(|| {
			owing(10);
			let give = Balances::free_balance(ALICE) - 2 * FLRN - spare;
			assert_ok!(Balances::transfer_keep_alive(
				RuntimeOrigin::signed(ALICE),
				CAROL,
				give
			));
			if fits {
				assert_ok!(repay(ALICE, H100, 2 * FLRN));
			} else {
				assert_noop!(repay(ALICE, H100, 2 * FLRN), Error::<Test>::BalanceTooLow);
			}
		});
	}
}

#[test]
fn a_thousand_repayments_of_a_planck_gain_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		// 7 µs for 2,001 planck, of which 401 are bonded.
		let work = Work {
			time: ComputeTime(7),
			value: 2_001,
		};
		add_device(1, ALICE, H100, work);
		add_device(2, BOB, H100, work);
		assert_ok!(claim(ALICE, &[1]));
		assert_ok!(claim(BOB, &[2]));
		for _ in 0..1_000 {
			assert_ok!(repay(ALICE, H100, 1));
		}
		assert_ok!(repay(BOB, H100, 1_000));
		let (split, whole) = (
			Liabilities::<Test>::get(ALICE, H100).unwrap(),
			Liabilities::<Test>::get(BOB, H100).unwrap(),
		);
		assert_eq!(split.value, whole.value);
		assert!(split.time >= whole.time, "no hour is cleared early");
		assert!(bond_on_hold(ALICE) >= bond_on_hold(BOB));
	});
}

#[test]
fn no_bond_is_freed_while_the_line_is_exceeded() {
	ExtBuilder::default().build_and_execute(|| {
		owing(50);
		// 50 owed, 10 bonded: 30 of stake leave an excess of 10.
		set_stake(ALICE, 30 * FLRN);
		assert_eq!(excess(ALICE), 10 * FLRN);
		assert_ok!(repay(ALICE, H100, 10 * FLRN));
		assert_eq!(excess(ALICE), 0);
		assert_eq!(bond_on_hold(ALICE), 10 * FLRN);
		assert_eq!(Ledgers::<Test>::get(ALICE).bond, 10 * FLRN);
	});
}

#[test]
fn bond_that_the_line_needed_is_freed_as_far_as_it_holds() {
	ExtBuilder::default().build_and_execute(|| {
		owing(50);
		set_stake(ALICE, 30 * FLRN);
		assert_ok!(repay(ALICE, H100, 10 * FLRN));
		// One more makes room for one, of the 2.2 that are loose by then.
		assert_ok!(repay(ALICE, H100, FLRN));
		assert_eq!(bond_on_hold(ALICE), 9 * FLRN);
		assert_eq!(excess(ALICE), 0);
		// Where the line has room again everything beyond a fifth goes.
		set_stake(ALICE, 40 * FLRN);
		assert_ok!(repay(ALICE, H100, FLRN));
		assert_eq!(bond_on_hold(ALICE), 38 * FLRN / 5);
	});
}

#[test]
fn without_any_stake_or_line_the_last_repayment_still_frees_all() {
	ExtBuilder::default().build_and_execute(|| {
		owing(20);
		add_device(2, ALICE, A100, hours(20));
		assert_ok!(claim(ALICE, &[2]));
		set_stake(ALICE, 0);
		assert_ok!(repay(ALICE, A100, 20 * FLRN));
		assert_eq!(bond_on_hold(ALICE), 8 * FLRN, "40 were owed without a line");
		assert_eq!(
			deposit_on_hold(ALICE),
			ROW_DEPOSIT,
			"the row is gone all the same"
		);
		assert_ok!(repay(ALICE, H100, 20 * FLRN));
		assert_eq!(bond_on_hold(ALICE), 0);
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
	});
}

#[test]
fn who_is_no_longer_registered_repays_all_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		deregister(ALICE);
		assert_ok!(repay(ALICE, H100, 10 * FLRN));
		assert_eq!(bond_on_hold(ALICE), 0);
	});
}

#[test]
fn what_is_being_redeemed_is_delivered_not_repaid() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 4);
		assert_noop!(repay(ALICE, H100, 6 * FLRN + 1), Error::<Test>::Promised);
		assert_ok!(repay(ALICE, H100, 6 * FLRN));
		assert_eq!(owed(), hours(4));
		assert_noop!(repay(ALICE, H100, 1), Error::<Test>::Promised);
		assert_noop!(
			repay(ALICE, H100, 4 * FLRN + 1),
			Error::<Test>::MoreThanOwed
		);
		assert_ok!(cancel(id));
		assert_ok!(repay(ALICE, H100, 4 * FLRN));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
	});
}
