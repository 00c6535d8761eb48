//! `florin account`: money in the clearing house.

use super::{
	futures::positions::{table, PositionView},
	transact_in, Global, TxArgs,
};
use crate::{
	chain::{
		clearing::{self, no_position},
		Chain,
	},
	currency::{split_unit, Currency, Sum},
	error::{Failure, Refusal},
	keys::Account,
	output::{Answer, Table},
};
use clap::{Args, Subcommand};
use florin_core::{clearing::MarketId, Balance};
use serde::Serialize;
use std::{fmt, str::FromStr};

/// The commands about money in the clearing house.
#[derive(Args, Debug)]
pub struct AccountArgs {
	#[command(subcommand)]
	command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
	/// Show what an account has in the house, and its positions; so does `florin account`
	Show(ShowArgs),
	/// Bring money into the house, such as `florin account deposit 1000 tUSD`
	Deposit(MoveArgs),
	/// Take money out of the house, such as `florin account withdraw all tUSD`
	///
	/// What lies in positions comes back by `florin account take-margin`, and once a market has
	/// settled by `florin futures settle`.
	Withdraw(MoveArgs),
	/// Put more margin into a position
	AddMargin(MarginArgs),
	/// Take margin that nothing open needs out of a position, back to the account
	TakeMargin(MarginArgs),
}

/// Whose.
#[derive(Args, Debug)]
struct ShowArgs {
	/// The account; the one that signs if none is given
	account: Option<Account>,
}

/// What is brought or taken.
#[derive(Args, Debug)]
struct MoveArgs {
	/// How much, such as 1000 or 1000tUSD; `all` for all that there is
	amount: Much,
	/// The currency, by its symbol or number, if the amount doesn't name it
	currency: Option<String>,
	#[command(flatten)]
	tx: TxArgs,
}

/// What moves between the account and a position.
#[derive(Args, Debug)]
struct MarginArgs {
	/// The market, by its number
	market: MarketId,
	/// How much, in the market's currency; `all` for all that there is, or that nothing needs
	amount: Much,
	#[command(flatten)]
	tx: TxArgs,
}

/// How much.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Much {
	/// All that there is.
	All,
	/// A figure, perhaps with its currency.
	Some(String),
}

impl FromStr for Much {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		if text == "all" {
			return Ok(Self::All);
		}
		if !text.starts_with(|first: char| first.is_ascii_digit()) {
			return Err("an amount is a figure such as 12.5 or 12.5tUSD, or `all`".into());
		}
		Ok(Self::Some(text.to_owned()))
	}
}

impl Much {
	/// The currency that stands behind the figure.
	fn currency(&self) -> Option<&str> {
		match self {
			Self::All => None,
			Self::Some(text) => split_unit(text).1,
		}
	}

	/// In smallest units; none for all that there is.
	fn units(&self, currency: &Currency) -> Result<Option<Balance>, Failure> {
		match self {
			Self::All => Ok(None),
			Self::Some(text) => currency.read(text).map(Some).map_err(Failure::usage),
		}
	}
}

/// Does a command about money in the clearing house.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, args: AccountArgs) -> Result<Answer, Failure> {
	match args.command {
		None => show(global, ShowArgs { account: None }).await,
		Some(Command::Show(args)) => show(global, args).await,
		Some(Command::Deposit(args)) => deposit(global, args).await,
		Some(Command::Withdraw(args)) => withdraw(global, args).await,
		Some(Command::AddMargin(args)) => add_margin(global, args).await,
		Some(Command::TakeMargin(args)) => take_margin(global, args).await,
	}
}

/// What somebody has of a currency.
#[derive(Serialize)]
struct MoneyView {
	currency: String,
	/// In the house, beside what lies in positions; none without an account there.
	free: Option<Sum>,
	/// Positions in markets that settle in it.
	positions: u32,
	/// Outside of the house.
	outside: Sum,
}

/// What somebody has in the house.
#[derive(Serialize)]
struct AccountView {
	account: Account,
	money: Vec<MoneyView>,
	positions: Vec<PositionView>,
}

impl fmt::Display for AccountView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}", self.account)?;
		let mut money = Table::new(&["currency", ">in the house", ">positions", ">outside"]);
		for row in &self.money {
			money.row([
				row.currency.clone(),
				row.free
					.as_ref()
					.map_or_else(|| "-".into(), ToString::to_string),
				row.positions.to_string(),
				row.outside.to_string(),
			]);
		}
		write!(f, "\n{money}")?;
		if self.positions.is_empty() {
			return Ok(());
		}
		write!(f, "\n{}", table(&self.positions))
	}
}

async fn show(global: &Global, args: ShowArgs) -> Result<Answer, Failure> {
	let account = global.account_or_own(args.account)?;
	let chain = global.chain().await?;
	let mut money = Vec::new();
	for currency in chain.currencies().await? {
		let report = chain.house_account(&account, &currency.asset).await?;
		let outside = chain.wallet_balance(&account, &currency.asset).await?;
		money.push(MoneyView {
			currency: currency.symbol.to_string(),
			free: report.map(|report| currency.sum(report.balance)),
			positions: report.map_or(0, |report| report.positions),
			outside: currency.sum(outside),
		});
	}
	let positions = PositionView::all(&chain, &account).await?;
	Ok(Answer::of(&AccountView {
		account,
		money,
		positions,
	}))
}

