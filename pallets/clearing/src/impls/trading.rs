//! How lots change hands.

use crate::{
	types::{Market, Phase, Position},
	Config, Error, Event, Markets, Pallet, Params, Positions,
};
use florin_core::{
	clearing::{Lots, MarketId, Mode, Resting, Side, Trade, TradeRefusal, Trading, MAX_LOTS},
	traits::{ClearingHouse, PeriodClock},
	Balance,
};
use florin_math::clearing::{missing_to_close, notional, requirement, reserve, surplus, Holding};
use frame_support::ensure;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult, Permill};

impl<T: Config> ClearingHouse<T::AccountId> for Pallet<T> {
	fn trading(market: MarketId) -> Result<Trading, DispatchError> {
		let market = Self::market(market)?;
		ensure!(market.phase == Phase::Trading, Error::<T>::TradingEnded);
		let now = T::Clock::now();
		Ok(Trading {
			mode: market.mode_in(now, Params::<T>::get().mark_age),
			mark: market.mark.price,
			band: market.risk.band,
			now,
		})
	}

	fn closable(who: &T::AccountId, market: MarketId, side: Side) -> Lots {
		let size = Positions::<T>::get(market, who).map_or(0, |position| position.holding.size);
		match side {
			Side::Buy if size < 0 => size.unsigned_abs(),
			Side::Sell if size > 0 => size.unsigned_abs(),
			_ => 0,
		}
	}

	fn reserve(
		who: &T::AccountId,
		id: MarketId,
		order: &Resting,
	) -> Result<Balance, DispatchError> {
		let mut market = Self::market(id)?;
		let rows = market.rows;
		let mut position = Self::position_or_new(&mut market, id, who)?;
		ensure!(
			position.orders < market.risk.order_cap,
			Error::<T>::TooManyOrders
		);
		ensure!(position.unfunded == 0, Error::<T>::UnfundedOrders);
		let each = if order.reduce_only {
			0
		} else {
			ensure!(
				order.lots <= market.risk.position_cap,
				Error::<T>::PositionCap
			);
			// With its own lots, so that a position as large as the market would still have more than maintenance.
			let open = market.open_interest.saturating_add(order.lots);
			let rate = market.initial_rate(open);
			let buys = order.side == Side::Buy;
			reserve(rate, buys, order.price, market.mark.price).ok_or(Error::<T>::Overflow)?
		};
		let total = each
			.checked_mul(order.lots.into())
			.ok_or(Error::<T>::Overflow)?;
		// What the position doesn't need comes first.
		let priced = Self::frees_margin(&market);
		let free = Self::free_margin(&market, &position.holding, priced).unwrap_or_default();
		let of_position = total.min(free);
		position.holding.margin = position.holding.margin.saturating_sub(of_position);
		position.reserved = position
			.reserved
			.checked_add(total)
			.ok_or(Error::<T>::Overflow)?;
		position.orders = position.orders.saturating_add(1);
		let of_account = total
			.saturating_sub(of_position)
			.checked_add(position.deposit)
			.ok_or(Error::<T>::Overflow)?;
		Self::debit(who, &market.asset, of_account)?;
		Positions::<T>::insert(id, who, position);
		if market.rows != rows {
			Markets::<T>::insert(id, market);
		}
		Ok(each)
	}

	fn release(
		who: &T::AccountId,
		id: MarketId,
		reserved: Balance,
		cleaner: Option<&T::AccountId>,
	) -> DispatchResult {
		let mut position = Self::position(id, who)?;
		let mut freed = if position.unfunded > 0 {
			0
		} else {
			reserved.min(position.reserved)
		};
		position.reserved = position.reserved.saturating_sub(freed);
		position.unfunded = position.unfunded.saturating_sub(1);
		position.orders = position.orders.saturating_sub(1);
		match cleaner {
			Some(cleaner) => {
				let asset = Self::market(id)?.asset;
				Self::credit(cleaner, &asset, position.deposit)?;
			}
			None => {
				freed = freed
					.checked_add(position.deposit)
					.ok_or(Error::<T>::Overflow)?;
			}
		}
		position.holding.margin = position
			.holding
			.margin
			.checked_add(freed)
			.ok_or(Error::<T>::Overflow)?;
		Positions::<T>::insert(id, who, position);
		Ok(())
	}

	fn trade(trade: &Trade<T::AccountId>) -> Result<(), TradeRefusal> {
		Self::do_trade(trade)
	}

