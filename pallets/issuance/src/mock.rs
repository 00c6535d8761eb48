//! A runtime with balances and this pallet alone. Devices, stakes, classes and the clock are
//! stand-ins, kept in storage so that a refused call leaves them as they were.

use crate::{self as pallet_issuance, *};
use codec::{Decode, Encode, MaxEncodedLen};
use florin_core::{
	class::{Architecture, ClassTerms},
	parameters::EnsureMandate,
	traits::{
		AttesterRewards, ComputeClasses, PeriodClock, ProviderRegistry, ProviderStake, StakeGuard,
		VerifiedWork,
	},
	work::{MaturedWork, Work},
	Balance, ClassId, ComputeTime, DeviceIndex, Period, Timestamp, FLRN,
};
use frame_support::{
	derive_impl, parameter_types, storage_alias,
	traits::{
		fungible::{HoldConsideration, InspectHold, Mutate},
		tokens::Preservation,
		ConstU128, LinearStoragePrice,
	},
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
		Self::start_of(Self::now())
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
	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period) {
		Now::set(period);
	}
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
