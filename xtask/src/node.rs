//! A node in a process of its own, which ends with what started it.

use crate::{process, rpc};
use anyhow::{bail, Context, Result};
use std::{
	fs::{self, OpenOptions},
	os::unix::process::CommandExt,
	path::PathBuf,
	process::{Child, Command, ExitStatus, Stdio},
	thread,
	time::{Duration, Instant},
};

/// How often a node is asked whether something is so.
pub const POLL: Duration = Duration::from_millis(200);
/// What it gets to close its database.
const STOP_LIMIT: Duration = Duration::from_secs(15);
/// How much of the log an error shows.
const LOG_TAIL: usize = 20;

/// A running node; ends with this value.
pub struct Node {
	process: Child,
	/// What it wrote.
	pub log: PathBuf,
	/// Where its JSON-RPC is.
	pub rpc_port: u16,
}

impl Node {
	/// Runs `command`, a node that serves JSON-RPC at this port, and adds what it writes to `log`.
	///
	/// # Errors
	/// When the log can't be written or the node can't be started.
	pub fn start(command: &mut Command, log: PathBuf, rpc_port: u16) -> Result<Self> {
		let output = OpenOptions::new()
			.create(true)
			.append(true)
			.open(&log)
			.with_context(|| format!("can't write to {}", log.display()))?;
		let process = command
			.stdin(Stdio::null())
			.stdout(output.try_clone()?)
			.stderr(output)
			// Away from the terminal's Ctrl-C: the node ends after what talks to it.
			.process_group(0)
			.spawn()
			.context("can't start the node")?;
		Ok(Self {
			process,
			log,
			rpc_port,
		})
	}

	/// How it ended, if it has.
	///
	/// # Errors
	/// When the system doesn't tell.
	pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
		Ok(self.process.try_wait()?)
	}

	/// Makes an error of it when the node has ended by itself.
	///
	/// # Errors
	/// When it has ended.
	pub fn check_alive(&mut self) -> Result<()> {
		if let Some(status) = self.ended()? {
			bail!("the node ended by itself ({status})\n{}", self.log_tail());
		}
		Ok(())
	}

	/// Waits until its JSON-RPC answers.
	///
	/// # Errors
	/// When it doesn't within `limit`, or the node ends.
	pub fn wait_for_rpc(&mut self, limit: Duration) -> Result<()> {
		let started = Instant::now();
		while rpc::call(self.rpc_port, "system_health", &[]).is_err() {
			self.check_alive()?;
			if started.elapsed() >= limit {
				bail!("the node doesn't answer\n{}", self.log_tail());
			}
			thread::sleep(POLL);
		}
		Ok(())
	}

	/// Asks the node to end, and ends it when it doesn't.
	///
	/// # Errors
	/// When the system refuses to end it.
	pub fn stop(&mut self) -> Result<()> {
		if self.ended()?.is_some() {
			return Ok(());
		}
		let terminate = format!("kill -TERM {}", self.process.id());
		process::output(Command::new("sh").args(["-c", &terminate]))?;
		let started = Instant::now();
		while self.ended()?.is_none() {
			if started.elapsed() >= STOP_LIMIT {
				process::note("it doesn't end by itself");
				return self.kill();
			}
			thread::sleep(POLL);
		}
		Ok(())
	}

	/// Ends the node without giving it time for anything, as a power cut would.
	///
	/// # Errors
	/// When the system refuses to end it.
	pub fn kill(&mut self) -> Result<()> {
		self.process.kill()?;
		self.process.wait()?;
		Ok(())
	}

	/// The end of its log, for an error.
	pub fn log_tail(&self) -> String {
		let log = fs::read_to_string(&self.log).unwrap_or_default();
		format!(
			"The end of {}:\n{}",
			self.log.display(),
			tail(&log, LOG_TAIL)
		)
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		if let Err(error) = self.stop() {
			eprintln!(
				"the node with process id {} may still run: {error:#}",
				self.process.id()
			);
		}
	}
}

/// The last `count` lines of `text`.
pub fn tail(text: &str, count: usize) -> String {
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

	fn log(name: &str) -> PathBuf {
		std::env::temp_dir().join(format!("xtask-{}-{name}.log", std::process::id()))
	}

	fn sleeper(name: &str) -> Node {
		Node::start(Command::new("sleep").arg("60"), log(name), 1).unwrap()
	}

	#[test]
	fn the_tail_is_the_last_lines() {
		assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
		assert_eq!(tail("a\n", 2), "a");
		assert_eq!(tail("", 2), "");
	}

	#[test]
	fn a_node_that_dies_is_reported_with_its_log() {
		let mut dying = Command::new("sh");
		dying.args(["-c", "echo no such preset; exit 1"]);
		let mut node = Node::start(&mut dying, log("dying"), 1).unwrap();
		let error = node.wait_for_rpc(Duration::from_secs(60)).unwrap_err();
		let error = error.to_string();
		assert!(error.contains("no such preset"), "{error}");
		fs::remove_file(&node.log).unwrap();
	}

	#[test]
	fn a_node_ends_when_it_is_stopped_or_killed() {
		let mut stopped = sleeper("stopped");
		stopped.check_alive().unwrap();
		stopped.stop().unwrap();
		let mut killed = sleeper("killed");
		killed.kill().unwrap();
		for node in [&mut stopped, &mut killed] {
			assert!(node.ended().unwrap().is_some());
			fs::remove_file(&node.log).unwrap();
		}
	}
}
