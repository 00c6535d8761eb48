//! The index as other pallets and clients see it.

use crate::{
	types::{FeedSeries, LeaseSeries},
	Checkpoints, Config, FeedRows, LeaseRows, Pallet, Params,
};
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

impl<T: Config> PriceIndex for Pallet<T> {
	fn latest(series: Series) -> Option<LatestPrice> {
		let (price, period) = match series.quote {
			Quote::Flrn => {
				let row = LeaseRows::<T>::get(series.class)?;
				row.since?;
				let to = row.updated.saturating_add(1);
				let from = to.saturating_sub(T::Clock::periods_per_day());
				(Self::span(series, from, to).ok()?.price?, row.updated)
			}
			Quote::Usd => {
				let row = FeedRows::<T>::get(series.class)?;
				row.since?;
				(row.price, row.updated)
			}
		};
		Some(LatestPrice {
			price,
			period,
			status: Self::status(series),
		})
	}

	fn status(series: Series) -> SeriesStatus {
		let (sources, quorum) = Self::sources(series);
		if Self::has_price_of_now(series) {
			SeriesStatus::Live
		} else if sources > 0 && sources < quorum {
			SeriesStatus::BelowQuorum
		} else {
			SeriesStatus::Stale
		}
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
		let since = Self::since(series);
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

	/// The first period of a series that had a price.
	fn since(series: Series) -> Option<Period> {
		match series.quote {
			Quote::Flrn => LeaseRows::<T>::get(series.class)?.since,
			Quote::Usd => FeedRows::<T>::get(series.class)?.since,
		}
	}

	/// How many tell prices of a series now, and how many have to.
	fn sources(series: Series) -> (u32, u32) {
		let parameters = Params::<T>::get();
		match series.quote {
			Quote::Flrn => {
				let today = T::Clock::day_of(T::Clock::now());
				let row = LeaseRows::<T>::get(series.class);
				let sources = row.map_or(0, |row: LeaseSeries| row.sources(today));
				(sources, parameters.provider_quorum)
			}
			Quote::Usd => {
				let row = FeedRows::<T>::get(series.class);
				let sources = row.map_or(0, |row: FeedSeries| row.fresh);
				(sources, parameters.feed_quorum)
			}
		}
	}

	/// FLRN: enough providers were counted today or yesterday, and something was counted within a day. USD: the last period that is over has a
	/// price.
	fn has_price_of_now(series: Series) -> bool {
		let (now, (sources, quorum)) = (T::Clock::now(), Self::sources(series));
		let (since, updated, age) = match series.quote {
			Quote::Flrn => match LeaseRows::<T>::get(series.class) {
				Some(row) => (row.since, row.updated, T::Clock::periods_per_day()),
				None => return false,
			},
			Quote::Usd => match FeedRows::<T>::get(series.class) {
				Some(row) => (row.since, row.updated, 1),
				None => return false,
			},
		};
		since.is_some() && sources >= quorum && now.saturating_sub(updated) <= age
	}

	/// A series as clients see it; none if there is no such class.
	pub fn series_report(series: Series) -> Option<SeriesReport> {
		if series.class >= T::Factors::class_count() {
			return None;
		}
		let (sources, quorum) = Self::sources(series);
		let closed = Self::closed();
		let kept = Params::<T>::get().ring.saturating_sub(2);
		Some(SeriesReport {
			series,
			status: Self::status(series),
			latest: Self::latest(series),
			sources,
			quorum,
			since: Self::since(series),
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
