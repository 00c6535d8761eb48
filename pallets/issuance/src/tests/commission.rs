//! The reserve, and lines that commission earns.

use super::*;
use florin_core::traits::CommissionSink;
use florin_math::decay::Bound;
use sp_runtime::Permill;

const HALF_LIFE: u32 = 90 * 144;

fn earned(who: AccountId) -> Balance {
	Issuance::credit_line(&who).earned
}

fn reserve() -> Balance {
	Balances::total_balance(&Issuance::reserve_account())
}

#[test]
fn commission_goes_to_the_reserve_and_onto_the_line() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 3 * FLRN));
		assert_eq!(reserve(), EXISTENTIAL_DEPOSIT + 3 * FLRN);
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - 3 * FLRN);
		assert_eq!(earned(ALICE), 3 * FLRN);
		assert_eq!(
			events(),
			vec![Event::CommissionPaid {
				payer: CAROL,
				provider: ALICE,
				reserve: 3 * FLRN,
				earned: 3 * FLRN,
				attesters: 0,
			}]
		);
	});
}

#[test]
fn the_reserve_takes_a_single_planck() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 1));
		assert_eq!(earned(ALICE), 1);
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 0));
		assert_eq!(reserve(), EXISTENTIAL_DEPOSIT + 1);
	});
}

#[test]
fn what_is_earned_halves_with_the_half_life() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 4 * FLRN));
		Now::mutate(|now| *now += HALF_LIFE);
		assert_eq!(earned(ALICE), 2 * FLRN);
		Now::mutate(|now| *now += HALF_LIFE / 2);
		assert_eq!(earned(ALICE), 1_414_213_562_373);
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, FLRN));
		assert_eq!(earned(ALICE), 2_414_213_562_373);
	});
}

#[test]
fn earned_lines_never_exceed_their_total_nor_that_the_reserve() {
	ExtBuilder::default().build_and_execute(|| {
		for step in 0..200u32 {
			Now::mutate(|now| *now += step * 7 % 500);
			let provider = if step % 3 == 0 { ALICE } else { BOB };
			assert_ok!(Issuance::pay_commission(
				&CAROL,
				&provider,
				u128::from(step * step + 1)
			));
			let total = TotalEarned::<Test>::get().at(Now::get(), HALF_LIFE, Bound::Upper);
			assert!(earned(ALICE) + earned(BOB) <= total);
			assert!(total <= reserve());
		}
	});
}

#[test]
fn who_cannot_pay_earns_nothing_for_anybody() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Issuance::pay_commission(&CAROL, &ALICE, ENDOWMENT),
			sp_runtime::TokenError::NotExpendable
		);
		assert_noop!(
			Issuance::pay_commission(&CAROL, &ALICE, ENDOWMENT + 1),
			sp_runtime::TokenError::FundsUnavailable
		);
	});
}

#[test]
fn a_line_that_decays_under_an_open_position_frees_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 8 * FLRN));
		add_device(1, ALICE, H100, hours(100));
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(excess(ALICE), 0);
		let bond = bond_on_hold(ALICE);
		Now::mutate(|now| *now += HALF_LIFE);
		assert_eq!(excess(ALICE), 4 * FLRN);
		assert_noop!(claim(ALICE, &[1]), Error::<Test>::CreditLineFull);
		assert_ok!(repay(ALICE, H100, 3 * FLRN));
		assert_eq!((bond_on_hold(ALICE), excess(ALICE)), (bond, FLRN));
		Issuance::do_try_state().unwrap();
	});
}

#[test]
fn attesters_get_their_share_of_commission_and_the_line_grows_by_the_rest() {
	ExtBuilder {
		parameters: Parameters {
			attester_commission: Permill::from_percent(20),
			..ExtBuilder::default().parameters
		},
	}
	.build_and_execute(|| {
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 11));
		// A fifth of eleven is rounded up.
		assert_eq!(Balances::free_balance(ATTESTERS), EXISTENTIAL_DEPOSIT + 3);
		assert_eq!(reserve(), EXISTENTIAL_DEPOSIT + 8);
		assert_eq!(earned(ALICE), 8);
		assert_eq!(
			events(),
			vec![Event::CommissionPaid {
				payer: CAROL,
				provider: ALICE,
				reserve: 8,
				earned: 8,
				attesters: 3,
			}]
		);
	});
}
