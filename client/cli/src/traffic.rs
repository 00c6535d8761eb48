//! `florin traffic`: a steady stream of mixed transactions with bursts, and what became of each.

use crate::{
	amount::Amount,
	chain::{
		calls::{self, ProviderMetadata},
		reads::Outcome,
		submit::{Sending, SignerAhead, Wait},
		Chain,
	},
	commands::Global,
	error::Failure,
	keys::{Account, Wallet},
	load::{fund, AMOUNT, PAYER},
	output::{progress, Answer, Table},
};
use clap::Args;
use florin_core::{Balance, FLRN};
use serde::Serialize;
use std::{
	fmt,
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};
use tokio::{
	task::{JoinHandle, JoinSet},
	time::sleep,
};

/// What a sender gets beside its fees: a provider's stake, deposits, and what keeps its account alive.
const PREPARATION: Balance = FLRN + FLRN / 5;

/// What a sender gets for each of its transactions: what a batch moves, and several times its fee on a
/// quiet chain.
const PER_TRANSACTION: Balance = TRANSFERS_IN_BATCH * AMOUNT + 2 * FLRN / 1_000;

/// Transfers in a batch.
const TRANSFERS_IN_BATCH: Balance = 3;

/// Bytes of a remark.
const REMARK: usize = 64;

/// How often it is looked which transactions are due.
const TICK: Duration = Duration::from_millis(100);

/// How often new final blocks are looked for.
const POLL: Duration = Duration::from_millis(500);

/// How long no further transaction may come into a final block before waiting is given up.
const STALLED: Duration = Duration::from_secs(60);

/// How long a signer is used: a good part of the hour for which what it signs is valid.
const RENEWAL: Duration = Duration::from_secs(600);

/// How much is sent, and how fast.
#[derive(Args, Debug)]
pub struct TrafficArgs {
	/// How long, in seconds
	#[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=86_400))]
	seconds: u32,
	/// Transactions a second
	#[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1_000))]
	rate: u32,
	/// Transactions of a burst, sent at once beside the others
	#[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(0..=10_000))]
	burst: u32,
	/// Seconds from one burst to the next, the first coming after half of that
	#[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(2..=3_600))]
	burst_every: u32,
	/// How many accounts send
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(5..=500))]
	senders: u32,
	/// Another node that takes transactions beside that of --url, in turn with it
	#[arg(long = "node", value_name = "URL")]
	nodes: Vec<String>,
}

impl TrafficArgs {
	/// Transactions that should have been sent after `elapsed`.
	fn due(&self, elapsed: Duration) -> u64 {
		let elapsed = elapsed.min(Duration::from_secs(self.seconds.into()));
		let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
		let steady = u64::from(self.rate) * milliseconds / 1_000;
		let every = u64::from(self.burst_every) * 1_000;
		let bursts = (milliseconds + every / 2) / every;
		steady + bursts * u64::from(self.burst)
	}

	/// All transactions.
	fn total(&self) -> u64 {
		self.due(Duration::MAX)
	}
}

/// What an account sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
	Transfer,
	Batch,
	Update,
	Proxied,
	Remark,
}

impl Kind {
	const ALL: [Self; 5] = [
		Self::Transfer,
		Self::Batch,
		Self::Update,
		Self::Proxied,
		Self::Remark,
	];

	const fn name(self) -> &'static str {
		match self {
			Self::Transfer => "transfers",
			Self::Batch => "batches of three transfers",
			Self::Update => "providers' updates",
			Self::Proxied => "transfers by proxy",
			Self::Remark => "remarks",
		}
	}
}

/// An account that sends.
struct Sender {
	wallet: Wallet,
	kind: Kind,
	/// Whose coins it sends as a proxy.
	principal: Account,
	/// The nonce of its next transaction.
	nonce: u64,
}

impl Sender {
	/// What it sends next.
	fn sign(&self, signer: &SignerAhead, to: &Account) -> Result<Vec<u8>, Failure> {
		let amount = Amount(AMOUNT);
		let Self { wallet, nonce, .. } = self;
		match self.kind {
			Kind::Transfer => signer.sign(&calls::transfer_keep_alive(to, amount), wallet, *nonce),
			Kind::Batch => {
				let receivers = (0..TRANSFERS_IN_BATCH).map(|_| to.clone());
				let call = calls::transfer_to_each(&receivers.collect::<Vec<_>>(), amount);
				signer.sign(&call, wallet, *nonce)
			}
			Kind::Update => {
				let call = calls::update_provider(metadata(*nonce));
				signer.sign(&call, wallet, *nonce)
			}
			Kind::Proxied => {
				let call = calls::transfer_by_proxy(&self.principal, to, amount);
				signer.sign(&call, wallet, *nonce)
			}
			Kind::Remark => {
				let text = format!("{nonce:>REMARK$}").into_bytes();
				signer.sign(&calls::remark(text), wallet, *nonce)
			}
		}
	}

