//! Weights of the pallet's calls.

use frame_support::weights::Weight;

/// What the pallet's calls weigh, with the work they cause in other pallets.
pub trait WeightInfo {
	/// Claiming `c` devices, each the first of its class.
	fn claim(c: u32) -> Weight;
	/// Claiming one such device and `d` more of its class.
	fn claim_more(d: u32) -> Weight;
	/// A repayment that clears a class.
	fn repay() -> Weight;
	/// Of [`Pallet::set_parameters`](crate::Pallet::set_parameters).
	fn set_parameters() -> Weight;
}

/// Figures for tests alone.
impl WeightInfo for () {
	fn claim(c: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(2_000, 0).saturating_mul(c.into()))
	}

	fn claim_more(d: u32) -> Weight {
		Weight::from_parts(12_000, 0)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(d.into()))
	}

	fn repay() -> Weight {
		Weight::from_parts(10_000, 0)
	}

	fn set_parameters() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
