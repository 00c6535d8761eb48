use crate::{mock::*, DynamicRates};
use florin_core::{
	market::{OfferTerms, Price},
	traits::Utilisation,
	FLRN,
};
use frame_support::assert_ok;

fn dynamic(floor: u128) -> OfferTerms {
	OfferTerms {
		price: Price::Dynamic { floor },
		..terms()
	}
}

#[test]
fn a_rate_begins_at_the_credit_factor() {
	build_and_execute(|| {
		assert_eq!(Market::dynamic_rate(H100), FLRN);
		assert_eq!(Market::dynamic_rate(A100), FLRN * 6 / 10);
		assert_eq!(Market::dynamic_rate(NO_CLASS), 1_000_000);
	});
}

#[test]
fn a_rate_follows_the_use_of_its_class_once_a_period() {
	build_and_execute(|| {
		Market::note(H100, 600, 0);
		Market::note(H100, 600, 0);
		assert_eq!(Market::dynamic_rate(H100), FLRN);
		pass(PERIOD);
		Market::note(H100, 0, 600);
		let risen = FLRN + FLRN / 1_000;
		assert_eq!(Market::dynamic_rate(H100), risen);
		System::assert_last_event(
			Event::RateMoved {
				class: H100,
				rate: risen,
			}
			.into(),
		);
		Market::note(H100, 0, 600);
		assert_eq!(Market::dynamic_rate(H100), risen);
		// One step, however long nobody told of anything.
		pass(50 * PERIOD);
		Market::note(H100, 1, 0);
		assert_eq!(Market::dynamic_rate(H100), risen - risen / 1_000);
		assert_eq!(DynamicRates::<Test>::iter().count(), 1);
	});
}

#[test]
fn a_rate_that_stays_is_not_told_of() {
	build_and_execute(|| {
		Market::note(H100, 80, 20);
		pass(PERIOD);
		events();
		Market::note(H100, 80, 20);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_dynamic_offer_costs_the_rate_and_at_least_its_floor() {
	build_and_execute(|| {
		let low = post(ALICE, H100, &[0], dynamic(1));
		let high = post(ALICE, H100, &[1], dynamic(2 * FLRN));
		Market::note(H100, 1, 0);
		pass(PERIOD);
		Market::note(H100, 1, 0);
		assert_ok!(rent(CAROL, low, 1, HOUR, HOUR));
		assert_ok!(rent(CAROL, high, 1, HOUR, HOUR));
		assert_eq!(lease(0).terms.price, FLRN + FLRN / 1_000);
		assert_eq!(lease(1).terms.price, 2 * FLRN);
	});
}

#[test]
fn a_lease_keeps_the_rate_at_which_it_was_opened() {
	build_and_execute(|| {
		let id = lease_on(dynamic(1), &[0], HOUR);
		let before = lease(id).terms;
		Market::note(H100, 1, 0);
		pass(PERIOD);
		Market::note(H100, 1, 0);
		assert_ok!(extend(CAROL, id, HOUR));
		assert_eq!(lease(id).terms, before);
	});
}
