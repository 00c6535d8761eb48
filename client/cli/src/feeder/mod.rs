//! `florin-feeder`: reads prices of compute where its operator finds them, checks them, and tells
//! them to the chain once a period.

mod checks;
mod config;
mod document;
mod report;
mod run;
mod source;

pub use run::run;

use crate::{commands::Global, keys::Account};
use clap::Parser;
use std::path::PathBuf;

/// Tells a Florin chain what an hour of compute costs elsewhere.
///
/// Once a period it reads the sources that its configuration names, takes the median of those that
/// answered, checks it, and submits the prices of all classes in one transaction. The account that
/// signs has to be a feeder: governance admits it, and `florin feeder bond` puts up its bond. Exit
/// codes: 0 done, or ended by a signal; 1 refused by the chain, or a price wasn't told; 2 usage; 3
/// connection.
#[derive(Debug, Parser)]
#[command(
	name = "florin-feeder",
	version,
	arg_required_else_help = true,
	after_help = "Examples:\n  \
		florin-feeder --config feeder.toml --check\n  \
		florin-feeder --config feeder.toml --dry-run\n  \
		florin-feeder --config feeder.toml --key-file feeder.key --url wss://node.example"
)]
pub struct Cli {
	/// How the node is reached, and who signs.
	#[command(flatten)]
	pub global: Global,
	#[command(flatten)]
	args: FeederArgs,
}

/// What the feeder does.
#[derive(clap::Args, Debug)]
pub struct FeederArgs {
	/// What it reads, and what it takes for a price: a TOML file
	#[arg(long, value_name = "FILE", env = "FLORIN_FEEDER_CONFIG")]
	config: PathBuf,
	/// Who feeds; the account that signs if none is given, which else has to be its proxy, of the type
	/// Feed. A proxy pays fees, and needs no bond
	#[arg(long, value_name = "ACCOUNT")]
	feeder: Option<Account>,
	/// One round, then end: with 0 if every class was told, else with 1. A price that moved too far
	/// stays withheld, since nothing confirms it
	#[arg(long, conflicts_with_all = ["dry_run", "check"])]
	once: bool,
	/// One round that reads, checks and prints, and sends nothing. Without a node at hand, prices
	/// aren't compared with those that were told
	#[arg(long, conflicts_with = "check")]
	dry_run: bool,
	/// Look at the configuration only
	#[arg(long)]
	check: bool,
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	fn parse(line: &str) -> Result<Cli, clap::Error> {
		Cli::try_parse_from(std::iter::once("florin-feeder").chain(line.split(' ')))
	}

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn one_way_to_run_is_chosen() {
		for line in [
			"--config a.toml --key-file b",
			"--config a.toml --once --suri //Alice --url ws://127.0.0.1:1 --insecure",
			"--config a.toml --dry-run --json --feeder //Alice",
			"--config a.toml --check",
		] {
			assert!(parse(line).is_ok(), "{line}");
		}
		for line in [
			"--once",
			"--config a.toml --once --check",
			"--config a.toml --once --dry-run",
			"--config a.toml --dry-run --check",
			"--config a.toml more",
		] {
			assert_eq!(parse(line).expect_err(line).exit_code(), 2, "{line}");
		}
	}
}
