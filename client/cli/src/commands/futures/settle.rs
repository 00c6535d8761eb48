//! How positions are settled: registered, and what is due collected.

use super::orders::cancelled;
use crate::{
	chain::{
		book::replace_orders,
		clearing::{
			collect, collect_one, no_position, register, register_one, remove_market, MOST_SETTLED,
		},
		futures::Listed,
		submit::Receipt,
		Chain,
	},
	commands::{transact_in, Global, TxArgs},
	currency::{Currency, Sum},
	error::{Failure, Refusal},
	keys::{Account, Wallet},
	output::{count, progress, Answer, Steps},
	time::wall_clock,
};
use clap::Args;
use florin_core::{
	clearing::{AccountReport, MarketId, MarketPhase, PositionReport},
	report::ClockReport,
	Balance,
};
use serde::Serialize;
use serde_json::Value as Json;
use std::fmt;

/// What is settled.
#[derive(Args, Debug)]
pub struct SettleArgs {
	/// The market, by its number
	market: MarketId,
	/// All positions of the market, for their deposits
	#[arg(long, conflicts_with = "estimate")]
	all: bool,
	#[command(flatten)]
	tx: TxArgs,
}

/// Which market.
#[derive(Args, Debug)]
pub struct RemoveArgs {
	/// The market, by its number
	market: MarketId,
	#[command(flatten)]
	tx: TxArgs,
}

/// Registers and collects.
///
/// # Errors
///
/// When the market hasn't settled, the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, args: SettleArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	let clock = chain.clock().await?;
	if !matches!(listed.market.phase, MarketPhase::Settling { .. }) {
		return Err(not_settled(&listed, &clock));
	}
	if args.all {
		return settle_all(&chain, &wallet, &listed, &args.tx).await;
	}
	settle_own(&chain, &wallet, &listed, &clock, &args.tx).await
}

fn not_settled(listed: &Listed, clock: &ClockReport) -> Failure {
	let ends = listed.contract.ends;
	Refusal {
		error: "Clearing.NotSettled".into(),
		message: format!("Market {} hasn't settled yet.", listed.id()),
		hint: Some(format!(
			"it does in period {ends}, from {} on, if everything goes as planned",
			wall_clock(ends, clock.period_seconds)
		)),
		block: None,
	}
	.into()
}

/// A balance among the fields of an event.
fn figure(event: &Json, name: &str) -> Balance {
	let text = event.get(name).and_then(Json::as_str);
	text.and_then(|units| units.parse().ok())
		.unwrap_or_default()
}

/// What a position came to.
fn registered(receipt: &Receipt, currency: &Currency) -> String {
	let Some(event) = receipt.event("Clearing", "Registered") else {
		return "registered".into();
	};
	let (gain, loss) = (figure(event, "gain"), figure(event, "loss"));
	let paid = figure(event, "paid");
	match (gain, loss) {
		(0, 0) => "registered: neither gained nor lost".into(),
		(0, loss) if paid < loss => format!(
			"registered: lost {}, of which its margin paid {}",
			currency.sum(loss),
			currency.sum(paid)
		),
		(0, loss) => format!("registered: lost {}", currency.sum(loss)),
		(gain, _) => format!("registered: gained {}", currency.sum(gain)),
	}
}

/// What was collected.
fn collected(receipt: &Receipt, currency: &Currency) -> String {
	let Some(event) = receipt.event("Clearing", "Collected") else {
		return "collected".into();
	};
	let (margin, gain) = (figure(event, "margin"), figure(event, "gain"));
	format!(
		"collected {}: {} of margin and {} of gains",
		currency.sum(margin.saturating_add(gain)),
		currency.sum(margin),
		currency.sum(gain)
	)
}

/// Whether collecting brings something, or at least clears the position away, with so many positions that still have to be registered.
fn is_due(position: &PositionReport, unregistered: u32) -> bool {
	position.registered.is_some_and(|(gain, paid)| {
		// With nobody missing, no more losses come in.
		let settled = position.orders == 0 && (paid >= gain || unregistered == 0);
		position.margin > 0 || position.due > 0 || settled
	})
}

