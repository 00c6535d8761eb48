//! Weights measured by the benchmarks (`cargo xtask weights`), and the cost of an empty block and of an empty transaction.

use frame_support::weights::{
	constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MICROS},
	Weight,
};

pub mod base;
pub mod extensions;
pub mod frame_system;
mod overhead;
pub mod pallet_attestation;
pub mod pallet_balances;
pub mod pallet_catalog;
pub mod pallet_collator_selection;
pub mod pallet_issuance;
pub mod pallet_multisig;
pub mod pallet_preimage;
pub mod pallet_providers;
pub mod pallet_proxy;
pub mod pallet_scheduler;
pub mod pallet_session;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_treasury;
pub mod pallet_utility;

/// The weights of GRANDPA's calls. Its own benchmarks measure the check of a signature rather than its calls.
pub struct GrandpaWeight;

impl pallet_grandpa::WeightInfo for GrandpaWeight {
	/// No such call exists: the proof that it carries can't be made as long as there is no pallet for offences.
	fn report_equivocation(_validators: u32, _nominators: u32) -> Weight {
		Weight::MAX
	}

	/// One write, for Root alone; 3 µs is what the pallet's authors state.
	fn note_stalled() -> Weight {
		Weight::from_parts(3 * WEIGHT_REF_TIME_PER_MICROS, 0)
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
