//! Benchmarks of the worst path of each call, with what it causes in the pallets that the runtime wires
//! to this one.

use super::*;
use crate::types::{
	Devices, Dispute, DynamicRate, Pick, Stage, Wanted, MAX_ARBITERS, MAX_BIDS, MAX_DEVICES,
	MAX_LEASES,
};
use alloc::vec::Vec;
use florin_core::{
	class::Architecture,
	market::{Attributes, Filters, Interconnect, Mode, OfferTerms, Price, Receipt, ServiceLevel},
	traits::{
		ComputeClasses, DeliveringLeases, DeviceUses, PeriodClock, ProviderRegistry, Utilisation,
	},
	Balance, ClassId, DeviceIndex, LeaseId, OfferId, Period, FLRN,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Mutate, MutateHold},
		ConstU32, EnsureOrigin,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::Permill;

/// Enough for every pledge here.
const STAKE: Balance = 1_000_000 * FLRN;
const HOUR: u32 = 3_600;

/// Somebody who signs receipts.
pub trait Signer<AccountId, Signature> {
	/// Whose signatures they are.
	fn account() -> AccountId;
	/// Its signature over `message`.
	fn sign(message: &[u8]) -> Signature;
}

fn provider<T: Config>() -> T::AccountId {
	let provider: T::AccountId = account("provider", 0, 0);
	fund::<T>(&provider);
	T::Providers::register(&provider, STAKE);
	provider
}

fn fund<T: Config>(who: &T::AccountId) {
	T::Currency::mint_into(who, 2 * STAKE).expect("it is above the existential deposit");
}

/// Who calls: fees aside, its account costs nothing more to look at.
fn caller<T: Config>() -> T::AccountId {
	let caller = whitelisted_caller();
	fund::<T>(&caller);
	caller
}

fn class<T: Config>() -> ClassId {
	Params::<T>::put(Parameters::default());
	T::Classes::create_class(Architecture::Hopper)
}

/// Dynamic, with a pledge, and to be had for a notice.
fn terms() -> OfferTerms {
	OfferTerms {
		price: Price::Dynamic { floor: FLRN },
		shortest: HOUR,
		longest: 100 * HOUR,
		mode: Mode::Interruptible {
			notice: 1,
			compensation: Permill::one(),
		},
		service: ServiceLevel {
			availability: Permill::one(),
			pledge: FLRN,
		},
		attributes: Attributes {
			region: *b"DE",
			memory_gib: 256,
			interconnect: Interconnect::NvLink,
		},
	}
}

fn ready<T: Config>(provider: &T::AccountId, class: ClassId, count: u32) -> Devices {
	let devices: Vec<DeviceIndex> = (0..count)
		.map(|_| {
			let device = T::Uses::create_ready(provider, class);
			T::Uses::neglect(device);
			device
		})
		.collect();
	Devices::try_from(devices).expect("within the bound")
}

/// An offer of `count` devices.
fn offer<T: Config>(
	provider: &T::AccountId,
	class: ClassId,
	count: u32,
	terms: OfferTerms,
) -> OfferId {
	let devices = ready::<T>(provider, class, count);
	let id = NextOffer::<T>::get();
	Pallet::<T>::post_offer(
		RawOrigin::Signed(provider.clone()).into(),
		class,
		devices,
		terms,
	)
	.expect("nothing stops this offer");
	id
}

/// So many devices of each of these offers, as they are.
fn picks(offers: &[(OfferId, u32)]) -> BoundedVec<Pick, ConstU32<MAX_LEASES>> {
	let picks: Vec<_> = offers
		.iter()
		.map(|(offer, devices)| Pick {
			offer: *offer,
			version: 0,
			devices: *devices,
		})
		.collect();
	BoundedVec::try_from(picks).expect("within the bound")
}

/// Nobody has touched the devices of a lease for long.
fn neglect<T: Config>(id: LeaseId) {
	for device in lease::<T>(id).devices {
		T::Uses::neglect(device);
	}
}

/// A waiting lease of `count` devices of a new offer.
fn waiting<T: Config>(tenant: &T::AccountId, count: u32, terms: OfferTerms) -> LeaseId {
	waiting_on_terms::<T>(tenant, class::<T>(), count, terms)
}

/// The same of a class that there is.
pub fn waiting_of_class<T: Config>(tenant: &T::AccountId, class: ClassId, count: u32) -> LeaseId {
	Params::<T>::put(Parameters::default());
	waiting_on_terms::<T>(tenant, class, count, terms())
}

