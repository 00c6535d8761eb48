use crate::{mock::*, Capacity};
use frame_support::{assert_noop, assert_ok, dispatch::Pays};

const FIRST: u32 = FIRST_PERIOD + 1;

/// Anybody touches the device; answers whether that has a fee.
fn touch(device: u32) -> Pays {
	Attestation::touch_device(RuntimeOrigin::signed(CAROL), device)
		.expect("the device is there")
		.pays_fee
}

#[test]
fn a_device_that_missed_a_challenge_stops_counting_whoever_touches_it() {
	strictly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST);
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 1);
		assert_eq!(touch(device), Pays::No);
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 0);
		assert!(!crate::mock::device(device).counted);
		// It doesn't stop twice.
		assert_eq!(touch(device), Pays::Yes);
	});
}

#[test]
fn a_device_that_is_present_goes_on_counting() {
	quietly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST);
		assert_eq!(touch(device), Pays::Yes);
		assert_eq!(Capacity::<Test>::get(ALICE, H100), 1);
	});
}

#[test]
fn nothing_changes_for_a_device_that_is_not_there_or_an_origin_that_signed_nothing() {
	quietly(|| {
		let device = plant(&ALICE);
		assert_noop!(
			Attestation::touch_device(RuntimeOrigin::signed(CAROL), device + 1),
			Error::UnknownDevice
		);
		assert_noop!(
			Attestation::touch_device(RuntimeOrigin::none(), device),
			sp_runtime::DispatchError::BadOrigin
		);
		assert_ok!(Attestation::touch_device(
			RuntimeOrigin::signed(ALICE),
			device
		));
	});
}
