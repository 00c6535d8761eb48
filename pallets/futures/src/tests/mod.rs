//! Tests of the pallet.

mod attacks;
mod bounds;
mod delivery;
mod genesis;
mod invariants;
mod list;
mod marks;
mod report;
mod rounds;
mod set_parameters;
mod settle;
mod settle_at;
mod staleness;
mod try_state;

use crate::{mock::*, types::ContractRow, Contracts};
use florin_core::clearing::{Mark, MarketId};

/// What the pallet told since the last time.
fn events() -> Vec<Event> {
	let told = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Futures(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	told
}

fn row(market: MarketId) -> ContractRow {
	Contracts::<Test>::get(market).expect("there is such a contract")
}

/// What a lot of a hundred hours is worth in units of the stablecoin, at so many US cents an hour.
const fn lot(cents: u128) -> u128 {
	cents * 1_000_000
}

/// A live mark of a USD market, told now, that lags behind the latest price.
fn lagging(cents: u128, spot: u128) -> Mark {
	Mark {
		spot: lot(spot),
		..live_at(cents)
	}
}

/// A live mark of a USD market, told now.
fn live_at(cents: u128) -> Mark {
	Mark {
		spot: lot(cents),
		price: lot(cents),
		period: Now::get(),
		live: true,
		cap: None,
	}
}
