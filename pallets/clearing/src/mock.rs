//! A runtime with balances, assets and the house. Clock and grace are what tests say.

use crate as pallet_clearing;
use crate::{types::*, HoldReason, Parameters};
use florin_core::{
	clearing::{
		Mark, MarketId, NewMarket, Resting, RiskTerms, SettlementAsset, Side, Trade, TradeRefusal,
	},
	parameters::EnsureMandate,
	traits::{ClearingHouse, GracePeriods, MarketGuard, Markets as _, PeriodClock},
	Balance, Period, Timestamp, FLRN,
};
use frame_support::{
	assert_ok, derive_impl,
	dispatch::DispatchResult,
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		fungibles::Inspect,
		AsEnsureOriginWithArg, ConstU128, LinearStoragePrice,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned, EnsureSignedBy};
use sp_runtime::{BuildStorage, DispatchError, Permill};

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
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type House = pallet_clearing;
}

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// The least balance of an account.
pub const ED: Balance = FLRN / 1_000;
/// What everybody has.
pub const ENDOWMENT: Balance = 10_000 * FLRN;
/// A US dollar.
pub const USD: Balance = 1_000_000;
/// A US cent: the tick of the market here.
pub const CENT: Balance = USD / 100;
/// The dollar's id.
pub const DOLLAR_ID: u32 = 1;
/// The dollar.
pub const DOLLAR: SettlementAsset = NativeOrWithId::WithId(DOLLAR_ID);
/// FLRN.
pub const NATIVE: SettlementAsset = NativeOrWithId::Native;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
	type RuntimeHoldReason = RuntimeHoldReason;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Holder = ();
	type Freezer = ();
	type AssetAccountDeposit = ConstU128<0>;
}

/// Traders.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Takes positions over.
pub const LIQUIDATOR: AccountId = 4;
/// Has no account in the house.
pub const STRANGER: AccountId = 20;
/// May tighten.
pub const GUARD: AccountId = 9;
/// As many traders as are needed.
pub const CROWD: core::ops::Range<AccountId> = 100..300;

/// Seconds in a period.
pub const PERIOD: u64 = 600;
/// The period in which tests begin.
pub const START: Period = 1_000_000;
/// The market of most tests.
pub const MARKET: MarketId = 0;
/// The price with which it begins.
pub const PRICE: Balance = 5 * USD;

parameter_types! {
	pub static Now: Period = START;
	pub static InGrace: bool = false;
	pub static Removed: Vec<MarketId> = Vec::new();
	pub const PotId: PalletId = PalletId(*b"fl/clear");
	pub const DepositReason: RuntimeHoldReason = RuntimeHoldReason::House(HoldReason::StorageDeposit);
	pub const DepositBase: Balance = FLRN / 500;
	pub const DepositPerByte: Balance = 0;
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

pub struct Grace;

impl GracePeriods for Grace {
	fn any_since(_: u32) -> bool {
		InGrace::get()
	}
	fn stood_still() {}
}

pub struct Guard;

impl MarketGuard for Guard {
	fn removed(market: MarketId) {
		Removed::mutate(|all| all.push(market));
	}
}

frame_support::ord_parameter_types! {
	pub const Tightener: AccountId = GUARD;
}

pub type Money = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;

impl pallet_clearing::Config for Test {
	type Assets = Money;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		DepositReason,
		LinearStoragePrice<DepositBase, DepositPerByte, Balance>,
	>;
	type Clock = Clock;
	type Grace = Grace;
	type Guard = Guard;
	type PotId = PotId;
	type AdminOrigin = EnsureRoot<AccountId>;
	type ParametersOrigin =
		EnsureMandate<EnsureRoot<AccountId>, EnsureSignedBy<Tightener, AccountId>>;
	type WeightInfo = ();
}

/// 15 % of initial margin in an empty market, 10 % of maintenance.
pub fn risk() -> RiskTerms {
	RiskTerms {
		initial: Permill::from_percent(15),
		initial_slope: Permill::from_percent(15),
		maintenance: Permill::from_percent(10),
		maintenance_slope: Permill::from_percent(10),
		profit_cap: Permill::from_percent(50),
		band: Permill::from_percent(20),
		taker_fee: Permill::from_parts(500),
		liquidation_fee: Permill::from_percent(1),
		liquidator_share: Permill::from_percent(50),
		cap: 100_000,
		position_cap: 50_000,
		order_cap: 4,
		deposit: USD / 10,
	}
}

/// A chain with a market in dollars at [`PRICE`], in which [`ALICE`], [`BOB`], [`CAROL`] and [`LIQUIDATOR`] have 1,000 USD in the house.
pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	InGrace::set(false);
	Removed::set(Vec::new());
	let traders = [ALICE, BOB, CAROL, LIQUIDATOR];
	let everybody: Vec<AccountId> = traders
		.into_iter()
		.chain([STRANGER, GUARD])
		.chain(CROWD)
		.collect();
	let pots = [NATIVE, DOLLAR].map(|asset| House::pot(&asset));
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: everybody
				.iter()
				.map(|who| (*who, ENDOWMENT))
				.chain([(pots[0], ED)])
				.collect(),
			..Default::default()
		},
		assets: pallet_assets::GenesisConfig {
			assets: vec![(DOLLAR_ID, GUARD, true, 1)],
			accounts: everybody
				.iter()
				.map(|who| (DOLLAR_ID, *who, 100_000 * USD))
				.chain([(DOLLAR_ID, pots[1], 1)])
				.collect(),
			..Default::default()
		},
		house: pallet_clearing::GenesisConfig {
			parameters: Parameters::default(),
			assets: vec![None, Some(DOLLAR_ID)],
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.expect("the genesis state is valid");
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in traders {
			deposit(who, 1_000 * USD);
		}
		assert_eq!(open_market(DOLLAR, risk(), PRICE), MARKET);
	});
	ext
}

