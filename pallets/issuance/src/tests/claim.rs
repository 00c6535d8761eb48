//! Minting, and the caps that it stops at.

use super::*;
use frame_support::dispatch::{GetDispatchInfo, PostDispatchInfo};
use sp_runtime::Permill;

/// What the line of a provider with nothing but its stake carries: `m − ⌈m / 5⌉ ≤ stake`, the
/// largest.
const LINE_FULL: Balance = 62_500_000_000_001;

#[test]
fn mints_what_has_matured_and_keeps_a_fifth_on_hold() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(7, ALICE, H100, hours(10));
		assert_ok!(claim(ALICE, &[7]));
		assert_eq!(bond_on_hold(ALICE), 2 * FLRN);
		assert_eq!(
			Balances::free_balance(ALICE),
			ENDOWMENT + 8 * FLRN - ROW_DEPOSIT
		);
		assert!(left_on(7).is_zero());
		let row = Liabilities::<Test>::get(ALICE, H100).unwrap();
		assert_eq!(row.value, 10 * FLRN);
		assert_eq!(row.time, ComputeTime::from_hours(10).unwrap());
		assert_eq!(Supply::<Test>::get().minted, 10 * FLRN);
		assert_eq!(
			events(),
			vec![
				Event::WorkClaimed {
					provider: ALICE,
					device: 7,
					class: H100,
					time: row.time,
					value: 10 * FLRN
				},
				Event::Minted {
					provider: ALICE,
					amount: 10 * FLRN,
					bond: 2 * FLRN,
					attesters: 0,
				},
			]
		);
	});
}

#[test]
fn a_bond_is_rounded_up() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(
			7,
			ALICE,
			H100,
			Work {
				time: ComputeTime(1),
				value: 6,
			},
		);
		assert_ok!(claim(ALICE, &[7]));
		assert_eq!(bond_on_hold(ALICE), 2);
	});
}

#[test]
fn devices_of_several_classes_are_owed_class_by_class() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(4));
		add_device(2, ALICE, A100, hours(3));
		add_device(3, ALICE, H100, hours(2));
		assert_ok!(claim(ALICE, &[3, 2, 1]));
		assert_eq!(
			Liabilities::<Test>::get(ALICE, H100).unwrap().value,
			6 * FLRN
		);
		assert_eq!(
			Liabilities::<Test>::get(ALICE, A100).unwrap().value,
			3 * FLRN
		);
		assert_eq!(deposit_on_hold(ALICE), 2 * ROW_DEPOSIT);
		assert_eq!(Ledgers::<Test>::get(ALICE).liability, 9 * FLRN);
	});
}

#[test]
fn a_second_mint_in_a_class_adds_to_the_row() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(4));
		assert_ok!(claim(ALICE, &[1]));
		add_device(1, ALICE, H100, hours(5));
		assert_ok!(claim(ALICE, &[1]));
		let row = Liabilities::<Test>::get(ALICE, H100).unwrap();
		assert_eq!(
			(row.value, row.time),
			(9 * FLRN, ComputeTime::from_hours(9).unwrap())
		);
		assert_eq!(deposit_on_hold(ALICE), ROW_DEPOSIT);
	});
}

#[test]
fn what_has_been_claimed_cannot_be_claimed_again() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(7, ALICE, H100, hours(10));
		assert_ok!(claim(ALICE, &[7]));
		assert_noop!(claim(ALICE, &[7]), Error::<Test>::NothingMatured);
	});
}

#[test]
fn before_maturity_and_after_expiry_there_is_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(7, ALICE, H100, Work::default());
		assert_noop!(claim(ALICE, &[7]), Error::<Test>::NothingMatured);
	});
}

#[test]
fn time_that_is_not_worth_a_planck_is_left_alone() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(
			1,
			ALICE,
			A100,
			Work {
				time: ComputeTime(3),
				value: 0,
			},
		);
		add_device(2, ALICE, H100, hours(1));
		assert_noop!(claim(ALICE, &[1]), Error::<Test>::NothingMatured);
		assert_ok!(claim(ALICE, &[1, 2]));
		assert!(!Liabilities::<Test>::contains_key(ALICE, A100));
		assert_eq!(left_on(1).time, ComputeTime(3));
	});
}

#[test]
fn only_a_registered_provider_claims() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(7, CAROL, H100, hours(10));
		assert_noop!(claim(CAROL, &[7]), Error::<Test>::NotAProvider);
	});
}

#[test]
fn a_claim_names_at_least_one_device_and_each_once() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(7, ALICE, H100, hours(10));
		add_device(8, ALICE, H100, hours(10));
		assert_noop!(claim(ALICE, &[]), Error::<Test>::NoDevices);
		assert_noop!(claim(ALICE, &[7, 8, 7]), Error::<Test>::DeviceRepeated);
	});
}

