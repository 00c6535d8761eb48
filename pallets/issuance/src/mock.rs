//! A runtime with balances and this pallet alone. Devices, stakes, classes and the clock are
//! stand-ins, kept in storage so that a refused call leaves them as they were. Stake lies on an
//! account of its own.

use crate::{self as pallet_issuance, *};
use codec::{Decode, Encode, MaxEncodedLen};
use florin_core::{
	class::{Architecture, ClassTerms, Tier},
	parameters::EnsureMandate,
	traits::{
		AttesterRewards, ComputeClasses, DeliveringLeases, DeviceUses, GracePeriods, PeriodClock,
		ProviderRegistry, ProviderStake, RedemptionWork, StakeGuard, VerifiedWork,
	},
	units::MICROS_PER_SECOND,
	work::{LeaseAside, MaturedWork, Meter, ReadyDevice, Work},
	Balance, ClassId, ComputeTime, DeviceIndex, LeaseId, Period, RedemptionId, Timestamp, UseId,
	FLRN,
};
use frame_support::{
	derive_impl, parameter_types, storage_alias,
	traits::{
		fungible::{HoldConsideration, InspectHold, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		ConstU128, ConstU64, LinearStoragePrice,
	},
	weights::Weight,
	PalletId, Twox64Concat,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, FixedU128, Permill};

pub type AccountId = u64;

/// A provider.
pub const ALICE: AccountId = 1;
/// Another provider.
pub const BOB: AccountId = 2;
/// Somebody with coins.
pub const CAROL: AccountId = 3;
/// Where the attesters' share goes.
pub const ATTESTERS: AccountId = 9;

/// Where stake lies.
pub const STAKES: AccountId = 8;
/// The treasury.
pub const TREASURY: AccountId = 7;

/// Coins that each of them begins with.
pub const ENDOWMENT: Balance = 100 * FLRN;
/// Stake that each provider begins with.
pub const STAKE: Balance = 50 * FLRN;

pub const EXISTENTIAL_DEPOSIT: Balance = FLRN / 1_000;
/// What a liability row costs.
pub const ROW_DEPOSIT: Balance = FLRN / 100;

/// The reference class: one FLRN an hour.
pub const H100: ClassId = 0;
/// 0.6 FLRN an hour.
pub const A100: ClassId = 1;
/// A class whose hours can't be minted.
pub const TPU: ClassId = 2;
/// A class that doesn't exist.
pub const NO_CLASS: ClassId = 60;

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
	pub type Issuance = pallet_issuance;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub const ReserveId: PalletId = PalletId(*b"fl/rserv");
	pub const DepositReason: RuntimeHoldReason =
		RuntimeHoldReason::Issuance(HoldReason::StorageDeposit);
	/// The current period.
	pub static Now: Period = 1_000_000;
	/// Seconds since it began.
	pub static Second: u64 = 0;
	/// Periods that have been certified.
	pub static Certified: u32 = 10_000;
	/// The last block of a time in which nobody is punished.
	pub static ExcusedThrough: u32 = 0;
	/// Devices that aren't ready.
	pub static NotReady: Vec<DeviceIndex> = Vec::new();
	/// A provider's verified devices of any class; unset, those that exist.
	pub static Capacity: Option<u32> = None;
	/// The next class that a benchmark asks for.
	pub static NextClass: ClassId = 3;
}

frame_support::ord_parameter_types! {
	/// Who may only tighten.
	pub const TightenAccount: AccountId = 99;
}

impl Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		DepositReason,
		LinearStoragePrice<ConstU128<ROW_DEPOSIT>, ConstU128<0>, Balance>,
	>;
	type Work = MockWork;
	type Classes = MockClasses;
	type Stake = MockProviders;
	type Providers = MockProviders;
	type Attesters = MockAttesters;
	type Clock = MockClock;
	type Grace = MockGrace;
	type Uses = MockUses;
	type Leases = MockLeases;
	type Treasury = ConstU64<TREASURY>;
	type ParametersOrigin =
		EnsureMandate<EnsureRoot<AccountId>, EnsureSignedBy<TightenAccount, AccountId>>;
	type ReserveId = ReserveId;
	type WeightInfo = ();
}

