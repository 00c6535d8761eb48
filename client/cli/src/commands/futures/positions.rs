//! Positions: what they are worth, and how they are closed.

use super::{
	markets::valued_at,
	preview::{Standing, Ticket},
	trade::band_edge,
	traded::Traded,
};
use crate::{
	chain::{
		book::{place_order, NewOrder, MOST_LEVELS},
		clearing::{no_position, withdraw_margin},
		futures::Listed,
		submit::Receipt,
		Chain,
	},
	commands::{market::confirm, transact_in, Global, TxArgs},
	currency::{Change, Sum},
	error::{Failure, Refusal},
	keys::{Account, Wallet},
	output::{count, json_of, Answer, Table},
};
use clap::Args;
use florin_core::{
	book::OrderKind,
	clearing::{Lots, MarketId, MarketPhase, PositionReport, Side, MAX_LOTS},
	Balance,
};
use serde::Serialize;
use std::fmt;

/// Whose.
#[derive(Args, Debug)]
pub struct PositionsArgs {
	/// The account; the one that signs if none is given
	#[arg(long, value_name = "ACCOUNT")]
	of: Option<Account>,
}

/// What is closed.
#[derive(Args, Debug)]
pub struct CloseArgs {
	/// The market, by its number
	market: MarketId,
	/// How many lots; all of them if not given
	#[arg(value_parser = clap::value_parser!(u64).range(1..=MAX_LOTS))]
	lots: Option<Lots>,
	/// Don't ask
	#[arg(long, short)]
	yes: bool,
	#[command(flatten)]
	tx: TxArgs,
}

/// The price at which closing brings neither a gain nor a loss; none without lots, or if no price does: what earlier trades brought is in it.
fn break_even(report: &PositionReport) -> Option<Balance> {
	let owes = report.cash < 0;
	if report.size == 0 || owes != (report.size > 0) {
		return None;
	}
	let lots = Balance::from(report.size.unsigned_abs());
	report.cash.unsigned_abs().checked_div(lots)
}

/// A position as it is shown.
#[derive(Serialize)]
pub struct PositionView {
	market: MarketId,
	slug: String,
	currency: String,
	/// Lots: long above zero, short below.
	size: i64,
	/// The price at which closing would leave neither gain nor loss; none without lots.
	break_even: Option<Sum>,
	/// At what a lot is valued.
	mark: Sum,
	profit: Change,
	margin: Sum,
	equity: Change,
	/// Under this equity it is liquidated.
	maintenance_margin: Sum,
	/// Equity over maintenance margin, in percent; none where there is nothing to maintain.
	margin_ratio: Option<i128>,
	/// The mark at which it would be liquidated.
	liquidation_price: Option<Sum>,
	/// Margin that can be taken out; none without a price.
	free_margin: Option<Sum>,
	/// Set aside for resting orders.
	reserved: Sum,
	orders: u32,
	/// What `florin futures settle` would bring now.
	due: Sum,
	/// What it gained, once it is registered.
	gain: Option<Sum>,
	/// What of that was paid.
	paid: Option<Sum>,
	note: String,
}

impl PositionView {
	/// The view of a report.
	fn new(report: &PositionReport, listed: &Listed) -> Self {
		let currency = &listed.currency;
		let due = match report.registered {
			// What is left of the margin is due beside gains.
			Some(_) => report.margin.saturating_add(report.due),
			None => 0,
		};
		let ratio = i128::try_from(report.maintenance_margin)
			.ok()
			.and_then(|maintenance| report.equity.checked_mul(100)?.checked_div(maintenance));
		Self {
			market: report.market,
			slug: listed.slug.clone(),
			currency: currency.symbol.to_string(),
			size: report.size,
			break_even: break_even(report).map(|price| currency.sum(price)),
			mark: currency.sum(valued_at(listed)),
			profit: currency.change(report.profit),
			margin: currency.sum(report.margin),
			equity: currency.change(report.equity),
			maintenance_margin: currency.sum(report.maintenance_margin),
			margin_ratio: ratio,
			liquidation_price: report.liquidation_price.map(|price| currency.sum(price)),
			free_margin: report.free_margin.map(|margin| currency.sum(margin)),
			reserved: currency.sum(report.reserved),
			orders: report.orders,
			due: currency.sum(due),
			gain: report.registered.map(|(gain, _)| currency.sum(gain)),
			paid: report.registered.map(|(_, paid)| currency.sum(paid)),
			note: note(report, listed),
		}
	}

	/// All positions of somebody.
	///
	/// # Errors
	///
	/// When the node can't be read.
	pub async fn all(chain: &Chain, owner: &Account) -> Result<Vec<Self>, Failure> {
		let mut views = Vec::new();
		for report in chain.positions(owner).await? {
			let listed = chain.listed(report.market).await?;
			views.push(Self::new(&report, &listed));
		}
		Ok(views)
	}

