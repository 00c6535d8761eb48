//! Random histories against a slow reference that forgets nothing and sums up every span anew.

use super::*;
use crate::{types::Stage, Live, Params};
use florin_core::{
	clearing::{Lots, Mode},
	futures::{Basis, Contract},
	index::Series,
	Period, FLRN,
};
use proptest::prelude::*;
use sp_runtime::Permill;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Op {
	/// Periods with a block each, with a price in US cents and one in FLRN with hours, or without.
	Pass {
		periods: Period,
		usd: Option<u32>,
		flrn: Option<(u64, u32)>,
	},
	/// Periods with these prices, and a block after the last one.
	Skip {
		periods: Period,
		usd: Option<u32>,
		flrn: Option<(u64, u32)>,
	},
	List {
		flrn: bool,
		ahead: Period,
		periods: Period,
		mark_span: Period,
		lot_seconds: u32,
	},
	Open(usize, Lots),
	Mode(usize, Mode),
	SettleAt(usize, u64),
	Factor(Option<u32>),
	Commission(u32),
	Lag(Period),
}

fn prices() -> impl Strategy<Value = (Option<u32>, Option<(u64, u32)>)> {
	(
		prop::option::weighted(0.8, 1..1_000u32),
		prop::option::weighted(0.7, (1..5_000_000_000_000u64, 0..2_000u32)),
	)
}

fn op() -> impl Strategy<Value = Op> {
	let mode = prop_oneof![
		2 => Just(Mode::Open), 1 => Just(Mode::ReduceOnly), 1 => Just(Mode::Halted),
	];
	prop_oneof![
		12 => (1..25u32, prices())
			.prop_map(|(periods, (usd, flrn))| Op::Pass { periods, usd, flrn }),
		2 => (1..60u32, prices())
			.prop_map(|(periods, (usd, flrn))| Op::Skip { periods, usd, flrn }),
		1 => (RING..2 * RING, prices())
			.prop_map(|(periods, (usd, flrn))| Op::Skip { periods, usd, flrn }),
		5 => (any::<bool>(), 1..40u32, 1..40u32, 1..40u32, 1..20u32).prop_map(
			|(flrn, ahead, periods, mark_span, lot_seconds)| Op::List {
				flrn, ahead, periods, mark_span, lot_seconds,
			}
		),
		5 => (0..8usize, 0..1_000u64).prop_map(|(market, lots)| Op::Open(market, lots)),
		2 => (0..8usize, mode).prop_map(|(market, mode)| Op::Mode(market, mode)),
		1 => (0..8usize, any::<u64>()).prop_map(|(market, price)| Op::SettleAt(market, price)),
		1 => prop::option::weighted(0.8, 1..3_000_000u32).prop_map(Op::Factor),
		1 => (0..200_000u32).prop_map(Op::Commission),
		1 => (0..6u32).prop_map(Op::Lag),
	]
}

/// Everything that a span had: Σ price × weight, Σ weight, periods with a price.
type Sum = (u128, u128, u128);

/// A contract as the reference knows it.
#[derive(Clone, Debug)]
struct Known {
	contract: Contract,
	decimals: u32,
	/// The price and the day's average that it last had.
	mark: u128,
	average: u128,
	stale: u32,
	/// What its market should say.
	told: (u128, bool, Option<Lots>),
	last_trade: Option<u128>,
	open: u128,
	factor: Option<u128>,
	/// What it is going to settle at, once that is known.
	fixed: Option<(u128, Basis)>,
	settled: Option<(u128, Basis)>,
}

impl Known {
	fn is_flrn(&self) -> bool {
		self.contract.is_flrn()
	}

	fn end(&self) -> Period {
		self.contract.delivery + self.contract.periods
	}

	fn lot(&self, price: u128) -> u128 {
		price * u128::from(self.contract.lot_seconds) / (3_600 * 10_u128.pow(12 - self.decimals))
	}
}

#[derive(Default)]
struct Reference {
	prices: BTreeMap<Series, BTreeMap<Period, (u128, u128)>>,
	markets: Vec<Known>,
	round: Period,
}

impl Reference {
	/// The first period that isn't closed.
	fn open(&self) -> Period {
		Now::get() - Lag::get()
	}

	fn had(&mut self, series: Series, period: Period, price: u128, weight: u128) {
		record(series, period, price, weight);
		let row = self.prices.entry(series).or_default();
		row.insert(period, (price, weight));
	}

	fn record(&mut self, usd: Option<u32>, flrn: Option<(u64, u32)>) {
		let now = Now::get();
		if let Some(cents) = usd {
			self.had(H100_USD, now, super::usd(cents.into()), 1);
		}
		if let Some((price, hours)) = flrn.filter(|(_, hours)| *hours > 0) {
			self.had(H100_FLRN, now, price.into(), u128::from(hours) * HOUR);
		}
	}

