//! A network of the four validators of the chain `local`, on this machine, with full control over
//! who runs, who is connected to whom, and what each of them sees.

pub mod clock;
pub mod disk;
pub mod faults;
mod gate;
pub mod load;
mod member;
mod session;
pub mod upgrade;
mod view;

use crate::{
	node::{tail, POLL},
	process, rpc,
	workspace::Workspace,
};
use anyhow::{bail, ensure, Context, Result};
use gate::{Gate, Links};
use member::Member;
use serde_json::Value;
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc,
	},
	thread,
	time::{Duration, Instant},
};
use upgrade::Upgrades;

/// The validators, by their place in the network.
pub const ALICE: usize = 0;
/// The second validator.
pub const BOB: usize = 1;
/// The third validator.
pub const CHARLIE: usize = 2;
/// The fourth validator.
pub const DAVE: usize = 3;
/// A second node with the keys of the third validator, which isn't started with the others.
pub const TWIN: usize = 4;
/// Those that run on a healthy network.
pub const VALIDATORS: [usize; 4] = [ALICE, BOB, CHARLIE, DAVE];

/// Names of all nodes, and the accounts whose keys they have.
const MEMBERS: [(&str, &str); 5] = [
	("alice", "alice"),
	("bob", "bob"),
	("charlie", "charlie"),
	("dave", "dave"),
	("charlies-twin", "charlie"),
];

/// Ports that each node takes: JSON-RPC, peers, and its gate.
const PORTS: u16 = 3;
/// How long a node may take to start, or the network to begin to finalise, on a busy machine.
pub const START_LIMIT: Duration = Duration::from_secs(240);
/// Lines of each node's log that an error shows.
const LOG_TAIL: usize = 12;

/// A running network; ends with this value.
pub struct Network {
	members: Vec<Member>,
	links: Arc<Links>,
	_gates: Vec<Gate>,
	/// The command-line client.
	pub cli: PathBuf,
	/// The specification of the chain, which every node reads when it starts.
	spec: PathBuf,
	/// Databases and keys; removed with the network.
	folder: PathBuf,
	/// What runtimes it can be upgraded to, if any.
	upgrades: Option<Upgrades>,
	/// Whether it isn't as a fault expects to find it.
	retired: bool,
	interrupted: Arc<AtomicBool>,
}

impl Network {
	/// Starts the four validators on a fresh chain and waits until they finalise blocks. Ports are
	/// taken from `first_port` on; `upgrades` are what its council may bring in.
	///
	/// # Errors
	/// When the binaries or ports aren't there, or the network doesn't come up.
	pub fn start(
		workspace: &Workspace,
		first_port: u16,
		interrupted: Arc<AtomicBool>,
		upgrades: Option<Upgrades>,
	) -> Result<Self> {
		let folder = std::env::temp_dir().join(format!("florin-network-{}", std::process::id()));
		let logs = workspace.cache.join("network").join(first_port.to_string());
		for fresh in [&folder, &logs] {
			if fresh.exists() {
				fs::remove_dir_all(fresh)?;
			}
			fs::create_dir_all(fresh)?;
		}
		process::step(format!(
			"network: four validators, logs in {}",
			logs.display()
		));
		let binary = workspace.binary("florin-node")?;
		let spec = write_spec(&binary, &folder)?;
		let ports = free_ports(first_port, MEMBERS.len())?;
		let members = MEMBERS
			.iter()
			.zip(&ports)
			.map(|((name, account), ports)| {
				Member::new(&binary, &spec, name, account, *ports, &folder, &logs)
			})
			.collect::<Result<Vec<_>>>()?;
		let links = Arc::new(Links::default());
		let listening: Arc<[u16]> = members.iter().map(|member| member.ports.peers).collect();
		let gates = members
			.iter()
			.enumerate()
			.map(|(index, member)| {
				Gate::open(member.ports.gate, index, listening.clone(), links.clone())
			})
			.collect::<Result<_>>()?;
		let mut network = Self {
			members,
			links,
			_gates: gates,
			cli: workspace.binary("florin")?,
			spec,
			folder,
			upgrades,
			retired: false,
			interrupted,
		};
		match network.begin() {
			Ok(()) => Ok(network),
			Err(error) => {
				process::note(network.log_tails());
				Err(error.context("the network didn't come up"))
			}
		}
	}

