//! Currencies in which markets settle: exact parsing and printing of amounts, without floating point.

use florin_core::{clearing::SettlementAsset, Balance};
use serde::{Serialize, Serializer};
use std::{fmt, sync::Arc};

/// FLRN, or an asset of the chain, with the decimals in which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
	/// Which.
	pub asset: SettlementAsset,
	/// How it is called.
	pub symbol: Arc<str>,
	/// Decimal places of its smallest unit.
	pub decimals: u8,
}

impl Currency {
	/// What fees are paid in.
	pub fn flrn() -> Self {
		Self {
			asset: SettlementAsset::Native,
			symbol: "FLRN".into(),
			decimals: 12,
		}
	}

	/// Whether `text` names it: by its symbol, in capitals or not, or its number.
	pub fn is_named(&self, text: &str) -> bool {
		let number = match self.asset {
			SettlementAsset::Native => None,
			SettlementAsset::WithId(id) => Some(id.to_string()),
		};
		text.eq_ignore_ascii_case(&self.symbol) || number.as_deref() == Some(text)
	}

	/// A figure without its unit and without zeros at its end.
	pub fn figure(&self, units: Balance) -> String {
		let figure = self.fixed(units, self.decimals.into());
		if figure.contains('.') {
			figure
				.trim_end_matches('0')
				.trim_end_matches('.')
				.to_owned()
		} else {
			figure
		}
	}

	/// A figure with so many decimal places, of those that it has; further ones are cut off.
	pub fn fixed(&self, units: Balance, places: usize) -> String {
		let decimals = usize::from(self.decimals);
		let digits = format!("{units:0>width$}", width = decimals + 1);
		let (whole, fraction) = digits.split_at(digits.len() - decimals);
		match fraction.get(..places.min(decimals)) {
			None | Some("") => whole.to_owned(),
			Some(fraction) => format!("{whole}.{fraction}"),
		}
	}

	/// Decimal places in which all multiples of `step` can be written.
	pub fn places(&self, step: Balance) -> usize {
		let mut places = usize::from(self.decimals);
		let mut step = step;
		while places > 0 && step > 0 && step.is_multiple_of(10) {
			step /= 10;
			places -= 1;
		}
		places
	}

	/// An amount of it.
	pub fn sum(&self, units: Balance) -> Sum {
		Sum {
			units,
			currency: self.clone(),
		}
	}

	/// A gain of it, or below zero a loss.
	pub fn change(&self, units: i128) -> Change {
		Change {
			units,
			currency: self.clone(),
		}
	}

	/// The amount that `text` says, such as `12.5`, `12.5tUSD` or `12.5 tUSD`.
	///
	/// # Errors
	///
	/// When it isn't a figure, has more decimal places than the currency, or is in another one.
	pub fn read(&self, text: &str) -> Result<Balance, String> {
		let (figure, unit) = split_unit(text);
		if unit.is_some_and(|unit| !self.is_named(unit)) {
			return Err(format!("{} isn't in {}", text.trim(), self.symbol));
		}
		let wrong = || {
			format!(
				"`{}` isn't an amount: one is a figure such as `12.5` or `12.5{}`",
				text.trim(),
				self.symbol
			)
		};
		let (whole, fraction) = figure.split_once('.').unwrap_or((figure, "0"));
		let is_digits =
			|text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
		if !is_digits(whole) || !is_digits(fraction) {
			return Err(wrong());
		}
		let decimals = usize::from(self.decimals);
		if fraction.trim_end_matches('0').len() > decimals {
			return Err(format!(
				"{figure} is too exact: {} has {decimals} decimal places",
				self.symbol
			));
		}
		let fraction = fraction.get(..decimals).unwrap_or(fraction);
		format!("{whole}{fraction:0<decimals$}")
			.parse()
			.map_err(|_| format!("{figure} is more than any amount"))
	}
}

/// The figure that `text` begins with, and the unit behind it.
pub fn split_unit(text: &str) -> (&str, Option<&str>) {
	let text = text.trim();
	let end = text
		.find(|character: char| !character.is_ascii_digit() && character != '.')
		.unwrap_or(text.len());
	let (figure, unit) = text.split_at(end);
	let unit = unit.trim_start();
	(
		figure,
		(!figure.is_empty() && !unit.is_empty()).then_some(unit),
	)
}

/// An amount in a currency. Printed as `12.5 tUSD`; in JSON a decimal string of smallest units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
	/// In smallest units.
	pub units: Balance,
	/// Of which.
	pub currency: Currency,
}

impl fmt::Display for Sum {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let figure = self.currency.figure(self.units);
		f.pad(&format!("{figure} {}", self.currency.symbol))
	}
}

impl Serialize for Sum {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.units)
	}
}

