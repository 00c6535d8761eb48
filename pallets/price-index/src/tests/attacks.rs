//! What it costs to move the index, and what it brings.
//!
//! Of each lease the market takes 2 % of the price or of the credit factor, whichever is more, as commission. What is paid between accounts of
//! one owner costs him that much. Here an hour of the class is worth 1 FLRN, so that commission is 0.02 FLRN an hour at least.

use super::*;
use crate::{types::FactorBounds, LeaseRows};
use florin_core::{index::LeasePrint, traits::LeasePrices, FLRN};
use frame_support::{assert_noop, assert_ok};

/// What the market takes of so many hours at `price`.
fn commission(price: u128, hours: u128) -> u128 {
	price.max(FLRN) * hours / 50
}

/// An hour in which ten providers lease as much as counts of them, 32 device-hours, at 1 FLRN.
fn honest_hour() {
	for provider in PROVIDERS.take(10) {
		lease(provider, FLRN, 32);
	}
}

/// What `attackers` make of the price of such an hour by leasing `hours` each to themselves at `price`. Answers the average, and what it cost
/// them.
fn washed(attackers: u64, price: u128, hours: u64) -> (u128, u128) {
	build_and_execute(|| {
		honest_hour();
		for attacker in PROVIDERS.skip(10).take(attackers as usize) {
			lease(attacker, price, hours);
		}
		pass(1);
		let average = last(H100_FLRN, 1).price.unwrap().0;
		let cost = commission(price, u128::from(attackers * hours));
		(average, cost)
	})
}

#[test]
fn one_provider_that_washes_at_dust_moves_the_price_by_its_capped_share() {
	// Of a thousand hours 32 count, as many as of anybody: a share of one in eleven.
	let (average, cost) = washed(1, 1, 1_000);
	assert_eq!(average, (320 * FLRN + 32) / 352);
	assert_eq!(cost, 20 * FLRN, "what doesn't count costs as much");
	let (same, least) = washed(1, 1, 32);
	assert_eq!(same, average);
	assert_eq!(least, FLRN * 64 / 100, "for 9 % of one hour's price");
}

#[test]
fn room_is_not_saved_up_for_one_hour() {
	build_and_execute(|| {
		let provider = 120;
		let print = |periods, hours: u64| LeasePrint {
			provider: &provider,
			tenant: &TENANT,
			class: H100,
			price: 1,
			struck: START - 1,
			after: START - 1 - periods,
			through: START - 1,
			seconds: hours * 3_600,
		};
		// One device through a day, then twenty leases of 32 devices in its last hour.
		settle(print(DAY, 24));
		honest_hour();
		for _ in 0..20 {
			settle(print(6, 32));
		}
		pass(1);
		let had = last(H100_FLRN, 1);
		assert_eq!(had.weight, (24 + 320 + 31) * 3_600);
	});
}

#[test]
fn a_day_that_is_held_back_costs_what_a_day_costs() {
	build_and_execute(|| {
		let provider = 120;
		honest_hour();
		// 32 devices at dust for a day, settled in one period: it weighs in that period, and in no other one.
		settle(LeasePrint {
			provider: &provider,
			tenant: &TENANT,
			class: H100,
			price: 1,
			struck: START - DAY,
			after: START - 1 - DAY,
			through: START - 1,
			seconds: 32 * 24 * 3_600,
		});
		pass(1);
		let had = last(H100_FLRN, 1);
		assert_eq!(had.weight, (320 + 768) * 3_600);
		assert_eq!(commission(1, 768), FLRN * 1_536 / 100);
		// Anybody can settle it before, an hour at a time.
		assert_eq!(had.price, price((320 * FLRN + 768) / 1_088));
	});
}

#[test]
fn twenty_providers_that_wash_at_dust_need_twice_the_hours_of_all_others() {
	let (average, cost) = washed(20, 1, 32);
	assert_eq!(average, (320 * FLRN + 640) / 960);
	// For an hour. A day that settles a contract costs 24 times as much, and 640 devices that earn nothing else.
	assert_eq!(cost, FLRN * 128 / 10);
}

#[test]
fn washing_at_the_market_price_moves_nothing() {
	let (average, cost) = washed(20, FLRN, 32);
	assert_eq!(average, FLRN);
	assert_eq!(cost, FLRN * 128 / 10);
}

#[test]
fn washing_at_a_high_price_costs_more_the_higher_it_is() {
	let (average, cost) = washed(1, 10 * FLRN, 32);
	assert_eq!(average, 20 * FLRN / 11);
	assert_eq!(cost, FLRN * 64 / 10);
}