#[test]
fn somebody_elses_device_spoils_the_whole_claim() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(7, ALICE, H100, hours(10));
		add_device(8, BOB, H100, hours(10));
		assert_noop!(claim(ALICE, &[7, 8]), NOT_YOURS);
	});
}

#[test]
fn mint_stops_exactly_at_the_daily_cap() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 7 * FLRN);
		add_device(1, ALICE, H100, hours(5));
		add_device(2, ALICE, H100, hours(5));
		assert_ok!(claim(ALICE, &[1, 2]));
		assert_eq!(Supply::<Test>::get().minted, 7 * FLRN);
		assert!(left_on(1).is_zero());
		assert_eq!(left_on(2), hours(3));
		assert_noop!(claim(ALICE, &[2]), Error::<Test>::DailyCapReached);
		add_device(3, BOB, H100, hours(5));
		assert_noop!(claim(BOB, &[3]), Error::<Test>::DailyCapReached);
	});
}

#[test]
fn the_daily_cap_refills_evenly() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 12 * FLRN);
		add_device(1, ALICE, H100, hours(30));
		assert_ok!(claim(ALICE, &[1]));
		Now::mutate(|now| *now += 12);
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(Supply::<Test>::get().minted, 13 * FLRN);
		Now::mutate(|now| *now += 1_000);
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(Supply::<Test>::get().minted, 25 * FLRN);
	});
}

#[test]
fn mint_stops_exactly_at_the_hours_that_devices_can_deliver() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.capacity_hours = 6);
		add_device(1, ALICE, H100, hours(5));
		add_device(2, ALICE, H100, hours(20));
		assert_ok!(claim(ALICE, &[1, 2]));
		let row = Liabilities::<Test>::get(ALICE, H100).unwrap();
		assert_eq!(row.time, ComputeTime::from_hours(12).unwrap());
		assert_eq!(left_on(2), hours(13));
		assert_noop!(claim(ALICE, &[2]), Error::<Test>::CapacityReached);
		// One class being full is no obstacle to another.
		add_device(3, ALICE, A100, hours(1));
		assert_ok!(claim(ALICE, &[2, 3]));
		assert_eq!(left_on(2), hours(13));
	});
}

#[test]
fn without_verified_devices_nothing_is_minted() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(5));
		Capacity::set(Some(0));
		assert_noop!(claim(ALICE, &[1]), Error::<Test>::CapacityReached);
	});
}

#[test]
fn mint_stops_exactly_at_the_credit_line() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(100));
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(Supply::<Test>::get().minted, LINE_FULL);
		assert_eq!(left_on(1).value, 100 * FLRN - LINE_FULL);
		let ledger = Ledgers::<Test>::get(ALICE);
		assert_eq!(ledger.liability - ledger.bond, STAKE);
		assert_eq!(excess(ALICE), 0);
		assert_noop!(claim(ALICE, &[1]), Error::<Test>::CreditLineFull);
	});
}

#[test]
fn nothing_is_minted_while_the_line_is_exceeded() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(100));
		assert_ok!(claim(ALICE, &[1]));
		set_stake(ALICE, STAKE - 1);
		assert_eq!(excess(ALICE), 1);
		assert_noop!(claim(ALICE, &[1]), Error::<Test>::CreditLineFull);
	});
}

#[test]
fn starter_and_earned_widen_the_line() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		assert_ok!(present(1, ALICE, Now::get()));
		use florin_core::traits::CommissionSink;
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 3 * FLRN));
		add_device(1, ALICE, H100, hours(100));
		assert_ok!(claim(ALICE, &[1]));
		let ledger = Ledgers::<Test>::get(ALICE);
		assert_eq!(ledger.liability - ledger.bond, STAKE + FLRN + 3 * FLRN);
	});
}

#[test]
fn the_older_span_goes_first() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 7 * FLRN);
		let device = MockDevice {
			provider: ALICE,
			class: H100,
			previous: hours(5),
			current: hours(5),
		};
		Devices::insert(1, device);
		assert_ok!(claim(ALICE, &[1]));
		assert!(Devices::get(1).unwrap().previous.is_zero());
		assert_eq!(left_on(1), hours(3));
	});
}

#[test]
fn part_of_the_older_span_leaves_the_newer_alone() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 2 * FLRN);
		let device = MockDevice {
			provider: ALICE,
			class: H100,
			previous: hours(5),
			current: hours(5),
		};
		Devices::insert(1, device);
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(Devices::get(1).unwrap().previous, hours(3));
		assert_eq!(left_on(1), hours(5));
	});
}

#[test]
fn part_of_the_work_takes_its_time_along_rounded_up() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 4);
		add_device(
			1,
			ALICE,
			H100,
			Work {
				time: ComputeTime(5),
				value: 10,
			},
		);
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(
			left_on(1),
			Work {
				time: ComputeTime(3),
				value: 6
			}
		);
		Now::mutate(|now| *now += 144);
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 1);
		assert_ok!(claim(ALICE, &[1]));
		// 3 × 1 / 6 is half a microsecond.
		assert_eq!(
			left_on(1),
			Work {
				time: ComputeTime(2),
				value: 5
			}
		);
	});
}

