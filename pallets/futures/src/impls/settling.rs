//! What contracts settle at.

use crate::{
	impls::rounds::{Due, Visit},
	types::{ContractRow, Delivery, Settlement, Stage},
	Config, Contracts, Error, Event, Live, Pallet,
};
use florin_core::{
	clearing::{MarketId, MAX_LOT_PRICE},
	futures::Basis,
	index::{Average, IndexPrice, SpanError},
	traits::{LeaseCommission, Markets, PeriodClock, PriceIndex},
	Balance,
};
use florin_math::futures;
use frame_support::ensure;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::settle_at`].
	pub(crate) fn do_settle_at(market: MarketId, price: Balance) -> DispatchResult {
		let mut row = Contracts::<T>::get(market).ok_or(Error::<T>::UnknownMarket)?;
		match row.stage {
			Stage::Trading => Err(Error::<T>::StillTrading)?,
			Stage::Settled(_) => Err(Error::<T>::AlreadySettled)?,
			Stage::Delivering(_) => {}
		}
		ensure!(price <= MAX_LOT_PRICE, Error::<T>::PriceTooHigh);
		Self::settle(market, &mut row, price, Basis::Governance);
		Contracts::<T>::insert(market, row);
		Ok(())
	}

	/// What a contract settles at whose time has come. What was delivered is remembered, whether it settles now or not. None before the index has
	/// closed the last period of delivery.
	pub(crate) fn outcome(visit: &mut Visit, due: Due) -> Option<(IndexPrice, Basis)> {
		match due {
			Due::Stale => Some((visit.row.fallback(), Basis::Stale)),
			Due::Delivered => Self::final_price(visit),
		}
	}

	/// Settles a contract.
	pub(crate) fn conclude(visit: &mut Visit, (price, basis): (IndexPrice, Basis)) {
		Self::end_trading(visit);
		let price = visit.row.lot_value(price);
		Self::settle(visit.market, &mut visit.row, price, basis);
	}

	/// The average over delivery, if enough of its periods had a price; else what is fallen back to. None before the index has closed the last of them.
	pub(crate) fn final_price(visit: &mut Visit) -> Option<(IndexPrice, Basis)> {
		if let Stage::Delivering(Delivery {
			known: Some(known), ..
		}) = visit.row.stage
		{
			return Some(known);
		}
		let found = Self::find_final_price(visit)?;
		if let Stage::Delivering(delivery) = &mut visit.row.stage {
			delivery.known = Some(found);
		}
		Some(found)
	}

	/// See [`Self::final_price`].
	fn find_final_price(visit: &mut Visit) -> Option<(IndexPrice, Basis)> {
		let contract = &visit.row.contract;
		let span = T::Index::average(contract.series, contract.delivery, contract.end());
		if span == Err(SpanError::NotOver) {
			return None;
		}
		let least = contract.least_coverage.mul_ceil(contract.periods);
		let price = span
			.ok()
			.filter(|span| span.covered >= least)
			.and_then(|span| Self::scaled_average(visit, &span));
		Some(match price {
			Some(price) => (price, Basis::Average),
			None => (visit.row.fallback(), Basis::Fallback),
		})
	}

	/// The average over delivery. FLRN: its distance from the last trade scaled by what commission binds of what was open, by the higher of both prices
	/// and the lowest credit factor.
	fn scaled_average(visit: &mut Visit, span: &Average) -> Option<IndexPrice> {
		let average = span.price?;
		let delivery = Self::note_delivery(visit)?;
		if visit.limits.is_none() {
			return Some(average);
		}
		let bound = futures::bound(
			T::Commission::net(),
			span.weight,
			// A class that was retired before trading ended has none: then leasing at dust costs nothing.
			delivery.factor.unwrap_or_default(),
			average.max(delivery.last_trade).0,
		);
		let price = futures::scaled(delivery.last_trade.0, average.0, bound, delivery.open);
		Some(IndexPrice(price))
	}

	/// The market settles at `price` a lot.
	fn settle(market: MarketId, row: &mut ContractRow, price: Balance, basis: Basis) {
		let now = T::Clock::now();
		let until = now.saturating_add(row.parameters.registration);
		T::Markets::settle(market, price, until);
		row.stage = Stage::Settled(Settlement {
			last_trade: row.last_trade().unwrap_or(row.mark),
			price,
			basis,
			period: now,
		});
		Live::<T>::mutate(|live| live.retain(|other| *other != market));
		Self::deposit_event(Event::Settled {
			market,
			price,
			basis,
		});
	}
}
