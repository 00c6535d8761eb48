//! A steady load with bursts on four validators: whether a transaction is lost, and what happens to the nodes' memory.

use super::network::{client, Network, Ports, VALIDATORS};
use crate::{process, workspace::Workspace};
use anyhow::{Context, Result};
use std::{fs, time::Instant};

/// A cache of the state's trie that is soon full. The default may grow to 1 GiB, behind which any other growth would hide.
const SMALL_CACHE: [&str; 2] = ["--trie-cache-size", "16777216"];

/// Options of `bench load`.
#[derive(clap::Args)]
pub struct Options {
	/// How long it is measured, in seconds
	#[arg(long, default_value_t = 600)]
	seconds: u32,
	/// How long the same load goes on before, in seconds: nodes keep what the last 256 blocks changed, and fill their caches
	#[arg(long, default_value_t = 900)]
	warm_up: u32,
	/// Mixed transactions a second
	#[arg(long, default_value_t = 50)]
	rate: u32,
	/// Transactions sent at once beside the others, once a minute
	#[arg(long, default_value_t = 500)]
	burst: u32,
	#[command(flatten)]
	ports: Ports,
}

/// Loads the validators, and prints what became of the transactions and of the memory.
///
/// # Errors
/// When the network doesn't start, a transaction is lost or fails, or the user has had enough.
pub fn run(
	workspace: &Workspace,
	options: &Options,
	interrupted: &impl Fn() -> bool,
) -> Result<()> {
	workspace.build()?;
	process::step("bench: mixed transactions on four validators");
	let mut network = Network::of_validators(workspace, &options.ports, &SMALL_CACHE, interrupted)?;
	let urls = network.urls();
	let (first, others) = urls.split_first().context("the network has nodes")?;
	let mut traffic = client(workspace, first)?;
	traffic.args([
		"traffic",
		"--seconds",
		&(options.warm_up + options.seconds).to_string(),
		"--rate",
		&options.rate.to_string(),
		"--burst",
		&options.burst.to_string(),
	]);
	for url in others {
		traffic.args(["--node", url]);
	}
	let started = Instant::now();
	let mut samples = vec![Sample::take("idle", started, &network)?];
	let mut measured_from = f64::INFINITY;
	let answer = process::follow(&mut traffic, interrupted, |line| {
		if line.starts_with("sending") {
			measured_from = started.elapsed().as_secs_f64() + f64::from(options.warm_up);
			samples.push(Sample::take("0 %", started, &network)?);
		}
		if let Some((percent, _)) = line.split_once(" %: ") {
			samples.push(Sample::take(&format!("{percent} %"), started, &network)?);
		}
		Ok(())
	});
	// Also of a run that failed.
	print!("{}", report(&samples, measured_from));
	println!("{}", answer?.trim_end());
	network.stop()
}

/// What the nodes have in memory at a moment.
struct Sample {
	label: String,
	seconds: f64,
	nodes: Vec<Memory>,
}

impl Sample {
	fn take(label: &str, started: Instant, network: &Network) -> Result<Self> {
		let nodes = network.nodes.iter().map(|node| Memory::of(node.id()));
		Ok(Self {
			label: label.to_owned(),
			seconds: started.elapsed().as_secs_f64(),
			nodes: nodes.collect::<Result<_>>()?,
		})
	}
}

/// What a process has in memory, in MiB.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Memory {
	/// All of it: what the process allocated, and what it has mapped of its files.
	resident: f64,
	/// What it allocated.
	allocated: f64,
}

impl Memory {
	fn of(process: u32) -> Result<Self> {
		Self::in_status(&fs::read_to_string(format!("/proc/{process}/status"))?)
	}

