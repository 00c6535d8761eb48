//! `cargo xtask bench`: what calls cost, how much a chain carries and how fast a network is, each beside a baseline of the same run.

mod latency;
mod load;
mod network;
mod sync;

use crate::{chain::Chain, process, setup, workspace::Workspace};
use anyhow::{bail, ensure, Context, Result};
use clap::Subcommand;
use serde_json::Value;
use std::{
	fs,
	io::{BufRead, BufReader},
	process::{Command, Stdio},
	time::{Duration, Instant},
};

/// A validator of the development chain that has yet to get its key, with room for everything that is submitted before.
const WAITING_AUTHOR: [&str; 9] = [
	"--chain=dev",
	"--validator",
	"--force-authoring",
	"--unsafe-force-node-key-generation",
	"--rpc-methods=unsafe",
	"--no-mdns",
	"--no-telemetry",
	"--pool-limit=200000",
	"--pool-kbytes=200000",
];

/// The file of exported blocks, in the folder of the chain's log.
const EXPORT: &str = "blocks.bin";

/// What is measured.
#[derive(Subcommand)]
pub enum Benchmark {
	/// Calls in the wasm runtime, as multiples of a plain transfer, on a state with few and with many devices
	Pallets,
	/// Orders and fills a second in the wasm runtime, beside plain transfers, in books with few and with many orders, accounts and positions
	Orders,
	/// Blocks full of plain transfers, made by a node and imported by another
	///
	/// Fills the pool of a node that makes no blocks yet with transfers (`florin load`), lets it make blocks, and prints how many each took and how long making
	/// it took. Then another node imports the same blocks.
	Transfers(Transfers),
	/// How long a transfer takes into a block, and until that is final, on four validators
	///
	/// Sends transfers one after another at random moments (`florin latency`), first on a chain with one validator, then on one with four, and prints medians
	/// and 95th percentiles.
	Latency(latency::Options),
	/// Mixed transactions at a steady rate with bursts on four validators
	///
	/// Sends them to all four (`florin traffic`), fails if one of them is lost or fails, and prints the memory of each node at every tenth of the time.
	Load(load::Options),
	/// A node that gets a long chain from its peers, block by block and by warp sync
	///
	/// Makes the blocks offline with simulated timestamps, and lets a node import them from a file for comparison.
	Sync(sync::Options),
}

/// Options of `bench transfers`.
#[derive(clap::Args)]
pub struct Transfers {
	/// How many transfers are sent
	#[arg(long, default_value_t = 36_000)]
	transfers: u32,
	/// The port of the node's JSON-RPC
	#[arg(long, default_value_t = 9950)]
	rpc_port: u16,
	/// The port of the node's Prometheus metrics
	#[arg(long, default_value_t = 9650)]
	prometheus_port: u16,
}

/// Measures.
///
/// # Errors
/// When the build or a step of the measurement fails.
pub fn run(workspace: &Workspace, benchmark: &Benchmark) -> Result<()> {
	setup::for_building(workspace)?;
	let interrupted = process::interruption()?;
	match benchmark {
		Benchmark::Pallets => wasm(workspace, "pallets", "100,000 devices"),
		Benchmark::Orders => wasm(workspace, "orders", "100,000 traders"),
		Benchmark::Transfers(options) => transfers(workspace, options, &interrupted),
		Benchmark::Latency(options) => latency::run(workspace, options, &interrupted),
		Benchmark::Load(options) => load::run(workspace, options, &interrupted),
		Benchmark::Sync(options) => sync::run(workspace, options, &interrupted),
	}
}

fn wasm(workspace: &Workspace, name: &str, state: &str) -> Result<()> {
	process::step(format!(
		"bench: calls in the wasm runtime (builds the state of {state} first)"
	));
	let mut bench = workspace.cargo();
	bench.args(["bench", "--workspace", "--bench", name]);
	process::run(&mut bench)
}

