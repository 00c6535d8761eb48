//! What proven presence is good for.

use super::*;
use florin_core::traits::HardwareCredit;

const DAY: u32 = 144;

fn starter_of(who: AccountId) -> Balance {
	Ledgers::<Test>::get(who).starter
}

#[test]
fn presence_grants_an_hour_of_the_class() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		register(2, ALICE);
		assert_ok!(present(1, ALICE, Now::get()));
		assert_eq!(starter_of(ALICE), FLRN);
		assert_ok!(Issuance::present(&[2; 32], &ALICE, A100, Now::get()));
		assert_eq!(starter_of(ALICE), 16 * FLRN / 10);
		assert_eq!(
			events(),
			vec![
				Event::StarterGranted {
					provider: ALICE,
					device: [1; 32],
					amount: FLRN
				},
				Event::StarterGranted {
					provider: ALICE,
					device: [2; 32],
					amount: 6 * FLRN / 10
				},
			]
		);
	});
}

#[test]
fn an_identity_draws_once_a_day() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		let midnight = Now::get() / DAY * DAY;
		assert_ok!(present(1, ALICE, midnight));
		assert_ok!(present(1, ALICE, midnight));
		assert_ok!(present(1, ALICE, midnight + DAY - 1));
		// A period of the day before, proven late.
		assert_ok!(present(1, ALICE, midnight - 1));
		assert_eq!(starter_of(ALICE), FLRN);
		assert_ok!(present(1, ALICE, midnight + DAY));
		assert_eq!(starter_of(ALICE), 2 * FLRN);
	});
}

#[test]
fn an_identity_draws_at_most_its_hours_in_its_life() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		for day in 0..30 {
			assert_ok!(present(1, ALICE, day * DAY));
		}
		assert_eq!(starter_of(ALICE), 24 * FLRN);
		// Under another provider the hours stay drawn.
		assert_eq!(Issuance::registered(&[1; 32], &BOB), Ok(false));
		assert_ok!(present(1, BOB, 40 * DAY));
		assert_eq!((starter_of(ALICE), starter_of(BOB)), (0, 0));
	});
}

#[test]
fn starter_stops_exactly_at_the_network_wide_ceiling() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.starter_ceiling = FLRN * 5 / 2);
		for device in 1..=4 {
			register(device, ALICE);
			assert_ok!(present(device, ALICE, 0));
		}
		assert_eq!(starter_of(ALICE), FLRN * 5 / 2);
		let drawn = |device: u8| Identities::<Test>::get([device; 32]).unwrap().starter_hours;
		assert_eq!([drawn(1), drawn(2), drawn(3)], [1, 1, 1]);
		assert_eq!(drawn(4), 0, "an hour that granted nothing isn't used up");
		// Nor is the day: as soon as there is room, it draws.
		Params::<Test>::mutate(|parameters| parameters.starter_ceiling = 10 * FLRN);
		assert_ok!(present(4, ALICE, 0));
		assert_eq!(starter_of(ALICE), FLRN * 7 / 2);
	});
}

#[test]
fn hours_that_cannot_be_minted_vouch_for_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		assert_ok!(Issuance::present(&[1; 32], &ALICE, TPU, 0));
		assert_ok!(Issuance::present(&[1; 32], &ALICE, NO_CLASS, 0));
		assert_eq!(starter_of(ALICE), 0);
		assert!(!Ledgers::<Test>::contains_key(ALICE));
	});
}

#[test]
fn presence_of_hardware_that_is_tied_elsewhere_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(present(1, ALICE, 0), Error::<Test>::HardwareNotTied);
		register(1, ALICE);
		assert_noop!(present(1, BOB, 0), Error::<Test>::HardwareNotTied);
	});
}

