//! `cargo xtask lint`: formats, dependencies, features, clippy.

use crate::{features, process, setup, tools::Tool, workspace::Workspace};
use anyhow::{Context, Result};
use std::{
	path::{Path, PathBuf},
	process::Command,
	time::Duration,
};

const TAPLO: Tool = Tool {
	package: "taplo-cli",
	binary: "taplo",
	version: "0.10.0",
};
const DENY: Tool = Tool {
	package: "cargo-deny",
	binary: "cargo-deny",
	version: "0.20.2",
};
/// What the advisory database gets to arrive.
const FETCH_LIMIT: Duration = Duration::from_secs(60);

/// Options of `lint`.
#[derive(clap::Args)]
pub struct Options {
	/// Write the right format instead of complaining about a wrong one, and do nothing else
	#[arg(long)]
	fix: bool,
}

/// Checks, or with `--fix` mends.
///
/// # Errors
/// With the first check that fails.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	rust_format(workspace, options.fix)?;
	toml_format(workspace, options.fix)?;
	if options.fix {
		return Ok(());
	}
	dependencies(workspace)?;
	features::check(workspace)?;
	clippy(workspace)
}

fn rust_format(workspace: &Workspace, fix: bool) -> Result<()> {
	process::step("Rust format: rustfmt");
	for manifest in manifests(&workspace.root) {
		let mut format = workspace.cargo();
		format
			.args(["fmt", "--all", "--manifest-path"])
			.arg(manifest);
		if !fix {
			format.arg("--check");
		}
		process::run(&mut format).context("`cargo xtask lint --fix` formats")?;
	}
	Ok(())
}

/// The workspace, and the bencher, the fuzz targets and the release's package, which are workspaces of their own.
fn manifests(root: &Path) -> Vec<PathBuf> {
	let manifests = [
		"Cargo.toml",
		"bencher/Cargo.toml",
		"fuzz/Cargo.toml",
		"release/Cargo.toml",
	]
	.map(|manifest| root.join(manifest));
	manifests
		.into_iter()
		.filter(|manifest| manifest.is_file())
		.collect()
}

fn toml_format(workspace: &Workspace, fix: bool) -> Result<()> {
	process::step("TOML format: taplo");
	let mut format = Command::new(TAPLO.ensure(workspace)?);
	format
		.current_dir(&workspace.root)
		.env("RUST_LOG", "warn")
		.arg("fmt");
	if !fix {
		format.args(["--check", "--diff"]);
	}
	process::run(&mut format).context("`cargo xtask lint --fix` formats")
}

fn dependencies(workspace: &Workspace) -> Result<()> {
	let deny = DENY.ensure(workspace)?;
	let deny = |arguments: &[&str]| {
		let mut command = Command::new(&deny);
		command.current_dir(&workspace.root).args(arguments);
		command
	};
	process::step("dependencies: licences, bans, sources");
	process::run(&mut deny(&[
		"--log-level",
		"error",
		"check",
		"licenses",
		"bans",
		"sources",
	]))?;
	process::step("dependencies: security advisories");
	if let Err(error) = process::run_within(&mut deny(&["fetch", "db"]), FETCH_LIMIT) {
		process::note(format!(
			"NOT checked: the advisory database can't be fetched from here ({error:#})"
		));
		return Ok(());
	}
	process::run(&mut deny(&[
		"--log-level",
		"error",
		"check",
		"--disable-fetch",
		"advisories",
	]))
}

/// In the profile and the target folder of the build, whose build scripts' outputs, the runtime's
/// wasm among them, it shares.
fn clippy(workspace: &Workspace) -> Result<()> {
	setup::for_building(workspace)?;
	process::step("clippy: the workspace with its tests (the first time takes some 15 minutes)");
	let mut clippy = workspace.cargo();
	clippy.args([
		"clippy",
		"--release",
		"--workspace",
		"--all-targets",
		"--",
		"-Dwarnings",
	]);
	process::run(&mut clippy).context("clippy's complaints are above")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_workspace_itself_is_formatted() {
		let root = Workspace::locate().unwrap().root;
		assert!(manifests(&root).contains(&root.join("Cargo.toml")));
	}
}