	/// Makes the chain ready for what it sends: its registration as a provider, its principal's trust.
	async fn prepare(self, chain: Arc<Chain>, principal: Wallet) -> Result<Self, Failure> {
		let sending = Sending {
			wait: Wait::Finalized,
			..Sending::default()
		};
		let account = self.wallet.account();
		if self.kind == Kind::Update && chain.provider(&account).await?.is_none() {
			let call = calls::register_provider(metadata(0), chain.minimum_stake().await?);
			chain.submit(&call, &self.wallet, sending).await?;
		}
		if self.kind == Kind::Proxied && !chain.is_proxy(&self.principal, &account).await? {
			let call = calls::add_proxy(&account);
			chain.submit(&call, &principal, sending).await?;
		}
		Ok(self)
	}
}

/// What a provider says of itself, always something else.
fn metadata(version: u64) -> ProviderMetadata {
	ProviderMetadata {
		name: format!("Traffic {version}"),
		endpoint: "https://provider.invalid".into(),
		region: "CH".into(),
		attributes: Vec::new(),
	}
}

/// What became of the transactions.
#[derive(Debug, Serialize)]
struct Traffic {
	sent: u64,
	/// Names of what was sent, with how many of each came into final blocks.
	kinds: Vec<(&'static str, u64)>,
	/// Those that came into no final block.
	lost: u64,
	/// Those that came into a final block and failed.
	failed: u64,
	/// Seconds in which they were sent.
	seconds: u64,
	/// Milliseconds from the last submission until all were in final blocks.
	settled_in: u64,
	blocks: usize,
	largest_block: u64,
	/// Milliseconds between two blocks at most; there is a slot every 2,000.
	longest_gap: u64,
}

impl fmt::Display for Traffic {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut table = Table::new(&["in final blocks", ">"]);
		for (name, count) in &self.kinds {
			table.row([(*name).to_owned(), count.to_string()]);
		}
		write!(
			f,
			"{table}{} sent in {} s, {} lost, {} failed; all in final blocks {} ms after the last was sent\n\
			 {} blocks, the largest with {} transactions, {} ms between two at most",
			self.sent,
			self.seconds,
			self.lost,
			self.failed,
			self.settled_in,
			self.blocks,
			self.largest_block,
			self.longest_gap,
		)
	}
}

/// Sends the transactions and follows them into final blocks.
///
/// # Errors
///
/// When the payer can't fund the senders, when a transaction is refused, lost or fails, and when a node
/// can't be reached.
pub async fn run(global: &Global, args: TrafficArgs) -> Result<Answer, Failure> {
	let payer = match global.wallet_if_given()? {
		Some(wallet) => wallet,
		None => Wallet::from_uri(PAYER)?,
	};
	let chain = Arc::new(global.chain().await?);
	let mut nodes = vec![chain.clone()];
	for url in &args.nodes {
		nodes.push(Arc::new(Chain::connect(url, global.insecure).await?));
	}
	let senders = prepare(&chain, &payer, &args).await?;
	let first_nonces: Vec<_> = senders.iter().map(|sender| sender.nonce).collect();

	let follower = Follower::start(chain.clone()).await?;
	let mut stream = Stream {
		signer: chain.signer_ahead().await?,
		nodes,
		senders,
		receiver: payer.account(),
		sent: 0,
		submissions: JoinSet::new(),
	};
	progress(format!("sending {} transactions", args.total()));
	let started = Instant::now();
	stream.run(&args, &follower.seen).await?;
	let (seconds, last) = (started.elapsed().as_secs(), Instant::now());
	let blocks = follower.until(stream.sent).await?;
	let settled_in = last.elapsed();

	let mut traffic = Traffic::new(&blocks, stream.sent, seconds, settled_in);
	for (sender, first) in stream.senders.iter().zip(first_nonces) {
		let landed = chain.final_nonce(&sender.wallet.account()).await?;
		traffic.count(sender.kind, landed.saturating_sub(first));
	}
	traffic.verdict()
}

