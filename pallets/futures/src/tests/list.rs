use super::*;
use crate::{
	types::{Stage, MAX_LIVE},
	Live,
};
use florin_core::{
	clearing::{SettlementAsset, MAX_LOT_PRICE},
	futures::Contract,
	index::{Series, SeriesStatus},
	Period, FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, Permill};
use std::collections::BTreeMap;

fn changed(change: impl FnOnce(&mut Contract)) -> Contract {
	let mut contract = usd_contract();
	change(&mut contract);
	contract
}

fn refused(contract: Contract, why: impl Into<DispatchError>) {
	assert_noop!(Futures::list(RuntimeOrigin::root(), contract), why.into());
}

#[test]
fn a_contract_has_a_market_a_book_and_a_price() {
	build_and_execute(|| {
		let contract = usd_contract();
		let market = list(contract.clone());
		assert_eq!(mark(market), live_at(250));
		assert_eq!(Ticks::get(), BTreeMap::from([(market, (10_000, lot(250)))]));
		let new = on(market, |row| row.new.clone());
		assert_eq!((new.asset, new.risk), (USDX, risk()));
		let row = row(market);
		assert_eq!(row.contract, contract);
		assert_eq!(row.decimals, 6);
		assert_eq!(row.parameters, parameters());
		assert_eq!((row.mark.0, row.average.0), (usd(250), usd(250)));
		assert_eq!((row.stage, row.stale), (Stage::Trading, 0));
		assert_eq!(Live::<Test>::get().to_vec(), [market]);
		let price = lot(250);
		assert_eq!(
			events(),
			[Event::Listed {
				market,
				contract,
				price
			}]
		);
	});
}

