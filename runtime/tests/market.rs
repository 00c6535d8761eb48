//! Leases on the real runtime: real devices, real certificates, real money.

mod common;

use common::{
	account, call, development,
	fleet::{accept, picks, post, rent, terms, Fleet},
	next_block, root,
};
use florin_core::{
	market::{LeasePhase, Price, Receipt},
	traits::{DeviceUses, PeriodClock},
	Balance, Period, UseId, FLRN,
};
use florin_runtime::{
	genesis_config_presets::H100, AccountId, Attestation, Balances, Issuance, Market, Providers,
	Runtime, RuntimeHoldReason,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{Inspect, InspectHold},
};
use sp_keyring::Sr25519Keyring::{self, Bob, Charlie, Dave, Eve};
use sp_runtime::Permill;

fn held(who: &AccountId) -> Balance {
	let reason = RuntimeHoldReason::Market(pallet_market::HoldReason::LeaseEscrow);
	Balances::balance_on_hold(&reason, who)
}

#[test]
fn a_tenant_pays_for_verified_seconds_and_gets_the_exact_rest() {
	development(|| {
		let fleet = Fleet::of(8);
		let (bob, charlie) = (account(Bob), account(Charlie));
		let offer = post(&fleet, terms());
		assert_eq!(
			Issuance::credit_line(&bob).free_stake,
			100 * FLRN - 8 * FLRN / 10
		);
		let tenant = Balances::total_balance(&charlie);
		let lease = rent(Charlie, offer, 4, 60);
		accept(Charlie, lease);
		let leased = fleet.handles()[..4].to_vec();
		for index in &leased {
			let report = Attestation::device_report(*index).expect("is there");
			assert_eq!(report.current_use, Some(UseId::Lease(lease)));
		}

		// Six periods, in which the third device fails.
		let began = Attestation::now();
		let broken = leased[2];
		fleet.work_until(began + 6, |index| if index == broken { 0 } else { 12 });
		let before = Balances::total_balance(&bob);
		assert_ok!(call(&charlie, pallet_market::Call::close { lease }));
		let report = Market::lease_report(lease).expect("is there");
		let LeasePhase::Over { started, ended, .. } = report.phase else {
			panic!("it is over: {:?}", report.phase);
		};
		let elapsed = ended - started;
		// Whatever is elapsed is still held, the rest is back.
		assert_eq!(held(&charlie), {
			let seconds = 4 * elapsed;
			let price = (FLRN * Balance::from(seconds)).div_ceil(3_600);
			price + (FLRN / 50 * Balance::from(seconds)).div_ceil(3_600)
		});
		// The devices are free for others, and idle.
		assert_eq!(Market::offer_report(offer).expect("is there").free, 8);

		fleet.work_until(
			Attestation::now() + 4,
			|index| {
				if index == broken {
					0
				} else {
					12
				}
			},
		);
		assert_ok!(call(
			&account(Dave),
			pallet_market::Call::finalise { lease }
		));
		let served = 3 * elapsed;
		let paid = FLRN * Balance::from(served) / 3_600;
		let commission = (FLRN / 50 * Balance::from(served)).div_ceil(3_600);
		// One in a hundred certified seconds is tolerated, one in four was missing.
		let penalised = elapsed - (4 * elapsed).div_ceil(100);
		let penalty = 4 * (FLRN / 10) * Balance::from(penalised) / (4 * 60 * 12);
		assert_eq!(Balances::total_balance(&bob), before + paid - penalty);
		assert_eq!(
			Balances::total_balance(&charlie),
			tenant - paid - commission + penalty
		);
		assert_eq!(held(&charlie), 0);
		let reputation = Providers::reputation(&bob);
		assert_eq!(
			(reputation.served, reputation.missing),
			(served.into(), elapsed.into())
		);
		// Four fifths of the commission are Bob's earned line.
		let line = Issuance::credit_line(&bob);
		assert_eq!(line.earned, commission - commission.div_ceil(5));
	});
}

#[test]
fn a_leased_second_is_not_minted_and_an_idle_one_is_not_paid() {
	development(|| {
		let fleet = Fleet::of(2);
		let bob = account(Bob);
		let offer = post(&fleet, terms());
		let lease = rent(Charlie, offer, 1, 4);
		let [used, idle] = fleet.handles()[..] else {
			panic!("two devices");
		};
		fleet.work_until(Attestation::now() + 1, |_| 12);
		accept(Charlie, lease);
		let began = Attestation::now();
		fleet.work_until(began + 14, |_| 12);
		// Nobody closed it: it ended by itself, after four periods that began with one.
		let meter = Attestation::meter(used, UseId::Lease(lease), Period::MAX);
		assert!((36..=48).contains(&meter.seconds), "{meter:?}");
		let claim = |device| {
			let devices = vec![device].try_into().expect("one fits");
			call(&bob, pallet_issuance::Call::claim { devices })
		};
		let minted = || Issuance::backing().minted;
		assert_ok!(claim(idle));
		let of_idle = minted();
		assert_ok!(claim(used));
		// Periods of the lease, whole or in part, minted nothing.
		let whole = FLRN * 12 / 3_600;
		let periods = (2 * of_idle - minted()) / whole;
		assert!((4..=5).contains(&periods), "{periods}");
		assert_ok!(call(&bob, pallet_market::Call::finalise { lease }));
	});
}

