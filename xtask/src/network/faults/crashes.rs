//! Nodes that end without warning.

use super::LIMIT;
use crate::{
	network::{load::Load, Network, ALICE, BOB, CHARLIE, DAVE, START_LIMIT, VALIDATORS},
	process,
};
use anyhow::{ensure, Result};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Blocks that show that a chain goes on.
const GOING_ON: u32 = 6;

/// How often a node is killed while it imports.
const KILLS: u32 = 8;

/// The longest time from a node's first import to its end, in milliseconds: more than a slot.
const LONGEST_RUN: u64 = 2_500;

/// One of four validators is killed, and started again.
pub fn one_killed(network: &mut Network) -> Result<()> {
	let others = [ALICE, BOB, CHARLIE];
	let keys = network.session_keys(DAVE)?;
	network.kill(DAVE)?;
	let best = network.best(ALICE)?;
	network.finalise(
		"blocks and finality go on without Dave",
		&others,
		best + GOING_ON,
	)?;
	network.launch(DAVE)?;
	network.catch_up("Dave is back and has caught up", ALICE)?;
	network.makes_blocks("Dave makes blocks again", &keys.aura)
}

/// Two of four validators are killed, and started again.
pub fn two_killed(network: &mut Network) -> Result<()> {
	let left = [ALICE, BOB];
	network.kill(CHARLIE)?;
	network.kill(DAVE)?;
	let last = network.stalled(&left)?;
	let best = network.best(ALICE)?;
	network.wait("blocks go on without Charlie and Dave", LIMIT, |network| {
		Ok(network.best(ALICE)? >= best + GOING_ON)
	})?;
	for index in left {
		let number = network.finalized(index)?;
		ensure!(
			number <= last.number,
			"block {number} became final with two votes of four"
		);
	}
	process::note(format!(
		"finality stands at block {}, the best block is {}",
		last.number,
		network.best(ALICE)?
	));
	network.launch(CHARLIE)?;
	network.launch(DAVE)?;
	network.catch_up("Charlie and Dave are back, finality has caught up", ALICE)?;
	network.keeps(&VALIDATORS, &last)
}

/// A node is killed over and over while it imports blocks with transactions.
pub fn killed_in_import(network: &mut Network) -> Result<()> {
	let mut load = Load::start(network, ALICE)?;
	let mut random = Random::seeded();
	network.kill(DAVE)?;
	for _ in 0..KILLS {
		// So that there is something to catch up with.
		network.pass(Duration::from_millis(random.below(LONGEST_RUN)))?;
		load.go_on(network)?;
		network.launch(DAVE)?;
		let mut opened = None;
		network.wait("the database opens, Dave imports", START_LIMIT, |network| {
			let best = network.best(DAVE)?;
			Ok(*opened.get_or_insert(best) < best)
		})?;
		let time = random.below(LONGEST_RUN);
		network.pass(Duration::from_millis(time))?;
		let best = network.best(DAVE)?;
		network.kill(DAVE)?;
		process::note(format!("         killed {time} ms later, at block {best}"));
	}
	network.launch(DAVE)?;
	network.catch_up("Dave has caught up", ALICE)?;
	let transfers = load.end(network)?;
	process::note(format!("{transfers} transfers were made meanwhile"));
	ensure!(transfers > 0, "no load: the blocks were empty");
	network.catch_up("all agree on the chain with the transfers", ALICE)
}

/// Numbers that nobody chose, by the clock.
struct Random(u64);

impl Random {
	fn seeded() -> Self {
		let time = SystemTime::now().duration_since(UNIX_EPOCH);
		let nanoseconds = time.map_or(0, |time| time.subsec_nanos());
		Self(u64::from(nanoseconds) | 1)
	}

	/// A number below `limit`.
	fn below(&mut self, limit: u64) -> u64 {
		// Marsaglia's xorshift.
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0.checked_rem(limit).unwrap_or_default()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn random_numbers_differ_and_stay_below_the_limit() {
		let mut random = Random::seeded();
		let numbers: std::collections::BTreeSet<_> = (0..50).map(|_| random.below(1_000)).collect();
		assert!(numbers.len() > 10);
		assert!(numbers.iter().all(|number| *number < 1_000));
	}
}
