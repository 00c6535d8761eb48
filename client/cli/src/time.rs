//! Lengths of time as people write them, and periods of the chain by the clock on the wall.

use crate::output::count;
use chrono::{DateTime, Local, TimeZone};
use florin_core::{Period, Timestamp};
use std::{fmt, str::FromStr};

/// Seconds in a minute, an hour, a day.
const UNITS: [(&str, u64); 4] = [("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400)];

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
	/// In seconds.
	Seconds(u64),
	/// In periods of the chain.
	Periods(Period),
}

impl Span {
	/// Periods that it takes up, rounded up, where one has `period_seconds`.
	pub fn periods(self, period_seconds: u16) -> Period {
		match self {
			Self::Periods(periods) => periods,
			Self::Seconds(seconds) => {
				let periods = seconds.div_ceil(u64::from(period_seconds).max(1));
				Period::try_from(periods).unwrap_or(Period::MAX)
			}
		}
	}
}

impl FromStr for Span {
	type Err = String;

	/// Reads `90s`, `30m`, `12h`, `7d` or `6 periods`.
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let wrong =
			|| {
				format!("`{text}` isn't a length of time: one is such as 90s, 30m, 12h, 7d or '6 periods'")
			};
		let text = text.trim();
		let end = text
			.find(|character: char| !character.is_ascii_digit())
			.unwrap_or(text.len());
		let (digits, unit) = text.split_at(end);
		let number: u64 = digits.parse().map_err(|_| wrong())?;
		let unit = unit.trim_start();
		if matches!(unit, "period" | "periods") {
			return Period::try_from(number)
				.map(Self::Periods)
				.map_err(|_| wrong());
		}
		let (_, seconds) = UNITS
			.into_iter()
			.find(|(name, _)| *name == unit)
			.ok_or_else(wrong)?;
		number
			.checked_mul(seconds)
			.map(Self::Seconds)
			.ok_or_else(wrong)
	}
}

/// A time of compute in whole units: `100 hours`, `30 minutes`, `36 seconds`.
pub fn compute_time(seconds: u32) -> String {
	match (seconds.is_multiple_of(3_600), seconds.is_multiple_of(60)) {
		(true, _) => count(seconds / 3_600, "hour", "hours"),
		(_, true) => count(seconds / 60, "minute", "minutes"),
		_ => count(seconds, "second", "seconds"),
	}
}

/// When `period` begins, in Unix seconds.
pub fn begin(period: Period, period_seconds: u16) -> Timestamp {
	u64::from(period).saturating_mul(period_seconds.into())
}

/// When `period` begins, by the clock on the wall.
pub fn wall_clock(period: Period, period_seconds: u16) -> String {
	let exact = !period_seconds.is_multiple_of(60);
	said(&Local, begin(period, period_seconds), exact)
}

/// A moment in a time zone, to the second if `exact`.
fn said<Zone: TimeZone>(zone: &Zone, seconds: Timestamp, exact: bool) -> String
where
	Zone::Offset: fmt::Display,
{
	let format = if exact {
		"%Y-%m-%d %H:%M:%S"
	} else {
		"%Y-%m-%d %H:%M"
	};
	i64::try_from(seconds)
		.ok()
		.and_then(|seconds| zone.timestamp_opt(seconds, 0).single())
		.map_or_else(|| "-".into(), |moment| moment.format(format).to_string())
}

/// The moment that `text` says, such as `2026-12-01T08:00:00Z`, in Unix seconds.
///
/// # Errors
///
/// When it isn't one, or before 1970.
pub fn moment(text: &str) -> Result<Timestamp, String> {
	let wrong = || format!("`{text}` isn't a moment such as 2026-12-01T08:00:00Z");
	let moment = DateTime::parse_from_rfc3339(text).map_err(|_| wrong())?;
	Timestamp::try_from(moment.timestamp()).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
	use super::*;
	use chrono::FixedOffset;

	#[test]
	fn a_length_has_one_unit() {
		for (text, span) in [
			("90s", Span::Seconds(90)),
			("30m", Span::Seconds(1_800)),
			(" 12 h ", Span::Seconds(43_200)),
			("7d", Span::Seconds(604_800)),
			("6 periods", Span::Periods(6)),
			("1period", Span::Periods(1)),
		] {
			assert_eq!(text.parse(), Ok(span), "{text}");
		}
		for text in [
			"",
			"5",
			"h",
			"-5m",
			"1.5h",
			"5 weeks",
			"5M",
			"1h30m",
			"4294967296 periods",
			"18446744073709551615d",
		] {
			let refused = text.parse::<Span>().unwrap_err();
			assert!(refused.contains("30m"), "{text}: {refused}");
		}
	}

	#[test]
	fn a_length_takes_up_whole_periods() {
		for (text, periods) in [("1s", 1), ("600s", 1), ("601s", 2), ("1d", 144), ("0s", 0)] {
			assert_eq!(
				text.parse::<Span>().unwrap().periods(600),
				periods,
				"{text}"
			);
		}
		assert_eq!(Span::Periods(7).periods(600), 7);
		assert_eq!(Span::Seconds(u64::MAX).periods(1), Period::MAX);
	}

	#[test]
	fn compute_time_is_said_in_whole_units() {
		for (seconds, said) in [
			(360_000, "100 hours"),
			(3_600, "1 hour"),
			(5_400, "90 minutes"),
			(36, "36 seconds"),
		] {
			assert_eq!(compute_time(seconds), said);
		}
	}

	#[test]
	fn a_period_begins_at_a_time_of_day() {
		let east = FixedOffset::east_opt(2 * 3_600).unwrap();
		assert_eq!(said(&east, 1_796_112_000, false), "2026-12-01 10:00");
		assert_eq!(said(&east, 1_796_112_012, true), "2026-12-01 10:00:12");
		assert_eq!(said(&east, u64::MAX, true), "-");
		assert_eq!(begin(149_676_000, 12), 1_796_112_000);
	}

	#[test]
	fn a_moment_has_a_zone() {
		assert_eq!(moment("2026-12-01T08:00:00Z"), Ok(1_796_112_000));
		assert_eq!(moment("2026-12-01T10:00:00+02:00"), Ok(1_796_112_000));
		for text in [
			"",
			"2026-12-01",
			"2026-12-01T08:00:00",
			"1969-12-31T23:59:59Z",
			"tomorrow",
		] {
			assert!(moment(text).is_err(), "{text}");
		}
	}
}
