//! A network that falls apart.

use super::LIMIT;
use crate::{
	network::{Network, ALICE, BOB, CHARLIE, DAVE, VALIDATORS},
	process,
};
use anyhow::{ensure, Result};

/// Blocks that each half makes.
const BLOCKS: u32 = 8;

/// Two validators can't reach the other two for a while.
pub fn halves(network: &mut Network) -> Result<()> {
	let halves = [[ALICE, BOB], [CHARLIE, DAVE]];
	network.cut(&halves[0], &halves[1]);
	let last = network.stalled(&VALIDATORS)?;
	for half in halves {
		network.wait("each half makes blocks of its own", LIMIT, |network| {
			for index in half {
				if network.best(index)? < last.number + BLOCKS || network.peers(index)? != 1 {
					return Ok(false);
				}
			}
			Ok(true)
		})?;
	}
	let forked = last.number + BLOCKS;
	let [one, other] = [network.hash(ALICE, forked)?, network.hash(CHARLIE, forked)?];
	ensure!(
		one != other,
		"both halves have the same block {forked}: they weren't apart"
	);
	for index in VALIDATORS {
		let number = network.finalized(index)?;
		ensure!(
			number <= last.number,
			"block {number} became final with two votes of four"
		);
	}
	process::note(format!(
		"finality stands at block {}; block {forked} is {one} here and {other} there",
		last.number
	));
	network.heal();
	network.catch_up("healed: one chain, and finality has caught up", ALICE)?;
	network.keeps(&VALIDATORS, &last)
}
