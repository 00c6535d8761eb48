//! Prices of the index: exact parsing and printing, without floating point.

use crate::amount::Amount;
use florin_core::index::{IndexPrice, Quote};
use serde::{Serialize, Serializer};
use std::{fmt, str::FromStr};

/// Decimal places that a price keeps.
const DECIMALS: i64 = 12;

/// Digits that a figure in trillionths may have: one more overflows its type.
const DIGITS: i64 = 38;

/// What a class-hour costs, and in what.
///
/// Printed as `4.98 USD`; in JSON a decimal string of trillionths of the currency, because a number
/// there holds 53 bits only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
	/// In trillionths of the currency.
	pub units: IndexPrice,
	/// The currency.
	pub quote: Quote,
}

impl Price {
	/// A price in US dollars.
	pub const fn usd(units: IndexPrice) -> Self {
		Self {
			units,
			quote: Quote::Usd,
		}
	}

	/// A price in `quote`.
	pub const fn new(units: IndexPrice, quote: Quote) -> Self {
		Self { units, quote }
	}
}

impl fmt::Display for Price {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.pad(&format!(
			"{} {}",
			Amount(self.units.0).figure(),
			symbol(self.quote)
		))
	}
}

impl Serialize for Price {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(&self.units.0)
	}
}

/// How a currency is written.
pub const fn symbol(quote: Quote) -> &'static str {
	match quote {
		Quote::Flrn => "FLRN",
		Quote::Usd => "USD",
	}
}

/// A price in US dollars, as a user writes it: `4.98` or `4.98USD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usd(pub IndexPrice);

impl FromStr for Usd {
	type Err = PriceError;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let text = text.trim();
		let figure = text
			.strip_suffix("USD")
			.or_else(|| text.strip_suffix("usd"))
			.map_or(text, str::trim_end);
		checked(trillionths(figure)?).map(Self)
	}
}

/// Why something isn't a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceError {
	/// It isn't a decimal number.
	NotANumber,
	/// It is below zero.
	Negative,
	/// It is zero, or less than a trillionth.
	Zero,
	/// It is more than the index takes.
	TooHigh,
}

impl fmt::Display for PriceError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::NotANumber => "it isn't a decimal number such as `3.673`",
			Self::Negative => "it is negative",
			Self::Zero => "it is zero",
			Self::TooHigh => "it is above a million, more than the index takes",
		})
	}
}

impl std::error::Error for PriceError {}

/// A figure in trillionths as a price.
///
/// # Errors
///
/// When it is zero, or more than the index takes.
pub fn checked(units: u128) -> Result<IndexPrice, PriceError> {
	match IndexPrice(units) {
		IndexPrice(0) => Err(PriceError::Zero),
		price if price > IndexPrice::MAX => Err(PriceError::TooHigh),
		price => Ok(price),
	}
}

/// A number, written as JSON writes them (`3.673`, `6.98e0`), in trillionths. Further decimals are
/// cut off.
///
/// # Errors
///
/// When it isn't a number, is negative, or has more digits than the type holds.
pub fn trillionths(text: &str) -> Result<u128, PriceError> {
	let (negative, text) = match text.strip_prefix('-') {
		Some(text) => (true, text),
		None => (false, text),
	};
	let (mantissa, exponent) = match text.split_once(['e', 'E']) {
		Some((mantissa, exponent)) => (mantissa, power(exponent)?),
		None => (text, 0),
	};
	let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
	if !is_digits(whole) || !is_digits(fraction) {
		return Err(PriceError::NotANumber);
	}
	let digits = format!("{whole}{fraction}");
	let significant = digits.trim_start_matches('0');
	if significant.is_empty() {
		return Ok(0);
	}
	if negative {
		return Err(PriceError::Negative);
	}
	let leading = digits.len() - significant.len();
	// So many of the significant digits stand before the point once it has moved twelve places.
	let kept = length(whole)
		.saturating_sub(i64::try_from(leading).unwrap_or(i64::MAX))
		.saturating_add(exponent)
		.saturating_add(DECIMALS);
	if kept > DIGITS {
		return Err(PriceError::TooHigh);
	}
	match usize::try_from(kept) {
		Ok(kept) if kept > 0 => format!("{significant:0<kept$.kept$}")
			.parse()
			.map_err(|_| PriceError::TooHigh),
		_ => Ok(0),
	}
}

