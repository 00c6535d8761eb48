use crate::{mock::*, Event, Meters};
use florin_core::{
	traits::{DeviceUses, PeriodClock},
	work::Meter,
	ComputeTime, DeviceIndex, UseId,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Permill;

const FIRST: u32 = FIRST_PERIOD + 1;
const LEASE: UseId = UseId::Lease(7);
const REDEMPTION: UseId = UseId::Redemption(7);

fn begin(device: DeviceIndex, id: UseId) {
	assert_ok!(Attestation::begin(&ALICE, device, id, FOREVER));
}

fn end(device: DeviceIndex, id: UseId) {
	assert_ok!(Attestation::end(device, id));
}

/// What is on record of a period: uses and their seconds.
fn uses_in(device: DeviceIndex, period: u32) -> Vec<(UseId, u16)> {
	let activity = touched(device);
	let uses = activity
		.slot(period)
		.map(|slot| slot.uses.to_vec())
		.unwrap_or_default();
	uses.into_iter()
		.map(|occupied| (occupied.id, occupied.seconds))
		.collect()
}

fn meter(device: DeviceIndex, id: UseId) -> Meter {
	<Attestation as DeviceUses<AccountId>>::meter(device, id, u32::MAX)
}

/// A device in the first block of [`FIRST`].
fn at_start() -> DeviceIndex {
	let device = plant(&ALICE);
	run_to_period(FIRST);
	device
}

fn blocks(number: u32) {
	run_to_block(System::block_number() + number);
}

#[test]
fn a_use_occupies_from_its_beginning_to_its_end() {
	quietly(|| {
		let device = at_start();
		blocks(1);
		begin(device, LEASE);
		System::assert_last_event(
			Event::UseBegan {
				device,
				id: LEASE,
				until: FOREVER,
			}
			.into(),
		);
		blocks(3);
		end(device, LEASE);
		System::assert_last_event(Event::UseEnded { device, id: LEASE }.into());
		assert_eq!(uses_in(device, FIRST), vec![(LEASE, 6)]);
	});
}

#[test]
fn a_use_goes_on_over_periods() {
	quietly(|| {
		let device = at_start();
		blocks(4);
		begin(device, LEASE);
		run_to_period(FIRST + 3);
		blocks(2);
		end(device, LEASE);
		assert_eq!(uses_in(device, FIRST), vec![(LEASE, 4)]);
		assert_eq!(uses_in(device, FIRST + 1), vec![(LEASE, 12)]);
		assert_eq!(uses_in(device, FIRST + 2), vec![(LEASE, 12)]);
		assert_eq!(uses_in(device, FIRST + 3), vec![(LEASE, 4)]);
	});
}

#[test]
fn what_is_on_record_does_not_depend_on_touches() {
	let run = |touches: bool| {
		let mut record = None;
		quietly(|| {
			let device = at_start();
			blocks(4);
			begin(device, LEASE);
			for _ in 0..20 {
				blocks(1);
				if touches {
					let row = crate::DeviceOf::<Test> {
						activity: touched(device),
						..crate::mock::device(device)
					};
					crate::Devices::<Test>::insert(device, row);
				}
			}
			end(device, LEASE);
			record = Some(touched(device));
		});
		record
	};
	assert_eq!(run(true), run(false));
}

#[test]
fn a_stall_is_on_record_as_far_as_the_ring() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		jump_to_period(FIRST + 100);
		let activity = touched(device);
		assert_eq!(activity.slots.len(), 5);
		assert!(activity.slots.iter().all(|slot| slot.uses[0].seconds == 12));
		end(device, LEASE);
	});
}

#[test]
fn a_use_without_a_second_leaves_no_trace() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		end(device, LEASE);
		assert_eq!(uses_in(device, FIRST), vec![]);
	});
}

#[test]
fn a_device_has_one_use_at_a_time() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		assert_noop!(
			Attestation::begin(&ALICE, device, REDEMPTION, FOREVER),
			Error::DeviceOccupied
		);
		assert_noop!(
			Attestation::begin(&ALICE, device, LEASE, FOREVER),
			Error::DeviceOccupied
		);
	});
}

#[test]
fn a_fourth_use_in_a_period_is_refused() {
	quietly(|| {
		let device = at_start();
		for id in 1..=3 {
			begin(device, UseId::Lease(id));
			blocks(1);
			end(device, UseId::Lease(id));
		}
		assert_noop!(
			Attestation::begin(&ALICE, device, LEASE, FOREVER),
			Error::TooManyUses
		);
		run_to_period(FIRST + 1);
		begin(device, LEASE);
		assert_eq!(uses_in(device, FIRST).len(), 3);
	});
}

