//! Positions that are short of margin, and how they are taken over.

use crate::{
	chain::{
		clearing::{liquidate, Held, MOST_TARGETS},
		futures::Listed,
	},
	commands::{transact_in, Global, TxArgs},
	currency::Sum,
	error::Failure,
	keys::Account,
	output::{count, progress, Answer, Steps, Table},
};
use clap::Args;
use florin_core::clearing::{Lots, MarketId, MAX_LOTS};
use serde::Serialize;
use serde_json::{json, Value as Json};
use std::fmt;

/// Whose positions.
#[derive(Args, Debug)]
pub struct LiquidateArgs {
	/// The market, by its number
	market: MarketId,
	/// Whose positions
	#[arg(required_unless_present = "scan", conflicts_with = "scan")]
	accounts: Vec<Account>,
	/// All that are short of margin
	#[arg(long)]
	scan: bool,
	/// Of each position so many lots at most; as many as it takes if not given
	#[arg(long, value_parser = clap::value_parser!(u64).range(1..=MAX_LOTS))]
	lots: Option<Lots>,
	#[command(flatten)]
	tx: TxArgs,
}

/// A position that is short of margin.
#[derive(Serialize)]
struct ShortView {
	account: Account,
	size: i64,
	margin: Sum,
	/// By how much equity falls short of maintenance margin.
	short_by: Sum,
}

/// Those that are short of margin, in a table.
#[derive(Serialize)]
#[serde(transparent)]
struct Found(Vec<ShortView>);

impl Found {
	fn new(held: &[Held], listed: &Listed, own: &Account) -> Self {
		let mark = listed.market.mark.price;
		let view = |held: &Held| {
			let short = held.shortfall(mark);
			// Nobody liquidates himself.
			(short > 0 && held.account != *own && !held.registered).then(|| ShortView {
				account: held.account.clone(),
				size: held.holding.size,
				margin: listed.currency.sum(held.holding.margin),
				short_by: listed.currency.sum(short),
			})
		};
		let mut found: Vec<_> = held.iter().filter_map(view).collect();
		found.sort_by_key(|view| std::cmp::Reverse(view.short_by.units));
		Self(found)
	}
}

impl fmt::Display for Found {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["account", ">lots", ">margin", ">short by"]);
		for view in &self.0 {
			table.row([
				view.account.to_string(),
				view.size.to_string(),
				view.margin.to_string(),
				view.short_by.to_string(),
			]);
		}
		write!(f, "{table}")
	}
}

/// Takes over positions that are short of margin.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, args: LiquidateArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	let accounts = if args.scan {
		let held = chain.positions_of(args.market).await?;
		let found = Found::new(&held, &listed, &wallet.account());
		if found.0.is_empty() {
			let positions = u64::try_from(held.len()).unwrap_or(u64::MAX);
			return Ok(Answer {
				human: format!(
					"none of {} in market {} that could be taken over is short of margin",
					count(positions, "position", "positions"),
					args.market
				),
				json: json!({ "found": [] }),
			});
		}
		progress(&found);
		found.0.into_iter().map(|view| view.account).collect()
	} else {
		args.accounts.clone()
	};
	let mut tx = args.tx;
	let mut steps = Steps::default();
	for targets in accounts.chunks(MOST_TARGETS) {
		let call = liquidate(args.market, targets, args.lots.unwrap_or(MAX_LOTS));
		let currency = Some(&listed.currency);
		let describe = |receipt: &_| sentence(receipt, &listed);
		steps.take(transact_in(&chain, &wallet, &tx, currency, &call, describe).await)?;
		tx = tx.later();
	}
	Ok(steps.answer())
}

/// What became of the positions.
fn sentence(receipt: &crate::chain::submit::Receipt, listed: &Listed) -> String {
	let mut lots = 0;
	let mut reward = 0_u128;
	let mut price = 0_u128;
	let mut positions = 0_u32;
	let figure = |event: &Json, name: &str| {
		let text = event.get(name).and_then(Json::as_str);
		text.and_then(|units| units.parse().ok()).unwrap_or(0_u128)
	};
	for event in receipt.events("Clearing", "Liquidated") {
		positions = positions.saturating_add(1);
		lots += event.get("lots").and_then(Json::as_u64).unwrap_or_default();
		reward = reward.saturating_add(figure(event, "reward"));
		// The mark, which is the same for all of a block.
		price = figure(event, "price");
	}
	let used = receipt.events("Clearing", "ReserveUsed").count();
	if positions == 0 {
		return format!(
			"{} enough margin with what was set aside for orders",
			count(
				u64::try_from(used).unwrap_or(u64::MAX),
				"position has",
				"positions have"
			)
		);
	}
	format!(
		"took over {} of {} at {}, for {}",
		count(lots, "lot", "lots"),
		count(positions, "position", "positions"),
		listed.currency.sum(price),
		listed.currency.sum(reward)
	)
}

#[cfg(test)]
mod tests {
	use super::{super::markets::test_listed, *};
	use florin_math::clearing::Holding;
	use sp_runtime::Permill;

	fn held(seed: u8, margin: u128, registered: bool) -> Held {
		Held {
			account: Account([seed; 32].into()),
			holding: Holding {
				size: 10,
				cash: -5_000_000_000,
				margin,
			},
			maintenance: Permill::from_percent(10),
			registered,
		}
	}

	#[test]
	fn whoever_is_short_is_found_but_for_oneself_and_what_is_registered() {
		let all = [
			held(1, 500_000_000, false),
			held(2, 499_000_000, false),
			held(3, 100_000_000, false),
			held(4, 100_000_000, false),
			held(5, 100_000_000, true),
		];
		let found = Found::new(&all, &test_listed(), &Account([4; 32].into()));
		let short: Vec<_> = found.0.iter().map(|view| view.short_by.units).collect();
		assert_eq!(short, [400_000_000, 1_000_000], "the worst first");
		assert!(found.to_string().contains("400 tUSD"), "{found}");
	}
}
