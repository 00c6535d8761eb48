//! The production preset: its numbers, its bootstrap supply, and what it refuses to begin with.

mod common;

use common::{check_all, configuration, genesis_of, merge};
use florin_core::{AttesterId, Balance, FLRN};
use florin_evidence::{
	development::{SOFTWARE_DEVICE_ROOT, SOFTWARE_FIRMWARE},
	NVIDIA_DEVICE_ROOT,
};
use florin_runtime::{
	configs::{
		governance::{ROOT_DECISION_DEPOSIT, SUBMISSION_DEPOSIT},
		TREASURY_PALLET_ID,
	},
	constants::currency::EXISTENTIAL_DEPOSIT,
	genesis_config_presets::{
		build, flaws,
		production::{
			attester_bond, founding, Attester, Founders, Validator, ATTESTER_ENDOWMENT,
			COUNCIL_ENDOWMENT, TREASURY_ENDOWMENT, VALIDATOR_ENDOWMENT,
		},
		DEVELOPMENT_ATTESTERS, H100, LEAST_COMMITTEE, LEAST_COUNCIL, PRODUCTION_PRESET,
	},
	AccountId, Attestation, Aura, Balances, CouncilCollective, Governance, Grandpa, Issuance,
	Runtime, Session, SessionKeys, System,
};
use frame_support::traits::{fungible::Inspect, RankedMembers};
use pallet_attestation::types::FirmwareEntry;
use serde_json::{json, Value};
use sp_core::{ed25519, sr25519, Pair};
use sp_io::TestExternalities;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::AccountIdConversion;

fn account(uri: &str) -> AccountId {
	sr25519_key(uri).0.into()
}

fn sr25519_key(uri: &str) -> sr25519::Public {
	sr25519::Pair::from_string(uri, None)
		.expect("is a path")
		.public()
}

fn ed25519_key(uri: &str) -> ed25519::Public {
	ed25519::Pair::from_string(uri, None)
		.expect("is a path")
		.public()
}

fn validator(index: usize) -> Validator {
	let uri = format!("//Founder//validator//{index}");
	Validator {
		account: account(&uri),
		keys: SessionKeys {
			aura: sr25519_key(&format!("{uri}//aura")).into(),
			grandpa: ed25519_key(&format!("{uri}//grandpa")).into(),
		},
	}
}

fn attester(index: usize) -> Attester {
	let uri = format!("//Founder//attester//{index}");
	Attester {
		key: ed25519_key(&uri),
		owner: account(&uri),
	}
}

/// The fewest that a chain begins with.
fn founders() -> Founders {
	Founders {
		council: (0..LEAST_COUNCIL)
			.map(|index| account(&format!("//Founder//council//{index}")))
			.collect(),
		validators: (0..LEAST_COMMITTEE).map(validator).collect(),
		attesters: (0..LEAST_COMMITTEE).map(attester).collect(),
	}
}

/// The preset with these founders.
fn founded(founders: &Founders) -> Value {
	let mut config = configuration(PRODUCTION_PRESET);
	merge(&mut config, founding(founders));
	config
}

/// What keeps a chain from beginning with this configuration.
fn flaws_of(config: Value) -> Vec<String> {
	flaws(&serde_json::from_value(config).expect("is a configuration"))
}

/// What keeps a chain from beginning after `change` to a good configuration.
fn flaws_after(change: impl FnOnce(&mut Value)) -> Vec<String> {
	let mut config = founded(&founders());
	change(&mut config);
	flaws_of(config)
}

fn treasury() -> AccountId {
	TREASURY_PALLET_ID.into_account_truncating()
}

#[test]
fn founders_make_a_chain_of_the_preset() {
	let founders = founders();
	genesis_of(founded(&founders)).execute_with(|| {
		check_all();
		let accounts = |validators: &[Validator]| {
			let mut accounts = validators
				.iter()
				.map(|validator| validator.account.clone())
				.collect::<Vec<_>>();
			accounts.sort();
			accounts
		};
		let mut validators = Session::validators();
		validators.sort();
		assert_eq!(validators, accounts(&founders.validators));
		assert_eq!(Grandpa::grandpa_authorities().len(), LEAST_COMMITTEE);
		assert_eq!(
			pallet_aura::Authorities::<Runtime>::get().len(),
			LEAST_COMMITTEE
		);
		assert_eq!(Aura::slot_duration(), 2_000);
		for member in &founders.council {
			assert_eq!(CouncilCollective::rank_of(member), Some(0));
		}
		assert_eq!(Attestation::clock_report().quorum, 3);
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), None);
	});
}

