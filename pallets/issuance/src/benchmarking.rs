//! Benchmarks of the pallet's calls, with what they cause in the pallets that the runtime wires to
//! it.

use super::*;
use alloc::vec::Vec;
use florin_core::{
	class::Architecture,
	traits::{
		CommissionSink, ComputeClasses, DeliveringLeases, DeviceUses, PeriodClock,
		ProviderRegistry, RedemptionWork, VerifiedWork,
	},
	work::Work,
	Balance, ClassId, ComputeTime, DeviceIndex, Period, RedemptionId, FLRN,
};
use florin_math::cap::TokenBucket;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Consideration, EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_runtime::Permill;

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

/// Seconds for which benchmarks redeem each device: more than one period has.
const TERM: u32 = 7_200;

/// Owes `d` times [`TERM`] of a class that has `d` ready devices besides.
fn issuer<T: Config>(d: u32) -> (T::AccountId, ClassId) {
	T::Clock::set_now(1_000_000);
	let provider: T::AccountId = account("issuer", 0, 0);
	let parameters = Parameters::default();
	DailyCap::<T>::put(TokenBucket::full(parameters.daily_cap, T::Clock::now()));
	Params::<T>::put(parameters);
	fund::<T>(&provider, 2 * STAKE);
	T::Providers::register(&provider, STAKE);
	let class = T::Classes::create_class(Architecture::Hopper);
	// Twice as much, so that something is owed in the end.
	let hours = u64::from(d) * u64::from(2 * TERM / 3_600);
	let time = ComputeTime::from_hours(hours).expect("the hours fit");
	let value = Balance::from(hours) * FLRN;
	let device = T::Work::create_device(&provider, class, Work { time, value });
	let devices = BoundedVec::try_from(alloc::vec![device]).expect("within the bound");
	Pallet::<T>::claim(RawOrigin::Signed(provider.clone()).into(), devices)
		.expect("nothing stops this claim");
	(provider, class)
}

/// Somebody with credits.
fn holder<T: Config>() -> T::AccountId {
	let holder: T::AccountId = whitelisted_caller();
	fund::<T>(&holder, STAKE);
	holder
}

/// `d` devices of `provider` that nobody touched for long.
fn ready<T: Config>(provider: &T::AccountId, class: ClassId, d: u32) -> types::Devices {
	let devices: Vec<DeviceIndex> = (0..d)
		.map(|_| {
			let device = T::Uses::create_ready(provider, class);
			T::Uses::neglect(device);
			device
		})
		.collect();
	types::Devices::try_from(devices).expect("within the bound")
}

/// A redemption of `d` devices.
fn redemption<T: Config>(holder: &T::AccountId, d: u32) -> RedemptionId {
	let (provider, class) = issuer::<T>(d);
	let id = NextRedemption::<T>::get();
	let origin = RawOrigin::Signed(holder.clone()).into();
	Pallet::<T>::redeem(origin, provider, class, d, TERM).expect("so much is owed");
	id
}

/// The same with `d` devices that wait for the holder.
fn offered<T: Config>(holder: &T::AccountId, d: u32) -> RedemptionId {
	let id = redemption::<T>(holder, d);
	let row = Redemptions::<T>::get(id).expect("it is there");
	let devices = ready::<T>(&row.provider, row.class, d);
	let origin = RawOrigin::Signed(row.provider).into();
	Pallet::<T>::serve_redemption(origin, id, devices, Permill::one())
		.expect("the devices are ready");
	id
}

/// The same with devices that the holder has, a period of which is certified and final.
fn served<T: Config>(holder: &T::AccountId, d: u32) -> RedemptionId {
	let id = offered::<T>(holder, d);
	Pallet::<T>::accept_redemption(RawOrigin::Signed(holder.clone()).into(), id)
		.expect("the devices are ready");
	certify::<T>(id, T::Clock::now() + 1);
	id
}