	/// All that a span had; none if it isn't over, isn't known any more, or is empty.
	fn sum(&self, series: Series, from: Period, to: Period) -> Option<Sum> {
		let prices = &self.prices[&series];
		let first = *prices.keys().next()?;
		if from >= to || to > self.open() || (from > first && from <= self.open() - RING) {
			return None;
		}
		let mut sum = (0, 0, 0);
		for period in from..to {
			if let Some((price, weight)) = prices.get(&period) {
				sum = (sum.0 + price * weight, sum.1 + weight, sum.2 + 1);
			}
		}
		Some(sum)
	}

	fn mean(&self, series: Series, from: Period, to: Period) -> Option<u128> {
		let (value, weight, _) = self.sum(series, from, to)?;
		(weight > 0).then(|| value / weight)
	}

	/// The period of the last price, and that price. FLRN: the average of the day that ended with it.
	fn latest(&self, series: Series) -> Option<(Period, u128)> {
		let before = self.prices[&series].range(..self.open());
		let (period, (price, _)) = before.last()?;
		if series == H100_USD {
			return Some((*period, *price));
		}
		Some((*period, self.mean(series, period + 1 - DAY, period + 1)?))
	}

	fn is_live(&self, series: Series) -> bool {
		let age = if series == H100_USD { 1 } else { DAY };
		self.latest(series)
			.is_some_and(|(period, _)| Now::get() - period <= age)
	}

	fn mark(&self, contract: &Contract, before: Period) -> Option<u128> {
		let (period, price) = self.latest(contract.series)?;
		let end = before.min(period + 1);
		self.mean(contract.series, end - contract.mark_span, end)
			.or((period < before).then_some(price))
	}

	fn average(&self, contract: &Contract) -> Option<u128> {
		let (period, _) = self.latest(contract.series)?;
		let end = (period + 1).min(contract.delivery + contract.periods);
		let flrn = contract.is_flrn();
		let span = if flrn {
			DAY.max(contract.mark_span.min(contract.periods))
		} else {
			DAY
		};
		let (value, weight, covered) = self.sum(contract.series, end - span, end)?;
		let enough = flrn || covered * 2 >= u128::from(DAY);
		(weight > 0 && enough).then(|| value / weight)
	}

	/// Class-seconds that commission binds, by so many device-seconds at a price.
	fn bound(seconds: u128, factor: u128, index: u128) -> u128 {
		let seconds = if factor < index {
			seconds * factor / index
		} else {
			seconds
		};
		seconds * u128::from(Net::get().deconstruct()) / 1_000_000
	}

	fn factor() -> Option<u128> {
		Some(Factors::get().get(&H100)? * 1_000_000)
	}

	/// What binds a market now.
	fn bound_of(&self, known: &Known) -> Option<u128> {
		let contract = &known.contract;
		let span = match known.last_trade {
			None => contract.mark_span.min(contract.periods),
			Some(_) => contract.periods,
		};
		let (period, price) = self.latest(H100_FLRN)?;
		let now = Now::get();
		let end = if Lag::get() > 0 { period + 1 } else { now };
		let (value, weight, _) = self.sum(H100_FLRN, end - span, end)?;
		let mean = value.checked_div(weight)?;
		let index = price.max(mean).max(known.last_trade.unwrap_or(0));
		Some(Self::bound(weight, Self::factor()?, index))
	}

	fn scaled(last: u128, price: u128, bound: u128, open: u128) -> u128 {
		if bound >= open {
			price
		} else {
			(last * (open - bound) + price * bound) / open
		}
	}

	/// A block comes.
	fn block(&mut self) {
		System::set_block_number(System::block_number() + 1);
		poll();
		if self.round == Now::get() {
			return;
		}
		self.round = Now::get();
		let house = House::get();
		let seconds = |index: usize, known: &Known| {
			let lots = house[&(index as u32)].state.open_interest;
			u128::from(lots) * u128::from(known.contract.lot_seconds)
		};
		let unsettled: Vec<_> = (0..self.markets.len())
			.filter(|index| self.markets[*index].settled.is_none())
			.collect();
		let flrn: Vec<_> = unsettled
			.iter()
			.copied()
			.filter(|index| self.markets[*index].is_flrn())
			.collect();
		let open: u128 = flrn.iter().map(|i| seconds(*i, &self.markets[*i])).sum();
		let bounds: BTreeMap<_, _> = flrn
			.iter()
			.map(|i| (*i, self.bound_of(&self.markets[*i]).unwrap_or(0)))
			.collect();
		let least = bounds.values().copied().min().unwrap_or(0);
		let trading = flrn
			.iter()
			.filter(|i| self.markets[**i].last_trade.is_none())
			.count();
		let mut capped = 0;
		for index in unsettled {
			let mut known = self.markets[index].clone();
			let state = &house[&(index as u32)].state;
			let cap = known.is_flrn().then(|| {
				let mut lots = state.open_interest;
				if known.last_trade.is_none() {
					let share = least.saturating_sub(open) / trading as u128;
					let each = u128::from(known.contract.lot_seconds);
					lots += (share / each) as u64;
				}
				capped += u128::from(lots) * u128::from(known.contract.lot_seconds);
				lots
			});
			let bound = bounds.get(&index).copied();
			self.turn(&mut known, state.mode, bound, open, cap);
			self.markets[index] = known;
		}
		assert!(capped <= least.max(open), "caps beyond what is bound");
	}

