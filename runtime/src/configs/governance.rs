//! The treasury, and the key that may act as Root where a preset sets one.

use crate::{
	constants::time, AccountId, Balances, Runtime, RuntimeCall, RuntimeEvent, System, Treasury,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{
		tokens::{PayFromAccount, UnityAssetBalanceConversion},
		ConstU32,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use sp_runtime::{traits::IdentityLookup, Permill};

/// The account of the treasury follows from this.
pub const TREASURY_PALLET_ID: PalletId = PalletId(*b"fl/trsry");

parameter_types! {
	pub const TreasuryId: PalletId = TREASURY_PALLET_ID;
	pub TreasuryAccount: AccountId = Treasury::account_id();
	pub const SpendPeriod: u32 = time::DAYS;
	pub const PayoutPeriod: u32 = 30 * time::DAYS;
	/// The treasury never burns: supply changes only through the protocol.
	pub const Burn: Permill = Permill::zero();
	pub const MaximumSpend: Balance = Balance::MAX;
}

impl pallet_treasury::Config for Runtime {
	type Currency = Balances;
	type RejectOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type SpendPeriod = SpendPeriod;
	type Burn = Burn;
	type PalletId = TreasuryId;
	type BurnDestination = ();
	type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
	type SpendFunds = ();
	type MaxApprovals = ConstU32<100>;
	type SpendOrigin = EnsureRootWithSuccess<AccountId, MaximumSpend>;
	type AssetKind = ();
	type Beneficiary = AccountId;
	type BeneficiaryLookup = IdentityLookup<AccountId>;
	type Paymaster = PayFromAccount<Balances, TreasuryAccount>;
	type BalanceConverter = UnityAssetBalanceConversion;
	type PayoutPeriod = PayoutPeriod;
	type BlockNumberProvider = System;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}
