use crate::{mock::*, CertifiedPeriods};
use frame_support::assert_ok;

/// The first period that devices of these tests count in.
const FIRST: u32 = FIRST_PERIOD + 1;

#[test]
fn a_period_without_a_certificate_is_dark_once_its_window_is_over() {
	quietly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST);
		assert_ok!(certify(device, FIRST));
		let dark = || Attestation::clock_report().dark;
		run_to_period(FIRST + 2);
		// The first period of the chain had no device.
		assert_eq!(dark(), vec![FIRST_PERIOD]);
		run_to_period(FIRST + 4);
		assert_eq!(dark(), vec![FIRST_PERIOD, FIRST + 1]);
	});
}

#[test]
fn a_period_is_counted_once_however_many_certificates_it_has() {
	quietly(|| {
		let (one, two) = (plant(&ALICE), plant(&BOB));
		run_until_certifiable(FIRST);
		assert_eq!(CertifiedPeriods::<Test>::get(), 0);
		assert_ok!(certify(one, FIRST));
		assert_ok!(certify(two, FIRST));
		assert_eq!(CertifiedPeriods::<Test>::get(), 1);
		run_until_certifiable(FIRST + 1);
		assert_ok!(certify(two, FIRST + 1));
		assert_eq!(Attestation::clock_report().certified_periods, 2);
	});
}

#[test]
fn a_refused_certificate_lights_no_period() {
	quietly(|| {
		run_until_certifiable(FIRST);
		assert!(certify(99, FIRST).is_err());
		assert_eq!(CertifiedPeriods::<Test>::get(), 0);
		run_to_period(FIRST + 3);
		assert!(Attestation::clock_report().dark.contains(&FIRST));
	});
}

#[test]
fn a_period_in_which_nobody_is_blamed_is_not_dark_and_counts_for_nobody_who_is_late() {
	quietly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST);
		crate::Starts::<Test>::mutate(|starts| {
			let start = starts.iter_mut().find(|start| start.period == FIRST);
			start.unwrap().excused = true;
		});
		assert_ok!(certify(device, FIRST));
		assert_eq!(CertifiedPeriods::<Test>::get(), 0);
		run_until_certifiable(FIRST + 1);
		assert_ok!(certify(device, FIRST + 1));
		assert_eq!(CertifiedPeriods::<Test>::get(), 1);
	});
}
