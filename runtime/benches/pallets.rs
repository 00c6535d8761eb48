//! What calls cost inside the wasm runtime: signed transactions, applied as an author of blocks applies them, on a state with few and with many devices, as
//! multiples of a plain transfer of the same run. `cargo xtask bench pallets` runs it.

#[path = "../tests/common/mod.rs"]
mod common;
mod wasm;

use codec::Encode;
use common::{account, certificate, genesis, next_block, presence, register_device, registration};
use florin_core::{
	index::IndexPrice,
	market::{Attributes, Interconnect, Mode, OfferTerms, Price, ServiceLevel},
	traits::PeriodClock,
	work::Work,
	ClassId, ComputeTime, DeviceIndex, Period, UseId, FLRN,
};
use florin_evidence::software::SoftwareDevice;
use florin_math::index::Accumulator;
use florin_runtime::{
	genesis_config_presets::{DEVELOPMENT_FEEDERS, H100},
	AccountId, Attestation, Runtime, System,
};
use frame_support::BoundedVec;
use pallet_attestation::{
	activity::{Certified, CurrentUse, Presence, Slot},
	types::Signers,
	Capacity, DeviceByIdentity, DeviceByPdi, DeviceCount, DeviceCredentials, Devices, NextDevice,
	Params,
};
use pallet_issuance::types::ServiceStage;
use pallet_market::types::{BookKey, Pick, Stage};
use pallet_price_index::{
	types::{
		CountedPart, Feed, FeedPrice, FeedPrices, Feeds, LeaseSeries, Progress, ProviderShare,
		Shares,
	},
	Closing, FeedsOf, LeaseRows, ProviderShares,
};
use sp_core::{sr25519, Pair};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{MultiAddress, Permill};
use std::time::Duration;
use wasm::{case, case_by, millis, Case};

/// The states that are compared, in devices.
const STATES: [DeviceIndex; 2] = [10, 100_000];

/// Entries of the certificate whose cost is told on both states.
const FEW_ENTRIES: DeviceIndex = 4;

/// Entries of the largest certificate.
const MANY_ENTRIES: DeviceIndex = 1_024;

/// The software device that registers and proves its presence.
const DEVICE: u32 = 0;

/// The classes of the genesis state.
const CLASSES: [ClassId; 6] = [0, 1, 2, 3, 4, 5];

fn main() {
	// `cargo bench` hands over its own options, which mean nothing here.
	let results = STATES.map(|devices| {
		eprintln!("building a state with {devices} devices");
		wasm::measure(prepare(devices))
	});
	let [few, many] = &results;
	let transfer = many.first().map_or(Duration::ZERO, |(_, time)| *time);
	println!(
		"{:<34}{:>12}{:>16}{:>14}",
		"transaction", "10 devices", "100,000 devices", "× transfer"
	);
	for (name, time) in many {
		let before = few
			.iter()
			.find(|(other, _)| other == name)
			.map_or(String::new(), |(_, time)| millis(*time));
		let ratio = time.as_secs_f64() / transfer.as_secs_f64();
		println!("{name:<34}{before:>12}{:>16}{ratio:>14.1}", millis(*time));
	}
	for kind in ["idle", "leased"] {
		let time = |entries: &str| {
			let name = format!("certificate, {entries} {kind}");
			many.iter()
				.find(|(other, _)| *other == name)
				.map_or(Duration::ZERO, |(_, time)| *time)
		};
		let each = time("1,024").saturating_sub(time("1")) / (MANY_ENTRIES - 1);
		println!(
			"one entry of a certificate, {kind}: {:.1} µs, storage included",
			each.as_secs_f64() * 1e6
		);
	}
	print_charges();
}

/// What each call of our pallets is charged for at least, from the generated weights.
macro_rules! charges {
	($($pallet:ident { $($call:ident($($number:expr)?)),* $(,)? })*) => {
		vec![$($((
			concat!(stringify!($pallet), ".", stringify!($call)),
			<<Runtime as $pallet::Config>::WeightInfo as $pallet::WeightInfo>::$call($($number)?),
		),)*)*]
	};
}

