//! The index as other pallets and clients see it.

use crate::{Checkpoints, Config, FeedRows, LeaseRows, Pallet, Params};
use alloc::vec::Vec;
use florin_core::{
	index::{
		Average, IndexPrice, LatestPrice, Quote, Series, SeriesReport, SeriesStatus, SpanError,
	},
	traits::{CreditFactors, PeriodClock, PriceIndex},
	Period,
};
use florin_math::index::Accumulator;
use frame_support::ensure;

/// Spans that one question is answered for, at most.
const MAX_SPANS: u32 = 100;

/// What the row of a series says.
struct Reading {
	/// The first period that had a price.
	since: Option<Period>,
	/// The last one.
	updated: Period,
	/// How many periods that one counts for.
	age: Period,
	/// The price of that one; none in FLRN, where a price is an average.
	price: Option<IndexPrice>,
	/// How many tell prices now.
	sources: u32,
	/// How many have to.
	quorum: u32,
}

impl Reading {
	/// FLRN: enough providers were counted today or yesterday, and something was counted within a day. USD: the last period that is over has a
	/// price.
	fn status(&self, now: Period) -> SeriesStatus {
		if self.sources < self.quorum {
			return if self.sources > 0 {
				SeriesStatus::BelowQuorum
			} else {
				SeriesStatus::Stale
			};
		}
		if self.since.is_some() && now.saturating_sub(self.updated) <= self.age {
			SeriesStatus::Live
		} else {
			SeriesStatus::Stale
		}
	}
}

impl<T: Config> PriceIndex for Pallet<T> {
	fn latest(series: Series) -> Option<LatestPrice> {
		Self::latest_of(series, &Self::read(series))
	}

	fn status(series: Series) -> SeriesStatus {
		Self::read(series).status(T::Clock::now())
	}

	fn average(series: Series, from: Period, to: Period) -> Result<Average, SpanError> {
		ensure!(
			series.class < T::Factors::class_count(),
			SpanError::UnknownSeries
		);
		ensure!(from < to, SpanError::Empty);
		ensure!(
			Self::closed().is_some_and(|closed| to.saturating_sub(1) <= closed),
			SpanError::NotOver
		);
		Self::span(series, from, to)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_history(series: Series, price: IndexPrice, known: &[Period]) {
		crate::benchmarking::write_history::<T>(series, price, known);
	}
}

impl<T: Config> Pallet<T> {
	/// The average over the periods from `from` up to, but without, `to`, which are closed for this class.
	pub(crate) fn span(series: Series, from: Period, to: Period) -> Result<Average, SpanError> {
		let last = Self::total(series, to.saturating_sub(1))?;
		let before = match from.checked_sub(1) {
			Some(period) => Self::total(series, period)?,
			None => Accumulator::default(),
		};
		let had = last.since(&before).ok_or(SpanError::TooOld)?;
		Ok(Average {
			price: had.average().map(IndexPrice),
			weight: had.weight,
			covered: had.covered,
			periods: to.saturating_sub(from),
		})
	}

	/// All that a series had through a closed period.
	fn total(series: Series, period: Period) -> Result<Accumulator, SpanError> {
		let since = match series.quote {
			Quote::Flrn => LeaseRows::<T>::get(series.class).and_then(|row| row.since),
			Quote::Usd => FeedRows::<T>::get(series.class).and_then(|row| row.since),
		};
		if since.is_none_or(|since| period < since) {
			return Ok(Accumulator::default());
		}
		let slot = period
			.checked_rem(Params::<T>::get().ring)
			.unwrap_or_default();
		Checkpoints::<T>::get(series, slot)
			.filter(|checkpoint| checkpoint.period == period)
			.map(|checkpoint| checkpoint.total)
			.ok_or(SpanError::TooOld)
	}

	fn read(series: Series) -> Reading {
		let parameters = Params::<T>::get();
		match series.quote {
			Quote::Flrn => {
				let row = LeaseRows::<T>::get(series.class).unwrap_or_default();
				Reading {
					since: row.since,
					updated: row.updated,
					age: T::Clock::periods_per_day(),
					price: None,
					sources: row.sources(T::Clock::day_of(T::Clock::now())),
					quorum: parameters.provider_quorum,
				}
			}
			Quote::Usd => {
				let row = FeedRows::<T>::get(series.class).unwrap_or_default();
				Reading {
					since: row.since,
					updated: row.updated,
					age: 1,
					price: Some(row.price),
					sources: row.fresh,
					quorum: parameters.feed_quorum,
				}
			}
		}
	}

	/// USD: the last price. FLRN: the average of the day that ended with the last period that had one.
	fn latest_of(series: Series, row: &Reading) -> Option<LatestPrice> {
		row.since?;
		let price = match row.price {
			Some(price) => price,
			None => {
				let to = row.updated.saturating_add(1);
				let from = to.saturating_sub(T::Clock::periods_per_day());
				Self::span(series, from, to).ok()?.price?
			}
		};
		Some(LatestPrice {
			price,
			period: row.updated,
			status: row.status(T::Clock::now()),
		})
	}

	/// A series as clients see it; none if there is no such class.
	pub fn series_report(series: Series) -> Option<SeriesReport> {
		if series.class >= T::Factors::class_count() {
			return None;
		}
		let row = Self::read(series);
		let closed = Self::closed();
		let kept = Params::<T>::get().ring.saturating_sub(2);
		Some(SeriesReport {
			series,
			status: row.status(T::Clock::now()),
			latest: Self::latest_of(series, &row),
			sources: row.sources,
			quorum: row.quorum,
			since: row.since,
			closed,
			// The checkpoint before it must still be known.
			oldest: closed.unwrap_or_default().saturating_sub(kept),
		})
	}

	/// Averages over consecutive spans of `step` periods, the first of which begins with `from`: at most `count`, and [`MAX_SPANS`]. Spans that
	/// aren't over, or are too old, are left out.
	pub fn history(
		series: Series,
		from: Period,
		step: Period,
		count: u32,
	) -> Vec<(Period, Average)> {
		(0..count.min(MAX_SPANS))
			.filter_map(|index| {
				let start = from.checked_add(index.checked_mul(step)?)?;
				let average = Self::average(series, start, start.checked_add(step)?).ok()?;
				Some((start, average))
			})
			.collect()
	}
}
