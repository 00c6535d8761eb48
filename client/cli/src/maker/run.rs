//! Rounds, one a block: where the market stands, which orders should rest, and the transaction that
//! brings them there.

use super::{
	config::{Config, Reference},
	quotes::{settled, Plan, Quote, Situation},
	Cli,
};
use crate::{
	chain::{
		book::{cancel_orders, replace_orders, NewOrder, MOST_CANCELLED},
		futures::Listed,
		submit::{Receipt, Sending},
		Chain,
	},
	commands::Global,
	daemon::{reconnected, stopped, Backoff, Ended, IN_BLOCK},
	error::{Failure, Refusal},
	keys::{Account, Wallet},
	order_id::side_name,
	output::{count, progress, Answer},
};
use florin_core::{
	book::{OrderId, OrderKind, OrderReport},
	clearing::{MarketId, Side},
	report::ClockReport,
	Balance, Period,
};
use serde::Serialize;
use std::{fmt, pin::pin, time::Duration};
use subxt::utils::AccountId32;
use tokio::time::timeout;

/// How long a round that a signal has interrupted may take to its end.
const LAST_ROUND: Duration = Duration::from_secs(30);

/// How often it is tried to cancel what is left.
const CANCELLING: usize = 5;

/// Blocks until what the chain has refused is tried again, unless it should be something else then.
const RETRY: u64 = 15;

/// Does what the command line says.
///
/// # Errors
///
/// When the configuration has a mistake, there is no such market, or the node can't be reached at first.
pub async fn run(cli: Cli) -> Result<Ended, Failure> {
	let mut config = Config::read(&cli.args.config)?;
	if let Some(market) = cli.args.market {
		config.market = market;
	}
	if cli.args.check {
		return Ok(done(Some(checked(&config))));
	}
	let global = &cli.global;
	if cli.args.dry_run {
		let owner = global.wallet_if_given()?.map(|wallet| wallet.account());
		let chain = global.chain().await?;
		let view = View::read(&chain, &config, owner.as_ref()).await?;
		let outlook = view.outlook(&config, None);
		return Ok(done(Some(Answer::of(&outlook.told(&view)))));
	}
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	if cli.args.cancel {
		let cancelled = cancel_all(&chain, &wallet, config.market).await?;
		return Ok(done(Some(all_cancelled(cancelled))));
	}
	let mut maker = Maker::new(config, wallet);
	if cli.args.once {
		let round = maker.round(&chain).await?;
		return Ok(Ended {
			complete: round.is_complete(),
			answer: Some(Answer::of(&round)),
		});
	}
	let end = maker.keep_quoting(global, chain).await;
	// Whatever ended it, nothing stays in the book.
	let left = leave(global, &maker.wallet, config.market).await;
	end.and(left).map(|()| done(None))
}

const fn done(answer: Option<Answer>) -> Ended {
	Ended {
		answer,
		complete: true,
	}
}

/// A configuration without mistakes.
fn checked(config: &Config) -> Answer {
	let rules = &config.rules;
	let percent = crate::commands::market::share;
	let told = Told {
		market: config.market,
		quoting: format!(
			"{} at {} a side around the {}, {} between the best ones, {} from one to the next; at \
			 most {} held",
			count(rules.size, "lot", "lots"),
			count(rules.levels, "price", "prices"),
			match config.reference {
				Reference::Mark => "mark",
				Reference::Index => "index",
			},
			percent(rules.spread),
			percent(rules.step),
			count(rules.max_position, "lot", "lots"),
		),
		quotes: Vec::new(),
	};
	Answer::of(&told)
}

/// What would be quoted.
#[derive(Serialize)]
struct Told {
	market: MarketId,
	quoting: String,
	quotes: Vec<Quote>,
}

impl fmt::Display for Told {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "market {}: {}", self.market, self.quoting)
	}
}

fn all_cancelled(orders: usize) -> Answer {
	let orders = u64::try_from(orders).unwrap_or(u64::MAX);
	Answer {
		human: format!("cancelled {}", count(orders, "order", "orders")),
		json: serde_json::json!({ "cancelled": orders }),
	}
}

/// Where the market and the maker stand.
struct View {
	listed: Listed,
	clock: ClockReport,
	/// Around what is quoted; none while that isn't live.
	reference: Option<Balance>,
	/// Lots that are held.
	position: i64,
	/// Resting orders.
	own: Vec<OrderReport<AccountId32>>,
}

impl View {
	async fn read(
		chain: &Chain,
		config: &Config,
		owner: Option<&Account>,
	) -> Result<Self, Failure> {
		let listed = chain.listed(config.market).await?;
		let clock = chain.clock().await?;
		let reference = reference(config, &listed);
		let (mut position, mut own) = (0, Vec::new());
		if let Some(owner) = owner {
			let report = chain.position(config.market, owner).await?;
			position = report.map_or(0, |report| report.size);
			own = chain.orders_of(config.market, owner).await?;
		}
		Ok(Self {
			listed,
			clock,
			reference,
			position,
			own,
		})
	}

