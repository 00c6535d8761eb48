//! The hook: bounded, in turn, and able to catch up.

use super::*;
use crate::{
	types::{Stage, MAX_LIVE},
	Live, Rounds, WeightInfo,
};
use florin_core::{futures::Contract, traits::MarketGuard, Period, FLRN};
use frame_support::weights::Weight;

/// A block in which a round takes `weight` besides the look at whether there is one.
fn room_for(weight: Weight) -> Weight {
	<() as WeightInfo>::idle() + weight * 4
}

#[test]
fn a_round_is_a_survey_and_a_turn_for_each_market() {
	build_and_execute(|| {
		record(H100_USD, Now::get(), usd(250), 1);
		Now::mutate(|now| *now += 1);
		let nothing = <() as WeightInfo>::idle();
		assert_eq!(
			poll_with(Weight::MAX),
			nothing + <() as WeightInfo>::survey(0)
		);
		assert_eq!(poll_with(Weight::MAX), nothing, "once a period");
		for _ in 0..3 {
			list(usd_contract());
		}
		list(flrn_contract());
		assert_eq!(poll_with(Weight::MAX), nothing);
		record(H100_USD, Now::get(), usd(250), 1);
		Now::mutate(|now| *now += 1);
		assert_eq!(
			poll_with(Weight::MAX),
			nothing + <() as WeightInfo>::survey(4) + <() as WeightInfo>::mark() * 4
		);
	});
}

#[test]
fn what_a_turn_does_is_what_it_weighs() {
	build_and_execute(|| {
		list(usd_contract());
		pass_at(250, DELIVERY - START - 1);
		let turn = |weight: Weight| {
			record(H100_USD, Now::get(), usd(250), 1);
			Now::mutate(|now| *now += 1);
			let expected = <() as WeightInfo>::idle() + <() as WeightInfo>::survey(1) + weight;
			assert_eq!(poll_with(Weight::MAX), expected);
		};
		turn(<() as WeightInfo>::deliver());
		turn(<() as WeightInfo>::deliver());
		pass_at(250, ENDS - Now::get() - 1);
		turn(<() as WeightInfo>::settle());
	});
}

#[test]
fn a_full_block_does_nothing_and_the_next_ones_go_on() {
	build_and_execute(|| {
		let markets = [
			list(usd_contract()),
			list(usd_contract()),
			list(usd_contract()),
		];
		record(H100_USD, Now::get(), usd(310), 1);
		Now::mutate(|now| *now += 1);
		let told = || markets.map(|market| mark(market).price == lot(260));
		let idle = <() as WeightInfo>::idle();
		assert_eq!(poll_with(Weight::zero()), Weight::zero());
		assert_eq!(poll_with(idle), idle);
		let survey = <() as WeightInfo>::survey(3);
		assert_eq!(
			poll_with(room_for(survey) - Weight::from_parts(1, 0)),
			idle,
			"a quarter doesn't suffice"
		);
		assert_eq!(Rounds::<Test>::get().period, Now::get() - 1);
		assert_eq!(poll_with(room_for(survey)), idle + survey);
		assert_eq!(Rounds::<Test>::get().period, Now::get());
		assert_eq!(Rounds::<Test>::get().turns.len(), 3);
		assert_eq!(told(), [false; 3]);
		// It has to suffice for whatever a turn may be.
		let most = <() as WeightInfo>::settle();
		let each = idle + <() as WeightInfo>::mark();
		assert_eq!(poll_with(room_for(<() as WeightInfo>::mark())), idle);
		assert_eq!(poll_with(room_for(most)), each);
		assert_eq!(told(), [true, false, false]);
		assert_eq!(poll_with(room_for(most)), each);
		assert_eq!(told(), [true, true, false]);
		assert_eq!(poll_with(room_for(most)), each);
		assert_eq!(told(), [true; 3]);
		assert_eq!(poll_with(room_for(most)), idle);
	});
}

