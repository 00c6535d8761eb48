//! Random histories against a naive book: one list of orders for each side, sorted by price and number.

use super::*;
use crate::types::{OrderIds, MAX_VISITS};
use florin_core::Period;
use florin_math::clearing::is_within;
use proptest::prelude::*;
use sp_runtime::Permill;
use std::collections::{BTreeMap, BTreeSet};

/// Who takes part.
const PEOPLE: std::ops::Range<AccountId> = 1..10;

/// Prices at which most orders are: the last ones of a leaf and the first ones of the next, in the middle of which the mark lies.
const NEAR: std::ops::Range<Tick> = MARK - 4..MARK + 4;

#[derive(Clone, Debug)]
enum Op {
	Place {
		who: AccountId,
		side: Side,
		lots: Lots,
		tick: Tick,
		kind: Kind,
		reduce_only: bool,
	},
	/// As many orders of a lot at one price on its own side of the middle, so far away from it.
	Flood {
		who: AccountId,
		side: Side,
		away: Tick,
		count: u32,
	},
	/// Everybody cancels what he has on one page.
	Empty {
		nth: usize,
	},
	/// Cancels one of the orders that rest, not always its own.
	Cancel {
		who: AccountId,
		nth: usize,
	},
	/// Cancels consecutive ones of its own.
	CancelSome {
		who: AccountId,
		from: usize,
	},
	/// Removes consecutive ones.
	Remove {
		who: AccountId,
		from: usize,
	},
	Pass(Period),
	Mode(Mode),
	/// Moves the mark, in ticks.
	Mark(Tick),
	/// Makes somebody able or unable to carry what its orders trade, or what it takes.
	Fund {
		who: AccountId,
		makes: bool,
	},
}

#[derive(Clone, Copy, Debug)]
enum Kind {
	Limit { life: Period, post_only: bool },
	Immediate,
	FillOrKill,
}

impl Kind {
	fn now(self) -> OrderKind {
		match self {
			Self::Limit { life, post_only } => OrderKind::Limit {
				// Sometimes it would have expired.
				expires: Now::get() + life - 1,
				post_only,
			},
			Self::Immediate => OrderKind::ImmediateOrCancel,
			Self::FillOrKill => OrderKind::FillOrKill,
		}
	}
}

fn side() -> impl Strategy<Value = Side> {
	prop_oneof![Just(Side::Buy), Just(Side::Sell)]
}

fn tick() -> impl Strategy<Value = Tick> {
	prop_oneof![
		12 => NEAR,
		3 => MARK - 60..MARK + 60,
		1 => prop_oneof![Just(0), Just(1), Just(Tick::MAX)],
	]
}

fn kind() -> impl Strategy<Value = Kind> {
	prop_oneof![
		8 => (0..12_u32, prop::bool::weighted(0.2))
			.prop_map(|(life, post_only)| Kind::Limit { life, post_only }),
		3 => Just(Kind::Immediate),
		2 => Just(Kind::FillOrKill),
	]
}

fn op() -> impl Strategy<Value = Op> {
	let lots = prop_oneof![8 => 1..6_u64, 4 => 1..150_u64, 1 => Just(0)];
	let mode =
		prop_oneof![8 => Just(Mode::Open), 3 => Just(Mode::ReduceOnly), 1 => Just(Mode::Halted)];
	prop_oneof![
		20 => (PEOPLE, side(), lots, tick(), kind(), prop::bool::weighted(0.25)).prop_map(
			|(who, side, lots, tick, kind, reduce_only)| Op::Place {
				who, side, lots, tick, kind, reduce_only,
			}
		),
		6 => (PEOPLE, side(), 0..4_u16, 1..40_u32)
			.prop_map(|(who, side, away, count)| Op::Flood { who, side, away, count }),
		2 => any::<usize>().prop_map(|nth| Op::Empty { nth }),
		4 => (PEOPLE, any::<usize>()).prop_map(|(who, nth)| Op::Cancel { who, nth }),
		4 => (PEOPLE, any::<usize>()).prop_map(|(who, from)| Op::CancelSome { who, from }),
		2 => (PEOPLE, any::<usize>()).prop_map(|(who, from)| Op::Remove { who, from }),
		2 => (1..6_u32).prop_map(Op::Pass),
		2 => mode.prop_map(Op::Mode),
		2 => (MARK - 50..MARK + 50).prop_map(Op::Mark),
		1 => (PEOPLE, any::<bool>()).prop_map(|(who, makes)| Op::Fund { who, makes }),
	]
}

