//! # The florin commands
//!
//! [`commands`] is `florin`: wallet, provider and attester on a Florin chain. [`feeder`] is
//! `florin-feeder`, which tells prices of compute. What a command answers goes to standard output,
//! as text or with `--json` as JSON; progress and failures go to standard error. Exit codes: 0
//! done, 1 refused by the chain or a check not met, 2 usage, 3 connection.

mod amount;
mod chain;
pub mod commands;
mod demo;
mod error;
mod evidence;
pub mod feeder;
mod keys;
mod latency;
mod load;
mod output;
mod price;
mod traffic;

use error::Failure;
use std::process::ExitCode;

/// Tells why a command failed, on standard error, and with which exit code its process ends.
pub fn failed(failure: &Failure, json: bool) -> ExitCode {
	if json {
		eprintln!("{}", failure.to_json());
	} else {
		eprintln!("error: {failure}");
	}
	failure.exit_code()
}
