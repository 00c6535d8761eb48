//! Weights of the pallet's calls and of its hook's steps.

use frame_support::weights::Weight;

/// What the pallet's calls and its hook's steps weigh.
pub trait WeightInfo {
	/// Prices of `p` classes, each with as many feeds as are kept.
	fn submit_prices(p: u32) -> Weight;
	/// The last feeder that there may be.
	fn bond_feeder() -> Weight;
	/// Leaving, or taking out the bond, whichever costs more.
	fn unbond_feeder() -> Weight;
	/// Admitting a feeder.
	fn admit_feeder() -> Weight;
	/// Removing a feeder on duty.
	fn remove_feeder() -> Weight;
	/// Slashing a feeder on duty.
	fn slash_feeder() -> Weight;
	/// Bounds of a class.
	fn set_factor_bounds() -> Weight;
	/// New parameters.
	fn set_parameters() -> Weight;
	/// Being told of a lease that counts, by a provider with leases of all classes.
	fn note_lease() -> Weight;
	/// A block in which no period is over.
	fn close_nothing() -> Weight;
	/// Closing a period of a class whose series both move, with as many feeds as are kept.
	fn close_class() -> Weight;
	/// A step of a class's factor.
	fn adjust_factor() -> Weight;
}

/// Small weights in round numbers, for tests.
impl WeightInfo for () {
	fn submit_prices(p: u32) -> Weight {
		units(p.into())
	}
	fn bond_feeder() -> Weight {
		units(1)
	}
	fn unbond_feeder() -> Weight {
		units(1)
	}
	fn admit_feeder() -> Weight {
		units(1)
	}
	fn remove_feeder() -> Weight {
		units(1)
	}
	fn slash_feeder() -> Weight {
		units(1)
	}
	fn set_factor_bounds() -> Weight {
		units(1)
	}
	fn set_parameters() -> Weight {
		units(1)
	}
	fn note_lease() -> Weight {
		units(1)
	}
	fn close_nothing() -> Weight {
		units(1)
	}
	fn close_class() -> Weight {
		units(10)
	}
	fn adjust_factor() -> Weight {
		units(10)
	}
}

/// What a unit weighs here.
const fn units(count: u64) -> Weight {
	Weight::from_parts(1_000, 0).saturating_mul(count)
}
