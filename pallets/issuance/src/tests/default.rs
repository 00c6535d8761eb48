//! When what a provider has locked doesn't suffice.

use super::*;
use florin_core::traits::{CommissionSink, HardwareCredit, LeaveGuard};

/// Certified periods from the opening until a period is overdue.
const LATE: Period = 144 + WINDOW + 1;

/// Alice owes 20 hours on a starter of ten and a stake of six, which she then loses.
fn runs_away() -> RedemptionId {
	register(1, ALICE);
	for day in 0..10 {
		assert_ok!(present(1, ALICE, day * 144));
	}
	set_stake(ALICE, 6 * FLRN);
	owing(20);
	let id = redeem(5, 4);
	pass(LATE + 23);
	events();
	id
}

fn commission(amount: Balance) {
	assert_ok!(Issuance::pay_commission(&BOB, &ALICE, amount));
	events();
}

#[test]
fn everything_that_is_locked_burns_and_the_rest_is_unbacked() {
	ExtBuilder::default().build_and_execute(|| {
		let id = runs_away();
		let issued = Balances::total_issuance();
		assert_ok!(clear(id));
		// Four of bond and six of stake for the twenty that were owed.
		assert_eq!(
			events(),
			vec![
				Event::Defaulted {
					provider: ALICE,
					burned: 10 * FLRN,
					unbacked: 10 * FLRN,
				},
				Event::RedemptionReturned {
					redemption: id,
					time: in_hours(20),
					returned: 20 * FLRN,
					forfeited: 0,
				},
				Event::RedemptionClosed { redemption: id },
			]
		);
		assert_eq!(Balances::total_issuance(), issued - 10 * FLRN);
		assert_eq!((bond_on_hold(ALICE), deposit_on_hold(ALICE)), (0, 0));
		assert_eq!((stake_of(ALICE), owed()), (0, Work::default()));
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT);
		let backing = Issuance::backing();
		assert_eq!(backing.unbacked, 10 * FLRN);
		assert_eq!((backing.cleared, backing.defaulted), (10 * FLRN, 10 * FLRN));
		assert!(Issuance::credit_line(&ALICE).defaulted);
		// It may go, but not come back.
		assert_ok!(Issuance::ensure_may_leave(&ALICE));
	});
}

#[test]
fn who_defaulted_mints_and_promises_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		let id = runs_away();
		assert_ok!(clear(id));
		set_stake(ALICE, STAKE);
		add_device(2, ALICE, H100, hours(1));
		assert_noop!(claim(ALICE, &[2]), Error::<Test>::ProviderDefaulted);
		assert_noop!(try_redeem(CAROL, 1, HOUR), Error::<Test>::ProviderDefaulted);
		assert_noop!(repay(ALICE, H100, 1), Error::<Test>::NothingOwed);
	});
}

#[test]
fn its_hardware_is_banned_for_good() {
	ExtBuilder::default().build_and_execute(|| {
		register(2, BOB);
		let id = runs_away();
		assert_ok!(clear(id));
		// Neither a sibling nor Alice herself draws a second starter with it.
		for who in [ALICE, BOB, CAROL] {
			let error = Issuance::ensure_may_register(&[1; 32], &who);
			let expected = if who == ALICE {
				Error::<Test>::ProviderDefaulted
			} else {
				Error::<Test>::HardwareBanned
			};
			assert_eq!(error, Err(expected.into()));
			assert!(Issuance::registered(&[1; 32], &who).is_err());
		}
		assert_noop!(present(1, ALICE, 100_000), Error::<Test>::HardwareBanned);
		// Nor does she with other hardware.
		assert_noop!(
			Issuance::registered(&[7; 32], &ALICE),
			Error::<Test>::ProviderDefaulted
		);
		assert_noop!(
			Issuance::registered(&[2; 32], &ALICE),
			Error::<Test>::ProviderDefaulted
		);
		// Retiring it changes nothing, and what it vouched for counts against the ceiling for good.
		Issuance::departed(&[1; 32], &ALICE);
		assert_eq!(LedgerTotals::<Test>::get().starter, 10 * FLRN);
		assert_noop!(
			Issuance::ensure_may_register(&[1; 32], &BOB),
			Error::<Test>::HardwareBanned
		);
	});
}

#[test]
fn the_reserve_burns_what_the_defaulter_earned_and_its_surplus() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Issuance::pay_commission(&CAROL, &BOB, 3 * FLRN));
		let id = runs_away();
		commission(2 * FLRN);
		let issued = Balances::total_issuance();
		assert_ok!(clear(id));
		let told = events();
		// Bob's line has shrunk a little since he paid it in; what it shrank by burns, too.
		let burned = told
			.iter()
			.find_map(|event| match event {
				Event::ReserveBurned { amount } => Some(*amount),
				_ => None,
			})
			.unwrap();
		let line = Issuance::credit_line(&BOB).earned;
		assert!(burned >= 2 * FLRN && burned <= 5 * FLRN - line);
		assert_eq!(
			Balances::free_balance(Issuance::reserve_account()) - EXISTENTIAL_DEPOSIT,
			5 * FLRN - burned
		);
		assert_eq!(Balances::total_issuance(), issued - 10 * FLRN - burned);
		assert_eq!(Issuance::backing().unbacked, 10 * FLRN - burned);
		assert_eq!(Ledgers::<Test>::get(ALICE).earned.value, 0);
		assert_eq!(Issuance::credit_line(&BOB).earned, line, "nobody else pays");
	});
}

