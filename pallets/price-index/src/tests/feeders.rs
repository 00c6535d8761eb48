use super::*;
use crate::{types::MAX_FEEDERS, ActiveFeeders, Feeders, Params};
use florin_core::FLRN;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

fn admit(feeder: AccountId) {
	assert_ok!(Index::admit_feeder(RuntimeOrigin::root(), feeder));
}

fn bond(feeder: AccountId) -> frame_support::dispatch::DispatchResult {
	Index::bond_feeder(RuntimeOrigin::signed(feeder))
}

fn unbond(feeder: AccountId) -> frame_support::dispatch::DispatchResult {
	Index::unbond_feeder(RuntimeOrigin::signed(feeder))
}

#[test]
fn an_admitted_account_puts_up_its_bond_and_is_on_duty() {
	build_and_execute(|| {
		admit(STRANGER);
		assert_ok!(bond(STRANGER));
		assert_eq!(held(STRANGER), 1_000 * FLRN);
		assert_ok!(submit(STRANGER, H100, cents(500)));
		assert_eq!(
			events()[..2],
			[
				Event::FeederAdmitted { feeder: STRANGER },
				Event::FeederBonded {
					feeder: STRANGER,
					bond: 1_000 * FLRN
				},
			]
		);
	});
}

#[test]
fn nobody_is_on_duty_without_admission_and_bond() {
	build_and_execute(|| {
		assert_noop!(bond(STRANGER), Error::NotAdmitted);
		assert_noop!(bond(11), Error::AlreadyBonded);
		admit(77);
		assert_noop!(bond(77), TokenError::FundsUnavailable);
	});
}

#[test]
fn only_governance_admits_and_whoever_may_tighten_removes() {
	build_and_execute(|| {
		let by = RuntimeOrigin::signed;
		assert_noop!(
			Index::admit_feeder(by(GUARD), STRANGER),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Index::remove_feeder(by(STRANGER), 11),
			DispatchError::BadOrigin
		);
		assert_ok!(Index::remove_feeder(by(GUARD), 11));
		assert_ok!(Index::remove_feeder(RuntimeOrigin::root(), 12));
		assert_eq!(ActiveFeeders::<Test>::get().into_inner(), vec![13]);
	});
}

#[test]
fn an_account_is_admitted_once() {
	build_and_execute(|| {
		let again = |feeder| Index::admit_feeder(RuntimeOrigin::root(), feeder);
		assert_noop!(again(11), Error::AlreadyAdmitted);
		admit(STRANGER);
		assert_noop!(again(STRANGER), Error::AlreadyAdmitted);
		assert_ok!(unbond(11));
		assert_noop!(again(11), Error::Leaving);
	});
}

#[test]
fn a_bond_is_free_when_the_time_to_unbond_is_over() {
	build_and_execute(|| {
		let before = free(11);
		let unbonding = Params::<Test>::get().unbonding;
		assert_ok!(unbond(11));
		assert_noop!(bond(11), Error::Leaving);
		Now::set(START + unbonding - 1);
		assert_noop!(unbond(11), Error::StillBonded);
		Now::set(START + unbonding);
		assert_ok!(unbond(11));
		assert_eq!((held(11), free(11)), (0, before + 1_000 * FLRN));
		assert!(!Feeders::<Test>::contains_key(11));
		assert_noop!(unbond(11), Error::UnknownFeeder);
		assert_eq!(
			events(),
			[
				Event::FeederLeaving {
					feeder: 11,
					free_from: START + unbonding
				},
				Event::FeederLeft {
					feeder: 11,
					bond: 1_000 * FLRN
				},
			]
		);
		// As anybody else from now on.
		admit(11);
		assert_ok!(bond(11));
	});
}

#[test]
fn who_was_removed_gets_its_bond_back_like_who_left() {
	build_and_execute(|| {
		let remove = |feeder| Index::remove_feeder(RuntimeOrigin::root(), feeder);
		assert_noop!(remove(STRANGER), Error::UnknownFeeder);
		assert_ok!(remove(11));
		assert_noop!(remove(11), Error::Leaving);
		assert_noop!(unbond(11), Error::StillBonded);
		Now::mutate(|now| *now += Params::<Test>::get().unbonding);
		assert_ok!(unbond(11));
		// One that has put up nothing is gone at once.
		admit(STRANGER);
		assert_ok!(remove(STRANGER));
		assert!(!Feeders::<Test>::contains_key(STRANGER));
		admit(STRANGER);
		assert_ok!(unbond(STRANGER));
		assert!(!Feeders::<Test>::contains_key(STRANGER));
	});
}

#[test]
fn feeds_of_who_was_removed_do_not_count_from_the_same_period_on() {
	build_and_execute(|| {
		feed(H100, &[500, 510, 520]);
		assert_ok!(Index::remove_feeder(RuntimeOrigin::root(), 13));
		pass(1);
		assert_eq!(status(H100_USD), SeriesStatus::BelowQuorum);
		assert_eq!(latest(H100_USD), None);
	});
}

#[test]
fn there_are_as_many_feeders_as_there_may_be() {
	build_and_execute(|| {
		let accounts = 1_000..1_000 + u64::from(MAX_FEEDERS) - 3;
		for feeder in accounts.clone() {
			admit(feeder);
			assert_ok!(bond(feeder));
		}
		assert_eq!(ActiveFeeders::<Test>::get().len() as u32, MAX_FEEDERS);
		admit(accounts.end);
		assert_noop!(bond(accounts.end), Error::TooManyFeeders);
		assert_ok!(unbond(11));
		assert_ok!(bond(accounts.end));
	});
}

#[test]
fn a_new_bond_is_asked_of_new_feeders_only() {
	build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.feeder_bond = 2_000 * FLRN);
		admit(STRANGER);
		assert_ok!(bond(STRANGER));
		assert_eq!((held(STRANGER), held(11)), (2_000 * FLRN, 1_000 * FLRN));
	});
}
