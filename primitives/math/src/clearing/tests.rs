use super::*;
use num_bigint::BigInt;
use proptest::prelude::*;
use sp_arithmetic::traits::Saturating;

/// Ten to the sixth.
fn parts() -> BigInt {
	BigInt::from(PARTS)
}

fn big<N: Into<BigInt>>(number: N) -> BigInt {
	number.into()
}

fn rate_of(rate: Permill) -> BigInt {
	big(rate.deconstruct())
}

/// The quotient, rounded towards minus infinity.
fn floor(a: &BigInt, b: &BigInt) -> BigInt {
	let quotient = a / b;
	if (a % b != big(0)) && ((a < &big(0)) != (b < &big(0))) {
		quotient - 1
	} else {
		quotient
	}
}

/// The quotient, rounded towards plus infinity.
fn ceil(a: &BigInt, b: &BigInt) -> BigInt {
	-floor(&-a, b)
}

fn profit_of(holding: &Holding, price: u128) -> BigInt {
	big(holding.size) * big(price) + big(holding.cash)
}

fn equity_of(holding: &Holding, price: u128) -> BigInt {
	big(holding.margin) + profit_of(holding, price)
}

fn permill() -> impl Strategy<Value = Permill> {
	prop_oneof![
		(0..=1_000_000u32).prop_map(Permill::from_parts),
		(1..100u32).prop_map(Permill::from_percent),
	]
}

/// Up to 2⁴⁰ lots either way, the extremes among them.
fn size() -> impl Strategy<Value = i64> {
	let most = 1i64 << 40;
	prop_oneof![
		4 => -1_000..1_000i64,
		4 => -most..=most,
		1 => Just(0), 1 => Just(most), 1 => Just(-most),
	]
}

/// Up to 2⁶⁴, zero and the greatest among them.
fn price() -> impl Strategy<Value = u128> {
	prop_oneof![
		4 => 0..10_000_000u128,
		4 => any::<u64>().prop_map(u128::from),
		1 => Just(0), 1 => Just(1u128 << 64),
	]
}

fn holding() -> impl Strategy<Value = Holding> {
	(
		size(),
		prop_oneof![
			-1_000_000_000..1_000_000_000i128,
			-(1i128 << 100)..(1i128 << 100)
		],
		prop_oneof![0..1_000_000_000u128, 0..(1u128 << 100)],
	)
		.prop_map(|(size, cash, margin)| Holding { size, cash, margin })
}

