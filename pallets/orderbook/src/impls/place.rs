//! How orders come.

use crate::{
	impls::{
		ladder::Ladder,
		matching::{Matched, Taker, Usage},
	},
	types::{Book, Order, MAX_LIFE, MAX_ORDERS},
	Books, Config, Error, Event, Pallet,
};
use florin_core::{
	book::{OrderId, OrderKind, Outcome, Tick},
	clearing::{Lots, MarketId, Mode, Resting, Side, Trading, MAX_LOTS},
	traits::ClearingHouse,
	Period,
};
use florin_math::clearing::is_within;
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

/// An order as it comes.
#[derive(Clone, Copy)]
pub(crate) struct NewOrder {
	/// Which way.
	pub side: Side,
	/// How many lots.
	pub lots: Lots,
	/// The worst price.
	pub tick: Tick,
	/// For how long it is meant.
	pub kind: OrderKind,
	/// It only closes.
	pub reduce_only: bool,
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::place_order`].
	pub(crate) fn do_place_order(
		who: T::AccountId,
		market: MarketId,
		order: NewOrder,
		used: &mut Usage<T>,
	) -> DispatchResult {
		ensure!(order.lots > 0, Error::<T>::NoLots);
		ensure!(order.lots <= MAX_LOTS, Error::<T>::TooManyLots);
		ensure!(order.tick > 0, Error::<T>::NoPrice);
		let before = Books::<T>::get(market).ok_or(Error::<T>::NoBook)?;
		let trading = T::House::trading(market)?;
		Self::ensure_may_come(&before, &trading, &order)?;
		let lots = Self::lots_of(&who, market, &order)?;
		let taker = Taker {
			who: &who,
			market,
			order: NewOrder { lots, ..order },
			trading,
		};

		let mut book = before.clone();
		let matched = Self::match_order(&taker, &mut book, used)?;
		let outcome = Self::settle_rest(&taker, &matched, &mut book, used)?;
		// A fill that leaves something of an order changes nothing here.
		if book != before {
			Books::<T>::insert(market, book);
		}
		T::House::finish(&who, market)?;
		let filled = lots.saturating_sub(matched.remaining);
		if filled > 0 || outcome != Outcome::Rests {
			Self::deposit_event(Event::OrderDone {
				market,
				who,
				side: order.side,
				filled,
				remaining: matched.remaining,
				outcome,
			});
		}
		Ok(())
	}

	/// Refuses what the market doesn't allow now.
	fn ensure_may_come(book: &Book, trading: &Trading, order: &NewOrder) -> DispatchResult {
		match trading.mode {
			Mode::Open => {}
			Mode::ReduceOnly => ensure!(order.reduce_only, Error::<T>::ReduceOnlyMarket),
			Mode::Halted => return Err(Error::<T>::Halted.into()),
		}
		let OrderKind::Limit { expires, .. } = order.kind else {
			return Ok(());
		};
		ensure!(expires >= trading.now, Error::<T>::AlreadyExpired);
		ensure!(
			expires <= trading.now.saturating_add(MAX_LIFE),
			Error::<T>::ExpiresTooLate
		);
		ensure!(
			is_within(book.price(order.tick), trading.mark, trading.band),
			Error::<T>::OutsideBand
		);
		Ok(())
	}

	/// How many lots an order is of: one that only closes of no more than there are to close.
	fn lots_of(
		who: &T::AccountId,
		market: MarketId,
		order: &NewOrder,
	) -> Result<Lots, DispatchError> {
		if !order.reduce_only {
			return Ok(order.lots);
		}
		let closable = T::House::closable(who, market, order.side);
		ensure!(closable > 0, Error::<T>::NothingToClose);
		ensure!(
			order.kind != OrderKind::FillOrKill || closable >= order.lots,
			Error::<T>::NotFilled
		);
		Ok(closable.min(order.lots))
	}

	/// Does with what remains of an order what its kind says.
	fn settle_rest(
		taker: &Taker<T::AccountId>,
		matched: &Matched,
		book: &mut Book,
		used: &mut Usage<T>,
	) -> Result<Outcome, DispatchError> {
		match taker.order.kind {
			_ if matched.remaining == 0 => Ok(Outcome::Filled),
			OrderKind::FillOrKill => Err(Error::<T>::NotFilled.into()),
			// If it rested, the book could be crossed.
			_ if matched.stopped => Ok(Outcome::Stopped),
			OrderKind::ImmediateOrCancel => Ok(Outcome::Dropped),
			OrderKind::Limit { expires, .. } => {
				used.rests = true;
				Self::rest(taker, matched.remaining, expires, book)?;
				Ok(Outcome::Rests)
			}
		}
	}

	/// What remains of an order comes to rest.
	fn rest(
		taker: &Taker<T::AccountId>,
		lots: Lots,
		expires: Period,
		book: &mut Book,
	) -> DispatchResult {
		ensure!(book.orders < MAX_ORDERS, Error::<T>::BookFull);
		let NewOrder {
			side,
			tick,
			reduce_only,
			..
		} = taker.order;
		let resting = Resting {
			side,
			lots,
			price: book.price(tick),
			reduce_only,
		};
		let reserved = T::House::reserve(taker.who, taker.market, &resting)?;
		let id = book.next_order;
		book.next_order = id.checked_add(1).ok_or(Error::<T>::BookFull)?;
		let order = Order {
			id,
			owner: taker.who.clone(),
			lots,
			reserved,
			expires,
			reduce_only,
		};
		let mut ladder = Ladder::<T>::new(taker.market, side, book);
		let page = ladder.append(tick, order)?;
		ladder.save();
		Self::deposit_event(Event::OrderPlaced {
			market: taker.market,
			order: OrderId {
				side,
				tick,
				page,
				id,
			},
			owner: taker.who.clone(),
			lots,
			reduce_only,
			expires,
		});
		Ok(())
	}
}