/// Certifies all devices of a redemption for a period and moves on until that is final.
fn certify<T: Config>(id: RedemptionId, period: Period) {
	let row = Redemptions::<T>::get(id).expect("it is there");
	let service = row.service.expect("it is served");
	T::Clock::set_now(period + 1);
	let types::Source::Devices(devices) = service.source else {
		panic!("its issuer's devices serve it");
	};
	for device in &devices {
		T::Uses::certify(*device, period);
	}
	T::Clock::set_now(period + T::Clock::certificate_window() + 1);
	for device in &devices {
		T::Uses::neglect(*device);
	}
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

	#[benchmark]
	fn redeem() {
		let holder = holder::<T>();
		let (provider, class) = issuer::<T>(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), provider, class, 1, TERM);

		assert!(Redemptions::<T>::contains_key(0));
	}

	#[benchmark]
	fn serve_redemption(d: Linear<1, MAX_DEVICES>) {
		let holder = holder::<T>();
		let id = redemption::<T>(&holder, d);
		let row = Redemptions::<T>::get(id).expect("it is there");
		let devices = ready::<T>(&row.provider, row.class, d);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(row.provider),
			id,
			devices,
			Permill::zero(),
		);

		let row = Redemptions::<T>::get(id).expect("it is there");
		assert!(row.service.is_some());
	}

	#[benchmark]
	fn serve_by_lease() {
		let holder = holder::<T>();
		let id = redemption::<T>(&holder, 1);
		let row = Redemptions::<T>::get(id).expect("it is there");
		fund::<T>(&row.provider, STAKE);
		let lease = T::Leases::create_waiting(&row.provider, row.class, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(row.provider), id, lease);

		let row = Redemptions::<T>::get(id).expect("it is there");
		assert!(row.service.is_some());
	}

	#[benchmark]
	fn accept_redemption(d: Linear<1, MAX_DEVICES>) {
		let holder = holder::<T>();
		let id = offered::<T>(&holder, d);

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), id);

		let row = Redemptions::<T>::get(id).expect("it is there");
		let service = row.service.expect("it is served");
		assert!(matches!(service.stage, types::ServiceStage::Running { .. }));
	}

	/// Something is settled on the way, something goes to the reserve, and the devices are freed.
	#[benchmark]
	fn cancel_redemption(d: Linear<1, MAX_DEVICES>) {
		let holder = holder::<T>();
		let id = served::<T>(&holder, d);

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), id);

		let row = Redemptions::<T>::get(id).expect("some of it isn't final");
		assert!(row.cancelled && !row.delivered.is_zero());
	}

	/// The last settlement: the meters go, what is left goes back, and the redemption is over.
	#[benchmark]
	fn settle_redemption(d: Linear<1, MAX_DEVICES>) {
		let holder = holder::<T>();
		let id = served::<T>(&holder, d);
		Redemptions::<T>::mutate(id, |row| {
			row.as_mut().expect("it is there").cancelled = true;
		});
		T::Clock::set_now(T::Clock::now() + 100);
		let issued = T::Currency::total_issuance();

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), id);

		assert!(!Redemptions::<T>::contains_key(id));
		assert!(T::Currency::total_issuance() < issued);
	}

	/// Something is settled on the way, and bond and stake burn for the rest.
	#[benchmark]
	fn clear_overdue(d: Linear<1, MAX_DEVICES>) {
		let holder = holder::<T>();
		let id = served::<T>(&holder, d);
		T::Clock::set_certified(T::Clock::certified_periods() + 1_000_000);
		// The grace after the periods that were skipped is over.
		frame_system::Pallet::<T>::set_block_number(1_000_000u32.into());

		#[extrinsic_call]
		_(RawOrigin::Signed(holder), id);

		let row = Redemptions::<T>::get(id).expect("devices serve it");
		assert!(!row.cleared.is_zero() && row.left().is_zero());
	}

	/// Of a provider that owes in every class.
	#[benchmark]
	fn declare_default() {
		let (provider, class) = issuer::<T>(1);
		let row = Liabilities::<T>::get(&provider, class).expect("something is owed");
		for class in 0..MAX_CLASSES {
			if !Liabilities::<T>::contains_key(&provider, class) {
				let ticket = T::Consideration::new(&provider, Pallet::<T>::liability_footprint())
					.expect("it can afford that");
				let row = Liability {
					ticket,
					..row.clone()
				};
				Liabilities::<T>::insert(&provider, class, row);
			}
		}
		Ledgers::<T>::mutate(&provider, |ledger| ledger.liability = 10 * STAKE);
		LedgerTotals::<T>::mutate(|totals| totals.liability = 10 * STAKE);
		fund::<T>(&provider, STAKE);
		Pallet::<T>::pay_commission(&provider, &provider, STAKE).expect("it can afford that");

		#[block]
		{
			Pallet::<T>::declare_default(&provider).expect("nothing stops it");
		}

		assert!(Ledgers::<T>::get(&provider).defaulted);
		assert!(Supply::<T>::get().made_good > 0);
		assert_eq!(Liabilities::<T>::iter_prefix(&provider).count(), 0);
	}

	/// It burns something, and something is left for the treasury.
	#[benchmark]
	fn collect_reserve() {
		let caller: T::AccountId = whitelisted_caller();
		fund::<T>(&Pallet::<T>::reserve_account(), STAKE);
		fund::<T>(&T::Treasury::get(), STAKE);
		Supply::<T>::mutate(|supply| supply.defaulted += FLRN);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller));

		assert_eq!(Supply::<T>::get().made_good, FLRN);
		assert!(T::Currency::balance(&T::Treasury::get()) > STAKE);
	}

	#[benchmark]
	fn note_redemption() {
		let (provider, class) = issuer::<T>(1);

		#[block]
		{
			Pallet::<T>::note(&provider, class, T::Clock::now(), 600);
		}

		let row = Liabilities::<T>::get(&provider, class).expect("something is owed");
		assert_eq!(row.served.latest, 600);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
