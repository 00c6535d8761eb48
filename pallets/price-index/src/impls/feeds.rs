//! What feeders tell.

use crate::{
	types::{Feed, FeedPrices, Feeds},
	ActiveFeeders, Config, Error, Event, FeedsOf, Pallet, Params,
};
use florin_core::{
	index::IndexPrice,
	traits::{CreditFactors, PeriodClock},
	Period,
};
use frame_support::ensure;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::submit_prices`].
	pub(crate) fn do_submit_prices(feeder: T::AccountId, prices: FeedPrices) -> DispatchResult {
		ensure!(
			ActiveFeeders::<T>::get().binary_search(&feeder).is_ok(),
			Error::<T>::NotAFeeder
		);
		ensure!(!prices.is_empty(), Error::<T>::NoPrices);
		let ordered = prices
			.iter()
			.zip(prices.iter().skip(1))
			.all(|(one, next)| one.class < next.class);
		ensure!(ordered, Error::<T>::ClassesOutOfOrder);
		let (count, now) = (T::Factors::class_count(), T::Clock::now());
		for told in &prices {
			ensure!(told.class < count, Error::<T>::UnknownClass);
			ensure!(told.price.0 > 0, Error::<T>::PriceZero);
			ensure!(told.price <= IndexPrice::MAX, Error::<T>::PriceTooHigh);
			FeedsOf::<T>::try_mutate(told.class, |feeds| {
				Self::place(feeds, &feeder, told.price, now)
			})?;
		}
		Self::deposit_event(Event::PricesSubmitted { feeder, prices });
		Ok(())
	}

	/// Puts a price in the place of the feeder's last one.
	fn place(
		feeds: &mut Feeds<T::AccountId>,
		feeder: &T::AccountId,
		price: IndexPrice,
		now: Period,
	) -> DispatchResult {
		if let Some(feed) = feeds.iter_mut().find(|feed| feed.feeder == *feeder) {
			ensure!(feed.period < now, Error::<T>::TooSoon);
			feed.price = price;
			feed.period = now;
			return Ok(());
		}
		if feeds.is_full() {
			let active = ActiveFeeders::<T>::get();
			let long = Params::<T>::get().false_periods;
			feeds.retain(|feed| active.binary_search(&feed.feeder).is_ok() || feed.is_proven(long));
		}
		let feed = Feed {
			feeder: feeder.clone(),
			price,
			period: now,
			false_for: 0,
		};
		feeds
			.try_push(feed)
			.map_err(|_| Error::<T>::TooManyFeeders)?;
		Ok(())
	}
}
