//! `florin clock`, `florin class` and `florin committee`: what holds for everybody.

use super::Global;
use crate::{
	chain::reads::{Class, Committee},
	error::Failure,
	output::{hex, yes_no, Answer, Table},
};
use clap::Subcommand;
use florin_core::report::ClockReport;
use serde::Serialize;
use std::fmt;

/// The commands about the compute standard.
#[derive(Debug, Subcommand)]
pub enum ClassCommand {
	/// List the compute classes and what their hours are worth
	List,
}

/// The commands about the committee.
#[derive(Debug, Subcommand)]
pub enum CommitteeCommand {
	/// Show the members of the committee
	Show,
}

#[derive(Serialize)]
struct ClockView {
	period: u32,
	period_seconds: u16,
	first_block: u32,
	best_block: u64,
	final_block: u64,
	periods_per_day: u32,
	certificate_window: u32,
	dispute_span: u32,
	/// Periods from a certified one until its idle time may be minted.
	maturity: u32,
	committee_epoch: u32,
	quorum: u32,
	/// The latest period that can be certified now.
	certifiable: Option<u32>,
	/// Periods that were certified, since genesis.
	certified_periods: u32,
	/// Recent periods that never were.
	dark: Vec<u32>,
}

impl ClockView {
	fn new(clock: &ClockReport, best_block: u64, final_block: u64) -> Self {
		Self {
			period: clock.period,
			period_seconds: clock.period_seconds,
			first_block: clock.first_block,
			best_block,
			final_block,
			periods_per_day: clock.periods_per_day,
			certificate_window: clock.certificate_window,
			dispute_span: clock.dispute_span,
			maturity: clock.maturity(),
			committee_epoch: clock.committee_epoch,
			quorum: clock.quorum,
			certifiable: clock.certifiable,
			certified_periods: clock.certified_periods,
			dark: clock.dark.clone(),
		}
	}
}

impl fmt::Display for ClockView {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", ""]);
		let mut row = |name: &str, value: String| table.row([name.to_owned(), value]);
		row(
			"period",
			format!("{}, since block {}", self.period, self.first_block),
		);
		row(
			"blocks",
			format!("best {}, final {}", self.best_block, self.final_block),
		);
		row("a period", format!("{} s", self.period_seconds));
		row("a day", format!("{} periods", self.periods_per_day));
		row(
			"certificates",
			match self.certifiable {
				Some(period) => format!(
					"within {} periods; the latest to certify is {period}",
					self.certificate_window
				),
				None => format!("within {} periods", self.certificate_window),
			},
		);
		let dark: Vec<_> = self.dark.iter().map(u32::to_string).collect();
		row(
			"certified",
			match dark.as_slice() {
				[] => format!("{} periods so far", self.certified_periods),
				dark => format!(
					"{} periods so far; dark of late: {}",
					self.certified_periods,
					dark.join(", ")
				),
			},
		);
		row(
			"maturity",
			format!("{} periods after the one that was certified", self.maturity),
		);
		row(
			"committee",
			format!(
				"epoch {}, {} signatures needed",
				self.committee_epoch, self.quorum
			),
		);
		write!(f, "{table}")
	}
}

/// Shows the protocol's clock.
///
/// # Errors
///
/// When the node can't be read.
pub async fn clock(global: &Global) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let clock = chain.clock().await?;
	let best = chain.best_number().await?;
	let last_final = chain.finalized().await?.block_number();
	Ok(Answer::of(&ClockView::new(&clock, best, last_final)))
}

#[derive(Serialize)]
#[serde(transparent)]
struct ClassList(Vec<Class>);

impl fmt::Display for ClassList {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&[
			">class",
			"slug",
			"name",
			">TFLOPS",
			">GiB",
			">watts",
			">worth an hour",
			"mintable",
			"note",
		]);
		for class in &self.0 {
			table.row(cells(class));
		}
		write!(f, "{table}")
	}
}

fn cells(class: &Class) -> [String; 9] {
	let (worth, mintable) = match &class.terms {
		Some(terms) => (terms.credit_factor.to_string(), yes_no(terms.mintable)),
		None => ("-".into(), "no"),
	};
	let mut notes = Vec::new();
	if class.terms.as_ref().is_some_and(|terms| terms.provisional) {
		notes.push("provisional".to_owned());
	}
	if let Some(pending) = &class.pending {
		notes.push(format!(
			"{} from period {} on",
			pending.credit_factor, pending.since
		));
	}
	if let Some(end) = class.retires_at {
		notes.push(format!("ends with period {end}"));
	}
	[
		class.id.to_string(),
		class.slug.clone(),
		class.name.clone(),
		class.tflops.to_string(),
		class.memory_gib.to_string(),
		class.board_watts.to_string(),
		worth,
		mintable.to_owned(),
		notes.join(", "),
	]
}

/// Lists the compute classes.
///
/// # Errors
///
/// When the node can't be read.
pub async fn classes(global: &Global) -> Result<Answer, Failure> {
	Ok(Answer::of(&ClassList(
		global.chain().await?.classes().await?,
	)))
}

impl fmt::Display for Committee {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(
			f,
			"epoch {}, {} of {} signatures needed",
			self.epoch,
			self.quorum,
			self.members.len(),
		)?;
		self.members
			.iter()
			.try_for_each(|member| writeln!(f, "{}", hex(member)))
	}
}

/// Shows the committee.
///
/// # Errors
///
/// When the node can't be read.
pub async fn committee(global: &Global) -> Result<Answer, Failure> {
	Ok(Answer::of(&global.chain().await?.committee().await?))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::reads::Terms;

	fn class() -> Class {
		let terms = Terms {
			version: 1,
			since: 0,
			credit_factor: "1.2".parse().unwrap(),
			factor: 1_200_000_000_000_000_000,
			mintable: true,
			provisional: true,
		};
		Class {
			id: 4,
			slug: "h200".into(),
			name: "NVIDIA H200 141 GB".into(),
			tflops: 989,
			memory_gib: 141,
			board_watts: 700,
			terms: Some(terms),
			pending: None,
			retires_at: None,
		}
	}

	#[test]
	fn a_class_shows_what_its_hour_is_worth_and_what_is_provisional() {
		let answer = Answer::of(&ClassList(vec![class()]));
		for part in ["h200", "1.2 FLRN", "provisional"] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json[0]["terms"]["credit_factor"], "1200000000000");
	}

	#[test]
	fn a_class_that_is_not_in_force_is_worth_nothing() {
		let retired = Class {
			terms: None,
			retires_at: Some(7),
			..class()
		};
		let answer = Answer::of(&ClassList(vec![retired]));
		assert!(
			answer.human.contains("ends with period 7"),
			"{}",
			answer.human
		);
		assert_eq!(answer.json[0]["terms"], serde_json::Value::Null);
	}
}
