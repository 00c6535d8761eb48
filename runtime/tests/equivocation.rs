//! A validator that votes for two blocks in one round of GRANDPA is reported, disabled and struck off.

mod common;

use codec::{Decode, Encode};
use common::{genesis, next_block, root, start};
use florin_runtime::{
	AccountId, Executive, Governance, Grandpa, Hash, Header, Historical, Runtime, RuntimeCall,
	RuntimeOrigin, Session, System, UncheckedExtrinsic,
};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
	traits::KeyOwnerProofSystem,
};
use sp_consensus_grandpa::{
	localized_payload, AuthorityId, Equivocation, EquivocationProof, Message, Prevote, KEY_TYPE,
};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};
use sp_session::MembershipProof;

const ROUND: u64 = 7;

/// Runs `test` on a network of four validators.
fn network(test: impl FnOnce()) {
	genesis("local_testnet").execute_with(|| {
		start();
		next_block();
		test();
		common::check_all();
	});
}

/// Votes of `key` for two different blocks in one round.
fn equivocation(key: Ed25519Keyring, set_id: u64) -> EquivocationProof<Hash, u32> {
	votes(key, set_id, [1, 2].map(Hash::repeat_byte))
}

fn votes(key: Ed25519Keyring, set_id: u64, blocks: [Hash; 2]) -> EquivocationProof<Hash, u32> {
	let signed = blocks.map(|target_hash| {
		let vote = Prevote::<Header> {
			target_hash,
			target_number: 1,
		};
		let payload = localized_payload(ROUND, set_id, &Message::<Header>::Prevote(vote.clone()));
		(vote, key.sign(&payload))
	});
	// The votes' container isn't exported: variant 0, as it is encoded.
	let encoded = (0_u8, ROUND, key.public(), signed).encode();
	let equivocation = Equivocation::decode(&mut &encoded[..]).expect("is well-formed");
	EquivocationProof::new(set_id, equivocation)
}

/// That `key` belongs to a validator of the current session.
fn ownership(key: Ed25519Keyring) -> MembershipProof {
	let key = AuthorityId::from(key.public());
	Historical::prove((KEY_TYPE, key)).expect("is a validator's key")
}

fn report(
	proof: EquivocationProof<Hash, u32>,
	key_owner_proof: MembershipProof,
) -> pallet_grandpa::Call<Runtime> {
	pallet_grandpa::Call::report_equivocation_unsigned {
		equivocation_proof: Box::new(proof),
		key_owner_proof,
	}
}

fn dispatch(call: pallet_grandpa::Call<Runtime>) -> DispatchResultWithPostInfo {
	RuntimeCall::from(call).dispatch(RuntimeOrigin::none())
}

fn account(keyring: Sr25519Keyring) -> AccountId {
	keyring.to_account_id()
}

#[test]
fn an_equivocating_validator_is_disabled_and_struck_off() {
	network(|| {
		let offender = account(Sr25519Keyring::Bob);
		let index = Session::validators()
			.iter()
			.position(|validator| *validator == offender)
			.expect("is a validator");
		let proof = equivocation(Ed25519Keyring::Bob, Grandpa::current_set_id());
		let outcome = dispatch(report(proof, ownership(Ed25519Keyring::Bob))).unwrap();
		assert_eq!(outcome.pays_fee, Pays::No);
		assert_eq!(Session::disabled_validators(), [index as u32]);
		assert!(!pallet_collator_selection::Invulnerables::<Runtime>::get().contains(&offender));

		// It isn't in the set after the next. No block is made meanwhile, for it might be the disabled validator's turn.
		Session::rotate_session();
		assert_eq!(Session::disabled_validators(), [index as u32]);
		Session::rotate_session();
		assert!(!Session::validators().contains(&offender));
		assert_eq!(Session::validators().len(), 3);
	});
}

#[test]
fn a_report_counts_once() {
	network(|| {
		let proof = equivocation(Ed25519Keyring::Bob, Grandpa::current_set_id());
		let call = report(proof, ownership(Ed25519Keyring::Bob));
		assert_ok!(dispatch(call.clone()));
		assert_noop!(
			dispatch(call.clone()),
			pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport
		);
		let transaction = UncheckedExtrinsic::new_bare(call.into());
		let parent = System::parent_hash();
		let validity =
			Executive::validate_transaction(TransactionSource::Local, transaction, parent);
		assert_eq!(
			validity,
			Err(TransactionValidityError::Invalid(InvalidTransaction::Stale))
		);
	});
}

#[test]
fn two_votes_for_one_block_are_no_equivocation() {
	network(|| {
		let set_id = Grandpa::current_set_id();
		let proof = votes(Ed25519Keyring::Bob, set_id, [Hash::repeat_byte(1); 2]);
		assert_noop!(
			dispatch(report(proof, ownership(Ed25519Keyring::Bob))),
			pallet_grandpa::Error::<Runtime>::InvalidEquivocationProof
		);
	});
}

#[test]
fn somebody_elses_membership_is_refused() {
	network(|| {
		let proof = equivocation(Ed25519Keyring::Eve, Grandpa::current_set_id());
		assert_noop!(
			dispatch(report(proof, ownership(Ed25519Keyring::Bob))),
			pallet_grandpa::Error::<Runtime>::InvalidKeyOwnershipProof
		);
	});
}

#[test]
fn no_more_than_a_third_is_disabled() {
	network(|| {
		for key in [Ed25519Keyring::Alice, Ed25519Keyring::Bob] {
			let proof = equivocation(key, Grandpa::current_set_id());
			assert_ok!(dispatch(report(proof, ownership(key))));
		}
		assert_eq!(Session::disabled_validators().len(), 1);
		assert_eq!(
			pallet_collator_selection::Invulnerables::<Runtime>::get().len(),
			2
		);
	});
}

#[test]
fn governance_changes_the_validators_without_a_restart() {
	network(|| {
		let leaving = account(Sr25519Keyring::Dave);
		assert_ok!(root(pallet_collator_selection::Call::remove_invulnerable {
			who: leaving.clone()
		}));
		let first = Grandpa::current_set_id();
		for _ in 0..2 {
			Session::rotate_session();
			next_block();
		}
		assert!(!Session::validators().contains(&leaving));
		assert!(Grandpa::current_set_id() > first);
	});
}

#[test]
fn a_session_has_as_many_blocks_as_genesis_says() {
	network(|| {
		let blocks = Governance::parameters().session;
		common::to_block(blocks - 1);
		assert_eq!(Session::current_index(), 0);
		next_block();
		assert_eq!(Session::current_index(), 1);
	});
}

#[test]
fn a_session_that_changes_nothing_begins_no_new_set() {
	network(|| {
		let first = Grandpa::current_set_id();
		for _ in 0..3 {
			Session::rotate_session();
			next_block();
		}
		assert_eq!(Grandpa::current_set_id(), first);
	});
}

#[test]
fn what_reports_are_checked_against_is_kept_for_a_week() {
	let kept = florin_runtime::configs::consensus::REPORTABLE_SESSIONS;
	assert_eq!(kept, 168);
	network(|| {
		use florin_runtime::configs::consensus::NamedValidators;
		use pallet_session::SessionManager;
		for session in 2..kept + 10 {
			<pallet_session::historical::NoteHistoricalRoot<Runtime, NamedValidators> as SessionManager<AccountId>>::new_session(session);
			<NamedValidators as SessionManager<AccountId>>::start_session(session);
		}
		let rows = pallet_session::historical::HistoricalSessions::<Runtime>::iter().count();
		assert_eq!(rows as u32, kept + 1);
	});
}
