//! Benchmarks of the calls, each on its most expensive path.

use super::*;
use alloc::{vec, vec::Vec};
use florin_core::{
	traits::{PeriodClock, ProviderStake, StakeGuard},
	Balance, Period,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	Consideration, EnsureOrigin,
};
use frame_system::RawOrigin;

/// The period in which benchmarks begin.
const START: Period = 10_000;

/// The longest metadata with `attributes` attributes.
fn metadata(attributes: u32) -> Metadata {
	let attributes = (0..attributes)
		.map(|index| {
			let mut key = vec![b'k'; MAX_KEY_LEN as usize];
			// Keys differ in their last letter, so that telling them apart takes longest.
			*key.last_mut().expect("a key may be longer than nothing") = b'a' + index as u8;
			Attribute {
				key: key.try_into().expect("as long as a key may be"),
				value: vec![b'v'; MAX_VALUE_LEN as usize]
					.try_into()
					.expect("as long as a value may be"),
			}
		})
		.collect::<Vec<_>>();
	let mut endpoint = b"https://".to_vec();
	endpoint.resize(MAX_ENDPOINT_LEN as usize, b'e');
	Metadata {
		name: vec![b'n'; MAX_NAME_LEN as usize]
			.try_into()
			.expect("as long as a name may be"),
		endpoint: endpoint.try_into().expect("as long as an endpoint may be"),
		region: Region(*b"CH"),
		attributes: attributes.try_into().expect("as many as there may be"),
	}
}

/// Gives `who` what it needs for `stake`, the greatest deposit and as much stake again.
fn fund<T: Config>(who: &T::AccountId, stake: Balance) {
	T::Consideration::ensure_successful(who, Pallet::<T>::footprint(&metadata(MAX_ATTRIBUTES)));
	T::Currency::mint_into(who, stake * 2 + T::Currency::minimum_balance())
		.expect("there is room for more FLRN");
}

/// Registers `who` with `stake`, or with the minimum stake if that is more.
pub(crate) fn register_provider<T: Config>(who: &T::AccountId, stake: Balance) {
	let stake = stake.max(Params::<T>::get().minimum_stake);
	fund::<T>(who, stake);
	Pallet::<T>::do_register(who.clone(), metadata(0), stake)
		.expect("a funded account may register");
}

/// A registered provider with `chunks` unbonding chunks of consecutive periods.
fn provider_with_chunks<T: Config>(chunks: u32) -> T::AccountId {
	let who: T::AccountId = whitelisted_caller();
	let chunk = T::Currency::minimum_balance().max(1);
	T::Clock::set_now(START);
	register_provider::<T>(&who, Params::<T>::get().minimum_stake * 2 + chunk * 16);
	T::Guard::create_ledger(&who);
	for index in 0..chunks {
		T::Clock::set_now(START + index);
		Pallet::<T>::do_unbond(who.clone(), chunk).expect("it has more than it unbonds");
	}
	T::Clock::set_now(START + chunks);
	who
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn register(a: Linear<0, MAX_ATTRIBUTES>) {
		let who: T::AccountId = whitelisted_caller();
		let stake = Params::<T>::get().minimum_stake;
		fund::<T>(&who, stake);
		// Left from an earlier registration.
		T::Guard::create_ledger(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), metadata(a), stake);

		assert_eq!(Pallet::<T>::free_stake(&who), stake);
	}

	#[benchmark]
	fn update(a: Linear<0, MAX_ATTRIBUTES>) {
		let who = provider_with_chunks::<T>(MAX_CHUNKS - 1);
		let mut metadata = metadata(a);
		metadata.region = Region(*b"IS");

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), metadata.clone());

		assert!(Providers::<T>::get(who).is_some_and(|row| row.metadata == metadata));
	}

	#[benchmark]
	fn bond_more() {
		let who = provider_with_chunks::<T>(MAX_CHUNKS - 1);
		let before = Pallet::<T>::free_stake(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), 1);

		assert_eq!(Pallet::<T>::free_stake(&who), before + 1);
	}

	#[benchmark]
	fn unbond() {
		let who = provider_with_chunks::<T>(MAX_CHUNKS - 2);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who.clone()),
			T::Currency::minimum_balance().max(1),
		);

		let ledger = Ledgers::<T>::get(who).expect("it stays registered");
		assert_eq!(ledger.unbonding.len() as u32, MAX_CHUNKS - 1);
	}

	#[benchmark]
	fn withdraw_unbonded() {
		let who = provider_with_chunks::<T>(MAX_CHUNKS - 1);
		Pallet::<T>::do_update(who.clone(), metadata(MAX_ATTRIBUTES))
			.expect("it was funded for the greatest deposit");
		Pallet::<T>::do_deregister(who.clone()).expect("nothing is left behind");
		T::Clock::set_now(START + MAX_CHUNKS + Params::<T>::get().unbonding);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!Ledgers::<T>::contains_key(&who));
		assert!(!Providers::<T>::contains_key(&who));
	}

	#[benchmark]
	fn deregister() {
		let who = provider_with_chunks::<T>(MAX_CHUNKS - 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(Ledgers::<T>::get(who).is_some_and(|ledger| ledger.is_leaving()));
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::ParametersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let mut parameters = Params::<T>::get();
		parameters.minimum_stake += 1;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);

		assert_eq!(Params::<T>::get(), parameters);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
