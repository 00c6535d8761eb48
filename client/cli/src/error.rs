//! What can go wrong, and with which exit code the command ends.

use serde::Serialize;
use serde_json::{json, Value};
use std::{fmt, process::ExitCode};

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
	/// The chain refused what it was asked to do.
	Refused(Refusal),
	/// A figure that has to hold doesn't.
	Unmet(String),
	/// The command was given something that it can't work with.
	Usage(String),
	/// The node can't be reached, or doesn't speak this command's language.
	Connection(String),
}

impl Failure {
	/// A mistake in what the command was given.
	pub fn usage(message: impl fmt::Display) -> Self {
		Self::Usage(message.to_string())
	}

	/// A trouble with the node or the way to it.
	pub fn connection(message: impl fmt::Display) -> Self {
		Self::Connection(message.to_string())
	}

	/// The exit code: 1 refused by the chain or a check not met, 2 usage, 3 connection.
	pub fn exit_code(&self) -> ExitCode {
		ExitCode::from(match self {
			Self::Refused(_) | Self::Unmet(_) => 1,
			Self::Usage(_) => 2,
			Self::Connection(_) => 3,
		})
	}

	/// The failure for scripts.
	pub fn to_json(&self) -> Value {
		let error = match self {
			Self::Refused(refusal) => json!({
				"kind": "refused",
				"error": refusal.error,
				"message": refusal.message,
				"hint": refusal.hint,
				"block": refusal.block,
			}),
			Self::Unmet(message) => json!({ "kind": "unmet", "message": message }),
			Self::Usage(message) => json!({ "kind": "usage", "message": message }),
			Self::Connection(message) => json!({ "kind": "connection", "message": message }),
		};
		json!({ "error": error })
	}
}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Refused(refusal) => refusal.fmt(f),
			Self::Unmet(message) | Self::Usage(message) | Self::Connection(message) => {
				f.write_str(message)
			}
		}
	}
}

/// What the chain refused, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Refusal {
	/// The error's name, such as `Attestation.NotFresh`.
	pub error: String,
	/// A sentence about it, from the runtime's own documentation where there is one.
	pub message: String,
	/// What to do about it.
	pub hint: Option<String>,
	/// The block that carries the failed transaction; none if it never got into one.
	pub block: Option<u64>,
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "the chain refused: {} ({})", self.message, self.error)?;
		if let Some(block) = self.block {
			write!(f, "\n  in block {block}; the fee is paid")?;
		}
		if let Some(hint) = &self.hint {
			write!(f, "\n  hint: {hint}")?;
		}
		Ok(())
	}
}

impl From<Refusal> for Failure {
	fn from(refusal: Refusal) -> Self {
		Self::Refused(refusal)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn refusal() -> Refusal {
		Refusal {
			error: "Issuance.NothingMatured".into(),
			message: "Nothing has matured.".into(),
			hint: Some("Wait.".into()),
			block: Some(7),
		}
	}

	#[test]
	fn a_refusal_is_printed_with_its_name_its_block_and_its_hint() {
		let text = Failure::from(refusal()).to_string();
		for part in [
			"Nothing has matured.",
			"Issuance.NothingMatured",
			"block 7",
			"hint: Wait.",
		] {
			assert!(text.contains(part), "{text}");
		}
	}

	#[test]
	fn each_kind_of_failure_has_the_exit_code_that_scripts_rely_on() {
		let code = |failure: Failure| format!("{:?}", failure.exit_code());
		assert_eq!(code(refusal().into()), format!("{:?}", ExitCode::from(1)));
		assert_eq!(
			code(Failure::Unmet(String::new())),
			format!("{:?}", ExitCode::from(1))
		);
		assert_eq!(code(Failure::usage("")), format!("{:?}", ExitCode::from(2)));
		assert_eq!(
			code(Failure::connection("")),
			format!("{:?}", ExitCode::from(3))
		);
	}

	#[test]
	fn json_failures_name_their_kind_and_keep_the_parts_apart() {
		assert_eq!(
			Failure::from(refusal()).to_json(),
			json!({"error": {
				"kind": "refused",
				"error": "Issuance.NothingMatured",
				"message": "Nothing has matured.",
				"hint": "Wait.",
				"block": 7,
			}}),
		);
		assert_eq!(
			Failure::usage("no").to_json(),
			json!({"error": {"kind": "usage", "message": "no"}}),
		);
	}
}
