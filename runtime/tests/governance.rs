//! Referenda on both tracks, halts, and what each origin may do.

mod common;

use codec::Encode;
use common::{account, call, development, genesis, next_block, root, to_block};
use florin_core::{
	parameters::ParameterRefusal,
	traits::{ComputeClasses, GracePeriods},
	FLRN,
};
use florin_evidence::{development::SOFTWARE_FIRMWARE, NVIDIA_DEVICE_ROOT};
use florin_runtime::{
	configs::governance::{HaltOnFailedMigration, ROOT_TRACK, TIGHTEN_TRACK},
	genesis_config_presets::H100,
	Catalog, Governance, OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent, SafeMode,
	System,
};
use frame_support::{
	assert_noop, assert_ok,
	migrations::{FailedMigrationHandler, FailedMigrationHandling},
	traits::{schedule::DispatchTime, StorePreimage},
};
use frame_system::RawOrigin;
use pallet_governance::Origin;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{DispatchError, MultiAddress};

fn root_origin() -> OriginCaller {
	OriginCaller::system(RawOrigin::Root)
}

fn tighten_origin() -> OriginCaller {
	OriginCaller::Governance(Origin::Tighten)
}

/// Alice proposes `proposal` to be dispatched as `origin`, as soon as possible, and pays what the decision needs.
fn propose(origin: OriginCaller, proposal: impl Into<RuntimeCall>) -> u32 {
	let index = pallet_referenda::ReferendumCount::<Runtime>::get();
	assert_ok!(call(&account(Alice), submission(origin, proposal)));
	let deposit = pallet_referenda::Call::place_decision_deposit { index };
	assert_ok!(call(&account(Alice), deposit));
	index
}

fn submission(
	origin: OriginCaller,
	proposal: impl Into<RuntimeCall>,
) -> pallet_referenda::Call<Runtime> {
	pallet_referenda::Call::submit {
		proposal_origin: Box::new(origin),
		proposal: Preimage::bound(proposal.into()).unwrap(),
		enactment_moment: DispatchTime::After(0),
	}
}

fn vote(who: Sr25519Keyring, poll: u32, aye: bool) {
	assert_ok!(call(
		&account(who),
		pallet_ranked_collective::Call::vote { poll, aye }
	));
}

fn is_ongoing(index: u32) -> bool {
	matches!(
		pallet_referenda::ReferendumInfoFor::<Runtime>::get(index),
		Some(pallet_referenda::ReferendumInfo::Ongoing(_))
	)
}

fn is_approved(index: u32) -> bool {
	matches!(
		pallet_referenda::ReferendumInfoFor::<Runtime>::get(index),
		Some(pallet_referenda::ReferendumInfo::Approved(..))
	)
}

/// Goes on until the referendum is decided and answers the block.
fn until_decided(index: u32) -> u32 {
	while is_ongoing(index) {
		next_block();
	}
	System::block_number()
}

/// What became of the call that was dispatched by the scheduler in this block, if one was.
fn enacted() -> Option<Result<(), DispatchError>> {
	System::events()
		.into_iter()
		.find_map(|record| match record.event {
			RuntimeEvent::Scheduler(pallet_scheduler::Event::Dispatched {
				id: Some(_),
				result,
				..
			}) => Some(result),
			_ => None,
		})
}

/// Goes on until a named task is dispatched, at most `blocks`, and answers the result.
fn until_enacted(blocks: u32) -> Result<(), DispatchError> {
	for _ in 0..blocks {
		if let Some(result) = enacted() {
			return result;
		}
		next_block();
	}
	panic!("nothing was enacted within {blocks} blocks");
}

fn retire_class() -> pallet_catalog::Call<Runtime> {
	pallet_catalog::Call::retire_class { class: H100 }
}

fn remove_root() -> pallet_attestation::Call<Runtime> {
	pallet_attestation::Call::remove_root {
		root: NVIDIA_DEVICE_ROOT,
	}
}

fn add_root() -> pallet_attestation::Call<Runtime> {
	pallet_attestation::Call::add_root { root: [7; 32] }
}

fn transfer() -> pallet_balances::Call<Runtime> {
	pallet_balances::Call::transfer_keep_alive {
		dest: MultiAddress::Id(account(Bob)),
		value: FLRN,
	}
}

#[test]
fn root_acts_after_the_votes_and_the_least_enactment_time() {
	development(|| {
		let durations = Governance::parameters();
		let begun = System::block_number();
		let index = propose(root_origin(), add_root());
		vote(Alice, index, true);
		vote(Bob, index, true);
		let decided = until_decided(index);
		assert!(is_approved(index));
		assert!(decided >= begun + durations.preparation + durations.confirmation);

		to_block(decided + durations.enactment - 1);
		assert_eq!(pallet_attestation::TrustedRoots::<Runtime>::get().len(), 2);
		assert_ok!(until_enacted(3));
		assert_eq!(pallet_attestation::TrustedRoots::<Runtime>::get().len(), 3);
		assert!(System::block_number() >= decided + durations.enactment);
	});
}

