//! Tests of the pallet.

mod attacks;
mod closing;
mod example;
mod factors;
mod feeders;
mod genesis;
mod invariants;
mod leases;
mod set_parameters;
mod slash_feeder;
mod status;
mod submit_prices;
mod try_state;

use crate::mock::*;
use florin_core::{
	index::{Average, IndexPrice, LatestPrice, Series, SeriesStatus, SpanError},
	traits::PriceIndex,
	Period,
};

fn average(series: Series, from: Period, to: Period) -> Result<Average, SpanError> {
	<Index as PriceIndex>::average(series, from, to)
}

/// The average over the last `periods` closed periods.
fn last(series: Series, periods: Period) -> Average {
	average(series, Now::get() - periods, Now::get()).expect("they are closed and known")
}

fn latest(series: Series) -> Option<LatestPrice> {
	<Index as PriceIndex>::latest(series)
}

fn status(series: Series) -> SeriesStatus {
	<Index as PriceIndex>::status(series)
}

/// What the pallet told since the last time.
fn events() -> Vec<Event> {
	let told = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Index(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	told
}

/// A price in planck, or 10⁻¹² USD.
const fn price(units: u128) -> Option<IndexPrice> {
	Some(IndexPrice(units))
}
