use crate::{mock::*, types::Wanted, Bids, HoldReason, Requests};
use florin_core::{
	market::{Filters, Interconnect, Mode, OfferTerms, Price},
	traits::PeriodClock,
	FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchResult, Permill, TokenError};

fn wanted() -> Wanted {
	Wanted {
		class: H100,
		devices: 2,
		term: HOUR,
		limit: FLRN + FLRN / 50,
		filters: Filters::default(),
		deadline: START + 3,
	}
}

fn ask(who: AccountId, wanted: Wanted) -> DispatchResult {
	Market::post_request(RuntimeOrigin::signed(who), wanted)
}

fn bid(who: AccountId, request: u64, offer: u64, price: u128) -> DispatchResult {
	Market::bid(RuntimeOrigin::signed(who), request, offer, price)
}

fn withdraw(who: AccountId, request: u64) -> DispatchResult {
	Market::withdraw_bid(RuntimeOrigin::signed(who), request)
}

fn cancel(who: AccountId, request: u64) -> DispatchResult {
	Market::cancel_request(RuntimeOrigin::signed(who), request)
}

fn award(who: AccountId, request: u64, provider: AccountId) -> DispatchResult {
	Market::award(RuntimeOrigin::signed(who), request, provider, HOUR)
}

#[test]
fn a_request_becomes_a_lease_at_the_price_of_a_bid() {
	build_and_execute(|| {
		let alices = post(ALICE, H100, &[0, 1], terms());
		let bobs = post(BOB, H100, &[10, 11, 12], terms());
		assert_ok!(ask(CAROL, wanted()));
		System::assert_last_event(
			Event::RequestPosted {
				request: 0,
				tenant: CAROL,
				wanted: wanted(),
			}
			.into(),
		);
		assert_ok!(bid(ALICE, 0, alices, FLRN));
		assert_ok!(bid(BOB, 0, bobs, FLRN / 2));
		System::assert_last_event(
			Event::BidPlaced {
				request: 0,
				provider: BOB,
				offer: bobs,
				price: FLRN / 2,
			}
			.into(),
		);
		assert_noop!(award(CAROL, 0, BOB), Error::BiddingOpen);
		pass(4 * PERIOD);
		assert_ok!(award(CAROL, 0, BOB));
		System::assert_last_event(
			Event::RequestAwarded {
				request: 0,
				provider: BOB,
				lease: 0,
			}
			.into(),
		);
		let lease = lease(0);
		assert_eq!((lease.provider, lease.terms.price), (BOB, FLRN / 2));
		// Commission follows the factor.
		assert_eq!(lease.terms.commission, FLRN / 50);
		assert_eq!(lease.devices, devices(&[10, 11]));
		assert!(!Requests::<Test>::contains_key(0));
		assert_eq!(on_hold(HoldReason::StorageDeposit, CAROL), ROW_DEPOSIT);
		assert_ok!(accept(CAROL, 0));
		// Who didn't get it takes its bid back.
		assert_ok!(withdraw(ALICE, 0));
		assert_eq!(on_hold(HoldReason::StorageDeposit, ALICE), ROW_DEPOSIT);
	});
}

#[test]
fn a_bid_is_replaced_by_a_lower_one_only() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(ask(CAROL, wanted()));
		assert_ok!(bid(ALICE, 0, id, FLRN / 2));
		assert_noop!(bid(ALICE, 0, id, FLRN / 2), Error::BidNotLower);
		assert_ok!(bid(ALICE, 0, id, FLRN / 2 - 1));
		assert_eq!(Requests::<Test>::get(0).unwrap().bids, 1);
		assert_eq!(Bids::<Test>::get(0, ALICE).unwrap().price, FLRN / 2 - 1);
	});
}