/// Prints what each of our calls is charged for one device, class, attester or text, as multiples of what a plain transfer is charged for.
fn print_charges() {
	let charges = charges! {
		pallet_catalog { add_class(), update_class(), retire_class(), set_parameters() }
		pallet_providers {
			register(1), update(1), bond_more(), unbond(), withdraw_unbonded(), deregister(),
			set_parameters(),
		}
		pallet_attestation {
			register_device(), register_device_cached(), update_device(), prove_presence(),
			touch_device(), retire_device(), remove_device(), submit_certificate(1),
			add_signatures(1), bond_attester(), unbond_attester(), claim_rewards(),
			report_equivocation(1), set_attesters(4), set_policy(), add_root(), remove_root(),
			revoke_certificate(), revoke_device(), set_parameters(),
		}
		pallet_issuance {
			claim(1), repay(), redeem(), serve_redemption(1), serve_by_lease(),
			accept_redemption(1), settle_redemption(1), cancel_redemption(1), clear_overdue(1),
			declare_default(), collect_reserve(), set_parameters(),
		}
		pallet_market {
			post_offer(1), update_offer(1), withdraw_offer(1), rent(1), accept_lease(1),
			prolong(1), transfer_lease(), take_over(1), evict(1), submit_receipt(), settle(1),
			close(1), finalise(1), post_request(), cancel_request(), bid(), withdraw_bid(),
			award(1), dispute(1), resolve(1), set_arbiters(1), set_parameters(),
		}
		pallet_price_index {
			submit_prices(1), bond_feeder(), unbond_feeder(), admit_feeder(), remove_feeder(),
			slash_feeder(), set_factor_bounds(), set_parameters(), note_lease(), close_nothing(),
			close_class(), adjust_factor(),
		}
		pallet_clearing {
			deposit(), withdraw(), add_margin(), withdraw_margin(), liquidate(1),
			register_position(), collect(), remove_market(), insure(), accept_asset(),
			insure_from_fund(), set_mode(), set_risk(), set_parameters(),
		}
		pallet_orderbook {
			rest_order(), take_order(1), clear_orders(1), cancel_order(), cancel_orders(1),
			remove_orders(1),
		}
		pallet_futures {
			list(), settle_at(), set_parameters(), idle(), survey(1), mark(), deliver(), settle(),
		}
		pallet_governance { set_parameters() }
	};
	let transfer =
		<<Runtime as pallet_balances::Config>::WeightInfo as pallet_balances::WeightInfo>::transfer_keep_alive();
	println!(
		"\n{:<44}{:>12}{:>14}",
		"call, by its weight", "charged for", "× transfer"
	);
	for (name, weight) in charges {
		let name = name.trim_start_matches("pallet_");
		let time = Duration::from_nanos(weight.ref_time() / 1_000);
		let ratio = weight.ref_time() as f64 / transfer.ref_time() as f64;
		println!("{name:<44}{:>12}{ratio:>14.1}", millis(time));
	}
}

/// A state in the middle of a block in which the software device is challenged, and what is applied to it.
fn prepare(devices: DeviceIndex) -> (TestExternalities, Vec<Case>) {
	let mut state = genesis("development");
	let cases = state.execute_with(|| {
		// The records of production, at the pace of development.
		Params::<Runtime>::mutate(|parameters| {
			parameters.certificate_window = 6;
			parameters.dispute_span = 36;
		});
		common::start();
		let bob = account(Bob);
		common::register_provider(&bob, 100 * FLRN);
		next_block();
		let gpu = SoftwareDevice::from_index(DEVICE);
		let index = register_device(&gpu, &bob);
		for _ in 0..3 * 6 {
			next_block();
		}
		let (period, challenge_block) = next_challenge(index);
		plant(index, devices, &bob);
		plant_leases(devices.into());
		plant_redemptions(devices.into());
		plant_prices(devices);
		cases(devices, &gpu, index, period, challenge_block)
	});
	(state, cases)
}

