//! Assembly of the node: database and client, import queue, network, authoring, finality.

use crate::{pool::Yielding, rpc};
use florin_runtime::{opaque::Block, RuntimeApi};
use sc_basic_authorship::ProposerFactory;
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_consensus_aura::{
	ImportQueueParams, InherentDataProvider as AuraInherents, SlotDuration, SlotProportion,
	StartAuraParams,
};
use sc_consensus_grandpa::{
	warp_proof::NetworkProvider, GrandpaParams, GrandpaPruningFilter, SharedVoterState,
	ThreeQuartersOfTheUnfinalizedChain, VotingRulesBuilder,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_executor::WasmExecutor;
use sc_network::{
	config::{FullNetworkConfiguration, NetworkBackendType},
	service::{traits::NetworkService, NotificationMetrics},
	Litep2pNetworkBackend, NetworkBackend, NetworkWorker, NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_service::{
	error::Error as ServiceError, BuildNetworkParams, Configuration, PartialComponents, Role,
	SpawnTasksParams, TaskManager, WarpSyncConfig,
};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_aura::sr25519::AuthorityPair;
use sp_keystore::KeystorePtr;
use sp_runtime::traits::Block as BlockT;
use sp_timestamp::InherentDataProvider as TimestampInherents;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// The client: executes the runtime in WebAssembly only, with the host functions of the SDK, so
/// that any node of the SDK can follow the chain.
pub type Client =
	sc_service::TFullClient<Block, RuntimeApi, WasmExecutor<sp_io::SubstrateHostFunctions>>;
/// The database.
pub type Backend = sc_service::TFullBackend<Block>;
/// The transaction pool.
pub type Pool = sc_transaction_pool::TransactionPoolHandle<Block, Client>;

type Hash = <Block as BlockT>::Hash;
type SelectChain = LongestChain<Backend, Block>;
type BlockImport = sc_consensus_grandpa::GrandpaBlockImport<Backend, Block, Client, SelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, Client, SelectChain>;

/// Share of a slot in which a block is made. The rest is for the block's way to the next author
/// and its import there.
///
/// Slot worker and proposer keep 2 % and 10 % of it for sealing, so of 2 s calls are taken for
/// 1.17 s. That covers the 1.125 s of weight that the runtime gives to user transactions, and 3,000
/// transfers up to 0.39 ms each. Half a slot would cut such blocks short; more than two thirds would
/// leave the next author, who executes the same calls, less time for them than this one had.
const PROPOSAL_SHARE: f32 = 2.0 / 3.0;

/// Blocks between justifications that GRANDPA makes beside those at changes of the authority set,
/// stored with the block and served to nodes that sync.
///
/// A syncing node learns of finality from them, and keeps the states of all blocks since the last
/// one: with 128 (4 minutes) these are at most half of the 256 states that a node keeps anyway.
/// Each costs about 100 bytes per validator.
const JUSTIFICATION_PERIOD: u32 = 128;

/// Time within which a GRANDPA message is expected to reach the other validators. A round takes
/// two to four of them, so this decides how long after its import a block is final; a third of a
/// second spans the globe.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// How authoring slows down while finality stands still, to bound the unfinalized states that
/// nodes hold in memory and the depth of the reorganisation when the parts of a split network
/// meet again: after 256 blocks (8.5 minutes; a hiccup costs nothing), by one slot for every two
/// further blocks, down to one block a minute.
const BACKOFF: BackoffAuthoringOnFinalizedHeadLagging<u32> =
	BackoffAuthoringOnFinalizedHeadLagging {
		unfinalized_slack: 256,
		authoring_bias: 2,
		max_interval: 30,
	};

/// Events that wait for the telemetry server before new ones are dropped.
const TELEMETRY_BUFFER: usize = 16;

/// What consensus needs beside the common parts of a node.
pub struct Consensus {
	block_import: BlockImport,
	grandpa: GrandpaLink,
	slot_duration: SlotDuration,
}

impl Consensus {
	/// Proofs of finality along the changes of the authority set, for nodes that skip the history.
	fn warp_sync(&self, backend: Arc<Backend>) -> WarpSyncConfig<Block> {
		let authorities = self.grandpa.shared_authority_set().clone();
		let provider = NetworkProvider::new(backend, authorities, Vec::new());
		WarpSyncConfig::WithProvider(Arc::new(provider))
	}
}

/// The parts of a node that work without a network: what the subcommands need.
pub type Parts = PartialComponents<
	Client,
	Backend,
	SelectChain,
	DefaultImportQueue<Block>,
	Pool,
	(Consensus, Option<Telemetry>),
>;

/// Opens the database, creating the genesis block where it is new, and sets up client, pool and
/// import queue.
///
/// # Errors
///
/// When the database can't be opened or belongs to another chain, and when the runtime doesn't
/// answer.
pub fn open(config: &Configuration) -> Result<Parts, ServiceError> {
	let telemetry = telemetry(config)?;
	let telemetry_handle = telemetry.as_ref().map(|(_, telemetry)| telemetry.handle());
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry_handle.clone(),
			sc_service::new_wasm_executor(&config.executor),
			// Warp sync is served from justified blocks: pruning must leave them.
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager
			.spawn_handle()
			.spawn("telemetry", None, worker.run());
		telemetry
	});

	let select_chain = LongestChain::new(backend.clone());
	let (block_import, grandpa) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry_handle.clone(),
	)?;
	let consensus = Consensus {
		block_import,
		grandpa,
		slot_duration: sc_consensus_aura::slot_duration(&*client)?,
	};
	let transaction_pool = sc_transaction_pool::Builder::new(
		Yielding(task_manager.spawn_essential_handle()),
		client.clone(),
		config.role.is_authority().into(),
	)
	.with_options(config.transaction_pool.clone())
	.with_prometheus(config.prometheus_registry())
	.build();

	Ok(PartialComponents {
		import_queue: import_queue(config, &client, &consensus, &task_manager, telemetry_handle)?,
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		transaction_pool: Arc::new(transaction_pool),
		other: (consensus, telemetry),
	})
}

