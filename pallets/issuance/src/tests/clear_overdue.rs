//! Hours that weren't delivered in time are cleared at par.

use super::*;

/// Certified periods from the opening until a period is overdue.
const LATE: Period = 144 + WINDOW + 1;

#[test]
fn burns_bond_for_what_is_overdue_and_the_holder_keeps_its_credits() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let issued = Balances::total_issuance();
		let id = redeem(1, 3);
		pass(LATE - 1);
		assert_noop!(clear(id), Error::<Test>::NotOverdue);
		pass(6);
		events();
		assert_ok!(clear(id));
		assert_eq!(
			events(),
			vec![Event::OverdueCleared {
				redemption: id,
				time: in_hours(1),
				burned: FLRN,
				stake: 0,
				compensation: FLRN / 10,
			}]
		);
		assert_eq!(Balances::total_issuance(), issued - FLRN);
		assert_eq!(owed(), hours(9));
		assert_eq!(bond_on_hold(ALICE), FLRN);
		assert_eq!(credits_on_hold(CAROL), 2 * FLRN);
		assert_eq!(stake_of(ALICE), STAKE - FLRN / 10);
		assert_eq!(
			Balances::free_balance(CAROL),
			ENDOWMENT - ROW_DEPOSIT - 2 * FLRN + FLRN / 10
		);
		assert_eq!(Supply::<Test>::get().cleared, FLRN);
		// Not twice.
		assert_noop!(clear(id), Error::<Test>::NotOverdue);
	});
}

#[test]
fn stake_burns_once_there_is_no_bond() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(3, 3);
		pass(LATE + 17);
		events();
		assert_ok!(clear(id));
		// Nine of ten hours: two FLRN of bond, seven of stake, and a tenth of nine for waiting.
		assert_eq!(
			events(),
			vec![
				Event::OverdueCleared {
					redemption: id,
					time: in_hours(9),
					burned: 9 * FLRN,
					stake: 7 * FLRN,
					compensation: 9 * FLRN / 10,
				},
				Event::RedemptionClosed { redemption: id }
			]
		);
		assert_eq!(stake_of(ALICE), STAKE - 79 * FLRN / 10);
		assert_eq!((bond_on_hold(ALICE), owed()), (0, hours(1)));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT + 9 * FLRN / 10);
	});
}

#[test]
fn clearing_everything_frees_the_rest_of_the_bond_and_the_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|all| all.bond_share = Permill::from_percent(90));
		owing(10);
		let id = redeem(2, 5);
		pass(LATE + 29);
		assert_ok!(clear(id));
		assert_eq!((bond_on_hold(ALICE), deposit_on_hold(ALICE)), (0, 0));
		assert_eq!(owed(), Work::default());
		assert_eq!(stake_of(ALICE), STAKE - FLRN - FLRN);
	});
}

#[test]
fn notice_and_delay_are_counted_in_certified_periods() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		pass_in_the_dark(10 * LATE);
		assert_noop!(clear(id), Error::<Test>::NotOverdue);
		pass(LATE);
		assert_ok!(clear(id));
	});
}

#[test]
fn after_a_halt_nobody_is_late_for_a_while() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		pass(LATE);
		ExcusedThrough::set(1);
		assert_noop!(clear(id), Error::<Test>::GracePeriod);
		System::set_block_number(2);
		assert_ok!(clear(id));
	});
}

#[test]
fn devices_that_wait_for_the_holder_are_not_late() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		pass(LATE);
		assert_ok!(serve(id, &[1]));
		assert_noop!(clear(id), Error::<Test>::AwaitsAcceptance);
		// What was overdue before stays so.
		assert_ok!(accept(id));
		assert_ok!(clear(id));
		assert_eq!(redemption(id).cleared, ComputeTime(600_000_000));
		assert_noop!(clear(id + 1), Error::<Test>::UnknownRedemption);
	});
}

#[test]
fn devices_that_are_not_to_be_had_keep_nobody_from_clearing() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		pass(LATE);
		assert_ok!(serve(id, &[1]));
		NotReady::set(vec![1]);
		assert_ok!(clear(id));
		assert_eq!(redemption(id).service, None);
		assert_eq!(redemption(id).cleared, ComputeTime(600_000_000));
	});
}

#[test]
fn clearing_everything_frees_the_devices() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		pass(LATE + 20);
		running(id, &[1]);
		assert_ok!(clear(id));
		assert!(redemption(id).left().is_zero());
		assert_eq!(MockUses::current(1), None);
		pass(WINDOW + 1);
		assert_ok!(settle(id));
		assert!(!Redemptions::<Test>::contains_key(id));
	});
}