#[test]
fn claiming_planck_by_planck_mints_the_same_and_owes_all_the_time() {
	ExtBuilder::default().build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.daily_cap = 1);
		add_device(
			1,
			ALICE,
			H100,
			Work {
				time: ComputeTime(7),
				value: 20,
			},
		);
		for _ in 0..20 {
			assert_ok!(claim(ALICE, &[1]));
			Now::mutate(|now| *now += 144);
		}
		assert_noop!(claim(ALICE, &[1]), Error::<Test>::NothingMatured);
		let row = Liabilities::<Test>::get(ALICE, H100).unwrap();
		assert_eq!((row.value, row.time), (20, ComputeTime(7)));
		// Each planck is bonded on its own, so claiming in small parts only costs more bond.
		assert_eq!(bond_on_hold(ALICE), 20);
	});
}

#[test]
fn a_provider_without_a_free_coin_pays_the_deposit_out_of_its_mint() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(ALICE),
			CAROL,
			ENDOWMENT - EXISTENTIAL_DEPOSIT
		));
		add_device(1, ALICE, H100, hours(1));
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(deposit_on_hold(ALICE), ROW_DEPOSIT);
	});
}

#[test]
fn a_mint_has_to_carry_its_deposit_beside_the_existential_deposit() {
	// Four fifths of this mint are exactly the deposit, and the bond of a mint that is a planck
	// smaller is no smaller.
	let least = ROW_DEPOSIT * 5 / 4;
	for (mint, fits) in [(least - 1, false), (least, true), (least + 1, true)] {
		ExtBuilder::default().build_and_execute(|| {
			let give = ENDOWMENT - EXISTENTIAL_DEPOSIT;
			assert_ok!(Balances::transfer_keep_alive(
				RuntimeOrigin::signed(ALICE),
				CAROL,
				give
			));
			add_device(
				1,
				ALICE,
				H100,
				Work {
					time: ComputeTime(1),
					value: mint,
				},
			);
			if fits {
				assert_ok!(claim(ALICE, &[1]));
				assert_eq!(Balances::free_balance(ALICE), EXISTENTIAL_DEPOSIT);
			} else {
				assert_noop!(claim(ALICE, &[1]), sp_runtime::TokenError::FundsUnavailable);
			}
		});
	}
}

#[test]
fn a_claim_weighs_what_it_found() {
	ExtBuilder::default().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(1));
		add_device(2, ALICE, H100, hours(1));
		let devices = vec![1, 2];
		let call = Call::<Test>::claim {
			devices: devices.clone().try_into().unwrap(),
		};
		let charged = call.get_dispatch_info().call_weight;
		let paid: PostDispatchInfo =
			Issuance::claim(RuntimeOrigin::signed(ALICE), devices.try_into().unwrap()).unwrap();
		assert_eq!(charged, <() as WeightInfo>::claim(2));
		let more = <() as WeightInfo>::claim_more(1) - <() as WeightInfo>::claim_more(0);
		assert_eq!(
			paid.actual_weight,
			Some(<() as WeightInfo>::claim(1) + more)
		);
	});
}

/// A chain in which attesters get a hundredth of each mint.
fn with_attesters() -> ExtBuilder {
	ExtBuilder {
		parameters: Parameters {
			attester_share: Permill::from_percent(1),
			..ExtBuilder::default().parameters
		},
	}
}

#[test]
fn attesters_get_their_share_out_of_each_mint() {
	with_attesters().build_and_execute(|| {
		add_device(1, ALICE, H100, hours(10));
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(
			Balances::free_balance(ATTESTERS),
			EXISTENTIAL_DEPOSIT + FLRN / 10
		);
		// The provider owes the whole mint, and has the rest.
		assert_eq!(Ledgers::<Test>::get(ALICE).liability, 10 * FLRN);
		assert_eq!(
			Balances::free_balance(ALICE),
			ENDOWMENT + 8 * FLRN - FLRN / 10 - ROW_DEPOSIT
		);
		assert!(events().contains(&Event::Minted {
			provider: ALICE,
			amount: 10 * FLRN,
			bond: 2 * FLRN,
			attesters: FLRN / 10,
		}));
	});
}

#[test]
fn a_mint_of_a_planck_is_bond_and_leaves_nothing_to_attesters() {
	with_attesters().build_and_execute(|| {
		for (planck, to_attesters) in [(1, 0), (2, 1), (100, 1), (101, 2)] {
			let before = Balances::free_balance(ATTESTERS);
			let work = Work {
				time: ComputeTime(1),
				value: planck,
			};
			add_device(1, ALICE, H100, work);
			assert_ok!(claim(ALICE, &[1]));
			assert_eq!(Balances::free_balance(ATTESTERS) - before, to_attesters);
		}
	});
}
