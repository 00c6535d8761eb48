//! `cargo xtask dev`: a development chain and the story of the money loop on it.

use crate::{chain::Chain, process, rpc, setup, workspace::Workspace};
use anyhow::{bail, ensure, Result};
use std::{path::Path, process::Command};

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

	let interrupted = process::interruption()?;
	let mut chain = Chain::start(workspace, options.rpc_port, options.prometheus_port)?;
	let number = chain.wait_for_block(&interrupted)?;
	process::note(format!("block {number} is there"));

	let cli = workspace.binary("florin")?;
	tell_story(&cli, &chain.url(), &interrupted)?;
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

/// Without its JSON-RPC port the node ends, without that of its metrics it goes on and nobody sees them.
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

/// Runs the story to its end, on the chain of the node at `url`.
///
/// # Errors
/// When it doesn't end well.
pub fn tell_story(cli: &Path, url: &str, interrupted: impl Fn() -> bool) -> Result<()> {
	process::step("the money loop: from a GPU's evidence to FLRN and back");
	let mut demo = Command::new(cli);
	demo.args(["--url", url, "demo"])
		// The story is the development accounts', whoever else signs in this shell.
		.env_remove("FLORIN_SURI")
		.env_remove("FLORIN_KEY_FILE");
	match process::run_until(&mut demo, interrupted)? {
		Some(status) => process::check(&demo, status),
		None => bail!("interrupted before the story was told"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::net::{Ipv4Addr, TcpListener};

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
}
