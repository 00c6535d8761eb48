use crate::{mock::*, types::Stage, Leases};
use florin_core::{
	traits::{DeliveringLeases, PeriodClock},
	work::LeaseAside,
	UseId, FLRN,
};
use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use sp_runtime::DispatchError;

/// Carol rents both devices of an offer for an hour, to pass them on.
fn waiting() -> u64 {
	let offer = post(ALICE, H100, &[0, 1], terms());
	rent(CAROL, offer, 2, HOUR, HOUR).unwrap();
	0
}

fn set_aside(tenant: AccountId, id: u64) -> Result<LeaseAside, DispatchError> {
	with_storage_layer(|| Market::set_aside(&tenant, id))
}

#[test]
fn a_lease_that_is_set_aside_begins_when_somebody_else_says_so() {
	build_and_execute(|| {
		let id = waiting();
		let Stage::Waiting { accept_by, .. } = lease(id).stage else {
			panic!("it waits");
		};
		assert_eq!(
			set_aside(CAROL, id),
			Ok(LeaseAside {
				class: H100,
				devices: 2,
				accept_by
			})
		);
		assert_noop!(accept(CAROL, id), Error::SetAside);
		assert_eq!(Market::ends_at(id), None);
		assert!(Market::is_ready(id));
		pass(100);
		let ends_at = Time::get() + u64::from(HOUR);
		assert_eq!(Market::begin(id), Ok(ends_at));
		assert_eq!(Market::ends_at(id), Some(ends_at));
		assert!(!Market::is_ready(id));
	});
}

#[test]
fn only_a_waiting_lease_of_the_tenant_is_set_aside_and_only_once() {
	build_and_execute(|| {
		let id = waiting();
		let refused = |result: Result<LeaseAside, DispatchError>, error: Error| {
			assert_eq!(result, Err(error.into()));
		};
		refused(set_aside(CAROL, id + 1), Error::UnknownLease);
		refused(set_aside(DAVE, id), Error::NotYourLease);
		assert_ok!(set_aside(CAROL, id));
		refused(set_aside(CAROL, id), Error::SetAside);
	});
	build_and_execute(|| {
		let id = waiting();
		assert_ok!(accept(CAROL, id));
		assert_eq!(set_aside(CAROL, id), Err(Error::AlreadyAccepted.into()));
	});
	build_and_execute(|| {
		let id = waiting();
		pass(2 * PERIOD);
		assert_eq!(set_aside(CAROL, id), Err(Error::AcceptanceOver.into()));
	});
}

#[test]
fn it_stays_with_its_meter_until_it_is_let_go() {
	build_and_execute(|| {
		let id = waiting();
		assert_ok!(set_aside(CAROL, id));
		// Neither does the tenant take it back, nor does it lapse.
		assert_noop!(close(CAROL, id), Error::SetAside);
		assert_ok!(Market::begin(id));
		certify(&[0, 1], MockClock::now(), 400);
		pass(HOUR + 20 * PERIOD);
		assert_noop!(finalise(DAVE, id), Error::SetAside);
		let meter = Market::meter(id, u32::MAX);
		assert_eq!(meter.seconds, 800);
		Market::let_go(id);
		assert_ok!(finalise(DAVE, id));
		assert!(!Leases::<Test>::contains_key(id));
		assert_eq!(Market::meter(id, u32::MAX).seconds, 0);
		assert_eq!(Market::ends_at(id), None);
		assert!(!Market::is_ready(id));
	});
}

#[test]
fn who_rents_it_pays_for_it_whoever_uses_it() {
	build_and_execute(|| {
		let id = waiting();
		assert_ok!(set_aside(CAROL, id));
		assert_ok!(Market::begin(id));
		let spans = DeviceRows::get(0).unwrap().spans;
		assert_eq!(spans[0].id, UseId::Lease(id));
		assert_eq!(lease(id).money.deposited, 2 * FLRN + FLRN / 25);
	});
}
