//! Markets: what there is, and by what terms.

use crate::{
	chain::futures::Listed,
	commands::{
		market::{duration, pairs, share},
		Global,
	},
	currency::{Currency, Sum},
	error::Failure,
	output::{count, Answer, Table},
	price::symbol,
	time::{begin, compute_time, wall_clock},
};
use clap::Args;
use florin_core::{
	clearing::{Lots, MarketId, MarketPhase, RiskTerms},
	futures::Basis,
	index::Quote,
	report::ClockReport,
	Balance, ClassId, Period,
};
use serde::Serialize;
use std::fmt;

/// Which market.
#[derive(Args, Debug)]
pub struct ShowArgs {
	/// The market, by its number
	market: MarketId,
}

/// A market as the list shows it.
#[derive(Serialize)]
struct MarketRow {
	market: MarketId,
	class: ClassId,
	slug: String,
	quote: Quote,
	currency: String,
	/// Class-seconds in a lot.
	lot_seconds: u32,
	/// The first period of delivery.
	delivery: Period,
	/// Periods of delivery.
	periods: Period,
	/// When delivery begins and is over, in Unix seconds.
	delivery_begins: u64,
	delivery_ends: u64,
	state: String,
	mark: Sum,
	live: bool,
	open_interest: Lots,
	open_interest_cap: Lots,
	/// Now, as a share of the value.
	initial_margin: String,
	insurance: Sum,
	#[serde(skip)]
	period_seconds: u16,
}

impl MarketRow {
	fn new(listed: &Listed, clock: &ClockReport) -> Self {
		let contract = &listed.contract.contract;
		let currency = &listed.currency;
		Self {
			market: listed.id(),
			class: contract.series.class,
			slug: listed.slug.clone(),
			quote: contract.series.quote,
			currency: currency.symbol.to_string(),
			lot_seconds: contract.lot_seconds,
			delivery: contract.delivery,
			periods: contract.periods,
			delivery_begins: begin(contract.delivery, clock.period_seconds),
			delivery_ends: begin(contract.end(), clock.period_seconds),
			state: listed.state(),
			mark: currency.sum(valued_at(listed)),
			live: listed.market.mark.live,
			open_interest: listed.market.open_interest,
			open_interest_cap: listed.market.open_interest_cap,
			initial_margin: share(listed.market.initial),
			insurance: currency.sum(listed.market.insurance),
			period_seconds: clock.period_seconds,
		}
	}
}

/// At what lots are valued: the mark, or what the market settled at.
pub fn valued_at(listed: &Listed) -> Balance {
	match listed.market.phase {
		MarketPhase::Settling { price, .. } => price,
		_ => listed.market.mark.price,
	}
}

#[derive(Serialize)]
#[serde(transparent)]
struct List(Vec<MarketRow>);

impl fmt::Display for List {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0.is_empty() {
			return f.write_str("there are no markets");
		}
		let mut table = Table::new(&[
			">market",
			"class",
			"quote",
			">a lot",
			"delivers from",
			"to",
			"periods",
			"state",
			">mark",
			">open/cap",
			">initial margin",
			">insurance",
		]);
		for row in &self.0 {
			let end = row.delivery.saturating_add(row.periods);
			table.row([
				row.market.to_string(),
				row.slug.clone(),
				symbol(row.quote).to_owned(),
				compute_time(row.lot_seconds),
				wall_clock(row.delivery, row.period_seconds),
				wall_clock(end, row.period_seconds),
				format!("{} to {}", row.delivery, end.saturating_sub(1)),
				row.state.clone(),
				row.mark.to_string(),
				format!("{}/{}", row.open_interest, row.open_interest_cap),
				row.initial_margin.clone(),
				row.insurance.to_string(),
			]);
		}
		write!(f, "{table}")
	}
}

/// Shows all markets.
///
/// # Errors
///
/// When the node can't be read; so for every command that only shows.
pub async fn list(global: &Global) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let clock = chain.clock().await?;
	let rows = chain.all_listed().await?;
	Ok(Answer::of(&List(
		rows.iter()
			.map(|listed| MarketRow::new(listed, &clock))
			.collect(),
	)))
}

/// Terms of risk for scripts.
#[derive(Serialize)]
pub struct RiskView {
	initial: String,
	initial_slope: String,
	maintenance: String,
	maintenance_slope: String,
	profit_cap: String,
	band: String,
	taker_fee: String,
	liquidation_fee: String,
	liquidator_share: String,
	cap: Lots,
	position_cap: Lots,
	order_cap: u32,
	deposit: Sum,
}

