//! What an order would come to, before it is sent: pure arithmetic over what the chain says now.

use crate::grid::Grid;
use florin_core::{
	book::{DepthLevel, Tick},
	clearing::{Lots, MarketReport, PositionReport, RiskTerms, Side},
	Balance,
};
use florin_math::clearing::{
	is_within, missing_to_close, rate, requirement, requirement_to_stay, reserve, surplus, Holding,
};
use sp_runtime::Permill;

/// What an order would trade at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fills {
	/// How many lots.
	pub lots: Lots,
	/// What they come to.
	pub cost: Balance,
	/// The worst of their prices.
	pub worst: Option<Balance>,
}

impl Fills {
	/// `lots` out of `levels` of the other side, the best one first, at prices that aren't worse than
	/// `limit` and at which the market trades.
	pub fn of(
		levels: &[DepthLevel],
		side: Side,
		limit: Tick,
		lots: Lots,
		market: &MarketReport,
	) -> Self {
		let is_worse = |level: &&DepthLevel| match side {
			Side::Buy => level.tick > limit,
			Side::Sell => level.tick < limit,
		};
		let trades =
			|level: &&DepthLevel| is_within(level.price, market.mark.price, market.risk.band);
		let mut fills = Self::default();
		for level in levels
			.iter()
			.take_while(|level| !is_worse(level))
			.filter(trades)
		{
			let taken = level.lots.min(lots.saturating_sub(fills.lots));
			if taken == 0 {
				break;
			}
			fills.add(taken, level.price);
		}
		fills
	}

	/// Adds `lots` at `price`, which is worse than those before.
	pub fn add(&mut self, lots: Lots, price: Balance) {
		self.lots = self.lots.saturating_add(lots);
		self.cost = self.cost.saturating_add(price.saturating_mul(lots.into()));
		self.worst = Some(price);
	}

	/// What one lot comes to, rounded down; none without any.
	pub fn average(&self) -> Option<Balance> {
		self.cost.checked_div(self.lots.into())
	}
}

/// How far from `price` an order at the market goes: `slippage` of it, to the next price of the book
/// that isn't further away.
pub fn slipped(grid: &Grid, side: Side, price: Balance, slippage: Permill) -> Option<Tick> {
	let way = slippage.mul_floor(price);
	match side {
		Side::Buy => grid.at_most(price.saturating_add(way)),
		Side::Sell => grid.at_least(price.saturating_sub(way)),
	}
}

/// The order of which [`Needs`] are.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
	/// Which way.
	pub side: Side,
	/// What it would trade at once.
	pub fills: Fills,
	/// Lots that would rest.
	pub rests: Lots,
	/// At what price.
	pub price: Balance,
	/// It only closes.
	pub reduce_only: bool,
}

/// What an order takes, at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
	/// What is taken from the account.
	pub from_account: Balance,
	/// Of that and of the position's margin: what answers for lots that are open or ordered.
	pub margin: Balance,
	/// What goes to the insurance of the market.
	pub fee: Balance,
	/// Deposits, which come back.
	pub deposits: Balance,
}

impl Needs {
	/// What an order takes of whoever has `position`; none if a figure is beyond its type.
	pub fn of(
		market: &MarketReport,
		position: Option<&PositionReport>,
		wanted: &Wanted,
	) -> Option<Self> {
		let before = position.map(holding).unwrap_or_default();
		let risk = &market.risk;
		let mut needs = Self::default();
		if position.is_none() {
			needs.deposits = risk.deposit;
		}
		let maintenance = position.map_or(Permill::zero(), |position| position.maintenance);
		let (after, open) = needs.fill(market, &before, maintenance, wanted)?;
		if wanted.rests > 0 {
			needs.deposits = needs.deposits.checked_add(risk.deposit)?;
		}
		if wanted.rests > 0 && !wanted.reduce_only {
			let rate = initial(risk, open.saturating_add(wanted.rests));
			let buys = wanted.side == Side::Buy;
			let each = reserve(rate, buys, wanted.price, market.mark.price)?;
			let reserved = each.checked_mul(wanted.rests.into())?;
			let free = free_margin(market, open, &after)?.min(reserved);
			needs.margin = needs.margin.checked_add(reserved)?;
			needs.from_account = needs
				.from_account
				.checked_add(reserved.checked_sub(free)?)?;
		}
		needs.from_account = needs.from_account.checked_add(needs.deposits)?;
		Some(needs)
	}