proptest! {
	#[test]
	fn values_are_those_of_big_integers(holding in holding(), price in price(), cap in permill()) {
		let profit = profit_of(&holding, price);
		prop_assert_eq!(holding.profit(price).map(big), Some(profit.clone()));
		prop_assert_eq!(holding.equity(price).map(big), Some(equity_of(&holding, price)));
		let most = floor(&(big(holding.margin) * rate_of(cap)), &parts());
		let counted = big(holding.margin) + profit.clone().min(most);
		prop_assert_eq!(holding.counted(price, cap).map(big), Some(counted));
		let secured = big(holding.margin) + profit.min(big(0));
		prop_assert_eq!(holding.secured(price).map(big), Some(secured));
	}

	#[test]
	fn margins_and_shortfalls_are_rounded_up(holding in holding(), price in price(), rate in permill()) {
		let value = big(holding.lots()) * big(price);
		let required = ceil(&(value * rate_of(rate)), &parts());
		prop_assert_eq!(
			requirement(rate, holding.lots(), price).map(big),
			Some(required.clone())
		);
		let short = (required - equity_of(&holding, price)).max(big(0));
		prop_assert_eq!(shortfall(&holding, price, rate).map(big), Some(short));
	}

	#[test]
	fn reserves_are_rounded_up(buys: bool, price in price(), mark in price(), rate in permill()) {
		let loss = if buys { big(price) - big(mark) } else { big(mark) - big(price) };
		let margin = ceil(&(big(price.max(mark)) * rate_of(rate)), &parts());
		let expected = margin + loss.max(big(0));
		prop_assert_eq!(reserve(rate, buys, price, mark).map(big), Some(expected));
	}

	/// So that no maker's lot is short of the margin that it was reserved for, as long as the mark stands.
	#[test]
	fn a_reserve_carries_the_fill(
		buys: bool, lots in 1..(1i64 << 30), price in price(), mark in price(), rate in permill()
	) {
		let each = reserve(rate, buys, price, mark).unwrap();
		let before = Holding { margin: each * lots as u128, ..Holding::default() };
		let after = before.after(if buys { lots } else { -lots }, price).unwrap();
		prop_assert_eq!(shortfall(&after, mark, rate), Some(0));
	}

	#[test]
	fn a_rate_grows_in_proportion_and_is_rounded_up(
		base in permill(), slope in permill(), part in 0..u64::MAX, whole in 1..u64::MAX
	) {
		let growth = ceil(&(rate_of(slope) * big(part.min(whole))), &big(whole));
		let expected = (rate_of(base) + growth).min(parts());
		prop_assert_eq!(rate_of(rate(base, slope, part, whole)), expected);
		prop_assert_eq!(rate(base, slope, part, 0), base.saturating_add(slope));
	}

	/// Initial margin of a market is never less than maintenance of anything in it.
	#[test]
	fn whoever_opens_is_above_maintenance(
		maintenance in permill(), slope in permill(), more in permill(), steeper in permill(),
		own in 0..(1u64 << 40), others in 0..(1u64 << 40), cap in 1..(1u64 << 40)
	) {
		let sum = |a: Permill, b: Permill| a.saturating_add(b);
		let initial = rate(sum(maintenance, more), sum(slope, steeper), own + others, cap);
		prop_assert!(initial >= rate(maintenance, slope, own, cap));
	}

	#[test]
	fn trades_add_up_to_zero_at_any_price(
		trades in prop::collection::vec((0..5usize, 0..5usize, 1..(1i64 << 34), price()), 0..40),
		at in price()
	) {
		let mut all = [Holding::default(); 5];
		for (buyer, seller, lots, price) in trades {
			if buyer != seller {
				all[buyer] = all[buyer].after(lots, price).unwrap();
				all[seller] = all[seller].after(-lots, price).unwrap();
			}
		}
		prop_assert_eq!(all.iter().map(|holding| holding.size).sum::<i64>(), 0);
		prop_assert_eq!(all.iter().map(|holding| holding.cash).sum::<i128>(), 0);
		let profits: Option<i128> = all.iter().map(|holding| holding.profit(at)).sum();
		prop_assert_eq!(profits, Some(0));
	}

	/// Settlement of a whole market: what losers can't pay is missing for each winner by the same ratio, and no unit is made up.
	#[test]
	fn settlements_are_those_of_big_integers(
		trades in prop::collection::vec((0..6usize, 0..6usize, 1..10_000i64, 1..10_000_000u128), 1..40),
		margins in prop::collection::vec(0..10_000_000_000u128, 6),
		insurance in 0..10_000_000_000u128,
		at in price()
	) {
		let mut all: Vec<Holding> = margins
			.iter()
			.map(|margin| Holding { margin: *margin, ..Holding::default() })
			.collect();
		for (buyer, seller, lots, price) in trades {
			if buyer != seller {
				all[buyer] = all[buyer].after(lots, price).unwrap();
				all[seller] = all[seller].after(-lots, price).unwrap();
			}
		}
		let (mut collected, mut gains) = (big(0), big(0));
		for holding in &all {
			let profit = profit_of(holding, at);
			collected += (-profit.clone()).max(big(0)).min(big(holding.margin));
			gains += profit.max(big(0));
		}
		let pool = collected + big(insurance);
		let narrow = |wide: &BigInt| u128::try_from(wide.clone()).unwrap();
		let mut paid = big(0);
		for holding in &all {
			let gain = profit_of(holding, at).max(big(0));
			let expected = if pool >= gains { gain.clone() } else { floor(&(&gain * &pool), &gains) };
			let got = share(narrow(&gain), narrow(&pool), narrow(&gains));
			prop_assert_eq!(big(got), expected.clone());
			paid += expected;
		}
		prop_assert!(paid <= pool.clone().min(gains));
	}

	#[test]
	fn as_many_lots_go_as_it_takes(
		size in (-(1i64 << 40)..(1i64 << 40)).prop_filter("some", |size| *size != 0),
		margin in 0..(1u128 << 80), price in price(), entry in price(), target in permill(), fee in permill()
	) {
		let holding = Holding { margin, ..Holding::default() }.after(size, entry).unwrap();
		let lots = holding.lots();
		let taken = liquidated_lots(&holding, price, target, fee).unwrap();
		prop_assert!(taken <= lots);
		let equity = equity_of(&holding, price);
		// Equity less an exact fee against an exact margin, both in millionths.
		let reached = |taken: u64| {
			let left = equity.clone() * parts() - big(taken) * big(price) * rate_of(fee);
			left >= big(lots - taken) * big(price) * rate_of(target)
		};
		if taken < lots {
			prop_assert!(reached(taken));
		}
		if taken > 0 && equity >= big(0) && target > fee {
			prop_assert!(!reached(taken - 1));
		}
	}

	#[test]
	fn a_liquidation_fee_is_rounded_up_and_never_more_than_there_is(
		holding in holding(), price in price(), fee in permill(), part in 0..=100u64
	) {
		let lots = holding.lots() / 100 * part;
		let full = ceil(&(big(lots) * big(price) * rate_of(fee)), &parts());
		let expected = full.min(equity_of(&holding, price).max(big(0))).min(big(holding.margin));
		prop_assert_eq!(liquidation_fee(&holding, lots, price, fee).map(big), Some(expected));
	}

	#[test]
	fn the_liquidation_price_divides_healthy_from_short(
		size in prop_oneof![1..1_000_000i64, -1_000_000..0i64],
		margin in 0..(1u128 << 50), cash in -(1i128 << 50)..(1i128 << 50), rate in (1..500_000u32).prop_map(Permill::from_parts)
	) {
		let holding = Holding { size, cash, margin };
		let exact = |price: u128| {
			equity_of(&holding, price) * parts() >= big(holding.lots()) * big(price) * rate_of(rate)
		};
		match liquidation_price(&holding, rate) {
			None => prop_assert!(size > 0 && exact(0)),
			Some(price) if size > 0 => {
				prop_assert!(exact(price));
				prop_assert!(price == 0 || !exact(price - 1));
			}
			Some(price) => {
				prop_assert!(exact(price) || price == 0);
				prop_assert!(!exact(price + 1));
			}
		}
	}

	#[test]
	fn a_band_is_rounded_down(price in price(), mark in price(), band in permill()) {
		let most = floor(&(big(mark) * rate_of(band)), &parts());
		let distance = (big(price) - big(mark)).max(big(mark) - big(price));
		prop_assert_eq!(is_within(price, mark, band), distance <= most);
	}

	/// Closing in pieces gains nothing over closing at once.
	#[test]
	fn whoever_closes_at_the_mark_keeps_equity(
		holding in holding(), price in price(), rate in permill(), part in 0..=100i64
	) {
		let lots = -(holding.size / 100 * part);
		let after = holding.after(lots, price).unwrap();
		prop_assert_eq!(after.equity(price), holding.equity(price));
		prop_assert_eq!(missing_to_close(&holding, &after, price, rate, rate), Some(0));
	}

	#[test]
	fn what_is_missing_to_close_is_exactly_what_it_takes(
		before in holding(), price in price(), at in price(),
		rates in (permill(), permill()), part in 0..=100i64
	) {
		let lots = -(before.size / 100 * part);
		let after = before.after(lots, at).unwrap();
		let (rate, rate_after) = rates;
		let missing = missing_to_close(&before, &after, price, rate, rate_after).unwrap();
		let allowed = |margin: u128| {
			let short = |holding: &Holding, rate: Permill| {
				let value = big(holding.lots()) * big(price);
				(ceil(&(value * rate_of(rate)), &parts()) - equity_of(holding, price)).max(big(0))
			};
			let with = Holding { margin: after.margin + margin, ..after };
			let (had, has) = (equity_of(&before, price), equity_of(&with, price));
			short(&with, rate_after) <= short(&before, rate) && (has >= big(0) || has >= had)
		};
		prop_assert!(allowed(missing));
		prop_assert!(missing == 0 || !allowed(missing - 1));
	}

	#[test]
	fn a_surplus_is_what_a_shortfall_is_not(holding in holding(), price in price(), rate in permill()) {
		let value = big(holding.lots()) * big(price);
		let over = equity_of(&holding, price) - ceil(&(value * rate_of(rate)), &parts());
		prop_assert_eq!(surplus(&holding, price, rate).map(big), Some(over.max(big(0))));
	}

	#[test]
	fn what_has_to_stay_of_a_short_is_never_less_than_on_what_it_was_sold_for(
		holding in holding(), price in price(), rate in permill()
	) {
		let value = big(holding.lots()) * big(price);
		let sold = if holding.size < 0 { big(holding.cash).max(big(0)) } else { big(0) };
		let expected = ceil(&(value.max(sold) * rate_of(rate)), &parts());
		prop_assert_eq!(requirement_to_stay(&holding, price, rate).map(big), Some(expected));
	}
}

