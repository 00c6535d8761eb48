use crate::{mock::*, types::BookKey, DynamicBook, FixedBook, OfferCount, OfferOfDevice, Offers};
use florin_core::{
	market::{Mode, OfferTerms, Price},
	FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, Permill, TokenError};

fn post_by(
	who: AccountId,
	class: u16,
	list: &[u32],
	terms: OfferTerms,
) -> sp_runtime::DispatchResult {
	Market::post_offer(RuntimeOrigin::signed(who), class, devices(list), terms)
}

fn update(who: AccountId, id: u64, list: &[u32], terms: OfferTerms) -> sp_runtime::DispatchResult {
	update_offer(who, id, devices(list), terms)
}

fn withdraw(who: AccountId, id: u64) -> sp_runtime::DispatchResult {
	withdraw_offer(who, id)
}

fn with(change: impl FnOnce(&mut OfferTerms)) -> OfferTerms {
	let mut terms = terms();
	change(&mut terms);
	terms
}

fn pledging(planck: u128) -> OfferTerms {
	with(|terms| terms.service.pledge = planck)
}

fn dynamic(floor: u128) -> OfferTerms {
	with(|terms| terms.price = Price::Dynamic { floor })
}

#[test]
fn an_offer_is_listed_and_keeps_its_devices_to_itself() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[2, 0], terms());
		assert_eq!(
			events(),
			vec![Event::OfferPosted {
				offer: id,
				provider: ALICE,
				class: H100,
				devices: devices(&[2, 0]),
				terms: terms(),
			}]
		);
		assert!(FixedBook::<Test>::contains_key(
			H100,
			BookKey::new(FLRN, id)
		));
		assert_eq!(OfferOfDevice::<Test>::get(2), Some(id));
		assert_eq!(OfferCount::<Test>::get(ALICE), 1);
		assert_eq!(
			on_hold(crate::HoldReason::StorageDeposit, ALICE),
			ROW_DEPOSIT
		);
		assert_noop!(post_by(ALICE, H100, &[1, 2], terms()), Error::DeviceOffered);
	});
}

#[test]
fn what_cannot_be_offered_is_refused() {
	build_and_execute(|| {
		assert_noop!(post_by(CAROL, H100, &[0], terms()), Error::NotAProvider);
		assert_noop!(post_by(ALICE, NO_CLASS, &[0], terms()), Error::UnknownClass);
		assert_noop!(post_by(ALICE, A100, &[0], terms()), Error::WrongClass);
		assert_noop!(post_by(ALICE, H100, &[], terms()), Error::NoDevices);
		assert_noop!(
			post_by(ALICE, H100, &[1, 1], terms()),
			Error::DeviceRepeated
		);
		assert_noop!(post_by(ALICE, H100, &[0, 10], terms()), NOT_YOURS);
		assert_noop!(post_by(ALICE, H100, &[99], terms()), UNKNOWN);
		for reason in 0..3 {
			refuse(4, Some(reason));
			let refusal = REFUSALS[usize::from(reason)];
			assert_noop!(post_by(ALICE, H100, &[4], terms()), refusal);
		}
	});
}

#[test]
fn terms_that_no_lease_could_have_are_refused() {
	build_and_execute(|| {
		let highest = crate::types::MAX_PRICE;
		for (bad, error) in [
			(
				with(|terms| terms.price = Price::Fixed(highest + 1)),
				Error::PriceTooHigh,
			),
			(dynamic(highest + 1), Error::PriceTooHigh),
			(with(|terms| terms.shortest = PERIOD - 1), Error::BadTerm),
			(
				with(|terms| terms.shortest = terms.longest + 1),
				Error::BadTerm,
			),
			(
				with(|terms| terms.longest = 90 * 86_400 + 1),
				Error::BadTerm,
			),
			(
				with(|terms| {
					terms.mode = Mode::Interruptible {
						notice: 0,
						compensation: Permill::one(),
					}
				}),
				Error::BadNotice,
			),
			(
				with(|terms| {
					terms.mode = Mode::Interruptible {
						notice: crate::types::MAX_PERIODS + 1,
						compensation: Permill::one(),
					}
				}),
				Error::BadNotice,
			),
			(pledging(crate::types::MAX_PLEDGE + 1), Error::PledgeTooHigh),
			(
				with(|terms| terms.attributes.region = *b"de"),
				Error::BadRegion,
			),
		] {
			assert_noop!(post_by(ALICE, H100, &[0], bad), error);
		}
		assert_ok!(post_by(
			ALICE,
			H100,
			&[0],
			with(|terms| {
				terms.price = Price::Fixed(highest);
				terms.longest = 90 * 86_400;
				terms.shortest = terms.longest;
			})
		));
	});
}

