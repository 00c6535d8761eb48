//! `florin presence`.

use super::{transact, Global, TxArgs};
use crate::{
	chain::{calls, Chain},
	error::{Failure, Refusal},
	evidence::ReportSource,
	output::{progress, yes_no, Answer, Table},
};
use clap::{Args, Subcommand};
use florin_core::{
	report::{ChallengeReport, DeviceReport},
	DeviceIndex, Period,
};
use serde::Serialize;
use std::fmt;
use subxt::utils::AccountId32;

/// The commands about presence.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Show whether and when a device has to prove its presence
	Challenge(ChallengeArgs),
	/// Prove that a device is present; waits for the challenge block if it isn't there yet
	Prove(ProveArgs),
}

/// Which device.
#[derive(Args, Debug)]
pub struct ChallengeArgs {
	/// The device
	device: DeviceIndex,
}

/// A proof.
#[derive(Args, Debug)]
pub struct ProveArgs {
	/// The device
	device: DeviceIndex,
	/// The period to prove; the one that is open now if none is given
	#[arg(long)]
	period: Option<Period>,
	#[command(flatten)]
	source: ReportSource,
	#[command(flatten)]
	tx: TxArgs,
}

#[derive(Serialize)]
struct ChallengeView {
	period: Period,
	challenged: bool,
	proven: bool,
	challenge_block: u32,
	last_block: u32,
}

#[derive(Serialize)]
struct Challenges {
	device: DeviceIndex,
	fresh: bool,
	head: u64,
	challenges: Vec<ChallengeView>,
}

impl From<ChallengeReport> for ChallengeView {
	fn from(report: ChallengeReport) -> Self {
		let ChallengeReport {
			period,
			challenged,
			proven,
			challenge_block,
			last_block,
		} = report;
		Self {
			period,
			challenged,
			proven,
			challenge_block,
			last_block,
		}
	}
}

impl ChallengeView {
	/// What there is to do about it when the best block is `head`.
	fn advice(&self, head: u64, fresh: bool) -> String {
		let next = head.saturating_add(1);
		if self.proven {
			"proven".into()
		} else if fresh && !self.challenged {
			"nothing to prove".into()
		} else if next <= u64::from(self.challenge_block) {
			format!("prove after block {}", self.challenge_block)
		} else if next <= u64::from(self.last_block) {
			format!("prove now, until block {}", self.last_block)
		} else {
			"missed".into()
		}
	}
}

impl fmt::Display for Challenges {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(
			f,
			"device {}, fresh: {}, best block {}",
			self.device,
			yes_no(self.fresh),
			self.head
		)?;
		if self.challenges.is_empty() {
			return writeln!(
				f,
				"a device can be challenged from the period after its registration on"
			);
		}
		let mut table = Table::new(&[
			"period",
			"challenged",
			">challenge block",
			">last block",
			"to do",
		]);
		for challenge in &self.challenges {
			table.row([
				challenge.period.to_string(),
				yes_no(challenge.challenged).into(),
				challenge.challenge_block.to_string(),
				challenge.last_block.to_string(),
				challenge.advice(self.head, self.fresh),
			]);
		}
		write!(f, "{table}")
	}
}

impl Chain {
	/// The challenge of `device` for `period`, or else the first one that can be met still: of the
	/// device's last periods, one in which it is challenged, or any if it isn't fresh.
	///
	/// # Errors
	///
	/// A refusal when there is nothing to prove, and those of reading the chain.
	pub async fn open_challenge(
		&self,
		device: &DeviceReport<AccountId32>,
		period: Option<Period>,
	) -> Result<ChallengeReport, Failure> {
		let challenges = self.challenges(device.index).await?;
		let next = self.best_number().await?.saturating_add(1);
		let found = challenges.into_iter().find(|challenge| match period {
			Some(period) => challenge.period == period,
			None => challenge.is_owed(device.fresh) && next <= u64::from(challenge.last_block),
		});
		found.ok_or_else(|| {
			let message = match period {
				Some(period) => format!("Period {period} can't be proven now."),
				None => format!("Device {} has nothing to prove now.", device.index),
			};
			Refusal {
				error: "Attestation.NotChallenged".into(),
				message,
				hint: Some("`florin presence challenge` tells when a proof is taken".into()),
				block: None,
			}
			.into()
		})
	}
}

/// Does a command about presence.
///
/// # Errors
///
/// When the chain refuses, a report can't be read, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Challenge(args) => challenge(global, args).await,
		Command::Prove(args) => prove(global, args).await,
	}
}

async fn challenge(global: &Global, args: ChallengeArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let device = chain.device(args.device).await?;
	let challenges = chain.challenges(args.device).await?;
	Ok(Answer::of(&Challenges {
		device: args.device,
		fresh: device.fresh,
		head: chain.best_number().await?,
		challenges: challenges.into_iter().map(ChallengeView::from).collect(),
	}))
}

async fn prove(global: &Global, args: ProveArgs) -> Result<Answer, Failure> {
	let ProveArgs {
		device: index,
		period,
		source,
		tx,
	} = args;
	let wallet = global.wallet()?;
	let chain = global.chain().await?;
	let device = chain.device(index).await?;
	let challenge = chain.presence_challenge(&device, period).await?;
	let period = challenge.period.unwrap_or_default();
	let report = source.load(challenge.nonce)?;
	let answered = florin_evidence::parse_report(&report)
		.map_err(|error| Failure::usage(format!("the report can't be used: {error}")))?
		.nonce;
	if answered != challenge.nonce {
		progress("warning: the report doesn't answer this challenge; the chain will refuse it");
	}
	let call = calls::prove_presence(index, period, report);
	transact(&chain, &wallet, &tx, &call, |_| {
		format!("device {index} has proven its presence in period {period}")
	})
	.await
}

#[cfg(test)]
mod tests {
	use super::*;

	fn view(challenged: bool, proven: bool) -> ChallengeView {
		ChallengeView {
			period: 7,
			challenged,
			proven,
			challenge_block: 20,
			last_block: 23,
		}
	}

	#[test]
	fn advice_follows_the_window_block_by_block() {
		let challenged = view(true, false);
		assert_eq!(challenged.advice(19, true), "prove after block 20");
		assert_eq!(challenged.advice(20, true), "prove now, until block 23");
		assert_eq!(challenged.advice(22, true), "prove now, until block 23");
		assert_eq!(challenged.advice(23, true), "missed");
	}

	#[test]
	fn a_device_that_is_not_challenged_has_to_prove_only_if_it_is_unfresh() {
		assert_eq!(view(false, false).advice(20, true), "nothing to prove");
		assert_eq!(
			view(false, false).advice(20, false),
			"prove now, until block 23"
		);
		assert_eq!(view(true, true).advice(20, true), "proven");
	}
}
