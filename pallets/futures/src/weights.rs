//! Weights of the pallet's calls and of its hook's steps.

use frame_support::weights::Weight;

/// What the pallet's calls and its hook's steps weigh.
pub trait WeightInfo {
	/// Listing the last contract that there may be, with its market and its book.
	fn list() -> Weight;
	/// New parameters.
	fn set_parameters() -> Weight;
	/// A price that governance decides.
	fn settle_at() -> Weight;
	/// A block with nothing to do, or no room for it, in a round in which every market waits for its turn.
	fn idle() -> Weight;
	/// The survey of `n` markets with which a round begins, each on a FLRN series of its own.
	fn survey(n: u32) -> Weight;
	/// The turn of a market that trades.
	fn mark() -> Weight;
	/// The turn of a market whose delivery is over, but not its dispute delay, and with which trading ends.
	fn deliver() -> Weight;
	/// The turn of a market that settles, and whose trading hadn't ended.
	fn settle() -> Weight;
}

/// Small weights in round numbers, for tests.
impl WeightInfo for () {
	fn list() -> Weight {
		units(1)
	}
	fn set_parameters() -> Weight {
		units(1)
	}
	fn settle_at() -> Weight {
		units(1)
	}
	fn idle() -> Weight {
		units(1)
	}
	fn survey(n: u32) -> Weight {
		units(1).saturating_add(units(n.into()))
	}
	fn mark() -> Weight {
		units(10)
	}
	fn deliver() -> Weight {
		units(20)
	}
	fn settle() -> Weight {
		units(20)
	}
}

/// What a unit weighs here.
const fn units(count: u64) -> Weight {
	Weight::from_parts(1_000, 0).saturating_mul(count)
}
