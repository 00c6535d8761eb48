use super::*;
use crate::{Event, Ledgers, MAX_CHUNKS};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_leaving_provider_is_none_and_its_whole_stake_unbonds() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		StakeSeen::take();
		assert_ok!(deregister(ALICE));
		let available_at = START + UNBONDING;
		System::assert_has_event(Event::Deregistered { provider: ALICE }.into());
		System::assert_last_event(
			Event::Unbonding {
				provider: ALICE,
				amount: 2 * MINIMUM,
				available_at,
			}
			.into(),
		);
		assert!(!is_registered(ALICE));
		assert_eq!(free_stake(ALICE), 0);
		assert_eq!(stake_on_hold(ALICE), 2 * MINIMUM);
		assert_eq!(StakeSeen::take(), [(ALICE, 0)]);
	});
}

#[test]
fn obligations_come_first() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		HasDevices::set(true);
		assert_noop!(deregister(ALICE), DEVICES_LEFT);
		HasDevices::set(false);
		HasLiability::set(true);
		assert_noop!(deregister(ALICE), LIABILITY_LEFT);
		HasLiability::set(false);
		assert_ok!(deregister(ALICE));
	});
}

#[test]
fn strangers_and_leaving_providers_do_not_leave() {
	build_and_execute(|| {
		assert_noop!(deregister(ALICE), Error::<Test>::NotRegistered);
		assert_ok!(register(ALICE, MINIMUM));
		assert_noop!(deregister(BOB), Error::<Test>::NotRegistered);
		assert_ok!(deregister(ALICE));
		assert_noop!(deregister(ALICE), Error::<Test>::Leaving);
	});
}

#[test]
fn who_is_leaving_registers_anew_only_after_the_last_withdrawal() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		assert_ok!(deregister(ALICE));
		assert_noop!(register(ALICE, MINIMUM), Error::<Test>::Leaving);
		pass(UNBONDING);
		assert_noop!(register(ALICE, MINIMUM), Error::<Test>::Leaving);
		assert_ok!(withdraw(ALICE));
		assert_ok!(register(ALICE, MINIMUM));
		assert!(is_registered(ALICE));
	});
}

#[test]
fn a_provider_leaves_with_a_full_queue() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		for _ in 1..MAX_CHUNKS {
			assert_ok!(unbond(ALICE, ED));
			pass(1);
		}
		assert_noop!(unbond(ALICE, ED), Error::<Test>::TooManyChunks);
		assert_ok!(deregister(ALICE));
		assert!(Ledgers::<Test>::get(ALICE).unwrap().unbonding.is_full());
		pass(UNBONDING);
		assert_ok!(withdraw(ALICE));
		assert_eq!(free_balance(ALICE), ENDOWMENT);
	});
}
