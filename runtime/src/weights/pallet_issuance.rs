//! Weights of `pallet_issuance`: upper estimates from the pallet's reads, writes and the cost of its signature checks, to be replaced by measured ones
//! (`cargo xtask weights --pallet pallet_issuance`).

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

impl<T: frame_system::Config> pallet_issuance::WeightInfo for WeightInfo<T> {
	fn claim(d: u32, c: u32) -> Weight {
		Self::estimate(200, 22, 14)
			.saturating_add(Self::estimate(80, 3, 2).saturating_mul(d.into()))
			.saturating_add(Self::estimate(150, 6, 4).saturating_mul(c.into()))
	}

	fn repay() -> Weight {
		Self::estimate(150, 14, 8)
	}
}
