//! Files that people write: TOML, whose numbers are read exactly.

use crate::{
	error::Failure,
	price::{checked, trillionths},
};
use florin_core::index::IndexPrice;
use serde::Deserialize;
use std::{fmt, fs, path::Path};

/// Bytes of a file, at most.
const LONGEST_FILE: u64 = 1 << 20;

/// The text of a file.
///
/// # Errors
///
/// When it can't be read, or is too large.
pub fn read(path: &Path) -> Result<String, Failure> {
	let unread = |error: &dyn fmt::Display| {
		Failure::usage(format!("can't read {}: {error}", path.display()))
	};
	let length = fs::metadata(path).map_err(|error| unread(&error))?.len();
	if length > LONGEST_FILE {
		return Err(unread(&"it is larger than a configuration"));
	}
	fs::read_to_string(path).map_err(|error| unread(&error))
}

/// A number of a file. TOML's are floating; the shortest text that a float reads back from is the
/// one that was written, unless that had more digits than any price.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Number {
	/// Written in quotation marks.
	Text(String),
	/// Without a point.
	Whole(i64),
	/// With one.
	Decimal(f64),
}

impl Number {
	/// As it was written.
	pub fn text(&self) -> String {
		match self {
			Self::Text(text) => text.trim().to_owned(),
			Self::Whole(number) => number.to_string(),
			Self::Decimal(number) => number.to_string(),
		}
	}

	/// In trillionths.
	///
	/// # Errors
	///
	/// When `what` isn't a number, or negative.
	pub fn units(&self, what: &str) -> Result<u128, String> {
		let text = self.text();
		trillionths(&text).map_err(|error| format!("{what} is {text}: {error}"))
	}

	/// As a price.
	///
	/// # Errors
	///
	/// When `what` isn't one.
	pub fn price(&self, what: &str) -> Result<IndexPrice, String> {
		checked(self.units(what)?).map_err(|error| format!("{what}: {error}"))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[derive(Deserialize)]
	struct File {
		number: Number,
	}

	#[test]
	fn a_number_is_what_was_written() {
		for (written, text) in [
			("0.1", "0.1"),
			("12", "12"),
			("\" 0.50 \"", "0.50"),
			("12.000000000001", "12.000000000001"),
		] {
			let file: File = toml::from_str(&format!("number = {written}")).unwrap();
			assert_eq!(file.number.text(), text);
		}
	}

	#[test]
	fn a_file_that_is_missing_or_too_large_is_named() {
		let folder = tempfile::tempdir().unwrap();
		let missing = folder.path().join("none.toml");
		let refused = read(&missing).unwrap_err().to_string();
		assert!(refused.contains("none.toml"), "{refused}");
		let large = folder.path().join("large.toml");
		fs::write(&large, "#".repeat((1 << 20) + 1)).unwrap();
		assert!(read(&large).unwrap_err().to_string().contains("larger"));
	}
}
