//! `florin-node genesis`: the specification of a production chain, from what its founders brought together.

use crate::chain_spec::{own_runtime, reason, ChainSpec, NamedChain};
use florin_runtime::{
	constants::currency::MILLI_FLRN,
	genesis_config_presets::production::{bootstrap, founding, Attester, Founders, Validator},
	opaque::Block,
	AccountId, SessionKeys,
};
use sc_executor::WasmExecutor;
use sc_network::config::MultiaddrWithPeerId;
use serde::Deserialize;
use sp_core::{ed25519, sr25519, H256};
use sp_runtime::{
	traits::{BlakeTwo256, Block as BlockT, Hash},
	BuildStorage,
};
use std::{
	fs,
	io::Write,
	path::{Path, PathBuf},
};

/// Arguments of `florin-node genesis`.
#[derive(Debug, clap::Parser)]
pub struct GenesisCmd {
	/// The founders' keys and the boot nodes: a JSON file, of which docs/genesis.md has an example
	#[arg(long, value_name = "FILE")]
	founders: PathBuf,

	/// The runtime that the chain begins with, the same for all founders [default: the one that this
	/// node was built with]
	#[arg(long, value_name = "FILE")]
	runtime: Option<PathBuf>,

	/// Where to write the raw specification: a new file
	#[arg(long, value_name = "FILE")]
	output: PathBuf,
}

