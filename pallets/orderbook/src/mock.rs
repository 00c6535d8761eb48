//! A runtime with the book and a house that carries what tests let it.

use crate as pallet_orderbook;
use codec::{Decode, Encode};
use florin_core::{
	book::{OrderId, OrderKind, Tick},
	clearing::{Lots, MarketId, Mode, Resting, Side, Trade, TradeRefusal, Trading},
	traits::{ClearingHouse, OrderBooks, PeriodClock},
	Balance, Period, Timestamp,
};
use frame_support::{
	assert_ok, derive_impl, dispatch::DispatchResult, ensure, parameter_types, storage_alias,
	Twox64Concat,
};
use sp_runtime::{BuildStorage, DispatchError, Permill};
use std::collections::{BTreeMap, BTreeSet};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Book = pallet_orderbook;
}

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
pub const DAVE: AccountId = 4;
pub const ERIN: AccountId = 5;
/// Has no account in the house.
pub const STRANGER: AccountId = 99;

/// The market of most tests.
pub const MARKET: MarketId = 0;
/// Nobody has opened it.
pub const NO_MARKET: MarketId = 7;
/// What a tick is worth.
pub const TICK: Balance = 10;
/// The mark with which tests begin, in ticks: the first one of a leaf.
pub const MARK: Tick = 1_024;
/// The band of the market: 512 ticks each way.
pub const BAND: Permill = Permill::from_percent(50);
/// The period in which tests begin.
pub const START: Period = 1_000;

parameter_types! {
	pub static Now: Period = START;
}

pub struct Clock;

impl PeriodClock for Clock {
	fn now() -> Period {
		Now::get()
	}
	fn time() -> Timestamp {
		u64::from(Now::get()) * 600
	}
	fn period_seconds() -> u16 {
		600
	}
	fn periods_per_day() -> Period {
		144
	}
	fn certificate_window() -> Period {
		6
	}
	fn certified_periods() -> u32 {
		0
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period) {
		Now::set(period);
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_certified(_: u32) {}
}

/// What the house knows of a market. Stored, so that it is rolled back like everything else.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Account {
	pub mode: Mode,
	pub mark: Balance,
	pub band: Permill,
	pub ended: bool,
	/// Orders that an account may have.
	pub order_cap: u32,
	/// Lots bought less lots sold.
	pub positions: BTreeMap<AccountId, i64>,
	/// Resting orders, and what is set aside for them.
	pub orders: BTreeMap<AccountId, (u32, Balance)>,
	/// Who can't carry what his orders trade.
	pub unfunded: BTreeSet<AccountId>,
	/// Who can't carry what he takes or orders.
	pub broke: BTreeSet<AccountId>,
	/// Deposits that came back to who made them.
	pub returned: BTreeMap<AccountId, u32>,
	/// Deposits that went to who cleared away.
	pub earned: BTreeMap<AccountId, u32>,
	/// Whose calls are over.
	pub finished: Vec<AccountId>,
}

impl Account {
	pub fn position(&self, who: AccountId) -> i64 {
		self.positions.get(&who).copied().unwrap_or_default()
	}

	pub fn closable(&self, who: AccountId, side: Side) -> Lots {
		match (side, self.position(who)) {
			(Side::Buy, size) if size < 0 => size.unsigned_abs(),
			(Side::Sell, size) if size > 0 => size.unsigned_abs(),
			_ => 0,
		}
	}

	fn take_order(&mut self, who: AccountId) {
		let row = self.orders.get_mut(&who).expect("it has orders");
		row.0 -= 1;
		if row.0 == 0 {
			assert_eq!(row.1, 0, "nothing is set aside for no orders");
			self.orders.remove(&who);
		}
	}
}

#[storage_alias]
pub type Accounts = StorageMap<HousePrefix, Twox64Concat, MarketId, Account>;

/// What an order sets aside for each lot.
pub fn margin(price: Balance, reduce_only: bool) -> Balance {
	if reduce_only {
		0
	} else {
		price / 10 + 1
	}
}

pub struct House;