#[test]
fn a_receipt_pays_where_the_committee_is_silent() {
	development(|| {
		let fleet = Fleet::of(1);
		let (bob, charlie) = (account(Bob), account(Charlie));
		let offer = post(&fleet, terms());
		let lease = rent(Charlie, offer, 1, 50);
		accept(Charlie, lease);
		let through = Attestation::now();
		while Attestation::now() < through + 2 {
			next_block();
		}
		let receipt = Receipt {
			through,
			seconds: 8,
		};
		let submit = |signer: Sr25519Keyring| pallet_market::Call::submit_receipt {
			lease,
			receipt,
			signature: signer
				.sign(&receipt.signing_payload(&common::genesis_hash(), lease))
				.into(),
		};
		assert_noop!(
			call(&bob, submit(Dave)),
			pallet_market::Error::<Runtime>::BadSignature
		);
		assert_noop!(
			call(&charlie, submit(Charlie)),
			pallet_market::Error::<Runtime>::NotTheProvider
		);
		assert_ok!(call(&bob, submit(Charlie)));
		while Attestation::now() < through + 5 {
			next_block();
		}
		let before = Balances::total_balance(&bob);
		let leases = vec![lease].try_into().expect("one fits");
		assert_ok!(call(&account(Dave), pallet_market::Call::settle { leases }));
		assert_eq!(Balances::total_balance(&bob), before + FLRN * 8 / 3_600);
		// A period in which nobody told of anything lets the provider stop, whatever the mode.
		assert_ok!(call(&bob, pallet_market::Call::close { lease }));
	});
}

#[test]
fn a_provider_leaves_after_its_offers() {
	development(|| {
		let fleet = Fleet::of(1);
		let bob = account(Bob);
		let offer = post(&fleet, terms());
		assert_noop!(
			call(&bob, pallet_providers::Call::deregister {}),
			pallet_market::Error::<Runtime>::OffersRemain
		);
		assert_ok!(call(&bob, pallet_market::Call::withdraw_offer { offer }));
		assert_noop!(
			call(&bob, pallet_providers::Call::deregister {}),
			pallet_attestation::Error::<Runtime>::DevicesRemain
		);
	});
}

#[test]
fn a_device_in_use_is_not_retired_and_a_revoked_one_earns_nothing_more() {
	development(|| {
		let fleet = Fleet::of(2);
		let (bob, charlie) = (account(Bob), account(Charlie));
		let offer = post(&fleet, terms());
		let lease = rent(Charlie, offer, 2, 30);
		accept(Charlie, lease);
		let revoked = fleet.handles()[0];
		assert_noop!(
			call(
				&bob,
				pallet_attestation::Call::retire_device { device: revoked }
			),
			pallet_attestation::Error::<Runtime>::DeviceOccupied
		);
		let began = Attestation::now();
		fleet.work_until(began + 2, |_| 12);
		assert_ok!(root(pallet_attestation::Call::revoke_device {
			device: revoked
		}));
		let before = Attestation::meter(revoked, UseId::Lease(lease), Period::MAX);
		fleet.work_until(began + 8, |_| 12);
		let after = Attestation::meter(revoked, UseId::Lease(lease), Period::MAX);
		assert!(after.seconds <= before.seconds + 24);
		assert_ok!(call(&charlie, pallet_market::Call::close { lease }));
		fleet.work_until(Attestation::now() + 4, |_| 12);
		assert_ok!(call(&charlie, pallet_market::Call::finalise { lease }));
		// It is rented no more.
		assert_noop!(
			call(
				&charlie,
				pallet_market::Call::rent {
					offers: picks(offer, 2),
					term: 12,
					funded: 12,
					limit: 2 * FLRN,
					least: 2,
				}
			),
			pallet_attestation::Error::<Runtime>::DeviceRevoked
		);
	});
}

#[test]
fn dynamic_offers_move_their_rate_with_certified_use() {
	development(|| {
		let fleet = Fleet::of(2);
		let mut dynamic = terms();
		dynamic.price = Price::Dynamic { floor: 1 };
		let offer = post(&fleet, dynamic);
		assert_eq!(Market::dynamic_rate(H100), FLRN);
		fleet.work_until(Attestation::now() + 4, |_| 12);
		let fallen = Market::dynamic_rate(H100);
		assert!(fallen < FLRN && fallen > FLRN - FLRN / 200, "{fallen}");
		let lease = rent(Charlie, offer, 2, 20);
		accept(Charlie, lease);
		fleet.work_until(Attestation::now() + 8, |_| 12);
		assert!(Market::dynamic_rate(H100) > fallen - fallen / 500);
	});
}

#[test]
fn an_arbiter_that_the_council_named_decides() {
	development(|| {
		let fleet = Fleet::of(1);
		let charlie = account(Charlie);
		let arbiters = vec![account(Eve)].try_into().expect("one fits");
		assert_ok!(root(pallet_market::Call::set_arbiters { arbiters }));
		let offer = post(&fleet, terms());
		let lease = rent(Charlie, offer, 1, 20);
		accept(Charlie, lease);
		fleet.work_until(Attestation::now() + 1, |_| 0);
		let evidence = sp_core::H256::repeat_byte(9);
		assert_ok!(call(
			&charlie,
			pallet_market::Call::dispute { lease, evidence }
		));
		assert_noop!(
			call(&charlie, pallet_market::Call::close { lease }),
			pallet_market::Error::<Runtime>::Disputed
		);
		assert_ok!(call(
			&account(Eve),
			pallet_market::Call::resolve {
				lease,
				share: Permill::zero()
			}
		));
		assert_eq!(held(&charlie), 0);
		assert_eq!(Market::lease_report(lease), None);
	});
}