#[test]
fn a_debt_beyond_the_margin_may_not_grow() {
	let before = Holding {
		size: 10,
		cash: -50,
		margin: 5,
	};
	let rate = Permill::from_percent(10);
	let closed_at = |price| before.after(-10, price).unwrap();
	// At 4 the equity is −5.
	for (price, missing) in [(4, 0), (3, 10), (5, 0)] {
		assert_eq!(
			missing_to_close(&before, &closed_at(price), 4, rate, rate),
			Some(missing)
		);
	}
}

#[test]
fn opening_is_more_lots_or_the_other_side() {
	let holding = |size| Holding {
		size,
		..Holding::default()
	};
	assert!(holding(0).is_opened_by(&holding(1)));
	assert!(holding(5).is_opened_by(&holding(6)));
	assert!(holding(5).is_opened_by(&holding(-1)));
	assert!(holding(-5).is_opened_by(&holding(-6)));
	assert!(!holding(5).is_opened_by(&holding(0)));
	assert!(!holding(5).is_opened_by(&holding(4)));
	assert!(!holding(-5).is_opened_by(&holding(-4)));
}

#[test]
fn what_does_not_fit_is_none() {
	let holding = Holding {
		size: i64::MAX,
		cash: i128::MAX,
		margin: u128::MAX,
	};
	assert_eq!(holding.profit(u128::MAX), None);
	assert_eq!(holding.profit(1), None);
	assert_eq!(holding.equity(0), None);
	assert_eq!(holding.counted(0, Permill::one()), None);
	assert_eq!(holding.after(1, 1), None);
	assert_eq!(notional(2, u128::MAX), None);
	assert_eq!(requirement(Permill::one(), 2, u128::MAX), None);
	assert_eq!(reserve(Permill::one(), true, u128::MAX, 0), None);
	assert_eq!(shortfall(&holding, u128::MAX, Permill::one()), None);
	assert_eq!(
		liquidated_lots(&holding, u128::MAX, Permill::one(), Permill::zero()),
		None
	);
	assert_eq!(
		liquidation_fee(&holding, 1, u128::MAX, Permill::one()),
		None
	);
	assert_eq!(liquidation_price(&holding, Permill::zero()), None);
}
