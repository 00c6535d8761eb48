//! What the calls cost.

use frame_support::weights::Weight;

/// Weights of the calls. The runtime has generated ones.
pub trait WeightInfo {
	/// Of [`Pallet::register`](crate::Pallet::register) with `a` attributes.
	fn register(a: u32) -> Weight;
	/// Of [`Pallet::update`](crate::Pallet::update) with `a` attributes.
	fn update(a: u32) -> Weight;
	/// Of [`Pallet::bond_more`](crate::Pallet::bond_more).
	fn bond_more() -> Weight;
	/// Of [`Pallet::unbond`](crate::Pallet::unbond).
	fn unbond() -> Weight;
	/// Of [`Pallet::withdraw_unbonded`](crate::Pallet::withdraw_unbonded), the last one included.
	fn withdraw_unbonded() -> Weight;
	/// Of [`Pallet::deregister`](crate::Pallet::deregister).
	fn deregister() -> Weight;
	/// Of [`Pallet::set_parameters`](crate::Pallet::set_parameters).
	fn set_parameters() -> Weight;
}

/// For mocks only.
impl WeightInfo for () {
	fn register(a: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(100, 0).saturating_mul(a.into()))
	}
	fn update(a: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(100, 0).saturating_mul(a.into()))
	}
	fn bond_more() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn unbond() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn withdraw_unbonded() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn deregister() -> Weight {
		Weight::from_parts(10_000, 0)
	}
	fn set_parameters() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