	fn turn(
		&self,
		known: &mut Known,
		mode: Mode,
		bound: Option<u128>,
		open: u128,
		cap: Option<Lots>,
	) {
		let (now, parameters) = (Now::get(), Params::<Test>::get());
		let contract = known.contract.clone();
		let (series, delivery, end) = (contract.series, contract.delivery, known.end());
		let live = self.is_live(series);
		if live {
			known.stale = 0;
		} else if now < end {
			known.stale += 1;
		}
		if now >= delivery && known.last_trade.is_none() {
			known.last_trade = Some(self.mark(&contract, delivery).unwrap_or(known.mark));
		}
		let ends = end + parameters.dispute_delay;
		if now >= ends {
			if self.open() < end && known.fixed.is_none() {
				return;
			}
			let fixed = known.fixed.unwrap_or_else(|| self.final_price(known, open));
			known.fixed = Some(fixed);
			if mode != Mode::Halted || now >= ends + parameters.staleness {
				known.settled = Some(fixed);
			}
			return;
		}
		if now < end && known.stale >= parameters.staleness {
			if mode != Mode::Halted || known.stale >= 2 * parameters.staleness {
				let price = match known.last_trade {
					Some(last_trade) if known.is_flrn() => last_trade,
					_ => known.average,
				};
				known.settled = Some((known.lot(price), Basis::Stale));
			}
			return;
		}
		let before = if now < delivery {
			delivery
		} else {
			Period::MAX
		};
		known.mark = self.mark(&contract, before).unwrap_or(known.mark);
		known.average = self.average(&contract).unwrap_or(known.average);
		let mut price = known.mark;
		if now >= end && self.open() >= end {
			let fixed = known.fixed.unwrap_or_else(|| self.final_price(known, open));
			known.fixed = Some(fixed);
			// Nobody is taken over at it.
			known.told = (fixed.0, false, cap);
			return;
		}
		if now >= delivery {
			let to = if Lag::get() == 0 || end <= self.open() {
				now.min(end)
			} else {
				self.latest(series).map_or(0, |(period, _)| period + 1)
			};
			if let Some(average) = self.mean(series, delivery, to) {
				let done = u128::from(to - delivery);
				let all = u128::from(contract.periods);
				price = (average * done + known.mark * (all - done)) / all;
			}
			self.note(known, open);
			if let Some(bound) = bound {
				price = Self::scaled(known.last_trade.unwrap(), price, bound, known.open);
			}
		}
		let value = known.lot(price);
		known.told = (value, live && value > 0, cap);
	}

	fn note(&self, known: &mut Known, open: u128) {
		known.open = known.open.max(open);
		if let Some(factor) = Self::factor() {
			known.factor = Some(known.factor.map_or(factor, |least| least.min(factor)));
		}
	}

	fn final_price(&self, known: &mut Known, open: u128) -> (u128, Basis) {
		let contract = known.contract.clone();
		let last_trade = known.last_trade.unwrap();
		let sum = self.sum(contract.series, contract.delivery, known.end());
		let enough = sum.filter(|(_, weight, covered)| {
			*weight > 0 && covered * 2 >= u128::from(contract.periods)
		});
		let Some((value, weight, _)) = enough else {
			let price = if known.is_flrn() {
				last_trade
			} else {
				known.average
			};
			return (known.lot(price), Basis::Fallback);
		};
		let mut price = value / weight;
		if known.is_flrn() {
			self.note(known, open);
			let index = price.max(last_trade);
			let bound = Self::bound(weight, known.factor.unwrap_or(0), index);
			price = Self::scaled(last_trade, price, bound, known.open);
		}
		(known.lot(price), Basis::Average)
	}

