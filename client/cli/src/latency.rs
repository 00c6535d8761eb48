//! `florin latency`: how long a transfer takes into a block, and how long until that block is final.

use crate::{
	amount::Amount,
	chain::{calls, submit::Timing},
	commands::Global,
	error::Failure,
	keys::{Account, Wallet},
	load::{AMOUNT, PAYER},
	output::{progress, Answer, Table},
};
use clap::Args;
use serde::Serialize;
use std::{
	fmt,
	hash::{BuildHasher, RandomState},
	sync::Arc,
	time::Duration,
};
use tokio::{task::JoinSet, time::sleep};

/// The least time between two transfers in milliseconds: half a slot, so that hardly two wait at the
/// same time.
const LEAST_PAUSE: u64 = 1_000;

/// What a pause is longer at random, in milliseconds: up to a whole slot, so that every moment of a
/// slot is as likely as any other.
const RANDOM_PAUSE: u64 = 2_000;

/// Transfers between two lines of progress.
const PROGRESS: u32 = 10;

/// What is measured.
#[derive(Args, Debug)]
pub struct LatencyArgs {
	/// How many transfers are sent, one after another at random moments, two seconds apart on average
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
	transfers: u32,
	/// Who receives them
	#[arg(long, default_value = "//Ferdie")]
	recipient: Account,
}

/// What was measured.
#[derive(Debug, Serialize)]
struct Latency {
	transfers: usize,
	/// From the submission until the node knew of the transfer's block.
	in_block: Spread,
	/// From the submission until the node knew that this block is final.
	finalized: Spread,
}

/// How figures are spread, all in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Spread {
	least: u64,
	median: u64,
	percentile_95: u64,
	most: u64,
}

impl Spread {
	/// Percentiles by nearest rank: figures that were measured, and none between two of them.
	fn of(mut figures: Vec<u64>) -> Self {
		figures.sort_unstable();
		let at = |percent: usize| {
			let rank = (figures.len() * percent).div_ceil(100).max(1);
			figures.get(rank - 1).copied().unwrap_or_default()
		};
		Self {
			least: figures.first().copied().unwrap_or_default(),
			median: at(50),
			percentile_95: at(95),
			most: figures.last().copied().unwrap_or_default(),
		}
	}
}

impl fmt::Display for Latency {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["milliseconds", ">least", ">median", ">95 %", ">most"]);
		for (name, spread) in [("in a block", self.in_block), ("final", self.finalized)] {
			let figures = [
				spread.least,
				spread.median,
				spread.percentile_95,
				spread.most,
			];
			table.row(std::iter::once(name.to_owned()).chain(figures.map(|ms| ms.to_string())));
		}
		write!(f, "{table}{} transfers", self.transfers)
	}
}

/// Sends the transfers and follows each until its block is final.
///
/// # Errors
///
/// When the chain refuses a transfer, and when the node can't be reached.
pub async fn run(global: &Global, args: LatencyArgs) -> Result<Answer, Failure> {
	let wallet = match global.wallet_if_given()? {
		Some(wallet) => wallet,
		None => Wallet::from_uri(PAYER)?,
	};
	let chain = Arc::new(global.chain().await?);
	let first = chain.next_nonce(&wallet.account()).await?;
	let mut transfers = JoinSet::new();
	for index in 0..args.transfers {
		sleep(pause()).await;
		if index % PROGRESS == 0 {
			progress(format!("transfer {index} of {}", args.transfers));
		}
		let (chain, wallet) = (chain.clone(), wallet.clone());
		let call = calls::transfer_keep_alive(&args.recipient, Amount(AMOUNT));
		let nonce = first + u64::from(index);
		transfers.spawn(async move { chain.time(&call, &wallet, nonce).await });
	}
	let mut timings = Vec::new();
	while let Some(timing) = transfers.join_next().await {
		timings.push(timing.map_err(Failure::connection)??);
	}
	Ok(Answer::of(&summary(&timings)))
}

/// Some time between [`LEAST_PAUSE`] and [`RANDOM_PAUSE`] more.
fn pause() -> Duration {
	let random = RandomState::new().hash_one(());
	Duration::from_millis(LEAST_PAUSE + random % RANDOM_PAUSE)
}

fn summary(timings: &[Timing]) -> Latency {
	let spread = |figure: fn(&Timing) -> Duration| {
		let milliseconds = |timing| u64::try_from(figure(timing).as_millis()).unwrap_or(u64::MAX);
		Spread::of(timings.iter().map(milliseconds).collect())
	};
	Latency {
		transfers: timings.len(),
		in_block: spread(|timing| timing.in_block),
		finalized: spread(|timing| timing.finalized),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn percentiles_are_figures_that_were_measured() {
		let spread = Spread::of((1..=100).rev().collect());
		let expected = Spread {
			least: 1,
			median: 50,
			percentile_95: 95,
			most: 100,
		};
		assert_eq!(spread, expected);
		let one = Spread::of(vec![7]);
		assert_eq!(
			(one.least, one.median, one.percentile_95, one.most),
			(7, 7, 7, 7)
		);
	}

	#[test]
	fn the_answer_tells_both_moments_in_milliseconds() {
		let timing = |in_block, finalized| Timing {
			in_block: Duration::from_millis(in_block),
			finalized: Duration::from_millis(finalized),
		};
		let latency = summary(&[
			timing(900, 2_500),
			timing(1_100, 2_700),
			timing(1_500, 3_900),
		]);
		assert_eq!(latency.in_block.median, 1_100);
		assert_eq!(latency.finalized.most, 3_900);
		let text = latency.to_string();
		assert!(
			text.contains("in a block      900    1100  1500  1500"),
			"{text}"
		);
		assert!(text.ends_with("3 transfers"), "{text}");
	}

	#[test]
	fn pauses_stay_within_their_bounds_and_differ() {
		let pauses: Vec<_> = (0..50).map(|_| pause()).collect();
		let bounds =
			Duration::from_millis(LEAST_PAUSE)..Duration::from_millis(LEAST_PAUSE + RANDOM_PAUSE);
		assert!(pauses.iter().all(|pause| bounds.contains(pause)));
		assert!(pauses.iter().any(|pause| Some(pause) != pauses.first()));
	}
}
