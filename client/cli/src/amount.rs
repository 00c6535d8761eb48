//! Amounts of FLRN: exact parsing and printing, without floating point.

use florin_core::{Balance, FLRN};
use serde::{Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Decimal places of FLRN.
const DECIMALS: usize = 12;

/// The unit that an amount may be written with.
const SYMBOL: &str = "FLRN";

/// The smallest unit, 10^-12 FLRN.
const SMALLEST: &str = "planck";

/// An amount in planck.
///
/// Written as `1.5`, `1.5FLRN`, `1.5 FLRN` or `1500000000000 planck`; printed as `1.5 FLRN`; in
/// JSON a decimal string of planck, because a number there holds 53 bits only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub Balance);

impl Amount {
	/// Nothing.
	pub const ZERO: Self = Self(0);

	/// The difference, at least zero.
	pub const fn minus(self, other: Self) -> Self {
		Self(self.0.saturating_sub(other.0))
	}

	/// The figure in FLRN without its unit and without zeros at its end.
	pub fn figure(self) -> String {
		let whole = self.0 / FLRN;
		let fraction = self.0 % FLRN;
		if fraction == 0 {
			return whole.to_string();
		}
		let digits = format!("{fraction:0DECIMALS$}");
		format!("{whole}.{}", digits.trim_end_matches('0'))
	}
}

impl fmt::Display for Amount {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.pad(&format!("{} {SYMBOL}", self.figure()))
	}
}

impl Serialize for Amount {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.0)
	}
}

/// Why a text isn't an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
	/// There is no figure, or it has other characters than digits and one point.
	NotAFigure,
	/// More decimal places than the unit has.
	TooPrecise,
	/// More than 2^128 − 1 planck.
	TooLarge,
}

impl fmt::Display for AmountError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NotAFigure => {
				"an amount is a figure such as `12.5`, `12.5FLRN` or `12500000000000planck`"
			}
			Self::TooPrecise => "FLRN has 12 decimal places, and a planck can't be divided",
			Self::TooLarge => "the amount is larger than any balance",
		})
	}
}

impl std::error::Error for AmountError {}

impl FromStr for Amount {
	type Err = AmountError;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let text = text.trim();
		if let Some(figure) = strip_unit(text, SMALLEST) {
			return whole_number(figure).map(Self);
		}
		let figure = strip_unit(text, SYMBOL).unwrap_or(text);
		let (whole, fraction) = figure.split_once('.').unwrap_or((figure, "0"));
		let whole = whole_number(whole)?;
		let fraction = fraction_in_planck(fraction)?;
		whole
			.checked_mul(FLRN)
			.and_then(|planck| planck.checked_add(fraction))
			.map(Self)
			.ok_or(AmountError::TooLarge)
	}
}

/// `text` without `unit` and the blanks before it, in capitals or not.
fn strip_unit<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
	let split = text.len().checked_sub(unit.len())?;
	let (figure, suffix) = text.split_at_checked(split)?;
	suffix.eq_ignore_ascii_case(unit).then(|| figure.trim_end())
}

fn whole_number(digits: &str) -> Result<Balance, AmountError> {
	if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
		return Err(AmountError::NotAFigure);
	}
	digits.parse().map_err(|_| AmountError::TooLarge)
}

fn fraction_in_planck(digits: &str) -> Result<Balance, AmountError> {
	if digits.bytes().all(|digit| digit.is_ascii_digit()) && digits.len() > DECIMALS {
		return Err(AmountError::TooPrecise);
	}
	whole_number(digits).and_then(|_| whole_number(&format!("{digits:0<DECIMALS$}")))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn planck(text: &str) -> Result<Balance, AmountError> {
		text.parse().map(|Amount(planck)| planck)
	}

	#[test]
	fn every_way_to_write_an_amount_gives_the_same_planck() {
		for text in [
			"1.5",
			"1.5FLRN",
			"1.5 FLRN",
			"01.50flrn",
			" 1.5 ",
			"1500000000000planck",
			"1500000000000 Planck",
		] {
			assert_eq!(planck(text), Ok(1_500_000_000_000), "{text}");
		}
	}

	#[test]
	fn the_last_planck_survives_where_a_float_would_lose_it() {
		assert_eq!(
			planck("123456789012345.678901234567"),
			Ok(123_456_789_012_345_678_901_234_567)
		);
		assert_eq!(planck("0.000000000001"), Ok(1));
	}

	#[test]
	fn what_is_printed_can_be_read_back() {
		for amount in [
			0,
			1,
			999,
			FLRN - 1,
			FLRN,
			FLRN + 1,
			12 * FLRN + FLRN / 2,
			Balance::MAX,
		] {
			assert_eq!(planck(&Amount(amount).to_string()), Ok(amount));
		}
		assert_eq!(Amount(12 * FLRN + FLRN / 2).to_string(), "12.5 FLRN");
		assert_eq!(Amount(1).to_string(), "0.000000000001 FLRN");
		assert_eq!(Amount(0).to_string(), "0 FLRN");
	}

	#[test]
	fn a_thirteenth_decimal_is_refused_not_rounded() {
		assert_eq!(planck("0.0000000000001"), Err(AmountError::TooPrecise));
		assert_eq!(planck("0.0000000000000"), Err(AmountError::TooPrecise));
		assert_eq!(planck("1.5planck"), Err(AmountError::NotAFigure));
	}

	#[test]
	fn what_is_no_figure_is_refused() {
		for text in [
			"", ".", "1.", ".5", "-1", "+1", "1,5", "1e3", "1.5.2", "FLRN", "planck", "1 BTC", "０",
		] {
			assert_eq!(planck(text), Err(AmountError::NotAFigure), "{text:?}");
		}
	}

	#[test]
	fn amounts_beyond_the_type_are_refused() {
		assert_eq!(
			planck("340282366920938463463374607431768211456planck"),
			Err(AmountError::TooLarge)
		);
		assert_eq!(
			planck("340282366920938463463374608"),
			Err(AmountError::TooLarge)
		);
		assert_eq!(
			planck("340282366920938463463374607.431768211455"),
			Ok(Balance::MAX)
		);
	}

	#[test]
	fn json_carries_planck_as_a_string() {
		assert_eq!(
			serde_json::to_string(&Amount(Balance::MAX)).unwrap(),
			format!("\"{}\"", Balance::MAX)
		);
	}
}
