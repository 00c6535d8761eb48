//! Orders: what they would come to, and what came of them.

use super::ticket::{slipped, Fills, Needs, Wanted};
use crate::{
	chain::{
		book::{place_order, NewOrder, MOST_LEVELS},
		futures::Listed,
		submit::Receipt,
		Chain,
	},
	commands::{
		market::{confirm, pairs, percent},
		transact_in, Global, TxArgs,
	},
	currency::Sum,
	error::{Failure, Refusal},
	grid::Grid,
	order_id::{side_name, OrderName},
	output::{count, json_of, Answer},
	time::{compute_time, wall_clock, Span},
};
use clap::Args;
use florin_core::{
	book::{Depth, DepthLevel, OrderKind, Tick},
	clearing::{Lots, MarketId, MarketPhase, Side, MAX_LOTS},
	report::ClockReport,
	Balance, Period,
};
use florin_math::clearing::is_within;
use serde::Serialize;
use serde_json::Value as Json;
use sp_runtime::Permill;
use std::fmt;

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
fn others(depth: &Depth, side: Side) -> &[DepthLevel] {
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

/// What an order would come to.
#[derive(Serialize)]
struct Ticket {
	market: MarketId,
	side: Side,
	lots: Lots,
	/// The worst price that the order names.
	limit: Sum,
	/// Lots that it would trade at once, by what the book has now.
	fills: Lots,
	average: Option<Sum>,
	worst: Option<Sum>,
	/// Lots that would rest.
	rests: Lots,
	/// The last period in which they would.
	expires: Option<Period>,
	/// What answers for the lots.
	margin: Sum,
	fee: Sum,
	deposits: Sum,
	/// What of these comes from the account, at most.
	from_account: Sum,
	/// What the account has; none if there is none.
	account: Option<Sum>,
	#[serde(skip)]
	slug: String,
	#[serde(skip)]
	lot_seconds: u32,
	#[serde(skip)]
	reduce_only: bool,
	#[serde(skip)]
	post_only: bool,
	#[serde(skip)]
	until: String,
}

impl Ticket {
	/// What `order` would come to.
	async fn new(
		chain: &Chain,
		listed: &Listed,
		depth: &Depth,
		order: &NewOrder,
		who: &crate::keys::Account,
		clock: &ClockReport,
	) -> Result<Self, Failure> {
		let position = chain.position(listed.id(), who).await?;
		let account = chain.house_account(who, &listed.currency.asset).await?;
		let closable = match position.map_or(0, |position| position.size) {
			size if size < 0 && order.side == Side::Buy => size.unsigned_abs(),
			size if size > 0 && order.side == Side::Sell => size.unsigned_abs(),
			_ => 0,
		};
		let lots = if order.reduce_only {
			order.lots.min(closable)
		} else {
			order.lots
		};
		let levels = others(depth, order.side);
		let fills = match order.kind.is_post_only() {
			true => Fills::default(),
			false => Fills::of(levels, order.side, order.tick, lots, &listed.market),
		};
		let rests = match order.kind.rests() {
			true => lots.saturating_sub(fills.lots),
			false => 0,
		};
		let price = listed.grid().price(order.tick);
		let needs = Needs::of(
			&listed.market,
			position.as_ref(),
			&Wanted {
				side: order.side,
				fills,
				rests,
				price,
				reduce_only: order.reduce_only,
			},
		)
		.ok_or_else(|| Failure::usage("the order is worth more than any amount"))?;
		let currency = &listed.currency;
		let expires = match order.kind {
			OrderKind::Limit { expires, .. } => Some(expires),
			_ => None,
		};
		Ok(Self {
			market: listed.id(),
			side: order.side,
			lots,
			limit: currency.sum(price),
			fills: fills.lots,
			average: fills.average().map(|price| currency.sum(price)),
			worst: fills.worst.map(|price| currency.sum(price)),
			rests,
			expires,
			margin: currency.sum(needs.margin),
			fee: currency.sum(needs.fee),
			deposits: currency.sum(needs.deposits),
			from_account: currency.sum(needs.from_account),
			account: account.map(|account| currency.sum(account.balance)),
			slug: listed.slug.clone(),
			lot_seconds: listed.contract.contract.lot_seconds,
			reduce_only: order.reduce_only,
			post_only: order.kind.is_post_only(),
			until: expires.map_or_else(String::new, |period| {
				wall_clock(period.saturating_add(1), clock.period_seconds)
			}),
		})
	}

	/// Whether the account has what the order takes at most.
	fn is_covered(&self) -> bool {
		let has = self.account.as_ref().map_or(0, |account| account.units);
		has >= self.from_account.units
	}
}

impl fmt::Display for Ticket {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let only = match (self.reduce_only, self.post_only) {
			(true, _) => ", only to close",
			(_, true) => ", only to rest",
			_ => "",
		};
		writeln!(
			f,
			"{} {} of market {}, each {} of {}, at {} {}{only}",
			side_name(self.side),
			count(self.lots, "lot", "lots"),
			self.market,
			compute_time(self.lot_seconds),
			self.slug,
			self.limit,
			match self.side {
				Side::Buy => "or less",
				Side::Sell => "or more",
			},
		)?;
		let at_once = match (&self.average, &self.worst) {
			(Some(average), Some(worst)) => format!(
				"{} at {average} on average, {worst} at worst",
				count(self.fills, "lot", "lots")
			),
			_ => "nothing".into(),
		};
		let mut rows = vec![("at once", at_once)];
		if self.expires.is_some() {
			let rests = match self.rests {
				0 => "nothing".into(),
				rests => format!(
					"{} at {} until {}",
					count(rests, "lot", "lots"),
					self.limit,
					self.until
				),
			};
			rows.push(("rests", rests));
		}
		rows.push(("margin", self.margin.to_string()));
		rows.push(("fee", self.fee.to_string()));
		if self.deposits.units > 0 {
			rows.push(("deposits", format!("{}, which come back", self.deposits)));
		}
		let has = self
			.account
			.as_ref()
			.map_or_else(|| "nothing".into(), ToString::to_string);
		let short = if self.is_covered() {
			""
		} else {
			"; `florin account deposit` brings more"
		};
		rows.push((
			"from the account",
			format!("{} at most, which has {has}{short}", self.from_account),
		));
		write!(f, "{}", pairs(rows))
	}
}

