//! The price index on the real runtime: leases settled on real certificates, feeders with bonds, factors of the real catalogue.

mod common;

use common::{
	account, call, check_all, development,
	fleet::{accept, post, rent, terms, Fleet},
	next_block, register_provider, registration, root, to_period,
};
use florin_core::{
	index::{IndexPrice, Series, SeriesStatus},
	market::Price,
	traits::{ComputeClasses, PeriodClock, PriceIndex as _},
	ClassId, Period, FLRN,
};
use florin_evidence::{development::SOFTWARE_FIRMWARE, software::SoftwareDevice};
use florin_runtime::{
	configs::ASSETS_PALLET_ID,
	genesis_config_presets::{DEVELOPMENT_FEEDERS, H100, TEST_DOLLAR},
	AccountId, Assets, Attestation, Catalog, Issuance, OriginCaller, PriceIndex, Runtime,
	RuntimeCall, RuntimeEvent, System,
};
use frame_support::{assert_noop, assert_ok};
use pallet_price_index::types::{FeedPrice, FeedPrices};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use sp_runtime::{
	traits::AccountIdConversion, DispatchError, FixedPointNumber, FixedU128, MultiAddress,
};
use std::collections::BTreeMap;

/// The class of H200s.
const H200: ClassId = 4;
/// The class of A100s.
const A100: ClassId = 0;
/// Periods in a day of the development chain.
const DAY: Period = 6;

/// Every feeder tells what a class and an H100 cost, in cents.
fn feed(class: ClassId, cents: u32, h100: u32) {
	for feeder in DEVELOPMENT_FEEDERS {
		let mut told = [(class, cents), (H100, h100)].map(|(class, cents)| FeedPrice {
			class,
			price: IndexPrice::from_cents(cents),
		});
		told.sort_by_key(|told| told.class);
		let prices = FeedPrices::truncate_from(told.to_vec());
		assert_ok!(call(
			&AccountId::from(feeder),
			pallet_price_index::Call::submit_prices { prices }
		));
	}
}

fn factor_at(class: ClassId, period: Period) -> FixedU128 {
	let terms = Catalog::terms_at(class, period).expect("the class is in force");
	terms.credit_factor
}

/// Leases that the index was told of in this block: price and seconds.
fn counted() -> Vec<(u128, u64)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::PriceIndex(pallet_price_index::Event::LeaseCounted {
				price,
				seconds,
				..
			}) => Some((price.0, seconds)),
			_ => None,
		})
		.collect()
}

#[test]
fn the_index_is_the_average_of_what_leases_paid_for() {
	development(|| {
		let fleet = Fleet::of(4);
		let offers = [FLRN * 9 / 10, FLRN, FLRN * 12 / 10].map(|price| {
			let mut terms = terms();
			terms.price = Price::Fixed(price);
			terms
		});
		let mut leases = Vec::new();
		let devices = fleet.handles();
		for (index, (tenant, terms)) in [Charlie, Dave, Alice].into_iter().zip(offers).enumerate() {
			let own = Fleet {
				devices: vec![(fleet.devices[index].0.clone(), devices[index])],
			};
			let offer = post(&own, terms);
			let lease = rent(tenant, offer, 1, 20);
			accept(tenant, lease);
			leases.push(lease);
		}
		assert_eq!(PriceIndex::status(Series::flrn(H100)), SeriesStatus::Stale);

		// The middle one delivers half.
		fleet.work_until(Attestation::now() + 5, |index| {
			if index == devices[1] {
				6
			} else {
				12
			}
		});
		let settled = leases.clone().try_into().expect("three fit");
		assert_ok!(call(
			&account(Bob),
			pallet_market::Call::settle { leases: settled }
		));
		let told = counted();
		assert_eq!(told.len(), 3);
		let period = Attestation::now();
		fleet.work_until(period + 1, |_| 12);

		let value: u128 = told
			.iter()
			.map(|(price, seconds)| price * u128::from(*seconds))
			.sum();
		let weight: u128 = told.iter().map(|(_, seconds)| u128::from(*seconds)).sum();
		let had = PriceIndex::average(Series::flrn(H100), period, period + 1).expect("it is over");
		assert_eq!(had.price, Some(IndexPrice(value / weight)));
		assert_eq!((had.weight, had.covered), (weight, 1));
		assert!(told[1].1 < told[0].1);
		let latest = PriceIndex::latest(Series::flrn(H100)).expect("it has one");
		assert_eq!(latest.status, SeriesStatus::Live);
		assert_eq!(latest.price, IndexPrice(value / weight));

		for (tenant, lease) in [Charlie, Dave, Alice].into_iter().zip(leases) {
			assert_ok!(call(&account(tenant), pallet_market::Call::close { lease }));
		}
	});
}

