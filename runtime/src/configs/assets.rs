//! Currencies beside FLRN: those that governance lists, such as USD stablecoins, for what is quoted in them.
//!
//! Nobody else creates an asset. Governance names [`ASSETS_PALLET_ID`]'s account as the owner of what it lists, which has no key: Root acts for it, after
//! its track's delay, by `utility.dispatch_as`. So nobody mints, freezes or moves an asset at once.

use crate::{constants::currency::deposit, weights, AccountId, Balances, Runtime, RuntimeEvent};
use codec::Compact;
use florin_core::Balance;
#[cfg(not(feature = "runtime-benchmarks"))]
use frame_support::traits::NeverEnsureOrigin;
use frame_support::{
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU32},
	PalletId,
};
use frame_system::EnsureRoot;
#[cfg(feature = "runtime-benchmarks")]
use frame_system::EnsureSigned;

/// The account that owns listed assets follows from this.
pub const ASSETS_PALLET_ID: PalletId = PalletId(*b"fl/asset");

/// Which asset.
pub type AssetId = u32;

parameter_types! {
	pub const AssetDeposit: Balance = deposit(1, 190);
	pub const AssetAccountDeposit: Balance = deposit(1, 16);
	pub const MetadataDepositBase: Balance = deposit(1, 68);
	pub const MetadataDepositPerByte: Balance = deposit(0, 1);
	pub const ApprovalDeposit: Balance = deposit(1, 0);
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = AssetId;
	type AssetIdParameter = Compact<AssetId>;
	type ReserveData = ();
	type Currency = Balances;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type CreateOrigin = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
	#[cfg(feature = "runtime-benchmarks")]
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = ();
	type Holder = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = weights::pallet_assets::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}
