//! `cargo xtask test`: every test there is.

use crate::{
	chain_specs, network_test,
	process::{self, Background},
	setup,
	workspace::Workspace,
};
use anyhow::{Context, Result};
use std::{
	process::Command,
	time::{Duration, Instant},
};

/// Options of `test`.
#[derive(clap::Args)]
pub struct Options {
	/// Leave out the client tests, which need Node.js
	#[arg(long)]
	no_e2e: bool,
	/// Run only the Rust tests whose names contain this
	filter: Option<String>,
}

/// Sets up, builds, and runs the Rust tests, the client tests, the check of the chain specs, and the quick
/// ones of a network's faults. With a filter, only the Rust tests that it selects.
///
/// # Errors
/// With the first stage that fails.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	let mut summary = Summary::default();
	let whole = options.filter.is_none();
	let client_tests_too = whole && !options.no_e2e;
	summary.stage("set-up", || {
		setup::for_building(workspace)?;
		if client_tests_too {
			// Now rather than after everything else, so that what is missing shows at once.
			setup::for_client_tests(workspace)?;
		}
		Ok(())
	})?;
	summary.stage("build", || workspace.build())?;
	if client_tests_too {
		summary.stage("tests", || all_tests(workspace))?;
	} else {
		summary.stage("Rust tests", || {
			announce_rust_tests();
			let mut tests = rust_tests(workspace, options.filter.as_deref());
			process::run(&mut tests).context(RUST_TEST_FAILED)
		})?;
	}
	if whole {
		summary.stage("chain specs", || chain_specs::check(workspace))?;
		summary.stage("network", || network_test::run_quick(workspace))?;
	}
	summary.print();
	Ok(())
}

const RUST_TEST_FAILED: &str = "a Rust test failed; it is named above";

/// The client tests, which wait for blocks most of the time, and beside them the Rust tests, with what is left of the machine.
fn all_tests(workspace: &Workspace) -> Result<()> {
	let clients = client_tests(workspace)?;
	process::step(
		"client tests: the real node and the command line, as clients see them; their output follows that of the Rust tests",
	);
	let clients = Background::start(clients, workspace.cache.join("client-tests.log"))?;
	announce_rust_tests();
	let mut tests = process::gently(&rust_tests(workspace, None));
	let passed = process::run(&mut tests).context(RUST_TEST_FAILED);
	process::step("client tests: waiting for the last of them");
	// Both are shown, also where both fail.
	let clients = clients
		.finish()
		.context("a client test failed; it is named above");
	passed.and(clients)
}

fn announce_rust_tests() {
	process::step("Rust tests: unit, integration and documentation tests of every crate");
}

fn rust_tests(workspace: &Workspace, filter: Option<&str>) -> Command {
	let mut test = workspace.cargo();
	test.args(["test", "--release", "--workspace"]).args(filter);
	test
}

fn client_tests(workspace: &Workspace) -> Result<Command> {
	let node_js = setup::for_client_tests(workspace)?;
	let mut test = node_js.command("npm");
	test.current_dir(workspace.root.join("e2e"))
		.env("FLORIN_NODE", workspace.binary("florin-node")?)
		.env("FLORIN_CLI", workspace.binary("florin")?)
		.arg("test");
	Ok(test)
}

/// How long each stage took.
#[derive(Default)]
struct Summary {
	stages: Vec<(&'static str, Duration)>,
}

impl Summary {
	/// Runs one stage; when it fails, prints what went well before it.
	fn stage(&mut self, name: &'static str, stage: impl FnOnce() -> Result<()>) -> Result<()> {
		let started = Instant::now();
		let result = stage();
		if result.is_err() {
			self.print();
			process::note(format!(
				"{name:<14}{:>8}  FAILED",
				spoken(started.elapsed())
			));
		}
		result?;
		self.stages.push((name, started.elapsed()));
		Ok(())
	}

	fn print(&self) {
		process::step("summary");
		for (name, duration) in &self.stages {
			process::note(format!("{name:<14}{:>8}  passed", spoken(*duration)));
		}
	}
}

/// Minutes and seconds.
fn spoken(duration: Duration) -> String {
	let seconds = duration.as_secs();
	format!("{}m {:02}s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn durations_are_minutes_and_seconds() {
		assert_eq!(spoken(Duration::from_millis(999)), "0m 00s");
		assert_eq!(spoken(Duration::from_secs(3_725)), "62m 05s");
	}

	#[test]
	fn a_failed_stage_is_not_counted_as_passed() {
		let mut summary = Summary::default();
		summary.stage("first", || Ok(())).unwrap();
		assert!(summary.stage("second", || anyhow::bail!("no")).is_err());
		let names: Vec<_> = summary.stages.iter().map(|(name, _)| *name).collect();
		assert_eq!(names, ["first"]);
	}
}
