use super::*;
use crate::{GenesisConfig, Live, Parameters, Params};
use florin_core::parameters::Parameters as _;
use frame_support::traits::BuildGenesisConfig;

#[test]
fn it_begins_with_parameters_and_no_contract() {
	build_and_execute(|| {
		assert_eq!(Params::<Test>::get(), parameters());
		assert!(Live::<Test>::get().is_empty());
		assert!(Futures::contracts().is_empty());
	});
}

#[test]
fn production_parameters_are_within_their_bounds() {
	assert_eq!(Parameters::default().flaw(), None);
}

#[test]
#[should_panic(expected = "futures: a duration is zero")]
fn parameters_out_of_bounds_are_refused() {
	sp_io::TestExternalities::default().execute_with(|| {
		GenesisConfig::<Test> {
			parameters: Parameters {
				lead: 0,
				..Default::default()
			},
			..Default::default()
		}
		.build();
	});
}