impl Traffic {
	fn new(blocks: &[Outcome], sent: u64, seconds: u64, settled_in: Duration) -> Self {
		let times = || blocks.iter().map(|block| block.timestamp);
		let gaps = times()
			.skip(1)
			.zip(times())
			.map(|(time, last)| time.saturating_sub(last));
		Self {
			sent,
			kinds: Kind::ALL.map(|kind| (kind.name(), 0)).to_vec(),
			lost: sent,
			failed: blocks.iter().map(|block| block.failed).sum(),
			seconds,
			settled_in: u64::try_from(settled_in.as_millis()).unwrap_or(u64::MAX),
			blocks: blocks.len(),
			largest_block: blocks
				.iter()
				.map(|block| block.transactions)
				.max()
				.unwrap_or_default(),
			longest_gap: gaps.max().unwrap_or_default(),
		}
	}

	/// `landed` transactions of a sender are in final blocks.
	fn count(&mut self, kind: Kind, landed: u64) {
		self.lost = self.lost.saturating_sub(landed);
		for (name, count) in &mut self.kinds {
			if *name == kind.name() {
				*count += landed;
			}
		}
	}

	fn verdict(&self) -> Result<Answer, Failure> {
		if self.lost > 0 || self.failed > 0 {
			return Err(Failure::Unmet(self.to_string()));
		}
		Ok(Answer::of(self))
	}
}

/// The senders, funded and prepared.
async fn prepare(
	chain: &Arc<Chain>,
	payer: &Wallet,
	args: &TrafficArgs,
) -> Result<Vec<Sender>, Failure> {
	let wallets = (0..args.senders)
		.map(|index| Wallet::from_uri(&format!("//Traffic//{index}")))
		.collect::<Result<Vec<_>, _>>()?;
	let each = args.total().div_ceil(args.senders.into());
	let amount = Amount(PREPARATION + PER_TRANSACTION * Balance::from(each));
	fund(chain, payer, &wallets, amount).await?;

	progress("preparing providers and proxies");
	let mut preparations = JoinSet::new();
	for five in wallets.chunks(Kind::ALL.len()) {
		// The account that sends plain transfers is the principal of the proxy beside it.
		let Some(principal) = five.first() else {
			continue;
		};
		for (wallet, kind) in five.iter().zip(Kind::ALL) {
			let sender = Sender {
				wallet: wallet.clone(),
				kind,
				principal: principal.account(),
				nonce: 0,
			};
			preparations.spawn(sender.prepare(chain.clone(), principal.clone()));
		}
	}
	let mut senders = Vec::new();
	while let Some(sender) = preparations.join_next().await {
		senders.push(sender.map_err(Failure::connection)??);
	}
	for sender in &mut senders {
		sender.nonce = chain.next_nonce(&sender.wallet.account()).await?;
	}
	Ok(senders)
}

/// What is sent.
struct Stream {
	nodes: Vec<Arc<Chain>>,
	senders: Vec<Sender>,
	receiver: Account,
	signer: SignerAhead,
	sent: u64,
	submissions: JoinSet<Result<(), Failure>>,
}

impl Stream {
	/// Sends what is due until all is sent and taken. Tells each tenth of the time, with how many
	/// transactions `seen` says are in final blocks.
	async fn run(&mut self, args: &TrafficArgs, seen: &AtomicU64) -> Result<(), Failure> {
		let started = Instant::now();
		let mut signed = Instant::now();
		let mut tenths: u32 = 0;
		while self.sent < args.total() {
			let elapsed = started.elapsed();
			if signed.elapsed() > RENEWAL {
				(self.signer, signed) = (self.renewed().await?, Instant::now());
			}
			while self.sent < args.due(elapsed) {
				self.send()?;
			}
			while let Some(taken) = self.submissions.try_join_next() {
				taken.map_err(Failure::connection)??;
			}
			while u128::from(tenths + 1) * u128::from(args.seconds) * 100 <= elapsed.as_millis() {
				tenths += 1;
				let landed = seen.load(Ordering::Relaxed);
				progress(format!(
					"{} %: {} sent, {landed} in final blocks",
					tenths * 10,
					self.sent
				));
			}
			sleep(TICK).await;
		}
		while let Some(taken) = self.submissions.join_next().await {
			taken.map_err(Failure::connection)??;
		}
		Ok(())
	}

	async fn renewed(&self) -> Result<SignerAhead, Failure> {
		match self.nodes.first() {
			Some(chain) => chain.signer_ahead().await,
			None => Err(Failure::usage("there is no node to send to")),
		}
	}

	/// Signs the next transaction and hands it over, not waiting until the node has taken it.
	fn send(&mut self) -> Result<(), Failure> {
		let turn = usize::try_from(self.sent).unwrap_or(usize::MAX);
		let position = turn % self.senders.len();
		let node = self.nodes.get(position % self.nodes.len()).cloned();
		let (Some(node), Some(sender)) = (node, self.senders.get_mut(position)) else {
			return Err(Failure::usage("there is nobody to send, or to send to"));
		};
		let transaction = sender.sign(&self.signer, &self.receiver)?;
		sender.nonce += 1;
		self.sent += 1;
		self.submissions
			.spawn(async move { node.hand_over(&transaction).await });
		Ok(())
	}
}

