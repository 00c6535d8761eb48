use super::*;
use crate::{Error, Event, Parameters, Params, MAX_CHANGE_DELAY};
use florin_core::parameters::ParameterRefusal::{self, Loosened, OutOfBounds, Unchanged};
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
	Catalog::set_parameters(RuntimeOrigin::root(), parameters)
}

fn tighten(parameters: Parameters) -> DispatchResult {
	Catalog::set_parameters(RuntimeOrigin::signed(TightenAccount::get()), parameters)
}

#[test]
fn a_new_delay_holds_for_the_next_decision() {
	build_and_execute(|| {
		assert_ok!(set_factor(H100, fixed(2, 1)));
		let parameters = changed(|all| all.change_delay = 2 * DELAY);
		assert_ok!(set(parameters));
		System::assert_last_event(Event::ParametersSet { parameters }.into());
		assert_ok!(set_factor(CPU, fixed(2, 1)));
		assert_eq!(factor_at(H100, START + DELAY), Some(fixed(2, 1)));
		assert_eq!(factor_at(CPU, START + 2 * DELAY - 1), Some(fixed(1, 10)));
		assert_eq!(factor_at(CPU, START + 2 * DELAY), Some(fixed(2, 1)));
	});
}

#[test]
fn a_delay_is_lengthened_at_once_and_shortened_by_root() {
	build_and_execute(|| {
		let (longer, shorter) = (
			changed(|all| all.change_delay = DELAY + 1),
			changed(|all| all.change_delay = DELAY - 1),
		);
		assert_ok!(tighten(longer));
		assert_noop!(tighten(shorter), refused(Loosened));
		assert_ok!(set(shorter));
	});
}

#[test]
fn a_delay_keeps_to_its_bounds() {
	build_and_execute(|| {
		assert_noop!(set(changed(|_| {})), refused(Unchanged));
		for delay in [0, Window::get() - 1, MAX_CHANGE_DELAY + 1, Period::MAX] {
			let parameters = changed(|all| all.change_delay = delay);
			assert_noop!(set(parameters), refused(OutOfBounds));
		}
		assert_ok!(set(changed(|all| all.change_delay = MAX_CHANGE_DELAY)));
		assert_ok!(set(changed(|all| all.change_delay = Window::get())));
	});
}

#[test]
fn nobody_else_sets_parameters() {
	build_and_execute(|| {
		let parameters = changed(|all| all.change_delay = DELAY + 1);
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(
				Catalog::set_parameters(origin, parameters),
				DispatchError::BadOrigin
			);
		}
	});
}
