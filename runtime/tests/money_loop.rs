//! From hardware evidence to credits in a stranger's account and back, in the real runtime.

mod common;

use common::{
	account, call, certificate, development, next_block, prove_open_challenges, register_device,
	register_provider, registration, to_period,
};
use florin_core::{report::BackingReport, traits::PeriodClock, Balance, DeviceIndex, Period, FLRN};
use florin_evidence::software::SoftwareDevice;
use florin_runtime::{
	genesis_config_presets::H100, AccountId, Attestation, Balances, Issuance, Runtime,
	RuntimeHoldReason,
};
use frame_support::{assert_noop, assert_ok, dispatch::Pays, traits::fungible::InspectHold};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{MultiAddress, Permill};

/// Runs to the end of `periods` full periods after the current one: the device proves whatever it is asked to, and the committee certifies each
/// period as soon as it is closed.
fn work(
	device: &SoftwareDevice,
	index: DeviceIndex,
	who: &AccountId,
	periods: Period,
) -> Vec<Period> {
	let first = Attestation::now() + 1;
	let last = first + periods - 1;
	let mut certified = Vec::new();
	while Attestation::now() <= last + 1 {
		prove_open_challenges(device, index, who);
		for period in first..=last.min(Attestation::now() - 1) {
			let entry = (index, 12, Permill::from_percent(95));
			if !certified.contains(&period)
				&& call(&account(Charlie), certificate(period, &[entry], 3)).is_ok()
			{
				certified.push(period);
			}
		}
		next_block();
	}
	certified
}

/// Waits for `period` while the device goes on proving its presence.
fn stay_present_until(
	period: Period,
	device: &SoftwareDevice,
	index: DeviceIndex,
	who: &AccountId,
) {
	while Attestation::now() < period {
		prove_open_challenges(device, index, who);
		next_block();
	}
}

fn backing() -> BackingReport {
	let report = Issuance::backing();
	assert_eq!(
		report.total_issuance,
		report.secured + report.on_credit_lines + report.bootstrap + report.unbacked
	);
	assert_eq!(report.total_issuance, Balances::total_issuance());
	report
}

fn claim(index: DeviceIndex) -> pallet_issuance::Call<Runtime> {
	pallet_issuance::Call::claim {
		devices: vec![index].try_into().expect("one fits"),
	}
}

#[test]
fn verified_idle_seconds_become_credits_that_move_and_are_repaid() {
	development(|| {
		let (bob, charlie) = (account(Bob), account(Charlie));
		let bootstrap = backing().bootstrap;
		register_provider(&bob, 10 * FLRN);
		let device = SoftwareDevice::from_index(0);
		next_block();
		let index = register_device(&device, &bob);

		let certified = work(&device, index, &bob, 8);
		assert_eq!(certified.len(), 8);
		assert_noop!(
			call(&bob, claim(index + 1)),
			pallet_attestation::Error::<Runtime>::UnknownDevice
		);

		// A period leaves the ring, and so matures, six periods after its own.
		let last = *certified.last().expect("eight periods");
		stay_present_until(last + 6, &device, index, &bob);
		let free = Balances::free_balance(&bob);
		assert_ok!(call(&bob, claim(index)));

		// 12 s at quality 0.95 and factor 1 are 12 × 0.95 / 3600 FLRN, rounded down; eight times.
		let each: Balance = 12 * 95 * FLRN / (100 * 3_600);
		let minted = 8 * each;
		let bond = minted.div_ceil(5);
		let report = backing();
		assert_eq!(report.minted, minted);
		assert_eq!(report.bootstrap, bootstrap);
		let backing_reason = RuntimeHoldReason::Issuance(pallet_issuance::HoldReason::Backing);
		assert_eq!(Balances::balance_on_hold(&backing_reason, &bob), bond);
		let line = Issuance::credit_line(&bob);
		assert_eq!(
			(line.liability, line.bond, line.free_stake),
			(minted, bond, 10 * FLRN)
		);
		assert!(Balances::free_balance(&bob) < free + minted);

		// Anybody can be sent credits by a plain transfer.
		let before = Balances::free_balance(&charlie);
		let transfer = pallet_balances::Call::transfer_keep_alive {
			dest: MultiAddress::Id(charlie.clone()),
			value: minted / 2,
		};
		assert_ok!(call(&bob, transfer));
		assert_eq!(Balances::free_balance(&charlie), before + minted / 2);

		assert_ok!(call(
			&bob,
			pallet_issuance::Call::repay {
				class: H100,
				amount: minted
			}
		));
		let report = backing();
		assert_eq!(
			(report.minted, report.repaid, report.secured),
			(minted, minted, 0)
		);
		assert_eq!(report.total_issuance, bootstrap);
		assert_eq!(Balances::balance_on_hold(&backing_reason, &bob), 0);
	});
}

#[test]
fn the_first_registration_of_a_device_and_every_proof_are_free_of_charge() {
	development(|| {
		let bob = account(Bob);
		register_provider(&bob, 10 * FLRN);
		next_block();
		let device = SoftwareDevice::from_index(0);
		let first = call(&bob, registration(&device, &bob)).expect("registers");
		assert_eq!(first.pays_fee, Pays::No);

		// Somebody else's device on the same nonce is refused, and pays.
		let failed = call(&account(Alice), registration(&device, &bob)).unwrap_err();
		assert_eq!(failed.post_info.pays_fee, Pays::Yes);
	});
}

#[test]
fn a_provider_with_a_liability_or_a_device_cannot_leave() {
	development(|| {
		let bob = account(Bob);
		register_provider(&bob, 10 * FLRN);
		next_block();
		let device = SoftwareDevice::from_index(0);
		let index = register_device(&device, &bob);
		assert_noop!(
			call(&bob, pallet_providers::Call::deregister {}),
			pallet_attestation::Error::<Runtime>::DevicesRemain
		);
		let certified = work(&device, index, &bob, 2);
		stay_present_until(
			certified.last().expect("certified") + 6,
			&device,
			index,
			&bob,
		);
		assert_ok!(call(&bob, claim(index)));
		assert_ok!(call(
			&bob,
			pallet_attestation::Call::retire_device { device: index }
		));
		to_period(Attestation::now() + 7);
		assert_ok!(call(
			&bob,
			pallet_attestation::Call::retire_device { device: index }
		));
		assert_noop!(
			call(&bob, pallet_providers::Call::deregister {}),
			pallet_issuance::Error::<Runtime>::LiabilityOutstanding
		);
		let owed = Issuance::credit_line(&bob).liability;
		assert_ok!(call(
			&bob,
			pallet_issuance::Call::repay {
				class: H100,
				amount: owed
			}
		));
		assert_ok!(call(&bob, pallet_providers::Call::deregister {}));
		to_period(Attestation::now() + 13);
		assert_ok!(call(&bob, pallet_providers::Call::withdraw_unbonded {}));
		// All that is left on hold is for the attester that Bob owns.
		let bond = pallet_attestation::Params::<Runtime>::get().attester_bond;
		assert_eq!(Balances::total_balance_on_hold(&bob), bond);
	});
}
