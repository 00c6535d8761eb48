//! Positions, and the margin that answers for them.

use crate::{
	types::{Market, Position},
	Config, Error, Event, Markets, Pallet, Params, Positions,
};
use florin_core::{clearing::MarketId, traits::PeriodClock, Balance};
use florin_math::clearing::{requirement_to_stay, Holding};
use frame_support::ensure;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// A market.
	pub(crate) fn market(market: MarketId) -> Result<Market, DispatchError> {
		Markets::<T>::get(market).ok_or_else(|| Error::<T>::NoMarket.into())
	}

	/// A position.
	pub(crate) fn position(
		market: MarketId,
		who: &T::AccountId,
	) -> Result<Position, DispatchError> {
		Positions::<T>::get(market, who).ok_or_else(|| Error::<T>::NoPosition.into())
	}

	/// A position, new if need be: then its deposit is taken from the account.
	pub(crate) fn position_or_new(
		market: &mut Market,
		id: MarketId,
		who: &T::AccountId,
	) -> Result<Position, DispatchError> {
		if let Some(position) = Positions::<T>::get(id, who) {
			return Ok(position);
		}
		let deposit = market.risk.deposit;
		Self::with_account(who, &market.asset, |account| {
			account.balance = account
				.balance
				.checked_sub(deposit)
				.ok_or(Error::<T>::InsufficientMargin)?;
			account.positions = account
				.positions
				.checked_add(1)
				.ok_or(Error::<T>::Overflow)?;
			Ok(())
		})?;
		market.rows = market.rows.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Ok(Position {
			deposit,
			..Position::default()
		})
	}

	/// A holding that was `before` has changed: counts those that aren't square.
	pub(crate) fn count_exposure(market: &mut Market, before: &Holding, after: &Holding) {
		match (before.is_square(), after.is_square()) {
			(true, false) => market.unregistered = market.unregistered.saturating_add(1),
			(false, true) => market.unregistered = market.unregistered.saturating_sub(1),
			_ => {}
		}
	}

	/// Margin that nothing open needs. `None` if that can't be said without a price.
	pub(crate) fn free_margin(market: &Market, holding: &Holding, priced: bool) -> Option<Balance> {
		let margin = i128::try_from(holding.margin).ok()?;
		let free = if holding.size == 0 {
			margin.checked_add(holding.cash.min(0))?
		} else if priced {
			let rate = market.initial_rate(market.open_interest);
			let [at_mark, at_spot] = market.prices().map(|price| {
				let required = requirement_to_stay(holding, price, rate)?;
				let secured = holding.secured(price)?;
				secured.checked_sub(i128::try_from(required).ok()?)
			});
			at_mark?.min(at_spot?)
		} else {
			return None;
		};
		Some(u128::try_from(free).unwrap_or_default())
	}

	/// Whether margin may be taken out of positions with lots now.
	pub(crate) fn frees_margin(market: &Market) -> bool {
		market.frees_margin(T::Clock::now(), Params::<T>::get().mark_age)
	}

	/// See [`Pallet::add_margin`].
	pub(crate) fn do_add_margin(
		who: T::AccountId,
		id: MarketId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::NothingToMove);
		let market = Self::market(id)?;
		let mut position = Self::position(id, &who)?;
		ensure!(position.registered.is_none(), Error::<T>::AlreadyRegistered);
		Self::debit(&who, &market.asset, amount)?;
		position.holding.margin = position
			.holding
			.margin
			.checked_add(amount)
			.ok_or(Error::<T>::Overflow)?;
		Positions::<T>::insert(id, &who, position);
		Self::deposit_event(Event::MarginAdded {
			market: id,
			who,
			amount,
		});
		Ok(())
	}

	/// See [`Pallet::withdraw_margin`].
	pub(crate) fn do_withdraw_margin(
		who: T::AccountId,
		id: MarketId,
		amount: Option<Balance>,
	) -> DispatchResult {
		let market = Self::market(id)?;
		let mut position = Self::position(id, &who)?;
		ensure!(position.registered.is_none(), Error::<T>::AlreadyRegistered);
		if position.holding.size == 0 {
			return Self::do_finish(&who, id);
		}
		let free = Self::free_margin(&market, &position.holding, Self::frees_margin(&market))
			.ok_or(Error::<T>::PriceNotLive)?;
		let amount = amount.unwrap_or(free);
		ensure!(amount <= free, Error::<T>::MarginNeeded);
		position.holding.margin = position.holding.margin.saturating_sub(amount);
		Positions::<T>::insert(id, &who, position);
		Self::return_margin(&market, id, &who, amount)
	}

	/// Puts margin that was taken out of a position into its owner's account.
	fn return_margin(
		market: &Market,
		id: MarketId,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		Self::credit(who, &market.asset, amount)?;
		Self::deposit_event(Event::MarginReturned {
			market: id,
			who: who.clone(),
			amount,
		});
		Ok(())
	}

	/// Gives back to the account of `who` what nothing is open for any more: whoever has no lots left pays what the trades lost, and gets the rest of the margin; whoever
	/// has nothing left at all gets the deposit of the position as well.
	pub(crate) fn do_finish(who: &T::AccountId, id: MarketId) -> DispatchResult {
		let Some(mut position) = Positions::<T>::get(id, who) else {
			return Ok(());
		};
		if position.holding.size != 0 || position.registered.is_some() {
			return Ok(());
		}
		let mut market = Self::market(id)?;
		let before = position.holding;
		Self::pay_loss(&mut market, id, who, &mut position)?;
		let returned = core::mem::take(&mut position.holding.margin);
		Self::count_exposure(&mut market, &before, &position.holding);
		Self::return_margin(&market, id, who, returned)?;
		if position.is_empty() {
			Self::credit(who, &market.asset, position.deposit)?;
		}
		Self::put_position(&mut market, id, who, position)?;
		Markets::<T>::insert(id, market);
		Ok(())
	}

	/// Pays what trades lost of the margin of a position without lots.
	pub(crate) fn pay_loss(
		market: &mut Market,
		id: MarketId,
		who: &T::AccountId,
		position: &mut Position,
	) -> DispatchResult {
		let holding = &mut position.holding;
		if holding.size != 0 || holding.cash >= 0 {
			return Ok(());
		}
		let amount = holding.cash.unsigned_abs().min(holding.margin);
		if amount.is_zero() {
			return Ok(());
		}
		let paid = i128::try_from(amount).map_err(|_| Error::<T>::Overflow)?;
		holding.margin = holding.margin.saturating_sub(amount);
		holding.cash = holding.cash.saturating_add(paid);
		market.collected = market
			.collected
			.checked_add(amount)
			.ok_or(Error::<T>::Overflow)?;
		market.losses = market
			.losses
			.checked_add(amount)
			.ok_or(Error::<T>::Overflow)?;
		Self::deposit_event(Event::LossPaid {
			market: id,
			who: who.clone(),
			amount,
		});
		Ok(())
	}

	/// Writes a position, or removes its row if it is of no more use.
	pub(crate) fn put_position(
		market: &mut Market,
		id: MarketId,
		who: &T::AccountId,
		position: Position,
	) -> DispatchResult {
		if !position.is_empty() {
			Positions::<T>::insert(id, who, position);
			return Ok(());
		}
		Positions::<T>::remove(id, who);
		market.rows = market.rows.saturating_sub(1);
		Self::with_account(who, &market.asset, |account| {
			account.positions = account.positions.saturating_sub(1);
			Ok(())
		})
	}
}
