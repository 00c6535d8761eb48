//! # The florin commands
//!
//! [`commands`] is `florin`: wallet, provider, attester and trader on a Florin chain. [`feeder`] is
//! `florin-feeder`, which tells prices of compute, and [`maker`] `florin-maker`, which quotes futures
//! on them. What a command answers goes to standard output, as text or with `--json` as JSON; progress
//! and failures go to standard error. Exit codes: 0 done, 1 refused by the chain or a check not met, 2
//! usage, 3 connection.

mod amount;
mod chain;
pub mod commands;
mod currency;
mod daemon;
mod demo;
mod error;
mod evidence;
pub mod feeder;
mod grid;
mod keys;
mod latency;
mod load;
pub mod maker;
mod number;
mod order_id;
mod output;
mod price;
mod time;
mod traffic;

use daemon::Ended;
use error::Failure;
use std::{future::Future, process::ExitCode};
use tokio::runtime::Runtime;

/// Tells why a command failed, on standard error, and with which exit code its process ends.
pub fn failed(failure: &Failure, json: bool) -> ExitCode {
	if json {
		eprintln!("{}", failure.to_json());
	} else {
		eprintln!("error: {failure}");
	}
	failure.exit_code()
}

/// Does the work of a daemon, and tells what came of it: with 0 if all was done, else with 1 or the
/// code of its failure.
pub fn serve(json: bool, work: impl Future<Output = Result<Ended, Failure>>) -> ExitCode {
	let runtime = match Runtime::new() {
		Ok(runtime) => runtime,
		Err(error) => {
			eprintln!("error: {error}");
			return ExitCode::FAILURE;
		}
	};
	let code = match runtime.block_on(work) {
		Ok(ended) => {
			if let Some(answer) = ended.answer {
				answer.print(json);
			}
			ExitCode::from(u8::from(!ended.complete))
		}
		Err(failure) => failed(&failure, json),
	};
	// What is still being read isn't waited for.
	runtime.shutdown_background();
	code
}
