//! Random histories against a slow reference that forgets nothing.

use super::*;
use crate::{types::FeederState, Feeders, Params};
use florin_core::{index::LeasePrint, FLRN};
use florin_math::index::consensus;
use frame_support::traits::fungible::InspectHold;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Periods of the ring here, which histories go round several times.
const RING: Period = 24;
/// Seconds in an hour.
const HOUR: u64 = 3_600;
/// Feeders that come and go.
const CANDIDATES: [AccountId; 6] = [11, 12, 13, 1_000, 1_001, 1_002];

#[derive(Clone, Debug)]
enum Op {
	Lease {
		provider: AccountId,
		price: u128,
		periods: Period,
		seconds: u64,
		age: Period,
	},
	Feed {
		feeder: usize,
		cents: u32,
	},
	/// Periods with a block each.
	Pass(Period),
	/// Periods without a block.
	Pause(Period),
	Admit(usize),
	Bond(usize),
	Unbond(usize),
	Remove(usize),
	Slash(usize),
	Quorum(u32),
}

fn op() -> impl Strategy<Value = Op> {
	let feeder = || 0..CANDIDATES.len();
	prop_oneof![
		8 => (0..6u64, 1..5 * FLRN, 1..20u32, 0..2_000_000u64, 0..1_200u32).prop_map(
			|(provider, price, periods, seconds, age)| Op::Lease {
				provider: 100 + provider, price, periods, seconds, age,
			}
		),
		10 => (feeder(), prop_oneof![4 => 480..520u32, 1 => 1..100_000u32])
			.prop_map(|(feeder, cents)| Op::Feed { feeder, cents }),
		6 => (1..4u32).prop_map(Op::Pass),
		1 => (1..2 * RING).prop_map(Op::Pause),
		1 => (100..300u32).prop_map(Op::Pause),
		1 => feeder().prop_map(Op::Admit),
		2 => feeder().prop_map(Op::Bond),
		1 => feeder().prop_map(Op::Unbond),
		1 => feeder().prop_map(Op::Remove),
		1 => feeder().prop_map(Op::Slash),
		1 => (1..6u32).prop_map(Op::Quorum),
	]
}

/// All that ever happened.
#[derive(Default)]
struct History {
	/// Of each period: Σ price × seconds, Σ seconds.
	leases: BTreeMap<Period, (u128, u128)>,
	/// What waits today: day, who was counted, Σ price × seconds, Σ seconds.
	today: (u32, BTreeSet<AccountId>, u128, u128),
	/// Of each provider: the hours that its leases covered, and the seconds that were counted.
	covered: BTreeMap<AccountId, BTreeSet<Period>>,
	counted: BTreeMap<AccountId, u64>,
	/// What each feeder last told, and when.
	feeds: BTreeMap<AccountId, (Period, u128)>,
	/// The price of each period that had one.
	prices: BTreeMap<Period, u128>,
	/// The first period that ever was closed.
	began: Period,
}

impl History {
	fn apply(&mut self, op: &Op) {
		let signed = |feeder: &usize| RuntimeOrigin::signed(CANDIDATES[*feeder]);
		match op {
			Op::Lease {
				provider,
				price,
				periods,
				seconds,
				age,
			} => {
				let now = Now::get();
				let covered = self.covered.entry(*provider).or_default();
				let hour = parameters().part_length();
				covered.extend(((now - periods).max(now - DAY)..now).map(|period| period / hour));
				settle(LeasePrint {
					provider,
					tenant: &TENANT,
					class: H100,
					price: *price,
					struck: now - age,
					after: now - 1 - periods,
					through: now - 1,
					seconds: *seconds,
				});
				self.hear();
			}
			Op::Feed {
				feeder,
				cents: told,
			} => {
				let who = CANDIDATES[*feeder];
				if submit(who, H100, cents(*told)).is_ok() {
					self.feeds.insert(who, (Now::get(), cents(*told).0));
				}
			}
			Op::Pass(periods) => (0..*periods).for_each(|_| self.go_on(1)),
			Op::Pause(periods) => self.go_on(*periods),
			Op::Admit(feeder) => {
				let _ = Index::admit_feeder(RuntimeOrigin::root(), CANDIDATES[*feeder]);
			}
			Op::Bond(feeder) => {
				let _ = Index::bond_feeder(signed(feeder));
			}
			Op::Unbond(feeder) => {
				let _ = Index::unbond_feeder(signed(feeder));
			}
			Op::Remove(feeder) => {
				let _ = Index::remove_feeder(RuntimeOrigin::root(), CANDIDATES[*feeder]);
			}
			Op::Slash(feeder) => {
				let _ = Index::slash_feeder(signed(&0), CANDIDATES[*feeder], H100);
			}
			Op::Quorum(quorum) => {
				Params::<Test>::mutate(|parameters| parameters.provider_quorum = *quorum);
			}
		}
	}

