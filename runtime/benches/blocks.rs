//! Makes a chain of blocks offline, with simulated timestamps, as a file that nodes import. `cargo xtask bench sync` runs it.
//!
//! They are blocks like any other: the wasm runtime of the chain's specification makes them, the authors of their slots seal them, and the validators justify
//! one in every 128 and each that changes their set, as in the node. That takes the well-known keys of a local network, and no time: the last slot is a few
//! seconds ago, the first as long ago as the chain would have taken. Each carries its timestamp and no transaction.

use codec::{Decode, Encode};
use florin_runtime::{
	constants::time::SLOT_MILLIS, Block, Hash, Header, RuntimeCall, UncheckedExtrinsic,
};
use sc_executor::{WasmExecutor, WasmtimeInstantiationStrategy};
use sp_consensus_aura::{
	digests::CompatibleDigestItem,
	sr25519::{AuthorityId as AuraId, AuthoritySignature},
};
use sp_consensus_grandpa::{
	localized_payload, AuthorityId, AuthorityList, ConsensusLog, GrandpaJustification, Message,
	Precommit, GRANDPA_ENGINE_ID,
};
use sp_core::{
	storage::{well_known_keys::CODE, StateVersion, Storage},
	traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	generic::{Digest, DigestItem, SignedBlock},
	traits::{BlakeTwo256, Block as _, Hash as _, Header as _},
	ApplyExtrinsicResult, ExtrinsicInclusionMode, Justifications,
};
use std::{
	env,
	error::Error,
	fs::{self, File},
	io::{BufWriter, Write},
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// Blocks between justifications: that of the node.
const JUSTIFICATION_PERIOD: u32 = 128;

/// Slots between the last block and now, so that no clock takes it for one of the future.
const MARGIN: u64 = 5;

fn main() -> Result<(), Box<dyn Error>> {
	// `cargo bench` adds an option of its own.
	let arguments: Vec<_> = env::args()
		.skip(1)
		.filter(|word| word != "--bench")
		.collect();
	let [spec, blocks, output] = &arguments[..] else {
		return Err(
			"give a raw chain specification, a number of blocks and the file to write".into(),
		);
	};
	let blocks: u32 = blocks.parse()?;
	let started = Instant::now();
	let slot = now_in_slots()?
		.checked_sub(u64::from(blocks) + MARGIN)
		.ok_or("there were fewer slots since 1970")?;
	let mut maker = Maker::new(&fs::read_to_string(spec)?, slot)?;
	let mut file = BufWriter::new(File::create(output)?);
	file.write_all(&u64::from(blocks).encode())?;
	for _ in 0..blocks {
		file.write_all(&maker.make()?.encode())?;
	}
	file.flush()?;
	println!(
		"{blocks} blocks made in {:.1} s; the last is {:?}",
		started.elapsed().as_secs_f64(),
		maker.parent.hash(),
	);
	Ok(())
}

fn now_in_slots() -> Result<u64, Box<dyn Error>> {
	let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
	Ok(now.as_secs() / Duration::from_millis(SLOT_MILLIS).as_secs())
}

/// Makes one block after another.
struct Maker {
	executor: WasmExecutor<sp_io::SubstrateHostFunctions>,
	code: Vec<u8>,
	code_hash: Vec<u8>,
	state: TestExternalities,
	authors: Vec<Sr25519Keyring>,
	voters: Vec<Ed25519Keyring>,
	/// How often the validators' set has changed.
	set: u64,
	parent: Header,
	slot: u64,
}

impl Maker {
	/// Starts at the genesis block of a raw chain specification, with the first block in the slot after `slot`.
	fn new(spec: &str, slot: u64) -> Result<Self, Box<dyn Error>> {
		let mut genesis = genesis(spec)?;
		let code = genesis
			.top
			.remove(CODE)
			.ok_or("the specification has no code")?;
		let state = TestExternalities::new_with_code_and_state(&code, genesis, StateVersion::V1);
		let parent = Header::new(
			0,
			BlakeTwo256::trie_root(Vec::new(), StateVersion::V1),
			*state.backend.root(),
			Hash::zero(),
			Digest::default(),
		);
		let mut maker = Self {
			executor: WasmExecutor::builder()
				.with_execution_method(sc_executor::WasmExecutionMethod::Compiled {
					instantiation_strategy: WasmtimeInstantiationStrategy::PoolingCopyOnWrite,
				})
				.build(),
			code_hash: blake2_256(&code).to_vec(),
			code,
			state,
			authors: Vec::new(),
			voters: Vec::new(),
			set: 0,
			parent,
			slot,
		};
		let authors: Vec<AuraId> = maker.call("AuraApi_authorities", &[])?;
		let author = |id: &AuraId| Sr25519Keyring::iter().find(|key| *id == key.public().into());
		maker.authors = authors
			.iter()
			.map(author)
			.collect::<Option<_>>()
			.ok_or(UNKNOWN)?;
		let voters = maker.call("GrandpaApi_grandpa_authorities", &[])?;
		maker.voters = known(&voters)?;
		Ok(maker)
	}

	/// Calls the runtime on the state as it is.
	fn call<R: Decode>(&mut self, method: &str, data: &[u8]) -> Result<R, Box<dyn Error>> {
		let code = WrappedRuntimeCode(self.code.as_slice().into());
		let code = RuntimeCode {
			code_fetcher: &code,
			heap_pages: None,
			hash: self.code_hash.clone(),
		};
		let context = CallContext::Onchain { import: false };
		let mut ext = self.state.ext();
		let (answer, _) = self.executor.call(&mut ext, &code, method, data, context);
		Ok(R::decode(&mut &answer?[..])?)
	}

	/// The next block, in the next slot.
	fn make(&mut self) -> Result<SignedBlock<Block>, Box<dyn Error>> {
		self.slot += 1;
		let slot = self.slot.into();
		let author =
			<DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot);
		let header = Header::new(
			self.parent.number + 1,
			Hash::zero(),
			Hash::zero(),
			self.parent.hash(),
			Digest { logs: vec![author] },
		);
		let _: ExtrinsicInclusionMode = self.call("Core_initialize_block", &header.encode())?;
		let now = self.slot * SLOT_MILLIS;
		let time =
			UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(pallet_timestamp::Call::set {
				now,
			}));
		let applied: ApplyExtrinsicResult =
			self.call("BlockBuilder_apply_extrinsic", &time.encode())?;
		if applied != Ok(Ok(())) {
			return Err(format!("the runtime refuses the timestamp: {applied:?}").into());
		}
		let mut header: Header = self.call("BlockBuilder_finalize_block", &[])?;
		self.state.commit_all()?;
		header.digest.push(self.seal(&header)?);
		self.parent = header.clone();
		let change = next_voters(&header)?;
		let justified = change.is_some() || header.number.is_multiple_of(JUSTIFICATION_PERIOD);
		let justifications = justified.then(|| self.justification(&header)).transpose()?;
		if let Some(voters) = change {
			self.voters = known(&voters)?;
			self.set += 1;
		}
		Ok(SignedBlock {
			block: Block::new(header, vec![time]),
			justifications,
		})
	}

	/// The author's signature.
	fn seal(&self, header: &Header) -> Result<DigestItem, Box<dyn Error>> {
		let turn = usize::try_from(self.slot)? % self.authors.len();
		let author = self.authors.get(turn).ok_or("nobody is author")?;
		let signature = AuthoritySignature::from(author.sign(header.hash().as_bytes()));
		Ok(DigestItem::aura_seal(signature))
	}

	/// That all validators vote for the block.
	fn justification(&self, header: &Header) -> Result<Justifications, Box<dyn Error>> {
		let round = u64::from(header.number);
		let (hash, number) = (header.hash(), header.number);
		let vote = Precommit::<Header> {
			target_hash: hash,
			target_number: number,
		};
		let payload = localized_payload(round, self.set, &Message::<Header>::Precommit(vote));
		let votes = self
			.voters
			.iter()
			.map(|voter| ((hash, number), voter.sign(&payload), voter.public()));
		// The votes' container isn't exported: written as it is encoded, and read to see that it is.
		let ancestries = Vec::<Header>::new();
		let commit = (hash, number, votes.collect::<Vec<_>>());
		let encoded = (round, commit, ancestries).encode();
		GrandpaJustification::<Header>::decode(&mut &encoded[..])?;
		Ok((GRANDPA_ENGINE_ID, encoded).into())
	}
}

