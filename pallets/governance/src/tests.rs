//! Tests of genesis and of the origin.

use crate::{
	mock::{chain_with, Governance, Members, RuntimeOrigin, Test},
	EnsureTighten, Origin, Parameters, Params, DAY, MINUTE,
};
use frame_support::traits::EnsureOrigin;

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
	let long = Parameters {
		halt: 7 * DAY + 1,
		..production.clone()
	};
	assert_eq!(long.flaw(), Some("a halt is at most seven days"));
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
