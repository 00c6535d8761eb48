//! `frame_system`, the scheduler of calls and their images.

use crate::{
	configs::governance::{EnsureRootOrTighten, HaltOnFailedMigration, MayCallOff},
	constants::{block, currency::deposit, time},
	migrations, weights, AccountId, Balances, Block, Hash, MultiBlockMigrations, Nonce,
	OriginCaller, PalletInfo, Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	RuntimeOrigin, RuntimeTask, SafeMode, System, VERSION,
};
use florin_core::Balance;
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, Contains, InsideBoth, LinearStoragePrice},
	weights::{constants::ParityDbWeight, Weight},
};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	EnsureRoot,
};
use sp_runtime::{traits::AccountIdLookup, Perbill};
use sp_version::RuntimeVersion;

/// Refuses what would change the supply without the protocol's account of it. Root passes every filter: that it doesn't set balances is for governance to keep,
/// and `Issuance`'s account of the supply shows if it did.
pub struct CallFilter;
impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(
			call,
			RuntimeCall::Balances(pallet_balances::Call::burn { .. })
		)
	}
}

parameter_types! {
	pub const BlockHashCount: u32 = time::BLOCK_HASH_COUNT;
	pub const Version: RuntimeVersion = VERSION;
	pub const SS58Prefix: u16 = crate::SS58_PREFIX;
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(block::MAXIMUM_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| {
			*max = block::NORMAL_RATIO * block::MAXIMUM_LENGTH;
		})
		.build();
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(weights::base::BLOCK_EXECUTION)
		.for_class(DispatchClass::all(), |class| {
			class.base_extrinsic = weights::base::EXTRINSIC;
		})
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(block::NORMAL_RATIO * block::MAXIMUM_WEIGHT);
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(block::MAXIMUM_WEIGHT);
			// What user transactions can't take is kept for operational calls.
			class.reserved = Some(block::MAXIMUM_WEIGHT - block::NORMAL_RATIO * block::MAXIMUM_WEIGHT);
		})
		.avg_block_initialization(block::INITIALIZE_RATIO)
		.build_or_panic();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = InsideBoth<CallFilter, SafeMode>;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type Nonce = Nonce;
	type Hash = Hash;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type DbWeight = ParityDbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = weights::frame_system::WeightInfo<Runtime>;
	type ExtensionsWeightInfo = weights::extensions::SystemExtensions<Runtime>;
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = ConstU32<16>;
	type SingleBlockMigrations = migrations::SingleBlock;
	type MultiBlockMigrator = MultiBlockMigrations;
}

parameter_types! {
	/// Bytes of what a migration remembers of where it stands, at most.
	pub const MigrationCursorMaxLen: u32 = 4_096;
	/// Bytes of a migration's name, at most.
	pub const MigrationNameMaxLen: u32 = 256;
	/// Half a block: the other half is for what every block has to do.
	pub MaximumMigrationWeight: Weight = Perbill::from_percent(50) * block::MAXIMUM_WEIGHT;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = migrations::MultiBlock;
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = MigrationCursorMaxLen;
	type IdentifierMaxLen = MigrationNameMaxLen;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler = HaltOnFailedMigration;
	type MaxServiceWeight = MaximumMigrationWeight;
	type WeightInfo = weights::pallet_migrations::WeightInfo<Runtime>;
}

parameter_types! {
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	pub MaximumSchedulerWeight: Weight = Perbill::from_percent(50) * block::MAXIMUM_WEIGHT;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_preimage::WeightInfo<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRootOrTighten;
	type OriginPrivilegeCmp = MayCallOff;
	type MaxScheduledPerBlock = ConstU32<
		{
			if cfg!(feature = "runtime-benchmarks") {
				512
			} else {
				50
			}
		},
	>;
	type WeightInfo = weights::pallet_scheduler::WeightInfo<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