/// A block that its author has prepared, as the node's log tells.
#[derive(Debug, PartialEq, Eq)]
struct Prepared {
	number: u64,
	milliseconds: u64,
	extrinsics: u64,
	/// Why the author took no more transactions.
	end: String,
}

fn transfers(
	workspace: &Workspace,
	options: &Transfers,
	interrupted: &impl Fn() -> bool,
) -> Result<()> {
	workspace.build()?;
	let (rpc_port, prometheus_port) = (options.rpc_port, options.prometheus_port);
	process::step("bench: funding the accounts that send");
	let mut chain = Chain::start(workspace, rpc_port, prometheus_port)?;
	chain.wait_for_block(interrupted)?;
	process::run(load(workspace, &chain, options)?.arg("--fund-only"))?;
	chain.stop()?;

	process::step(format!(
		"bench: {} transfers into the pool of a node that makes no blocks",
		options.transfers
	));
	let mut chain = Chain::go_on(workspace, rpc_port, prometheus_port, &WAITING_AUTHOR)?;
	chain.wait_for_rpc()?;
	let loaded = load_then_make_blocks(load(workspace, &chain, options)?, &chain)?;
	chain.stop()?;
	let blocks = blocks_of(&loaded)?;
	let log = fs::read_to_string(&chain.log)?;
	let prepared = log.lines().filter_map(prepared).collect::<Vec<_>>();
	print_blocks(&blocks, &prepared)?;
	let last = blocks.last().context("there are blocks")?.0;
	import(workspace, &chain, last)
}

/// The command that sends the transfers, as the development accounts, whoever else signs in this shell.
fn load(workspace: &Workspace, chain: &Chain, options: &Transfers) -> Result<Command> {
	let mut load = Command::new(workspace.binary("florin")?);
	load.args(["--url", &chain.url(), "--json", "load", "--transfers"])
		.arg(options.transfers.to_string())
		.env_remove("FLORIN_SURI")
		.env_remove("FLORIN_KEY_FILE");
	Ok(load)
}

/// Runs `load`, lets the chain make blocks as soon as all has been submitted, and returns the answer.
fn load_then_make_blocks(mut load: Command, chain: &Chain) -> Result<String> {
	process::note(format!("$ {}", process::describe(&load)));
	let mut child = load
		.stdout(Stdio::piped())
		.stderr(Stdio::piped())
		.spawn()
		.context("can't start the command-line client")?;
	let progress = child.stderr.take().context("the client has no progress")?;
	for line in BufReader::new(progress).lines() {
		let line = line?;
		process::note(&line);
		if line.starts_with("submitted") {
			chain.make_blocks()?;
		}
	}
	let output = child.wait_with_output()?;
	process::check(&load, output.status)?;
	Ok(String::from_utf8(output.stdout)?)
}

/// Number and timestamp of each block that the load went into.
fn blocks_of(loaded: &str) -> Result<Vec<(u64, u64)>> {
	let loaded: Value = serde_json::from_str(loaded)?;
	let blocks = loaded
		.get("blocks")
		.and_then(Value::as_array)
		.context("the load has blocks")?;
	blocks
		.iter()
		.map(|block| {
			let number = block.get("number").and_then(Value::as_u64);
			let time = block.get("timestamp").and_then(Value::as_u64);
			number.zip(time).context("a block has number and timestamp")
		})
		.collect()
}

fn print_blocks(blocks: &[(u64, u64)], prepared: &[Prepared]) -> Result<()> {
	println!("block  transactions  made in ms  ms after the last  ended by");
	let mut previous = None;
	for &(number, time) in blocks {
		let made = prepared
			.iter()
			.rfind(|made| made.number == number)
			.with_context(|| format!("the log tells nothing of block {number}"))?;
		let gap = previous.map_or(String::new(), |previous: u64| (time - previous).to_string());
		println!(
			"{number:>5}  {:>12}  {:>10}  {gap:>17}  {}",
			made.extrinsics - 1,
			made.milliseconds,
			made.end,
		);
		previous = Some(time);
	}
	Ok(())
}

