//! How answers are shown: to people as aligned text, to scripts as JSON.

use crate::error::Failure;
use serde::Serialize;
use serde_json::Value;
use std::fmt::{self, Write};

/// What a command answers, in both forms.
#[derive(Debug)]
pub struct Answer {
	/// For people; ends without a line break.
	pub human: String,
	/// For scripts.
	pub json: Value,
}

impl Answer {
	/// The two forms of `answer`.
	pub fn of<T: Serialize + fmt::Display>(answer: &T) -> Self {
		Self {
			human: answer.to_string().trim_end().to_owned(),
			json: json_of(answer),
		}
	}

	/// Prints the form that was asked for to standard output.
	pub fn print(&self, json: bool) {
		if json {
			println!("{:#}", self.json);
		} else {
			println!("{}", self.human);
		}
	}
}

/// What a command did in several transactions, one after the other.
#[derive(Default)]
pub struct Steps(Vec<Answer>);

impl Steps {
	/// Takes what came of the next one.
	///
	/// # Errors
	///
	/// When it failed. What was done before stays done, and is told on standard error.
	pub fn take(&mut self, step: Result<Answer, Failure>) -> Result<(), Failure> {
		if step.is_err() {
			for done in &self.0 {
				progress(format_args!("{}\n", done.human));
			}
		}
		self.0.push(step?);
		Ok(())
	}

	/// All of it as one answer; a single step as it is.
	pub fn answer(mut self) -> Answer {
		if self.0.len() == 1 {
			return self.0.remove(0);
		}
		let human: Vec<_> = self.0.iter().map(|answer| answer.human.clone()).collect();
		Answer {
			human: human.join("\n\n"),
			json: Value::Array(self.0.into_iter().map(|answer| answer.json).collect()),
		}
	}
}

/// A part of an answer for scripts.
pub fn json_of<T: Serialize>(part: &T) -> Value {
	serde_json::to_value(part)
		.unwrap_or_else(|error| Value::String(format!("not representable as JSON: {error}")))
}

/// Rows of text in aligned columns.
pub struct Table {
	columns: Vec<Column>,
	rows: Vec<Vec<String>>,
}

struct Column {
	title: &'static str,
	right: bool,
}

impl Table {
	/// A table whose columns are titled `titles`; a title that begins with `>` is of a column that
	/// is aligned at the right.
	pub fn new(titles: &[&'static str]) -> Self {
		let columns = titles
			.iter()
			.map(|title| match title.strip_prefix('>') {
				Some(title) => Column { title, right: true },
				None => Column {
					title,
					right: false,
				},
			})
			.collect();
		Self {
			columns,
			rows: Vec::new(),
		}
	}

	/// Adds a row; a missing cell stays empty.
	pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
		self.rows.push(cells.into_iter().collect());
	}

	fn widths(&self) -> Vec<usize> {
		let width = |text: &str| text.chars().count();
		self.columns
			.iter()
			.enumerate()
			.map(|(index, column)| {
				self.rows
					.iter()
					.filter_map(|row| row.get(index))
					.map(|cell| width(cell))
					.chain([width(column.title)])
					.max()
					.unwrap_or_default()
			})
			.collect()
	}
}

impl fmt::Display for Table {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let widths = self.widths();
		let line = |cell: &dyn Fn(usize) -> String| {
			let mut line = String::new();
			for (index, (column, width)) in self.columns.iter().zip(&widths).enumerate() {
				let gap = if index == 0 { "" } else { "  " };
				let cell = cell(index);
				// Writing into a string can't fail.
				let _ = if column.right {
					write!(line, "{gap}{cell:>width$}")
				} else {
					write!(line, "{gap}{cell:<width$}")
				};
			}
			line.trim_end().to_owned()
		};
		let title = |index| {
			self.columns
				.get(index)
				.map_or("", |column: &Column| column.title)
				.to_owned()
		};
		if self.columns.iter().any(|column| !column.title.is_empty()) {
			writeln!(f, "{}", line(&title))?;
		}
		for row in &self.rows {
			writeln!(
				f,
				"{}",
				line(&|index| row.get(index).cloned().unwrap_or_default())
			)?;
		}
		Ok(())
	}
}

/// `yes` or `no`.
pub fn yes_no(value: bool) -> &'static str {
	if value {
		"yes"
	} else {
		"no"
	}
}

/// A number of things: `1 signature`, `3 signatures`.
pub fn count(number: impl Into<u64>, one: &str, many: &str) -> String {
	match number.into() {
		1 => format!("1 {one}"),
		number => format!("{number} {many}"),
	}
}

/// Bytes as `0x…`.
pub fn hex(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", ::hex::encode(bytes))
}

/// Microseconds of compute time in hours with six decimals, rounded down.
pub fn hours(micros: u64) -> String {
	const PARTS: u64 = 1_000_000;
	let parts = micros / (florin_core::units::MICROS_PER_HOUR / PARTS);
	format!("{}.{:06} h", parts / PARTS, parts % PARTS)
}

/// Something that is still going on: a line on standard error, so that it never mixes with an
/// answer.
pub fn progress(message: impl fmt::Display) {
	eprintln!("{message}");
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_single_step_is_told_as_it_is_and_several_as_a_list() {
		let steps = |numbers: &[u32]| {
			let mut steps = Steps::default();
			for number in numbers {
				let human = number.to_string();
				let json = Value::from(*number);
				steps.take(Ok(Answer { human, json })).unwrap();
			}
			steps
		};
		assert_eq!(steps(&[1]).answer().json, Value::from(1));
		let mut both = steps(&[1, 2]);
		assert!(both.take(Err(Failure::usage("no"))).is_err());
		let both = both.answer();
		assert_eq!(both.human, "1\n\n2");
		assert_eq!(both.json, serde_json::json!([1, 2]));
	}

	#[test]
	fn columns_are_as_wide_as_their_widest_cell() {
		let mut table = Table::new(&["name", ">amount"]);
		table.row(["free".to_owned(), "1 FLRN".to_owned()]);
		table.row(["on hold".to_owned(), "1000.5 FLRN".to_owned()]);
		assert_eq!(
			table.to_string(),
			"name          amount\nfree          1 FLRN\non hold  1000.5 FLRN\n",
		);
	}

	#[test]
	fn a_table_without_titles_has_no_empty_first_line() {
		let mut table = Table::new(&["", ">"]);
		table.row(["total".to_owned(), "2".to_owned()]);
		assert_eq!(table.to_string(), "total  2\n");
	}

	#[test]
	fn an_answer_keeps_both_forms() {
		#[derive(Serialize)]
		struct Greeting {
			word: &'static str,
		}
		impl fmt::Display for Greeting {
			fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				writeln!(f, "{}!", self.word)
			}
		}
		let answer = Answer::of(&Greeting { word: "good day" });
		assert_eq!(answer.human, "good day!");
		assert_eq!(answer.json, serde_json::json!({"word": "good day"}));
	}

	#[test]
	fn one_thing_is_counted_in_the_singular() {
		assert_eq!(count(1_u64, "entry", "entries"), "1 entry");
		assert_eq!(count(0_u64, "entry", "entries"), "0 entries");
		assert_eq!(count(2_u64, "entry", "entries"), "2 entries");
	}

	#[test]
	fn hours_are_rounded_down_to_the_millionth() {
		assert_eq!(hours(3_600_000_000), "1.000000 h");
		assert_eq!(hours(3_599_999_999), "0.999999 h");
		assert_eq!(hours(12_000_000), "0.003333 h");
	}
}
