//! A disk without room.

use super::LIMIT;
use crate::{
	network::{
		disk::{self, Disk},
		load::Load,
		Network, ALICE, BOB, CHARLIE, DAVE,
	},
	process,
};
use anyhow::{ensure, Context, Result};
use std::{fs, time::Instant};

/// Several times what the database has by then.
const MEBIBYTES: u32 = 192;

/// Blocks that show that the others go on.
const GOING_ON: u32 = 6;

/// The disk of a validator is filled by something else, and emptied again.
pub fn full_disk(network: &mut Network) -> Result<()> {
	network.stop(DAVE)?;
	let home = network.member(DAVE)?.data.clone();
	let disk = Disk::mount(home.with_extension("disk"), MEBIBYTES)?;
	disk::copy(&home, disk.folder())?;
	network.member(DAVE)?.data = disk.folder().to_owned();
	network.launch(DAVE)?;
	network.catch_up("Dave runs on the small disk", ALICE)?;

	network.member(DAVE)?.may_end = true;
	let load = Load::start(network, ALICE)?;
	let taken = disk.fill()?;
	ensure!(taken > 0, "the disk was full before");
	process::note(format!("{taken} bytes taken: the disk is full"));
	let best = network.best(ALICE)?;
	let others = [ALICE, BOB, CHARLIE];
	network.finalise("the others go on", &others, best + GOING_ON)?;
	let ended = ends(network)?;
	load.end(network)?;

	disk.make_room()?;
	network.member(DAVE)?.may_end = false;
	if !ended {
		network.kill(DAVE)?;
	}
	network.launch(DAVE)?;
	network.catch_up(
		"with room the database opens, and Dave has caught up",
		ALICE,
	)?;
	network.stop(DAVE)?;
	fs::remove_dir_all(&home)?;
	disk::copy(disk.folder(), &home)?;
	network.member(DAVE)?.data = home;
	network.launch(DAVE)?;
	network.catch_up("Dave is back on his own disk", ALICE)
}

/// Waits for Dave to end, and tells how he did; or that he goes on, and what he has, if he doesn't.
fn ends(network: &mut Network) -> Result<bool> {
	let started = Instant::now();
	while started.elapsed() < LIMIT {
		if let Some(status) = network.member(DAVE)?.ended()? {
			let log = fs::read_to_string(&network.member(DAVE)?.log)?;
			let last = log.lines().last().context("the log is empty")?;
			process::note(format!(
				"Dave ended by himself ({status}); the last line of his log: {last}"
			));
			return Ok(true);
		}
		network.pass(crate::node::POLL)?;
	}
	let reached = network.best(DAVE).map(|best| best.to_string());
	process::note(format!(
		"Dave still runs, his best block is {}",
		reached.unwrap_or_else(|_| "unknown, for he doesn't answer".to_owned())
	));
	Ok(false)
}
