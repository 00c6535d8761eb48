//! A development chain: a node of its own, which ends with what started it.

use crate::{
	node::{Node, POLL},
	process, rpc,
	workspace::Workspace,
};
use anyhow::{bail, Context, Result};
use std::{
	fs,
	path::PathBuf,
	process::Command,
	thread,
	time::{Duration, Instant},
};

/// Compiling the runtime to machine code comes before the first block, and takes a minute on a busy
/// machine.
const FIRST_BLOCK_LIMIT: Duration = Duration::from_secs(300);
/// The validator of a development chain, and its public key.
const VALIDATOR_URI: &str = "//Alice";
const VALIDATOR_KEY: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

/// A running node; ends with this value.
pub struct Chain {
	node: Node,
	/// What the node wrote.
	pub log: PathBuf,
	/// Its database.
	pub data: PathBuf,
}

impl Chain {
	/// Starts a node on a fresh development chain, with these ports for its JSON-RPC and its metrics.
	///
	/// # Errors
	/// When the last chain's folder can't be replaced, or the node can't be started.
	pub fn start(workspace: &Workspace, rpc_port: u16, prometheus_port: u16) -> Result<Self> {
		let data = folder(workspace, rpc_port).join("chain");
		if data.exists() {
			fs::remove_dir_all(&data)
				.with_context(|| format!("can't remove the last chain in {}", data.display()))?;
		}
		Self::go_on(workspace, rpc_port, prometheus_port, &["--dev"])
	}

	/// Starts a node on the chain that is there, or a fresh one, in the role that `role` describes.
	///
	/// # Errors
	/// When the node can't be started.
	pub fn go_on(
		workspace: &Workspace,
		rpc_port: u16,
		prometheus_port: u16,
		role: &[&str],
	) -> Result<Self> {
		let folder = folder(workspace, rpc_port);
		let data = folder.join("chain");
		fs::create_dir_all(&data)?;
		let log = folder.join("node.log");
		fs::write(&log, "").with_context(|| format!("can't write to {}", log.display()))?;

		process::step(format!("development chain: log in {}", log.display()));
		let mut command = Command::new(workspace.binary("florin-node")?);
		command.args(role).arg("--base-path").arg(&data).args([
			"--rpc-port",
			&rpc_port.to_string(),
			"--prometheus-port",
			&prometheus_port.to_string(),
			// Nobody joins this chain: any free port, on this machine only.
			"--listen-addr",
			"/ip4/127.0.0.1/tcp/0",
		]);
		process::note(format!("$ {}", process::describe(&command)));
		let node = Node::start(&mut command, log.clone(), rpc_port)?;
		Ok(Self { node, log, data })
	}

	/// Where its JSON-RPC is.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.node.rpc_port)
	}

	/// Waits for the first block after genesis and returns its number.
	///
	/// # Errors
	/// When none comes in time, the node ends, or `interrupted` says that the user has had enough.
	pub fn wait_for_block(&mut self, interrupted: impl Fn() -> bool) -> Result<u32> {
		let started = Instant::now();
		while started.elapsed() < FIRST_BLOCK_LIMIT {
			if interrupted() {
				bail!("interrupted before the first block");
			}
			self.node.check_alive()?;
			// Until its server is up the node refuses connections.
			if let Ok(header) = rpc::call(self.node.rpc_port, "chain_getHeader", &[]) {
				let number = rpc::block_number(&header)?;
				if number > 0 {
					return Ok(number);
				}
			}
			thread::sleep(POLL);
		}
		bail!(
			"no block after {} s\n{}",
			FIRST_BLOCK_LIMIT.as_secs(),
			self.node.log_tail()
		);
	}

	/// Waits until its JSON-RPC answers.
	///
	/// # Errors
	/// When it doesn't in time, or the node ends.
	pub fn wait_for_rpc(&mut self) -> Result<()> {
		self.node.wait_for_rpc(FIRST_BLOCK_LIMIT)
	}

	/// Gives the node the development validator's key: from now on it makes blocks.
	///
	/// # Errors
	/// When the node doesn't take it.
	pub fn make_blocks(&self) -> Result<()> {
		let key = ["aura", VALIDATOR_URI, VALIDATOR_KEY];
		rpc::call(self.node.rpc_port, "author_insertKey", &key).map(|_| ())
	}

	/// Waits until the user has had enough, or the node ends by itself, which is an error.
	///
	/// # Errors
	/// When the node ends by itself.
	pub fn wait(&mut self, interrupted: impl Fn() -> bool) -> Result<()> {
		while !interrupted() {
			self.node.check_alive()?;
			thread::sleep(POLL);
		}
		self.stop()
	}

	/// Asks the node to end, and ends it when it doesn't.
	///
	/// # Errors
	/// When the system refuses to end it.
	pub fn stop(&mut self) -> Result<()> {
		process::step("ending the chain");
		self.node.stop()
	}
}

/// One folder per port, so that chains side by side don't share a database.
fn folder(workspace: &Workspace, rpc_port: u16) -> PathBuf {
	workspace.cache.join("dev").join(rpc_port.to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_interrupted_chain_is_ended() {
		let log = std::env::temp_dir().join(format!("xtask-{}-chain.log", std::process::id()));
		let mut chain = Chain {
			node: Node::start(Command::new("sleep").arg("60"), log.clone(), 1).unwrap(),
			log: log.clone(),
			data: PathBuf::new(),
		};
		chain.wait(|| true).unwrap();
		assert!(chain.node.ended().unwrap().is_some());
		fs::remove_file(log).unwrap();
	}
}