	/// What events say of leases, with the rule that a day needs its quorum.
	fn hear(&mut self) {
		let quorum = Params::<Test>::get().provider_quorum as usize;
		for event in events() {
			let Event::LeaseCounted {
				provider,
				price,
				seconds,
				..
			} = event
			else {
				continue;
			};
			let day = Now::get() / DAY;
			if self.today.0 != day {
				self.today = (day, BTreeSet::new(), 0, 0);
			}
			let counted = self.counted.entry(provider).or_default();
			*counted += seconds;
			let devices = u64::from(parameters().provider_devices);
			let most = devices * HOUR * self.covered[&provider].len() as u64;
			assert!(
				*counted <= most,
				"{counted} of {most} s of provider {provider}"
			);
			self.today.1.insert(provider);
			self.today.2 += price.0 * u128::from(seconds);
			self.today.3 += u128::from(seconds);
			if self.today.1.len() >= quorum {
				let row = self.leases.entry(Now::get()).or_default();
				row.0 += std::mem::take(&mut self.today.2);
				row.1 += std::mem::take(&mut self.today.3);
			}
		}
	}

	/// So many periods pass, then comes a block.
	fn go_on(&mut self, periods: Period) {
		let from = Now::get();
		Now::mutate(|now| *now += periods);
		poll();
		// What the ring doesn't hold any more had no price.
		let first = from.max(Now::get().saturating_sub(RING));
		for period in first..Now::get() {
			let fresh: Vec<_> = self
				.feeds
				.iter()
				.filter(|(who, (told, _))| {
					let row = Feeders::<Test>::get(who);
					row.is_some_and(|row| row.state == FeederState::Active)
						&& period - told <= parameters().feed_age
				})
				.map(|(_, (_, price))| *price)
				.collect();
			if let Some(agreed) = consensus(&fresh, 3) {
				self.prices.insert(period, agreed.price);
			}
		}
	}

	/// The reference: sums over all periods of the span.
	fn expected(&self, series: Series, from: Period, to: Period) -> Result<Average, SpanError> {
		let closed = Now::get() - 1;
		if from >= to {
			return Err(SpanError::Empty);
		}
		if to - 1 > closed {
			return Err(SpanError::NotOver);
		}
		let parts: Vec<(Period, u128, u128)> = if series == H100_FLRN {
			let all = self.leases.iter();
			all.map(|(period, (value, weight))| (*period, *value, *weight))
				.filter(|(period, ..)| *period <= closed)
				.collect()
		} else {
			let all = self.prices.iter();
			all.map(|(period, price)| (*period, *price, 1)).collect()
		};
		let since = parts.first().map(|(period, ..)| *period);
		let is_known = |period: Period| {
			since.is_none_or(|since| period < since) || period > closed.saturating_sub(RING)
		};
		if !is_known(to - 1) || (from > 0 && !is_known(from - 1)) {
			return Err(SpanError::TooOld);
		}
		let within = parts
			.iter()
			.filter(|(period, ..)| (from..to).contains(period));
		let (mut value, mut weight, mut covered) = (0_u128, 0_u128, 0);
		for (_, part, of) in within {
			value += part;
			weight += of;
			covered += 1;
		}
		Ok(Average {
			price: (weight > 0).then(|| IndexPrice(value / weight)),
			weight,
			covered,
			periods: to - from,
		})
	}

	fn check(&self, spans: &[(Period, Period)]) {
		Index::do_try_state().unwrap();
		let bonds: u128 = CANDIDATES.iter().map(Balances::total_balance_on_hold).sum();
		let rows: u128 = Feeders::<Test>::iter_values().map(|row| row.bond).sum();
		assert_eq!(bonds, rows);
		for (back, length) in spans {
			let from = (Now::get() + 2).saturating_sub(*back);
			for series in [H100_FLRN, H100_USD] {
				assert_eq!(
					average(series, from, from + length),
					self.expected(series, from, from + length),
					"{series:?} from {from} in {length} periods, now {}, began {}",
					Now::get(),
					self.began,
				);
			}
		}
	}
}

fn run(ops: &[Op], spans: &[(Period, Period)]) {
	build_and_execute(|| {
		Params::<Test>::mutate(|parameters| parameters.ring = RING);
		let mut history = History {
			began: START,
			..Default::default()
		};
		events();
		for op in ops {
			history.apply(op);
			history.check(spans);
		}
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn averages_are_those_of_a_reference_that_forgets_nothing(
		ops in prop::collection::vec(op(), 1..120),
		spans in prop::collection::vec((0..2 * RING, 0..2 * RING), 1..12),
	) {
		run(&ops, &spans);
	}
}