/// Goes on to the block after the device's next challenge.
fn next_challenge(index: DeviceIndex) -> (Period, u32) {
	loop {
		let now = System::block_number();
		let open = Attestation::challenges(index)
			.into_iter()
			.find(|challenge| {
				let open = now > challenge.challenge_block && now <= challenge.last_block;
				challenge.challenged && !challenge.proven && open
			});
		if let Some(challenge) = open {
			return (challenge.period, challenge.challenge_block);
		}
		next_block();
	}
}

/// The latest period of which no proof can come any more.
fn certifiable() -> Period {
	Attestation::now() - 2
}

/// Copies the registered device until there are `devices`, each with a full record, every other one in a lease.
fn plant(template: DeviceIndex, devices: DeviceIndex, provider: &AccountId) {
	let device = Devices::<Runtime>::get(template).expect("is registered");
	let credentials = DeviceCredentials::<Runtime>::get(template).expect("is registered");
	let period = certifiable();
	let ring = Params::<Runtime>::get().ring_length();
	let slots = (period - ring + 1..period)
		.map(|period| Slot {
			period,
			certified: Some(Certified {
				seconds: 12,
				quality: Permill::from_percent(95),
				watts: 650,
				work: Work::default(),
				epoch: 0,
				round: 0,
				signers: Signers(7),
			}),
			uses: BoundedVec::new(),
		})
		.collect::<Vec<_>>();
	for index in 1..devices {
		let id = blake2_256(&index.to_le_bytes());
		let pdi = *id.first_chunk().expect("32 bytes are more than 8");
		let mut copy = device.clone();
		copy.id = id;
		copy.registered_in = period - ring;
		copy.activity.slots = BoundedVec::truncate_from(slots.clone());
		copy.activity.presence = Presence {
			decided_through: Attestation::now(),
			fresh: u64::MAX,
			proven: 0,
		};
		copy.activity.current_use = (index % 2 == 1).then_some(CurrentUse {
			id: UseId::Lease(index.into()),
			since_period: period - 3,
			since_second: 0,
			carried_over: true,
			until: u64::MAX,
		});
		let mut keys = credentials.clone();
		keys.pdi = pdi;
		Devices::<Runtime>::insert(index, copy);
		DeviceCredentials::<Runtime>::insert(index, keys);
		DeviceByIdentity::<Runtime>::insert(id, index);
		DeviceByPdi::<Runtime>::insert(pdi, index);
	}
	NextDevice::<Runtime>::put(devices);
	DeviceCount::<Runtime>::insert(provider, devices);
}

/// An offer of two planted devices, one of which Charlie has been leasing for some periods; and copies of both rows, `number` in all.
fn plant_leases(number: u64) {
	let (bob, charlie) = (account(Bob), account(Charlie));
	let terms = OfferTerms {
		price: Price::Fixed(FLRN),
		shortest: 12,
		longest: 3_600,
		mode: Mode::Spot,
		service: ServiceLevel {
			availability: Permill::from_percent(99),
			pledge: 0,
		},
		attributes: Attributes {
			region: *b"DE",
			memory_gib: 256,
			interconnect: Interconnect::Pcie,
		},
	};
	let devices = BoundedVec::truncate_from(vec![2, 4]);
	let post = pallet_market::Call::post_offer {
		class: H100,
		devices,
		terms,
	};
	common::call(&bob, post).expect("the devices are ready");
	common::call(&charlie, rent()).expect("two devices are free");
	common::call(&charlie, pallet_market::Call::accept_lease { lease: 0 }).expect("one is kept");
	pallet_market::Leases::<Runtime>::mutate(0, |lease| {
		let lease = lease.as_mut().expect("is open");
		lease.settled.through -= 9;
		if let Stage::Begun { started, .. } = &mut lease.stage {
			*started -= 9 * 12;
		}
	});
	let offer = pallet_market::Offers::<Runtime>::get(0).expect("is there");
	let lease = pallet_market::Leases::<Runtime>::get(0).expect("is open");
	for copy in 1..number {
		let id = 1_000_000 + copy;
		pallet_market::Offers::<Runtime>::insert(id, &offer);
		pallet_market::FixedBook::<Runtime>::insert(H100, BookKey::new(FLRN, id), ());
		pallet_market::Leases::<Runtime>::insert(id, &lease);
	}
}