#[derive(Clone, Debug, PartialEq)]
struct Resting {
	id: OrderId,
	owner: AccountId,
	lots: Lots,
	expires: Period,
	reduce_only: bool,
}

/// The naive book, and what it knows of the house.
#[derive(Clone, Default)]
struct Model {
	/// The best price first, and at one price the lowest number.
	bids: Vec<Resting>,
	asks: Vec<Resting>,
	next: u64,
	/// The first and the last page of each level, which decide what counts as visited.
	pages: BTreeMap<(Side, Tick), (u32, u32)>,
	mode: Mode,
	mark: Tick,
	band: Permill,
	positions: BTreeMap<AccountId, i64>,
	unfunded: BTreeSet<AccountId>,
	broke: BTreeSet<AccountId>,
	/// Deposits that went to somebody for clearing away, and back.
	earned: BTreeMap<AccountId, u32>,
	returned: BTreeMap<AccountId, u32>,
}

type Told = Result<Vec<Event>, DispatchError>;

impl Model {
	fn side(&mut self, side: Side) -> &mut Vec<Resting> {
		match side {
			Side::Buy => &mut self.bids,
			Side::Sell => &mut self.asks,
		}
	}

	fn all(&self) -> Vec<Resting> {
		let mut all = self.bids.clone();
		all.extend(self.asks.clone());
		all
	}

	fn position(&self, who: AccountId) -> i64 {
		self.positions.get(&who).copied().unwrap_or_default()
	}

	fn closable(&self, who: AccountId, side: Side) -> Lots {
		let size = self.position(who);
		let closes = match side {
			Side::Buy => size < 0,
			Side::Sell => size > 0,
		};
		if closes {
			size.unsigned_abs()
		} else {
			0
		}
	}

	fn is_within_band(&self, tick: Tick) -> bool {
		let [price, mark] = [tick, self.mark].map(|tick| Balance::from(tick) * TICK);
		is_within(price, mark, self.band)
	}

	/// Takes an order out.
	fn take(&mut self, side: Side, index: usize) -> Resting {
		let order = self.side(side).remove(index);
		let (tick, page) = (order.id.tick, order.id.page);
		let left: Vec<_> = self.side(side).clone();
		let at_price = |other: &&Resting| other.id.tick == tick;
		if !left.iter().any(|other| at_price(&other)) {
			self.pages.remove(&(side, tick));
		} else if !left
			.iter()
			.filter(at_price)
			.any(|other| other.id.page == page)
		{
			let (head, _) = self.pages.get_mut(&(side, tick)).unwrap();
			if *head == page {
				*head += 1;
			}
		}
		order
	}

	fn add(&mut self, order: Resting) {
		let side = order.id.side;
		let comes_before = |other: &Resting| match side {
			Side::Buy => other.id.tick >= order.id.tick,
			Side::Sell => other.id.tick <= order.id.tick,
		};
		let place = self
			.side(side)
			.iter()
			.filter(|other| comes_before(other))
			.count();
		self.side(side).insert(place, order);
	}

	/// The page to which the next order at a price is added.
	fn next_page(&mut self, side: Side, tick: Tick) -> u32 {
		let orders = self.side(side).clone();
		let (_, tail) = self.pages.entry((side, tick)).or_default();
		let on_it = orders
			.iter()
			.filter(|order| order.id.tick == tick && order.id.page == *tail);
		if on_it.count() == 16 {
			*tail += 1;
		}
		*tail
	}

	fn pay(&mut self, owner: AccountId, cleaner: Option<AccountId>) {
		let deposits = match cleaner {
			Some(cleaner) => self.earned.entry(cleaner),
			None => self.returned.entry(owner),
		};
		*deposits.or_default() += 1;
	}

