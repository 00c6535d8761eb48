use crate::{
	mock::*,
	types::{Parameters, MAX_ATTESTER_BOND, MAX_REFUNDS, MAX_REGISTRATION_WINDOW},
	Event, Params,
};
use florin_core::{
	parameters::ParameterRefusal::{self, Fixed, Loosened, OutOfBounds, Unchanged},
	FLRN,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

/// The parameters with one change.
fn changed(change: impl FnOnce(&mut Parameters)) -> Parameters {
	let mut parameters = Params::<Test>::get();
	change(&mut parameters);
	parameters
}

fn refused(refusal: ParameterRefusal) -> Error {
	Error::BadParameters(refusal)
}

fn set(parameters: Parameters) -> DispatchResult {
	Attestation::set_parameters(RuntimeOrigin::root(), parameters)
}

fn tighten(parameters: Parameters) -> DispatchResult {
	Attestation::set_parameters(RuntimeOrigin::signed(GUARD), parameters)
}

#[test]
fn a_new_bond_is_for_those_who_put_it_up_from_then_on() {
	quietly(|| {
		bond([11]);
		let old = attester_row(11).bond;
		let parameters = changed(|all| all.attester_bond += FLRN);
		assert_ok!(set(parameters.clone()));
		System::assert_last_event(Event::ParametersSet { parameters }.into());
		bond([12]);
		assert_eq!(attester_row(11).bond, old);
		assert_eq!(attester_row(12).bond, old + FLRN);
	});
}

#[test]
fn less_may_be_allowed_at_once_and_more_by_root() {
	quietly(|| {
		assert_ok!(tighten(changed(|all| {
			all.registration_window -= 1;
			all.refunds_per_period -= 1;
			all.attester_bond += 1;
		})));
		for loosened in [
			changed(|all| all.registration_window += 1),
			changed(|all| all.refunds_per_period += 1),
			changed(|all| all.attester_bond -= 1),
		] {
			let before = changed(|_| {});
			assert_noop!(tighten(loosened.clone()), refused(Loosened));
			assert_ok!(set(loosened));
			assert_ok!(set(before));
		}
	});
}

#[test]
fn parameters_keep_to_their_bounds() {
	quietly(|| {
		assert_noop!(set(changed(|_| {})), refused(Unchanged));
		for out_of_bounds in [
			changed(|all| all.registration_window = 0),
			changed(|all| all.registration_window = MAX_REGISTRATION_WINDOW + 1),
			changed(|all| all.refunds_per_period = MAX_REFUNDS + 1),
			changed(|all| all.attester_bond = 0),
			changed(|all| all.attester_bond = MAX_ATTESTER_BOND + 1),
		] {
			assert_noop!(set(out_of_bounds), refused(OutOfBounds));
		}
		assert_ok!(set(changed(|all| {
			all.registration_window = MAX_REGISTRATION_WINDOW;
			all.refunds_per_period = MAX_REFUNDS;
			all.attester_bond = MAX_ATTESTER_BOND;
		})));
	});
}

#[test]
fn what_decides_over_past_periods_is_fixed() {
	quietly(|| {
		for fixed in [
			changed(|all| all.period_seconds += 2),
			changed(|all| all.block_seconds += 1),
			changed(|all| all.periods_per_day += 1),
			changed(|all| all.days_per_span += 1),
			changed(|all| all.challenge_modulus -= 1),
			changed(|all| all.presence_window += 1),
			changed(|all| all.certificate_window += 1),
			changed(|all| all.dispute_span += 1),
		] {
			assert_noop!(set(fixed.clone()), refused(Fixed));
			assert_noop!(tighten(fixed), refused(Fixed));
		}
	});
}

#[test]
fn nobody_else_sets_parameters() {
	quietly(|| {
		let parameters = changed(|all| all.attester_bond += 1);
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
			assert_noop!(
				Attestation::set_parameters(origin, parameters.clone()),
				BadOrigin
			);
		}
	});
}
