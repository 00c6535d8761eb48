//! What positions are worth before the final price is known.

use crate::{
	impls::rounds::Visit,
	types::{ContractRow, Delivery, Stage},
	Config, Event, Pallet,
};
use florin_core::{
	class::ClassTerms,
	clearing::Mark,
	futures::Contract,
	index::{IndexPrice, LatestPrice, Quote, SpanError, PRICE_UNITS},
	traits::{ComputeClasses, Markets, PeriodClock, PriceIndex},
	Period,
};
use florin_math::futures;

/// A credit factor in planck per class-hour, rounded down.
pub(crate) fn factor_price(terms: &ClassTerms) -> u128 {
	use sp_runtime::FixedPointNumber;

	terms.credit_factor.saturating_mul_int(PRICE_UNITS)
}

impl<T: Config> Pallet<T> {
	/// The average over the span of the mark price that ends with the last period that had a price, or with `before` if that comes first. If it isn't
	/// known, the latest price, if that isn't of `before` or later.
	pub(crate) fn mark_before(
		contract: &Contract,
		latest: Option<&LatestPrice>,
		before: Period,
	) -> Option<IndexPrice> {
		let latest = latest?;
		let end = latest.period.saturating_add(1).min(before);
		let from = end.saturating_sub(contract.mark_span);
		T::Index::average(contract.series, from, end)
			.ok()
			.and_then(|average| average.price)
			.or((latest.period < before).then_some(latest.price))
	}

	/// The average that a contract may fall back to: over the day that ended with the last period that had a price, or with delivery if that comes
	/// first.
	///
	/// USD: if enough of the day's periods had a price. FLRN: over as many periods as open interest is bounded by, where they are more than a day.
	pub(crate) fn valid_average(contract: &Contract, latest: &LatestPrice) -> Option<IndexPrice> {
		let day = T::Clock::periods_per_day();
		let (span, least) = match contract.series.quote {
			Quote::Usd => (day, contract.least_coverage.mul_ceil(day)),
			Quote::Flrn => (day.max(contract.averaging()), 1),
		};
		let end = latest.period.saturating_add(1).min(contract.end());
		let average = T::Index::average(contract.series, end.saturating_sub(span), end).ok()?;
		average.price.filter(|_| average.covered >= least)
	}

	/// Brings what the contract knows of the index up to now. Nothing of or after `before` counts for the mark.
	fn note_prices(visit: &mut Visit, before: Period) {
		let contract = &visit.row.contract;
		let mark = Self::mark_before(contract, visit.latest.as_ref(), before);
		let average = visit
			.latest
			.and_then(|latest| Self::valid_average(contract, &latest));
		let row = &mut visit.row;
		row.mark = mark.unwrap_or(row.mark);
		row.average = average.unwrap_or(row.average);
	}

	/// The mark price of a contract that is traded.
	pub(crate) fn mark_trading(visit: &mut Visit) {
		Self::note_prices(visit, visit.row.contract.delivery);
		let spot = visit.latest.map_or(visit.row.mark, |latest| latest.price);
		Self::tell(visit, visit.row.mark, spot, visit.is_live());
	}

	/// Ends trading, if it hasn't ended.
	pub(crate) fn end_trading(visit: &mut Visit) {
		if visit.row.stage != Stage::Trading {
			return;
		}
		let contract = &visit.row.contract;
		let last_trade = Self::mark_before(contract, visit.latest.as_ref(), contract.delivery)
			.unwrap_or(visit.row.mark);
		visit.row.stage = Stage::Delivering(Delivery {
			last_trade,
			open: 0,
			factor: None,
			known: None,
		});
		T::Markets::end_trading(visit.market);
		Self::deposit_event(Event::TradingEnded {
			market: visit.market,
			price: visit.row.lot_value(last_trade),
		});
	}

	/// The mark price of a contract in delivery; once that is over, what it is going to settle at. Nobody is taken over at that: no risk is left, only a fee.
	pub(crate) fn mark_delivery(visit: &mut Visit) {
		Self::note_prices(visit, Period::MAX);
		let over = visit.now >= visit.row.contract.end();
		if let Some((price, _)) = over.then(|| Self::final_price(visit)).flatten() {
			Self::tell(visit, price, price, false);
			return;
		}
		let current = visit.row.mark;
		let latest = visit.latest.map_or(current, |latest| latest.price);
		let delivery = Self::note_delivery(visit);
		let delivered = Self::delivered(visit);
		let expected = |rest| Self::expected_price(visit, delivery, delivered, rest);
		Self::tell(visit, expected(current), expected(latest), visit.is_live());
	}

	/// What a contract in delivery is expected to settle at if what isn't delivered yet costs `current`, scaled on a FLRN series as if it did now.
	fn expected_price(
		visit: &Visit,
		delivery: Option<Delivery>,
		delivered: Option<(IndexPrice, Period)>,
		current: IndexPrice,
	) -> IndexPrice {
		let mixed = match delivered {
			Some((average, done)) => {
				let rest = visit.row.contract.periods.saturating_sub(done);
				futures::delivery_mark(average.0, done, current.0, rest)
			}
			None => current.0,
		};
		IndexPrice(match (visit.limits, delivery) {
			(Some(limits), Some(delivery)) => {
				futures::scaled(delivery.last_trade.0, mixed, limits.bound, delivery.open)
			}
			_ => mixed,
		})
	}

	/// Remembers how much was open on a FLRN series since trading ended, and how low the credit factor was. A class that is retired keeps its last one:
	/// its leases were charged by it.
	pub(crate) fn note_delivery(visit: &mut Visit) -> Option<Delivery> {
		let Stage::Delivering(delivery) = &mut visit.row.stage else {
			return None;
		};
		if let Some(limits) = visit.limits {
			delivery.open = delivery.open.max(limits.open);
			let terms = T::Classes::terms_at(visit.row.contract.series.class, visit.now);
			if let Some(factor) = terms.map(|terms| factor_price(&terms)) {
				let least = delivery.factor.map_or(factor, |least| least.min(factor));
				delivery.factor = Some(least);
			}
		}
		Some(*delivery)
	}

	/// The average over what is over of a contract's delivery, and how many periods that are; none if none of them had a price. If the index lags, up to
	/// the last one that had.
	fn delivered(visit: &Visit) -> Option<(IndexPrice, Period)> {
		let Contract {
			series, delivery, ..
		} = visit.row.contract;
		let end = visit.row.contract.end();
		let through = |to: Period| {
			let to = to.min(end);
			T::Index::average(series, delivery, to).map(|average| (average.price, to))
		};
		let known = match through(visit.now) {
			Err(SpanError::NotOver) => through(visit.latest?.period.saturating_add(1)),
			known => known,
		};
		let (price, to) = known.ok()?;
		Some((price?, to.saturating_sub(delivery)))
	}

	/// Tells the clearing house.
	fn tell(visit: &Visit, mark: IndexPrice, spot: IndexPrice, live: bool) {
		let market = visit.market;
		let row: &ContractRow = &visit.row;
		let (price, spot) = (row.lot_value(mark), row.lot_value(spot));
		// Nothing is worth nothing for certain.
		let live = live && price > 0;
		T::Markets::mark(
			market,
			Mark {
				price,
				spot,
				period: visit.now,
				live,
				cap: visit.limits.map(|limits| limits.cap),
			},
		);
		if live != visit.state.mark.live {
			Self::deposit_event(Event::Marked {
				market,
				price,
				live,
			});
		}
	}
}
