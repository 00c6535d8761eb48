//! A runtime with nothing but futures. Clock, index, classes, clearing house and order book are what tests say.

use crate as pallet_futures;
use crate::{types::Stage, Contracts, Parameters};
use florin_core::{
	class::{Architecture, ClassTerms},
	clearing::{Lots, Mark, MarketId, MarketState, Mode, NewMarket, RiskTerms, SettlementAsset},
	futures::Contract,
	index::{Average, IndexPrice, LatestPrice, Quote, Series, SeriesStatus, SpanError},
	parameters::EnsureMandate,
	traits::{ComputeClasses, LeaseCommission, Markets, OrderBooks, PeriodClock, PriceIndex},
	Balance, ClassId, Period, Timestamp, FLRN,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchResult,
	ensure, parameter_types,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_runtime::{traits::Convert, BuildStorage, DispatchError, FixedU128, Permill};
use std::{cell::RefCell, collections::BTreeMap};

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
	pub type Futures = pallet_futures;
}

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

/// Has no part in it.
pub const STRANGER: AccountId = 20;
/// May tighten.
pub const GUARD: AccountId = 9;

/// The class of most contracts.
pub const H100: ClassId = 1;
/// Another one.
pub const A100: ClassId = 0;
/// Not in the catalogue.
pub const NO_CLASS: ClassId = 99;

pub const H100_USD: Series = Series::usd(H100);
pub const H100_FLRN: Series = Series::flrn(H100);

/// A stablecoin with six decimals.
pub const USDX: SettlementAsset = SettlementAsset::WithId(1);
/// An asset with more decimals than there may be.
pub const FINE: SettlementAsset = SettlementAsset::WithId(2);
/// No asset.
pub const NO_ASSET: SettlementAsset = SettlementAsset::WithId(3);

/// Seconds in a period.
pub const PERIOD: u64 = 600;
/// Periods in a day.
pub const DAY: Period = 144;
/// The period in which the tests begin: the first of a day. Both series have had prices for a day.
pub const START: Period = 7_000 * DAY;
/// Periods for which the mock's index knows averages.
pub const RING: Period = 4 * DAY;
/// Device-seconds in an hour.
pub const HOUR: u128 = 3_600;

/// A market of the mock's clearing house.
#[derive(Clone, Debug)]
pub struct MockMarket {
	pub new: NewMarket,
	pub state: MarketState,
	/// The final price, and until when positions are registered.
	pub settled: Option<(Balance, Period)>,
}

parameter_types! {
	pub static Now: Period = START;
	/// By how many periods the index lags.
	pub static Lag: Period = 0;
	/// What a series is said to be, whatever it has had.
	pub static Forced: BTreeMap<Series, SeriesStatus> = BTreeMap::new();
	/// Credit factors in millionths; none of a class that is retired.
	pub static Factors: BTreeMap<ClassId, u128> = BTreeMap::new();
	pub static Net: Permill = Permill::zero();
	pub static House: BTreeMap<MarketId, MockMarket> = BTreeMap::new();
	/// The tick of each book, and the mark price with which it was opened.
	pub static Ticks: BTreeMap<MarketId, (Balance, Balance)> = BTreeMap::new();
}

/// Prices of a series and their weights, by period.
pub type History = BTreeMap<Series, BTreeMap<Period, (u128, u128)>>;

thread_local! {
	static HISTORY: RefCell<History> = const { RefCell::new(BTreeMap::new()) };
}

pub struct Clock;