/// Why a chain's blocks can't be made here.
const UNKNOWN: &str = "a validator's key isn't a well-known one";

/// The keys of `voters`.
fn known(voters: &AuthorityList) -> Result<Vec<Ed25519Keyring>, Box<dyn Error>> {
	let key = |(id, _): &(AuthorityId, u64)| {
		Ed25519Keyring::iter().find(|key| *id == key.public().into())
	};
	Ok(voters
		.iter()
		.map(key)
		.collect::<Option<_>>()
		.ok_or(UNKNOWN)?)
}

/// Who votes from the next block on, where the block changes that.
fn next_voters(header: &Header) -> Result<Option<AuthorityList>, Box<dyn Error>> {
	for log in header.digest.logs() {
		let change = log
			.consensus_try_to::<ConsensusLog<u32>>(&GRANDPA_ENGINE_ID)
			.and_then(ConsensusLog::try_into_change);
		if let Some(change) = change {
			if change.delay > 0 {
				return Err("the validators' set changes with a delay".into());
			}
			return Ok(Some(change.next_authorities));
		}
	}
	Ok(None)
}

/// The state of the genesis block in a raw chain specification.
fn genesis(spec: &str) -> Result<Storage, Box<dyn Error>> {
	let spec: serde_json::Value = serde_json::from_str(spec)?;
	let rows = spec
		.pointer("/genesis/raw/top")
		.and_then(|top| top.as_object())
		.ok_or("the specification isn't a raw one")?;
	let bytes = |text: &str| hex::decode(text.trim_start_matches("0x"));
	let mut genesis = Storage::default();
	for (key, value) in rows {
		let value = value.as_str().ok_or("a row of the state isn't text")?;
		genesis.top.insert(bytes(key)?, bytes(value)?);
	}
	Ok(genesis)
}
