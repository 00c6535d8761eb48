//! `florin feeder`: who tells prices, and how.

use super::{index::ToldView, market::pairs, send, transact, Global, TxArgs};
use crate::{
	amount::Amount,
	chain::{
		index::{self, FeedRules, Feeder, FeederState},
		reads::Class,
		Chain,
	},
	error::{Failure, Refusal},
	keys::Account,
	output::{count, Answer, Table},
	price::Usd,
};
use clap::{Args, Subcommand};
use florin_core::{index::IndexPrice, ClassId, Period};
use serde::Serialize;
use std::{collections::BTreeMap, fmt, str::FromStr};

/// The commands about feeders. `florin-feeder` tells prices by itself.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Show where a feeder stands, and what it has told
	Status(StatusArgs),
	/// Show all feeders
	List,
	/// Put up the signer's bond, once governance has admitted it; it is on duty from then on
	Bond(TxArgs),
	/// Go off duty; once the time to unbond has passed, take the bond out
	Unbond(TxArgs),
	/// Tell prices by hand, such as `florin feeder submit h100=4.98 a100=2.10`
	Submit(SubmitArgs),
	/// Slash a feeder whose feed was false for long, such as `florin feeder slash ADDRESS h100`
	Slash(SlashArgs),
}

/// Whose.
#[derive(Args, Debug)]
pub struct StatusArgs {
	/// The feeder; the account that signs if none is given
	account: Option<Account>,
}

/// What is told.
#[derive(Args, Debug)]
pub struct SubmitArgs {
	/// A class, by its handle or number, and what an hour of it costs in USD, such as h100=4.98
	#[arg(required = true, value_name = "CLASS=PRICE", num_args = 1..=64)]
	prices: Vec<Told>,
	#[command(flatten)]
	tx: TxArgs,
}

/// Whose feed was false.
#[derive(Args, Debug)]
pub struct SlashArgs {
	/// The feeder
	feeder: Account,
	/// The class of its feed, by its handle or number
	class: String,
	#[command(flatten)]
	tx: TxArgs,
}

/// A price that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
	class: String,
	price: IndexPrice,
}

impl FromStr for Told {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let (class, price) = text
			.split_once('=')
			.filter(|(class, _)| !class.is_empty())
			.ok_or("a class and its price are written as h100=4.98")?;
		let Usd(price) = price
			.parse()
			.map_err(|error| format!("the price of {class} is {price}: {error}"))?;
		Ok(Self {
			class: class.to_owned(),
			price,
		})
	}
}

/// Does a command about feeders.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Status(args) => status(global, args).await,
		Command::List => list(global).await,
		Command::Bond(tx) => {
			send(global, &tx, index::bond_feeder(), |receipt| {
				let bond = receipt
					.amount("PriceIndex", "FeederBonded", "bond")
					.unwrap_or_default();
				format!("{bond} are on hold, and the signer is on duty as a feeder")
			})
			.await
		}
		Command::Unbond(tx) => {
			send(global, &tx, index::unbond_feeder(), |receipt| {
				let free_from = receipt.number("PriceIndex", "FeederLeaving", "free_from");
				match (
					free_from,
					receipt.amount("PriceIndex", "FeederLeft", "bond"),
				) {
					(Some(period), _) => format!(
						"the feeder is off duty; from period {period} on, call this again to take \
						 its bond out"
					),
					(None, bond) => format!(
						"the feeder has left, and its bond of {} is free",
						bond.unwrap_or_default()
					),
				}
			})
			.await
		}
		Command::Submit(args) => submit(global, args).await,
		Command::Slash(args) => slash(global, args).await,
	}
}

/// The prices by class.
fn by_class(told: &[Told], classes: &[Class]) -> Result<BTreeMap<ClassId, IndexPrice>, Failure> {
	let mut prices = BTreeMap::new();
	for Told { class, price } in told {
		let number = class.parse::<ClassId>().ok();
		let found = classes
			.iter()
			.find(|known| Some(known.id) == number || known.slug == *class)
			.ok_or_else(|| {
				let names: Vec<_> = classes.iter().map(|class| class.slug.as_str()).collect();
				Refusal {
					error: "PriceIndex.UnknownClass".into(),
					message: format!("There is no class {class}."),
					hint: Some(format!("the classes are {}", names.join(", "))),
					block: None,
				}
			})?;
		if prices.insert(found.id, *price).is_some() {
			return Err(Failure::usage(format!("{} has two prices", found.slug)));
		}
	}
	Ok(prices)
}

