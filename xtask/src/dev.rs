//! `cargo xtask dev`: a development chain and the story of the money loop on it.

use crate::{process, rpc, setup, workspace::Workspace};
use anyhow::{bail, ensure, Context, Result};
use signal_hook::consts::{SIGINT, SIGTERM};
use std::{
	fs,
	os::unix::process::CommandExt,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	thread,
	time::{Duration, Instant},
};

/// Compiling the runtime to machine code comes before the first block, and takes a minute on a busy
/// machine.
const FIRST_BLOCK_LIMIT: Duration = Duration::from_secs(300);
/// What the node gets to close its database.
const STOP_LIMIT: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(200);
/// How much of the log an error shows.
const LOG_TAIL: usize = 20;

/// Options of `dev`.
#[derive(clap::Args)]
pub struct Options {
	/// End when the story has been told, instead of leaving the chain running
	#[arg(long)]
	exit: bool,
	/// The port of the node's JSON-RPC
	#[arg(long, default_value_t = 9944)]
	rpc_port: u16,
	/// The port of the node's Prometheus metrics
	#[arg(long, default_value_t = 9615)]
	prometheus_port: u16,
}

/// Builds, starts a fresh development chain, tells the story and leaves the chain running.
///
/// # Errors
/// When a port is taken, the build fails, the chain doesn't start, or the story fails.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	// Before a build of half an hour rather than after it.
	check_ports(options)?;
	setup::for_building(workspace)?;
	workspace.build()?;
	check_ports(options)?;

	let interrupted = Arc::new(AtomicBool::new(false));
	for signal in [SIGINT, SIGTERM] {
		signal_hook::flag::register(signal, interrupted.clone())?;
	}
	let interrupted = || interrupted.load(Ordering::Relaxed);

	let mut chain = Chain::start(workspace, options)?;
	let number = chain.wait_for_block(interrupted)?;
	process::note(format!("block {number} is there"));

	let cli = workspace.binary("florin")?;
	tell_story(&cli, &chain.url(), interrupted)?;
	if options.exit {
		return chain.stop();
	}
	process::step("the chain goes on until Ctrl-C");
	process::note(format!(
		"JSON-RPC  {url}\nmetrics   http://127.0.0.1:{metrics}/metrics\nlog       {log}\n\
		 next      {cli} --url {url} --help",
		url = chain.url(),
		metrics = options.prometheus_port,
		log = chain.log.display(),
		cli = cli.display(),
	));
	chain.wait(interrupted)
}

/// Both servers bind their ports when the node starts, and it ends when one is taken.
fn check_ports(options: &Options) -> Result<()> {
	let ports = [
		("--rpc-port", options.rpc_port),
		("--prometheus-port", options.prometheus_port),
	];
	for (option, port) in ports {
		ensure!(
			rpc::is_free(port),
			"port {port} is taken, perhaps by another development chain: end that one, or choose \
			 another port with `{option}`",
		);
	}
	Ok(())
}

/// Runs the story to its end.
fn tell_story(cli: &Path, url: &str, interrupted: impl Fn() -> bool) -> Result<()> {
	process::step("the money loop: from a GPU's evidence to FLRN and back");
	let mut demo = Command::new(cli);
	demo.args(["--url", url, "demo"]);
	match process::run_until(&mut demo, interrupted)? {
		Some(status) => process::check(&demo, status),
		None => bail!("interrupted before the story was told"),
	}
}

/// A running node; ends with this value.
struct Chain {
	node: Child,
	log: PathBuf,
	rpc_port: u16,
}

impl Chain {
	fn start(workspace: &Workspace, options: &Options) -> Result<Self> {
		// One folder per port, so that chains side by side don't share a database.
		let folder = workspace
			.cache
			.join("dev")
			.join(options.rpc_port.to_string());
		let data = folder.join("chain");
		if data.exists() {
			fs::remove_dir_all(&data)
				.with_context(|| format!("can't remove the last chain in {}", data.display()))?;
		}
		fs::create_dir_all(&data)?;
		let log = folder.join("node.log");
		let output =
			fs::File::create(&log).with_context(|| format!("can't write to {}", log.display()))?;

		process::step(format!(
			"development chain: fresh, log in {}",
			log.display()
		));
		let mut command = Command::new(workspace.binary("florin-node")?);
		command.args(["--dev", "--base-path"]).arg(&data).args([
			"--rpc-port",
			&options.rpc_port.to_string(),
			"--prometheus-port",
			&options.prometheus_port.to_string(),
			// Nobody joins this chain: any free port, on this machine only.
			"--listen-addr",
			"/ip4/127.0.0.1/tcp/0",
		]);
		process::note(format!("$ {}", process::describe(&command)));
		let node = command
			.stdin(Stdio::null())
			.stdout(output.try_clone()?)
			.stderr(output)
			// Away from the terminal's Ctrl-C: the node ends after what talks to it.
			.process_group(0)
			.spawn()
			.context("can't start the node")?;
		Ok(Self {
			node,
			log,
			rpc_port: options.rpc_port,
		})
	}

	fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.rpc_port)
	}

	/// Waits for the first block after genesis and returns its number.
	fn wait_for_block(&mut self, interrupted: impl Fn() -> bool) -> Result<u32> {
		let started = Instant::now();
		while started.elapsed() < FIRST_BLOCK_LIMIT {
			if interrupted() {
				bail!("interrupted before the first block");
			}
			self.check_alive()?;
			// Until its server is up the node refuses connections.
			if let Ok(header) = rpc::call(self.rpc_port, "chain_getHeader") {
				let number = rpc::block_number(&header)?;
				if number > 0 {
					return Ok(number);
				}
			}
			thread::sleep(POLL);
		}
		bail!(
			"no block after {} s\n{}",
			FIRST_BLOCK_LIMIT.as_secs(),
			self.log_tail()
		);
	}

	/// Waits until the user has had enough, or the node ends by itself, which is an error.
	fn wait(&mut self, interrupted: impl Fn() -> bool) -> Result<()> {
		while !interrupted() {
			self.check_alive()?;
			thread::sleep(POLL);
		}
		self.stop()
	}

	fn check_alive(&mut self) -> Result<()> {
		if let Some(status) = self.node.try_wait()? {
			bail!("the node ended by itself ({status})\n{}", self.log_tail());
		}
		Ok(())
	}

	/// Asks the node to end, and ends it when it doesn't.
	fn stop(&mut self) -> Result<()> {
		if self.node.try_wait()?.is_some() {
			return Ok(());
		}
		process::step("ending the chain");
		let terminate = format!("kill -TERM {}", self.node.id());
		process::output(Command::new("sh").args(["-c", &terminate]))?;
		let started = Instant::now();
		while self.node.try_wait()?.is_none() {
			if started.elapsed() >= STOP_LIMIT {
				process::note("it doesn't end by itself");
				self.node.kill()?;
				self.node.wait()?;
				break;
			}
			thread::sleep(POLL);
		}
		Ok(())
	}

	fn log_tail(&self) -> String {
		let log = fs::read_to_string(&self.log).unwrap_or_default();
		format!(
			"The end of {}:\n{}",
			self.log.display(),
			tail(&log, LOG_TAIL)
		)
	}
}

impl Drop for Chain {
	fn drop(&mut self) {
		if let Err(error) = self.stop() {
			eprintln!(
				"the node with process id {} may still run: {error:#}",
				self.node.id()
			);
		}
	}
}

/// The last `count` lines of `text`.
fn tail(text: &str, count: usize) -> String {
	let lines: Vec<_> = text.lines().collect();
	lines
		.iter()
		.skip(lines.len().saturating_sub(count))
		.copied()
		.collect::<Vec<_>>()
		.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::net::{Ipv4Addr, TcpListener};

	#[test]
	fn the_tail_is_the_last_lines() {
		assert_eq!(tail("a\nb\nc\n", 2), "b\nc");
		assert_eq!(tail("a\n", 2), "a");
		assert_eq!(tail("", 2), "");
	}

	#[test]
	fn a_taken_port_is_named_with_the_option_that_chooses_another() {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
		let taken = listener.local_addr().unwrap().port();
		let options = Options {
			exit: true,
			rpc_port: taken,
			prometheus_port: taken,
		};
		let error = check_ports(&options).unwrap_err().to_string();
		assert!(
			error.contains(&taken.to_string()) && error.contains("--rpc-port"),
			"{error}"
		);
	}

	#[test]
	fn a_chain_that_dies_is_reported_with_its_log() {
		let log = std::env::temp_dir().join(format!("xtask-{}-node.log", std::process::id()));
		fs::write(&log, "starting\nno such preset\n").unwrap();
		let node = Command::new("false").spawn().unwrap();
		let mut chain = Chain {
			node,
			log: log.clone(),
			rpc_port: 1,
		};
		let error = chain.wait(|| false).unwrap_err().to_string();
		assert!(error.contains("no such preset"), "{error}");
		fs::remove_file(log).unwrap();
	}

	#[test]
	fn an_interrupted_chain_is_ended() {
		let node = Command::new("sleep").arg("60").spawn().unwrap();
		let mut chain = Chain {
			node,
			log: PathBuf::new(),
			rpc_port: 1,
		};
		chain.wait(|| true).unwrap();
		assert!(chain.node.try_wait().unwrap().is_some());
	}
}
