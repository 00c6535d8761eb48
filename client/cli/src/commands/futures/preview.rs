//! What an order would come to, as it is shown before it is sent.

use super::{
	ticket::{Fills, Needs, Wanted},
	trade::others,
};
use crate::{
	chain::{book::NewOrder, futures::Listed, Chain},
	commands::market::pairs,
	currency::Sum,
	error::Failure,
	keys::Account,
	order_id::side_name,
	output::count,
	time::{compute_time, wall_clock},
};
use florin_core::{
	book::{Depth, OrderKind},
	clearing::{AccountReport, Lots, MarketId, PositionReport, Side},
	report::ClockReport,
	Period,
};
use serde::Serialize;
use std::fmt;

/// What an order would come to.
#[derive(Serialize)]
pub struct Ticket {
	market: MarketId,
	side: Side,
	lots: Lots,
	/// The worst price that the order names.
	limit: Sum,
	/// Lots that it would trade at once, by what the book has now.
	fills: Lots,
	average: Option<Sum>,
	worst: Option<Sum>,
	/// Lots that would rest.
	rests: Lots,
	/// The last period in which they would.
	expires: Option<Period>,
	/// What answers for the lots.
	margin: Sum,
	fee: Sum,
	deposits: Sum,
	/// What of these comes from the account, at most.
	from_account: Sum,
	/// What the account has; none if there is none.
	account: Option<Sum>,
	#[serde(skip)]
	slug: String,
	#[serde(skip)]
	lot_seconds: u32,
	#[serde(skip)]
	reduce_only: bool,
	#[serde(skip)]
	post_only: bool,
	#[serde(skip)]
	until: String,
}

/// What somebody has who orders.
pub struct Standing {
	/// In the market.
	pub position: Option<PositionReport>,
	/// In the house, beside what lies in positions.
	pub account: Option<AccountReport>,
}

impl Standing {
	/// What `who` has.
	///
	/// # Errors
	///
	/// When the node can't be read.
	pub async fn read(chain: &Chain, listed: &Listed, who: &Account) -> Result<Self, Failure> {
		Ok(Self {
			position: chain.position(listed.id(), who).await?,
			account: chain.house_account(who, &listed.currency.asset).await?,
		})
	}

	/// Lots that an order of `side` could close.
	fn closable(&self, side: Side) -> Lots {
		match self.position.map_or(0, |position| position.size) {
			size if size < 0 && side == Side::Buy => size.unsigned_abs(),
			size if size > 0 && side == Side::Sell => size.unsigned_abs(),
			_ => 0,
		}
	}

	/// What of `order` would be traded at once, and what would rest.
	fn wanted(&self, listed: &Listed, depth: &Depth, order: &NewOrder) -> Wanted {
		let lots = if order.reduce_only {
			order.lots.min(self.closable(order.side))
		} else {
			order.lots
		};
		let fills = if order.kind.is_post_only() {
			Fills::default()
		} else {
			let levels = others(depth, order.side);
			Fills::of(levels, order.side, order.tick, lots, &listed.market)
		};
		let rests = if order.kind.rests() {
			lots.saturating_sub(fills.lots)
		} else {
			0
		};
		Wanted {
			side: order.side,
			fills,
			rests,
			price: listed.grid().price(order.tick),
			reduce_only: order.reduce_only,
		}
	}
}

impl Ticket {
	/// What `order` would come to; none if a figure is beyond its type.
	pub fn new(
		listed: &Listed,
		depth: &Depth,
		order: &NewOrder,
		standing: &Standing,
		clock: &ClockReport,
	) -> Option<Self> {
		let wanted = standing.wanted(listed, depth, order);
		let needs = Needs::of(&listed.market, standing.position.as_ref(), &wanted)?;
		let sum = |units| listed.currency.sum(units);
		let expires = match order.kind {
			OrderKind::Limit { expires, .. } => Some(expires),
			_ => None,
		};
		Some(Self {
			market: listed.id(),
			side: order.side,
			lots: order.lots,
			limit: sum(wanted.price),
			fills: wanted.fills.lots,
			average: wanted.fills.average().map(sum),
			worst: wanted.fills.worst.map(sum),
			rests: wanted.rests,
			expires,
			margin: sum(needs.margin),
			fee: sum(needs.fee),
			deposits: sum(needs.deposits),
			from_account: sum(needs.from_account),
			account: standing.account.map(|account| sum(account.balance)),
			slug: listed.slug.clone(),
			lot_seconds: listed.contract.contract.lot_seconds,
			reduce_only: order.reduce_only,
			post_only: order.kind.is_post_only(),
			until: expires.map_or_else(String::new, |period| {
				wall_clock(period.saturating_add(1), clock.period_seconds)
			}),
		})
	}

	/// Whether the account has what the order takes at most.
	fn is_covered(&self) -> bool {
		let has = self.account.as_ref().map_or(0, |account| account.units);
		has >= self.from_account.units
	}
}

