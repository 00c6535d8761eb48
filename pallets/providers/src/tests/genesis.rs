use super::*;
use crate::{GenesisConfig, Parameters};

#[test]
fn the_genesis_state_survives_json() {
	let config = GenesisConfig::<Test>::default();
	let json = serde_json::to_value(&config).unwrap();
	assert_eq!(json["parameters"]["unbonding"], 1_008);
	let back: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
	assert_eq!(back.parameters, Parameters::default());
}

#[test]
fn the_existential_deposit_is_the_least_minimum_stake() {
	genesis_with(Parameters {
		minimum_stake: ED,
		unbonding: 1,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "below the existential deposit")]
fn a_minimum_stake_below_the_existential_deposit_builds_no_genesis() {
	genesis_with(Parameters {
		minimum_stake: ED - 1,
		unbonding: 1,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "unbonding takes time")]
fn no_unbonding_span_builds_no_genesis() {
	genesis_with(Parameters {
		minimum_stake: ED,
		unbonding: 0,
		..Default::default()
	});
}
