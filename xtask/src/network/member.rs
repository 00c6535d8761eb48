//! One node of a network.

use crate::{node::Node, process};
use anyhow::{bail, ensure, Context, Result};
use std::{
	path::{Path, PathBuf},
	process::{Command, ExitStatus},
};

/// The ports of a node.
#[derive(Clone, Copy, Debug)]
pub struct Ports {
	/// JSON-RPC.
	pub rpc: u16,
	/// At which it listens for peers, who aren't told.
	pub peers: u16,
	/// At which peers reach it.
	pub gate: u16,
}

/// A node, running or not.
pub struct Member {
	name: String,
	account: String,
	/// Its ports.
	pub ports: Ports,
	/// What all its runs wrote.
	pub log: PathBuf,
	/// Where it keeps database and keys. May be changed while it doesn't run.
	pub data: PathBuf,
	/// What its next run gets in its environment, such as another clock.
	pub environment: Vec<(String, String)>,
	/// Whether its end is no failure just now.
	pub may_end: bool,
	binary: PathBuf,
	spec: PathBuf,
	key: PathBuf,
	/// Its name to peers, which follows from its network key.
	identity: String,
	node: Option<Node>,
}

impl Member {
	/// A node with a network key of its own and the keys of the development account `account`.
	///
	/// # Errors
	/// When the key can't be made.
	pub fn new(
		binary: &Path,
		spec: &Path,
		name: &str,
		account: &str,
		ports: Ports,
		folder: &Path,
		logs: &Path,
	) -> Result<Self> {
		let key = folder.join(name).with_extension("key");
		let key_command = |subcommand: &str| {
			let mut command = Command::new(binary);
			command.args(["key", subcommand, "--file"]).arg(&key);
			process::output(&mut command)
		};
		key_command("generate-node-key")?;
		let identity = key_command("inspect-node-key")?;
		Ok(Self {
			name: name.to_owned(),
			account: account.to_owned(),
			ports,
			log: logs.join(format!("{name}.log")),
			data: folder.join(name),
			environment: Vec::new(),
			may_end: false,
			binary: binary.to_owned(),
			spec: spec.to_owned(),
			key,
			identity,
			node: None,
		})
	}

	/// Where peers reach it.
	pub fn address(&self) -> String {
		format!(
			"/ip4/127.0.0.1/tcp/{}/p2p/{}",
			self.ports.gate, self.identity
		)
	}

	/// The secret of its account.
	pub fn uri(&self) -> String {
		let mut letters = self.account.chars();
		let first = letters.next().map(|letter| letter.to_ascii_uppercase());
		let name = first.into_iter().chain(letters).collect::<String>();
		format!("//{name}")
	}

	/// Starts it, with `peers` as the ones to keep connected with.
	///
	/// # Errors
	/// When it runs already or can't be started.
	pub fn launch(&mut self, peers: &[String]) -> Result<()> {
		ensure!(self.node.is_none(), "{} runs already", self.name);
		let mut command = Command::new(&self.binary);
		command
			.arg("--chain")
			.arg(&self.spec)
			.arg("--base-path")
			.arg(&self.data)
			.arg("--node-key-file")
			.arg(&self.key)
			.args([
				&format!("--{}", self.account),
				"--name",
				&self.name,
				"--rpc-port",
				&self.ports.rpc.to_string(),
				// This alone, so that it dials from the same port.
				"--listen-addr",
				&format!("/ip4/127.0.0.1/tcp/{}", self.ports.peers),
				"--no-mdns",
				"--no-telemetry",
				"--no-prometheus",
				"--reserved-nodes",
			])
			.args(peers)
			.envs(self.environment.iter().cloned());
		let node = Node::start(&mut command, self.log.clone(), self.ports.rpc)?;
		self.node = Some(node);
		Ok(())
	}

	/// Its process, which it gives up.
	///
	/// # Errors
	/// When it doesn't run.
	pub fn take(&mut self) -> Result<Node> {
		let name = &self.name;
		self.node
			.take()
			.with_context(|| format!("{name} doesn't run"))
	}

	/// Whether its process runs.
	pub fn runs(&mut self) -> bool {
		self.node
			.as_mut()
			.is_some_and(|node| matches!(node.ended(), Ok(None)))
	}

	/// Sees to it that it hasn't ended by itself.
	///
	/// # Errors
	/// When it has.
	pub fn check(&mut self) -> Result<()> {
		match &mut self.node {
			Some(node) if !self.may_end => node.check_alive().context(self.name.clone()),
			_ => Ok(()),
		}
	}

	/// How it ended by itself, if it has; then it may be started again.
	///
	/// # Errors
	/// When the system doesn't tell, or it wasn't started.
	pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
		let Some(node) = &mut self.node else {
			bail!("{} wasn't started", self.name);
		};
		let status = node.ended()?;
		if status.is_some() {
			self.node = None;
		}
		Ok(status)
	}

	/// Ends it at once, if it runs.
	pub fn end(&mut self) {
		if let Some(mut node) = self.node.take() {
			// What can't be killed is reported when the node is dropped.
			let _ = node.kill();
		}
	}
}
