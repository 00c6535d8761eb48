//! Balances and transaction fees. Nothing here creates or destroys credits: dust and fees that can't be deposited go to the treasury.

use crate::{
	configs::treasury::TreasuryAccount,
	constants::currency::{EXISTENTIAL_DEPOSIT, MICRO_FLRN},
	weights, AccountId, Authorship, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason,
	RuntimeHoldReason, System,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{
		fungible::{Balanced, Credit},
		tokens::imbalance::ResolveTo,
		ConstU128, ConstU32, ConstU8, Imbalance, OnUnbalanced, VariantCountOf,
	},
	weights::{
		ConstantMultiplier, WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial,
	},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use smallvec::smallvec;
use sp_runtime::{traits::Bounded, FixedPointNumber, Perbill, Perquintill};

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
	type Balance = Balance;
	type DustRemoval = ResolveTo<TreasuryAccount, Balances>;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

/// Fees: a fifth to the treasury, the rest and the whole tip to the block's author. An author that can't hold its share (an account that doesn't exist yet,
/// and a share under the existential deposit) leaves it to the treasury.
pub struct FeesToAuthorAndTreasury;

impl FeesToAuthorAndTreasury {
	fn to_author(credit: Credit<AccountId, Balances>) {
		let left = match Authorship::author() {
			Some(author) => Balances::resolve(&author, credit).err(),
			None => Some(credit),
		};
		if let Some(left) = left {
			ResolveTo::<TreasuryAccount, Balances>::on_unbalanced(left);
		}
	}
}

impl OnUnbalanced<Credit<AccountId, Balances>> for FeesToAuthorAndTreasury {
	fn on_unbalanceds(mut fees_then_tips: impl Iterator<Item = Credit<AccountId, Balances>>) {
		if let Some(fees) = fees_then_tips.next() {
			let (mut author, treasury) = fees.ration(80, 20);
			if let Some(tips) = fees_then_tips.next() {
				tips.merge_into(&mut author);
			}
			ResolveTo::<TreasuryAccount, Balances>::on_unbalanced(treasury);
			Self::to_author(author);
		}
	}

	fn on_nonzero_unbalanced(amount: Credit<AccountId, Balances>) {
		Self::to_author(amount);
	}
}

/// A picosecond of reference time costs half a planck, so that a plain transfer comes to about 0.0002 FLRN when the chain is quiet.
pub struct WeightToFee;
impl WeightToFeePolynomial for WeightToFee {
	type Balance = Balance;

	fn polynomial() -> WeightToFeeCoefficients<Balance> {
		smallvec![WeightToFeeCoefficient {
			degree: 1,
			negative: false,
			coeff_integer: 0,
			coeff_frac: Perbill::from_percent(50),
		}]
	}
}

parameter_types! {
	/// 0.0000001 FLRN a byte.
	pub const FeePerByte: Balance = MICRO_FLRN / 10;
	/// The fullness at which fees stay as they are: a quarter of what user transactions may use.
	pub const TargetFullness: Perquintill = Perquintill::from_percent(25);
	/// Congestion lifts fees by at most about 12 % a minute: `v · diff` a block at full blocks, v chosen for blocks of 2 s.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(5, 1_000);
	/// A quiet chain's fees don't fall under their base.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_integer(1);
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, FeesToAuthorAndTreasury>;
	type WeightToFee = WeightToFee;
	type LengthToFee = ConstantMultiplier<Balance, FeePerByte>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Runtime,
		TargetFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = weights::extensions::TransactionPayment;
}
