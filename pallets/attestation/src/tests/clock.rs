use crate::{
	clock::Clock,
	mock::*,
	types::{Parameters, PeriodStart},
	CurrentPeriod, Event, Pallet, Starts, WeightInfo,
};
use florin_core::{parameters::Parameters as _, traits::PeriodClock};
use frame_support::traits::Hooks;
use sp_io::hashing::blake2_256;

fn start(period: u32) -> PeriodStart {
	*Attestation::clock().start_of(period).unwrap()
}

/// A clock with one period in which `modulus` decides who is challenged.
fn clock_with(modulus: u32) -> (Clock, PeriodStart) {
	let mut clock = Attestation::clock();
	clock.parameters.challenge_modulus = modulus;
	(clock, start(FIRST_PERIOD))
}

#[test]
fn a_period_begins_with_its_first_block() {
	quietly(|| {
		assert_eq!(now(), FIRST_PERIOD);
		assert_eq!(start(FIRST_PERIOD).first_block, 1);
		run_to_block(6);
		assert_eq!(now(), FIRST_PERIOD);
		run_to_block(7);
		assert_eq!(now(), FIRST_PERIOD + 1);
		assert_eq!(start(FIRST_PERIOD + 1).first_block, 7);
		System::assert_has_event(
			Event::PeriodStarted {
				period: FIRST_PERIOD + 1,
			}
			.into(),
		);
		run_to_block(8);
		assert_eq!(start(FIRST_PERIOD + 1).first_block, 7);
	});
}

#[test]
fn a_period_without_a_block_has_no_start() {
	quietly(|| {
		jump_to_period(FIRST_PERIOD + 4);
		assert_eq!(now(), FIRST_PERIOD + 4);
		let clock = Attestation::clock();
		assert!(clock.start_of(FIRST_PERIOD).is_some());
		assert!((1..4).all(|gap| clock.start_of(FIRST_PERIOD + gap).is_none()));
	});
}

#[test]
fn the_seed_mixes_the_last_eight_parent_hashes_and_the_period() {
	quietly(|| {
		run_to_period(FIRST_PERIOD + 2);
		let start = start(FIRST_PERIOD + 2);
		let mut mixed = Vec::new();
		for age in 1..=8 {
			mixed.extend_from_slice(System::block_hash(start.first_block - age).as_bytes());
		}
		mixed.extend_from_slice(&start.period.to_le_bytes());
		assert_eq!(start.seed, blake2_256(&mixed));
	});
}

#[test]
fn as_many_starts_are_kept_as_a_ring_has_periods() {
	quietly(|| {
		run_to_period(FIRST_PERIOD + 10);
		let periods: Vec<_> = Starts::<Test>::get()
			.iter()
			.map(|start| start.period)
			.collect();
		assert_eq!(
			periods,
			(FIRST_PERIOD + 5..=FIRST_PERIOD + 10).collect::<Vec<_>>()
		);
	});
}

#[test]
fn starts_outlive_a_stall() {
	quietly(|| {
		jump_to_period(FIRST_PERIOD + 500);
		assert!(Attestation::clock().start_of(FIRST_PERIOD).is_some());
	});
}

#[test]
fn a_clock_that_stands_still_or_goes_back_begins_no_period() {
	quietly(|| {
		let before = Starts::<Test>::get();
		Pallet::<Test>::start_period(now());
		Pallet::<Test>::start_period(now() - 1);
		assert_eq!(Starts::<Test>::get(), before);
		assert_eq!(CurrentPeriod::<Test>::get(), Some(FIRST_PERIOD));
	});
}

#[test]
fn a_period_closes_when_the_last_possible_proof_block_has_passed() {
	quietly(|| {
		run_to_period(FIRST_PERIOD + 1);
		let start = start(FIRST_PERIOD + 1);
		// Three quarters of six blocks, of which the first is block 7, and three more.
		assert_eq!(Attestation::clock().last_proof_block(&start), 7 + 3 + 3);
		run_to_block(13);
		assert!(!Attestation::clock().is_closed(&start));
		run_to_block(14);
		assert!(Attestation::clock().is_closed(&start));
	});
}

#[test]
fn a_stall_closes_no_period() {
	quietly(|| {
		let start = start(FIRST_PERIOD);
		jump_to_period(FIRST_PERIOD + 100);
		assert!(!Attestation::clock().is_closed(&start));
	});
}

#[test]
fn about_one_device_in_so_many_is_challenged() {
	quietly(|| {
		let (clock, start) = clock_with(4);
		let challenged = (0_u32..4_000)
			.filter(|number| clock.is_challenged(&start, &blake2_256(&number.to_le_bytes())))
			.count();
		assert!((850..1_150).contains(&challenged), "{challenged} of 4,000");
	});
}

#[test]
fn challenge_blocks_cover_three_quarters_of_a_period() {
	quietly(|| {
		let (clock, start) = clock_with(4);
		let offsets: std::collections::BTreeSet<_> = (0_u32..200)
			.map(|number| clock.challenge_block(&start, &blake2_256(&number.to_le_bytes())))
			.collect();
		assert_eq!(offsets.into_iter().collect::<Vec<_>>(), vec![1, 2, 3, 4]);
	});
}

#[test]
fn production_numbers_are_those_of_a_ten_minute_period() {
	let parameters = Parameters::default();
	assert_eq!(parameters.flaw(), None);
	assert_eq!(parameters.ring_length(), 43);
	assert_eq!(parameters.expected_blocks(), 300);
	assert_eq!(parameters.challenge_spread(), 225);
	assert_eq!(parameters.span_of(144 * 30 - 1), 0);
	assert_eq!(parameters.span_of(144 * 30), 1);
}

#[test]
fn the_clock_tells_what_other_pallets_ask() {
	quietly(|| {
		assert_eq!(<Attestation as PeriodClock>::period_seconds(), 12);
		assert_eq!(<Attestation as PeriodClock>::periods_per_day(), 6);
		assert_eq!(<Attestation as PeriodClock>::certificate_window(), 2);
		assert_eq!(
			<Attestation as PeriodClock>::day_of(FIRST_PERIOD),
			FIRST_PERIOD / 6
		);
	});
}

#[test]
fn each_block_is_charged_for_the_start_of_a_period() {
	quietly(|| {
		assert_eq!(Attestation::on_initialize(9), <()>::on_timestamp_set());
	});
}
