//! # The florin command
//!
//! Wallet, provider and attester on a Florin chain. What a command answers goes to standard output,
//! as text or with `--json` as JSON; progress and failures go to standard error. Exit codes: 0
//! done, 1 refused by the chain or a check not met, 2 usage, 3 connection.

mod amount;
mod chain;
mod commands;
mod demo;
mod error;
mod evidence;
mod keys;
mod latency;
mod load;
mod output;
mod traffic;

use clap::Parser;
use commands::Cli;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
	// Usage errors and help end the process here, with exit code 2 and 0.
	let cli = Cli::parse();
	let json = cli.global.json;
	match commands::run(cli).await {
		Ok(answer) => {
			answer.print(json);
			ExitCode::SUCCESS
		}
		Err(failure) => {
			if json {
				eprintln!("{}", failure.to_json());
			} else {
				eprintln!("error: {failure}");
			}
			failure.exit_code()
		}
	}
}
