//! What a runtime says of itself, as its source states it.

use anyhow::{ensure, Context, Result};
use std::str::FromStr;

/// Where the runtime states its version.
pub const FILE: &str = "runtime/src/lib.rs";

/// The version of a runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
	/// Of which chain it is.
	pub name: String,
	/// Rises with every change of behaviour.
	pub spec: u32,
	/// Rises with every change of how a transaction is encoded.
	pub transaction: u32,
}

impl Version {
	/// The version that the text of [`FILE`] states.
	///
	/// # Errors
	/// When a part of it isn't there exactly once.
	pub fn stated(text: &str) -> Result<Self> {
		let name = field(text, "spec_name")?;
		let name = name
			.strip_prefix("Cow::Borrowed(\"")
			.and_then(|name| name.strip_suffix("\")"))
			.with_context(|| format!("{FILE} states the spec_name in another form: {name}"))?;
		Ok(Self {
			name: name.to_owned(),
			spec: number(text, "spec_version")?,
			transaction: number(text, "transaction_version")?,
		})
	}
}

/// How [`FILE`] states the `spec_version`.
pub fn spec_line(version: u32) -> String {
	format!("\tspec_version: {version},\n")
}

fn number(text: &str, name: &str) -> Result<u32> {
	let value = field(text, name)?;
	u32::from_str(value).with_context(|| format!("{FILE} states {name} as {value}"))
}

/// The value in the one line `<name>: <value>,`.
fn field<'a>(text: &'a str, name: &str) -> Result<&'a str> {
	let mut values = text.lines().filter_map(|line| {
		let value = line.trim_start().strip_prefix(name)?.strip_prefix(": ")?;
		value.strip_suffix(',')
	});
	let value = values
		.next()
		.with_context(|| format!("{FILE} states no {name}"))?;
	ensure!(values.next().is_none(), "{FILE} states {name} twice");
	Ok(value)
}

#[cfg(test)]
pub mod tests {
	use super::*;

	/// A runtime's version, as its source states it.
	pub const SOURCE: &str =
		"/// `spec_version` rises.\npub const VERSION: RuntimeVersion = RuntimeVersion {\n\
		\tspec_name: Cow::Borrowed(\"florin\"),\n\timpl_name: Cow::Borrowed(\"other\"),\n\
		\tspec_version: 7,\n\timpl_version: 1,\n\ttransaction_version: 3,\n};\n";

	#[test]
	fn a_version_is_read_from_the_source() {
		let expected = Version {
			name: "florin".into(),
			spec: 7,
			transaction: 3,
		};
		assert_eq!(Version::stated(SOURCE).unwrap(), expected);
		assert!(SOURCE.contains(&spec_line(7)));
	}

	#[test]
	fn what_is_missing_or_stated_twice_is_an_error() {
		let without = SOURCE.replace("spec_version: 7", "spec_version: seven");
		assert!(Version::stated(&without).is_err());
		let twice = format!("{SOURCE}{}", spec_line(8));
		let error = Version::stated(&twice).unwrap_err().to_string();
		assert!(error.contains("twice"), "{error}");
		assert!(Version::stated("").is_err());
	}
}