/// What came of an order.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Traded {
	/// Lots that were filled.
	pub filled: Lots,
	/// What they came to, in smallest units.
	#[serde(skip)]
	cost: Fills,
	/// What one came to, in smallest units; none without any.
	average: Option<Sum>,
	/// What the worst one came to.
	worst: Option<Sum>,
	/// The order that rests, and with how many lots.
	order: Option<OrderName>,
	rests: Lots,
	/// What was dropped, and whether there may be more at that price.
	dropped: Lots,
	stopped: bool,
	/// What went to the insurance of the market.
	fee: Option<Sum>,
	/// Orders of others, and own ones, that were removed on the way.
	removed: usize,
}

impl Traded {
	/// What `receipt` tells of an order.
	pub fn of(receipt: &Receipt, grid: &Grid) -> Self {
		let number = |event: &Json, name: &str| event.get(name).and_then(Json::as_u64);
		let mut traded = Self::default();
		for event in receipt.events("OrderBook", "Filled") {
			let lots = number(event, "lots").unwrap_or_default();
			let tick = number(event, "tick")
				.and_then(|tick| Tick::try_from(tick).ok())
				.unwrap_or_default();
			traded.cost.add(lots, grid.price(tick));
		}
		traded.filled = traded.cost.lots;
		let sum = |units| grid.currency.sum(units);
		traded.average = traded.cost.average().map(sum);
		traded.worst = traded.cost.worst.map(sum);
		if let Some(placed) = receipt.event("OrderBook", "OrderPlaced") {
			traded.order = placed.get("order").and_then(OrderName::of_event);
			traded.rests = number(placed, "lots").unwrap_or_default();
		}
		if let Some(done) = receipt.event("OrderBook", "OrderDone") {
			let outcome = done.get("outcome").and_then(Json::as_str);
			traded.stopped = outcome == Some("Stopped");
			if matches!(outcome, Some("Dropped" | "Stopped")) {
				traded.dropped = number(done, "remaining").unwrap_or_default();
			}
		}
		let fee = receipt
			.events("Clearing", "FeePaid")
			.filter_map(|event| event.get("amount")?.as_str()?.parse::<Balance>().ok())
			.fold(0, Balance::saturating_add);
		traded.fee = (fee > 0).then(|| sum(fee));
		traded.removed = receipt.events("OrderBook", "OrderRemoved").count();
		traded
	}

