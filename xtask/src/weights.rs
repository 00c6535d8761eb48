//! `cargo xtask weights`: benchmarks the pallets and writes the runtime's weight files.

use crate::{process, setup, workspace::Workspace};
use anyhow::{ensure, Context, Result};
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};

/// The program that runs benchmarks, a workspace of its own.
const BENCHER: &str = "bencher/Cargo.toml";
/// Where the wasm builder puts the runtime, below the profile's folder.
const RUNTIME: &str = "release/wbuild/florin-runtime/florin_runtime.compact.compressed.wasm";
/// Where the weight files belong.
const OUTPUT: &str = "runtime/src/weights";
/// What an empty block and a transaction without effect cost, among them.
const OVERHEAD: &str = "overhead.rs";
const TEMPLATE: &str = "xtask/src/weights.hbs";

/// Options of `weights`.
#[derive(clap::Args)]
pub struct Options {
	/// Benchmark these pallets only, by the names that `--list` prints; repeatable
	#[arg(long)]
	pallet: Vec<String>,
	/// Measure only what an empty block and a transaction without effect cost
	#[arg(long, conflicts_with = "pallet")]
	overhead: bool,
	/// Print the runtime's benchmarks instead of running them
	#[arg(long)]
	list: bool,
	/// Samples over the range of each component
	#[arg(long, default_value_t = 50)]
	steps: u32,
	/// Repetitions of each sample
	#[arg(long, default_value_t = 20)]
	repeat: u32,
}

/// Builds the runtime with its benchmarks and runs them.
///
/// # Errors
/// When the build or a benchmark fails, or a pallet isn't in the runtime's list.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	setup::for_building(workspace)?;
	let bencher = build_bencher(workspace)?;
	let runtime = build_runtime(workspace)?;
	let known = process::output(bencher_on(&bencher, "pallet", &runtime).args([
		"--list=pallets",
		"--no-csv-header",
		"--all",
	]))?;
	let known = pallets_in(&known);
	if options.list {
		for pallet in known {
			println!("{pallet}");
		}
		return Ok(());
	}
	let output = workspace.root.join(OUTPUT);
	if options.pallet.is_empty() {
		overhead(workspace, &bencher, &runtime, &output)?;
	}
	if options.overhead {
		return Ok(());
	}
	let chosen = choose(&known, &options.pallet)?;
	for (position, pallet) in chosen.iter().enumerate() {
		process::step(format!(
			"weights: {pallet} ({} of {})",
			position + 1,
			chosen.len()
		));
		let mut benchmark = bencher_on(&bencher, "pallet", &runtime);
		benchmark
			.args(["--pallet", pallet, "--extrinsic", ""])
			.args(["--steps", &options.steps.to_string()])
			.args(["--repeat", &options.repeat.to_string()])
			// As many repetitions as were asked for, and not for at least ten seconds each.
			.args(["--min-duration", "1"])
			// A solo chain ships no storage proofs: recording them would only slow the clock.
			.args(["--disable-proof-recording", "--quiet", "--template"])
			.arg(workspace.root.join(TEMPLATE))
			.arg("--output")
			.arg(&output);
		process::run(&mut benchmark)?;
		format(workspace, &output.join(file_name(pallet)))?;
	}
	Ok(())
}

fn build_bencher(workspace: &Workspace) -> Result<PathBuf> {
	let target = workspace.weights_target();
	process::step("weights: building the program that runs benchmarks");
	let mut build = workspace.cargo_into(&target);
	build
		// One of its dependencies would compile a runtime of its own, for a benchmark that isn't run here.
		.env("SKIP_WASM_BUILD", "1")
		.args(["build", "--release", "--locked", "--manifest-path"])
		.arg(workspace.root.join(BENCHER));
	process::run(&mut build)?;
	Ok(target.join("release/florin-bencher"))
}

fn build_runtime(workspace: &Workspace) -> Result<PathBuf> {
	let target = workspace.weights_target();
	process::step(format!(
		"weights: building the runtime with benchmarks in {}",
		target.display()
	));
	let mut build = workspace.cargo_into(&target);
	build.args([
		"build",
		"--release",
		"-p",
		"florin-runtime",
		"--features",
		"runtime-benchmarks",
	]);
	process::run(&mut build)?;
	let runtime = target.join(RUNTIME);
	ensure!(runtime.is_file(), "the build made no {}", runtime.display());
	Ok(runtime)
}

/// Blocks with and without transactions: measured by the library, written in a form of our own, since the library's files name the machine and its folders.
fn overhead(workspace: &Workspace, bencher: &Path, runtime: &Path, output: &Path) -> Result<()> {
	process::step("weights: an empty block, and a transaction without effect");
	let folder = workspace.cache.join("overhead");
	fs::create_dir_all(&folder)?;
	let mut benchmark = bencher_on(bencher, "overhead", runtime);
	benchmark.arg("--weight-path").arg(&folder);
	process::run(&mut benchmark)?;
	let nanos = |file: &str| -> Result<String> {
		let text = fs::read_to_string(folder.join(file))?;
		nanos_in(&text).with_context(|| format!("the tool wrote no figure to {file}"))
	};
	let text = overhead_file(&nanos("block_weights.rs")?, &nanos("extrinsic_weights.rs")?);
	fs::remove_dir_all(&folder)?;
	fs::write(output.join(OVERHEAD), text)?;
	Ok(())
}

