//! The price index: the calls that the command makes there, and what it reads of it.

use super::{
	api::{
		self,
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			florin_runtime::RuntimeCall,
			pallet_price_index::pallet::Call as PriceIndexCall,
			pallet_price_index::types::{FeedPrice, FeederState as StateOnChain},
		},
	},
	explain::failure,
	reads::{Class, FACTOR_UNITS_IN_PLANCK},
	Chain,
};
use crate::{
	amount::Amount,
	error::{Failure, Refusal},
	keys::Account,
	output::count,
};
use florin_core::{
	index::{Average, IndexPrice, Series, SeriesReport, SpanError},
	ClassId, Period,
};
use std::collections::BTreeMap;
use subxt::{
	tx::Payload,
	utils::{AccountId32, MultiAddress, Static},
};

/// Spans that are averaged at once, at most.
const PAGE: u32 = 100;

fn feed_prices(prices: &BTreeMap<ClassId, IndexPrice>) -> BoundedVec<FeedPrice> {
	let price = |(class, price): (&ClassId, &IndexPrice)| FeedPrice {
		class: *class,
		price: Static(*price),
	};
	BoundedVec(prices.iter().map(price).collect())
}

/// Tells what classes cost.
pub fn submit_prices(prices: &BTreeMap<ClassId, IndexPrice>) -> impl Payload {
	api::tx().price_index().submit_prices(feed_prices(prices))
}

/// Tells what classes cost in the name of `feeder`, whose proxy the signer is.
pub fn submit_prices_by_proxy(
	feeder: &Account,
	prices: &BTreeMap<ClassId, IndexPrice>,
) -> impl Payload {
	let submission = RuntimeCall::PriceIndex(PriceIndexCall::submit_prices {
		prices: feed_prices(prices),
	});
	api::tx()
		.proxy()
		.proxy(MultiAddress::Id(feeder.0), None, submission)
}

/// Puts up the signer's bond as a feeder.
pub fn bond_feeder() -> impl Payload {
	api::tx().price_index().bond_feeder()
}

/// Takes the signer off duty as a feeder, or its bond out.
pub fn unbond_feeder() -> impl Payload {
	api::tx().price_index().unbond_feeder()
}

/// Slashes a feeder whose feed was false for long.
pub fn slash_feeder(feeder: &Account, class: ClassId) -> impl Payload {
	api::tx().price_index().slash_feeder(feeder.0, class)
}

/// Where a feeder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeederState {
	/// It may put up its bond.
	Admitted,
	/// Its feeds count.
	OnDuty,
	/// It has left, or was removed.
	Leaving {
		/// When.
		since: Period,
	},
}

/// A feeder.
#[derive(Clone, Debug)]
pub struct Feeder {
	/// Who.
	pub account: Account,
	/// Where it stands.
	pub state: FeederState,
	/// What it has on hold.
	pub bond: Amount,
}

/// What one feeder says a class costs.
#[derive(Clone, Debug)]
pub struct Feed {
	/// Who.
	pub feeder: Account,
	/// USD per class-hour.
	pub price: IndexPrice,
	/// The period in which it was told.
	pub period: Period,
	/// For how many periods in a row it has been false.
	pub false_for: Period,
}

/// By what rules feeds are taken.
#[derive(Clone, Copy, Debug)]
pub struct FeedRules {
	/// Periods for which a feed counts after its own.
	pub feed_age: Period,
	/// What a feeder puts up.
	pub bond: Amount,
	/// Periods from a feeder's leaving until its bond is free.
	pub unbonding: Period,
	/// Periods in a row for which a feed has to be false until it can be slashed.
	pub false_periods: Period,
}

impl FeedRules {
	/// What is to be said of `feed` in period `now`, whose feeder is on duty or not; nothing if it
	/// counts and isn't false.
	pub fn note(&self, feed: &Feed, now: Period, on_duty: bool) -> String {
		let mut notes = Vec::new();
		if feed.false_for > 0 {
			let periods = count(feed.false_for, "period", "periods");
			notes.push(format!("false for {periods}"));
		}
		if feed.false_for >= self.false_periods {
			notes.push("can be slashed".to_owned());
		}
		if !on_duty {
			notes.push("off duty".to_owned());
		} else if !self.counts(feed, now, on_duty) {
			notes.push("too old".to_owned());
		}
		notes.join(", ")
	}

