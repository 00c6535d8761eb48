//! Orders: what they would come to, and what came of them.

use super::{
	preview::{Standing, Ticket},
	ticket::slipped,
	traded::Traded,
};
use crate::{
	chain::{
		book::{place_order, NewOrder, MOST_LEVELS},
		futures::Listed,
	},
	commands::{
		market::{confirm, percent},
		transact_in, Global, TxArgs,
	},
	error::{Failure, Refusal},
	output::{json_of, Answer},
	time::Span,
};
use clap::Args;
use florin_core::{
	book::{Depth, DepthLevel, OrderKind, Tick},
	clearing::{Lots, MarketId, MarketPhase, Side, MAX_LOTS},
	report::ClockReport,
	Balance,
};
use florin_math::clearing::is_within;
use serde_json::Value as Json;
use sp_runtime::Permill;

/// How far from the best price an order at the market goes if nothing is said.
const SLIPPAGE: Permill = Permill::from_percent(1);

/// What is ordered.
#[derive(Args, Debug)]
pub struct TradeArgs {
	/// The market, by its number
	market: MarketId,
	/// How many lots
	#[arg(value_parser = clap::value_parser!(u64).range(1..=MAX_LOTS))]
	lots: Lots,
	/// The worst price of a lot, in the market's currency; a multiple of its tick
	#[arg(
		long,
		value_name = "PRICE",
		required_unless_present = "at_market",
		conflicts_with = "at_market"
	)]
	price: Option<String>,
	/// At the prices that the book has, and drop what it hasn't
	#[arg(long = "market")]
	at_market: bool,
	/// With --market: how far from the best price, in percent; 1 if not given
	#[arg(long, value_name = "PERCENT", value_parser = percent, requires = "at_market", conflicts_with = "price")]
	slippage: Option<Permill>,
	/// Refuse the order if any of it would be filled at once
	#[arg(long, conflicts_with_all = ["at_market", "ioc", "fok"])]
	post_only: bool,
	/// Immediate or cancel: drop what isn't filled at once
	#[arg(long, conflicts_with_all = ["at_market", "fok"])]
	ioc: bool,
	/// Fill or kill: all at once, or nothing
	#[arg(long)]
	fok: bool,
	/// Only close, with no more lots than are open
	#[arg(long)]
	reduce_only: bool,
	/// For how long what isn't filled rests, such as 90s, 30m, 12h, 7d or '6 periods'; a day of the
	/// chain if not given
	#[arg(long = "for", value_name = "DURATION", conflicts_with_all = ["at_market", "ioc", "fok"])]
	life: Option<Span>,
	/// Don't ask
	#[arg(long, short)]
	yes: bool,
	#[command(flatten)]
	tx: TxArgs,
}

impl TradeArgs {
	/// What happens to what isn't filled at once.
	fn kind(&self, clock: &ClockReport) -> OrderKind {
		if self.fok {
			OrderKind::FillOrKill
		} else if self.ioc || self.at_market {
			OrderKind::ImmediateOrCancel
		} else {
			let periods = self.life.map_or(clock.periods_per_day, |life| {
				life.periods(clock.period_seconds)
			});
			OrderKind::Limit {
				expires: clock.period.saturating_add(periods),
				post_only: self.post_only,
			}
		}
	}

	/// The worst price. That of an order that may rest has to lie within the band.
	fn limit(&self, listed: &Listed, side: Side, depth: &Depth) -> Result<Tick, Failure> {
		let grid = listed.grid();
		if let Some(price) = &self.price {
			let price = listed.currency.read(price).map_err(Failure::usage)?;
			let tick = grid.tick(price).map_err(Failure::usage)?;
			if !self.ioc && !self.fok {
				ensure_within_band(listed, price)?;
			}
			return Ok(tick);
		}
		let best = others(depth, side)
			.first()
			.ok_or_else(|| nobody(listed.id(), side))?;
		let slippage = self.slippage.unwrap_or(SLIPPAGE);
		slipped(&grid, side, best.price, slippage).ok_or_else(|| nobody(listed.id(), side))
	}
}

/// What an order of `side` meets.
pub fn others(depth: &Depth, side: Side) -> &[DepthLevel] {
	match side {
		Side::Buy => &depth.asks,
		Side::Sell => &depth.bids,
	}
}

fn nobody(market: MarketId, side: Side) -> Failure {
	let does = match side {
		Side::Buy => "sells",
		Side::Sell => "buys",
	};
	Refusal {
		error: "OrderBook.NotFilled".into(),
		message: format!("Nobody {does} in market {market}; nothing was sent."),
		hint: Some("--price instead of --market leaves an order that others can meet".into()),
		block: None,
	}
	.into()
}