#[test]
fn a_use_that_goes_on_is_one_of_the_next_periods_three() {
	quietly(|| {
		let device = at_start();
		begin(device, UseId::Lease(1));
		run_to_period(FIRST + 1);
		blocks(1);
		end(device, UseId::Lease(1));
		for id in 2..=3 {
			begin(device, UseId::Lease(id));
			blocks(1);
			end(device, UseId::Lease(id));
		}
		assert_noop!(
			Attestation::begin(&ALICE, device, LEASE, FOREVER),
			Error::TooManyUses
		);
	});
}

#[test]
fn only_an_active_fresh_device_of_the_provider_is_used() {
	strictly(|| {
		let device = plant(&ALICE);
		assert_noop!(
			Attestation::begin(&BOB, device, LEASE, FOREVER),
			Error::NotYourDevice
		);
		assert_noop!(
			Attestation::begin(&ALICE, device + 1, LEASE, FOREVER),
			Error::UnknownDevice
		);
		run_until_certifiable(FIRST);
		assert_noop!(
			Attestation::begin(&ALICE, device, LEASE, FOREVER),
			Error::NotFresh
		);
		assert_ok!(Attestation::retire_device(
			RuntimeOrigin::signed(ALICE),
			device
		));
		assert_noop!(
			Attestation::begin(&ALICE, device, LEASE, FOREVER),
			Error::DeviceRetired
		);
	});
}

#[test]
fn only_the_use_that_occupies_the_device_ends() {
	quietly(|| {
		let device = at_start();
		assert_noop!(Attestation::end(device, LEASE), Error::NotInUse);
		begin(device, LEASE);
		assert_noop!(Attestation::end(device, REDEMPTION), Error::NotInUse);
		assert_noop!(Attestation::end(device + 1, LEASE), Error::NotInUse);
		end(device, LEASE);
		assert_noop!(Attestation::end(device, LEASE), Error::NotInUse);
	});
}

#[test]
fn a_use_ends_when_everything_else_is_gone() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		Providers::set(vec![]);
		Retired::set(vec![(H100, 0)]);
		crate::CurrentCommittee::<Test>::kill();
		crate::Capacity::<Test>::remove(ALICE, H100);
		crate::Devices::<Test>::mutate(device, |row| row.as_mut().unwrap().counted = false);
		jump_to_period(FIRST + 10_000);
		end(device, LEASE);
	});
}

#[test]
fn a_used_period_credits_its_uses_and_is_not_idle() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		blocks(2);
		end(device, LEASE);
		blocks(1);
		begin(device, REDEMPTION);
		blocks(1);
		end(device, REDEMPTION);
		run_until_certifiable(FIRST);
		let quality = Permill::from_percent(50);
		let entry = florin_core::certificate::CertificateEntry {
			quality,
			..entry(device, 11)
		};
		assert_ok!(submit(body(FIRST, vec![entry])));
		// ⌊11 × 4 / 12⌋ and ⌊11 × 2 / 12⌋.
		assert_eq!(
			meter(device, LEASE),
			Meter {
				seconds: 3,
				missing: 0,
				time: ComputeTime(1_500_000)
			}
		);
		assert_eq!(
			meter(device, REDEMPTION),
			Meter {
				seconds: 1,
				missing: 0,
				time: ComputeTime(500_000)
			}
		);
		let certified = crate::mock::device(device)
			.activity
			.slot(FIRST)
			.unwrap()
			.certified;
		assert!(certified.unwrap().work.is_zero());
	});
}

#[test]
fn meters_are_cumulative_and_apart() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		run_until_certifiable(FIRST);
		assert_ok!(certify(device, FIRST));
		run_until_certifiable(FIRST + 1);
		assert_ok!(certify(device, FIRST + 1));
		assert_eq!(
			meter(device, LEASE),
			Meter {
				seconds: 24,
				missing: 0,
				time: ComputeTime(24_000_000)
			}
		);
		assert_eq!(meter(device, REDEMPTION), Meter::default());
		assert_eq!(Meters::<Test>::iter().count(), 1);
		end(device, LEASE);
	});
}

#[test]
fn a_late_certificate_credits_a_use_that_has_ended() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		run_to_period(FIRST + 1);
		end(device, LEASE);
		run_to_period(FIRST + 2);
		assert_ok!(certify(device, FIRST));
		assert_eq!(meter(device, LEASE).seconds, 12);
	});
}