	fn apply(&mut self, op: &Op) {
		let count = self.markets.len();
		match *op {
			Op::Pass { periods, usd, flrn } => {
				for _ in 0..periods {
					self.record(usd, flrn);
					Now::mutate(|now| *now += 1);
					self.block();
					self.check();
				}
			}
			Op::Skip { periods, usd, flrn } => {
				for _ in 0..periods {
					self.record(usd, flrn);
					Now::mutate(|now| *now += 1);
				}
				self.block();
			}
			Op::List {
				flrn,
				ahead,
				periods,
				mark_span,
				lot_seconds,
			} => {
				let contract = Contract {
					delivery: Now::get() + ahead,
					periods,
					mark_span,
					lot_seconds,
					tick: 1,
					..if flrn {
						flrn_contract()
					} else {
						usd_contract()
					}
				};
				self.list(contract);
			}
			Op::Open(index, lots) if count > 0 => {
				if self.markets[index % count].last_trade.is_none() {
					set_open((index % count) as u32, lots);
				}
			}
			Op::Mode(index, mode) if count > 0 => set_mode((index % count) as u32, mode),
			Op::SettleAt(index, price) if count > 0 => {
				let known = &mut self.markets[index % count];
				let can = known.last_trade.is_some() && known.settled.is_none();
				let root = RuntimeOrigin::root();
				let result = Futures::settle_at(root, (index % count) as u32, price.into());
				assert_eq!(result.is_ok(), can);
				if can {
					known.settled = Some((price.into(), Basis::Governance));
				}
			}
			Op::Factor(factor) => Factors::mutate(|all| {
				match factor {
					Some(millionths) => all.insert(H100, millionths.into()),
					None => all.remove(&H100),
				};
			}),
			Op::Commission(parts) => Net::set(Permill::from_parts(parts)),
			Op::Lag(lag) => {
				// What is closed stays so.
				if lag <= Lag::get() || self.round < Now::get() {
					Lag::set(lag);
				}
			}
			Op::Open(..) | Op::Mode(..) | Op::SettleAt(..) => {}
		}
		self.check();
	}

	fn list(&mut self, contract: Contract) {
		let can = self.is_live(contract.series)
			&& Factors::get().contains_key(&H100)
			&& Live::<Test>::get().len() < 64;
		let result = Futures::list(RuntimeOrigin::root(), contract.clone());
		assert!(can || result.is_err());
		if result.is_err() {
			return;
		}
		let (_, price) = self.latest(contract.series).unwrap();
		let mark = self.mark(&contract, Period::MAX).unwrap_or(price);
		let mut known = Known {
			mark,
			average: self.average(&contract).unwrap_or(mark),
			decimals: if contract.is_flrn() { 12 } else { 6 },
			stale: 0,
			told: (0, true, contract.is_flrn().then_some(0)),
			last_trade: None,
			open: 0,
			factor: None,
			fixed: None,
			settled: None,
			contract,
		};
		known.told.0 = known.lot(mark);
		self.markets.push(known);
	}

	fn check(&self) {
		Futures::do_try_state().unwrap();
		for (index, known) in self.markets.iter().enumerate() {
			let market = index as u32;
			let about = || format!("market {market} at {}: {known:#?}", Now::get());
			let final_price = known.settled.map(|(price, _)| price);
			let real = settled(market).map(|(price, _)| price);
			assert_eq!(real, final_price, "final price, {}", about());
			if let Some((price, basis)) = known.settled {
				let Stage::Settled(settlement) = stage(market) else {
					panic!("it has settled")
				};
				assert_eq!((settlement.price, settlement.basis), (price, basis));
				continue;
			}
			let mark = mark(market);
			let told = (mark.price, mark.live, mark.cap);
			assert_eq!(told, known.told, "mark, {}", about());
			assert_eq!(trades(market), known.last_trade.is_none());
			let last_trade = row(market).last_trade().map(|price| price.0);
			assert_eq!(last_trade, known.last_trade, "last trade, {}", about());
		}
	}
}

fn run(ops: &[Op]) {
	build_and_execute(|| {
		Params::<Test>::put(crate::Parameters {
			lead: 1,
			dispute_delay: 3,
			registration: 5,
			staleness: 10,
			longest_span: 100,
		});
		let mut reference = Reference {
			round: START,
			..Default::default()
		};
		for period in START - DAY..START {
			reference.had(H100_USD, period, usd(250), 1);
			reference.had(H100_FLRN, period, FLRN, 100 * HOUR);
		}
		for op in ops {
			reference.apply(op);
		}
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn marks_caps_and_final_prices_are_those_of_a_reference_that_forgets_nothing(
		ops in prop::collection::vec(op(), 1..80),
	) {
		run(&ops);
	}
}