#[test]
fn a_minority_decides_nothing() {
	development(|| {
		let root = propose(root_origin(), add_root());
		let tighten = propose(tighten_origin(), remove_root());
		vote(Alice, root, true);
		vote(Alice, tighten, true);
		until_decided(root);
		until_decided(tighten);
		assert!(!is_approved(root) && !is_approved(tighten));
		assert_eq!(pallet_attestation::TrustedRoots::<Runtime>::get().len(), 2);
	});
}

#[test]
fn two_votes_against_one_are_two_thirds() {
	development(|| {
		let index = propose(root_origin(), add_root());
		vote(Alice, index, true);
		vote(Bob, index, true);
		vote(Charlie, index, false);
		until_decided(index);
		assert!(is_approved(index));
	});
}

#[test]
fn tightening_takes_seconds() {
	development(|| {
		let begun = System::block_number();
		let index = propose(tighten_origin(), remove_root());
		vote(Alice, index, true);
		vote(Charlie, index, true);
		assert_ok!(until_enacted(10));
		assert!(System::block_number() <= begun + 5);
		assert_eq!(pallet_attestation::TrustedRoots::<Runtime>::get().len(), 1);
	});
}

#[test]
fn the_tightening_origin_grants_nothing() {
	let unlist_then_list: [RuntimeCall; 6] = [
		add_root().into(),
		retire_class().into(),
		pallet_attestation::Call::set_attesters {
			attesters: Default::default(),
		}
		.into(),
		pallet_collator_selection::Call::set_invulnerables { new: vec![] }.into(),
		pallet_ranked_collective::Call::add_member {
			who: MultiAddress::Id(account(Dave)),
		}
		.into(),
		pallet_safe_mode::Call::force_exit {}.into(),
	];
	for grant in unlist_then_list {
		development(|| {
			let index = propose(tighten_origin(), grant);
			vote(Alice, index, true);
			vote(Bob, index, true);
			assert_eq!(until_enacted(10), Err(DispatchError::BadOrigin));
		});
	}
}

