//! `cargo xtask fuzz`: runs the fuzz targets, or random operations on the runtime, for longer than tests do.

use crate::{process, setup, tools::Tool, workspace::Workspace};
use anyhow::{ensure, Context, Result};
use std::{fs, path::Path, process::Command};

const CARGO_FUZZ: Tool = Tool {
	package: "cargo-fuzz",
	binary: "cargo-fuzz",
	version: "0.13.2",
};

/// Options of `fuzz`.
#[derive(clap::Args)]
pub struct Options {
	/// Run so many random operations on the real runtime, all invariants checked after each, instead of the targets
	#[arg(long, conflicts_with_all = ["seconds", "toolchain", "targets"])]
	operations: Option<u32>,
	/// How long each target runs
	#[arg(long, default_value_t = 600)]
	seconds: u64,
	/// The Rust toolchain; sanitizers need a nightly one
	#[arg(long, default_value = "nightly")]
	toolchain: String,
	/// Run these targets only
	targets: Vec<String>,
}

/// Runs each target for the time given.
///
/// # Errors
/// When a target finds something, or something is missing.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	if let Some(operations) = options.operations {
		return run_operations(workspace, operations);
	}
	setup::rustup_toolchain(&options.toolchain)?;
	let fuzz = CARGO_FUZZ.ensure(workspace)?;
	let command = |arguments: &[&str]| fuzz_command(workspace, options, &fuzz, arguments);
	let known = process::output(&mut command(&["list"]))?;
	let targets = choose(&known, &options.targets)?;
	let seconds = options.seconds;
	for target in targets {
		process::step(format!("fuzz: {target} for {seconds} s"));
		let corpus = workspace.root.join("fuzz/corpus").join(target);
		fs::create_dir_all(&corpus)?;
		let mut run = command(&["run", target]);
		// What it learns goes to the first folder; the second one is kept in the repository.
		run.arg(corpus)
			.arg(workspace.root.join("fuzz/seeds").join(target))
			.args(["--", &format!("-max_total_time={seconds}")]);
		process::run(&mut run).with_context(|| {
			format!("`{target}` found something; the input lies in fuzz/artifacts/{target}")
		})?;
	}
	Ok(())
}

/// The property test of the runtime, with more operations than in a test run.
fn run_operations(workspace: &Workspace, operations: u32) -> Result<()> {
	setup::for_building(workspace)?;
	process::step(format!("fuzz: {operations} operations on the runtime"));
	let mut test = workspace.cargo();
	// Built as `cargo xtask test` does, so that nothing is compiled twice.
	test.args(["test", "--release", "--workspace", "--test", "invariants"])
		.args(["--", "--nocapture"])
		.env("FLORIN_OPERATIONS", operations.to_string());
	process::run(&mut test).context("an invariant broke; the sequence of operations stands above")
}

/// `cargo-fuzz` under its own toolchain, which it has to find as `cargo` and `rustc`.
fn fuzz_command(
	workspace: &Workspace,
	options: &Options,
	fuzz: &Path,
	arguments: &[&str],
) -> Command {
	let mut command = Command::new("rustup");
	command
		.current_dir(&workspace.root)
		.env("CARGO_TARGET_DIR", workspace.cache.join("target-fuzz"))
		// Set by the toolchain that runs this program.
		.env_remove("CARGO")
		.env_remove("RUSTUP_TOOLCHAIN")
		.args(["run", &options.toolchain])
		.arg(fuzz)
		.args(["fuzz"])
		.args(arguments);
	command
}

/// The targets to run: all, or those asked for, each of which has to exist.
fn choose<'a>(known: &'a str, asked: &'a [String]) -> Result<Vec<&'a str>> {
	let known: Vec<_> = known
		.lines()
		.map(str::trim)
		.filter(|line| !line.is_empty())
		.collect();
	ensure!(!known.is_empty(), "there are no fuzz targets");
	for name in asked {
		ensure!(
			known.contains(&name.as_str()),
			"there is no fuzz target `{name}`; there are {}",
			known.join(", "),
		);
	}
	Ok(if asked.is_empty() {
		known
	} else {
		asked.iter().map(String::as_str).collect()
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn all_targets_run_unless_some_are_asked_for() {
		assert_eq!(
			choose("certificate\nreport\n", &[]).unwrap(),
			["certificate", "report"]
		);
		assert_eq!(
			choose("certificate\nreport", &["report".into()]).unwrap(),
			["report"]
		);
	}

	#[test]
	fn an_unknown_target_is_refused() {
		assert!(choose("report", &["nothing".into()]).is_err());
		assert!(choose("\n", &[]).is_err());
	}
}
