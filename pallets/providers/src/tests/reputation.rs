use super::*;
use crate::{Event, Reputations};
use frame_support::assert_ok;
use sp_runtime::Permill;

fn sums(who: AccountId) -> (u128, u128) {
	let report = ProvidersPallet::reputation(&who);
	(report.served, report.missing)
}

#[test]
fn what_leases_delivered_counts_less_with_time() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		assert_eq!(ProvidersPallet::reputation(&ALICE).score(), None);
		record(ALICE, 3_600, 400);
		System::assert_last_event(
			Event::ReputationChanged {
				provider: ALICE,
				served: 3_600,
				missing: 400,
			}
			.into(),
		);
		assert_eq!(sums(ALICE), (3_600, 400));
		let score = ProvidersPallet::reputation(&ALICE).score();
		assert_eq!(score, Some(Permill::from_percent(90)));
		pass(HALF_LIFE);
		record(ALICE, 0, 200);
		// Rounded against the provider.
		let (served, missing) = sums(ALICE);
		assert!((1_799..=1_800).contains(&served) && (400..=401).contains(&missing));
	});
}

#[test]
fn a_lease_of_no_certified_second_says_nothing() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		System::reset_events();
		record(ALICE, 0, 0);
		assert_eq!(System::event_count(), 0);
	});
}

#[test]
fn who_is_gone_has_no_reputation() {
	build_and_execute(|| {
		record(BOB, 10, 0);
		assert_eq!(sums(BOB), (0, 0));
		assert_ok!(register(ALICE, MINIMUM));
		record(ALICE, 10, 0);
		assert_ok!(deregister(ALICE));
		pass(UNBONDING);
		assert_ok!(withdraw(ALICE));
		assert!(!Reputations::<Test>::contains_key(ALICE));
	});
}

#[test]
fn figures_beyond_any_fleet_do_no_harm() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		record(ALICE, u64::MAX, u64::MAX);
		record(ALICE, u64::MAX, u64::MAX);
		assert_eq!(
			sums(ALICE),
			(2 * u128::from(u64::MAX), 2 * u128::from(u64::MAX))
		);
	});
}
