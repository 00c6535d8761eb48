//! Benchmarks of the calls, each on its most expensive path.

use super::*;
use crate::types::{Parameters, MAX_TARGETS};
use alloc::vec::Vec;
use florin_core::{
	clearing::{
		Lots, Mark, MarketId, Mode, NewMarket, RiskTerms, SettlementAsset, Side, Trade, MAX_LOTS,
	},
	traits::{ClearingHouse, PeriodClock},
	Balance, FLRN,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungibles::{Inspect, Mutate},
		EnsureOrigin,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_runtime::Permill;

/// The price of a lot: one FLRN.
const PRICE: Balance = FLRN;
/// What everybody in a benchmark has in the house.
const WEALTH: Balance = 1_000_000 * FLRN;
/// FLRN, which every runtime has.
const ASSET: SettlementAsset = SettlementAsset::Native;

fn risk() -> RiskTerms {
	RiskTerms {
		initial: Permill::from_percent(15),
		initial_slope: Permill::from_percent(15),
		maintenance: Permill::from_percent(10),
		maintenance_slope: Permill::from_percent(10),
		profit_cap: Permill::from_percent(50),
		band: Permill::from_percent(20),
		taker_fee: Permill::from_parts(500),
		liquidation_fee: Permill::from_percent(1),
		liquidator_share: Permill::from_percent(50),
		cap: MAX_LOTS,
		position_cap: MAX_LOTS,
		order_cap: u32::MAX,
		deposit: FLRN / 10,
	}
}

impl<T: Config> Pallet<T> {
	/// A market in FLRN at a price of `mark`.
	pub(crate) fn bench_market(mark: Balance) -> MarketId {
		if !Assets::<T>::contains_key(&ASSET) {
			Self::bench_pot(&ASSET);
			Self::do_accept_asset(ASSET).expect("its pot is endowed");
		}
		let mark = Mark {
			price: mark,
			spot: mark,
			period: T::Clock::now(),
			live: true,
			cap: None,
		};
		let market = NewMarket {
			asset: ASSET,
			risk: risk(),
			mark,
		};
		<Self as florin_core::traits::Markets>::open(market).expect("the terms are valid")
	}

	/// Gives a pot what it takes.
	fn bench_pot(asset: &SettlementAsset) {
		let least = T::Assets::minimum_balance(asset.clone());
		T::Assets::mint_into(asset.clone(), &Self::pot(asset), least.max(1))
			.expect("the pot can be endowed");
	}

	/// Gives `who` an account in FLRN.
	pub(crate) fn bench_endow(who: &T::AccountId, _: MarketId) {
		T::Assets::mint_into(ASSET, who, 2 * WEALTH).expect("it can be funded");
		Self::do_deposit(who.clone(), ASSET, WEALTH).expect("it can be deposited");
	}
}

fn trader<T: Config>(index: u32, market: MarketId) -> T::AccountId {
	let who: T::AccountId = account("trader", index, 0);
	Pallet::<T>::bench_endow(&who, market);
	who
}

fn caller<T: Config>(market: MarketId) -> T::AccountId {
	let who: T::AccountId = whitelisted_caller();
	Pallet::<T>::bench_endow(&who, market);
	who
}

/// `who` buys lots of `maker`.
fn buy<T: Config>(market: MarketId, who: &T::AccountId, maker: &T::AccountId, lots: Lots) {
	let order = florin_core::clearing::Resting {
		side: Side::Sell,
		lots,
		price: PRICE,
		reduce_only: false,
	};
	let each = <Pallet<T> as ClearingHouse<T::AccountId>>::reserve(maker, market, &order)
		.expect("it can be afforded");
	<Pallet<T> as ClearingHouse<T::AccountId>>::trade(&Trade {
		market,
		taker: who,
		maker,
		side: Side::Buy,
		lots,
		price: PRICE,
		reserved: each * Balance::from(lots),
		fills: true,
	})
	.expect("both can carry it");
}

fn mark<T: Config>(market: MarketId, price: Balance) {
	let mark = Mark {
		price,
		spot: price,
		period: T::Clock::now(),
		live: true,
		cap: None,
	};
	<Pallet<T> as florin_core::traits::Markets>::mark(market, mark);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn deposit() {
		Pallet::<T>::bench_market(PRICE);
		let who: T::AccountId = whitelisted_caller();
		T::Assets::mint_into(ASSET, &who, WEALTH).expect("it can be funded");
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), ASSET, WEALTH / 2);
		assert!(Accounts::<T>::contains_key(&who, &ASSET));
	}

	#[benchmark]
	fn withdraw() {
		let market = Pallet::<T>::bench_market(PRICE);
		let who = caller::<T>(market);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), ASSET, WEALTH);
		assert!(!Accounts::<T>::contains_key(&who, &ASSET));
	}

	#[benchmark]
	fn add_margin() {
		let market = Pallet::<T>::bench_market(PRICE);
		let (who, maker) = (caller::<T>(market), trader::<T>(0, market));
		buy::<T>(market, &who, &maker, 10);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, FLRN);
	}

	#[benchmark]
	fn withdraw_margin() {
		let market = Pallet::<T>::bench_market(PRICE);
		let (who, maker) = (caller::<T>(market), trader::<T>(0, market));
		buy::<T>(market, &who, &maker, 10);
		mark::<T>(market, PRICE * 95 / 100);
		// As a maker that has sold all its lots at a loss.
		let lots = -10_i64;
		let mut position = Positions::<T>::get(market, &who).expect("it has lots");
		position.holding = position
			.holding
			.after(lots, PRICE * 95 / 100)
			.expect("it fits");
		Positions::<T>::insert(market, &who, position);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), market, None);
		assert!(!Positions::<T>::contains_key(market, &who));
	}

	#[benchmark]
	fn liquidate(n: Linear<1, MAX_TARGETS>) {
		let market = Pallet::<T>::bench_market(PRICE);
		let maker = trader::<T>(0, market);
		let targets: Vec<(T::AccountId, Lots)> = (1..=n)
			.map(|index| {
				let who = trader::<T>(index, market);
				buy::<T>(market, &who, &maker, 10);
				(who, 10)
			})
			.collect();
		// Less equity is left than the fee, so that the row of each goes.
		mark::<T>(market, PRICE * 855 / 1_000);
		let who = caller::<T>(market);
		let targets = BoundedVec::truncate_from(targets);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), market, targets);
		let lots = Positions::<T>::get(market, &who).map(|position| position.holding.lots());
		assert_eq!(lots, Some(u64::from(n) * 10));
		// The maker's, the caller's.
		assert_eq!(Markets::<T>::get(market).map(|row| row.rows), Some(2));
	}

	#[benchmark]
	fn register_position() {
		let market = Pallet::<T>::bench_market(PRICE);
		let (who, loser) = (caller::<T>(market), trader::<T>(0, market));
		let winner = trader::<T>(1, market);
		buy::<T>(market, &winner, &loser, 10);
		let until = T::Clock::now() + 10;
		<Pallet<T> as florin_core::traits::Markets>::settle(market, PRICE * 2, until);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, loser.clone());
		let registered = Positions::<T>::get(market, &loser).and_then(|row| row.registered);
		assert!(registered.is_none_or(|row| row.gain == 0));
	}

	#[benchmark]
	fn collect() {
		let market = Pallet::<T>::bench_market(PRICE);
		let (who, loser) = (caller::<T>(market), trader::<T>(0, market));
		let winner = trader::<T>(1, market);
		buy::<T>(market, &winner, &loser, 10);
		let until = T::Clock::now() + 10;
		<Pallet<T> as florin_core::traits::Markets>::settle(market, PRICE * 2, until);
		for position in [&winner, &loser] {
			Pallet::<T>::do_register(who.clone(), market, position.clone())
				.expect("it isn't registered");
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, winner.clone());
		assert!(!Positions::<T>::contains_key(market, &winner));
	}

	#[benchmark]
	fn remove_market() {
		let market = Pallet::<T>::bench_market(PRICE);
		let who = caller::<T>(market);
		Pallet::<T>::do_insure(who.clone(), market, FLRN).expect("it can be afforded");
		<Pallet<T> as florin_core::traits::Markets>::settle(market, PRICE, T::Clock::now());
		#[extrinsic_call]
		_(RawOrigin::Signed(who), market);
		assert!(!Markets::<T>::contains_key(market));
	}

	#[benchmark]
	fn insure() {
		let market = Pallet::<T>::bench_market(PRICE);
		let who = caller::<T>(market);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), market, FLRN);
	}

	#[benchmark]
	fn accept_asset() {
		Assets::<T>::remove(&ASSET);
		Pallet::<T>::bench_pot(&ASSET);
		let origin = T::AdminOrigin::try_successful_origin().expect("there is one");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ASSET);
		assert!(Assets::<T>::contains_key(&ASSET));
	}

	#[benchmark]
	fn insure_from_fund() {
		let market = Pallet::<T>::bench_market(PRICE);
		Assets::<T>::mutate(&ASSET, |info| {
			info.as_mut().expect("it is accepted").fund = FLRN;
		});
		let origin = T::AdminOrigin::try_successful_origin().expect("there is one");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, market, FLRN);
	}

	#[benchmark]
	fn set_mode() {
		let market = Pallet::<T>::bench_market(PRICE);
		Pallet::<T>::do_set_mode(
			market,
			Mode::Halted,
			florin_core::parameters::Mandate::Tighten,
		)
		.expect("it is open");
		let origin = T::ParametersOrigin::try_successful_origin().expect("there is one");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, market, Mode::Open);
	}

	#[benchmark]
	fn set_risk() {
		let market = Pallet::<T>::bench_market(PRICE);
		let terms = RiskTerms { cap: 1, ..risk() };
		let origin = T::ParametersOrigin::try_successful_origin().expect("there is one");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, market, terms);
	}

	#[benchmark]
	fn set_parameters() {
		let old = Params::<T>::get();
		let parameters = Parameters {
			grace: old.grace + 1,
			..old
		};
		let origin = T::ParametersOrigin::try_successful_origin().expect("there is one");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);
		assert_eq!(Params::<T>::get(), parameters);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
