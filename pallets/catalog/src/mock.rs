//! A runtime with the catalogue alone.

use crate as pallet_catalog;
use crate::*;
use florin_core::{
	class::{Architecture, ClassKind},
	parameters::EnsureMandate,
	traits::PeriodClock,
	ClassId, Period, Timestamp,
};
use frame_support::{derive_impl, ord_parameter_types, parameter_types};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_runtime::{BuildStorage, FixedU128, Storage};

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
	pub type Catalog = pallet_catalog;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	/// The current period.
	pub static Now: Period = START;
	/// The certificate window.
	pub static Window: Period = 6;
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
		Window::get()
	}
	fn certified_periods() -> u32 {
		Self::now()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period) {
		Now::set(period);
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_certified(_: u32) {}
}

ord_parameter_types! {
	/// Who may only tighten.
	pub const TightenAccount: u64 = 99;
}

impl Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type ParametersOrigin = EnsureMandate<EnsureRoot<u64>, EnsureSignedBy<TightenAccount, u64>>;
	type Clock = MockClock;
	type WeightInfo = ();
}

/// The period in which tests begin.
pub const START: Period = 1_000;
/// Periods from a decision to its effect.
pub const DELAY: Period = 10;
/// The reference class of the genesis state.
pub const H100: ClassId = 0;
/// Another class of the genesis state, without evidence and not mintable.
pub const CPU: ClassId = 1;

/// `numerator / denominator` as a fixed-point number.
pub fn fixed(numerator: u128, denominator: u128) -> FixedU128 {
	FixedU128::from_rational(numerator, denominator)
}

/// The classes of the genesis state.
pub fn genesis_classes() -> Vec<GenesisClass> {
	vec![
		GenesisClass {
			slug: "h100".into(),
			name: "NVIDIA H100 SXM".into(),
			kind: ClassKind::Gpu,
			architecture: Some(Architecture::Hopper),
			tflops: 989,
			memory_gib: 80,
			board_watts: 700,
			credit_factor: fixed(1, 1),
			mintable: true,
			prices: ReferencePrices {
				per_hour: fixed(5, 1),
				per_tflop_hour: fixed(8, 1_000),
				per_gib_hour: fixed(1, 4),
			},
			provisional: false,
		},
		GenesisClass {
			slug: "cpu-32".into(),
			name: "CPU, 32 cores".into(),
			kind: ClassKind::Cpu,
			architecture: None,
			tflops: 4,
			memory_gib: 128,
			board_watts: 350,
			credit_factor: fixed(1, 10),
			mintable: false,
			prices: ReferencePrices {
				per_hour: fixed(1, 2),
				per_tflop_hour: fixed(1, 2),
				per_gib_hour: fixed(1, 10),
			},
			provisional: false,
		},
	]
}

/// A valid class that the genesis state doesn't have.
pub fn b200() -> NewClass {
	NewClass {
		slug: b"b200".to_vec().try_into().unwrap(),
		name: b"NVIDIA B200".to_vec().try_into().unwrap(),
		hardware: Hardware {
			kind: ClassKind::Gpu,
			architecture: Some(Architecture::Blackwell),
			tflops: 2_250,
			memory_gib: 180,
			board_watts: 1_000,
		},
		valuation: Valuation {
			credit_factor: fixed(19, 10),
			mintable: true,
			prices: ReferencePrices {
				per_hour: fixed(95, 10),
				per_tflop_hour: fixed(4, 1_000),
				per_gib_hour: fixed(5, 100),
			},
			provisional: true,
		},
	}
}

/// The genesis state with `parameters` and `classes`.
pub fn genesis_with(parameters: Parameters, classes: Vec<GenesisClass>) -> Storage {
	RuntimeGenesisConfig {
		system: Default::default(),
		catalog: GenesisConfig {
			parameters,
			classes,
			..Default::default()
		},
	}
	.build_storage()
	.unwrap()
}

/// The genesis state of the tests.
pub fn genesis() -> Storage {
	Now::set(START);
	genesis_with(
		Parameters {
			change_delay: DELAY,
		},
		genesis_classes(),
	)
}

/// The genesis state, ready to run on.
pub fn new_test_ext() -> sp_io::TestExternalities {
	genesis().into()
}

/// Runs `test` on the genesis state, and then checks what always holds.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		System::set_block_number(1);
		let result = test();
		Catalog::do_try_state().expect("what always holds, holds after the test");
		result
	})
}

/// Lets `periods` pass.
pub fn pass(periods: Period) {
	Now::mutate(|now| *now += periods);
}