/// Reads a line such as `Prepared block for proposing at 5 (612 ms) hash: …; end: HitBlockWeightLimit; extrinsics_count: 3602`.
fn prepared(line: &str) -> Option<Prepared> {
	let (_, rest) = line.split_once("Prepared block for proposing at ")?;
	let (number, rest) = rest.split_once(" (")?;
	let (milliseconds, rest) = rest.split_once(" ms)")?;
	let (_, rest) = rest.split_once("end: ")?;
	let (end, rest) = rest.split_once("; extrinsics_count: ")?;
	let extrinsics = rest.split_whitespace().next()?.trim_end_matches(';');
	Some(Prepared {
		number: number.parse().ok()?,
		milliseconds: milliseconds.parse().ok()?,
		extrinsics: extrinsics.parse().ok()?,
		end: end.to_owned(),
	})
}

/// Lets a node with an empty database import the chain up to block `last`.
fn import(workspace: &Workspace, chain: &Chain, last: u64) -> Result<()> {
	let node = workspace.binary("florin-node")?;
	let folder = chain.data.with_file_name("import");
	if folder.exists() {
		fs::remove_dir_all(&folder)?;
	}
	let file = chain.data.with_file_name(EXPORT);
	process::step(format!("bench: blocks 1 to {last} on another node"));
	let mut export = Command::new(&node);
	export
		.args(["export-blocks", "--dev", "--binary", "--from", "1", "--to"])
		.arg(last.to_string())
		.arg("--base-path")
		.arg(&chain.data)
		.arg(&file);
	process::output(&mut export)?;
	let mut import = Command::new(&node);
	import
		.args(["import-blocks", "--dev", "--binary", "--base-path"])
		.arg(&folder)
		.arg(&file);
	process::note(format!("$ {}", process::describe(&import)));
	let started = Instant::now();
	let output = import.output().context("can't start the node")?;
	let elapsed = started.elapsed();
	process::check(&import, output.status)?;
	let log = String::from_utf8_lossy(&output.stderr);
	report_import(&log, last, elapsed)?;
	fs::remove_file(file)?;
	fs::remove_dir_all(folder)?;
	Ok(())
}

fn report_import(log: &str, last: u64, elapsed: Duration) -> Result<()> {
	let best = log.lines().filter_map(best_block).max();
	ensure!(
		best == Some(last),
		"the import ended at block {best:?} instead of {last}:\n{log}"
	);
	if last == 0 {
		bail!("there are no blocks");
	}
	println!(
		"{last} blocks imported in {} ms, the node's start included: a block has 2000 ms",
		elapsed.as_millis()
	);
	Ok(())
}

/// The number in a line such as `Imported 53 blocks. Best: #53`.
fn best_block(line: &str) -> Option<u64> {
	let (_, rest) = line.split_once("Best: #")?;
	let digits = rest
		.chars()
		.take_while(char::is_ascii_digit)
		.collect::<String>();
	digits.parse().ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_authors_log_line_is_understood() {
		let line = "2026-11-22 23:05:16 🎁 Prepared block for proposing at 7 (612 ms) hash: 0xe7; \
		            parent_hash: 0x83b7…a503; end: HitBlockWeightLimit; extrinsics_count: 3602    ";
		let expected = Prepared {
			number: 7,
			milliseconds: 612,
			extrinsics: 3602,
			end: "HitBlockWeightLimit".into(),
		};
		assert_eq!(prepared(line), Some(expected));
		assert_eq!(prepared("🏆 Imported #1 (0x83b7…a503)"), None);
	}

	#[test]
	fn the_load_is_read_from_its_answer() {
		let loaded = r#"{"blocks":[{"number":5,"timestamp":10,"transactions":1}]}"#;
		assert_eq!(blocks_of(loaded).unwrap(), [(5, 10)]);
		assert!(blocks_of("{}").is_err());
	}

	#[test]
	fn the_last_imported_block_is_found() {
		assert_eq!(best_block("🎉 Imported 53 blocks. Best: #53"), Some(53));
		assert_eq!(best_block("Import blocks"), None);
	}
}
