//! `florin-maker`: quotes both sides of a market around its price, and moves with it. A sample, for
//! demonstrations and load: it knows nothing that others don't, and loses to whoever does.

mod config;
mod quotes;
mod run;

pub use run::run;

use crate::commands::Global;
use clap::Parser;
use std::path::PathBuf;

/// A sample market maker for futures on a Florin chain.
///
/// It keeps bids and asks around the mark of a market, or the index that it follows: so many lots at so
/// many prices, shifted against what it holds. With each block it looks whether the price has moved or
/// orders were filled, and replaces those that aren't where they should be, in one transaction. When the
/// market isn't open, or has no live price, it cancels all of them; so it does when it ends. Its margin
/// comes from the signer's account in the clearing house (`florin account deposit`). Exit codes: 0 done,
/// or ended by a signal; 1 refused by the chain, or not all was quoted; 2 usage; 3 connection.
#[derive(Debug, Parser)]
#[command(
	name = "florin-maker",
	version,
	arg_required_else_help = true,
	after_help = "Examples:\n  \
		florin-maker --config maker.toml --check\n  \
		florin-maker --config maker.toml --dry-run --suri //Charlie\n  \
		florin-maker --config maker.toml --key-file maker.key --url wss://node.example\n  \
		florin-maker --config maker.toml --key-file maker.key --cancel"
)]
pub struct Cli {
	/// How the node is reached, and who signs.
	#[command(flatten)]
	pub global: Global,
	#[command(flatten)]
	args: MakerArgs,
}

/// What the maker does.
#[derive(clap::Args, Debug)]
pub struct MakerArgs {
	/// What it quotes, and how: a TOML file
	#[arg(long, value_name = "FILE", env = "FLORIN_MAKER_CONFIG")]
	config: PathBuf,
	/// Another market than the configuration names
	#[arg(long)]
	market: Option<florin_core::clearing::MarketId>,
	/// Quote once, and end with 0 if all orders rest, else with 1. They stay until they expire, or
	/// --cancel
	#[arg(long, conflicts_with_all = ["dry_run", "check", "cancel"])]
	once: bool,
	/// Tell what would be quoted, and send nothing
	#[arg(long, conflicts_with_all = ["check", "cancel"])]
	dry_run: bool,
	/// Cancel all orders of the signer in the market, and end
	#[arg(long, conflicts_with = "check")]
	cancel: bool,
	/// Look at the configuration only
	#[arg(long)]
	check: bool,
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	fn parse(line: &str) -> Result<Cli, clap::Error> {
		Cli::try_parse_from(std::iter::once("florin-maker").chain(line.split(' ')))
	}

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn one_way_to_run_is_chosen() {
		for line in [
			"--config a.toml --key-file b",
			"--config a.toml --once --suri //Alice --market 3",
			"--config a.toml --dry-run --json",
			"--config a.toml --cancel --suri //Alice",
			"--config a.toml --check",
		] {
			assert!(parse(line).is_ok(), "{line}");
		}
		for line in [
			"--once",
			"--config a.toml --once --dry-run",
			"--config a.toml --once --cancel",
			"--config a.toml --dry-run --cancel",
			"--config a.toml --check --cancel",
			"--config a.toml --market h100",
			"--config a.toml more",
		] {
			assert_eq!(parse(line).expect_err(line).exit_code(), 2, "{line}");
		}
	}
}
