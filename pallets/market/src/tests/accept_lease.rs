use crate::{mock::*, types::Stage};
use florin_core::{UseId, FLRN};
use frame_support::{assert_noop, assert_ok};

/// Carol rents both devices of an offer for an hour.
fn waiting() -> u64 {
	let offer = post(ALICE, H100, &[0, 1], terms());
	rent(CAROL, offer, 2, HOUR, HOUR).unwrap();
	0
}

#[test]
fn a_lease_begins_when_its_tenant_accepts() {
	build_and_execute(|| {
		let id = waiting();
		pass(100);
		events();
		assert_ok!(accept(CAROL, id));
		let started = Time::get();
		let ends_at = started + u64::from(HOUR);
		assert_eq!(lease(id).stage, Stage::Begun { started, ends_at });
		assert_eq!(events(), vec![Event::LeaseAccepted { lease: id, ends_at }]);
		for device in [0, 1] {
			let spans = DeviceRows::get(device).unwrap().spans;
			assert_eq!(
				spans,
				vec![Span {
					id: UseId::Lease(id),
					from: started,
					to: ends_at
				}]
			);
		}
	});
}

#[test]
fn only_its_tenant_accepts_a_lease_and_only_once() {
	build_and_execute(|| {
		let id = waiting();
		assert_noop!(accept(DAVE, id), Error::NotYourLease);
		assert_noop!(accept(ALICE, id), Error::NotYourLease);
		assert_noop!(accept(CAROL, id + 1), Error::UnknownLease);
		assert_ok!(accept(CAROL, id));
		assert_noop!(accept(CAROL, id), Error::AlreadyAccepted);
	});
}

#[test]
fn a_lease_is_accepted_until_its_time_is_over() {
	build_and_execute(|| {
		let id = waiting();
		pass(2 * PERIOD);
		assert_noop!(accept(CAROL, id), Error::AcceptanceOver);
	});
	build_and_execute(|| {
		let id = waiting();
		pass(2 * PERIOD - 1);
		assert_ok!(accept(CAROL, id));
	});
}

#[test]
fn a_device_that_is_not_ready_any_more_is_not_accepted() {
	build_and_execute(|| {
		let id = waiting();
		refuse(1, Some(1));
		assert_noop!(accept(CAROL, id), REFUSALS[1]);
		refuse(1, None);
		assert_ok!(accept(CAROL, id));
	});
}

#[test]
fn a_tenant_who_never_accepts_pays_a_period_to_the_reserve() {
	build_and_execute(|| {
		let before = free(CAROL);
		let id = waiting();
		pass(2 * PERIOD - 1);
		assert_noop!(finalise(DAVE, id), Error::NotFinal);
		pass(1);
		let reserve = free(RESERVE);
		events();
		assert_ok!(finalise(DAVE, id));
		// Two devices, ten minutes, one FLRN an hour.
		let forfeited = FLRN / 3 + 1;
		assert_eq!(free(RESERVE), reserve + forfeited);
		assert_eq!(free(CAROL), before - forfeited);
		assert_eq!(
			events(),
			vec![Event::LeaseLapsed {
				lease: id,
				forfeited,
				refunded: escrow(FLRN, 2 * u64::from(HOUR)) - forfeited,
			}]
		);
		assert_noop!(finalise(DAVE, id), Error::UnknownLease);
	});
}

#[test]
fn nobody_forfeits_what_a_halt_kept_him_from() {
	build_and_execute(|| {
		let before = free(CAROL);
		let id = waiting();
		ExcusedThrough::set(1);
		pass(2 * PERIOD);
		assert_ok!(finalise(DAVE, id));
		assert_eq!(free(CAROL), before);
	});
}

#[test]
fn a_device_whose_lease_lapsed_is_rented_again() {
	build_and_execute(|| {
		let id = waiting();
		pass(2 * PERIOD);
		// Also before anybody finalised the lease that lapsed, which doesn't disturb the next.
		assert_ok!(rent(DAVE, lease(id).offer, 2, HOUR, HOUR));
		assert_ok!(accept(DAVE, 1));
		assert_ok!(finalise(BOB, id));
		assert_eq!(offer(lease(1).offer).free_at(Time::get()), 0);
	});
}
