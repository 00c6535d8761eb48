//! The production chain: its numbers, and what it begins with.
//!
//! The preset has everything but the keys, which nobody can choose for others: a ceremony collects them (`docs/genesis.md`), and [`founding`] adds them to it.
//! Without them the preset builds no state, see [`super::flaws()`].

use super::{genesis_classes, genesis_factor_bounds};
use crate::{
	configs::TREASURY_PALLET_ID, AccountId, AttestationConfig, Balance, BalancesConfig,
	CatalogConfig, ClearingConfig, CollatorSelectionConfig, FuturesConfig, GovernanceConfig,
	IssuanceConfig, MarketConfig, PriceIndexConfig, ProvidersConfig, RuntimeGenesisConfig,
	SessionConfig, SessionKeys, SudoConfig,
};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use florin_core::{AttesterId, FLRN};
use florin_evidence::NVIDIA_DEVICE_ROOT;
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_core::H256;
use sp_runtime::traits::AccountIdConversion;

/// The name of the preset.
pub const PRODUCTION_PRESET: &str = "florin";

/// What the treasury begins with. Governance grants starting balances from it.
pub const TREASURY_ENDOWMENT: Balance = 10_000 * FLRN;
/// What each member of the council begins with: the deposits of two referenda on Root's track at once, and fees.
pub const COUNCIL_ENDOWMENT: Balance = 25 * FLRN;
/// What each validator's account begins with: enough to exist, which it has to for its share of fees, and to change its session keys.
pub const VALIDATOR_ENDOWMENT: Balance = FLRN;

/// What the owner of each attester begins with beside its bond: enough to exist, and to claim what it earns.
pub const ATTESTER_ENDOWMENT: Balance = FLRN;

/// The bond of each attester, which is on hold from the beginning.
pub fn attester_bond() -> Balance {
	pallet_attestation::types::Parameters::default().attester_bond
}

/// Who a production chain begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Founders {
	/// Who votes in referenda.
	pub council: Vec<AccountId>,
	/// Who makes blocks and votes on their finality.
	pub validators: Vec<Validator>,
	/// Who signs certificates.
	pub attesters: Vec<Attester>,
}

/// An attester of the first committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attester {
	/// What it signs with.
	pub key: AttesterId,
	/// Puts up its bond and gets what it earns.
	pub owner: AccountId,
}

/// A validator of the first session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validator {
	/// Owns the session keys and receives fees.
	pub account: AccountId,
	/// What the node signs with.
	pub keys: SessionKeys,
}

/// The whole bootstrap supply by its owners, except for the existential deposits that the accounts of the reserve and of the attesters' pay are given.
pub fn bootstrap(founders: &Founders) -> Vec<(AccountId, Balance)> {
	let treasury: AccountId = TREASURY_PALLET_ID.into_account_truncating();
	let council = founders
		.council
		.iter()
		.map(|member| (member.clone(), COUNCIL_ENDOWMENT));
	let validators = founders
		.validators
		.iter()
		.map(|validator| (validator.account.clone(), VALIDATOR_ENDOWMENT));
	let attesters = founders.attesters.iter().map(|attester| {
		let bonded = ATTESTER_ENDOWMENT.saturating_add(attester_bond());
		(attester.owner.clone(), bonded)
	});
	let mut balances = BTreeMap::<AccountId, Balance>::new();
	for (owner, amount) in [(treasury, TREASURY_ENDOWMENT)]
		.into_iter()
		.chain(council)
		.chain(validators)
		.chain(attesters)
	{
		let balance = balances.entry(owner).or_default();
		*balance = balance.saturating_add(amount);
	}
	balances.into_iter().collect()
}

/// The preset: production's numbers, and nobody.
pub(super) fn preset() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: bootstrap(&Founders::default()),
		},
		collator_selection: CollatorSelectionConfig {
			invulnerables: vec![],
			desired_candidates: 0,
			candidacy_bond: FLRN,
		},
		session: SessionConfig { keys: vec![] },
		sudo: SudoConfig { key: None },
		governance: GovernanceConfig {
			parameters: pallet_governance::Parameters::default(),
			council: vec![],
		},
		catalog: CatalogConfig {
			parameters: pallet_catalog::Parameters::default(),
			classes: genesis_classes(),
		},
		providers: ProvidersConfig {
			parameters: pallet_providers::Parameters::default(),
		},
		attestation: AttestationConfig {
			parameters: pallet_attestation::types::Parameters::default(),
			attesters: vec![],
			roots: vec![H256(NVIDIA_DEVICE_ROOT)],
			firmware: vec![],
		},
		issuance: IssuanceConfig {
			parameters: pallet_issuance::types::Parameters::default(),
		},
		market: MarketConfig {
			parameters: pallet_market::Parameters::default(),
		},
		// Governance admits feeders, and lists stablecoins.
		price_index: PriceIndexConfig {
			parameters: pallet_price_index::Parameters::default(),
			feeders: vec![],
			factor_bounds: genesis_factor_bounds(),
		},
		// Governance accepts assets, and lists contracts.
		clearing: ClearingConfig {
			parameters: pallet_clearing::Parameters::default(),
			assets: vec![],
			..Default::default()
		},
		futures: FuturesConfig {
			parameters: pallet_futures::Parameters::default(),
			..Default::default()
		},
	})
}

/// What the founders add to the preset: a patch of it, with their keys and the bootstrap supply.
pub fn founding(founders: &Founders) -> Value {
	let Founders {
		council,
		validators,
		attesters,
	} = founders;
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: bootstrap(founders),
		},
		collator_selection: CollatorSelectionConfig {
			invulnerables: validators
				.iter()
				.map(|validator| validator.account.clone())
				.collect(),
		},
		session: SessionConfig {
			keys: validators
				.iter()
				.map(|validator| (
					validator.account.clone(),
					validator.account.clone(),
					validator.keys.clone(),
				))
				.collect(),
		},
		governance: GovernanceConfig {
			council: council.clone(),
		},
		attestation: AttestationConfig {
			attesters: attesters
				.iter()
				.map(|attester| (attester.key, attester.owner.clone()))
				.collect(),
		},
	})
}
