//! Transactions, while something else happens.

use super::Network;
use crate::process;
use anyhow::{ensure, Context, Result};
use std::process::{Child, ExitStatus, Stdio};

/// Transfers of one round.
const TRANSFERS: u32 = 150;
/// Accounts that send them.
const SENDERS: u32 = 10;
/// Who gives the senders what they need, and gets it back in transfers: nobody else signs for this account meanwhile.
const PAYER: &str = "//Eve";

/// `florin load` in rounds, one after the other; ends with this value.
pub struct Load {
	round: Round,
	node: usize,
	rounds: u32,
}

/// Transfers that are signed together.
struct Round {
	client: Child,
	/// The version of the runtime when it began. Signatures are over it, so what waits for a block when another runtime takes over must be signed again.
	version: u32,
}

impl Load {
	/// Begins to send transfers to node `index`.
	///
	/// # Errors
	/// When the client can't be started.
	pub fn start(network: &Network, index: usize) -> Result<Self> {
		Ok(Self {
			round: Round::begin(network, index)?,
			node: index,
			rounds: 0,
		})
	}

	/// Begins the next round if the last one is over.
	///
	/// # Errors
	/// When a transfer was lost, or the client can't be started.
	pub fn go_on(&mut self, network: &Network) -> Result<()> {
		if let Some(status) = self.round.client.try_wait()? {
			self.count(network, status)?;
			self.round = Round::begin(network, self.node)?;
		}
		Ok(())
	}

	/// Waits for the last round, and tells how many transfers came into blocks in all, but for a round in which the runtime changed.
	///
	/// # Errors
	/// When a transfer was lost.
	pub fn end(mut self, network: &mut Network) -> Result<u32> {
		let mut status = None;
		network.wait("all transfers are in blocks", super::START_LIMIT, |_| {
			status = self.round.client.try_wait()?;
			Ok(status.is_some())
		})?;
		self.count(network, status.context("it has ended")?)?;
		Ok(self.rounds.saturating_mul(TRANSFERS))
	}

	fn count(&mut self, network: &Network, status: ExitStatus) -> Result<()> {
		if status.success() {
			self.rounds = self.rounds.saturating_add(1);
			return Ok(());
		}
		let version = network.spec_version(self.node)?;
		ensure!(
			version != self.round.version,
			"the transfers of a round weren't all made: `florin load` ended with {status}"
		);
		process::note(format!(
			"the runtime {version} took over while a round of transfers was signed for {}: what wasn't in a block is void",
			self.round.version
		));
		Ok(())
	}
}

impl Drop for Round {
	fn drop(&mut self) {
		// It may have ended by itself.
		let _ = self.client.kill();
		let _ = self.client.wait();
	}
}

impl Round {
	fn begin(network: &Network, index: usize) -> Result<Self> {
		let version = network.spec_version(index)?;
		let client = network
			.client(index)?
			.args(["--suri", PAYER, "load"])
			.args(["--transfers", &TRANSFERS.to_string()])
			.args(["--senders", &SENDERS.to_string()])
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(Stdio::null())
			.spawn()
			.context("can't start the command-line client")?;
		Ok(Self { client, version })
	}
}