/// The connection to the telemetry servers that the command line or the chain names, if any.
fn telemetry(config: &Configuration) -> Result<Option<(TelemetryWorker, Telemetry)>, ServiceError> {
	let Some(endpoints) = config.telemetry_endpoints.clone().filter(|e| !e.is_empty()) else {
		return Ok(None);
	};
	let worker = TelemetryWorker::new(TELEMETRY_BUFFER)?;
	let telemetry = worker.handle().new_telemetry(endpoints);
	Ok(Some((worker, telemetry)))
}

/// The queue through which blocks of others come in: Aura checks author and inherents, GRANDPA
/// follows justifications and changes of the authority set.
fn import_queue(
	config: &Configuration,
	client: &Arc<Client>,
	consensus: &Consensus,
	task_manager: &TaskManager,
	telemetry: Option<TelemetryHandle>,
) -> Result<DefaultImportQueue<Block>, ServiceError> {
	// Read once, not for each block: the runtime never changes it, and a call costs time in
	// syncing.
	let slot_duration = consensus.slot_duration;
	Ok(sc_consensus_aura::import_queue::<
		AuthorityPair,
		_,
		_,
		_,
		_,
		_,
	>(ImportQueueParams {
		block_import: consensus.block_import.clone(),
		justification_import: Some(Box::new(consensus.block_import.clone())),
		client: client.clone(),
		create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
		spawner: &task_manager.spawn_essential_handle(),
		registry: config.prometheus_registry(),
		check_for_equivocation: Default::default(),
		telemetry,
		compatibility_mode: Default::default(),
	})?)
}

/// The inherent data of a block made now: its slot and its timestamp.
fn inherents(slot_duration: SlotDuration) -> (AuraInherents, TimestampInherents) {
	let timestamp = TimestampInherents::from_system_time();
	(
		AuraInherents::from_timestamp_and_slot_duration(*timestamp, slot_duration),
		timestamp,
	)
}

