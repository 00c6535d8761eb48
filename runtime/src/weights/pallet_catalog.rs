//! Weights of `pallet_catalog`: upper estimates from the pallet's reads, writes and the cost of its signature checks, to be replaced by measured ones
//! (`cargo xtask weights --pallet pallet_catalog`).

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

impl<T: frame_system::Config> pallet_catalog::WeightInfo for WeightInfo<T> {
	fn add_class() -> Weight {
		Self::estimate(40, 6, 4)
	}

	fn update_class() -> Weight {
		Self::estimate(40, 5, 2)
	}

	fn retire_class() -> Weight {
		Self::estimate(35, 5, 2)
	}
}
