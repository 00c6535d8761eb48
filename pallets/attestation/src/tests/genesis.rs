use crate::{
	mock::*,
	types::{FirmwareEntry, Parameters},
	CurrentCommittee, FirmwarePolicy, GenesisConfig, TrustedRoots,
};
use frame_support::traits::fungible::InspectHold;
use sp_core::{Pair, H256};
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

fn build(config: GenesisConfig<Test>) -> TestExternalities {
	config.build_storage().unwrap().into()
}

fn firmware() -> FirmwareEntry {
	FirmwareEntry::new(&gpu(0).firmware(), H100)
}

#[test]
fn the_default_has_production_numbers_and_trusts_nothing() {
	build(GenesisConfig::default()).execute_with(|| {
		assert_eq!(crate::Params::<Test>::get(), Parameters::default());
		assert!(TrustedRoots::<Test>::get().is_empty());
		assert!(CurrentCommittee::<Test>::get().members.is_empty());
		assert_eq!(FirmwarePolicy::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_committee_is_sorted() {
	ExtBuilder::default().build().execute_with(|| {
		assert_eq!(
			CurrentCommittee::<Test>::get().members.to_vec(),
			keys(1..=4)
		);
	});
}

#[test]
fn each_of_the_committee_has_a_bond() {
	ExtBuilder::default().build().execute_with(|| {
		for number in 1..=4 {
			let row = attester_row(number);
			assert_eq!((row.owner, row.bond), (DAVE, quiet().attester_bond));
		}
		let held = Balances::balance_on_hold(&AttesterBondReason::get(), &DAVE);
		assert_eq!(held, 4 * quiet().attester_bond);
	});
}

#[test]
#[should_panic(expected = "can't afford the bond")]
fn an_attester_whose_owner_has_no_coins_is_refused() {
	build(GenesisConfig {
		attesters: vec![(attester(1).public(), DAVE)],
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "nothing to lose")]
fn attesters_without_a_bond_are_refused() {
	let parameters = Parameters {
		attester_bond: 0,
		..quiet()
	};
	build(GenesisConfig {
		parameters,
		..Default::default()
	});
}

#[test]
fn a_firmware_entry_says_what_it_was_made_of() {
	let device = gpu(0).firmware();
	let entry = firmware();
	assert_eq!(entry.vbios, "96.00.00.00.01");
	assert_eq!(entry.firmware(), Some(device));
	build(GenesisConfig {
		firmware: vec![entry],
		..Default::default()
	})
	.execute_with(|| {
		let allowed = FirmwarePolicy::<Test>::get(device.id()).unwrap();
		assert_eq!((allowed.firmware, allowed.class), (device, H100));
	});
}

#[test]
fn malformed_firmware_is_none() {
	assert_eq!(
		FirmwareEntry {
			vbios: "96.00.00.00".into(),
			..firmware()
		}
		.firmware(),
		None
	);
	assert_eq!(
		FirmwareEntry {
			vbios: "96.00.00.00.zz".into(),
			..firmware()
		}
		.firmware(),
		None
	);
	assert_eq!(
		FirmwareEntry {
			driver: "x".repeat(17),
			..firmware()
		}
		.firmware(),
		None
	);
	assert_eq!(
		FirmwareEntry {
			project: "two words".into(),
			..firmware()
		}
		.firmware(),
		None
	);
	assert!(FirmwareEntry {
		project_sku: String::new(),
		..firmware()
	}
	.firmware()
	.is_some());
}

#[test]
#[should_panic(expected = "exceed the ring")]
fn a_ring_longer_than_records_is_refused() {
	let parameters = Parameters {
		dispute_span: 62,
		..quiet()
	};
	build(GenesisConfig {
		parameters,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "at least one")]
fn a_zero_duration_is_refused() {
	let parameters = Parameters {
		presence_window: 0,
		..quiet()
	};
	build(GenesisConfig {
		parameters,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "at least one block long")]
fn a_period_shorter_than_a_block_is_refused() {
	let parameters = Parameters {
		period_seconds: 1,
		..quiet()
	};
	build(GenesisConfig {
		parameters,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "one occurs twice")]
fn a_repeated_attester_is_refused() {
	let attesters = [1, 2, 1]
		.map(|number| (attester(number).public(), DAVE))
		.to_vec();
	build(GenesisConfig {
		attesters,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "attesters: too many")]
fn a_committee_above_the_bound_is_refused() {
	let attesters = (1..=65)
		.map(|number| (attester(number).public(), DAVE))
		.collect();
	build(GenesisConfig {
		attesters,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "roots: too many")]
fn a_ninth_root_is_refused() {
	let roots = (1..=9).map(H256::repeat_byte).collect();
	build(GenesisConfig {
		roots,
		..Default::default()
	});
}

#[test]
#[should_panic(expected = "firmware: an entry")]
fn malformed_firmware_is_refused() {
	let firmware = vec![FirmwareEntry {
		vbios: "new".into(),
		..firmware()
	}];
	build(GenesisConfig {
		firmware,
		..Default::default()
	});
}