	/// What should rest, where it was quoted around `before`.
	fn outlook(&self, config: &Config, before: Option<Balance>) -> Outlook {
		let reference = self.reference.filter(|_| self.listed.is_open());
		let Some(reference) = reference else {
			return Outlook {
				reference: None,
				quotes: Vec::new(),
			};
		};
		let reference = settled(before, reference, config.refresh);
		let situation = Situation {
			grid: self.listed.grid(),
			reference,
			mark: self.listed.market.mark.price,
			band: self.listed.market.risk.band,
			position: self.position,
		};
		Outlook {
			reference: Some(reference),
			quotes: situation.quotes(&config.rules),
		}
	}
}

/// Around what is quoted; none while it isn't live.
fn reference(config: &Config, listed: &Listed) -> Option<Balance> {
	let mark = listed.market.mark;
	mark.live.then_some(match config.reference {
		Reference::Mark => mark.price,
		Reference::Index => mark.spot,
	})
}

/// What should rest.
struct Outlook {
	/// Around what; none if nothing is to be quoted now.
	reference: Option<Balance>,
	quotes: Vec<Quote>,
}

impl Outlook {
	/// In words.
	fn told(self, view: &View) -> Told {
		let grid = view.listed.grid();
		let quoting = match self.reference {
			None => format!("nothing is quoted: the market is {}", view.listed.state()),
			Some(reference) => {
				let side = |side: Side| {
					let of_side = self.quotes.iter().filter(|quote| quote.side == side);
					let prices: Vec<_> = of_side
						.map(|quote| {
							format!("{} at {}", quote.lots, grid.figure(grid.price(quote.tick)))
						})
						.collect();
					match prices.as_slice() {
						[] => format!("{} nothing", side_name(side)),
						prices => format!("{} {}", side_name(side), prices.join(", ")),
					}
				};
				format!(
					"around {}, holding {}: {}; {}",
					grid.show(reference),
					view.position,
					side(Side::Buy),
					side(Side::Sell)
				)
			}
		};
		Told {
			market: view.listed.id(),
			quoting,
			quotes: self.quotes,
		}
	}
}

/// What came of a round.
#[derive(Debug, Serialize)]
struct Round {
	/// The market.
	market: MarketId,
	/// What should rest, in words.
	quoting: String,
	/// Orders that should rest.
	wanted: usize,
	/// Orders that were where they should be.
	kept: usize,
	/// Orders that were placed.
	placed: usize,
	/// Orders that were cancelled.
	cancelled: usize,
	/// Why the chain refused others.
	refused: Vec<Refusal>,
	/// The block of the transaction; none if there was nothing to do.
	block: Option<u64>,
}

impl Round {
	/// Whether all rests that should.
	const fn is_complete(&self) -> bool {
		self.kept + self.placed >= self.wanted
	}
}

impl fmt::Display for Round {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(block) = self.block {
			write!(
				f,
				"block {block}: cancelled {}, placed {}, kept {}",
				self.cancelled, self.placed, self.kept
			)?;
			if !self.is_complete() {
				write!(f, " of {}", self.wanted)?;
				for refusal in &self.refused {
					write!(f, "; refused: {} ({})", refusal.message, refusal.error)?;
				}
			}
			write!(f, "; ")?;
		}
		write!(f, "market {} {}", self.market, self.quoting)
	}
}

/// What the chain has refused, and when.
struct Refused {
	place: Vec<Quote>,
	head: u64,
}

/// What is quoted, and what is remembered of it.
struct Maker {
	config: Config,
	wallet: Wallet,
	/// Around what was quoted last.
	reference: Option<Balance>,
	refused: Option<Refused>,
	/// What was told last.
	told: String,
}

impl Maker {
	const fn new(config: Config, wallet: Wallet) -> Self {
		Self {
			config,
			wallet,
			reference: None,
			refused: None,
			told: String::new(),
		}
	}