impl Ticket {
	/// What is ordered.
	fn title(&self) -> String {
		let only = match (self.reduce_only, self.post_only) {
			(true, _) => ", only to close",
			(_, true) => ", only to rest",
			_ => "",
		};
		let worst = match self.side {
			Side::Buy => "or less",
			Side::Sell => "or more",
		};
		format!(
			"{} {} of market {}, each {} of {}, at {} {worst}{only}",
			side_name(self.side),
			count(self.lots, "lot", "lots"),
			self.market,
			compute_time(self.lot_seconds),
			self.slug,
			self.limit,
		)
	}

	/// What would be traded at once.
	fn at_once(&self) -> String {
		match (&self.average, &self.worst) {
			(Some(average), Some(worst)) => format!(
				"{} at {average} on average, {worst} at worst",
				count(self.fills, "lot", "lots")
			),
			_ => "nothing".into(),
		}
	}

	/// What would rest.
	fn resting(&self) -> String {
		match self.rests {
			0 => "nothing".into(),
			rests => format!(
				"{} at {} until {}",
				count(rests, "lot", "lots"),
				self.limit,
				self.until
			),
		}
	}

	/// What the account pays at most, and what it has.
	fn paid(&self) -> String {
		let has = self
			.account
			.as_ref()
			.map_or_else(|| "nothing".into(), ToString::to_string);
		let short = if self.is_covered() {
			""
		} else {
			"; `florin account deposit` brings more"
		};
		format!("{} at most, which has {has}{short}", self.from_account)
	}
}

impl fmt::Display for Ticket {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}", self.title())?;
		let mut rows = vec![("at once", self.at_once())];
		if self.expires.is_some() {
			rows.push(("rests", self.resting()));
		}
		rows.push(("margin", self.margin.to_string()));
		rows.push(("fee", self.fee.to_string()));
		if self.deposits.units > 0 {
			rows.push(("deposits", format!("{}, which come back", self.deposits)));
		}
		rows.push(("from the account", self.paid()));
		write!(f, "{}", pairs(rows))
	}
}

#[cfg(test)]
mod tests {
	use super::{
		super::markets::{test_clock, test_listed},
		*,
	};
	use crate::output::Answer;
	use florin_core::book::DepthLevel;

	fn depth() -> Depth {
		let level = |tick, lots| DepthLevel {
			tick,
			price: 100_000 * u128::from(tick),
			lots,
			orders: 1,
		};
		Depth {
			bids: vec![level(4_990, 3)],
			asks: vec![level(5_000, 4), level(5_010, 9)],
		}
	}

	const NEW: Standing = Standing {
		position: None,
		account: Some(AccountReport {
			balance: 2_000_000_000,
			positions: 0,
		}),
	};

	fn order(kind: OrderKind) -> NewOrder {
		NewOrder {
			side: Side::Buy,
			lots: 10,
			tick: 5_000,
			kind,
			reduce_only: false,
		}
	}

	fn ticket(order: &NewOrder, standing: &Standing) -> Ticket {
		Ticket::new(&test_listed(), &depth(), order, standing, &test_clock()).unwrap()
	}

	const LIMIT: OrderKind = OrderKind::Limit {
		expires: 110,
		post_only: false,
	};

	#[test]
	fn a_ticket_tells_what_is_filled_what_rests_and_what_it_takes() {
		let answer = Answer::of(&ticket(&order(LIMIT), &NEW));
		for part in [
			"buy 10 lots of market 0, each 100 hours of h100, at 500 tUSD or less",
			"at once           4 lots at 500 tUSD on average, 500 tUSD at worst",
			"rests             6 lots at 500 tUSD until 1970-01-01",
			"fee               1 tUSD",
			"deposits          2 tUSD, which come back",
			"at most, which has 2000 tUSD",
		] {
			assert!(answer.human.contains(part), "{part}\n{}", answer.human);
		}
		assert!(!answer.human.contains("brings more"), "{}", answer.human);
		assert_eq!(answer.json["fills"], 4);
		assert_eq!(answer.json["rests"], 6);
		assert_eq!(answer.json["average"], "500000000");
	}

	#[test]
	fn only_limit_orders_rest_and_post_only_ones_only_do() {
		let dropped = ticket(&order(OrderKind::ImmediateOrCancel), &NEW);
		assert_eq!((dropped.fills, dropped.rests), (4, 0));
		assert!(!dropped.to_string().contains("rests"));
		let posted = ticket(
			&order(OrderKind::Limit {
				expires: 110,
				post_only: true,
			}),
			&NEW,
		);
		assert_eq!((posted.fills, posted.rests), (0, 10));
		assert!(posted.title().ends_with("only to rest"));
	}

	#[test]
	fn an_order_that_only_closes_is_of_what_is_open() {
		let reducing = NewOrder {
			reduce_only: true,
			..order(LIMIT)
		};
		let nothing = ticket(&reducing, &NEW);
		assert_eq!((nothing.fills, nothing.rests), (0, 0));
		assert!(nothing.title().ends_with("only to close"));
	}

	#[test]
	fn whoever_has_too_little_is_told_what_to_do() {
		let poor = Standing {
			position: None,
			account: None,
		};
		let text = ticket(&order(LIMIT), &poor).to_string();
		assert!(
			text.contains("has nothing; `florin account deposit`"),
			"{text}"
		);
	}
}
