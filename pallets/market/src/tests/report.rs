use crate::{mock::*, types::Wanted};
use florin_core::{
	market::{Filters, LeasePhase, OfferTerms, Price},
	traits::PeriodClock,
	FLRN,
};
use frame_support::assert_ok;

fn at(price: u128) -> OfferTerms {
	OfferTerms {
		price: Price::Fixed(price),
		..terms()
	}
}

fn above(floor: u128) -> OfferTerms {
	OfferTerms {
		price: Price::Dynamic { floor },
		..terms()
	}
}

fn page(after: Option<u64>, limit: u32) -> Vec<u64> {
	let offers = Market::offers(H100, after, limit);
	offers.iter().map(|offer| offer.id).collect()
}

#[test]
fn offers_come_cheapest_first_in_pages() {
	build_and_execute(|| {
		// The dynamic rate is 1 FLRN.
		let dear = post(ALICE, H100, &[0], at(3 * FLRN));
		let floored = post(ALICE, H100, &[1], above(2 * FLRN));
		let cheap = post(ALICE, H100, &[2], at(FLRN / 2));
		let rated = post(ALICE, H100, &[3], above(FLRN / 10));
		let same = post(ALICE, H100, &[4], at(FLRN));
		let other = post(BOB, H100, &[10], above(FLRN / 5));
		let fixed_two = post(BOB, H100, &[11], at(2 * FLRN));
		let order = vec![cheap, same, rated, other, fixed_two, floored, dear];
		assert_eq!(page(None, 100), order);
		for size in 1..=7 {
			let mut all = vec![];
			while let Some(last) = page(all.last().copied(), size).last() {
				all.extend(page(all.last().copied(), size));
				assert_eq!(all.last(), Some(last));
			}
			assert_eq!(all, order, "in pages of {size}");
		}
		let prices: Vec<_> = Market::offers(H100, None, 100)
			.iter()
			.map(|offer| offer.price)
			.collect();
		assert!(prices.windows(2).all(|pair| pair[0] <= pair[1]));
		assert_eq!(Market::offers(A100, None, 100), vec![]);
		assert!(page(None, 0).is_empty());
	});
}

#[test]
fn a_page_is_bounded() {
	build_and_execute(|| {
		for index in 100..220 {
			add_device(index, ALICE, H100);
			post(ALICE, H100, &[index], terms());
		}
		assert_eq!(page(None, u32::MAX).len(), 100);
		assert_eq!(page(Some(99), u32::MAX).len(), 20);
	});
}

#[test]
fn an_offer_tells_what_is_free_and_what_it_costs() {
	build_and_execute(|| {
		let id = post(ALICE, H100, &[0, 1, 2], terms());
		assert_ok!(rent(CAROL, id, 1, HOUR, HOUR));
		let report = Market::offer_report(id).unwrap();
		assert_eq!((report.free, report.devices.len()), (2, 3));
		assert_eq!((report.price, report.commission), (FLRN, Some(FLRN / 50)));
		let quote = Market::quote(id, 5, 2 * HOUR).unwrap();
		assert_eq!((quote.devices, quote.price), (2, FLRN));
		assert_eq!(quote.escrow, escrow(FLRN, 4 * 3_600));
		Retired::set(vec![H100]);
		assert_eq!(Market::offer_report(id).unwrap().commission, None);
		assert_eq!(Market::quote(id, 1, HOUR), None);
		assert_eq!(Market::offer_report(9), None);
		Retired::set(vec![]);
	});
}

#[test]
fn a_lease_tells_its_live_amounts() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0], terms());
		assert_ok!(rent(CAROL, offer, 1, 10 * HOUR, 5 * HOUR));
		let phase = || Market::lease_report(0).unwrap().phase;
		assert_eq!(
			phase(),
			LeasePhase::Waiting {
				accept_by: Time::get() + 1_200
			}
		);
		assert_ok!(accept(CAROL, 0));
		let started = Time::get();
		assert_eq!(
			phase(),
			LeasePhase::Running {
				started,
				ends_at: started + 18_000
			}
		);
		pass(9 * PERIOD);
		certify_all(&[0], START, 300);
		let report = Market::lease_report(0).unwrap();
		assert_eq!(
			(report.elapsed, report.verified, report.missing),
			(5_400, 2_700, 2_700)
		);
		// Three periods are final.
		assert_eq!(report.due, FLRN / 4);
		assert_eq!((report.paid, report.held), (0, report.deposited));
		assert_ok!(settle(DAVE, &[0]));
		let report = Market::lease_report(0).unwrap();
		assert_eq!((report.due, report.paid), (0, FLRN / 4));
		assert_ok!(close(CAROL, 0));
		assert_eq!(
			phase(),
			LeasePhase::Over {
				started,
				ended: started + 5_400,
				final_from: MockClock::start_of(START + 8 + WINDOW + 1),
			}
		);
		assert_ok!(dispute(CAROL, 0));
		assert_eq!(
			phase(),
			LeasePhase::Disputed {
				started,
				ended: started + 5_400,
				deadline: START + 9 + 432
			}
		);
		assert_eq!(Market::lease_report(1), None);
	});
}

#[test]
fn bids_come_lowest_first() {
	build_and_execute(|| {
		let alices = post(ALICE, H100, &[0], terms());
		let bobs = post(BOB, H100, &[10], terms());
		assert_ok!(Market::post_request(
			RuntimeOrigin::signed(CAROL),
			Wanted {
				class: H100,
				devices: 1,
				term: HOUR,
				limit: 2 * FLRN,
				filters: Filters::default(),
				deadline: START + 1,
			}
		));
		for (who, offer, price) in [(ALICE, alices, FLRN), (BOB, bobs, FLRN / 2)] {
			assert_ok!(Market::bid(RuntimeOrigin::signed(who), 0, offer, price));
		}
		let report = Market::request_report(0).unwrap();
		assert_eq!(
			report.bids,
			vec![(BOB, bobs, FLRN / 2), (ALICE, alices, FLRN)]
		);
		assert_eq!(Market::request_report(1), None);
	});
}
