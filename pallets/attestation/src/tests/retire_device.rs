use super::deposit;
use crate::{
	mock::*, Capacity, DeviceByIdentity, DeviceByPdi, DeviceCount, DeviceCredentials, Devices,
	Event,
};
use florin_core::{
	traits::{DeviceUses, LeaveGuard, VerifiedWork},
	work::Work,
	ComputeTime, UseId,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn retire(device: u32) -> DispatchResult {
	Attestation::retire_device(RuntimeOrigin::signed(ALICE), device)
}

#[test]
fn a_retired_device_is_no_capacity() {
	quietly(|| {
		let device = plant(&ALICE);
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 1);
		assert_ok!(retire(device));
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 0);
		assert_eq!(crate::mock::device(device).retired_in, Some(now()));
		System::assert_last_event(Event::DeviceRetired { device }.into());
	});
}

#[test]
fn only_the_provider_retires_its_device() {
	quietly(|| {
		let device = plant(&BOB);
		assert_noop!(retire(device), Error::NotYourDevice);
		assert_noop!(retire(device + 1), Error::UnknownDevice);
	});
}

#[test]
fn a_device_in_use_does_not_retire() {
	quietly(|| {
		let device = plant(&ALICE);
		assert_ok!(Attestation::begin(&ALICE, device, UseId::Lease(1), FOREVER));
		assert_noop!(retire(device), Error::DeviceOccupied);
		assert_ok!(Attestation::end(device, UseId::Lease(1)));
		assert_ok!(retire(device));
	});
}

#[test]
fn what_a_retired_device_did_goes_on_maturing() {
	quietly(|| {
		let device = plant(&ALICE);
		run_to_period(FIRST_PERIOD + 1);
		assert_ok!(retire(device));
		run_until_certifiable(FIRST_PERIOD + 1);
		assert_ok!(certify(device, FIRST_PERIOD + 1));
		run_until_certifiable(FIRST_PERIOD + 2);
		assert_noop!(certify(device, FIRST_PERIOD + 2), Error::RetiredEarlier);
		run_to_period(FIRST_PERIOD + 6);
		assert!(Attestation::matured(&ALICE, device)
			.unwrap()
			.current
			.is_zero());
		run_to_period(FIRST_PERIOD + 7);
		let matured = Attestation::matured(&ALICE, device).unwrap();
		assert_eq!(matured.current.time, ComputeTime(12_000_000));
	});
}

#[test]
fn the_rows_go_once_the_ring_is_empty() {
	quietly(|| {
		let index = plant(&ALICE);
		let id = device(index).id;
		let pdi = DeviceCredentials::<Test>::get(index).unwrap().pdi;
		assert_ok!(retire(index));
		run_to_period(FIRST_PERIOD + 5);
		assert_noop!(retire(index), Error::StillMaturing);
		run_to_period(FIRST_PERIOD + 6);
		assert_ok!(retire(index));
		System::assert_last_event(
			Event::DeviceRemoved {
				device: index,
				id,
				forfeited: Work::default(),
			}
			.into(),
		);
		assert!(!Devices::<Test>::contains_key(index));
		assert_eq!(Departed::get(), vec![(id, ALICE)]);
		assert!(!DeviceCredentials::<Test>::contains_key(index));
		assert!(!DeviceByIdentity::<Test>::contains_key(id));
		assert!(!DeviceByPdi::<Test>::contains_key(pdi));
		assert!(!DeviceCount::<Test>::contains_key(ALICE));
		assert_eq!(deposit(&ALICE), 0);
	});
}

#[test]
fn unclaimed_work_is_forfeited_with_the_rows() {
	quietly(|| {
		let device = plant(&ALICE);
		run_to_period(FIRST_PERIOD + 1);
		assert_ok!(retire(device));
		run_until_certifiable(FIRST_PERIOD + 1);
		assert_ok!(certify(device, FIRST_PERIOD + 1));
		run_to_period(FIRST_PERIOD + 7);
		assert_ok!(retire(device));
		let id = System::events()
			.into_iter()
			.find_map(|record| match record.event {
				RuntimeEvent::Attestation(Event::DeviceRemoved { forfeited, .. }) => {
					Some(forfeited)
				}
				_ => None,
			});
		assert_eq!(
			id,
			Some(Work {
				time: ComputeTime(12_000_000),
				value: 3_333_333_333
			})
		);
	});
}

#[test]
fn a_provider_with_devices_does_not_leave() {
	quietly(|| {
		assert_ok!(Attestation::ensure_may_leave(&ALICE));
		let device = plant(&ALICE);
		assert_noop!(Attestation::ensure_may_leave(&ALICE), Error::DevicesRemain);
		assert_ok!(retire(device));
		assert_noop!(Attestation::ensure_may_leave(&ALICE), Error::DevicesRemain);
		run_to_period(now() + 6);
		assert_ok!(retire(device));
		assert_ok!(Attestation::ensure_may_leave(&ALICE));
	});
}

#[test]
fn the_deposit_comes_back_when_everything_else_is_gone() {
	quietly(|| {
		let device = plant(&ALICE);
		// No provider, no class, no committee, and a chain that has stood still for a year.
		Providers::set(vec![]);
		Retired::set(vec![(H100, 0)]);
		crate::CurrentCommittee::<Test>::kill();
		assert_ok!(retire(device));
		jump_to_period(FIRST_PERIOD + 100_000);
		assert_ok!(retire(device));
		assert_eq!(deposit(&ALICE), 0);
	});
}
