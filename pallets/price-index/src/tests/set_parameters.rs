use super::*;
use crate::{Parameters, Params};
use florin_core::parameters::{ParameterRefusal, Parameters as _};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, Permill};

fn changed(change: impl FnOnce(&mut Parameters)) -> Parameters {
	let mut parameters = parameters();
	change(&mut parameters);
	parameters
}

fn set(by: RuntimeOrigin, parameters: Parameters) -> frame_support::dispatch::DispatchResult {
	Index::set_parameters(by, parameters)
}

#[test]
fn root_changes_parameters_within_their_bounds() {
	build_and_execute(|| {
		let new = changed(|parameters| parameters.provider_devices = 64);
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
	let flawed: [fn(&mut Parameters); 12] = [
		|p| p.certificate_age = 0,
		|p| p.price_age = 12_961,
		|p| p.feed_age = 0,
		|p| p.unbonding = 0,
		|p| p.false_periods = 0,
		|p| p.provider_devices = 0,
		|p| p.provider_quorum = 0,
		|p| p.feed_quorum = 2,
		|p| p.feed_quorum = 33,
		|p| p.feeder_bond = 0,
		|p| p.false_share = Permill::from_percent(9),
		|p| p.factor_step = Permill::from_parts(10_001),
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
		for ring in [1, 25_921] {
			assert!(changed(|p| p.ring = ring).flaw().is_some());
		}
		assert!(changed(|p| p.feeder_bond = u128::MAX).flaw().is_some());
	});
}

#[test]
fn what_stored_values_hang_on_never_changes() {
	build_and_execute(|| {
		for new in [changed(|p| p.ring += 1), changed(|p| p.reference = A100)] {
			assert_noop!(
				set(RuntimeOrigin::root(), new),
				Error::BadParameters(ParameterRefusal::Fixed)
			);
		}
	});
}

#[test]
fn who_may_tighten_only_tightens() {
	build_and_execute(|| {
		let guard = || RuntimeOrigin::signed(GUARD);
		let loosened: [fn(&mut Parameters); 10] = [
			|p| p.certificate_age += 1,
			|p| p.price_age += 1,
			|p| p.provider_devices += 1,
			|p| p.provider_quorum -= 1,
			|p| p.feed_age += 1,
			|p| p.feeder_bond -= 1,
			|p| p.least_coverage = Permill::from_percent(49),
			// Neither tighter nor looser.
			|p| p.unbonding += 1,
			|p| p.false_periods -= 1,
			|p| p.false_slash = Permill::from_percent(9),
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
				p.provider_devices -= 1;
				p.feed_quorum += 1;
				p.feed_age -= 1;
				p.factor_step = Permill::zero();
			})
		));
	});
}

#[test]
fn a_greater_quorum_holds_at_once_and_waiting_time_with_it() {
	build_and_execute(|| {
		quorum(florin_core::FLRN);
		pass(1);
		let new = changed(|p| p.provider_quorum = 5);
		assert_ok!(set(RuntimeOrigin::signed(GUARD), new));
		assert_eq!(status(H100_FLRN), SeriesStatus::BelowQuorum);
		lease(100, florin_core::FLRN, 1);
		pass(1);
		assert_eq!(last(H100_FLRN, 1).price, None);
		assert_ok!(set(RuntimeOrigin::root(), parameters()));
		// The next settlement finds that enough were there.
		lease(100, florin_core::FLRN, 1);
		pass(1);
		assert_eq!(last(H100_FLRN, 1).weight, 2 * 3_600);
	});
}
