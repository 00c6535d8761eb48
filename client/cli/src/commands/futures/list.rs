//! How governance lists a contract.

use super::{document::Document, markets::RiskView};
use crate::{
	chain::futures::{list, list_by_sudo},
	commands::{
		market::{confirm, duration, pairs, share},
		transact_in, Global, TxArgs,
	},
	currency::{Currency, Sum},
	error::Failure,
	number::read,
	output::{count, hex, json_of, Answer},
	price::symbol,
	time::{compute_time, wall_clock},
};
use clap::Args;
use florin_core::{futures::Contract, index::Quote, report::ClockReport, ClassId, Period};
use serde::Serialize;
use serde_json::{json, Value as Json};
use std::{fmt, path::PathBuf};

/// What is listed.
#[derive(Args, Debug)]
pub struct ListArgs {
	/// The contract: a TOML file; docs/futures.toml is a sample
	file: PathBuf,
	/// Don't ask
	#[arg(long, short)]
	yes: bool,
	/// Print the call that governance would be proposed, and send nothing
	#[arg(long, conflicts_with = "estimate")]
	call: bool,
	#[command(flatten)]
	tx: TxArgs,
}

/// A contract before it is listed.
#[derive(Serialize)]
struct Draft {
	class: ClassId,
	slug: String,
	quote: Quote,
	/// Class-seconds in a lot.
	lot_seconds: u32,
	tick: Sum,
	/// The first period of delivery.
	delivery: Period,
	periods: Period,
	mark_span: Period,
	least_coverage: String,
	risk: RiskView,
	#[serde(skip)]
	contract: Contract,
	#[serde(skip)]
	currency: Currency,
	#[serde(skip)]
	period_seconds: u16,
}

impl Draft {
	fn new(contract: Contract, slug: String, currency: Currency, clock: &ClockReport) -> Self {
		Self {
			class: contract.series.class,
			slug,
			quote: contract.series.quote,
			lot_seconds: contract.lot_seconds,
			tick: currency.sum(contract.tick),
			delivery: contract.delivery,
			periods: contract.periods,
			mark_span: contract.mark_span,
			least_coverage: share(contract.least_coverage),
			risk: RiskView::new(&contract.risk, &currency),
			contract,
			currency,
			period_seconds: clock.period_seconds,
		}
	}

	fn long(&self, periods: Period) -> String {
		let seconds = u64::from(periods).saturating_mul(self.period_seconds.into());
		format!(
			"{}, {}",
			count(periods, "period", "periods"),
			duration(seconds)
		)
	}
}

impl fmt::Display for Draft {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let contract = &self.contract;
		let risk = &contract.risk;
		let begins = wall_clock(contract.delivery, self.period_seconds);
		let rows = vec![
			("on", format!("{} in {}", self.slug, symbol(self.quote))),
			("settles in", self.currency.symbol.to_string()),
			("a lot", compute_time(contract.lot_seconds)),
			("tick", self.tick.to_string()),
			(
				"delivers from",
				format!("{begins} (period {})", contract.delivery),
			),
			("delivery", self.long(contract.periods)),
			("mark averages", self.long(contract.mark_span)),
			("least coverage", self.least_coverage.clone()),
			(
				"initial margin",
				format!(
					"{}, and {} more at the cap",
					share(risk.initial),
					share(risk.initial_slope)
				),
			),
			(
				"maintenance",
				format!(
					"{}, and {} more at the cap",
					share(risk.maintenance),
					share(risk.maintenance_slope)
				),
			),
			(
				"open interest",
				format!(
					"{} at most, {} a position",
					count(risk.cap, "lot", "lots"),
					risk.position_cap
				),
			),
		];
		write!(f, "{}", pairs(rows))
	}
}

/// Lists a contract, or prints the call to propose.
///
/// # Errors
///
/// When the file has a mistake, the user or the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, args: ListArgs) -> Result<Answer, Failure> {
	let wrong = |mistake: String| Failure::usage(format!("{}: {mistake}", args.file.display()));
	let document = Document::parse(&read(&args.file)?).map_err(wrong)?;
	let chain = global.chain().await?;
	let class = chain.class_named(&document.class.text()).await?;
	let currency = match &document.currency {
		Some(named) => chain.currency_named(named).await?,
		None => Currency::flrn(),
	};
	let clock = chain.clock().await?;
	let contract = document
		.contract(class.id, &currency, &clock)
		.map_err(wrong)?;
	let draft = Draft::new(contract.clone(), class.slug, currency.clone(), &clock);

	let wallet = global.wallet_if_given()?;
	let key = chain.sudo_key().await?;
	let signer = wallet.filter(|wallet| key.as_ref() == Some(&wallet.account()));
	let (Some(wallet), false) = (signer, args.call) else {
		let call = hex(chain.encoded(&list(contract)).await?);
		let note = key.map_or_else(String::new, |key| {
			format!("\nor sign with the sudo key of this chain, {key}")
		});
		return Ok(Answer {
			human: format!(
				"{draft}\npropose this call to governance, on the track of Root:\n{call}{note}"
			),
			json: json!({ "contract": json_of(&draft), "call": call }),
		});
	};
	if !args.yes && !args.tx.estimate {
		confirm(&draft, "List it?")?;
	}
	let call = list_by_sudo(contract);
	let mut answer = transact_in(
		&chain,
		&wallet,
		&args.tx,
		Some(&currency),
		&call,
		|receipt| match receipt.number("Futures", "Listed", "market") {
			Some(market) => format!("listed as market {market}: `florin futures show {market}`"),
			None => "listed".into(),
		},
	)
	.await?;
	if let Json::Object(fields) = &mut answer.json {
		fields.insert("contract".into(), json_of(&draft));
	}
	if args.yes {
		answer.human = format!("{draft}\n{}", answer.human);
	}
	Ok(answer)
}

#[cfg(test)]
mod tests {
	use super::{
		super::markets::{test_clock, test_listed},
		*,
	};

	#[test]
	fn a_contract_is_shown_before_it_is_listed() {
		let listed = test_listed();
		let draft = Draft::new(
			listed.contract.contract,
			"h100".into(),
			listed.currency,
			&test_clock(),
		);
		let answer = Answer::of(&draft);
		for part in [
			"on              h100 in USD",
			"(period 200)",
			"delivery        12 periods, 2 h 0 min",
			"open interest   1000 lots at most, 200 a position",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json["lot_seconds"], 360_000);
		assert_eq!(answer.json["tick"], "100000");
		assert_eq!(answer.json["risk"]["deposit"], "1000000");
	}
}
