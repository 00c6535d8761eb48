//! How fast a node gets the chain from its peers: every block, or, by warp sync, only the proof of the last final one and its state.

use super::network::{best, peers, Network, Ports, START_LIMIT};
use crate::{process, rpc, workspace::Workspace};
use anyhow::{bail, ensure, Context, Result};
use serde_json::json;
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
	thread,
	time::{Duration, Instant},
};

/// The target of a full sync, in blocks a second.
const TARGET: f64 = 500.0;

/// Nodes that serve the chain to one that syncs by warp: with fewer than three it waits for ever.
const SERVERS: [&str; 3] = ["first", "second", "third"];

/// How often a syncing node is asked how far it is.
const SAMPLE: Duration = Duration::from_millis(50);

/// What a sync may take.
const SYNC_LIMIT: Duration = Duration::from_secs(600);

/// Options of `bench sync`.
#[derive(clap::Args)]
pub struct Options {
	/// How long the chain is, in blocks
	#[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(256..=1_000_000))]
	blocks: u32,
	#[command(flatten)]
	ports: Ports,
}

/// Makes the chain, and measures how a node imports it from a file, then from a peer, then by warp sync.
///
/// # Errors
/// When a step fails or the user has had enough.
pub fn run(
	workspace: &Workspace,
	options: &Options,
	interrupted: &impl Fn() -> bool,
) -> Result<()> {
	workspace.build()?;
	let mut network = Network::new(workspace, &options.ports, "local")?;
	let chain = Chain::make(workspace, network.folder(), options.blocks)?;
	let imported = chain.import(workspace, &network)?;
	for copy in SERVERS.iter().skip(1) {
		let mut copying = Command::new("cp");
		copying
			.arg("-R")
			.args([network.data(SERVERS[0]), network.data(copy)]);
		process::output(&mut copying)?;
	}
	network.set_chain(&chain.specification);
	network.start(SERVERS[0], &[])?;
	network.wait(interrupted, |port| Ok(best(port)? == chain.blocks))?;

	process::step("bench: every block from one peer");
	let full = follow(
		&mut network,
		"full",
		&["--sync", "full"],
		&chain,
		interrupted,
	)?;
	process::step("bench: warp sync from three peers");
	for name in SERVERS.iter().skip(1) {
		network.start(name, &[])?;
	}
	network.wait(interrupted, |port| Ok(best(port)? == chain.blocks))?;
	let warp = follow(
		&mut network,
		"warp",
		&["--sync", "warp"],
		&chain,
		interrupted,
	)?;
	network.stop()?;
	print!("{}", report(chain.blocks, imported, &full, &warp));
	Ok(())
}

/// A chain that was made offline.
struct Chain {
	blocks: u32,
	specification: PathBuf,
	file: PathBuf,
}

impl Chain {
	/// Makes it with the runtime of the node that was last built.
	fn make(workspace: &Workspace, folder: &Path, blocks: u32) -> Result<Self> {
		let chain = Self {
			blocks,
			specification: folder.join("chain.json"),
			file: folder.join("blocks.bin"),
		};
		let mut export = Command::new(workspace.binary("florin-node")?);
		export.args(["export-chain-spec", "--chain", "local", "--raw"]);
		fs::write(&chain.specification, process::output(&mut export)?)?;
		process::step(format!("bench: {blocks} blocks, made offline"));
		let mut make = workspace.cargo();
		make.args(["bench", "--workspace", "--bench", "blocks", "--"])
			.arg(&chain.specification)
			.arg(blocks.to_string())
			.arg(&chain.file);
		process::run(&mut make)?;
		Ok(chain)
	}

	/// Lets a node without a network import it, and answers at how many blocks a second: the time for all blocks, less that for the first alone, which is
	/// the node's start.
	fn import(&self, workspace: &Workspace, network: &Network) -> Result<f64> {
		process::step("bench: import from a file");
		let (all, one) = (network.data(SERVERS[0]), network.data("one"));
		let whole = self.timed_import(workspace, &all, &self.file)?;
		let file = network.folder().join("block.bin");
		let mut export = self.node(workspace, "export-blocks", &all)?;
		export
			.args(["--binary", "--from", "1", "--to", "1"])
			.arg(&file);
		process::output(&mut export)?;
		let start = self.timed_import(workspace, &one, &file)?;
		let importing = whole.saturating_sub(start).as_secs_f64();
		ensure!(importing > 0.0, "one block took as long as all");
		Ok(f64::from(self.blocks - 1) / importing)
	}

