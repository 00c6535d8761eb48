use crate::{
	mock::*,
	types::{Pick, Stage},
	HoldReason, Leases, Params,
};
use florin_core::{
	market::{Mode, OfferTerms, Price},
	FLRN,
};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use sp_runtime::{Permill, TokenError};

fn reserved() -> OfferTerms {
	OfferTerms {
		mode: Mode::Reserved {
			break_fee: Permill::from_percent(50),
		},
		..terms()
	}
}

#[test]
fn renting_puts_price_and_commission_in_escrow_and_keeps_the_devices() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1, 2], terms());
		let before = free(CAROL);
		events();
		assert_ok!(rent(CAROL, id, 2, 3 * HOUR, HOUR));
		// Two hours at 1 FLRN, and 2 % of that.
		let held = 2 * FLRN + FLRN / 25;
		assert_eq!(escrowed(CAROL), held);
		assert_eq!(free(CAROL), before - held - ROW_DEPOSIT);
		let accept_by = Time::get() + u64::from(2 * PERIOD);
		let row = lease(0);
		assert_eq!(
			row.stage,
			Stage::Waiting {
				accept_by,
				since: 1
			}
		);
		assert_eq!(row.devices, devices(&[0, 1]));
		assert_eq!(
			events(),
			vec![Event::LeaseOpened {
				lease: 0,
				offer: id,
				provider: ALICE,
				tenant: CAROL,
				devices: devices(&[0, 1]),
				terms: row.terms,
				term: 3 * HOUR,
				funded: HOUR,
				escrow: held,
				pledge: 0,
				accept_by,
			}]
		);
		// Until it is accepted nothing uses the devices.
		assert!(DeviceRows::get(0).unwrap().spans.is_empty());
		assert_eq!(offer(id).free_at(Time::get()), 1);
	});
}

#[test]
fn a_rented_device_is_not_rented_again_until_its_lease_is_over() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], terms());
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_noop!(rent(DAVE, id, 1, HOUR, HOUR), Error::TooFewDevices);
		assert_ok!(accept(CAROL, 0));
		pass(HOUR - 1);
		assert_noop!(rent(DAVE, id, 1, HOUR, HOUR), Error::TooFewDevices);
		pass(1);
		// Nobody had to do anything.
		assert_ok!(rent(DAVE, id, 1, HOUR, HOUR));
		assert_ok!(accept(DAVE, 1));
	});
}

#[test]
fn a_device_that_is_not_ready_is_passed_over() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1, 2], terms());
		for reason in 0..3 {
			refuse(0, Some(reason));
			refuse(1, Some(reason));
			refuse(2, Some(reason));
			let refusal = REFUSALS[usize::from(reason)];
			assert_noop!(rent(CAROL, id, 1, HOUR, HOUR), refusal);
		}
		refuse(1, None);
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_eq!(lease(0).devices, devices(&[1]));
		refuse(2, None);
		// There is one, and this is why there is no other.
		assert_noop!(rent(CAROL, id, 2, HOUR, HOUR), REFUSALS[2]);
	});
}

#[test]
fn no_more_devices_are_looked_at_than_are_paid_for() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], terms());
		for device in 0..9 {
			refuse(device, Some(0));
		}
		// One and eight spare ones.
		assert_noop!(rent(CAROL, id, 1, HOUR, HOUR), REFUSALS[0]);
		refuse(8, None);
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
	});
}

#[test]
fn several_offers_make_several_leases_in_the_order_given() {
	build_and_execute(|| {
		let dear = post(ALICE, H100, &[0, 1], {
			let mut terms = terms();
			terms.price = Price::Fixed(2 * FLRN);
			terms
		});
		let cheap = post(BOB, H100, &[10, 11], terms());
		let limit = FLRN + FLRN / 50;
		assert_ok!(rent_many(
			CAROL,
			&[(dear, 2), (cheap, 2), (77, 1)],
			HOUR,
			HOUR,
			limit,
			2
		));
		// The dear one was left out.
		assert_eq!(Leases::<Test>::iter().count(), 1);
		assert_eq!(lease(0).offer, cheap);
		assert_ok!(rent_many(
			CAROL,
			&[(dear, 2), (77, 1)],
			HOUR,
			HOUR,
			3 * FLRN,
			2
		));
		assert_eq!(lease(1).devices, devices(&[0, 1]));
	});
}

#[test]
fn the_limit_includes_commission() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], terms());
		let total = FLRN + FLRN / 50;
		let rent_at = |limit| rent_many(CAROL, &[(id, 1)], HOUR, HOUR, limit, 1);
		assert_noop!(rent_at(total - 1), Error::PriceOverLimit);
		assert_ok!(rent_at(total));
	});
}

#[test]
fn commission_at_a_dust_price_is_that_of_the_factor() {
	build_and_execute(|| {
		let mut dust = terms();
		dust.price = Price::Fixed(1);
		let id = post(ALICE, H100, &[0], dust);
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_eq!(escrowed(CAROL), 1 + FLRN / 50);
	});
}

#[test]
fn terms_outside_the_offer_are_refused() {
	build_and_execute(|| {
		let mut bounded = terms();
		(bounded.shortest, bounded.longest) = (2 * PERIOD, HOUR);
		let id = post(ALICE, H100, &[0], bounded);
		for term in [0, PERIOD, 2 * PERIOD - 1, HOUR + 1, u32::MAX] {
			assert_noop!(rent(CAROL, id, 1, term, term), Error::TermOutsideOffer);
		}
		// At least the shortest lease, at most the term.
		for funded in [0, 2 * PERIOD - 1, HOUR + 1] {
			assert_noop!(rent(CAROL, id, 1, HOUR, funded), Error::BadFunding);
		}
		assert_ok!(rent(CAROL, id, 1, HOUR, 2 * PERIOD));
	});
}

