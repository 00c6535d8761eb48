use crate::{mock::*, Arbiters, Disputes, HoldReason};
use florin_core::{
	market::{Mode, OfferTerms},
	FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::{DispatchError, Permill, TokenError};

const FULL: u16 = PERIOD as u16;
/// Periods in which arbiters decide.
const SPAN: u32 = 3 * 144;

fn name_arbiters(arbiters: &[AccountId]) -> sp_runtime::DispatchResult {
	let arbiters = arbiters.to_vec().try_into().unwrap();
	Market::set_arbiters(RuntimeOrigin::root(), arbiters)
}

/// A lease of two devices for ten hours that has run for two, settled as far as it is final.
fn two_hours() -> u64 {
	name_arbiters(&[JUDGE]).unwrap();
	let id = lease_on(terms(), &[0, 1], 10 * HOUR);
	pass(2 * HOUR);
	certify_all(&[0, 1], START, FULL);
	id
}

#[test]
fn a_dispute_ends_the_lease_and_freezes_what_is_not_final() {
	build_and_execute(|| {
		let id = two_hours();
		let before = free(CAROL);
		let held = escrowed(CAROL);
		events();
		assert_ok!(dispute(CAROL, id));
		// Six of twelve periods are final and paid; six are disputed.
		let row = lease(id);
		assert_eq!(row.settled.seconds, 2 * 6 * 600);
		assert!(row.disputed && !row.is_running(Time::get()));
		let disputed = escrow(FLRN, 2 * 6 * 600);
		let bond = disputed / 10;
		let deadline = START + 12 + SPAN;
		assert_eq!(on_hold(HoldReason::DisputeBond, CAROL), bond);
		// What the remaining eight hours would have cost is back.
		let refunded = held - escrow(FLRN, 4 * 3_600);
		assert_eq!(free(CAROL), before + refunded - bond);
		assert_eq!(
			events().last(),
			Some(&Event::LeaseDisputed {
				lease: id,
				by: CAROL,
				evidence: H256::repeat_byte(7),
				bond,
				disputed,
				deadline,
			})
		);
		for refused in [
			close(CAROL, id),
			settle(CAROL, &[id]),
			extend(CAROL, id, 1),
			evict(ALICE, id),
			dispute(ALICE, id),
		] {
			assert_eq!(refused, Err(Error::Disputed.into()));
		}
	});
}

#[test]
fn a_receipt_that_the_tenant_signed_counts_while_it_disputes() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], 10 * HOUR);
		pass(PERIOD);
		assert_ok!(dispute(CAROL, id));
		assert_ok!(receipt(ALICE, CAROL, id, START, 500));
		pass(PERIOD * (SPAN + 2));
		let provider = free(ALICE);
		assert_ok!(finalise(ALICE, id));
		assert_eq!(free(ALICE), provider + FLRN * 500 / 3_600);
	});
}

#[test]
fn a_dispute_ends_a_lease_as_closing_it_does() {
	let reserved = || OfferTerms {
		mode: Mode::Reserved {
			break_fee: Permill::from_percent(50),
		},
		..terms()
	};
	build_and_execute(|| {
		let id = lease_on(reserved(), &[0], 11 * HOUR);
		pass(HOUR);
		// The provider may not end it, and can't do so by a dispute.
		assert_noop!(dispute(ALICE, id), Error::MayNotStop);
		let provider = free(ALICE);
		assert_ok!(dispute(CAROL, id));
		assert_eq!(free(ALICE), provider + 5 * FLRN);
	});
}

#[test]
fn what_a_provider_is_not_awarded_counts_as_missing() {
	build_and_execute(|| {
		name_arbiters(&[JUDGE]).unwrap();
		let mut pledging = terms();
		pledging.service.pledge = FLRN;
		pledging.service.availability = Permill::one();
		let id = lease_on(pledging, &[0], PERIOD);
		pass(PERIOD);
		assert_ok!(dispute(ALICE, id));
		let (tenant, held) = (free(CAROL), escrowed(CAROL));
		let bond = on_hold(HoldReason::DisputeBond, ALICE);
		assert_ok!(resolve(JUDGE, id, Permill::zero()));
		// The pledge, and the bond.
		assert_eq!(free(CAROL), tenant + held + bond + ROW_DEPOSIT + FLRN);
		assert_eq!(Remembered::take(), vec![(ALICE, 0, 600)]);
	});
}

#[test]
fn an_arbiter_splits_what_is_disputed() {
	build_and_execute(|| {
		let id = two_hours();
		assert_ok!(dispute(CAROL, id));
		let (tenant, provider, reserve) = (free(CAROL), free(ALICE), free(RESERVE));
		let (held, bond) = (escrowed(CAROL), on_hold(HoldReason::DisputeBond, CAROL));
		events();
		assert_ok!(resolve(JUDGE, id, Permill::from_percent(25)));
		// A quarter of six periods of two devices.
		let awarded = FLRN * 1_800 / 3_600;
		assert_eq!(free(ALICE), provider + awarded);
		let commission = free(RESERVE) - reserve;
		// Of what had been settled, too.
		assert_eq!(commission, (FLRN / 50 * (7_200 + 1_800)).div_ceil(3_600));
		assert_eq!(
			free(CAROL),
			tenant + held - awarded - commission + bond + ROW_DEPOSIT
		);
		let told = events();
		assert_eq!(
			told[0],
			Event::DisputeResolved {
				lease: id,
				arbiter: Some(JUDGE),
				share: Some(Permill::from_percent(25)),
				bond_to: CAROL,
			}
		);
		assert!(matches!(told.last(), Some(Event::LeaseFinalised { .. })));
		assert_eq!(Disputes::<Test>::iter().count(), 0);
	});
}

