//! Devices and their evidence, attesters and their bonds. What may only be loosened with care (committee, firmware, roots) and what must be taken away at once have origins of their own.

use crate::{
	configs::governance::EnsureMayChangeParameters, constants::currency::deposit, AccountId,
	Balances, Catalog, Governance, Issuance, Market, Providers, Runtime, RuntimeHoldReason,
	Timestamp,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, LinearStoragePrice},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_governance::EnsureTighten;

parameter_types! {
	pub const DeviceDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Attestation(pallet_attestation::HoldReason::DeviceDeposit);
	/// A device has four rows: its record, its credentials, and two indices.
	pub const DeviceDepositBase: Balance = deposit(4, 0);
	pub const DepositPerByte: Balance = deposit(0, 1);
	/// The account that attesters are paid from follows from this.
	pub const RewardsPalletId: PalletId = PalletId(*b"fl/attst");
	/// Slashes that have no victim go where commission goes.
	pub ReserveAccount: AccountId = Issuance::reserve_account();
}

impl pallet_attestation::Config for Runtime {
	type Time = Timestamp;
	type Classes = Catalog;
	type Providers = Providers;
	type Credit = Issuance;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		DeviceDepositReason,
		LinearStoragePrice<DeviceDepositBase, DepositPerByte, Balance>,
	>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type RewardsId = RewardsPalletId;
	type Reserve = ReserveAccount;
	type AdminOrigin = EnsureRoot<AccountId>;
	type TightenOrigin = EnsureTighten;
	type ParametersOrigin = EnsureMayChangeParameters;
	type Grace = Governance;
	type Utilisation = Market;
	type Redemptions = Issuance;
	type WeightInfo = crate::weights::pallet_attestation::WeightInfo<Runtime>;
}
