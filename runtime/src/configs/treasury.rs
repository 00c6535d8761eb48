//! The treasury. Only Root spends from it.

use crate::{
	constants::time, weights, AccountId, Balances, Runtime, RuntimeEvent, System, Treasury,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{
		fungible::Mutate,
		tokens::{Pay, PaymentStatus, Preservation, UnityAssetBalanceConversion},
		ConstU32,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use sp_runtime::{traits::IdentityLookup, DispatchError, Permill};

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

/// Pays out of the treasury, which keeps the existential deposit: fees, dust and deposits that find no other owner go to its account, and would be lost if it
/// weren't there.
pub struct FromTreasury;

impl Pay for FromTreasury {
	type Balance = Balance;
	type Beneficiary = AccountId;
	type AssetKind = ();
	type Id = ();
	type Error = DispatchError;

	fn pay(to: &AccountId, (): (), amount: Balance) -> Result<(), DispatchError> {
		Balances::transfer(&TreasuryAccount::get(), to, amount, Preservation::Preserve)?;
		Ok(())
	}

	fn check_payment((): ()) -> PaymentStatus {
		PaymentStatus::Success
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(to: &AccountId, (): (), amount: Balance) {
		use crate::constants::currency::EXISTENTIAL_DEPOSIT;

		// Both have to exist before and after, whatever the amount.
		for (who, needed) in [
			(&TreasuryAccount::get(), EXISTENTIAL_DEPOSIT + amount),
			(to, EXISTENTIAL_DEPOSIT),
		] {
			Balances::mint_into(who, needed).expect("the total has room for more");
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_concluded((): ()) {}
}

impl pallet_treasury::Config for Runtime {
	type Currency = Balances;
	type RejectOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type SpendPeriod = SpendPeriod;
	type Burn = Burn;
	type PalletId = TreasuryId;
	type BurnDestination = ();
	type WeightInfo = weights::pallet_treasury::WeightInfo<Runtime>;
	type SpendFunds = ();
	type MaxApprovals = ConstU32<100>;
	type SpendOrigin = EnsureRootWithSuccess<AccountId, MaximumSpend>;
	type AssetKind = ();
	type Beneficiary = AccountId;
	type BeneficiaryLookup = IdentityLookup<AccountId>;
	type Paymaster = FromTreasury;
	type BalanceConverter = UnityAssetBalanceConversion;
	type PayoutPeriod = PayoutPeriod;
	type BlockNumberProvider = System;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}