fn waiting_on_terms<T: Config>(
	tenant: &T::AccountId,
	class: ClassId,
	count: u32,
	terms: OfferTerms,
) -> LeaseId {
	let provider = provider::<T>();
	let offer = offer::<T>(&provider, class, count, terms);
	let id = NextLease::<T>::get();
	Pallet::<T>::rent(
		RawOrigin::Signed(tenant.clone()).into(),
		picks(&[(offer, count)]),
		20 * HOUR,
		10 * HOUR,
		Balance::MAX,
		count,
	)
	.expect("nothing stops this lease");
	id
}

/// A running lease of `count` devices of a new offer.
fn running<T: Config>(tenant: &T::AccountId, count: u32, terms: OfferTerms) -> LeaseId {
	let id = waiting::<T>(tenant, count, terms);
	Pallet::<T>::accept_lease(RawOrigin::Signed(tenant.clone()).into(), id)
		.expect("the devices are ready");
	id
}

/// Certifies all devices of a lease for a period and moves on until that is final.
fn certify<T: Config>(id: LeaseId, period: Period) {
	let devices = lease::<T>(id).devices;
	T::Clock::set_now(period + 1);
	for device in devices {
		T::Uses::certify(device, period);
	}
	T::Clock::set_now(period + T::Clock::certificate_window() + 1);
}

fn lease<T: Config>(id: LeaseId) -> LeaseOf<T> {
	Leases::<T>::get(id).expect("there is such a lease")
}

/// A receipt through the first period of a lease, by which it is paid.
fn add_receipt<T: Config>(id: LeaseId, through: Period) {
	Leases::<T>::mutate(id, |lease| {
		let lease = lease.as_mut().expect("there is such a lease");
		lease.receipt = Some(Receipt {
			through,
			seconds: lease.elapsed_at(T::Clock::start_of(through + 1)),
		});
	});
}

