//! Which leased time counts.

use super::*;
use crate::{LeaseRows, Params, ProviderShares};
use florin_core::{
	index::LeasePrint,
	traits::{LeasePrices, LeaveGuard},
	FLRN,
};

fn print(provider: &AccountId) -> LeasePrint<'_, AccountId> {
	LeasePrint {
		provider,
		tenant: &TENANT,
		class: H100,
		price: FLRN,
		struck: START,
		after: START - 1,
		through: START,
		seconds: 600,
	}
}

/// Device-seconds of the events since the last time.
fn counted() -> Vec<u64> {
	events()
		.into_iter()
		.filter_map(|event| match event {
			Event::LeaseCounted { seconds, .. } => Some(seconds),
			_ => None,
		})
		.collect()
}

#[test]
fn prices_are_weighted_by_time() {
	build_and_execute(|| {
		lease(100, FLRN * 9 / 10, 1);
		lease(101, FLRN, 2);
		lease(102, FLRN * 12 / 10, 1);
		lease(103, FLRN, 0);
		lease(103, FLRN, 4);
		pass(1);
		let had = last(H100_FLRN, 1);
		// (0.9 + 2 × 1 + 1.2 + 4 × 1) / 8
		assert_eq!(had.price, price(FLRN * 81 / 80));
		assert_eq!((had.weight, had.covered), (8 * 3_600, 1));
		assert!(events().contains(&Event::PeriodPriced {
			series: H100_FLRN,
			period: START,
			price: IndexPrice(FLRN * 81 / 80),
			weight: 8 * 3_600,
		}));
	});
}

#[test]
fn nothing_counts_before_enough_providers_do() {
	build_and_execute(|| {
		for provider in PROVIDERS.take(3) {
			lease(provider, FLRN, 1);
		}
		pass(1);
		assert_eq!(last(H100_FLRN, 1).price, None);
		assert_eq!(status(H100_FLRN), SeriesStatus::BelowQuorum);
		// Again the same ones.
		lease(100, FLRN, 1);
		pass(1);
		assert_eq!(last(H100_FLRN, 2).price, None);
		// The fourth one brings what waited with it.
		lease(103, 2 * FLRN, 1);
		pass(1);
		assert_eq!(last(H100_FLRN, 2).weight, 5 * 3_600);
		assert_eq!(last(H100_FLRN, 1).price, price(FLRN * 6 / 5));
		assert_eq!(status(H100_FLRN), SeriesStatus::Live);
	});
}

#[test]
fn what_waits_in_vain_never_counts() {
	build_and_execute(|| {
		for provider in PROVIDERS.take(3) {
			lease(provider, 1, 1);
		}
		pass(DAY);
		quorum(FLRN);
		pass(1);
		let had = last(H100_FLRN, DAY + 1);
		assert_eq!((had.price, had.weight), (price(FLRN), 4 * 3_600));
	});
}

#[test]
fn a_provider_is_counted_once_a_day_and_class() {
	build_and_execute(|| {
		for _ in 0..10 {
			lease(100, FLRN, 1);
		}
		let row = LeaseRows::<Test>::get(H100).unwrap();
		assert_eq!((row.providers, row.providers_before), (1, 0));
		pass(DAY);
		lease(100, FLRN, 1);
		lease(101, FLRN, 1);
		let row = LeaseRows::<Test>::get(H100).unwrap();
		assert_eq!((row.providers, row.providers_before), (2, 1));
	});
}

#[test]
fn of_each_period_a_few_devices_of_a_provider_count() {
	build_and_execute(|| {
		let most = u64::from(Params::<Test>::get().provider_devices) * PERIOD;
		let provider = 100;
		settle(LeasePrint {
			seconds: most + 1,
			..print(&provider)
		});
		assert_eq!(counted(), [most]);
		// Six periods make an hour, which is counted as a whole. Five of them are left.
		let hour = LeasePrint {
			after: START - 1,
			through: START + 5,
			seconds: 100 * most,
			..print(&provider)
		};
		Now::set(START + 6);
		settle(hour);
		assert_eq!(counted(), [5 * most]);
		settle(hour);
		assert_eq!(counted(), [] as [u64; 0]);
		// Another provider has its own.
		let other = 101;
		settle(LeasePrint {
			provider: &other,
			..hour
		});
		assert_eq!(counted(), [6 * most]);
		poll();
	});
}

#[test]
fn no_lease_uses_the_room_of_periods_that_it_does_not_cover() {
	build_and_execute(|| {
		let provider = 100;
		let most = u64::from(Params::<Test>::get().provider_devices) * PERIOD;
		// A small lease of a day.
		settle(LeasePrint {
			after: START - 1 - DAY,
			through: START - 1,
			seconds: 24 * 3_600,
			..print(&provider)
		});
		// Twenty large ones of its last hour: that has an hour's room, and none of the day's.
		for _ in 0..20 {
			settle(LeasePrint {
				after: START - 7,
				through: START - 1,
				seconds: 6 * most,
				..print(&provider)
			});
		}
		assert_eq!(counted(), [24 * 3_600, 6 * most - 3_600]);
	});
}