/// The currency that is meant, and how much of it; none for all.
async fn resolve(chain: &Chain, args: &MoveArgs) -> Result<(Currency, Option<Balance>), Failure> {
	let named = match (args.amount.currency(), args.currency.as_deref()) {
		(Some(behind), Some(named)) if !behind.eq_ignore_ascii_case(named) => {
			return Err(Failure::usage(format!(
				"the amount is in {behind}, and the currency is {named}"
			)));
		}
		(Some(named), _) | (None, Some(named)) => named,
		(None, None) => {
			let currencies = chain.currencies().await?;
			let names: Vec<_> = currencies
				.iter()
				.map(|currency| currency.symbol.as_ref())
				.collect();
			return Err(Failure::usage(format!(
				"in which currency? The house takes {}",
				names.join(", ")
			)));
		}
	};
	let currency = chain.currency_named(named).await?;
	let units = args.amount.units(&currency)?;
	Ok((currency, units))
}

async fn deposit(global: &Global, args: MoveArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let (currency, units) = resolve(&chain, &args).await?;
	let units = match (units, currency.asset == Currency::flrn().asset) {
		(Some(units), _) => units,
		(None, false) => {
			chain
				.wallet_balance(&wallet.account(), &currency.asset)
				.await?
		}
		(None, true) => {
			return Err(Failure::usage(
				"not all FLRN: the fee is paid of it; name an amount",
			));
		}
	};
	let call = clearing::deposit(&currency.asset, units);
	let sum = currency.sum(units);
	transact_in(&chain, &wallet, &args.tx, Some(&currency), &call, |_| {
		format!("deposited {sum} in the clearing house")
	})
	.await
}

/// Nothing can be taken out.
fn nothing_free(currency: &Currency) -> Failure {
	Refusal {
		error: "Clearing.InsufficientBalance".into(),
		message: format!("There is no {} free in the house.", currency.symbol),
		hint: Some(
			"what lies in positions comes back by `florin account take-margin` and `florin futures settle`"
				.into(),
		),
		block: None,
	}
	.into()
}

async fn withdraw(global: &Global, args: MoveArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let (currency, units) = resolve(&chain, &args).await?;
	let units = match units {
		Some(units) => units,
		None => chain
			.house_account(&wallet.account(), &currency.asset)
			.await?
			// Withdrawing nothing closes an account that is empty.
			.filter(|report| report.balance > 0 || report.positions == 0)
			.map(|report| report.balance)
			.ok_or_else(|| nothing_free(&currency))?,
	};
	let call = clearing::withdraw(&currency.asset, units);
	let sum = currency.sum(units);
	transact_in(&chain, &wallet, &args.tx, Some(&currency), &call, |_| {
		format!("withdrew {sum} from the clearing house")
	})
	.await
}

async fn add_margin(global: &Global, args: MarginArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	let currency = &listed.currency;
	let units = match args.amount.units(currency)? {
		Some(units) => units,
		None => chain
			.house_account(&wallet.account(), &currency.asset)
			.await?
			.map(|report| report.balance)
			.filter(|balance| *balance > 0)
			.ok_or_else(|| nothing_free(currency))?,
	};
	let call = clearing::add_margin(args.market, units);
	let sum = currency.sum(units);
	transact_in(&chain, &wallet, &args.tx, Some(currency), &call, |_| {
		format!(
			"{sum} more answer for the position in market {}",
			args.market
		)
	})
	.await
}

async fn take_margin(global: &Global, args: MarginArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let listed = chain.listed(args.market).await?;
	let currency = &listed.currency;
	let units = args.amount.units(currency)?;
	if chain
		.position(args.market, &wallet.account())
		.await?
		.is_none()
	{
		return Err(no_position(args.market, &wallet.account()));
	}
	let call = clearing::withdraw_margin(args.market, units);
	transact_in(
		&chain,
		&wallet,
		&args.tx,
		Some(currency),
		&call,
		|receipt| {
			let returned: Balance = receipt
				.events("Clearing", "MarginReturned")
				.filter_map(|event| event.get("amount")?.as_str()?.parse::<Balance>().ok())
				.fold(0, Balance::saturating_add);
			match returned {
				0 => format!(
					"nothing came back: all margin in market {} is needed",
					args.market
				),
				returned => format!(
					"{} went from the position in market {} back to the account",
					currency.sum(returned),
					args.market
				),
			}
		},
	)
	.await
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::currency::test_dollar;

	#[test]
	fn an_amount_is_all_or_a_figure() {
		assert_eq!("all".parse(), Ok(Much::All));
		let some: Much = "12.5tUSD".parse().unwrap();
		assert_eq!(some.currency(), Some("tUSD"));
		assert_eq!(some.units(&test_dollar()).unwrap(), Some(12_500_000));
		assert_eq!(Much::All.units(&test_dollar()).unwrap(), None);
		for text in ["", "ALL", "tUSD", "-1", ".5"] {
			assert!(text.parse::<Much>().is_err(), "{text}");
		}
		let wrong: Much = "12.5FLRN".parse().unwrap();
		assert!(matches!(
			wrong.units(&test_dollar()),
			Err(Failure::Usage(_))
		));
	}

	#[test]
	fn an_account_shows_what_is_free_and_what_is_outside() {
		let view = AccountView {
			account: "//Alice".parse().unwrap(),
			money: vec![
				MoneyView {
					currency: "FLRN".into(),
					free: None,
					positions: 0,
					outside: Currency::flrn().sum(5_000_000_000_000),
				},
				MoneyView {
					currency: "tUSD".into(),
					free: Some(test_dollar().sum(925_500_000)),
					positions: 1,
					outside: test_dollar().sum(99_000_000_000),
				},
			],
			positions: Vec::new(),
		};
		let answer = Answer::of(&view);
		for part in [
			"FLRN                 -          0      5 FLRN",
			"tUSD        925.5 tUSD          1  99000 tUSD",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json["money"][0]["free"], serde_json::Value::Null);
		assert_eq!(answer.json["money"][1]["free"], "925500000");
	}
}
