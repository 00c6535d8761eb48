//! Rounds, one after another: what stands on the chain, what the sources say, and the transaction.

use super::{
	checks::{median, Memory, Withheld},
	config::{ClassConfig, Config},
	report::{ClassReport, Outcome, Round, SourceReport},
	Cli,
};
use crate::{
	chain::{
		index::{self, FeederState},
		submit::{Receipt, Sending},
		Chain,
	},
	commands::Global,
	daemon::{reconnected, stopped, Backoff, Ended, IN_BLOCK},
	error::{Failure, Refusal},
	keys::{Account, Wallet},
	output::{progress, Answer},
	price::Price,
};
use florin_core::{index::IndexPrice, ClassId, Period};
use serde_json::json;
use std::{collections::BTreeMap, time::Instant};
use tokio::time::{sleep, timeout};

/// The errors by which the chain refuses who isn't a feeder on duty, and who isn't its proxy.
const NOT_A_FEEDER: &str = "PriceIndex.NotAFeeder";
const NOT_A_PROXY: &str = "Proxy.NotProxy";

/// Does what the command line says.
///
/// # Errors
///
/// When the configuration has a mistake, the signer isn't a feeder on duty, or the node can't be
/// reached at first.
pub async fn run(cli: Cli) -> Result<Ended, Failure> {
	let config = Config::read(&cli.args.config)?;
	if cli.args.check {
		return Ok(Ended {
			answer: Some(checked(&config)),
			complete: true,
		});
	}
	let work = async {
		if cli.args.dry_run {
			let round = dry_run(&cli.global, config, cli.args.feeder).await?;
			return Ok(ended(&round));
		}
		let signer = Signer::new(cli.global.wallet()?, cli.args.feeder);
		let chain = cli.global.chain().await?;
		let mut feeder = Feeder::new(config);
		if cli.args.once {
			let round = feeder.round(&chain, &signer).await?;
			return Ok(ended(&round));
		}
		feeder.keep_feeding(&cli.global, chain, &signer).await
	};
	tokio::select! {
		end = work => end,
		name = stopped() => {
			progress(format!("{name}: the feeder ends"));
			Ok(Ended { answer: None, complete: true })
		}
	}
}

/// Ends with a round: its answer, and whether it was complete.
fn ended(round: &Round) -> Ended {
	Ended {
		answer: Some(round.answer()),
		complete: round.is_complete(),
	}
}

/// A configuration without mistakes.
fn checked(config: &Config) -> Answer {
	let mut lines = Vec::new();
	let mut classes = Vec::new();
	for class in &config.classes {
		let sources: Vec<_> = class.sources.iter().map(|source| &source.name).collect();
		let (least, greatest) = (
			Price::usd(class.rules.least),
			Price::usd(class.rules.greatest),
		);
		let names: Vec<_> = sources.iter().map(|name| name.as_str()).collect();
		lines.push(format!(
			"{}: {least} to {greatest}, from {}",
			class.slug,
			names.join(", ")
		));
		classes.push(json!({
			"slug": class.slug,
			"least": least,
			"greatest": greatest,
			"sources": sources,
		}));
	}
	Answer {
		human: lines.join("\n"),
		json: json!({ "classes": classes }),
	}
}

/// One round that sends nothing.
async fn dry_run(
	global: &Global,
	config: Config,
	feeder: Option<Account>,
) -> Result<Round, Failure> {
	let account = match feeder {
		Some(account) => Some(account),
		None => global.wallet_if_given()?.map(|wallet| wallet.account()),
	};
	let standing = match global.chain().await {
		Ok(chain) => {
			if let Some(account) = &account {
				if let Err(failure) = ensure_on_duty(&chain, account).await {
					progress(failure);
				}
			}
			Some(standing(&chain, account.as_ref()).await?)
		}
		Err(Failure::Connection(why)) => {
			progress(format!(
				"{why}\nclasses aren't looked up, and prices not compared with those that were told"
			));
			None
		}
		Err(failure) => return Err(failure),
	};
	let mut feeder = Feeder::new(config);
	let answers = gather(&feeder.config.classes).await;
	let round = feeder.judge(answers, standing.as_ref());
	tell(&round);
	Ok(round)
}

/// A line for each class of a round.
fn tell(round: &Round) {
	round.classes.iter().for_each(progress);
}

/// Refuses unless `account` is a feeder on duty.
async fn ensure_on_duty(chain: &Chain, account: &Account) -> Result<(), Failure> {
	let state = chain.feeder(account).await?.map(|feeder| feeder.state);
	let hint = match state {
		Some(FeederState::OnDuty) => return Ok(()),
		Some(FeederState::Admitted) => "`florin feeder bond` puts up its bond".to_owned(),
		Some(FeederState::Leaving { since }) => format!(
			"it has left in period {since}: `florin feeder unbond` takes its bond out once that is \
			 free, and governance admits it again"
		),
		None => "governance admits feeders; then `florin feeder bond` puts up the bond".to_owned(),
	};
	Err(Refusal {
		error: NOT_A_FEEDER.into(),
		message: format!("{account} isn't a feeder on duty."),
		hint: Some(hint),
		block: None,
	}
	.into())
}

