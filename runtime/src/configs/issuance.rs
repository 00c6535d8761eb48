//! Credits: minted against the work that attestation verified, at the catalogue's factors, within what providers have locked and been granted; redeemed for
//! devices that attestation watches over.

use crate::{
	configs::{governance::EnsureMayChangeParameters, treasury::TreasuryAccount},
	constants::currency::deposit,
	AccountId, Attestation, Balances, Catalog, Governance, Market, Providers, Runtime,
	RuntimeHoldReason,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, LinearStoragePrice},
	PalletId,
};

parameter_types! {
	pub const LiabilityDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Issuance(pallet_issuance::HoldReason::StorageDeposit);
	pub const LiabilityDepositBase: Balance = deposit(1, 0);
	pub const DepositPerByte: Balance = deposit(0, 1);
	/// The account of the reserve follows from this.
	pub const ReservePalletId: PalletId = PalletId(*b"fl/rserv");
}

impl pallet_issuance::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		LiabilityDepositReason,
		LinearStoragePrice<LiabilityDepositBase, DepositPerByte, Balance>,
	>;
	type Attesters = Attestation;
	type Clock = Attestation;
	type Grace = Governance;
	type Uses = Attestation;
	type Leases = Market;
	type Treasury = TreasuryAccount;
	type ParametersOrigin = EnsureMayChangeParameters;
	type Classes = Catalog;
	type Providers = Providers;
	type Stake = Providers;
	type Work = Attestation;
	type ReserveId = ReservePalletId;
	type WeightInfo = crate::weights::pallet_issuance::WeightInfo<Runtime>;
}
