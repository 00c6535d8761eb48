//! A runtime with governance alone, and a council that remembers its members.

use crate as pallet_governance;
use crate::{Config, GenesisConfig, Parameters};
use alloc::vec::Vec;
use frame_support::{derive_impl, parameter_types, traits::RankedMembers};
use frame_system::EnsureRoot;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Governance = pallet_governance;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	/// Who is on the council.
	pub static Members: Vec<u64> = Vec::new();
	/// Whether the chain is halted.
	pub static Halted: bool = false;
}

/// A council of one rank.
pub struct Council;

impl RankedMembers for Council {
	type AccountId = u64;
	type Rank = u16;

	fn min_rank() -> u16 {
		0
	}

	fn rank_of(who: &u64) -> Option<u16> {
		Members::get().contains(who).then_some(0)
	}

	fn induct(who: &u64) -> DispatchResult {
		if Self::rank_of(who).is_some() {
			return Err(DispatchError::Other("known"));
		}
		Members::mutate(|members| members.push(*who));
		Ok(())
	}

	fn promote(_: &u64) -> DispatchResult {
		Err(DispatchError::BadOrigin)
	}

	fn demote(_: &u64) -> DispatchResult {
		Err(DispatchError::BadOrigin)
	}
}

impl Config for Test {
	type Council = Council;
	type Halted = Halted;
	type AdminOrigin = EnsureRoot<u64>;
	type WeightInfo = ();
}

/// The block in which tests begin.
pub const BEGIN: u32 = 100;

/// A chain with the durations of production.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap()
		.into()
}

/// Builds the state of a chain that begins so, and runs `test` on it.
pub fn chain_with(parameters: Parameters, council: &[u64], test: impl FnOnce()) {
	let genesis = GenesisConfig::<Test> {
		parameters,
		council: council.to_vec(),
	};
	let state = genesis.build_storage().unwrap();
	sp_io::TestExternalities::new(state).execute_with(|| {
		System::set_block_number(BEGIN.into());
		test();
		Governance::do_try_state().unwrap();
	});
}
