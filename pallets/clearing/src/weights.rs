//! Weights of the pallet's calls.

use frame_support::weights::Weight;

/// What the pallet's calls weigh.
pub trait WeightInfo {
	/// The first deposit of an account.
	fn deposit() -> Weight;
	/// The last withdrawal of an account.
	fn withdraw() -> Weight;
	/// Adding margin.
	fn add_margin() -> Weight;
	/// Taking all margin out of a position that is closed at a loss.
	fn withdraw_margin() -> Weight;
	/// Taking over all lots of `n` positions, each by one whoever takes over has none of yet.
	fn liquidate(n: u32) -> Weight;
	/// Registering somebody else's position.
	fn register_position() -> Weight;
	/// Collecting all of a position.
	fn collect() -> Weight;
	/// Removing a market.
	fn remove_market() -> Weight;
	/// Insuring a market.
	fn insure() -> Weight;
	/// Accepting an asset.
	fn accept_asset() -> Weight;
	/// Insuring a market from the fund.
	fn insure_from_fund() -> Weight;
	/// Another mode.
	fn set_mode() -> Weight;
	/// Other risk terms.
	fn set_risk() -> Weight;
	/// Other parameters.
	fn set_parameters() -> Weight;
}

/// Small weights in round numbers, for tests.
impl WeightInfo for () {
	fn deposit() -> Weight {
		units(1)
	}
	fn withdraw() -> Weight {
		units(1)
	}
	fn add_margin() -> Weight {
		units(1)
	}
	fn withdraw_margin() -> Weight {
		units(1)
	}
	fn liquidate(n: u32) -> Weight {
		units(n.into())
	}
	fn register_position() -> Weight {
		units(1)
	}
	fn collect() -> Weight {
		units(1)
	}
	fn remove_market() -> Weight {
		units(1)
	}
	fn insure() -> Weight {
		units(1)
	}
	fn accept_asset() -> Weight {
		units(1)
	}
	fn insure_from_fund() -> Weight {
		units(1)
	}
	fn set_mode() -> Weight {
		units(1)
	}
	fn set_risk() -> Weight {
		units(1)
	}
	fn set_parameters() -> Weight {
		units(1)
	}
}

/// What a unit weighs here.
const fn units(count: u64) -> Weight {
	Weight::from_parts(1_000, 0).saturating_mul(count)
}