/// The figure in a file of the library's overhead benchmark.
fn nanos_in(text: &str) -> Option<String> {
	let (_, rest) = text.split_once("WEIGHT_REF_TIME_PER_NANOS.saturating_mul(")?;
	let (figure, _) = rest.split_once(')')?;
	let digits = |c: char| c.is_ascii_digit() || c == '_';
	(!figure.is_empty() && figure.chars().all(digits)).then(|| figure.to_owned())
}

fn overhead_file(block: &str, transaction: &str) -> String {
	format!(
		"//! What a block and a transaction cost before any call runs, measured by `cargo xtask weights --overhead`; not edited by hand.\n\n\
		 /// Nanoseconds of executing a block without transactions.\n\
		 pub const EMPTY_BLOCK_NANOS: u64 = {block};\n\
		 /// Nanoseconds that a transaction without effect (`System.remark`) adds to a block: decoding, signature, all checks, fee.\n\
		 pub const EMPTY_TRANSACTION_NANOS: u64 = {transaction};\n"
	)
}

/// A command of the program on the runtime's development preset.
fn bencher_on(bencher: &Path, benchmark: &str, runtime: &Path) -> Command {
	let mut command = Command::new(bencher);
	command.args([benchmark, "--runtime"]).arg(runtime).args([
		"--genesis-builder=runtime",
		"--genesis-builder-preset=development",
	]);
	command
}

/// The names in the list of pallets, among which the tool may put lines of its log.
fn pallets_in(list: &str) -> Vec<&str> {
	let is_name = |line: &&str| {
		!line.is_empty()
			&& line
				.chars()
				.all(|c| c.is_ascii_lowercase() || "_:0123456789".contains(c))
	};
	list.lines().map(str::trim).filter(is_name).collect()
}

/// The pallets to run: all, or those asked for, each of which has to be known.
fn choose<'a>(known: &[&'a str], asked: &[String]) -> Result<Vec<&'a str>> {
	ensure!(!known.is_empty(), "the runtime lists no benchmarks");
	if asked.is_empty() {
		return Ok(known.to_vec());
	}
	let find = |name: &String| {
		let wanted = name.replace('-', "_");
		known
			.iter()
			.find(|known| **known == wanted)
			.copied()
			.with_context(|| {
				format!(
					"the runtime has no benchmarks of `{name}`; it has {}",
					known.join(", ")
				)
			})
	};
	asked.iter().map(find).collect()
}

/// The file that the tool writes for `pallet`.
fn file_name(pallet: &str) -> String {
	format!("{}.rs", pallet.replace("::", "_"))
}

fn format(workspace: &Workspace, file: &Path) -> Result<()> {
	let mut format = Command::new("rustfmt");
	format
		.current_dir(&workspace.root)
		.args(["--edition", "2021"])
		.arg(file);
	process::output(&mut format).map(|_| ())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn log_lines_are_not_pallets() {
		let list = "2026-01-01 INFO: Loading WASM\npallet_balances\nframe_system\n\n";
		assert_eq!(pallets_in(list), ["pallet_balances", "frame_system"]);
	}

	#[test]
	fn all_pallets_run_unless_some_are_asked_for() {
		let known = ["frame_system", "pallet_catalog"];
		assert_eq!(choose(&known, &[]).unwrap(), known);
		assert_eq!(
			choose(&known, &["pallet-catalog".into()]).unwrap(),
			["pallet_catalog"]
		);
	}

	#[test]
	fn an_unknown_pallet_is_named_with_the_known_ones() {
		let error = choose(&["frame_system"], &["pallet_x".into()])
			.unwrap_err()
			.to_string();
		assert!(
			error.contains("pallet_x") && error.contains("frame_system"),
			"{error}"
		);
		assert!(choose(&[], &[]).is_err());
	}

	#[test]
	fn the_overhead_is_found_in_what_the_library_writes() {
		let text = "Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(85_919), 0);";
		assert_eq!(nanos_in(text).as_deref(), Some("85_919"));
		assert_eq!(nanos_in("saturating_mul(x)"), None);
		let file = overhead_file("390_584", "85_919");
		assert!(file.contains("EMPTY_BLOCK_NANOS: u64 = 390_584;"), "{file}");
		assert!(
			file.contains("EMPTY_TRANSACTION_NANOS: u64 = 85_919;"),
			"{file}"
		);
	}

	#[test]
	fn the_template_is_where_the_tool_is_sent() {
		assert!(Workspace::locate().unwrap().root.join(TEMPLATE).is_file());
	}
}
