use super::*;
use crate::Event;
use florin_core::FLRN;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

#[test]
fn added_stake_is_free_at_once() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		StakeSeen::take();
		assert_ok!(bond_more(ALICE, 7));
		System::assert_last_event(
			Event::Bonded {
				provider: ALICE,
				amount: 7,
			}
			.into(),
		);
		assert_eq!(free_stake(ALICE), MINIMUM + 7);
		assert_eq!(stake_on_hold(ALICE), MINIMUM + 7);
		assert_eq!(StakeSeen::take(), [(ALICE, MINIMUM + 7)]);
	});
}

#[test]
fn nothing_is_no_addition() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		assert_noop!(bond_more(ALICE, 0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn strangers_and_leaving_providers_do_not_bond() {
	build_and_execute(|| {
		assert_noop!(bond_more(ALICE, FLRN), Error::<Test>::NotRegistered);
		assert_ok!(register(ALICE, MINIMUM));
		assert_ok!(deregister(ALICE));
		assert_noop!(bond_more(ALICE, FLRN), Error::<Test>::Leaving);
	});
}

#[test]
fn bonding_leaves_the_existential_deposit() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		let free = free_balance(ALICE);
		assert_noop!(
			bond_more(ALICE, free - ED + 1),
			TokenError::FundsUnavailable
		);
		assert_noop!(bond_more(ALICE, Balance::MAX), TokenError::FundsUnavailable);
		assert_ok!(bond_more(ALICE, free - ED));
		assert_eq!(free_balance(ALICE), ED);
	});
}

#[test]
fn tied_stake_may_still_be_added_to() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		set_guards(true);
		assert_ok!(bond_more(ALICE, FLRN));
	});
}
