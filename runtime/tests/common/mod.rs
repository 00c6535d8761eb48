//! The real runtime in a test externality: blocks with their inherents, real calls with real origins, and every `try_state` at the end.

// Each test binary uses its own part of this module.
#![allow(dead_code)]

pub mod fleet;

use codec::{Decode, Encode};
use florin_core::{
	certificate::{AttesterSignature, AttesterSignatures, CertificateBody, CertificateEntry},
	traits::PeriodClock,
	DeviceIndex, Period,
};
use florin_evidence::{presence_nonce, register_nonce, software::SoftwareDevice};
use florin_runtime::{
	genesis_config_presets::{get_preset, H100},
	AccountId, AllPalletsWithSystem, Attestation, Balance, Balances, Catalog, Clearing, Futures,
	Governance, Issuance, Market, OrderBook, PriceIndex, Providers, Runtime, RuntimeCall,
	RuntimeGenesisConfig, RuntimeHoldReason, RuntimeOrigin, System,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	traits::{
		fungible::InspectHold, OnFinalize, OnIdle, OnInitialize, OnPoll, UnfilteredDispatchable,
	},
	weights::WeightMeter,
};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{ed25519, Pair};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Dispatchable, BuildStorage, Digest, DigestItem, Permill};
use std::{cell::Cell, collections::BTreeMap};

/// Milliseconds of the first block: some day in 2026, so that periods are as large as on a real chain.
const FIRST_MOMENT: u64 = 1_780_000_800_000;

/// An account of the development preset.
pub fn account(keyring: Sr25519Keyring) -> AccountId {
	keyring.to_account_id()
}

/// The whole configuration that a preset, which names only what isn't the default, stands for.
pub fn configuration(preset: &str) -> serde_json::Value {
	let json = get_preset(&preset.into()).expect("the preset exists");
	let patch: serde_json::Value = serde_json::from_slice(&json).expect("presets are JSON");
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("serialises");
	merge(&mut config, patch);
	config
}

/// The genesis state of a preset.
pub fn genesis(preset: &str) -> TestExternalities {
	genesis_of(configuration(preset))
}

/// The genesis state of a configuration.
pub fn genesis_of(configuration: serde_json::Value) -> TestExternalities {
	let config: RuntimeGenesisConfig =
		serde_json::from_value(configuration).expect("is a configuration");
	TestExternalities::new(config.build_storage().expect("the genesis state builds"))
}

