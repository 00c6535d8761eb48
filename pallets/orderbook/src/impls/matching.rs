//! How an order that comes meets those that rest.

use crate::{
	impls::{ladder::Ladder, place::NewOrder},
	types::{Book, Order, MAX_VISITS},
	Config, Error, Event, Pallet, WeightInfo,
};
use core::marker::PhantomData;
use florin_core::{
	book::{OrderId, OrderKind, Removal, Tick},
	clearing::{Lots, MarketId, Mode, Side, Trade, TradeRefusal, Trading},
	traits::ClearingHouse,
	Balance,
};
use florin_math::clearing::is_within;
use frame_support::weights::Weight;
use sp_runtime::{DispatchError, DispatchResult};

/// What a call has used, whether it succeeds or not.
pub(crate) struct Usage<T> {
	/// Resting orders and emptied pages that were met.
	visits: u32,
	/// Trades that were tried.
	trades: u32,
	/// Orders that were removed, and emptied pages that were left behind.
	cleared: u32,
	/// What remained came to rest.
	pub rests: bool,
	_config: PhantomData<T>,
}

impl<T> Default for Usage<T> {
	fn default() -> Self {
		Self {
			visits: 0,
			trades: 0,
			cleared: 0,
			rests: false,
			_config: PhantomData,
		}
	}
}

impl<T: Config> Usage<T> {
	/// What it weighs.
	pub(crate) fn weight(&self) -> Weight {
		Self::weight_of(self.rests, self.trades, self.cleared)
	}

	/// What an order weighs at most. One that finds out that its maker can't trade both tries and removes.
	pub(crate) fn greatest_weight(kind: &OrderKind) -> Weight {
		let trades = if kind.is_post_only() { 0 } else { MAX_VISITS };
		Self::weight_of(kind.rests(), trades, MAX_VISITS)
	}

	fn weight_of(rests: bool, trades: u32, cleared: u32) -> Weight {
		// Each of them has read the book.
		let clearing =
			T::WeightInfo::clear_orders(cleared).saturating_sub(T::WeightInfo::clear_orders(0));
		let resting = if rests {
			T::WeightInfo::rest_order().saturating_sub(T::WeightInfo::take_order(0))
		} else {
			Weight::zero()
		};
		T::WeightInfo::take_order(trades)
			.saturating_add(clearing)
			.saturating_add(resting)
	}
}

/// An order that comes, and what it has to know of its market.
pub(crate) struct Taker<'a, AccountId> {
	pub who: &'a AccountId,
	pub market: MarketId,
	pub order: NewOrder,
	pub trading: Trading,
}

/// How far an order has come.
pub(crate) struct Matched {
	/// Lots that weren't filled.
	pub remaining: Lots,
	/// There may be more at its price.
	pub stopped: bool,
}

/// What is done with a resting order.
enum Verdict {
	Remove(Removal),
	/// At most so many lots are traded with it.
	Trade(Lots),
}

impl<AccountId: PartialEq> Taker<'_, AccountId> {
	/// Whether it would trade at `tick`.
	fn takes(&self, tick: Tick) -> bool {
		match self.order.side {
			Side::Buy => tick <= self.order.tick,
			Side::Sell => tick >= self.order.tick,
		}
	}

	/// Whether the market trades at `price`.
	fn is_within_band(&self, price: Balance) -> bool {
		is_within(price, self.trading.mark, self.trading.band)
	}

	/// Whether `price` is worse for it than the mark.
	fn is_worse(&self, price: Balance) -> bool {
		match self.order.side {
			Side::Buy => price > self.trading.mark,
			Side::Sell => price < self.trading.mark,
		}
	}

	/// Who gets the deposit of an order that is removed, if not its owner: whoever met it, if the owner left it where it could do nobody any good.
	fn cleaner(&self, order: &Order<AccountId>, reason: Removal) -> Option<&AccountId> {
		let earned = match reason {
			Removal::Expired | Removal::Unfunded | Removal::TradingEnded => true,
			Removal::CannotClose => order.reduce_only,
			Removal::SelfTrade | Removal::OutsideBand => false,
		};
		earned.then_some(self.who)
	}
}

impl<T: Config> Pallet<T> {
	/// Fills an order with those of the other side, the best price first and at one price who came first.
	pub(crate) fn match_order(
		taker: &Taker<T::AccountId>,
		book: &mut Book,
		used: &mut Usage<T>,
	) -> Result<Matched, DispatchError> {
		let mut ladder = Ladder::<T>::new(taker.market, taker.order.side.opposite(), book);
		let mut remaining = taker.order.lots;
		let mut stopped = false;
		while remaining > 0 {
			let Some(tick) = ladder.best().filter(|tick| taker.takes(*tick)) else {
				break;
			};
			let price = ladder.price(tick);
			if !taker.is_within_band(price) && taker.is_worse(price) {
				break;
			}
			if used.visits >= MAX_VISITS {
				stopped = true;
				break;
			}
			used.visits = used.visits.saturating_add(1);
			let filled = Self::meet_front(taker, &mut ladder, tick, price, remaining, used)?;
			remaining = remaining.saturating_sub(filled);
		}
		ladder.save();
		Ok(Matched { remaining, stopped })
	}

