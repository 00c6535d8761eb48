//! Markets: opened and marked by instruments, bounded by governance.

use crate::{
	types::{Market, Parameters, Phase},
	Assets, Config, Error, Event, Markets, NextMarket, Pallet, Params,
};
use florin_core::{
	clearing::{Mark, MarketId, MarketState, Mode, NewMarket, RiskTerms, MAX_LOT_PRICE},
	parameters::{Mandate, ParameterRefusal, Parameters as _},
	traits::{self, PeriodClock},
	Balance, Period,
};
use frame_support::ensure;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> traits::Markets for Pallet<T> {
	fn open(market: NewMarket) -> Result<MarketId, DispatchError> {
		let NewMarket { asset, risk, mark } = market;
		ensure!(Assets::<T>::contains_key(&asset), Error::<T>::UnknownAsset);
		ensure!(
			risk.flaw().is_none(),
			Error::<T>::BadParameters(ParameterRefusal::OutOfBounds)
		);
		ensure!(
			mark.price.max(mark.spot) <= MAX_LOT_PRICE,
			Error::<T>::Overflow
		);
		let id = NextMarket::<T>::get();
		NextMarket::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		let market = Market {
			asset: asset.clone(),
			risk,
			mode: Mode::Open,
			grace_until: 0,
			mark,
			phase: Phase::Trading,
			open_interest: 0,
			rows: 0,
			unregistered: 0,
			collected: 0,
			paid: 0,
			insurance: 0,
			gains: 0,
			losses: 0,
		};
		Markets::<T>::insert(id, market);
		Self::deposit_event(Event::MarketOpened {
			market: id,
			asset,
			risk,
		});
		Ok(id)
	}

	fn mark(id: MarketId, mark: Mark) {
		Markets::<T>::mutate_extant(id, |market| {
			if matches!(market.phase, Phase::Settling { .. }) {
				return;
			}
			let old = market.mark;
			let Parameters { grace, mark_age } = Params::<T>::get();
			let passed = mark.period.saturating_sub(old.period);
			// At a price of nothing no margin would be needed.
			let live = mark.live && !mark.price.is_zero();
			// Whoever couldn't see the price couldn't act on it.
			if live && (!old.live || passed > mark_age) {
				let grace_until = mark.period.saturating_add(grace);
				market.grace_until = market.grace_until.max(grace_until);
			}
			market.mark = Mark {
				price: mark.price.min(MAX_LOT_PRICE),
				spot: mark.spot.min(MAX_LOT_PRICE),
				live,
				..mark
			};
		});
	}

	fn end_trading(id: MarketId) {
		Markets::<T>::mutate_extant(id, |market| {
			if market.phase == Phase::Trading {
				market.phase = Phase::Ended;
				Self::deposit_event(Event::TradingEnded { market: id });
			}
		});
	}

	fn settle(id: MarketId, price: Balance, until: Period) {
		Markets::<T>::mutate_extant(id, |market| {
			if matches!(market.phase, Phase::Settling { .. }) {
				return;
			}
			let price = price.min(MAX_LOT_PRICE);
			market.phase = Phase::Settling { price, until };
			market.open_interest = 0;
			Self::deposit_event(Event::Settling {
				market: id,
				price,
				until,
			});
		});
	}

	fn state(id: MarketId) -> Option<MarketState> {
		Markets::<T>::get(id).map(|market| MarketState {
			mode: market.mode,
			mark: market.mark,
			open_interest: market.open_interest,
			trades: market.phase == Phase::Trading,
		})
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_mode`].
	pub(crate) fn do_set_mode(id: MarketId, mode: Mode, mandate: Mandate) -> DispatchResult {
		let mut market = Self::market(id)?;
		ensure!(market.mode != mode, Error::<T>::ModeUnchanged);
		ensure!(
			mandate == Mandate::WithinBounds || mode > market.mode,
			Error::<T>::ModeLoosened
		);
		if mode < market.mode {
			let grace = Params::<T>::get().grace;
			let grace_until = T::Clock::now().saturating_add(grace);
			market.grace_until = market.grace_until.max(grace_until);
		}
		market.mode = mode;
		Markets::<T>::insert(id, market);
		Self::deposit_event(Event::ModeSet { market: id, mode });
		Ok(())
	}

	/// See [`Pallet::set_risk`].
	pub(crate) fn do_set_risk(id: MarketId, risk: RiskTerms, mandate: Mandate) -> DispatchResult {
		let mut market = Self::market(id)?;
		market
			.risk
			.ensure_may_become(&risk, mandate)
			.map_err(Error::<T>::BadParameters)?;
		market.risk = risk;
		Markets::<T>::insert(id, market);
		Self::deposit_event(Event::RiskSet { market: id, risk });
		Ok(())
	}

	/// See [`Pallet::set_parameters`].
	pub(crate) fn do_set_parameters(parameters: Parameters, mandate: Mandate) -> DispatchResult {
		Params::<T>::get()
			.ensure_may_become(&parameters, mandate)
			.map_err(Error::<T>::BadParameters)?;
		Params::<T>::put(parameters);
		Self::deposit_event(Event::ParametersSet { parameters });
		Ok(())
	}

	/// See [`Pallet::insure`].
	pub(crate) fn do_insure(who: T::AccountId, id: MarketId, amount: Balance) -> DispatchResult {
		let mut market = Self::market(id)?;
		Self::with_account(&who, &market.asset, |account| {
			account.balance = account
				.balance
				.checked_sub(amount)
				.ok_or(Error::<T>::InsufficientBalance)?;
			Ok(())
		})?;
		Self::raise_insurance(&mut market, amount)?;
		Markets::<T>::insert(id, market);
		Self::deposit_event(Event::Insured {
			market: id,
			by: Some(who),
			amount,
		});
		Ok(())
	}

	/// See [`Pallet::insure_from_fund`].
	pub(crate) fn do_insure_from_fund(id: MarketId, amount: Balance) -> DispatchResult {
		let mut market = Self::market(id)?;
		Assets::<T>::try_mutate(&market.asset, |info| {
			let info = info.as_mut().ok_or(Error::<T>::UnknownAsset)?;
			info.fund = info
				.fund
				.checked_sub(amount)
				.ok_or(Error::<T>::FundTooSmall)?;
			Ok::<_, Error<T>>(())
		})?;
		Self::raise_insurance(&mut market, amount)?;
		Markets::<T>::insert(id, market);
		Self::deposit_event(Event::Insured {
			market: id,
			by: None,
			amount,
		});
		Ok(())
	}

	/// Before winners are paid by what there is.
	fn raise_insurance(market: &mut Market, amount: Balance) -> DispatchResult {
		let settling = matches!(market.phase, Phase::Settling { .. });
		ensure!(!settling, Error::<T>::AlreadySettles);
		ensure!(!amount.is_zero(), Error::<T>::NothingToMove);
		market.insurance = market
			.insurance
			.checked_add(amount)
			.ok_or(Error::<T>::Overflow)?;
		Ok(())
	}
}
