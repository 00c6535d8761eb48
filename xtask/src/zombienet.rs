//! `cargo xtask network`: a local network of validators, a full node and an archive node, which zombienet starts, and the story of the money loop on it.

use crate::{
	dev,
	node::{Node, POLL},
	process, rpc,
	setup::{self, NodeJs},
	workspace::Workspace,
};
use anyhow::{bail, ensure, Context, Result};
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
	thread,
	time::{Duration, Instant},
};

/// The nodes in `zombienet/network.toml`, whose ports follow each other in this order.
const NODES: [&str; 6] = ["alice", "bob", "charlie", "dave", "full", "archive"];

/// The node on which the story is told: its transactions travel to the validators.
const TELLER: &str = "full";

/// What zombienet writes once all nodes run.
const DONE: &str = "zombie.json";

/// Six nodes compile the runtime to machine code before the first block.
const START_LIMIT: Duration = Duration::from_secs(600);

/// Options of `network`.
#[derive(clap::Args)]
pub struct Options {
	/// End when the story has been told, instead of leaving the network running
	#[arg(long)]
	exit: bool,
	/// Alice's port of JSON-RPC; each further node has the next one
	#[arg(long, default_value_t = 9944)]
	rpc_port: u16,
	/// Alice's port of Prometheus metrics; each further node has the next one
	#[arg(long, default_value_t = 9615)]
	prometheus_port: u16,
	/// Alice's port for peers; each further node has the next one
	#[arg(long, default_value_t = 30333)]
	port: u16,
}

impl Options {
	/// The nodes with their ports of JSON-RPC and of metrics.
	fn nodes(&self) -> impl Iterator<Item = (&'static str, u16, u16)> {
		let ports = (self.rpc_port..).zip(self.prometheus_port..);
		NODES
			.into_iter()
			.zip(ports)
			.map(|(name, (rpc, metrics))| (name, rpc, metrics))
	}

	/// zombienet would take another port for one that is taken, and nobody would know which.
	fn check_ports(&self) -> Result<()> {
		let first = [
			("--rpc-port", self.rpc_port),
			("--prometheus-port", self.prometheus_port),
			("--port", self.port),
		];
		for (option, first) in first {
			for (_, port) in NODES.iter().zip(first..) {
				ensure!(
					rpc::is_free(port),
					"port {port} is taken, perhaps by another network: end that one, or choose \
					 other ports with `{option}`",
				);
			}
		}
		Ok(())
	}
}

/// Builds, starts the network, tells the story and leaves the network running.
///
/// # Errors
/// When a port is taken, something can't be installed or built, the network doesn't start or finalise, or the story fails.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	options.check_ports()?;
	setup::for_building(workspace)?;
	let node_js = setup::for_network(workspace)?;
	workspace.build()?;
	options.check_ports()?;

	let interrupted = process::interruption()?;
	let mut network = Network::start(workspace, options, &node_js)?;
	network.wait_for_finality(options, &interrupted)?;
	let teller = options.nodes().find(|(name, ..)| *name == TELLER);
	let (_, port, _) = teller.context("the network has this node")?;
	let cli = workspace.binary("florin")?;
	dev::tell_story(&cli, &format!("ws://127.0.0.1:{port}"), &interrupted)?;
	if options.exit {
		return network.stop();
	}
	process::step("the network goes on until Ctrl-C");
	process::note(network.overview(options));
	while !interrupted() {
		network.zombienet.check_alive()?;
		thread::sleep(POLL);
	}
	network.stop()
}

/// The network; ends with this value.
struct Network {
	/// The program that started the nodes, with which they end.
	zombienet: Node,
	folder: PathBuf,
}

impl Network {
	/// Starts zombienet with the node that was last built, in an empty folder.
	fn start(workspace: &Workspace, options: &Options, node_js: &NodeJs) -> Result<Self> {
		let folder = workspace
			.cache
			.join("network")
			.join(options.rpc_port.to_string());
		if folder.exists() {
			fs::remove_dir_all(&folder).with_context(|| {
				format!("can't remove the last network in {}", folder.display())
			})?;
		}
		fs::create_dir_all(&folder)?;
		let node = workspace.binary("florin-node")?;
		for path in [&folder, &node] {
			ensure!(
				!path.display().to_string().contains(char::is_whitespace),
				"zombienet starts nodes by a shell, which takes {} apart: choose a folder without \
				 spaces with XDG_CACHE_HOME and CARGO_TARGET_DIR",
				path.display()
			);
		}
		// Given, not made by zombienet, which would put other validators into it.
		let specification = folder.join("chain.json");
		let mut export = Command::new(&node);
		export.args(["export-chain-spec", "--chain", "local", "--raw"]);
		fs::write(&specification, process::output(&mut export)?)?;

		let description = workspace.root.join("zombienet");
		let log = folder.join("zombienet.log");
		process::step(format!("local network: log in {}", log.display()));
		let mut zombienet = node_js.command("node");
		zombienet
			.arg(description.join("node_modules/.bin/zombienet"))
			.args([
				"--provider",
				"native",
				"--force",
				"--logType",
				"text",
				"--dir",
			])
			.arg(&folder)
			.arg("spawn")
			.arg(description.join("network.toml"))
			.env("FLORIN_NODE", node)
			.env("FLORIN_CHAIN_SPEC", specification)
			.env("FLORIN_RPC_PORT", options.rpc_port.to_string())
			.env(
				"FLORIN_PROMETHEUS_PORT",
				options.prometheus_port.to_string(),
			)
			.env("FLORIN_PORT", options.port.to_string());
		process::note(format!("$ {}", process::describe(&zombienet)));
		Ok(Self {
			zombienet: Node::start(&mut zombienet, log, options.rpc_port)?,
			folder,
		})
	}