/// Refuses where no lots change hands any more.
fn ensure_trades(listed: &Listed) -> Result<(), Failure> {
	if listed.market.phase == MarketPhase::Trading {
		return Ok(());
	}
	Err(Refusal {
		error: "Clearing.TradingEnded".into(),
		message: format!(
			"Trading in market {} has ended; nothing was sent.",
			listed.id()
		),
		hint: Some("what is open settles: `florin futures show` tells when".into()),
		block: None,
	}
	.into())
}

/// Refuses whoever has no money in the house.
fn ensure_account(listed: &Listed, standing: &Standing) -> Result<(), Failure> {
	if standing.account.is_some() {
		return Ok(());
	}
	let symbol = &listed.currency.symbol;
	Err(Refusal {
		error: "Clearing.NoAccount".into(),
		message: format!(
			"Market {} is traded with {symbol} in the clearing house, and there is no account; nothing was sent.",
			listed.id()
		),
		hint: Some(format!("`florin account deposit 1000 {symbol}` opens one")),
		block: None,
	}
	.into())
}

/// Refuses a price at which no order may rest.
fn ensure_within_band(listed: &Listed, price: Balance) -> Result<(), Failure> {
	let (mark, band) = (listed.market.mark.price, listed.market.risk.band);
	if is_within(price, mark, band) {
		return Ok(());
	}
	let edge = |side| {
		listed
			.grid()
			.show(listed.grid().price(band_edge(listed, side)))
	};
	Err(Refusal {
		error: "OrderBook.OutsideBand".into(),
		message: format!(
			"{} is further from the mark than market {} trades; nothing was sent.",
			listed.currency.sum(price),
			listed.id()
		),
		hint: Some(format!(
			"it trades from {} to {}",
			edge(Side::Sell),
			edge(Side::Buy)
		)),
		block: None,
	}
	.into())
}

/// The worst price for `side` at which a market trades.
pub fn band_edge(listed: &Listed, side: Side) -> Tick {
	let (mark, band) = (listed.market.mark.price, listed.market.risk.band);
	let way = band.mul_floor(mark);
	let grid = listed.grid();
	let edge = match side {
		Side::Buy => grid.at_most(mark.saturating_add(way)),
		Side::Sell => grid.at_least(mark.saturating_sub(way)),
	};
	edge.unwrap_or(1)
}

/// Buys or sells lots.
///
/// # Errors
///
/// When the price isn't one of the book's, the user or the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, side: Side, args: TradeArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	ensure_trades(&listed)?;
	let clock = chain.clock().await?;
	let depth = chain.depth(args.market, MOST_LEVELS).await?;
	let order = NewOrder {
		side,
		lots: args.lots,
		tick: args.limit(&listed, side, &depth)?,
		kind: args.kind(&clock),
		reduce_only: args.reduce_only,
	};
	let standing = Standing::read(&chain, &listed, &wallet.account()).await?;
	ensure_account(&listed, &standing)?;
	let ticket = Ticket::new(&listed, &depth, &order, &standing, &clock)
		.ok_or_else(|| Failure::usage("the order is worth more than any amount"))?;
	if !args.yes && !args.tx.estimate {
		let question = match side {
			Side::Buy => "Buy?",
			Side::Sell => "Sell?",
		};
		confirm(&ticket, question)?;
	}
	let call = place_order(args.market, &order);
	let mut traded = None;
	let mut answer = transact_in(
		&chain,
		&wallet,
		&args.tx,
		Some(&listed.currency),
		&call,
		|receipt| {
			let done = Traded::of(receipt, &listed.grid());
			let text = done.sentence(side);
			traded = Some(done);
			text
		},
	)
	.await?;
	if let Json::Object(fields) = &mut answer.json {
		fields.insert("ticket".into(), Answer::of(&ticket).json);
		if let Some(traded) = &traded {
			fields.insert("traded".into(), json_of(traded));
		}
	}
	// Whoever was asked has seen it.
	if args.yes || args.tx.estimate {
		answer.human = format!("{ticket}\n{}", answer.human);
	}
	Ok(answer)
}

