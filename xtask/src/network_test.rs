//! `cargo xtask network-test`: what a network of real nodes does when something goes wrong.

use crate::{
	network::{
		faults::{self, Fault},
		upgrade::Upgrades,
		Network,
	},
	process,
	runtime::Variant,
	setup,
	workspace::Workspace,
};
use anyhow::{bail, Result};
use clap::builder::PossibleValuesParser;
use signal_hook::consts::{SIGINT, SIGTERM};
use std::{
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};

/// Options of `network-test`.
#[derive(clap::Args)]
pub struct Options {
	/// Try these faults only
	#[arg(value_parser = PossibleValuesParser::new(names()))]
	names: Vec<String>,
	/// Leave these faults out
	#[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(names()))]
	skip: Vec<String>,
	/// Say which faults there are and what should hold, and try none
	#[arg(long)]
	list: bool,
	/// Take ports from this one on
	#[arg(long, default_value_t = FIRST_PORT)]
	first_port: u16,
}

/// The first of the network's ports, below those that the system hands out to whoever asks for any.
const FIRST_PORT: u16 = 13_000;

fn names() -> Vec<&'static str> {
	faults::ALL.iter().map(|fault| fault.name).collect()
}

/// Builds, starts a network, and tries the chosen faults on it, one after the other.
///
/// # Errors
/// When the network doesn't start, or a fault that was chosen had other consequences than it should,
/// or can't be tried on this machine.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	if options.list {
		for fault in faults::ALL {
			println!("{:<18}{}", fault.name, fault.holds);
		}
		return Ok(());
	}
	let chosen = faults::ALL.iter().filter(|fault| {
		let is = |name: &String| name == fault.name;
		(options.names.is_empty() || options.names.iter().any(is)) && !options.skip.iter().any(is)
	});
	setup::for_building(workspace)?;
	workspace.build()?;
	try_all(workspace, options.first_port, &chosen.collect::<Vec<_>>())
}

/// Tries those faults that take the least time for what they show: those of `cargo xtask test`.
///
/// # Errors
/// Those of [`run`].
pub fn run_quick(workspace: &Workspace) -> Result<()> {
	let quick = faults::ALL.iter().filter(|fault| fault.quick);
	try_all(workspace, FIRST_PORT, &quick.collect::<Vec<_>>())
}

fn try_all(workspace: &Workspace, first_port: u16, chosen: &[&Fault]) -> Result<()> {
	let runtimes = runtimes_of(chosen);
	let upgrades = (!runtimes.is_empty())
		.then(|| Upgrades::prepare(workspace, &runtimes))
		.transpose()?;
	let interrupted = Arc::new(AtomicBool::new(false));
	for signal in [SIGINT, SIGTERM] {
		signal_hook::flag::register(signal, interrupted.clone())?;
	}
	let mut stage = Stage {
		workspace,
		first_port,
		interrupted,
		upgrades,
		network: None,
	};
	let mut trials = Vec::new();
	for fault in chosen {
		trials.push(stage.try_one(fault));
		if stage.interrupted.load(Ordering::Relaxed) {
			bail!("interrupted");
		}
	}
	drop(stage);
	report(&trials)
}

/// The runtimes that these faults upgrade to, each once.
fn runtimes_of(faults: &[&Fault]) -> Vec<Variant> {
	let mut runtimes = Vec::new();
	for variant in faults.iter().flat_map(|fault| fault.runtimes) {
		if !runtimes.contains(variant) {
			runtimes.push(*variant);
		}
	}
	runtimes
}

/// Where faults are tried: one network for one after the other, a new one after a failure.
pub struct Stage<'a> {
	workspace: &'a Workspace,
	first_port: u16,
	interrupted: Arc<AtomicBool>,
	upgrades: Option<Upgrades>,
	network: Option<Network>,
}