/// Reads final blocks while others send.
struct Follower {
	/// Transactions in final blocks so far.
	seen: Arc<AtomicU64>,
	/// How many there will be.
	expected: Arc<AtomicU64>,
	task: JoinHandle<Result<Vec<Outcome>, Failure>>,
}

impl Follower {
	/// Follows the chain from its next final block on.
	async fn start(chain: Arc<Chain>) -> Result<Self, Failure> {
		let next = chain.final_number().await? + 1;
		let seen = Arc::new(AtomicU64::new(0));
		let expected = Arc::new(AtomicU64::new(u64::MAX));
		let task = tokio::spawn(follow(chain, next, seen.clone(), expected.clone()));
		Ok(Self {
			seen,
			expected,
			task,
		})
	}

	/// The final blocks, once they carry `expected` transactions or nothing moves any more.
	async fn until(self, expected: u64) -> Result<Vec<Outcome>, Failure> {
		self.expected.store(expected, Ordering::Relaxed);
		self.task.await.map_err(Failure::connection)?
	}
}

async fn follow(
	chain: Arc<Chain>,
	mut next: u64,
	seen: Arc<AtomicU64>,
	expected: Arc<AtomicU64>,
) -> Result<Vec<Outcome>, Failure> {
	let mut blocks = Vec::new();
	let mut moved = Instant::now();
	while seen.load(Ordering::Relaxed) < expected.load(Ordering::Relaxed)
		&& moved.elapsed() < STALLED
	{
		let last = chain.final_number().await?;
		while next <= last {
			let outcome = chain.outcome(next).await?;
			if outcome.transactions > 0 {
				moved = Instant::now();
			}
			seen.fetch_add(outcome.transactions, Ordering::Relaxed);
			blocks.push(outcome);
			next += 1;
		}
		sleep(POLL).await;
	}
	Ok(blocks)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: TrafficArgs,
	}

	fn args(line: &str) -> TrafficArgs {
		Line::parse_from(std::iter::once("traffic").chain(line.split_whitespace())).args
	}

	#[test]
	fn ten_minutes_at_fifty_a_second_with_ten_bursts_are_thirty_five_thousand() {
		let args = args("");
		assert_eq!(args.total(), 600 * 50 + 10 * 500);
		assert_eq!(args.due(Duration::ZERO), 0);
		assert_eq!(args.due(Duration::from_secs(29)), 29 * 50);
		assert_eq!(args.due(Duration::from_secs(30)), 30 * 50 + 500);
		assert_eq!(args.due(Duration::from_secs(89)), 89 * 50 + 500);
		assert_eq!(args.due(Duration::from_secs(90)), 90 * 50 + 1_000);
	}

	#[test]
	fn nothing_becomes_due_after_the_end() {
		let args = args("--seconds 10 --rate 7 --burst 3 --burst-every 4");
		assert_eq!(args.due(Duration::from_secs(10)), args.total());
		assert_eq!(args.due(Duration::from_secs(1_000)), args.total());
		assert_eq!(args.total(), 70 + 3 * 3);
	}

	fn traffic(landed: [u64; 2], failed: u64) -> Traffic {
		let block = |timestamp, failed| Outcome {
			transactions: 5,
			failed,
			timestamp,
		};
		let blocks = [block(2_000, failed), block(4_000, 0), block(8_000, 0)];
		let mut traffic = Traffic::new(&blocks, 15, 1, Duration::from_millis(900));
		traffic.count(Kind::Transfer, landed[0]);
		traffic.count(Kind::Remark, landed[1]);
		traffic
	}

	#[test]
	fn all_landed_and_none_failed_is_good_news() {
		let answer = traffic([5, 10], 0).verdict().unwrap();
		assert_eq!(answer.json["lost"], 0);
		assert_eq!(answer.json["longest_gap"], 4_000);
		assert!(
			answer.human.contains("transfers                    5"),
			"{}",
			answer.human
		);
		assert!(
			answer.human.contains("15 sent in 1 s, 0 lost, 0 failed"),
			"{}",
			answer.human
		);
	}

	#[test]
	fn one_that_is_lost_or_fails_is_a_failure() {
		let lost = traffic([5, 9], 0).verdict().unwrap_err().to_string();
		assert!(lost.contains("1 lost, 0 failed"), "{lost}");
		let failed = traffic([5, 10], 1).verdict().unwrap_err().to_string();
		assert!(failed.contains("0 lost, 1 failed"), "{failed}");
	}
}
