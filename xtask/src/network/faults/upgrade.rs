//! Runtimes that the council brings in, good ones and bad ones.

use super::LIMIT;
use crate::{
	network::{load::Load, Network, ALICE, BOB, VALIDATORS},
	process,
	runtime::Variant,
};
use anyhow::{ensure, Result};
use std::time::Duration;

/// Blocks that show that a chain goes on.
const GOING_ON: u32 = 6;

/// Blocks between an upgrade and the next script. A node tells a new client its last sixteen final blocks first, and polkadot-api 2.2 doesn't come to rest if the
/// runtime changed in one of them.
const BEFORE_NEW_CLIENT: u32 = 20;

/// Slots without a block that show that it doesn't.
const STANDSTILL: Duration = Duration::from_secs(12);

/// What a new runtime may take to be in force everywhere: it is compiled to machine code first.
const COMPILED: Duration = Duration::from_secs(60);

/// Class, firmware, attesters and the runtime itself are changed by referenda, while transfers go on.
pub fn upgraded(network: &mut Network) -> Result<()> {
	let next = network.trial(Variant::Next)?;
	let before = network.final_block(ALICE)?;
	let mut load = Load::start(network, BOB)?;
	network.govern(ALICE, "decided.js", &next, Some(&mut load))?;
	network.runs(&next, COMPILED)?;
	let transfers = load.end(network)?;
	ensure!(transfers > 0, "no load: the blocks were empty");
	let after = transfers_go_on(network)?;
	process::note(format!(
		"{transfers} transfers were made meanwhile, and {after} by the new runtime"
	));
	go_on(network, "finality goes on by the new runtime")?;
	network.keeps(&VALIDATORS, &before)?;
	network.retire();
	Ok(())
}

/// A migration over several blocks fails; the council brings a runtime that mends it, and ends the halt.
pub fn migration_fails(network: &mut Network) -> Result<()> {
	let failing = network.trial(Variant::FailingMigration)?;
	let mended = network.trial(Variant::Next)?;
	network.govern(ALICE, "upgraded.js", &failing, None)?;
	network.runs(&failing, COMPILED)?;
	let before = network.final_block(ALICE)?;
	let best = network.best(ALICE)?;
	network.finalise(
		"halted: blocks and finality go on",
		&VALIDATORS,
		best.saturating_add(BEFORE_NEW_CLIENT),
	)?;
	network.govern(ALICE, "mended.js", &mended, None)?;
	network.runs(&mended, COMPILED)?;
	let transfers = transfers_go_on(network)?;
	process::note(format!(
		"{transfers} transfers were made once it was mended"
	));
	go_on(network, "finality goes on")?;
	network.keeps(&VALIDATORS, &before)?;
	network.retire();
	Ok(())
}

/// A migration panics, and with it every attempt at another block; a substitute in every node's specification brings the chain on again.
pub fn upgrade_panics(network: &mut Network) -> Result<()> {
	let panicking = network.trial(Variant::PanickingMigration)?;
	let fixed = network.trial(Variant::Next)?;
	ensure!(
		panicking.spec_version == fixed.spec_version,
		"a runtime stands in for one of the same version only"
	);
	network.govern(ALICE, "upgraded.js", &panicking, None)?;
	network.runs(&panicking, COMPILED)?;
	let last = stands_still(network)?;
	let before = network.final_block(ALICE)?;
	process::note(format!(
		"the last block is {last}, the last final one {}",
		before.number
	));
	network.substitute(last, &fixed.file)?;
	for index in VALIDATORS {
		network.stop(index)?;
	}
	for index in VALIDATORS {
		network.launch(index)?;
	}
	network.finalise(
		"with the substitute there are blocks again, and they are final",
		&VALIDATORS,
		last.saturating_add(GOING_ON),
	)?;
	network.keeps(&VALIDATORS, &before)?;
	let transfers = transfers_go_on(network)?;
	process::note(format!("{transfers} transfers were made after that"));
	network.retire();
	Ok(())
}

/// Waits until some more blocks are final everywhere.
fn go_on(network: &mut Network, what: &str) -> Result<()> {
	let best = network.best(ALICE)?;
	network.finalise(what, &VALIDATORS, best.saturating_add(GOING_ON))
}

/// One round of transfers: their number.
fn transfers_go_on(network: &mut Network) -> Result<u32> {
	let transfers = Load::start(network, BOB)?.end(network)?;
	ensure!(
		transfers > 0,
		"a round of transfers wasn't made, though the runtime stayed the same"
	);
	Ok(transfers)
}

/// The number of the best block, which is the same on all validators and stays so.
fn stands_still(network: &mut Network) -> Result<u32> {
	let mut last = 0;
	network.wait("no more blocks", LIMIT, |network| {
		last = network.best(ALICE)?;
		network.agreed(&VALIDATORS, last)?;
		network.pass(STANDSTILL)?;
		for index in VALIDATORS {
			if network.best(index)? != last {
				return Ok(false);
			}
		}
		Ok(true)
	})?;
	Ok(last)
}