#[test]
fn an_offer_that_is_not_what_is_asked_for_is_no_bid() {
	let fits = |filters: Filters| Wanted {
		filters,
		..wanted()
	};
	let no = [
		Wanted {
			class: A100,
			..wanted()
		},
		Wanted {
			devices: 3,
			..wanted()
		},
		Wanted {
			term: 1_000 * HOUR + 1,
			..wanted()
		},
		fits(Filters {
			region: Some(*b"CH"),
			..Default::default()
		}),
		fits(Filters {
			memory_gib: Some(257),
			..Default::default()
		}),
		fits(Filters {
			interconnect: Some(Interconnect::InfiniBand),
			..Default::default()
		}),
		fits(Filters {
			availability: Some(Permill::one()),
			..Default::default()
		}),
		fits(Filters {
			reserved: true,
			..Default::default()
		}),
	];
	for wanted in no {
		build_and_execute(|| {
			let id = post(ALICE, H100, &[0, 1], terms());
			assert_ok!(ask(CAROL, wanted));
			assert_noop!(bid(ALICE, 0, id, 1), Error::OfferDoesNotMatch);
		});
	}
	build_and_execute(|| {
		let reserved = OfferTerms {
			mode: Mode::Reserved {
				break_fee: Permill::zero(),
			},
			..terms()
		};
		let id = post(ALICE, H100, &[0, 1], reserved);
		assert_ok!(ask(
			CAROL,
			fits(Filters {
				region: Some(*b"DE"),
				memory_gib: Some(256),
				interconnect: Some(Interconnect::NvLink),
				availability: Some(Permill::from_percent(99)),
				reserved: true,
			})
		));
		assert_ok!(bid(ALICE, 0, id, 1));
	});
}

#[test]
fn bids_are_within_limit_and_deadline() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(ask(CAROL, wanted()));
		assert_noop!(bid(ALICE, 0, id, FLRN + 1), Error::PriceOverLimit);
		assert_noop!(
			bid(ALICE, 0, id, u128::MAX),
			sp_runtime::ArithmeticError::Overflow
		);
		assert_noop!(bid(ALICE, 1, id, 1), Error::UnknownRequest);
		assert_noop!(bid(ALICE, 0, 9, 1), Error::UnknownOffer);
		assert_noop!(bid(BOB, 0, id, 1), Error::NotYourOffer);
		pass(4 * PERIOD - 1);
		assert_ok!(bid(ALICE, 0, id, FLRN));
		pass(1);
		assert_noop!(bid(ALICE, 0, id, 1), Error::BiddingOver);
	});
}

#[test]
fn a_withdrawn_offer_is_no_bid() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(rent(DAVE, id, 1, HOUR, HOUR));
		assert_ok!(withdraw_offer(ALICE, id));
		assert_ok!(ask(CAROL, wanted()));
		assert_noop!(bid(ALICE, 0, id, 1), Error::OfferWithdrawn);
	});
}

#[test]
fn requests_for_nothing_or_for_ever_are_refused() {
	build_and_execute(|| {
		for (request, error) in [
			(
				Wanted {
					class: NO_CLASS,
					..wanted()
				},
				Error::UnknownClass,
			),
			(
				Wanted {
					devices: 0,
					..wanted()
				},
				Error::NoDevices,
			),
			(
				Wanted {
					devices: 65,
					..wanted()
				},
				Error::TooManyDevices,
			),
			(
				Wanted {
					term: 0,
					..wanted()
				},
				Error::NoTime,
			),
			(
				Wanted {
					deadline: START,
					..wanted()
				},
				Error::BadDeadline,
			),
			(
				Wanted {
					deadline: u32::MAX,
					..wanted()
				},
				Error::BadDeadline,
			),
		] {
			assert_noop!(ask(CAROL, request), error);
		}
		let all = free(CAROL);
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(CAROL),
			DAVE,
			all - ED
		));
		assert_noop!(ask(CAROL, wanted()), TokenError::FundsUnavailable);
	});
}

