//! `cargo xtask`: the workspace's one front door.
//!
//! Set-up, development chain, local network, tests, faults of a network, lints, the runtime's releases, chain specs, weights, benchmarks and fuzzing, each of
//! which says what it is doing while it works. Everything is built into one target folder in one profile; see
//! [`workspace::Workspace::build`].

mod bench;
mod chain;
mod chain_specs;
mod dev;
mod features;
mod fuzz;
mod lint;
mod metadata;
mod network;
mod network_test;
mod node;
mod process;
mod rpc;
mod runtime;
mod setup;
mod test;
mod tools;
mod weights;
mod workspace;
mod zombienet;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

/// Set-up, development chain, local network, tests, faults of a network, lints, releases, chain specs, weights, benchmarks, fuzzing
///
/// Build outputs go to $CARGO_TARGET_DIR, else to florin/target in your cache folder
/// ($XDG_CACHE_HOME, else ~/.cache), where the next clone finds them again.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Bring this machine to a working build
	///
	/// Checks Rust, then installs what is missing: the wasm target (from rustup, else compiled from
	/// Debian's package of the standard library's source), compilers and protoc (with apt), Node.js
	/// and the client tests' packages. Takes seconds when all is there. FLORIN_DEBIAN_MIRROR names
	/// another Debian mirror than deb.debian.org.
	Setup,
	/// Start a development chain and run the money loop on it
	///
	/// Sets up, builds, starts a fresh chain, and tells the story of a GPU's registration, presence,
	/// certificate, mint, transfer and repayment by real extrinsics. Leaves the chain running.
	Dev(dev::Options),
	/// Start a local network and run the money loop on it
	///
	/// Four validators, a full node and an archive node, which zombienet starts from
	/// zombienet/network.toml. Installs zombienet on first use, builds, waits until blocks are
	/// final everywhere, and tells the story that `dev` tells. Leaves the network running.
	Network(zombienet::Options),
	/// Run every test
	///
	/// Sets up, builds, and runs the Rust tests, the client tests against the real node, the check of
	/// the chain specs, and those of `network-test` that take little time.
	Test(test::Options),
	/// Try what a network of four real validators does when something goes wrong
	///
	/// Sets up, builds, starts the validators of the chain `local` on this machine, and kills, splits,
	/// fills, shifts and rotates. Ends with a table, and with a failure if something didn't hold or
	/// couldn't be tried.
	NetworkTest(network_test::Options),
	/// Check formats, dependencies, features and clippy
	///
	/// The tools that this needs are compiled on first use.
	Lint(lint::Options),
	/// Build the runtime as it goes on the chain, and check one
	///
	/// The same commit gives the same bytes on every machine with the same compiler: the sources are
	/// copied to /tmp/florin-runtime and built there. Writes the blob with its description, prints the
	/// hash that a referendum authorises, and compares with a file, a hash or a node.
	Runtime(runtime::Options),
	/// Write the chain specs into chain-specs/
	ChainSpecs(chain_specs::Options),
	/// Write the runtime's metadata to where the command-line client is generated from
	///
	/// After every change of calls, events, errors, storage or runtime APIs.
	Metadata,
	/// Benchmark the pallets and write runtime/src/weights/
	///
	/// Builds the runtime with its benchmarks in a target folder of its own. Takes hours for all
	/// pallets; run it on a quiet machine.
	Weights(weights::Options),
	/// Measure what calls cost and how much a chain carries
	///
	/// Each figure comes with a baseline from the same run. Run it on a quiet machine.
	#[command(subcommand)]
	Bench(bench::Benchmark),
	/// Run the fuzz targets
	Fuzz(fuzz::Options),
}

fn main() -> ExitCode {
	match run(&Arguments::parse().command) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

fn run(command: &Command) -> Result<()> {
	let workspace = Workspace::locate()?;
	match command {
		Command::Setup => setup::run(&workspace),
		Command::Dev(options) => dev::run(&workspace, options),
		Command::Network(options) => zombienet::run(&workspace, options),
		Command::Test(options) => test::run(&workspace, options),
		Command::NetworkTest(options) => network_test::run(&workspace, options),
		Command::Lint(options) => lint::run(&workspace, options),
		Command::Runtime(options) => runtime::run(&workspace, options),
		Command::ChainSpecs(options) => chain_specs::run(&workspace, options),
		Command::Metadata => metadata::run(&workspace),
		Command::Weights(options) => weights::run(&workspace, options),
		Command::Bench(benchmark) => bench::run(&workspace, benchmark),
		Command::Fuzz(options) => fuzz::run(&workspace, options),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn the_command_line_is_well_formed() {
		Arguments::command().debug_assert();
	}

	#[test]
	fn every_subcommand_has_a_help_text() {
		for command in Arguments::command().get_subcommands() {
			assert!(
				command.get_about().is_some(),
				"{} has none",
				command.get_name()
			);
		}
	}
}
