//! Tests of genesis and of the origin.

use crate::{
	mock::{chain_with, Governance, Halted, Members, RuntimeOrigin, System, Test, BEGIN},
	EnsureTighten, Error, Event, Origin, Parameters, Params, DAY, MINUTE,
};
use florin_core::{
	parameters::{ParameterRefusal, Parameters as _},
	traits::GracePeriods,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{EnsureOrigin, SafeModeNotify},
};
use sp_runtime::DispatchError;

#[test]
fn genesis_sets_durations_and_inducts_the_council() {
	let parameters = Parameters {
		enactment: MINUTE,
		..Default::default()
	};
	chain_with(parameters.clone(), &[3, 1, 2], || {
		assert_eq!(Governance::parameters(), parameters);
		assert_eq!(Members::get(), [3, 1, 2]);
	});
}

#[test]
#[should_panic = "council: too many members, or one occurs twice"]
fn nobody_is_on_the_council_twice() {
	chain_with(Parameters::default(), &[1, 1], || ());
}

#[test]
#[should_panic = "governance parameters: Root acts a minute after its approval at the earliest"]
fn a_chain_whose_root_acts_at_once_does_not_start() {
	let parameters = Parameters {
		enactment: MINUTE - 1,
		..Default::default()
	};
	chain_with(parameters, &[1], || ());
}

#[test]
fn durations_have_bounds() {
	let production = Parameters::default();
	assert_eq!(production.flaw(), None);
	for without in [
		Parameters {
			decision: 0,
			..production.clone()
		},
		Parameters {
			confirmation: 0,
			..production.clone()
		},
		Parameters {
			halt: 0,
			..production.clone()
		},
	] {
		let flaw = "decision, confirmation and halt are at least one block";
		assert_eq!(without.flaw(), Some(flaw));
	}
	for long in [
		Parameters {
			halt: 7 * DAY + 1,
			..production.clone()
		},
		Parameters {
			grace: 7 * DAY + 1,
			..production.clone()
		},
	] {
		let flaw = "a halt and the grace after it are at most seven days each";
		assert_eq!(long.flaw(), Some(flaw));
	}
	for long in [
		Parameters {
			preparation: 90 * DAY + 1,
			..production.clone()
		},
		Parameters {
			decision: 90 * DAY + 1,
			..production.clone()
		},
		Parameters {
			confirmation: 90 * DAY + 1,
			..production.clone()
		},
		Parameters {
			enactment: 90 * DAY + 1,
			..production.clone()
		},
	] {
		let flaw = "no step of a referendum takes longer than ninety days";
		assert_eq!(long.flaw(), Some(flaw));
	}
	for (session, possible) in [(9, false), (10, true), (DAY, true), (DAY + 1, false)] {
		let parameters = Parameters {
			session,
			..production.clone()
		};
		assert_eq!(parameters.flaw().is_none(), possible, "{session} blocks");
	}
}

#[test]
fn try_state_sees_durations_that_cannot_be() {
	chain_with(Parameters::default(), &[1], || {
		Params::<Test>::mutate(|parameters| parameters.halt = 0);
		assert!(Governance::do_try_state().is_err());
		Params::<Test>::kill();
	});
}

#[test]
fn only_the_tightening_origin_passes() {
	let passes = |origin: RuntimeOrigin| EnsureTighten::try_origin(origin).is_ok();
	assert!(passes(Origin::Tighten.into()));
	assert!(!passes(RuntimeOrigin::root()));
	assert!(!passes(RuntimeOrigin::none()));
	assert!(!passes(RuntimeOrigin::signed(1)));
}

fn other_durations() -> Parameters {
	Parameters {
		enactment: 14 * DAY,
		..Default::default()
	}
}

#[test]
fn root_changes_durations() {
	chain_with(Parameters::default(), &[1], || {
		let parameters = other_durations();
		assert_ok!(Governance::set_parameters(
			RuntimeOrigin::root(),
			parameters.clone()
		));
		assert_eq!(Governance::parameters(), parameters);
		System::assert_last_event(Event::ParametersSet { parameters }.into());
	});
}

#[test]
fn nobody_else_changes_durations() {
	chain_with(Parameters::default(), &[1], || {
		for origin in [
			RuntimeOrigin::signed(1),
			RuntimeOrigin::none(),
			Origin::Tighten.into(),
		] {
			assert_noop!(
				Governance::set_parameters(origin, other_durations()),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn root_keeps_to_the_bounds() {
	let bad = |refusal| Error::<Test>::BadParameters(refusal);
	chain_with(Parameters::default(), &[1], || {
		let set = |parameters| Governance::set_parameters(RuntimeOrigin::root(), parameters);
		assert_noop!(set(Parameters::default()), bad(ParameterRefusal::Unchanged));
		let hasty = Parameters {
			enactment: 0,
			..Default::default()
		};
		assert_noop!(set(hasty), bad(ParameterRefusal::OutOfBounds));
	});
}

#[test]
fn grace_lasts_while_the_chain_is_halted_and_for_a_while_after() {
	chain_with(Parameters::default(), &[1], || {
		let last = BEGIN + Parameters::default().grace;
		assert!(!Governance::any_since(BEGIN));
		Halted::set(true);
		<Governance as SafeModeNotify>::entered();
		assert!(Governance::any_since(BEGIN));
		Halted::set(false);
		<Governance as SafeModeNotify>::exited();
		System::assert_last_event(Event::<Test>::GraceBegan { until: last }.into());
		assert!(Governance::any_since(BEGIN) && Governance::any_since(last));
		assert!(!Governance::any_since(last + 1));
	});
}

#[test]
fn grace_begins_when_the_chain_goes_on() {
	chain_with(Parameters::default(), &[1], || {
		Governance::stood_still();
		assert!(Governance::any_since(BEGIN + Parameters::default().grace));
	});
}

#[test]
fn a_grace_period_is_never_cut_short() {
	chain_with(Parameters::default(), &[1], || {
		Governance::stood_still();
		Params::<Test>::mutate(|parameters| parameters.grace = 1);
		Governance::stood_still();
		assert!(Governance::any_since(BEGIN + Parameters::default().grace));
	});
}
