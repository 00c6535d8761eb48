//! Delivering through a lease that the issuer pays at another provider.

use super::*;
use crate::types::Source;
use florin_core::traits::PeriodClock;

fn by_lease(id: RedemptionId, lease: u64) -> DispatchResult {
	Issuance::serve_by_lease(RuntimeOrigin::signed(ALICE), id, lease)
}

fn aside(lease: u64) -> bool {
	Leases::get(lease).unwrap().aside
}

/// Alice owes ten hours, two of each of two devices of which are redeemed, and rents two devices.
fn rented() -> RedemptionId {
	owing(10);
	let id = redeem(2, 2);
	rent(7, 2);
	events();
	id
}

#[test]
fn credits_burn_by_the_leases_meter_until_all_is_delivered() {
	ExtBuilder::default().build_and_execute(|| {
		let id = rented();
		assert_ok!(by_lease(id, 7));
		let accept_by = u64::from(Now::get()) * PERIOD + 2 * PERIOD;
		assert_eq!(
			events(),
			vec![Event::ServiceOffered {
				redemption: id,
				source: Source::Lease {
					lease: 7,
					devices: 2
				},
				accept_by,
			}]
		);
		assert!(aside(7));
		assert_ok!(accept(id));
		for _ in 0..12 {
			deliver_lease(7, 2 * PERIOD);
			pass(1);
		}
		pass(WINDOW);
		assert_ok!(settle(id));
		assert!(!Redemptions::<Test>::contains_key(id));
		assert!(!aside(7));
		assert_eq!(owed(), hours(6));
		assert_eq!(Supply::<Test>::get().redeemed, 4 * FLRN);
	});
}

#[test]
fn what_the_lease_delivers_beyond_is_its_tenants() {
	ExtBuilder::default().build_and_execute(|| {
		owing(10);
		let id = redeem(2, 1);
		rent(7, 2);
		assert_ok!(by_lease(id, 7));
		assert_ok!(accept(id));
		for _ in 0..8 {
			deliver_lease(7, 2 * PERIOD);
			pass(1);
		}
		pass(WINDOW - 1);
		assert_ok!(settle(id));
		assert!(
			!Redemptions::<Test>::contains_key(id),
			"it needn't wait for the lease's end"
		);
		assert!(!aside(7));
		assert_eq!(Supply::<Test>::get().redeemed, 2 * FLRN);
	});
}

#[test]
fn a_lease_that_ends_early_leaves_the_rest_to_be_served() {
	ExtBuilder::default().build_and_execute(|| {
		let id = rented();
		assert_ok!(by_lease(id, 7));
		assert_ok!(accept(id));
		for _ in 0..6 {
			deliver_lease(7, 2 * PERIOD);
			pass(1);
		}
		Leases::mutate(7, |row| {
			row.as_mut().unwrap().ends_at = Some(MockClock::time())
		});
		pass(WINDOW);
		assert_ok!(settle(id));
		assert!(!aside(7));
		assert_eq!(redemption(id).service, None);
		assert_eq!(redemption(id).held(), 2 * FLRN);
		assert_ok!(serve(id, &[1]));
	});
}

#[test]
fn a_lease_that_does_not_fit_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		let id = rented();
		assert_noop!(by_lease(id, 8), NO_LEASE);
		assert_noop!(by_lease(id + 1, 7), Error::<Test>::UnknownRedemption);
		assert_noop!(
			Issuance::serve_by_lease(RuntimeOrigin::signed(BOB), id, 7),
			Error::<Test>::NotYourRedemption
		);
		rent(9, 3);
		assert_noop!(by_lease(id, 9), Error::<Test>::TooManyDevices);
		Leases::mutate(9, |row| {
			let row = row.as_mut().unwrap();
			(row.class, row.devices) = (A100, 2);
		});
		assert_noop!(by_lease(id, 9), Error::<Test>::WrongClass);
		assert_ok!(by_lease(id, 7));
		assert_noop!(by_lease(id, 9), Error::<Test>::AlreadyServed);
		assert_noop!(serve(id, &[1]), Error::<Test>::AlreadyServed);
	});
}

#[test]
fn a_lease_serves_one_redemption() {
	ExtBuilder::default().build_and_execute(|| {
		let id = rented();
		let other = redeem(2, 2);
		assert_ok!(by_lease(id, 7));
		assert_noop!(by_lease(other, 7), NO_LEASE);
	});
}

#[test]
fn a_lease_that_was_not_accepted_is_let_go() {
	for ready in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			let id = rented();
			assert_ok!(by_lease(id, 7));
			if !ready {
				NotReady::set(vec![1_000]);
				assert_ok!(accept(id));
				assert!(!aside(7), "it is let go at once");
			}
			pass(2);
			assert_eq!(settle(id).is_ok(), ready);
			assert!(!aside(7));
			assert_eq!(
				Redemptions::<Test>::contains_key(id),
				!ready,
				"the holder is late only if the machines were there"
			);
		});
	}
}

#[test]
fn giving_up_lets_the_lease_go_once_what_was_used_is_final() {
	ExtBuilder::default().build_and_execute(|| {
		let id = rented();
		assert_ok!(by_lease(id, 7));
		assert_ok!(accept(id));
		for _ in 0..3 {
			deliver_lease(7, 2 * PERIOD);
			pass(1);
		}
		assert_ok!(cancel(id));
		assert!(aside(7));
		deliver_lease(7, 2 * PERIOD);
		pass(WINDOW + 1);
		assert_ok!(settle(id));
		assert!(!aside(7));
		assert_eq!(Supply::<Test>::get().redeemed, FLRN);
		// Two hours for leaving went to the reserve.
		assert_eq!(Balances::free_balance(CAROL), ENDOWMENT - FLRN - 2 * FLRN);
	});
}
