//! A runtime with balances and this pallet alone. Devices, stakes, classes and the clock are
//! stand-ins, kept in storage so that a refused call leaves them as they were.

use crate::{
	self as pallet_market,
	types::{Devices, LeaseTerms, Parameters, Pick},
	HoldReason, LeaseOf, Leases, OfferOf, Offers,
};
use codec::{Decode, Encode};
use florin_core::{
	class::{Architecture, ClassTerms, Tier},
	index::LeasePrint,
	market::{Attributes, Interconnect, Mode, OfferTerms, Price, Receipt, ServiceLevel},
	parameters::EnsureMandate,
	traits::{
		CommissionSink, ComputeClasses, DeviceUses, GracePeriods, LeasePrices, PeriodClock,
		ProviderRegistry, ProviderReputation, StakePledges,
	},
	work::{Meter, ReadyDevice},
	Balance, ClassId, DeviceIndex, LeaseId, OfferId, Period, Timestamp, UseId, FLRN,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchResult,
	ensure, parameter_types, storage_alias,
	traits::{
		fungible::{HoldConsideration, Inspect, InspectHold, Mutate},
		tokens::Preservation,
		ConstU128, LinearStoragePrice,
	},
	weights::Weight,
	Twox64Concat,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_runtime::{
	testing::{TestSignature, UintAuthorityId},
	BuildStorage, DispatchError, FixedU128, Permill,
};

pub type AccountId = u64;
pub type Error = crate::Error<Test>;
pub type Event = crate::Event<Test>;

/// A provider.
pub const ALICE: AccountId = 1;
/// Another provider.
pub const BOB: AccountId = 2;
/// A tenant.
pub const CAROL: AccountId = 3;
/// Another tenant.
pub const DAVE: AccountId = 4;
/// An arbiter.
pub const JUDGE: AccountId = 5;
/// Where commission and forfeits go.
pub const RESERVE: AccountId = 8;
/// Where stakes lie.
pub const STAKES: AccountId = 9;

/// Coins that each of them begins with.
pub const ENDOWMENT: Balance = 1_000 * FLRN;
/// Stake that each provider begins with.
pub const STAKE: Balance = 100 * FLRN;
pub const ED: Balance = FLRN / 1_000;
/// What each row costs.
pub const ROW_DEPOSIT: Balance = FLRN / 100;

/// The reference class: one FLRN an hour.
pub const H100: ClassId = 0;
/// 0.6 FLRN an hour.
pub const A100: ClassId = 1;
/// A class that doesn't exist.
pub const NO_CLASS: ClassId = 60;

pub const HOUR: u32 = 3_600;
/// Seconds in a period.
pub const PERIOD: u32 = 600;
/// Periods after its own in which a period can be certified.
pub const WINDOW: Period = 6;
/// The period in which the tests begin.
pub const START: Period = 1_000_000;

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
	pub type Market = pallet_market;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub const Reserve: AccountId = RESERVE;
	pub const DepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Market(HoldReason::StorageDeposit);
	/// The time.
	pub static Time: Timestamp = u64::from(START) * u64::from(PERIOD);
	/// The last block in which nobody is blamed.
	pub static ExcusedThrough: u32 = 0;
	/// Classes that have been retired.
	pub static Retired: Vec<ClassId> = vec![];
	/// What reputation was told: provider, served, missing.
	pub static Remembered: Vec<(AccountId, u64, u64)> = vec![];
	/// What the index was told: price, the period after which, the last one, seconds.
	pub static Priced: Vec<(Balance, Period, Period, u64)> = vec![];
	/// When the latest price that it was told was struck.
	pub static Struck: Period = 0;
}

frame_support::ord_parameter_types! {
	/// Who may only tighten.
	pub const TightenAccount: AccountId = 99;
}

impl crate::Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		DepositReason,
		LinearStoragePrice<ConstU128<ROW_DEPOSIT>, ConstU128<0>, Balance>,
	>;
	type Uses = MockDevices;
	type Classes = MockClasses;
	type Providers = MockProviders;
	type Pledges = MockProviders;
	type Reputation = MockProviders;
	type Commission = MockCommission;
	type Prices = MockPrices;
	type Reserve = Reserve;
	type Clock = MockClock;
	type Grace = MockGrace;
	type ArbitersOrigin = EnsureRoot<AccountId>;
	type ParametersOrigin =
		EnsureMandate<EnsureRoot<AccountId>, EnsureSignedBy<TightenAccount, AccountId>>;
	type Signature = TestSignature;
	type Signer = UintAuthorityId;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkSigner = MockSigner;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct MockSigner;
