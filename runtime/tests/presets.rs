//! The presets build, say what they should, and agree with what the pallets demand of each other.

mod common;

use common::{account, attesters, check_all, configuration, genesis};
use florin_core::{
	traits::{ComputeClasses, PeriodClock},
	FLRN,
};
use florin_evidence::{development::SOFTWARE_DEVICE_ROOT, software, NVIDIA_DEVICE_ROOT};
use florin_runtime::{
	configs::ASSETS_PALLET_ID,
	constants::currency::EXISTENTIAL_DEPOSIT,
	genesis_config_presets::{
		genesis_classes, preset_names, DEVELOPMENT_ATTESTERS, DEVELOPMENT_FEEDERS, H100,
		PRODUCTION_PRESET, TEST_DOLLAR,
	},
	AccountId, Assets, Attestation, Balances, Catalog, Issuance, Runtime, Session,
};
use sp_core::{sr25519, Pair};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::AccountIdConversion, FixedU128};

#[test]
fn every_preset_with_keys_builds_a_sound_state() {
	let presets = preset_names();
	assert_eq!(presets, ["development", "local_testnet", "florin"]);
	for preset in presets.iter().filter(|preset| *preset != PRODUCTION_PRESET) {
		genesis(preset).execute_with(check_all);
	}
}

#[test]
fn a_chain_without_a_council_does_not_start() {
	use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
	let state = |council: Option<Vec<String>>| {
		let mut config = configuration("development");
		if let Some(council) = council {
			config["governance"]["council"] = council.into();
		}
		let config = config.to_string().into_bytes();
		sp_io::TestExternalities::default().execute_with(|| Runtime::build_state(config))
	};
	assert_eq!(state(None), Ok(()));
	let nobody = Err("no chain can begin like this: council: nobody is on it".into());
	assert_eq!(state(Some(Vec::new())), nobody);
}

#[test]
fn local_testnet_has_four_validators_and_four_attesters() {
	genesis("local_testnet").execute_with(|| {
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(Attestation::clock_report().quorum, 3);
	});
}

#[test]
fn development_attesters_are_the_keys_of_their_derivation_paths() {
	let mut written = DEVELOPMENT_ATTESTERS;
	written.sort();
	let derived = attesters()
		.iter()
		.map(|pair| pair.public().0)
		.collect::<Vec<_>>();
	assert_eq!(written.to_vec(), derived);
}

#[test]
fn development_feeders_are_the_keys_of_their_derivation_paths_and_bonded() {
	genesis("development").execute_with(|| {
		for (index, written) in DEVELOPMENT_FEEDERS.into_iter().enumerate() {
			let derived = sr25519::Pair::from_string(&format!("//Feeder//{index}"), None)
				.expect("the path is well-formed");
			assert_eq!(derived.public().0, written);
			let feeder = pallet_price_index::Feeders::<Runtime>::get(AccountId::from(written))
				.expect("it is on duty");
			assert_eq!(feeder.bond, 100 * FLRN);
		}
	});
}

#[test]
fn the_test_dollar_belongs_to_governance() {
	genesis("development").execute_with(|| {
		let owner: AccountId = ASSETS_PALLET_ID.into_account_truncating();
		let details = pallet_assets::Asset::<Runtime>::get(TEST_DOLLAR).expect("it is listed");
		let team = [
			details.owner,
			details.issuer,
			details.admin,
			details.freezer,
		];
		assert_eq!(team.map(|member| member == owner), [true; 4]);
		let alice = account(Sr25519Keyring::Alice);
		assert_eq!(Assets::balance(TEST_DOLLAR, alice), 100_000_000_000);
	});
	genesis("florin").execute_with(|| {
		assert_eq!(pallet_assets::Asset::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn development_trusts_nvidia_and_the_software_device_only() {
	assert_eq!(SOFTWARE_DEVICE_ROOT, software::software_root_hash());
	genesis("development").execute_with(|| {
		let mut roots = pallet_attestation::TrustedRoots::<Runtime>::get().into_inner();
		roots.sort();
		let mut expected = vec![NVIDIA_DEVICE_ROOT, SOFTWARE_DEVICE_ROOT];
		expected.sort();
		assert_eq!(roots, expected);
	});
}

#[test]
fn a_change_of_class_takes_longer_than_a_certificate_may_be_late() {
	genesis("development").execute_with(|| {
		let delay = pallet_catalog::Params::<Runtime>::get().change_delay;
		assert!(delay >= Attestation::certificate_window());
	});
}

#[test]
fn credit_factors_are_the_price_over_the_price_of_an_h100() {
	let factors = genesis_classes()
		.into_iter()
		.map(|class| {
			(
				class.slug,
				class.credit_factor,
				class.mintable,
				class.provisional,
			)
		})
		.collect::<Vec<_>>();
	let factor = |percent| FixedU128::from_rational(percent, 100);
	assert_eq!(
		factors,
		vec![
			("a100".into(), factor(60), true, false),
			("h100".into(), factor(100), true, false),
			("tpu-v5".into(), factor(160), false, false),
			("cpu-32".into(), factor(10), false, false),
			("h200".into(), factor(120), true, true),
			("b200".into(), factor(180), true, true),
		]
	);
	genesis("development").execute_with(|| {
		let terms = Catalog::terms_at(H100, 0).expect("the reference class is there");
		assert_eq!(terms.credit_factor, FixedU128::from_u32(1));
		assert!(terms.mintable);
	});
}

#[test]
fn bootstrap_supply_is_what_the_preset_lists() {
	genesis("development").execute_with(|| {
		// Six accounts, three feeders, the treasury, and what keeps the accounts of the reserve and of the attesters' pay alive.
		let listed = (6 * 1_000 + 3 * 110 + 10_000) * FLRN + 2 * EXISTENTIAL_DEPOSIT;
		assert_eq!(Balances::total_issuance(), listed);
		assert_eq!(Issuance::backing().bootstrap, listed);
		assert_eq!(
			Balances::free_balance(account(Sr25519Keyring::Alice)),
			1_000 * FLRN
		);
		assert_eq!(
			pallet_sudo::Key::<Runtime>::get(),
			Some(account(Sr25519Keyring::Alice))
		);
	});
}
