//! What the checks of a transaction cost.
//!
//! Computation is what polkadot-sdk measured for each of them. Storage is counted once a transaction, not once a check: the sender's account is read and written
//! by the nonce, the fee and mostly the call, but it travels to and from the database once. It is charged to the nonce. The hash of the genesis block, the
//! weight of the block so far, and the accounts that fees go to are in memory from the first transaction of a block on.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

const fn nanos(nanos: u64) -> Weight {
	Weight::from_parts(nanos * WEIGHT_REF_TIME_PER_NANOS, 0)
}

/// Of `frame_system`'s extensions.
pub struct SystemExtensions<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for SystemExtensions<T> {
	fn check_genesis() -> Weight {
		nanos(3_577)
	}

	fn check_mortality_mortal_transaction() -> Weight {
		nanos(6_703).saturating_add(T::DbWeight::get().reads(1))
	}

	fn check_mortality_immortal_transaction() -> Weight {
		nanos(6_605)
	}

	fn check_non_zero_sender() -> Weight {
		nanos(570)
	}

	fn check_nonce() -> Weight {
		nanos(7_261).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn check_spec_version() -> Weight {
		nanos(430)
	}

	fn check_tx_version() -> Weight {
		nanos(455)
	}

	fn check_weight() -> Weight {
		nanos(3_006)
	}

	fn weight_reclaim() -> Weight {
		nanos(4_747)
	}
}

/// Of the extension that takes the fee.
pub struct TransactionPayment;

impl pallet_transaction_payment::WeightInfo for TransactionPayment {
	fn charge_transaction_payment() -> Weight {
		nanos(35_979)
	}
}
