//! The price index: told by the market what was leased, by feeders what compute costs elsewhere; the catalogue's credit factors follow it.

use crate::{
	configs::governance::{EnsureMayChangeParameters, EnsureRootOrTighten},
	AccountId, Attestation, Balances, Catalog, Issuance, Providers, Runtime, RuntimeHoldReason,
};
use frame_support::parameter_types;
use frame_system::EnsureRoot;

parameter_types! {
	/// Slashes have no victim: they go where commission goes.
	pub ReserveAccount: AccountId = Issuance::reserve_account();
}

impl pallet_price_index::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Clock = Attestation;
	type Factors = Catalog;
	type Providers = Providers;
	type Reserve = ReserveAccount;
	/// Who may tell prices is decided after a delay.
	type AdminOrigin = EnsureRoot<AccountId>;
	/// Who may not any more is decided at once.
	type RemoveOrigin = EnsureRootOrTighten;
	type ParametersOrigin = EnsureMayChangeParameters;
	type WeightInfo = crate::weights::pallet_price_index::WeightInfo<Runtime>;
}
