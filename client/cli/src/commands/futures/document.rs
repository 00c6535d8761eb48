//! A contract as governance writes it: a TOML file in units that people use.

use crate::{
	commands::market::percent,
	currency::Currency,
	number::Number,
	time::{moment, Span},
};
use florin_core::{
	clearing::{Lots, RiskTerms, SettlementAsset, MAX_LOTS},
	futures::Contract,
	index::{Quote, Series},
	parameters::Parameters as _,
	report::ClockReport,
	Balance, ClassId, Period,
};
use serde::Deserialize;
use sp_runtime::Permill;
use toml::value::Datetime;

/// A contract, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
	/// The class, by its handle or number.
	pub class: Name,
	/// The currency of the series.
	pub quote: Quote,
	/// In what it settles; FLRN if it isn't given.
	pub currency: Option<String>,
	lot: String,
	tick: Number,
	delivery: When,
	length: String,
	mark_span: String,
	least_coverage: Number,
	risk: RiskTable,
}

/// A handle or a number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Name {
	/// A handle.
	Text(String),
	/// A number.
	Number(ClassId),
}

impl Name {
	/// As text.
	pub fn text(&self) -> String {
		match self {
			Self::Text(text) => text.clone(),
			Self::Number(number) => number.to_string(),
		}
	}
}

