//! What came of an order, as its transaction tells.

use super::ticket::Fills;
use crate::{
	chain::submit::Receipt, currency::Sum, grid::Grid, order_id::OrderName, output::count,
};
use florin_core::{
	book::Tick,
	clearing::{Lots, Side},
	Balance,
};
use serde::Serialize;
use serde_json::Value as Json;

/// What came of an order.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Traded {
	/// Lots that were filled.
	pub filled: Lots,
	/// What they came to, in smallest units.
	#[serde(skip)]
	cost: Fills,
	/// What one came to, in smallest units; none without any.
	average: Option<Sum>,
	/// What the worst one came to.
	worst: Option<Sum>,
	/// The order that rests, and with how many lots.
	order: Option<OrderName>,
	rests: Lots,
	/// What was dropped, and whether there may be more at that price.
	dropped: Lots,
	stopped: bool,
	/// What went to the insurance of the market.
	fee: Option<Sum>,
	/// Orders of others, and own ones, that were removed on the way.
	removed: usize,
}

impl Traded {
	/// What `receipt` tells of an order.
	pub fn of(receipt: &Receipt, grid: &Grid) -> Self {
		let number = |event: &Json, name: &str| event.get(name).and_then(Json::as_u64);
		let mut traded = Self::default();
		for event in receipt.events("OrderBook", "Filled") {
			let lots = number(event, "lots").unwrap_or_default();
			let tick = number(event, "tick")
				.and_then(|tick| Tick::try_from(tick).ok())
				.unwrap_or_default();
			traded.cost.add(lots, grid.price(tick));
		}
		traded.filled = traded.cost.lots;
		let sum = |units| grid.currency.sum(units);
		traded.average = traded.cost.average().map(sum);
		traded.worst = traded.cost.worst.map(sum);
		if let Some(placed) = receipt.event("OrderBook", "OrderPlaced") {
			traded.order = placed.get("order").and_then(OrderName::of_event);
			traded.rests = number(placed, "lots").unwrap_or_default();
		}
		if let Some(done) = receipt.event("OrderBook", "OrderDone") {
			let outcome = done.get("outcome").and_then(Json::as_str);
			traded.stopped = outcome == Some("Stopped");
			if matches!(outcome, Some("Dropped" | "Stopped")) {
				traded.dropped = number(done, "remaining").unwrap_or_default();
			}
		}
		let fee = receipt
			.events("Clearing", "FeePaid")
			.filter_map(|event| event.get("amount")?.as_str()?.parse::<Balance>().ok())
			.fold(0, Balance::saturating_add);
		traded.fee = (fee > 0).then(|| sum(fee));
		traded.removed = receipt.events("OrderBook", "OrderRemoved").count();
		traded
	}

	/// What a lot came to on average.
	pub fn average(&self) -> String {
		self.average
			.as_ref()
			.map_or_else(|| "-".into(), ToString::to_string)
	}

	/// In a sentence.
	pub fn sentence(&self, side: Side) -> String {
		let mut parts = Vec::new();
		if self.filled > 0 {
			let verb = match side {
				Side::Buy => "bought",
				Side::Sell => "sold",
			};
			let fee = self
				.fee
				.as_ref()
				.map_or_else(String::new, |fee| format!(", fee {fee}"));
			parts.push(format!(
				"{verb} {} at {} on average{fee}",
				count(self.filled, "lot", "lots"),
				self.average()
			));
		}
		if let Some(order) = self.order {
			parts.push(format!(
				"{} as {order}",
				count(self.rests, "lot rests", "lots rest")
			));
		}
		if self.dropped > 0 {
			let why = if self.stopped {
				"one order meets so many others only: order again"
			} else {
				"the book has no more at that price"
			};
			parts.push(format!(
				"{} dropped: {why}",
				count(self.dropped, "lot was", "lots were")
			));
		}
		if parts.is_empty() {
			return "nothing was filled, and nothing rests".into();
		}
		parts.join("; ")
	}
}

#[cfg(test)]
mod tests {
	use super::{super::markets::test_listed, *};
	use crate::{
		amount::Amount,
		chain::submit::{EventRecord, HexHash},
		output::json_of,
	};
	use serde_json::json;

	fn event(name: &str, fields: Json) -> EventRecord {
		EventRecord {
			pallet: "OrderBook".into(),
			name: name.into(),
			fields,
			currency: None,
		}
	}

	fn fee(amount: &str) -> EventRecord {
		EventRecord {
			pallet: "Clearing".into(),
			..event("FeePaid", json!({"amount": amount}))
		}
	}

	fn receipt(events: Vec<EventRecord>) -> Receipt {
		Receipt {
			block: 1,
			block_hash: HexHash([0; 32]),
			finalized: false,
			transaction: HexHash([0; 32]),
			fee: Amount::ZERO,
			events,
			refused: Vec::new(),
		}
	}

	#[test]
	fn what_came_of_an_order_is_read_from_its_events() {
		let receipt = receipt(vec![
			event("Filled", json!({"lots": 3, "tick": 5_010})),
			event("Filled", json!({"lots": 1, "tick": 5_020})),
			event("OrderRemoved", json!({})),
			fee("2500000"),
			fee("7500"),
			event(
				"OrderPlaced",
				json!({"order": {"side": "Buy", "tick": 5_020, "page": 0, "id": 7}, "lots": 6}),
			),
			event(
				"OrderDone",
				json!({"filled": 4, "remaining": 6, "outcome": "Rests"}),
			),
		]);
		let traded = Traded::of(&receipt, &test_listed().grid());
		assert_eq!(
			traded.sentence(Side::Buy),
			"bought 4 lots at 501.25 tUSD on average, fee 2.5075 tUSD; 6 lots rest as buy-5020-0-7"
		);
		let json = json_of(&traded);
		assert_eq!(json["average"], "501250000");
		assert_eq!(json["order"], "buy-5020-0-7");
		assert_eq!(json["removed"], 1);
	}

	#[test]
	fn what_is_dropped_says_why() {
		let done = |outcome: &str| {
			let fields = json!({"filled": 0, "remaining": 1, "outcome": outcome});
			let receipt = receipt(vec![event("OrderDone", fields)]);
			Traded::of(&receipt, &test_listed().grid()).sentence(Side::Sell)
		};
		assert_eq!(
			done("Dropped"),
			"1 lot was dropped: the book has no more at that price"
		);
		assert!(done("Stopped").contains("order again"));
		assert_eq!(
			Traded::default().sentence(Side::Sell),
			"nothing was filled, and nothing rests"
		);
	}
}
