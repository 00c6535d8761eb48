//! Weights of `pallet_providers`: upper estimates from the pallet's reads, writes and the cost of its signature checks, to be replaced by measured ones
//! (`cargo xtask weights --pallet pallet_providers`).

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_MICROS, Weight},
};

/// Weights of the calls.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo<T> {
	/// `micros` of computation with `reads` and `writes`.
	fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(WEIGHT_REF_TIME_PER_MICROS), 0)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> pallet_providers::WeightInfo for WeightInfo<T> {
	fn register(a: u32) -> Weight {
		Self::estimate(120, 12, 8).saturating_add(Self::estimate(3, 0, 0).saturating_mul(a.into()))
	}

	fn update(a: u32) -> Weight {
		Self::estimate(90, 8, 4).saturating_add(Self::estimate(3, 0, 0).saturating_mul(a.into()))
	}

	fn bond_more() -> Weight {
		Self::estimate(90, 12, 6)
	}

	fn unbond() -> Weight {
		Self::estimate(80, 12, 5)
	}

	fn withdraw_unbonded() -> Weight {
		Self::estimate(120, 8, 7)
	}

	fn deregister() -> Weight {
		Self::estimate(90, 14, 5)
	}
}