/// Withdraws the offer of a lease, which goes with it then.
fn withdraw<T: Config>(id: LeaseId) {
	let lease = lease::<T>(id);
	Pallet::<T>::withdraw_offer(RawOrigin::Signed(lease.provider).into(), lease.offer)
		.expect("the offer is listed");
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn post_offer(d: Linear<1, MAX_DEVICES>) {
		let (provider, class) = (provider::<T>(), class::<T>());
		let devices = ready::<T>(&provider, class, d);

		#[extrinsic_call]
		_(RawOrigin::Signed(provider), class, devices, terms());

		assert_eq!(
			Offers::<T>::get(0).expect("it is there").slots.len(),
			d as usize
		);
	}

	#[benchmark]
	fn update_offer(d: Linear<1, MAX_DEVICES>) {
		let (provider, class) = (provider::<T>(), class::<T>());
		let id = offer::<T>(&provider, class, d, terms());
		let devices = ready::<T>(&provider, class, d);
		let mut changed = terms();
		changed.service.pledge *= 2;

		#[extrinsic_call]
		_(RawOrigin::Signed(provider), id, devices, changed);

		assert_eq!(Offers::<T>::get(0).expect("it is there").terms, changed);
	}

	#[benchmark]
	fn withdraw_offer(d: Linear<1, MAX_DEVICES>) {
		let (provider, class) = (provider::<T>(), class::<T>());
		let id = offer::<T>(&provider, class, d, terms());

		#[extrinsic_call]
		_(RawOrigin::Signed(provider), id);

		assert!(!Offers::<T>::contains_key(id));
	}

	#[benchmark]
	fn rent(o: Linear<1, MAX_LEASES>) {
		let (provider, class, tenant) = (provider::<T>(), class::<T>(), caller::<T>());
		let offers: Vec<_> = (0..o)
			.map(|_| (offer::<T>(&provider, class, 1, terms()), 1))
			.collect();
		let picks = picks(&offers);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(tenant),
			picks,
			20 * HOUR,
			10 * HOUR,
			Balance::MAX,
			o,
		);

		assert_eq!(Leases::<T>::iter().count(), o as usize);
	}

	#[benchmark]
	fn rent_devices(d: Linear<0, { MAX_DEVICES - 1 }>) {
		let (provider, class, tenant) = (provider::<T>(), class::<T>(), caller::<T>());
		let id = offer::<T>(&provider, class, d + 1, terms());
		let picks = picks(&[(id, d + 1)]);

		#[extrinsic_call]
		rent(
			RawOrigin::Signed(tenant),
			picks,
			20 * HOUR,
			10 * HOUR,
			Balance::MAX,
			d + 1,
		);

		assert_eq!(lease::<T>(0).devices.len(), d as usize + 1);
	}

	#[benchmark]
	fn accept_lease(d: Linear<1, MAX_DEVICES>) {
		let tenant = caller::<T>();
		let id = waiting::<T>(&tenant, d, terms());

		#[extrinsic_call]
		_(RawOrigin::Signed(tenant), id);

		assert!(matches!(lease::<T>(id).stage, Stage::Begun { .. }));
	}

	#[benchmark]
	fn prolong(d: Linear<1, MAX_DEVICES>) {
		let tenant = caller::<T>();
		let id = running::<T>(&tenant, d, terms());

		neglect::<T>(id);

		#[extrinsic_call]
		extend(RawOrigin::Signed(tenant), id, HOUR);

		assert_eq!(lease::<T>(id).funded, 21 * HOUR);
	}

	#[benchmark]
	fn transfer_lease() {
		let tenant = caller::<T>();
		let id = running::<T>(&tenant, 1, terms());
		let successor: T::AccountId = account("successor", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(tenant), id, Some(successor.clone()));

		assert_eq!(lease::<T>(id).successor, Some(successor));
	}

	#[benchmark]
	fn take_over(d: Linear<1, MAX_DEVICES>) {
		let tenant: T::AccountId = account("tenant", 0, 0);
		fund::<T>(&tenant);
		let successor = caller::<T>();
		let id = running::<T>(&tenant, d, terms());
		Leases::<T>::mutate(id, |lease| {
			lease
				.as_mut()
				.expect("there is such a lease")
				.settled
				.seconds = 1;
		});
		Pallet::<T>::transfer_lease(
			RawOrigin::Signed(tenant).into(),
			id,
			Some(successor.clone()),
		)
		.expect("the lease runs");

		neglect::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(successor.clone()), id);

		assert_eq!(lease::<T>(id + 1).tenant, successor);
	}

	#[benchmark]
	fn evict(d: Linear<1, MAX_DEVICES>) {
		let tenant = caller::<T>();
		let id = running::<T>(&tenant, d, terms());

		neglect::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(lease::<T>(id).provider), id);

		assert!(lease::<T>(id).evicted);
	}

	#[benchmark]
	fn submit_receipt() {
		let tenant = T::BenchmarkSigner::account();
		fund::<T>(&tenant);
		let id = running::<T>(&tenant, MAX_DEVICES, terms());
		let through = T::Clock::now();
		T::Clock::set_now(through + 1);
		let receipt = Receipt {
			through,
			seconds: 1,
		};
		let payload = receipt.signing_payload(&Pallet::<T>::genesis_hash(), id);
		let signature = T::BenchmarkSigner::sign(&payload);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(lease::<T>(id).provider),
			id,
			receipt,
			signature,
		);

		assert_eq!(lease::<T>(id).receipt, Some(receipt));
	}

	/// A reserved lease whose tenant pays the break fee.
	#[benchmark]
	fn close(d: Linear<1, MAX_DEVICES>) {
		let tenant = caller::<T>();
		let id = running::<T>(&tenant, d, terms());
		Leases::<T>::mutate(id, |lease| {
			let lease = lease.as_mut().expect("there is such a lease");
			lease.terms.mode = Mode::Reserved {
				break_fee: Permill::from_percent(50),
			};
		});
		T::Clock::set_now(T::Clock::now() + 1);

		neglect::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(tenant.clone()), id);

		assert!(!lease::<T>(id).is_running(T::Clock::time()));
		assert!(lease::<T>(id).money.paid > 0);
	}

	#[benchmark]
	fn lapse(d: Linear<1, MAX_DEVICES>) {
		let tenant = caller::<T>();
		let id = waiting::<T>(&tenant, d, terms());
		withdraw::<T>(id);

		#[extrinsic_call]
		close(RawOrigin::Signed(tenant), id);

		assert!(!Leases::<T>::contains_key(id));
		assert!(!Offers::<T>::contains_key(0));
	}

	#[benchmark]
	fn settle(d: Linear<1, MAX_DEVICES>) {
		let tenant: T::AccountId = account("tenant", 0, 0);
		fund::<T>(&tenant);
		let id = running::<T>(&tenant, d, terms());
		let period = T::Clock::now();
		certify::<T>(id, period);
		add_receipt::<T>(id, period);
		// So late that the index asks what is too old to count.
		T::Clock::set_now(T::Clock::now() + 2 * T::Clock::periods_per_day());
		// Commission has its own benchmark.
		Leases::<T>::mutate(id, |lease| {
			let lease = lease.as_mut().expect("there is such a lease");
			lease.settled.commission_paid_in = T::Clock::now();
		});
		let caller = caller::<T>();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(caller),
			BoundedVec::truncate_from(alloc::vec![id]),
		);

		assert!(lease::<T>(id).money.paid > 0);
	}

	#[benchmark]
	fn pay_commission() {
		let tenant = caller::<T>();
		let id = running::<T>(&tenant, 1, terms());
		let mut lease = lease::<T>(id);
		lease.settled.commission_due = FLRN / 100;

		#[block]
		{
			Pallet::<T>::pay_commission(id, &mut lease).expect("it is in escrow");
		}

		assert_eq!(lease.money.commission, FLRN / 100);
	}

	#[benchmark]
	fn penalise() {
		let tenant = caller::<T>();
		let id = running::<T>(&tenant, 1, terms());
		let mut lease = lease::<T>(id);
		lease.settled.missing = lease.device_seconds(lease.term.into()) / 2;

		#[block]
		{
			Pallet::<T>::penalise(id, &mut lease).expect("it is pledged");
		}

		assert_eq!(lease.pledge, FLRN / 2);
	}

	#[benchmark]
	fn finalise(d: Linear<1, MAX_DEVICES>) {
		let tenant: T::AccountId = account("tenant", 0, 0);
		fund::<T>(&tenant);
		let id = running::<T>(&tenant, d, terms());
		withdraw::<T>(id);
		let period = T::Clock::now();
		certify::<T>(id, period);
		add_receipt::<T>(id, period);
		Leases::<T>::mutate(id, |lease| {
			let lease = lease.as_mut().expect("there is such a lease");
			// It ended with its first period.
			let Stage::Begun { started, .. } = lease.stage else {
				panic!("the lease has begun");
			};
			let ends_at = T::Clock::start_of(period + 1);
			lease.stage = Stage::Begun { started, ends_at };
			lease.disputed = true;
		});
		let bond = FLRN;
		T::Currency::hold(&HoldReason::DisputeBond.into(), &tenant, bond)
			.expect("the tenant has been funded");
		Disputes::<T>::insert(
			id,
			Dispute {
				by_tenant: true,
				evidence: H256::repeat_byte(1),
				bond,
				deadline: period,
			},
		);
		let caller = caller::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Leases::<T>::contains_key(id));
		assert!(!Offers::<T>::contains_key(0));
	}

	#[benchmark]
	fn dispute(d: Linear<1, MAX_DEVICES>) {
		let tenant: T::AccountId = account("tenant", 0, 0);
		fund::<T>(&tenant);
		let id = running::<T>(&tenant, d, terms());
		let period = T::Clock::now();
		certify::<T>(id, period);
		add_receipt::<T>(id, period);

		neglect::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(tenant), id, H256::repeat_byte(1));

		assert!(lease::<T>(id).disputed);
	}

	#[benchmark]
	fn resolve(d: Linear<1, MAX_DEVICES>) {
		let tenant: T::AccountId = account("tenant", 0, 0);
		fund::<T>(&tenant);
		let id = running::<T>(&tenant, d, terms());
		withdraw::<T>(id);
		T::Clock::set_now(T::Clock::now() + 1);
		Pallet::<T>::dispute(RawOrigin::Signed(tenant).into(), id, H256::repeat_byte(1))
			.expect("something is disputed");
		let arbiter = caller::<T>();
		let mut arbiters: Vec<T::AccountId> = (1..MAX_ARBITERS)
			.map(|index| account("arbiter", index, 0))
			.collect();
		arbiters.push(arbiter.clone());
		Arbiters::<T>::put(BoundedVec::truncate_from(arbiters));

		#[extrinsic_call]
		_(RawOrigin::Signed(arbiter), id, Permill::from_percent(60));

		assert!(!Leases::<T>::contains_key(id));
		assert!(!Offers::<T>::contains_key(0));
	}

	#[benchmark]
	fn set_arbiters(a: Linear<0, MAX_ARBITERS>) -> Result<(), BenchmarkError> {
		let origin =
			T::ArbitersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let arbiters: Vec<T::AccountId> =
			(0..a).map(|index| account("arbiter", index, 0)).collect();
		let arbiters = BoundedVec::truncate_from(arbiters);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, arbiters.clone());

		assert_eq!(Arbiters::<T>::get(), arbiters);
		Ok(())
	}

	#[benchmark]
	fn post_request() {
		let class = class::<T>();
		let tenant = caller::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(tenant), wanted::<T>(class, 1));

		assert!(Requests::<T>::contains_key(0));
	}

	#[benchmark]
	fn cancel_request() {
		let class = class::<T>();
		let tenant = caller::<T>();
		post::<T>(&tenant, class, 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(tenant), 0);

		assert!(!Requests::<T>::contains_key(0));
	}

	#[benchmark]
	fn bid() {
		let (provider, class, tenant) = (provider::<T>(), class::<T>(), caller::<T>());
		let id = offer::<T>(&provider, class, MAX_DEVICES, terms());
		post::<T>(&tenant, class, MAX_DEVICES);
		Requests::<T>::mutate(0, |request| {
			request.as_mut().expect("it is there").bids = MAX_BIDS - 1;
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(provider.clone()), 0, id, FLRN);

		assert!(Bids::<T>::contains_key(0, provider));
	}

	#[benchmark]
	fn withdraw_bid() {
		let (provider, class, tenant) = (provider::<T>(), class::<T>(), caller::<T>());
		let id = offer::<T>(&provider, class, 1, terms());
		post::<T>(&tenant, class, 1);
		Pallet::<T>::bid(RawOrigin::Signed(provider.clone()).into(), 0, id, FLRN)
			.expect("the request is open");
		T::Clock::set_now(T::Clock::now() + 2);

		#[extrinsic_call]
		_(RawOrigin::Signed(provider.clone()), 0);

		assert!(!Bids::<T>::contains_key(0, provider));
	}

	#[benchmark]
	fn award(d: Linear<1, MAX_DEVICES>) {
		let (provider, class, tenant) = (provider::<T>(), class::<T>(), caller::<T>());
		let id = offer::<T>(&provider, class, d, terms());
		post::<T>(&tenant, class, d);
		Pallet::<T>::bid(RawOrigin::Signed(provider.clone()).into(), 0, id, FLRN)
			.expect("the request is open");
		T::Clock::set_now(T::Clock::now() + 2);
		for slot in Offers::<T>::get(id).expect("it is there").slots {
			T::Uses::neglect(slot.device);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(tenant), 0, provider, 20 * HOUR);

		assert_eq!(lease::<T>(0).devices.len(), d as usize);
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let origin =
			T::ParametersOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let mut parameters = Params::<T>::get();
		parameters.acceptance += 1;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);

		assert_eq!(Params::<T>::get(), parameters);
		Ok(())
	}

	#[benchmark]
	fn note_utilisation() {
		let class = class::<T>();
		T::Clock::set_now(T::Clock::now() + 10);
		let row = DynamicRate {
			rate: FLRN,
			period: T::Clock::now() - 1,
			used: 1,
			idle: 0,
		};
		DynamicRates::<T>::insert(class, row);

		#[block]
		{
			Pallet::<T>::note(class, 1, 1);
		}

		assert!(Pallet::<T>::dynamic_rate(class) > FLRN);
	}

	#[benchmark]
	fn let_go() {
		let tenant = caller::<T>();
		let id = waiting::<T>(&tenant, MAX_DEVICES, terms());
		Pallet::<T>::set_aside(&tenant, id).expect("it waits");

		#[block]
		{
			Pallet::<T>::let_go(id);
		}

		assert!(!lease::<T>(id).aside);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

/// A request for `count` devices, on which bids are taken for one more period.
fn wanted<T: Config>(class: ClassId, devices: u32) -> Wanted {
	Wanted {
		class,
		devices,
		term: 20 * HOUR,
		limit: Balance::MAX,
		filters: Filters::default(),
		deadline: T::Clock::now() + 1,
	}
}

fn post<T: Config>(tenant: &T::AccountId, class: ClassId, devices: u32) {
	Pallet::<T>::post_request(
		RawOrigin::Signed(tenant.clone()).into(),
		wanted::<T>(class, devices),
	)
	.expect("nothing stops this request");
}