	/// Looks where the market stands, and brings the orders there.
	async fn round(&mut self, chain: &Chain) -> Result<Round, Failure> {
		let head = chain.best_number().await?;
		let owner = self.wallet.account();
		let view = View::read(chain, &self.config, Some(&owner)).await?;
		let outlook = view.outlook(&self.config, self.reference);
		self.reference = outlook.reference;
		let life = self.config.lifetime.periods(view.clock.period_seconds);
		let plan = Plan::of(
			&view.own,
			&outlook.quotes,
			view.clock.period,
			life.div_ceil(2),
		);
		let told = outlook.told(&view);
		let mut round = Round {
			market: told.market,
			quoting: told.quoting,
			wanted: told.quotes.len(),
			kept: plan.kept,
			placed: 0,
			cancelled: 0,
			refused: Vec::new(),
			block: None,
		};
		if plan.is_done() || self.is_refused(&plan, head) {
			return Ok(round);
		}
		let expires = view.clock.period.saturating_add(life);
		let receipt = self.send(chain, &plan, expires).await?;
		round.block = Some(receipt.block);
		round.placed = receipt.events("OrderBook", "OrderPlaced").count();
		round.cancelled = receipt.events("OrderBook", "OrderCancelled").count();
		round.refused = receipt.reasons().into_iter().cloned().collect();
		self.refused = (!round.is_complete()).then_some(Refused {
			place: plan.place,
			head: receipt.block,
		});
		Ok(round)
	}

	/// Whether the chain has refused some of this lately.
	fn is_refused(&self, plan: &Plan, head: u64) -> bool {
		self.refused.as_ref().is_some_and(|refused| {
			let of_it = plan.place.iter().all(|quote| refused.place.contains(quote));
			plan.cancel.is_empty() && of_it && head < refused.head.saturating_add(RETRY)
		})
	}

	async fn send(&self, chain: &Chain, plan: &Plan, expires: Period) -> Result<Receipt, Failure> {
		let order = |quote: &Quote| NewOrder {
			side: quote.side,
			lots: quote.lots,
			tick: quote.tick,
			kind: OrderKind::Limit {
				expires,
				post_only: true,
			},
			reduce_only: false,
		};
		let placed: Vec<_> = plan.place.iter().map(order).collect();
		let call = replace_orders(self.config.market, &plan.cancel, &placed);
		let sent = chain.submit(&call, &self.wallet, Sending::default());
		timeout(IN_BLOCK, sent).await.unwrap_or_else(|_| {
			Err(Failure::connection(format!(
				"the orders didn\'t get into a block within {} s",
				IN_BLOCK.as_secs()
			)))
		})
	}

	/// A round that is told if it did something, or nothing is quoted any more.
	async fn turn(&mut self, chain: &Chain) -> Result<(), Failure> {
		match self.round(chain).await {
			Ok(round) => {
				if round.block.is_some() || (round.wanted == 0 && round.quoting != self.told) {
					progress(&round);
				}
				self.told = round.quoting;
				Ok(())
			}
			// The next block may bring what was missing.
			Err(Failure::Refused(refusal)) if !is_for_good(&refusal.error) => {
				progress(&refusal);
				Ok(())
			}
			Err(failure) => Err(failure),
		}
	}

	/// A round with each block until a signal comes. A lost connection is made again.
	async fn keep_quoting(&mut self, global: &Global, mut chain: Chain) -> Result<(), Failure> {
		let mut stop = pin!(stopped());
		let mut backoff = Backoff::default();
		loop {
			let mut round = Box::pin(async {
				let head = chain.best_number().await?;
				self.turn(&chain).await?;
				Ok::<_, Failure>(head)
			});
			let end = tokio::select! {
				end = &mut round => end,
				name = &mut stop => {
					progress(format!("{name}: the maker ends"));
					// Its orders would be placed after all others were cancelled.
					let _ = timeout(LAST_ROUND, round).await;
					return Ok(());
				}
			};
			drop(round);
			let next = async {
				let lost = match end {
					Ok(head) => match chain.next_block(head).await {
						Ok(_) => return Ok(None),
						Err(failure) => failure,
					},
					Err(failure) => failure,
				};
				match lost {
					Failure::Connection(why) => {
						reconnected(global, why, &mut backoff).await.map(Some)
					}
					failure => Err(failure),
				}
			};
			let next = tokio::select! {
				next = next => next?,
				name = &mut stop => {
					progress(format!("{name}: the maker ends"));
					return Ok(());
				}
			};
			match next {
				Some(new) => chain = new,
				None => backoff = Backoff::default(),
			}
		}
	}
}

/// Whether a refusal will be the same with every block.
fn is_for_good(error: &str) -> bool {
	matches!(
		error,
		"Clearing.NoMarket" | "OrderBook.NoBook" | "Transaction.Payment"
	)
}

/// Cancels what is left in the book, and tells.
async fn leave(global: &Global, wallet: &Wallet, market: MarketId) -> Result<(), Failure> {
	let chain = global.chain().await?;
	let cancelled = cancel_all(&chain, wallet, market).await?;
	progress(all_cancelled(cancelled).human);
	Ok(())
}

