//! Providers: their stake answers for what issuance says they owe; they leave when they have neither offers nor devices nor a liability.

use crate::{
	configs::governance::EnsureMayChangeParameters, constants::currency::deposit, AccountId,
	Attestation, Balances, Issuance, Market, PriceIndex, Runtime, RuntimeHoldReason,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, LinearStoragePrice},
};

parameter_types! {
	pub const ProviderDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Providers(pallet_providers::HoldReason::StorageDeposit);
	pub const ProviderDepositBase: Balance = deposit(1, 0);
	pub const DepositPerByte: Balance = deposit(0, 1);
}

impl pallet_providers::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		ProviderDepositReason,
		LinearStoragePrice<ProviderDepositBase, DepositPerByte, Balance>,
	>;
	type Clock = Attestation;
	type ParametersOrigin = EnsureMayChangeParameters;
	type Guard = Issuance;
	type LeaveGuard = (Market, Attestation, Issuance, PriceIndex);
	type WeightInfo = crate::weights::pallet_providers::WeightInfo<Runtime>;
}
