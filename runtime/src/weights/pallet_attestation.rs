//! Weights of `pallet_attestation`: upper estimates from the pallet's reads, writes and the cost of its signature checks, to be replaced by measured ones
//! (`cargo xtask weights --pallet pallet_attestation`).

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

impl<T: frame_system::Config> pallet_attestation::WeightInfo for WeightInfo<T> {
	fn on_timestamp_set() -> Weight {
		Self::estimate(20, 10, 2)
	}

	fn register_device() -> Weight {
		Self::estimate(25000, 18, 14)
	}

	fn register_device_cached() -> Weight {
		Self::estimate(16000, 18, 14)
	}

	fn update_device() -> Weight {
		Self::estimate(25000, 14, 4)
	}

	fn retire_device() -> Weight {
		Self::estimate(60, 6, 4)
	}

	fn remove_device() -> Weight {
		Self::estimate(90, 8, 8)
	}

	fn prove_presence() -> Weight {
		Self::estimate(7000, 18, 8)
	}

	fn submit_certificate(e: u32, s: u32) -> Weight {
		Self::estimate(80, 8, 3)
			.saturating_add(Self::estimate(20, 1, 1).saturating_mul(e.into()))
			.saturating_add(Self::estimate(80, 0, 0).saturating_mul(s.into()))
	}

	fn credit_uses(u: u32) -> Weight {
		Self::estimate(10, 1, 1).saturating_mul(u.into())
	}

	fn decide_periods(p: u32) -> Weight {
		Self::estimate(5, 0, 0).saturating_mul(p.into())
	}

	fn set_attesters(n: u32) -> Weight {
		Self::estimate(40, 3, 3).saturating_add(Self::estimate(1, 0, 0).saturating_mul(n.into()))
	}

	fn set_policy() -> Weight {
		Self::estimate(40, 4, 2)
	}

	fn add_root() -> Weight {
		Self::estimate(25, 2, 2)
	}

	fn remove_root() -> Weight {
		Self::estimate(25, 2, 2)
	}

	fn revoke_certificate() -> Weight {
		Self::estimate(25, 2, 2)
	}
}