impl PeriodClock for Clock {
	fn now() -> Period {
		Now::get()
	}
	fn time() -> Timestamp {
		u64::from(Now::get()) * PERIOD
	}
	fn period_seconds() -> u16 {
		PERIOD as u16
	}
	fn periods_per_day() -> Period {
		DAY
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

/// Sums up all periods of a span.
pub struct MockIndex;

impl MockIndex {
	/// The first period that isn't closed.
	fn open() -> Period {
		Now::get() - Lag::get()
	}

	fn last(series: Series) -> Option<(Period, u128)> {
		HISTORY.with_borrow(|all| {
			let (period, (price, _)) = all.get(&series)?.range(..Self::open()).next_back()?;
			Some((*period, *price))
		})
	}
}

impl PriceIndex for MockIndex {
	fn latest(series: Series) -> Option<LatestPrice> {
		let (period, price) = Self::last(series)?;
		let price = match series.quote {
			Quote::Usd => IndexPrice(price),
			Quote::Flrn => {
				let end = period + 1;
				Self::average(series, end - DAY, end).ok()?.price?
			}
		};
		Some(LatestPrice {
			price,
			period,
			status: Self::status(series),
		})
	}

	fn status(series: Series) -> SeriesStatus {
		if let Some(status) = Forced::get().get(&series) {
			return *status;
		}
		let age = match series.quote {
			Quote::Usd => 1,
			Quote::Flrn => DAY,
		};
		match Self::last(series) {
			Some((period, _)) if Now::get() - period <= age => SeriesStatus::Live,
			_ => SeriesStatus::Stale,
		}
	}

	fn average(series: Series, from: Period, to: Period) -> Result<Average, SpanError> {
		ensure!(series.class != NO_CLASS, SpanError::UnknownSeries);
		ensure!(from < to, SpanError::Empty);
		ensure!(to <= Self::open(), SpanError::NotOver);
		HISTORY.with_borrow(|all| {
			let history = all.get(&series).cloned().unwrap_or_default();
			let first = history.keys().next().copied().unwrap_or(Period::MAX);
			let oldest = Self::open() - RING;
			ensure!(from <= first || from > oldest, SpanError::TooOld);
			let (mut value, mut weight, mut covered) = (0, 0, 0);
			for (price, of) in history.range(from..to).map(|(_, row)| row) {
				value += price * of;
				weight += of;
				covered += 1;
			}
			Ok(Average {
				price: (weight > 0).then(|| IndexPrice(value / weight)),
				weight,
				covered,
				periods: to - from,
			})
		})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_history(series: Series, price: IndexPrice, _: &[Period]) {
		for period in Now::get() - 1_000..Now::get() {
			record(series, period, price.0, HOUR);
		}
	}
}

pub struct Catalog;

impl ComputeClasses for Catalog {
	fn terms_at(class: ClassId, _: Period) -> Option<ClassTerms> {
		let millionths = *Factors::get().get(&class)?;
		Some(ClassTerms {
			credit_factor: FixedU128::from_inner(millionths * 1_000_000_000_000),
			mintable: true,
			version: 1,
		})
	}

	fn architecture(_: ClassId) -> Option<Architecture> {
		Some(Architecture::Hopper)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_class(_: Architecture) -> ClassId {
		let class = Factors::get().len() as ClassId;
		Factors::mutate(|factors| factors.insert(class, 1_000_000));
		class
	}
}

pub struct Commission;

impl LeaseCommission for Commission {
	fn net() -> Permill {
		Net::get()
	}
}

pub struct ClearingHouse;

impl Markets for ClearingHouse {
	fn open(new: NewMarket) -> Result<MarketId, DispatchError> {
		ensure!(
			new.risk.cap > 0,
			DispatchError::Other("terms out of bounds")
		);
		let market = House::get().len() as MarketId;
		let state = MarketState {
			mode: Mode::Open,
			mark: new.mark,
			open_interest: 0,
			trades: true,
		};
		let row = MockMarket {
			new,
			state,
			settled: None,
		};
		House::mutate(|house| house.insert(market, row));
		Ok(market)
	}

	fn mark(market: MarketId, mark: Mark) {
		on(market, |row| {
			assert_eq!(row.settled, None, "a market that has settled has its price");
			row.state.mark = mark;
		});
	}

	fn end_trading(market: MarketId) {
		on(market, |row| {
			assert!(row.state.trades, "trading ends once");
			row.state.trades = false;
		});
	}

	fn settle(market: MarketId, price: Balance, until: Period) {
		on(market, |row| {
			assert!(!row.state.trades, "trading has ended before");
			assert_eq!(row.settled, None, "a market settles once");
			row.settled = Some((price, until));
		});
	}

	fn state(market: MarketId) -> Option<MarketState> {
		House::get().get(&market).map(|row| row.state)
	}
}

pub struct Books;

impl OrderBooks for Books {
	fn open(market: MarketId, tick: Balance, mark: Balance) -> DispatchResult {
		ensure!(
			tick <= mark,
			DispatchError::Other("no prices near the mark")
		);
		Ticks::mutate(|ticks| ticks.insert(market, (tick, mark)));
		Ok(())
	}
}

pub struct Decimals;

impl Convert<SettlementAsset, Option<u8>> for Decimals {
	fn convert(asset: SettlementAsset) -> Option<u8> {
		match asset {
			SettlementAsset::Native => Some(12),
			SettlementAsset::WithId(1) => Some(6),
			SettlementAsset::WithId(2) => Some(13),
			SettlementAsset::WithId(_) => None,
		}
	}
}

frame_support::ord_parameter_types! {
	pub const Guard: AccountId = GUARD;
}

impl pallet_futures::Config for Test {
	type Index = MockIndex;
	type Clock = Clock;
	type Classes = Catalog;
	type Commission = Commission;
	type Markets = ClearingHouse;
	type Books = Books;
	type Decimals = Decimals;
	type AdminOrigin = EnsureRoot<AccountId>;
	type ParametersOrigin = EnsureMandate<EnsureRoot<AccountId>, EnsureSignedBy<Guard, AccountId>>;
	type WeightInfo = ();
}

/// Production's parameters with spans that the mock's index reaches back for.
pub fn parameters() -> Parameters {
	Parameters {
		longest_span: 3 * DAY,
		..Default::default()
	}
}

/// A chain in its first block. H100 has cost 2.50 USD for a day, and 1 FLRN with a hundred hours in each period.
pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	Lag::set(0);
	Forced::set(BTreeMap::new());
	Factors::set(BTreeMap::from([(A100, 600_000), (H100, 1_000_000)]));
	Net::set(Permill::from_parts(16_000));
	House::set(BTreeMap::new());
	Ticks::set(BTreeMap::new());
	HISTORY.with_borrow_mut(History::clear);
	for period in START - DAY..START {
		record(H100_USD, period, usd(250), 1);
		record(H100_FLRN, period, FLRN, 100 * HOUR);
	}
	let storage = RuntimeGenesisConfig {
		futures: pallet_futures::GenesisConfig {
			parameters: parameters(),
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis state is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		poll();
	});
	ext
}

/// Runs a test on a new chain and checks what always holds in the end.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		let result = test();
		Futures::do_try_state().expect("the invariants hold");
		result
	})
}

