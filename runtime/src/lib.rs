//! # The Florin runtime
//!
//! Composition only: which pallets there are, in which order, and what a transaction looks like. How each is configured stands in [`configs`], what clients
//! may read in [`apis`], how a chain begins in [`genesis_config_presets`].

#![cfg_attr(not(feature = "std"), no_std)]
// The runtime's macros nest deeply.
#![recursion_limit = "512"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod constants;
pub mod genesis_config_presets;
pub mod migrations;
pub mod weights;

use alloc::{borrow::Cow, vec::Vec};
pub use apis::RuntimeApi;
use apis::RUNTIME_API_VERSIONS;
pub use florin_core::Balance;
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::{runtime_version, RuntimeVersion};

/// Any of the signatures that Substrate wallets make.
pub type Signature = MultiSignature;
/// An account: the public key of its signer, or a hash of it.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Number of transactions that an account has sent.
pub type Nonce = u32;
/// Number of a block.
pub type BlockNumber = u32;
/// BLAKE2b-256.
pub type Hash = sp_core::H256;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// What every transaction is checked against, in this order.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);
/// A transaction as it travels.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a transaction's signature covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// Runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for a node, which needn't know what a transaction says.
pub mod opaque {
	use super::*;
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block's header.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// A block of opaque transactions.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// Identifier of a block.
	pub type BlockId = generic::BlockId<Block>;
}

impl_opaque_keys! {
	/// The keys of a validator.
	pub struct SessionKeys {
		pub aura: Aura,
		pub grandpa: Grandpa,
	}
}

/// The prefix of this chain's addresses; the generic one until one is registered.
pub const SS58_PREFIX: u16 = 42;

/// Versions of the runtime. `spec_version` rises with every change of behaviour, `transaction_version` with every change of how a transaction is encoded.
#[runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("florin"),
	impl_name: Cow::Borrowed("florin"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	pub type CollatorSelection = pallet_collator_selection;
	#[runtime::pallet_index(5)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(6)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(7)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(8)]
	pub type Offences = pallet_offences;

	#[runtime::pallet_index(9)]
	pub type MultiBlockMigrations = pallet_migrations;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Treasury = pallet_treasury;

	#[runtime::pallet_index(20)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(21)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(22)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(23)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(24)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(25)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(26)]
	pub type CouncilCollective = pallet_ranked_collective;
	#[runtime::pallet_index(27)]
	pub type Governance = pallet_governance;
	#[runtime::pallet_index(28)]
	pub type Referenda = pallet_referenda;
	#[runtime::pallet_index(29)]
	pub type SafeMode = pallet_safe_mode;

	// Before those whose genesis asks the clock.
	#[runtime::pallet_index(30)]
	pub type Attestation = pallet_attestation;
	#[runtime::pallet_index(31)]
	pub type Catalog = pallet_catalog;
	#[runtime::pallet_index(32)]
	pub type Providers = pallet_providers;
	#[runtime::pallet_index(33)]
	pub type Issuance = pallet_issuance;
	#[runtime::pallet_index(34)]
	pub type Market = pallet_market;
	#[runtime::pallet_index(35)]
	pub type PriceIndex = pallet_price_index;
	#[runtime::pallet_index(36)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(37)]
	pub type Clearing = pallet_clearing;
	#[runtime::pallet_index(38)]
	pub type OrderBook = pallet_orderbook;
	// After the index, whose hook closes the periods that it reads.
	#[runtime::pallet_index(39)]
	pub type Futures = pallet_futures;
}