/// What stands on the chain before a round.
#[derive(Debug, Default)]
struct Standing {
	/// The period.
	period: Period,
	/// The classes, by their handles.
	classes: BTreeMap<String, ClassId>,
	/// The feeder's last feeds, and of which periods they are.
	own: BTreeMap<ClassId, (IndexPrice, Period)>,
}

async fn standing(chain: &Chain, account: Option<&Account>) -> Result<Standing, Failure> {
	let period = chain.clock().await?.period;
	let classes = chain.classes().await?;
	let mut own = BTreeMap::new();
	if let Some(account) = account {
		for (class, feeds) in chain.feeds().await? {
			let feed = feeds.into_iter().find(|feed| feed.feeder == *account);
			own.extend(feed.map(|feed| (class, (feed.price, feed.period))));
		}
	}
	Ok(Standing {
		period,
		classes: classes
			.into_iter()
			.map(|class| (class.slug, class.id))
			.collect(),
		own,
	})
}

/// What all sources of all classes say. They are asked at once, and none waits for another.
async fn gather(classes: &[ClassConfig]) -> Vec<Vec<SourceReport>> {
	let ask = |class: &ClassConfig| -> Vec<_> {
		let sources = class.sources.iter().cloned();
		sources
			.map(|source| (source.name.clone(), tokio::spawn(source.read())))
			.collect()
	};
	let asked: Vec<_> = classes.iter().map(ask).collect();
	let mut answers = Vec::new();
	for class in asked {
		let mut reports = Vec::new();
		for (name, task) in class {
			let said = task.await.unwrap_or_else(|error| Err(error.to_string()));
			reports.push(SourceReport::new(name, said));
		}
		answers.push(reports);
	}
	answers
}

/// Who feeds, and who signs for it.
struct Signer {
	wallet: Wallet,
	feeder: Account,
}

impl Signer {
	/// `wallet` feeds, or is the proxy of `feeder`.
	fn new(wallet: Wallet, feeder: Option<Account>) -> Self {
		let feeder = feeder.unwrap_or_else(|| wallet.account());
		Self { wallet, feeder }
	}

	/// Submits prices.
	async fn submit(
		&self,
		chain: &Chain,
		prices: &BTreeMap<ClassId, IndexPrice>,
	) -> Result<Receipt, Failure> {
		let sending = Sending::default();
		if self.feeder == self.wallet.account() {
			let call = index::submit_prices(prices);
			return chain.submit(&call, &self.wallet, sending).await;
		}
		let call = index::submit_prices_by_proxy(&self.feeder, prices);
		let receipt = chain.submit(&call, &self.wallet, sending).await?;
		// What a proxy was sent for may fail though its own call doesn't.
		if receipt.event("PriceIndex", "PricesSubmitted").is_none() {
			let executed = receipt.event("Proxy", "ProxyExecuted");
			let result = executed.map_or_else(String::new, ToString::to_string);
			return Err(Refusal {
				error: "Proxy.ProxyExecuted".into(),
				message: format!("What the proxy was sent for failed: {result}"),
				hint: None,
				block: Some(receipt.block),
			}
			.into());
		}
		Ok(receipt)
	}
}

/// What is fed, and what is remembered of it.
struct Feeder {
	config: Config,
	memories: Vec<Memory>,
}

impl Feeder {
	fn new(config: Config) -> Self {
		let memories = vec![Memory::default(); config.classes.len()];
		Self { config, memories }
	}

	/// What becomes of the prices that the sources said.
	fn judge(&mut self, answers: Vec<Vec<SourceReport>>, standing: Option<&Standing>) -> Round {
		let classes = self.config.classes.iter();
		let reports = classes
			.zip(&mut self.memories)
			.zip(answers)
			.map(|((class, memory), sources)| judge_class(class, memory, sources, standing));
		Round {
			period: standing.map(|standing| standing.period),
			classes: reports.collect(),
			block: None,
		}
	}

	/// Reads, checks and submits.
	async fn round(&mut self, chain: &Chain, signer: &Signer) -> Result<Round, Failure> {
		ensure_on_duty(chain, &signer.feeder).await?;
		let standing = standing(chain, Some(&signer.feeder)).await?;
		let answers = gather(&self.config.classes).await;
		let mut round = self.judge(answers, Some(&standing));
		let sent = self.submit(chain, signer, &mut round).await;
		tell(&round);
		sent.map(|()| round)
	}

