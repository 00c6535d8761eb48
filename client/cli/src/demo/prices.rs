//! Prices: three feeders tell what an hour costs elsewhere, and the chain's own index says what the lease
//! cost.

use super::{rental::PRICE, Demo};
use crate::{
	chain::{index, submit::Sending},
	error::Failure,
	keys::Wallet,
	output::progress,
	price::Price,
};
use florin_core::{
	index::{IndexPrice, Quote, Series},
	ClassId, Period,
};
use std::collections::BTreeMap;

/// The feeders of development chains, and how many cents an hour of the class costs by each of them.
const FEEDS: [(&str, u32); 3] = [
	("//Feeder//0", 499),
	("//Feeder//1", 500),
	("//Feeder//2", 502),
];

/// What they agree on.
const AGREED: IndexPrice = IndexPrice::from_cents(500);

/// Blocks after which a price that hasn't come is taken for a fault.
const PATIENCE: u64 = 60;

impl Demo {
	/// The three feeders tell what an hour of `class` costs, unless feeders are at work already. Answers
	/// whether they did.
	///
	/// # Errors
	///
	/// When the chain refuses, and when the node can't be reached.
	pub(super) async fn tell_prices(&mut self, class: ClassId) -> Result<bool, Failure> {
		let now = self.chain.clock().await?.period;
		let told = self.chain.feeds_of(class).await?;
		if told.iter().any(|feed| now.saturating_sub(feed.period) <= 1) {
			let block = self.chain.best_number().await?;
			self.story.tell(
				block,
				format!("feeders tell what an hour of class {class} costs elsewhere"),
			);
			return Ok(false);
		}
		let mut block = 0;
		for (uri, cents) in FEEDS {
			let feeder = Wallet::from_uri(uri)?;
			let prices = BTreeMap::from([(class, IndexPrice::from_cents(cents))]);
			let receipt = self
				.chain
				.submit(&index::submit_prices(&prices), &feeder, Sending::default())
				.await?;
			block = receipt.block;
		}
		let prices = FEEDS.map(|(_, cents)| {
			Price::usd(IndexPrice::from_cents(cents))
				.to_string()
				.replace(" USD", "")
		});
		self.story.tell(
			block,
			format!(
				"three feeders tell what an hour of class {class} costs elsewhere: {} USD",
				prices.join(", ")
			),
		);
		Ok(true)
	}

	/// Waits for the prices of the lease and of the feeders, and tells them; those of the feeders are checked
	/// if the story `told` them.
	///
	/// # Errors
	///
	/// When none comes, and when the node can't be reached.
	pub(super) async fn read_prices(&mut self, class: ClassId, told: bool) -> Result<(), Failure> {
		progress("              waiting until the period is over in which the lease was settled");
		let period = self.chain.clock().await?.period;
		self.await_closed(Series::flrn(class), period).await?;
		let mut found = Vec::new();
		for series in [Series::flrn(class), Series::usd(class)] {
			let report = self.chain.series(series).await?;
			let latest = report
				.latest
				.ok_or_else(|| Failure::Unmet("a series has no price".into()))?;
			found.push(Price::new(latest.price, series.quote));
		}
		let [leased, elsewhere] = found[..] else {
			return Err(Failure::Unmet("a series is missing".into()));
		};
		let block = self.chain.best_number().await?;
		self.story.tell(
			block,
			format!(
				"the index: an hour of class {class} was leased at {leased}, and costs {elsewhere} elsewhere"
			),
		);
		self.story.check(
			"index: what the lease cost per verified hour",
			Price::new(IndexPrice(PRICE.0), Quote::Flrn),
			leased,
		);
		if told {
			self.story.check(
				"index: the median of the feeders",
				Price::usd(AGREED),
				elsewhere,
			);
		}
		Ok(())
	}

	async fn await_closed(&self, series: Series, period: Period) -> Result<(), Failure> {
		let mut head = self.chain.best_number().await?;
		let deadline = head.saturating_add(PATIENCE);
		while self.chain.series(series).await?.closed < Some(period) {
			if head > deadline {
				return Err(Failure::Unmet("the period was never closed".into()));
			}
			head = self.chain.next_block(head).await?;
		}
		Ok(())
	}
}