#[test]
fn a_settlement_counts_by_the_hours_that_it_covers() {
	build_and_execute(|| {
		let provider = 100;
		let most = u64::from(Params::<Test>::get().provider_devices) * PERIOD;
		// An hour of all devices, then a day of one more: of that hour nothing more counts.
		settle(LeasePrint {
			after: START - 7,
			through: START - 1,
			seconds: 6 * most,
			..print(&provider)
		});
		settle(LeasePrint {
			after: START - 1 - DAY,
			through: START - 1,
			seconds: 24 * 3_600,
			..print(&provider)
		});
		assert_eq!(counted(), [6 * most, 23 * 3_600]);
	});
}

#[test]
fn what_was_counted_is_forgotten_with_the_certificates() {
	build_and_execute(|| {
		let provider = 100;
		for day in 0..10 {
			let through = START + day * DAY;
			Now::set(through + 1);
			settle(LeasePrint {
				after: through - DAY,
				through,
				struck: through,
				seconds: 24 * 3_600,
				..print(&provider)
			});
			let share = &ProviderShares::<Test>::get(provider)[0];
			let parts = share.counted.len() as u32;
			assert!((25..=26).contains(&parts), "{parts}");
		}
		poll();
	});
}

#[test]
fn time_of_as_many_classes_counts_as_have_a_place() {
	build_and_execute(|| {
		let provider = 100;
		for class in 0..crate::types::MAX_SHARES as u16 + 1 {
			settle(LeasePrint {
				class,
				..print(&provider)
			});
		}
		assert_eq!(counted().len() as u32, crate::types::MAX_SHARES);
		assert_eq!(
			ProviderShares::<Test>::get(provider).len() as u32,
			crate::types::MAX_SHARES
		);
		// The day after, places are free again.
		pass(DAY + 6);
		settle(LeasePrint {
			class: 60,
			struck: Now::get() - 1,
			after: Now::get() - 2,
			through: Now::get() - 1,
			..print(&provider)
		});
		assert_eq!(ProviderShares::<Test>::get(provider).len(), 1);
		for class in 3..61 {
			LeaseRows::<Test>::remove(class);
		}
	});
}

#[test]
fn old_prices_do_not_count() {
	build_and_execute(|| {
		let provider = 100;
		let age = Params::<Test>::get().price_age;
		settle(LeasePrint {
			struck: START - age - 1,
			..print(&provider)
		});
		assert_eq!(counted(), [] as [u64; 0]);
		settle(LeasePrint {
			struck: START - age,
			..print(&provider)
		});
		assert_eq!(counted(), [600]);
	});
}

#[test]
fn leases_to_oneself_at_no_price_of_strangers_or_of_no_time_do_not_count() {
	build_and_execute(|| {
		let provider = 100;
		let itself = LeasePrint {
			tenant: &provider,
			..print(&provider)
		};
		let nothing = LeasePrint {
			price: 0,
			..print(&provider)
		};
		let no_time = LeasePrint {
			seconds: 0,
			..print(&provider)
		};
		let stranger = STRANGER;
		for print in [itself, nothing, no_time, print(&stranger)] {
			settle(print);
		}
		assert_eq!(counted(), [] as [u64; 0]);
		assert_eq!(LeaseRows::<Test>::get(H100), None);
	});
}

#[test]
fn what_no_sum_can_hold_does_not_count() {
	build_and_execute(|| {
		quorum(FLRN);
		let (provider, before) = (104, LeaseRows::<Test>::get(H100));
		settle(LeasePrint {
			price: u128::MAX,
			..print(&provider)
		});
		settle(LeasePrint {
			price: u128::MAX / 600,
			..print(&provider)
		});
		assert_eq!(LeaseRows::<Test>::get(H100), before);
		assert!(ProviderShares::<Test>::get(provider).is_empty());
	});
}

#[test]
fn settlements_of_the_last_day_count() {
	build_and_execute(|| {
		assert_eq!(<Index as LeasePrices<AccountId>>::oldest(), START - DAY);
	});
}

#[test]
fn a_provider_that_left_leaves_nothing() {
	build_and_execute(|| {
		lease(100, FLRN, 1);
		assert_eq!(ProviderShares::<Test>::get(100).len(), 1);
		assert_eq!(
			<Index as LeaveGuard<AccountId>>::ensure_may_leave(&100),
			Ok(())
		);
		<Index as LeaveGuard<AccountId>>::left(&100);
		Deregistered::set(vec![100]);
		lease(100, FLRN, 1);
		assert!(!ProviderShares::<Test>::contains_key(100));
	});
}
