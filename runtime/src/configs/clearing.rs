//! The clearing house, order books and futures: what is traded in lots settles in FLRN or in a listed asset.

use crate::{
	configs::governance::EnsureMayChangeParameters, constants::currency::deposit, AccountId,
	Assets, Attestation, Balances, Catalog, Clearing, Futures, Governance, OrderBook, PriceIndex,
	Runtime, RuntimeHoldReason,
};
use florin_core::{clearing::SettlementAsset, traits::LeaseCommission, Balance};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, UnionOf},
		fungibles::metadata::Inspect,
		LinearStoragePrice,
	},
	PalletId,
};
use frame_system::EnsureRoot;
use sp_runtime::{traits::Convert, Permill};

/// FLRN and listed assets as one.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, SettlementAsset, AccountId>;

/// The house's pots follow from this and their asset.
pub const CLEARING_PALLET_ID: PalletId = PalletId(*b"fl/clear");

parameter_types! {
	pub const ClearingDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Clearing(pallet_clearing::HoldReason::StorageDeposit);
	pub const ClearingDepositBase: Balance = deposit(1, 0);
	pub const DepositPerByte: Balance = deposit(0, 1);
	pub const ClearingPotId: PalletId = CLEARING_PALLET_ID;
}

impl pallet_clearing::Config for Runtime {
	type Assets = Money;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		ClearingDepositReason,
		LinearStoragePrice<ClearingDepositBase, DepositPerByte, Balance>,
	>;
	type Clock = Attestation;
	type Grace = Governance;
	type Guard = (OrderBook, Futures);
	type PotId = ClearingPotId;
	type AdminOrigin = EnsureRoot<AccountId>;
	type ParametersOrigin = EnsureMayChangeParameters;
	type WeightInfo = crate::weights::pallet_clearing::WeightInfo<Runtime>;
}

impl pallet_orderbook::Config for Runtime {
	type House = Clearing;
	type Clock = Attestation;
	type WeightInfo = crate::weights::pallet_orderbook::WeightInfo<Runtime>;
}

/// Commission less the attesters' share of it, which tenants who are attesters get back.
pub struct NetCommission;

impl LeaseCommission for NetCommission {
	fn net() -> Permill {
		let commission = pallet_market::Params::<Runtime>::get().commission;
		let attesters = pallet_issuance::Params::<Runtime>::get().attester_commission;
		commission * (Permill::one() - attesters)
	}
}

/// Decimals of what markets settle in.
pub struct Decimals;

impl Convert<SettlementAsset, Option<u8>> for Decimals {
	fn convert(asset: SettlementAsset) -> Option<u8> {
		match asset {
			SettlementAsset::Native => Some(FLRN_DECIMALS),
			SettlementAsset::WithId(id) => pallet_assets::Asset::<Runtime>::contains_key(id)
				.then(|| <Assets as Inspect<AccountId>>::decimals(id)),
		}
	}
}

/// Of FLRN.
const FLRN_DECIMALS: u8 = 12;

impl pallet_futures::Config for Runtime {
	type Index = PriceIndex;
	type Clock = Attestation;
	type Classes = Catalog;
	type Commission = NetCommission;
	type Markets = Clearing;
	type Books = OrderBook;
	type Decimals = Decimals;
	/// What is traded is decided after a delay.
	type AdminOrigin = EnsureRoot<AccountId>;
	type ParametersOrigin = EnsureMayChangeParameters;
	type WeightInfo = crate::weights::pallet_futures::WeightInfo<Runtime>;
}