impl RiskView {
	/// The view of terms whose deposit is in `currency`.
	pub fn new(risk: &RiskTerms, currency: &Currency) -> Self {
		Self {
			initial: share(risk.initial),
			initial_slope: share(risk.initial_slope),
			maintenance: share(risk.maintenance),
			maintenance_slope: share(risk.maintenance_slope),
			profit_cap: share(risk.profit_cap),
			band: share(risk.band),
			taker_fee: share(risk.taker_fee),
			liquidation_fee: share(risk.liquidation_fee),
			liquidator_share: share(risk.liquidator_share),
			cap: risk.cap,
			position_cap: risk.position_cap,
			order_cap: risk.order_cap,
			deposit: currency.sum(risk.deposit),
		}
	}
}

/// All terms of a market.
#[derive(Serialize)]
struct Details {
	#[serde(flatten)]
	row: MarketRow,
	tick: Sum,
	/// The latest price of a lot, which the mark may lag behind.
	latest: Sum,
	mark_span: Period,
	mark_period: Period,
	least_coverage: String,
	/// The period in which it settles, or did.
	settles: Period,
	last_trade: Option<Sum>,
	final_price: Option<Sum>,
	basis: Option<Basis>,
	risk: RiskView,
	/// The first period in which positions are liquidated.
	liquidates_from: Period,
	/// The last period in which positions are registered that stand with all others.
	registered_until: Option<Period>,
	positions: u32,
	unregistered: u32,
	collected: Sum,
	paid: Sum,
	gains: Sum,
	losses: Sum,
	#[serde(skip)]
	listed: Listed,
	#[serde(skip)]
	now: Period,
}

impl Details {
	fn new(listed: Listed, clock: &ClockReport) -> Self {
		let (contract, market) = (&listed.contract, &listed.market);
		let currency = &listed.currency;
		Self {
			row: MarketRow::new(&listed, clock),
			tick: currency.sum(contract.contract.tick),
			latest: currency.sum(market.mark.spot),
			mark_span: contract.contract.mark_span,
			mark_period: market.mark.period,
			least_coverage: share(contract.contract.least_coverage),
			settles: contract.ends,
			last_trade: contract.last_trade.map(|price| currency.sum(price)),
			final_price: contract.settled.map(|(price, _)| currency.sum(price)),
			basis: contract.settled.map(|(_, basis)| basis),
			risk: RiskView::new(&market.risk, currency),
			liquidates_from: market.liquidates_from,
			registered_until: match market.phase {
				MarketPhase::Settling { until, .. } => Some(until),
				_ => None,
			},
			positions: market.positions,
			unregistered: market.unregistered,
			collected: currency.sum(market.collected),
			paid: currency.sum(market.paid),
			gains: currency.sum(market.gains),
			losses: currency.sum(market.losses),
			now: clock.period,
			listed,
		}
	}

	fn period_seconds(&self) -> u64 {
		self.row.period_seconds.into()
	}

	/// A period, when it begins, and how long until then.
	fn when(&self, period: Period) -> String {
		let wall = wall_clock(period, self.row.period_seconds);
		let length =
			|periods: Period| duration(u64::from(periods).saturating_mul(self.period_seconds()));
		match (period.checked_sub(self.now), self.now.checked_sub(period)) {
			(Some(0), _) => format!("{wall} (period {period}, now)"),
			(Some(ahead), _) => format!("{wall} (period {period}, in {})", length(ahead)),
			(_, Some(past)) => format!("{wall} (period {period}, {} ago)", length(past)),
			(None, None) => wall,
		}
	}

	/// Periods, and how long they are.
	fn long(&self, periods: Period) -> String {
		let seconds = u64::from(periods).saturating_mul(self.period_seconds());
		format!(
			"{}, {}",
			count(periods, "period", "periods"),
			duration(seconds)
		)
	}

	/// From when on positions are liquidated, unless they are already.
	fn grace(&self) -> String {
		if self.liquidates_from > self.now {
			format!("; from {} on", self.when(self.liquidates_from))
		} else {
			String::new()
		}
	}

