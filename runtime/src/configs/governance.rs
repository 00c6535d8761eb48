//! Who decides. The council votes in referenda, on one of two tracks:
//!
//! - `root`: anything, after the preset's least enactment time;
//! - `tighten`: only what takes away ([`EnsureTighten`]), a few blocks after more than half of the council agreed.
//!
//! Beside them there is the key that may act as Root where a development preset sets one.

use crate::{
	weights, AccountId, Balance, Balances, BlockNumber, CouncilCollective, Governance,
	OriginCaller, Preimage, Referenda, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	SafeMode, Scheduler, System, Treasury,
};
use alloc::borrow::Cow;
use core::cmp::Ordering;
use florin_core::{parameters::EnsureMandate, FLRN};
use frame_support::{
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	parameter_types,
	traits::{
		AsEnsureOriginWithArg, ConstU128, ConstU32, Contains, EitherOfDiverse, Get, PrivilegeCmp,
		SafeMode as SafeModeSwitch,
	},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureWithSuccess, RawOrigin};
use pallet_governance::{EnsureTighten, Origin, DAY};
use pallet_ranked_collective::{EnsureMember, MemberIndex, Rank, TallyOf, Unit, Votes};
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use sp_runtime::{
	str_array,
	traits::{Convert, MaybeConvert},
	Perbill,
};

/// Members of the council at most.
pub const MAX_COUNCIL: MemberIndex = 64;

/// Who changes the parameters of pallets: Root, after its delay, within their bounds; the origin that
/// may only take away, at once, so that nobody may do more.
pub type EnsureMayChangeParameters = EnsureMandate<EnsureRoot<AccountId>, EnsureTighten>;

/// Root, or the origin that may only take away.
pub type EnsureRootOrTighten = EitherOfDiverse<EnsureRoot<AccountId>, EnsureTighten>;

parameter_types! {
	pub Halted: bool = SafeMode::is_entered();
}

impl pallet_governance::Config for Runtime {
	type Council = CouncilCollective;
	type Halted = Halted;
	type AdminOrigin = EnsureRoot<AccountId>;
	type WeightInfo = weights::pallet_governance::WeightInfo<Runtime>;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = weights::pallet_sudo::WeightInfo<Runtime>;
}

/// The rank of every member of the council.
pub struct OneRank;

impl Convert<u16, Rank> for OneRank {
	fn convert(_track: u16) -> Rank {
		0
	}
}

impl MaybeConvert<Rank, MemberIndex> for OneRank {
	fn maybe_convert(_rank: Rank) -> Option<MemberIndex> {
		Some(MAX_COUNCIL)
	}
}

parameter_types! {
	pub const CouncilRank: Rank = 0;
}

impl pallet_ranked_collective::Config for Runtime {
	type WeightInfo = weights::pallet_ranked_collective::WeightInfo<Runtime>;
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = EnsureRoot<AccountId>;
	type RemoveOrigin = EnsureRootWithSuccess<AccountId, CouncilRank>;
	/// To the rank that every member has already: nobody is promoted.
	type PromoteOrigin = EnsureRootWithSuccess<AccountId, CouncilRank>;
	/// From the one rank there is: a demotion removes.
	type DemoteOrigin = EnsureRootWithSuccess<AccountId, CouncilRank>;
	type ExchangeOrigin = EnsureRoot<AccountId>;
	type Polls = Referenda;
	type MinRankOfClass = OneRank;
	type MemberSwappedHandler = ();
	type VoteWeight = Unit;
	type MaxMemberCount = OneRank;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkSetup = ();
}

/// The track of what may do anything.
pub const ROOT_TRACK: u16 = 0;
/// The track of what may only take away.
pub const TIGHTEN_TRACK: u16 = 1;

/// What whoever submits a referendum deposits: 0.1 FLRN.
pub const SUBMISSION_DEPOSIT: Balance = FLRN / 10;
/// What the decision on a referendum on Root's track takes.
pub const ROOT_DECISION_DEPOSIT: Balance = 10 * FLRN;

/// Referenda that a track decides on at once. The others queue.
const MAX_DECIDING: u32 = 10;

/// The tracks, with the durations of this chain.
pub struct Tracks;

impl Tracks {
	fn root() -> TrackInfo<Balance, BlockNumber> {
		let durations = Governance::parameters();
		TrackInfo {
			name: str_array("root"),
			max_deciding: MAX_DECIDING,
			decision_deposit: ROOT_DECISION_DEPOSIT,
			prepare_period: durations.preparation,
			decision_period: durations.decision,
			confirm_period: durations.confirmation,
			min_enactment_period: durations.enactment,
			min_approval: constantly(TWO_THIRDS),
			min_support: constantly(MORE_THAN_HALF),
		}
	}