#[test]
fn whoever_was_wrong_loses_its_bond_to_the_other() {
	let half = Permill::from_percent(50);
	let less = Permill::from_parts(499_999);
	let more = Permill::from_parts(500_001);
	for (by, share, goes_back) in [
		(CAROL, half, true),
		(CAROL, more, false),
		(CAROL, Permill::one(), false),
		(ALICE, half, true),
		(ALICE, less, false),
		(ALICE, Permill::one(), true),
	] {
		build_and_execute(|| {
			let id = two_hours();
			assert_ok!(dispute(by, id));
			assert!(on_hold(HoldReason::DisputeBond, by) > 0);
			events();
			assert_ok!(resolve(JUDGE, id, share));
			let other = if by == CAROL { ALICE } else { CAROL };
			let bond_to = if goes_back { by } else { other };
			assert!(matches!(
				events()[0],
				Event::DisputeResolved { bond_to: to, .. } if to == bond_to
			));
			assert_eq!(on_hold(HoldReason::DisputeBond, by), 0);
		});
	}
}

#[test]
fn what_certificates_say_decides_where_no_arbiter_does() {
	build_and_execute(|| {
		let (tenant, provider) = (free(CAROL), free(ALICE));
		let id = two_hours();
		assert_ok!(dispute(CAROL, id));
		pass(PERIOD * SPAN);
		assert_noop!(finalise(DAVE, id), Error::DisputeOpen);
		pass(PERIOD);
		assert_noop!(resolve(JUDGE, id, Permill::zero()), Error::DisputeOver);
		events();
		assert_ok!(finalise(DAVE, id));
		assert_eq!(
			events()[0],
			Event::DisputeResolved {
				lease: id,
				arbiter: None,
				share: None,
				bond_to: CAROL
			}
		);
		assert_eq!(free(ALICE), provider - ROW_DEPOSIT + 4 * FLRN);
		assert_eq!(free(CAROL), tenant - 4 * FLRN - FLRN * 2 / 25);
	});
}

#[test]
fn an_arbiter_is_no_party() {
	build_and_execute(|| {
		let id = two_hours();
		assert_ok!(dispute(CAROL, id));
		assert_noop!(resolve(DAVE, id, Permill::one()), Error::NotAnArbiter);
		assert_ok!(name_arbiters(&[ALICE, CAROL, JUDGE]));
		for party in [ALICE, CAROL] {
			assert_noop!(resolve(party, id, Permill::one()), Error::ArbiterIsParty);
		}
		assert_noop!(resolve(JUDGE, id + 1, Permill::one()), Error::UnknownLease);
		let other = lease_on(terms(), &[2], HOUR);
		assert_noop!(resolve(JUDGE, other, Permill::one()), Error::NotDisputed);
	});
}

#[test]
fn only_parties_dispute_and_only_what_is_not_final() {
	build_and_execute(|| {
		let id = two_hours();
		assert_noop!(dispute(DAVE, id), Error::NotAParty);
		assert_noop!(dispute(CAROL, id + 1), Error::UnknownLease);
		assert_ok!(close(CAROL, id));
		pass_until_final();
		// Whether or not anybody has settled it.
		assert_noop!(dispute(CAROL, id), Error::NothingDisputed);
		let offer = post(ALICE, H100, &[2], terms());
		assert_ok!(rent(CAROL, offer, 1, HOUR, HOUR));
		assert_noop!(dispute(CAROL, id + 1), Error::NotBegun);
	});
}

#[test]
fn a_lease_that_is_over_is_disputed_until_it_is_final() {
	build_and_execute(|| {
		let id = two_hours();
		assert_ok!(close(CAROL, id));
		pass(HOUR - 1);
		assert_ok!(dispute(CAROL, id));
		assert_ok!(resolve(JUDGE, id, Permill::one()));
	});
}

#[test]
fn a_tenant_that_disputes_while_computing_pays_for_nothing_more_and_gets_nothing_more() {
	build_and_execute(|| {
		let id = two_hours();
		assert_ok!(dispute(CAROL, id));
		pass(5 * HOUR);
		let spans = DeviceRows::get(0).unwrap().spans;
		assert_eq!(spans[0].to - spans[0].from, 2 * 3_600);
		// The provider rents the devices to somebody else meanwhile.
		assert_ok!(rent(DAVE, lease(id).offer, 2, HOUR, HOUR));
		assert_ok!(accept(DAVE, id + 1));
	});
}

#[test]
fn a_dispute_takes_a_bond() {
	build_and_execute(|| {
		let id = two_hours();
		let all = free(ALICE);
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(ALICE),
			DAVE,
			all - ED
		));
		// What it is paid for final periods would do for a part of it.
		Market::settle(RuntimeOrigin::signed(DAVE), vec![id].try_into().unwrap()).unwrap();
		let paid = free(ALICE) - ED;
		assert_ok!(Balances::transfer_keep_alive(
			RuntimeOrigin::signed(ALICE),
			DAVE,
			paid
		));
		assert_noop!(dispute(ALICE, id), TokenError::FundsUnavailable);
	});
}

#[test]
fn arbiters_are_named_by_governance() {
	build_and_execute(|| {
		assert_noop!(name_arbiters(&[JUDGE, JUDGE]), Error::ArbiterRepeated);
		assert_ok!(name_arbiters(&[JUDGE, DAVE]));
		let arbiters = Arbiters::<Test>::get();
		assert_eq!(arbiters.to_vec(), vec![JUDGE, DAVE]);
		System::assert_last_event(Event::ArbitersSet { arbiters }.into());
		assert_ok!(name_arbiters(&[]));
		assert_noop!(
			Market::set_arbiters(RuntimeOrigin::signed(JUDGE), Default::default()),
			DispatchError::BadOrigin
		);
	});
}
