//! Placeholder until measured.

use core::marker::PhantomData;
use frame_support::weights::Weight;

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_attestation::WeightInfo for WeightInfo<T> {
	fn on_timestamp_set() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn register_device() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn register_device_cached() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn update_device() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn retire_device() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn remove_device() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn prove_presence() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn submit_certificate(_e: u32, _s: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn credit_uses(_u: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn decide_periods(_p: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn set_attesters(_n: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn set_policy() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn add_root() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn remove_root() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn revoke_certificate() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