	/// What the lots that are traded at once take; answers the position then, and open interest.
	fn fill(
		&mut self,
		market: &MarketReport,
		before: &Holding,
		maintenance: Permill,
		wanted: &Wanted,
	) -> Option<(Holding, Lots)> {
		let risk = &market.risk;
		let lots = i64::try_from(wanted.fills.lots).ok()?;
		let cost = i128::try_from(wanted.fills.cost).ok()?;
		let (lots, cost) = match wanted.side {
			Side::Buy => (lots, cost),
			Side::Sell => (lots.checked_neg()?, cost.checked_neg()?),
		};
		let mut after = Holding {
			size: before.size.checked_add(lots)?,
			cash: before.cash.checked_sub(cost)?,
			margin: before.margin,
		};
		if wanted.fills.lots == 0 {
			return Some((after, market.open_interest));
		}
		self.fee = risk.taker_fee.mul_ceil(wanted.fills.cost);
		if !before.is_opened_by(&after) {
			return self.close(market, before, after, maintenance);
		}
		// If those on the other side open as well.
		let open = market.open_interest.saturating_add(wanted.fills.lots);
		let missing_fee = self.fee.saturating_sub(after.margin);
		after.margin = after
			.margin
			.checked_add(missing_fee)?
			.checked_sub(self.fee)?;
		let rate = initial(risk, open);
		let mut short = 0;
		for price in prices(market) {
			let required = requirement(rate, after.lots(), price)?;
			let counted = after.counted(price, risk.profit_cap)?;
			let missing = i128::try_from(required).ok()?.checked_sub(counted)?;
			short = short.max(u128::try_from(missing).unwrap_or_default());
			self.margin = self.margin.max(required);
		}
		after.margin = after.margin.checked_add(short)?;
		self.from_account = missing_fee.checked_add(short)?;
		Some((after, open))
	}

	/// What closing takes: a fee, as far as there is more than maintenance, and what is missing if the price
	/// is worse than the mark.
	fn close(
		&mut self,
		market: &MarketReport,
		before: &Holding,
		mut after: Holding,
		maintenance: Permill,
	) -> Option<(Holding, Lots)> {
		let (risk, mark) = (&market.risk, market.mark.price);
		let rate_after = match after.size {
			0 => Permill::zero(),
			_ => maintenance.min(rate(
				risk.maintenance,
				risk.maintenance_slope,
				after.lots(),
				risk.cap,
			)),
		};
		let missing = missing_to_close(before, &after, mark, maintenance, rate_after)?;
		let spare = surplus(&after, mark, rate_after)?;
		self.fee = self.fee.min(spare).min(after.margin);
		self.from_account = missing;
		after.margin = after.margin.checked_add(missing)?.checked_sub(self.fee)?;
		Some((after, market.open_interest))
	}
}

/// What is opened has to be carried at the mark, and at the latest price.
const fn prices(market: &MarketReport) -> [Balance; 2] {
	[market.mark.price, market.mark.spot]
}

/// Initial margin as a share of the value when `open` lots are.
fn initial(risk: &RiskTerms, open: Lots) -> Permill {
	rate(risk.initial, risk.initial_slope, open, risk.cap)
}

/// What a position holds.
pub const fn holding(position: &PositionReport) -> Holding {
	Holding {
		size: position.size,
		cash: position.cash,
		margin: position.margin,
	}
}

/// Margin that nothing open needs when `open` lots are.
fn free_margin(market: &MarketReport, open: Lots, holding: &Holding) -> Option<Balance> {
	if holding.size == 0 {
		let left = i128::try_from(holding.margin)
			.ok()?
			.checked_add(holding.cash.min(0))?;
		return Some(u128::try_from(left).unwrap_or_default());
	}
	let mut free = Balance::MAX;
	for price in prices(market) {
		let required = requirement_to_stay(holding, price, initial(&market.risk, open))?;
		let left = holding
			.secured(price)?
			.checked_sub(i128::try_from(required).ok()?)?;
		free = free.min(u128::try_from(left).unwrap_or_default());
	}
	Some(free)
}