	/// Submits the prices of a round that passed. A refusal withholds them, unless it is for good.
	async fn submit(
		&mut self,
		chain: &Chain,
		signer: &Signer,
		round: &mut Round,
	) -> Result<(), Failure> {
		let prices = round.passed();
		if prices.is_empty() {
			return Ok(());
		}
		let sent = timeout(IN_BLOCK, signer.submit(chain, &prices))
			.await
			.unwrap_or_else(|_| {
				Err(Failure::connection(format!(
					"the prices didn't get into a block within {} s",
					IN_BLOCK.as_secs()
				)))
			});
		match sent {
			Ok(receipt) => {
				round.block = Some(receipt.block);
				round.settle(&Outcome::Told);
				for (report, memory) in round.classes.iter().zip(&mut self.memories) {
					if let (Outcome::Told, Some(price)) = (&report.outcome, report.price) {
						memory.told(price.units);
					}
				}
				Ok(())
			}
			Err(Failure::Refused(refusal))
				if ![NOT_A_FEEDER, NOT_A_PROXY].contains(&refusal.error.as_str()) =>
			{
				round.settle(&Outcome::Withheld(refusal.to_string()));
				Ok(())
			}
			Err(failure) => Err(failure),
		}
	}

	/// A round, and the time until the next one may begin.
	async fn turn(&mut self, chain: &Chain, signer: &Signer) -> Result<(), Failure> {
		let began = Instant::now();
		let round = self.round(chain, signer).await?;
		let interval = self.config.interval.unwrap_or_default();
		sleep(interval.saturating_sub(began.elapsed())).await;
		let mut head = chain.best_number().await?;
		while Some(chain.clock().await?.period) <= round.period {
			head = chain.next_block(head).await?;
		}
		Ok(())
	}

	/// Rounds without end. A lost connection is made again; everything else that fails ends them.
	async fn keep_feeding(
		&mut self,
		global: &Global,
		mut chain: Chain,
		signer: &Signer,
	) -> Result<Ended, Failure> {
		let mut backoff = Backoff::default();
		loop {
			match self.turn(&chain, signer).await {
				Ok(()) => backoff = Backoff::default(),
				Err(Failure::Connection(why)) => {
					chain = reconnected(global, why, &mut backoff).await?;
				}
				Err(failure) => return Err(failure),
			}
		}
	}
}

fn judge_class(
	class: &ClassConfig,
	memory: &mut Memory,
	sources: Vec<SourceReport>,
	standing: Option<&Standing>,
) -> ClassReport {
	let id = standing.and_then(|standing| standing.classes.get(&class.slug).copied());
	let own = standing.and_then(|standing| standing.own.get(&id?).copied());
	let said: Vec<_> = sources.iter().filter_map(|source| source.price).collect();
	let price = median(said.iter().map(|price| price.units));
	let outcome = match (standing, price) {
		(Some(standing), _) if id.is_none() => Outcome::Withheld(unknown(standing)),
		(Some(standing), _) if own.is_some_and(|(_, period)| period >= standing.period) => {
			Outcome::ToldBefore
		}
		(_, Some(price)) if said.len() >= class.least_sources => {
			match memory.judge(&class.rules, price, own.map(|(price, _)| price)) {
				Ok(()) => Outcome::Passed,
				Err(why) => Outcome::Withheld(why.to_string()),
			}
		}
		_ => {
			memory.interrupt();
			let why = Withheld::TooFewSources {
				answered: said.len(),
				needed: class.least_sources,
			};
			Outcome::Withheld(why.to_string())
		}
	};
	ClassReport {
		slug: class.slug.clone(),
		class: id,
		price: price.map(Price::usd),
		sources,
		outcome,
	}
}

