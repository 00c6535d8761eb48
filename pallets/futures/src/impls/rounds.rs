//! What the hook does once a period: a survey of what is open and what commission binds, then a turn for each market.

use crate::{
	impls::marks::factor_price,
	types::{ContractRow, Limits, Round, Stage, Turn, Turns},
	Config, Contracts, Live, Pallet, Rounds, WeightInfo,
};
use alloc::{collections::BTreeMap, vec::Vec};
use florin_core::{
	clearing::{Lots, MarketId, MarketState, Mode},
	index::{Average, LatestPrice, Series, SeriesStatus, SpanError},
	traits::{ComputeClasses, LeaseCommission, Markets, PeriodClock, PriceIndex},
	Period,
};
use florin_math::futures;
use frame_support::weights::{Weight, WeightMeter};
use sp_runtime::Permill;

/// Of what is left of a block a round takes one part in so many at most, so that a chain that catches up
/// goes on.
const HOOK_PARTS: u64 = 4;

/// What is open on a FLRN series, and what binds it.
struct Sum {
	/// Class-seconds that are open.
	open: u128,
	/// The smallest bound of a market.
	bound: u128,
	/// Markets that trade.
	trading: u32,
}

/// What the survey sees of a market on a FLRN series.
struct Seen {
	series: Series,
	lots: Lots,
	lot_seconds: u32,
	bound: u128,
	trades: bool,
}

/// A market that has its turn.
pub(crate) struct Visit {
	pub now: Period,
	pub market: MarketId,
	pub limits: Option<Limits>,
	pub state: MarketState,
	pub latest: Option<LatestPrice>,
	pub row: ContractRow,
}

/// Why a contract settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
	/// Delivery and the dispute delay are over.
	Delivered,
	/// The series hasn't been live for too long.
	Stale,
}

impl Visit {
	/// Whether the series has a price of now.
	pub fn is_live(&self) -> bool {
		self.latest
			.is_some_and(|latest| latest.status == SeriesStatus::Live)
	}

	/// Counts the rounds for which it has had none. What comes after delivery doesn't matter.
	fn count_staleness(&mut self) {
		if self.is_live() {
			self.row.stale = 0;
		} else if self.now < self.row.contract.end() {
			self.row.stale = self.row.stale.saturating_add(1);
		}
	}

	/// Whether it has been time to settle for so long that no halt of the market holds it back any more.
	fn is_overdue(&self, due: Due) -> bool {
		let held = self.row.parameters.staleness;
		match due {
			Due::Delivered => self.now >= self.row.ends().saturating_add(held),
			Due::Stale => self.row.stale >= held.saturating_mul(2),
		}
	}

