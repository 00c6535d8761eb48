//! Which orders should rest, and what it takes until they do: pure arithmetic.

use crate::grid::Grid;
use florin_core::{
	book::{OrderId, OrderReport, Tick},
	clearing::{Lots, Side},
	Balance, Period,
};
use florin_math::{clearing::is_within, rounding::mul_div_floor};
use serde::Serialize;
use sp_runtime::Permill;
use subxt::utils::AccountId32;

/// Parts of a whole [`Permill`].
const PARTS: u128 = 1_000_000;

/// Which quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
	/// Between the best bid and the best ask, as a share of the reference.
	pub spread: Permill,
	/// Prices of each side.
	pub levels: u32,
	/// From one of them to the next, as a share of the reference.
	pub step: Permill,
	/// Lots at each.
	pub size: Lots,
	/// Lots that are held at most, either way.
	pub max_position: Lots,
	/// How far quotes are shifted, against what is held, once as much is: as a share of the reference.
	pub skew: Permill,
}

/// An order that should rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
	/// Which way.
	pub side: Side,
	/// At what price.
	pub tick: Tick,
	/// How many lots.
	pub lots: Lots,
}

/// What quotes depend on.
#[derive(Clone, Debug)]
pub struct Situation {
	/// The prices that the book has.
	pub grid: Grid,
	/// Around what is quoted.
	pub reference: Balance,
	/// At what the market values positions.
	pub mark: Balance,
	/// How far from that it trades.
	pub band: Permill,
	/// Lots that are held: long above zero, short below.
	pub position: i64,
}

impl Situation {
	/// The middle of the quotes: the reference, shifted against what is held.
	fn middle(&self, rules: &Rules) -> Balance {
		let most = Balance::from(rules.max_position);
		let held = Balance::from(self.position.unsigned_abs()).min(most);
		let whole = rules.skew.mul_floor(self.reference);
		let shift = mul_div_floor(whole, held, most.max(1)).unwrap_or(whole);
		if self.position > 0 {
			self.reference.saturating_sub(shift)
		} else {
			self.reference.saturating_add(shift)
		}
	}

	/// The orders that should rest: bids and then asks, the best prices of each side first.
	pub fn quotes(&self, rules: &Rules) -> Vec<Quote> {
		let mut quotes = self.side(rules, Side::Buy, None);
		let best_bid = quotes.first().map(|bid| bid.tick);
		quotes.extend(self.side(rules, Side::Sell, best_bid));
		quotes
	}

	/// One side; asks lie above `beyond`.
	fn side(&self, rules: &Rules, side: Side, beyond: Option<Tick>) -> Vec<Quote> {
		let middle = self.middle(rules);
		let most = i128::from(rules.max_position);
		let held = i128::from(self.position);
		let room = match side {
			Side::Buy => most.saturating_sub(held),
			Side::Sell => most.saturating_add(held),
		};
		let mut room = Lots::try_from(room.max(0)).unwrap_or(Lots::MAX);
		let mut last = beyond;
		let mut quotes = Vec::new();
		for level in 0..rules.levels {
			let way = self.way(rules, level);
			let lots = rules.size.min(room);
			let tick = match side {
				Side::Buy => self
					.grid
					.at_most(middle.saturating_sub(way))
					.and_then(|tick| below(tick, last)),
				Side::Sell => self
					.grid
					.at_least(middle.saturating_add(way))
					.and_then(|tick| above(tick, last)),
			};
			let Some(tick) = tick.filter(|_| lots > 0) else {
				break;
			};
			last = Some(tick);
			// Those further out may still lie within the band, where the reference isn't in it.
			if is_within(self.grid.price(tick), self.mark, self.band) {
				room = room.saturating_sub(lots);
				quotes.push(Quote { side, tick, lots });
			}
		}
		quotes
	}

	/// How far from the middle a level is, rounded up.
	fn way(&self, rules: &Rules, level: u32) -> Balance {
		let half = u128::from(rules.spread.deconstruct());
		let steps = u128::from(rules.step.deconstruct())
			.saturating_mul(level.into())
			.saturating_mul(2);
		let parts = half.saturating_add(steps);
		florin_math::rounding::mul_div_ceil(self.reference, parts, 2 * PARTS)
			.unwrap_or(self.reference)
	}
}

