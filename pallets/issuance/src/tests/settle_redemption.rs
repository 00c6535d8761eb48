//! Burning credits by what was verified.

use super::*;

#[test]
fn credits_burn_by_verified_time_and_liability_and_bond_shrink_in_step() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let issued = Balances::total_issuance();
		let id = redeem(2, 3);
		running(id, &[1, 2]);
		work_for(6, id, &[1, 2]);
		// An hour of both is over, and none of it is final.
		assert_noop!(settle(id), Error::<Test>::NothingToSettle);
		pass(5);
		events();
		assert_ok!(settle(id));
		assert_eq!(
			events(),
			vec![Event::Redeemed {
				redemption: id,
				through: Now::get() - WINDOW - 1,
				time: ComputeTime(2 * 5 * 600_000_000),
				burned: 10 * FLRN / 6,
				freed: 2 * FLRN / 6,
			}]
		);
		pass(1);
		assert_ok!(settle(id));
		assert_eq!(Balances::total_issuance(), issued - 2 * FLRN);
		assert_eq!(credits_on_hold(CAROL), 4 * FLRN);
		assert_eq!(owed(), hours(8));
		assert_eq!(bond_on_hold(ALICE), 16 * FLRN / 10);
		assert_eq!(Supply::<Test>::get().redeemed, 2 * FLRN);
		assert_noop!(settle(id), Error::<Test>::NothingToSettle);
	});
}

#[test]
fn the_last_second_closes_it_and_settling_twice_changes_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		owing(6);
		let id = redeem(2, 3);
		running(id, &[1, 2]);
		work_for(18, id, &[1, 2]);
		pass(WINDOW);
		events();
		assert_ok!(settle(id));
		assert!(events().contains(&Event::RedemptionClosed { redemption: id }));
		assert_noop!(settle(id), Error::<Test>::UnknownRedemption);
		assert_eq!(owed(), Work::default());
		assert_eq!(
			(bond_on_hold(ALICE), deposit_on_hold(ALICE)),
			(0, 0),
			"nothing is owed any more"
		);
		assert_eq!((credits_on_hold(CAROL), deposit_on_hold(CAROL)), (0, 0));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - 6 * FLRN);
		assert_eq!(MockUses::meters(), 0, "no meter is left");
	});
}

#[test]
fn slow_devices_deliver_less_and_what_is_missing_is_served_again() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		running(id, &[1]);
		for _ in 0..18 {
			deliver(1, id, 400);
			pass(1);
		}
		pass(WINDOW);
		assert_ok!(settle(id));
		let row = redemption(id);
		assert_eq!(row.service, None);
		assert_eq!(row.left(), in_hours(1));
		assert_eq!(row.held(), FLRN);
		assert_eq!(MockUses::meters(), 0);
		running(id, &[2]);
		work_for(6, id, &[2]);
		pass(WINDOW);
		assert_ok!(settle(id));
		assert!(!Redemptions::<Test>::contains_key(id));
		assert_eq!(owed(), hours(7));
	});
}

#[test]
fn what_is_too_little_to_be_redeemed_goes_back() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		running(id, &[1]);
		work_for(17, id, &[1]);
		pass(1 + WINDOW);
		events();
		assert_ok!(settle(id));
		let back = FLRN / 6 + 1;
		assert!(events().contains(&Event::RedemptionReturned {
			redemption: id,
			time: ComputeTime(600_000_000),
			returned: back,
			forfeited: 0,
		}));
		assert!(!Redemptions::<Test>::contains_key(id));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - 3 * FLRN + back);
		assert_eq!(owed().value, 7 * FLRN + back);
	});
}

#[test]
fn devices_that_have_delivered_everything_are_freed() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		let devices = vec![1].try_into().unwrap();
		let margin = Permill::from_percent(100);
		let provider = RuntimeOrigin::signed(ALICE);
		assert_ok!(Issuance::serve_redemption(provider, id, devices, margin));
		assert_ok!(accept(id));
		work_for(18, id, &[1]);
		pass(WINDOW);
		assert!(MockUses::current(1).is_some());
		assert_ok!(settle(id));
		assert_eq!(MockUses::current(1), None);
		// More that is verified burns nothing, and the row goes with the last period.
		deliver(1, id, PERIOD);
		pass(WINDOW + 1);
		assert_ok!(settle(id));
		assert!(!Redemptions::<Test>::contains_key(id));
		assert_eq!(owed(), hours(7));
		assert_eq!(MockUses::meters(), 0);
	});
}

#[test]
fn a_thousand_settlements_burn_what_one_does() {
	let burned = |often: bool| {
		let mut burned = 0;
		ExtBuilder::default().build_and_execute(|| {
			// Odd figures, so that something is rounded.
			let work = Work {
				time: ComputeTime(37_000_000_007),
				value: 10_000_000_000_001,
			};
			add_device(1, ALICE, H100, work);
			assert_ok!(claim(ALICE, &[1]));
			let id = redeem(1, 10);
			running(id, &[1]);
			for period in 0..60_u64 {
				deliver(1, id, 600 - period);
				pass(1);
				if often {
					let _ = settle(id);
				}
			}
			pass(WINDOW);
			assert_ok!(settle(id));
			burned = Supply::<Test>::get().redeemed;
		});
		burned
	};
	assert_eq!(burned(true), burned(false));
}

#[test]
fn late_certificates_count_and_silent_attesters_cost_the_provider_its_relief_only() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		running(id, &[1]);
		// A day without certificates.
		pass_in_the_dark(144);
		assert_ok!(settle(id));
		assert_eq!(redemption(id).held(), 3 * FLRN);
		assert_noop!(clear(id), Error::<Test>::NotOverdue);
		// The holder gets out with all that is his.
		assert_ok!(cancel(id));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT);
	});
}

#[test]
fn slashed_to_zero_in_the_block_of_a_settlement() {
	ExtBuilder::default().build_and_execute(|| {
		owing(50);
		let id = redeem(2, 3);
		running(id, &[1, 2]);
		work_for(18, id, &[1, 2]);
		pass(WINDOW);
		set_stake(ALICE, 0);
		assert_ok!(settle(id));
		assert_eq!(owed(), hours(44));
		assert_eq!(
			bond_on_hold(ALICE),
			10 * FLRN,
			"no bond goes free while the line is exceeded"
		);
	});
}