impl Stage<'_> {
	/// A network of four validators that finalises blocks.
	///
	/// # Errors
	/// When it doesn't start.
	pub fn network(&mut self) -> Result<&mut Network> {
		let network = match self.network.take() {
			Some(network) => network,
			None => Network::start(
				self.workspace,
				self.first_port,
				self.interrupted.clone(),
				self.upgrades.clone(),
			)?,
		};
		Ok(self.network.insert(network))
	}

	fn try_one(&mut self, fault: &Fault) -> Trial {
		process::step(format!("{}: {}", fault.name, fault.holds));
		let started = Instant::now();
		let outcome = match (fault.obstacle)() {
			Some(obstacle) => Outcome::NotTried(obstacle),
			None => match self.network().and_then(fault.consequences) {
				Ok(()) => Outcome::Passed,
				Err(error) => Outcome::Failed(format!("{error:#}")),
			},
		};
		if let Outcome::Failed(error) = &outcome {
			process::note(format!("FAILED: {error}"));
			if let Some(network) = &self.network {
				process::note(network.log_tails());
			}
		}
		// What a fault has left behind must not make the next one fail.
		let whole = |network: &mut Network| network.is_whole();
		if matches!(outcome, Outcome::Failed(_)) || !self.network.as_mut().is_some_and(whole) {
			self.network = None;
		}
		Trial {
			name: fault.name,
			outcome,
			duration: started.elapsed(),
		}
	}
}

/// What came of one fault.
struct Trial {
	name: &'static str,
	outcome: Outcome,
	duration: Duration,
}

enum Outcome {
	Passed,
	Failed(String),
	/// This machine doesn't allow it, and why.
	NotTried(String),
}

/// Prints the table, and makes an error of what didn't pass.
fn report(trials: &[Trial]) -> Result<()> {
	process::step("summary");
	let mut failures = Vec::new();
	for Trial {
		name,
		outcome,
		duration,
	} in trials
	{
		let result = match outcome {
			Outcome::Passed => "passed".to_owned(),
			Outcome::Failed(_) => "FAILED".to_owned(),
			Outcome::NotTried(obstacle) => format!("NOT TRIED: {obstacle}"),
		};
		process::note(format!("{name:<18}{:>5} s  {result}", duration.as_secs()));
		match outcome {
			Outcome::Passed => {}
			Outcome::Failed(error) => failures.push(format!("{name}: {error}")),
			Outcome::NotTried(_) => failures.push(format!(
				"{name}: couldn't be tried here; `--skip {name}` leaves it out"
			)),
		}
	}
	if !failures.is_empty() {
		bail!("{}", failures.join("\n"));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn trial(name: &'static str, outcome: Outcome) -> Trial {
		Trial {
			name,
			outcome,
			duration: Duration::ZERO,
		}
	}

	#[test]
	fn what_did_not_pass_is_an_error_that_names_it() {
		report(&[trial("one", Outcome::Passed)]).unwrap();
		let error = report(&[
			trial("one", Outcome::Passed),
			trial("two", Outcome::Failed("a fork".into())),
			trial("three", Outcome::NotTried("no disk".into())),
		])
		.unwrap_err()
		.to_string();
		assert!(!error.contains("one"), "{error}");
		assert!(error.contains("two: a fork"), "{error}");
		assert!(error.contains("--skip three"), "{error}");
	}

	#[test]
	fn each_runtime_is_built_once_and_only_where_it_is_needed() {
		let all = faults::ALL.iter().collect::<Vec<_>>();
		let runtimes = runtimes_of(&all);
		assert_eq!(runtimes.len(), 3, "{runtimes:?}");
		let quick = all.iter().copied().filter(|fault| fault.quick);
		assert!(runtimes_of(&quick.collect::<Vec<_>>()).is_empty());
	}

	#[test]
	fn faults_have_distinct_names_and_some_are_quick() {
		let mut distinct = names();
		distinct.sort_unstable();
		distinct.dedup();
		assert_eq!(distinct.len(), faults::ALL.len());
		assert!(faults::ALL.iter().any(|fault| fault.quick));
	}
}