/// Starts the node: joins the network, serves JSON-RPC, and with a validator's role authors and
/// votes. The node runs as long as the returned task manager lives.
///
/// # Errors
///
/// Those of [`open`], and when an address can't be listened on.
pub fn start(config: Configuration) -> Result<TaskManager, ServiceError> {
	match config.network.network_backend {
		NetworkBackendType::Libp2p => start_with::<NetworkWorker<Block, Hash>>(config),
		NetworkBackendType::Litep2p => start_with::<Litep2pNetworkBackend>(config),
	}
}

/// [`start`] with the network backend that the configuration chose.
fn start_with<Net>(config: Configuration) -> Result<TaskManager, ServiceError>
where
	Net: NetworkBackend<Block, Hash>,
{
	let mut parts = open(&config)?;
	let (consensus, mut telemetry) = parts.other;
	let metrics = Net::register_notification_metrics(config.prometheus_registry());
	let (net_config, votes) = network_config::<Net>(&config, &parts.client, metrics.clone());
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: parts.client.clone(),
			transaction_pool: parts.transaction_pool.clone(),
			spawn_handle: parts.task_manager.spawn_handle(),
			spawn_essential_handle: parts.task_manager.spawn_essential_handle(),
			import_queue: parts.import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(consensus.warp_sync(parts.backend.clone())),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;
	let shared = Shared {
		client: parts.client.clone(),
		pool: parts.transaction_pool.clone(),
		select_chain: parts.select_chain,
		keystore: parts.keystore_container.keystore(),
		network: network.clone(),
		sync: sync_service.clone(),
		voter_state: SharedVoterState::empty(),
		registry: config.prometheus_registry().cloned(),
		telemetry: telemetry.as_ref().map(Telemetry::handle),
	};
	let duties = Duties::of(&config);
	let sources = rpc::Sources::new(&shared, parts.backend.clone(), &consensus.grandpa);

	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: parts.client,
		backend: parts.backend,
		task_manager: &mut parts.task_manager,
		keystore: parts.keystore_container.keystore(),
		transaction_pool: parts.transaction_pool,
		rpc_builder: Box::new(move |executor| Ok(sources.methods(executor)?)),
		network,
		system_rpc_tx,
		tx_handler_controller,
		sync_service,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	// Last: the step before puts the keys of a development validator into the keystore.
	duties.start(&parts.task_manager, shared, consensus, votes)?;
	Ok(parts.task_manager)
}

/// What authoring, voting and the RPC methods use together.
pub struct Shared {
	/// The client.
	pub client: Arc<Client>,
	/// The transaction pool.
	pub pool: Arc<Pool>,
	/// State of the voter, written by GRANDPA and read by RPC.
	pub voter_state: SharedVoterState,
	select_chain: SelectChain,
	keystore: KeystorePtr,
	network: Arc<dyn NetworkService>,
	sync: Arc<SyncingService<Block>>,
	registry: Option<Registry>,
	telemetry: Option<TelemetryHandle>,
}

/// The network's protocol for GRANDPA's votes.
struct Votes {
	protocol: ProtocolName,
	messages: Box<dyn NotificationService>,
}

/// The configuration of the network, with GRANDPA's protocol added.
fn network_config<Net>(
	config: &Configuration,
	client: &Client,
	metrics: NotificationMetrics,
) -> (FullNetworkConfiguration<Block, Hash, Net>, Votes)
where
	Net: NetworkBackend<Block, Hash>,
{
	let registry = config.prometheus_registry().cloned();
	let mut net_config = FullNetworkConfiguration::new(&config.network, registry);
	let protocol = sc_consensus_grandpa::protocol_standard_name(
		&client.chain_info().genesis_hash,
		&config.chain_spec,
	);
	let (protocol_config, messages) = sc_consensus_grandpa::grandpa_peers_set_config::<_, Net>(
		protocol.clone(),
		metrics,
		net_config.peer_store_handle(),
	);
	net_config.add_notification_protocol(protocol_config);
	(net_config, Votes { protocol, messages })
}