	fn timed_import(&self, workspace: &Workspace, data: &Path, file: &Path) -> Result<Duration> {
		let mut import = self.node(workspace, "import-blocks", data)?;
		import.arg("--binary").arg(file);
		process::note(format!("$ {}", process::describe(&import)));
		let started = Instant::now();
		process::output(&mut import)?;
		Ok(started.elapsed())
	}

	/// A subcommand of the node that works on the database in `data`.
	fn node(&self, workspace: &Workspace, subcommand: &str, data: &Path) -> Result<Command> {
		let mut node = Command::new(workspace.binary("florin-node")?);
		node.args([subcommand, "--chain"])
			.arg(&self.specification)
			.arg("--base-path")
			.arg(data);
		Ok(node)
	}
}

/// How a node got to the chain's last block.
struct Sync {
	/// Seconds from its first peer until it had the last block.
	seconds: f64,
	/// The blocks that it had when it was first asked with a peer.
	begun_with: u32,
	/// The block that it had as final.
	finalized: u32,
}

/// Starts a node without a database and watches it until it has the chain's last block.
fn follow(
	network: &mut Network,
	name: &str,
	role: &[&str],
	chain: &Chain,
	interrupted: &impl Fn() -> bool,
) -> Result<Sync> {
	let server = network.nodes.first().context("a node serves")?.rpc_port;
	let node = network.start(name, role)?;
	let port = node.rpc_port;
	let launched = Instant::now();
	while peers(port).unwrap_or(0) == 0 {
		ensure!(!interrupted(), "interrupted before the node had a peer");
		node.check_alive()?;
		if launched.elapsed() >= START_LIMIT {
			bail!("the node finds no peer\n{}", node.log_tail());
		}
		thread::sleep(SAMPLE);
	}
	let begun = Instant::now();
	let begun_with = best(port)?;
	while best(port)? < chain.blocks {
		ensure!(!interrupted(), "interrupted before the node had the chain");
		node.check_alive()?;
		if begun.elapsed() >= SYNC_LIMIT {
			bail!("the node doesn't get the chain\n{}", node.log_tail());
		}
		thread::sleep(SAMPLE);
	}
	let seconds = begun.elapsed().as_secs_f64();
	let (here, there) = (hash(port, chain.blocks)?, hash(server, chain.blocks)?);
	ensure!(
		here == there,
		"two blocks {}: {here} and {there}",
		chain.blocks
	);
	let sync = Sync {
		seconds,
		begun_with,
		finalized: rpc::finalized(port)?,
	};
	network.end_last()?;
	Ok(sync)
}

/// The hash of block `number` of the node behind `port`.
fn hash(port: u16, number: u32) -> Result<String> {
	let hash = rpc::call_with(port, "chain_getBlockHash", &json!([number]))?;
	let hash = hash.as_str().map(ToOwned::to_owned);
	hash.with_context(|| format!("there is no block {number}"))
}

fn report(blocks: u32, imported: f64, full: &Sync, warp: &Sync) -> String {
	let rate = f64::from(blocks - full.begun_with) / full.seconds;
	format!(
		"{blocks} blocks          blocks a second   seconds   final\n\
		 import from a file  {imported:>15.0}\n\
		 full sync           {rate:>15.0}{:>10.1}{:>8}\n\
		 warp sync           {:>15}{:>10.1}{:>8}\n\
		 (a sync's seconds: from the first peer until the last block is there)\n\
		 full sync at {TARGET} blocks a second: {}\n",
		full.seconds,
		full.finalized,
		"",
		warp.seconds,
		warp.finalized,
		if rate >= TARGET { "met" } else { "NOT met" },
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_sync_under_its_target_is_told() {
		let sync = |seconds| Sync {
			seconds,
			begun_with: 128,
			finalized: 9_984,
		};
		let rate_of = |seconds| report(10_128, 800.0, &sync(seconds), &sync(3.0));
		let met = rate_of(20.0);
		assert!(met.contains("500      20.0    9984"), "{met}");
		assert!(met.ends_with("a second: met\n"), "{met}");
		let missed = rate_of(20.1);
		assert!(missed.ends_with("a second: NOT met\n"), "{missed}");
	}
}