	/// Whether `feed` counts in period `now`, whose feeder is on duty or not.
	pub const fn counts(&self, feed: &Feed, now: Period, on_duty: bool) -> bool {
		on_duty && now.saturating_sub(feed.period) <= self.feed_age
	}
}

/// A class with its two series, all as of one block.
#[derive(Clone, Debug)]
pub struct Row {
	/// The class.
	pub class: Class,
	/// What its leases cost.
	pub flrn: SeriesReport,
	/// What feeders say.
	pub usd: SeriesReport,
	/// Between which figures its credit factor follows; none if it doesn't.
	pub bounds: Option<(Amount, Amount)>,
}

fn unknown_series() -> Failure {
	Refusal {
		error: "PriceIndex.UnknownSeries".into(),
		message: "The index has no such series.".into(),
		hint: Some("`florin index list` shows which there are".into()),
		block: None,
	}
	.into()
}

fn feed(feed: api::runtime_types::pallet_price_index::types::Feed<AccountId32>) -> Feed {
	Feed {
		feeder: feed.feeder.into(),
		price: feed.price.0,
		period: feed.period,
		false_for: feed.false_for,
	}
}

impl Chain {
	/// All classes with their series.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime; so for every read.
	pub async fn index_rows(&self) -> Result<Vec<Row>, Failure> {
		let classes = self.classes().await?;
		let at = self.best().await?;
		let mut rows = Vec::new();
		for class in classes {
			let report = async |series| {
				let call = api::runtime_apis().index_api().status(Static(series));
				let report = at.runtime_apis().call(call).await.map_err(failure)?;
				report.map(|report| report.0).ok_or_else(unknown_series)
			};
			let (flrn, usd) = (Series::flrn(class.id), Series::usd(class.id));
			let entry = at
				.storage()
				.entry(api::storage().price_index().factor_bounds_of())
				.map_err(failure)?;
			let bounds = match entry.try_fetch((class.id,)).await.map_err(failure)? {
				Some(bounds) => Some(bounds.decode().map_err(failure)?),
				None => None,
			};
			let factor = |factor: u128| Amount(factor / FACTOR_UNITS_IN_PLANCK);
			rows.push(Row {
				flrn: report(flrn).await?,
				usd: report(usd).await?,
				bounds: bounds.map(|bounds| (factor(bounds.least.0), factor(bounds.greatest.0))),
				class,
			});
		}
		Ok(rows)
	}

	/// All about a series but its past.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`], and a refusal if there is no such series.
	pub async fn series(&self, series: Series) -> Result<SeriesReport, Failure> {
		let call = api::runtime_apis().index_api().status(Static(series));
		let report = self.read(call).await?;
		report.map(|report| report.0).ok_or_else(unknown_series)
	}

	/// The average of a series over the periods from `from` up to, but without, `to`.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`].
	pub async fn index_average(
		&self,
		series: Series,
		from: Period,
		to: Period,
	) -> Result<Result<Average, SpanError>, Failure> {
		let call = api::runtime_apis()
			.index_api()
			.average(Static(series), from, to);
		let average = self.read(call).await?;
		Ok(average.map(|average| average.0).map_err(|error| error.0))
	}

	/// Averages of a series over `count` consecutive spans of `step` periods, the first of which
	/// begins with `from`, each with its first period. Spans that aren't over are left out.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`].
	pub async fn index_history(
		&self,
		series: Series,
		from: Period,
		step: Period,
		count: u32,
	) -> Result<Vec<(Period, Average)>, Failure> {
		let at = self.best().await?;
		let mut history = Vec::new();
		let mut done = 0;
		while done < count {
			let first = from.saturating_add(done.saturating_mul(step));
			let page = PAGE.min(count - done);
			let call = api::runtime_apis()
				.index_api()
				.history(Static(series), first, step, page);
			let spans = at.runtime_apis().call(call).await.map_err(failure)?;
			history.extend(
				spans
					.into_iter()
					.map(|(period, average)| (period, average.0)),
			);
			done += page;
		}
		Ok(history)
	}

