//! The benchmarks of the runtime's pallets.
//!
//! GRANDPA's measure the check of an equivocation's signature instead of its calls ([`crate::weights::GrandpaWeight`]); those of the council and its referenda
//! don't run with one rank and constant thresholds ([`crate::weights::pallet_referenda`]); the checks of a transaction are measured
//! together, as the overhead ([`crate::weights::extensions`]).

use crate::{
	AccountId, AllPalletsWithSystem, Assets, Attestation, Balances, Catalog, Clearing,
	CollatorSelection, Futures, Governance, Issuance, Market, MultiBlockMigrations, Multisig,
	OrderBook, Preimage, PriceIndex, Providers, Proxy, Runtime, SafeMode, Scheduler, SessionKeys,
	Sudo, Timestamp, Treasury, Utility,
};
use alloc::{string::String, vec::Vec};
use codec::Encode;
use cumulus_pallet_session_benchmarking::Pallet as SessionBench;
use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use frame_system_benchmarking::Pallet as SystemBench;

define_benchmarks!(
	[frame_system, SystemBench::<Runtime>]
	[pallet_assets, Assets]
	[pallet_attestation, Attestation]
	[pallet_balances, Balances]
	[pallet_catalog, Catalog]
	[pallet_clearing, Clearing]
	[pallet_collator_selection, CollatorSelection]
	[pallet_futures, Futures]
	[pallet_governance, Governance]
	[pallet_issuance, Issuance]
	[pallet_market, Market]
	[pallet_migrations, MultiBlockMigrations]
	[pallet_multisig, Multisig]
	[pallet_orderbook, OrderBook]
	[pallet_preimage, Preimage]
	[pallet_price_index, PriceIndex]
	[pallet_providers, Providers]
	[pallet_proxy, Proxy]
	[pallet_safe_mode, SafeMode]
	[pallet_scheduler, Scheduler]
	[pallet_session, SessionBench::<Runtime>]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_treasury, Treasury]
	[pallet_utility, Utility]
);

impl cumulus_pallet_session_benchmarking::Config for Runtime {
	fn generate_session_keys_and_proof(owner: AccountId) -> (SessionKeys, Vec<u8>) {
		let generated = SessionKeys::generate(&owner.encode(), None);
		(generated.keys, generated.proof.encode())
	}
}

impl frame_system_benchmarking::Config for Runtime {}

/// What can be benchmarked, and what is stored where.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs one benchmark.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let mut whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	// Every block writes its timestamp before its transactions.
	let now = pallet_timestamp::Now::<Runtime>::hashed_key().to_vec();
	whitelist.push(now.into());
	// The filter of every transaction's call asks whether the chain is halted.
	let halted = pallet_safe_mode::EnteredUntil::<Runtime>::hashed_key().to_vec();
	whitelist.push(halted.into());
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
