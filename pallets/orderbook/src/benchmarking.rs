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
use florin_math::book::{leaf_of, place_of, LEAF_TICKS};
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
	MARK + (widest.min(u32::from(LEAF_TICKS)) * index) as Tick
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
fn beyond<T: Config>(market: MarketId, count: u32) -> OrderId {
	let who = endowed::<T>(market, MAX_VISITS + 1);
	place::<T>(&who, market, Side::Sell, tick::<T>(market, count + 1))
}

/// Fills the page of an order but for so many places with others that came before it, and its leaf with other prices.
fn crowd<T: Config>(market: MarketId, id: OrderId, free: u32) {
	let mut others = 0;
	Pages::<T>::mutate(market, (id.side, id.tick, id.page), |page| {
		let order = page.first().cloned().expect("it is there");
		while page.len() + (free as usize) < PAGE_ORDERS as usize {
			others += 1;
			let mut other = order.clone();
			other.id = u64::MAX - u64::from(others);
			page.try_insert(0, other).expect("there is place");
		}
	});
	Leaves::<T>::mutate(market, (id.side, leaf_of(id.tick)), |leaf| {
		for place in 0..LEAF_TICKS as u8 {
			let mut level = leaf.get(&place).copied().unwrap_or_default();
			let own = place == place_of(id.tick);
			let more = if own { others } else { 1 };
			level.orders += more;
			level.lots += u64::from(more);
			leaf.try_insert(place, level).expect("there is place");
		}
	});
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
	fn rest_order() -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let (who, other) = (endowed::<T>(market, 0), endowed::<T>(market, 1));
		let ask = beyond::<T>(market, 0);
		crowd::<T>(market, ask, 0);
		let before = place::<T>(&other, market, Side::Buy, MARK);
		crowd::<T>(market, before, 1);

		#[extrinsic_call]
		place_order(
			RawOrigin::Signed(who),
			market,
			Side::Buy,
			1,
			MARK,
			LIMIT,
			false,
		);

		assert_eq!(orders::<T>(market), 3);
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
		crowd::<T>(market, id, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, id);

		assert_eq!(orders::<T>(market), 0);
		Ok(())
	}

	#[benchmark]
	fn cancel_orders(n: Linear<1, MAX_BATCH>) -> Result<(), BenchmarkError> {
		let market = market::<T>();
		let who = endowed::<T>(market, 0);
		let ids: Vec<_> = (0..n)
			.map(|index| place::<T>(&who, market, Side::Sell, tick::<T>(market, index)))
			.collect();
		ids.iter().for_each(|id| crowd::<T>(market, *id, 0));

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
		ids.iter().for_each(|id| crowd::<T>(market, *id, 0));
		expire::<T>(market);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, OrderIds::truncate_from(ids));

		assert_eq!(orders::<T>(market), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