	fn contract_rows(&self) -> Vec<(&'static str, String)> {
		let row = &self.row;
		let hour = row
			.mark
			.units
			.saturating_mul(3_600)
			.checked_div(row.lot_seconds.into())
			.unwrap_or_default();
		let currency = &self.listed.currency;
		let mark = format!("{}, {} an hour", row.mark, currency.sum(hour));
		let mut rows = vec![
			("market", row.market.to_string()),
			("on", format!("{} in {}", row.slug, symbol(row.quote))),
			("settles in", row.currency.clone()),
			("a lot", compute_time(row.lot_seconds)),
			("tick", self.tick.to_string()),
			("state", row.state.clone()),
			("trades until", self.when(row.delivery)),
			(
				"delivers until",
				self.when(row.delivery.saturating_add(row.periods)),
			),
			("delivery", self.long(row.periods)),
			("settles", self.when(self.settles)),
		];
		match (&self.final_price, self.basis) {
			(Some(price), Some(basis)) => {
				rows.push(("settled at", format!("{price}, {}", basis_name(basis))));
			}
			_ => {
				let live = if row.live { "" } else { ", not live" };
				rows.push(("mark", format!("{mark}{live}")));
				rows.push(("latest price", self.latest.to_string()));
				rows.push(("marked", self.when(self.mark_period)));
			}
		}
		rows.push(("mark averages", self.long(self.mark_span)));
		if let Some(price) = &self.last_trade {
			rows.push(("last trade", price.to_string()));
		}
		rows.push(("least coverage", self.least_coverage.clone()));
		rows
	}

	/// Between which prices lots are traded; none once they aren't.
	fn band(&self) -> Option<String> {
		let market = &self.listed.market;
		if market.phase != MarketPhase::Trading {
			return None;
		}
		let (mark, band) = (market.mark.price, market.risk.band);
		let way = band.mul_floor(mark);
		let figure = |price| self.listed.currency.figure(price);
		Some(format!(
			"{} of the mark: {} to {}",
			share(band),
			figure(mark.saturating_sub(way)),
			figure(mark.saturating_add(way))
		))
	}

	fn margin_rows(&self) -> Vec<(&'static str, String)> {
		let (risk, row) = (&self.listed.market.risk, &self.row);
		vec![
			(
				"open interest",
				format!("{} of {} lots", row.open_interest, row.open_interest_cap),
			),
			(
				"initial margin",
				format!(
					"{} now; {}, and {} more at the cap",
					row.initial_margin,
					share(risk.initial),
					share(risk.initial_slope)
				),
			),
			(
				"maintenance",
				format!(
					"{}, and {} more for a position of {} lots",
					share(risk.maintenance),
					share(risk.maintenance_slope),
					risk.cap
				),
			),
			(
				"profit counts",
				format!("up to {} of the margin", share(risk.profit_cap)),
			),
		]
	}

	fn trading_rows(&self) -> Vec<(&'static str, String)> {
		let risk = &self.listed.market.risk;
		let mut rows = Vec::new();
		rows.extend(self.band().map(|band| ("trades within", band)));
		rows.push(("taker fee", share(risk.taker_fee)));
		rows.push((
			"liquidation",
			format!(
				"for {}, of which whoever takes over gets {}{}",
				share(risk.liquidation_fee),
				share(risk.liquidator_share),
				self.grace()
			),
		));
		rows.push((
			"at most",
			format!(
				"{} a position, {} an account",
				count(risk.position_cap, "lot", "lots"),
				count(risk.order_cap, "order", "orders")
			),
		));
		let deposit = self.listed.currency.sum(risk.deposit);
		rows.push(("deposit", format!("{deposit} for each position and order")));
		rows.push(("insurance", self.row.insurance.to_string()));
		rows
	}

	fn settlement_rows(&self) -> Vec<(&'static str, String)> {
		let mut rows = vec![("positions", self.positions.to_string())];
		if let Some(until) = self.registered_until {
			rows.push(("to be registered", self.unregistered.to_string()));
			rows.push(("stands with all", format!("until {}", self.when(until))));
			rows.push(("gains", self.gains.to_string()));
			rows.push(("losses", self.losses.to_string()));
		}
		rows.push(("paid in", self.collected.to_string()));
		rows.push(("paid out", self.paid.to_string()));
		rows
	}
}

/// What a final price is.
const fn basis_name(basis: Basis) -> &'static str {
	match basis {
		Basis::Average => "the average over delivery",
		Basis::Fallback => "the fallback: too little of the delivery had a price",
		Basis::Stale => "what was known when the series was last live",
		Basis::Governance => "as governance decided",
	}
}

impl fmt::Display for Details {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let mut rows = self.contract_rows();
		rows.extend(self.margin_rows());
		rows.extend(self.trading_rows());
		rows.extend(self.settlement_rows());
		write!(f, "{}", pairs(rows))
	}
}

