//! What came of a round, for people and scripts.

use crate::{
	output::{count, Answer},
	price::Price,
};
use florin_core::{index::IndexPrice, ClassId, Period};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// What a source said.
#[derive(Clone, Debug, Serialize)]
pub struct SourceReport {
	/// What the feeder calls it.
	pub source: String,
	/// The price of one device.
	pub price: Option<Price>,
	/// Why there is none.
	pub failure: Option<String>,
}

impl SourceReport {
	/// What `source` said.
	pub fn new(source: String, said: Result<IndexPrice, String>) -> Self {
		let (price, failure) = match said {
			Ok(price) => (Some(Price::usd(price)), None),
			Err(failure) => (None, Some(failure)),
		};
		Self {
			source,
			price,
			failure,
		}
	}
}

/// What became of a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "outcome", content = "why")]
pub enum Outcome {
	/// It passed, and isn't told: nothing is sent, or not yet.
	Passed,
	/// It was told.
	Told,
	/// The class has been told a price in this period.
	ToldBefore,
	/// It isn't told, and why.
	Withheld(String),
}

/// What came of a class in a round.
#[derive(Clone, Debug, Serialize)]
pub struct ClassReport {
	/// The class's handle.
	pub slug: String,
	/// The class; none if the chain has no such one, or wasn't asked.
	pub class: Option<ClassId>,
	/// The median of what the sources said.
	pub price: Option<Price>,
	/// What they said.
	pub sources: Vec<SourceReport>,
	/// What became of it.
	#[serde(flatten)]
	pub outcome: Outcome,
}

impl fmt::Display for ClassReport {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: ", self.slug)?;
		let answered: Vec<_> = self
			.sources
			.iter()
			.filter_map(|source| Some(format!("{} {}", source.source, source.price?)))
			.collect();
		match self.price {
			Some(price) => write!(
				f,
				"{price} from {} of {} ({})",
				answered.len(),
				count(
					u64::try_from(self.sources.len()).unwrap_or(u64::MAX),
					"source",
					"sources"
				),
				answered.join(", ")
			)?,
			None => write!(f, "no price")?,
		}
		match &self.outcome {
			Outcome::Passed => write!(f, "; passed")?,
			Outcome::Told => write!(f, "; told")?,
			Outcome::ToldBefore => write!(f, "; told in this period before")?,
			Outcome::Withheld(why) => write!(f, "; withheld: {why}")?,
		}
		self.sources
			.iter()
			.filter_map(|source| Some((&source.source, source.failure.as_ref()?)))
			.try_for_each(|(source, failure)| write!(f, "; {source} failed: {failure}"))
	}
}

/// What came of a round.
#[derive(Clone, Debug, Serialize)]
pub struct Round {
	/// In which period; none if the chain wasn't asked.
	pub period: Option<Period>,
	/// What came of each class.
	pub classes: Vec<ClassReport>,
	/// The block that carries the prices.
	pub block: Option<u64>,
}

impl Round {
	/// Whether no price was withheld.
	pub fn is_complete(&self) -> bool {
		self.classes
			.iter()
			.all(|class| !matches!(class.outcome, Outcome::Withheld(_)))
	}

	/// The prices that passed, by class.
	pub fn passed(&self) -> BTreeMap<ClassId, IndexPrice> {
		let classes = self.classes.iter();
		classes
			.filter(|report| report.outcome == Outcome::Passed)
			.filter_map(|report| Some((report.class?, report.price?.units)))
			.collect()
	}

	/// All that passed came to `outcome`.
	pub fn settle(&mut self, outcome: &Outcome) {
		for report in &mut self.classes {
			if report.outcome == Outcome::Passed {
				report.outcome = outcome.clone();
			}
		}
	}

	/// The round as the answer of a command.
	pub fn answer(&self) -> Answer {
		Answer::of(self)
	}
}

impl fmt::Display for Round {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let with = |outcome: &Outcome| {
			let classes = self.classes.iter();
			classes.filter(|class| class.outcome == *outcome).count()
		};
		let (all, told) = (self.classes.len(), with(&Outcome::Told));
		match (self.block, with(&Outcome::Passed)) {
			(Some(block), _) => write!(f, "told {told} of {all} prices in block {block}"),
			(None, 0) => write!(f, "told none of {all} prices"),
			(None, passed) => write!(f, "{passed} of {all} prices passed; nothing was sent"),
		}?;
		match with(&Outcome::ToldBefore) {
			0 => Ok(()),
			before => write!(f, "; {before} were told in this period before"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn class(outcome: Outcome) -> ClassReport {
		ClassReport {
			slug: "h100".into(),
			class: Some(1),
			price: Some(Price::usd(IndexPrice::from_cents(698))),
			sources: vec![
				SourceReport::new("prices.example".into(), Ok(IndexPrice::from_cents(698))),
				SourceReport::new("h100.txt".into(), Err("it isn't a file".into())),
			],
			outcome,
		}
	}

	#[test]
	fn a_class_takes_one_line_that_tells_all() {
		assert_eq!(
			class(Outcome::Told).to_string(),
			"h100: 6.98 USD from 1 of 2 sources (prices.example 6.98 USD); told; h100.txt failed: \
			 it isn't a file",
		);
		let withheld = ClassReport {
			price: None,
			sources: Vec::new(),
			..class(Outcome::Withheld("nobody answered".into()))
		};
		assert_eq!(
			withheld.to_string(),
			"h100: no price; withheld: nobody answered"
		);
	}

	#[test]
	fn a_round_is_complete_unless_a_price_was_withheld() {
		let round = |outcomes: &[Outcome], block| Round {
			period: Some(7),
			classes: outcomes.iter().cloned().map(class).collect(),
			block,
		};
		let told = round(&[Outcome::Told, Outcome::ToldBefore], Some(9));
		assert!(told.is_complete());
		assert_eq!(
			told.to_string(),
			"told 1 of 2 prices in block 9; 1 were told in this period before"
		);
		let dry = round(&[Outcome::Passed, Outcome::Withheld("x".into())], None);
		assert!(!dry.is_complete());
		assert_eq!(dry.to_string(), "1 of 2 prices passed; nothing was sent");
		let json = told.answer().json;
		assert_eq!(json["classes"][0]["outcome"], "told");
		assert_eq!(json["classes"][0]["price"], "6980000000000");
		assert_eq!(dry.answer().json["classes"][1]["why"], "x");
	}
}