#[test]
fn what_it_pays_in_later_makes_good_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = runs_away();
		assert_ok!(clear(id));
		commission(4 * FLRN);
		assert_eq!(Ledgers::<Test>::get(ALICE).earned.value, 0);
		assert_ok!(Issuance::collect_reserve(RuntimeOrigin::signed(CAROL)));
		assert_eq!(events(), vec![Event::ReserveBurned { amount: 4 * FLRN }]);
		assert_eq!(Issuance::backing().unbacked, 6 * FLRN);
	});
}

#[test]
fn the_others_who_wait_have_their_credits_back() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		for day in 0..10 {
			assert_ok!(present(1, ALICE, day * 144));
		}
		set_stake(ALICE, 6 * FLRN);
		owing(20);
		let (waiting, running_one, offered, late) =
			(redeem(1, 2), redeem(1, 2), redeem(1, 2), redeem(5, 2));
		pass(LATE + 60);
		running(running_one, &[1]);
		assert_ok!(serve(offered, &[2]));
		deliver(1, running_one, 100);
		assert_ok!(clear(late).map(|_| ()).or_else(|_| clear(late).map(|_| ())));
		while !Ledgers::<Test>::get(ALICE).defaulted {
			pass(1);
			let _ = clear(waiting);
			let _ = clear(late);
			let _ = clear(running_one);
			set_stake(ALICE, 0);
		}
		assert_noop!(accept(offered), Error::<Test>::ProviderDefaulted);
		for id in [waiting, running_one, offered, late] {
			if Redemptions::<Test>::contains_key(id) {
				let _ = settle(id);
			}
		}
		assert_eq!(MockUses::current(1), None);
		pass(WINDOW + 1);
		let _ = settle(running_one);
		assert_eq!(Redemptions::<Test>::iter().count(), 0);
		assert_eq!((credits_on_hold(CAROL), deposit_on_hold(CAROL)), (0, 0));
		assert_eq!(MockUses::meters(), 0);
	});
}

#[test]
fn what_was_delivered_before_burns_all_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		for day in 0..10 {
			assert_ok!(present(1, ALICE, day * 144));
		}
		set_stake(ALICE, 6 * FLRN);
		owing(20);
		let (delivered, late) = (redeem(1, 4), redeem(5, 3));
		running(delivered, &[1]);
		work_for(24, delivered, &[1]);
		pass(LATE + 23);
		assert_ok!(clear(late));
		assert!(Ledgers::<Test>::get(ALICE).defaulted);
		let unbacked = Issuance::backing().unbacked;
		events();
		// Nobody had settled it, and its holder doesn't get the hours for nothing.
		assert_ok!(settle(delivered));
		assert_eq!(
			events()[0],
			Event::Redeemed {
				redemption: delivered,
				through: 1_000_023,
				time: in_hours(4),
				burned: 4 * FLRN,
				freed: 0,
			}
		);
		assert_eq!(Issuance::backing().unbacked, unbacked - 4 * FLRN);
		assert_eq!(Supply::<Test>::get().made_good, 4 * FLRN);
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - 4 * FLRN);
	});
}

#[test]
fn hardware_that_left_before_is_not_banned() {
	ExtBuilder::default().build_and_execute(|| {
		register(2, ALICE);
		Issuance::departed(&[2; 32], &ALICE);
		let id = runs_away();
		assert_ok!(clear(id));
		assert_ok!(Issuance::ensure_may_register(&[2; 32], &BOB));
		assert_ok!(Issuance::registered(&[2; 32], &BOB), false);
		assert!(!Identities::<Test>::get([2; 32]).unwrap().departed);
	});
}

#[test]
fn a_defaulters_own_sibling_among_the_waiting_gains_nothing() {
	// Alice runs on a starter of ten, with twenty owed; her sibling Carol redeems all of it.
	let mut alone = 0;
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		for day in 0..10 {
			assert_ok!(present(1, ALICE, day * 144));
		}
		set_stake(ALICE, 6 * FLRN);
		owing(20);
		alone = wealth();
	});
	ExtBuilder::default().build_and_execute(|| {
		let id = runs_away();
		// First in small bites at par, then the default.
		for _ in 0..3 {
			let _ = clear(id);
		}
		assert!(Ledgers::<Test>::get(ALICE).defaulted);
		assert!(
			wealth() + 10 * FLRN <= alone,
			"they lost all that was locked, and kept what the starter allowed"
		);
	});
}

/// All that Alice and Carol have, on hold and at stake.
fn wealth() -> Balance {
	Balances::total_balance(&ALICE) + Balances::total_balance(&CAROL) + stake_of(ALICE)
}
