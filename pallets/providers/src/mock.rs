//! A runtime with balances and providers. Clock and guards are what tests say.

use crate as pallet_providers;
use crate::*;
use florin_core::{
	parameters::EnsureMandate,
	traits::{LeaveGuard, PeriodClock, ProviderStake, StakeGuard},
	Balance, Period, Timestamp, FLRN,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchResult,
	parameter_types,
	traits::{
		fungible::{HoldConsideration, Inspect, InspectHold},
		ConstU128, LinearStoragePrice,
	},
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_runtime::{BuildStorage, DispatchError, Storage};

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
	pub type ProvidersPallet = pallet_providers;
}

pub type AccountId = u64;

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
}

parameter_types! {
	/// The current period.
	pub static Now: Period = START;
	/// Whether liabilities need the whole stake.
	pub static StakeIsTied: bool = false;
	/// Whether devices are left.
	pub static HasDevices: bool = false;
	/// Whether liabilities are left.
	pub static HasLiability: bool = false;
	/// The free stake that the guard saw when it was told of a change.
	pub static StakeSeen: Vec<(AccountId, Balance)> = Vec::new();
	/// Who has left, as each of the guards was told.
	pub static Gone: Vec<(&'static str, AccountId)> = Vec::new();
	/// What the guard was asked to release.
	pub static ReleaseAsked: Vec<(AccountId, Balance)> = Vec::new();
	pub const DepositReason: RuntimeHoldReason =
		RuntimeHoldReason::ProvidersPallet(HoldReason::StorageDeposit);
}

/// A clock that tests set.
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
	fn certified_periods() -> u32 {
		Now::get()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period) {
		Now::set(period);
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_certified(_: u32) {}
}

/// What the guards answer when they refuse.
pub const TIED: DispatchError = DispatchError::Other("liabilities need the stake");
pub const DEVICES_LEFT: DispatchError = DispatchError::Other("devices are left");
pub const LIABILITY_LEFT: DispatchError = DispatchError::Other("liabilities are left");

/// A guard that ties all stake or none, and remembers what it was told.
pub struct MockGuard;

impl StakeGuard<AccountId> for MockGuard {
	fn ensure_may_release(who: &AccountId, amount: Balance) -> DispatchResult {
		ReleaseAsked::mutate(|asked| asked.push((*who, amount)));
		if StakeIsTied::get() {
			return Err(TIED);
		}
		Ok(())
	}
	fn stake_changed(who: &AccountId) {
		let free = ProvidersPallet::free_stake(who);
		StakeSeen::mutate(|seen| seen.push((*who, free)));
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn create_ledger(_: &AccountId) {}
}

/// Keeps devices.
pub struct Devices;

impl LeaveGuard<AccountId> for Devices {
	fn ensure_may_leave(_: &AccountId) -> DispatchResult {
		if HasDevices::get() {
			return Err(DEVICES_LEFT);
		}
		Ok(())
	}

	fn left(who: &AccountId) {
		Gone::mutate(|gone| gone.push(("devices", *who)));
	}
}

/// Keeps liabilities.
pub struct Liabilities;

impl LeaveGuard<AccountId> for Liabilities {
	fn ensure_may_leave(_: &AccountId) -> DispatchResult {
		if HasLiability::get() {
			return Err(LIABILITY_LEFT);
		}
		Ok(())
	}

	fn left(who: &AccountId) {
		Gone::mutate(|gone| gone.push(("liabilities", *who)));
	}
}

frame_support::ord_parameter_types! {
	/// Who may only tighten.
	pub const TightenAccount: AccountId = 99;
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		DepositReason,
		LinearStoragePrice<ConstU128<DEPOSIT_BASE>, ConstU128<DEPOSIT_PER_BYTE>, Balance>,
	>;
	type Clock = MockClock;
	type ParametersOrigin =
		EnsureMandate<EnsureRoot<AccountId>, EnsureSignedBy<TightenAccount, AccountId>>;
	type Guard = MockGuard;
	type LeaveGuard = (Devices, Liabilities);
	type WeightInfo = ();
}

/// The period in which tests begin.
pub const START: Period = 1_000;
/// The existential deposit: 0.001 FLRN.
pub const ED: Balance = FLRN / 1_000;
/// The minimum stake.
pub const MINIMUM: Balance = 10 * FLRN;
/// Periods that stake unbonds.
pub const UNBONDING: Period = 20;
/// Periods in which a reputation halves.
pub const HALF_LIFE: Period = 100;
/// The deposit for a row and for each of its bytes.
pub const DEPOSIT_BASE: Balance = FLRN / 10;
pub const DEPOSIT_PER_BYTE: Balance = FLRN / 10_000;
/// What accounts begin with.
pub const ENDOWMENT: Balance = 1_000 * FLRN;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;

/// The genesis state with `parameters`.
pub fn genesis_with(parameters: Parameters) -> Storage {
	RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig {
			balances: [ALICE, BOB, CAROL].map(|who| (who, ENDOWMENT)).to_vec(),
			..Default::default()
		},
		providers_pallet: GenesisConfig {
			parameters,
			..Default::default()
		},
	}
	.build_storage()
	.unwrap()
}

/// The genesis state of the tests.
pub fn genesis() -> Storage {
	Now::set(START);
	genesis_with(Parameters {
		minimum_stake: MINIMUM,
		unbonding: UNBONDING,
		reputation_half_life: HALF_LIFE,
	})
}

/// The genesis state, ready to run on.
pub fn new_test_ext() -> sp_io::TestExternalities {
	genesis().into()
}

/// Runs `test` on the genesis state, and then checks what always holds.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	set_guards(false);
	new_test_ext().execute_with(|| {
		System::set_block_number(1);
		let result = test();
		ProvidersPallet::do_try_state().expect("what always holds, holds after the test");
		result
	})
}

/// Lets all guards refuse, or none.
pub fn set_guards(refuse: bool) {
	StakeIsTied::set(refuse);
	HasDevices::set(refuse);
	HasLiability::set(refuse);
}

/// Lets `periods` pass.
pub fn pass(periods: Period) {
	Now::mutate(|now| *now += periods);
}

/// The stake of `who` on hold.
pub fn stake_on_hold(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Stake.into(), &who)
}

/// The deposit of `who` on hold.
pub fn deposit_on_hold(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::StorageDeposit.into(), &who)
}

/// What `who` has and could spend, but for the existential deposit.
pub fn free_balance(who: AccountId) -> Balance {
	<Balances as Inspect<AccountId>>::balance(&who)
}