/// US cents in 10⁻¹² USD.
pub const fn usd(cents: u128) -> u128 {
	cents * 10_000_000_000
}

/// A series has had a price in a period.
pub fn record(series: Series, period: Period, price: u128, weight: u128) {
	HISTORY.with_borrow_mut(|all| {
		all.entry(series)
			.or_default()
			.insert(period, (price, weight));
	});
}

/// What the hook does with a block of plenty.
pub fn poll() {
	poll_with(Weight::MAX);
}

/// What the hook does when so much is left of the block. Answers what it took.
pub fn poll_with(limit: Weight) -> Weight {
	let mut meter = WeightMeter::with_limit(limit);
	Futures::on_poll(System::block_number(), &mut meter);
	meter.consumed()
}

/// A period passes, and a block comes.
pub fn next() {
	Now::mutate(|now| *now += 1);
	System::set_block_number(System::block_number() + 1);
	poll();
}

/// So many periods pass in each of which H100 costs so many US cents, and a block comes.
pub fn pass_at(cents: u128, periods: Period) {
	for _ in 0..periods {
		record(H100_USD, Now::get(), usd(cents), 1);
		next();
	}
}

/// So many periods pass in each of which so many hours of H100 are leased at so many planck, and a block comes.
pub fn lease_at(price: u128, hours: u128, periods: Period) {
	for _ in 0..periods {
		record(H100_FLRN, Now::get(), price, hours * HOUR);
		next();
	}
}

/// So many periods pass without a price, each with a block.
pub fn pass(periods: Period) {
	for _ in 0..periods {
		next();
	}
}

/// Periods pass without a block, then comes one.
pub fn skip_to(period: Period) {
	Now::set(period);
	System::set_block_number(System::block_number() + 1);
	poll();
}

/// Risk terms; the mock doesn't look at them.
pub fn risk() -> RiskTerms {
	RiskTerms {
		initial: Permill::from_percent(20),
		initial_slope: Permill::from_percent(20),
		maintenance: Permill::from_percent(10),
		maintenance_slope: Permill::from_percent(10),
		profit_cap: Permill::from_percent(50),
		band: Permill::from_percent(10),
		taker_fee: Permill::from_parts(500),
		liquidation_fee: Permill::from_percent(1),
		liquidator_share: Permill::from_percent(50),
		cap: 1_000_000,
		position_cap: 100_000,
		order_cap: 20,
		deposit: 1_000_000,
	}
}

/// A day of H100 from [`DELIVERY`] on, in lots of 100 hours, in a stablecoin.
pub fn usd_contract() -> Contract {
	Contract {
		series: H100_USD,
		asset: USDX,
		lot_seconds: 360_000,
		tick: 10_000,
		delivery: DELIVERY,
		periods: DAY,
		mark_span: 6,
		least_coverage: Permill::from_percent(50),
		risk: risk(),
	}
}

/// The same in FLRN and lots of ten hours, with a mark that averages over a day.
pub fn flrn_contract() -> Contract {
	Contract {
		series: H100_FLRN,
		asset: SettlementAsset::Native,
		lot_seconds: 36_000,
		tick: 1_000_000,
		mark_span: DAY,
		..usd_contract()
	}
}

/// The first period of delivery of most contracts.
pub const DELIVERY: Period = START + 2 * DAY;
/// The period in which they settle.
pub const ENDS: Period = DELIVERY + DAY + 36;

/// Lists a contract. Answers its market.
pub fn list(contract: Contract) -> MarketId {
	frame_support::assert_ok!(Futures::list(RuntimeOrigin::root(), contract));
	*crate::Live::<Test>::get().last().expect("it is live")
}

/// Changes a market of the clearing house.
pub fn on<R>(market: MarketId, change: impl FnOnce(&mut MockMarket) -> R) -> R {
	House::mutate(|house| change(house.get_mut(&market).expect("there is such a market")))
}

pub fn set_open(market: MarketId, lots: Lots) {
	on(market, |row| row.state.open_interest = lots);
}

pub fn set_mode(market: MarketId, mode: Mode) {
	on(market, |row| row.state.mode = mode);
}

pub fn mark(market: MarketId) -> Mark {
	on(market, |row| row.state.mark)
}

pub fn trades(market: MarketId) -> bool {
	on(market, |row| row.state.trades)
}

pub fn settled(market: MarketId) -> Option<(Balance, Period)> {
	on(market, |row| row.settled)
}

pub fn stage(market: MarketId) -> Stage {
	Contracts::<Test>::get(market)
		.expect("there is such a contract")
		.stage
}
