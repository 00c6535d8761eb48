//! A runtime with balances and the index. Clock, factors and providers are what tests say.

use crate as pallet_price_index;
use crate::{types::*, HoldReason, Parameters};
use florin_core::{
	index::{IndexPrice, LeasePrint, Series},
	parameters::EnsureMandate,
	traits::{CreditFactors, LeasePrices, PeriodClock, ProviderRegistry},
	Balance, ClassId, Period, Timestamp, FLRN,
};
use frame_support::{
	derive_impl,
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	ensure, parameter_types,
	traits::{
		fungible::{Inspect, InspectHold},
		ConstU128, Hooks,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_runtime::{BuildStorage, DispatchError, FixedU128};
use std::collections::BTreeMap;

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
	pub type Index = pallet_price_index;
}

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// The least balance of an account.
pub const ED: Balance = FLRN / 1_000;
/// What everybody has.
pub const ENDOWMENT: Balance = 10_000 * FLRN;

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

/// Feeders with whom the tests begin.
pub const FEEDERS: [AccountId; 3] = [11, 12, 13];
/// Has no part in it.
pub const STRANGER: AccountId = 20;
/// Rents.
pub const TENANT: AccountId = 30;
/// Providers, as many as are needed.
pub const PROVIDERS: core::ops::Range<AccountId> = 100..140;
/// Gets slashes.
pub const RESERVE: AccountId = 8;
/// May tighten.
pub const GUARD: AccountId = 9;

/// The class by whose price others are divided.
pub const H100: ClassId = 1;
/// Another one.
pub const A100: ClassId = 0;
/// Not in the catalogue.
pub const NO_CLASS: ClassId = 99;

/// Seconds in a period.
pub const PERIOD: u64 = 600;
/// Periods in a day.
pub const DAY: Period = 144;
/// The period in which the tests begin: the first of a day.
pub const START: Period = 7_000 * DAY;

parameter_types! {
	pub static Now: Period = START;
	pub static Factors: BTreeMap<ClassId, u128> = BTreeMap::from([(A100, 600_000), (H100, 1_000_000), (2, 1_600_000)]);
	pub static Deregistered: Vec<AccountId> = Vec::new();
	/// Who became a provider besides [`PROVIDERS`].
	pub static Registered: Vec<AccountId> = Vec::new();
	/// How often a factor was moved.
	pub static Moves: Vec<(Period, ClassId, u128)> = Vec::new();
	pub const ReserveAccount: AccountId = RESERVE;
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

/// Factors in millionths.
pub struct Catalog;

impl CreditFactors for Catalog {
	fn class_count() -> ClassId {
		Factors::get().len() as ClassId
	}

	fn adjustable(class: ClassId) -> Option<FixedU128> {
		let millionths = *Factors::get().get(&class)?;
		Some(FixedU128::from_inner(millionths * 1_000_000_000_000))
	}

	fn adjust(class: ClassId, factor: FixedU128) -> DispatchResult {
		let millionths = factor.into_inner() / 1_000_000_000_000;
		ensure!(millionths > 0, DispatchError::Other("a factor of zero"));
		Factors::mutate(|factors| factors.insert(class, millionths));
		Moves::mutate(|moves| moves.push((Now::get(), class, millionths)));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn fill() {
		for class in 0..florin_core::class::MAX_CLASSES {
			Factors::mutate(|factors| {
				factors.entry(class).or_insert(1_000_000);
			});
		}
	}
}

pub struct Registry;

impl ProviderRegistry<AccountId> for Registry {
	fn is_registered(who: &AccountId) -> bool {
		(PROVIDERS.contains(who) || Registered::get().contains(who))
			&& !Deregistered::get().contains(who)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register(who: &AccountId, _: Balance) {
		Registered::mutate(|all| all.push(*who));
	}
}

frame_support::ord_parameter_types! {
	pub const Guard: AccountId = GUARD;
}

impl pallet_price_index::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Clock = Clock;
	type Factors = Catalog;
	type Providers = Registry;
	type Reserve = ReserveAccount;
	type AdminOrigin = EnsureRoot<AccountId>;
	type RemoveOrigin = frame_support::traits::EitherOfDiverse<
		EnsureRoot<AccountId>,
		EnsureSignedBy<Guard, AccountId>,
	>;
	type ParametersOrigin = EnsureMandate<EnsureRoot<AccountId>, EnsureSignedBy<Guard, AccountId>>;
	type WeightInfo = ();
}

/// Production's parameters with a ring that tests go round.
pub fn parameters() -> Parameters {
	Parameters {
		ring: 3 * DAY,
		..Default::default()
	}
}

/// A chain with [`FEEDERS`] on duty and bounds for the factor of [`A100`], in its first block.
pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	Factors::set(BTreeMap::from([
		(A100, 600_000),
		(H100, 1_000_000),
		(2, 1_600_000),
	]));
	Deregistered::set(Vec::new());
	Registered::set((1_000_001..1_011_000).collect());
	Moves::set(Vec::new());
	let accounts = FEEDERS
		.into_iter()
		.chain([STRANGER, TENANT, RESERVE, GUARD])
		.chain(1_000..1_000 + u64::from(MAX_FEEDERS) + 1);
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: accounts.map(|who| (who, ENDOWMENT)).collect(),
			..Default::default()
		},
		index: pallet_price_index::GenesisConfig {
			parameters: parameters(),
			feeders: FEEDERS.to_vec(),
			factor_bounds: vec![(A100, bounds(300_000, 1_200_000))],
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

/// Bounds in millionths.
pub fn bounds(least: u128, greatest: u128) -> FactorBounds {
	FactorBounds {
		least: FixedU128::from_rational(least, 1_000_000),
		greatest: FixedU128::from_rational(greatest, 1_000_000),
	}
}

/// Runs a test on a new chain and checks what always holds in the end.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		let result = test();
		Index::do_try_state().expect("the invariants hold");
		result
	})
}

