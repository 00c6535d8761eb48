use super::*;
use crate::{Event, Providers};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;

/// Metadata with as many more attributes as it takes.
fn longer_metadata() -> Metadata {
	let mut longer = metadata();
	for index in 0..14 {
		longer
			.attributes
			.try_push(attribute(&format!("key-{index}"), &"v".repeat(64)))
			.unwrap();
	}
	longer
}

#[test]
fn the_deposit_follows_the_size_of_the_metadata() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		let before = deposit_on_hold(ALICE);

		assert_ok!(update(ALICE, longer_metadata()));
		System::assert_last_event(Event::Updated { provider: ALICE }.into());
		assert_eq!(
			Providers::<Test>::get(ALICE).unwrap().metadata,
			longer_metadata()
		);
		assert!(deposit_on_hold(ALICE) > before + 14 * 64 * DEPOSIT_PER_BYTE);

		assert_ok!(update(ALICE, metadata()));
		assert_eq!(deposit_on_hold(ALICE), before);
		assert_eq!(free_stake(ALICE), MINIMUM);
	});
}

#[test]
fn a_greater_deposit_has_to_be_paid() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		let rest = free_balance(ALICE) - ED;
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(ALICE),
			BOB,
			rest
		));
		assert_noop!(
			update(ALICE, longer_metadata()),
			TokenError::FundsUnavailable
		);

		let mut shorter = metadata();
		shorter.attributes.clear();
		assert_ok!(update(ALICE, shorter));
		assert!(free_balance(ALICE) > ED);
	});
}

#[test]
fn strangers_and_leaving_providers_do_not_update() {
	build_and_execute(|| {
		assert_noop!(update(ALICE, metadata()), Error::<Test>::NotRegistered);
		assert_ok!(register(ALICE, MINIMUM));
		assert_noop!(update(BOB, metadata()), Error::<Test>::NotRegistered);
		assert_ok!(deregister(ALICE));
		assert_noop!(update(ALICE, metadata()), Error::<Test>::Leaving);
	});
}

#[test]
fn metadata_that_cannot_be_shown_is_refused() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		for (metadata, error) in bad_metadata() {
			assert_noop!(update(ALICE, metadata), error);
		}
	});
}