#[test]
fn only_governance_lists() {
	build_and_execute(|| {
		for who in [STRANGER, GUARD] {
			assert_noop!(
				Futures::list(RuntimeOrigin::signed(who), usd_contract()),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn on_a_flrn_series_nothing_may_be_opened_before_the_first_round() {
	build_and_execute(|| {
		let market = list(flrn_contract());
		assert_eq!(mark(market).price, 10 * FLRN);
		assert_eq!(mark(market).cap, Some(0));
		lease_at(FLRN, 100, 1);
		assert!(mark(market).cap > Some(0));
	});
}

#[test]
fn the_asset_goes_with_the_quote() {
	build_and_execute(|| {
		let native = SettlementAsset::Native;
		refused(changed(|c| c.asset = native), Error::WrongAsset);
		let flrn = |asset| Contract {
			asset,
			..flrn_contract()
		};
		refused(flrn(USDX), Error::WrongAsset);
		refused(changed(|c| c.asset = FINE), Error::UnknownAsset);
		refused(changed(|c| c.asset = NO_ASSET), Error::UnknownAsset);
	});
}

#[test]
fn a_lot_is_worth_something_that_can_be_paid() {
	build_and_execute(|| {
		refused(changed(|c| c.lot_seconds = 0), Error::LotEmpty);
		refused(changed(|c| c.tick = 0), Error::TickZero);
		let price_at = |price: u128| {
			for period in START - 6..START {
				record(H100_USD, period, price, 1);
			}
		};
		// An hour at less than a millionth of a dollar.
		price_at(999_999);
		refused(changed(|c| c.lot_seconds = 3_600), Error::LotOutOfBounds);
		price_at(1_000_000);
		let least = list(changed(|c| (c.lot_seconds, c.tick) = (3_600, 1)));
		assert_eq!(mark(least).price, 1);
		price_at(MAX_LOT_PRICE * 1_000_000);
		refused(changed(|c| c.lot_seconds = 3_600), Error::LotOutOfBounds);
		price_at(u128::MAX / 1_000);
		refused(changed(|c| c.lot_seconds = 3_600), Error::LotOutOfBounds);
		price_at((MAX_LOT_PRICE - 1) * 1_000_000);
		assert_ok!(Futures::list(
			RuntimeOrigin::root(),
			changed(|c| c.lot_seconds = 3_600)
		));
	});
}

#[test]
fn spans_have_periods_and_fit_the_ring_of_the_index() {
	build_and_execute(|| {
		refused(changed(|c| c.periods = 0), Error::SpanEmpty);
		refused(changed(|c| c.mark_span = 0), Error::SpanEmpty);
		let longest = parameters().longest_span;
		let most = longest - parameters().dispute_delay;
		refused(changed(|c| c.periods = most + 1), Error::SpanTooLong);
		refused(changed(|c| c.periods = Period::MAX), Error::SpanTooLong);
		refused(changed(|c| c.mark_span = longest + 1), Error::SpanTooLong);
		list(changed(|c| (c.periods, c.mark_span) = (most, longest)));
	});
}

#[test]
fn there_is_time_to_trade_before_delivery() {
	build_and_execute(|| {
		let first = START + parameters().lead;
		refused(changed(|c| c.delivery = first - 1), Error::TooSoon);
		refused(changed(|c| c.delivery = 0), Error::TooSoon);
		list(changed(|c| c.delivery = first));
		refused(changed(|c| c.delivery = Period::MAX), Error::TooLate);
		let last = Period::MAX - DAY - parameters().dispute_delay - parameters().longest_span;
		refused(changed(|c| c.delivery = last + 1), Error::TooLate);
		list(changed(|c| c.delivery = last));
	});
}

#[test]
fn the_series_is_live_and_of_a_class_in_force() {
	build_and_execute(|| {
		refused(
			changed(|c| c.series = Series::usd(NO_CLASS)),
			Error::UnknownClass,
		);
		refused(changed(|c| c.series = Series::usd(A100)), Error::NotLive);
		for status in [SeriesStatus::BelowQuorum, SeriesStatus::Stale] {
			Forced::mutate(|forced| forced.insert(H100_USD, status));
			refused(usd_contract(), Error::NotLive);
		}
		Forced::set(BTreeMap::new());
		Factors::mutate(|factors| factors.remove(&H100));
		refused(usd_contract(), Error::UnknownClass);
	});
}

#[test]
fn what_clearing_house_or_order_book_refuse_leaves_nothing_behind() {
	build_and_execute(|| {
		refused(
			changed(|c| c.risk.cap = 0),
			DispatchError::Other("terms out of bounds"),
		);
		let listed = Futures::list(RuntimeOrigin::root(), changed(|c| c.tick = lot(300)));
		assert_eq!(listed, Err(DispatchError::Other("no prices near the mark")));
		assert!(Live::<Test>::get().is_empty());
		// The mock's house isn't storage.
		House::set(BTreeMap::new());
	});
}

#[test]
fn as_many_markets_are_live_as_a_round_has_turns_for() {
	build_and_execute(|| {
		for _ in 0..MAX_LIVE {
			list(usd_contract());
		}
		refused(usd_contract(), Error::TooManyMarkets);
		pass_at(250, ENDS - START);
		assert!(Live::<Test>::get().is_empty());
		list(changed(|c| c.delivery = ENDS + 2 * DAY));
	});
}

#[test]
fn a_first_average_that_is_too_thin_is_the_mark() {
	build_and_execute(|| {
		for period in START - 6..START {
			record(H100_USD, period, usd(310), 1);
		}
		let whole = Permill::one();
		let market = list(changed(|c| c.least_coverage = whole));
		assert_eq!(row(market).average.0, usd(250) + usd(60) * 6 / 144);
		// The next day has a hole.
		pass(1);
		pass_at(310, DAY - 1);
		assert_ne!(row(market).average.0, usd(310));
		let late = list(changed(|c| {
			c.least_coverage = whole;
			c.delivery += DAY;
		}));
		assert_eq!(row(late).average, row(late).mark);
	});
}
