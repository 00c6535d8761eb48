use crate::{mock::*, types::MAX_PERIODS, Parameters, Params};
use florin_core::parameters::ParameterRefusal::{self, Loosened, OutOfBounds, Unchanged};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, DispatchResult, Permill};

fn changed(change: impl FnOnce(&mut Parameters)) -> Parameters {
	let mut parameters = Params::<Test>::get();
	change(&mut parameters);
	parameters
}

fn refused(refusal: ParameterRefusal) -> Error {
	Error::BadParameters(refusal)
}

fn set(parameters: Parameters) -> DispatchResult {
	Market::set_parameters(RuntimeOrigin::root(), parameters)
}

fn tighten(parameters: Parameters) -> DispatchResult {
	Market::set_parameters(RuntimeOrigin::signed(TightenAccount::get()), parameters)
}

#[test]
fn a_lease_keeps_the_commission_it_was_opened_with() {
	build_and_execute(|| {
		let id = lease_on(terms(), &[0], HOUR);
		let before = lease(id).terms;
		let parameters = changed(|all| all.commission = Permill::from_percent(10));
		assert_ok!(set(parameters));
		System::assert_last_event(Event::ParametersSet { parameters }.into());
		assert_ok!(extend(CAROL, id, HOUR));
		assert_eq!(lease(id).terms, before);
		let next = lease_on(terms(), &[1], HOUR);
		assert_eq!(lease(next).terms.commission, florin_core::FLRN / 10);
	});
}

#[test]
fn a_tenant_keeps_the_time_it_had_to_accept() {
	build_and_execute(|| {
		let offer = post(ALICE, H100, &[0], terms());
		assert_ok!(rent(CAROL, offer, 1, HOUR, HOUR));
		assert_ok!(set(changed(|all| all.acceptance = 1)));
		pass(2 * PERIOD - 1);
		assert_ok!(accept(CAROL, 0));
	});
}

#[test]
fn leases_get_shorter_and_disputes_dearer_at_once_and_all_else_is_roots() {
	build_and_execute(|| {
		assert_ok!(tighten(changed(|all| all.longest -= 1)));
		assert_ok!(tighten(changed(
			|all| all.dispute_bond = Permill::from_percent(20)
		)));
		for loosened in [
			changed(|all| all.longest += 1),
			changed(|all| all.dispute_bond = Permill::from_percent(19)),
			changed(|all| all.commission = Permill::from_percent(1)),
			changed(|all| all.acceptance = 1),
			changed(|all| all.dispute = 1),
			changed(|all| all.target_utilisation = Permill::one()),
			changed(|all| all.rate_step = Permill::zero()),
		] {
			assert_noop!(tighten(loosened), refused(Loosened));
			let before = Params::<Test>::get();
			assert_ok!(set(loosened));
			assert_ok!(set(before));
		}
	});
}

#[test]
fn parameters_keep_to_their_bounds() {
	build_and_execute(|| {
		assert_noop!(set(changed(|_| {})), refused(Unchanged));
		for out_of_bounds in [
			changed(|all| all.commission = Permill::from_parts(100_001)),
			changed(|all| all.acceptance = 0),
			changed(|all| all.acceptance = MAX_PERIODS + 1),
			changed(|all| all.longest = 0),
			changed(|all| all.longest = crate::types::MAX_TERM + 1),
			changed(|all| all.dispute = 0),
			changed(|all| all.dispute = MAX_PERIODS + 1),
			changed(|all| all.dispute_bond = Permill::from_parts(9_999)),
			changed(|all| all.rate_step = Permill::from_parts(10_001)),
		] {
			assert_noop!(set(out_of_bounds), refused(OutOfBounds));
		}
	});
}

#[test]
fn nobody_else_sets_parameters() {
	build_and_execute(|| {
		let parameters = changed(|all| all.acceptance += 1);
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
			assert_noop!(
				Market::set_parameters(origin, parameters),
				DispatchError::BadOrigin
			);
		}
	});
}