async fn settle_own(
	chain: &Chain,
	wallet: &Wallet,
	listed: &Listed,
	clock: &ClockReport,
	tx: &TxArgs,
) -> Result<Answer, Failure> {
	let (market, owner) = (listed.id(), wallet.account());
	let currency = Some(&listed.currency);
	let position = chain.position(market, &owner).await?;
	let position = position.ok_or_else(|| no_position(market, &owner))?;
	let mut steps = Steps::default();
	let mut tx = tx.clone();
	// What is left in the book would keep the position there.
	let orders: Vec<_> = chain.orders_of(market, &owner).await?;
	let orders: Vec<_> = orders.into_iter().map(|order| order.id).collect();
	if !orders.is_empty() && !tx.estimate {
		let call = replace_orders(market, &orders, &[]);
		let describe = |receipt: &Receipt| cancelled(receipt, orders.len());
		steps.take(transact_in(chain, wallet, &tx, currency, &call, describe).await)?;
		tx = tx.later();
	}
	if position.registered.is_none() {
		let call = register_one(market, &owner);
		let describe = |receipt: &Receipt| registered(receipt, &listed.currency);
		steps.take(transact_in(chain, wallet, &tx, currency, &call, describe).await)?;
		if tx.estimate {
			return Ok(steps.answer());
		}
		tx = tx.later();
	}
	let Some(position) = chain.position(market, &owner).await? else {
		return Ok(steps.answer());
	};
	if is_due(&position, chain.market(market).await?.unregistered) {
		let call = collect_one(market, &owner);
		let describe = |receipt: &Receipt| collected(receipt, &listed.currency);
		steps.take(transact_in(chain, wallet, &tx, currency, &call, describe).await)?;
	}
	if let Some(later) = later(chain, listed, &owner, clock).await? {
		steps.take(Ok(later))?;
	}
	Ok(steps.answer())
}

/// What is still to come, and when; none if nothing is.
async fn later(
	chain: &Chain,
	listed: &Listed,
	owner: &Account,
	clock: &ClockReport,
) -> Result<Option<Answer>, Failure> {
	let Some(position) = chain.position(listed.id(), owner).await? else {
		return Ok(None);
	};
	let Some((gain, paid)) = position.registered.filter(|(gain, paid)| gain > paid) else {
		return Ok(None);
	};
	let market = chain.market(listed.id()).await?;
	let left = listed.currency.sum(gain.saturating_sub(paid));
	let human = match market.phase {
		MarketPhase::Settling {
			until, pays: false, ..
		} => format!(
			"{left} of gains are paid once the other {} registered, or from {} on",
			count(market.unregistered, "position is", "positions are"),
			wall_clock(until.saturating_add(1), clock.period_seconds)
		),
		_ => format!("{left} of gains aren't covered by what losers paid, and come if more is"),
	};
	Ok(Some(Answer {
		json: serde_json::json!({ "left": left }),
		human,
	}))
}

/// What came of all positions.
#[derive(Serialize)]
struct All {
	market: MarketId,
	/// Positions that were registered now.
	registered: usize,
	/// Positions of which something was collected now.
	collected: usize,
	/// What went to their owners.
	paid: Sum,
	/// Positions that are still there.
	left: usize,
}

impl fmt::Display for All {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let many = |number: usize| {
			let number = u64::try_from(number).unwrap_or(u64::MAX);
			count(number, "position", "positions")
		};
		write!(
			f,
			"market {}: registered {}, and paid {} to {}; {} left",
			self.market,
			many(self.registered),
			self.paid,
			many(self.collected),
			match self.left {
				0 => "none is".to_owned(),
				1 => "1 is".to_owned(),
				left => format!("{left} are"),
			}
		)
	}
}

