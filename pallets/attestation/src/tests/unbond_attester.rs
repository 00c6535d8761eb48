use crate::{mock::*, AttesterBonds, Event, UnpaidSeconds};
use florin_core::AttesterId;
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold, BoundedVec};
use sp_core::Pair;
use sp_runtime::DispatchResult;

fn unbond(who: &AccountId, number: u8) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who.clone());
	Attestation::unbond_attester(origin, attester(number).public())
}

fn key(number: u8) -> AttesterId {
	attester(number).public()
}

fn free(who: &AccountId) -> u128 {
	Balances::free_balance(who)
}

fn replace_committee(members: impl IntoIterator<Item = u8>) {
	let members = BoundedVec::truncate_from(keys(members));
	assert_ok!(Attestation::set_attesters(RuntimeOrigin::root(), members));
}

#[test]
fn a_bond_is_freed_a_ring_of_periods_after_the_first_step() {
	quietly(|| {
		bond([11]);
		let before = free(&DAVE);
		assert_ok!(unbond(&DAVE, 11));
		System::assert_last_event(Event::AttesterUnbonding { attester: key(11) }.into());
		assert_eq!(free(&DAVE), before);
		run_to_period(FIRST_PERIOD + 5);
		assert_noop!(unbond(&DAVE, 11), Error::StillLiable);
		run_to_period(FIRST_PERIOD + 6);
		assert_ok!(unbond(&DAVE, 11));
		let bond = quiet().attester_bond;
		System::assert_last_event(
			Event::AttesterUnbonded {
				attester: key(11),
				bond,
			}
			.into(),
		);
		assert_eq!(free(&DAVE), before + bond);
		assert!(!AttesterBonds::<Test>::contains_key(key(11)));
		assert_noop!(unbond(&DAVE, 11), Error::UnknownAttester);
	});
}

#[test]
fn a_member_of_the_committee_stays() {
	quietly(|| {
		assert_noop!(unbond(&DAVE, 1), Error::StillOnCommittee);
		replace_committee([2, 3, 4]);
		assert_ok!(unbond(&DAVE, 1));
	});
}

#[test]
fn only_the_owner_takes_an_attester_out_of_service() {
	quietly(|| {
		bond([11]);
		assert_noop!(unbond(&ALICE, 11), Error::NotYourAttester);
		assert_noop!(unbond(&ALICE, 99), Error::UnknownAttester);
	});
}

#[test]
fn what_it_has_earned_is_paid_when_it_goes() {
	quietly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST_PERIOD + 1);
		assert_ok!(certify(device, FIRST_PERIOD + 1));
		reward(30);
		replace_committee([2, 3, 4]);
		let before = free(&DAVE);
		assert_ok!(unbond(&DAVE, 1));
		run_to_period(now() + 6);
		assert_ok!(unbond(&DAVE, 1));
		// A third of what the three signers share.
		assert_eq!(free(&DAVE), before + quiet().attester_bond + 10);
		assert_eq!(UnpaidSeconds::<Test>::get(), 24);
		let held = Balances::balance_on_hold(&AttesterBondReason::get(), &DAVE);
		assert_eq!(held, 3 * quiet().attester_bond);
	});
}
