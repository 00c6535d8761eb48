//! What clients read.

use super::*;
use florin_core::report::{BackingReport, ClassLiability, CreditLineReport};

#[test]
fn the_backing_report_adds_up_to_the_whole_supply() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		for day in 0..10 {
			assert_ok!(present(1, ALICE, day * 144));
		}
		set_stake(ALICE, 20 * FLRN);
		add_device(1, ALICE, H100, hours(30));
		assert_ok!(claim(ALICE, &[1]));
		assert_ok!(repay(ALICE, H100, 2 * FLRN));
		let bootstrap = 3 * ENDOWMENT + 10_000_000 * FLRN + 3 * EXISTENTIAL_DEPOSIT;
		let report = Issuance::backing();
		assert_eq!(
			report,
			BackingReport {
				total_issuance: bootstrap + 28 * FLRN,
				// 20 of stake and 5.6 of bond.
				secured: 256 * FLRN / 10,
				on_credit_lines: 24 * FLRN / 10,
				bootstrap,
				unbacked: 0,
				minted: 30 * FLRN,
				repaid: 2 * FLRN,
				daily_cap_left: 970 * FLRN,
				..Default::default()
			}
		);
		assert_eq!(
			report.total_issuance,
			report.secured + report.on_credit_lines + report.bootstrap + report.unbacked
		);
	});
}

#[test]
fn the_credit_line_report_lists_what_is_owed_by_class() {
	ExtBuilder::default().build_and_execute(|| {
		register(1, ALICE);
		assert_ok!(present(1, ALICE, 0));
		add_device(1, ALICE, H100, hours(10));
		add_device(
			2,
			ALICE,
			A100,
			Work {
				value: 6 * FLRN,
				..hours(10)
			},
		);
		assert_ok!(claim(ALICE, &[1, 2]));
		let class = |class, value| ClassLiability {
			class,
			value,
			time: ComputeTime::from_hours(10).unwrap(),
			promised: Work::default(),
			hourly_capacity: 1,
			busy_devices_needed: 1,
			keeps_up: false,
		};
		let report = Issuance::credit_line(&ALICE);
		assert_eq!(
			report,
			CreditLineReport {
				liability: 16 * FLRN,
				bond: 32 * FLRN / 10,
				free_stake: STAKE,
				starter: FLRN,
				earned: 0,
				// 5/4 of what is left of the line, and the planck that its bond swallows.
				mintable: (STAKE + FLRN + 32 * FLRN / 10 - 16 * FLRN) * 5 / 4 + 1,
				defaulted: false,
				classes: vec![class(H100, 10 * FLRN), class(A100, 6 * FLRN)],
			}
		);
		// The figure holds: a claim that nothing else limits comes to it.
		add_device(3, ALICE, H100, hours(200));
		let before = Supply::<Test>::get().minted;
		assert_ok!(claim(ALICE, &[3]));
		assert_eq!(Supply::<Test>::get().minted - before, report.mintable);
		assert_eq!(Issuance::credit_line(&ALICE).mintable, 0);
	});
}

#[test]
fn who_never_minted_reports_nothing_owed() {
	ExtBuilder::default().build_and_execute(|| {
		let report = Issuance::credit_line(&CAROL);
		assert_eq!(report, CreditLineReport::default());
	});
}