	/// Its lots, and which way.
	fn lots(&self) -> String {
		let way = match self.size {
			..0 => " short",
			0 => "",
			_ => " long",
		};
		format!("{}{way}", self.size.unsigned_abs())
	}
}

/// What is to be said of a position.
fn note(report: &PositionReport, listed: &Listed) -> String {
	let settling = matches!(listed.market.phase, MarketPhase::Settling { .. });
	let currency = &listed.currency;
	match report.registered {
		Some((gain, paid)) if gain > paid => format!(
			"registered; {} of {} gained are paid",
			currency.figure(paid),
			currency.figure(gain)
		),
		Some(_) => "registered".into(),
		None if settling => "to be settled".into(),
		None if report.size == 0 && report.cash > 0 => {
			"closed; its gain is paid when the market settles".into()
		}
		None if report.size == 0 && report.cash < 0 => "closed with a debt".into(),
		None if report.size == 0 => String::new(),
		None if i128::try_from(report.maintenance_margin)
			.is_ok_and(|maintenance| report.equity < maintenance) =>
		{
			"short of margin".into()
		}
		None => String::new(),
	}
}

/// Positions in a table. Amounts are in the currency of the row.
pub fn table(positions: &[PositionView]) -> Table {
	let mut table = Table::new(&[
		">market",
		"class",
		"in",
		">lots",
		">break-even",
		">mark",
		">profit",
		">margin",
		">equity",
		">ratio",
		">liquidated at",
		">free",
		">reserved",
		">due",
		"",
	]);
	let bare = |text: String| match text.split_once(' ') {
		Some((figure, _)) => figure.to_owned(),
		None => text,
	};
	let optional = |sum: &Option<Sum>| {
		sum.as_ref()
			.map_or_else(|| "-".into(), |sum| bare(sum.to_string()))
	};
	for view in positions {
		table.row([
			view.market.to_string(),
			view.slug.clone(),
			view.currency.clone(),
			view.lots(),
			optional(&view.break_even),
			bare(view.mark.to_string()),
			bare(view.profit.to_string()),
			bare(view.margin.to_string()),
			bare(view.equity.to_string())
				.trim_start_matches('+')
				.to_owned(),
			view.margin_ratio
				.map_or_else(|| "-".into(), |ratio| format!("{ratio} %")),
			optional(&view.liquidation_price),
			optional(&view.free_margin),
			bare(view.reserved.to_string()),
			bare(view.due.to_string()),
			view.note.clone(),
		]);
	}
	table
}

#[derive(Serialize)]
#[serde(transparent)]
struct List(Vec<PositionView>);

impl fmt::Display for List {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("there are no positions");
		}
		write!(f, "{}", table(&self.0))
	}
}

/// Shows positions.
///
/// # Errors
///
/// When the node can't be read.
pub async fn list(global: &Global, args: PositionsArgs) -> Result<Answer, Failure> {
	let account = global.account_or_own(args.of)?;
	let chain = global.chain().await?;
	let views = PositionView::all(&chain, &account).await?;
	Ok(Answer::of(&List(views)))
}

/// Closes a position at what the book has, and takes free margin back.
///
/// # Errors
///
/// When there is nothing to close, the chain refuses, or the node can't be reached.
pub async fn close(global: &Global, args: CloseArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	let owner = wallet.account();
	let position = chain.position(args.market, &owner).await?;
	let size = position.map_or(0, |position| position.size);
	if size == 0 {
		return Err(Refusal {
			hint: Some("`florin futures positions` shows what is open".into()),
			..match no_position(args.market, &owner) {
				Failure::Refused(refusal) => refusal,
				_ => Refusal::default(),
			}
		}
		.into());
	}
	let side = if size > 0 { Side::Sell } else { Side::Buy };
	let lots = args.lots.unwrap_or(Lots::MAX).min(size.unsigned_abs());
	let order = NewOrder {
		side,
		lots,
		tick: band_edge(&listed, side),
		kind: OrderKind::ImmediateOrCancel,
		reduce_only: true,
	};
	let (clock, depth) = (
		chain.clock().await?,
		chain.depth(args.market, MOST_LEVELS).await?,
	);
	let standing = Standing::read(&chain, &listed, &owner).await?;
	let ticket = Ticket::new(&listed, &depth, &order, &standing, &clock)
		.ok_or_else(|| Failure::usage("the order is worth more than any amount"))?;
	if !args.yes && !args.tx.estimate {
		confirm(&ticket, "Close?")?;
	}
	let call = place_order(args.market, &order);
	let mut traded = None;
	let describe = |receipt: &Receipt| {
		let done = Traded::of(receipt, &listed.grid());
		let text = closed(&done, size, args.market);
		traded = Some(done);
		text
	};
	let currency = Some(&listed.currency);
	let mut answer = transact_in(&chain, &wallet, &args.tx, currency, &call, describe).await?;
	if let serde_json::Value::Object(fields) = &mut answer.json {
		fields.insert("ticket".into(), Answer::of(&ticket).json);
	}
	// Whoever was asked has seen it.
	if args.yes || args.tx.estimate {
		answer.human = format!("{ticket}\n{}", answer.human);
	}
	let Some(traded) = traded else {
		return Ok(answer);
	};
	if let Some(returned) = take_back(&chain, &wallet, &listed, &args.tx).await? {
		answer.human = format!("{}\n\n{}", answer.human, returned.human);
		if let serde_json::Value::Object(fields) = &mut answer.json {
			fields.insert("returned".into(), returned.json);
		}
	}
	if let serde_json::Value::Object(fields) = &mut answer.json {
		fields.insert("traded".into(), json_of(&traded));
	}
	Ok(answer)
}

