//! Placeholder until measured.

use core::marker::PhantomData;
use frame_support::weights::Weight;

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_catalog::WeightInfo for WeightInfo<T> {
	fn add_class() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn update_class() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
	fn retire_class() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}
