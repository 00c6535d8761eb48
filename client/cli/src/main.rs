//! The `florin` command.

use clap::Parser;
use florin_cli::{
	commands::{self, Cli},
	failed,
};
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
		Err(failure) => failed(&failure, json),
	}
}