pub struct MockAttesters;
impl AttesterRewards<AccountId> for MockAttesters {
	fn reward(payer: &AccountId, amount: Balance) -> DispatchResult {
		<Balances as Mutate<_>>::transfer(payer, &ATTESTERS, amount, Preservation::Preserve)?;
		Ok(())
	}
}

/// Periods of ten minutes, 144 a day.
pub struct MockClock;
impl PeriodClock for MockClock {
	fn now() -> Period {
		Now::get()
	}
	fn time() -> Timestamp {
		Self::start_of(Self::now()) + Second::get()
	}
	fn period_seconds() -> u16 {
		600
	}
	fn periods_per_day() -> Period {
		144
	}
	fn certificate_window() -> Period {
		WINDOW
	}
	fn certified_periods() -> u32 {
		Certified::get()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period) {
		Now::set(period);
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_certified(count: u32) {
		Certified::set(count);
	}
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
		let (permille, mintable) = match class {
			A100 => (600, true),
			TPU => (1_600, false),
			NO_CLASS.. => return None,
			_ => (1_000, true),
		};
		let credit_factor = FixedU128::from_rational(permille, 1_000);
		Some(ClassTerms {
			credit_factor,
			mintable,
			version: 1,
		})
	}
	fn architecture(_: ClassId) -> Option<Architecture> {
		None
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn create_class(_: Architecture) -> ClassId {
		NextClass::mutate(|next| {
			let class = *next;
			*next += 1;
			class
		})
	}
}

#[storage_alias]
type Stakes = StorageMap<Mock, Twox64Concat, AccountId, Balance>;

pub struct MockProviders;
impl ProviderRegistry<AccountId> for MockProviders {
	fn is_registered(who: &AccountId) -> bool {
		Stakes::contains_key(who)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn register(who: &AccountId, stake: Balance) {
		set_stake(*who, stake);
	}
}
impl ProviderStake<AccountId> for MockProviders {
	fn free_stake(who: &AccountId) -> Balance {
		Stakes::get(who).unwrap_or_default()
	}
	fn burn_free(who: &AccountId, amount: Balance) -> DispatchResult {
		<Balances as Mutate<_>>::burn_from(
			&STAKES,
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		)?;
		lose_stake(*who, amount);
		Ok(())
	}
	fn compensate(who: &AccountId, amount: Balance, victim: &AccountId) -> DispatchResult {
		<Balances as Mutate<_>>::transfer(&STAKES, victim, amount, Preservation::Preserve)?;
		lose_stake(*who, amount);
		Ok(())
	}
}

fn lose_stake(who: AccountId, amount: Balance) {
	set_stake(
		who,
		stake_of(who).checked_sub(amount).expect("as much is free"),
	);
}

/// Periods after its own in which a certificate is taken.
pub const WINDOW: Period = 6;
/// Seconds in a period.
pub const PERIOD: u64 = 600;

/// What [`MockUses`] says of a device that isn't ready.
pub const UNREADY: DispatchError = DispatchError::Other("the device isn't ready");

#[storage_alias]
type Occupied = StorageMap<Mock, Twox64Concat, DeviceIndex, (UseId, Timestamp)>;

/// What was certified of each use, period by period.
#[storage_alias]
type Certificates = StorageMap<Mock, Twox64Concat, (DeviceIndex, UseId), Vec<(Period, Meter)>>;

pub struct MockUses;

impl MockUses {
	/// What occupies a device now.
	pub fn current(device: DeviceIndex) -> Option<UseId> {
		Occupied::get(device)
			.filter(|(_, until)| MockClock::time() < *until)
			.map(|(id, _)| id)
	}