async fn settle_all(
	chain: &Chain,
	wallet: &Wallet,
	listed: &Listed,
	tx: &TxArgs,
) -> Result<Answer, Failure> {
	let market = listed.id();
	let mut done = All {
		market,
		registered: 0,
		collected: 0,
		paid: listed.currency.sum(0),
		left: 0,
	};
	let mut sending = tx.sending();
	let held = chain.positions_of(market).await?;
	let open: Vec<_> = held
		.iter()
		.filter(|held| !held.registered)
		.map(|held| held.account.clone())
		.collect();
	if !open.is_empty() {
		let asset = &listed.currency.asset;
		let account = chain.house_account(&wallet.account(), asset).await?;
		ensure_account(account.as_ref(), &listed.currency)?;
	}
	for accounts in open.chunks(MOST_SETTLED) {
		let call = register(market, accounts);
		let receipt = chain.submit(&call, wallet, sending).await?;
		sending.nonce = None;
		done.registered += receipt.events("Clearing", "Registered").count();
		progress(format!(
			"block {}: registered {} of {}{}",
			receipt.block,
			done.registered,
			open.len(),
			refused(&receipt)
		));
	}
	let held = chain.positions_of(market).await?;
	let rest: Vec<_> = held.into_iter().map(|held| held.account).collect();
	for accounts in rest.chunks(MOST_SETTLED) {
		let call = collect(market, accounts);
		let receipt = chain.submit(&call, wallet, sending).await?;
		sending.nonce = None;
		for event in receipt.events("Clearing", "Collected") {
			done.collected += 1;
			let paid = figure(event, "margin").saturating_add(figure(event, "gain"));
			done.paid.units = done.paid.units.saturating_add(paid);
		}
		progress(format!(
			"block {}: paid {} of {}{}",
			receipt.block,
			done.collected,
			rest.len(),
			refused(&receipt)
		));
	}
	done.left = chain.positions_of(market).await?.len();
	Ok(Answer::of(&done))
}

/// Refuses whoever has no account for the deposits that registering brings.
fn ensure_account(account: Option<&AccountReport>, currency: &Currency) -> Result<(), Failure> {
	if account.is_some() {
		return Ok(());
	}
	let symbol = &currency.symbol;
	Err(Refusal {
		error: "Clearing.NoAccount".into(),
		message: format!(
			"Whoever registers others' positions gets their deposits, into an account in {symbol}, and there is none; nothing was sent."
		),
		hint: Some(format!("`florin account deposit 1 {symbol}` opens one")),
		block: None,
	}
	.into())
}

/// Why some positions were passed over.
fn refused(receipt: &Receipt) -> String {
	let reasons = receipt.reasons();
	let reasons: Vec<_> = reasons.iter().map(|reason| reason.error.as_str()).collect();
	if reasons.is_empty() {
		String::new()
	} else {
		format!("; passed over: {}", reasons.join(", "))
	}
}

/// Removes a market that is over.
///
/// # Errors
///
/// When it isn't over, somebody still has something in it, or the node can't be reached.
pub async fn remove(global: &Global, args: RemoveArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let market = chain.market(args.market).await?;
	let currency = chain.currency(market.asset).await?;
	let describe = |receipt: &Receipt| {
		let left = receipt
			.event("Clearing", "MarketRemoved")
			.map_or(0, |event| figure(event, "left"));
		format!(
			"market {} is gone; {} of its insurance went to the fund",
			args.market,
			currency.sum(left)
		)
	};
	let call = remove_market(args.market);
	transact_in(&chain, &wallet, &args.tx, Some(&currency), &call, describe).await
}

#[cfg(test)]
mod tests {
	use super::{
		super::markets::{test_clock, test_listed},
		*,
	};
	use crate::{
		amount::Amount,
		chain::submit::{EventRecord, HexHash},
		currency::test_dollar,
	};
	use serde_json::json;

