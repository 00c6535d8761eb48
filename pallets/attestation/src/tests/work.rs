use crate::{mock::*, types::Parameters, Event};
use florin_core::{
	traits::VerifiedWork,
	work::{MaturedWork, Work},
	ComputeTime, DeviceIndex,
};
use frame_support::{assert_noop, assert_ok};

const FIRST: u32 = FIRST_PERIOD + 1;

/// What one full period of an H100 is worth.
const PERIOD: Work = Work {
	time: ComputeTime(12_000_000),
	value: 3_333_333_333,
};

fn matured(device: DeviceIndex) -> MaturedWork {
	Attestation::matured(&ALICE, device).unwrap()
}

fn times(work: Work, number: u32) -> Work {
	Work {
		time: ComputeTime(work.time.micros() * u64::from(number)),
		value: work.value * u128::from(number),
	}
}

/// A device that has been certified for the first `periods`.
fn certified(periods: u32) -> DeviceIndex {
	let device = plant(&ALICE);
	for period in FIRST..FIRST + periods {
		run_until_certifiable(period);
		assert_ok!(certify(device, period));
	}
	device
}

/// Spans of two days: 12 periods, of which the first begins at 996.
fn short_spans(test: impl FnOnce()) {
	let parameters = Parameters {
		days_per_span: 2,
		..quiet()
	};
	ExtBuilder::default()
		.parameters(parameters)
		.build_and_execute(test);
}

#[test]
fn idle_time_matures_when_it_leaves_the_ring() {
	quietly(|| {
		let device = certified(1);
		run_to_period(FIRST + 5);
		assert!(matured(device).current.is_zero());
		run_to_period(FIRST + 6);
		assert_eq!(matured(device).current, PERIOD);
		assert!(matured(device).previous.is_zero());
		assert_eq!(matured(device).class, H100);
	});
}

#[test]
fn the_latest_certificate_has_its_whole_dispute_span() {
	quietly(|| {
		let device = plant(&ALICE);
		// Landed in the last period of its window.
		run_to_period(FIRST + 2);
		assert_ok!(certify(device, FIRST));
		let landed = now();
		run_to_period(FIRST + 6);
		assert!(matured(device).current == PERIOD && now() > landed + 3);
	});
}

#[test]
fn matured_work_is_summed() {
	quietly(|| {
		let device = certified(4);
		run_to_period(FIRST + 20);
		assert_eq!(matured(device).current, times(PERIOD, 4));
	});
}

#[test]
fn the_span_before_stays_claimable_and_older_ones_lapse() {
	short_spans(|| {
		let device = certified(1);
		// Matures in 1007, the last period of the span that begins at 996.
		run_to_period(1_007);
		assert_eq!(matured(device).current, PERIOD);
		run_to_period(1_008);
		assert_eq!(
			(matured(device).previous, matured(device).current),
			(PERIOD, Work::default())
		);
		run_to_period(1_019);
		assert_eq!(matured(device).previous, PERIOD);
		System::reset_events();
		run_to_period(1_020);
		assert!(matured(device).previous.is_zero());
		System::assert_has_event(
			Event::WorkLapsed {
				device,
				work: PERIOD,
			}
			.into(),
		);
	});
}

#[test]
fn work_belongs_to_the_span_it_matured_in_whenever_it_is_looked_at() {
	let run = |touches: bool| {
		let mut sums = None;
		short_spans(|| {
			let device = certified(4);
			while now() < 1_014 {
				next_block();
				if touches {
					matured(device);
				}
			}
			sums = Some(matured(device));
		});
		sums.unwrap()
	};
	// One period matured in 1007, three in the next span.
	assert_eq!(run(false).previous, PERIOD);
	assert_eq!(run(false).current, times(PERIOD, 3));
	assert_eq!(run(true), run(false));
}

#[test]
fn everything_lapses_in_a_long_absence() {
	short_spans(|| {
		let device = certified(4);
		jump_to_period(2_000);
		let sums = matured(device);
		assert!(sums.previous.is_zero() && sums.current.is_zero());
		System::assert_has_event(
			Event::WorkLapsed {
				device,
				work: times(PERIOD, 4),
			}
			.into(),
		);
	});
}

#[test]
fn work_is_taken_from_the_older_span_first() {
	short_spans(|| {
		let device = certified(4);
		run_to_period(1_014);
		let part = Work {
			time: ComputeTime(1),
			value: PERIOD.value + 5,
		};
		matured(device);
		assert_ok!(Attestation::consume(device, part));
		let left = matured(device);
		assert_eq!(
			left.previous,
			Work {
				time: ComputeTime(PERIOD.time.micros() - 1),
				value: 0
			}
		);
		assert_eq!(
			left.current,
			Work {
				value: 3 * PERIOD.value - 5,
				..times(PERIOD, 3)
			}
		);
	});
}

#[test]
fn no_more_is_taken_than_has_matured() {
	quietly(|| {
		let device = certified(2);
		run_to_period(FIRST + 7);
		matured(device);
		let all = times(PERIOD, 2);
		let more_value = Work {
			value: all.value + 1,
			..all
		};
		assert_noop!(
			Attestation::consume(device, more_value),
			Error::MoreThanMatured
		);
		let more_time = Work {
			time: ComputeTime(all.time.micros() + 1),
			..all
		};
		assert_noop!(
			Attestation::consume(device, more_time),
			Error::MoreThanMatured
		);
		assert_ok!(Attestation::consume(device, all));
		assert!(matured(device).current.is_zero());
		let least = Work {
			time: ComputeTime::ZERO,
			value: 1,
		};
		assert_noop!(Attestation::consume(device, least), Error::MoreThanMatured);
		assert_noop!(
			Attestation::consume(device + 1, least),
			Error::UnknownDevice
		);
	});
}

#[test]
fn only_the_provider_has_its_devices_work() {
	quietly(|| {
		let device = certified(1);
		assert_noop!(Attestation::matured(&BOB, device), Error::NotYourDevice);
		assert_noop!(
			Attestation::matured(&ALICE, device + 1),
			Error::UnknownDevice
		);
	});
}

#[test]
fn capacity_counts_fresh_devices_per_provider_and_class() {
	quietly(|| {
		plant(&ALICE);
		plant(&ALICE);
		plant_as(&ALICE, B200);
		plant(&BOB);
		assert_eq!(Attestation::hourly_capacity(&ALICE, H100), 2);
		assert_eq!(Attestation::hourly_capacity(&ALICE, B200), 1);
		assert_eq!(Attestation::hourly_capacity(&BOB, H100), 1);
		assert_eq!(Attestation::hourly_capacity(&CAROL, H100), 0);
	});
}

#[test]
fn an_unfresh_device_stops_counting_when_its_provider_looks() {
	strictly(|| {
		let device = plant(&ALICE);
		run_until_certifiable(FIRST);
		assert_eq!(Attestation::hourly_capacity(&ALICE, H100), 1);
		matured(device);
		assert_eq!(Attestation::hourly_capacity(&ALICE, H100), 0);
		// And isn't counted off twice.
		plant(&ALICE);
		matured(device);
		assert_eq!(Attestation::hourly_capacity(&ALICE, H100), 1);
	});
}