	/// Meters that haven't been forgotten.
	pub fn meters() -> usize {
		Certificates::iter_keys().count()
	}
}

impl DeviceUses<AccountId> for MockUses {
	fn ensure_ready(
		provider: &AccountId,
		device: DeviceIndex,
	) -> Result<ReadyDevice, DispatchError> {
		let row = Devices::get(device).ok_or(DispatchError::CannotLookup)?;
		if row.provider != *provider {
			return Err(NOT_YOURS);
		}
		if NotReady::get().contains(&device) || Self::current(device).is_some() {
			return Err(UNREADY);
		}
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
		Occupied::insert(device, (id, until));
		Ok(())
	}
	fn reschedule(_: DeviceIndex, _: UseId, _: Timestamp) -> DispatchResult {
		unreachable!("redemptions aren't prolonged")
	}
	fn end(device: DeviceIndex, id: UseId) -> DispatchResult {
		assert_eq!(Self::current(device), Some(id), "what ends is in use");
		Occupied::remove(device);
		Ok(())
	}
	fn meter(device: DeviceIndex, id: UseId, through: Period) -> Meter {
		let certified = Certificates::get((device, id)).unwrap_or_default();
		certified
			.into_iter()
			.filter(|(period, _)| *period <= through)
			.fold(Meter::default(), |total, (_, meter)| total.plus(meter))
	}
	fn forget(device: DeviceIndex, id: UseId) {
		Certificates::remove((device, id));
	}
	fn set_rated(_: DeviceIndex, _: bool) {}
	#[cfg(feature = "runtime-benchmarks")]
	fn create_ready(provider: &AccountId, class: ClassId) -> DeviceIndex {
		MockWork::create_device(provider, class, Work::default())
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn neglect(_: DeviceIndex) {}
	#[cfg(feature = "runtime-benchmarks")]
	fn certify(device: DeviceIndex, period: Period) {
		if let Some((id, _)) = Occupied::get(device) {
			certify_use(device, id, period, PERIOD);
		}
	}
}

/// A lease of devices of another provider.
#[derive(Clone, Encode, Decode, MaxEncodedLen)]
pub struct MockLease {
	pub tenant: AccountId,
	pub class: ClassId,
	pub devices: u32,
	pub accept_by: Timestamp,
	pub ends_at: Option<Timestamp>,
	pub aside: bool,
}

#[storage_alias]
pub type Leases = StorageMap<Mock, Twox64Concat, LeaseId, MockLease>;

/// What [`MockLeases`] says of a lease that can't be set aside or begun.
pub const NO_LEASE: DispatchError = DispatchError::Other("no such lease");

/// Seconds that leases last.
pub const LEASED: u64 = 7_200;

/// A device of which nobody knows but the lease.
const LEASED_DEVICE: DeviceIndex = 1_000;

/// Alice waits to accept `devices` devices.
pub fn rent(lease: LeaseId, devices: u32) {
	let accept_by = MockClock::time() + 2 * PERIOD;
	let row = MockLease {
		tenant: ALICE,
		class: H100,
		devices,
		accept_by,
		ends_at: None,
		aside: false,
	};
	Leases::insert(lease, row);
}

/// A certificate finds `seconds` of the current period delivered by a lease, all devices together.
pub fn deliver_lease(lease: LeaseId, seconds: u64) {
	certify_use(LEASED_DEVICE, UseId::Lease(lease), Now::get(), seconds);
}

pub struct MockLeases;
impl DeliveringLeases<AccountId> for MockLeases {
	fn set_aside(tenant: &AccountId, lease: LeaseId) -> Result<LeaseAside, DispatchError> {
		let row = Leases::get(lease)
			.filter(|row| row.tenant == *tenant && !row.aside && row.ends_at.is_none())
			.ok_or(NO_LEASE)?;
		let aside = LeaseAside {
			class: row.class,
			devices: row.devices,
			accept_by: row.accept_by,
		};
		Leases::insert(lease, MockLease { aside: true, ..row });
		Ok(aside)
	}
	fn begin(lease: LeaseId) -> Result<Timestamp, DispatchError> {
		let row = Leases::get(lease).filter(|row| row.aside).ok_or(NO_LEASE)?;
		if NotReady::get().contains(&LEASED_DEVICE) {
			return Err(UNREADY);
		}
		let ends_at = MockClock::time() + LEASED;
		let row = MockLease {
			ends_at: Some(ends_at),
			..row
		};
		Leases::insert(lease, row);
		Ok(ends_at)
	}
	fn is_ready(lease: LeaseId) -> bool {
		Leases::contains_key(lease) && !NotReady::get().contains(&LEASED_DEVICE)
	}
	fn ends_at(lease: LeaseId) -> Option<Timestamp> {
		Leases::get(lease)?.ends_at
	}
	fn meter(lease: LeaseId, through: Period) -> Meter {
		MockUses::meter(LEASED_DEVICE, UseId::Lease(lease), through)
	}
	fn let_go(lease: LeaseId) {
		Leases::mutate(lease, |row| row.as_mut().unwrap().aside = false);
		MockUses::forget(LEASED_DEVICE, UseId::Lease(lease));
	}
	fn weight() -> Weight {
		Weight::from_parts(3, 0)
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn create_waiting(tenant: &AccountId, class: ClassId, devices: u32) -> LeaseId {
		rent(0, devices);
		Leases::mutate(0, |row| {
			let row = row.as_mut().unwrap();
			(row.tenant, row.class) = (*tenant, class);
		});
		0
	}
}

fn certify_use(device: DeviceIndex, id: UseId, period: Period, seconds: u64) {
	let meter = Meter {
		seconds,
		missing: PERIOD.saturating_sub(seconds),
		time: ComputeTime(seconds * MICROS_PER_SECOND),
	};
	Certificates::mutate((device, id), |periods| {
		periods.get_or_insert_default().push((period, meter));
	});
}

/// A certificate finds `seconds` of the current period delivered on a redemption by a device, and tells
/// whoever follows that.
pub fn deliver(device: DeviceIndex, redemption: RedemptionId, seconds: u64) {
	certify_use(device, UseId::Redemption(redemption), Now::get(), seconds);
	let row = Devices::get(device).unwrap();
	Issuance::note(&row.provider, row.class, Now::get(), seconds);
}

/// Lets `periods` pass, each of which is certified.
pub fn pass(periods: Period) {
	Now::mutate(|now| *now += periods);
	Certified::mutate(|certified| *certified += periods);
	Second::set(0);
}

/// Lets `periods` pass in which attesters are silent.
pub fn pass_in_the_dark(periods: Period) {
	Now::mutate(|now| *now += periods);
	Second::set(0);
}

/// Changes the stake as a slash or a deposit does: without asking.
pub fn set_stake(who: AccountId, stake: Balance) {
	Stakes::insert(who, stake);
	Issuance::stake_changed(&who);
}

/// Takes stake out as unbonding does: if the pallet lets it go.
pub fn unbond(who: AccountId, amount: Balance) -> DispatchResult {
	Issuance::ensure_may_release(&who, amount)?;
	set_stake(who, stake_of(who).saturating_sub(amount));
	Ok(())
}

pub fn stake_of(who: AccountId) -> Balance {
	MockProviders::free_stake(&who)
}

/// Ends a registration.
pub fn deregister(who: AccountId) {
	Stakes::remove(who);
	Issuance::stake_changed(&who);
}

/// A device with its claimable sums.
#[derive(Clone, Encode, Decode, MaxEncodedLen)]
pub struct MockDevice {
	pub provider: AccountId,
	pub class: ClassId,
	pub previous: Work,
	pub current: Work,
}

#[storage_alias]
pub type Devices = StorageMap<Mock, Twox64Concat, DeviceIndex, MockDevice>;

/// What [`MockWork`] says of somebody else's device.
pub const NOT_YOURS: DispatchError = DispatchError::Other("the device is somebody else's");

pub struct MockWork;
impl VerifiedWork<AccountId> for MockWork {
	fn matured(provider: &AccountId, index: DeviceIndex) -> Result<MaturedWork, DispatchError> {
		let device = Devices::get(index).ok_or(DispatchError::CannotLookup)?;
		if device.provider != *provider {
			return Err(NOT_YOURS);
		}
		let MockDevice {
			class,
			previous,
			current,
			..
		} = device;
		Ok(MaturedWork {
			class,
			previous,
			current,
		})
	}