/// `tick`, or the next one below `last` if it isn't below.
fn below(tick: Tick, last: Option<Tick>) -> Option<Tick> {
	let highest = match last {
		Some(last) => last.checked_sub(1)?,
		None => Tick::MAX,
	};
	Some(tick.min(highest)).filter(|tick| *tick > 0)
}

/// `tick`, or the next one above `last` if it isn't above.
fn above(tick: Tick, last: Option<Tick>) -> Option<Tick> {
	let lowest = match last {
		Some(last) => last.checked_add(1)?,
		None => 1,
	};
	Some(tick.max(lowest))
}

/// The price around which is quoted: that of before, unless it has moved by more than `refresh`.
pub fn settled(before: Option<Balance>, now: Balance, refresh: Permill) -> Balance {
	match before {
		Some(before) if before.abs_diff(now) <= refresh.mul_floor(before) => before,
		_ => now,
	}
}

/// What it takes until the orders rest that should.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
	/// Orders that shouldn't rest.
	pub cancel: Vec<OrderId>,
	/// Orders that don't yet.
	pub place: Vec<Quote>,
	/// Orders that stay.
	pub kept: usize,
}

impl Plan {
	/// What it takes from `own` to `wanted`. Orders that stand for fewer than `least` further periods are
	/// replaced.
	pub fn of(
		own: &[OrderReport<AccountId32>],
		wanted: &[Quote],
		now: Period,
		least: Period,
	) -> Self {
		let mut place = wanted.to_vec();
		let mut cancel = Vec::new();
		for order in own {
			let stands = order.expires >= now.saturating_add(least) && !order.reduce_only;
			let wanted = place.iter().position(|quote| {
				(quote.side, quote.tick, quote.lots) == (order.id.side, order.id.tick, order.lots)
			});
			match wanted.filter(|_| stands) {
				Some(index) => {
					place.remove(index);
				}
				None => cancel.push(order.id),
			}
		}
		Self {
			kept: wanted.len().saturating_sub(place.len()),
			cancel,
			place,
		}
	}