fn unknown(standing: &Standing) -> String {
	let names: Vec<_> = standing.classes.keys().map(String::as_str).collect();
	format!("the chain has no such class; it has {}", names.join(", "))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::feeder::{
		checks::Rules,
		source::{Origin, Source},
	};
	use std::time::Duration;

	fn cents(cents: u32) -> IndexPrice {
		IndexPrice::from_cents(cents)
	}

	fn class(slug: &str, paths: &[&str]) -> ClassConfig {
		let source = |path: &&str| Source {
			name: (*path).to_owned(),
			origin: Origin::File {
				path: path.into(),
				oldest: None,
			},
			pointer: None,
			divide: 1,
			timeout: Duration::from_secs(5),
		};
		ClassConfig {
			slug: slug.into(),
			rules: Rules {
				least: cents(100),
				greatest: cents(1_000),
				largest_move: Rules::DEFAULT_MOVE,
			},
			least_sources: 1,
			sources: paths.iter().map(source).collect(),
		}
	}

	fn feeder(classes: Vec<ClassConfig>) -> Feeder {
		Feeder::new(Config {
			interval: None,
			classes,
		})
	}

	fn said(prices: &[Option<u32>]) -> Vec<SourceReport> {
		let report = |price: &Option<u32>| {
			let said = price.map(cents).ok_or_else(|| "down".to_owned());
			SourceReport::new("source".into(), said)
		};
		prices.iter().map(report).collect()
	}

	fn standing() -> Standing {
		Standing {
			period: 7,
			classes: BTreeMap::from([("a100".to_owned(), 0), ("h100".to_owned(), 1)]),
			own: BTreeMap::new(),
		}
	}

	#[test]
	fn passed_prices_are_submitted_by_class_whatever_their_order_in_the_file() {
		let mut feeder = feeder(vec![class("h100", &["x"]), class("a100", &["x"])]);
		let answers = vec![said(&[Some(500)]), said(&[Some(300), None, Some(320)])];
		let mut round = feeder.judge(answers, Some(&standing()));
		let passed: Vec<_> = round.passed().into_iter().collect();
		assert_eq!(passed, [(0, cents(310)), (1, cents(500))]);
		round.settle(&Outcome::Told);
		assert!(round.passed().is_empty() && round.is_complete());
	}

	#[test]
	fn a_class_that_fails_withholds_no_other() {
		let mut feeder = feeder(vec![
			class("a100", &["x"]),
			class("h100", &["x"]),
			class("h1000", &["x"]),
		]);
		let answers = vec![said(&[None]), said(&[Some(500)]), said(&[Some(500)])];
		let round = feeder.judge(answers, Some(&standing()));
		let withheld = |index: usize| match &round.classes[index].outcome {
			Outcome::Withheld(why) => why.clone(),
			other => panic!("{other:?}"),
		};
		assert!(withheld(0).contains("0 of the 1"), "{}", withheld(0));
		assert_eq!(round.classes[1].outcome, Outcome::Passed);
		assert!(withheld(2).contains("it has a100, h100"), "{}", withheld(2));
		assert!(!round.is_complete());
	}

	#[test]
	fn fewer_sources_than_a_class_needs_withhold_it() {
		let mut feeder = feeder(vec![ClassConfig {
			least_sources: 2,
			..class("h100", &["x", "y"])
		}]);
		for (prices, complete) in [([Some(500), None], false), ([Some(500), Some(510)], true)] {
			let round = feeder.judge(vec![said(&prices)], Some(&standing()));
			assert_eq!(round.is_complete(), complete, "{prices:?}");
		}
	}

	#[test]
	fn a_class_is_told_once_a_period_and_compared_with_what_the_chain_has() {
		let mut feeder = feeder(vec![class("h100", &["x"])]);
		let with = |price, period| Standing {
			own: BTreeMap::from([(1, (cents(price), period))]),
			..standing()
		};
		let mut outcome = |standing: &Standing| {
			let mut round = feeder.judge(vec![said(&[Some(500)])], Some(standing));
			round.classes.remove(0).outcome
		};
		assert_eq!(outcome(&with(500, 7)), Outcome::ToldBefore);
		assert_eq!(outcome(&with(500, 6)), Outcome::Passed);
		assert!(matches!(outcome(&with(200, 6)), Outcome::Withheld(_)));
	}

	#[test]
	fn without_a_chain_only_bounds_are_checked() {
		let mut feeder = feeder(vec![class("h1000", &["x"]), class("h100", &["x"])]);
		let answers = vec![said(&[Some(500)]), said(&[Some(5_000)])];
		let round = feeder.judge(answers, None);
		assert_eq!(round.classes[0].outcome, Outcome::Passed);
		assert!(matches!(round.classes[1].outcome, Outcome::Withheld(_)));
	}

	#[tokio::test]
	async fn a_source_that_fails_stops_no_other() {
		let folder = tempfile::tempdir().unwrap();
		let good = folder.path().join("price");
		std::fs::write(&good, "5").unwrap();
		let good = good.to_str().unwrap();
		let answers = gather(&[class("a", &["/nowhere"]), class("b", &["/nowhere", good])]).await;
		let prices = |class: usize| -> Vec<_> {
			let sources = answers[class].iter();
			sources.map(|source| source.price).collect()
		};
		assert_eq!(prices(0), [None]);
		assert_eq!(prices(1), [None, Some(Price::usd(cents(500)))]);
	}

	#[test]
	fn a_checked_configuration_is_told_without_secrets() {
		let config = Config {
			interval: None,
			classes: vec![class("h100", &["/a", "/b"])],
		};
		let answer = checked(&config);
		assert_eq!(answer.human, "h100: 1 USD to 10 USD, from /a, /b");
		assert_eq!(answer.json["classes"][0]["least"], "1000000000000");
	}
}
