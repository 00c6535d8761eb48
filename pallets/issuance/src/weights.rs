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
	/// Of [`Pallet::redeem`](crate::Pallet::redeem).
	fn redeem() -> Weight;
	/// Freeing `d` devices for a redemption.
	fn serve_redemption(d: u32) -> Weight;
	/// Of [`Pallet::serve_by_lease`](crate::Pallet::serve_by_lease).
	fn serve_by_lease() -> Weight;
	/// Accepting `d` devices.
	fn accept_redemption(d: u32) -> Weight;
	/// Giving up a redemption that `d` devices serve.
	fn cancel_redemption(d: u32) -> Weight;
	/// Settling a redemption that `d` devices served.
	fn settle_redemption(d: u32) -> Weight;
	/// Clearing what is overdue of a redemption that `d` devices served.
	fn clear_overdue(d: u32) -> Weight;
	/// What a default costs more than that.
	fn declare_default() -> Weight;
	/// Of [`Pallet::collect_reserve`](crate::Pallet::collect_reserve).
	fn collect_reserve() -> Weight;
	/// Noting that a certificate found a redemption delivered.
	fn note_redemption() -> Weight;
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

	fn redeem() -> Weight {
		Weight::from_parts(10_000, 0)
	}

	fn serve_redemption(d: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(d.into()))
	}

	fn accept_redemption(d: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(d.into()))
	}

	fn cancel_redemption(d: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(d.into()))
	}

	fn settle_redemption(d: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(d.into()))
	}

	fn clear_overdue(d: u32) -> Weight {
		Weight::from_parts(10_000, 0)
			.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(d.into()))
	}

	fn declare_default() -> Weight {
		Weight::from_parts(10_000, 0)
	}

	fn collect_reserve() -> Weight {
		Weight::from_parts(10_000, 0)
	}

	fn note_redemption() -> Weight {
		Weight::from_parts(10_000, 0)
	}

	fn serve_by_lease() -> Weight {
		Weight::from_parts(10_000, 0)
	}
}