	/// Reads lines such as `RssAnon:   123456 kB`.
	fn in_status(status: &str) -> Result<Self> {
		let figure = |name: &str| -> Result<f64> {
			let line = status.lines().find_map(|line| line.strip_prefix(name));
			let line = line.with_context(|| format!("the system tells no {name}"))?;
			let kib = line.trim().trim_end_matches(" kB").parse::<u32>()?;
			Ok(f64::from(kib) / 1024.0)
		};
		Ok(Self {
			resident: figure("VmRSS:")?,
			allocated: figure("RssAnon:")?,
		})
	}
}

/// The memory over time, and how fast what was allocated grew from second `measured_from` on.
fn report(samples: &[Sample], measured_from: f64) -> String {
	let mut lines = String::from("MiB resident (allocated) of each validator\n        ");
	for name in VALIDATORS {
		lines += &format!("{name:>16}");
	}
	for sample in samples {
		lines += &format!("\n{:<8}", sample.label);
		for memory in &sample.nodes {
			let figures = format!("{:.0} ({:.0})", memory.resident, memory.allocated);
			lines += &format!("{figures:>16}");
		}
	}
	let measured = samples
		.iter()
		.filter(|sample| sample.seconds >= measured_from)
		.collect::<Vec<_>>();
	lines += "\na minute";
	for index in 0..VALIDATORS.len() {
		let points = measured
			.iter()
			.filter_map(|sample| Some((sample.seconds, sample.nodes.get(index)?.allocated)));
		let slope = slope(&points.collect::<Vec<_>>()) * 60.0;
		lines += &format!("{:>16}", format!("{slope:+.2}"));
	}
	lines + "\n(the last line: MiB allocated more per minute, least squares after the warm-up)\n"
}

/// The slope of the line through `points` by least squares; 0 where there are fewer than two.
fn slope(points: &[(f64, f64)]) -> f64 {
	let count: f64 = points.iter().map(|_| 1.0).sum();
	let mean =
		|coordinate: fn(&(f64, f64)) -> f64| points.iter().map(coordinate).sum::<f64>() / count;
	let (mean_x, mean_y) = (mean(|point| point.0), mean(|point| point.1));
	let (mut products, mut squares) = (0.0, 0.0);
	for (x, y) in points {
		products += (x - mean_x) * (y - mean_y);
		squares += (x - mean_x) * (x - mean_x);
	}
	if squares > 0.0 {
		products / squares
	} else {
		0.0
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn memory_is_read_from_the_systems_own_words() {
		let status = "Name:\tflorin-node\nVmRSS:\t  204800 kB\nRssAnon:\t  102400 kB\n";
		let expected = Memory {
			resident: 200.0,
			allocated: 100.0,
		};
		assert_eq!(Memory::in_status(status).unwrap(), expected);
		assert!(Memory::in_status("Name:\tflorin-node\n").is_err());
	}

	#[test]
	fn this_process_has_memory() {
		let memory = Memory::of(std::process::id()).unwrap();
		assert!(memory.resident >= memory.allocated && memory.allocated > 0.0);
	}

	#[test]
	fn the_slope_is_that_of_the_line() {
		let near = |left: f64, right: f64| (left - right).abs() < 1e-9;
		assert!(near(slope(&[(0.0, 5.0), (10.0, 25.0), (20.0, 45.0)]), 2.0));
		assert!(near(slope(&[(0.0, 5.0), (10.0, 5.0)]), 0.0));
		assert!(near(slope(&[(3.0, 5.0)]), 0.0));
		assert!(near(slope(&[]), 0.0));
	}

	#[test]
	fn growth_is_told_for_each_node_after_the_warm_up() {
		let sample = |seconds, allocated: f64| Sample {
			label: "x".into(),
			seconds,
			nodes: vec![
				Memory {
					resident: 300.0,
					allocated,
				};
				4
			],
		};
		let samples = [
			sample(0.0, 10.0),
			sample(30.0, 90.0),
			sample(60.0, 100.0),
			sample(120.0, 103.0),
		];
		let text = report(&samples, 60.0);
		assert_eq!(text.matches("+3.00").count(), 4, "{text}");
		assert!(text.contains("300 (103)"), "{text}");
	}
}