/// When delivery begins.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum When {
	/// With this period.
	Period(Period),
	/// At this moment.
	Moment(Datetime),
	/// At this moment, or in so long.
	Text(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RiskTable {
	initial: Number,
	initial_slope: Number,
	maintenance: Number,
	maintenance_slope: Number,
	profit_cap: Number,
	band: Number,
	taker_fee: Number,
	liquidation_fee: Number,
	liquidator_share: Number,
	cap: Lots,
	position_cap: Lots,
	order_cap: u32,
	deposit: Number,
}

impl Document {
	/// The contract that `text` is.
	///
	/// # Errors
	///
	/// When it isn't one.
	pub fn parse(text: &str) -> Result<Self, String> {
		let document: Self =
			toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
		if document.quote == Quote::Usd && document.currency.is_none() {
			return Err(
				"currency is missing: a contract in USD settles in a stablecoin, such as \"tUSD\""
					.into(),
			);
		}
		Ok(document)
	}

	/// The contract, on a chain whose clock is `clock`.
	///
	/// # Errors
	///
	/// When a figure is out of its bounds.
	pub fn contract(
		&self,
		class: ClassId,
		currency: &Currency,
		clock: &ClockReport,
	) -> Result<Contract, String> {
		let native = currency.asset == SettlementAsset::Native;
		if native != (self.quote == Quote::Flrn) {
			return Err(
				"a contract in FLRN settles in FLRN, one in USD in a stablecoin: quote and currency don't fit"
					.into(),
			);
		}
		let tick = amount(&self.tick, currency, "tick")?;
		if tick == 0 {
			return Err("tick is 0: prices are its multiples".into());
		}
		let risk = self.risk.terms(currency)?;
		if let Some(flaw) = risk.flaw() {
			return Err(format!("risk: {flaw}"));
		}
		Ok(Contract {
			series: Series {
				class,
				quote: self.quote,
			},
			asset: currency.asset.clone(),
			lot_seconds: self.lot_seconds()?,
			tick,
			delivery: self.delivery.period(clock)?,
			periods: length(&self.length, clock, "length")?,
			mark_span: length(&self.mark_span, clock, "mark_span")?,
			least_coverage: share(&self.least_coverage, "least_coverage")?,
			risk,
		})
	}
}

impl Document {
	/// Class-seconds in a lot.
	fn lot_seconds(&self) -> Result<u32, String> {
		let span = self.lot.parse().map_err(|error| format!("lot: {error}"))?;
		match span {
			Span::Seconds(seconds) if seconds > 0 => u32::try_from(seconds)
				.map_err(|_| format!("lot is {}: that is more than any", self.lot)),
			_ => Err(format!(
				"lot is {}: it is a time of compute such as 100h",
				self.lot
			)),
		}
	}
}

impl RiskTable {
	fn terms(&self, currency: &Currency) -> Result<RiskTerms, String> {
		let lots = |lots: Lots, what: &str| {
			if lots <= MAX_LOTS {
				Ok(lots)
			} else {
				Err(format!("{what} is {lots}: at most {MAX_LOTS} lots"))
			}
		};
		Ok(RiskTerms {
			initial: share(&self.initial, "initial")?,
			initial_slope: share(&self.initial_slope, "initial_slope")?,
			maintenance: share(&self.maintenance, "maintenance")?,
			maintenance_slope: share(&self.maintenance_slope, "maintenance_slope")?,
			profit_cap: share(&self.profit_cap, "profit_cap")?,
			band: share(&self.band, "band")?,
			taker_fee: share(&self.taker_fee, "taker_fee")?,
			liquidation_fee: share(&self.liquidation_fee, "liquidation_fee")?,
			liquidator_share: share(&self.liquidator_share, "liquidator_share")?,
			cap: lots(self.cap, "cap")?,
			position_cap: lots(self.position_cap, "position_cap")?,
			order_cap: self.order_cap,
			deposit: amount(&self.deposit, currency, "deposit")?,
		})
	}
}

impl When {
	/// The first period that begins then or later.
	fn period(&self, clock: &ClockReport) -> Result<Period, String> {
		let text = match self {
			Self::Period(period) => return Ok(*period),
			Self::Moment(moment) => moment.to_string(),
			Self::Text(text) => text.trim().to_owned(),
		};
		if let Some(span) = text.strip_prefix("in ") {
			let periods = length(span, clock, "delivery")?;
			// What is left of the period of now doesn't count.
			return clock
				.period
				.checked_add(periods)
				.and_then(|period| period.checked_add(1))
				.ok_or_else(|| "delivery is too far away".into());
		}
		let seconds = moment(&text).map_err(|error| format!("delivery: {error}, or \'in 7d\'"))?;
		let period = seconds.div_ceil(u64::from(clock.period_seconds).max(1));
		Period::try_from(period).map_err(|_| "delivery is too far away".into())
	}
}

/// A length in periods.
fn length(text: &str, clock: &ClockReport, what: &str) -> Result<Period, String> {
	let span: Span = text.parse().map_err(|error| format!("{what}: {error}"))?;
	match span.periods(clock.period_seconds) {
		0 => Err(format!("{what} has no periods")),
		periods => Ok(periods),
	}
}

/// A share in percent.
fn share(number: &Number, what: &str) -> Result<Permill, String> {
	percent(&number.text()).map_err(|error| format!("{what} is {}: {error}", number.text()))
}

/// An amount of `currency`.
fn amount(number: &Number, currency: &Currency, what: &str) -> Result<Balance, String> {
	currency
		.read(&number.text())
		.map_err(|error| format!("{what}: {error}"))
}

#[cfg(test)]
mod tests {
	use super::{super::markets::test_clock, *};
	use crate::currency::test_dollar;

	const CONTRACT: &str = r#"
		class = "h100"
		quote = "usd"
		currency = "tUSD"
		lot = "100h"
		tick = 0.1
		delivery = "in 2d"
		length = "7d"
		mark_span = "6 periods"
		least_coverage = 50

		[risk]
		initial = 15
		initial_slope = 15
		maintenance = 10
		maintenance_slope = 10
		profit_cap = 50
		band = 10
		taker_fee = 0.05
		liquidation_fee = 1
		liquidator_share = 50
		cap = 1000
		position_cap = 200
		order_cap = 20
		deposit = "1"
	"#;

	fn contract(text: &str) -> Result<Contract, String> {
		Document::parse(text)?.contract(1, &test_dollar(), &test_clock())
	}

	#[test]
	fn a_contract_is_read_in_units_that_people_use() {
		let contract = contract(CONTRACT).unwrap();
		assert_eq!(contract.series, Series::usd(1));
		assert_eq!(contract.asset, SettlementAsset::WithId(1));
		assert_eq!((contract.lot_seconds, contract.tick), (360_000, 100_000));
		assert_eq!((contract.delivery, contract.periods), (389, 1_008));
		assert_eq!(contract.mark_span, 6);
		assert_eq!(contract.risk, super::super::ticket::test_market().risk);
	}

	#[test]
	fn delivery_begins_with_a_period_at_a_moment_or_in_a_while() {
		let delivery = |written: &str| {
			contract(&CONTRACT.replace("\"in 2d\"", written)).map(|contract| contract.delivery)
		};
		assert_eq!(delivery("5000"), Ok(5_000));
		assert_eq!(delivery("2026-12-01T08:00:00Z"), Ok(2_993_520));
		assert_eq!(delivery("\"2026-12-01T08:00:01+00:00\""), Ok(2_993_521));
		assert_eq!(delivery("\"in 3 periods\""), Ok(104));
		for (written, mistake) in [
			("\"soon\"", "isn\'t a moment"),
			("2026-12-01", "isn\'t a moment"),
			("2026-12-01T08:00:00", "isn\'t a moment"),
			("\"in a week\"", "isn\'t a length"),
			("\"in 0s\"", "has no periods"),
			("\"in 4294967295 periods\"", "too far away"),
			("\"9999-12-31T23:59:59Z\"", "too far away"),
		] {
			let refused = delivery(written);
			if written.contains("9999") {
				// Far, but a period of ten minutes of that year can be counted.
				assert!(refused.is_ok());
				continue;
			}
			let refused = refused.unwrap_err();
			assert!(refused.contains(mistake), "{written}: {refused}");
		}
	}

	#[test]
	fn each_mistake_is_named() {
		for (written, instead, mistake) in [
			("class = \"h100\"", "", "missing field `class`"),
			(
				"quote = \"usd\"",
				"quote = \"eur\"",
				"unknown variant `eur`",
			),
			("quote = \"usd\"", "quote = \"flrn\"", "don\'t fit"),
			("currency = \"tUSD\"", "", "currency is missing"),
			("lot = \"100h\"", "lot = \"0h\"", "lot is 0h"),
			("lot = \"100h\"", "lot = \"2 periods\"", "lot is 2 periods"),
			("lot = \"100h\"", "lot = \"60000d\"", "more than any"),
			(
				"lot = \"100h\"",
				"lot = \"100\"",
				"lot: `100` isn't a length",
			),
			("lot = \"100h\"", "lot = 100", "invalid type"),
			("tick = 0.1", "tick = 0", "tick is 0"),
			("tick = 0.1", "tick = \"0.0000001\"", "6 decimal places"),
			("tick = 0.1", "tick = \"0.1 FLRN\"", "isn\'t in tUSD"),
			("tick = 0.1", "tick = -1", "tick: "),
			(
				"length = \"7d\"",
				"length = \"0s\"",
				"length has no periods",
			),
			(
				"length = \"7d\"",
				"length = \"7\"",
				"length: `7` isn\'t a length",
			),
			("length = \"7d\"", "length = 7", "invalid type"),
			(
				"mark_span = \"6 periods\"",
				"mark_span = \"\"",
				"mark_span: ",
			),
			(
				"least_coverage = 50",
				"least_coverage = 101",
				"least_coverage is 101",
			),
			("initial = 15", "initial = 9", "liquidated at once"),
			("initial = 15", "initial = \"x\"", "initial is x"),
			(
				"initial_slope = 15",
				"initial_slope = 5",
				"liquidated at once",
			),
			("maintenance = 10", "maintenance = 0.5", "under a hundredth"),
			(
				"liquidation_fee = 1",
				"liquidation_fee = 10",
				"fee of a liquidation",
			),
			("band = 10", "band = 0", "nothing could be traded"),
			("band = 10", "band = 100", "nothing could be traded"),
			(
				"taker_fee = 0.05",
				"taker_fee = 1.1",
				"more than a hundredth",
			),
			(
				"taker_fee = 0.05",
				"taker_fee = 0.00001",
				"taker_fee is 0.00001",
			),
			("deposit = \"1\"", "deposit = 0", "clearing away"),
			(
				"position_cap = 200",
				"position_cap = 1099511627777",
				"position_cap is",
			),
			(
				"cap = 1000",
				"cap = 1000\nlimit = 5",
				"unknown field `limit`",
			),
			("[risk]", "[risks]", "unknown field `risks`"),
			("order_cap = 20", "", "missing field `order_cap`"),
		] {
			assert!(CONTRACT.contains(written), "{written}");
			let refused = contract(&CONTRACT.replacen(written, instead, 1)).unwrap_err();
			assert!(refused.contains(mistake), "{instead}: {refused}");
		}
	}

	#[test]
	fn a_contract_in_flrn_settles_in_flrn() {
		let flrn = CONTRACT
			.replace("quote = \"usd\"", "quote = \"flrn\"")
			.replace("currency = \"tUSD\"", "")
			.replace("class = \"h100\"", "class = 1");
		let document = Document::parse(&flrn).unwrap();
		assert_eq!(document.class.text(), "1");
		let contract = document
			.contract(1, &Currency::flrn(), &test_clock())
			.unwrap();
		assert!(contract.is_flrn());
		assert_eq!(contract.tick, 100_000_000_000);
	}

	#[test]
	fn the_sample_can_be_listed() {
		let sample = include_str!("../../../../../docs/futures.toml");
		let contract = contract(sample).unwrap();
		assert_eq!(contract.series.quote, Quote::Usd);
		assert!(contract.risk.flaw().is_none());
		// Within production's longest span, with its dispute delay.
		assert!(contract.periods <= 38 * 144 - 36);
		assert!(contract.mark_span <= 38 * 144);
	}
}