	fn begin(&mut self) -> Result<()> {
		for index in VALIDATORS {
			self.launch(index)?;
		}
		self.wait(
			"four connected validators finalise blocks",
			START_LIMIT,
			|network| {
				for index in VALIDATORS {
					if network.peers(index)? < 3 || network.finalized(index)? < 3 {
						return Ok(false);
					}
				}
				Ok(true)
			},
		)
	}

	/// Starts a node with its database as it was left.
	///
	/// # Errors
	/// When it runs already or can't be started.
	pub fn launch(&mut self, index: usize) -> Result<()> {
		let peers = self.addresses(index);
		self.member(index)?.launch(&peers)
	}

	/// Ends a node as a power cut would.
	///
	/// # Errors
	/// When it doesn't run.
	pub fn kill(&mut self, index: usize) -> Result<()> {
		self.member(index)?.take()?.kill()
	}

	/// Ends a node as its operator would.
	///
	/// # Errors
	/// When it doesn't run.
	pub fn stop(&mut self, index: usize) -> Result<()> {
		self.member(index)?.take()?.stop()
	}

	/// One of the nodes.
	///
	/// # Errors
	/// When there is no such node.
	pub fn member(&mut self, index: usize) -> Result<&mut Member> {
		self.members.get_mut(index).context("there is no such node")
	}

	/// Cuts every way between two groups of nodes.
	pub fn cut(&self, group: &[usize], others: &[usize]) {
		self.links.cut(group, others);
	}

	/// Opens every way again.
	pub fn heal(&self) {
		self.links.heal();
	}

	/// Gives it up: its chain isn't what another fault may be tried on.
	pub fn retire(&mut self) {
		self.retired = true;
	}

	/// Whether the four validators, and nobody else, run and can reach each other, on a chain as it began.
	pub fn is_whole(&mut self) -> bool {
		let runs =
			|(index, member): (usize, &mut Member)| member.runs() == VALIDATORS.contains(&index);
		!self.retired && self.links.whole() && self.members.iter_mut().enumerate().all(runs)
	}

	/// Asks `question` until the answer is yes. What can't be answered yet is asked again.
	///
	/// # Errors
	/// When the answer is still no after `limit`, a running node ends, or the user interrupts.
	pub fn wait(
		&mut self,
		what: &str,
		limit: Duration,
		mut question: impl FnMut(&mut Self) -> Result<bool>,
	) -> Result<()> {
		let started = Instant::now();
		loop {
			self.check()?;
			let answer = question(self);
			if matches!(answer, Ok(true)) {
				process::note(format!(
					"{:>5.1} s  {what}",
					started.elapsed().as_secs_f32()
				));
				return Ok(());
			}
			if started.elapsed() >= limit {
				let reason = answer.err().map(|error| format!(" ({error:#})"));
				bail!(
					"not so after {} s: {what}{}",
					limit.as_secs(),
					reason.unwrap_or_default()
				);
			}
			thread::sleep(POLL);
		}
	}

	/// Lets time pass.
	///
	/// # Errors
	/// When a running node ends, or the user interrupts.
	pub fn pass(&mut self, time: Duration) -> Result<()> {
		let started = Instant::now();
		while started.elapsed() < time {
			self.check()?;
			thread::sleep(POLL.min(time.saturating_sub(started.elapsed())));
		}
		Ok(())
	}

	/// Sees to it that nothing has ended that should run.
	fn check(&mut self) -> Result<()> {
		ensure!(!self.interrupted.load(Ordering::Relaxed), "interrupted");
		self.members.iter_mut().try_for_each(Member::check)
	}

	/// What the command-line client answers when it asks node `index`.
	///
	/// # Errors
	/// When it fails.
	pub fn ask(&self, index: usize, arguments: &[&str]) -> Result<Value> {
		let answer = process::output(self.client(index)?.arg("--json").args(arguments))?;
		Ok(serde_json::from_str(&answer)?)
	}

