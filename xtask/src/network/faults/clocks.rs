//! Validators that don't know the time.

use super::LIMIT;
use crate::{
	network::{clock, Network, ALICE, BOB, CHARLIE, DAVE, START_LIMIT},
	process,
};
use anyhow::{ensure, Result};
use std::time::Duration;

/// How long it is watched what a wrong clock does: 20 slots.
const WATCHED: Duration = Duration::from_secs(40);

/// Of these the other three validators make most of their 15, even on a busy machine.
const BLOCKS: u32 = 10;

/// Dave's clock is ten seconds ahead, then ten seconds behind, then right again.
pub fn ten_seconds_off(network: &mut Network) -> Result<()> {
	let keys = network.session_keys(DAVE)?;
	for seconds in [10, -10] {
		network.stop(DAVE)?;
		network.member(DAVE)?.environment = clock::shifted(seconds)?;
		network.launch(DAVE)?;
		network.wait("Dave runs with a wrong clock", START_LIMIT, |network| {
			Ok(network.peers(DAVE)? > 0)
		})?;
		watch(network, seconds, &keys.aura)?;
	}
	network.stop(DAVE)?;
	network.member(DAVE)?.environment.clear();
	network.launch(DAVE)?;
	network.catch_up("with the right clock Dave has caught up", ALICE)?;
	network.makes_blocks("Dave makes blocks again", &keys.aura)
}

/// What the network does while Dave's clock is off.
fn watch(network: &mut Network, seconds: i32, key: &str) -> Result<()> {
	let from = network.best(ALICE)?;
	network.pass(WATCHED)?;
	let to = network.best(ALICE)?;
	let made = network.blocks_of(ALICE, key, from.saturating_add(1), to)?;
	process::note(format!(
		"Dave's clock {seconds:+} s: {} blocks in {} s, {made} of them Dave's; final {}, Dave has {} \
		 and {} final",
		to.saturating_sub(from),
		WATCHED.as_secs(),
		network.finalized(ALICE)?,
		network.best(DAVE)?,
		network.finalized(DAVE)?,
	));
	ensure!(
		to >= from.saturating_add(BLOCKS),
		"from block {from} on the chain came to {to} only"
	);
	network.finalise("the others finalise", &[ALICE, BOB, CHARLIE], to)?;
	network.wait("Dave agrees on what is final", LIMIT, |network| {
		let block = network.final_block(DAVE)?;
		Ok(network.hash(ALICE, block.number)? == block.hash)
	})
}
