//! The chains this node knows by name, and their specifications.

use florin_runtime::{genesis_config_presets::PRODUCTION_PRESET, WASM_BINARY};
use sc_network::config::MultiaddrWithPeerId;
use sc_service::{ChainType, NoExtension, Properties};
use serde_json::{json, Value};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use std::path::Path;

/// A chain specification of Florin: the runtime supplies the genesis state, so nothing is added
/// to the generic one.
pub type ChainSpec = sc_service::GenericChainSpec;

/// A chain that `--chain` finds by name, because the runtime has a genesis preset for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedChain {
	/// One validator, everything on one machine; what `--dev` starts.
	Development,
	/// Several validators on one machine or in one private network.
	LocalTestnet,
	/// The rules of production, without keys: what a chain is made of by `florin-node genesis`. A
	/// node doesn't start on it.
	Production,
}

impl NamedChain {
	/// Every named chain.
	pub const ALL: [Self; 3] = [Self::Development, Self::LocalTestnet, Self::Production];

	/// The chain that `id` names, by its full or its short name.
	pub fn from_id(id: &str) -> Option<Self> {
		Self::ALL
			.into_iter()
			.find(|chain| chain.preset() == id || chain.short_id() == id)
	}

	/// The genesis preset of the runtime, which is also the full name on the command line.
	pub fn preset(self) -> &'static str {
		match self {
			Self::Development => DEV_RUNTIME_PRESET,
			Self::LocalTestnet => LOCAL_TESTNET_RUNTIME_PRESET,
			Self::Production => PRODUCTION_PRESET,
		}
	}

	/// The short name on the command line, the usual one of Substrate nodes.
	pub fn short_id(self) -> &'static str {
		match self {
			Self::Development => "dev",
			Self::LocalTestnet => "local",
			Self::Production => PRODUCTION_PRESET,
		}
	}

	/// The specification, with the runtime that was built together with this node as genesis
	/// code.
	///
	/// # Errors
	///
	/// When the node was built without the WebAssembly runtime (`SKIP_WASM_BUILD`).
	pub fn spec(self) -> Result<ChainSpec, String> {
		Ok(self.spec_with(own_runtime()?, Vec::new(), json!({})))
	}

	/// The specification with `code` as genesis code, these boot nodes, and `patch` merged into the
	/// preset that `code` has for this chain.
	pub fn spec_with(
		self,
		code: &[u8],
		boot_nodes: Vec<MultiaddrWithPeerId>,
		patch: Value,
	) -> ChainSpec {
		let (name, id, chain_type, protocol) = match self {
			Self::Development => (
				"Florin Development",
				"florin_dev",
				ChainType::Development,
				"florin-dev",
			),
			Self::LocalTestnet => (
				"Florin Local Testnet",
				"florin_local_testnet",
				ChainType::Local,
				"florin-local",
			),
			Self::Production => ("Florin", "florin", ChainType::Live, "florin"),
		};
		ChainSpec::builder(code, NoExtension::None)
			.with_name(name)
			.with_id(id)
			.with_chain_type(chain_type)
			.with_protocol_id(protocol)
			.with_properties(properties())
			.with_boot_nodes(boot_nodes)
			.with_genesis_config_preset_name(self.preset())
			.with_genesis_config_patch(patch)
			.build()
	}
}

/// The runtime that was built together with this node.
///
/// # Errors
///
/// When the node was built without the WebAssembly runtime (`SKIP_WASM_BUILD`).
pub fn own_runtime() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| {
		"this node was built without the WebAssembly runtime, so it knows no chain by name: \
		 build it without SKIP_WASM_BUILD, or pass the file of a chain specification"
			.into()
	})
}

/// What an error says, without the whole configuration that polkadot-sdk repeats after the reason
/// for which no genesis state could be built of it.
pub fn reason(error: &str) -> &str {
	error
		.split_once(" for blob:\n")
		.map_or(error, |(reason, _)| reason)
}

/// What wallets need to show amounts and addresses: the unit FLRN of 10^12 plancks, and the SS58
/// prefix.
fn properties() -> Properties {
	Properties::from_iter([
		("tokenSymbol".into(), "FLRN".into()),
		("tokenDecimals".into(), 12.into()),
		("ss58Format".into(), 42.into()),
	])
}