impl ClearingHouse<AccountId> for House {
	fn trading(market: MarketId) -> Result<Trading, DispatchError> {
		let row = Accounts::get(market).ok_or(DispatchError::Other("no market"))?;
		ensure!(!row.ended, DispatchError::Other("ended"));
		Ok(Trading {
			mode: row.mode,
			mark: row.mark,
			band: row.band,
			now: Now::get(),
		})
	}

	fn closable(who: &AccountId, market: MarketId, side: Side) -> Lots {
		Accounts::get(market).map_or(0, |row| row.closable(*who, side))
	}

	fn reserve(
		who: &AccountId,
		market: MarketId,
		order: &Resting,
	) -> Result<Balance, DispatchError> {
		house_of(market, |row| {
			ensure!(!row.broke.contains(who), DispatchError::Other("broke"));
			let each = margin(order.price, order.reduce_only);
			let cap = row.order_cap;
			let orders = row.orders.entry(*who).or_default();
			ensure!(orders.0 < cap, DispatchError::Other("too many"));
			orders.0 += 1;
			orders.1 += each * Balance::from(order.lots);
			Ok(each)
		})
	}

	fn release(
		who: &AccountId,
		market: MarketId,
		reserved: Balance,
		cleaner: Option<&AccountId>,
	) -> DispatchResult {
		ensure!(
			cleaner != Some(&STRANGER),
			DispatchError::Other("no account")
		);
		house_of(market, |row| {
			row.orders.get_mut(who).expect("it has orders").1 -= reserved;
			row.take_order(*who);
			let deposits = match cleaner {
				Some(cleaner) => row.earned.entry(*cleaner),
				None => row.returned.entry(*who),
			};
			*deposits.or_default() += 1;
		});
		Ok(())
	}

	fn trade(trade: &Trade<AccountId>) -> Result<(), TradeRefusal> {
		house_of(trade.market, |row| {
			assert_ne!(trade.maker, trade.taker);
			assert!(trade.lots > 0);
			if row.unfunded.contains(trade.maker) {
				return Err(TradeRefusal::Maker);
			}
			if row.broke.contains(trade.taker) {
				return Err(TradeRefusal::Taker(DispatchError::Other("broke")));
			}
			let far = trade.price.abs_diff(row.mark);
			assert!(far <= row.band * row.mark, "traded outside the band");
			if row.mode == Mode::ReduceOnly {
				assert!(trade.lots <= row.closable(*trade.taker, trade.side));
				assert!(trade.lots <= row.closable(*trade.maker, trade.side.opposite()));
			}
			let bought = match trade.side {
				Side::Buy => trade.lots as i64,
				Side::Sell => -(trade.lots as i64),
			};
			*row.positions.entry(*trade.taker).or_default() += bought;
			*row.positions.entry(*trade.maker).or_default() -= bought;
			row.orders.get_mut(trade.maker).expect("it has orders").1 -= trade.reserved;
			if trade.fills {
				row.take_order(*trade.maker);
				*row.returned.entry(*trade.maker).or_default() += 1;
			}
			Ok(())
		})
	}

	fn finish(who: &AccountId, market: MarketId) -> DispatchResult {
		house_of(market, |row| row.finished.push(*who));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_market(mark: Balance) -> MarketId {
		let market = 100;
		Accounts::insert(
			market,
			Account {
				mark,
				band: Permill::from_percent(10),
				..account()
			},
		);
		market
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow(_: &AccountId, _: MarketId) {}
}

impl pallet_orderbook::Config for Test {
	type House = House;
	type Clock = Clock;
	type WeightInfo = ();
}

/// A market as tests begin with it.
fn account() -> Account {
	Account {
		mode: Mode::Open,
		mark: Balance::from(MARK) * TICK,
		band: BAND,
		ended: false,
		order_cap: u32::MAX,
		positions: BTreeMap::new(),
		orders: BTreeMap::new(),
		unfunded: BTreeSet::new(),
		broke: BTreeSet::new(),
		returned: BTreeMap::new(),
		earned: BTreeMap::new(),
		finished: Vec::new(),
	}
}

/// Looks into the house, or changes it.
pub fn house_of<R>(market: MarketId, change: impl FnOnce(&mut Account) -> R) -> R {
	Accounts::mutate(market, |row| {
		change(row.as_mut().expect("there is a market"))
	})
}

/// The same for [`MARKET`].
pub fn house<R>(change: impl FnOnce(&mut Account) -> R) -> R {
	house_of(MARKET, change)
}

/// A chain with the book of [`MARKET`], in its first block.
pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	let storage = RuntimeGenesisConfig::default()
		.build_storage()
		.expect("the genesis state is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		open_market(MARKET);
		System::reset_events();
	});
	ext
}