/// Runs a test on a new chain and checks what always holds in the end: the pots have to the unit what the house owes.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		let result = test();
		check();
		result
	})
}

/// What always holds.
pub fn check() {
	House::do_try_state().expect("the invariants hold");
	for (asset, owed) in House::owed().expect("it adds up") {
		assert_eq!(pot(&asset), owed, "the pot of {asset:?}");
	}
}

pub fn pot(asset: &SettlementAsset) -> Balance {
	Money::balance(asset.clone(), &House::pot(asset))
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn open_market(asset: SettlementAsset, risk: RiskTerms, price: Balance) -> MarketId {
	House::open(NewMarket {
		asset,
		risk,
		mark: live(price),
	})
	.expect("the terms are valid")
}

/// A price of now.
pub fn live(price: Balance) -> Mark {
	Mark {
		price,
		spot: price,
		period: Now::get(),
		live: true,
		cap: None,
	}
}

/// The mark is `price` from now on.
pub fn mark(price: Balance) {
	House::mark(MARKET, live(price));
}

/// Lets so many periods pass, with the same mark.
pub fn pass(periods: Period) {
	for _ in 0..periods {
		Now::mutate(|now| *now += 1);
		System::set_block_number(System::block_number() + 1);
		mark(market().mark.price);
	}
}

pub fn deposit(who: AccountId, amount: Balance) {
	assert_ok!(House::deposit(signed(who), DOLLAR, amount));
}

pub fn market() -> Market {
	crate::Markets::<Test>::get(MARKET).expect("there is a market")
}

pub fn position(who: AccountId) -> Position {
	crate::Positions::<Test>::get(MARKET, who).unwrap_or_default()
}

/// What `who` has in the house beside positions, in dollars.
pub fn balance(who: AccountId) -> Balance {
	crate::Accounts::<Test>::get(who, DOLLAR).map_or(0, |account| account.balance)
}

/// What `who` has outside of the house, in dollars.
pub fn wallet(who: AccountId) -> Balance {
	Assets::balance(DOLLAR_ID, who)
}

/// Runs it as a call of the order book would be: all or nothing.
pub fn transactional<R, E: From<DispatchError>>(
	call: impl FnOnce() -> Result<R, E>,
) -> Result<R, E> {
	frame_support::storage::with_storage_layer(call)
}

/// An order of `maker` rests, and `taker` takes all of it.
pub fn trade(
	taker: AccountId,
	side: Side,
	maker: AccountId,
	lots: u64,
	price: Balance,
) -> DispatchResult {
	transactional(|| {
		let reduce_only = House::closable(&maker, MARKET, side.opposite()) >= lots;
		let order = Resting {
			side: side.opposite(),
			lots,
			price,
			reduce_only,
		};
		let each = <House as ClearingHouse<_>>::reserve(&maker, MARKET, &order)?;
		fill(
			taker,
			side,
			maker,
			lots,
			price,
			each * u128::from(lots),
			true,
		)
		.map_err(|refusal| match refusal {
			TradeRefusal::Maker => DispatchError::Other("maker"),
			TradeRefusal::Taker(error) => error,
		})?;
		House::finish(&taker, MARKET)
	})
}

/// `taker` takes lots of an order of `maker` that set `reserved` aside for them.
pub fn fill(
	taker: AccountId,
	side: Side,
	maker: AccountId,
	lots: u64,
	price: Balance,
	reserved: Balance,
	fills: bool,
) -> Result<(), TradeRefusal> {
	<House as ClearingHouse<_>>::trade(&Trade {
		market: MARKET,
		taker: &taker,
		maker: &maker,
		side,
		lots,
		price,
		reserved,
		fills,
	})
}

/// Buys of [`Side::Sell`]er.
pub fn buy(taker: AccountId, maker: AccountId, lots: u64, price: Balance) -> DispatchResult {
	trade(taker, Side::Buy, maker, lots, price)
}

/// Takes over as much as can be.
pub fn liquidate(liquidator: AccountId, who: AccountId, lots: u64) -> DispatchResult {
	let targets = vec![(who, lots)].try_into().expect("one fits");
	House::liquidate(signed(liquidator), MARKET, targets)
}

/// The market settles at `price`; positions are registered within a hundred periods.
pub fn settle(price: Balance) {
	House::end_trading(MARKET);
	House::settle(MARKET, price, Now::get() + 100);
}

pub fn register(by: AccountId, who: AccountId) -> DispatchResult {
	House::register_position(signed(by), MARKET, who)
}

pub fn collect(who: AccountId) -> DispatchResult {
	House::collect(signed(STRANGER), MARKET, who)
}
