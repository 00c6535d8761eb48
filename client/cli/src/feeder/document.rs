//! Where in a JSON document a price stands.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::{collections::BTreeMap, str::FromStr};

/// A JSON pointer (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer(Vec<String>);

impl FromStr for Pointer {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let path = text.strip_prefix('/').ok_or_else(|| {
			format!("pointer is `{text}`: a pointer begins with /, such as /Items/0/retailPrice")
		})?;
		path.split('/')
			.map(|token| {
				let mut escapes = token.split('~').skip(1);
				if escapes.all(|rest| rest.starts_with(['0', '1'])) {
					Ok(token.replace("~1", "/").replace("~0", "~"))
				} else {
					Err(format!("pointer is `{text}`: ~ is written ~0, and / ~1"))
				}
			})
			.collect::<Result<_, _>>()
			.map(Self)
	}
}

impl Pointer {
	/// The number that it points to in a document, as the document writes it: a number, a text that
	/// is one, or an amount of money in `units` and `nanos`.
	///
	/// # Errors
	///
	/// Why there is none, in a sentence.
	pub fn figure(&self, document: &str) -> Result<String, String> {
		let mut value: &RawValue =
			serde_json::from_str(document).map_err(|error| format!("it isn't JSON: {error}"))?;
		let mut path = String::new();
		for token in &self.0 {
			path.push('/');
			path.push_str(token);
			value = member(value, token).ok_or_else(|| format!("it has nothing at {path}"))?;
		}
		let text = value.get();
		match text.chars().next() {
			Some('"') => serde_json::from_str::<String>(text)
				.map(|text| text.trim().to_owned())
				.map_err(|error| error.to_string()),
			Some('{') => money(value).map_err(|error| format!("what it has at {path} {error}")),
			Some(first) if first == '-' || first.is_ascii_digit() => Ok(text.to_owned()),
			_ => Err(format!("what it has at {path} is no number")),
		}
	}
}

/// The member `token` of an object or a list.
fn member<'a>(value: &'a RawValue, token: &str) -> Option<&'a RawValue> {
	let text = value.get();
	if text.starts_with('{') {
		let mut members: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
		return members.remove(token);
	}
	let plain = token == "0" || !token.starts_with('0');
	if !text.starts_with('[') || !plain || !token.bytes().all(|digit| digit.is_ascii_digit()) {
		return None;
	}
	let values: Vec<&RawValue> = serde_json::from_str(text).ok()?;
	values.get(token.parse::<usize>().ok()?).copied()
}

/// Money as Google's APIs write it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Money {
	currency_code: Option<String>,
	units: Option<Units>,
	#[serde(default)]
	nanos: u32,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Units {
	Text(String),
	Number(u64),
}

/// An amount of money as a decimal number.
fn money(value: &RawValue) -> Result<String, String> {
	let money: Money =
		serde_json::from_str(value.get()).map_err(|_| "isn't an amount of money".to_owned())?;
	if let Some(currency) = money.currency_code.filter(|currency| currency != "USD") {
		return Err(format!("is in {currency}, not in USD"));
	}
	if money.nanos >= 1_000_000_000 {
		return Err("has more nanos than make a unit".into());
	}
	let units = match money.units {
		Some(Units::Text(units)) => units,
		Some(Units::Number(units)) => units.to_string(),
		None if money.nanos == 0 => return Err("isn't an amount of money".into()),
		None => "0".into(),
	};
	Ok(format!("{units}.{:09}", money.nanos))
}

#[cfg(test)]
mod tests {
	use super::*;

	const DOCUMENT: &str = r#"{
		"Items": [{"retailPrice": 3.673, "unit": "1 Hour", "free": null}, {"retailPrice": 6.98e0}],
		"a/b": {"m~n": "0.07"},
		"": 1,
		"price": {"currencyCode": "USD", "units": "4", "nanos": 200000000},
		"small": {"nanos": 38999999},
		"exact": 0.1000000000000000055511151231257827
	}"#;

	fn at(pointer: &str) -> Result<String, String> {
		pointer.parse::<Pointer>()?.figure(DOCUMENT)
	}

	#[test]
	fn numbers_are_found_as_the_document_writes_them() {
		for (pointer, figure) in [
			("/Items/0/retailPrice", "3.673"),
			("/Items/1/retailPrice", "6.98e0"),
			("/a~1b/m~0n", "0.07"),
			("/", "1"),
			("/exact", "0.1000000000000000055511151231257827"),
			("/price", "4.200000000"),
			("/price/units", "4"),
			("/small", "0.038999999"),
		] {
			assert_eq!(at(pointer).as_deref(), Ok(figure), "{pointer}");
		}
	}

	#[test]
	fn what_is_missing_or_no_number_is_named() {
		for (pointer, mistake) in [
			("/Items/2/retailPrice", "nothing at /Items/2"),
			("/Items/-", "nothing at /Items/-"),
			("/Items/00", "nothing at /Items/00"),
			(
				"/Items/0/retailPrice/0",
				"nothing at /Items/0/retailPrice/0",
			),
			("/items", "nothing at /items"),
			("/Items", "at /Items is no number"),
			("/Items/0/free", "at /Items/0/free is no number"),
			("/a~1b", "isn't an amount of money"),
		] {
			let refused = at(pointer).unwrap_err();
			assert!(refused.contains(mistake), "{pointer}: {refused}");
		}
		let broken = "/a".parse::<Pointer>().unwrap().figure("{\"a\": ");
		assert!(broken.unwrap_err().contains("it isn't JSON"));
	}

	#[test]
	fn money_of_another_currency_is_refused() {
		let price = |document: &str| "/p".parse::<Pointer>().unwrap().figure(document);
		let euros = price(r#"{"p": {"currencyCode": "EUR", "units": "4"}}"#).unwrap_err();
		assert!(euros.contains("is in EUR"), "{euros}");
		assert!(price(r#"{"p": {"units": 4, "nanos": 1000000000}}"#).is_err());
		assert_eq!(
			price(r#"{"p": {"units": 4}}"#).as_deref(),
			Ok("4.000000000")
		);
	}

	#[test]
	fn pointers_that_are_none_are_refused() {
		for text in ["", "Items", "#/Items", "/a~b", "/a~", "/~~01"] {
			assert!(text.parse::<Pointer>().is_err(), "{text}");
		}
	}
}