	/// Waits until zombienet says that all nodes run, and each has a final block.
	fn wait_for_finality(
		&mut self,
		options: &Options,
		interrupted: impl Fn() -> bool,
	) -> Result<()> {
		let started = Instant::now();
		let mut wait_until = |ready: &dyn Fn() -> bool, what: &str| -> Result<()> {
			while !ready() {
				ensure!(!interrupted(), "interrupted before {what}");
				self.zombienet.check_alive()?;
				if started.elapsed() >= START_LIMIT {
					bail!(
						"not {what} after {} s\n{}",
						START_LIMIT.as_secs(),
						self.zombienet.log_tail()
					);
				}
				thread::sleep(POLL);
			}
			Ok(())
		};
		let done = self.folder.join(DONE);
		wait_until(&|| done.is_file(), "all nodes were running")?;
		for (name, port, _) in options.nodes() {
			wait_until(
				&|| rpc::finalized(port).is_ok_and(|number| number > 0),
				&format!("a block was final on {name}"),
			)?;
		}
		process::note("six nodes run, and blocks are final on each");
		Ok(())
	}

	/// Ends zombienet, which ends its nodes, and those that it left behind.
	fn stop(&mut self) -> Result<()> {
		process::step("ending the network");
		self.end()
	}

	fn end(&mut self) -> Result<()> {
		let stopped = self.zombienet.stop();
		// The nodes are of its process group. Where there is none left, this fails, and all is well.
		let rest = format!("kill -s KILL -- -{}", self.zombienet.id());
		let _ = process::output(Command::new("sh").args(["-c", &rest]));
		stopped
	}

	/// Where everything is.
	fn overview(&self, options: &Options) -> String {
		let log = |name: &str| log_of(&self.folder, name).display().to_string();
		let mut lines = format!("{:<9}{:<22}{:<33}log\n", "", "JSON-RPC", "metrics");
		for (name, rpc, metrics) in options.nodes() {
			let rpc = format!("ws://127.0.0.1:{rpc}");
			let metrics = format!("http://127.0.0.1:{metrics}/metrics");
			lines += &format!("{name:<9}{rpc:<22}{metrics:<33}{}\n", log(name));
		}
		lines
	}
}

impl Drop for Network {
	fn drop(&mut self) {
		if let Err(error) = self.end() {
			eprintln!("nodes of the network may still run: {error:#}");
		}
	}
}

/// Where zombienet writes what a node says.
fn log_of(folder: &Path, name: &str) -> PathBuf {
	folder.join(format!("{name}.log"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::net::{Ipv4Addr, TcpListener};

	fn options(first: u16) -> Options {
		Options {
			exit: true,
			rpc_port: first,
			prometheus_port: first,
			port: first,
		}
	}

	#[test]
	fn the_description_has_exactly_these_nodes_in_this_order() {
		let description = Workspace::locate()
			.unwrap()
			.root
			.join("zombienet/network.toml");
		let description = fs::read_to_string(description).unwrap();
		let names = description
			.lines()
			.filter_map(|line| line.strip_prefix("name = "))
			.map(|name| name.trim_matches('"'));
		assert_eq!(names.collect::<Vec<_>>(), NODES);
	}

	#[test]
	fn each_node_has_the_next_ports() {
		let options = options(9_000);
		let (name, rpc, metrics) = options.nodes().last().unwrap();
		assert_eq!((name, rpc, metrics), ("archive", 9_005, 9_005));
	}

	#[test]
	fn a_port_of_a_later_node_that_is_taken_is_named() {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
		let taken = listener.local_addr().unwrap().port();
		let error = options(taken - 3).check_ports().unwrap_err().to_string();
		assert!(error.contains("--rpc-port"), "{error}");
	}
}