#[test]
fn splitting_a_use_gains_nothing() {
	quietly(|| {
		let device = at_start();
		for id in 1..=3 {
			begin(device, UseId::Lease(id));
			blocks(1);
			end(device, UseId::Lease(id));
		}
		run_until_certifiable(FIRST);
		assert_ok!(submit(body(FIRST, vec![entry(device, 11)])));
		let credited: u64 = (1..=3)
			.map(|id| meter(device, UseId::Lease(id)).seconds)
			.sum();
		// One use of 6 s would have been credited with ⌊11 × 6 / 12⌋.
		assert!(credited <= 5, "{credited}");
	});
}

#[test]
fn a_device_in_use_when_the_period_began_is_exempt_from_its_challenge() {
	strictly(|| {
		let device = plant(&ALICE);
		begin(device, LEASE);
		run_until_certifiable(FIRST);
		assert!(touched(device).is_fresh());
		assert_ok!(certify(device, FIRST));
		end(device, LEASE);
		// The exemption outlasts the use for periods that it began in.
		let ended = now();
		run_until_certifiable(ended);
		assert_eq!(touched(device).presence.fresh_in(ended), Some(true));
		run_until_certifiable(ended + 1);
		assert_eq!(touched(device).presence.fresh_in(ended + 1), Some(false));
	});
}

#[test]
fn a_use_that_begins_within_a_period_exempts_from_later_ones_only() {
	strictly(|| {
		let device = at_start();
		blocks(1);
		begin(device, LEASE);
		run_until_certifiable(FIRST + 1);
		assert_eq!(touched(device).presence.fresh_in(FIRST), Some(false));
		assert_eq!(touched(device).presence.fresh_in(FIRST + 1), Some(false));
		end(device, LEASE);
	});
}

#[test]
fn a_use_that_begins_with_a_period_does_not_exempt_from_its_challenge() {
	strictly(|| {
		let device = at_start();
		assert_eq!(Attestation::clock().second, 0);
		begin(device, LEASE);
		blocks(1);
		end(device, LEASE);
		begin(device, REDEMPTION);
		run_until_certifiable(FIRST);
		assert_eq!(touched(device).presence.fresh_in(FIRST), Some(false));
		end(device, REDEMPTION);
	});
}

/// Begins a use that ends by itself after so many seconds.
fn begin_for(device: DeviceIndex, id: UseId, seconds: u64) {
	let until = Attestation::time() + seconds;
	assert_ok!(Attestation::begin(&ALICE, device, id, until));
}

#[test]
fn a_use_ends_by_itself_when_its_time_is_over() {
	quietly(|| {
		let device = at_start();
		blocks(1);
		begin_for(device, LEASE, 25);
		run_to_period(FIRST + 4);
		// Nobody touched the device meanwhile.
		assert_eq!(uses_in(device, FIRST), vec![(LEASE, 10)]);
		assert_eq!(uses_in(device, FIRST + 1), vec![(LEASE, 12)]);
		assert_eq!(uses_in(device, FIRST + 2), vec![(LEASE, 3)]);
		assert_eq!(uses_in(device, FIRST + 3), vec![]);
		assert_noop!(Attestation::end(device, LEASE), Error::NotInUse);
		begin(device, REDEMPTION);
	});
}

#[test]
fn a_use_whose_time_ends_with_a_period_leaves_the_next_one_idle() {
	quietly(|| {
		let device = at_start();
		begin_for(device, LEASE, 24);
		run_to_period(FIRST + 3);
		assert_eq!(uses_in(device, FIRST + 1), vec![(LEASE, 12)]);
		assert_eq!(uses_in(device, FIRST + 2), vec![]);
	});
}

#[test]
fn a_use_that_ends_by_itself_does_not_depend_on_touches() {
	let run = |touches: bool| {
		let mut record = None;
		quietly(|| {
			let device = at_start();
			blocks(2);
			begin_for(device, LEASE, 21);
			for _ in 0..24 {
				blocks(1);
				if touches {
					let row = crate::DeviceOf::<Test> {
						activity: touched(device),
						..crate::mock::device(device)
					};
					crate::Devices::<Test>::insert(device, row);
				}
			}
			record = Some(touched(device));
		});
		record
	};
	assert_eq!(run(true), run(false));
}

#[test]
fn a_use_that_is_over_exempts_from_no_later_challenge() {
	strictly(|| {
		let device = plant(&ALICE);
		begin_for(device, LEASE, 18);
		run_until_certifiable(FIRST + 1);
		let presence = touched(device).presence;
		assert_eq!(presence.fresh_in(FIRST), Some(true));
		assert_eq!(presence.fresh_in(FIRST + 1), Some(false));
	});
}

