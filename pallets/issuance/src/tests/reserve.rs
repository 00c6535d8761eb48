//! What the reserve has beyond all earned lines.

use super::*;
use florin_core::traits::CommissionSink;

fn collect() -> DispatchResult {
	Issuance::collect_reserve(RuntimeOrigin::signed(CAROL))
}

fn treasury() -> Balance {
	Balances::free_balance(TREASURY) - EXISTENTIAL_DEPOSIT
}

#[test]
fn goes_to_the_treasury_as_lines_halve() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(collect(), Error::<Test>::NothingToCollect);
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 4 * FLRN));
		assert_noop!(collect(), Error::<Test>::NothingToCollect);
		Now::mutate(|now| *now += 90 * 144);
		events();
		assert_ok!(collect());
		assert_eq!(events(), vec![Event::ReserveCollected { amount: 2 * FLRN }]);
		assert_eq!(treasury(), 2 * FLRN);
		assert_noop!(collect(), Error::<Test>::NothingToCollect);
		assert_eq!(Issuance::credit_line(&ALICE).earned, 2 * FLRN);
	});
}

#[test]
fn what_holders_forfeit_goes_there_too() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(1, 3);
		assert_ok!(serve(id, &[1]));
		pass(2);
		assert_ok!(settle(id));
		assert_ok!(collect());
		assert_eq!(treasury(), FLRN / 6);
	});
}

#[test]
fn anybody_signed_may_ask_for_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Issuance::collect_reserve(RuntimeOrigin::none()),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}
