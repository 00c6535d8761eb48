//! Placeholder until measured.

use core::marker::PhantomData;
use frame_support::weights::Weight;

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_providers::WeightInfo for WeightInfo<T> {
	fn register(_a: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn update(_a: u32) -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn bond_more() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn unbond() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn withdraw_unbonded() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn deregister() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