#[cfg(test)]
mod tests {
	use super::{super::markets::test_listed, *};
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: TradeArgs,
	}

	fn args(line: &str) -> TradeArgs {
		let words = std::iter::once("trade").chain(line.split(' '));
		Line::try_parse_from(words).map(|line| line.args).unwrap()
	}

	fn depth() -> Depth {
		let level = |tick, lots| DepthLevel {
			tick,
			price: 100_000 * u128::from(tick),
			lots,
			orders: 1,
		};
		Depth {
			bids: vec![level(4_990, 3)],
			asks: vec![level(5_010, 4), level(5_020, 9)],
		}
	}

	#[test]
	fn what_is_not_filled_rests_for_a_day_unless_something_else_is_said() {
		let clock = super::super::markets::test_clock();
		let kind = |line: &str| args(line).kind(&clock);
		assert_eq!(
			kind("0 1 --price 500"),
			OrderKind::Limit {
				expires: 244,
				post_only: false
			}
		);
		assert_eq!(
			kind("0 1 --price 500 --post-only --for 30m"),
			OrderKind::Limit {
				expires: 103,
				post_only: true
			}
		);
		assert_eq!(kind("0 1 --market"), OrderKind::ImmediateOrCancel);
		assert_eq!(kind("0 1 --price 500 --ioc"), OrderKind::ImmediateOrCancel);
		assert_eq!(kind("0 1 --price 500 --fok"), OrderKind::FillOrKill);
		assert_eq!(kind("0 1 --market --fok"), OrderKind::FillOrKill);
	}

	#[test]
	fn a_limit_is_a_price_of_the_book_or_follows_from_the_best_one() {
		let listed = test_listed();
		let limit = |line: &str, side| args(line).limit(&listed, side, &depth());
		assert_eq!(limit("0 1 --price 500.1", Side::Buy).unwrap(), 5_001);
		assert_eq!(limit("0 1 --price 500tUSD", Side::Buy).unwrap(), 5_000);
		// 1 % from 501, rounded down, and from 499, rounded up.
		assert_eq!(limit("0 1 --market", Side::Buy).unwrap(), 5_060);
		assert_eq!(limit("0 1 --market", Side::Sell).unwrap(), 4_941);
		assert_eq!(
			limit("0 1 --market --slippage 0", Side::Buy).unwrap(),
			5_010
		);
		for (line, mistake) in [
			(
				"0 1 --price 500.05",
				"the nearest are 500 tUSD and 500.1 tUSD",
			),
			("0 1 --price 0", "above zero"),
			("0 1 --price 7000", "up to 6553.5"),
			("0 1 --price 500FLRN", "isn\'t in tUSD"),
		] {
			let refused = limit(line, Side::Buy).unwrap_err();
			assert!(matches!(refused, Failure::Usage(_)));
			assert!(refused.to_string().contains(mistake), "{refused}");
		}
	}

	#[test]
	fn an_order_outside_of_the_band_is_refused_before_it_costs_anything() {
		let listed = test_listed();
		let limit = |line: &str| args(line).limit(&listed, Side::Buy, &depth());
		assert_eq!(limit("0 1 --price 550").unwrap(), 5_500);
		let refused = limit("0 1 --price 550.1").unwrap_err();
		assert!(matches!(refused, Failure::Refused(_)));
		let refused = refused.to_string();
		assert!(refused.contains("from 450 tUSD to 550 tUSD"), "{refused}");
		// What isn't filled at once is dropped, so any price will do.
		assert_eq!(limit("0 1 --price 600 --ioc").unwrap(), 6_000);
		assert_eq!(limit("0 1 --price 600 --fok").unwrap(), 6_000);
	}

	#[test]
	fn nothing_is_ordered_once_trading_has_ended() {
		let mut listed = test_listed();
		assert!(ensure_trades(&listed).is_ok());
		listed.market.phase = MarketPhase::Ended;
		let refused = ensure_trades(&listed).unwrap_err().to_string();
		assert!(refused.contains("Clearing.TradingEnded"), "{refused}");
	}

	#[test]
	fn nothing_is_ordered_without_money_in_the_house() {
		let standing = Standing {
			position: None,
			account: None,
		};
		let refused = ensure_account(&test_listed(), &standing).unwrap_err();
		let refused = refused.to_string();
		assert!(refused.contains("account deposit 1000 tUSD"), "{refused}");
		let endowed = Standing {
			account: Some(florin_core::clearing::AccountReport {
				balance: 0,
				positions: 0,
			}),
			..standing
		};
		assert!(ensure_account(&test_listed(), &endowed).is_ok());
	}

	#[test]
	fn an_order_at_the_market_needs_somebody_to_meet() {
		let refused = args("0 1 --market")
			.limit(&test_listed(), Side::Buy, &Depth::default())
			.unwrap_err();
		assert!(refused.to_string().contains("Nobody sells"), "{refused}");
	}

	#[test]
	fn closing_goes_to_the_edge_of_the_band() {
		assert_eq!(band_edge(&test_listed(), Side::Buy), 5_500);
		assert_eq!(band_edge(&test_listed(), Side::Sell), 4_500);
	}

	#[test]
	fn contradictory_orders_are_usage_errors() {
		for line in [
			"0 1",
			"0 1 --price 5 --market",
			"0 1 --price 5 --slippage 1",
			"0 1 --price 5 --ioc --fok",
			"0 1 --price 5 --post-only --ioc",
			"0 1 --market --post-only",
			"0 1 --price 5 --ioc --for 1h",
			"0 1 --price 5 --for yesterday",
			"0 0 --price 5",
			"0 -1 --price 5",
			"h100 1 --price 5",
		] {
			let words = std::iter::once("trade").chain(line.split(' '));
			let refused = Line::try_parse_from(words).err().expect(line);
			assert_eq!(refused.exit_code(), 2, "{line}");
		}
	}
}
