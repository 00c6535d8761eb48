//! What the maker quotes, and how: a TOML file.

use super::quotes::Rules;
use crate::{
	commands::market::percent,
	error::Failure,
	number::{read, Number},
	time::Span,
};
use florin_core::clearing::{Lots, MarketId, MAX_LOTS};
use serde::{Deserialize, Serialize};
use sp_runtime::Permill;
use std::path::Path;

/// Prices of a side, at most: what is replaced fits one transaction, and what a market allows an account.
const MOST_LEVELS: u32 = 16;

/// What the maker does.
#[derive(Clone, Copy, Debug)]
pub struct Config {
	/// Where.
	pub market: MarketId,
	/// Around what.
	pub reference: Reference,
	/// Which quotes.
	pub rules: Rules,
	/// How far the reference has to move until it quotes anew.
	pub refresh: Permill,
	/// For how long an order is meant.
	pub lifetime: Span,
}

/// Around what is quoted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reference {
	/// At what the market values positions: an average.
	#[default]
	Mark,
	/// The latest price of what the contract settles on.
	Index,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	maker: Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
	market: MarketId,
	#[serde(default)]
	reference: Reference,
	spread: Number,
	#[serde(default = "one_level")]
	levels: u32,
	step: Option<Number>,
	size: Lots,
	max_position: Lots,
	skew: Option<Number>,
	refresh: Option<Number>,
	lifetime: Option<String>,
}

const fn one_level() -> u32 {
	1
}

impl Config {
	/// The configuration in a file.
	///
	/// # Errors
	///
	/// When it can't be read or has a mistake.
	pub fn read(path: &Path) -> Result<Self, Failure> {
		let text = read(path)?;
		Self::parse(&text)
			.map_err(|mistake| Failure::usage(format!("{}: {mistake}", path.display())))
	}

	/// The configuration that `text` is.
	fn parse(text: &str) -> Result<Self, String> {
		let File { maker } =
			toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
		let spread = share(&maker.spread, "spread")?;
		if spread.is_zero() || spread.is_one() {
			return Err("spread is above 0 and below 100 percent".into());
		}
		if !(1..=MOST_LEVELS).contains(&maker.levels) {
			return Err(format!(
				"levels is {}: it takes 1 to {MOST_LEVELS}",
				maker.levels
			));
		}
		for (lots, what) in [(maker.size, "size"), (maker.max_position, "max_position")] {
			if !(1..=MAX_LOTS).contains(&lots) {
				return Err(format!("{what} is {lots}: it takes 1 to {MAX_LOTS} lots"));
			}
		}
		let half = Permill::from_parts(spread.deconstruct() / 2);
		let or = |number: Option<Number>, what: &str, default: Permill| match number {
			Some(number) => share(&number, what),
			None => Ok(default),
		};
		let lifetime = maker.lifetime.as_deref().unwrap_or("10m");
		let lifetime: Span = lifetime
			.parse()
			.map_err(|error| format!("lifetime: {error}"))?;
		if matches!(lifetime, Span::Seconds(0) | Span::Periods(0)) {
			return Err("lifetime is nothing: no order would rest".into());
		}
		Ok(Self {
			market: maker.market,
			reference: maker.reference,
			rules: Rules {
				spread,
				levels: maker.levels,
				step: or(maker.step, "step", half)?,
				size: maker.size,
				max_position: maker.max_position,
				skew: or(maker.skew, "skew", half)?,
			},
			refresh: or(
				maker.refresh,
				"refresh",
				Permill::from_parts(spread.deconstruct() / 4),
			)?,
			lifetime,
		})
	}
}

/// A share in percent.
fn share(number: &Number, what: &str) -> Result<Permill, String> {
	percent(&number.text()).map_err(|error| format!("{what} is {}: {error}", number.text()))
}

#[cfg(test)]
mod tests {
	use super::*;

	const LEAST: &str = "[maker]\nmarket = 3\nspread = 0.4\nsize = 5\nmax_position = 50\n";

	#[test]
	fn a_whole_configuration_is_understood() {
		let config = Config::parse(
			r#"
			[maker]
			market = 3
			reference = "index"
			spread = 0.4
			levels = 3
			step = "0.2"
			size = 5
			max_position = 50
			skew = 1
			refresh = 0.05
			lifetime = "30 periods"
			"#,
		)
		.unwrap();
		assert_eq!((config.market, config.reference), (3, Reference::Index));
		assert_eq!(config.rules.spread, Permill::from_parts(4_000));
		assert_eq!(config.rules.step, Permill::from_parts(2_000));
		assert_eq!(config.rules.skew, Permill::from_percent(1));
		assert_eq!(config.refresh, Permill::from_parts(500));
		assert_eq!(config.lifetime, Span::Periods(30));
		assert_eq!(config.rules.levels, 3);
	}

	#[test]
	fn what_is_left_out_follows_from_the_spread() {
		let config = Config::parse(LEAST).unwrap();
		assert_eq!(config.reference, Reference::Mark);
		assert_eq!(config.rules.levels, 1);
		assert_eq!(config.rules.step, Permill::from_parts(2_000));
		assert_eq!(config.rules.skew, Permill::from_parts(2_000));
		assert_eq!(config.refresh, Permill::from_parts(1_000));
		assert_eq!(config.lifetime, Span::Seconds(600));
	}

	#[test]
	fn each_mistake_is_named() {
		for (line, mistake) in [
			("spread = 0", "spread is above 0"),
			("spread = 100", "spread is above 0"),
			("spread = -1", "spread is -1"),
			("spread = 101", "spread is 101"),
			("spread = \"wide\"", "spread is wide"),
			("size = 0", "size is 0"),
			("size = 1099511627777", "size is 1099511627777"),
			("max_position = 0", "max_position is 0"),
			("market = -1", "invalid value"),
			("market = \"h100\"", "invalid type"),
		] {
			let name = line.split(' ').next().unwrap();
			let others = LEAST.lines().filter(|other| !other.starts_with(name));
			let text: String = others.map(|line| format!("{line}\n")).collect();
			let refused = Config::parse(&(text + line)).unwrap_err();
			assert!(refused.contains(mistake), "{line}: {refused}");
		}
		for (line, mistake) in [
			("levels = 0", "levels is 0: it takes 1 to 16"),
			("levels = 17", "levels is 17"),
			("step = 101", "step is 101"),
			("skew = 0.00001", "skew is 0.00001"),
			("refresh = nan", "refresh is NaN"),
			("lifetime = \"0s\"", "lifetime is nothing"),
			("lifetime = \"soon\"", "lifetime: `soon`"),
			("lifetime = 600", "invalid type"),
			("reference = \"last\"", "unknown variant `last`"),
			("side = \"buy\"", "unknown field `side`"),
		] {
			let refused = Config::parse(&format!("{LEAST}{line}")).unwrap_err();
			assert!(refused.contains(mistake), "{line}: {refused}");
		}
		for (text, mistake) in [
			("", "missing field `maker`"),
			("[maker]\nmarket = 0", "missing field `spread`"),
			("[market]\nmarket = 0", "unknown field `market`"),
			("maker = [", "TOML"),
		] {
			let refused = Config::parse(text).unwrap_err();
			assert!(refused.contains(mistake), "{text}: {refused}");
		}
	}

	#[test]
	fn the_sample_configuration_is_understood() {
		let config = Config::parse(include_str!("../../../../docs/maker.toml")).unwrap();
		assert_eq!(config.market, 0);
		assert_eq!(config.rules.levels, 3);
	}
}
