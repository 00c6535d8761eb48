//! How a market settles: losses come in, gains go out.

use crate::{
	types::{Phase, Registered},
	Assets, Config, Error, Event, Markets, Pallet, Positions,
};
use florin_core::{
	clearing::MarketId,
	traits::{MarketGuard, PeriodClock},
	Balance,
};
use florin_math::clearing::Holding;
use frame_support::ensure;
use sp_runtime::{traits::Zero, DispatchResult};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::register_position`].
	pub(crate) fn do_register(by: T::AccountId, id: MarketId, who: T::AccountId) -> DispatchResult {
		let mut market = Self::market(id)?;
		let Phase::Settling { price, .. } = market.phase else {
			return Err(Error::<T>::NotSettled.into());
		};
		let mut position = Self::position(id, &who)?;
		ensure!(position.registered.is_none(), Error::<T>::AlreadyRegistered);
		let overflow = Error::<T>::Overflow;
		let profit = position.holding.profit(price).ok_or(overflow)?;
		let gain = u128::try_from(profit).unwrap_or_default();
		let loss = u128::try_from(profit.saturating_neg()).unwrap_or_default();
		let reserved = core::mem::take(&mut position.reserved);
		position.unfunded = position.orders;
		let margin = position
			.holding
			.margin
			.checked_add(reserved)
			.ok_or(Error::<T>::Overflow)?;
		let paid = loss.min(margin);

		let sum = |total: Balance, more| total.checked_add(more).ok_or(Error::<T>::Overflow);
		market.collected = sum(market.collected, paid)?;
		market.gains = sum(market.gains, gain)?;
		market.losses = sum(market.losses, loss)?;
		let after = Holding {
			margin: margin.saturating_sub(paid),
			..Holding::default()
		};
		Self::count_exposure(&mut market, &position.holding, &after);
		position.holding = after;
		position.registered = Some(Registered { gain, paid: 0 });
		Self::credit(&by, &market.asset, position.deposit)?;
		// The row stays until it is collected, also if nothing is left: so registering costs the same for all.
		Positions::<T>::insert(id, &who, position);
		Markets::<T>::insert(id, market);
		Self::deposit_event(Event::Registered {
			market: id,
			who,
			gain,
			loss,
			paid,
			by,
		});
		Ok(())
	}

	/// See [`Pallet::collect`].
	pub(crate) fn do_collect(id: MarketId, who: T::AccountId) -> DispatchResult {
		let mut market = Self::market(id)?;
		let mut position = Self::position(id, &who)?;
		let mut registered = position.registered.ok_or(Error::<T>::NotRegistered)?;
		let margin = core::mem::take(&mut position.holding.margin);
		let gain = if market.pays(T::Clock::now()) {
			market.due(&registered)
		} else {
			0
		};
		let amount = margin.checked_add(gain).ok_or(Error::<T>::Overflow)?;
		market.paid = market.paid.checked_add(gain).ok_or(Error::<T>::Overflow)?;
		registered.paid = registered.paid.saturating_add(gain);
		// With nobody missing, no more losses come in.
		if market.unregistered == 0 {
			registered.gain = registered.paid;
		}
		position.registered = Some(registered);
		ensure!(
			!amount.is_zero() || position.is_empty(),
			Error::<T>::NothingDue
		);
		Self::credit(&who, &market.asset, amount)?;
		Self::put_position(&mut market, id, &who, position)?;
		Markets::<T>::insert(id, market);
		Self::deposit_event(Event::Collected {
			market: id,
			who,
			margin,
			gain,
		});
		Ok(())
	}

	/// See [`Pallet::remove_market`].
	pub(crate) fn do_remove_market(id: MarketId) -> DispatchResult {
		let market = Self::market(id)?;
		let settling = matches!(market.phase, Phase::Settling { .. });
		ensure!(settling, Error::<T>::NotSettled);
		ensure!(market.rows.is_zero(), Error::<T>::StillUsed);
		let left = market.left();
		Assets::<T>::try_mutate(&market.asset, |info| {
			let info = info.as_mut().ok_or(Error::<T>::UnknownAsset)?;
			info.fund = info.fund.checked_add(left).ok_or(Error::<T>::Overflow)?;
			Ok::<_, Error<T>>(())
		})?;
		Markets::<T>::remove(id);
		T::Guard::removed(id);
		Self::deposit_event(Event::MarketRemoved { market: id, left });
		Ok(())
	}
}
