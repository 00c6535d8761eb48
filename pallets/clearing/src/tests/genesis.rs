use super::*;
use crate::{Assets as Accepted, Params};
use sp_runtime::BuildStorage;

#[test]
fn the_house_begins_as_the_preset_says() {
	build_and_execute(|| {
		assert_eq!(Params::<Test>::get(), Parameters::default());
		assert!(Accepted::<Test>::contains_key(NATIVE));
		assert!(Accepted::<Test>::contains_key(DOLLAR));
	});
}

fn genesis(parameters: Parameters, assets: Vec<Option<u32>>) -> impl FnOnce() {
	move || {
		let house = pallet_config(parameters, assets);
		RuntimeGenesisConfig {
			house,
			..Default::default()
		}
		.build_storage()
		.expect("it is built");
	}
}

fn pallet_config(parameters: Parameters, assets: Vec<Option<u32>>) -> crate::GenesisConfig<Test> {
	crate::GenesisConfig {
		parameters,
		assets,
		..Default::default()
	}
}

#[test]
#[should_panic(expected = "there is no grace")]
fn a_preset_without_grace_is_not_built() {
	let parameters = Parameters {
		grace: 0,
		..Default::default()
	};
	genesis(parameters, Vec::new())();
}

#[test]
#[should_panic(expected = "PotNotEndowed")]
fn a_preset_with_an_empty_pot_is_not_built() {
	genesis(Parameters::default(), vec![None])();
}