/// The part in consensus that the configuration gives this node.
struct Duties {
	role: Role,
	node_name: String,
	force_authoring: bool,
	follow_votes: bool,
}

impl Duties {
	fn of(config: &Configuration) -> Self {
		Self {
			role: config.role,
			node_name: config.network.node_name.clone(),
			force_authoring: config.force_authoring,
			follow_votes: !config.disable_grandpa,
		}
	}

	/// Starts authoring and voting, as tasks whose end ends the node.
	fn start(
		self,
		task_manager: &TaskManager,
		shared: Shared,
		consensus: Consensus,
		votes: Votes,
	) -> Result<(), ServiceError> {
		if self.role.is_authority() {
			self.author(
				task_manager,
				&shared,
				consensus.block_import,
				consensus.slot_duration,
			)?;
		}
		if self.follow_votes {
			self.vote(task_manager, shared, consensus.grandpa, votes)?;
		}
		Ok(())
	}

	/// Starts authoring by Aura.
	fn author(
		&self,
		task_manager: &TaskManager,
		shared: &Shared,
		block_import: BlockImport,
		slot_duration: SlotDuration,
	) -> Result<(), ServiceError> {
		let aura = StartAuraParams {
			slot_duration,
			client: shared.client.clone(),
			select_chain: shared.select_chain.clone(),
			block_import,
			proposer_factory: ProposerFactory::new(
				task_manager.spawn_handle(),
				shared.client.clone(),
				shared.pool.clone(),
				shared.registry.as_ref(),
				shared.telemetry.clone(),
			),
			create_inherent_data_providers: move |_, ()| async move { Ok(inherents(slot_duration)) },
			force_authoring: self.force_authoring,
			backoff_authoring_blocks: Some(BACKOFF),
			keystore: shared.keystore.clone(),
			sync_oracle: shared.sync.clone(),
			justification_sync_link: shared.sync.clone(),
			block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE),
			// Weight bounds a block, so it never needs more time because slots before it were
			// missed; taking more would collide with the next author.
			max_block_proposal_slot_portion: Some(SlotProportion::new(PROPOSAL_SHARE)),
			telemetry: shared.telemetry.clone(),
			compatibility_mode: Default::default(),
		};
		task_manager.spawn_essential_handle().spawn_blocking(
			"aura",
			Some("block-authoring"),
			sc_consensus_aura::start_aura::<AuthorityPair, _, _, _, _, _, _, _, _, _, _>(aura)?,
		);
		Ok(())
	}

	/// Starts GRANDPA; a node that is no validator follows the votes and casts none.
	fn vote(
		self,
		task_manager: &TaskManager,
		shared: Shared,
		link: GrandpaLink,
		votes: Votes,
	) -> Result<(), ServiceError> {
		let config = sc_consensus_grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			name: Some(self.node_name),
			observer_enabled: false,
			keystore: self.role.is_authority().then_some(shared.keystore),
			local_role: self.role,
			telemetry: shared.telemetry.clone(),
			protocol_name: votes.protocol,
		};
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config,
			link,
			network: shared.network,
			sync: shared.sync,
			notification_service: votes.messages,
			// The usual rules also stay two blocks behind the head. That hides short forks from
			// the votes, at the price of two slots of latency; here a block is voted for as soon
			// as it is imported, and a vote for the losing side of a fork costs one more round.
			// Where finality lags, votes stop at three quarters of the way, on which validators
			// with different heads still agree.
			voting_rule: VotingRulesBuilder::new()
				.add(ThreeQuartersOfTheUnfinalizedChain)
				.build(),
			prometheus_registry: shared.registry,
			shared_voter_state: shared.voter_state,
			telemetry: shared.telemetry,
			// The voter's reports of equivocations go out as transactions.
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(shared.pool),
		})?;
		task_manager
			.spawn_essential_handle()
			.spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}