#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::Signer<AccountId, TestSignature> for MockSigner {
	fn account() -> AccountId {
		CAROL
	}
	fn sign(message: &[u8]) -> TestSignature {
		TestSignature(CAROL, message.to_vec())
	}
}

/// Takes the seconds of the last day.
pub struct MockPrices;
impl LeasePrices<AccountId> for MockPrices {
	fn oldest() -> Period {
		MockClock::now().saturating_sub(144)
	}
	fn note(print: LeasePrint<AccountId>) {
		Struck::set(print.struck);
		Priced::mutate(|told| {
			told.push((print.price, print.after, print.through, print.seconds));
		});
	}
	fn note_weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

/// Periods of ten minutes, 144 a day.
pub struct MockClock;
impl PeriodClock for MockClock {
	fn now() -> Period {
		Self::period_of(Time::get())
	}
	fn time() -> Timestamp {
		Time::get()
	}
	fn period_seconds() -> u16 {
		PERIOD as u16
	}
	fn periods_per_day() -> Period {
		144
	}
	fn certificate_window() -> Period {
		WINDOW
	}
	fn certified_periods() -> u32 {
		Self::now()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period) {
		Time::set(Self::start_of(period));
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_certified(_: u32) {}
}

pub struct MockGrace;
impl GracePeriods for MockGrace {
	fn any_since(block: u32) -> bool {
		block <= ExcusedThrough::get()
	}
	fn stood_still() {}
}

pub struct MockClasses;
impl ComputeClasses for MockClasses {
	fn terms_at(class: ClassId, _: Period) -> Option<ClassTerms> {
		if Retired::get().contains(&class) {
			return None;
		}
		let permille = match class {
			A100 => 600,
			NO_CLASS.. => return None,
			_ => 1_000,
		};
		Some(ClassTerms {
			credit_factor: FixedU128::from_rational(permille, 1_000),
			mintable: true,
			version: 1,
		})
	}
	fn architecture(_: ClassId) -> Option<Architecture> {
		None
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn create_class(_: Architecture) -> ClassId {
		H100
	}
}

#[storage_alias]
pub type FreeStakes = StorageMap<Mock, Twox64Concat, AccountId, Balance>;
#[storage_alias]
pub type Pledged =
	StorageMap<Mock, Twox64Concat, AccountId, Balance, frame_support::pallet_prelude::ValueQuery>;

/// What [`MockProviders`] says of too little stake.
pub const NO_STAKE: DispatchError = DispatchError::Other("there isn't as much free stake");

pub struct MockProviders;
impl ProviderRegistry<AccountId> for MockProviders {
	fn is_registered(who: &AccountId) -> bool {
		FreeStakes::contains_key(who)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn register(who: &AccountId, stake: Balance) {
		Balances::mint_into(&STAKES, stake).unwrap();
		FreeStakes::insert(who, stake);
	}
}
impl StakePledges<AccountId> for MockProviders {
	fn pledge(who: &AccountId, amount: Balance) -> DispatchResult {
		let free = FreeStakes::get(who).unwrap_or_default();
		FreeStakes::insert(who, free.checked_sub(amount).ok_or(NO_STAKE)?);
		Pledged::mutate(who, |pledged| *pledged += amount);
		Ok(())
	}
	fn release(who: &AccountId, amount: Balance) -> DispatchResult {
		Pledged::mutate(who, |pledged| *pledged -= amount);
		FreeStakes::mutate(who, |free| *free = Some(free.unwrap_or_default() + amount));
		Ok(())
	}
	fn slash(who: &AccountId, amount: Balance, victim: &AccountId) -> DispatchResult {
		Pledged::mutate(who, |pledged| *pledged -= amount);
		<Balances as Mutate<_>>::transfer(&STAKES, victim, amount, Preservation::Preserve)?;
		Ok(())
	}
}
impl ProviderReputation<AccountId> for MockProviders {
	fn record(provider: &AccountId, served: u64, missing: u64) {
		Remembered::mutate(|all| all.push((*provider, served, missing)));
	}
}

pub struct MockCommission;
impl CommissionSink<AccountId> for MockCommission {
	fn pay_commission(payer: &AccountId, _: &AccountId, amount: Balance) -> DispatchResult {
		<Balances as Mutate<_>>::transfer(payer, &RESERVE, amount, Preservation::Preserve)?;
		Ok(())
	}
}

/// A span of time in which a use had a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Span {
	pub id: UseId,
	pub from: Timestamp,
	pub to: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct MockDevice {
	pub provider: AccountId,
	pub class: ClassId,
	pub refused: Option<u8>,
	pub rated: bool,
	pub spans: Vec<Span>,
	/// What certificates say: the period, and seconds.
	pub certified: Vec<(Period, u16)>,
}

#[storage_alias]
pub type DeviceRows = StorageMap<Mock, Twox64Concat, DeviceIndex, MockDevice>;
#[storage_alias]
pub type Forgotten = StorageMap<Mock, Twox64Concat, (DeviceIndex, UseId), ()>;

/// What [`MockDevices`] says.
pub const UNKNOWN: DispatchError = DispatchError::Other("there is no such device");
pub const NOT_YOURS: DispatchError = DispatchError::Other("the device is somebody else's");
pub const OCCUPIED: DispatchError = DispatchError::Other("the device is in use");
pub const NOT_IN_USE: DispatchError = DispatchError::Other("that doesn't use the device");
pub const USED_UP: DispatchError = DispatchError::Other("the device had three uses");
/// Why a device isn't ready: retired, unfresh, revoked.
pub const REFUSALS: [DispatchError; 3] = [
	DispatchError::Other("retired"),
	DispatchError::Other("unfresh"),
	DispatchError::Other("revoked"),
];

impl MockDevice {
	fn current(&self) -> Option<&Span> {
		self.spans.last().filter(|span| span.to > Time::get())
	}

