//! Nodes on this machine that know each other, for what is measured on a network.

use crate::{
	node::{Node, POLL},
	process, rpc,
	workspace::Workspace,
};
use anyhow::{bail, ensure, Context, Result};
use serde_json::Value;
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
	thread,
	time::{Duration, Instant},
};

/// The validators of a local network, whose keys are well known.
pub const VALIDATORS: [&str; 4] = ["alice", "bob", "charlie", "dave"];

/// Compiling the runtime to machine code comes before the first block, and several nodes do it at the same time.
pub const START_LIMIT: Duration = Duration::from_secs(300);

/// The final block at which a network is taken for running.
const FIRST_FINAL: u32 = 2;

/// Where the nodes listen, all on this machine only. The first node has these ports, the next ones follow.
#[derive(clap::Args)]
pub struct Ports {
	/// The first node's port of JSON-RPC; each further node has the next one
	#[arg(long, default_value_t = 9950)]
	rpc_port: u16,
	/// The first node's port of Prometheus metrics; each further node has the next one
	#[arg(long, default_value_t = 9650)]
	prometheus_port: u16,
	/// The first node's port for peers; each further node has the next one
	#[arg(long, default_value_t = 30350)]
	port: u16,
}

impl Ports {
	/// The options of node number `index`, as command line.
	fn options(&self, index: u16) -> [String; 6] {
		[
			"--rpc-port".into(),
			(self.rpc_port + index).to_string(),
			"--prometheus-port".into(),
			(self.prometheus_port + index).to_string(),
			"--listen-addr".into(),
			self.address(index),
		]
	}

	fn address(&self, index: u16) -> String {
		format!("/ip4/127.0.0.1/tcp/{}", self.port + index)
	}

	/// Fails for a port that is taken: another program would answer.
	fn ensure_free(&self, index: u16) -> Result<()> {
		let ports = [
			("--rpc-port", self.rpc_port + index),
			("--prometheus-port", self.prometheus_port + index),
			("--port", self.port + index),
		];
		for (option, port) in ports {
			ensure!(
				rpc::is_free(port),
				"port {port} is taken: end what listens there, or choose other ports with `{option}`"
			);
		}
		Ok(())
	}
}

/// Nodes that have each earlier one as boot node; they end with this value.
pub struct Network<'a> {
	workspace: &'a Workspace,
	ports: &'a Ports,
	folder: PathBuf,
	chain: String,
	/// The nodes, in the order of their start.
	pub nodes: Vec<Node>,
	boot_nodes: Vec<String>,
}

impl<'a> Network<'a> {
	/// No nodes yet, of the chain that `--chain` finds as `chain`, in an empty folder.
	///
	/// # Errors
	/// When the folder of the last network can't be removed.
	pub fn new(workspace: &'a Workspace, ports: &'a Ports, chain: &str) -> Result<Self> {
		let folder = workspace
			.cache
			.join("bench")
			.join(ports.rpc_port.to_string());
		if folder.exists() {
			fs::remove_dir_all(&folder).with_context(|| {
				format!("can't remove the last network in {}", folder.display())
			})?;
		}
		fs::create_dir_all(&folder)?;
		Ok(Self {
			workspace,
			ports,
			folder,
			chain: chain.to_owned(),
			nodes: Vec::new(),
			boot_nodes: Vec::new(),
		})
	}

	/// The four validators of a local network, started with `options`, as soon as blocks of theirs are
	/// final everywhere.
	///
	/// # Errors
	/// When they don't start or find no agreement, or `interrupted` says that the user has had enough.
	pub fn of_validators(
		workspace: &'a Workspace,
		ports: &'a Ports,
		options: &[&str],
		interrupted: impl Fn() -> bool,
	) -> Result<Self> {
		let mut network = Self::new(workspace, ports, "local")?;
		for name in VALIDATORS {
			let role = format!("--{name}");
			network.start(name, &[&[role.as_str()], options].concat())?;
		}
		let others = u64::try_from(VALIDATORS.len() - 1)?;
		network.wait(interrupted, |port| {
			Ok(peers(port)? >= others && rpc::finalized(port)? >= FIRST_FINAL)
		})?;
		process::note("four validators, connected with each other; blocks are final");
		Ok(network)
	}

	/// The folder of everything that belongs to this network.
	pub fn folder(&self) -> &Path {
		&self.folder
	}

	/// Where the node called `name` keeps its database.
	pub fn data(&self, name: &str) -> PathBuf {
		self.folder.join(name)
	}

	/// Changes the chain for nodes that are yet to be started.
	pub fn set_chain(&mut self, specification: &Path) {
		self.chain = specification.display().to_string();
	}

