//! Who authors and finalises blocks: Aura and GRANDPA over a set of validators that governance names. There are no open candidates
//! (`DesiredCandidates` is zero): without slashing anybody could buy a vote in GRANDPA. A validator that votes for two blocks in one round is disabled at
//! once, by a proof that anybody may report, and isn't in the next set.

use crate::{
	constants::{currency::deposit, time},
	weights, AccountId, Attestation, Aura, Balances, CollatorSelection, Governance, Historical,
	Offences, Runtime, RuntimeCall, RuntimeEvent, Session, SessionKeys, UncheckedExtrinsic,
};
use alloc::vec::Vec;
use florin_core::Balance;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get},
	weights::{constants::ParityDbWeight, Weight},
	PalletId,
};
use frame_system::{EnsureRoot, RawOrigin};
use pallet_collator_selection::WeightInfo as _;
use pallet_grandpa::EquivocationReportSystem;
use pallet_session::{
	disabling::UpToLimitDisablingStrategy,
	historical::{self, IdentificationTuple, NoteHistoricalRoot},
	FindAccountFromAuthorIndex, SessionManager,
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{traits::Convert, Perbill};
use sp_session::MembershipProof;
use sp_staking::{
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
	SessionIndex,
};

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
	type MaxSetIdSessionEntries = ConstU64<{ REPORTABLE_SESSIONS as u64 }>;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem =
		EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

/// Sessions after which an equivocation can't be reported any more: a week in production, where a session has an hour.
pub const REPORTABLE_SESSIONS: u32 = 7 * time::DAYS / time::HOURS;

/// Blocks for which the report of an equivocation may wait in a pool.
pub struct ReportLongevity;

impl Get<u64> for ReportLongevity {
	fn get() -> u64 {
		u64::from(REPORTABLE_SESSIONS).saturating_mul(SessionPeriod::get().into())
	}
}

/// Blocks in a session, after which a changed set of validators takes over: what the genesis state says.
pub struct SessionPeriod;

impl Get<u32> for SessionPeriod {
	fn get() -> u32 {
		Governance::parameters().session
	}
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = IdentificationTuple<Self>;
	type OnOffenceHandler = Expel;
}

/// Disables who equivocated, as far as a third of the validators, and strikes it off the list from which the next sets are made.
pub struct Expel;

impl OnOffenceHandler<AccountId, IdentificationTuple<Runtime>, Weight> for Expel {
	fn on_offence(
		offenders: &[OffenceDetails<AccountId, IdentificationTuple<Runtime>>],
		_slash_fraction: &[Perbill],
		_session: SessionIndex,
	) -> Weight {
		let mut weight = Weight::zero();
		for details in offenders {
			let (validator, ()) = &details.offender;
			Session::report_offence(validator.clone(), OffenceSeverity::max_severity());
			// Fails for the last validator there is, and for one that has been struck off already.
			let _ =
				CollatorSelection::remove_invulnerable(RawOrigin::Root.into(), validator.clone());
			weight.saturating_accrue(
				weights::pallet_collator_selection::WeightInfo::<Runtime>::remove_invulnerable(
					MAX_VALIDATORS,
				)
				.saturating_add(ParityDbWeight::get().reads_writes(3, 2)),
			);
		}
		weight
	}
}

impl frame_system::offchain::CreateTransactionBase<pallet_grandpa::Call<Runtime>> for Runtime {
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl frame_system::offchain::CreateBare<pallet_grandpa::Call<Runtime>> for Runtime {
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = ByAccount;
}

/// A validator is its account, and nothing more.
pub struct ByAccount;

impl Convert<AccountId, Option<()>> for ByAccount {
	fn convert(_validator: AccountId) -> Option<()> {
		Some(())
	}
}

/// The validators that governance named, with what a report of an equivocation is checked against kept as long as it may be reported.
pub struct NamedValidators;

impl SessionManager<AccountId> for NamedValidators {
	/// None where neither the set nor a key changes. Any other answer counts as a change: it would lift the disabling of whoever equivocated one session too
	/// early, and begin a new set of GRANDPA's.
	fn new_session(index: SessionIndex) -> Option<Vec<AccountId>> {
		let named = CollatorSelection::new_session(index)?;
		let queued = pallet_session::QueuedKeys::<Runtime>::get();
		let wanted = named
			.iter()
			.map(|validator| (validator.clone(), Session::load_keys(validator)));
		let stays = queued
			.into_iter()
			.map(|(validator, keys)| (validator, Some(keys)))
			.eq(wanted);
		(!stays).then_some(named)
	}

	fn start_session(index: SessionIndex) {
		Historical::prune_up_to(index.saturating_sub(REPORTABLE_SESSIONS));
		<CollatorSelection as SessionManager<AccountId>>::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		<CollatorSelection as SessionManager<AccountId>>::end_session(index);
	}
}

impl historical::SessionManager<AccountId, ()> for NamedValidators {
	fn new_session(index: SessionIndex) -> Option<Vec<(AccountId, ())>> {
		let validators = <Self as SessionManager<AccountId>>::new_session(index)?;
		Some(
			validators
				.into_iter()
				.map(|validator| (validator, ()))
				.collect(),
		)
	}

	fn start_session(index: SessionIndex) {
		<Self as SessionManager<AccountId>>::start_session(index);
	}

	fn end_session(index: SessionIndex) {
		<Self as SessionManager<AccountId>>::end_session(index);
	}
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = FindAccountFromAuthorIndex<Runtime, Aura>;
	type EventHandler = (CollatorSelection,);
}

parameter_types! {
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
	type SessionManager = NoteHistoricalRoot<Self, NamedValidators>;
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
