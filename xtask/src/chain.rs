//! A development chain: a node of its own, which ends with what started it.

use crate::{process, rpc, workspace::Workspace};
use anyhow::{bail, Context, Result};
use std::{
	fs,
	os::unix::process::CommandExt,
	path::PathBuf,
	process::{Child, Command, Stdio},
	thread,
	time::{Duration, Instant},
};

/// Compiling the runtime to machine code comes before the first block, and takes a minute on a busy
/// machine.
const FIRST_BLOCK_LIMIT: Duration = Duration::from_secs(300);
/// What the node gets to close its database.
const STOP_LIMIT: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(200);
/// The validator of a development chain, and its public key.
const VALIDATOR_URI: &str = "//Alice";
const VALIDATOR_KEY: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
/// How much of the log an error shows.
const LOG_TAIL: usize = 20;

/// A running node; ends with this value.
pub struct Chain {
	node: Child,
	/// What the node wrote.
	pub log: PathBuf,
	/// Its database.
	pub data: PathBuf,
	rpc_port: u16,
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
		let output =
			fs::File::create(&log).with_context(|| format!("can't write to {}", log.display()))?;

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
		let node = command
			.stdin(Stdio::null())
			.stdout(output.try_clone()?)
			.stderr(output)
			// Away from the terminal's Ctrl-C: the node ends after what talks to it.
			.process_group(0)
			.spawn()
			.context("can't start the node")?;
		Ok(Self {
			node,
			log,
			data,
			rpc_port,
		})
	}

	/// Where its JSON-RPC is.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.rpc_port)
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
			self.check_alive()?;
			// Until its server is up the node refuses connections.
			if let Ok(header) = rpc::call(self.rpc_port, "chain_getHeader", &[]) {
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
			self.log_tail()
		);
	}

	/// Waits until its JSON-RPC answers.
	///
	/// # Errors
	/// When it doesn't in time, or the node ends.
	pub fn wait_for_rpc(&mut self) -> Result<()> {
		let started = Instant::now();
		while rpc::call(self.rpc_port, "system_health", &[]).is_err() {
			self.check_alive()?;
			if started.elapsed() >= FIRST_BLOCK_LIMIT {
				bail!("the node doesn't answer\n{}", self.log_tail());
			}
			thread::sleep(POLL);
		}
		Ok(())
	}

	/// Gives the node the development validator's key: from now on it makes blocks.
	///
	/// # Errors
	/// When the node doesn't take it.
	pub fn make_blocks(&self) -> Result<()> {
		let key = ["aura", VALIDATOR_URI, VALIDATOR_KEY];
		rpc::call(self.rpc_port, "author_insertKey", &key).map(|_| ())
	}

	/// Waits until the user has had enough, or the node ends by itself, which is an error.
	///
	/// # Errors
	/// When the node ends by itself.
	pub fn wait(&mut self, interrupted: impl Fn() -> bool) -> Result<()> {
		while !interrupted() {
			self.check_alive()?;
			thread::sleep(POLL);
		}
		self.stop()
	}

	fn check_alive(&mut self) -> Result<()> {
		if let Some(status) = self.node.try_wait()? {
			bail!("the node ended by itself ({status})\n{}", self.log_tail());
		}
		Ok(())
	}

	/// Asks the node to end, and ends it when it doesn't.
	///
	/// # Errors
	/// When the system refuses to end it.
	pub fn stop(&mut self) -> Result<()> {
		if self.node.try_wait()?.is_some() {
			return Ok(());
		}
		process::step("ending the chain");
		let terminate = format!("kill -TERM {}", self.node.id());
		process::output(Command::new("sh").args(["-c", &terminate]))?;
		let started = Instant::now();
		while self.node.try_wait()?.is_none() {
			if started.elapsed() >= STOP_LIMIT {
				process::note("it doesn't end by itself");
				self.node.kill()?;
				self.node.wait()?;
				break;
			}
			thread::sleep(POLL);
		}
		Ok(())
	}

	fn log_tail(&self) -> String {
		let log = fs::read_to_string(&self.log).unwrap_or_default();
		format!(
			"The end of {}:\n{}",
			self.log.display(),
			tail(&log, LOG_TAIL)
		)
	}
}

impl Drop for Chain {
	fn drop(&mut self) {
		if let Err(error) = self.stop() {
			eprintln!(
				"the node with process id {} may still run: {error:#}",
				self.node.id()
			);
		}
	}
}

/// One folder per port, so that chains side by side don't share a database.
fn folder(workspace: &Workspace, rpc_port: u16) -> PathBuf {
	workspace.cache.join("dev").join(rpc_port.to_string())
}

/// The last `count` lines of `text`.
fn tail(text: &str, count: usize) -> String {
	let lines: Vec<_> = text.lines().collect();
	lines
		.iter()
		.skip(lines.len().saturating_sub(count))
		.copied()
		.collect::<Vec<_>>()
		.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_tail_is_the_last_lines() {
		assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
		assert_eq!(tail("a\n", 2), "a");
		assert_eq!(tail("", 2), "");
	}

	#[test]
	fn a_chain_that_dies_is_reported_with_its_log() {
		let log = std::env::temp_dir().join(format!("xtask-{}-node.log", std::process::id()));
		fs::write(&log, "starting\nno such preset\n").unwrap();
		let node = Command::new("false").spawn().unwrap();
		let mut chain = Chain {
			node,
			log: log.clone(),
			data: PathBuf::new(),
			rpc_port: 1,
		};
		let error = chain.wait(|| false).unwrap_err().to_string();
		assert!(error.contains("no such preset"), "{error}");
		fs::remove_file(log).unwrap();
	}

	#[test]
	fn an_interrupted_chain_is_ended() {
		let node = Command::new("sleep").arg("60").spawn().unwrap();
		let mut chain = Chain {
			node,
			log: PathBuf::new(),
			data: PathBuf::new(),
			rpc_port: 1,
		};
		chain.wait(|| true).unwrap();
		assert!(chain.node.try_wait().unwrap().is_some());
	}
}
