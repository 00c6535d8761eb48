//! A validator that speaks with two tongues.

use super::LIMIT;
use crate::{
	network::{Network, ALICE, BOB, CHARLIE, DAVE, START_LIMIT, TWIN},
	process,
};
use anyhow::{ensure, Result};

/// Blocks that show that the others go on.
const GOING_ON: u32 = 6;

/// A block that was under way when the validator was disabled.
const UNDER_WAY: u32 = 2;

/// Charlie's keys are on two nodes, as on a hot spare that was started too early.
pub fn runs_twice(network: &mut Network) -> Result<()> {
	let keys = network.session_keys(CHARLIE)?;
	network.launch(TWIN)?;
	network.wait("Charlie runs twice", START_LIMIT, |network| {
		Ok(network.peers(TWIN)? >= 3)
	})?;
	network.wait(
		"Charlie is reported, disabled and struck off",
		LIMIT,
		|network| {
			let charlie = network.validator(CHARLIE)?;
			Ok(charlie.disabled && charlie.later.is_none())
		},
	)?;
	let from = network.best(ALICE)? + UNDER_WAY;
	let end = network.session_end()?;
	network.wait("the session is over", LIMIT, |network| {
		Ok(network.best(ALICE)? >= end)
	})?;
	let made = network.blocks_of(ALICE, &keys.aura, from, end.saturating_sub(1))?;
	ensure!(made == 0, "{made} blocks by Charlie, who was disabled");
	network.wait("Charlie is out of the set", LIMIT, |network| {
		Ok(network.validator(CHARLIE)?.now.is_none())
	})?;
	let to = network.best(ALICE)?;
	let made = network.blocks_of(ALICE, &keys.aura, end, to)?;
	process::note(format!(
		"disabled before block {from}, out of the set in {to}; {made} blocks by Charlie in the \
		 session between, which began with block {end}"
	));
	network.finalise("the three others go on", &[ALICE, BOB, DAVE], to + GOING_ON)
}
