use super::*;
use crate::{types::FeederState, Feeders, GenesisConfig, Parameters, Params};
use frame_support::traits::BuildGenesisConfig;

#[test]
fn feeders_of_the_genesis_state_are_on_duty() {
	build_and_execute(|| {
		assert_eq!(Params::<Test>::get(), parameters());
		for feeder in FEEDERS {
			let row = Feeders::<Test>::get(feeder).unwrap();
			assert_eq!(row.state, FeederState::Active);
			assert_eq!(held(feeder), parameters().feeder_bond);
		}
	});
}

#[test]
fn production_parameters_are_within_their_bounds() {
	use florin_core::parameters::Parameters as _;
	assert_eq!(Parameters::default().flaw(), None);
}

fn build(change: impl FnOnce(&mut GenesisConfig<Test>)) {
	sp_io::TestExternalities::default().execute_with(|| {
		let mut config = GenesisConfig::<Test>::default();
		change(&mut config);
		config.build();
	});
}

#[test]
#[should_panic(expected = "fewer than three feeds")]
fn parameters_out_of_bounds_are_refused() {
	build(|config| config.parameters.feed_quorum = 2);
}

#[test]
#[should_panic(expected = "feeder 11 of the genesis state")]
fn a_feeder_that_cant_put_up_its_bond_is_refused() {
	build(|config| config.feeders = vec![11]);
}

#[test]
#[should_panic(expected = "factor bounds of class 99 of the genesis state")]
fn bounds_of_no_class_are_refused() {
	build(|config| config.factor_bounds = vec![(NO_CLASS, bounds(1, 2))]);
}