	fn refuse_early(
		&self,
		who: AccountId,
		side: Side,
		lots: Lots,
		tick: Tick,
		kind: OrderKind,
		reduce_only: bool,
	) -> Result<Lots, DispatchError> {
		if lots == 0 {
			return Err(Error::NoLots.into());
		}
		if tick == 0 {
			return Err(Error::NoPrice.into());
		}
		if self.mode == Mode::Halted {
			return Err(Error::Halted.into());
		}
		if self.mode == Mode::ReduceOnly && !reduce_only {
			return Err(Error::ReduceOnlyMarket.into());
		}
		if let OrderKind::Limit { expires, .. } = kind {
			if expires < Now::get() {
				return Err(Error::AlreadyExpired.into());
			}
			if !self.is_within_band(tick) {
				return Err(Error::OutsideBand.into());
			}
		}
		if !reduce_only {
			return Ok(lots);
		}
		let closable = self.closable(who, side);
		if closable == 0 {
			return Err(Error::NothingToClose.into());
		}
		if kind == OrderKind::FillOrKill && closable < lots {
			return Err(Error::NotFilled.into());
		}
		Ok(lots.min(closable))
	}

	fn place(
		&mut self,
		who: AccountId,
		side: Side,
		lots: Lots,
		tick: Tick,
		kind: OrderKind,
		reduce_only: bool,
	) -> Told {
		let lots = self.refuse_early(who, side, lots, tick, kind, reduce_only)?;
		let before = self.clone();
		let told = self.fill(who, side, lots, tick, kind, reduce_only);
		if told.is_err() {
			*self = before;
		}
		told
	}

	fn fill(
		&mut self,
		who: AccountId,
		side: Side,
		lots: Lots,
		tick: Tick,
		kind: OrderKind,
		reduce_only: bool,
	) -> Told {
		let other = side.opposite();
		let is_buy = side == Side::Buy;
		let (mut told, mut left, mut visits, mut stopped) = (Vec::new(), lots, 0, false);
		while left > 0 {
			let Some(best) = self.side(other).first().cloned() else {
				break;
			};
			let at = best.id.tick;
			if (is_buy && at > tick) || (!is_buy && at < tick) {
				break;
			}
			let is_worse = if is_buy {
				at > self.mark
			} else {
				at < self.mark
			};
			if !self.is_within_band(at) && is_worse {
				break;
			}
			if visits == MAX_VISITS {
				stopped = true;
				break;
			}
			visits += 1;
			let (head, _) = self.pages.get_mut(&(other, at)).unwrap();
			if *head < best.id.page {
				*head += 1;
				continue;
			}
			let most = if best.reduce_only || self.mode == Mode::ReduceOnly {
				self.closable(best.owner, other).min(best.lots)
			} else {
				best.lots
			};
			let reason = if best.expires < Now::get() {
				Some((Removal::Expired, Some(who)))
			} else if best.owner == who {
				Some((Removal::SelfTrade, None))
			} else if !self.is_within_band(at) {
				Some((Removal::OutsideBand, None))
			} else if most == 0 {
				Some((Removal::CannotClose, best.reduce_only.then_some(who)))
			} else if kind.is_post_only() {
				return Err(Error::WouldTrade.into());
			} else if self.unfunded.contains(&best.owner) {
				Some((Removal::Unfunded, Some(who)))
			} else {
				None
			};
			if let Some((reason, cleaner)) = reason {
				let gone = self.take(other, 0);
				self.pay(gone.owner, cleaner);
				told.push(Event::OrderRemoved {
					market: MARKET,
					order: gone.id,
					owner: gone.owner,
					lots: gone.lots,
					reason,
				});
				continue;
			}
			if self.broke.contains(&who) {
				return Err(DispatchError::Other("broke"));
			}
			let traded = most.min(left);
			left -= traded;
			let bought = if is_buy {
				traded as i64
			} else {
				-(traded as i64)
			};
			*self.positions.entry(who).or_default() += bought;
			*self.positions.entry(best.owner).or_default() -= bought;
			self.side(other)[0].lots -= traded;
			if traded == best.lots {
				self.take(other, 0);
				self.pay(best.owner, None);
			}
			told.push(Event::Filled {
				market: MARKET,
				order: best.id,
				maker: best.owner,
				taker: who,
				side,
				lots: traded,
				tick: at,
				left: best.lots - traded,
			});
		}
		let outcome = match kind {
			_ if left == 0 => Outcome::Filled,
			OrderKind::FillOrKill => return Err(Error::NotFilled.into()),
			_ if stopped => Outcome::Stopped,
			OrderKind::ImmediateOrCancel => Outcome::Dropped,
			OrderKind::Limit { expires, .. } => {
				if self.broke.contains(&who) {
					return Err(DispatchError::Other("broke"));
				}
				let id = OrderId {
					side,
					tick,
					page: self.next_page(side, tick),
					id: self.next,
				};
				self.next += 1;
				self.add(Resting {
					id,
					owner: who,
					lots: left,
					expires,
					reduce_only,
				});
				told.push(Event::OrderPlaced {
					market: MARKET,
					order: id,
					owner: who,
					lots: left,
					reduce_only,
					expires,
				});
				Outcome::Rests
			}
		};
		if left < lots || outcome != Outcome::Rests {
			told.push(Event::OrderDone {
				market: MARKET,
				who,
				side,
				filled: lots - left,
				remaining: left,
				outcome,
			});
		}
		Ok(told)
	}

