//! What the demonstration tells: steps with their block, and checks of the figures.

use crate::{
	error::Failure,
	output::{progress, Table},
};
use serde::Serialize;
use std::fmt;

/// Something that happened.
#[derive(Debug, Serialize)]
struct Step {
	block: u64,
	text: String,
}

/// A figure that has to be what was expected.
#[derive(Debug, Serialize)]
struct Check {
	what: &'static str,
	expected: String,
	found: String,
	holds: bool,
}

/// The story so far.
#[derive(Debug, Serialize)]
pub struct Story {
	#[serde(skip)]
	json: bool,
	steps: Vec<Step>,
	checks: Vec<Check>,
}

impl Story {
	/// A story that is told as it happens; on standard error if the answer is to be JSON.
	pub const fn new(json: bool) -> Self {
		Self {
			json,
			steps: Vec::new(),
			checks: Vec::new(),
		}
	}

	/// Tells what happened in `block`.
	pub fn tell(&mut self, block: u64, text: impl fmt::Display) {
		let text = text.to_string();
		let line = format!("block {block:>6}  {text}");
		if self.json {
			progress(line);
		} else {
			println!("{line}");
		}
		self.steps.push(Step { block, text });
	}

	/// Checks that a figure is what was expected.
	pub fn check<T: PartialEq + fmt::Display>(
		&mut self,
		what: &'static str,
		expected: T,
		found: T,
	) {
		let holds = expected == found;
		self.checks.push(Check {
			what,
			expected: expected.to_string(),
			found: found.to_string(),
			holds,
		});
	}

	/// Answers the story if every check holds.
	///
	/// # Errors
	///
	/// The checks that don't.
	pub fn end(self) -> Result<Self, Failure> {
		let broken: Vec<_> = self
			.checks
			.iter()
			.filter(|check| !check.holds)
			.map(|check| {
				format!(
					"{}: expected {}, found {}",
					check.what, check.expected, check.found
				)
			})
			.collect();
		if broken.is_empty() {
			Ok(self)
		} else {
			Err(Failure::Unmet(format!(
				"figures are off:\n  {}",
				broken.join("\n  ")
			)))
		}
	}
}

impl fmt::Display for Story {
	/// The checks; the steps have been told.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["", "", ">"]);
		for check in &self.checks {
			let mark = if check.holds { "ok" } else { "OFF" };
			table.row([mark.to_owned(), check.what.to_owned(), check.found.clone()]);
		}
		writeln!(f)?;
		write!(f, "{table}")?;
		writeln!(f, "every figure adds up")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_story_ends_well_only_if_every_check_holds() {
		let mut story = Story::new(true);
		story.check("coins", 5, 5);
		let told = story.end().unwrap();
		assert!(told.to_string().contains("ok"));

		let mut story = Story::new(true);
		story.check("coins", 5, 5);
		story.check("bond", 1, 2);
		let failure = story.end().unwrap_err();
		assert!(failure.to_string().contains("bond: expected 1, found 2"));
		assert!(!failure.to_string().contains("coins"));
	}

	#[test]
	fn json_has_steps_with_blocks_and_checks_with_both_figures() {
		let mut story = Story::new(true);
		story.tell(7, "it began");
		story.check("coins", 5, 5);
		assert_eq!(
			serde_json::to_value(&story).unwrap(),
			serde_json::json!({
				"steps": [{"block": 7, "text": "it began"}],
				"checks": [{"what": "coins", "expected": "5", "found": "5", "holds": true}],
			}),
		);
	}
}
