//! `florin load`: many transfers at once, to see how many of them a chain carries.

use crate::{
	amount::Amount,
	chain::{
		calls,
		reads::LoadedBlock,
		submit::{Sending, Wait},
		Chain,
	},
	commands::Global,
	error::Failure,
	keys::{Account, Wallet},
	output::{progress, Answer, Table},
};
use clap::Args;
use florin_core::{Balance, FLRN};
use serde::Serialize;
use std::{
	collections::VecDeque,
	fmt,
	iter::once,
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::{task::JoinSet, time::sleep};

/// Who pays if nobody is named: an account that every development preset endows.
pub const PAYER: &str = "//Alice";

/// What each transfer moves: 0.001 FLRN, to an account that exists.
pub const AMOUNT: Balance = FLRN / 1_000;

/// What a sender gets for each of its transfers: the amount, and a fee of five times what a quiet chain asks.
const PER_TRANSFER: Balance = AMOUNT + FLRN / 1_000;

/// What a sender keeps: its account stays alive.
const RESERVE: Balance = FLRN / 100;

/// How often new blocks are looked for.
const POLL: Duration = Duration::from_millis(500);

/// How long no transfer of ours may come into a block before waiting is given up.
const STALLED: Duration = Duration::from_secs(60);

/// How much is sent.
#[derive(Args, Debug)]
pub struct LoadArgs {
	/// How many transfers are sent
	#[arg(long, default_value_t = 40_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
	transfers: u32,
	/// How many accounts send them
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000))]
	senders: u32,
	/// Only give the accounts what the transfers will cost
	#[arg(long)]
	fund_only: bool,
}

/// What the chain made of the load.
#[derive(Debug, Serialize)]
struct Load {
	transfers: u64,
	senders: u32,
	/// Milliseconds that submitting all of them took.
	submitting: u64,
	blocks: Vec<LoadedBlock>,
}

/// The accounts are ready to send.
#[derive(Debug, Serialize)]
struct Funded {
	funded: u32,
}

impl fmt::Display for Funded {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(
			f,
			"{} accounts have what the transfers will cost",
			self.funded
		)
	}
}

impl fmt::Display for Load {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&[">block", ">transactions", ">ms after the last"]);
		let times = || self.blocks.iter().map(|block| block.timestamp);
		let gaps = times()
			.skip(1)
			.zip(times())
			.map(|(time, last)| time.saturating_sub(last));
		for (block, gap) in self.blocks.iter().zip(once(None).chain(gaps.map(Some))) {
			table.row([
				block.number.to_string(),
				block.transactions.to_string(),
				gap.map(|gap| gap.to_string()).unwrap_or_default(),
			]);
		}
		let span = times()
			.max()
			.zip(times().min())
			.map_or(0, |(last, first)| last - first);
		write!(
			f,
			"{table}\n{} transfers from {} accounts, submitted in {} ms; {} blocks within {span} ms",
			self.transfers,
			self.senders,
			self.submitting,
			self.blocks.len(),
		)
	}
}

/// Sends the transfers and follows them into their blocks.
///
/// # Errors
///
/// When the payer can't fund the senders, when the node refuses a transfer or loses some, and when it can't be reached.
pub async fn run(global: &Global, args: LoadArgs) -> Result<Answer, Failure> {
	let payer = match global.wallet_if_given()? {
		Some(wallet) => wallet,
		None => Wallet::from_uri(PAYER)?,
	};
	let chain = Arc::new(global.chain().await?);
	let each = args.transfers.div_ceil(args.senders);
	let senders = (0..args.senders)
		.map(|index| Wallet::from_uri(&format!("//Load//{index}")))
		.collect::<Result<Vec<_>, _>>()?;
	let amount = Amount(RESERVE + PER_TRANSFER * Balance::from(each));
	fund(&chain, &payer, &senders, amount).await?;
	if args.fund_only {
		return Ok(Answer::of(&Funded {
			funded: args.senders,
		}));
	}
	let queues = sign(&chain, &senders, &payer.account(), args.transfers).await?;

	let before = chain.best_number().await?;
	let started = Instant::now();
	progress(format!("submitting {} transfers", args.transfers));
	submit(&chain, queues).await?;
	let submitting = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
	progress(format!("submitted in {submitting} ms"));
	let blocks = follow(&chain, before, args.transfers.into()).await?;
	Ok(Answer::of(&Load {
		transfers: args.transfers.into(),
		senders: args.senders,
		submitting,
		blocks,
	}))
}