/// Merges `patch` into `base`, as a node does with a specification's.
pub fn merge(base: &mut serde_json::Value, patch: serde_json::Value) {
	match (base, patch) {
		(serde_json::Value::Object(base), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(base, patch) => *base = patch,
	}
}

/// Runs `test` on the development preset from its first block on, then every `try_state`.
pub fn development(test: impl FnOnce()) {
	genesis("development").execute_with(|| {
		start();
		test();
		check_all();
	});
}

/// Every `try_state` of our pallets, and what only several of them together know.
pub fn check_all() {
	check_device_deposits();
	check_pledges();
	Market::do_try_state().expect("market");
	Catalog::do_try_state().expect("catalog");
	Providers::do_try_state().expect("providers");
	Attestation::do_try_state().expect("attestation");
	Issuance::do_try_state().expect("issuance");
	Governance::do_try_state().expect("governance");
	PriceIndex::do_try_state().expect("price index");
	Clearing::do_try_state().expect("clearing house");
	OrderBook::do_try_state().expect("order book");
	Futures::do_try_state().expect("futures");
	check_orders();
}

/// Each position counts as many orders as it has in the book.
fn check_orders() {
	let mut orders = BTreeMap::<(u32, AccountId), u32>::new();
	for (market, _, page) in pallet_orderbook::Pages::<Runtime>::iter() {
		for order in page {
			*orders.entry((market, order.owner)).or_default() += 1;
		}
	}
	for (market, who, position) in pallet_clearing::Positions::<Runtime>::iter() {
		let found = orders.remove(&(market, who)).unwrap_or_default();
		assert_eq!(position.orders, found);
	}
	assert!(orders.is_empty(), "orders without a position");
}

/// What each provider has pledged is what its offers and leases say.
fn check_pledges() {
	let mut pledged = BTreeMap::<AccountId, Balance>::new();
	for offer in pallet_market::Offers::<Runtime>::iter_values() {
		*pledged.entry(offer.provider).or_default() += offer.pledged;
	}
	for lease in pallet_market::Leases::<Runtime>::iter_values() {
		*pledged.entry(lease.provider).or_default() += lease.pledge;
	}
	for (who, ledger) in pallet_providers::Ledgers::<Runtime>::iter() {
		assert_eq!(ledger.pledged, pledged.remove(&who).unwrap_or_default());
	}
	assert!(pledged.values().all(|amount| *amount == 0));
}

/// What each account has on hold for devices is what the tickets of its devices say.
fn check_device_deposits() {
	let mut deposits = BTreeMap::<AccountId, Balance>::new();
	for (index, credentials) in pallet_attestation::DeviceCredentials::<Runtime>::iter() {
		let device = pallet_attestation::Devices::<Runtime>::get(index).expect("has a record");
		let deposit = Balance::decode(&mut &credentials.ticket.encode()[..]).expect("an amount");
		*deposits.entry(device.provider).or_default() += deposit;
	}
	let reason = RuntimeHoldReason::Attestation(pallet_attestation::HoldReason::DeviceDeposit);
	for who in frame_system::Account::<Runtime>::iter_keys() {
		assert_eq!(
			Balances::balance_on_hold(&reason, &who),
			deposits.get(&who).copied().unwrap_or_default()
		);
	}
}

/// Begins the first block.
pub fn start() {
	STOOD_STILL.set(0);
	begin_block(1);
}

fn begin_block(number: u32) {
	let parent = if number == 1 {
		System::block_hash(0)
	} else {
		System::finalize().hash()
	};
	System::reset_events();
	System::initialize(&number, &parent, &pre_digest(number));
	AllPalletsWithSystem::on_initialize(number);
	set_time(number).expect("the inherent is valid");
	assert_eq!(pallet_timestamp::Now::<Runtime>::get(), moment(number));
	AllPalletsWithSystem::on_poll(number, &mut WeightMeter::new());
}

thread_local! {
	/// Milliseconds for which there were no blocks.
	static STOOD_STILL: Cell<u64> = const { Cell::new(0) };
}

/// Milliseconds at which block `number` is made.
fn moment(number: u32) -> u64 {
	FIRST_MOMENT + u64::from(number) * 2_000 + STOOD_STILL.get()
}

/// Lets `periods` pass without a block.
pub fn stand_still(periods: Period) {
	end_block();
	let missed = u64::from(periods) * u64::from(Attestation::period_seconds()) * 1_000;
	STOOD_STILL.set(STOOD_STILL.get() + missed);
	begin_block(System::block_number() + 1);
}

/// What the author of block `number` puts into its header before making it.
pub fn pre_digest(number: u32) -> Digest {
	let slot = Slot::from(moment(number) / 2_000);
	Digest {
		logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())],
	}
}

/// The inherent of block `number`.
pub fn set_time(number: u32) -> DispatchResultWithPostInfo {
	let set = RuntimeCall::Timestamp(pallet_timestamp::Call::set {
		now: moment(number),
	});
	set.dispatch_bypass_filter(RuntimeOrigin::none())
}

/// Ends the current block.
pub fn end_block() {
	let number = System::block_number();
	AllPalletsWithSystem::on_idle(number, frame_support::weights::Weight::MAX);
	AllPalletsWithSystem::on_finalize(number);
}

/// Ends the current block and begins the next.
pub fn next_block() {
	end_block();
	begin_block(System::block_number() + 1);
}

/// Goes on to block `number`.
pub fn to_block(number: u32) {
	while System::block_number() < number {
		next_block();
	}
}

/// Goes on to the first block of `period`.
pub fn to_period(period: Period) {
	while Attestation::now() < period {
		next_block();
	}
}

/// Dispatches as a transaction of `who` would, through the call filter, all or nothing.
pub fn call(who: &AccountId, call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
	let call = call.into();
	let _ = call.get_dispatch_info();
	frame_support::storage::with_storage_layer(|| call.dispatch(RuntimeOrigin::signed(who.clone())))
}

/// Dispatches as Root.
pub fn root(call: impl Into<RuntimeCall>) -> DispatchResultWithPostInfo {
	frame_support::storage::with_storage_layer(|| call.into().dispatch(RuntimeOrigin::root()))
}