	fn tighten() -> TrackInfo<Balance, BlockNumber> {
		TrackInfo {
			name: str_array("tighten"),
			max_deciding: MAX_DECIDING,
			decision_deposit: FLRN,
			prepare_period: 0,
			decision_period: Governance::parameters().decision,
			confirm_period: 1,
			min_enactment_period: 1,
			min_approval: constantly(MORE_THAN_HALF),
			min_support: constantly(MORE_THAN_HALF),
		}
	}
}

/// Of the votes cast, rounded down as their share is, so that two against one suffice.
const TWO_THIRDS: Perbill = Perbill::from_parts(666_666_666);
/// Of the whole council, or of the votes cast.
const MORE_THAN_HALF: Perbill = Perbill::from_parts(500_000_001);

/// The same share from the first block of the decision to the last.
const fn constantly(share: Perbill) -> Curve {
	Curve::LinearDecreasing {
		length: Perbill::from_percent(100),
		floor: share,
		ceil: share,
	}
}

impl TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = u16;
	type RuntimeOrigin = OriginCaller;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<u16, Balance, BlockNumber>>> {
		[(ROOT_TRACK, Self::root()), (TIGHTEN_TRACK, Self::tighten())]
			.map(|(id, info)| Cow::Owned(Track { id, info }))
			.into_iter()
	}

	fn track_for(origin: &OriginCaller) -> Result<u16, ()> {
		match origin {
			OriginCaller::system(RawOrigin::Root) => Ok(ROOT_TRACK),
			OriginCaller::Governance(Origin::Tighten) => Ok(TIGHTEN_TRACK),
			_ => Err(()),
		}
	}
}

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_referenda::WeightInfo<Runtime>;
	type Scheduler = Scheduler;
	type Currency = Balances;
	/// Others could keep the tracks busy with proposals that nobody wants.
	type SubmitOrigin = AsEnsureOriginWithArg<EnsureMember<Runtime, (), 0>>;
	type CancelOrigin = EnsureRootOrTighten;
	type KillOrigin = EnsureRoot<AccountId>;
	type Slash = Treasury;
	type Votes = Votes;
	type Tally = TallyOf<Runtime>;
	type SubmissionDeposit = ConstU128<SUBMISSION_DEPOSIT>;
	type MaxQueued = ConstU32<20>;
	type UndecidingTimeout = ConstU32<{ 14 * DAY }>;
	type AlarmInterval = ConstU32<1>;
	type Tracks = Tracks;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

/// Who may schedule and call off: each origin what is its own, and the one that may only take away also what Root is about to do.
pub struct MayCallOff;

impl PrivilegeCmp<OriginCaller> for MayCallOff {
	fn cmp_privilege(left: &OriginCaller, right: &OriginCaller) -> Option<Ordering> {
		match (left, right) {
			(left, right) if left == right => Some(Ordering::Equal),
			(OriginCaller::Governance(Origin::Tighten), OriginCaller::system(RawOrigin::Root)) => {
				Some(Ordering::Greater)
			}
			_ => None,
		}
	}
}

parameter_types! {
	pub Halt: BlockNumber = Governance::parameters().halt;
	pub const NoDeposit: Option<Balance> = None;
	pub const NoRelease: Option<BlockNumber> = None;
}

/// What happens when a migration fails half-way: the chain is halted until Root ends that
/// ([`EndlessHalt`]), and governance goes on to bring a runtime that mends what is left.
///
/// `frame_support`'s own handler keeps every transaction out as well, also the council's votes, so that
/// nobody could.
pub struct HaltOnFailedMigration;

impl FailedMigrationHandler for HaltOnFailedMigration {
	fn failed(_migration: Option<u32>) -> FailedMigrationHandling {
		let halted = if SafeMode::is_entered() {
			<SafeMode as SafeModeSwitch>::extend(BlockNumber::MAX)
		} else {
			<SafeMode as SafeModeSwitch>::enter(BlockNumber::MAX)
		};
		match halted {
			Ok(()) => FailedMigrationHandling::ForceUnstuck,
			Err(_) => FailedMigrationHandling::KeepStuck,
		}
	}
}

/// Whether the chain is halted without an end, after a migration has failed: nothing is known then of
/// what is stored for users, devices and providers.
pub struct EndlessHalt;

impl Get<bool> for EndlessHalt {
	fn get() -> bool {
		pallet_safe_mode::EnteredUntil::<Runtime>::get() == Some(BlockNumber::MAX)
	}
}

/// What goes on while the chain is halted: blocks and their finality, governance, evidence and certificates, so that no device loses what it has worked for,
/// prices, repaying, and the ways out of leases; of a halt without an end only governance. Batches, proxies and multisigs carry only these.
pub struct WhileHalted;