	/// Seconds that a use had of a period by now.
	fn occupied(&self, id: UseId, period: Period) -> u64 {
		let (start, end) = (
			MockClock::start_of(period),
			MockClock::start_of(period + 1).min(Time::get()),
		);
		let spans = self.spans.iter().filter(|span| span.id == id);
		spans
			.map(|span| span.to.min(end).saturating_sub(span.from.max(start)))
			.sum()
	}
}

pub struct MockDevices;
impl DeviceUses<AccountId> for MockDevices {
	fn ensure_ready(
		provider: &AccountId,
		device: DeviceIndex,
	) -> Result<ReadyDevice, DispatchError> {
		let row = DeviceRows::get(device).ok_or(UNKNOWN)?;
		ensure!(row.provider == *provider, NOT_YOURS);
		if let Some(reason) = row.refused {
			return Err(REFUSALS[usize::from(reason)]);
		}
		ensure!(row.current().is_none(), OCCUPIED);
		Ok(ReadyDevice {
			class: row.class,
			tier: Tier::Hardware,
		})
	}

	fn begin(
		provider: &AccountId,
		device: DeviceIndex,
		id: UseId,
		until: Timestamp,
	) -> DispatchResult {
		Self::ensure_ready(provider, device)?;
		let now = MockClock::now();
		let mut row = DeviceRows::get(device).unwrap();
		let uses = row
			.spans
			.iter()
			.filter(|span| span.to > MockClock::start_of(now) && span.from < span.to)
			.count();
		ensure!(uses < 3, USED_UP);
		row.spans.push(Span {
			id,
			from: Time::get(),
			to: until,
		});
		DeviceRows::insert(device, row);
		Ok(())
	}

	fn reschedule(device: DeviceIndex, id: UseId, until: Timestamp) -> DispatchResult {
		let mut row = DeviceRows::get(device).ok_or(NOT_IN_USE)?;
		ensure!(row.current().is_some_and(|span| span.id == id), NOT_IN_USE);
		row.spans.last_mut().unwrap().to = until;
		DeviceRows::insert(device, row);
		Ok(())
	}

	fn end(device: DeviceIndex, id: UseId) -> DispatchResult {
		Self::reschedule(device, id, Time::get())
	}

	fn meter(device: DeviceIndex, id: UseId, through: Period) -> Meter {
		let Some(row) = DeviceRows::get(device) else {
			return Meter::default();
		};
		let found = row
			.certified
			.iter()
			.filter(|(period, _)| *period <= through);
		found.fold(Meter::default(), |total, (period, seconds)| {
			let occupied = row.occupied(id, *period);
			let (length, verified) = (u64::from(PERIOD), u64::from(*seconds));
			total.plus(Meter {
				seconds: verified * occupied / length,
				missing: (length - verified) * occupied / length,
				..Meter::default()
			})
		})
	}

	fn forget(device: DeviceIndex, id: UseId) {
		Forgotten::insert((device, id), ());
	}