	fn receipt(name: &str, fields: Json) -> Receipt {
		Receipt {
			block: 1,
			block_hash: HexHash([0; 32]),
			finalized: false,
			transaction: HexHash([0; 32]),
			fee: Amount::ZERO,
			events: vec![EventRecord {
				pallet: "Clearing".into(),
				name: name.into(),
				fields,
				currency: None,
			}],
			refused: Vec::new(),
		}
	}

	#[test]
	fn what_a_position_came_to_is_told() {
		let said = |gain: &str, loss: &str, paid: &str| {
			let fields = json!({"gain": gain, "loss": loss, "paid": paid});
			registered(&receipt("Registered", fields), &test_dollar())
		};
		assert_eq!(said("5000000", "0", "0"), "registered: gained 5 tUSD");
		assert_eq!(said("0", "5000000", "5000000"), "registered: lost 5 tUSD");
		assert_eq!(
			said("0", "5000000", "3000000"),
			"registered: lost 5 tUSD, of which its margin paid 3 tUSD"
		);
		assert!(said("0", "0", "0").contains("neither"));
	}

	#[test]
	fn what_was_collected_is_told_in_its_parts() {
		let fields = json!({"margin": "7000000", "gain": "500000"});
		assert_eq!(
			collected(&receipt("Collected", fields), &test_dollar()),
			"collected 7.5 tUSD: 7 tUSD of margin and 0.5 tUSD of gains"
		);
	}

	#[test]
	fn a_market_that_trades_says_when_it_settles() {
		let refused = not_settled(&test_listed(), &test_clock()).to_string();
		for part in ["Clearing.NotSettled", "period 214"] {
			assert!(refused.contains(part), "{refused}");
		}
	}

	#[test]
	fn collecting_is_due_until_nothing_more_can_come() {
		let position = |margin, due, gain, paid, orders| PositionReport {
			market: 0,
			size: 0,
			cash: 0,
			margin,
			reserved: 0,
			orders,
			mark: 0,
			profit: 0,
			equity: 0,
			initial_margin: 0,
			maintenance: Default::default(),
			maintenance_margin: 0,
			free_margin: None,
			liquidation_price: None,
			registered: Some((gain, paid)),
			due,
		};
		assert!(is_due(&position(1, 0, 0, 0, 0), 3));
		assert!(is_due(&position(0, 1, 5, 0, 0), 3));
		assert!(is_due(&position(0, 0, 5, 5, 0), 3));
		assert!(!is_due(&position(0, 0, 5, 4, 0), 3), "more may come");
		assert!(is_due(&position(0, 0, 5, 4, 0), 0), "its row can go");
		assert!(!is_due(&position(0, 0, 5, 5, 1), 0), "an order keeps it");
		let unregistered = PositionReport {
			registered: None,
			..position(1, 0, 0, 0, 0)
		};
		assert!(!is_due(&unregistered, 1));
	}

	#[test]
	fn whoever_registers_others_needs_an_account_for_their_deposits() {
		let refused = ensure_account(None, &test_dollar()).unwrap_err();
		let refused = refused.to_string();
		assert!(refused.contains("account deposit 1 tUSD"), "{refused}");
		let account = AccountReport {
			balance: 0,
			positions: 0,
		};
		assert!(ensure_account(Some(&account), &test_dollar()).is_ok());
	}

	#[test]
	fn what_was_passed_over_is_told_with_its_reason() {
		let mut receipt = receipt("Registered", json!({}));
		assert_eq!(refused(&receipt), "");
		receipt.refused = vec![Refusal {
			error: "Clearing.NothingDue".into(),
			..Refusal::default()
		}];
		assert_eq!(refused(&receipt), "; passed over: Clearing.NothingDue");
	}

	#[test]
	fn all_positions_are_summed_up() {
		let all = All {
			market: 3,
			registered: 40,
			collected: 1,
			paid: test_dollar().sum(1_500_000),
			left: 0,
		};
		let answer = Answer::of(&all);
		assert_eq!(
			answer.human,
			"market 3: registered 40 positions, and paid 1.5 tUSD to 1 position; none is left"
		);
		assert_eq!(answer.json["paid"], "1500000");
	}
}