#[test]
fn the_preset_has_productions_numbers() {
	genesis_of(founded(&founders())).execute_with(|| {
		let attestation = pallet_attestation::Params::<Runtime>::get();
		assert_eq!(attestation, Default::default());
		assert_eq!(attestation.period_seconds, 600);
		let governance = Governance::parameters();
		assert_eq!(governance, Default::default());
		assert_eq!(governance.enactment, 7 * 24 * 60 * 30);
		let catalog = pallet_catalog::Params::<Runtime>::get();
		assert_eq!(catalog, Default::default());
		let providers = pallet_providers::Params::<Runtime>::get();
		assert_eq!(providers, Default::default());
		let issuance = pallet_issuance::Params::<Runtime>::get();
		assert_eq!(issuance, Default::default());
		assert_eq!(
			pallet_attestation::TrustedRoots::<Runtime>::get().into_inner(),
			vec![NVIDIA_DEVICE_ROOT]
		);
	});
}

#[test]
fn the_bootstrap_supply_is_what_is_listed_to_the_planck() {
	let founders = founders();
	let attester = ATTESTER_ENDOWMENT + attester_bond();
	let listed = TREASURY_ENDOWMENT
		+ 3 * COUNCIL_ENDOWMENT
		+ 4 * VALIDATOR_ENDOWMENT
		+ 4 * attester
		+ 2 * EXISTENTIAL_DEPOSIT;
	assert_eq!(
		listed,
		(10_000 + 3 * 25 + 4 + 4 * 1_001) * FLRN + FLRN / 500
	);
	genesis_of(founded(&founders)).execute_with(|| {
		assert_eq!(Balances::total_issuance(), listed);
		assert_eq!(Issuance::backing().bootstrap, listed);
		let mut owners = vec![(treasury(), TREASURY_ENDOWMENT)];
		owners.push((Issuance::reserve_account(), EXISTENTIAL_DEPOSIT));
		owners.push((Attestation::rewards_account(), EXISTENTIAL_DEPOSIT));
		for member in &founders.council {
			owners.push((member.clone(), COUNCIL_ENDOWMENT));
		}
		for validator in &founders.validators {
			owners.push((validator.account.clone(), VALIDATOR_ENDOWMENT));
		}
		for founder in &founders.attesters {
			owners.push((founder.owner.clone(), attester));
		}
		owners.sort();
		let mut balances = frame_system::Account::<Runtime>::iter()
			.map(|(owner, account)| (owner, account.data.free + account.data.reserved))
			.collect::<Vec<_>>();
		balances.sort();
		assert_eq!(balances, owners);
	});
}

#[test]
fn who_founds_in_two_roles_gets_the_share_of_both() {
	let mut founders = founders();
	founders.council[0] = founders.validators[0].account.clone();
	genesis_of(founded(&founders)).execute_with(|| {
		assert_eq!(
			Balances::balance(&founders.council[0]),
			COUNCIL_ENDOWMENT + VALIDATOR_ENDOWMENT
		);
	});
}

#[test]
fn the_endowment_of_the_council_pays_for_two_referenda() {
	let deposits: Balance = 2 * (SUBMISSION_DEPOSIT + ROOT_DECISION_DEPOSIT);
	assert!(COUNCIL_ENDOWMENT > deposits + FLRN);
}

#[test]
fn the_preset_alone_names_each_missing_part() {
	let config = configuration(PRODUCTION_PRESET);
	assert_eq!(
		flaws_of(config.clone()),
		[
			"council: nobody is on it",
			"validators: none is named",
			"attesters: none is named"
		]
	);
	let json = config.to_string().into_bytes();
	let refused = TestExternalities::default().execute_with(|| build(json));
	assert_eq!(
		refused,
		Err(
			"no chain can begin like this: council: nobody is on it; validators: none is named; \
			 attesters: none is named"
				.into()
		)
	);
}

#[test]
fn a_good_configuration_has_no_flaws_and_builds() {
	let config = founded(&founders());
	assert_eq!(flaws_of(config.clone()), Vec::<String>::new());
	TestExternalities::default().execute_with(|| {
		assert_eq!(build(config.to_string().into_bytes()), Ok(()));
		assert_eq!(System::block_number(), 0);
		check_all();
	});
}

#[test]
fn what_is_no_configuration_is_refused() {
	let refused = build(b"{}".to_vec()).unwrap_err();
	assert!(
		refused.starts_with("not a configuration of this runtime"),
		"{refused}"
	);
}

#[test]
fn each_missing_part_has_its_own_flaw() {
	let nobody: Vec<String> = Vec::new();
	for (part, list, flaw) in [
		("governance", "council", "council: nobody is on it"),
		(
			"collatorSelection",
			"invulnerables",
			"validators: none is named",
		),
		("attestation", "attesters", "attesters: none is named"),
		(
			"attestation",
			"roots",
			"roots: none is trusted, so that no device could register",
		),
	] {
		let flaws = flaws_after(|config| config[part][list] = json!(nobody));
		assert_eq!(flaws, [flaw]);
	}
}

