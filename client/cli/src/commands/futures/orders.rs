//! Resting orders, and how they are cancelled.

use crate::{
	chain::{
		book::{cancel_orders, replace_orders, MOST_CANCELLED},
		futures::Listed,
		submit::Receipt,
	},
	commands::{transact_in, Global, TxArgs},
	currency::Sum,
	error::Failure,
	keys::Account,
	order_id::{side_name, OrderName},
	output::{count, Answer, Table},
	time::wall_clock,
};
use clap::Args;
use florin_core::{
	book::{OrderId, OrderReport},
	clearing::{Lots, MarketId, MarketPhase, Side},
	report::ClockReport,
	Period,
};
use serde::Serialize;
use std::fmt;
use subxt::utils::AccountId32;

/// Whose orders, and where.
#[derive(Args, Debug)]
pub struct OrdersArgs {
	/// The market, by its number
	market: MarketId,
	/// The account; the one that signs if none is given
	#[arg(long, value_name = "ACCOUNT")]
	of: Option<Account>,
}

/// Which orders.
#[derive(Args, Debug)]
pub struct CancelArgs {
	/// The market, by its number
	market: MarketId,
	/// The signer's orders, such as buy-5000-0-17
	#[arg(required_unless_present = "all", conflicts_with = "all")]
	orders: Vec<OrderName>,
	/// All of the signer's
	#[arg(long)]
	all: bool,
	#[command(flatten)]
	tx: TxArgs,
}

/// An order as it is shown.
#[derive(Serialize)]
struct OrderView {
	order: OrderName,
	side: Side,
	/// Lots that aren't filled yet.
	lots: Lots,
	price: Sum,
	/// Margin that is set aside for them.
	reserved: Sum,
	reduce_only: bool,
	/// The last period in which it stands.
	expires: Period,
	note: String,
	#[serde(skip)]
	until: String,
}

impl OrderView {
	fn new(order: &OrderReport<AccountId32>, listed: &Listed, clock: &ClockReport) -> Self {
		let currency = &listed.currency;
		let mut notes = Vec::new();
		if order.reduce_only {
			notes.push("only closes");
		}
		if listed.market.phase != MarketPhase::Trading {
			notes.push("trading has ended");
		} else if order.expires < clock.period {
			notes.push("expired");
		}
		Self {
			order: OrderName(order.id),
			side: order.id.side,
			lots: order.lots,
			price: currency.sum(order.price),
			reserved: currency.sum(order.reserved.saturating_mul(order.lots.into())),
			reduce_only: order.reduce_only,
			expires: order.expires,
			note: notes.join(", "),
			until: wall_clock(order.expires.saturating_add(1), clock.period_seconds),
		}
	}
}

#[derive(Serialize)]
#[serde(transparent)]
struct List(Vec<OrderView>);

impl fmt::Display for List {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("no order rests");
		}
		let mut table = Table::new(&[
			"order",
			"side",
			">lots",
			">price",
			">set aside",
			"until",
			"",
		]);
		for view in &self.0 {
			table.row([
				view.order.to_string(),
				side_name(view.side).to_owned(),
				view.lots.to_string(),
				view.price.to_string(),
				view.reserved.to_string(),
				format!("{} (period {})", view.until, view.expires),
				view.note.clone(),
			]);
		}
		write!(f, "{table}")
	}
}

/// Shows resting orders.
///
/// # Errors
///
/// A refusal if there is no such market, and when the node can't be read.
pub async fn list(global: &Global, args: OrdersArgs) -> Result<Answer, Failure> {
	let account = global.account_or_own(args.of)?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	let clock = chain.clock().await?;
	let orders = chain.orders_of(args.market, &account).await?;
	Ok(Answer::of(&List(
		orders
			.iter()
			.map(|order| OrderView::new(order, &listed, &clock))
			.collect(),
	)))
}

/// How many of so many orders were cancelled.
pub fn cancelled(receipt: &Receipt, of: usize) -> String {
	let cancelled = receipt.events("OrderBook", "OrderCancelled").count();
	let of = u64::try_from(of).unwrap_or(u64::MAX);
	format!("cancelled {cancelled} of {}", count(of, "order", "orders"))
}

/// Cancels orders.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn cancel(global: &Global, args: CancelArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	let orders: Vec<OrderId> = if args.all {
		let own = chain.orders_of(args.market, &wallet.account()).await?;
		own.iter().map(|order| order.id).collect()
	} else {
		args.orders.iter().map(|order| order.0).collect()
	};
	if orders.is_empty() {
		return Ok(Answer::of(&List(Vec::new())));
	}
	let trades = listed.market.phase == MarketPhase::Trading;
	let describe = |receipt: &Receipt| {
		let done = cancelled(receipt, orders.len());
		if receipt.event("OrderBook", "OrderCancelled").is_none() {
			return done;
		}
		let next = if trades {
			format!(
				"what they set aside is free in the position: `florin account take-margin {} all`",
				args.market
			)
		} else {
			format!(
				"what they set aside comes with the position: `florin futures settle {}`, once the market has settled",
				args.market
			)
		};
		format!("{done}; {next}")
	};
	let currency = Some(&listed.currency);
	if orders.len() <= MOST_CANCELLED {
		let call = cancel_orders(args.market, &orders);
		return transact_in(&chain, &wallet, &args.tx, currency, &call, describe).await;
	}
	let call = replace_orders(args.market, &orders, &[]);
	transact_in(&chain, &wallet, &args.tx, currency, &call, describe).await
}

#[cfg(test)]
mod tests {
	use super::{
		super::markets::{test_clock, test_listed},
		*,
	};

	fn order(expires: Period) -> OrderReport<AccountId32> {
		OrderReport {
			id: OrderId {
				side: Side::Sell,
				tick: 5_010,
				page: 1,
				id: 9,
			},
			owner: AccountId32([1; 32]),
			lots: 4,
			price: 501_000_000,
			reserved: 75_000_000,
			expires,
			reduce_only: true,
		}
	}

	#[test]
	fn an_order_takes_a_row_with_its_name_and_how_long_it_stands() {
		let view = OrderView::new(&order(100), &test_listed(), &test_clock());
		let answer = Answer::of(&List(vec![view]));
		for part in [
			"sell-5010-1-9  sell     4  501 tUSD   300 tUSD",
			"(period 100)  only closes",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json[0]["order"], "sell-5010-1-9");
		assert_eq!(answer.json[0]["reserved"], "300000000");
	}

	#[test]
	fn orders_that_will_not_be_filled_any_more_say_so() {
		let note = |order: &OrderReport<AccountId32>, listed: &Listed| {
			OrderView::new(order, listed, &test_clock()).note
		};
		assert_eq!(note(&order(99), &test_listed()), "only closes, expired");
		let mut ended = test_listed();
		ended.market.phase = MarketPhase::Ended;
		let plain = OrderReport {
			reduce_only: false,
			..order(500)
		};
		assert_eq!(note(&plain, &ended), "trading has ended");
		assert_eq!(note(&plain, &test_listed()), "");
	}
}