	/// Starts one more node, on the database that it has, if it has one.
	///
	/// # Errors
	/// When a port is taken or the node can't be started.
	pub fn start(&mut self, name: &str, role: &[&str]) -> Result<&mut Node> {
		let index = u16::try_from(self.nodes.len())?;
		self.ports.ensure_free(index)?;
		let (key, identity) = self.network_key(name, index)?;
		let log = self.folder.join(format!("{name}.log"));
		let mut command = Command::new(self.workspace.binary("florin-node")?);
		command
			.args(["--chain", &self.chain, "--name", name, "--base-path"])
			.arg(self.data(name))
			.arg("--node-key-file")
			.arg(key)
			.args(self.ports.options(index))
			.args(["--no-mdns", "--no-telemetry"])
			.args(role);
		if !self.boot_nodes.is_empty() {
			command.arg("--bootnodes").args(&self.boot_nodes);
		}
		process::step(format!("{name}: log in {}", log.display()));
		process::note(format!("$ {}", process::describe(&command)));
		let node = Node::start(&mut command, log, self.ports.rpc_port + index)?;
		self.boot_nodes
			.push(format!("{}/p2p/{identity}", self.ports.address(index)));
		self.nodes.push(node);
		self.nodes.last_mut().context("it was just added")
	}

	/// The file of a node's network key, and the identity that follows from it.
	fn network_key(&self, name: &str, index: u16) -> Result<(PathBuf, String)> {
		let file = self.folder.join(format!("{name}.network-key"));
		fs::write(&file, format!("{:064x}", index + 1))?;
		let mut inspect = Command::new(self.workspace.binary("florin-node")?);
		inspect
			.args(["key", "inspect-node-key", "--file"])
			.arg(&file);
		Ok((file, process::output(&mut inspect)?))
	}

	/// Waits until `ready` holds for the JSON-RPC port of every node. A node that doesn't answer isn't ready.
	///
	/// # Errors
	/// When that takes too long, a node ends, or the user has had enough.
	pub fn wait(
		&mut self,
		interrupted: impl Fn() -> bool,
		ready: impl Fn(u16) -> Result<bool>,
	) -> Result<()> {
		let started = Instant::now();
		for node in &mut self.nodes {
			while !ready(node.rpc_port).unwrap_or(false) {
				ensure!(!interrupted(), "interrupted before the network was ready");
				node.check_alive()?;
				if started.elapsed() >= START_LIMIT {
					bail!(
						"the network isn't ready after {} s\n{}",
						START_LIMIT.as_secs(),
						node.log_tail()
					);
				}
				thread::sleep(POLL);
			}
		}
		Ok(())
	}

	/// Where the nodes' JSON-RPC is.
	pub fn urls(&self) -> Vec<String> {
		self.nodes
			.iter()
			.map(|node| format!("ws://127.0.0.1:{}", node.rpc_port))
			.collect()
	}

	/// Ends the node that was started last; the next one gets its ports.
	///
	/// # Errors
	/// When the system refuses to end it.
	pub fn end_last(&mut self) -> Result<()> {
		self.boot_nodes.pop();
		match self.nodes.pop() {
			Some(mut node) => node.stop(),
			None => Ok(()),
		}
	}

	/// Ends all nodes.
	///
	/// # Errors
	/// When the system refuses to end one.
	pub fn stop(&mut self) -> Result<()> {
		process::step("ending the network");
		for node in &mut self.nodes {
			node.stop()?;
		}
		Ok(())
	}
}

/// How many peers the node behind `port` has.
///
/// # Errors
/// When it doesn't answer.
pub fn peers(port: u16) -> Result<u64> {
	let health = rpc::call(port, "system_health", &[])?;
	let peers = health.get("peers").and_then(Value::as_u64);
	peers.context("a node's health tells its peers")
}

/// The number of the best block of the node behind `port`.
///
/// # Errors
/// When it doesn't answer.
pub fn best(port: u16) -> Result<u32> {
	rpc::block_number(&rpc::call(port, "chain_getHeader", &[])?)
}

/// The command-line client at work on the node at `url`, as the development accounts, whoever else signs in this shell.
///
/// # Errors
/// When it hasn't been built.
pub fn client(workspace: &Workspace, url: &str) -> Result<Command> {
	let mut client = Command::new(workspace.binary("florin")?);
	client
		.args(["--url", url, "--json"])
		.env_remove("FLORIN_SURI")
		.env_remove("FLORIN_KEY_FILE");
	Ok(client)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::net::{Ipv4Addr, TcpListener};

	#[test]
	fn each_node_has_the_next_ports() {
		let ports = Ports {
			rpc_port: 100,
			prometheus_port: 200,
			port: 300,
		};
		let third = ports.options(2).join(" ");
		assert_eq!(
			third,
			"--rpc-port 102 --prometheus-port 202 --listen-addr /ip4/127.0.0.1/tcp/302"
		);
	}

	#[test]
	fn a_taken_port_is_named_with_the_option_that_chooses_others() {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
		let taken = listener.local_addr().unwrap().port();
		let ports = Ports {
			rpc_port: taken,
			prometheus_port: taken,
			port: taken,
		};
		let error = ports.ensure_free(0).unwrap_err().to_string();
		assert!(
			error.contains(&taken.to_string()) && error.contains("--rpc-port"),
			"{error}"
		);
	}
}