#[test]
fn a_validator_without_session_keys_is_refused() {
	let shown = hex::encode(<AccountId as AsRef<[u8]>>::as_ref(&validator(0).account));
	let flaws = flaws_after(|config| {
		config["session"]["keys"].as_array_mut().unwrap().remove(0);
	});
	assert_eq!(
		flaws,
		[format!("validators: 0x{shown} has no session keys")]
	);
}

#[test]
fn too_few_to_lose_one_are_refused() {
	let mut founders = founders();
	founders.council.pop();
	founders.validators.pop();
	founders.attesters.pop();
	assert_eq!(
		flaws_of(founded(&founders)),
		[
			"council: 2 are too few to do without one of them, which takes 3",
			"validators: 3 are too few to do without one of them, which takes 4",
			"attesters: 3 are too few to do without one of them, which takes 4",
		]
	);
}

#[test]
fn nobody_is_there_twice() {
	let mut founders = founders();
	founders.council[1] = founders.council[0].clone();
	founders.attesters[1] = founders.attesters[0].clone();
	founders.validators[1].keys = founders.validators[0].keys.clone();
	let flaws = flaws_of(founded(&founders));
	let of = |what: &str| flaws.iter().filter(|flaw| flaw.starts_with(what)).count();
	assert_eq!(
		(of("council:"), of("session keys:"), of("attesters:")),
		(1, 2, 1)
	);
	assert_eq!(flaws.len(), 4);
	founders.validators[1] = founders.validators[0].clone();
	let flaws = flaws_of(founded(&founders));
	assert!(flaws.iter().any(|flaw| flaw.starts_with("validators: 0x")));
}

#[test]
fn a_chain_that_nobody_can_govern_or_whose_fees_are_lost_is_refused() {
	let flaws = flaws_after(|config| config["balances"]["balances"] = json!([]));
	assert_eq!(
		flaws,
		[
			"treasury: its account isn't there, so that fees would be lost",
			"council: no member has the 10101000000000 planck that a referendum on Root's track takes",
		]
	);
}

#[test]
fn what_is_for_development_is_refused() {
	let firmware = FirmwareEntry::new(&SOFTWARE_FIRMWARE, H100);
	type Change = fn(&mut Value, Value);
	let changes: [(Change, Value, &str); 3] = [
		(
			|config, key| config["sudo"]["key"] = key,
			json!(account("//Founder//council//0")),
			"sudo: one key may act as Root, which only a chain for development allows",
		),
		(
			|config, entry| config["attestation"]["firmware"] = json!([entry]),
			json!(firmware),
			"firmware: that of the software device is allowed",
		),
		(
			|config, accounts| config["balances"]["devAccounts"] = accounts,
			json!((1, FLRN as u64, None::<String>)),
			"balances: there are accounts for development",
		),
	];
	for (change, value, flaw) in changes {
		assert_eq!(flaws_after(|config| change(config, value)), [flaw]);
	}
}

#[test]
fn development_keys_are_refused_wherever_they_are() {
	let alice = Sr25519Keyring::Alice;
	let aura = Founders {
		validators: std::iter::once(Validator {
			account: account("//Founder//validator//0"),
			keys: SessionKeys {
				aura: alice.public().into(),
				grandpa: Ed25519Keyring::Bob.public().into(),
			},
		})
		.chain((1..LEAST_COMMITTEE).map(validator))
		.collect(),
		..founders()
	};
	let mut council = founders();
	council.council[0] = alice.to_account_id();
	let mut validators = founders();
	validators.validators[0].account = Sr25519Keyring::FerdieStash.to_account_id();
	let mut attesters = founders();
	attesters.attesters[0].key = AttesterId::from(DEVELOPMENT_ATTESTERS[2]);
	for (founders, known) in [(aura, 2), (council, 1), (validators, 1), (attesters, 1)] {
		let flaws = flaws_of(founded(&founders));
		assert_eq!(flaws.len(), known, "{flaws:?}");
		assert!(flaws
			.iter()
			.all(|flaw| flaw.starts_with("keys: the secret of 0x")));
	}
	let endowed = flaws_after(|config| {
		let balances = config["balances"]["balances"].as_array_mut().unwrap();
		balances.push(json!((alice.to_account_id(), FLRN as u64)));
	});
	assert_eq!(endowed.len(), 1, "{endowed:?}");
}

#[test]
fn a_chain_for_development_may_have_all_of_that() {
	for preset in ["development", "local_testnet"] {
		assert_eq!(flaws_of(configuration(preset)), Vec::<String>::new());
	}
	let without_software = {
		let mut config = configuration("local_testnet");
		config["attestation"]["roots"] = json!([sp_core::H256(NVIDIA_DEVICE_ROOT)]);
		flaws_of(config)
	};
	assert!(without_software.iter().any(|flaw| flaw.starts_with("sudo")));
	assert!(without_software.iter().any(|flaw| flaw.starts_with("keys")));
	assert_ne!(NVIDIA_DEVICE_ROOT, SOFTWARE_DEVICE_ROOT);
}
