//! The market: leases use devices that attestation watches over, pledge stake that providers keep, and pay commission to issuance's reserve.

use crate::{
	configs::governance::EnsureMayChangeParameters, constants::currency::deposit, AccountId,
	Attestation, Balances, Catalog, Governance, Issuance, PriceIndex, Providers, Runtime,
	RuntimeHoldReason, Signature,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, LinearStoragePrice},
};
use frame_system::EnsureRoot;
use sp_runtime::traits::Verify;

parameter_types! {
	pub const MarketDepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Market(pallet_market::HoldReason::StorageDeposit);
	pub const MarketDepositBase: Balance = deposit(1, 0);
	pub const DepositPerByte: Balance = deposit(0, 1);
	/// What tenants forfeit goes where commission goes.
	pub ReserveAccount: AccountId = Issuance::reserve_account();
}

impl pallet_market::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		MarketDepositReason,
		LinearStoragePrice<MarketDepositBase, DepositPerByte, Balance>,
	>;
	type Uses = Attestation;
	type Classes = Catalog;
	type Providers = Providers;
	type Pledges = Providers;
	type Reputation = Providers;
	type Commission = Issuance;
	type Prices = PriceIndex;
	type Reserve = ReserveAccount;
	type Clock = Attestation;
	type Grace = Governance;
	/// The council names arbiters by referendum.
	type ArbitersOrigin = EnsureRoot<AccountId>;
	type ParametersOrigin = EnsureMayChangeParameters;
	type Signature = Signature;
	type Signer = <Signature as Verify>::Signer;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkSigner = benchmarks::Tenant;
	type WeightInfo = crate::weights::pallet_market::WeightInfo<Runtime>;
}

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks {
	use crate::{AccountId, Signature};
	use sp_core::{crypto::KeyTypeId, sr25519};
	use sp_runtime::{traits::IdentifyAccount, MultiSigner};

	/// Where benchmarks keep the key.
	const TENANT: KeyTypeId = KeyTypeId(*b"tnnt");

	/// Somebody who signs receipts as wallets do.
	pub struct Tenant;

	fn key() -> sr25519::Public {
		let known = sp_io::crypto::sr25519_public_keys(TENANT);
		known
			.first()
			.copied()
			.unwrap_or_else(|| sp_io::crypto::sr25519_generate(TENANT, None))
	}

	impl pallet_market::benchmarking::Signer<AccountId, Signature> for Tenant {
		fn account() -> AccountId {
			MultiSigner::from(key()).into_account()
		}

		fn sign(message: &[u8]) -> Signature {
			sp_io::crypto::sr25519_sign(TENANT, &key(), message)
				.expect("the key is in the keystore")
				.into()
		}
	}
}
