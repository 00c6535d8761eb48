//! What a node and clients may ask the runtime.

#[cfg(feature = "try-runtime")]
use crate::configs;
use crate::{
	AccountId, Attestation, Aura, Balance, Block, Clearing, Executive, Futures, Grandpa,
	Historical, InherentDataExt, Issuance, Market, Nonce, OrderBook, PriceIndex, Providers,
	Runtime, RuntimeCall, RuntimeGenesisConfig, SessionKeys, System, TransactionPayment, VERSION,
};
use alloc::vec::Vec;
use codec::Encode;
use florin_core::{
	book::{BookQuote, Depth, OrderId, OrderReport},
	clearing::{
		AccountReport, Lots, MarketId, MarketReport, PositionReport, SettlementAsset, Side,
	},
	futures::ContractReport,
	index::{Average, LatestPrice, Series, SeriesReport, SpanError},
	market::{LeaseReport, OfferReport, Quote, RequestReport},
	report::{
		AttesterReport, BackingReport, ChallengeReport, ClockReport, CreditLineReport,
		DeviceReport, EvidenceSummary, RedemptionReport, ReputationReport,
	},
	traits::PriceIndex as _,
	AttesterId, ClassId, DeviceIndex, LeaseId, OfferId, Period, RedemptionId, RequestId,
};
use florin_evidence::EvidenceError;
use frame_support::{
	genesis_builder_helper::get_preset,
	traits::KeyOwnerProofSystem,
	view_functions::{ViewFunctionDispatchError, ViewFunctionId},
	weights::Weight,
};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block)
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(proof, key_owner_proof)
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| sp_consensus_grandpa::OpaqueKeyOwnershipProof::new(proof.encode()))
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<Block, Balance, RuntimeCall>
		for Runtime
	{
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl florin_runtime_api::AttestationApi<Block, AccountId> for Runtime {
		fn clock() -> ClockReport {
			Attestation::clock_report()
		}

		fn challenges(device: DeviceIndex) -> Vec<ChallengeReport> {
			Attestation::challenges(device)
		}

		fn device(device: DeviceIndex) -> Option<DeviceReport<AccountId>> {
			Attestation::device_report(device)
		}

		fn attester(attester: AttesterId) -> Option<AttesterReport<AccountId>> {
			Attestation::attester_report(attester)
		}

		fn verify_evidence(
			chain: Vec<Vec<u8>>,
			report: Vec<u8>,
		) -> Result<EvidenceSummary, EvidenceError> {
			Attestation::evidence_summary(&chain, &report)
		}
	}

	impl florin_runtime_api::IssuanceApi<Block, AccountId> for Runtime {
		fn backing() -> BackingReport {
			Issuance::backing()
		}

		fn credit_line(provider: AccountId) -> CreditLineReport {
			Issuance::credit_line(&provider)
		}

		fn redemption(redemption: RedemptionId) -> Option<RedemptionReport<AccountId>> {
			Issuance::redemption_report(redemption)
		}

		fn redemptions(
			provider: AccountId,
			after: Option<RedemptionId>,
			limit: u32,
		) -> Vec<RedemptionReport<AccountId>> {
			Issuance::redemptions_of(&provider, after, limit)
		}
	}

	impl florin_runtime_api::ProvidersApi<Block, AccountId> for Runtime {
		fn reputation(provider: AccountId) -> ReputationReport {
			Providers::reputation(&provider)
		}
	}

	impl florin_runtime_api::MarketApi<Block, AccountId> for Runtime {
		fn offers(
			class: ClassId,
			after: Option<OfferId>,
			limit: u32,
		) -> Vec<OfferReport<AccountId>> {
			Market::offers(class, after, limit)
		}

		fn offer(offer: OfferId) -> Option<OfferReport<AccountId>> {
			Market::offer_report(offer)
		}

		fn quote(offer: OfferId, devices: u32, term: u32) -> Option<Quote> {
			Market::quote(offer, devices, term)
		}

		fn lease(lease: LeaseId) -> Option<LeaseReport<AccountId>> {
			Market::lease_report(lease)
		}

		fn request(request: RequestId) -> Option<RequestReport<AccountId>> {
			Market::request_report(request)
		}

		fn dynamic_rate(class: ClassId) -> Balance {
			Market::dynamic_rate(class)
		}
	}

	impl florin_runtime_api::IndexApi<Block> for Runtime {
		fn latest(series: Series) -> Option<LatestPrice> {
			PriceIndex::latest(series)
		}

		fn average(series: Series, from: Period, to: Period) -> Result<Average, SpanError> {
			PriceIndex::average(series, from, to)
		}

		fn status(series: Series) -> Option<SeriesReport> {
			PriceIndex::series_report(series)
		}

		fn history(
			series: Series,
			from: Period,
			step: Period,
			count: u32,
		) -> Vec<(Period, Average)> {
			PriceIndex::history(series, from, step, count)
		}
	}

	impl florin_runtime_api::ClearingApi<Block, AccountId> for Runtime {
		fn account(owner: AccountId, asset: SettlementAsset) -> Option<AccountReport> {
			Clearing::account_report(&owner, &asset)
		}

		fn position(market: MarketId, owner: AccountId) -> Option<PositionReport> {
			Clearing::position_report(market, &owner)
		}

		fn positions(owner: AccountId) -> Vec<PositionReport> {
			Clearing::position_reports(&owner)
		}

		fn market(market: MarketId) -> Option<MarketReport> {
			Clearing::market_report(market)
		}

		fn markets() -> Vec<MarketReport> {
			Clearing::market_reports()
		}
	}

	impl florin_runtime_api::OrderBookApi<Block, AccountId> for Runtime {
		fn depth(market: MarketId, levels: u32) -> Depth {
			OrderBook::depth(market, levels)
		}

		fn order(market: MarketId, id: OrderId) -> Option<OrderReport<AccountId>> {
			OrderBook::order(market, id)
		}

		fn orders_of(market: MarketId, owner: AccountId, limit: u32) -> Vec<OrderReport<AccountId>> {
			OrderBook::orders_of(market, &owner, limit)
		}

		fn quote(market: MarketId, side: Side, lots: Lots) -> Option<BookQuote> {
			OrderBook::quote(market, side, lots)
		}
	}

	impl florin_runtime_api::FuturesApi<Block> for Runtime {
		fn contract(market: MarketId) -> Option<ContractReport> {
			Futures::contract(market)
		}

		fn contracts() -> Vec<ContractReport> {
			Futures::contracts()
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			crate::genesis_config_presets::build(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, crate::genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			crate::genesis_config_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks)
				.expect("an upgrade that fails its checks must not pass; qed");
			(weight, configs::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("a block that fails its checks must not pass; qed")
		}
	}
}