	fn consume(index: DeviceIndex, work: Work) -> DispatchResult {
		let mut device = Devices::get(index).ok_or(DispatchError::CannotLookup)?;
		let older = Work {
			time: work.time.min(device.previous.time),
			value: work.value.min(device.previous.value),
		};
		let newer = Work {
			time: work.time.saturating_sub(older.time),
			value: work.value - older.value,
		};
		assert!(newer.value <= device.current.value && newer.time <= device.current.time);
		device.previous.time = device.previous.time.saturating_sub(older.time);
		device.previous.value -= older.value;
		device.current.time = device.current.time.saturating_sub(newer.time);
		device.current.value -= newer.value;
		Devices::insert(index, device);
		Ok(())
	}

	fn hourly_capacity(provider: &AccountId, class: ClassId) -> u32 {
		Capacity::get().unwrap_or_else(|| {
			let counted = Devices::iter_values()
				.filter(|device| device.provider == *provider && device.class == class)
				.count();
			counted as u32
		})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_device(provider: &AccountId, class: ClassId, work: Work) -> DeviceIndex {
		let index = Devices::iter_keys().count() as DeviceIndex;
		add_device(index, *provider, class, work);
		index
	}
}

/// A device with `work` to claim.
pub fn add_device(index: DeviceIndex, provider: AccountId, class: ClassId, work: Work) {
	let device = MockDevice {
		provider,
		class,
		previous: Work::default(),
		current: work,
	};
	Devices::insert(index, device);
}

/// `hours` of the reference class.
pub fn hours(hours: u64) -> Work {
	Work {
		time: ComputeTime::from_hours(hours).unwrap(),
		value: Balance::from(hours) * FLRN,
	}
}

/// The device's work in its current span.
pub fn left_on(index: DeviceIndex) -> Work {
	Devices::get(index).unwrap().current
}

pub fn bond_on_hold(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Backing.into(), &who)
}

pub fn credits_on_hold(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Redemption.into(), &who)
}

pub fn deposit_on_hold(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::StorageDeposit.into(), &who)
}

pub fn claim(who: AccountId, devices: &[DeviceIndex]) -> DispatchResult {
	let devices = devices.to_vec().try_into().expect("within the bound");
	Issuance::claim(RuntimeOrigin::signed(who), devices)
		.map(|_| ())
		.map_err(|error| error.error)
}

pub fn repay(who: AccountId, class: ClassId, amount: Balance) -> DispatchResult {
	Issuance::repay(RuntimeOrigin::signed(who), class, amount)
}

/// How far a provider's exposure lies above its line.
pub fn excess(who: AccountId) -> Balance {
	let ledger = Ledgers::<Test>::get(who);
	let earned = ledger.earned_at(Now::get(), Params::<Test>::get().earned_half_life);
	ledger
		.liability
		.saturating_sub(ledger.bond + stake_of(who) + ledger.starter + earned)
}

pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

pub struct ExtBuilder {
	pub parameters: Parameters,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			parameters: Parameters {
				starter_ceiling: 100 * FLRN,
				daily_cap: 1_000 * FLRN,
				// Most tests are about other figures.
				attester_share: Permill::zero(),
				attester_commission: Permill::zero(),
				..Parameters::default()
			},
		}
	}
}

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(1_000_000);
		Second::set(0);
		Certified::set(10_000);
		ExcusedThrough::set(0);
		NotReady::set(Vec::new());
		Capacity::set(None);
		NextClass::set(3);
		let mut storage = frame_system::GenesisConfig::<Test>::default()
			.build_storage()
			.unwrap();
		pallet_balances::GenesisConfig::<Test> {
			balances: vec![
				(ALICE, ENDOWMENT),
				(BOB, ENDOWMENT),
				(CAROL, ENDOWMENT),
				(ATTESTERS, EXISTENTIAL_DEPOSIT),
				(STAKES, 10_000_000 * FLRN),
				(TREASURY, EXISTENTIAL_DEPOSIT),
			],
			..Default::default()
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		GenesisConfig::<Test> {
			parameters: self.parameters,
			..Default::default()
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		let mut ext = sp_io::TestExternalities::from(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			set_stake(ALICE, STAKE);
			set_stake(BOB, STAKE);
		});
		ext
	}

	/// Runs a test in a fresh chain and checks that the records agree afterwards.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Issuance::do_try_state().expect("the records agree");
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	ExtBuilder::default().build()
}
