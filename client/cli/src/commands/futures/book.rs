//! What rests in a book, as it is shown once.

use super::live;
use crate::{
	chain::{book::MOST_LEVELS, futures::Listed, Chain},
	commands::Global,
	currency::Sum,
	error::Failure,
	grid::Grid,
	output::{Answer, Table},
	time::compute_time,
};
use clap::Args;
use florin_core::{
	book::{Depth, DepthLevel, Tick},
	clearing::{Lots, MarketId},
	Balance,
};
use serde::Serialize;
use std::fmt;

/// Which book, and how.
#[derive(Args, Debug)]
pub struct BookArgs {
	/// The market, by its number
	market: MarketId,
	/// How many prices of each side
	#[arg(long, default_value = "10", value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_LEVELS)))]
	levels: u32,
	/// Draw it anew with each block, until q; as plain lines if the output isn't a terminal
	#[arg(long)]
	live: bool,
	/// With --live: end after so many blocks
	#[arg(long, requires = "live", value_parser = clap::value_parser!(u32).range(1..))]
	blocks: Option<u32>,
}

/// All orders at a price, as they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelView {
	pub tick: Tick,
	pub price: Sum,
	pub lots: Lots,
	pub orders: u32,
}

/// A book as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct BookView {
	market: MarketId,
	slug: String,
	currency: String,
	/// Class-seconds in a lot.
	lot_seconds: u32,
	pub state: String,
	pub mark: Sum,
	/// The best ask less the best bid; none unless there are both.
	spread: Option<Sum>,
	/// Who buys, the best price first.
	pub bids: Vec<LevelView>,
	/// Who sells, the best price first.
	pub asks: Vec<LevelView>,
	#[serde(skip)]
	pub grid: Grid,
}

impl BookView {
	/// The view of what rests in the book of `listed`.
	pub fn new(listed: &Listed, depth: &Depth) -> Self {
		let currency = &listed.currency;
		let view = |level: &DepthLevel| LevelView {
			tick: level.tick,
			price: currency.sum(level.price),
			lots: level.lots,
			orders: level.orders,
		};
		let best = |levels: &[DepthLevel]| levels.first().map(|level| level.price);
		let spread = best(&depth.asks)
			.zip(best(&depth.bids))
			.map(|(ask, bid)| currency.sum(ask.saturating_sub(bid)));
		Self {
			market: listed.id(),
			slug: listed.slug.clone(),
			currency: currency.symbol.to_string(),
			lot_seconds: listed.contract.contract.lot_seconds,
			state: listed.state(),
			mark: currency.sum(listed.market.mark.price),
			spread,
			bids: depth.bids.iter().map(view).collect(),
			asks: depth.asks.iter().map(view).collect(),
			grid: listed.grid(),
		}
	}

	/// What is traded here.
	pub fn title(&self) -> String {
		format!(
			"market {}: lots of {} of {}, in {}; {}",
			self.market,
			compute_time(self.lot_seconds),
			self.slug,
			self.currency,
			self.state
		)
	}

	/// Mark and spread.
	pub fn prices(&self) -> String {
		let mark = self.grid.figure(self.mark.units);
		match &self.spread {
			Some(spread) => format!(
				"mark {mark}, spread {} ({} of the mark)",
				self.grid.figure(spread.units),
				hundredths_of_percent(spread.units, self.mark.units)
			),
			None => format!("mark {mark}"),
		}
	}
}

/// A part of a whole in percent, with two decimals, rounded down.
fn hundredths_of_percent(part: Balance, whole: Balance) -> String {
	let Some(share) = part.saturating_mul(10_000).checked_div(whole) else {
		return "-".into();
	};
	format!("{}.{:02} %", share / 100, share % 100)
}

impl fmt::Display for BookView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}\n{}\n", self.title(), self.prices())?;
		if self.bids.is_empty() && self.asks.is_empty() {
			return f.write_str("the book is empty");
		}
		let mut table = Table::new(&[">orders", ">lots", ">bid", ">ask", ">lots", ">orders"]);
		let cells = |level: Option<&LevelView>| match level {
			Some(level) => [
				level.orders.to_string(),
				level.lots.to_string(),
				self.grid.figure(level.price.units),
			],
			None => [const { String::new() }; 3],
		};
		for row in 0..self.bids.len().max(self.asks.len()) {
			let [bid_orders, bid_lots, bid] = cells(self.bids.get(row));
			let [ask_orders, ask_lots, ask] = cells(self.asks.get(row));
			table.row([bid_orders, bid_lots, bid, ask, ask_lots, ask_orders]);
		}
		write!(f, "{table}")
	}
}

/// A book as it is now.
pub async fn read(chain: &Chain, market: MarketId, levels: u32) -> Result<BookView, Failure> {
	let listed = chain.listed(market).await?;
	let depth = chain.depth(market, levels).await?;
	Ok(BookView::new(&listed, &depth))
}

/// Shows a book.
///
/// # Errors
///
/// A refusal if there is no such market, and when the node can't be read.
pub async fn run(global: &Global, args: BookArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	if args.live {
		return live::run(&chain, args.market, args.levels, args.blocks, global.json).await;
	}
	Ok(Answer::of(&read(&chain, args.market, args.levels).await?))
}

/// A book with three prices, for tests.
#[cfg(test)]
pub fn test_book() -> BookView {
	let level = |tick, lots, orders| DepthLevel {
		tick,
		price: 100_000 * Balance::from(tick),
		lots,
		orders,
	};
	let depth = Depth {
		bids: vec![level(4_990, 30, 2), level(4_980, 5, 1)],
		asks: vec![level(5_010, 12, 1)],
	};
	BookView::new(&super::markets::test_listed(), &depth)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn bids_and_asks_stand_side_by_side_the_best_first() {
		let answer = Answer::of(&test_book());
		assert_eq!(
			answer.human,
			"market 0: lots of 100 hours of h100, in tUSD; open\n\
			 mark 500.0, spread 2.0 (0.40 % of the mark)\n\
			 \n\
			 orders  lots    bid    ask  lots  orders\n\
			 \u{20}    2    30  499.0  501.0    12       1\n\
			 \u{20}    1     5  498.0"
		);
		assert_eq!(answer.json["spread"], "2000000");
		assert_eq!(answer.json["bids"][0]["tick"], 4_990);
		assert_eq!(answer.json["asks"][0]["price"], "501000000");
	}

	#[test]
	fn an_empty_book_has_no_spread() {
		let empty = BookView::new(&super::super::markets::test_listed(), &Depth::default());
		let answer = Answer::of(&empty);
		assert!(answer.human.ends_with("the book is empty"));
		assert!(answer.human.contains("mark 500.0\n"), "{}", answer.human);
		assert_eq!(answer.json["spread"], serde_json::Value::Null);
		assert_eq!(hundredths_of_percent(1, 0), "-");
	}
}
