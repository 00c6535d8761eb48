//! What the pallet's calls weigh.

use super::*;
use crate::types::{OrderIds, MAX_BATCH, MAX_VISITS, PAGE_ORDERS};
use alloc::vec::Vec;
use florin_core::{
	book::{OrderId, OrderKind, Tick},
	clearing::{MarketId, Side},
	traits::{ClearingHouse, OrderBooks, PeriodClock},
	Balance, Period,
};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;

/// What a tick is worth in benchmarks.
const TICK: Balance = 1_000_000;

/// The mark price in ticks: the highest with which a book begins, so that as many leaves as possible lie within the band. The first tick of a leaf.
const MARK: Tick = 32_704;

/// The period in which benchmarks take place.
const NOW: Period = 10_000;

/// A market with an empty book.
fn market<T: Config>() -> MarketId {
	T::Clock::set_now(NOW);
	let mark = Balance::from(MARK) * TICK;
	let market = T::House::create_market(mark);
	if !Books::<T>::contains_key(market) {
		<Pallet<T> as OrderBooks>::open(market, TICK, mark).expect("there is no book");
	}
	market
}

/// The price of the order with this index: each in a leaf of its own, as far as the band allows.
fn tick<T: Config>(market: MarketId, index: u32) -> Tick {
	let band = T::House::trading(market).expect("it trades").band;
	let widest = band.mul_floor(u32::from(MARK)) / (MAX_VISITS + 1);
	MARK + (widest.min(u32::from(florin_math::book::LEAF_TICKS)) * index) as Tick
}

fn endowed<T: Config>(market: MarketId, index: u32) -> T::AccountId {
	let who = account("trader", index, 0);
	T::House::endow(&who, market);
	who
}

const LIMIT: OrderKind = OrderKind::Limit {
	expires: NOW + 1,
	post_only: false,
};

fn place<T: Config>(who: &T::AccountId, market: MarketId, side: Side, tick: Tick) -> OrderId {
	let id = Books::<T>::get(market).expect("there is a book").next_order;
	let origin = RawOrigin::Signed(who.clone()).into();
	Pallet::<T>::place_order(origin, market, side, 1, tick, LIMIT, false)
		.map_err(|refused| refused.error)
		.expect("it can be placed");
	OrderId {
		side,
		tick,
		page: 0,
		id,
	}
}

/// Asks of a lot by as many owners, each at a price of its own.
fn asks<T: Config>(market: MarketId, count: u32) -> Vec<OrderId> {
	(0..count)
		.map(|index| {
			let who = endowed::<T>(market, index + 1);
			place::<T>(&who, market, Side::Sell, tick::<T>(market, index))
		})
		.collect()
}

/// An ask that is dearer than `count` others and than the price between, which an order looks at before it stops.
fn beyond<T: Config>(market: MarketId, count: u32) {
	let who = endowed::<T>(market, MAX_VISITS + 1);
	place::<T>(&who, market, Side::Sell, tick::<T>(market, count + 1));
}

/// All orders have expired.
fn expire<T: Config>(market: MarketId) {
	let keys: Vec<_> = Pages::<T>::iter_key_prefix(market).collect();
	for key in keys {
		Pages::<T>::mutate(market, key, |orders| {
			for order in orders.iter_mut() {
				order.expires = 0;
			}
		});
	}
}

fn orders<T: Config>(market: MarketId) -> u32 {
	Books::<T>::get(market).expect("there is a book").orders
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn place_order(f: Linear<0, MAX_VISITS>) -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let who = endowed::<T>(market, 0);
		asks::<T>(market, f);
		let limit = tick::<T>(market, f);
		beyond::<T>(market, f);
		if f == 0 {
			// Where nothing was taken others may wait already: a page of them.
			let other = endowed::<T>(market, MAX_VISITS + 2);
			for _ in 0..PAGE_ORDERS {
				place::<T>(&other, market, Side::Buy, limit);
			}
		}
		let orders_before = orders::<T>(market);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who),
			market,
			Side::Buy,
			u64::from(f) + 1,
			limit,
			LIMIT,
			false,
		);

		assert_eq!(orders::<T>(market), orders_before - f + 1);
		Ok(())
	}

	#[benchmark]
	fn take_order(f: Linear<0, MAX_VISITS>) -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let who = endowed::<T>(market, 0);
		asks::<T>(market, f);
		beyond::<T>(market, f);

		#[extrinsic_call]
		place_order(
			RawOrigin::Signed(who),
			market,
			Side::Buy,
			u64::from(f) + 1,
			tick::<T>(market, f),
			OrderKind::ImmediateOrCancel,
			false,
		);

		assert_eq!(orders::<T>(market), 1);
		Ok(())
	}

	#[benchmark]
	fn clear_orders(c: Linear<0, MAX_VISITS>) -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let who = endowed::<T>(market, 0);
		asks::<T>(market, c);
		expire::<T>(market);
		beyond::<T>(market, c);

		#[extrinsic_call]
		place_order(
			RawOrigin::Signed(who),
			market,
			Side::Buy,
			1,
			tick::<T>(market, c),
			OrderKind::ImmediateOrCancel,
			false,
		);

		assert_eq!(orders::<T>(market), 1);
		Ok(())
	}

	#[benchmark]
	fn cancel_order() -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let who = endowed::<T>(market, 0);
		let id = place::<T>(&who, market, Side::Buy, MARK);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, id);

		assert_eq!(orders::<T>(market), 0);
		Ok(())
	}

	#[benchmark]
	fn cancel_orders(n: Linear<1, MAX_BATCH>) -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let who = endowed::<T>(market, 0);
		let ids = (0..n)
			.map(|index| place::<T>(&who, market, Side::Sell, tick::<T>(market, index)))
			.collect();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, OrderIds::truncate_from(ids));

		assert_eq!(orders::<T>(market), 0);
		Ok(())
	}

	#[benchmark]
	fn remove_orders(n: Linear<1, MAX_BATCH>) -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let who = endowed::<T>(market, 0);
		let ids = asks::<T>(market, n);
		expire::<T>(market);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, OrderIds::truncate_from(ids));

		assert_eq!(orders::<T>(market), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