/// A redemption of an hour that Bob owes, which a planted device has been serving for some periods; and copies of its row, `number` in all.
fn plant_redemptions(number: u64) {
	/// Has ten hours to mint for.
	const MINTED: DeviceIndex = 8;
	let (bob, charlie) = (account(Bob), account(Charlie));
	let hours = Work {
		time: ComputeTime::from_hours(10).expect("fits"),
		value: 10 * FLRN,
	};
	Capacity::<Runtime>::insert(&bob, H100, 1_000);
	Devices::<Runtime>::mutate(MINTED, |device| {
		let device = device.as_mut().expect("is registered");
		device.activity.claimable.current = hours;
	});
	let claim = pallet_issuance::Call::claim {
		devices: BoundedVec::truncate_from(vec![MINTED]),
	};
	common::call(&bob, claim).expect("there is something to mint");
	common::call(&charlie, redeem()).expect("so much is owed");
	let serve = pallet_issuance::Call::serve_redemption {
		redemption: 0,
		devices: BoundedVec::truncate_from(vec![6]),
		margin: Permill::zero(),
	};
	common::call(&bob, serve).expect("the device is ready");
	let accept = pallet_issuance::Call::accept_redemption { redemption: 0 };
	common::call(&charlie, accept).expect("the device is ready");
	pallet_issuance::Redemptions::<Runtime>::mutate(0, |redemption| {
		let redemption = redemption.as_mut().expect("is open");
		let service = redemption.service.as_mut().expect("is served");
		service.through -= 9;
		if let ServiceStage::Running { started, .. } = &mut service.stage {
			*started -= 9 * 12;
		}
	});
	let redemption = pallet_issuance::Redemptions::<Runtime>::get(0).expect("is open");
	for copy in 1..number {
		let id = 1_000_000 + copy;
		pallet_issuance::Redemptions::<Runtime>::insert(id, &redemption);
		pallet_issuance::RedemptionsOf::<Runtime>::insert(&bob, id, ());
	}
}

/// An hour of one device.
fn redeem() -> pallet_issuance::Call<Runtime> {
	pallet_issuance::Call::redeem {
		provider: account(Bob),
		class: H100,
		devices: 1,
		seconds: 3_600,
	}
}

/// One device of the planted offer, for an hour.
fn rent() -> pallet_market::Call<Runtime> {
	let pick = Pick {
		offer: 0,
		version: 0,
		devices: 1,
	};
	pallet_market::Call::rent {
		offers: BoundedVec::truncate_from(vec![pick]),
		term: 3_600,
		funded: 3_600,
		limit: 2 * FLRN,
		least: 1,
	}
}

/// Both series of the genesis classes with something to close for the last period, and shares of `providers` providers.
fn plant_prices(providers: u32) {
	let period = Attestation::now() - 1;
	let total = Accumulator {
		value: FLRN * 1_000_000,
		weight: 1_000_000,
		covered: 1_000,
	};
	for class in CLASSES {
		let leases = LeaseSeries {
			closed: total,
			open: total,
			open_in: period,
			since: Some(1),
			..Default::default()
		};
		LeaseRows::<Runtime>::insert(class, leases);
		let feeds = DEVELOPMENT_FEEDERS.map(|feeder| Feed {
			feeder: AccountId::from(feeder),
			price: IndexPrice::from_cents(500),
			period,
			false_for: 0,
		});
		FeedsOf::<Runtime>::insert(class, Feeds::truncate_from(feeds.to_vec()));
	}
	for provider in 0..providers {
		let share = ProviderShare {
			class: H100,
			day: 0,
			counted: BoundedVec::truncate_from(vec![CountedPart {
				part: period,
				seconds: 12,
			}]),
		};
		ProviderShares::<Runtime>::insert(
			AccountId::from(blake2_256(&provider.to_le_bytes())),
			Shares::truncate_from(vec![share]),
		);
	}
}

