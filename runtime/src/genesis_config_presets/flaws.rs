//! What keeps a chain from beginning with a configuration.
//!
//! Some of it would show only when it is too late: a chain that nobody can govern, whose fees are lost, or whose keys everybody has. What single pallets
//! demand of their own part, they check themselves.

use super::{DEVELOPMENT_ATTESTERS, DEVELOPMENT_FEEDERS};
use crate::{
	configs::{
		governance::{ROOT_DECISION_DEPOSIT, SUBMISSION_DEPOSIT},
		TREASURY_PALLET_ID,
	},
	constants::currency::EXISTENTIAL_DEPOSIT,
	AccountId, Balance, RuntimeGenesisConfig, SessionKeys,
};
use alloc::{
	collections::BTreeSet,
	format,
	string::{String, ToString},
	vec::Vec,
};
use florin_evidence::development::{SOFTWARE_DEVICE_ROOT, SOFTWARE_FIRMWARE};
use frame_support::traits::BuildGenesisConfig;
use pallet_attestation::types::FirmwareEntry;
use sp_core::{hexdisplay::HexDisplay, H256};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::{AccountIdConversion, OpaqueKeys};

/// Members of a production chain's council at least: with two, either of them could stop everything for good.
pub const LEAST_COUNCIL: usize = 3;
/// Validators and attesters of a production chain at least: of four, one may fail.
pub const LEAST_COMMITTEE: usize = 4;

/// Builds the state that `json`, a whole configuration, describes.
///
/// # Errors
///
/// When it isn't a configuration of this runtime, or has [`flaws()`], all of which are named.
///
/// # Panics
///
/// When a pallet refuses its part.
pub fn build(json: Vec<u8>) -> sp_genesis_builder::Result {
	let config = serde_json::from_slice::<RuntimeGenesisConfig>(&json)
		.map_err(|error| format!("not a configuration of this runtime: {error}"))?;
	let flaws = flaws(&config);
	if !flaws.is_empty() {
		return Err(format!(
			"no chain can begin like this: {}",
			flaws.join("; ")
		));
	}
	config.build();
	Ok(())
}

/// Why no chain can begin with `config`.
///
/// A configuration that trusts the software device is one for development: there anybody makes credits, so nobody's keys guard anything. All others are taken for
/// production, and have to be worth it.
pub fn flaws(config: &RuntimeGenesisConfig) -> Vec<String> {
	let mut flaws = Vec::new();
	missing_parts(config, &mut flaws);
	repetitions(config, &mut flaws);
	lost_money(config, &mut flaws);
	let roots = &config.attestation.roots;
	if !roots.contains(&H256(SOFTWARE_DEVICE_ROOT)) {
		development_leftovers(config, &mut flaws);
		thin_majorities(config, &mut flaws);
		known_secrets(config, &mut flaws);
	}
	flaws
}

fn missing_parts(config: &RuntimeGenesisConfig, flaws: &mut Vec<String>) {
	let validators = &config.collator_selection.invulnerables;
	for (missing, flaw) in [
		(
			config.governance.council.is_empty(),
			"council: nobody is on it",
		),
		(validators.is_empty(), "validators: none is named"),
		(
			config.attestation.attesters.is_empty(),
			"attesters: none is named",
		),
		(
			config.attestation.roots.is_empty(),
			"roots: none is trusted, so that no device could register",
		),
	] {
		if missing {
			flaws.push(flaw.to_string());
		}
	}
	for validator in validators {
		if !config.session.keys.iter().any(|(_, id, _)| id == validator) {
			flaws.push(format!(
				"validators: {} has no session keys",
				shown(validator.as_ref())
			));
		}
	}
}

/// Pallets refuse these too, but not by their names.
fn repetitions(config: &RuntimeGenesisConfig, flaws: &mut Vec<String>) {
	let accounts = |list: &[AccountId]| list.iter().map(bytes).collect::<Vec<_>>();
	let session_keys = config
		.session
		.keys
		.iter()
		.flat_map(|(_, _, keys)| raw(keys));
	let lists = [
		("council", accounts(&config.governance.council)),
		(
			"validators",
			accounts(&config.collator_selection.invulnerables),
		),
		("session keys", session_keys.collect()),
		(
			"attesters",
			config
				.attestation
				.attesters
				.iter()
				.map(|(attester, _)| bytes(attester))
				.collect(),
		),
	];
	for (what, list) in lists {
		let mut seen = BTreeSet::new();
		for key in list {
			if !seen.insert(key.clone()) {
				flaws.push(format!("{what}: {} is there twice", shown(&key)));
			}
		}
	}
}