#[test]
fn a_term_beyond_what_the_chain_allows_now_is_refused() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], terms());
		Params::<Test>::mutate(|parameters| parameters.longest = HOUR);
		assert_noop!(
			rent(CAROL, id, 1, HOUR + 1, HOUR + 1),
			Error::TermOutsideOffer
		);
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
	});
}

#[test]
fn at_least_a_period_is_paid_for_in_advance() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_noop!(rent(CAROL, id, 1, HOUR, PERIOD - 1), Error::BadFunding);
		assert_ok!(rent(CAROL, id, 1, HOUR, PERIOD));
	});
}

#[test]
fn a_reserved_lease_is_paid_for_as_a_whole() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], reserved());
		assert_noop!(rent(CAROL, id, 1, HOUR, HOUR - 1), Error::BadFunding);
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
	});
}

#[test]
fn what_asks_for_nothing_or_too_much_is_refused() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], terms());
		let rent = |picks: &[(u64, u32)]| rent_many(CAROL, picks, HOUR, HOUR, u128::MAX, 1);
		assert_noop!(rent(&[]), Error::NoOffers);
		assert_noop!(rent(&[(id, 0)]), Error::NoDevices);
		assert_noop!(rent(&[(id, 1), (id, 1)]), Error::OfferRepeated);
		assert_noop!(rent(&[(id, 65)]), Error::TooManyDevices);
		assert_noop!(rent(&[(id, 32), (9, 33)]), Error::TooManyDevices);
		assert_noop!(rent(&[(9, 1)]), Error::UnknownOffer);
		assert_ok!(rent(&[(id, 64)]));
	});
}

#[test]
fn nothing_is_rented_below_the_least() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_noop!(
			rent_many(CAROL, &[(id, 3)], HOUR, HOUR, u128::MAX, 3),
			Error::TooFewDevices
		);
		assert_eq!(escrowed(CAROL), 0);
		assert_ok!(rent_many(CAROL, &[(id, 3)], HOUR, HOUR, u128::MAX, 2));
		// No device isn't enough, whatever the least.
		assert_noop!(
			rent_many(CAROL, &[(id, 3)], HOUR, HOUR, u128::MAX, 0),
			Error::TooFewDevices
		);
	});
}

#[test]
fn a_retired_class_is_rented_no_more() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], terms());
		Retired::set(vec![H100]);
		assert_noop!(rent(CAROL, id, 1, HOUR, HOUR), Error::UnknownClass);
	});
}

#[test]
fn an_offer_whose_pledge_was_slashed_is_rented_no_more() {
	build_and_execute(|| {
		let mut pledging = terms();
		pledging.service.pledge = FLRN;
		let id = post(ALICE, H100, &[0, 1], pledging);
		assert_ok!(rent(CAROL, id, 2, HOUR, HOUR));
		assert_ok!(accept(CAROL, 0));
		pass(HOUR);
		certify_all(&[0, 1], START, 0);
		pass_until_final();
		assert_ok!(finalise(CAROL, 0));
		assert_noop!(rent(CAROL, id, 1, HOUR, HOUR), Error::PledgeMissing);
		assert_ok!(update_offer(ALICE, id, devices(&[0, 1]), pledging));
		assert_ok!(rent(CAROL, id, 2, HOUR, HOUR));
	});
}

#[test]
fn nobody_gets_other_terms_than_he_saw() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], terms());
		let seen = |version| {
			BoundedVec::truncate_from(vec![Pick {
				offer: id,
				version,
				devices: 1,
			}])
		};
		assert_ok!(update_offer(ALICE, id, devices(&[0]), reserved()));
		let rent = |version| {
			let tenant = RuntimeOrigin::signed(CAROL);
			Market::rent(tenant, seen(version), HOUR, HOUR, u128::MAX, 1)
		};
		assert_noop!(rent(0), Error::OfferChanged);
		assert_ok!(rent(1));
	});
}

#[test]
fn escrow_is_taken_to_the_planck_and_keeps_the_existential_deposit() {
	let cost = escrow(FLRN, u64::from(HOUR)) + ROW_DEPOSIT;
	for (left, enough) in [(ED - 1, false), (ED, true), (ED + 1, true)] {
		build_and_execute(|| {
			let id = post(ALICE, H100, &[0], terms());
			let surplus = free(DAVE) - cost - left;
			assert_ok!(Balances::transfer_keep_alive(
				RuntimeOrigin::signed(DAVE),
				BOB,
				surplus
			));
			if enough {
				assert_ok!(rent(DAVE, id, 1, HOUR, HOUR));
				assert_eq!(free(DAVE), left);
			} else {
				assert_noop!(rent(DAVE, id, 1, HOUR, HOUR), TokenError::FundsUnavailable);
			}
		});
	}
}

#[test]
fn each_lease_has_a_deposit() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_eq!(on_hold(HoldReason::StorageDeposit, CAROL), 2 * ROW_DEPOSIT);
	});
}

#[test]
fn a_wish_that_overflows_is_refused() {
	build_and_execute(|| {
		let mut dearest = terms();
		dearest.price = Price::Fixed(crate::types::MAX_PRICE);
		dearest.longest = 90 * 86_400;
		let id = post(ALICE, H100, &[0, 1], dearest);
		assert_noop!(
			rent(CAROL, id, 2, 90 * 86_400, 90 * 86_400),
			TokenError::FundsUnavailable
		);
	});
}