	/// The command-line client, connected to node `index`, as the development accounts, whoever else
	/// signs in this shell.
	///
	/// # Errors
	/// When there is no such node.
	pub fn client(&self, index: usize) -> Result<Command> {
		let mut client = Command::new(&self.cli);
		client
			.args(["--url", &self.url(index)?])
			.env_remove("FLORIN_SURI")
			.env_remove("FLORIN_KEY_FILE");
		Ok(client)
	}

	/// Where node `index` serves JSON-RPC.
	///
	/// # Errors
	/// When there is no such node.
	pub fn url(&self, index: usize) -> Result<String> {
		let member = self.members.get(index).context("there is no such node")?;
		Ok(format!("ws://127.0.0.1:{}", member.ports.rpc))
	}

	/// The end of every node's log.
	pub fn log_tails(&self) -> String {
		self.members
			.iter()
			.filter_map(|member| {
				let log = fs::read_to_string(&member.log).ok()?;
				Some(format!(
					"The end of {}:\n{}",
					member.log.display(),
					tail(&log, LOG_TAIL)
				))
			})
			.collect::<Vec<_>>()
			.join("\n")
	}

	/// Where the others are reached.
	fn addresses(&self, index: usize) -> Vec<String> {
		self.members
			.iter()
			.enumerate()
			.filter(|(other, _)| *other != index)
			.map(|(_, member)| member.address())
			.collect()
	}
}

impl Drop for Network {
	fn drop(&mut self) {
		// Nobody needs the databases any more, and there may be a hurry.
		for member in &mut self.members {
			member.end();
		}
		if let Err(error) = fs::remove_dir_all(&self.folder) {
			eprintln!("can't remove {}: {error}", self.folder.display());
		}
	}
}

/// Writes the specification of the chain `local`, as one that isn't local to a machine: on such
/// chains nodes don't hand on addresses of private networks and of their own machine, and so learn
/// no way to each other beside the gates.
fn write_spec(binary: &Path, folder: &Path) -> Result<PathBuf> {
	let mut export = Command::new(binary);
	export.args(["export-chain-spec", "--chain", "local", "--raw"]);
	let mut spec: Value = serde_json::from_str(&process::output(&mut export)?)?;
	let kind = spec
		.get_mut("chainType")
		.context("a chain's specification has a type")?;
	*kind = "Live".into();
	let file = folder.join("chain.json");
	fs::write(&file, spec.to_string())?;
	Ok(file)
}

/// The ports of `count` nodes: the first ones from `first` on that nobody listens on.
fn free_ports(first: u16, count: usize) -> Result<Vec<member::Ports>> {
	let wanted = count * usize::from(PORTS);
	let free = (first..=u16::MAX)
		.filter(|port| rpc::is_free(*port))
		.take(wanted)
		.collect::<Vec<_>>();
	ensure!(
		free.len() == wanted,
		"fewer than {wanted} ports are free from {first} on"
	);
	Ok(free
		.chunks_exact(usize::from(PORTS))
		.filter_map(|ports| match ports {
			[rpc, peers, gate] => Some(member::Ports {
				rpc: *rpc,
				peers: *peers,
				gate: *gate,
			}),
			_ => None,
		})
		.collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::net::{Ipv4Addr, TcpListener};

	#[test]
	fn ports_that_are_taken_are_left_out() {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
		let taken = listener.local_addr().unwrap().port();
		let ports = free_ports(taken, 2).unwrap();
		assert_eq!(ports.len(), 2);
		let mut numbers = ports
			.iter()
			.flat_map(|ports| [ports.rpc, ports.peers, ports.gate]);
		assert!(numbers.all(|port| port > taken));
		assert!(free_ports(u16::MAX, 2).is_err());
	}

	#[test]
	fn each_node_has_a_name_of_its_own() {
		let names = MEMBERS.map(|(name, _)| name);
		let distinct: std::collections::BTreeSet<_> = names.iter().collect();
		assert_eq!(distinct.len(), names.len());
	}
}
