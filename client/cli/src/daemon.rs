//! What the daemons have in common: they end by a signal, and connect again.

use crate::{
	chain::Chain,
	commands::Global,
	error::Failure,
	output::{count, progress, Answer},
};
use std::{future::pending, time::Duration};
use tokio::{
	signal::unix::{signal, SignalKind},
	time::sleep,
};

/// The shortest and the longest time until the next try to reach a node.
const FIRST_BACKOFF: Duration = Duration::from_secs(1);
const LONGEST_BACKOFF: Duration = Duration::from_secs(60);

/// How long a transaction may wait for its block.
pub const IN_BLOCK: Duration = Duration::from_secs(180);

/// How a daemon ended.
#[derive(Debug)]
pub struct Ended {
	/// What it answers.
	pub answer: Option<Answer>,
	/// Whether all was done that was to be done.
	pub complete: bool,
}

/// The name of the signal by which the process is asked to end, once one comes.
pub async fn stopped() -> &'static str {
	let signals = (
		signal(SignalKind::interrupt()),
		signal(SignalKind::terminate()),
	);
	let (Ok(mut interrupt), Ok(mut terminate)) = signals else {
		return pending().await;
	};
	tokio::select! {
		_ = interrupt.recv() => "SIGINT",
		_ = terminate.recv() => "SIGTERM",
	}
}

/// How long until the next try to reach a node: twice as long each time.
#[derive(Debug)]
pub struct Backoff(Duration);

impl Default for Backoff {
	fn default() -> Self {
		Self(FIRST_BACKOFF)
	}
}

impl Backoff {
	/// The time until this try.
	fn next(&mut self) -> Duration {
		let now = self.0;
		self.0 = now.saturating_mul(2).min(LONGEST_BACKOFF);
		now
	}
}

/// A new connection in place of one that was lost.
///
/// # Errors
///
/// When the command was used wrongly; never because nobody answers.
pub async fn reconnected(
	global: &Global,
	mut why: String,
	backoff: &mut Backoff,
) -> Result<Chain, Failure> {
	loop {
		let delay = backoff.next();
		progress(format!(
			"no connection: {why}; the next try is in {}",
			count(delay.as_secs(), "second", "seconds")
		));
		sleep(delay).await;
		match global.chain().await {
			Ok(chain) => {
				progress("connected again");
				return Ok(chain);
			}
			Err(Failure::Connection(again)) => why = again,
			Err(failure) => return Err(failure),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn tries_to_reconnect_come_ever_later_but_every_minute() {
		let mut backoff = Backoff::default();
		let delays: Vec<_> = (0..8).map(|_| backoff.next().as_secs()).collect();
		assert_eq!(delays, [1, 2, 4, 8, 16, 32, 60, 60]);
	}
}