impl Contains<RuntimeCall> for WhileHalted {
	/// Lists every pallet, so that a new one has to be thought about.
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(_)
			| RuntimeCall::Timestamp(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Grandpa(_)
			| RuntimeCall::Utility(_)
			| RuntimeCall::Multisig(_)
			| RuntimeCall::Proxy(_)
			| RuntimeCall::Preimage(_)
			| RuntimeCall::Scheduler(_)
			| RuntimeCall::Sudo(_)
			| RuntimeCall::CouncilCollective(_)
			| RuntimeCall::Referenda(_)
			| RuntimeCall::Governance(_)
			| RuntimeCall::MultiBlockMigrations(_)
			| RuntimeCall::SafeMode(_) => true,
			RuntimeCall::Attestation(_)
			| RuntimeCall::Issuance(_)
			| RuntimeCall::Market(_)
			| RuntimeCall::PriceIndex(_)
			| RuntimeCall::Clearing(_)
			| RuntimeCall::OrderBook(_)
			| RuntimeCall::Futures(_)
				if EndlessHalt::get() =>
			{
				false
			}
			RuntimeCall::Attestation(call) => matches!(
				call,
				pallet_attestation::Call::prove_presence { .. }
					| pallet_attestation::Call::submit_certificate { .. }
					| pallet_attestation::Call::add_signatures { .. }
					| pallet_attestation::Call::report_equivocation { .. }
					| pallet_attestation::Call::touch_device { .. }
					// What the tightening origin takes away, which is filtered as users are.
					| pallet_attestation::Call::revoke_certificate { .. }
					| pallet_attestation::Call::revoke_device { .. }
					| pallet_attestation::Call::set_policy { .. }
					| pallet_attestation::Call::remove_root { .. }
					| pallet_attestation::Call::set_parameters { .. }
			),
			RuntimeCall::Issuance(call) => matches!(
				call,
				pallet_issuance::Call::repay { .. }
					| pallet_issuance::Call::cancel_redemption { .. }
					| pallet_issuance::Call::settle_redemption { .. }
					| pallet_issuance::Call::set_parameters { .. }
			),
			// Ways out, and what is due.
			RuntimeCall::Market(call) => matches!(
				call,
				pallet_market::Call::close { .. }
					| pallet_market::Call::submit_receipt { .. }
					| pallet_market::Call::settle { .. }
					| pallet_market::Call::finalise { .. }
					| pallet_market::Call::withdraw_offer { .. }
					| pallet_market::Call::cancel_request { .. }
					| pallet_market::Call::withdraw_bid { .. }
					| pallet_market::Call::set_parameters { .. }
			),
			// Prices go on, so that nobody has to act on old ones afterwards.
			RuntimeCall::PriceIndex(call) => matches!(
				call,
				pallet_price_index::Call::submit_prices { .. }
					| pallet_price_index::Call::unbond_feeder { .. }
					| pallet_price_index::Call::remove_feeder { .. }
					| pallet_price_index::Call::set_parameters { .. }
			),
			// What is due, and what needs no price.
			RuntimeCall::Clearing(call) => matches!(
				call,
				pallet_clearing::Call::add_margin { .. }
					| pallet_clearing::Call::register_position { .. }
					| pallet_clearing::Call::collect { .. }
					| pallet_clearing::Call::set_mode { .. }
					| pallet_clearing::Call::set_risk { .. }
					| pallet_clearing::Call::set_parameters { .. }
			),
			RuntimeCall::OrderBook(call) => matches!(
				call,
				pallet_orderbook::Call::cancel_order { .. }
					| pallet_orderbook::Call::cancel_orders { .. }
					| pallet_orderbook::Call::remove_orders { .. }
			),
			RuntimeCall::Futures(call) => {
				matches!(call, pallet_futures::Call::set_parameters { .. })
			}
			RuntimeCall::CollatorSelection(_)
			| RuntimeCall::Balances(_)
			| RuntimeCall::Assets(_)
			| RuntimeCall::Treasury(_)
			| RuntimeCall::Catalog(_)
			| RuntimeCall::Providers(_) => false,
		}
	}
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = WhileHalted;
	type EnterDuration = Halt;
	type ExtendDuration = Halt;
	/// Nobody halts the chain for a deposit.
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = EnsureWithSuccess<EnsureRootOrTighten, AccountId, Halt>;
	type ForceExtendOrigin = EnsureWithSuccess<EnsureRootOrTighten, AccountId, Halt>;
	/// A halt ends by itself.
	type ForceExitOrigin = EnsureRoot<AccountId>;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = Governance;
	type ReleaseDelay = NoRelease;
	type WeightInfo = weights::pallet_safe_mode::WeightInfo<Runtime>;
}
