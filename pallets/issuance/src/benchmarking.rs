//! Benchmarks of the pallet's calls, with what they cause in the pallets that the runtime wires to
//! it.

use super::*;
use alloc::vec::Vec;
use florin_core::{
	class::Architecture,
	traits::{ComputeClasses, PeriodClock, ProviderRegistry, VerifiedWork},
	work::Work,
	Balance, ClassId, ComputeTime, DeviceIndex, FLRN,
};
use florin_math::cap::TokenBucket;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungible::Mutate, EnsureOrigin},
	BoundedVec,
};
use frame_system::RawOrigin;

/// Enough to carry every claim here.
const STAKE: Balance = 1_000_000 * FLRN;

/// A registered provider, whom neither the daily cap nor its line stops.
fn provider<T: Config>() -> T::AccountId {
	let provider: T::AccountId = whitelisted_caller();
	T::Clock::set_now(1_000_000);
	let parameters = Parameters::default();
	DailyCap::<T>::put(TokenBucket::full(parameters.daily_cap, T::Clock::now()));
	Params::<T>::put(parameters);
	fund::<T>(&provider, 2 * STAKE);
	T::Providers::register(&provider, STAKE);
	provider
}

/// Gives coins, as if they had been there from the beginning.
fn fund<T: Config>(who: &T::AccountId, amount: Balance) {
	T::Currency::mint_into(who, amount).expect("the amount is above the existential deposit");
	Supply::<T>::mutate(|supply| supply.bootstrap += amount);
}

/// A device with an hour to claim.
fn device<T: Config>(provider: &T::AccountId, class: ClassId) -> DeviceIndex {
	let time = ComputeTime::from_hours(1).expect("an hour fits");
	T::Work::create_device(provider, class, Work { time, value: FLRN })
}

/// `count` classes, each with a device of `provider`.
fn devices_of_distinct_classes<T: Config>(
	provider: &T::AccountId,
	count: u32,
) -> (Vec<ClassId>, Vec<DeviceIndex>) {
	(0..count)
		.map(|_| {
			let class = T::Classes::create_class(Architecture::Hopper);
			(class, device::<T>(provider, class))
		})
		.unzip()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// `c` devices that are each the first of their class, so that each takes a row and a deposit
	/// of its own.
	#[benchmark]
	fn claim(c: Linear<1, 32>) {
		let provider = provider::<T>();
		let (_, devices) = devices_of_distinct_classes::<T>(&provider, c);
		let devices = BoundedVec::try_from(devices).expect("within the bound");

		#[extrinsic_call]
		_(RawOrigin::Signed(provider.clone()), devices);

		assert_eq!(
			Ledgers::<T>::get(&provider).liability,
			Balance::from(c) * FLRN
		);
	}

	/// The first device of a class, and `d` more of it.
	#[benchmark]
	fn claim_more(d: Linear<0, { MAX_DEVICES - 1 }>) {
		let provider = provider::<T>();
		let (classes, mut devices) = devices_of_distinct_classes::<T>(&provider, 1);
		devices.extend((0..d).map(|_| device::<T>(&provider, classes[0])));
		let devices = BoundedVec::try_from(devices).expect("within the bound");

		#[extrinsic_call]
		claim(RawOrigin::Signed(provider.clone()), devices);

		assert_eq!(
			Ledgers::<T>::get(&provider).liability,
			Balance::from(1 + d) * FLRN
		);
	}

	/// The last repayment in a class: the row goes, its deposit and all bond are freed.
	#[benchmark]
	fn repay() {
		let provider = provider::<T>();
		let (classes, devices) = devices_of_distinct_classes::<T>(&provider, 1);
		let devices = BoundedVec::try_from(devices).expect("within the bound");
		Pallet::<T>::claim(RawOrigin::Signed(provider.clone()).into(), devices)
			.expect("nothing stops this claim");

		#[extrinsic_call]
		_(RawOrigin::Signed(provider.clone()), classes[0], FLRN);

		assert!(!Liabilities::<T>::contains_key(&provider, classes[0]));
		assert_eq!(Ledgers::<T>::get(&provider).bond, 0);
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::ParametersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let mut parameters = Params::<T>::get();
		parameters.daily_cap += 1;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters.clone());

		assert_eq!(Params::<T>::get(), parameters);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