#[test]
fn what_answers_for_the_service_level_is_pledged() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1, 2], pledging(10 * FLRN));
		assert_eq!(Pledged::get(ALICE), 30 * FLRN);
		assert_eq!(offer(id).pledged, 30 * FLRN);
		assert_noop!(post_by(ALICE, H100, &[3, 4], pledging(36 * FLRN)), NO_STAKE);
	});
}

#[test]
fn a_deposit_that_cannot_be_paid_posts_nothing() {
	build_and_execute(|| {
		let all = free(ALICE);
		assert_ok!(Balances::transfer_allow_death(
			RuntimeOrigin::signed(ALICE),
			DAVE,
			all - ED
		));
		assert_noop!(
			post_by(ALICE, H100, &[0], terms()),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn a_dynamic_offer_is_rated_and_listed_by_its_floor() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], dynamic(FLRN / 2));
		assert!(DynamicBook::<Test>::contains_key(
			H100,
			BookKey::new(FLRN / 2, id)
		));
		assert!(DeviceRows::get(0).unwrap().rated);
		assert_ok!(update(ALICE, id, &[1], terms()));
		assert!(!DeviceRows::get(0).unwrap().rated);
		assert!(!DeviceRows::get(1).unwrap().rated);
		assert_eq!(DynamicBook::<Test>::iter().count(), 0);
		assert_ok!(update(ALICE, id, &[1], dynamic(1)));
		assert!(DeviceRows::get(1).unwrap().rated);
		assert_ok!(withdraw(ALICE, id));
		assert!(!DeviceRows::get(1).unwrap().rated);
	});
}

#[test]
fn an_update_never_touches_a_lease() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0, 1], HOUR);
		let before = lease(id);
		let dearer = with(|terms| {
			terms.price = Price::Fixed(5 * FLRN);
			terms.longest = PERIOD;
			terms.mode = Mode::Reserved {
				break_fee: Permill::one(),
			};
		});
		assert_ok!(update(ALICE, before.offer, &[0, 1, 2], dearer));
		assert_eq!(lease(id), before);
		assert_eq!(offer(before.offer).terms, dearer);
	});
}

#[test]
fn a_rented_device_stays_in_its_offer() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0, 1], HOUR);
		let offer_id = lease(id).offer;
		assert_noop!(update(ALICE, offer_id, &[0], terms()), Error::DeviceRented);
		pass(HOUR);
		assert_ok!(update(ALICE, offer_id, &[0, 5], terms()));
		assert_eq!(OfferOfDevice::<Test>::get(1), None);
		assert_eq!(OfferOfDevice::<Test>::get(5), Some(offer_id));
	});
}

#[test]
fn a_device_that_is_kept_for_a_tenant_stays_in_its_offer() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], terms());
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_noop!(update(ALICE, id, &[1], terms()), Error::DeviceRented);
		assert_ok!(update(ALICE, id, &[0], terms()));
	});
}

