//! The worked example of `docs/economics.md`, to the planck. Whoever changes a figure here changes
//! it there.

use super::*;
use florin_core::{class::Tier, report::CreditLineReport, traits::CommissionSink};
use florin_math::credit;
use sp_runtime::{FixedU128, Permill};

/// One H100 that runs at 95 % of its class for a day, all of it verified and idle: 144 periods of
/// ten minutes.
fn a_day_of_one_device() -> Work {
	let micros = credit::compute_time(600, Permill::from_percent(95), Tier::Hardware.coefficient());
	let value = credit::value(micros, FixedU128::from_u32(1)).unwrap();
	assert_eq!(micros, 570_000_000, "9.5 minutes");
	assert_eq!(value, 158_333_333_333, "570 of 3,600 seconds, rounded down");
	Work {
		time: ComputeTime(144 * micros),
		value: 144 * value,
	}
}

#[test]
fn a_day_of_an_h100_from_the_claim_to_the_repayment() {
	ExtBuilder {
		parameters: Parameters::default(),
	}
	.build_and_execute(|| {
		let line = || Issuance::credit_line(&ALICE);
		let owed = || Liabilities::<Test>::get(ALICE, H100).unwrap();

		// The day's work.
		let work = a_day_of_one_device();
		assert_eq!(
			work,
			Work {
				time: ComputeTime(82_080_000_000),
				value: 22_799_999_999_952
			}
		);

		// 15 FLRN at stake, and a proof of presence on the first day.
		set_stake(ALICE, 15 * FLRN);
		register(1, ALICE);
		assert_ok!(present(1, ALICE, Now::get()));
		assert_eq!(
			line(),
			CreditLineReport {
				free_stake: 15 * FLRN,
				starter: FLRN,
				mintable: 20_000_000_000_001,
				..Default::default()
			}
		);

		// The first claim stops at the credit line.
		add_device(1, ALICE, H100, work);
		let before = Balances::free_balance(ALICE);
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(owed().value, 20_000_000_000_001);
		assert_eq!(owed().time, ComputeTime(72_000_000_001));
		assert_eq!(bond_on_hold(ALICE), 4_000_000_000_001);
		assert_eq!(
			Balances::free_balance(ALICE),
			before + 16 * FLRN - ROW_DEPOSIT - 200_000_000_001
		);
		assert_eq!(
			left_on(1),
			Work {
				time: ComputeTime(10_079_999_999),
				value: 2_799_999_999_951
			}
		);
		assert_noop!(claim(ALICE, &[1]), Error::<Test>::CreditLineFull);

		// More stake makes room for the rest.
		set_stake(ALICE, 20 * FLRN);
		assert_ok!(claim(ALICE, &[1]));
		assert_eq!(owed().value, 22_799_999_999_952);
		assert_eq!(owed().time, ComputeTime(82_080_000_000));
		assert_eq!(bond_on_hold(ALICE), 4_559_999_999_992);
		let attesters = || Balances::free_balance(ATTESTERS) - EXISTENTIAL_DEPOSIT;
		assert_eq!(attesters(), 228_000_000_001);

		// Half of it is repaid.
		let before = Balances::free_balance(ALICE);
		assert_ok!(repay(ALICE, H100, 11_400_000_000_000));
		assert_eq!(owed().value, 11_399_999_999_952);
		assert_eq!(owed().time, ComputeTime(41_040_000_000));
		assert_eq!(bond_on_hold(ALICE), 2_279_999_999_991);
		assert_eq!(
			Balances::free_balance(ALICE),
			before - 11_400_000_000_000 + 2_280_000_000_001
		);

		// A tenant's commission widens the line, and half of that is left after 90 days.
		assert_ok!(Issuance::pay_commission(&CAROL, &ALICE, 2 * FLRN));
		assert_eq!(attesters(), 228_000_000_001 + 400_000_000_000);
		assert_eq!(line().earned, 1_600_000_000_000);
		Now::mutate(|now| *now += 90 * 144);
		assert_eq!(line().earned, 800_000_000_000);

		// The whole supply by what stands behind it.
		let backing = Issuance::backing();
		assert_eq!(backing.minted, 22_799_999_999_952);
		assert_eq!(backing.repaid, 11_400_000_000_000);
		assert_eq!(backing.secured, 11_399_999_999_952);
		assert_eq!((backing.on_credit_lines, backing.unbacked), (0, 0));
		assert_eq!(
			backing.total_issuance,
			backing.bootstrap + 11_399_999_999_952
		);

		// The rest is repaid: everything on hold is free again.
		assert_ok!(repay(ALICE, H100, 11_399_999_999_952));
		assert_eq!((bond_on_hold(ALICE), deposit_on_hold(ALICE)), (0, 0));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT - 228_000_000_001);
	});
}