#[test]
fn one_dust_print_in_an_empty_span_makes_no_price() {
	build_and_execute(|| {
		lease(100, 1, 32);
		pass(2 * DAY);
		let had = last(H100_FLRN, 2 * DAY);
		assert_eq!((had.price, had.covered), (None, 0));
		assert_eq!(status(H100_FLRN), SeriesStatus::Stale);
	});
}

#[test]
fn four_dust_prints_in_an_empty_span_show_how_thin_they_are() {
	build_and_execute(|| {
		quorum(1);
		pass(DAY);
		let had = last(H100_FLRN, DAY);
		// Whoever settles on it sees one period of 144, and four hours.
		assert_eq!((had.covered, had.periods), (1, DAY));
		assert_eq!(had.weight, 4 * 3_600);
	});
}

#[test]
fn prices_of_months_ago_are_not_dumped_by_settling_late() {
	build_and_execute(|| {
		honest_hour();
		let provider = 120;
		// Ninety days at a price of then, settled at once.
		settle(LeasePrint {
			provider: &provider,
			tenant: &TENANT,
			class: H100,
			price: 100 * FLRN,
			struck: START - 90 * DAY,
			after: START - 90 * DAY,
			through: START - 1,
			seconds: 90 * 24 * 3_600 * 32,
		});
		pass(1);
		assert_eq!(last(H100_FLRN, 1).price, price(FLRN));
	});
}

#[test]
fn settling_late_loses_weight_and_gains_none() {
	build_and_execute(|| {
		honest_hour();
		let provider = 120;
		// The price is young enough. The market tells only the seconds since the oldest period that counts: a day of one device.
		let after = <Index as LeasePrices<AccountId>>::oldest() - 1;
		settle(LeasePrint {
			provider: &provider,
			tenant: &TENANT,
			class: H100,
			price: 2 * FLRN,
			struck: START - 7 * DAY,
			after,
			through: START - 1,
			seconds: 24 * 3_600,
		});
		pass(1);
		assert_eq!(last(H100_FLRN, 1).weight, (320 + 24) * 3_600);
	});
}

#[test]
fn a_lease_between_linked_accounts_counts_by_its_share_and_one_to_oneself_never() {
	build_and_execute(|| {
		honest_hour();
		let provider = 120;
		let print = |tenant| LeasePrint {
			provider: &provider,
			tenant,
			class: H100,
			price: 2 * FLRN,
			struck: START - 1,
			after: START - 7,
			through: START - 1,
			seconds: 32 * 3_600,
		};
		settle(print(&provider));
		assert_eq!(LeaseRows::<Test>::get(H100).unwrap().providers, 10);
		// Nobody can see that two accounts are one person's. It costs him 1.28 FLRN to move an hour's price by a eleventh.
		settle(print(&STRANGER));
		pass(1);
		assert_eq!(last(H100_FLRN, 1).price, price(12 * FLRN / 11));
		assert_eq!(commission(2 * FLRN, 32), FLRN * 128 / 100);
	});
}

#[test]
fn two_feeders_of_whom_one_tells_a_thousandfold_make_no_price() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		pass(6);
		feed(H100, &[500, 500_000]);
		pass(1);
		assert_eq!(status(H100_USD), SeriesStatus::BelowQuorum);
		assert_eq!(latest(H100_USD).unwrap().price, cents(500));
		assert_eq!(last(H100_USD, 1).price, None);
	});
}

#[test]
fn one_of_three_that_tells_a_thousandfold_is_left_out() {
	build_and_execute(|| {
		feed(H100, &[500, 502, 500_000]);
		pass(1);
		assert_eq!(last(H100_USD, 1).price, Some(cents(501)));
	});
}

#[test]
fn a_cent_off_is_no_outlier() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 501]);
		pass(1);
		assert_eq!(last(H100_USD, 1).price, Some(cents(500)));
		// Had it been left out, the median of 5.00 and 5.02 would be another one.
		feed(H100, &[501, 501, 500]);
		pass(1);
		assert_eq!(last(H100_USD, 1).price, Some(cents(501)));
	});
}

