use crate::mock::*;
use florin_core::{
	report::{ChallengeReport, ClockReport},
	traits::DeviceUses,
	work::Work,
	ComputeTime, UseId,
};
use florin_evidence::{software::software_root_hash, EvidenceError};
use frame_support::assert_ok;
use sp_runtime::Permill;

const FIRST: u32 = FIRST_PERIOD + 1;

#[test]
fn the_clock_is_told() {
	quietly(|| {
		run_to_period(FIRST);
		assert_eq!(
			Attestation::clock_report(),
			ClockReport {
				period: FIRST,
				period_seconds: 12,
				periods_per_day: 6,
				first_block: 7,
				certificate_window: 2,
				dispute_span: 3,
				committee_epoch: 0,
				quorum: 3,
				certifiable: Some(FIRST_PERIOD),
				certified_periods: 0,
				dark: vec![],
			}
		);
	});
}

#[test]
fn the_certifiable_period_is_the_one_that_the_next_block_may_certify() {
	quietly(|| {
		let device = register(&ALICE, 0);
		run_to_period(FIRST + 1);
		let mut told = Vec::new();
		for _ in 0..40 {
			let certifiable = Attestation::clock_report().certifiable;
			next_block();
			// Another block may have begun another period, and thereby closed one more at most.
			let taken = (FIRST..now())
				.rev()
				.find(|period| certify(device, *period).is_ok());
			if taken.is_some() {
				assert_eq!(taken, certifiable);
				told.extend(taken);
			}
		}
		assert!(told.len() > 3, "{told:?}");
		assert!(told.is_sorted());
	});
}

#[test]
fn a_challenge_is_told_until_its_last_block() {
	strictly(|| {
		let device = register(&ALICE, 0);
		assert_eq!(Attestation::challenges(device), vec![]);
		assert_eq!(Attestation::challenges(device + 1), vec![]);
		run_to_period(FIRST);
		let challenge = challenge_block(device, FIRST);
		let expected = ChallengeReport {
			period: FIRST,
			challenged: true,
			proven: false,
			challenge_block: challenge,
			last_block: challenge + 3,
		};
		assert_eq!(Attestation::challenges(device), vec![expected.clone()]);
		run_to_block(challenge + 1);
		assert_ok!(prove(&ALICE, device, &gpu(0), FIRST));
		let proven = ChallengeReport {
			proven: true,
			..expected
		};
		assert_eq!(Attestation::challenges(device), vec![proven]);
		run_to_period(FIRST + 2);
		let periods: Vec<_> = Attestation::challenges(device)
			.into_iter()
			.map(|told| told.period)
			.collect();
		assert!(!periods.contains(&FIRST) && periods.contains(&(FIRST + 2)));
		assert_ok!(Attestation::retire_device(
			RuntimeOrigin::signed(ALICE),
			device
		));
		assert_eq!(Attestation::challenges(device), vec![]);
	});
}

#[test]
fn a_challenge_of_the_period_before_is_told_while_it_can_be_met() {
	strictly(|| {
		let device = register(&ALICE, 0);
		run_to_period(FIRST);
		// The clock leaps while the window is open.
		jump_to_period(FIRST + 1);
		let periods: Vec<_> = Attestation::challenges(device)
			.into_iter()
			.map(|told| told.period)
			.collect();
		assert_eq!(periods, vec![FIRST, FIRST + 1]);
	});
}

#[test]
fn a_record_is_told_as_of_now() {
	quietly(|| {
		let index = plant(&ALICE);
		run_until_certifiable(FIRST);
		assert_ok!(certify(index, FIRST));
		assert_ok!(Attestation::begin(&ALICE, index, UseId::Lease(5), FOREVER));
		run_to_period(FIRST + 3);
		let told = Attestation::device_report(index).unwrap();
		assert_eq!((told.index, told.id), (index, device(index).id));
		assert_eq!((told.provider, told.class), (ALICE, H100));
		assert_eq!((told.fresh, told.retired), (true, false));
		assert_eq!(told.current_use, Some(UseId::Lease(5)));
		let periods: Vec<_> = told.periods.iter().map(|period| period.period).collect();
		assert_eq!(periods, (FIRST_PERIOD..=FIRST + 3).collect::<Vec<_>>());
		assert_eq!(told.periods[1].certified, Some((12, Permill::one(), 700)));
		assert_eq!(told.periods[1].fresh, Some(true));
		assert_eq!(told.periods[3].uses, vec![(UseId::Lease(5), 12)]);
		assert_eq!(told.periods[4].fresh, None);
		let work = Work {
			time: ComputeTime(12_000_000),
			value: 3_333_333_333,
		};
		assert_eq!(
			(told.maturing, told.matured.current),
			(work, Work::default())
		);
		run_to_period(FIRST + 6);
		let told = Attestation::device_report(index).unwrap();
		assert_eq!(
			(told.maturing, told.matured.current),
			(Work::default(), work)
		);
		assert_eq!(told.periods.len(), 6);
		assert_eq!(Attestation::device_report(index + 1), None);
	});
}

#[test]
fn reports_change_nothing() {
	strictly(|| {
		let device = plant(&ALICE);
		run_to_period(FIRST + 4);
		let before = super::state();
		Attestation::device_report(device).unwrap();
		Attestation::challenges(device);
		assert_eq!(before, super::state());
	});
}

#[test]
fn evidence_is_summed_up_before_it_is_used() {
	quietly(|| {
		let summary = Attestation::evidence_summary(&chain_of(0), &gpu(0).report([5; 32])).unwrap();
		assert_eq!(summary.device, gpu(0).device_id());
		assert_eq!(summary.firmware, gpu(0).firmware_id().0);
		assert_eq!(summary.class, Some(H100));
		assert_eq!(summary.driver, gpu(0).firmware().driver.as_bytes());
		assert_eq!(summary.vbios, b"96.00.00.00.01");
		assert_eq!(summary.nonce, [5; 32]);
		assert_eq!((summary.revoked, summary.registered), (false, None));
		let index = register(&ALICE, 0);
		let leaf = gpu(0).certificate_ids()[0];
		assert_ok!(Attestation::revoke_certificate(RuntimeOrigin::root(), leaf));
		let firmware = gpu(0).firmware();
		assert_ok!(Attestation::set_policy(
			RuntimeOrigin::root(),
			firmware,
			None
		));
		let summary = Attestation::evidence_summary(&chain_of(0), &gpu(0).report([5; 32])).unwrap();
		assert_eq!((summary.revoked, summary.registered), (true, Some(index)));
		assert_eq!(summary.class, None);
	});
}

#[test]
fn bad_evidence_has_no_summary() {
	quietly(|| {
		let report = gpu(0).report([5; 32]);
		assert_eq!(
			Attestation::evidence_summary(&chain_of(1), &report),
			Err(EvidenceError::ReportSignature)
		);
		assert_ok!(Attestation::remove_root(
			RuntimeOrigin::root(),
			software_root_hash()
		));
		assert_eq!(
			Attestation::evidence_summary(&chain_of(0), &report),
			Err(EvidenceError::UntrustedRoot)
		);
	});
}
