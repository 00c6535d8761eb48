//! How positions that are short of margin are taken over.

use crate::{
	types::{Market, Phase, Position},
	Config, Error, Event, Markets, Pallet, Params, Positions,
};
use florin_core::{
	clearing::{Lots, MarketId, Mode},
	traits::{GracePeriods, PeriodClock},
	Balance,
};
use florin_math::clearing::{liquidated_lots, liquidation_fee, requirement, shortfall, Holding};
use frame_support::ensure;
use sp_runtime::{
	traits::{UniqueSaturatedInto, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::liquidate`].
	pub(crate) fn do_liquidate(
		liquidator: &T::AccountId,
		id: MarketId,
		targets: &[(T::AccountId, Lots)],
	) -> DispatchResult {
		Self::ensure_liquidates(&Self::market(id)?)?;
		let mut any = false;
		for (who, lots) in targets {
			any |= Self::liquidate_one(liquidator, id, who, *lots)?;
		}
		ensure!(any, Error::<T>::NothingToLiquidate);
		Ok(())
	}

	/// Whether anybody may be liquidated now.
	fn ensure_liquidates(market: &Market) -> DispatchResult {
		let now = T::Clock::now();
		let settling = matches!(market.phase, Phase::Settling { .. });
		ensure!(!settling, Error::<T>::TradingEnded);
		ensure!(market.mode != Mode::Halted, Error::<T>::Halted);
		ensure!(
			market.has_price(now, Params::<T>::get().mark_age),
			Error::<T>::PriceNotLive
		);
		let block: u32 = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		ensure!(
			now >= market.grace_until && !T::Grace::any_since(block),
			Error::<T>::Grace
		);
		Ok(())
	}

	/// Takes over at most `lots` of a position, as many as it takes until the rest has enough margin. Answers whether anything was done.
	fn liquidate_one(
		liquidator: &T::AccountId,
		id: MarketId,
		who: &T::AccountId,
		lots: Lots,
	) -> Result<bool, DispatchError> {
		let mut market = Self::market(id)?;
		let Some(mut position) = Positions::<T>::get(id, who) else {
			return Ok(false);
		};
		if who == liquidator {
			return Ok(false);
		}
		if Self::is_healthy(&position, market.mark.price)? {
			return Ok(false);
		}
		let used = Self::use_reserve(id, who, &mut position)?;
		let needed = if Self::is_healthy(&position, market.mark.price)? {
			0
		} else {
			Self::needed(&market, &position)?
		};
		let lots = lots.min(needed);
		if lots.is_zero() {
			Positions::<T>::insert(id, who, position);
			return Ok(used);
		}
		Self::take_over(&mut market, id, liquidator, (who, position), lots)?;
		Markets::<T>::insert(id, market);
		Ok(true)
	}

	/// Whether equity comes to maintenance margin.
	fn is_healthy(position: &Position, mark: Balance) -> Result<bool, DispatchError> {
		let short =
			shortfall(&position.holding, mark, position.maintenance).ok_or(Error::<T>::Overflow)?;
		Ok(short.is_zero())
	}

	/// What a position set aside for orders answers for its lots first. Its orders aren't funded any more then, and go when they are met. Answers whether
	/// there was anything.
	fn use_reserve(
		id: MarketId,
		who: &T::AccountId,
		position: &mut Position,
	) -> Result<bool, DispatchError> {
		let amount = core::mem::take(&mut position.reserved);
		if amount.is_zero() {
			return Ok(false);
		}
		position.unfunded = position.orders;
		position.holding.margin = position
			.holding
			.margin
			.checked_add(amount)
			.ok_or(Error::<T>::Overflow)?;
		Self::deposit_event(Event::ReserveUsed {
			market: id,
			who: who.clone(),
			amount,
		});
		Ok(true)
	}

	/// Lots that have to go until the rest has as much more than maintenance as a new position had when this one was opened.
	fn needed(market: &Market, position: &Position) -> Result<Lots, DispatchError> {
		let needed = liquidated_lots(
			&position.holding,
			market.mark.price,
			position.target,
			market.risk.liquidation_fee,
		);
		needed.ok_or_else(|| Error::<T>::Overflow.into())
	}

	/// `lots` change hands at the mark, whatever was bid for them. So whoever takes them over inherits no loss.
	fn take_over(
		market: &mut Market,
		id: MarketId,
		liquidator: &T::AccountId,
		(who, mut position): (&T::AccountId, Position),
		lots: Lots,
	) -> DispatchResult {
		let mark = market.mark.price;
		let risk = market.risk;
		let bought = i64::try_from(lots).map_err(|_| Error::<T>::Overflow)?;
		let bought = if position.holding.size > 0 {
			bought
		} else {
			bought.saturating_neg()
		};
		let mut taker = Self::position_or_new(market, id, liquidator)?;
		let taking = Self::moved(market, &taker, bought, mark).ok_or(Error::<T>::Overflow)?;
		let leaving = Self::moved(market, &position, bought.saturating_neg(), mark)
			.ok_or(Error::<T>::Overflow)?;
		market.open_interest =
			Self::open_interest_after(market, [&taking, &leaving]).ok_or(Error::<T>::Overflow)?;

		// The fee comes from the equity of the position. The insurance stands in for the reward of whoever takes over one that has none.
		let full = requirement(risk.liquidation_fee, lots, mark).ok_or(Error::<T>::Overflow)?;
		let paid = liquidation_fee(&position.holding, lots, mark, risk.liquidation_fee)
			.ok_or(Error::<T>::Overflow)?;
		let there = market
			.insurance
			.checked_add(paid)
			.ok_or(Error::<T>::Overflow)?;
		let reward = risk.liquidator_share.mul_floor(full).min(there);
		market.insurance = there.saturating_sub(reward);

		let left = Holding {
			margin: leaving.after.margin.saturating_sub(paid),
			..leaving.after
		};
		position.take(&leaving, left);
		Self::pay_loss(market, id, who, &mut position)?;
		Self::count_exposure(market, &leaving.before, &position.holding);
		if position.is_empty() {
			Self::credit(liquidator, &market.asset, position.deposit)?;
		}
		Self::put_position(market, id, who, position)?;

		let mut carried = Self::carry(market, id, liquidator, &taking, 0)?;
		carried.margin = carried
			.margin
			.checked_add(reward)
			.ok_or(Error::<T>::Overflow)?;
		taker.take(&taking, carried);
		Self::count_exposure(market, &taking.before, &taker.holding);
		Positions::<T>::insert(id, liquidator, taker);
		Self::deposit_event(Event::Liquidated {
			market: id,
			who: who.clone(),
			liquidator: liquidator.clone(),
			lots,
			price: mark,
			fee: paid,
			reward,
		});
		Ok(())
	}
}
