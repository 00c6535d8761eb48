//! How books come and go.

use crate::{
	types::{Book, GREATEST_MARK, LEAST_MARK},
	Books, Config, Error, Event, Pallet,
};
use florin_core::{
	clearing::MarketId,
	traits::{MarketGuard, OrderBooks},
	Balance,
};
use frame_support::{defensive, ensure};
use sp_runtime::DispatchResult;

impl<T: Config> OrderBooks for Pallet<T> {
	fn open(market: MarketId, tick: Balance, mark: Balance) -> DispatchResult {
		ensure!(!Books::<T>::contains_key(market), Error::<T>::BookExists);
		let ticks = mark.checked_div(tick).ok_or(Error::<T>::BadTickSize)?;
		ensure!(
			(LEAST_MARK..=GREATEST_MARK).contains(&ticks),
			Error::<T>::BadTickSize
		);
		let book = Book {
			tick_size: tick,
			..Default::default()
		};
		Books::<T>::insert(market, book);
		Self::deposit_event(Event::BookOpened {
			market,
			tick_size: tick,
		});
		Ok(())
	}
}

impl<T: Config> MarketGuard for Pallet<T> {
	/// A market is removed when nothing is open in it, so there are no orders.
	fn removed(market: MarketId) {
		let Some(book) = Books::<T>::take(market) else {
			return;
		};
		if book.orders > 0 {
			defensive!("a market was removed that has orders");
		}
		Self::deposit_event(Event::BookRemoved { market });
	}
}
