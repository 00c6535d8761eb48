//! Each check finds the state that it is there to find.

use crate::{
	mock::*,
	types::{BookKey, Stage, Wanted},
	Bids, Disputes, FixedBook, HoldReason, Leases, NextLease, NextOffer, NextRequest, OfferCount,
	OfferOf, OfferOfDevice, Offers, Params, Requests,
};
use florin_core::{market::Filters, FLRN};
use frame_support::{
	assert_err, assert_ok,
	storage::with_storage_layer,
	traits::fungible::{InspectHold, UnbalancedHold},
};
use sp_runtime::{DispatchError, Permill};

/// Asserts that the state after `corrupt` is found out for `reason`, and restores the state.
///
/// Before, Alice has an offer of three devices: Carol leases one, Dave is to accept another one, and
/// disputes a third lease. Carol has a request, on which Bob bids.
fn found(reason: &'static str, corrupt: impl FnOnce()) {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0, 1, 2], terms());
		assert_ok!(rent(CAROL, offer, 1, 10 * HOUR, 10 * HOUR));
		assert_ok!(accept(CAROL, 0));
		pass(HOUR);
		certify_all(&[0], START, PERIOD as u16);
		assert_ok!(rent(DAVE, offer, 1, 10 * HOUR, 10 * HOUR));
		assert_ok!(accept(DAVE, 1));
		pass(HOUR);
		assert_ok!(settle(DAVE, &[0]));
		assert_ok!(dispute(DAVE, 1));
		assert_ok!(rent(DAVE, offer, 1, 10 * HOUR, 10 * HOUR));
		let bobs = post(BOB, H100, &[10], terms());
		let wanted = Wanted {
			class: H100,
			devices: 1,
			term: HOUR,
			limit: 2 * FLRN,
			filters: Filters::default(),
			deadline: START + 100,
		};
		assert_ok!(Market::post_request(RuntimeOrigin::signed(CAROL), wanted));
		assert_ok!(Market::bid(RuntimeOrigin::signed(BOB), 0, bobs, FLRN));
		assert_ok!(Market::do_try_state());
		let _ = with_storage_layer::<(), DispatchError, _>(|| {
			corrupt();
			assert_err!(Market::do_try_state(), reason);
			Err("restores the state".into())
		});
		assert_ok!(Market::do_try_state());
	});
}

fn spoil_offer(change: impl FnOnce(&mut OfferOf<Test>)) {
	Offers::<Test>::mutate(0, |offer| change(offer.as_mut().unwrap()));
}

fn spoil_lease(id: u64, change: impl FnOnce(&mut crate::LeaseOf<Test>)) {
	Leases::<Test>::mutate(id, |lease| change(lease.as_mut().unwrap()));
}

fn set_hold(who: AccountId, reason: HoldReason, change: impl FnOnce(u128) -> u128) {
	let reason = RuntimeHoldReason::from(reason);
	let held = <Balances as InspectHold<_>>::balance_on_hold(&reason, &who);
	assert_ok!(Balances::set_balance_on_hold(&reason, &who, change(held)));
}

#[test]
fn the_check_itself_changes_nothing() {
	build_and_execute(|| {
		lease_on(terms(), &[0], HOUR);
		frame_support::assert_storage_noop!(Market::do_try_state().unwrap());
	});
}

#[test]
fn parameters_out_of_bounds_are_found() {
	found("the parameters are out of their bounds", || {
		Params::<Test>::mutate(|parameters| parameters.commission = Permill::one())
	});
}

#[test]
fn offers_that_cannot_be_are_found() {
	found("an offer's id hasn't been given out", || {
		NextOffer::<Test>::put(1)
	});
	found("an offer without devices", || {
		spoil_offer(|offer| offer.slots.clear())
	});
	found("an offer's leases are miscounted", || {
		spoil_offer(|offer| offer.leases += 1)
	});
	found("an offer hasn't lent what its leases have", || {
		spoil_offer(|offer| offer.lent += 1)
	});
	found("a withdrawn offer waits for nothing", || {
		Offers::<Test>::mutate(1, |offer| offer.as_mut().unwrap().listed = false)
	});
	found("a lease without its offer", || {
		spoil_lease(0, |lease| lease.offer = 9);
		spoil_offer(|offer| offer.leases -= 1);
	});
	found("a provider's offers are miscounted", || {
		OfferCount::<Test>::insert(ALICE, 2)
	});
}