	/// What a lot came to on average.
	pub fn average(&self) -> String {
		self.average
			.as_ref()
			.map_or_else(|| "-".into(), ToString::to_string)
	}

	/// In a sentence.
	fn sentence(&self, side: Side) -> String {
		let mut parts = Vec::new();
		if self.filled > 0 {
			let verb = match side {
				Side::Buy => "bought",
				Side::Sell => "sold",
			};
			let fee = self
				.fee
				.as_ref()
				.map_or_else(String::new, |fee| format!(", fee {fee}"));
			parts.push(format!(
				"{verb} {} at {} on average{fee}",
				count(self.filled, "lot", "lots"),
				self.average()
			));
		}
		if let Some(order) = self.order {
			parts.push(format!(
				"{} as {order}",
				count(self.rests, "lot rests", "lots rest")
			));
		}
		if self.dropped > 0 {
			let why = if self.stopped {
				"one order meets so many others only: order again"
			} else {
				"the book has no more at that price"
			};
			parts.push(format!(
				"{} dropped: {why}",
				count(self.dropped, "lot was", "lots were")
			));
		}
		if parts.is_empty() {
			return "nothing was filled, and nothing rests".into();
		}
		parts.join("; ")
	}
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
	let ticket = Ticket::new(&chain, &listed, &depth, &order, &wallet.account(), &clock).await?;
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
	use crate::{
		amount::Amount,
		chain::submit::{EventRecord, HexHash},
	};
	use clap::Parser;
	use serde_json::json;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: TradeArgs,
	}

	fn args(line: &str) -> TradeArgs {
		let words = std::iter::once("trade").chain(line.split(' '));
		Line::try_parse_from(words).map(|line| line.args).unwrap()
	}

	fn event(name: &str, fields: Json) -> EventRecord {
		EventRecord {
			pallet: "OrderBook".into(),
			name: name.into(),
			fields,
			currency: None,
		}
	}

	fn fee(amount: &str) -> EventRecord {
		EventRecord {
			pallet: "Clearing".into(),
			..event("FeePaid", json!({"amount": amount}))
		}
	}

	fn receipt(events: Vec<EventRecord>) -> Receipt {
		Receipt {
			block: 1,
			block_hash: HexHash([0; 32]),
			finalized: false,
			transaction: HexHash([0; 32]),
			fee: Amount::ZERO,
			events,
		}
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
	fn what_came_of_an_order_is_read_from_its_events() {
		let receipt = receipt(vec![
			event("Filled", json!({"lots": 3, "tick": 5_010})),
			event("Filled", json!({"lots": 1, "tick": 5_020})),
			event("OrderRemoved", json!({})),
			fee("2500000"),
			fee("7500"),
			event(
				"OrderPlaced",
				json!({"order": {"side": "Buy", "tick": 5_020, "page": 0, "id": 7}, "lots": 6}),
			),
			event(
				"OrderDone",
				json!({"filled": 4, "remaining": 6, "outcome": "Rests"}),
			),
		]);
		let traded = Traded::of(&receipt, &test_listed().grid());
		assert_eq!(
			traded.sentence(Side::Buy),
			"bought 4 lots at 501.25 tUSD on average, fee 2.5075 tUSD; 6 lots rest as buy-5020-0-7"
		);
		let json = json_of(&traded);
		assert_eq!(json["average"], "501250000");
		assert_eq!(json["order"], "buy-5020-0-7");
		assert_eq!(json["removed"], 1);
	}

	#[test]
	fn what_is_dropped_says_why() {
		let done = |outcome: &str| {
			let fields = json!({"filled": 0, "remaining": 1, "outcome": outcome});
			let receipt = receipt(vec![event("OrderDone", fields)]);
			Traded::of(&receipt, &test_listed().grid()).sentence(Side::Sell)
		};
		assert_eq!(
			done("Dropped"),
			"1 lot was dropped: the book has no more at that price"
		);
		assert!(done("Stopped").contains("order again"));
		assert_eq!(
			Traded::default().sentence(Side::Sell),
			"nothing was filled, and nothing rests"
		);
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
