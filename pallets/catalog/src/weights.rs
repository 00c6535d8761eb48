//! What the calls cost.

use frame_support::weights::Weight;

/// Weights of the calls. The runtime has generated ones.
pub trait WeightInfo {
	/// Of [`Pallet::add_class`](crate::Pallet::add_class).
	fn add_class() -> Weight;
	/// Of [`Pallet::update_class`](crate::Pallet::update_class).
	fn update_class() -> Weight;
	/// Of [`Pallet::retire_class`](crate::Pallet::retire_class).
	fn retire_class() -> Weight;
	/// Of [`Pallet::set_parameters`](crate::Pallet::set_parameters).
	fn set_parameters() -> Weight;
}

/// For mocks only.
impl WeightInfo for () {
	fn add_class() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn update_class() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn retire_class() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn set_parameters() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
