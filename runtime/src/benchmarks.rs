//! The benchmarks of the runtime's pallets.

use crate::{
	AllPalletsWithSystem, Attestation, Balances, Block, Catalog, CollatorSelection, Issuance,
	Multisig, Preimage, Providers, Proxy, Runtime, RuntimeCall, Scheduler, Sudo, System, Timestamp,
	TransactionPayment, Treasury, Utility,
};
use alloc::{string::String, vec::Vec};
use frame_benchmarking::{
	add_benchmark, baseline, baseline::Pallet as Baseline, define_benchmarks, list_benchmark,
	BenchmarkBatch, BenchmarkConfig, BenchmarkList, Benchmarking,
};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use frame_system_benchmarking::{
	extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};

define_benchmarks!(
	[frame_benchmarking, Baseline::<Runtime>]
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_attestation, Attestation]
	[pallet_balances, Balances]
	[pallet_catalog, Catalog]
	[pallet_collator_selection, CollatorSelection]
	[pallet_issuance, Issuance]
	[pallet_multisig, Multisig]
	[pallet_preimage, Preimage]
	[pallet_providers, Providers]
	[pallet_proxy, Proxy]
	[pallet_scheduler, Scheduler]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_treasury, Treasury]
	[pallet_utility, Utility]
);

impl frame_system_benchmarking::Config for Runtime {}
impl baseline::Config for Runtime {}

/// What can be benchmarked, and what is stored where.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs one benchmark.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