#[test]
fn half_of_the_last_three_periods_is_enough_and_a_second_less_is_not() {
	for (seconds, keeps_up) in [(300, true), (299, false)] {
		ExtBuilder::default().build_and_execute(|| {
			owing(10);
			let (served, waiting) = (redeem(1, 3), redeem(1, 3));
			pass(LATE);
			running(served, &[1]);
			for _ in 0..3 {
				deliver(1, served, seconds);
				pass(1);
			}
			assert_eq!(
				clear(waiting).map_err(|error| error.error).err(),
				keeps_up.then(|| Error::<Test>::ProviderDelivers.into())
			);
		});
	}
}

#[test]
fn what_was_at_work_long_ago_counts_only_while_attesters_are_silent() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let (served, waiting) = (redeem(1, 3), redeem(1, 3));
		pass(LATE);
		running(served, &[1]);
		for _ in 0..3 {
			deliver(1, served, PERIOD);
			pass(1);
		}
		// It counts for four periods.
		assert_noop!(clear(waiting), Error::<Test>::ProviderDelivers);
		deliver(1, served, PERIOD);
		pass_in_the_dark(100);
		assert_noop!(clear(waiting), Error::<Test>::ProviderDelivers);
		pass(1);
		assert_ok!(clear(waiting));
	});
}

#[test]
fn delivering_in_time_leaves_nothing_overdue() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		pass(140);
		running(id, &[1]);
		work_for(17, id, &[1]);
		assert_noop!(clear(id), Error::<Test>::NotOverdue);
		pass(1 + WINDOW + 20);
		assert_ok!(clear(id));
		assert!(!Redemptions::<Test>::contains_key(id));
		assert_eq!(Supply::<Test>::get().cleared, 0);
	});
}

#[test]
fn a_fully_booked_honest_provider_cannot_be_forced_into_default() {
	ExtBuilder::default().build_and_execute(|| {
		owing(50);
		// One device of three works on redemptions, which delivers all 50 hours within the month. A crowd
		// asks for sixteen at once.
		let served = redeem(1, 20);
		let waiting = redeem(15, 2);
		pass(140);
		running(served, &[1]);
		for _ in 0..60 {
			deliver(1, served, PERIOD);
			pass(1);
			let before = Supply::<Test>::get();
			let _ = settle(served);
			let refused = clear(waiting).map_err(|error| error.error);
			assert!(
				refused == Err(Error::<Test>::ProviderDelivers.into())
					|| refused == Err(Error::<Test>::NotOverdue.into()),
				"{refused:?}"
			);
			assert_eq!(Supply::<Test>::get().cleared, before.cleared);
		}
		// Once it stops, what is overdue is cleared.
		pass(2 * WINDOW);
		assert_ok!(clear(waiting));
	});
}

#[test]
fn one_of_a_hundred_kept_busy_is_late_all_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|all| all.capacity_hours = 1);
		Capacity::set(Some(100));
		set_stake(ALICE, 1_000 * FLRN);
		owing(100);
		let served = redeem(1, 20);
		let waiting = redeem(2, 10);
		pass(140);
		running(served, &[1]);
		work_for(20, served, &[1]);
		assert_ok!(clear(waiting));
	});
}

#[test]
fn no_verified_device_is_late_all_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let (served, waiting) = (redeem(1, 3), redeem(1, 3));
		pass(140);
		running(served, &[1]);
		// Certificates find that the device doesn't run.
		for _ in 0..20 {
			deliver(1, served, 0);
			pass(1);
		}
		assert_ok!(clear(waiting));
		assert_ok!(clear(served));
	});
}

#[test]
fn what_the_line_needs_is_not_paid_for_waiting() {
	ExtBuilder::default().build_and_execute(|| {
		// Alice's sibling waits, and would draw the stake out so.
		set_stake(ALICE, 8 * FLRN);
		owing(10);
		assert_eq!(Issuance::credit_line(&ALICE).mintable, 0);
		let id = redeem(1, 3);
		pass(LATE + 17);
		events();
		assert_ok!(clear(id));
		assert!(matches!(
			events()[0],
			Event::OverdueCleared {
				compensation: 0,
				burned,
				..
			} if burned == 3 * FLRN
		));
		assert_eq!(excess(ALICE), 0);
		// She lost as much as the sibling kept, and owes as much less.
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT);
		assert_eq!(stake_of(ALICE) + bond_on_hold(ALICE), 7 * FLRN);
		assert_eq!(owed(), hours(7));
	});
}