	/// Takes out those of `ids` that may go.
	fn withdraw(&mut self, ids: &[OrderId], may_go: impl Fn(&Resting) -> bool) -> Vec<Resting> {
		let mut gone = Vec::new();
		for id in ids {
			let orders = self.side(id.side);
			let found = orders.iter().position(|order| order.id == *id);
			if let Some(index) = found.filter(|index| may_go(&orders[*index])) {
				gone.push(self.take(id.side, index));
			}
		}
		gone
	}

	fn cancel(&mut self, who: AccountId, ids: &[OrderId]) -> Told {
		let before = self.clone();
		let gone = self.withdraw(ids, |_| true);
		if gone.iter().any(|order| order.owner != who) {
			*self = before;
			return Err(Error::NotYourOrder.into());
		}
		if gone.is_empty() {
			return Err(Error::NoSuchOrder.into());
		}
		let told = gone.into_iter().map(|order| {
			self.pay(who, None);
			Event::OrderCancelled {
				market: MARKET,
				order: order.id,
				owner: who,
				lots: order.lots,
			}
		});
		Ok(told.collect())
	}

	fn remove(&mut self, who: AccountId, ids: &[OrderId]) -> Told {
		let gone = self.withdraw(ids, |order| order.expires < Now::get());
		if gone.is_empty() {
			return Err(Error::NothingToRemove.into());
		}
		let told = gone.into_iter().map(|order| {
			self.pay(order.owner, Some(who));
			Event::OrderRemoved {
				market: MARKET,
				order: order.id,
				owner: order.owner,
				lots: order.lots,
				reason: Removal::Expired,
			}
		});
		Ok(told.collect())
	}

	/// Lots and orders at each price of a side, the best first.
	fn levels(&mut self, side: Side) -> Vec<(Tick, Lots, u32)> {
		let mut levels: Vec<(Tick, Lots, u32)> = Vec::new();
		for order in self.side(side).iter() {
			match levels.last_mut() {
				Some(level) if level.0 == order.id.tick => {
					level.1 += order.lots;
					level.2 += 1;
				}
				_ => levels.push((order.id.tick, order.lots, 1)),
			}
		}
		levels
	}