async fn submit(global: &Global, args: SubmitArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let prices = by_class(&args.prices, &chain.classes().await?)?;
	let number = u64::try_from(prices.len()).unwrap_or(u64::MAX);
	let call = index::submit_prices(&prices);
	transact(&chain, &wallet, &args.tx, &call, |_| {
		format!("told {}", count(number, "price", "prices"))
	})
	.await
}

async fn slash(global: &Global, args: SlashArgs) -> Result<Answer, Failure> {
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let class = chain.class_named(&args.class).await?;
	let call = index::slash_feeder(&args.feeder, class.id);
	transact(&chain, &wallet, &args.tx, &call, |receipt| {
		let amount = receipt
			.amount("PriceIndex", "FeederSlashed", "amount")
			.unwrap_or_default();
		format!(
			"the feed of {} was false for long: {amount} of the bond are gone to the reserve",
			class.slug
		)
	})
	.await
}

/// A feeder as it is shown.
#[derive(Serialize)]
struct FeederView {
	account: String,
	state: &'static str,
	bond: Amount,
	/// The period from which on the bond of one that has left is free.
	free_from: Option<Period>,
	feeds: Vec<FeedView>,
	#[serde(skip)]
	needed: Amount,
}

/// What a feeder told of a class.
#[derive(Serialize)]
struct FeedView {
	class: ClassId,
	slug: String,
	#[serde(flatten)]
	told: ToldView,
}

impl FeederView {
	fn new(feeder: &Feeder, rules: &FeedRules, feeds: Vec<FeedView>) -> Self {
		let (state, free_from) = match feeder.state {
			FeederState::Admitted => ("admitted", None),
			FeederState::OnDuty => ("on duty", None),
			FeederState::Leaving { since } => {
				("leaving", Some(since.saturating_add(rules.unbonding)))
			}
		};
		Self {
			account: feeder.account.to_string(),
			state,
			bond: feeder.bond,
			free_from,
			feeds,
			needed: rules.bond,
		}
	}

	/// What its state means for it.
	fn state_line(&self) -> String {
		match (self.state, self.free_from) {
			("admitted", _) => format!(
				"admitted: `florin feeder bond` puts up its bond of {}",
				self.needed
			),
			(state, Some(period)) => {
				format!(
					"{state}: `florin feeder unbond` takes its bond out from period {period} on"
				)
			}
			(state, None) => state.to_owned(),
		}
	}
}

impl fmt::Display for FeederView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let rows = vec![
			("feeder", self.account.clone()),
			("state", self.state_line()),
			("bond", self.bond.to_string()),
		];
		write!(f, "{}", pairs(rows))?;
		if self.feeds.is_empty() {
			return Ok(());
		}
		let mut table = Table::new(&["class", ">price", ">periods ago", "note"]);
		for feed in &self.feeds {
			let [price, age, note] = feed.told.cells();
			table.row([feed.slug.clone(), price, age, note]);
		}
		write!(f, "\n{table}")
	}
}

async fn feeds_of(
	chain: &Chain,
	feeder: &Feeder,
	rules: &FeedRules,
) -> Result<Vec<FeedView>, Failure> {
	let on_duty = feeder.state == FeederState::OnDuty;
	let now = chain.clock().await?.period;
	let mut feeds = chain.feeds().await?;
	let classes = chain.classes().await?;
	let view = |class: Class| {
		let told = feeds.remove(&class.id)?;
		let feed = told
			.into_iter()
			.find(|feed| feed.feeder == feeder.account)?;
		Some(FeedView {
			class: class.id,
			slug: class.slug,
			told: ToldView::new(&feed, now, rules, on_duty),
		})
	};
	Ok(classes.into_iter().filter_map(view).collect())
}

async fn status(global: &Global, args: StatusArgs) -> Result<Answer, Failure> {
	let account = global.account_or_own(args.account)?;
	let chain = global.chain().await?;
	let Some(feeder) = chain.feeder(&account).await? else {
		return Err(Refusal {
			error: "PriceIndex.UnknownFeeder".into(),
			message: format!("{account} isn't a feeder."),
			hint: Some(
				"governance admits feeders; `florin feeder list` shows which there are".into(),
			),
			block: None,
		}
		.into());
	};
	let rules = chain.feed_rules().await?;
	let feeds = feeds_of(&chain, &feeder, &rules).await?;
	Ok(Answer::of(&FeederView::new(&feeder, &rules, feeds)))
}

