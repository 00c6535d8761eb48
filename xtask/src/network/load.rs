//! Transactions, while something else happens.

use super::Network;
use anyhow::{Context, Result};
use std::process::{Child, ExitStatus, Stdio};

/// Transfers of one round.
const TRANSFERS: u32 = 150;
/// Accounts that send them.
const SENDERS: u32 = 10;

/// `florin load` in rounds, one after the other; ends with this value.
pub struct Load {
	client: Child,
	node: usize,
	rounds: u32,
}

impl Load {
	/// Begins to send transfers to node `index`.
	///
	/// # Errors
	/// When the client can't be started.
	pub fn start(network: &Network, index: usize) -> Result<Self> {
		Ok(Self {
			client: round(network, index)?,
			node: index,
			rounds: 0,
		})
	}

	/// Begins the next round if the last one is over.
	///
	/// # Errors
	/// When a transfer was lost, or the client can't be started.
	pub fn go_on(&mut self, network: &Network) -> Result<()> {
		if let Some(status) = self.client.try_wait()? {
			self.count(status)?;
			self.client = round(network, self.node)?;
		}
		Ok(())
	}

	/// Waits for the last round, and tells how many transfers came into blocks in all.
	///
	/// # Errors
	/// When a transfer was lost.
	pub fn end(mut self, network: &mut Network) -> Result<u32> {
		let mut status = None;
		network.wait("all transfers are in blocks", super::START_LIMIT, |_| {
			status = self.client.try_wait()?;
			Ok(status.is_some())
		})?;
		self.count(status.context("it has ended")?)?;
		Ok(self.rounds.saturating_mul(TRANSFERS))
	}

	fn count(&mut self, status: ExitStatus) -> Result<()> {
		anyhow::ensure!(
			status.success(),
			"the transfers of a round weren't all made: `florin load` ended with {status}"
		);
		self.rounds = self.rounds.saturating_add(1);
		Ok(())
	}
}

impl Drop for Load {
	fn drop(&mut self) {
		// It may have ended by itself.
		let _ = self.client.kill();
		let _ = self.client.wait();
	}
}

fn round(network: &Network, index: usize) -> Result<Child> {
	network
		.client(index)?
		.args(["load", "--transfers", &TRANSFERS.to_string()])
		.args(["--senders", &SENDERS.to_string()])
		.stdin(Stdio::null())
		.stdout(Stdio::null())
		.stderr(Stdio::null())
		.spawn()
		.context("can't start the command-line client")
}