/// Cancels all orders of `wallet`, and tells how many these were.
async fn cancel_all(chain: &Chain, wallet: &Wallet, market: MarketId) -> Result<usize, Failure> {
	let owner = wallet.account();
	let mut cancelled = 0;
	for _ in 0..CANCELLING {
		let own = chain.orders_of(market, &owner).await?;
		let orders: Vec<OrderId> = own.iter().map(|order| order.id).collect();
		if orders.is_empty() {
			return Ok(cancelled);
		}
		let receipt = if orders.len() <= MOST_CANCELLED {
			let call = cancel_orders(market, &orders);
			chain.submit(&call, wallet, Sending::default()).await?
		} else {
			let call = replace_orders(market, &orders, &[]);
			chain.submit(&call, wallet, Sending::default()).await?
		};
		cancelled += receipt.events("OrderBook", "OrderCancelled").count();
	}
	let left = chain.orders_of(market, &owner).await?.len();
	match left {
		0 => Ok(cancelled),
		left => Err(Failure::Unmet(format!(
			"{left} orders still rest in market {market}: `florin futures cancel {market} --all`"
		))),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		commands::futures::{test_clock, test_listed},
		time::Span,
	};
	use florin_core::clearing::Mode;
	use sp_runtime::Permill;

	fn config() -> Config {
		Config {
			market: 0,
			reference: Reference::Mark,
			rules: super::super::quotes::Rules {
				spread: Permill::from_parts(4_000),
				levels: 2,
				step: Permill::from_parts(2_000),
				size: 5,
				max_position: 50,
				skew: Permill::from_percent(1),
			},
			refresh: Permill::from_parts(1_000),
			lifetime: Span::Seconds(600),
		}
	}

	fn view() -> View {
		let listed = test_listed();
		View {
			reference: Some(listed.market.mark.price),
			listed,
			clock: test_clock(),
			position: 0,
			own: Vec::new(),
		}
	}

	#[test]
	fn an_open_market_is_quoted_and_told() {
		let outlook = view().outlook(&config(), None);
		assert_eq!(outlook.reference, Some(500_000_000));
		let told = outlook.told(&view());
		assert_eq!(
			told.to_string(),
			"market 0: around 500 tUSD, holding 0: buy 5 at 499.0, 5 at 498.0; \
			 sell 5 at 501.0, 5 at 502.0"
		);
		assert_eq!(told.quotes.len(), 4);
	}

	#[test]
	fn small_moves_of_the_reference_change_nothing() {
		let moved = view().outlook(&config(), Some(500_400_000));
		assert_eq!(moved.reference, Some(500_400_000));
		let further = view().outlook(&config(), Some(501_000_000));
		assert_eq!(further.reference, Some(500_000_000));
	}

	#[test]
	fn nothing_is_quoted_unless_the_market_is_open_and_its_price_live() {
		let mut halted = view();
		halted.listed.market.mode = Mode::Halted;
		let mut stale = view();
		stale.reference = None;
		for view in [halted, stale] {
			let outlook = view.outlook(&config(), Some(500_000_000));
			assert_eq!(outlook.reference, None);
			assert!(outlook.quotes.is_empty());
			assert!(outlook
				.told(&view)
				.to_string()
				.contains("nothing is quoted"));
		}
	}

	#[test]
	fn a_round_tells_what_it_did_and_what_was_refused() {
		let mut round = Round {
			market: 0,
			quoting: "around 500 tUSD".into(),
			wanted: 4,
			kept: 1,
			placed: 3,
			cancelled: 2,
			refused: Vec::new(),
			block: Some(9),
		};
		assert_eq!(
			round.to_string(),
			"block 9: cancelled 2, placed 3, kept 1; market 0 around 500 tUSD"
		);
		round.placed = 1;
		assert!(!round.is_complete());
		round.refused.push(Refusal {
			error: "Clearing.InsufficientMargin".into(),
			message: "There is too little.".into(),
			..Refusal::default()
		});
		let told = round.to_string();
		assert!(
			told.contains("of 4; refused: There is too little. (Clearing.InsufficientMargin)"),
			"{told}"
		);
		round.block = None;
		assert_eq!(round.to_string(), "market 0 around 500 tUSD");
	}

	#[test]
	fn what_was_refused_is_tried_again_after_a_while() {
		let quote = Quote {
			side: Side::Buy,
			tick: 1,
			lots: 1,
		};
		let plan = |tick| Plan {
			place: vec![Quote { tick, ..quote }],
			..Plan::default()
		};
		let mut maker = Maker::new(config(), Wallet::from_uri("//Alice").unwrap());
		assert!(!maker.is_refused(&plan(1), 10));
		maker.refused = Some(Refused {
			place: vec![quote],
			head: 10,
		});
		assert!(maker.is_refused(&plan(1), 24));
		assert!(!maker.is_refused(&plan(1), 25));
		assert!(!maker.is_refused(&plan(2), 11));
	}

	#[test]
	fn a_checked_configuration_is_told() {
		let answer = checked(&config());
		assert!(
			answer
				.human
				.contains("5 lots at 2 prices a side around the mark, 0.4 % between"),
			"{}",
			answer.human
		);
	}
}