#[test]
fn a_use_is_rescheduled_both_ways() {
	quietly(|| {
		let device = at_start();
		begin_for(device, LEASE, 12);
		let later = Attestation::time() + 30;
		assert_ok!(Attestation::reschedule(device, LEASE, later));
		System::assert_last_event(
			Event::UseRescheduled {
				device,
				id: LEASE,
				until: later,
			}
			.into(),
		);
		run_to_period(FIRST + 1);
		let sooner = Attestation::time() + 4;
		assert_ok!(Attestation::reschedule(device, LEASE, sooner));
		run_to_period(FIRST + 2);
		assert_eq!(uses_in(device, FIRST), vec![(LEASE, 12)]);
		assert_eq!(uses_in(device, FIRST + 1), vec![(LEASE, 4)]);
		assert_noop!(
			Attestation::reschedule(device, LEASE, later),
			Error::NotInUse
		);
	});
}

#[test]
fn readiness_is_what_begin_demands() {
	quietly(|| {
		let device = at_start();
		let ready = Attestation::ensure_ready(&ALICE, device).unwrap();
		assert_eq!(ready.class, H100);
		assert_noop!(
			Attestation::ensure_ready(&BOB, device),
			Error::NotYourDevice
		);
		begin_for(device, LEASE, 4);
		assert_noop!(
			Attestation::ensure_ready(&ALICE, device),
			Error::DeviceOccupied
		);
		blocks(2);
		assert_ok!(Attestation::ensure_ready(&ALICE, device));
	});
}

#[test]
fn a_meter_is_read_as_of_a_period() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		run_until_certifiable(FIRST + 1);
		assert_ok!(submit(body(FIRST, vec![entry(device, 9)])));
		assert_ok!(certify(device, FIRST + 1));
		let read = |through| {
			let meter = <Attestation as DeviceUses<AccountId>>::meter(device, LEASE, through);
			(meter.seconds, meter.missing)
		};
		assert_eq!(read(FIRST - 1), (0, 0));
		assert_eq!(read(FIRST), (9, 3));
		assert_eq!(read(FIRST + 1), (21, 3));
		Attestation::forget(device, LEASE);
		assert_eq!(Meters::<Test>::iter().count(), 0);
	});
}

#[test]
fn nothing_is_missing_in_a_period_in_which_nobody_is_blamed() {
	quietly(|| {
		let device = at_start();
		begin(device, LEASE);
		run_until_certifiable(FIRST);
		crate::Starts::<Test>::mutate(|starts| {
			let start = starts.iter_mut().find(|start| start.period == FIRST);
			start.unwrap().excused = true;
		});
		assert_ok!(submit(body(FIRST, vec![entry(device, 9)])));
		let meter = meter(device, LEASE);
		assert_eq!((meter.seconds, meter.missing), (9, 0));
	});
}

#[test]
fn the_use_of_rated_devices_is_told_by_class() {
	quietly(|| {
		let devices = [plant(&ALICE), plant(&ALICE), plant(&ALICE)];
		run_to_period(FIRST);
		begin(devices[0], LEASE);
		for device in [devices[0], devices[1], 999] {
			Attestation::set_rated(device, true);
		}
		run_until_certifiable(FIRST);
		let entries = devices.map(|device| entry(device, 10)).to_vec();
		assert_ok!(submit(body(FIRST, entries)));
		assert_eq!(Noted::take(), vec![(H100, 10, 10)]);
		Attestation::set_rated(devices[0], false);
		Attestation::set_rated(devices[1], false);
		run_until_certifiable(FIRST + 1);
		assert_ok!(certify(devices[0], FIRST + 1));
		assert_eq!(Noted::take(), vec![]);
	});
}

#[test]
fn what_redemptions_were_delivered_is_told_by_provider_and_class() {
	quietly(|| {
		let devices = [plant(&ALICE), plant(&ALICE), plant(&ALICE)];
		run_to_period(FIRST);
		begin(devices[0], REDEMPTION);
		begin(devices[1], UseId::Redemption(8));
		begin(devices[2], LEASE);
		run_until_certifiable(FIRST);
		let entries = devices.map(|device| entry(device, 10)).to_vec();
		assert_ok!(submit(body(FIRST, entries)));
		assert_eq!(Redeemed::take(), vec![(ALICE, H100, FIRST, 20)]);
	});
}