	/// Does the same here and there, and compares what is told.
	fn apply(&mut self, op: &Op) {
		let (expected, told) = match op {
			Op::Place {
				who,
				side,
				lots,
				tick,
				kind,
				reduce_only,
			} => {
				let kind = kind.now();
				(
					self.place(*who, *side, *lots, *tick, kind, *reduce_only),
					order(*who, *side, *lots, *tick, kind, *reduce_only),
				)
			}
			Op::Flood {
				who,
				side,
				away,
				count,
			} => {
				let tick = match side {
					Side::Buy => MARK - 1 - away,
					Side::Sell => MARK + away,
				};
				for _ in 0..*count {
					self.apply(&Op::Place {
						who: *who,
						side: *side,
						lots: 1,
						tick,
						kind: Kind::Limit {
							life: 8,
							post_only: true,
						},
						reduce_only: false,
					});
				}
				return;
			}
			Op::Empty { nth } => {
				let all = self.all();
				let Some(index) = nth.checked_rem(all.len()) else {
					return;
				};
				let id = all[index].id;
				let page = |id: OrderId| (id.side, id.tick, id.page);
				for order in all.iter().filter(|order| page(order.id) == page(id)) {
					let expected = self.cancel(order.owner, &[order.id]);
					let told = cancel(order.owner, order.id).map(|()| events());
					assert_eq!(told, expected);
				}
				return;
			}
			Op::Cancel { who, nth } => {
				let all = self.all();
				let Some(index) = nth.checked_rem(all.len()) else {
					return;
				};
				let id = all[index].id;
				(self.cancel(*who, &[id]), cancel(*who, id))
			}
			Op::CancelSome { who, from } => {
				let mut own = self.all();
				own.retain(|order| order.owner == *who);
				let ids = some(&own, *from);
				let call = Book::cancel_orders(RuntimeOrigin::signed(*who), MARKET, ids.clone());
				(self.cancel(*who, &ids), call)
			}
			Op::Remove { who, from } => {
				let ids = some(&self.all(), *from);
				let call = Book::remove_orders(RuntimeOrigin::signed(*who), MARKET, ids.clone());
				(self.remove(*who, &ids), call)
			}
			Op::Pass(periods) => {
				Now::mutate(|now| *now += periods);
				return;
			}
			Op::Mode(mode) => {
				self.mode = *mode;
				house(|row| row.mode = *mode);
				return;
			}
			Op::Mark(mark) => {
				self.mark = *mark;
				house(|row| row.mark = Balance::from(*mark) * TICK);
				return;
			}
			Op::Fund { who, makes } => {
				let toggle = |set: &mut BTreeSet<AccountId>| {
					if !set.remove(who) {
						set.insert(*who);
					}
				};
				house(|row| {
					if *makes {
						toggle(&mut row.unfunded);
						toggle(&mut self.unfunded);
					} else {
						toggle(&mut row.broke);
						toggle(&mut self.broke);
					}
				});
				return;
			}
		};
		let told = told.map(|()| events());
		assert_eq!(told, expected, "{op:?}");
		events();
	}

	fn check(&mut self) {
		check();
		for side in [Side::Buy, Side::Sell] {
			assert_eq!(levels(side), self.levels(side));
		}
		for order in self.all() {
			let known = Book::order(MARKET, order.id).expect("it rests");
			assert_eq!(
				(known.owner, known.lots, known.expires, known.reduce_only),
				(order.owner, order.lots, order.expires, order.reduce_only)
			);
		}
		house(|row| {
			assert_eq!(row.positions, self.positions);
			assert_eq!(row.earned, self.earned);
			assert_eq!(row.returned, self.returned);
		});
	}
}

/// Up to sixteen consecutive orders.
fn some(orders: &[Resting], from: usize) -> OrderIds {
	let from = from.checked_rem(orders.len()).unwrap_or_default();
	let ids = orders[from..].iter().map(|order| order.id);
	OrderIds::truncate_from(ids.collect())
}

fn run(ops: &[Op]) {
	new_test_ext().execute_with(|| {
		let mut model = Model {
			mark: MARK,
			// Forty ticks each way.
			band: Permill::from_percent(4),
			..Default::default()
		};
		house(|row| row.band = model.band);
		for (index, op) in ops.iter().enumerate() {
			model.apply(op);
			if index % 8 == 0 {
				model.check();
			}
		}
		model.check();
	});
}

proptest! {
	#[test]
	fn the_book_does_what_a_sorted_list_does(ops in prop::collection::vec(op(), 1..200)) {
		run(&ops);
	}
}
