//! Benchmarks of the calls and of the hook's steps, each on its most expensive path.

use super::*;
use crate::{
	impls::Context,
	types::{
		Checkpoint, CountedPart, FactorBounds, Feed, FeedPrice, FeedPrices, FeedSeries,
		FeederState, Feeds, LeaseSeries, Parameters, Progress, ProviderShare, Shares, MAX_FEEDERS,
		MAX_FEEDS, MAX_SHARES,
	},
};
use alloc::vec::Vec;
use florin_core::{
	class::MAX_CLASSES,
	index::{IndexPrice, LeasePrint, Quote, Series},
	traits::{CreditFactors, LeasePrices, PeriodClock, ProviderRegistry},
	ClassId, Period,
};
use florin_math::index::Accumulator;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		EnsureOrigin,
	},
	weights::WeightMeter,
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_runtime::FixedU128;

/// The period in which benchmarks take place: the first one of a day, long after the first.
fn now<T: Config>() -> Period {
	T::Clock::periods_per_day() * 1_000
}

fn funded<T: Config>(index: u32) -> T::AccountId {
	let who: T::AccountId = account("feeder", index, 0);
	let amount = Params::<T>::get().feeder_bond * 2 + T::Currency::minimum_balance();
	T::Currency::mint_into(&who, amount).expect("the account can be funded");
	who
}

/// An account that has been admitted as a feeder.
fn admitted<T: Config>(index: u32) -> T::AccountId {
	let who = funded::<T>(index);
	Pallet::<T>::do_admit_feeder(who.clone()).expect("it isn't known");
	who
}

/// Puts feeders on duty until there is place for `left` more.
fn feeders<T: Config>(left: u32) -> Vec<T::AccountId> {
	T::Clock::set_now(now::<T>());
	let mut all = ActiveFeeders::<T>::get().into_inner();
	let mut index = 0;
	while (all.len() as u32) < MAX_FEEDERS - left {
		let who = admitted::<T>(index);
		Pallet::<T>::do_bond_feeder(who.clone()).expect("there is place");
		all.push(who);
		index += 1;
	}
	all
}

/// As many feeds of a class as are kept, the first ones of those on duty, told in `period`, and false for so many periods.
fn fill_feeds<T: Config>(
	class: ClassId,
	active: &[T::AccountId],
	period: Period,
	false_for: Period,
) {
	let feed = |(index, feeder): (u32, T::AccountId)| Feed {
		feeder,
		price: IndexPrice(IndexPrice::MAX.0 / 2 + u128::from(index)),
		period,
		false_for,
	};
	let others = (0..MAX_FEEDS).map(|index| account("former", index, 0));
	let feeds: Vec<_> = (0..MAX_FEEDS)
		.zip(active.iter().cloned().chain(others))
		.map(feed)
		.collect();
	FeedsOf::<T>::insert(class, Feeds::truncate_from(feeds));
}

/// Both series of a class, with a price in `period`.
fn fill_series<T: Config>(class: ClassId, active: &[T::AccountId], period: Period) {
	let total = Accumulator {
		value: 1 << 100,
		weight: 1 << 40,
		covered: 1_000,
	};
	let leases = LeaseSeries {
		closed: total,
		open: total,
		open_in: period,
		since: Some(1),
		..Default::default()
	};
	LeaseRows::<T>::insert(class, leases);
	let row = FeedSeries {
		closed: total,
		since: Some(1),
		..Default::default()
	};
	FeedRows::<T>::insert(class, row);
	// All of them change: those on duty are false no more, the others neither count nor prove anything.
	fill_feeds::<T>(class, active, period, 1);
}

fn context<T: Config>() -> Context<T::AccountId> {
	Context {
		now: T::Clock::now(),
		parameters: Params::<T>::get(),
		feeders: ActiveFeeders::<T>::get(),
		classes: T::Factors::class_count(),
	}
}