/// A transfer in the first block after a period, which closes that first.
fn closing(transfer: pallet_balances::Call<Runtime>) -> Case {
	let before = Progress {
		closed: Attestation::now() - 2,
		steps: 0,
	};
	Case {
		changes: vec![(Closing::<Runtime>::hashed_key().to_vec(), before.encode())],
		..case("transfer that closes 6 classes first", Alice, transfer)
	}
}

/// The prices of all genesis classes.
fn prices() -> pallet_price_index::Call<Runtime> {
	let told = CLASSES.map(|class| FeedPrice {
		class,
		price: IndexPrice::from_cents(501),
	});
	pallet_price_index::Call::submit_prices {
		prices: FeedPrices::truncate_from(told.to_vec()),
	}
}

fn cases(
	devices: DeviceIndex,
	gpu: &SoftwareDevice,
	index: DeviceIndex,
	period: Period,
	challenge_block: u32,
) -> Vec<Case> {
	let bob = account(Bob);
	let transfer = pallet_balances::Call::transfer_keep_alive {
		dest: MultiAddress::Id(account(Charlie)),
		value: FLRN,
	};
	let newcomer = SoftwareDevice::from_index(DEVICE + 1);
	let mut cases = vec![
		case("transfer", Alice, transfer.clone()),
		closing(transfer),
		case_by("prices of 6 classes", &feeder(), prices()),
		case(
			"presence",
			Bob,
			presence(gpu, index, &bob, period, challenge_block),
		),
		case(
			"registration, authority known",
			Bob,
			registration(&newcomer, &bob),
		),
		case("rent, 1 device", Charlie, rent()),
		case(
			"settle, 1 device",
			Alice,
			pallet_market::Call::settle {
				leases: BoundedVec::truncate_from(vec![0]),
			},
		),
		case(
			"close, 1 device",
			Charlie,
			pallet_market::Call::close { lease: 0 },
		),
		case("redeem", Charlie, redeem()),
		case(
			"settle a redemption, 1 device",
			Alice,
			pallet_issuance::Call::settle_redemption { redemption: 0 },
		),
		case(
			"cancel a redemption, 1 device",
			Charlie,
			pallet_issuance::Call::cancel_redemption { redemption: 0 },
		),
	];
	for (name, entries, first) in [
		("certificate, 1 idle", 1, 2),
		("certificate, 4 idle", FEW_ENTRIES, 2),
		("certificate, 1,024 idle", MANY_ENTRIES, 2),
		("certificate, 1 leased", 1, 1),
		("certificate, 1,024 leased", MANY_ENTRIES, 1),
	] {
		if first + 2 * entries <= devices {
			cases.push(case(name, Charlie, certificate_of(entries, first)));
		}
	}
	cases
}

/// A certificate over every other device from `first` on.
fn certificate_of(entries: DeviceIndex, first: DeviceIndex) -> pallet_attestation::Call<Runtime> {
	let entries = (0..entries)
		.map(|entry| (first + 2 * entry, 12, Permill::from_percent(95)))
		.collect::<Vec<_>>();
	certificate(certifiable(), &entries, 3)
}

/// The first feeder of development chains.
fn feeder() -> sr25519::Pair {
	sr25519::Pair::from_string("//Feeder//0", None).expect("the path is well-formed")
}