/// A market at 500 tUSD a lot, for tests.
#[cfg(test)]
pub fn test_market() -> MarketReport {
	use florin_core::clearing::{Mark, MarketPhase, Mode};
	let percent = Permill::from_percent;
	MarketReport {
		market: 0,
		asset: crate::currency::test_dollar().asset,
		risk: RiskTerms {
			initial: percent(15),
			initial_slope: percent(15),
			maintenance: percent(10),
			maintenance_slope: percent(10),
			profit_cap: percent(50),
			band: percent(10),
			taker_fee: Permill::from_parts(500),
			liquidation_fee: percent(1),
			liquidator_share: percent(50),
			cap: 1_000,
			position_cap: 200,
			order_cap: 20,
			deposit: 1_000_000,
		},
		mode: Mode::Open,
		phase: MarketPhase::Trading,
		mark: Mark {
			price: 500_000_000,
			spot: 500_000_000,
			period: 99,
			live: true,
			cap: None,
		},
		liquidates_from: 0,
		open_interest: 0,
		open_interest_cap: 1_000,
		initial: percent(15),
		insurance: 0,
		collected: 0,
		paid: 0,
		gains: 0,
		losses: 0,
		unregistered: 0,
		positions: 0,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::currency::test_dollar;
	use proptest::prelude::*;

	const TICK: Balance = 100_000;

	fn level(tick: Tick, lots: Lots) -> DepthLevel {
		DepthLevel {
			tick,
			price: TICK * Balance::from(tick),
			lots,
			orders: 1,
		}
	}

	fn grid() -> Grid {
		Grid {
			tick_size: TICK,
			currency: test_dollar(),
		}
	}

	fn bought(levels: &[DepthLevel], limit: Tick, lots: Lots) -> Fills {
		Fills::of(levels, Side::Buy, limit, lots, &test_market())
	}

	#[test]
	fn the_best_prices_are_taken_first_and_none_beyond_the_limit() {
		let asks = [level(5_000, 5), level(5_010, 4), level(5_020, 3)];
		let fills = bought(&asks, 5_010, 7);
		assert_eq!(fills.lots, 7);
		assert_eq!(fills.cost, 5 * 500_000_000 + 2 * 501_000_000);
		assert_eq!(fills.worst, Some(501_000_000));
		assert_eq!(fills.average(), Some(500_285_714));
		assert_eq!(bought(&asks, 5_010, 100).lots, 9);
		assert_eq!(bought(&asks, 4_999, 100), Fills::default());
		assert_eq!(Fills::default().average(), None);
	}

	#[test]
	fn bids_are_taken_from_the_highest_down_to_the_limit() {
		let bids = [level(5_000, 5), level(4_990, 4)];
		let sold = |limit| Fills::of(&bids, Side::Sell, limit, 100, &test_market());
		assert_eq!(sold(4_995).lots, 5);
		assert_eq!(sold(1).lots, 9);
		assert_eq!(sold(5_001).lots, 0);
	}

	#[test]
	fn nothing_is_taken_outside_of_the_band() {
		// 10 % of 500: from 450 to 550.
		let asks = [
			level(4_499, 1),
			level(4_500, 2),
			level(5_500, 4),
			level(5_501, 8),
		];
		assert_eq!(bought(&asks, Tick::MAX, 100).lots, 6);
	}

	#[test]
	fn slippage_is_rounded_towards_the_best_price() {
		let percent = |parts| Permill::from_parts(parts);
		assert_eq!(
			slipped(&grid(), Side::Buy, 500_000_000, percent(10_000)),
			Some(5_050)
		);
		assert_eq!(
			slipped(&grid(), Side::Buy, 500_000_000, percent(150)),
			Some(5_000)
		);
		assert_eq!(
			slipped(&grid(), Side::Sell, 500_000_000, percent(150)),
			Some(5_000)
		);
		assert_eq!(
			slipped(&grid(), Side::Sell, 500_000_000, Permill::one()),
			Some(1)
		);
	}

	fn needs(position: Option<&PositionReport>, wanted: &Wanted) -> Needs {
		Needs::of(&test_market(), position, wanted).unwrap()
	}

	fn wanted(side: Side, fills: Fills, rests: Lots) -> Wanted {
		Wanted {
			side,
			fills,
			rests,
			price: 500_000_000,
			reduce_only: false,
		}
	}

	fn fills(lots: Lots, price: Balance) -> Fills {
		let mut fills = Fills::default();
		fills.add(lots, price);
		fills
	}

	fn position(size: i64, cash: i128, margin: Balance) -> PositionReport {
		PositionReport {
			market: 0,
			size,
			cash,
			margin,
			reserved: 0,
			orders: 0,
			mark: 500_000_000,
			profit: 0,
			equity: 0,
			initial_margin: 0,
			maintenance: Permill::from_percent(10),
			maintenance_margin: 0,
			free_margin: None,
			liquidation_price: None,
			registered: None,
			due: 0,
		}
	}

	#[test]
	fn opening_takes_initial_margin_the_fee_and_a_deposit() {
		let needs = needs(None, &wanted(Side::Buy, fills(10, 500_000_000), 0));
		// 10 lots of 500 at 15 % + 15 % × 10 / 1,000.
		assert_eq!(needs.margin, 757_500_000);
		assert_eq!(needs.fee, 2_500_000);
		assert_eq!(needs.deposits, 1_000_000);
		assert_eq!(needs.from_account, 757_500_000 + 2_500_000 + 1_000_000);
	}

	#[test]
	fn a_price_worse_than_the_mark_takes_the_difference_as_well() {
		let dear = needs(None, &wanted(Side::Buy, fills(10, 510_000_000), 0));
		// The fee is of the value, 5,100.
		assert_eq!(
			dear.from_account,
			757_500_000 + 100_000_000 + 2_550_000 + 1_000_000
		);
	}

	#[test]
	fn what_rests_sets_margin_and_a_deposit_of_its_own_aside() {
		let resting = needs(None, &wanted(Side::Sell, Fills::default(), 10));
		assert_eq!(resting.margin, 757_500_000);
		assert_eq!(resting.fee, 0);
		assert_eq!(resting.deposits, 2_000_000);
		assert_eq!(resting.from_account, 759_500_000);
	}

	#[test]
	fn the_dearer_of_mark_and_latest_price_counts() {
		let mut market = test_market();
		market.mark.spot = 520_000_000;
		let short = wanted(Side::Sell, fills(10, 500_000_000), 0);
		let needs = Needs::of(&market, None, &short).unwrap();
		// 10 lots of 520 at 15.15 %, and the loss of 20 a lot at that price.
		assert_eq!(needs.margin, 787_800_000);
		assert_eq!(
			needs.from_account,
			787_800_000 + 200_000_000 + 2_500_000 + 1_000_000
		);
	}

	#[test]
	fn closing_below_maintenance_takes_what_is_missing() {
		let long = position(10, -5_000_000_000, 520_000_000);
		let half = needs(Some(&long), &wanted(Side::Sell, fills(5, 480_000_000), 0));
		// A loss of 100 leaves 420, and maintenance of what is left is 250.
		assert_eq!(half.from_account, 0);
		let deep = needs(Some(&long), &wanted(Side::Sell, fills(5, 440_000_000), 0));
		// A loss of 300 leaves 220.
		assert_eq!(deep.from_account, 30_000_000);
		assert_eq!(deep.fee, 0);
	}

	#[test]
	fn closing_takes_nothing_and_pays_its_fee_out_of_the_margin() {
		let long = position(10, -5_000_000_000, 800_000_000);
		let closing = needs(Some(&long), &wanted(Side::Sell, fills(10, 500_000_000), 0));
		assert_eq!(closing.from_account, 0);
		assert_eq!(closing.fee, 2_500_000);
		let reducing = Wanted {
			reduce_only: true,
			..wanted(Side::Sell, Fills::default(), 10)
		};
		assert_eq!(needs(Some(&long), &reducing).from_account, 1_000_000);
	}

	#[test]
	fn margin_that_a_position_has_to_spare_is_used_first() {
		let rich = position(1, -500_000_000, 2_000_000_000);
		let more = needs(Some(&rich), &wanted(Side::Buy, fills(5, 500_000_000), 5));
		assert_eq!(more.deposits, 1_000_000);
		assert_eq!(more.from_account, 1_000_000);
		assert!(more.margin > 0);
	}

	proptest! {
		/// The margin that was told suffices: with it the position has what the house asks for.
		#[test]
		fn what_is_told_suffices(
			size in -100i64..100,
			margin in 0u128..10_000_000_000,
			bought: bool,
			lots in 1u64..100,
			price in 450_000_000u128..550_000_000,
			rests in 0u64..50,
		) {
			let market = test_market();
			let held = position(size, -i128::from(size) * 500_000_000, margin);
			let side = if bought { Side::Buy } else { Side::Sell };
			let wanted = wanted(side, fills(lots, price), rests);
			let needs = needs(Some(&held), &wanted);
			let lots = i64::try_from(lots).unwrap();
			let signed = if bought { lots } else { -lots };
			let before = holding(&held);
			let after = before.after(signed, price).unwrap();
			prop_assert!(needs.from_account >= needs.deposits);
			if before.is_opened_by(&after) && rests == 0 {
				let funded = Holding {
					margin: margin + needs.from_account - needs.deposits - needs.fee,
					..after
				};
				let required = requirement(
					initial(&market.risk, wanted.fills.lots),
					after.lots(),
					market.mark.price,
				)
				.unwrap();
				let counted = funded.counted(market.mark.price, market.risk.profit_cap).unwrap();
				prop_assert!(counted >= i128::try_from(required).unwrap());
			}
		}

		#[test]
		fn fills_are_never_more_than_was_asked_for_or_is_there(
			lots in 0u64..1_000,
			levels in prop::collection::vec((4_500u16..5_500, 1u64..100), 0..20),
			limit in 4_000u16..6_000,
		) {
			let mut levels: Vec<_> = levels.into_iter().map(|(tick, lots)| level(tick, lots)).collect();
			levels.sort_by_key(|level| level.tick);
			let there: u64 = levels.iter().filter(|level| level.tick <= limit).map(|level| level.lots).sum();
			let fills = bought(&levels, limit, lots);
			prop_assert_eq!(fills.lots, lots.min(there));
			prop_assert!(fills.worst.is_none_or(|worst| worst <= grid().price(limit)));
			prop_assert!(fills.average().is_none_or(|average| Some(average) <= fills.worst));
		}
	}
}