	/// The latest feeds of a class.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`].
	pub async fn feeds_of(&self, class: ClassId) -> Result<Vec<Feed>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().price_index().feeds_of())
			.map_err(failure)?;
		let BoundedVec(feeds) = entry
			.fetch((class,))
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		Ok(feeds.into_iter().map(feed).collect())
	}

	/// The latest feeds of all classes.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`].
	pub async fn feeds(&self) -> Result<BTreeMap<ClassId, Vec<Feed>>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().price_index().feeds_of())
			.map_err(failure)?;
		let mut rows = entry.iter(()).await.map_err(failure)?;
		let mut feeds = BTreeMap::new();
		while let Some(row) = rows.next().await {
			let row = row.map_err(failure)?;
			let (class,) = row.key().map_err(failure)?.decode().map_err(failure)?;
			let BoundedVec(told) = row.value().decode().map_err(failure)?;
			feeds.insert(class, told.into_iter().map(feed).collect());
		}
		Ok(feeds)
	}

	/// All feeders, in the order of their addresses.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`].
	pub async fn feeders(&self) -> Result<Vec<Feeder>, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().price_index().feeders())
			.map_err(failure)?;
		let mut rows = entry.iter(()).await.map_err(failure)?;
		let mut feeders = Vec::new();
		while let Some(row) = rows.next().await {
			let row = row.map_err(failure)?;
			let (account,) = row.key().map_err(failure)?.decode().map_err(failure)?;
			let feeder = row.value().decode().map_err(failure)?;
			feeders.push(Feeder {
				account: Account(account),
				state: match feeder.state {
					StateOnChain::Admitted => FeederState::Admitted,
					StateOnChain::Active => FeederState::OnDuty,
					StateOnChain::Leaving { since } => FeederState::Leaving { since },
				},
				bond: Amount(feeder.bond),
			});
		}
		feeders.sort_by_key(|feeder| feeder.account.to_string());
		Ok(feeders)
	}

	/// A feeder; none if the account isn't one.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`].
	pub async fn feeder(&self, account: &Account) -> Result<Option<Feeder>, Failure> {
		let feeders = self.feeders().await?;
		Ok(feeders
			.into_iter()
			.find(|feeder| feeder.account == *account))
	}

	/// By what rules feeds are taken.
	///
	/// # Errors
	///
	/// Those of [`Self::index_rows`].
	pub async fn feed_rules(&self) -> Result<FeedRules, Failure> {
		let at = self.best().await?;
		let entry = at
			.storage()
			.entry(api::storage().price_index().params())
			.map_err(failure)?;
		let parameters = entry
			.fetch(())
			.await
			.map_err(failure)?
			.decode()
			.map_err(failure)?;
		Ok(FeedRules {
			feed_age: parameters.feed_age,
			bond: Amount(parameters.feeder_bond),
			unbonding: parameters.unbonding,
			false_periods: parameters.false_periods,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn feeds_tell_whether_they_count_and_whether_they_are_false() {
		let rules = FeedRules {
			feed_age: 5,
			bond: Amount(0),
			unbonding: 1,
			false_periods: 36,
		};
		let note = |period, false_for, on_duty| {
			let feed = Feed {
				feeder: Account([1; 32].into()),
				price: IndexPrice::from_cents(500),
				period,
				false_for,
			};
			rules.note(&feed, 500, on_duty)
		};
		assert_eq!(note(495, 0, true), "");
		assert_eq!(note(494, 0, true), "too old");
		assert_eq!(note(500, 0, false), "off duty");
		assert_eq!(note(500, 1, true), "false for 1 period");
		assert_eq!(
			note(400, 36, false),
			"false for 36 periods, can be slashed, off duty"
		);
	}
}