/// Gives `amount` to each sender that doesn't have as much, and waits until that is final.
///
/// # Errors
///
/// When the payer can't pay it, and when the node can't be reached.
pub async fn fund(
	chain: &Chain,
	payer: &Wallet,
	senders: &[Wallet],
	amount: Amount,
) -> Result<(), Failure> {
	let mut accounts = Vec::new();
	for sender in senders.iter().map(Wallet::account) {
		if chain.balance(&sender).await?.free < amount {
			accounts.push(sender);
		}
	}
	if accounts.is_empty() {
		return Ok(());
	}
	progress(format!(
		"funding {} accounts with {amount} each",
		accounts.len()
	));
	let batch = calls::transfer_to_each(&accounts, amount);
	let sending = Sending {
		wait: Wait::Finalized,
		..Sending::default()
	};
	chain.submit(&batch, payer, sending).await.map(|_| ())
}

/// All transfers, signed: a queue for each sender, in the order of its nonces.
async fn sign(
	chain: &Chain,
	senders: &[Wallet],
	to: &Account,
	transfers: u32,
) -> Result<Vec<VecDeque<Vec<u8>>>, Failure> {
	progress("signing");
	let signer = chain.signer_ahead().await?;
	let call = calls::transfer_keep_alive(to, Amount(AMOUNT));
	let mut queues = vec![VecDeque::new(); senders.len()];
	let mut left = transfers;
	for (wallet, queue) in senders.iter().zip(&mut queues) {
		let first = chain.next_nonce(&wallet.account()).await?;
		let share = transfers
			.div_ceil(u32::try_from(senders.len()).unwrap_or(u32::MAX))
			.min(left);
		left -= share;
		for offset in 0..share {
			queue.push_back(signer.sign(&call, wallet, first + u64::from(offset))?);
		}
	}
	Ok(queues)
}

/// Hands all queues to the node at the same time, each in its order.
async fn submit(chain: &Arc<Chain>, queues: Vec<VecDeque<Vec<u8>>>) -> Result<(), Failure> {
	let mut tasks = JoinSet::new();
	for queue in queues {
		let chain = chain.clone();
		tasks.spawn(async move {
			for transaction in queue {
				chain.hand_over(&transaction).await?;
			}
			Ok::<(), Failure>(())
		});
	}
	while let Some(task) = tasks.join_next().await {
		task.map_err(Failure::connection)??;
	}
	Ok(())
}

/// The blocks after `before` that carry transactions, until there were `expected` in all.
async fn follow(chain: &Chain, before: u64, expected: u64) -> Result<Vec<LoadedBlock>, Failure> {
	let mut blocks = Vec::new();
	let (mut seen, mut next) = (0, before + 1);
	let mut moved = Instant::now();
	while seen < expected {
		let best = chain.best_number().await?;
		while next <= best && seen < expected {
			let block = chain.loaded_block(next).await?;
			if block.transactions > 0 {
				seen += block.transactions;
				blocks.push(block);
				moved = Instant::now();
				progress(format!("block {next}: {} transactions", block.transactions));
			}
			next += 1;
		}
		if moved.elapsed() > STALLED {
			return Err(Failure::Unmet(format!(
				"{} of {expected} transfers came into no block; the node's pool may be too small \
				 (--pool-limit)",
				expected - seen
			)));
		}
		sleep(POLL).await;
	}
	Ok(blocks)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn block(number: u64, timestamp: u64, transactions: u64) -> LoadedBlock {
		LoadedBlock {
			number,
			transactions,
			timestamp,
		}
	}

	#[test]
	fn the_answer_has_each_block_with_the_time_since_the_last() {
		let load = Load {
			transfers: 5,
			senders: 3,
			submitting: 7,
			blocks: vec![block(11, 10_000, 3), block(12, 12_000, 2)],
		};
		let text = load.to_string();
		assert!(text.contains("11             3"), "{text}");
		assert!(
			text.contains("12             2               2000"),
			"{text}"
		);
		assert!(
			text.ends_with(
				"5 transfers from 3 accounts, submitted in 7 ms; 2 blocks within 2000 ms"
			),
			"{text}"
		);
	}
}