#[derive(Serialize)]
#[serde(transparent)]
struct List(Vec<FeederRow>);

#[derive(Serialize)]
struct FeederRow {
	account: String,
	state: &'static str,
	bond: Amount,
	free_from: Option<Period>,
}

impl fmt::Display for List {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0.is_empty() {
			return write!(f, "there are no feeders");
		}
		let mut table = Table::new(&["feeder", "state", ">bond", ">free from period"]);
		for feeder in &self.0 {
			table.row([
				feeder.account.clone(),
				feeder.state.to_owned(),
				feeder.bond.to_string(),
				feeder
					.free_from
					.map_or_else(|| "-".into(), |period| period.to_string()),
			]);
		}
		write!(f, "{table}")
	}
}

async fn list(global: &Global) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let rules = chain.feed_rules().await?;
	let row = |feeder: Feeder| {
		let view = FeederView::new(&feeder, &rules, Vec::new());
		FeederRow {
			account: view.account,
			state: view.state,
			bond: view.bond,
			free_from: view.free_from,
		}
	};
	let feeders = chain.feeders().await?;
	Ok(Answer::of(&List(feeders.into_iter().map(row).collect())))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::index::Feed;

	const RULES: FeedRules = FeedRules {
		feed_age: 5,
		bond: Amount(1_000_000_000_000_000),
		unbonding: 100,
		false_periods: 36,
	};

	fn class(id: ClassId, slug: &str) -> Class {
		Class {
			id,
			slug: slug.into(),
			name: slug.into(),
			tflops: 1,
			memory_gib: 1,
			board_watts: 1,
			terms: None,
			pending: None,
			retires_at: None,
		}
	}

	fn feeder(state: FeederState) -> Feeder {
		Feeder {
			account: "//Alice".parse().unwrap(),
			state,
			bond: Amount(0),
		}
	}

	#[test]
	fn a_price_is_told_as_class_and_dollars() {
		let told: Told = "h100=4.98".parse().unwrap();
		assert_eq!(
			(told.class.as_str(), told.price),
			("h100", IndexPrice::from_cents(498))
		);
		assert!("1=4.98USD".parse::<Told>().is_ok());
		for text in [
			"h100",
			"=4.98",
			"h100=",
			"h100=0",
			"h100=-1",
			"h100=1e9",
			"h100=4,98",
		] {
			assert!(text.parse::<Told>().is_err(), "{text}");
		}
	}

	#[test]
	fn prices_are_ordered_by_class_and_each_class_has_one() {
		let classes = [class(0, "a100"), class(1, "h100")];
		let told = |texts: &[&str]| -> Vec<Told> {
			texts.iter().map(|text| text.parse().unwrap()).collect()
		};
		let prices = by_class(&told(&["h100=5", "0=3"]), &classes).unwrap();
		assert_eq!(prices.keys().copied().collect::<Vec<_>>(), [0, 1]);
		let twice = by_class(&told(&["h100=5", "1=3"]), &classes).unwrap_err();
		assert!(twice.to_string().contains("h100 has two prices"), "{twice}");
		let unknown = by_class(&told(&["h1000=5"]), &classes).unwrap_err();
		assert!(unknown.to_string().contains("a100, h100"), "{unknown}");
	}

	#[test]
	fn a_feeder_is_told_what_comes_next() {
		let text = |state| Answer::of(&FeederView::new(&feeder(state), &RULES, Vec::new())).human;
		let admitted = text(FeederState::Admitted);
		assert!(admitted.contains("bond of 1000 FLRN"), "{admitted}");
		let leaving = text(FeederState::Leaving { since: 7 });
		assert!(leaving.contains("from period 107 on"), "{leaving}");
		assert!(text(FeederState::OnDuty).contains("on duty"));
	}

	#[test]
	fn feeds_are_shown_with_their_price_and_whether_they_count() {
		let told = Feed {
			feeder: "//Alice".parse().unwrap(),
			price: IndexPrice::from_cents(498),
			period: 490,
			false_for: 0,
		};
		let feed = FeedView {
			class: 1,
			slug: "h100".into(),
			told: ToldView::new(&told, 500, &RULES, true),
		};
		let view = FeederView::new(&feeder(FeederState::OnDuty), &RULES, vec![feed]);
		let answer = Answer::of(&view);
		for part in ["h100", "4.98 USD", "10  too old"] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json["feeds"][0]["price"], "4980000000000");
		assert_eq!(answer.json["state"], "on duty");
	}
}