	fn set_rated(device: DeviceIndex, rated: bool) {
		DeviceRows::mutate(device, |row| {
			if let Some(row) = row {
				row.rated = rated;
			}
		});
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_ready(provider: &AccountId, class: ClassId) -> DeviceIndex {
		let index = DeviceRows::iter_keys().count() as DeviceIndex;
		add_device(index, *provider, class);
		index
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn neglect(_: DeviceIndex) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn certify(device: DeviceIndex, period: Period) {
		super::mock::certify(&[device], period, PERIOD as u16);
	}
}

/// A device that is ready.
pub fn add_device(index: DeviceIndex, provider: AccountId, class: ClassId) {
	let row = MockDevice {
		provider,
		class,
		refused: None,
		rated: false,
		spans: vec![],
		certified: vec![],
	};
	DeviceRows::insert(index, row);
}

/// Lets a device be refused for one of [`REFUSALS`], or none.
pub fn refuse(index: DeviceIndex, reason: Option<u8>) {
	DeviceRows::mutate(index, |row| row.as_mut().unwrap().refused = reason);
}

/// A certificate lands that found so many seconds of devices in a period.
pub fn certify(devices: &[DeviceIndex], period: Period, seconds: u16) {
	for device in devices {
		DeviceRows::mutate(device, |row| {
			row.as_mut().unwrap().certified.push((period, seconds));
		});
	}
}

/// Certifies devices for every period from `from` to the last one that is over.
pub fn certify_all(devices: &[DeviceIndex], from: Period, seconds: u16) {
	for period in from..MockClock::now() {
		certify(devices, period, seconds);
	}
}

/// Lets time pass.
pub fn pass(seconds: u32) {
	Time::mutate(|time| *time += u64::from(seconds));
}

/// Lets time pass until all periods so far are final.
pub fn pass_until_final() {
	Time::set(MockClock::start_of(MockClock::now() + WINDOW + 1));
}

/// One FLRN an hour, from a period to a thousand hours, spot, no pledge.
pub fn terms() -> OfferTerms {
	OfferTerms {
		price: Price::Fixed(FLRN),
		shortest: PERIOD,
		longest: 1_000 * HOUR,
		mode: Mode::Spot,
		service: ServiceLevel {
			availability: Permill::from_percent(99),
			pledge: 0,
		},
		attributes: Attributes {
			region: *b"DE",
			memory_gib: 256,
			interconnect: Interconnect::NvLink,
		},
	}
}

pub fn devices(devices: &[DeviceIndex]) -> Devices {
	devices.to_vec().try_into().expect("within the bound")
}

pub fn post(who: AccountId, class: ClassId, list: &[DeviceIndex], terms: OfferTerms) -> OfferId {
	let id = crate::NextOffer::<Test>::get();
	Market::post_offer(RuntimeOrigin::signed(who), class, devices(list), terms).unwrap();
	id
}

/// Rents up to `count` devices of an offer at any price.
pub fn rent(who: AccountId, offer: OfferId, count: u32, term: u32, funded: u32) -> DispatchResult {
	rent_many(who, &[(offer, count)], term, funded, Balance::MAX, count)
}

pub fn rent_many(
	who: AccountId,
	picks: &[(OfferId, u32)],
	term: u32,
	funded: u32,
	limit: Balance,
	least: u32,
) -> DispatchResult {
	let picks: Vec<_> = picks
		.iter()
		.map(|(offer, devices)| Pick {
			offer: *offer,
			version: Offers::<Test>::get(offer).map_or(0, |row| row.version),
			devices: *devices,
		})
		.collect();
	let picks = picks.try_into().expect("within the bound");
	Market::rent(
		RuntimeOrigin::signed(who),
		picks,
		term,
		funded,
		limit,
		least,
	)
}

/// Alice offers `list` on `terms`, Carol rents all of it for `term` seconds and accepts.
pub fn lease_on(terms: OfferTerms, list: &[DeviceIndex], term: u32) -> LeaseId {
	lease_funded(terms, list, term, term)
}

/// As [`lease_on`], with only `funded` seconds paid for in advance.
pub fn lease_funded(terms: OfferTerms, list: &[DeviceIndex], term: u32, funded: u32) -> LeaseId {
	let offer = post(ALICE, H100, list, terms);
	let id = crate::NextLease::<Test>::get();
	rent(CAROL, offer, list.len() as u32, term, funded).unwrap();
	accept(CAROL, id).unwrap();
	id
}

macro_rules! calls {
	($($name:ident($call:ident $(, $argument:ident: $type:ty)*);)*) => {
		$(pub fn $name(who: AccountId, $($argument: $type),*) -> DispatchResult {
			frame_support::storage::with_storage_layer(|| {
				Market::$call(RuntimeOrigin::signed(who), $($argument),*)
					.map(|_| ())
					.map_err(|error| error.error)
			})
		})*
	};
}

calls! {
	update_offer(update_offer, offer: OfferId, devices: Devices, terms: OfferTerms);
	withdraw_offer(withdraw_offer, offer: OfferId);
	accept(accept_lease, lease: LeaseId);
	extend(extend, lease: LeaseId, seconds: u32);
	top_up(top_up, lease: LeaseId, seconds: u32);
	take_over(take_over, lease: LeaseId);
	evict(evict, lease: LeaseId);
	close(close, lease: LeaseId);
	finalise(finalise, lease: LeaseId);
	dispute_about(dispute, lease: LeaseId, evidence: sp_core::H256);
	resolve(resolve, lease: LeaseId, share: Permill);
}

pub fn dispute(who: AccountId, lease: LeaseId) -> DispatchResult {
	dispute_about(who, lease, sp_core::H256::repeat_byte(7))
}

pub fn settle(who: AccountId, leases: &[LeaseId]) -> DispatchResult {
	let leases = leases.to_vec().try_into().expect("within the bound");
	frame_support::storage::with_storage_layer(|| {
		Market::settle(RuntimeOrigin::signed(who), leases)
			.map(|_| ())
			.map_err(|error| error.error)
	})
}

/// A receipt that `signer` signs and `who` submits.
pub fn receipt(
	who: AccountId,
	signer: AccountId,
	lease: LeaseId,
	through: Period,
	seconds: u64,
) -> DispatchResult {
	let receipt = Receipt { through, seconds };
	let payload = receipt.signing_payload(&Market::genesis_hash(), lease);
	let signature = TestSignature(signer, payload.to_vec());
	Market::submit_receipt(RuntimeOrigin::signed(who), lease, receipt, signature)
}

pub fn lease(id: LeaseId) -> LeaseOf<Test> {
	Leases::<Test>::get(id).expect("there is such a lease")
}

pub fn offer(id: OfferId) -> OfferOf<Test> {
	Offers::<Test>::get(id).expect("there is such an offer")
}

/// The terms of a lease at `price`, of [`H100`] and the default parameters.
pub fn escrow(price: Balance, device_seconds: u64) -> Balance {
	let commission = price.max(FLRN) / 50;
	let terms = LeaseTerms {
		price,
		commission,
		longest: 0,
		mode: Mode::Spot,
		service: terms().service,
		struck: 0,
	};
	terms.escrow(device_seconds).unwrap()
}

pub fn on_hold(reason: HoldReason, who: AccountId) -> Balance {
	Balances::balance_on_hold(&reason.into(), &who)
}

pub fn escrowed(who: AccountId) -> Balance {
	on_hold(HoldReason::LeaseEscrow, who)
}

pub fn free(who: AccountId) -> Balance {
	<Balances as Inspect<_>>::balance(&who)
}

pub fn events() -> Vec<Event> {
	let events = System::read_events_for_pallet::<Event>();
	System::reset_events();
	events
}

/// A chain in which Alice has devices 0 to 9 and Bob 10 to 19, all of [`H100`].
pub fn new_test_ext() -> sp_io::TestExternalities {
	genesis_with(Parameters::default())
}

pub fn genesis_with(parameters: Parameters) -> sp_io::TestExternalities {
	Time::set(MockClock::start_of(START));
	ExcusedThrough::set(0);
	Retired::set(vec![]);
	Remembered::set(vec![]);
	Priced::set(vec![]);
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig {
			balances: vec![
				(ALICE, ENDOWMENT),
				(BOB, ENDOWMENT),
				(CAROL, ENDOWMENT),
				(DAVE, ENDOWMENT),
				(JUDGE, ENDOWMENT),
				(RESERVE, ED),
				(STAKES, 2 * STAKE + ED),
			],
			..Default::default()
		},
		market: crate::GenesisConfig {
			parameters,
			..Default::default()
		},
	}
	.build_storage()
	.unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in [ALICE, BOB] {
			FreeStakes::insert(who, STAKE);
		}
		for index in 0..20 {
			add_device(index, if index < 10 { ALICE } else { BOB }, H100);
		}
	});
	ext
}

/// Runs a test in a fresh chain and checks that the records agree afterwards.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Market::do_try_state().expect("the records agree");
	});
}
