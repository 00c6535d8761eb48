//! How orders go that aren't filled.

use crate::{
	impls::ladder::Ladder,
	types::{Book, Order},
	Books, Config, Error, Event, Pallet,
};
use florin_core::{
	book::{OrderId, Removal},
	clearing::MarketId,
	traits::{ClearingHouse, PeriodClock},
};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::cancel_order`].
	pub(crate) fn do_cancel_order(
		who: T::AccountId,
		market: MarketId,
		id: OrderId,
	) -> DispatchResult {
		Self::do_cancel_orders(who, market, &[id])
	}

	/// See [`Pallet::cancel_orders`].
	pub(crate) fn do_cancel_orders(
		who: T::AccountId,
		market: MarketId,
		ids: &[OrderId],
	) -> DispatchResult {
		let mut book = Books::<T>::get(market).ok_or(Error::<T>::NoBook)?;
		let orders = book.orders;
		for id in ids {
			let is_own = |order: &Order<T::AccountId>| {
				ensure!(order.owner == who, Error::<T>::NotYourOrder);
				Ok(true)
			};
			// What has been filled meanwhile needn't be cancelled.
			let Some(order) = Self::take(market, &mut book, id, is_own)? else {
				continue;
			};
			T::House::release(&who, market, order.reserved_for(order.lots), None)?;
			Self::deposit_event(Event::OrderCancelled {
				market,
				order: *id,
				owner: order.owner,
				lots: order.lots,
			});
		}
		ensure!(book.orders < orders, Error::<T>::NoSuchOrder);
		Books::<T>::insert(market, book);
		Ok(())
	}

	/// See [`Pallet::remove_orders`].
	pub(crate) fn do_remove_orders(
		who: T::AccountId,
		market: MarketId,
		ids: &[OrderId],
	) -> DispatchResult {
		let mut book = Books::<T>::get(market).ok_or(Error::<T>::NoBook)?;
		let ended = T::House::trading(market).is_err();
		let now = T::Clock::now();
		let orders = book.orders;
		for id in ids {
			let may_go = |order: &Order<T::AccountId>| Ok(ended || order.expires < now);
			let Some(order) = Self::take(market, &mut book, id, may_go)? else {
				continue;
			};
			let reason = if order.expires < now {
				Removal::Expired
			} else {
				Removal::TradingEnded
			};
			Self::release(market, *id, order, Some(&who), reason)?;
		}
		ensure!(book.orders < orders, Error::<T>::NothingToRemove);
		Books::<T>::insert(market, book);
		Ok(())
	}

	/// Takes an order out of the book if there is one and it may go.
	fn take(
		market: MarketId,
		book: &mut Book,
		id: &OrderId,
		may_go: impl FnOnce(&Order<T::AccountId>) -> Result<bool, DispatchError>,
	) -> Result<Option<Order<T::AccountId>>, DispatchError> {
		let mut ladder = Ladder::<T>::new(market, id.side, book);
		let Some((place, order)) = ladder.find(id.tick, id.page, id.id) else {
			return Ok(None);
		};
		if !may_go(&order)? {
			return Ok(None);
		}
		ladder.remove(id.tick, id.page, place);
		ladder.save();
		Ok(Some(order))
	}
}
