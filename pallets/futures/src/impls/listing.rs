//! How contracts are listed.

use crate::{
	types::{lot_value, ContractRow, Parameters, Stage, MAX_DECIMALS},
	Config, Contracts, Error, Event, Live, Pallet, Params,
};
use florin_core::{
	clearing::{Mark, NewMarket, SettlementAsset, MAX_LOT_PRICE},
	futures::Contract,
	index::{Quote, SeriesStatus},
	traits::{ComputeClasses, Markets, OrderBooks, PeriodClock, PriceIndex},
	Period,
};
use frame_support::ensure;
use sp_runtime::{traits::Convert, DispatchResult};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::list`].
	pub(crate) fn do_list(contract: Contract) -> DispatchResult {
		let now = T::Clock::now();
		let parameters = Params::<T>::get();
		let mut live = Live::<T>::get();
		ensure!(!live.is_full(), Error::<T>::TooManyMarkets);
		Self::ensure_settles(&contract, &parameters, now)?;
		let decimals = Self::decimals(&contract, now)?;

		let series = contract.series;
		let latest = T::Index::latest(series)
			.filter(|latest| latest.status == SeriesStatus::Live)
			.ok_or(Error::<T>::NotLive)?;
		let mark = Self::mark_before(&contract, Some(&latest), Period::MAX).unwrap_or(latest.price);
		let average = Self::valid_average(&contract, &latest).unwrap_or(mark);
		let price = lot_value(&contract, decimals, mark);
		ensure!(
			price > 0 && price < MAX_LOT_PRICE,
			Error::<T>::LotOutOfBounds
		);

		let market = T::Markets::open(NewMarket {
			asset: contract.asset.clone(),
			risk: contract.risk,
			mark: Mark {
				price,
				spot: lot_value(&contract, decimals, latest.price),
				period: now,
				live: true,
				// What commission binds isn't known before the next round.
				cap: contract.is_flrn().then_some(0),
			},
		})?;
		T::Books::open(market, contract.tick, price)?;
		live.try_push(market)
			.map_err(|_| Error::<T>::TooManyMarkets)?;
		Live::<T>::put(live);
		let row = ContractRow {
			contract: contract.clone(),
			decimals,
			parameters,
			mark,
			average,
			stale: 0,
			stage: Stage::Trading,
		};
		Contracts::<T>::insert(market, row);
		Self::deposit_event(Event::Listed {
			market,
			contract,
			price,
		});
		Ok(())
	}

	/// Refuses a contract that couldn't be traded, or settled.
	fn ensure_settles(
		contract: &Contract,
		parameters: &Parameters,
		now: Period,
	) -> Result<(), Error<T>> {
		ensure!(contract.lot_seconds > 0, Error::<T>::LotEmpty);
		ensure!(contract.tick > 0, Error::<T>::TickZero);
		ensure!(
			contract.periods > 0 && contract.mark_span > 0,
			Error::<T>::SpanEmpty
		);
		let longest = parameters.longest_span;
		ensure!(
			contract.periods <= longest.saturating_sub(parameters.dispute_delay)
				&& contract.mark_span <= longest,
			Error::<T>::SpanTooLong
		);
		ensure!(
			contract.delivery >= now.saturating_add(parameters.lead),
			Error::<T>::TooSoon
		);
		// With what comes after it, and then some.
		let after = [contract.periods, parameters.dispute_delay, longest];
		after
			.into_iter()
			.try_fold(contract.delivery, Period::checked_add)
			.ok_or(Error::<T>::TooLate)?;
		Ok(())
	}

	/// Decimals of the asset of a contract.
	fn decimals(contract: &Contract, now: Period) -> Result<u8, Error<T>> {
		let series = contract.series;
		ensure!(
			T::Classes::terms_at(series.class, now).is_some(),
			Error::<T>::UnknownClass
		);
		let fits = match series.quote {
			Quote::Flrn => contract.asset == SettlementAsset::Native,
			Quote::Usd => matches!(contract.asset, SettlementAsset::WithId(_)),
		};
		ensure!(fits, Error::<T>::WrongAsset);
		T::Decimals::convert(contract.asset.clone())
			.filter(|decimals| *decimals <= MAX_DECIMALS)
			.ok_or(Error::<T>::UnknownAsset)
	}
}
