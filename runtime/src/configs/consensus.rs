//! Who authors and finalises blocks: Aura and GRANDPA over a set of validators that governance names. There are no open candidates
//! (`DesiredCandidates` is zero): without slashing anybody could buy a vote in GRANDPA.

use crate::{
	constants::{currency::deposit, time},
	weights, AccountId, Attestation, Aura, Balances, CollatorSelection, Runtime, RuntimeEvent,
	Session, SessionKeys,
};
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_session::{disabling::UpToLimitDisablingStrategy, FindAccountFromAuthorIndex};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;

/// Validators at most. GRANDPA's messages grow with the square of it, and the period of 2 s leaves no room for more.
pub const MAX_VALIDATORS: u32 = 100;

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	/// Aura checks the slot, attestation starts a new period when its time has come.
	type OnTimestampSet = (Aura, Attestation);
	type MinimumPeriod = ConstU64<{ time::SLOT_MILLIS / 2 }>;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<{ time::SLOT_MILLIS }>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::GrandpaWeight;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Runtime, Aura>;
	type EventHandler = (CollatorSelection,);
}

parameter_types! {
	pub const SessionPeriod: u32 = time::SESSION;
	pub const SessionOffset: u32 = 0;
	/// One row of session keys (two of 32 bytes) and two of their owners.
	pub const SessionKeyDeposit: Balance = deposit(3, 200);
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type SessionManager = CollatorSelection;
	type SessionHandler = <SessionKeys as sp_runtime::traits::OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = UpToLimitDisablingStrategy;
	type WeightInfo = weights::pallet_session::WeightInfo<Runtime>;
	type Currency = Balances;
	type KeyDeposit = SessionKeyDeposit;
}

parameter_types! {
	/// Stays empty: fees go to authors and the treasury directly.
	pub const ValidatorPot: PalletId = PalletId(*b"fl/valid");
}

impl pallet_collator_selection::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type UpdateOrigin = EnsureRoot<AccountId>;
	type PotId = ValidatorPot;
	/// Nobody stands for election as long as nothing slashes. The pallet's benchmarks need some candidates.
	type MaxCandidates = ConstU32<
		{
			if cfg!(feature = "runtime-benchmarks") {
				20
			} else {
				0
			}
		},
	>;
	type MinEligibleCollators = ConstU32<1>;
	type MaxInvulnerables = ConstU32<MAX_VALIDATORS>;
	type KickThreshold = SessionPeriod;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ValidatorRegistration = Session;
	type WeightInfo = weights::pallet_collator_selection::WeightInfo<Runtime>;
}
