//! What the checks of a transaction cost beyond its base.
//!
//! The base ([`super::base::EXTRINSIC`]) was measured on whole transactions, so that it contains what the checks compute. What is left is storage, and that is
//! counted once a transaction, not once a check: the sender's account is read and written by the nonce, the fee and mostly the call, but it travels to and from
//! the database once. It is charged to the nonce. The hash of the genesis block, the weight of the block so far, and the accounts that fees go to are in memory
//! from the first transaction of a block on.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Of `frame_system`'s extensions.
pub struct SystemExtensions<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for SystemExtensions<T> {
	fn check_genesis() -> Weight {
		Weight::zero()
	}

	/// The hash of the block from which on the transaction is valid.
	fn check_mortality_mortal_transaction() -> Weight {
		T::DbWeight::get().reads(1)
	}

	fn check_mortality_immortal_transaction() -> Weight {
		Weight::zero()
	}

	fn check_non_zero_sender() -> Weight {
		Weight::zero()
	}

	/// The sender's account.
	fn check_nonce() -> Weight {
		T::DbWeight::get().reads_writes(1, 1)
	}

	fn check_spec_version() -> Weight {
		Weight::zero()
	}

	fn check_tx_version() -> Weight {
		Weight::zero()
	}

	fn check_weight() -> Weight {
		Weight::zero()
	}

	fn weight_reclaim() -> Weight {
		Weight::zero()
	}
}

/// Of the extension that takes the fee.
pub struct TransactionPayment;

impl pallet_transaction_payment::WeightInfo for TransactionPayment {
	fn charge_transaction_payment() -> Weight {
		Weight::zero()
	}
}