	fn finish(who: &T::AccountId, market: MarketId) -> DispatchResult {
		Self::do_finish(who, market)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_market(mark: Balance) -> MarketId {
		Self::bench_market(mark)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow(who: &T::AccountId, market: MarketId) {
		Self::bench_endow(who, market);
	}
}

/// Shares of the value that a position has to have as margin.
#[derive(Clone, Copy)]
pub(crate) struct Rates {
	/// Else it is liquidated.
	pub maintenance: Permill,
	/// What a liquidation leaves it with.
	pub target: Permill,
}

/// What a change of a holding asks of whoever has it.
pub(crate) struct Move {
	pub before: Holding,
	pub after: Holding,
	/// Those under which it was open.
	pub rates: Rates,
	/// Those of as many lots as there are afterwards.
	pub rates_after: Rates,
}

impl Move {
	pub(crate) fn opens(&self) -> bool {
		self.before.is_opened_by(&self.after)
	}

	/// The rates that hold afterwards: they never rise for who doesn't open.
	pub(crate) fn new_rates(&self) -> Rates {
		if self.after.size == 0 {
			Rates {
				maintenance: Permill::zero(),
				target: Permill::zero(),
			}
		} else if self.opens() {
			self.rates_after
		} else {
			Rates {
				maintenance: self.rates.maintenance.min(self.rates_after.maintenance),
				target: self.rates.target.min(self.rates_after.target),
			}
		}
	}

	/// Margin that is missing to close so, at this mark.
	fn missing_to_close(&self, mark: Balance) -> Option<Balance> {
		missing_to_close(
			&self.before,
			&self.after,
			mark,
			self.rates.maintenance,
			self.new_rates().maintenance,
		)
	}
}

impl Position {
	/// The position is what a move made of it.
	pub(crate) fn take(&mut self, step: &Move, holding: Holding) {
		let Rates {
			maintenance,
			target,
		} = step.new_rates();
		self.holding = holding;
		self.maintenance = maintenance;
		self.target = target;
	}
}

impl<T: Config> Pallet<T> {
	/// What buying `lots` at `price`, below zero selling, makes of a position.
	pub(crate) fn moved(
		market: &Market,
		position: &Position,
		lots: i64,
		price: Balance,
	) -> Option<Move> {
		let before = position.holding;
		let after = before.after(lots, price)?;
		Some(Move {
			before,
			after,
			rates: Rates {
				maintenance: position.maintenance,
				target: position.target,
			},
			rates_after: Rates {
				maintenance: market.maintenance_rate(after.lots()),
				target: market.target_rate(after.lots()),
			},
		})
	}

	/// Lots that are long once both have moved.
	pub(crate) fn open_interest_after(market: &Market, moves: [&Move; 2]) -> Option<Lots> {
		let long = |holding: &Holding| u64::try_from(holding.size).unwrap_or_default();
		let (mut before, mut after) = (0_u64, 0_u64);
		for step in moves {
			before = before.checked_add(long(&step.before))?;
			after = after.checked_add(long(&step.after))?;
		}
		market.open_interest.checked_add(after)?.checked_sub(before)
	}

	fn do_trade(trade: &Trade<T::AccountId>) -> Result<(), TradeRefusal> {
		let refuse = |error: Error<T>| TradeRefusal::Taker(error.into());
		let mut market = Markets::<T>::get(trade.market).ok_or_else(|| refuse(Error::NoMarket))?;
		if market.phase != Phase::Trading {
			return Err(refuse(Error::TradingEnded));
		}
		let mode = market.mode_in(T::Clock::now(), Params::<T>::get().mark_age);
		if mode == Mode::Halted {
			return Err(refuse(Error::Halted));
		}
		let bought = i64::try_from(trade.lots.min(MAX_LOTS)).unwrap_or_default();
		let bought = match trade.side {
			Side::Buy => bought,
			Side::Sell => bought.saturating_neg(),
		};

		// The maker, with what its order set aside.
		let mut maker =
			Positions::<T>::get(trade.market, trade.maker).ok_or(TradeRefusal::Maker)?;
		let maker_had = maker.holding;
		Self::back_maker(&mut maker, trade).ok_or(TradeRefusal::Maker)?;
		let making = Self::moved(&market, &maker, bought.saturating_neg(), trade.price)
			.ok_or(TradeRefusal::Maker)?;
		if !Self::maker_may(&market, mode, &making).unwrap_or_default() {
			return Err(TradeRefusal::Maker);
		}

		// The taker.
		let mut taker = Self::position_or_new(&mut market, trade.market, trade.taker)
			.map_err(TradeRefusal::Taker)?;
		let taking = Self::moved(&market, &taker, bought, trade.price)
			.ok_or_else(|| refuse(Error::Overflow))?;
		let open_interest = Self::open_interest_after(&market, [&making, &taking])
			.ok_or_else(|| refuse(Error::Overflow))?;
		if taking.opens() && mode != Mode::Open {
			return Err(refuse(Error::ReduceOnly));
		}
		if open_interest > market.open_interest && open_interest > market.open_interest_cap() {
			return Err(refuse(Error::OpenInterestCap));
		}
		market.open_interest = open_interest;
		let value = notional(trade.lots, trade.price).ok_or_else(|| refuse(Error::Overflow))?;
		let fee = market.risk.taker_fee.mul_ceil(value);
		if taking.opens() && taking.after.lots() > market.risk.position_cap {
			return Err(refuse(Error::PositionCap));
		}
		let carried = Self::carry(&mut market, trade.market, trade.taker, &taking, fee)
			.map_err(TradeRefusal::Taker)?;
		taker.take(&taking, carried);
		Self::count_exposure(&mut market, &taking.before, &taker.holding);

		maker.take(&making, making.after);
		if trade.fills {
			maker.orders = maker.orders.saturating_sub(1);
			maker.holding.margin = maker.holding.margin.saturating_add(maker.deposit);
		}
		Self::count_exposure(&mut market, &maker_had, &maker.holding);
		Positions::<T>::insert(trade.market, trade.maker, maker);
		Positions::<T>::insert(trade.market, trade.taker, taker);
		Markets::<T>::insert(trade.market, market);
		Ok(())
	}

	/// What the order set aside for these lots becomes margin. `None` if it was lost to a liquidation, or the maker is the taker.
	fn back_maker(maker: &mut Position, trade: &Trade<T::AccountId>) -> Option<()> {
		if trade.maker == trade.taker || maker.registered.is_some() || maker.unfunded > 0 {
			return None;
		}
		maker.reserved = maker.reserved.checked_sub(trade.reserved)?;
		maker.holding.margin = maker.holding.margin.checked_add(trade.reserved)?;
		Some(())
	}

	/// Whether a maker can carry a fill. It set initial margin aside when it ordered; now maintenance has to be there at least, at the mark and at the latest
	/// price.
	fn maker_may(market: &Market, mode: Mode, making: &Move) -> Option<bool> {
		if !making.opens() {
			return Some(making.missing_to_close(market.mark.price)?.is_zero());
		}
		let rate = making.rates_after.maintenance;
		let [at_mark, at_spot] = market
			.prices()
			.map(|price| Self::missing_margin(market, &making.after, rate, price));
		Some(
			mode == Mode::Open
				&& making.after.lots() <= market.risk.position_cap
				&& at_mark?.is_zero()
				&& at_spot?.is_zero(),
		)
	}

	/// What `who` holds after a move for which it pays `fee` to the insurance: margin that is missing comes from its account.
	pub(crate) fn carry(
		market: &mut Market,
		id: MarketId,
		who: &T::AccountId,
		step: &Move,
		fee: Balance,
	) -> Result<Holding, DispatchError> {
		let mut holding = step.after;
		let charge = if step.opens() {
			Self::missing_to_open(market, &holding, fee).map(|missing| (fee, missing))
		} else {
			Self::charge_to_close(step, market.mark.price, fee)
		};
		let (fee, missing) = charge.ok_or(Error::<T>::Overflow)?;
		if !missing.is_zero() {
			Self::debit(who, &market.asset, missing)?;
			Self::deposit_event(Event::MarginAdded {
				market: id,
				who: who.clone(),
				amount: missing,
			});
		}
		holding.margin = holding
			.margin
			.checked_add(missing)
			.and_then(|margin| margin.checked_sub(fee))
			.ok_or(Error::<T>::Overflow)?;
		market.insurance = market
			.insurance
			.checked_add(fee)
			.ok_or(Error::<T>::Overflow)?;
		if !fee.is_zero() {
			Self::deposit_event(Event::FeePaid {
				market: id,
				who: who.clone(),
				amount: fee,
			});
		}
		Ok(holding)
	}

	/// What is missing of margin at `rate` and `price`. Profit counts up to its share of the margin that is there already.
	fn missing_margin(
		market: &Market,
		holding: &Holding,
		rate: Permill,
		price: Balance,
	) -> Option<Balance> {
		let required = i128::try_from(requirement(rate, holding.lots(), price)?).ok()?;
		let counted = holding.counted(price, market.risk.profit_cap)?;
		Some(u128::try_from(required.checked_sub(counted)?).unwrap_or_default())
	}

	/// What is missing of the fee and of initial margin, at the mark and at the latest price.
	fn missing_to_open(market: &Market, holding: &Holding, fee: Balance) -> Option<Balance> {
		let for_fee = fee.saturating_sub(holding.margin);
		let charged = Holding {
			margin: holding.margin.checked_add(for_fee)?.checked_sub(fee)?,
			..*holding
		};
		let rate = market.initial_rate(market.open_interest);
		let [at_mark, at_spot] = market
			.prices()
			.map(|price| Self::missing_margin(market, &charged, rate, price));
		for_fee.checked_add(at_mark?.max(at_spot?))
	}

	/// The fee, which whoever closes pays as far as equity goes beyond maintenance, and what is missing to close.
	fn charge_to_close(step: &Move, mark: Balance, fee: Balance) -> Option<(Balance, Balance)> {
		let spare = surplus(&step.after, mark, step.new_rates().maintenance)?;
		let fee = fee.min(spare).min(step.after.margin);
		Some((fee, step.missing_to_close(mark)?))
	}
}
