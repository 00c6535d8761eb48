use super::*;
use crate::{Event, Ledgers, Providers, MAX_ATTRIBUTES, MAX_NAME_LEN};
use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

/// The deposit for the rows with `metadata`.
fn deposit(metadata: &Metadata) -> Balance {
	let footprint = ProvidersPallet::footprint(metadata);
	DEPOSIT_BASE + DEPOSIT_PER_BYTE * Balance::from(footprint.count * footprint.size)
}

#[test]
fn a_provider_is_registered_with_stake_and_deposit_on_hold() {
	build_and_execute(|| {
		assert!(!is_registered(ALICE));
		assert_eq!(free_stake(ALICE), 0);
		assert_ok!(register(ALICE, 3 * MINIMUM));

		System::assert_last_event(
			Event::Registered {
				provider: ALICE,
				stake: 3 * MINIMUM,
			}
			.into(),
		);
		assert!(is_registered(ALICE));
		assert!(!is_registered(BOB));
		assert_eq!(free_stake(ALICE), 3 * MINIMUM);
		assert_eq!(stake_on_hold(ALICE), 3 * MINIMUM);
		assert_eq!(deposit_on_hold(ALICE), deposit(&metadata()));
		assert_eq!(
			free_balance(ALICE),
			ENDOWMENT - 3 * MINIMUM - deposit(&metadata())
		);
		assert_eq!(Providers::<Test>::count(), 1);
		assert_eq!(StakeSeen::take(), [(ALICE, 3 * MINIMUM)]);
	});
}

#[test]
fn the_deposit_covers_all_that_the_rows_can_come_to() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		for _ in 0..15 {
			assert_ok!(unbond(ALICE, ED));
			pass(1);
		}
		assert_ok!(deregister(ALICE));
		let rows = Providers::<Test>::get(ALICE).unwrap().encoded_size()
			+ Ledgers::<Test>::get(ALICE).unwrap().encoded_size();
		assert!(ProvidersPallet::footprint(&metadata()).size >= rows as u64);
	});
}

#[test]
fn unsigned_and_root_are_no_providers() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(
				ProvidersPallet::register(origin.clone(), metadata(), MINIMUM),
				DispatchError::BadOrigin
			);
			assert_noop!(
				ProvidersPallet::update(origin.clone(), metadata()),
				DispatchError::BadOrigin
			);
			assert_noop!(
				ProvidersPallet::bond_more(origin.clone(), 1),
				DispatchError::BadOrigin
			);
			assert_noop!(
				ProvidersPallet::unbond(origin.clone(), ED),
				DispatchError::BadOrigin
			);
			assert_noop!(
				ProvidersPallet::withdraw_unbonded(origin.clone()),
				DispatchError::BadOrigin
			);
			assert_noop!(
				ProvidersPallet::deregister(origin),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn nobody_registers_twice() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, MINIMUM));
		assert_noop!(register(ALICE, MINIMUM), Error::<Test>::AlreadyRegistered);
		assert_ok!(register(BOB, MINIMUM));
	});
}

#[test]
fn less_than_the_minimum_stake_is_refused() {
	build_and_execute(|| {
		assert_noop!(register(ALICE, 0), Error::<Test>::StakeTooLow);
		assert_noop!(register(ALICE, MINIMUM - 1), Error::<Test>::StakeTooLow);
		assert_ok!(register(ALICE, MINIMUM));
	});
}

#[test]
fn metadata_that_cannot_be_shown_is_refused() {
	build_and_execute(|| {
		for (metadata, error) in bad_metadata() {
			assert_noop!(
				ProvidersPallet::register(RuntimeOrigin::signed(ALICE), metadata, MINIMUM),
				error
			);
		}
	});
}

#[test]
fn metadata_at_its_bounds_is_taken_and_beyond_does_not_decode() {
	build_and_execute(|| {
		let mut greatest = metadata();
		greatest.name = bytes("n".repeat(MAX_NAME_LEN as usize));
		greatest.endpoint = bytes(format!("a+b-c.9://h{}", "/".repeat(117)));
		greatest.attributes = (0..MAX_ATTRIBUTES)
			.map(|index| attribute(&format!("{index:0>32}"), &"v".repeat(64)))
			.collect::<Vec<_>>()
			.try_into()
			.unwrap();
		assert_ok!(ProvidersPallet::register(
			RuntimeOrigin::signed(ALICE),
			greatest.clone(),
			MINIMUM
		));
		assert_eq!(deposit_on_hold(ALICE), deposit(&greatest));

		let Metadata {
			name,
			endpoint,
			region,
			attributes,
		} = greatest.clone();
		assert!(Metadata::decode(&mut &greatest.encode()[..]).is_ok());
		let longer = [&name[..], b"n"].concat();
		let over = (longer, &endpoint, region, &attributes).encode();
		assert!(Metadata::decode(&mut &over[..]).is_err());
		let more = [&attributes[..], &[attribute("one", "more")]].concat();
		let over = (&name, &endpoint, region, more).encode();
		assert!(Metadata::decode(&mut &over[..]).is_err());
	});
}

#[test]
fn registering_leaves_the_existential_deposit() {
	let needed = MINIMUM + build_and_execute(|| deposit(&metadata()));
	for (balance, fits) in [(ED - 1, false), (ED, true), (ED + 1, true)] {
		build_and_execute(|| {
			let transfer = ENDOWMENT - needed - balance;
			assert_ok!(Balances::transfer_keep_alive(
				RuntimeOrigin::signed(ALICE),
				BOB,
				transfer
			));
			if fits {
				assert_ok!(register(ALICE, MINIMUM));
				assert_eq!(free_balance(ALICE), balance);
			} else {
				assert_noop!(register(ALICE, MINIMUM), TokenError::FundsUnavailable);
			}
		});
	}
}
