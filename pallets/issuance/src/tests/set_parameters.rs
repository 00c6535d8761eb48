use super::*;
use crate::{
	types::{
		MAX_ATTESTER_COMMISSION, MAX_ATTESTER_SHARE, MAX_BOND_SHARE, MAX_CAPACITY_HOURS,
		MAX_COMPENSATION, MAX_DAILY_CAP, MAX_LEAST_REDEMPTION, MAX_NOTICE, MAX_STARTER_CEILING,
		MAX_STARTER_HOURS,
	},
	Error, Event, Parameters, Params,
};
use florin_core::parameters::ParameterRefusal::{self, Fixed, Loosened, OutOfBounds, Unchanged};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_runtime::{DispatchError, Permill};

/// The parameters with one change.
fn changed(change: impl FnOnce(&mut Parameters)) -> Parameters {
	let mut parameters = Params::<Test>::get();
	change(&mut parameters);
	parameters
}

fn refused(refusal: ParameterRefusal) -> Error<Test> {
	Error::BadParameters(refusal)
}

fn set(parameters: Parameters) -> DispatchResult {
	Issuance::set_parameters(RuntimeOrigin::root(), parameters)
}

fn tighten(parameters: Parameters) -> DispatchResult {
	Issuance::set_parameters(RuntimeOrigin::signed(TightenAccount::get()), parameters)
}

fn in_a_chain(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}

#[test]
fn new_parameters_hold_for_the_next_mint() {
	in_a_chain(|| {
		let parameters = changed(|all| all.daily_cap = 10 * FLRN);
		assert_ok!(set(parameters.clone()));
		System::assert_last_event(Event::ParametersSet { parameters }.into());
		assert_eq!(Issuance::backing().daily_cap_left, 10 * FLRN);
	});
}

#[test]
fn what_was_granted_stays_under_a_lower_ceiling() {
	in_a_chain(|| {
		register(1, ALICE);
		assert_ok!(present(1, ALICE, 0));
		let granted = Ledgers::<Test>::get(ALICE).starter;
		assert!(granted > 0);
		assert_ok!(tighten(changed(|all| {
			all.starter_ceiling = 0;
			all.starter_hours_per_device = 0;
		})));
		assert_ok!(present(1, ALICE, 1_000));
		assert_eq!(Ledgers::<Test>::get(ALICE).starter, granted);
	});
}

#[test]
fn less_may_be_allowed_at_once_and_more_by_root() {
	in_a_chain(|| {
		assert_ok!(tighten(changed(|all| {
			all.bond_share = Permill::from_percent(30);
			all.starter_ceiling -= 1;
			all.starter_hours_per_device -= 1;
			all.daily_cap -= 1;
			all.capacity_hours -= 1;
		})));
		for loosened in [
			changed(|all| all.bond_share = Permill::from_percent(29)),
			changed(|all| all.starter_ceiling += 1),
			changed(|all| all.starter_hours_per_device += 1),
			changed(|all| all.daily_cap += 1),
			changed(|all| all.capacity_hours += 1),
			changed(|all| all.attester_share = Permill::from_percent(1)),
			changed(|all| all.attester_commission = Permill::from_percent(1)),
			changed(|all| all.notice -= 1),
			changed(|all| all.acceptance += 1),
			changed(|all| all.least_redemption -= 1),
			changed(|all| all.compensation = Permill::from_percent(9)),
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
	in_a_chain(|| {
		assert_noop!(set(changed(|_| {})), refused(Unchanged));
		let above = |share: Permill| Permill::from_parts(share.deconstruct() + 1);
		for out_of_bounds in [
			changed(|all| all.bond_share = above(MAX_BOND_SHARE)),
			changed(|all| all.attester_share = above(MAX_ATTESTER_SHARE)),
			changed(|all| all.attester_commission = above(MAX_ATTESTER_COMMISSION)),
			changed(|all| all.starter_hours_per_device = MAX_STARTER_HOURS + 1),
			changed(|all| all.starter_ceiling = MAX_STARTER_CEILING + 1),
			changed(|all| all.daily_cap = 0),
			changed(|all| all.daily_cap = MAX_DAILY_CAP + 1),
			changed(|all| all.capacity_hours = 0),
			changed(|all| all.capacity_hours = MAX_CAPACITY_HOURS + 1),
			changed(|all| all.earned_half_life = 0),
			changed(|all| all.notice = 0),
			changed(|all| all.notice = MAX_NOTICE + 1),
			changed(|all| all.acceptance = 0),
			changed(|all| all.acceptance = MAX_NOTICE + 1),
			changed(|all| all.least_redemption = 0),
			changed(|all| all.least_redemption = MAX_LEAST_REDEMPTION + 1),
			changed(|all| all.compensation = above(MAX_COMPENSATION)),
		] {
			assert_noop!(set(out_of_bounds), refused(OutOfBounds));
		}
		assert_ok!(set(changed(|all| {
			all.bond_share = MAX_BOND_SHARE;
			all.attester_share = MAX_ATTESTER_SHARE;
			all.attester_commission = MAX_ATTESTER_COMMISSION;
			all.starter_ceiling = MAX_STARTER_CEILING;
			all.daily_cap = MAX_DAILY_CAP;
			all.capacity_hours = MAX_CAPACITY_HOURS;
		})));
	});
}

#[test]
fn the_half_life_of_earned_lines_is_fixed() {
	in_a_chain(|| {
		let parameters = changed(|all| all.earned_half_life += 1);
		assert_noop!(set(parameters.clone()), refused(Fixed));
		assert_noop!(tighten(parameters), refused(Fixed));
	});
}

#[test]
fn nobody_else_sets_parameters() {
	in_a_chain(|| {
		let parameters = changed(|all| all.daily_cap -= 1);
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
			assert_noop!(
				Issuance::set_parameters(origin, parameters.clone()),
				DispatchError::BadOrigin
			);
		}
	});
}
