//! Weights of the pallet's calls.

use frame_support::weights::Weight;

/// What the pallet's calls weigh.
pub trait WeightInfo {
	/// An order that is filled by `f` others of different owners, the last ones of their leaves, and doesn't rest.
	fn take_order(f: u32) -> Weight;
	/// One that rests at once, in the last place of a page, with full leaves on both sides.
	fn rest_order() -> Weight;
	/// An order that meets `c` expired ones of different owners, the last ones of their leaves, and doesn't rest.
	fn clear_orders(c: u32) -> Weight;
	/// Cancelling an order of a full page and a full leaf.
	fn cancel_order() -> Weight;
	/// Cancelling orders of `n` full pages, each in a full leaf of its own.
	fn cancel_orders(n: u32) -> Weight;
	/// The same for removing orders of different owners.
	fn remove_orders(n: u32) -> Weight;
}

/// Small weights in round numbers, for tests.
impl WeightInfo for () {
	fn take_order(f: u32) -> Weight {
		units(5).saturating_add(units(10).saturating_mul(f.into()))
	}
	fn rest_order() -> Weight {
		units(10)
	}
	fn clear_orders(c: u32) -> Weight {
		units(5).saturating_add(units(4).saturating_mul(c.into()))
	}
	fn cancel_order() -> Weight {
		units(4)
	}
	fn cancel_orders(n: u32) -> Weight {
		units(1).saturating_add(units(4).saturating_mul(n.into()))
	}
	fn remove_orders(n: u32) -> Weight {
		units(1).saturating_add(units(4).saturating_mul(n.into()))
	}
}

/// What so many units weigh here.
const fn units(count: u64) -> Weight {
	Weight::from_parts(1_000, 0).saturating_mul(count)
}
