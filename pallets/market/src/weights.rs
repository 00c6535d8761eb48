//! Weights of the pallet's calls.

use frame_support::weights::Weight;

/// What the pallet's calls weigh, with the work they cause in other pallets.
pub trait WeightInfo {
	/// Letting go of a lease that was set aside.
	fn let_go() -> Weight;
	/// An offer of `d` devices, which the dynamic rate follows.
	fn post_offer(d: u32) -> Weight;
	/// An offer whose `d` devices are exchanged for as many others.
	fn update_offer(d: u32) -> Weight;
	/// An offer of `d` devices that goes at once.
	fn withdraw_offer(d: u32) -> Weight;
	/// Renting from `o` offers, a device of each.
	fn rent(o: u32) -> Weight;
	/// Renting one device from an offer, and `d` more.
	fn rent_devices(d: u32) -> Weight;
	/// The acceptance of a lease of `d` devices.
	fn accept_lease(d: u32) -> Weight;
	/// Extending a lease of `d` devices, or paying for more of it.
	fn prolong(d: u32) -> Weight;
	/// Naming who may take a lease over.
	fn transfer_lease() -> Weight;
	/// Taking over a lease of `d` devices.
	fn take_over(d: u32) -> Weight;
	/// Giving notice to a lease of `d` devices.
	fn evict(d: u32) -> Weight;
	/// A receipt.
	fn submit_receipt() -> Weight;
	/// Closing a lease of `d` devices.
	fn close(d: u32) -> Weight;
	/// Closing a lease of `d` devices that hasn't been accepted, and whose withdrawn offer goes with it.
	fn lapse(d: u32) -> Weight;
	/// Settling a lease of `d` devices, with a receipt to compare.
	fn settle(d: u32) -> Weight;
	/// Paying the commission that is due.
	fn pay_commission() -> Weight;
	/// Taking a penalty out of the pledge.
	fn penalise() -> Weight;
	/// Finalising a disputed lease of `d` devices and its withdrawn offer, with commission and refund, but
	/// no penalty.
	fn finalise(d: u32) -> Weight;
	/// Disputing a lease of `d` devices, with refund, but no penalty.
	fn dispute(d: u32) -> Weight;
	/// Resolving a dispute about a lease of `d` devices whose offer goes with it.
	fn resolve(d: u32) -> Weight;
	/// Naming `a` arbiters.
	fn set_arbiters(a: u32) -> Weight;
	/// A request.
	fn post_request() -> Weight;
	/// Cancelling a request.
	fn cancel_request() -> Weight;
	/// A first bid.
	fn bid() -> Weight;
	/// Taking a bid back.
	fn withdraw_bid() -> Weight;
	/// Awarding a request for `d` devices.
	fn award(d: u32) -> Weight;
	/// Of [`Pallet::set_parameters`](crate::Pallet::set_parameters).
	fn set_parameters() -> Weight;
	/// Telling of the use of a class, by which its rate moves.
	fn note_utilisation() -> Weight;
}

/// Figures for tests alone.
impl WeightInfo for () {
	fn let_go() -> Weight {
		Weight::from_parts(10_000, 0)
	}

	fn post_offer(d: u32) -> Weight {
		per(30, d)
	}
	fn update_offer(d: u32) -> Weight {
		per(40, d)
	}
	fn withdraw_offer(d: u32) -> Weight {
		per(20, d)
	}
	fn rent(o: u32) -> Weight {
		per(40, o)
	}
	fn rent_devices(d: u32) -> Weight {
		per(50, d)
	}
	fn accept_lease(d: u32) -> Weight {
		per(20, d)
	}
	fn prolong(d: u32) -> Weight {
		per(25, d)
	}
	fn transfer_lease() -> Weight {
		per(10, 0)
	}
	fn take_over(d: u32) -> Weight {
		per(50, d)
	}
	fn evict(d: u32) -> Weight {
		per(30, d)
	}
	fn submit_receipt() -> Weight {
		per(60, 0)
	}
	fn close(d: u32) -> Weight {
		per(30, d)
	}
	fn lapse(d: u32) -> Weight {
		per(35, d)
	}
	fn settle(d: u32) -> Weight {
		per(25, d)
	}
	fn pay_commission() -> Weight {
		per(15, 0)
	}
	fn penalise() -> Weight {
		per(15, 0)
	}
	fn finalise(d: u32) -> Weight {
		per(60, d)
	}
	fn dispute(d: u32) -> Weight {
		per(60, d)
	}
	fn resolve(d: u32) -> Weight {
		per(60, d)
	}
	fn set_arbiters(a: u32) -> Weight {
		per(10, a)
	}
	fn post_request() -> Weight {
		per(20, 0)
	}
	fn cancel_request() -> Weight {
		per(15, 0)
	}
	fn bid() -> Weight {
		per(25, 0)
	}
	fn withdraw_bid() -> Weight {
		per(15, 0)
	}
	fn award(d: u32) -> Weight {
		per(60, d)
	}
	fn set_parameters() -> Weight {
		per(10, 0)
	}
	fn note_utilisation() -> Weight {
		per(5, 0)
	}
}

/// So many units, and one for each of `count`.
fn per(units: u64, count: u32) -> Weight {
	Weight::from_parts(1_000, 0)
		.saturating_mul(units)
		.saturating_add(Weight::from_parts(1_000, 0).saturating_mul(count.into()))
}
