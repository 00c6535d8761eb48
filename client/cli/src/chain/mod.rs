//! The chain: the connection to a node, reads, and transactions. Nothing outside this module knows
//! how the chain is reached.

mod api;
pub mod book;
pub mod calls;
pub mod clearing;
pub mod explain;
pub mod futures;
pub mod index;
pub mod market;
pub mod reads;
pub mod redemption;
pub mod session;
pub mod submit;
mod value;

use crate::{error::Failure, output::progress};
use explain::failure;
use std::{sync::Arc, time::Duration};
use subxt::{
	backend::LegacyBackend,
	config::RpcConfigFor,
	rpcs::{methods::legacy::LegacyRpcMethods, RpcClient},
	utils::H256,
	OnlineClient, OnlineClientAtBlock, SubstrateConfig,
};
use tokio::time::{sleep, timeout};

/// How Florin's transactions and blocks are built.
pub type FlorinConfig = SubstrateConfig;

/// The chain at one of its blocks.
pub type At = OnlineClientAtBlock<FlorinConfig>;

/// How long a node may take to answer the first time.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// How often the head is looked at while a block is awaited.
const POLL: Duration = Duration::from_millis(250);

/// How long the head may stand still before waiting for a block is given up.
const STALLED: Duration = Duration::from_secs(60);

/// A connection to a node.
pub struct Chain {
	client: OnlineClient<FlorinConfig>,
	rpc: LegacyRpcMethods<RpcConfigFor<FlorinConfig>>,
}

impl Chain {
	/// Connects to the node at `url`. Plain `ws://` to another machine is taken only if `insecure`
	/// allows it.
	///
	/// Everything is read at the best block, which a proof of presence needs, whose window may be
	/// over before its challenge block is final. Hence the JSON-RPC methods that name any block by
	/// its hash.
	///
	/// # Errors
	///
	/// When the node can't be reached.
	pub async fn connect(url: &str, insecure: bool) -> Result<Self, Failure> {
		let unreachable = |reason: String| {
			Failure::connection(format!(
				"no node answers at {url} ({reason}); is it running, and is --url right?"
			))
		};
		let connection = async {
			let rpc = if insecure {
				RpcClient::from_insecure_url(url).await
			} else {
				RpcClient::from_url(url).await
			}
			.map_err(|error| match error {
				subxt::rpcs::Error::InsecureUrl(_) => Failure::connection(format!(
					"{url} is neither encrypted (wss://) nor on this machine; --insecure allows it"
				)),
				other => unreachable(other.to_string()),
			})?;
			let backend = LegacyBackend::builder().build(rpc.clone());
			let client = OnlineClient::from_backend(Arc::new(backend))
				.await
				.map_err(|error| unreachable(error.to_string()))?;
			Ok(Self {
				client,
				rpc: LegacyRpcMethods::new(rpc),
			})
		};
		timeout(CONNECT_TIMEOUT, connection)
			.await
			.unwrap_or_else(|_| Err(unreachable("it doesn't answer in time".into())))
	}

	/// The hash of the chain's first block.
	pub fn genesis(&self) -> [u8; 32] {
		self.client.genesis_hash().0
	}

	/// The chain at its best block.
	///
	/// # Errors
	///
	/// When the node doesn't answer.
	pub async fn best(&self) -> Result<At, Failure> {
		let hash = self
			.rpc
			.chain_get_block_hash(None)
			.await
			.map_err(failure)?
			.ok_or_else(|| Failure::connection("the node has no best block"))?;
		self.client.at_block(hash).await.map_err(failure)
	}

	/// What a runtime API answers at the best block.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime.
	async fn read<Call: subxt::runtime_apis::Payload>(
		&self,
		call: Call,
	) -> Result<Call::ReturnType, Failure> {
		let best = self.best().await?;
		best.runtime_apis().call(call).await.map_err(failure)
	}

	/// The chain at its last final block.
	///
	/// # Errors
	///
	/// When the node doesn't answer.
	pub async fn finalized(&self) -> Result<At, Failure> {
		self.client.at_current_block().await.map_err(failure)
	}

	/// The number of the best block.
	///
	/// # Errors
	///
	/// When the node doesn't answer.
	pub async fn best_number(&self) -> Result<u64, Failure> {
		let header = self
			.rpc
			.chain_get_header(None)
			.await
			.map_err(failure)?
			.ok_or_else(|| Failure::connection("the node has no best block"))?;
		Ok(header.number)
	}

	/// The hash of block `number`; none while there is no such block.
	///
	/// # Errors
	///
	/// When the node doesn't answer.
	pub async fn block_hash(&self, number: u64) -> Result<Option<[u8; 32]>, Failure> {
		let hash = self
			.rpc
			.chain_get_block_hash(Some(number.into()))
			.await
			.map_err(failure)?;
		Ok(hash.map(|H256(hash)| hash))
	}

	/// Waits until there is a block `number` and answers its hash. Says that it waits, and for
	/// `what`.
	///
	/// # Errors
	///
	/// When the node doesn't answer, or its chain stands still.
	pub async fn wait_for_block(&self, number: u64, what: &str) -> Result<[u8; 32], Failure> {
		let mut head = self.best_number().await?;
		if head < number {
			progress(format!(
				"waiting for block {number} ({what}); the chain is at {head}"
			));
		}
		while head < number {
			head = self.next_block(head).await?;
		}
		self.block_hash(number)
			.await?
			.ok_or_else(|| Failure::connection(format!("the node has lost block {number}")))
	}

	/// Waits for a block after `head` and answers the number of the best one.
	///
	/// # Errors
	///
	/// When the node doesn't answer, or its chain stands still.
	pub async fn next_block(&self, head: u64) -> Result<u64, Failure> {
		let advanced = async {
			loop {
				let best = self.best_number().await?;
				if best > head {
					return Ok(best);
				}
				sleep(POLL).await;
			}
		};
		timeout(STALLED, advanced).await.unwrap_or_else(|_| {
			Err(Failure::connection(format!(
				"the chain has stood still at block {head} for {} seconds",
				STALLED.as_secs(),
			)))
		})
	}
}
