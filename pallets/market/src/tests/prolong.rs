use crate::{mock::*, types::Stage};
use florin_core::{market::OfferTerms, FLRN};
use frame_support::{assert_noop, assert_ok};

fn bounded() -> OfferTerms {
	OfferTerms {
		longest: 4 * HOUR,
		..terms()
	}
}

fn ends_at(id: u64) -> u64 {
	match lease(id).stage {
		Stage::Begun { ends_at, .. } => ends_at,
		Stage::Waiting { .. } => panic!("the lease hasn't begun"),
	}
}

#[test]
fn more_of_the_term_is_paid_for() {
	build_and_execute(|| {
		let id = lease_funded(bounded(), &[0, 1], 3 * HOUR, HOUR);
		let end = ends_at(id);
		pass(HOUR - 1);
		events();
		assert_ok!(top_up(CAROL, id, HOUR));
		assert_eq!(ends_at(id), end + u64::from(HOUR));
		assert_eq!(escrowed(CAROL), escrow(FLRN, 4 * 3_600));
		assert_eq!(
			events(),
			vec![Event::LeaseFunded {
				lease: id,
				term: 3 * HOUR,
				funded: 2 * HOUR,
				escrow: 2 * FLRN + FLRN / 25,
				ends_at: end + u64::from(HOUR),
			}]
		);
		assert_eq!(
			DeviceRows::get(0).unwrap().spans[0].to,
			end + u64::from(HOUR)
		);
		pass(2);
		assert_noop!(
			rent(DAVE, lease(id).offer, 1, HOUR, HOUR),
			Error::TooFewDevices
		);
	});
}

#[test]
fn a_term_is_paid_for_and_no_more() {
	build_and_execute(|| {
		let id = lease_funded(bounded(), &[0], 3 * HOUR, HOUR);
		assert_noop!(top_up(CAROL, id, 2 * HOUR + 1), Error::BeyondTerm);
		assert_noop!(top_up(CAROL, id, u32::MAX), Error::BeyondTerm);
		assert_noop!(top_up(CAROL, id, 0), Error::NoTime);
		assert_ok!(top_up(CAROL, id, 2 * HOUR));
		assert_noop!(top_up(CAROL, id, 1), Error::BeyondTerm);
	});
}

#[test]
fn a_lease_is_extended_as_far_as_its_offer_allows() {
	build_and_execute(|| {
		let id = lease_funded(bounded(), &[0], 2 * HOUR, HOUR);
		assert_noop!(extend(CAROL, id, 2 * HOUR + 1), Error::BeyondLongest);
		assert_noop!(extend(CAROL, id, u32::MAX), Error::BeyondLongest);
		let end = ends_at(id);
		assert_ok!(extend(CAROL, id, HOUR));
		// All of the term is paid for now.
		assert_eq!(ends_at(id), end + 2 * u64::from(HOUR));
		assert_eq!((lease(id).term, lease(id).funded), (3 * HOUR, 3 * HOUR));
		assert_noop!(extend(CAROL, id, 0), Error::NoTime);
		assert_ok!(extend(CAROL, id, HOUR));
		assert_noop!(extend(CAROL, id, 1), Error::BeyondLongest);
	});
}

#[test]
fn an_extension_is_at_the_leases_own_price() {
	build_and_execute(|| {
		let id = lease_on(bounded(), &[0], HOUR);
		let mut dearer = bounded();
		dearer.price = florin_core::market::Price::Fixed(9 * FLRN);
		let offer = lease(id).offer;
		assert_ok!(update_offer(ALICE, offer, devices(&[0]), dearer));
		assert_ok!(extend(CAROL, id, HOUR));
		assert_eq!(escrowed(CAROL), escrow(FLRN, 2 * 3_600));
		assert_ok!(withdraw_offer(ALICE, offer));
		assert_noop!(extend(CAROL, id, HOUR), Error::OfferWithdrawn);
	});
}

#[test]
fn a_closed_lease_is_not_prolonged() {
	build_and_execute(|| {
		let id = lease_funded(bounded(), &[0], 2 * HOUR, HOUR);
		assert_ok!(close(CAROL, id));
		assert_noop!(top_up(CAROL, id, 1), Error::LeaseOver);
		assert_noop!(extend(CAROL, id, 1), Error::LeaseOver);
	});
	build_and_execute(|| {
		let id = lease_funded(bounded(), &[0], 2 * HOUR, HOUR);
		pass(HOUR);
		assert_noop!(top_up(CAROL, id, 1), Error::LeaseOver);
		assert_noop!(extend(CAROL, id, 1), Error::LeaseOver);
	});
}

#[test]
fn only_its_tenant_prolongs_a_lease_that_has_begun() {
	build_and_execute(|| {
		let id = lease_funded(bounded(), &[0], 2 * HOUR, HOUR);
		for who in [ALICE, DAVE] {
			assert_noop!(top_up(who, id, 1), Error::NotYourLease);
			assert_noop!(extend(who, id, 1), Error::NotYourLease);
		}
		assert_noop!(top_up(CAROL, 99, 1), Error::UnknownLease);
		assert_noop!(extend(CAROL, 99, 1), Error::UnknownLease);
		let offer = post(ALICE, H100, &[1], bounded());
		assert_ok!(rent(CAROL, offer, 1, 2 * HOUR, HOUR));
		assert_noop!(top_up(CAROL, 1, 1), Error::NotBegun);
	});
}

#[test]
fn small_steps_cost_what_one_does() {
	build_and_execute(|| {
		let mut odd = bounded();
		odd.price = florin_core::market::Price::Fixed(FLRN + 1);
		let id = lease_funded(odd, &[0], HOUR, PERIOD);
		for _ in 0..100 {
			assert_ok!(top_up(CAROL, id, 7));
		}
		assert_eq!(escrowed(CAROL), lease(id).terms.escrow(1_300).unwrap());
	});
}
