//! Weights of the pallet's calls.

use frame_support::weights::Weight;

/// What the pallet's calls weigh, with the work they cause in other pallets.
pub trait WeightInfo {
	/// Claiming `c` devices, each the first of its class, and `d` more devices.
	fn claim(d: u32, c: u32) -> Weight;
	/// A repayment that clears a class.
	fn repay() -> Weight;
	/// Of [`Pallet::set_parameters`](crate::Pallet::set_parameters).
	fn set_parameters() -> Weight;
}

/// Figures for tests alone.
impl WeightInfo for () {
	fn claim(d: u32, c: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(d.into()))
			.saturating_add(Weight::from_parts(2_000, 0).saturating_mul(c.into()))
	}

	fn repay() -> Weight {
		Weight::from_parts(10_000, 0)
	}

	fn set_parameters() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