/// A gain or a loss. Printed as `+12.5 tUSD` or `-3 tUSD`; in JSON a decimal string of smallest units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
	/// In smallest units.
	pub units: i128,
	/// Of which.
	pub currency: Currency,
}

impl fmt::Display for Change {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let sign = match self.units {
			..0 => "-",
			0 => "",
			_ => "+",
		};
		let figure = self.currency.figure(self.units.unsigned_abs());
		f.pad(&format!("{sign}{figure} {}", self.currency.symbol))
	}
}

impl Serialize for Change {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.units)
	}
}

/// The test dollar of development chains.
#[cfg(test)]
pub fn test_dollar() -> Currency {
	Currency {
		asset: SettlementAsset::WithId(1),
		symbol: "tUSD".into(),
		decimals: 6,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn amounts_are_printed_in_the_decimals_of_their_currency() {
		let dollar = test_dollar();
		assert_eq!(dollar.sum(12_500_000).to_string(), "12.5 tUSD");
		assert_eq!(dollar.sum(1).to_string(), "0.000001 tUSD");
		assert_eq!(dollar.sum(0).to_string(), "0 tUSD");
		assert_eq!(dollar.sum(100_000_000).to_string(), "100 tUSD");
		assert_eq!(Currency::flrn().sum(1).to_string(), "0.000000000001 FLRN");
		let whole = Currency {
			decimals: 0,
			..test_dollar()
		};
		assert_eq!(whole.sum(120).to_string(), "120 tUSD");
		assert_eq!(whole.fixed(7, 3), "7");
	}

	#[test]
	fn gains_and_losses_have_a_sign() {
		let dollar = test_dollar();
		assert_eq!(dollar.change(1_500_000).to_string(), "+1.5 tUSD");
		assert_eq!(dollar.change(-20_000).to_string(), "-0.02 tUSD");
		assert_eq!(dollar.change(0).to_string(), "0 tUSD");
		assert!(dollar.change(i128::MIN).to_string().starts_with("-170"));
		assert_eq!(serde_json::to_string(&dollar.change(-5)).unwrap(), "\"-5\"");
	}

	#[test]
	fn places_are_those_that_multiples_of_a_step_need() {
		let dollar = test_dollar();
		for (step, places, shown) in [
			(1, 6, "0.070000"),
			(10_000, 2, "0.07"),
			(1_000_000, 0, "0"),
			(100_000_000, 0, "0"),
			(25_000, 3, "0.070"),
		] {
			assert_eq!(dollar.places(step), places, "{step}");
			assert_eq!(dollar.fixed(70_000, places), shown, "{step}");
		}
	}

	#[test]
	fn every_way_to_write_an_amount_gives_the_same_units() {
		for text in [
			"12.5",
			"12.5tUSD",
			"12.5 TUSD",
			" 012.500 ",
			"12.5 1",
			"12.50000000",
		] {
			assert_eq!(test_dollar().read(text), Ok(12_500_000), "{text}");
		}
	}

	#[test]
	fn what_is_no_amount_of_the_currency_is_refused() {
		for (text, mistake) in [
			("", "isn't an amount"),
			(".5", "isn't an amount"),
			("1.", "isn't an amount"),
			("1.2.3", "isn't an amount"),
			("-1", "isn't an amount"),
			("tUSD", "isn't an amount"),
			("１", "isn't an amount"),
			("1 FLRN", "isn't in tUSD"),
			("1e3", "isn't in tUSD"),
			("1,5", "isn't in tUSD"),
			("0.0000001", "6 decimal places"),
			("340282366920938463463374607431768.3", "more than any"),
		] {
			let refused = test_dollar().read(text).unwrap_err();
			assert!(refused.contains(mistake), "{text}: {refused}");
		}
	}

	#[test]
	fn a_currency_is_named_by_its_symbol_or_its_number() {
		let dollar = test_dollar();
		assert!(dollar.is_named("tusd") && dollar.is_named("1"));
		assert!(!dollar.is_named("FLRN") && !dollar.is_named(""));
		assert!(Currency::flrn().is_named("flrn") && !Currency::flrn().is_named("1"));
		assert_eq!(split_unit("12.5 tUSD"), ("12.5", Some("tUSD")));
		assert_eq!(split_unit("12.5"), ("12.5", None));
		assert_eq!(split_unit("all"), ("", None));
	}

	proptest! {
		#[test]
		fn what_is_printed_can_be_read_back(units: Balance, decimals in 0u8..=30) {
			let currency = Currency { decimals, ..test_dollar() };
			prop_assert_eq!(currency.read(&currency.sum(units).to_string()), Ok(units));
			prop_assert_eq!(currency.read(&currency.figure(units)), Ok(units));
		}
	}
}
