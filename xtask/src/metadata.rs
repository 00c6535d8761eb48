//! `cargo xtask metadata`: the copy of the runtime's metadata that the command-line client is generated from.

use crate::{process, setup, workspace::Workspace};
use anyhow::{Context, Result};

/// Builds the runtime and writes its metadata. The client, which wouldn't compile against metadata that is out of date, isn't built, and yet selected: without it
/// the dependencies would get other features, and half of them be compiled again.
///
/// # Errors
/// When the runtime doesn't build.
pub fn run(workspace: &Workspace) -> Result<()> {
	setup::for_building(workspace)?;
	process::step("metadata: from the runtime into client/cli/metadata/");
	let mut test = workspace.cargo();
	test.args(["test", "--release", "--workspace", "--test", "metadata"])
		.env("FLORIN_BLESS", "1");
	process::run(&mut test).context("the runtime's metadata could not be written")
}