#[test]
fn a_feeder_that_copies_adds_nothing_of_its_own() {
	build_and_execute(|| {
		// Whomever it copies, the price stays between those that were seen elsewhere; it earns nothing by it.
		for copied in [500, 504] {
			feed(H100, &[500, 504, copied]);
			pass(1);
			assert_eq!(last(H100_USD, 1).price, Some(cents(copied)));
		}
		// Copying a false one makes the two the majority of three: governance removes it, at once.
		feed(H100, &[500, 900, 900]);
		assert_ok!(Index::remove_feeder(RuntimeOrigin::signed(GUARD), 13));
		pass(1);
		assert_eq!(last(H100_USD, 1).price, None);
	});
}

#[test]
fn a_feeder_that_is_stuck_is_left_out_and_slashed_when_it_is_far_off() {
	build_and_execute(|| {
		assert_ok!(Index::admit_feeder(RuntimeOrigin::root(), STRANGER));
		assert_ok!(Index::bond_feeder(RuntimeOrigin::signed(STRANGER)));
		for period in 0..60 {
			let now = 500 + 20 * period;
			feed(H100, &[now, now + 1, now + 2]);
			assert_ok!(submit(STRANGER, H100, cents(500)));
			pass(1);
			let told = last(H100_USD, 1).price.unwrap();
			assert!((cents(now)..=cents(now + 2)).contains(&told) || period < 2);
		}
		// Far off since the price was above 10 USD.
		assert_noop!(
			Index::slash_feeder(RuntimeOrigin::signed(TENANT), STRANGER, H100),
			Error::NothingProven
		);
		for _ in 0..2 {
			feed(H100, &[1_700, 1_700, 1_700]);
			assert_ok!(submit(STRANGER, H100, cents(500)));
			pass(1);
		}
		assert_ok!(Index::slash_feeder(
			RuntimeOrigin::signed(TENANT),
			STRANGER,
			H100
		));
		assert_eq!(held(STRANGER), 900 * FLRN);
	});
}

#[test]
fn silent_feeders_stop_the_series_and_leave_its_average_as_it_was() {
	build_and_execute(|| {
		for _ in 0..10 {
			feed(H100, &[500, 500, 500]);
			pass(1);
		}
		pass(90);
		assert_eq!(status(H100_USD), SeriesStatus::Stale);
		let had = last(H100_USD, 100);
		assert_eq!(had.price, Some(cents(500)));
		assert_eq!((had.covered, had.periods), (15, 100));
	});
}

#[test]
fn a_price_of_zero_is_refused_and_none_of_zero_can_be_made() {
	build_and_execute(|| {
		assert_noop!(submit(11, H100, IndexPrice(0)), Error::PriceZero);
		// A factor can't fall to nothing either.
		let none = FactorBounds {
			least: Default::default(),
			greatest: Default::default(),
		};
		assert_noop!(
			Index::set_factor_bounds(RuntimeOrigin::root(), A100, Some(none)),
			Error::BadBounds
		);
	});
}

#[test]
fn a_factor_that_everybody_sees_coming_moves_by_one_percent_a_day() {
	build_and_execute(|| {
		// Feeders double the price of the class at once.
		for _ in 0..DAY {
			feed(A100, &[600, 600, 600]);
			feed(H100, &[500, 500, 500]);
			pass(1);
		}
		// It was 0.6. What was worked until now is worth what it was: the catalogue's step holds from the next period on.
		assert_eq!(Moves::get(), [(START + DAY, A100, 606_000)]);
	});
}

#[test]
fn a_spike_in_the_last_hundredth_of_a_span_moves_a_usd_average_by_a_hundredth_of_it() {
	build_and_execute(|| {
		for _ in 0..99 {
			feed(H100, &[500, 500, 500]);
			pass(1);
		}
		feed(H100, &[1_000, 1_000, 1_000]);
		pass(1);
		let had = last(H100_USD, 100);
		assert_eq!(had.price, Some(cents(505)), "one hundredth of 5.00");
	});
}

#[test]
fn a_spike_at_the_end_moves_a_flrn_average_by_its_share_of_the_hours() {
	build_and_execute(|| {
		for _ in 0..99 {
			quorum(FLRN);
			pass(1);
		}
		// 4 of 400 hours at twice the price.
		quorum(2 * FLRN);
		pass(1);
		assert_eq!(last(H100_FLRN, 100).price, price(FLRN * 101 / 100));
		// As many hours as in all the time before move it as far as that.
		for provider in 0..99 {
			let provider = 1_000_001 + provider;
			lease(provider, 2 * FLRN, 4);
		}
		pass(1);
		let had = last(H100_FLRN, 101);
		assert_eq!(had.price, price((396 * FLRN + 400 * 2 * FLRN) / 796));
	});
}