/// Another market with a book.
pub fn open_market(market: MarketId) {
	Accounts::insert(market, account());
	let mark = Balance::from(MARK) * TICK;
	assert_ok!(<Book as OrderBooks>::open(market, TICK, mark));
}

/// What always holds of book and house.
pub fn check() {
	Book::do_try_state().expect("the invariants hold");
	let resting = Book::resting();
	let known: BTreeMap<_, _> = Accounts::iter()
		.flat_map(|(market, row)| {
			let of_market = move |(who, orders)| ((market, who), orders);
			row.orders.into_iter().map(of_market)
		})
		.collect();
	assert_eq!(resting, known, "what rests isn't what the house carries");
	for (_, row) in Accounts::iter() {
		assert_eq!(row.positions.values().sum::<i64>(), 0);
	}
}

/// Runs a test on a new chain and checks what always holds in the end.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		let result = test();
		check();
		result
	})
}

/// An order that rests for a day.
pub const DAY: OrderKind = OrderKind::Limit {
	expires: START + 144,
	post_only: false,
};

/// Orders in [`MARKET`].
pub fn order(
	who: AccountId,
	side: Side,
	lots: Lots,
	tick: Tick,
	kind: OrderKind,
	reduce_only: bool,
) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who);
	Book::place_order(origin, MARKET, side, lots, tick, kind, reduce_only)
		.map(|_| ())
		.map_err(|refused| refused.error)
}

/// An order that comes to rest, or part of which does.
pub fn rest(who: AccountId, side: Side, lots: Lots, tick: Tick) -> OrderId {
	rest_until(who, side, lots, tick, START + 144)
}

/// The same with the last period in which it stands.
pub fn rest_until(who: AccountId, side: Side, lots: Lots, tick: Tick, expires: Period) -> OrderId {
	let kind = OrderKind::Limit {
		expires,
		post_only: false,
	};
	assert_ok!(order(who, side, lots, tick, kind, false));
	placed()
}

/// The order that came to rest last.
pub fn placed() -> OrderId {
	let events = System::events().into_iter().rev();
	let mut placed = events.filter_map(|record| match record.event {
		RuntimeEvent::Book(Event::OrderPlaced { order, .. }) => Some(order),
		_ => None,
	});
	placed.next().expect("an order came to rest")
}

pub fn bid(who: AccountId, lots: Lots, tick: Tick) -> OrderId {
	rest(who, Side::Buy, lots, tick)
}

pub fn ask(who: AccountId, lots: Lots, tick: Tick) -> OrderId {
	rest(who, Side::Sell, lots, tick)
}

/// Takes what there is.
pub fn take(who: AccountId, side: Side, lots: Lots, tick: Tick) -> DispatchResult {
	order(who, side, lots, tick, OrderKind::ImmediateOrCancel, false)
}

pub fn cancel(who: AccountId, id: OrderId) -> DispatchResult {
	Book::cancel_order(RuntimeOrigin::signed(who), MARKET, id)
}

/// Gives somebody lots from somebody else, outside the book.
pub fn give(to: AccountId, from: AccountId, lots: i64) {
	house(|row| {
		*row.positions.entry(to).or_default() += lots;
		*row.positions.entry(from).or_default() -= lots;
	});
}

/// What the pallet told since the last time.
pub fn events() -> Vec<Event> {
	let told = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Book(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	told
}
