//! The `florin-feeder` command.

use clap::Parser;
use florin_cli::{
	feeder::{self, Cli},
	serve,
};
use std::process::ExitCode;

fn main() -> ExitCode {
	// Usage errors and help end the process here, with exit code 2 and 0.
	let cli = Cli::parse();
	serve(cli.global.json, feeder::run(cli))
}