/// Shows all terms of a market.
///
/// # Errors
///
/// A refusal if there is no such market, and those of [`list`].
pub async fn show(global: &Global, args: ShowArgs) -> Result<Answer, Failure> {
	let chain = global.chain().await?;
	let clock = chain.clock().await?;
	let listed = chain.listed(args.market).await?;
	Ok(Answer::of(&Details::new(listed, &clock)))
}

/// A contract on H100 hours, for tests.
#[cfg(test)]
pub fn test_listed() -> Listed {
	use super::ticket::test_market;
	use crate::currency::test_dollar;
	use florin_core::{
		futures::{Contract, ContractReport, Phase},
		index::Series,
	};
	use sp_runtime::Permill;
	let market = test_market();
	Listed {
		contract: ContractReport {
			market: 0,
			contract: Contract {
				series: Series::usd(1),
				asset: market.asset.clone(),
				lot_seconds: 360_000,
				tick: 100_000,
				delivery: 200,
				periods: 12,
				mark_span: 3,
				least_coverage: Permill::from_percent(50),
				risk: market.risk,
			},
			decimals: 6,
			phase: Phase::Trading,
			mark: Some(market.mark),
			last_trade: None,
			settled: None,
			ends: 214,
		},
		market,
		slug: "h100".into(),
		currency: test_dollar(),
	}
}

/// The clock in period 100, each of 600 seconds, for tests.
#[cfg(test)]
pub const fn test_clock() -> ClockReport {
	ClockReport {
		period: 100,
		period_seconds: 600,
		periods_per_day: 144,
		first_block: 1,
		certificate_window: 1,
		dispute_span: 1,
		committee_epoch: 0,
		quorum: 1,
		certifiable: None,
		certified_periods: 0,
		dark: Vec::new(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_market_takes_a_row() {
		let row = MarketRow::new(&test_listed(), &test_clock());
		let answer = Answer::of(&List(vec![row]));
		for part in [
			"h100   USD    100 hours",
			"200 to 211",
			"open   500 tUSD    0/1000            15 %     0 tUSD",
		] {
			assert!(answer.human.contains(part), "{}", answer.human);
		}
		assert_eq!(answer.json[0]["mark"], "500000000");
		assert_eq!(answer.json[0]["delivery_begins"], 120_000);
		assert_eq!(answer.json[0]["delivery_ends"], 127_200);
		assert_eq!(Answer::of(&List(Vec::new())).human, "there are no markets");
	}

	#[test]
	fn all_terms_are_named() {
		let answer = Answer::of(&Details::new(test_listed(), &test_clock()));
		for part in [
			"on              h100 in USD",
			"tick            0.1 tUSD",
			"(period 200, in 16 h 40 min)",
			"delivery        12 periods, 2 h 0 min",
			"mark            500 tUSD, 5 tUSD an hour",
			"initial margin  15 % now; 15 %, and 15 % more at the cap",
			"10 % of the mark: 450 to 550",
			"taker fee       0.05 %",
			"at most         200 lots a position, 20 orders an account",
			"deposit         1 tUSD for each position and order",
		] {
			assert!(answer.human.contains(part), "{part}\n{}", answer.human);
		}
		assert!(!answer.human.contains("registered"), "{}", answer.human);
		assert!(!answer.human.contains("gets 50 %;"), "{}", answer.human);
		let mut paused = test_listed();
		paused.market.liquidates_from = 102;
		let grace = Answer::of(&Details::new(paused, &test_clock())).human;
		assert!(grace.contains("(period 102, in 20 min 0 s) on"), "{grace}");
		assert_eq!(answer.json["risk"]["position_cap"], 200);
	}

	#[test]
	fn a_settled_market_tells_at_what_and_how_far_it_is() {
		let mut listed = test_listed();
		listed.contract.settled = Some((505_000_000, Basis::Average));
		listed.market.phase = MarketPhase::Settling {
			price: 505_000_000,
			until: 98,
			pays: true,
		};
		listed.market.unregistered = 2;
		let answer = Answer::of(&Details::new(listed, &test_clock()));
		for part in [
			"state             settled, gains are paid",
			"settled at        505 tUSD, the average over delivery",
			"to be registered  2",
			"(period 98, 20 min 0 s ago)",
		] {
			assert!(answer.human.contains(part), "{part}\n{}", answer.human);
		}
		assert_eq!(answer.json["basis"], "average");
	}
}