/// The power of ten that `text` says, held within what no price can have.
fn power(text: &str) -> Result<i64, PriceError> {
	let (negative, digits) = match text.strip_prefix('-') {
		Some(digits) => (true, digits),
		None => (false, text.strip_prefix('+').unwrap_or(text)),
	};
	if !is_digits(digits) {
		return Err(PriceError::NotANumber);
	}
	let power = digits.parse::<u32>().map_or(i64::from(u32::MAX), i64::from);
	Ok(if negative { -power } else { power })
}

fn is_digits(text: &str) -> bool {
	!text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

fn length(text: &str) -> i64 {
	i64::try_from(text.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
	use super::*;
	use florin_core::index::PRICE_UNITS;

	#[test]
	fn every_way_to_write_a_number_gives_the_same_trillionths() {
		for text in ["3.673", "03.6730", "3673e-3", "0.3673E1", "0.0003673e+4"] {
			assert_eq!(trillionths(text), Ok(3_673_000_000_000), "{text}");
		}
		assert_eq!(trillionths("6.98e0"), Ok(6_980_000_000_000));
		assert_eq!(trillionths("7"), Ok(7 * PRICE_UNITS));
		assert_eq!(trillionths("1e3"), Ok(1_000 * PRICE_UNITS));
	}

	#[test]
	fn digits_that_a_float_would_lose_survive_and_further_ones_are_cut_off() {
		assert_eq!(
			trillionths("123456789.123456789123"),
			Ok(123_456_789_123_456_789_123)
		);
		assert_eq!(trillionths("0.1234567890129"), Ok(123_456_789_012));
		assert_eq!(trillionths("1e-12"), Ok(1));
		assert_eq!(trillionths("9.9e-13"), Ok(0));
		assert_eq!(trillionths("1e-4294967296"), Ok(0));
	}

	#[test]
	fn zero_is_zero_however_it_is_written() {
		for text in ["0", "0.000", "-0", "0e9999999999", "00"] {
			assert_eq!(trillionths(text), Ok(0), "{text}");
		}
	}

	#[test]
	fn what_is_no_number_is_refused() {
		for text in [
			"", ".", "1.", ".5", "+1", "1,5", "1e", "e1", "1e+", "1.5.2", "NaN", "inf", "--1",
			"0x10", " 1", "１", "1e1.5", "null",
		] {
			assert_eq!(trillionths(text), Err(PriceError::NotANumber), "{text:?}");
		}
		assert_eq!(trillionths("-0.01"), Err(PriceError::Negative));
	}

	#[test]
	fn absurd_figures_are_too_high_not_wrapped() {
		for text in ["1e27", "1e9999999999", &"9".repeat(60)] {
			assert_eq!(trillionths(text), Err(PriceError::TooHigh), "{text}");
		}
		assert_eq!(checked(IndexPrice::MAX.0), Ok(IndexPrice::MAX));
		assert_eq!(checked(IndexPrice::MAX.0 + 1), Err(PriceError::TooHigh));
		assert_eq!(checked(0), Err(PriceError::Zero));
	}

	#[test]
	fn users_may_write_the_currency() {
		for text in ["4.98", "4.98USD", "4.98 usd", " 4.98 "] {
			assert_eq!(text.parse(), Ok(Usd(IndexPrice::from_cents(498))), "{text}");
		}
		assert_eq!("4.98 EUR".parse::<Usd>(), Err(PriceError::NotANumber));
		assert_eq!("0".parse::<Usd>(), Err(PriceError::Zero));
	}

	#[test]
	fn prices_are_printed_exactly_and_without_zeros_at_their_end() {
		assert_eq!(
			Price::usd(IndexPrice::from_cents(498)).to_string(),
			"4.98 USD"
		);
		assert_eq!(
			Price::new(IndexPrice(1_020_000_000_001), Quote::Flrn).to_string(),
			"1.020000000001 FLRN"
		);
		assert_eq!(
			serde_json::to_string(&Price::usd(IndexPrice::from_cents(1))).unwrap(),
			"\"10000000000\""
		);
	}
}
