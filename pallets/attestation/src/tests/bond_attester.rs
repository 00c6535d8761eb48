use super::refused;
use crate::{mock::*, AttesterBonds, Event};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use sp_core::{ed25519::Signature, Pair, H256};
use sp_runtime::{DispatchResult, TokenError};

fn bond_by(who: &AccountId, number: u8, possession: Signature) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who.clone());
	Attestation::bond_attester(origin, attester(number).public(), possession)
}

fn on_hold(who: &AccountId) -> u128 {
	Balances::balance_on_hold(&AttesterBondReason::get(), who)
}

#[test]
fn a_bond_goes_on_hold_for_its_owner() {
	quietly(|| {
		assert_ok!(bond_by(&ALICE, 11, possession(11, &ALICE)));
		let bond = quiet().attester_bond;
		assert_eq!(on_hold(&ALICE), bond);
		let row = attester_row(11);
		assert_eq!((row.owner, row.bond, row.seconds), (ALICE, bond, 0));
		System::assert_last_event(
			Event::AttesterBonded {
				attester: attester(11).public(),
				owner: ALICE,
				bond,
			}
			.into(),
		);
		// One account may own several.
		assert_ok!(bond_by(&ALICE, 12, possession(12, &ALICE)));
		assert_eq!(on_hold(&ALICE), 2 * bond);
	});
}

#[test]
fn nobody_is_made_an_attester_without_its_key() {
	quietly(|| {
		let elsewhere = {
			let here = GenesisHash::get();
			GenesisHash::set(H256::repeat_byte(1));
			let proof = possession(11, &ALICE);
			GenesisHash::set(here);
			proof
		};
		for proof in [
			possession(11, &BOB),
			possession(12, &ALICE),
			elsewhere,
			Signature::default(),
		] {
			let error = refused(|| {
				bond_by(&ALICE, 11, proof)
					.map(Into::into)
					.map_err(Into::into)
			});
			assert_eq!(error, Error::BadPossessionProof.into());
		}
	});
}

#[test]
fn an_attester_has_one_bond() {
	quietly(|| {
		assert_ok!(bond_by(&ALICE, 11, possession(11, &ALICE)));
		for who in [ALICE, BOB] {
			assert_noop!(
				bond_by(&who, 11, possession(11, &who)),
				Error::AlreadyBonded
			);
		}
	});
}

#[test]
fn who_cannot_afford_a_bond_puts_up_none() {
	quietly(|| {
		let poor = AccountId::new([77; 32]);
		assert_noop!(
			bond_by(&poor, 11, possession(11, &poor)),
			TokenError::FundsUnavailable
		);
		assert!(!AttesterBonds::<Test>::contains_key(attester(11).public()));
	});
}