#[test]
fn factors_follow_the_feeders_and_claims_keep_the_factor_of_their_period() {
	development(|| {
		let (bob, device) = (account(Bob), SoftwareDevice::from_index(0));
		assert_ok!(root(pallet_attestation::Call::set_policy {
			firmware: SOFTWARE_FIRMWARE,
			class: Some(H200),
		}));
		register_provider(&bob, 100 * FLRN);
		next_block();
		let mut registers = registration(&device, &bob);
		if let pallet_attestation::Call::register_device { class, .. } = &mut registers {
			*class = H200;
		}
		assert_ok!(call(&bob, registers));
		let fleet = Fleet {
			devices: vec![(device, 0)],
		};
		let day = Attestation::now() / DAY + 1;
		fleet.work_until(day * DAY, |_| 12);

		// Twice the price that the factor of 1.2 comes from, for two days.
		let mut factors = BTreeMap::new();
		while Attestation::now() < (day + 2) * DAY + 2 {
			feed(H200, 1_200, 500);
			factors.insert(Attestation::now(), factor_at(H200, Attestation::now()));
			let next = Attestation::now() + 1;
			fleet.work_until(next, |_| 12);
		}
		let first = (day + 1) * DAY;
		let step = |times: u32| {
			let mut factor = 1_200_000_000_000_000_000_u128;
			for _ in 0..times {
				factor += factor / 100;
			}
			FixedU128::from_inner(factor)
		};
		// The step is taken in the first period of a day and holds from the next one on.
		for (period, steps) in [
			(first - 1, 0),
			(first, 0),
			(first + 1, 1),
			(first + DAY, 1),
			(first + DAY + 1, 2),
		] {
			assert_eq!(factors[&period], step(steps), "{period}");
		}
		assert_eq!(factor_at(H100, Attestation::now()), FixedU128::from_u32(1));

		// Who has waited with claiming isn't better off for it.
		let matured = Attestation::device_report(0).expect("is there").matured;
		let work = matured.current;
		let worth = |factor: FixedU128| {
			factor.saturating_mul_int(FLRN) * u128::from(work.time.0) / 3_600_000_000
		};
		assert!(
			work.value > worth(step(0)),
			"some of it after the first step"
		);
		assert!(
			work.value < worth(step(1)),
			"some of it before, and none of it after the second"
		);
		let devices = vec![0].try_into().expect("one fits");
		assert_ok!(call(&bob, pallet_issuance::Call::claim { devices }));
		assert_eq!(
			Issuance::backing().minted,
			work.value + matured.previous.value
		);
	});
}

#[test]
fn a_decision_on_a_class_comes_before_its_steps() {
	development(|| {
		next_block();
		let day = Attestation::now() / DAY + 1;
		to_period(day * DAY);
		let changes = pallet_catalog::ClassChanges {
			credit_factor: Some(FixedU128::from_rational(7, 10)),
			..Default::default()
		};
		let decided = || {
			root(pallet_catalog::Call::update_class {
				class: A100,
				changes,
			})
		};
		while Attestation::now() < (day + 1) * DAY - 1 {
			feed(A100, 600, 500);
			to_period(Attestation::now() + 1);
		}
		feed(A100, 600, 500);
		assert_ok!(decided());
		to_period((day + 1) * DAY);
		// No step while the decision waits.
		assert_eq!(
			factor_at(A100, (day + 1) * DAY + 1),
			FixedU128::from_rational(6, 10)
		);
		assert_eq!(
			factor_at(A100, (day + 2) * DAY - 1),
			FixedU128::from_rational(7, 10)
		);
	});
}

#[test]
fn who_is_on_duty_is_decided_by_governance() {
	development(|| {
		let feeder = account(Charlie);
		let admit = || pallet_price_index::Call::admit_feeder {
			feeder: feeder.clone(),
		};
		assert_noop!(call(&account(Alice), admit()), DispatchError::BadOrigin);
		assert_ok!(root(admit()));
		assert_ok!(call(&feeder, pallet_price_index::Call::bond_feeder {}));
		assert_ok!(root(pallet_price_index::Call::remove_feeder {
			feeder: feeder.clone()
		}));
		check_all();
	});
}

#[test]
fn an_asset_is_listed_minted_and_frozen_by_governance_alone() {
	development(|| {
		let owner: AccountId = ASSETS_PALLET_ID.into_account_truncating();
		let (alice, bob) = (account(Alice), account(Bob));
		let create = pallet_assets::Call::create {
			id: 7.into(),
			admin: MultiAddress::Id(alice.clone()),
			min_balance: 1,
		};
		assert_noop!(call(&alice, create), DispatchError::BadOrigin);
		let mint = || {
			RuntimeCall::from(pallet_assets::Call::mint {
				id: TEST_DOLLAR.into(),
				beneficiary: MultiAddress::Id(bob.clone()),
				amount: 5_000_000,
			})
		};
		assert_noop!(
			call(&alice, mint()),
			pallet_assets::Error::<Runtime>::NoPermission
		);
		let before = Assets::balance(TEST_DOLLAR, &bob);
		let as_owner = |call: RuntimeCall| pallet_utility::Call::dispatch_as {
			as_origin: Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(
				owner.clone(),
			))),
			call: Box::new(call),
		};
		assert_noop!(call(&alice, as_owner(mint())), DispatchError::BadOrigin);
		assert_ok!(root(as_owner(mint())));
		assert_eq!(Assets::balance(TEST_DOLLAR, &bob), before + 5_000_000);
		assert_ok!(root(as_owner(
			pallet_assets::Call::freeze {
				id: TEST_DOLLAR.into(),
				who: MultiAddress::Id(bob.clone()),
			}
			.into()
		)));
		let pay = pallet_assets::Call::transfer {
			id: TEST_DOLLAR.into(),
			target: MultiAddress::Id(alice),
			amount: 1_000_000,
		};
		assert_noop!(call(&bob, pay), pallet_assets::Error::<Runtime>::Frozen);
	});
}

#[test]
fn prices_go_on_while_the_chain_is_halted() {
	development(|| {
		assert_ok!(root(pallet_safe_mode::Call::force_enter {}));
		feed(A100, 300, 500);
		let now = Attestation::now();
		to_period(now + 1);
		let latest = PriceIndex::latest(Series::usd(H100)).expect("it has one");
		assert_eq!(
			(latest.price, latest.period),
			(IndexPrice::from_cents(500), now)
		);
		let pay = pallet_assets::Call::transfer {
			id: TEST_DOLLAR.into(),
			target: MultiAddress::Id(account(Bob)),
			amount: 1_000_000,
		};
		assert_noop!(
			call(&account(Alice), pay),
			frame_system::Error::<Runtime>::CallFiltered
		);
	});
}
