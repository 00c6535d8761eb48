//! The command line.

use crate::genesis::GenesisCmd;
use clap::{CommandFactory, FromArgMatches};
use sc_cli::{RunCmd, SubstrateCli};

/// Transactions that the pool holds unless `--pool-limit` says otherwise.
///
/// Ten full blocks of plain transfers (3,000 each). The usual 8,192 are less than six seconds of
/// full blocks: a flood of 10,000 would lose transactions that two more blocks would have taken.
const POOL_LIMIT: &str = "32768";

/// Kilobytes that the pool holds unless `--pool-kbytes` says otherwise: two for each transaction
/// of [`POOL_LIMIT`], ten times a transfer, so that registrations with their hardware evidence (8
/// kB) fit between.
const POOL_KBYTES: &str = "65536";

/// The pool unless `--pool-type` says otherwise.
///
/// polkadot-sdk's own choice follows every fork. Where authors take turns there are hardly any, and
/// under a flood it lost track: of 30,000 transfers sent to a node on two cores, 23,605 never came
/// into a block (`florin load --transfers 30000`). This one lost none of 40,000.
const POOL_TYPE: &str = "single-state";

/// Seconds for which a transaction that left the pool is refused, unless `--tx-ban-seconds` says
/// otherwise: until the next block has been dealt with.
///
/// This pool bans what a block took, so as not to validate it again when it prunes, and its list has
/// room for 4,096. With polkadot-sdk's half hour the list is full after the first two blocks of 3,000
/// transfers, and the pool validates again most of what each later one took. A peer that keeps
/// sending invalid transactions loses its reputation whatever this says.
const POOL_BAN: &str = "0";

const CHAIN_HELP: &str =
	"Chain to work on: `development` (or `dev`), `local_testnet` (or `local`), the path of a chain \
	specification file, or, for keys and exports only, `florin` [default: local_testnet]";

const EXAMPLES: &str = "\
Examples:
  florin-node --dev                             a chain of one's own, in a temporary folder
  florin-node --dev --base-path ./data          the same, kept between starts
  florin-node --chain local --alice             the first validator of a local testnet
  florin-node --chain spec.json --sync warp     a full node of the chain in spec.json
  florin-node export-chain-spec --chain dev     print a chain specification
  florin-node key generate                      make a key";

/// Arguments of `florin-node`.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	/// What to do; without one the node runs.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How the node runs.
	#[command(flatten)]
	pub run: RunCmd,
}

/// What the executable does apart from running the node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Generate, inspect and insert keys of accounts, sessions and the node
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain specification, plain or raw, to a file or the standard output
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Make the specification of a production chain of its founders' keys
	Genesis(GenesisCmd),

	/// Print a chain specification with this node as boot node, as network tools expect it
	BuildSpec(sc_cli::BuildSpecCmd),

	/// Execute a block again and report whether it is valid
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks to a file
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Read blocks from a file, verify and execute them
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Print the state of a block as a raw chain specification
	ExportState(sc_cli::ExportStateCmd),

	/// Remove the chain's database; keys stay
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Go back by a number of blocks, down to the last finalized one at most
	Revert(sc_cli::RevertCmd),

	/// Print best, finalized and genesis block of the database as JSON
	ChainInfo(sc_cli::ChainInfoCmd),
}

impl Cli {
	/// The arguments of this process. Prints help, version or what is wrong and ends the process
	/// where that is what the arguments ask for.
	pub fn from_command_line() -> Self {
		Self::from_arg_matches(&Self::adapted_command().get_matches())
			.unwrap_or_else(|e| e.exit())
			.with_key_of_development()
	}

	/// A validator has to bring the key of its place in the network, lest a restart under another
	/// one cut it off. The well-known development validators are spared that.
	fn with_key_of_development(mut self) -> Self {
		if self.run.get_keyring().is_some() {
			let key = &mut self.run.network_params.node_key_params;
			key.unsafe_force_node_key_generation = true;
		}
		self
	}

	/// The command line of `sc-cli` with what is different in this node: larger pool, its own
	/// chains, and no switches for off-chain workers, as the runtime has none and the node
	/// doesn't run any.
	fn adapted_command() -> clap::Command {
		let command = Self::setup_command(Self::command())
			.after_help(EXAMPLES)
			.mut_arg("pool_limit", |arg| arg.default_value(POOL_LIMIT))
			.mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KBYTES))
			.mut_arg("pool_type", |arg| arg.default_value(POOL_TYPE))
			.mut_arg("tx_ban_seconds", |arg| arg.default_value(POOL_BAN))
			.mut_arg("enabled", |arg| arg.default_value("never").hide(true))
			.mut_arg("indexing_enabled", |arg| arg.hide(true));
		describe_chains(command)
	}
}

/// Replaces the help of `--chain`, here and in all subcommands, by one that names this node's
/// chains.
fn describe_chains(command: clap::Command) -> clap::Command {
	command
		.mut_args(|arg| match arg.get_id().as_str() {
			"chain" => arg.help(CHAIN_HELP).long_help(CHAIN_HELP),
			_ => arg,
		})
		.mut_subcommands(describe_chains)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parse(args: &[&str]) -> Result<Cli, clap::Error> {
		Cli::adapted_command()
			.try_get_matches_from(std::iter::once("florin-node").chain(args.iter().copied()))
			.and_then(|matches| Cli::from_arg_matches(&matches))
	}

	#[test]
	fn the_command_line_is_well_formed() {
		Cli::adapted_command().debug_assert();
	}

	#[test]
	fn the_pool_holds_ten_full_blocks_unless_told_otherwise() {
		let pool = parse(&["--dev"]).unwrap().run.pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes), (32_768, 65_536));
		assert_eq!(pool.tx_ban_seconds, Some(0));

		let pool = parse(&["--dev", "--pool-limit", "7"])
			.unwrap()
			.run
			.pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes), (7, 65_536));
	}

	#[test]
	fn development_validators_need_no_node_key() {
		let generates = |args: &[&str]| {
			let cli = parse(args).unwrap().with_key_of_development();
			let key = cli.run.network_params.node_key_params;
			key.unsafe_force_node_key_generation
		};
		assert!(generates(&["--chain", "local", "--alice"]));
		assert!(!generates(&["--chain", "local", "--validator"]));
	}

	#[test]
	fn help_names_the_chains_of_this_node_everywhere() {
		for args in [
			&["--help"][..],
			&["purge-chain", "--help"],
			&["key", "insert", "--help"],
		] {
			let help = parse(args).unwrap_err().to_string();
			assert!(help.contains("local_testnet"), "{help}");
			assert!(!help.contains("staging"), "{help}");
			assert!(!help.contains("--offchain-worker"), "{help}");
		}
	}

	#[test]
	fn options_of_the_node_are_refused_beside_a_subcommand() {
		assert!(parse(&["--validator", "chain-info"]).is_err());
		assert!(parse(&["chain-info", "--chain", "dev"]).is_ok());
	}
}