fn lost_money(config: &RuntimeGenesisConfig, flaws: &mut Vec<String>) {
	let treasury: AccountId = TREASURY_PALLET_ID.into_account_truncating();
	if balance(config, &treasury) < EXISTENTIAL_DEPOSIT {
		flaws.push("treasury: its account isn't there, so that fees would be lost".to_string());
	}
	let council = &config.governance.council;
	let needed = SUBMISSION_DEPOSIT
		.saturating_add(ROOT_DECISION_DEPOSIT)
		.saturating_add(EXISTENTIAL_DEPOSIT);
	if !council.is_empty()
		&& council
			.iter()
			.all(|member| balance(config, member) < needed)
	{
		flaws.push(format!(
			"council: no member has the {needed} planck that a referendum on Root's track takes"
		));
	}
}

fn development_leftovers(config: &RuntimeGenesisConfig, flaws: &mut Vec<String>) {
	let is_software =
		|entry: &FirmwareEntry| *entry == FirmwareEntry::new(&SOFTWARE_FIRMWARE, entry.class);
	for (left, flaw) in [
		(
			config.sudo.key.is_some(),
			"sudo: one key may act as Root, which only a chain for development allows",
		),
		(
			config.attestation.firmware.iter().any(is_software),
			"firmware: that of the software device is allowed",
		),
		(
			config.balances.dev_accounts.is_some(),
			"balances: there are accounts for development",
		),
	] {
		if left {
			flaws.push(flaw.to_string());
		}
	}
}

fn thin_majorities(config: &RuntimeGenesisConfig, flaws: &mut Vec<String>) {
	for (what, named, least) in [
		("council", config.governance.council.len(), LEAST_COUNCIL),
		(
			"validators",
			config.collator_selection.invulnerables.len(),
			LEAST_COMMITTEE,
		),
		(
			"attesters",
			config.attestation.attesters.len(),
			LEAST_COMMITTEE,
		),
	] {
		if named > 0 && named < least {
			flaws.push(format!(
				"{what}: {named} are too few to do without one of them, which takes {least}"
			));
		}
	}
}

/// Names every key of a development account, once.
fn known_secrets(config: &RuntimeGenesisConfig, flaws: &mut Vec<String>) {
	let known = Sr25519Keyring::iter()
		.map(Sr25519Keyring::to_raw_public)
		.chain(Ed25519Keyring::iter().map(Ed25519Keyring::to_raw_public))
		.chain(DEVELOPMENT_ATTESTERS)
		.chain(DEVELOPMENT_FEEDERS)
		.map(|key| key.to_vec())
		.collect::<BTreeSet<_>>();
	let session = config.session.keys.iter();
	let non_authorities = config.session.non_authority_keys.iter();
	let used = config
		.governance
		.council
		.iter()
		.chain(&config.collator_selection.invulnerables)
		.chain(config.balances.balances.iter().map(|(owner, _)| owner))
		.chain(&config.price_index.feeders)
		.map(bytes)
		.chain(
			config
				.attestation
				.attesters
				.iter()
				.flat_map(|(attester, owner)| [bytes(attester), bytes(owner)]),
		)
		.chain(
			session
				.chain(non_authorities)
				.flat_map(|(account, validator, keys)| {
					[bytes(account), bytes(validator)]
						.into_iter()
						.chain(raw(keys))
				}),
		)
		.collect::<BTreeSet<_>>();
	for key in used.intersection(&known) {
		flaws.push(format!(
			"keys: the secret of {} is known to everybody, it is a development key",
			shown(key)
		));
	}
}

fn balance(config: &RuntimeGenesisConfig, of: &AccountId) -> Balance {
	config
		.balances
		.balances
		.iter()
		.find(|(owner, _)| owner == of)
		.map_or(0, |(_, amount)| *amount)
}

fn raw(keys: &SessionKeys) -> Vec<Vec<u8>> {
	SessionKeys::key_ids()
		.iter()
		.map(|id| keys.get_raw(*id).to_vec())
		.collect()
}

fn bytes(key: &impl AsRef<[u8]>) -> Vec<u8> {
	key.as_ref().to_vec()
}

fn shown(key: &[u8]) -> String {
	format!("0x{}", HexDisplay::from(&key))
}