#[test]
fn every_market_has_its_turn_however_little_room_there_is() {
	build_and_execute(|| {
		let markets: Vec<_> = (0..5).map(|_| list(usd_contract())).collect();
		// Room for one turn, or a survey, in a period.
		let room = room_for(<() as WeightInfo>::settle());
		for _ in 0..12 {
			record(H100_USD, Now::get(), usd(250), 1);
			Now::mutate(|now| *now += 1);
			poll_with(room);
		}
		for market in markets {
			let age = Now::get() - mark(market).period;
			assert!(age <= 6, "a mark of {age} periods ago");
		}
	});
}

#[test]
fn a_round_that_takes_longer_than_a_period_is_of_now() {
	build_and_execute(|| {
		let markets = [list(usd_contract()), list(usd_contract())];
		record(H100_USD, Now::get(), usd(310), 1);
		Now::mutate(|now| *now += 1);
		poll_with(room_for(<() as WeightInfo>::survey(2)));
		pass_at(310, 1);
		// Both rounds were finished.
		assert_eq!(markets.map(mark), [lagging(270, 310); 2]);
		assert_eq!(Rounds::<Test>::get().period, Now::get());
	});
}

#[test]
fn after_a_pause_of_many_periods_a_round_catches_up() {
	build_and_execute(|| {
		let first = list(usd_contract());
		let second = list(Contract {
			delivery: DELIVERY + DAY,
			..usd_contract()
		});
		let third = list(Contract {
			delivery: DELIVERY + 2 * DAY,
			..usd_contract()
		});
		for period in START..ENDS + 10 {
			record(H100_USD, period, usd(310), 1);
		}
		Now::set(ENDS + 10);
		let weight = poll_with(Weight::MAX);
		assert_eq!(
			weight,
			<() as WeightInfo>::idle()
				+ <() as WeightInfo>::survey(3)
				+ <() as WeightInfo>::settle()
				+ <() as WeightInfo>::deliver()
				+ <() as WeightInfo>::mark(),
			"as much as any other"
		);
		assert_eq!(settled(first).unwrap().0, lot(310));
		assert!(!trades(second));
		assert_eq!([second, third].map(mark), [live_at(310); 2]);
	});
}

#[test]
fn a_round_of_as_many_markets_as_there_may_be_weighs_what_it_says() {
	build_and_execute(|| {
		for _ in 0..MAX_LIVE {
			list(flrn_contract());
		}
		record(H100_FLRN, Now::get(), FLRN, 100 * HOUR);
		Now::mutate(|now| *now += 1);
		assert_eq!(
			poll_with(Weight::MAX),
			<() as WeightInfo>::idle()
				+ <() as WeightInfo>::survey(MAX_LIVE)
				+ <() as WeightInfo>::mark() * u64::from(MAX_LIVE)
		);
	});
}

#[test]
fn a_contract_that_is_listed_in_a_round_waits_for_the_next_one() {
	build_and_execute(|| {
		list(usd_contract());
		record(H100_USD, Now::get(), usd(310), 1);
		Now::mutate(|now| *now += 1);
		poll_with(room_for(<() as WeightInfo>::survey(1)));
		let market = list(usd_contract());
		let began = mark(market);
		poll();
		assert_eq!(mark(market), began);
		pass_at(310, 1);
		assert_eq!(mark(market), lagging(270, 310));
	});
}

#[test]
fn the_contract_of_a_market_that_is_removed_is_forgotten() {
	build_and_execute(|| {
		let market = list(usd_contract());
		let other = list(Contract {
			delivery: DELIVERY + DAY,
			..usd_contract()
		});
		let periods: Period = ENDS - START;
		pass_at(250, periods);
		assert!(matches!(stage(market), Stage::Settled(_)));
		Futures::removed(market);
		House::mutate(|house| house.remove(&market));
		assert_eq!(Futures::contract(market), None);
		assert_eq!(Futures::contracts().len(), 1);
		assert_eq!(Live::<Test>::get().to_vec(), [other]);
		Futures::removed(99);
	});
}
