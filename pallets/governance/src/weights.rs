//! What the calls cost.

use frame_support::weights::Weight;

/// Weights of the calls. The runtime has generated ones.
pub trait WeightInfo {
	/// Of [`Pallet::set_parameters`](crate::Pallet::set_parameters).
	fn set_parameters() -> Weight;
}

/// For mocks only.
impl WeightInfo for () {
	fn set_parameters() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
