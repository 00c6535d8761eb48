//! What can go wrong in a network, and what should hold then.

mod clocks;
mod crashes;
mod equivocation;
mod full_disk;
mod partition;
mod rotation;
mod upgrade;

use super::{clock, disk, Network};
use crate::runtime::Variant;
use anyhow::{ensure, Context, Result};
use std::time::Duration;

/// A fault and its consequences.
pub struct Fault {
	/// What it is called on the command line.
	pub name: &'static str,
	/// What should hold, in a sentence.
	pub holds: &'static str,
	/// Whether it is short enough for `cargo xtask test`.
	pub quick: bool,
	/// The runtimes that it upgrades to, which are built before it is tried.
	pub runtimes: &'static [Variant],
	/// Why it can't be tried on this machine, if it can't.
	pub obstacle: fn() -> Option<String>,
	/// Brings it about on a healthy network, checks what holds, and leaves a network that is healthy
	/// again, or not whole.
	pub consequences: fn(&mut Network) -> Result<()>,
}

/// All faults, in the order in which they are tried.
pub const ALL: &[Fault] = &[
	Fault {
		name: "one-killed",
		holds: "with one of four validators killed, blocks and finality go on, and it catches up",
		quick: true,
		runtimes: &[],
		obstacle: nothing,
		consequences: crashes::one_killed,
	},
	Fault {
		name: "two-killed",
		holds: "with two of four killed, finality stops, nothing final is lost, and it catches up",
		quick: true,
		runtimes: &[],
		obstacle: nothing,
		consequences: crashes::two_killed,
	},
	Fault {
		name: "partition",
		holds: "neither half of a split network finalises; once healed there is one chain",
		quick: false,
		runtimes: &[],
		obstacle: nothing,
		consequences: partition::halves,
	},
	Fault {
		name: "killed-in-import",
		holds: "however often a node is killed while it imports blocks, its database opens again",
		quick: false,
		runtimes: &[],
		obstacle: nothing,
		consequences: crashes::killed_in_import,
	},
	Fault {
		name: "full-disk",
		holds: "a node whose disk is full does no harm, and goes on once there is room",
		quick: false,
		runtimes: &[],
		obstacle: disk::obstacle,
		consequences: full_disk::full_disk,
	},
	Fault {
		name: "clock-off",
		holds: "a validator whose clock is 10 s off harms nobody, and is back once it is right",
		quick: false,
		runtimes: &[],
		obstacle: clock::obstacle,
		consequences: clocks::ten_seconds_off,
	},
	Fault {
		name: "keys-rotated",
		holds: "a live validator gets new session keys, makes blocks and votes with them",
		quick: false,
		runtimes: &[],
		obstacle: nothing,
		consequences: rotation::keys_rotated,
	},
	Fault {
		name: "equivocation",
		holds: "a validator that runs twice is reported, disabled and struck off",
		quick: false,
		runtimes: &[],
		obstacle: nothing,
		consequences: equivocation::runs_twice,
	},
	Fault {
		name: "upgraded",
		holds: "class, firmware, attesters and runtime change by referenda alone, under load",
		quick: false,
		runtimes: &[Variant::Next],
		obstacle: nothing,
		consequences: upgrade::upgraded,
	},
	Fault {
		name: "migration-fails",
		holds: "after a migration that fails the chain is halted, and its council mends it",
		quick: false,
		runtimes: &[Variant::FailingMigration, Variant::Next],
		obstacle: nothing,
		consequences: upgrade::migration_fails,
	},
	Fault {
		name: "upgrade-panics",
		holds: "after a runtime that panics a substitute brings the chain on again",
		quick: false,
		runtimes: &[Variant::PanickingMigration, Variant::Next],
		obstacle: nothing,
		consequences: upgrade::upgrade_panics,
	},
];

/// Nothing keeps this fault from being tried.
const fn nothing() -> Option<String> {
	None
}

/// What finality, or catching up, may take.
const LIMIT: Duration = Duration::from_secs(120);

/// What votes that are under way may take to arrive.
const SETTLE: Duration = Duration::from_secs(6);

impl Network {
	/// Waits until `nodes` have finalised block `number` or a later one, and agree on it.
	fn finalise(&mut self, what: &str, nodes: &[usize], number: u32) -> Result<()> {
		self.wait(what, LIMIT, |network| {
			for index in nodes {
				if network.finalized(*index)? < number {
					return Ok(false);
				}
			}
			Ok(true)
		})?;
		self.agreed(nodes, number).map(|_| ())
	}

	/// Waits until all validators have finalised what node `index` has as its best block now.
	fn catch_up(&mut self, what: &str, index: usize) -> Result<()> {
		let best = self.best(index)?;
		self.finalise(what, &super::VALIDATORS, best)
	}

	/// Waits until the owner of the Aura key `key` has made a block after the best one of now.
	fn makes_blocks(&mut self, what: &str, key: &str) -> Result<()> {
		let from = self.best(super::ALICE)?.saturating_add(1);
		self.wait(what, LIMIT, |network| {
			let best = network.best(super::ALICE)?;
			Ok(network.blocks_of(super::ALICE, key, from, best)? > 0)
		})
	}

	/// The last final block of `nodes`, each of which stays where it is for a while.
	fn stalled(&mut self, nodes: &[usize]) -> Result<super::view::Block> {
		self.pass(SETTLE)?;
		let mut last = self.final_blocks(nodes)?;
		self.wait("finality stands still", LIMIT, |network| {
			network.pass(SETTLE)?;
			let now = network.final_blocks(nodes)?;
			let still = now == last;
			last = now;
			Ok(still)
		})?;
		let highest = last.into_iter().max_by_key(|block| block.number);
		highest.context("there are nodes")
	}

	fn final_blocks(&self, nodes: &[usize]) -> Result<Vec<super::view::Block>> {
		nodes.iter().map(|index| self.final_block(*index)).collect()
	}

	/// Sees to it that `block`, which was final, is what it was on all of `nodes`.
	fn keeps(&self, nodes: &[usize], block: &super::view::Block) -> Result<()> {
		let hash = self.agreed(nodes, block.number)?;
		ensure!(
			hash == block.hash,
			"block {} was final as {} and is {hash} now",
			block.number,
			block.hash
		);
		Ok(())
	}
}