#[test]
fn books_that_are_not_the_listed_offers_are_found() {
	found("a listed offer isn't in its book", || {
		FixedBook::<Test>::remove(H100, BookKey::new(FLRN, 0))
	});
	found("a book has more than the listed offers", || {
		FixedBook::<Test>::insert(A100, BookKey::new(FLRN, 0), ())
	});
}

#[test]
fn devices_that_are_not_where_they_belong_are_found() {
	found("a device doesn't lead to its offer", || {
		OfferOfDevice::<Test>::insert(2, 1)
	});
	found("a device leads to an offer that it isn't in", || {
		OfferOfDevice::<Test>::insert(7, 0)
	});
	found("a device is in two leases at a time", || {
		spoil_lease(2, |lease| lease.devices = devices(&[0]));
		spoil_offer(|offer| offer.slots[1].busy_until = offer.slots[0].busy_until);
		spoil_lease(2, |lease| {
			lease.stage = Stage::Waiting {
				accept_by: offer(0).slots[0].busy_until,
				since: 1,
			}
		});
	});
	found("a device of a lease isn't kept for it", || {
		spoil_offer(|offer| offer.slots[0].busy_until -= 1)
	});
}

#[test]
fn leases_that_cannot_be_are_found() {
	found("a lease's id hasn't been given out", || {
		NextLease::<Test>::put(2)
	});
	found("a lease without devices", || {
		spoil_lease(1, |lease| lease.devices.clear())
	});
	found("more than the term of a lease is paid for", || {
		spoil_lease(2, |lease| lease.term = lease.funded - 1)
	});
	found("a lease's dispute is miscounted", || {
		spoil_lease(0, |lease| lease.disputed = true)
	});
	found("a dispute without its lease", || {
		let dispute = Disputes::<Test>::get(1).unwrap();
		Disputes::<Test>::insert(9, dispute);
	});
}

#[test]
fn money_that_is_not_where_it_should_be_is_found() {
	found("more of a lease's money is gone than was deposited", || {
		spoil_lease(0, |lease| lease.money.refunded += lease.money.deposited)
	});
	found("more of a lease is paid for than has elapsed", || {
		spoil_lease(0, |lease| lease.settled.seconds = 7_201)
	});
	found("a provider was paid less than is settled", || {
		spoil_lease(0, |lease| lease.settled.seconds += 600)
	});
	found("the commission of a lease isn't what is settled", || {
		spoil_lease(0, |lease| lease.settled.commission_due += 1)
	});
	found("a lease's escrow doesn't cover its time", || {
		spoil_lease(0, |lease| lease.money.refunded += 1)
	});
}

#[test]
fn requests_that_cannot_be_are_found() {
	found("a request's id hasn't been given out", || {
		NextRequest::<Test>::put(0)
	});
	found("a request's bids are miscounted", || {
		Bids::<Test>::remove(0, BOB)
	});
	found("a request's bids are miscounted", || {
		Requests::<Test>::mutate(0, |request| request.as_mut().unwrap().bids = 2)
	});
}

#[test]
fn holds_that_are_not_what_the_rows_say_are_found() {
	for change in [-1_i128, 1] {
		let changed = |held: u128| held.checked_add_signed(change).unwrap();
		found("escrow on hold isn't what leases say", || {
			set_hold(CAROL, HoldReason::LeaseEscrow, changed)
		});
		found("bonds on hold aren't what disputes say", || {
			set_hold(DAVE, HoldReason::DisputeBond, changed)
		});
		for who in [ALICE, BOB, CAROL, DAVE] {
			found("deposits on hold aren't what the rows' tickets say", || {
				set_hold(who, HoldReason::StorageDeposit, changed)
			});
		}
	}
	found("escrow on hold isn't what leases say", || {
		set_hold(JUDGE, HoldReason::LeaseEscrow, |_| 1)
	});
	found("somebody without an account has rows here", || {
		let bid = Bids::<Test>::get(0, BOB).unwrap();
		Bids::<Test>::insert(0, 77, bid);
		Requests::<Test>::mutate(0, |request| request.as_mut().unwrap().bids = 2);
	});
}
