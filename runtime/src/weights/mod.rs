//! Weights measured by the benchmarks (`cargo xtask weights`), and the cost of an empty block and of an empty transaction.

use frame_support::weights::{
	constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MICROS},
	Weight,
};

pub mod base;
pub mod extensions;
pub mod frame_system;
mod overhead;
pub mod pallet_assets;
pub mod pallet_attestation;
pub mod pallet_balances;
pub mod pallet_catalog;
pub mod pallet_clearing;
pub mod pallet_collator_selection;
pub mod pallet_futures;
pub mod pallet_governance;
pub mod pallet_issuance;
pub mod pallet_market;
pub mod pallet_migrations;
pub mod pallet_multisig;
pub mod pallet_orderbook;
pub mod pallet_preimage;
pub mod pallet_price_index;
pub mod pallet_providers;
pub mod pallet_proxy;
pub mod pallet_ranked_collective;
pub mod pallet_referenda;
pub mod pallet_safe_mode;
pub mod pallet_scheduler;
pub mod pallet_session;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_treasury;
pub mod pallet_utility;

/// The weights of GRANDPA's calls. Its own benchmarks measure the check of a signature rather than its calls.
pub struct GrandpaWeight;

impl pallet_grandpa::WeightInfo for GrandpaWeight {
	/// Two ed25519 signatures of votes and a proof in a trie of the validators, of which their number decides the depth: the first for at most 100 µs each on
	/// this chain's reference machine, the second for 5 µs a validator, which is more than the hashes of its path. It reads the session of the set, the
	/// session's root and validators, the list of disabled ones and the list that governance named, and writes the report, its index and the last two.
	fn report_equivocation(validators: u32, _nominators: u32) -> Weight {
		Weight::from_parts(300 * WEIGHT_REF_TIME_PER_MICROS, 0)
			.saturating_add(
				Weight::from_parts(5 * WEIGHT_REF_TIME_PER_MICROS, 0)
					.saturating_mul(validators.into()),
			)
			.saturating_add(ParityDbWeight::get().reads_writes(9, 6))
	}

	/// One write, for Root alone; 3 µs is what the pallet's authors state.
	fn note_stalled() -> Weight {
		Weight::from_parts(3 * WEIGHT_REF_TIME_PER_MICROS, 0)
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
