//! Upgrades of the runtime: who decides them, which are refused, and that the state is sound before and after.

mod common;

use common::{account, call, check_all, genesis, next_block, register_provider, root, start};
use florin_core::FLRN;
use florin_runtime::{
	configs::RuntimeBlockWeights, AllPalletsWithSystem, Executive, Governance, Header,
	OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent, System, VERSION,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		schedule::DispatchTime, GetStorageVersion, NoStorageVersionSet, PalletsInfoAccess,
		StorageVersion, StorePreimage,
	},
};
use frame_system::{LastRuntimeUpgrade, LastRuntimeUpgradeInfo, RawOrigin};
use pallet_governance::Origin;
use sc_executor::WasmExecutor;
use sp_core::{storage::well_known_keys::CODE, traits::ReadRuntimeVersionExt, H256};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Ferdie};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};
use sp_version::{embed::embed_runtime_version, RuntimeVersion};
use std::borrow::Cow;

/// The runtime that was built with these tests, as one that says of itself to be `version`.
fn runtime(version: RuntimeVersion) -> Vec<u8> {
	let wasm = florin_runtime::WASM_BINARY_BLOATY.expect("the runtime was built with its wasm");
	embed_runtime_version(wasm, version).expect("the runtime is wasm")
}

fn next_version() -> RuntimeVersion {
	RuntimeVersion {
		spec_version: VERSION.spec_version + 1,
		..VERSION
	}
}

/// Runs `test` on the development preset, where the versions of runtimes can be read as a node reads them. Every `try_state` holds before and after.
fn upgrading(test: impl FnOnce()) {
	let mut chain = genesis("development");
	let executor = WasmExecutor::<sp_io::SubstrateHostFunctions>::builder().build();
	chain.register_extension(ReadRuntimeVersionExt::new(executor));
	chain.execute_with(|| {
		start();
		register_provider(&account(Alice), 10 * FLRN);
		check_all();
		test();
		next_block();
		check_all();
	});
}

fn authorize(code_hash: H256) -> frame_system::Call<Runtime> {
	frame_system::Call::authorize_upgrade { code_hash }
}

fn apply(code: &[u8]) -> frame_system::Call<Runtime> {
	frame_system::Call::apply_authorized_upgrade {
		code: code.to_vec(),
	}
}

/// Two of three members of the council decide that `proposal` shall be done as `origin`.
fn decide(origin: OriginCaller, proposal: impl Into<RuntimeCall>) {
	let poll = pallet_referenda::ReferendumCount::<Runtime>::get();
	let submit = pallet_referenda::Call::submit {
		proposal_origin: Box::new(origin),
		proposal: Preimage::bound(proposal.into()).expect("can be noted"),
		enactment_moment: DispatchTime::After(0),
	};
	assert_ok!(call(&account(Alice), submit));
	let deposit = pallet_referenda::Call::place_decision_deposit { index: poll };
	assert_ok!(call(&account(Alice), deposit));
	for member in [Alice, Bob] {
		let vote = pallet_ranked_collective::Call::vote { poll, aye: true };
		assert_ok!(call(&account(member), vote));
	}
}

/// The first answer of `select` about an event of this or one of the next `blocks` blocks.
fn within<T>(blocks: u32, select: impl Fn(RuntimeEvent) -> Option<T>) -> T {
	for _ in 0..blocks {
		let mut events = System::events().into_iter().map(|record| record.event);
		if let Some(found) = events.find_map(&select) {
			return found;
		}
		next_block();
	}
	panic!("nothing of the kind happened within {blocks} blocks");
}

fn authorized(event: RuntimeEvent) -> Option<(H256, bool)> {
	match event {
		RuntimeEvent::System(frame_system::Event::UpgradeAuthorized {
			code_hash,
			check_version,
		}) => Some((code_hash, check_version)),
		_ => None,
	}
}

fn rejected(event: RuntimeEvent) -> Option<DispatchError> {
	match event {
		RuntimeEvent::System(frame_system::Event::RejectedInvalidAuthorizedUpgrade {
			error,
			..
		}) => Some(error),
		_ => None,
	}
}

fn code() -> Option<Vec<u8>> {
	sp_io::storage::get(CODE).map(|code| code.to_vec())
}

#[test]
fn root_authorises_an_upgrade_after_its_delay_and_anybody_applies_it() {
	let next = runtime(next_version());
	let hash = BlakeTwo256::hash(&next);
	upgrading(|| {
		let begun = System::block_number();
		decide(OriginCaller::system(RawOrigin::Root), authorize(hash));
		assert_noop!(
			call(&account(Ferdie), apply(&next)),
			frame_system::Error::<Runtime>::NothingAuthorized
		);
		let durations = Governance::parameters();
		let delay = durations.preparation + durations.confirmation + durations.enactment;
		assert_eq!(within(2 * delay, authorized), (hash, true));
		assert!(System::block_number() >= begun + delay);

		assert_ok!(call(&account(Ferdie), apply(&next)));
		assert!(code() == Some(next.clone()), "the runtime wasn't replaced");
		assert_noop!(
			call(&account(Ferdie), apply(&next)),
			frame_system::Error::<Runtime>::NothingAuthorized
		);
	});
}