	/// Whether it is time to settle.
	fn due(&self) -> Option<Due> {
		if self.now >= self.row.ends() {
			Some(Due::Delivered)
		} else if self.now < self.row.contract.end()
			&& self.row.stale >= self.row.parameters.staleness
		{
			Some(Due::Stale)
		} else {
			None
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Goes on with the round, or begins one if a period has begun.
	///
	/// A round that takes longer than a period is finished first, so that each market has its turn however little room there is; its bounds are those of
	/// when it began.
	pub(crate) fn go_round(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::idle()).is_err() {
			return;
		}
		let now = T::Clock::now();
		let mut round = Rounds::<T>::get();
		let mut budget = WeightMeter::with_limit(meter.remaining().saturating_div(HOOK_PARTS));
		let mut went_on = false;
		while round.is_due(now) && Self::step(now, &mut round, &mut budget) {
			went_on = true;
		}
		if went_on {
			Rounds::<T>::put(round);
			meter.consume(budget.consumed());
		}
	}

	/// Takes the next step. Answers whether the budget allowed it.
	fn step(now: Period, round: &mut Round, budget: &mut WeightMeter) -> bool {
		if round.turns.is_empty() {
			let live = Live::<T>::get();
			let count = u32::try_from(live.len()).unwrap_or(u32::MAX);
			if budget.try_consume(T::WeightInfo::survey(count)).is_err() {
				return false;
			}
			*round = Round {
				period: now,
				turns: Self::survey(now, &live),
			};
			return true;
		}
		if !budget.can_consume(Self::turn_weight()) {
			return false;
		}
		if let Some(turn) = round.turns.pop() {
			budget.consume(Self::take_turn(now, &turn));
		}
		true
	}

	/// What a turn weighs at most.
	fn turn_weight() -> Weight {
		T::WeightInfo::mark()
			.max(T::WeightInfo::deliver())
			.max(T::WeightInfo::settle())
	}

	/// What is open now and what commission binds, for each market.
	pub(crate) fn survey(now: Period, live: &[MarketId]) -> Turns {
		let rate = T::Commission::net();
		let mut sums = BTreeMap::<Series, Sum>::new();
		let mut all = Vec::new();
		for market in live {
			let seen = Self::see(now, rate, *market);
			if let Some(seen) = &seen {
				let open = futures::class_seconds(seen.lots, seen.lot_seconds);
				let sum = sums.entry(seen.series).or_insert(Sum {
					open: 0,
					bound: u128::MAX,
					trading: 0,
				});
				sum.open = sum.open.saturating_add(open);
				sum.bound = sum.bound.min(seen.bound);
				sum.trading = sum.trading.saturating_add(seen.trades.into());
			}
			all.push((*market, seen));
		}
		let turns = all.into_iter().rev().map(|(market, seen)| Turn {
			market,
			limits: seen.and_then(|seen| Some(seen.share_of(sums.get(&seen.series)?))),
		});
		Turns::truncate_from(turns.collect())
	}

	/// What there is to see of a market on a FLRN series.
	fn see(now: Period, rate: Permill, market: MarketId) -> Option<Seen> {
		let row = Contracts::<T>::get(market).filter(|row| row.contract.is_flrn())?;
		let contract = &row.contract;
		let trades = row.stage == Stage::Trading;
		let span = if trades {
			contract.averaging()
		} else {
			contract.periods
		};
		Some(Seen {
			series: contract.series,
			lots: T::Markets::state(market)?.open_interest,
			lot_seconds: contract.lot_seconds,
			bound: Self::bound_of(now, rate, &row, span).unwrap_or_default(),
			trades,
		})
	}

	/// Class-seconds that commission binds by what was leased in the last `span` periods; none without a price or a credit factor.
	///
	/// By the highest of the day's price, the span's and, in delivery, the last trade's: a factor below the price binds less, and whoever moves the
	/// price down mustn't bind more by it.
	fn bound_of(now: Period, rate: Permill, row: &ContractRow, span: Period) -> Option<u128> {
		let series = row.contract.series;
		let latest = T::Index::latest(series)?;
		let average = Self::last_average(series, span, now, &latest)?;
		let index = average
			.price?
			.max(latest.price)
			.max(row.last_trade().unwrap_or_default());
		let factor = T::Classes::terms_at(series.class, now).map(|terms| factor_price(&terms))?;
		Some(futures::bound(rate, average.weight, factor, index.0))
	}

	/// The average over the last `span` periods; if the index lags, up to the last one that had a price.
	fn last_average(
		series: Series,
		span: Period,
		now: Period,
		latest: &LatestPrice,
	) -> Option<Average> {
		let through = |end: Period| T::Index::average(series, end.saturating_sub(span), end);
		match through(now) {
			Err(SpanError::NotOver) => through(latest.period.saturating_add(1)).ok(),
			average => average.ok(),
		}
	}

	/// Brings a market up to now. Answers what it took.
	pub(crate) fn take_turn(now: Period, turn: &Turn) -> Weight {
		let market = turn.market;
		// Governance may have settled it since the round began.
		let row = Contracts::<T>::get(market).filter(|row| !row.is_settled());
		let (Some(row), Some(state)) = (row, T::Markets::state(market)) else {
			return T::WeightInfo::mark();
		};
		let mut visit = Visit {
			now,
			market,
			limits: turn.limits,
			state,
			latest: T::Index::latest(row.contract.series),
			row,
		};
		visit.count_staleness();
		let delivers = now >= visit.row.contract.delivery;
		// Halted or not: nobody may trade once delivery has begun.
		if delivers {
			Self::end_trading(&mut visit);
		}
		let weight = if let Some(due) = visit.due() {
			let outcome = Self::outcome(&mut visit, due);
			let may = visit.state.mode != Mode::Halted || visit.is_overdue(due);
			if let Some(outcome) = outcome.filter(|_| may) {
				Self::conclude(&mut visit, outcome);
			}
			T::WeightInfo::settle()
		} else if delivers {
			Self::mark_delivery(&mut visit);
			T::WeightInfo::deliver()
		} else {
			Self::mark_trading(&mut visit);
			T::WeightInfo::mark()
		};
		Contracts::<T>::insert(market, visit.row);
		weight
	}
}

impl Seen {
	/// What the market may have of what its series may.
	fn share_of(&self, sum: &Sum) -> Limits {
		let cap = if self.trades {
			futures::cap(
				self.lots,
				self.lot_seconds,
				sum.bound,
				sum.open,
				sum.trading,
			)
		} else {
			self.lots
		};
		Limits {
			bound: self.bound,
			open: sum.open,
			cap,
		}
	}
}
