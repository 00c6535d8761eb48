use crate::mock::*;
use florin_core::{
	market::{Mode, OfferTerms},
	FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{Permill, TokenError};

/// Two periods of notice, half of whose price is paid for it.
fn interruptible() -> OfferTerms {
	OfferTerms {
		mode: Mode::Interruptible {
			notice: 2,
			compensation: Permill::from_percent(50),
		},
		..terms()
	}
}

#[test]
fn a_lease_ends_after_its_notice_which_is_paid_for() {
	build_and_execute(|| {
		let id = lease_on(interruptible(), &[0, 1], 10 * HOUR);
		pass(HOUR);
		let (tenant, provider, held) = (free(CAROL), free(ALICE), escrowed(CAROL));
		events();
		assert_ok!(evict(ALICE, id));
		let ends_at = Time::get() + 1_200;
		// Half of twenty minutes of two devices.
		let compensation = FLRN / 3 + 1;
		let kept = escrow(FLRN, 2 * (3_600 + 1_200));
		assert_eq!(free(ALICE), provider - compensation);
		assert_eq!(free(CAROL), tenant + compensation + held - kept);
		assert_eq!(
			events(),
			vec![
				Event::LeaseEvicted {
					lease: id,
					ends_at,
					compensation
				},
				Event::LeaseClosed {
					lease: id,
					ends_at,
					refunded: held - kept,
					fee: 0
				}
			]
		);
		// It goes on until then.
		pass(1_199);
		assert!(lease(id).is_running(Time::get()));
		assert_noop!(
			rent(DAVE, lease(id).offer, 1, HOUR, HOUR),
			Error::TooFewDevices
		);
		pass(1);
		assert!(!lease(id).is_running(Time::get()));
		assert_ok!(rent(DAVE, lease(id).offer, 2, HOUR, HOUR));
	});
}

#[test]
fn a_lease_that_ends_sooner_ends_when_it_was_to() {
	build_and_execute(|| {
		let id = lease_on(interruptible(), &[0], HOUR);
		pass(HOUR - 100);
		let provider = free(ALICE);
		assert_ok!(evict(ALICE, id));
		assert_eq!(free(ALICE), provider - (FLRN * 100 / 7_200 + 1));
		pass(100);
		assert!(!lease(id).is_running(Time::get()));
	});
}

#[test]
fn notice_is_given_by_the_provider_of_an_interruptible_lease_once() {
	build_and_execute(|| {
		let id = lease_on(interruptible(), &[0], HOUR);
		assert_noop!(evict(CAROL, id), Error::NotTheProvider);
		assert_noop!(evict(BOB, id), Error::NotTheProvider);
		assert_noop!(evict(ALICE, id + 1), Error::UnknownLease);
		assert_ok!(evict(ALICE, id));
		assert_noop!(evict(ALICE, id), Error::Evicted);
		assert_noop!(extend(CAROL, id, 1), Error::Evicted);
		let spot = lease_on(terms(), &[1], HOUR);
		assert_noop!(evict(ALICE, spot), Error::MayNotEvict);
		let reserved = OfferTerms {
			mode: Mode::Reserved {
				break_fee: Permill::zero(),
			},
			..terms()
		};
		let reserved = lease_on(reserved, &[2], HOUR);
		assert_noop!(evict(ALICE, reserved), Error::MayNotEvict);
		pass(HOUR);
		assert_noop!(evict(ALICE, id), Error::LeaseOver);
	});
}

#[test]
fn a_lease_that_has_not_begun_gets_no_notice() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0], interruptible());
		assert_ok!(rent(CAROL, offer, 1, HOUR, HOUR));
		assert_noop!(evict(ALICE, 0), Error::NotBegun);
	});
}

#[test]
fn there_is_no_notice_that_is_not_paid_for() {
	build_and_execute(|| {
		let id = lease_on(interruptible(), &[0], HOUR);
		let all = free(ALICE);
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(ALICE),
			DAVE,
			all - ED
		));
		let refused = frame_support::storage::with_storage_layer(|| evict(ALICE, id));
		assert_eq!(refused, Err(TokenError::FundsUnavailable.into()));
		assert!(!lease(id).evicted);
	});
}

#[test]
fn a_tenant_under_notice_may_go_at_once() {
	build_and_execute(|| {
		let id = lease_on(interruptible(), &[0], 10 * HOUR);
		pass(PERIOD);
		assert_ok!(evict(ALICE, id));
		let provider = free(ALICE);
		assert_ok!(close(CAROL, id));
		assert_eq!(escrowed(CAROL), escrow(FLRN, 600));
		assert_eq!(free(ALICE), provider);
	});
}