#[test]
fn a_first_registration_is_told_from_later_ones() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Issuance::ensure_may_register(&[1; 32], &ALICE));
		assert_eq!(Issuance::registered(&[1; 32], &ALICE), Ok(true));
		assert_eq!(Issuance::registered(&[1; 32], &ALICE), Ok(false));
		assert_eq!(Issuance::registered(&[1; 32], &BOB), Ok(false));
		assert_eq!(Identities::<Test>::get([1; 32]).unwrap().provider, BOB);
	});
}

#[test]
fn hardware_takes_its_starter_along_and_brings_none() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		register(2, ALICE);
		assert_ok!(present(1, ALICE, 0));
		assert_ok!(present(2, ALICE, 0));
		events();
		assert_eq!(Issuance::registered(&[1; 32], &BOB), Ok(false));
		assert_eq!((starter_of(ALICE), starter_of(BOB)), (FLRN, 0));
		assert_eq!(LedgerTotals::<Test>::get().starter, FLRN);
		assert_eq!(
			events(),
			vec![Event::StarterWithdrawn {
				provider: ALICE,
				device: [1; 32],
				amount: FLRN
			}]
		);
		// The day on which it drew counts under the new provider too.
		assert_ok!(present(1, BOB, 0));
		assert_eq!(starter_of(BOB), 0);
		assert_ok!(present(1, BOB, DAY));
		assert_eq!(starter_of(BOB), FLRN);
	});
}

#[test]
fn hardware_of_a_provider_that_draws_on_its_starter_stays_tied() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		assert_ok!(present(1, ALICE, 0));
		add_device(1, ALICE, H100, hours(100));
		// Up to the line without starter: the debt is covered otherwise.
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 62 * FLRN);
		assert_ok!(claim(ALICE, &[1]));
		assert_ok!(Issuance::ensure_may_register(&[1; 32], &BOB));
		// Into the starter.
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 1_000 * FLRN);
		Now::mutate(|now| *now += DAY);
		assert_ok!(claim(ALICE, &[1]));
		assert_noop!(
			Issuance::ensure_may_register(&[1; 32], &BOB),
			Error::<Test>::HardwareOwes
		);
		assert_noop!(
			Issuance::registered(&[1; 32], &BOB),
			Error::<Test>::HardwareOwes
		);
		assert_ok!(Issuance::ensure_may_register(&[1; 32], &ALICE));
		// Once the debt is cleared it may go, and the line holds without it.
		assert_ok!(repay(ALICE, H100, 2 * FLRN));
		assert_eq!(Issuance::registered(&[1; 32], &BOB), Ok(false));
		assert_eq!(excess(ALICE), 0);
	});
}

#[test]
fn hardware_that_departs_takes_its_share_of_the_line_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		assert_ok!(present(1, ALICE, 0));
		Issuance::departed(&[1; 32], &ALICE);
		assert_eq!(starter_of(ALICE), 0);
		assert_eq!(LedgerTotals::<Test>::get().starter, 0);
		// What it has drawn in its life stays drawn.
		assert_eq!(Identities::<Test>::get([1; 32]).unwrap().starter_hours, 1);
		// Twice, or of hardware that nobody knows: nothing.
		Issuance::departed(&[1; 32], &ALICE);
		Issuance::departed(&[2; 32], &ALICE);
		assert_eq!(starter_of(ALICE), 0);
	});
}

#[test]
fn hardware_that_its_provider_draws_on_leaves_its_share_behind() {
	ExtBuilder::default().build_and_execute(|| {
		set_stake(ALICE, 0);
		register(1, ALICE);
		assert_ok!(present(1, ALICE, 0));
		add_device(1, ALICE, H100, hours(1));
		assert_ok!(claim(ALICE, &[1]));
		Issuance::departed(&[1; 32], &ALICE);
		assert_eq!(starter_of(ALICE), FLRN);
		// Nor does somebody else's device take it.
		Issuance::departed(&[1; 32], &BOB);
		assert_eq!(starter_of(ALICE), FLRN);
	});
}