#[test]
fn requests_and_bids_are_taken_back() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(ask(CAROL, wanted()));
		assert_ok!(bid(ALICE, 0, id, 1));
		assert_noop!(withdraw(BOB, 0), Error::UnknownBid);
		// A bid may only be lowered.
		let early = frame_support::storage::with_storage_layer(|| withdraw(ALICE, 0));
		assert_eq!(early, Err(Error::BiddingOpen.into()));
		assert_noop!(cancel(DAVE, 0), Error::NotYourRequest);
		assert_noop!(cancel(CAROL, 1), Error::UnknownRequest);
		assert_ok!(cancel(CAROL, 0));
		System::assert_last_event(Event::RequestCancelled { request: 0 }.into());
		assert_eq!(on_hold(HoldReason::StorageDeposit, CAROL), 0);
		assert_noop!(bid(ALICE, 0, id, 1), Error::UnknownRequest);
		assert_ok!(withdraw(ALICE, 0));
		System::assert_last_event(
			Event::BidWithdrawn {
				request: 0,
				provider: ALICE,
			}
			.into(),
		);
		assert_ok!(ask(CAROL, wanted()));
		assert_ok!(bid(ALICE, 1, id, 1));
		pass(4 * PERIOD);
		assert_ok!(withdraw(ALICE, 1));
	});
}

#[test]
fn only_bids_are_awarded_by_whom_they_were_made_to() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(ask(CAROL, wanted()));
		assert_ok!(bid(ALICE, 0, id, FLRN));
		pass(4 * PERIOD);
		assert_noop!(award(DAVE, 0, ALICE), Error::NotYourRequest);
		assert_noop!(award(CAROL, 1, ALICE), Error::UnknownRequest);
		let awarding =
			|provider| frame_support::storage::with_storage_layer(|| award(CAROL, 0, provider));
		assert_eq!(awarding(BOB), Err(Error::UnknownBid.into()));
		assert_ok!(awarding(ALICE));
	});
}

#[test]
fn an_offer_that_changed_is_not_awarded() {
	let after = |change: fn(u64) -> DispatchResult, error: Error| {
		build_and_execute(|| {
			let id = post(ALICE, H100, &[0, 1], terms());
			assert_ok!(ask(CAROL, wanted()));
			assert_ok!(bid(ALICE, 0, id, FLRN));
			pass(4 * PERIOD);
			assert_ok!(change(id));
			let result = frame_support::storage::with_storage_layer(|| award(CAROL, 0, ALICE));
			assert_eq!(result, Err(error.into()));
		});
	};
	after(|id| withdraw_offer(ALICE, id), Error::UnknownOffer);
	after(
		|id| {
			let mut dear = terms();
			dear.price = Price::Fixed(100 * FLRN);
			update_offer(ALICE, id, devices(&[0, 1]), dear)
		},
		Error::OfferChanged,
	);
	after(|id| rent(DAVE, id, 1, HOUR, HOUR), Error::TooFewDevices);
}

#[test]
fn no_more_bids_are_taken_than_a_request_holds() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(ask(CAROL, wanted()));
		Requests::<Test>::mutate(0, |request| request.as_mut().unwrap().bids = 64);
		assert_noop!(bid(ALICE, 0, id, 1), Error::TooManyBids);
		Requests::<Test>::mutate(0, |request| request.as_mut().unwrap().bids = 0);
	});
}

#[test]
fn who_bids_is_bound_for_a_day_after_the_deadline() {
	for (late, refused) in [(false, false), (true, true)] {
		build_and_execute(|| {
			let alices = post(ALICE, H100, &[0, 1], terms());
			assert_ok!(ask(CAROL, wanted()));
			assert_ok!(bid(ALICE, 0, alices, FLRN));
			let last = wanted().deadline + MockClock::periods_per_day() + u32::from(late);
			Time::set(MockClock::start_of(last));
			if refused {
				assert_noop!(award(CAROL, 0, ALICE), Error::AwardOver);
				assert_ok!(Market::cancel_request(RuntimeOrigin::signed(CAROL), 0));
			} else {
				assert_ok!(award(CAROL, 0, ALICE));
			}
		});
	}
}
