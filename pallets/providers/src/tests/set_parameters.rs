use super::*;
use crate::{Error, Event, Parameters, Params, MAX_MINIMUM_STAKE, MAX_UNBONDING};
use florin_core::parameters::ParameterRefusal::{self, Fixed, Loosened, OutOfBounds, Unchanged};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

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
	ProvidersPallet::set_parameters(RuntimeOrigin::root(), parameters)
}

fn tighten(parameters: Parameters) -> DispatchResult {
	ProvidersPallet::set_parameters(RuntimeOrigin::signed(TightenAccount::get()), parameters)
}

#[test]
fn who_has_less_than_a_new_minimum_stays_and_may_leave() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 2 * MINIMUM));
		let parameters = changed(|all| all.minimum_stake = 3 * MINIMUM);
		assert_ok!(set(parameters));
		System::assert_last_event(Event::ParametersSet { parameters }.into());
		assert_noop!(register(BOB, 2 * MINIMUM), Error::<Test>::StakeTooLow);
		assert_ok!(bond_more(ALICE, ED));
		assert_ok!(deregister(ALICE));
		assert_eq!(stake_on_hold(ALICE), 2 * MINIMUM + ED);
	});
}

#[test]
fn stake_that_unbonds_becomes_available_when_it_was_to() {
	build_and_execute(|| {
		assert_ok!(register(ALICE, 3 * MINIMUM));
		assert_ok!(unbond(ALICE, MINIMUM));
		assert_ok!(set(changed(|all| all.unbonding = 1)));
		pass(UNBONDING - 1);
		assert_noop!(withdraw(ALICE), Error::<Test>::NothingAvailable);
		pass(1);
		assert_ok!(withdraw(ALICE));
		assert_eq!(stake_on_hold(ALICE), 2 * MINIMUM);
	});
}

#[test]
fn the_minimum_is_raised_at_once_and_all_else_is_roots() {
	build_and_execute(|| {
		assert_ok!(tighten(changed(|all| all.minimum_stake = 2 * MINIMUM)));
		for loosened in [
			changed(|all| all.minimum_stake = MINIMUM),
			changed(|all| all.unbonding = UNBONDING - 1),
			changed(|all| all.unbonding = UNBONDING + 1),
		] {
			assert_noop!(tighten(loosened), refused(Loosened));
			assert_ok!(set(loosened));
			assert_ok!(set(changed(|all| {
				all.minimum_stake = 2 * MINIMUM;
				all.unbonding = UNBONDING;
			})));
		}
	});
}

#[test]
fn parameters_keep_to_their_bounds() {
	build_and_execute(|| {
		assert_noop!(set(changed(|_| {})), refused(Unchanged));
		for out_of_bounds in [
			changed(|all| all.minimum_stake = 0),
			changed(|all| all.minimum_stake = ED - 1),
			changed(|all| all.minimum_stake = MAX_MINIMUM_STAKE + 1),
			changed(|all| all.unbonding = 0),
			changed(|all| all.unbonding = MAX_UNBONDING + 1),
			changed(|all| all.reputation_half_life = 0),
		] {
			assert_noop!(set(out_of_bounds), refused(OutOfBounds));
		}
		assert_ok!(set(Parameters {
			minimum_stake: MAX_MINIMUM_STAKE,
			unbonding: MAX_UNBONDING,
			reputation_half_life: HALF_LIFE,
		}));
		let refit = changed(|all| all.reputation_half_life += 1);
		assert_noop!(set(refit), refused(Fixed));
	});
}

#[test]
fn nobody_else_sets_parameters() {
	build_and_execute(|| {
		let parameters = changed(|all| all.unbonding += 1);
		for origin in [RuntimeOrigin::signed(ALICE), RuntimeOrigin::none()] {
			assert_noop!(
				ProvidersPallet::set_parameters(origin, parameters),
				DispatchError::BadOrigin
			);
		}
	});
}
