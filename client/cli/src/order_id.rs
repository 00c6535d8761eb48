//! Orders by the names that people and scripts give them: `buy-5000-0-17` is the bid number 17 on page 0
//! of tick 5000.

use florin_core::{
	book::{OrderId, Tick},
	clearing::Side,
};
use serde::{Serialize, Serializer};
use serde_json::Value as Json;
use std::{fmt, str::FromStr};

/// An order's identifier as text: side, tick, page, number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderName(pub OrderId);

/// How a side is called.
pub const fn side_name(side: Side) -> &'static str {
	match side {
		Side::Buy => "buy",
		Side::Sell => "sell",
	}
}

impl OrderName {
	/// The order that a field of an event names.
	pub fn of_event(order: &Json) -> Option<Self> {
		let number = |name: &str| order.get(name)?.as_u64();
		let side = match order.get("side")?.as_str()? {
			"Buy" => Side::Buy,
			"Sell" => Side::Sell,
			_ => return None,
		};
		Some(Self(OrderId {
			side,
			tick: Tick::try_from(number("tick")?).ok()?,
			page: u32::try_from(number("page")?).ok()?,
			id: number("id")?,
		}))
	}
}

impl fmt::Display for OrderName {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let OrderId {
			side,
			tick,
			page,
			id,
		} = self.0;
		f.pad(&format!("{}-{tick}-{page}-{id}", side_name(side)))
	}
}

impl Serialize for OrderName {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

impl FromStr for OrderName {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let wrong = || {
			format!("`{text}` isn't an order: one is called such as buy-5000-0-17, as `florin futures orders` shows it")
		};
		let parts: Vec<_> = text.split('-').collect();
		let [side, tick, page, id] = parts.as_slice() else {
			return Err(wrong());
		};
		let side = match *side {
			"buy" => Side::Buy,
			"sell" => Side::Sell,
			_ => return Err(wrong()),
		};
		let order = OrderId {
			side,
			tick: number(tick).ok_or_else(wrong)?,
			page: number(page).ok_or_else(wrong)?,
			id: number(id).ok_or_else(wrong)?,
		};
		// No price is zero.
		if order.tick == 0 {
			return Err(wrong());
		}
		Ok(Self(order))
	}
}

/// A number of digits only: the parser takes a sign as well.
fn number<T: FromStr>(text: &str) -> Option<T> {
	let digits = text.bytes().all(|digit| digit.is_ascii_digit());
	digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use serde_json::json;

	#[test]
	fn an_order_is_called_by_side_tick_page_and_number() {
		let name: OrderName = "buy-5000-0-17".parse().unwrap();
		assert_eq!(
			name.0,
			OrderId {
				side: Side::Buy,
				tick: 5_000,
				page: 0,
				id: 17
			}
		);
		assert_eq!(name.to_string(), "buy-5000-0-17");
	}

	#[test]
	fn what_is_no_order_is_refused_with_an_example() {
		for text in [
			"",
			"17",
			"buy",
			"buy-5000-0",
			"buy-5000-0-17-1",
			"Buy-5000-0-17",
			"bid-5000-0-17",
			"buy-0-0-17",
			"buy-65536-0-17",
			"buy--5000-0-17",
			"buy-+5000-0-17",
			"buy-5000-4294967296-17",
			"buy-5000-0-18446744073709551616",
			"buy-5000-0-",
			"buy-5000-0-1x",
			" buy-5000-0-17",
		] {
			let refused = text.parse::<OrderName>().unwrap_err();
			assert!(refused.contains("buy-5000-0-17"), "{refused}");
		}
	}

	#[test]
	fn events_name_orders() {
		let order = json!({"side": "Sell", "tick": 510, "page": 2, "id": 3});
		let name = OrderName::of_event(&order).unwrap();
		assert_eq!(name.to_string(), "sell-510-2-3");
		for broken in [
			json!(null),
			json!({"side": "Up", "tick": 510, "page": 2, "id": 3}),
			json!({"side": "Sell", "tick": 65_536, "page": 2, "id": 3}),
			json!({"side": "Sell", "tick": 510, "page": 2}),
		] {
			assert_eq!(OrderName::of_event(&broken), None, "{broken}");
		}
	}

	proptest! {
		#[test]
		fn every_order_is_found_again_by_its_name(
			buys: bool,
			tick in 1..=Tick::MAX,
			page: u32,
			id: u64,
		) {
			let side = if buys { Side::Buy } else { Side::Sell };
			let name = OrderName(OrderId { side, tick, page, id });
			prop_assert_eq!(name.to_string().parse(), Ok(name));
			prop_assert_eq!(
				serde_json::to_value(name).unwrap(),
				json!(name.to_string())
			);
		}
	}
}