/// What of a position of `size` was closed.
fn closed(traded: &Traded, size: i64, market: MarketId) -> String {
	let others = if size > 0 { "buys" } else { "sells" };
	match traded.filled {
		0 => format!("nothing was closed: nobody {others} within the band of market {market}"),
		filled => format!(
			"closed {filled} of {} at {} on average",
			count(size.unsigned_abs(), "lot", "lots"),
			traded.average()
		),
	}
}

/// Takes back the margin that is free after lots were closed; none if there is none, as when all were.
async fn take_back(
	chain: &Chain,
	wallet: &Wallet,
	listed: &Listed,
	tx: &TxArgs,
) -> Result<Option<Answer>, Failure> {
	let position = chain.position(listed.id(), &wallet.account()).await?;
	let free = position.and_then(|position| position.free_margin);
	let Some(free) = free.filter(|free| *free > 0) else {
		return Ok(None);
	};
	let call = withdraw_margin(listed.id(), None);
	let sum = listed.currency.sum(free);
	let currency = Some(&listed.currency);
	transact_in(chain, wallet, &tx.later(), currency, &call, |_| {
		format!("{sum} went back to the account")
	})
	.await
	.map(Some)
}

#[cfg(test)]
mod tests {
	use super::{super::markets::test_listed, *};
	use sp_runtime::Permill;

	fn report() -> PositionReport {
		PositionReport {
			market: 0,
			size: -10,
			cash: 5_000_000_000,
			margin: 750_000_000,
			reserved: 20_000_000,
			orders: 1,
			mark: 500_000_000,
			profit: 0,
			equity: 750_000_000,
			initial_margin: 750_000_000,
			maintenance: Permill::from_percent(10),
			maintenance_margin: 500_000_000,
			free_margin: Some(0),
			liquidation_price: Some(522_727_272),
			registered: None,
			due: 0,
		}
	}

	#[test]
	fn a_position_takes_a_row_in_its_currency() {
		let view = PositionView::new(&report(), &test_listed());
		let answer = Answer::of(&List(vec![view]));
		for part in [
			"10 short",
			"500   500       0     750     750  150 %     522.727272     0        20    0",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json[0]["size"], -10);
		assert_eq!(answer.json[0]["margin_ratio"], 150);
		assert_eq!(answer.json[0]["liquidation_price"], "522727272");
	}

	#[test]
	fn what_is_to_be_said_is_noted() {
		let listed = test_listed();
		let said = |change: &dyn Fn(&mut PositionReport)| {
			let mut position = report();
			change(&mut position);
			note(&position, &listed)
		};
		assert_eq!(said(&|_| {}), "");
		assert_eq!(
			said(&|position| position.equity = 499_999_999),
			"short of margin"
		);
		let closed = said(&|position| {
			position.size = 0;
			position.cash = 5;
		});
		assert!(closed.contains("when the market settles"), "{closed}");
		let registered = said(&|position| position.registered = Some((2_000_000, 1_500_000)));
		assert_eq!(registered, "registered; 1.5 of 2 gained are paid");
		let mut settled = listed.clone();
		settled.market.phase = MarketPhase::Settling {
			price: 1,
			until: 2,
			pays: false,
		};
		assert_eq!(note(&report(), &settled), "to be settled");
	}

	#[test]
	fn what_is_due_has_the_margin_that_is_left() {
		let registered = PositionReport {
			size: 0,
			cash: 0,
			margin: 700_000_000,
			maintenance_margin: 0,
			registered: Some((50_000_000, 0)),
			due: 40_000_000,
			..report()
		};
		let view = PositionView::new(&registered, &test_listed());
		assert_eq!(view.due.units, 740_000_000);
		assert_eq!(view.margin_ratio, None);
		assert_eq!(view.break_even, None);
	}
}