#[test]
fn tightening_disallows_firmware_and_never_allows_it() {
	let policy = |allow: bool| {
		let class = if allow { Some(H100) } else { None };
		pallet_attestation::Call::<Runtime>::set_policy {
			firmware: SOFTWARE_FIRMWARE,
			class,
		}
	};
	development(|| {
		let index = propose(tighten_origin(), policy(false));
		vote(Alice, index, true);
		vote(Bob, index, true);
		assert_ok!(until_enacted(10));
		next_block();
		let index = propose(tighten_origin(), policy(true));
		vote(Alice, index, true);
		vote(Bob, index, true);
		assert_eq!(until_enacted(10), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn users_reach_no_origin_of_governance() {
	development(|| {
		for forbidden in [
			RuntimeCall::from(add_root()),
			remove_root().into(),
			retire_class().into(),
			pallet_safe_mode::Call::force_enter {}.into(),
			pallet_ranked_collective::Call::add_member {
				who: MultiAddress::Id(account(Alice)),
			}
			.into(),
		] {
			assert_noop!(call(&account(Alice), forbidden), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_the_council_proposes_and_votes() {
	development(|| {
		let stranger = account(Dave);
		assert_noop!(
			call(&stranger, submission(root_origin(), add_root())),
			DispatchError::BadOrigin
		);
		let poll = propose(root_origin(), add_root());
		assert_noop!(
			call(
				&stranger,
				pallet_ranked_collective::Call::vote { poll, aye: true }
			),
			pallet_ranked_collective::Error::<Runtime>::NotMember
		);
	});
}

#[test]
fn a_proposal_as_a_user_has_no_track() {
	development(|| {
		let as_alice = OriginCaller::system(RawOrigin::Signed(account(Alice)));
		assert_noop!(
			call(&account(Alice), submission(as_alice, transfer())),
			pallet_referenda::Error::<Runtime>::NoTrack
		);
	});
}

#[test]
fn what_root_is_about_to_do_can_be_called_off() {
	development(|| {
		let index = propose(root_origin(), add_root());
		vote(Alice, index, true);
		vote(Bob, index, true);
		until_decided(index);
		assert!(is_approved(index));

		let id = (*b"assembly", "enactment", index).using_encoded(sp_io::hashing::blake2_256);
		let call_off = pallet_scheduler::Call::<Runtime>::cancel_named { id };
		let veto = propose(tighten_origin(), call_off);
		vote(Alice, veto, true);
		vote(Charlie, veto, true);
		assert_ok!(until_enacted(10));
		to_block(System::block_number() + 2 * Governance::parameters().enactment);
		assert_eq!(pallet_attestation::TrustedRoots::<Runtime>::get().len(), 2);
	});
}

#[test]
fn a_halt_stops_what_moves_value_and_ends_by_itself() {
	development(|| {
		let index = propose(tighten_origin(), pallet_safe_mode::Call::force_enter {});
		vote(Alice, index, true);
		vote(Bob, index, true);
		assert_ok!(until_enacted(10));
		let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
		assert_noop!(call(&account(Alice), transfer()), filtered);
		let batch = pallet_utility::Call::batch_all {
			calls: vec![transfer().into()],
		};
		assert_eq!(call(&account(Alice), batch).unwrap_err().error, filtered);
		let claim = pallet_issuance::Call::claim {
			devices: Default::default(),
		};
		assert_noop!(call(&account(Alice), claim), filtered);

		// These reach their pallets.
		let repay = pallet_issuance::Call::repay {
			class: H100,
			amount: FLRN,
		};
		let refused = call(&account(Alice), repay).unwrap_err().error;
		assert_ne!(refused, filtered);
		let touch = pallet_attestation::Call::touch_device { device: 0 };
		let refused = call(&account(Alice), touch).unwrap_err().error;
		assert_ne!(refused, filtered);
		propose(root_origin(), add_root());

		to_block(System::block_number() + Governance::parameters().halt + 1);
		assert!(!SafeMode::is_entered());
		assert_ok!(call(&account(Alice), transfer()));
	});
}

#[test]
fn what_takes_away_works_in_a_halt_too() {
	let lower_cap = || {
		let mut parameters = pallet_issuance::Params::<Runtime>::get();
		parameters.daily_cap /= 2;
		RuntimeCall::from(pallet_issuance::Call::set_parameters { parameters })
	};
	for tightening in [
		|| RuntimeCall::from(remove_root()),
		|| {
			RuntimeCall::from(pallet_attestation::Call::set_policy {
				firmware: SOFTWARE_FIRMWARE,
				class: None,
			})
		},
	] {
		development(|| {
			assert_ok!(root(pallet_safe_mode::Call::force_enter {}));
			for call in [tightening(), lower_cap()] {
				let index = propose(tighten_origin(), call);
				vote(Alice, index, true);
				vote(Bob, index, true);
				assert_ok!(until_enacted(10));
				next_block();
			}
			assert!(SafeMode::is_entered());
		});
	}
}

#[test]
fn root_ends_a_halt_early() {
	development(|| {
		assert_ok!(root(pallet_safe_mode::Call::force_enter {}));
		assert_noop!(
			root(pallet_safe_mode::Call::force_enter {}),
			pallet_safe_mode::Error::<Runtime>::Entered
		);
		assert_ok!(root(pallet_safe_mode::Call::force_exit {}));
		assert_ok!(call(&account(Alice), transfer()));
	});
}

#[test]
fn nobody_buys_a_halt() {
	development(|| {
		assert_noop!(
			call(&account(Alice), pallet_safe_mode::Call::enter {}),
			pallet_safe_mode::Error::<Runtime>::NotConfigured
		);
	});
}

/// Both tracks are asked to change parameters so; only Root's may loosen.
#[test]
fn parameters_are_tightened_at_once_and_loosened_after_the_delay() {
	let set = |daily_cap| {
		let parameters = pallet_issuance::Parameters {
			daily_cap,
			..pallet_issuance::Params::<Runtime>::get()
		};
		pallet_issuance::Call::<Runtime>::set_parameters { parameters }
	};
	let cap = || pallet_issuance::Params::<Runtime>::get().daily_cap;
	development(|| {
		let before = cap();
		let tightened = propose(tighten_origin(), set(before / 2));
		vote(Alice, tightened, true);
		vote(Bob, tightened, true);
		assert_ok!(until_enacted(10));
		assert_eq!(cap(), before / 2);

		next_block();
		let loosened = propose(tighten_origin(), set(before));
		vote(Alice, loosened, true);
		vote(Bob, loosened, true);
		let refusal = pallet_issuance::Error::<Runtime>::BadParameters(ParameterRefusal::Loosened);
		assert_eq!(until_enacted(10), Err(refusal.into()));

		let index = propose(root_origin(), set(before));
		vote(Alice, index, true);
		vote(Bob, index, true);
		let decided = until_decided(index);
		to_block(decided + Governance::parameters().enactment - 1);
		assert_eq!(cap(), before / 2);
		assert_ok!(until_enacted(3));
		assert_eq!(cap(), before);
	});
}

#[test]
fn every_pallet_with_parameters_asks_who_changes_them() {
	let tightened = |change: RuntimeCall| {
		development(|| {
			let stranger = change.clone();
			assert_noop!(call(&account(Alice), stranger), DispatchError::BadOrigin);
			let index = propose(tighten_origin(), change);
			vote(Alice, index, true);
			vote(Bob, index, true);
			assert_ok!(until_enacted(10));
		});
	};
	let changes: [RuntimeCall; 3] = genesis("development").execute_with(|| {
		let attestation = pallet_attestation::types::Parameters {
			refunds_per_period: 0,
			..pallet_attestation::Params::<Runtime>::get()
		};
		let catalog = pallet_catalog::Parameters { change_delay: 12 };
		let providers = pallet_providers::Parameters {
			minimum_stake: 2 * FLRN,
			..pallet_providers::Params::<Runtime>::get()
		};
		[
			pallet_attestation::Call::set_parameters {
				parameters: attestation,
			}
			.into(),
			pallet_catalog::Call::set_parameters {
				parameters: catalog,
			}
			.into(),
			pallet_providers::Call::set_parameters {
				parameters: providers,
			}
			.into(),
		]
	});
	changes.into_iter().for_each(tightened);
}

#[test]
fn grace_follows_a_halt() {
	development(|| {
		assert!(!Governance::any_since(System::block_number()));
		assert_ok!(root(pallet_safe_mode::Call::force_enter {}));
		assert!(Governance::any_since(System::block_number()));
		let halt = Governance::parameters().halt;
		to_block(System::block_number() + halt + 1);
		assert!(!SafeMode::is_entered());
		let over = System::block_number();
		let grace = Governance::parameters().grace;
		assert!(Governance::any_since(over + grace - 1));
		assert!(!Governance::any_since(over + grace + 1));
	});
}

#[test]
fn a_failed_migration_halts_all_but_governance_until_root_ends_it() {
	development(|| {
		assert!(matches!(
			HaltOnFailedMigration::failed(Some(0)),
			FailedMigrationHandling::ForceUnstuck
		));
		let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
		let repay = pallet_issuance::Call::repay {
			class: H100,
			amount: FLRN,
		};
		let touch = pallet_attestation::Call::touch_device { device: 0 };
		for halted in [RuntimeCall::from(transfer()), repay.into(), touch.into()] {
			assert_noop!(call(&account(Alice), halted), filtered);
		}
		to_block(System::block_number() + 2 * Governance::parameters().halt);
		assert!(SafeMode::is_entered());

		let index = propose(root_origin(), pallet_safe_mode::Call::force_exit {});
		vote(Alice, index, true);
		vote(Bob, index, true);
		until_decided(index);
		assert_ok!(until_enacted(2 * Governance::parameters().enactment));
		assert_ok!(call(&account(Alice), transfer()));
	});
}

#[test]
fn a_migration_that_fails_in_a_halt_takes_its_end_away() {
	development(|| {
		assert_ok!(root(pallet_safe_mode::Call::force_enter {}));
		HaltOnFailedMigration::failed(None);
		to_block(System::block_number() + 2 * Governance::parameters().halt);
		assert!(SafeMode::is_entered());
		let touch = pallet_attestation::Call::touch_device { device: 0 };
		let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
		assert_noop!(call(&account(Alice), touch), filtered);
	});
}

#[test]
fn a_class_is_retired_through_the_root_track() {
	development(|| {
		let index = propose(root_origin(), retire_class());
		vote(Alice, index, true);
		vote(Bob, index, true);
		until_decided(index);
		assert_ok!(until_enacted(2 * Governance::parameters().enactment));
		assert!(Catalog::architecture(H100).is_some());
	});
}

#[test]
fn root_changes_the_council() {
	development(|| {
		let who = MultiAddress::Id(account(Dave));
		assert_ok!(root(pallet_ranked_collective::Call::add_member {
			who: who.clone()
		}));
		let index = propose(tighten_origin(), remove_root());
		vote(Dave, index, true);
		assert_ok!(root(pallet_ranked_collective::Call::remove_member {
			who,
			min_rank: 0
		}));
		assert_noop!(
			call(
				&account(Dave),
				pallet_ranked_collective::Call::vote {
					poll: index,
					aye: true
				}
			),
			pallet_ranked_collective::Error::<Runtime>::NotMember
		);
	});
}

#[test]
fn the_tracks_are_those_of_the_origins() {
	use florin_runtime::configs::governance::Tracks;
	use pallet_referenda::TracksInfo;
	genesis("local_testnet").execute_with(|| {
		assert_eq!(Tracks::track_for(&root_origin()), Ok(ROOT_TRACK));
		assert_eq!(Tracks::track_for(&tighten_origin()), Ok(TIGHTEN_TRACK));
		assert_eq!(Tracks::check_integrity(), Ok(()));
	});
}