	/// Whether all is as it should be.
	pub fn is_done(&self) -> bool {
		self.cancel.is_empty() && self.place.is_empty()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::currency::test_dollar;
	use proptest::prelude::*;

	const RULES: Rules = Rules {
		spread: Permill::from_parts(4_000),
		levels: 3,
		step: Permill::from_parts(2_000),
		size: 5,
		max_position: 50,
		skew: Permill::from_percent(1),
	};

	fn situation(position: i64) -> Situation {
		Situation {
			grid: Grid {
				tick_size: 100_000,
				currency: test_dollar(),
			},
			reference: 500_000_000,
			mark: 500_000_000,
			band: Permill::from_percent(10),
			position,
		}
	}

	fn quote(side: Side, tick: Tick, lots: Lots) -> Quote {
		Quote { side, tick, lots }
	}

	fn on(side: Side, quotes: &[Quote]) -> Vec<(Tick, Lots)> {
		let of_side = quotes.iter().filter(|quote| quote.side == side);
		of_side.map(|quote| (quote.tick, quote.lots)).collect()
	}

	#[test]
	fn quotes_lie_around_the_reference_with_spread_and_steps() {
		let quotes = situation(0).quotes(&RULES);
		// 0.2, 0.4 and 0.6 % of 500 on each side.
		assert_eq!(on(Side::Buy, &quotes), [(4_990, 5), (4_980, 5), (4_970, 5)]);
		assert_eq!(
			on(Side::Sell, &quotes),
			[(5_010, 5), (5_020, 5), (5_030, 5)]
		);
	}

	#[test]
	fn what_is_held_shifts_quotes_and_limits_them() {
		// Half of the most that is held: 0.5 % lower.
		let long = situation(25).quotes(&RULES);
		assert_eq!(on(Side::Buy, &long)[0], (4_965, 5));
		assert_eq!(on(Side::Sell, &long)[0], (4_985, 5));
		let short = situation(-25).quotes(&RULES);
		assert_eq!(on(Side::Buy, &short)[0], (5_015, 5));

		let nearly = situation(43).quotes(&RULES);
		assert_eq!(
			on(Side::Buy, &nearly)
				.iter()
				.map(|(_, lots)| *lots)
				.collect::<Vec<_>>(),
			[5, 2],
			"no more than fit"
		);
		assert!(on(Side::Buy, &situation(50).quotes(&RULES)).is_empty());
		assert!(on(Side::Buy, &situation(60).quotes(&RULES)).is_empty());
		assert_eq!(on(Side::Sell, &situation(60).quotes(&RULES)).len(), 3);
		assert!(on(Side::Sell, &situation(-50).quotes(&RULES)).is_empty());
	}

	#[test]
	fn prices_closer_than_a_tick_are_set_apart() {
		let coarse = Situation {
			grid: Grid {
				tick_size: 10_000_000,
				currency: test_dollar(),
			},
			..situation(0)
		};
		let quotes = coarse.quotes(&RULES);
		assert_eq!(on(Side::Buy, &quotes), [(49, 5), (48, 5), (47, 5)]);
		assert_eq!(on(Side::Sell, &quotes), [(51, 5), (52, 5), (53, 5)]);
	}

	#[test]
	fn nothing_is_quoted_that_the_market_would_refuse() {
		let narrow = Situation {
			band: Permill::from_parts(4_000),
			..situation(0)
		};
		assert_eq!(on(Side::Buy, &narrow.quotes(&RULES)).len(), 2);
		let away = Situation {
			mark: 400_000_000,
			..situation(0)
		};
		assert!(away.quotes(&RULES).is_empty());
	}

	#[test]
	fn the_reference_moves_only_as_far_as_it_matters() {
		let refresh = Permill::from_parts(1_000);
		assert_eq!(settled(None, 500, refresh), 500);
		assert_eq!(settled(Some(500_000), 500_500, refresh), 500_000);
		assert_eq!(settled(Some(500_000), 500_501, refresh), 500_501);
		assert_eq!(settled(Some(500_000), 499_499, refresh), 499_499);
		assert_eq!(settled(Some(5), 6, Permill::zero()), 6);
	}

	fn order(id: u64, quote: Quote, expires: Period) -> OrderReport<AccountId32> {
		OrderReport {
			id: OrderId {
				side: quote.side,
				tick: quote.tick,
				page: 0,
				id,
			},
			owner: AccountId32([1; 32]),
			lots: quote.lots,
			price: 0,
			reserved: 0,
			expires,
			reduce_only: false,
		}
	}

	#[test]
	fn orders_that_are_where_they_should_be_stay() {
		let (bid, ask) = (quote(Side::Buy, 4_990, 5), quote(Side::Sell, 5_010, 5));
		let own = [order(1, bid, 110), order(2, ask, 110)];
		let plan = Plan::of(&own, &[bid, ask], 100, 5);
		assert!(plan.is_done() && plan.kept == 2);
	}

	#[test]
	fn orders_that_were_filled_in_part_expire_or_are_elsewhere_are_replaced() {
		let (bid, ask) = (quote(Side::Buy, 4_990, 5), quote(Side::Sell, 5_010, 5));
		let partly = quote(Side::Buy, 4_990, 3);
		let elsewhere = quote(Side::Sell, 5_011, 5);
		let only_closes = OrderReport {
			reduce_only: true,
			..order(4, ask, 110)
		};
		let own = [
			order(1, partly, 110),
			order(2, ask, 104),
			order(3, elsewhere, 110),
			only_closes,
		];
		let plan = Plan::of(&own, &[bid, ask], 100, 5);
		let cancelled: Vec<_> = plan.cancel.iter().map(|order| order.id).collect();
		assert_eq!(cancelled, [1, 2, 3, 4]);
		assert_eq!(plan.place, [bid, ask]);
	}

	#[test]
	fn the_same_order_twice_is_one_too_many() {
		let bid = quote(Side::Buy, 4_990, 5);
		let plan = Plan::of(&[order(1, bid, 110), order(2, bid, 110)], &[bid], 100, 5);
		assert_eq!((plan.kept, plan.cancel.len(), plan.place.len()), (1, 1, 0));
	}

	#[test]
	fn without_quotes_all_orders_go() {
		let bid = quote(Side::Buy, 4_990, 5);
		let plan = Plan::of(&[order(1, bid, 110)], &[], 100, 5);
		assert_eq!(plan.cancel.len(), 1);
		assert!(Plan::of(&[], &[], 100, 5).is_done());
	}

	fn any_rules() -> impl Strategy<Value = Rules> {
		(
			1u32..500_000,
			1u32..=16,
			0u32..100_000,
			1u64..1_000,
			1u64..10_000,
			0u32..=1_000_000,
		)
			.prop_map(|(spread, levels, step, size, max_position, skew)| Rules {
				spread: Permill::from_parts(spread),
				levels,
				step: Permill::from_parts(step),
				size,
				max_position,
				skew: Permill::from_parts(skew),
			})
	}

	fn any_situation() -> impl Strategy<Value = Situation> {
		(
			1u128..1 << 40,
			1u128..60_000,
			900_000u128..1_100_000,
			1u32..999_999,
			-20_000i64..20_000,
		)
			.prop_map(|(tick_size, ticks, drift, band, position)| {
				let mark = tick_size * ticks;
				Situation {
					grid: Grid {
						tick_size,
						currency: test_dollar(),
					},
					reference: mark * drift / 1_000_000,
					mark,
					band: Permill::from_parts(band),
					position,
				}
			})
	}

	proptest! {
		#[test]
		fn quotes_never_cross_nor_leave_the_band(rules in any_rules(), at in any_situation()) {
			let quotes = at.quotes(&rules);
			let (bids, asks) = (on(Side::Buy, &quotes), on(Side::Sell, &quotes));
			prop_assert!(bids.is_sorted_by(|better, worse| better.0 > worse.0));
			prop_assert!(asks.is_sorted_by(|better, worse| better.0 < worse.0));
			if let (Some((bid, _)), Some((ask, _))) = (bids.first(), asks.first()) {
				prop_assert!(bid < ask);
			}
			for quote in &quotes {
				prop_assert!(quote.tick > 0 && quote.lots > 0);
				prop_assert!(is_within(at.grid.price(quote.tick), at.mark, at.band));
			}
		}

		#[test]
		fn no_fill_takes_the_position_beyond_its_limit(rules in any_rules(), at in any_situation()) {
			let quotes = at.quotes(&rules);
			let sum = |side| on(side, &quotes).iter().map(|(_, lots)| i128::from(*lots)).sum::<i128>();
			let (held, most) = (i128::from(at.position), i128::from(rules.max_position));
			prop_assert!(held + sum(Side::Buy) <= most.max(held));
			prop_assert!(held - sum(Side::Sell) >= (-most).min(held));
		}

		#[test]
		fn quotes_are_at_least_half_the_spread_away_from_their_middle(
			rules in any_rules(),
			at in any_situation(),
		) {
			let middle = at.middle(&rules);
			for quote in at.quotes(&rules) {
				let way = at.grid.price(quote.tick).abs_diff(middle);
				let half = at.reference * u128::from(rules.spread.deconstruct()) / (2 * PARTS);
				prop_assert!(way >= half);
			}
		}

		#[test]
		fn holding_more_never_raises_a_quote(
			rules in any_rules(),
			at in any_situation(),
			more in 1i64..20_000,
		) {
			let longer = Situation { position: at.position + more, ..at.clone() };
			prop_assert!(longer.middle(&rules) <= at.middle(&rules));
		}

		#[test]
		fn a_plan_that_was_carried_out_leaves_nothing_to_do(
			rules in any_rules(),
			at in any_situation(),
			before in any_situation(),
		) {
			let rest = |quotes: Vec<Quote>| -> Vec<_> {
				(0..).zip(quotes).map(|(id, quote)| order(id, quote, 110)).collect()
			};
			let wanted = at.quotes(&rules);
			let own = rest(before.quotes(&rules));
			let plan = Plan::of(&own, &wanted, 100, 5);
			prop_assert_eq!(plan.kept + plan.place.len(), wanted.len());
			prop_assert_eq!(plan.kept + plan.cancel.len(), own.len());
			prop_assert!(Plan::of(&rest(wanted.clone()), &wanted, 100, 5).is_done());
		}
	}
}