/// Makes a series live that has had `price` in each period up to this one, FLRN for a device-hour each, and writes the checkpoints of `known` periods.
pub(crate) fn write_history<T: Config>(series: Series, price: IndexPrice, known: &[Period]) {
	let now = T::Clock::now();
	let parameters = Params::<T>::get();
	let last = now - 1;
	let weight = match series.quote {
		Quote::Flrn => 3_600,
		Quote::Usd => 1,
	};
	let through = |period: Period| Accumulator {
		value: price.0 * weight * (u128::from(period) + 1),
		weight: weight * (u128::from(period) + 1),
		covered: period + 1,
	};
	Closing::<T>::put(Progress {
		closed: last,
		steps: 0,
	});
	match series.quote {
		Quote::Flrn => LeaseRows::<T>::insert(
			series.class,
			LeaseSeries {
				closed: through(last),
				day: T::Clock::day_of(now),
				providers: parameters.provider_quorum,
				since: Some(0),
				updated: last,
				..Default::default()
			},
		),
		Quote::Usd => FeedRows::<T>::insert(
			series.class,
			FeedSeries {
				closed: through(last),
				price,
				updated: last,
				since: Some(0),
				fresh: parameters.feed_quorum,
			},
		),
	}
	// The latest price of a FLRN series is the average of a day.
	let day_before = last.saturating_sub(T::Clock::periods_per_day());
	for period in known.iter().copied().chain([day_before, last]) {
		let total = through(period);
		let slot = period % parameters.ring;
		Checkpoints::<T>::insert(series, slot, Checkpoint { period, total });
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn submit_prices(p: Linear<1, 64>) -> Result<(), BenchmarkError> {
		T::Factors::fill();
		let active = feeders::<T>(0);
		let feeder = active.last().cloned().expect("there are feeders");
		// All places are taken by former feeders whom nothing is proven of, and who make room therefore.
		for class in 0..MAX_CLASSES {
			fill_feeds::<T>(class, &[], now::<T>() - 1, 0);
		}
		let prices: Vec<_> = (0..p as ClassId)
			.map(|class| FeedPrice {
				class,
				price: IndexPrice::MAX,
			})
			.collect();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(feeder.clone()),
			FeedPrices::truncate_from(prices),
		);

		let feeds = FeedsOf::<T>::get(0);
		assert!(feeds
			.iter()
			.any(|feed| feed.feeder == feeder && feed.price == IndexPrice::MAX));
		Ok(())
	}

	#[benchmark]
	fn bond_feeder() -> Result<(), BenchmarkError> {
		feeders::<T>(1);
		let feeder = admitted::<T>(MAX_FEEDERS);

		#[extrinsic_call]
		_(RawOrigin::Signed(feeder.clone()));

		assert_eq!(
			Feeders::<T>::get(feeder).map(|row| row.state),
			Some(FeederState::Active)
		);
		Ok(())
	}

	#[benchmark]
	fn unbond_feeder() -> Result<(), BenchmarkError> {
		let active = feeders::<T>(0);
		let feeder = active.last().cloned().expect("there are feeders");
		Pallet::<T>::do_unbond_feeder(feeder.clone())?;
		T::Clock::set_now(now::<T>() + Params::<T>::get().unbonding);

		#[extrinsic_call]
		_(RawOrigin::Signed(feeder.clone()));

		assert!(!Feeders::<T>::contains_key(feeder));
		Ok(())
	}

	#[benchmark]
	fn admit_feeder() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let feeder = funded::<T>(0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feeder.clone());

		assert!(Feeders::<T>::contains_key(feeder));
		Ok(())
	}

	#[benchmark]
	fn remove_feeder() -> Result<(), BenchmarkError> {
		let origin =
			T::RemoveOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let active = feeders::<T>(0);
		let feeder = active.first().cloned().expect("there are feeders");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feeder.clone());

		assert!(!ActiveFeeders::<T>::get().contains(&feeder));
		Ok(())
	}

	#[benchmark]
	fn slash_feeder() -> Result<(), BenchmarkError> {
		let active = feeders::<T>(0);
		let feeder = active.last().cloned().expect("there are feeders");
		let long = Params::<T>::get().false_periods;
		fill_feeds::<T>(0, &active, now::<T>(), long);
		let before = Feeders::<T>::get(&feeder).expect("it is on duty").bond;

		#[extrinsic_call]
		_(RawOrigin::Signed(funded::<T>(99)), feeder.clone(), 0);

		assert!(Feeders::<T>::get(feeder).is_some_and(|row| row.bond < before));
		Ok(())
	}

	#[benchmark]
	fn set_factor_bounds() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		T::Factors::fill();
		let class = MAX_CLASSES - 1;
		let bounds = Some(FactorBounds {
			least: FixedU128::from_u32(1),
			greatest: FixedU128::from_u32(2),
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, class, bounds);

		assert_eq!(FactorBoundsOf::<T>::get(class), bounds);
		Ok(())
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::ParametersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let parameters = Parameters {
			feeder_bond: Params::<T>::get().feeder_bond + 1,
			..Params::<T>::get()
		};

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);

		assert_eq!(Params::<T>::get(), parameters);
		Ok(())
	}

	#[benchmark]
	fn note_lease() -> Result<(), BenchmarkError> {
		T::Factors::fill();
		T::Clock::set_now(now::<T>());
		let (provider, tenant) = (funded::<T>(0), funded::<T>(1));
		T::Providers::register(&provider, Params::<T>::get().feeder_bond);
		let class = MAX_CLASSES - 1;
		let today = T::Clock::day_of(now::<T>());
		// As many classes as there is place for, the last of which is this one; a settlement of all periods that count.
		let oldest = <Pallet<T> as LeasePrices<T::AccountId>>::oldest();
		let length = Params::<T>::get().part_length();
		let parts: Vec<_> = (oldest / length..=now::<T>() / length)
			.map(|part| CountedPart { part, seconds: 0 })
			.collect();
		let shares: Vec<_> = (MAX_CLASSES - MAX_SHARES as ClassId..MAX_CLASSES)
			.map(|class| ProviderShare {
				class,
				day: today - 1,
				counted: BoundedVec::truncate_from(parts.clone()),
			})
			.collect();
		ProviderShares::<T>::insert(&provider, Shares::truncate_from(shares));
		fill_series::<T>(class, &[], now::<T>() - 1);
		let print = LeasePrint {
			provider: &provider,
			tenant: &tenant,
			class,
			price: 1,
			struck: now::<T>() - 1,
			after: oldest - 1,
			through: now::<T>() - 1,
			seconds: 1_000,
		};

		#[block]
		{
			<Pallet<T> as LeasePrices<T::AccountId>>::note(print);
		}

		frame_system::Pallet::<T>::assert_last_event(
			Event::<T>::LeaseCounted {
				class,
				provider,
				price: IndexPrice(1),
				seconds: 1_000,
			}
			.into(),
		);
		Ok(())
	}

	#[benchmark]
	fn close_nothing() -> Result<(), BenchmarkError> {
		T::Factors::fill();
		feeders::<T>(0);
		// The first step doesn't fit: all has been read that a block with something to close reads.
		Closing::<T>::put(Progress {
			closed: now::<T>() - 2,
			steps: 0,
		});
		let mut meter = WeightMeter::with_limit(T::WeightInfo::close_nothing());

		#[block]
		{
			Pallet::<T>::close_periods(&mut meter);
		}

		assert_eq!(Pallet::<T>::closed(), Some(now::<T>() - 2));
		Ok(())
	}

	#[benchmark]
	fn close_class() -> Result<(), BenchmarkError> {
		T::Factors::fill();
		let active = feeders::<T>(0);
		let (class, period) = (MAX_CLASSES - 1, now::<T>() - 1);
		fill_series::<T>(class, &active, period);
		let context = context::<T>();

		#[block]
		{
			Pallet::<T>::close_class(&context, class, period);
		}

		let slot = period % context.parameters.ring;
		assert!(Checkpoints::<T>::contains_key(Series::flrn(class), slot));
		assert!(Checkpoints::<T>::contains_key(Series::usd(class), slot));
		Ok(())
	}

	#[benchmark]
	fn adjust_factor() -> Result<(), BenchmarkError> {
		T::Factors::fill();
		T::Clock::set_now(now::<T>());
		let context = context::<T>();
		let (class, period) = (MAX_CLASSES - 1, now::<T>() - 1);
		let day = T::Clock::periods_per_day();
		for (class, price) in [(context.parameters.reference, 1), (class, 2)] {
			let row = FeedSeries {
				since: Some(1),
				..Default::default()
			};
			FeedRows::<T>::insert(class, row);
			for (period, covered) in [(period - day, 0), (period, day)] {
				let total = Accumulator {
					value: price * u128::from(covered),
					weight: covered.into(),
					covered,
				};
				let slot = period % context.parameters.ring;
				Checkpoints::<T>::insert(Series::usd(class), slot, Checkpoint { period, total });
			}
		}
		let bounds = FactorBounds {
			least: FixedU128::from_rational(1, 2),
			greatest: FixedU128::from_u32(3),
		};
		FactorBoundsOf::<T>::insert(class, bounds);
		let before = T::Factors::adjustable(class);

		#[block]
		{
			Pallet::<T>::adjust_factor(&context, class, period);
		}

		frame_system::Pallet::<T>::assert_last_event(
			Event::<T>::FactorMoved {
				class,
				factor: before.expect("it may move") * FixedU128::from_rational(101, 100),
				target: FixedU128::from_u32(2),
			}
			.into(),
		);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