#[test]
fn a_lease_takes_the_stake_that_answers_for_it_along() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1], pledging(5 * FLRN));
		assert_ok!(update(ALICE, id, &[0, 1], pledging(4 * FLRN)));
		assert_eq!(Pledged::get(ALICE), 8 * FLRN);
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_eq!((offer(id).pledged, lease(0).pledge), (4 * FLRN, 4 * FLRN));
		// Whatever the offer says then, the lease keeps what it has.
		assert_ok!(update(ALICE, id, &[0, 1], pledging(FLRN)));
		assert_eq!((offer(id).pledged, lease(0).pledge), (0, 4 * FLRN));
		assert_eq!(Pledged::get(ALICE), 4 * FLRN);
		assert_ok!(update(ALICE, id, &[0, 1], pledging(6 * FLRN)));
		assert_eq!(Pledged::get(ALICE), 12 * FLRN);
		assert_ok!(close(ALICE, 0));
		assert_eq!((offer(id).pledged, offer(id).lent), (12 * FLRN, 0));
	});
}

#[test]
fn a_withdrawn_offer_is_gone_with_all_that_belonged_to_it() {
	build_and_execute(|| {
		let before = free(ALICE);
		let id = post(ALICE, H100, &[0, 1], pledging(FLRN));
		events();
		assert_ok!(withdraw(ALICE, id));
		assert_eq!(
			events(),
			vec![
				Event::OfferWithdrawn { offer: id },
				Event::OfferRemoved { offer: id }
			]
		);
		assert!(!Offers::<Test>::contains_key(id));
		assert_eq!((free(ALICE), Pledged::get(ALICE)), (before, 0));
		assert_eq!(OfferCount::<Test>::iter().count(), 0);
		assert_ok!(post_by(ALICE, H100, &[0, 1], terms()));
	});
}

#[test]
fn a_withdrawn_offer_goes_with_its_last_lease() {
	build_and_execute(|| {
		let id = lease_on(pledging(FLRN), &[0, 1], HOUR);
		let offer_id = lease(id).offer;
		assert_ok!(withdraw(ALICE, offer_id));
		assert_eq!(FixedBook::<Test>::iter().count(), 0);
		assert_noop!(rent(DAVE, offer_id, 1, HOUR, HOUR), Error::OfferWithdrawn);
		assert_noop!(
			update(ALICE, offer_id, &[0, 1], terms()),
			Error::OfferWithdrawn
		);
		assert_noop!(withdraw(ALICE, offer_id), Error::OfferWithdrawn);
		assert_eq!(Pledged::get(ALICE), 2 * FLRN);
		pass(HOUR);
		pass_until_final();
		assert_ok!(finalise(DAVE, id));
		assert!(!Offers::<Test>::contains_key(offer_id));
		assert_eq!(Pledged::get(ALICE), 0);
	});
}

#[test]
fn only_its_provider_changes_an_offer() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0], terms());
		assert_noop!(update(BOB, id, &[10], terms()), Error::NotYourOffer);
		assert_noop!(withdraw(BOB, id), Error::NotYourOffer);
		assert_noop!(update(ALICE, id + 1, &[0], terms()), Error::UnknownOffer);
		assert_noop!(withdraw(ALICE, id + 1), Error::UnknownOffer);
		assert_noop!(
			Market::post_offer(RuntimeOrigin::none(), H100, devices(&[1]), terms()),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn keys_of_the_book_are_in_the_order_of_prices() {
	let keys = [(0, 9), (1, 0), (1, 1), (255, 0), (256, 0), (u128::MAX, 0)]
		.map(|(price, id)| BookKey::new(price, id));
	assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
	assert_eq!((keys[2].price(), keys[2].offer()), (1, 1));
}

#[test]
fn a_withdrawn_offer_pledges_for_its_leases_only() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1, 2], pledging(2 * FLRN));
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		assert_eq!(Pledged::get(ALICE), 6 * FLRN);
		assert_ok!(withdraw(ALICE, id));
		assert_eq!(Pledged::get(ALICE), 2 * FLRN);
		assert_eq!((offer(id).pledged, offer(id).lent), (0, 2 * FLRN));
		assert_ok!(close(ALICE, 0));
		assert_eq!(Pledged::get(ALICE), 0);
		assert!(!Offers::<Test>::contains_key(id));
	});
}
