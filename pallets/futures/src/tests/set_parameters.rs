use super::*;
use crate::{types::MAX_PERIODS, Parameters, Params};
use florin_core::parameters::{ParameterRefusal, Parameters as _};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use sp_runtime::DispatchError;

fn changed(change: impl FnOnce(&mut Parameters)) -> Parameters {
	let mut parameters = parameters();
	change(&mut parameters);
	parameters
}

fn set(by: RuntimeOrigin, parameters: Parameters) -> DispatchResult {
	Futures::set_parameters(by, parameters)
}

#[test]
fn root_changes_parameters_within_their_bounds() {
	build_and_execute(|| {
		let new = changed(|parameters| parameters.dispute_delay = 72);
		assert_ok!(set(RuntimeOrigin::root(), new));
		assert_eq!(Params::<Test>::get(), new);
		assert_eq!(events(), [Event::ParametersSet { parameters: new }]);
		assert_noop!(
			set(RuntimeOrigin::root(), new),
			Error::BadParameters(ParameterRefusal::Unchanged)
		);
		assert_noop!(
			set(RuntimeOrigin::signed(STRANGER), parameters()),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn each_parameter_has_its_bounds() {
	let flawed: [fn(&mut Parameters); 7] = [
		|p| p.lead = 0,
		|p| p.dispute_delay = 0,
		|p| p.registration = 0,
		|p| p.staleness = MAX_PERIODS + 1,
		|p| p.longest_span = 0,
		|p| p.longest_span = MAX_PERIODS + 1,
		|p| p.dispute_delay = p.longest_span,
	];
	build_and_execute(|| {
		for flaw in flawed {
			let new = changed(flaw);
			assert!(new.flaw().is_some());
			assert_noop!(
				set(RuntimeOrigin::root(), new),
				Error::BadParameters(ParameterRefusal::OutOfBounds)
			);
		}
		assert_eq!(changed(|p| p.longest_span = MAX_PERIODS).flaw(), None);
		let least = changed(|p| p.dispute_delay = p.longest_span - 1);
		assert_eq!(least.flaw(), None);
	});
}

#[test]
fn who_may_tighten_only_tightens() {
	build_and_execute(|| {
		let guard = || RuntimeOrigin::signed(GUARD);
		let loosened: [fn(&mut Parameters); 6] = [
			|p| p.lead -= 1,
			|p| p.longest_span += 1,
			// Neither tighter nor looser.
			|p| p.dispute_delay += 1,
			|p| p.dispute_delay -= 1,
			|p| p.registration += 1,
			|p| p.staleness -= 1,
		];
		for change in loosened {
			assert_noop!(
				set(guard(), changed(change)),
				Error::BadParameters(ParameterRefusal::Loosened)
			);
		}
		assert_ok!(set(
			guard(),
			changed(|p| {
				p.lead += 1;
				p.longest_span -= 1;
			})
		));
	});
}

#[test]
fn contracts_keep_the_parameters_that_they_were_listed_under() {
	build_and_execute(|| {
		let market = list(usd_contract());
		let new = changed(|p| {
			p.dispute_delay = 1;
			p.registration = 1;
			p.staleness = 1;
		});
		assert_ok!(set(RuntimeOrigin::root(), new));
		pass_at(250, DELIVERY - START);
		pass(2);
		assert_eq!(settled(market), None, "a series that is stale for a while");
		pass_at(250, ENDS - Now::get() - 1);
		assert_eq!(settled(market), None);
		pass(1);
		let until = ENDS + parameters().registration;
		assert_eq!(settled(market), Some((lot(250), until)));
	});
}
