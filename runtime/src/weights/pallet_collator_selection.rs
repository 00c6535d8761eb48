//! Weights of `pallet_collator_selection`, measured by `cargo xtask weights --pallet pallet_collator_selection`; not edited by hand.
//!
//! Benchmark CLI 64.0.0, 2026-11-23, 4 steps, 2 repetitions, Compiled
//! wasm, on AMD EPYC. Maps are taken to hold up to 1000000 rows.

#![allow(unused_parens, unused_imports)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Measured weights.
pub struct WeightInfo<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_collator_selection::WeightInfo for WeightInfo<T> {
	// Storage: `Session::NextKeys` (r:100 w:0)
	// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `CollatorSelection::Invulnerables` (r:0 w:1)
	// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	// `b` from 1 to 100.
	fn set_invulnerables(b: u32) -> Weight {
		// At least 22_293_000 ps. Proof: 174 + b × 112 bytes measured.
		Weight::from_parts(38_983_356, 1162)
			// ± 333_097 per `b`
			.saturating_add(Weight::from_parts(4_701_393, 0).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 2588).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Session::NextKeys` (r:1 w:0)
	// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
	// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::CandidateList` (r:1 w:1)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `b` from 1 to 99.
	// `c` from 1 to 19.
	fn add_invulnerable(b: u32, c: u32) -> Weight {
		// At least 72_998_000 ps. Proof: 868 + b × 36 + c × 48 bytes measured.
		Weight::from_parts(37_503_381, 4687)
			// ± 295_256 per `b`
			.saturating_add(Weight::from_parts(587_923, 0).saturating_mul(b.into()))
			// ± 1_612_032 per `c`
			.saturating_add(Weight::from_parts(1_740_546, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 37).saturating_mul(b.into()))
			.saturating_add(Weight::from_parts(0, 52).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
	// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	// `b` from 2 to 100.
	fn remove_invulnerable(b: u32) -> Weight {
		// At least 28_713_000 ps. Proof: 118 + b × 32 bytes measured.
		Weight::from_parts(30_898_842, 4687)
			// ± 99_558 per `b`
			.saturating_add(Weight::from_parts(306_606, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `CollatorSelection::DesiredCandidates` (r:0 w:1)
	// Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_desired_candidates() -> Weight {
		// At least 5_618_000 ps. Proof: 0 bytes measured.
		Weight::from_parts(14_712_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `CollatorSelection::CandidacyBond` (r:1 w:1)
	// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::CandidateList` (r:1 w:1)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:20 w:20)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:20)
	// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// `c` from 0 to 20.
	// `k` from 0 to 20.
	fn set_candidacy_bond(c: u32, k: u32) -> Weight {
		// At least 11_327_000 ps. Proof: 0 + c × 124 + k × 67 bytes measured.
		Weight::from_parts(11_327_000, 16608)
			// ± 3_192_485 per `c`
			.saturating_add(Weight::from_parts(12_340_853, 0).saturating_mul(c.into()))
			// ± 3_192_485 per `k`
			.saturating_add(Weight::from_parts(8_082_595, 0).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 612).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 612).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64.saturating_mul(k.into())))
	}

	// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
	// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::CandidateList` (r:1 w:1)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// `c` from 1 to 20.
	fn update_bond(_c: u32) -> Weight {
		// At least 45_778_000 ps. Proof: 188 + c × 48 bytes measured.
		Weight::from_parts(76_880_260, 2446)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `CollatorSelection::CandidateList` (r:1 w:1)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
	// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	// Storage: `Session::NextKeys` (r:1 w:0)
	// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
	// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
	// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// `c` from 1 to 19.
	fn register_as_candidate(c: u32) -> Weight {
		// At least 54_121_000 ps. Proof: 505 + c × 62 bytes measured.
		Weight::from_parts(58_032_791, 4687)
			// ± 716_272 per `c`
			.saturating_add(Weight::from_parts(1_126_908, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 62).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
	// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
	// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	// Storage: `Session::NextKeys` (r:1 w:0)
	// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	// Storage: `CollatorSelection::CandidateList` (r:1 w:1)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:2)
	// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// `c` from 1 to 20.
	fn take_candidate_slot(c: u32) -> Weight {
		// At least 75_372_000 ps. Proof: 605 + c × 63 bytes measured.
		Weight::from_parts(91_424_960, 4687)
			// ± 483_990 per `c`
			.saturating_add(Weight::from_parts(242_186, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 63).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `CollatorSelection::CandidateList` (r:1 w:1)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
	// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
	// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// `c` from 1 to 20.
	fn leave_intent(c: u32) -> Weight {
		// At least 42_503_000 ps. Proof: 207 + c × 48 bytes measured.
		Weight::from_parts(44_643_667, 4687)
			// ± 52_287 per `c`
			.saturating_add(Weight::from_parts(505_044, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
	// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn note_author() -> Weight {
		// At least 54_221_000 ps. Proof: 193 bytes measured.
		Weight::from_parts(59_829_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
	// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(961), added: 1456, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::LastAuthoredBlock` (r:20 w:0)
	// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
	// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	// Storage: `CollatorSelection::DesiredCandidates` (r:1 w:0)
	// Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:13 w:13)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// `r` from 1 to 20.
	// `c` from 1 to 20.
	fn new_session(r: u32, c: u32) -> Weight {
		// At least 19_879_000 ps. Proof: 317 + c × 98 bytes measured.
		Weight::from_parts(35_329_995, 4687)
			// ± 5_009_122 per `c`
			.saturating_add(Weight::from_parts(11_147_085, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(1_u64.saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(6))
	}
}