/// What the hook does with a block of plenty.
pub fn poll() {
	poll_with(Weight::MAX);
}

/// What the hook does when so much is left of the block. Answers what it took.
pub fn poll_with(limit: Weight) -> Weight {
	let mut meter = WeightMeter::with_limit(limit);
	Index::on_poll(System::block_number(), &mut meter);
	meter.consumed()
}

/// Lets so many periods pass, each with a block.
pub fn pass(periods: Period) {
	for _ in 0..periods {
		Now::mutate(|now| *now += 1);
		System::set_block_number(System::block_number() + 1);
		poll();
	}
}

/// US cents.
pub const fn cents(cents: u32) -> IndexPrice {
	IndexPrice::from_cents(cents)
}

/// Tells a price of a class.
pub fn submit(feeder: AccountId, class: ClassId, price: IndexPrice) -> DispatchResultWithPostInfo {
	let prices = FeedPrices::truncate_from(vec![FeedPrice { class, price }]);
	Index::submit_prices(RuntimeOrigin::signed(feeder), prices)
}

/// Every feeder in turn tells a price of a class, in cents.
pub fn feed(class: ClassId, prices: &[u32]) {
	for (feeder, price) in FEEDERS.iter().zip(prices) {
		frame_support::assert_ok!(submit(*feeder, class, cents(*price)));
	}
}

/// The provider delivered `hours` device-hours, a device for each hour, at `price` planck an hour in the period before this one.
pub fn lease(provider: AccountId, price: Balance, hours: u64) {
	settle(LeasePrint {
		provider: &provider,
		tenant: &TENANT,
		class: H100,
		price,
		struck: Now::get() - 1,
		after: Now::get() - 7,
		through: Now::get() - 1,
		seconds: hours * 3_600,
	});
}

pub fn settle(print: LeasePrint<AccountId>) {
	<Index as LeasePrices<AccountId>>::note(print);
}

/// Four providers deliver an hour each at `price`, so that the day has its quorum.
pub fn quorum(price: Balance) {
	for provider in PROVIDERS.take(4) {
		lease(provider, price, 1);
	}
}

pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::FeederBond.into(), &who)
}

pub fn free(who: AccountId) -> Balance {
	Balances::balance(&who)
}

pub const H100_USD: Series = Series::usd(H100);
pub const H100_FLRN: Series = Series::flrn(H100);
