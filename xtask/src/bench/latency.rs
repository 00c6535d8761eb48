//! How long a transfer takes into a block and until that is final, on four validators, beside a chain with one.

use super::network::{client, Network, Ports};
use crate::{process, rpc, workspace::Workspace};
use anyhow::{Context, Result};
use serde_json::Value;

/// The targets at the median, in milliseconds: in a block, and final.
const TARGETS: [u64; 2] = [1_500, 4_000];

/// Options of `bench latency`.
#[derive(clap::Args)]
pub struct Options {
	/// How many transfers are sent on the four validators, one after another at random moments
	#[arg(long, default_value_t = 100)]
	transfers: u32,
	/// How many on the chain with a single validator
	#[arg(long, default_value_t = 50)]
	baseline_transfers: u32,
	#[command(flatten)]
	ports: Ports,
}

/// Measures both chains and prints them side by side.
///
/// # Errors
/// When a chain doesn't start, refuses a transfer, or the user has had enough.
pub fn run(
	workspace: &Workspace,
	options: &Options,
	interrupted: &impl Fn() -> bool,
) -> Result<()> {
	workspace.build()?;
	process::step("bench: transfers on one validator");
	let mut single = Network::new(workspace, &options.ports, "dev")?;
	single.start("single", &["--alice", "--force-authoring"])?;
	single.wait(interrupted, |port| Ok(rpc::finalized(port)? > 0))?;
	let one = measure(workspace, &single, options.baseline_transfers, interrupted)?;
	single.stop()?;

	process::step("bench: transfers on four validators");
	let mut validators = Network::of_validators(workspace, &options.ports, &[], interrupted)?;
	let four = measure(workspace, &validators, options.transfers, interrupted)?;
	validators.stop()?;
	print!("{}", report(&one, &four));
	Ok(())
}

/// Median and 95th percentile in milliseconds: in a block, and final.
#[derive(Debug, PartialEq, Eq)]
struct Latency {
	transfers: u64,
	medians: [u64; 2],
	percentiles_95: [u64; 2],
}

fn measure(
	workspace: &Workspace,
	network: &Network,
	transfers: u32,
	interrupted: &impl Fn() -> bool,
) -> Result<Latency> {
	let urls = network.urls();
	let mut latency = client(workspace, urls.first().context("the network has nodes")?)?;
	latency.args(["latency", "--transfers", &transfers.to_string()]);
	let answer = process::follow(&mut latency, interrupted, |_| Ok(()))?;
	latency_in(&answer)
}

/// Reads the client's answer.
fn latency_in(answer: &str) -> Result<Latency> {
	let answer: Value = serde_json::from_str(answer)?;
	let figure = |pointer: &str| {
		let figure = answer.pointer(pointer).and_then(Value::as_u64);
		figure.with_context(|| format!("the client's answer has no {pointer}"))
	};
	Ok(Latency {
		transfers: figure("/transfers")?,
		medians: [figure("/in_block/median")?, figure("/finalized/median")?],
		percentiles_95: [
			figure("/in_block/percentile_95")?,
			figure("/finalized/percentile_95")?,
		],
	})
}

fn report(one: &Latency, four: &Latency) -> String {
	let mut lines = format!(
		"{:<18}{:>10}{:>18}{:>8}{:>18}{:>8}\n",
		"", "transfers", "in a block, ms", "95 %", "final, ms", "95 %"
	);
	for (name, latency) in [("one validator", one), ("four validators", four)] {
		let [in_block, finalized] = latency.medians;
		let [in_block_95, finalized_95] = latency.percentiles_95;
		lines += &format!(
			"{name:<18}{:>10}{in_block:>18}{in_block_95:>8}{finalized:>18}{finalized_95:>8}\n",
			latency.transfers,
		);
	}
	let [in_block, finalized] = TARGETS;
	let met = four
		.medians
		.iter()
		.zip(TARGETS)
		.all(|(median, target)| *median <= target);
	lines += &format!(
		"medians on four validators of at most {in_block} ms and {finalized} ms: {}\n",
		if met { "met" } else { "NOT met" }
	);
	lines
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_clients_answer_is_understood() {
		let answer = r#"{"transfers": 3,
			"in_block": {"least": 1, "median": 2, "percentile_95": 3, "most": 4},
			"finalized": {"least": 5, "median": 6, "percentile_95": 7, "most": 8}}"#;
		let expected = Latency {
			transfers: 3,
			medians: [2, 6],
			percentiles_95: [3, 7],
		};
		assert_eq!(latency_in(answer).unwrap(), expected);
		assert!(latency_in("{}").is_err());
	}

	#[test]
	fn a_median_over_its_target_is_told() {
		let latency = |medians| Latency {
			transfers: 10,
			medians,
			percentiles_95: [9_000, 9_000],
		};
		let met = report(&latency([9_000, 9_000]), &latency([1_500, 4_000]));
		assert!(met.ends_with("4000 ms: met\n"), "{met}");
		let missed = report(&latency([1, 1]), &latency([1_500, 4_001]));
		assert!(missed.ends_with("4000 ms: NOT met\n"), "{missed}");
	}
}