#[test]
fn neither_users_nor_the_tightening_track_authorise_an_upgrade() {
	upgrading(|| {
		let hash = H256::repeat_byte(1);
		assert_noop!(
			call(&account(Alice), authorize(hash)),
			DispatchError::BadOrigin
		);
		decide(OriginCaller::Governance(Origin::Tighten), authorize(hash));
		let result = within(10, |event| match event {
			RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched {
				id: Some(_),
				result,
				..
			}) => Some(result),
			_ => None,
		});
		assert_eq!(result, Err(DispatchError::BadOrigin));
	});
}

#[test]
fn only_the_authorised_runtime_is_taken() {
	let next = runtime(next_version());
	upgrading(|| {
		let before = code();
		assert_ok!(root(authorize(BlakeTwo256::hash(&next))));
		let mut other = next.clone();
		other.push(0);
		assert_noop!(
			call(&account(Ferdie), apply(&other)),
			frame_system::Error::<Runtime>::Unauthorized
		);
		assert!(code() == before);
		assert_ok!(call(&account(Ferdie), apply(&next)));
	});
}

#[test]
fn a_runtime_that_is_no_newer_or_of_another_chain_is_rejected() {
	let another_chain = RuntimeVersion {
		spec_name: Cow::Borrowed("another"),
		..next_version()
	};
	for (version, error) in [
		(
			VERSION,
			frame_system::Error::<Runtime>::SpecVersionNeedsToIncrease,
		),
		(
			another_chain,
			frame_system::Error::<Runtime>::InvalidSpecName,
		),
	] {
		let candidate = runtime(version);
		upgrading(|| {
			let before = code();
			assert_ok!(root(authorize(BlakeTwo256::hash(&candidate))));
			assert_ok!(call(&account(Ferdie), apply(&candidate)));
			assert_eq!(within(1, rejected), error.into());
			assert!(code() == before);
		});
	}
}

#[test]
fn the_first_block_of_a_new_runtime_migrates_within_its_weight() {
	upgrading(|| {
		let last = |spec_version: u32| LastRuntimeUpgradeInfo {
			spec_version: spec_version.into(),
			spec_name: VERSION.spec_name,
		};
		LastRuntimeUpgrade::<Runtime>::put(last(VERSION.spec_version - 1));
		common::end_block();
		let number = System::block_number() + 1;
		let parent = System::finalize();
		let header = Header {
			parent_hash: parent.hash(),
			number,
			state_root: Default::default(),
			extrinsics_root: Default::default(),
			digest: common::pre_digest(number),
		};
		Executive::initialize_block(&header);
		assert!(LastRuntimeUpgrade::<Runtime>::get() == Some(last(VERSION.spec_version)));
		assert_ok!(common::set_time(number));
		assert!(System::block_weight()
			.total()
			.all_lte(RuntimeBlockWeights::get().max_block));
	});
}

/// A pallet's storage version, if it states one.
trait Stated {
	fn stated(self) -> Option<StorageVersion>;
}

impl Stated for StorageVersion {
	fn stated(self) -> Option<StorageVersion> {
		Some(self)
	}
}

impl Stated for NoStorageVersionSet {
	fn stated(self) -> Option<StorageVersion> {
		None
	}
}

/// Name, version in code and version in state of each of these pallets.
macro_rules! versions {
	($($pallet:ident)*) => {
		[$((
			stringify!($pallet),
			florin_runtime::$pallet::in_code_storage_version().stated(),
			florin_runtime::$pallet::on_chain_storage_version(),
		)),*]
	};
}

#[test]
fn every_pallet_begins_at_its_storage_version_and_ours_state_one() {
	genesis("local_testnet").execute_with(|| {
		let ours = versions!(Governance Attestation Catalog Providers Issuance Market PriceIndex Clearing OrderBook Futures);
		assert!(ours.iter().all(|(_, in_code, _)| in_code.is_some()));
		let others = versions!(
			System Timestamp Aura Authorship CollatorSelection Session Grandpa Historical Offences
			Balances Assets TransactionPayment Treasury Utility Multisig Proxy Preimage Scheduler Sudo
			CouncilCollective Referenda SafeMode MultiBlockMigrations
		);
		let mut listed = Vec::new();
		for (name, in_code, on_chain) in ours.into_iter().chain(others) {
			assert_eq!(on_chain, in_code.unwrap_or_default(), "{name}");
			listed.push(name);
		}
		listed.sort_unstable();
		let mut pallets = AllPalletsWithSystem::infos()
			.into_iter()
			.map(|pallet| pallet.name)
			.collect::<Vec<_>>();
		pallets.sort_unstable();
		assert_eq!(listed, pallets);
	});
}
