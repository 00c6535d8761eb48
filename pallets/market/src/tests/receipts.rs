use crate::mock::*;
use florin_core::FLRN;
use frame_support::{assert_noop, assert_ok};

const FULL: u16 = PERIOD as u16;

#[test]
fn a_receipt_pays_what_no_certificate_tells_of() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(2 * PERIOD);
		certify(&[0], START, 200);
		events();
		assert_ok!(receipt(ALICE, CAROL, id, START, 500));
		assert_eq!(
			events(),
			vec![Event::ReceiptTaken {
				lease: id,
				receipt: florin_core::market::Receipt {
					through: START,
					seconds: 500
				}
			}]
		);
		certify(&[0], START + 1, FULL);
		pass_until_final();
		assert_ok!(settle(DAVE, &[id]));
		// 500 by the receipt, and what was certified after it.
		assert_eq!(lease(id).settled.seconds, 500 + 600);
	});
}

#[test]
fn certificates_count_where_they_say_more() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(PERIOD);
		assert_ok!(receipt(ALICE, CAROL, id, START, 500));
		// Lands after the receipt was submitted.
		certify(&[0], START, FULL);
		pass_until_final();
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(lease(id).settled.seconds, 600);
	});
}

#[test]
fn a_receipt_counts_once_its_period_is_final() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(PERIOD * (WINDOW + 1));
		certify(&[0], START, 100);
		assert_ok!(receipt(ALICE, CAROL, id, START + 1, 900));
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(lease(id).settled.seconds, 100);
		pass(PERIOD);
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(lease(id).settled.seconds, 900);
	});
}

#[test]
fn a_receipt_is_submitted_late_as_long_as_the_lease_is_there() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], PERIOD);
		pass(PERIOD);
		pass_until_final();
		assert_ok!(settle(DAVE, &[id]));
		assert_ok!(receipt(ALICE, CAROL, id, START, 600));
		assert_ok!(settle(DAVE, &[id]));
		assert_eq!(lease(id).money.paid, FLRN / 6);
	});
}

#[test]
fn receipts_are_cumulative_and_go_forward() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(3 * PERIOD);
		assert_ok!(receipt(ALICE, CAROL, id, START + 1, 1_000));
		for (through, seconds) in [(START, 1_000), (START + 1, 1_100), (START + 2, 999)] {
			assert_noop!(
				receipt(ALICE, CAROL, id, through, seconds),
				Error::ReceiptGoesBackwards
			);
		}
		assert_ok!(receipt(ALICE, CAROL, id, START + 2, 1_000));
	});
}

#[test]
fn a_receipt_never_exceeds_elapsed_time() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(rent(CAROL, offer, 2, HOUR, HOUR));
		pass(250);
		assert_ok!(accept(CAROL, 0));
		pass(PERIOD);
		assert_noop!(
			receipt(ALICE, CAROL, 0, START, 2 * 350 + 1),
			Error::ReceiptTooLong
		);
		assert_ok!(receipt(ALICE, CAROL, 0, START, 2 * 350));
	});
}

#[test]
fn a_receipt_covers_periods_of_the_lease_that_are_over() {
	build_and_execute(|| {
		pass(PERIOD);
		let id = lease_on(terms(), &[0], 2 * PERIOD + 100);
		let first = START + 1;
		let refused = |through| {
			assert_noop!(
				receipt(ALICE, CAROL, id, through, 1),
				Error::BadReceiptPeriod
			);
		};
		refused(first);
		pass(PERIOD - 1);
		refused(first);
		pass(1);
		refused(first - 1);
		refused(first + 1);
		refused(u32::MAX);
		assert_ok!(receipt(ALICE, CAROL, id, first, 1));
		// The last one is over when the lease is.
		pass(PERIOD + 99);
		refused(first + 2);
		pass(1);
		assert_ok!(receipt(ALICE, CAROL, id, first + 2, 2 * 600 + 100));
		pass(10 * PERIOD);
		refused(first + 3);
	});
}

#[test]
fn only_the_provider_submits_what_only_the_tenant_signs() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		let other = lease_on(terms(), &[1], 10 * HOUR);
		pass(PERIOD);
		for who in [CAROL, BOB] {
			assert_noop!(receipt(who, CAROL, id, START, 1), Error::NotTheProvider);
		}
		for signer in [ALICE, DAVE] {
			assert_noop!(receipt(ALICE, signer, id, START, 1), Error::BadSignature);
		}
		// A signature over another lease, or over other seconds.
		let signed = |lease, seconds| {
			let receipt = florin_core::market::Receipt {
				through: START,
				seconds,
			};
			let payload = receipt.signing_payload(&Market::genesis_hash(), lease);
			sp_runtime::testing::TestSignature(CAROL, payload.to_vec())
		};
		let receipt = florin_core::market::Receipt {
			through: START,
			seconds: 1,
		};
		for signature in [signed(other, 1), signed(id, 2)] {
			assert_noop!(
				Market::submit_receipt(RuntimeOrigin::signed(ALICE), id, receipt, signature),
				Error::BadSignature
			);
		}
		assert_noop!(
			Market::submit_receipt(RuntimeOrigin::signed(ALICE), 99, receipt, signed(99, 1)),
			Error::UnknownLease
		);
	});
}

#[test]
fn a_lease_that_has_not_begun_has_no_receipts() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0], terms());
		assert_ok!(rent(CAROL, offer, 1, HOUR, HOUR));
		pass(PERIOD);
		assert_noop!(receipt(ALICE, CAROL, 0, START, 0), Error::NotBegun);
	});
}

#[test]
fn a_former_tenant_signs_nothing_for_its_successor() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(PERIOD * (WINDOW + 1));
		certify(&[0], START, FULL);
		assert_ok!(settle(ALICE, &[id]));
		assert_ok!(Market::transfer_lease(
			RuntimeOrigin::signed(CAROL),
			id,
			Some(DAVE)
		));
		assert_ok!(take_over(DAVE, id));
		pass(PERIOD);
		assert_noop!(
			receipt(ALICE, CAROL, id + 1, START + WINDOW + 1, 1),
			Error::BadSignature
		);
		assert_ok!(receipt(ALICE, DAVE, id + 1, START + WINDOW + 1, 1));
	});
}

#[test]
fn receipted_seconds_carry_commission_and_no_reputation() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], PERIOD);
		let reserve = free(RESERVE);
		pass(PERIOD);
		assert_ok!(receipt(ALICE, CAROL, id, START, 600));
		pass_until_final();
		assert_ok!(finalise(DAVE, id));
		assert_eq!(free(RESERVE), reserve + FLRN / 300 + 1);
		assert_eq!(Remembered::take(), vec![(ALICE, 0, 0)]);
	});
}
