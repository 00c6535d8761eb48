//! JSON-RPC methods beyond those that every Substrate node has.
//!
//! `sc-service` brings `author`, `chain`, `state`, `system`, and of the new interface
//! `chainHead_v1`, `chainSpec_v1`, `transaction_v1`, `transactionWatch_v1` and, on archive nodes,
//! `archive_v1`.

use crate::service::{Backend, Client, Pool, Shared};
use florin_runtime::opaque::Block;
use jsonrpsee::RpcModule;
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, LinkHalf, SharedAuthoritySet,
	SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sp_core::traits::SpawnNamed;
use sp_runtime::traits::{Block as BlockT, NumberFor};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

/// What the methods answer from.
pub struct Sources {
	client: Arc<Client>,
	pool: Arc<Pool>,
	authority_set: SharedAuthoritySet<<Block as BlockT>::Hash, NumberFor<Block>>,
	justifications: GrandpaJustificationStream<Block>,
	finality_proofs: Arc<FinalityProofProvider<Backend, Block>>,
	voter_state: SharedVoterState,
}

impl Sources {
	/// Takes what the methods need from the parts of the node.
	pub fn new<SelectChain>(
		shared: &Shared,
		backend: Arc<Backend>,
		grandpa: &LinkHalf<Block, Client, SelectChain>,
	) -> Self {
		let authority_set = grandpa.shared_authority_set().clone();
		Self {
			client: shared.client.clone(),
			pool: shared.pool.clone(),
			voter_state: shared.voter_state.clone(),
			justifications: grandpa.justification_stream(),
			finality_proofs: FinalityProofProvider::new_for_service(
				backend,
				Some(authority_set.clone()),
			),
			authority_set,
		}
	}

	/// The methods: `system_accountNextIndex` and `system_dryRun`, `payment_*`, `grandpa_*`.
	/// Subscriptions run on `executor`.
	///
	/// # Errors
	///
	/// When two of them share a name.
	pub fn methods(
		&self,
		executor: Arc<dyn SpawnNamed>,
	) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
		let mut module = RpcModule::new(());
		module
			.merge(System::<_, _, Block>::new(self.client.clone(), self.pool.clone()).into_rpc())?;
		module.merge(TransactionPayment::<_, Block>::new(self.client.clone()).into_rpc())?;
		module.merge(
			Grandpa::<_, _, Block, _>::new(
				executor,
				self.authority_set.clone(),
				self.voter_state.clone(),
				self.justifications.clone(),
				self.finality_proofs.clone(),
			)
			.into_rpc(),
		)?;
		Ok(module)
	}
}