/// Registers `who` as a provider with `stake`.
pub fn register_provider(who: &AccountId, stake: Balance) {
	let metadata = pallet_providers::Metadata {
		name: b"Test provider".to_vec().try_into().expect("fits"),
		endpoint: b"https://provider.example"
			.to_vec()
			.try_into()
			.expect("fits"),
		region: pallet_providers::Region(*b"DE"),
		attributes: Default::default(),
	};
	call(who, pallet_providers::Call::register { metadata, stake }).expect("registers");
}

/// The genesis hash as signed payloads have it.
pub fn genesis_hash() -> [u8; 32] {
	System::block_hash(0).0
}

/// Evidence of `device` for its registration by `who`: the chain, the report and the block that it names.
pub fn registration(device: &SoftwareDevice, who: &AccountId) -> pallet_attestation::Call<Runtime> {
	let block = System::block_number() - 1;
	let nonce = register_nonce(&genesis_hash(), who.as_ref(), &System::block_hash(block).0);
	pallet_attestation::Call::register_device {
		class: H100,
		chain: bounded_chain(&device.chain()),
		report: device.report(nonce).try_into().expect("reports fit"),
		block,
	}
}

/// A chain as the call takes it.
pub fn bounded_chain(chain: &[Vec<u8>]) -> pallet_attestation::DeviceChainDer {
	chain
		.iter()
		.map(|der| der.clone().try_into().expect("certificates fit"))
		.collect::<Vec<_>>()
		.try_into()
		.expect("five fit")
}

/// Registers `device` and answers its handle.
pub fn register_device(device: &SoftwareDevice, who: &AccountId) -> DeviceIndex {
	call(who, registration(device, who)).expect("registers");
	pallet_attestation::DeviceByIdentity::<Runtime>::get(device.device_id()).expect("is there")
}

/// Proves presence for every challenge of the device that is open in this block.
pub fn prove_open_challenges(device: &SoftwareDevice, index: DeviceIndex, who: &AccountId) {
	for challenge in Attestation::challenges(index) {
		let now = System::block_number();
		let open = now > challenge.challenge_block && now <= challenge.last_block;
		if challenge.challenged && !challenge.proven && open {
			let proof = presence(
				device,
				index,
				who,
				challenge.period,
				challenge.challenge_block,
			);
			call(who, proof).expect("proves");
		}
	}
}

/// A proof of presence.
pub fn presence(
	device: &SoftwareDevice,
	index: DeviceIndex,
	who: &AccountId,
	period: Period,
	challenge_block: u32,
) -> pallet_attestation::Call<Runtime> {
	let hash = System::block_hash(challenge_block).0;
	let nonce = presence_nonce(
		&genesis_hash(),
		&device.device_id(),
		period,
		&hash,
		who.as_ref(),
	);
	let report = device.report(nonce).try_into().expect("reports fit");
	pallet_attestation::Call::prove_presence {
		device: index,
		period,
		report,
	}
}

/// The development committee's keys, in the order of their public keys.
pub fn attesters() -> Vec<ed25519::Pair> {
	let mut pairs = (0..4)
		.map(|index| ed25519::Pair::from_string(&format!("//Attester//{index}"), None).expect("ok"))
		.collect::<Vec<_>>();
	pairs.sort_by_key(|pair| pair.public());
	pairs
}

/// A certificate over `entries`, signed by the first `signers` attesters.
pub fn certificate(
	period: Period,
	entries: &[(DeviceIndex, u16, Permill)],
	signers: usize,
) -> pallet_attestation::Call<Runtime> {
	let entries = entries
		.iter()
		.map(|&(device, seconds, quality)| CertificateEntry {
			device,
			seconds,
			quality,
			watts: 650,
		})
		.collect::<Vec<_>>();
	let body = CertificateBody {
		period,
		round: 0,
		entries: entries.try_into().expect("entries fit"),
	};
	let epoch = Attestation::clock_report().committee_epoch;
	let payload = body.signing_payload(&genesis_hash(), epoch);
	let signatures = attesters()
		.iter()
		.take(signers)
		.map(|pair| AttesterSignature {
			attester: pair.public(),
			signature: pair.sign(&payload),
		})
		.collect::<Vec<_>>();
	let signatures = AttesterSignatures::try_from(signatures).expect("signatures fit");
	pallet_attestation::Call::submit_certificate {
		epoch,
		body,
		signatures,
	}
}