/// The specification that `--chain <id>` asks for: a chain by name, or the path of a file. The
/// empty id, which is what the command line passes on when `--chain` is absent, is the local
/// testnet.
///
/// # Errors
///
/// When `id` is neither a known name nor an existing file, when the file is not a chain
/// specification, and those of [`NamedChain::spec`].
pub fn load(id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
	let named = if id.is_empty() {
		Some(NamedChain::LocalTestnet)
	} else {
		NamedChain::from_id(id)
	};
	if let Some(chain) = named {
		return Ok(Box::new(chain.spec()?));
	}
	let path = Path::new(id);
	if !path.is_file() {
		let known = NamedChain::ALL.map(|chain| match (chain.preset(), chain.short_id()) {
			(full, short) if full == short => full.to_owned(),
			(full, short) => format!("{full} ({short})"),
		});
		return Err(format!(
			"unknown chain `{id}`: it is neither the file of a chain specification nor one of {}",
			known.join(", "),
		));
	}
	Ok(Box::new(ChainSpec::from_json_file(path.into())?))
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_runtime::BuildStorage;

	#[test]
	fn every_named_chain_with_keys_builds_its_genesis_from_the_runtime() {
		for chain in [NamedChain::Development, NamedChain::LocalTestnet] {
			let genesis = chain.spec().unwrap().build_storage().unwrap();
			assert_eq!(
				genesis
					.top
					.get(sp_core::storage::well_known_keys::CODE)
					.map(Vec::as_slice),
				WASM_BINARY,
			);
		}
	}

	#[test]
	fn full_and_short_name_load_the_same_chain() {
		for (short, full, id) in [
			("dev", "development", "florin_dev"),
			("local", "local_testnet", "florin_local_testnet"),
			("", "local_testnet", "florin_local_testnet"),
			("florin", "florin", "florin"),
		] {
			assert_eq!(load(short).unwrap().id(), id);
			assert_eq!(load(full).unwrap().id(), id);
		}
	}

	#[test]
	fn a_spec_tells_wallets_the_unit_and_the_prefix() {
		let spec = load("dev").unwrap();
		let properties = spec.properties();
		assert_eq!(properties["tokenSymbol"], "FLRN");
		assert_eq!(properties["tokenDecimals"], 12);
		assert_eq!(properties["ss58Format"], 42);
		assert_eq!(spec.name(), "Florin Development");
		assert_eq!(spec.chain_type(), ChainType::Development);
	}

	#[test]
	fn the_production_chain_says_what_it_lacks() {
		let error = load("florin").unwrap().build_storage().err().unwrap();
		assert_eq!(
			reason(&error),
			"no chain can begin like this: council: nobody is on it; validators: none is named; \
			 attesters: none is named",
		);
	}

	#[test]
	fn the_production_chain_is_exported_as_what_founders_start_from() {
		let spec: Value =
			serde_json::from_str(&load("florin").unwrap().as_json(false).unwrap()).unwrap();
		assert_eq!(spec["chainType"], "Live");
		let patch = &spec["genesis"]["runtimeGenesis"]["patch"];
		assert_eq!(patch["governance"]["council"], json!([]));
		assert_eq!(patch["attestation"]["parameters"]["periodSeconds"], 600);
	}

	#[test]
	fn a_spec_exported_to_a_file_loads_again_as_the_same_chain() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("spec.json");
		let spec = NamedChain::Development.spec().unwrap();
		std::fs::write(&file, spec.as_json(true).unwrap()).unwrap();

		let loaded = load(file.to_str().unwrap()).unwrap();

		assert_eq!(loaded.id(), spec.id());
		assert_eq!(
			loaded.build_storage().unwrap().top,
			spec.build_storage().unwrap().top,
		);
	}

	#[test]
	fn an_unknown_chain_is_refused_with_the_known_names() {
		let refusal = load("mainnet").err().unwrap();
		for expected in [
			"`mainnet`",
			"development (dev)",
			"local_testnet (local)",
			"florin",
		] {
			assert!(refusal.contains(expected), "{refusal}");
		}
	}
}
