//! Benchmarks of the calls and of the hook's turns, each on its most expensive path: on a FLRN series, whose open interest is bounded.

use super::*;
use crate::types::{Limits, Round, Turn, Turns, MAX_LIVE};
use alloc::vec::Vec;
use florin_core::{
	class::{Architecture, MAX_CLASSES},
	clearing::{MarketId, RiskTerms, SettlementAsset},
	futures::{Basis, Contract},
	index::{IndexPrice, Series},
	traits::{ComputeClasses, Markets, PeriodClock, PriceIndex},
	ClassId, Period, FLRN,
};
use frame_benchmarking::v2::*;
use frame_support::{traits::EnsureOrigin, weights::WeightMeter};
use sp_runtime::Permill;

/// What a class-hour costs.
const PRICE: IndexPrice = IndexPrice(FLRN);

/// The period in which benchmarks take place, long after the first.
fn now<T: Config>() -> Period {
	T::Clock::periods_per_day() * 1_000
}

/// Sets the clock, and fills the catalogue.
fn prepare<T: Config>() {
	T::Clock::set_now(now::<T>());
	for class in 0..MAX_CLASSES {
		if T::Classes::terms_at(class, now::<T>()).is_none() {
			T::Classes::create_class(Architecture::Hopper);
		}
	}
}

/// A contract on the FLRN series of a class, for delivery from `delivery` on.
fn contract(class: ClassId, delivery: Period) -> Contract {
	Contract {
		series: Series::flrn(class),
		asset: SettlementAsset::Native,
		lot_seconds: 3_600,
		tick: FLRN / 1_000,
		delivery,
		periods: 3,
		mark_span: 2,
		least_coverage: Permill::from_percent(50),
		risk: RiskTerms {
			initial: Permill::from_percent(20),
			initial_slope: Permill::from_percent(20),
			maintenance: Permill::from_percent(10),
			maintenance_slope: Permill::from_percent(10),
			profit_cap: Permill::from_percent(50),
			band: Permill::from_percent(10),
			taker_fee: Permill::from_parts(500),
			liquidation_fee: Permill::from_percent(1),
			liquidator_share: Permill::from_percent(50),
			cap: 1_000_000,
			position_cap: 100_000,
			order_cap: 20,
			deposit: FLRN,
		},
	}
}

/// A class has cost so much ever since. Spans may begin and end around now.
fn history<T: Config>(class: ClassId) {
	let day = T::Clock::periods_per_day();
	let near = now::<T>() - 20..now::<T>();
	let known: Vec<_> = near
		.clone()
		.chain(near.map(|period| period - day))
		.collect();
	T::Index::set_history(Series::flrn(class), PRICE, &known);
}

/// Lists a contract whose delivery begins so many periods from now, or, below zero, began. Answers its market.
fn listed<T: Config>(class: ClassId, from_now: i32) -> MarketId {
	history::<T>(class);
	let lead = Params::<T>::get().lead;
	Pallet::<T>::do_list(contract(class, now::<T>() + lead)).expect("it can be listed");
	let market = Live::<T>::get().last().copied().expect("it is live");
	Contracts::<T>::mutate(market, |row| {
		let row = row.as_mut().expect("it is listed");
		row.contract.delivery = now::<T>().saturating_add_signed(from_now);
		row.parameters.dispute_delay = 1;
	});
	market
}

/// A market that has its turn, of which more is open than is bound.
fn turn(market: MarketId) -> Turn {
	Turn {
		market,
		limits: Some(Limits {
			bound: 1,
			open: 3,
			cap: 0,
		}),
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn list() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		prepare::<T>();
		let class = MAX_CLASSES - 1;
		for _ in 1..MAX_LIVE {
			listed::<T>(class, 1);
		}
		let contract = contract(class, now::<T>() + Params::<T>::get().lead);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, contract);

		assert!(Live::<T>::get().is_full());
		Ok(())
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::ParametersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let parameters = Parameters {
			lead: Params::<T>::get().lead + 1,
			..Params::<T>::get()
		};

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);

		assert_eq!(Params::<T>::get(), parameters);
		Ok(())
	}

	#[benchmark]
	fn settle_at() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		prepare::<T>();
		let class = MAX_CLASSES - 1;
		let market = listed::<T>(class, 0);
		for _ in 1..MAX_LIVE {
			listed::<T>(class, 1);
		}
		Pallet::<T>::take_turn(now::<T>(), &turn(market));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, market, FLRN);

		let basis = Basis::Governance;
		let settled = Event::<T>::Settled {
			market,
			price: FLRN,
			basis,
		};
		frame_system::Pallet::<T>::assert_last_event(settled.into());
		Ok(())
	}

	#[benchmark]
	fn idle() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let turns: Vec<_> = (0..MAX_LIVE).map(turn).collect();
		let round = Round {
			period: now::<T>() - 1,
			turns: Turns::truncate_from(turns),
		};
		Rounds::<T>::put(&round);
		let mut meter = WeightMeter::with_limit(T::WeightInfo::idle());

		#[block]
		{
			Pallet::<T>::go_round(&mut meter);
			// What it reads besides when it is the survey that doesn't fit.
			Live::<T>::get();
		}

		assert_eq!(Rounds::<T>::get(), round);
		Ok(())
	}

	#[benchmark]
	fn survey(n: Linear<0, 64>) -> Result<(), BenchmarkError> {
		prepare::<T>();
		for class in 0..n {
			listed::<T>(class as ClassId, 1);
		}
		let turns;

		#[block]
		{
			turns = Pallet::<T>::survey(now::<T>(), &Live::<T>::get());
			Rounds::<T>::put(Round {
				period: now::<T>(),
				turns: turns.clone(),
			});
		}

		assert_eq!(turns.len(), n as usize);
		assert!(turns
			.iter()
			.all(|turn| turn.limits.is_some_and(|limits| limits.bound > 0)));
		Ok(())
	}

	#[benchmark]
	fn mark() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let market = listed::<T>(MAX_CLASSES - 1, 1);
		// It becomes live again, which is told.
		T::Markets::mark(market, Default::default());

		#[block]
		{
			Pallet::<T>::take_turn(now::<T>(), &turn(market));
		}

		let state = T::Markets::state(market).expect("it is open");
		assert_eq!((state.mark.price, state.mark.live), (FLRN, true));
		Ok(())
	}

	#[benchmark]
	fn deliver() -> Result<(), BenchmarkError> {
		prepare::<T>();
		// A part of it is delivered, and the rest is expected.
		let market = listed::<T>(MAX_CLASSES - 1, -1);
		T::Markets::mark(market, Default::default());

		#[block]
		{
			Pallet::<T>::take_turn(now::<T>(), &turn(market));
		}

		let state = T::Markets::state(market).expect("it is open");
		assert_eq!((state.mark.price, state.mark.live), (FLRN, true));
		assert!(!state.trades);
		Ok(())
	}

	#[benchmark]
	fn settle() -> Result<(), BenchmarkError> {
		prepare::<T>();
		let class = MAX_CLASSES - 1;
		let market = listed::<T>(class, -4);
		for _ in 1..MAX_LIVE {
			listed::<T>(class, 1);
		}

		#[block]
		{
			Pallet::<T>::take_turn(now::<T>(), &turn(market));
		}

		let basis = Basis::Average;
		let settled = Event::<T>::Settled {
			market,
			price: FLRN,
			basis,
		};
		frame_system::Pallet::<T>::assert_last_event(settled.into());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