/// What a ceremony brings together.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Ceremony {
	council: Vec<AccountId>,
	validators: Vec<ValidatorKeys>,
	attesters: Vec<AttesterKeys>,
	boot_nodes: Vec<MultiaddrWithPeerId>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValidatorKeys {
	account: AccountId,
	/// As files in a keystore are called after them, and `key generate` prints them.
	aura: H256,
	grandpa: H256,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttesterKeys {
	/// The public key in hexadecimals, as `florin key generate --scheme ed25519` prints it.
	key: H256,
	/// Puts up its bond, out of the bootstrap supply, and gets what it earns.
	owner: AccountId,
}

impl Ceremony {
	fn founders(&self) -> Founders {
		let validators = self.validators.iter().map(|validator| Validator {
			account: validator.account.clone(),
			keys: SessionKeys {
				aura: sr25519::Public::from_raw(validator.aura.0).into(),
				grandpa: ed25519::Public::from_raw(validator.grandpa.0).into(),
			},
		});
		Founders {
			council: self.council.clone(),
			validators: validators.collect(),
			attesters: self
				.attesters
				.iter()
				.map(|attester| Attester {
					key: ed25519::Public::from_raw(attester.key.0),
					owner: attester.owner.clone(),
				})
				.collect(),
		}
	}

	/// The production chain of these founders, whose genesis block has `code` as runtime.
	fn spec(&self, code: &[u8]) -> ChainSpec {
		let founding = founding(&self.founders());
		NamedChain::Production.spec_with(code, self.boot_nodes.clone(), founding)
	}
}

impl GenesisCmd {
	/// Checks the ceremony's file, writes the specification and says what all founders have to agree on.
	///
	/// # Errors
	///
	/// When a file can't be read or written, the output exists, or no chain can begin with these founders.
	pub fn run(&self) -> sc_cli::Result<()> {
		let ceremony = read(&self.founders)?;
		let code = match &self.runtime {
			Some(file) => {
				fs::read(file).map_err(|error| format!("can't read {}: {error}", file.display()))?
			}
			None => own_runtime()?.to_vec(),
		};
		let spec = ceremony.spec(&code);
		let raw = spec
			.as_json(true)
			.map_err(|error| reason(&error).to_owned())?;
		let genesis_hash = genesis_hash(raw.clone())?;
		write_new(&self.output, &raw)?;
		let supply = bootstrap(&ceremony.founders())
			.iter()
			.map(|(_, amount)| amount)
			.sum::<u128>();
		println!(
			"council        {}\nvalidators     {}\nattesters      {}\nboot nodes     {}\n\
			 bootstrap      {} FLRN, and the existential deposits of the reserve and of the attesters' pay\n\
			 runtime        {:?} (blake2-256)\ngenesis block  {genesis_hash:?}\nwritten to     {}",
			ceremony.council.len(),
			ceremony.validators.len(),
			ceremony.attesters.len(),
			ceremony.boot_nodes.len(),
			supply / MILLI_FLRN / 1_000,
			BlakeTwo256::hash(&code),
			self.output.display(),
		);
		Ok(())
	}
}

fn read(file: &Path) -> Result<Ceremony, String> {
	let text = fs::read_to_string(file)
		.map_err(|error| format!("can't read {}: {error}", file.display()))?;
	serde_json::from_str(&text)
		.map_err(|error| format!("{} doesn't describe founders: {error}", file.display()))
}

/// Never over a specification that others may have been given already.
fn write_new(file: &Path, text: &str) -> Result<(), String> {
	fs::OpenOptions::new()
		.write(true)
		.create_new(true)
		.open(file)
		.and_then(|mut file| writeln!(file, "{text}"))
		.map_err(|error| format!("can't write {}: {error}", file.display()))
}

/// The hash of the block that a node makes of a raw specification.
fn genesis_hash(raw: String) -> sc_cli::Result<H256> {
	let storage = ChainSpec::from_json_bytes(raw.into_bytes())?.build_storage()?;
	let executor = WasmExecutor::<sp_io::SubstrateHostFunctions>::builder().build();
	let version =
		sc_service::resolve_state_version_from_wasm::<_, BlakeTwo256>(&storage, &executor)?;
	let root = BlakeTwo256::trie_root(storage.top.into_iter().collect(), version);
	let block = sc_service::construct_genesis_block::<Block>(root, version);
	Ok(BlockT::header(&block).hash())
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::{json, Value};

	/// From the package's folder, in which tests run.
	const MANUAL: &str = "../docs/genesis.md";

	/// The example of the manual: as many founders as a chain needs, and boot nodes.
	fn ceremony() -> Value {
		let manual = fs::read_to_string(MANUAL).unwrap();
		let example = manual
			.split("```json\n")
			.nth(1)
			.and_then(|rest| rest.split("```").next())
			.unwrap();
		serde_json::from_str(example).unwrap()
	}

	/// What the command says to this file, and the specification that it writes.
	fn run(ceremony: &Value) -> Result<Value, String> {
		let dir = tempfile::tempdir().unwrap();
		let founders = dir.path().join("founders.json");
		fs::write(&founders, ceremony.to_string()).unwrap();
		let output = dir.path().join("florin.json");
		let command = GenesisCmd {
			founders,
			runtime: None,
			output: output.clone(),
		};
		command.run().map_err(|error| error.to_string())?;
		Ok(serde_json::from_str(&fs::read_to_string(output).unwrap()).unwrap())
	}

	#[test]
	fn the_example_of_the_manual_gets_a_raw_specification() {
		let spec = run(&ceremony()).unwrap();
		assert_eq!(spec["id"], "florin");
		assert_eq!(spec["chainType"], "Live");
		assert_eq!(spec["bootNodes"].as_array().unwrap().len(), 2);
		assert!(spec["genesis"]["raw"]["top"].get("0x3a636f6465").is_some());
	}

	#[test]
	fn what_is_missing_is_named() {
		let mut ceremony = ceremony();
		ceremony["attesters"] = json!([]);
		let refusal = run(&ceremony).unwrap_err();
		assert!(refusal.contains("attesters: none is named"), "{refusal}");
		assert!(!refusal.contains("council"), "{refusal}");
	}

	#[test]
	fn a_file_that_describes_no_founders_is_refused_before_anything_is_built() {
		let mut ceremony = ceremony();
		ceremony["validator"] = json!([]);
		for file in [ceremony, json!({})] {
			let refusal = run(&file).unwrap_err();
			assert!(refusal.contains("doesn't describe founders"), "{refusal}");
		}
	}

	#[test]
	fn a_specification_is_never_written_over_another() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("florin.json");
		write_new(&file, "first").unwrap();
		assert!(write_new(&file, "second").is_err());
		assert_eq!(fs::read_to_string(file).unwrap(), "first\n");
	}
}