	/// Meets the order at `tick` that came first. Answers how many lots it traded.
	fn meet_front(
		taker: &Taker<T::AccountId>,
		ladder: &mut Ladder<T>,
		tick: Tick,
		price: Balance,
		remaining: Lots,
		used: &mut Usage<T>,
	) -> Result<Lots, DispatchError> {
		let Some((page, order)) = ladder.front(tick) else {
			used.cleared = used.cleared.saturating_add(1);
			return Ok(0);
		};
		let reason = match Self::judge(taker, &order, price) {
			Verdict::Remove(reason) => reason,
			Verdict::Trade(lots) => {
				if taker.order.kind.is_post_only() {
					// It has been looked at like one that is cleared away.
					used.cleared = used.cleared.saturating_add(1);
					return Err(Error::<T>::WouldTrade.into());
				}
				let lots = lots.min(remaining);
				used.trades = used.trades.saturating_add(1);
				if Self::trade(taker, &order, price, lots)? {
					Self::note_fill(taker, ladder, (tick, page), &order, lots);
					return Ok(lots);
				}
				Removal::Unfunded
			}
		};
		used.cleared = used.cleared.saturating_add(1);
		ladder.remove(tick, page, 0);
		let side = taker.order.side.opposite();
		let id = OrderId {
			side,
			tick,
			page,
			id: order.id,
		};
		let cleaner = taker.cleaner(&order, reason);
		Self::release(taker.market, id, order, cleaner, reason)?;
		Ok(0)
	}

	/// What is done with a resting order.
	fn judge(taker: &Taker<T::AccountId>, order: &Order<T::AccountId>, price: Balance) -> Verdict {
		if order.expires < taker.trading.now {
			return Verdict::Remove(Removal::Expired);
		}
		if order.owner == *taker.who {
			return Verdict::Remove(Removal::SelfTrade);
		}
		if !taker.is_within_band(price) {
			// It is better than the market allows. If it stayed, nothing behind it could be traded.
			return Verdict::Remove(Removal::OutsideBand);
		}
		if !order.reduce_only && taker.trading.mode == Mode::Open {
			return Verdict::Trade(order.lots);
		}
		let side = taker.order.side.opposite();
		match T::House::closable(&order.owner, taker.market, side) {
			0 => Verdict::Remove(Removal::CannotClose),
			lots => Verdict::Trade(lots.min(order.lots)),
		}
	}

	/// Trades with a resting order. Answers whether its owner could.
	fn trade(
		taker: &Taker<T::AccountId>,
		order: &Order<T::AccountId>,
		price: Balance,
		lots: Lots,
	) -> Result<bool, DispatchError> {
		let trade = Trade {
			market: taker.market,
			taker: taker.who,
			maker: &order.owner,
			side: taker.order.side,
			lots,
			price,
			reserved: order.reserved_for(lots),
			fills: lots == order.lots,
		};
		match T::House::trade(&trade) {
			Ok(()) => Ok(true),
			Err(TradeRefusal::Maker) => Ok(false),
			Err(TradeRefusal::Taker(error)) => Err(error),
		}
	}

	/// A resting order has been filled, or part of it.
	fn note_fill(
		taker: &Taker<T::AccountId>,
		ladder: &mut Ladder<T>,
		(tick, page): (Tick, u32),
		order: &Order<T::AccountId>,
		lots: Lots,
	) {
		let left = order.lots.saturating_sub(lots);
		if left == 0 {
			ladder.remove(tick, page, 0);
		} else {
			ladder.shrink_front(tick, page, lots);
		}
		Self::deposit_event(Event::Filled {
			market: taker.market,
			order: OrderId {
				side: taker.order.side.opposite(),
				tick,
				page,
				id: order.id,
			},
			maker: order.owner.clone(),
			taker: taker.who.clone(),
			side: taker.order.side,
			lots,
			tick,
			left,
		});
	}

	/// Tells the house and everybody that an order has been removed.
	pub(crate) fn release(
		market: MarketId,
		id: OrderId,
		order: Order<T::AccountId>,
		cleaner: Option<&T::AccountId>,
		reason: Removal,
	) -> DispatchResult {
		T::House::release(
			&order.owner,
			market,
			order.reserved_for(order.lots),
			cleaner,
		)?;
		Self::deposit_event(Event::OrderRemoved {
			market,
			order: id,
			owner: order.owner,
			lots: order.lots,
			reason,
		});
		Ok(())
	}
}
