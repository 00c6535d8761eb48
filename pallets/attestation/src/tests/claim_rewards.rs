use crate::{mock::*, Event, UnpaidSeconds};
use florin_core::traits::AttesterRewards;
use frame_support::{assert_noop, assert_ok};
use sp_core::Pair;
use sp_runtime::{DispatchResult, TokenError};

/// The first period that devices of these tests count in.
const FIRST: u32 = FIRST_PERIOD + 1;

fn claim(who: &AccountId, number: u8) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who.clone());
	Attestation::claim_rewards(origin, attester(number).public())
}

fn free(who: &AccountId) -> u128 {
	Balances::free_balance(who)
}

/// A device that is certified for [`FIRST`] by the attesters 1 to 3.
fn certified() -> u32 {
	let device = plant(&ALICE);
	run_until_certifiable(FIRST);
	assert_ok!(certify(device, FIRST));
	device
}

#[test]
fn signers_are_credited_with_the_seconds_that_landed() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), plant(&BOB));
		run_until_certifiable(FIRST);
		assert_ok!(submit(body(FIRST, vec![entry(one, 5), entry(two, 12)])));
		for (number, seconds) in [(1, 17), (2, 17), (3, 17), (4, 0)] {
			assert_eq!(attester_row(number).seconds, seconds);
		}
		assert_eq!(UnpaidSeconds::<Test>::get(), 51);
		// What is left out counts for nobody.
		let three = plant(&BOB);
		run_until_certifiable(FIRST + 1);
		let late = body(FIRST + 1, vec![entry(one, 7), entry(three, 12)]);
		assert_ok!(submit(late));
		assert_eq!(attester_row(1).seconds, 24);
	});
}

#[test]
fn the_pot_is_shared_by_seconds_signed() {
	quietly(|| {
		certified();
		reward(1_000);
		let before = free(&DAVE);
		assert_ok!(claim(&DAVE, 1));
		assert_eq!(free(&DAVE), before + 333);
		System::assert_last_event(
			Event::RewardsClaimed {
				attester: attester(1).public(),
				seconds: 12,
				amount: 333,
			}
			.into(),
		);
		// Whoever comes later finds its seconds worth no less.
		assert_ok!(claim(&DAVE, 2));
		assert_ok!(claim(&DAVE, 3));
		assert_eq!(free(&DAVE), before + 1_000);
		assert_eq!(
			(Attestation::rewards_pot(), UnpaidSeconds::<Test>::get()),
			(0, 0)
		);
	});
}

#[test]
fn nothing_is_paid_twice_or_for_nothing() {
	quietly(|| {
		let device = certified();
		// Nothing has come in: the seconds stay.
		assert_noop!(claim(&DAVE, 1), Error::NothingEarned);
		reward(3);
		assert_ok!(claim(&DAVE, 1));
		assert_noop!(claim(&DAVE, 1), Error::NothingEarned);
		assert_noop!(claim(&DAVE, 4), Error::NothingEarned);
		run_until_certifiable(FIRST + 1);
		assert_ok!(certify(device, FIRST + 1));
		reward(30);
		assert_ok!(claim(&DAVE, 1));
	});
}

#[test]
fn only_the_owner_is_paid() {
	quietly(|| {
		certified();
		reward(300);
		assert_noop!(claim(&ALICE, 1), Error::NotYourAttester);
		assert_noop!(claim(&DAVE, 99), Error::UnknownAttester);
	});
}

#[test]
fn the_pot_takes_a_single_planck_and_keeps_the_existential_deposit() {
	quietly(|| {
		let account = Attestation::rewards_account();
		assert_eq!(Attestation::rewards_pot(), 0);
		reward(1);
		assert_eq!(Attestation::rewards_pot(), 1);
		assert_eq!(free(&account), florin_core::FLRN / 1_000 + 1);
		assert_ok!(<Attestation as AttesterRewards<_>>::reward(&CAROL, 0));
		assert_noop!(
			<Attestation as AttesterRewards<_>>::reward(&CAROL, free(&CAROL) + 1),
			TokenError::FundsUnavailable
		);
	});
}
