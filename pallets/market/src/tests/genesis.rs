use crate::{mock::*, GenesisConfig, Parameters};
use sp_runtime::Permill;

#[test]
fn the_genesis_state_survives_json() {
	let config = GenesisConfig::<Test>::default();
	let json = serde_json::to_value(&config).unwrap();
	assert_eq!(json["parameters"]["acceptance"], 2);
	let back: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
	assert_eq!(back.parameters, Parameters::default());
}

#[test]
#[should_panic(expected = "commission is more than a tenth")]
fn parameters_out_of_their_bounds_build_no_genesis() {
	genesis_with(Parameters {
		commission: Permill::from_percent(11),
		..Default::default()
	});
}
