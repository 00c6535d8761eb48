//! The only ways between the nodes of a network, which can be cut.
//!
//! Each node listens at an address that nobody is told, and is reached through its gate: a proxy for
//! TCP in this process. A node dials from the port at which it listens, so that a gate knows who
//! comes, and lets through only whom the links allow.

use anyhow::{Context, Result};
use std::{
	collections::{BTreeMap, BTreeSet},
	io,
	net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
	sync::{
		atomic::{AtomicBool, Ordering},
		Arc, Mutex, MutexGuard, PoisonError,
	},
	thread,
};

/// Which nodes can reach which, and the connections between them.
#[derive(Default)]
pub struct Links(Mutex<State>);

#[derive(Default)]
struct State {
	/// Pairs of nodes without a way between them, the smaller index first.
	cut: BTreeSet<(usize, usize)>,
	connections: BTreeMap<u64, Connection>,
	next: u64,
}

/// Both ends of a connection through a gate.
struct Connection {
	pair: (usize, usize),
	ends: [TcpStream; 2],
}

impl Connection {
	fn close(&self) {
		for end in &self.ends {
			// Fails where it is closed already.
			let _ = end.shutdown(Shutdown::Both);
		}
	}
}

const fn pair(one: usize, other: usize) -> (usize, usize) {
	if one < other {
		(one, other)
	} else {
		(other, one)
	}
}

impl Links {
	/// Ends all connections between the two groups, and allows none until they are healed.
	pub fn cut(&self, group: &[usize], others: &[usize]) {
		let mut state = self.state();
		for (one, other) in group
			.iter()
			.flat_map(|one| others.iter().map(move |other| (*one, *other)))
		{
			state.cut.insert(pair(one, other));
		}
		let State {
			cut, connections, ..
		} = &*state;
		connections
			.values()
			.filter(|connection| cut.contains(&connection.pair))
			.for_each(Connection::close);
	}

	/// Allows all connections again.
	pub fn heal(&self) {
		self.state().cut.clear();
	}

	/// Whether no way is cut.
	pub fn whole(&self) -> bool {
		self.state().cut.is_empty()
	}

	/// Enters a connection, if there may be one.
	fn open(&self, pair: (usize, usize), ends: [TcpStream; 2]) -> Option<u64> {
		let mut state = self.state();
		if state.cut.contains(&pair) {
			return None;
		}
		let id = state.next;
		state.next = id.wrapping_add(1);
		state.connections.insert(id, Connection { pair, ends });
		Some(id)
	}

	fn close(&self, id: u64) {
		if let Some(connection) = self.state().connections.remove(&id) {
			connection.close();
		}
	}

	fn state(&self) -> MutexGuard<'_, State> {
		// No operation leaves it half done.
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// The way to one node; closes with this value.
pub struct Gate {
	port: u16,
	closed: Arc<AtomicBool>,
}

impl Gate {
	/// Opens the gate of node `index` at `port`. `nodes` are the ports at which the nodes listen.
	///
	/// # Errors
	/// When the port is taken.
	pub fn open(port: u16, index: usize, nodes: Arc<[u16]>, links: Arc<Links>) -> Result<Self> {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
			.with_context(|| format!("can't listen on port {port}"))?;
		let closed = Arc::new(AtomicBool::new(false));
		let ends = closed.clone();
		thread::spawn(move || {
			for stream in listener.incoming() {
				if ends.load(Ordering::Relaxed) {
					break;
				}
				// Who gave up meanwhile, or isn't one of the nodes, is left alone.
				let _ = stream.and_then(|stream| admit(stream, index, &nodes, &links));
			}
		});
		Ok(Self { port, closed })
	}
}

impl Drop for Gate {
	fn drop(&mut self) {
		self.closed.store(true, Ordering::Relaxed);
		// Wakes the thread, which then ends.
		let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
	}
}

/// Connects one that came to the gate of node `to` with it, if the links allow that.
fn admit(from: TcpStream, to: usize, nodes: &Arc<[u16]>, links: &Arc<Links>) -> io::Result<()> {
	let port = from.peer_addr()?.port();
	let (Some(origin), Some(target)) = (
		nodes.iter().position(|node| *node == port),
		nodes.get(to).copied(),
	) else {
		return Ok(());
	};
	let target = TcpStream::connect((Ipv4Addr::LOCALHOST, target))?;
	for stream in [&from, &target] {
		stream.set_nodelay(true)?;
	}
	let ends = [from.try_clone()?, target.try_clone()?];
	let Some(id) = links.open(pair(origin, to), ends) else {
		return Ok(());
	};
	for (mut source, mut sink) in [(from.try_clone()?, target.try_clone()?), (target, from)] {
		let links = links.clone();
		thread::spawn(move || {
			// However it ends, the other direction ends too.
			let _ = io::copy(&mut source, &mut sink);
			links.close(id);
		});
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		io::{Read, Write},
		time::Duration,
	};

	/// A node that answers each byte with the next one; its port.
	fn node() -> u16 {
		let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
		let port = listener.local_addr().unwrap().port();
		thread::spawn(move || {
			for stream in listener.incoming() {
				let mut stream = stream.unwrap();
				thread::spawn(move || {
					let mut byte = [0];
					while stream.read_exact(&mut byte).is_ok() {
						byte[0] += 1;
						if stream.write_all(&byte).is_err() {
							break;
						}
					}
				});
			}
		});
		port
	}

	/// Asks and is answered.
	fn served(stream: &mut TcpStream) -> bool {
		let mut answer = [0];
		stream
			.set_read_timeout(Some(Duration::from_secs(10)))
			.unwrap();
		stream.write_all(&[1]).is_ok() && stream.read_exact(&mut answer).is_ok() && answer == [2]
	}

	#[test]
	fn strangers_are_not_let_through() {
		let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
		let port = free.local_addr().unwrap().port();
		drop(free);
		// Nobody connects from port 0.
		let nodes: Arc<[u16]> = Arc::from([0, node()]);
		let _gate = Gate::open(port, 1, nodes, Arc::default()).unwrap();
		let mut stranger = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
		assert!(!served(&mut stranger));
	}

	#[test]
	fn a_cut_ends_connections_and_allows_no_new_ones() {
		let links = Arc::new(Links::default());
		let target = node();
		let connect = || {
			let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
			let port = listener.local_addr().unwrap().port();
			let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
			let (accepted, _) = listener.accept().unwrap();
			let nodes: Arc<[u16]> = Arc::from([stream.local_addr().unwrap().port(), target]);
			let _ = admit(accepted, 1, &nodes, &links);
			stream
		};
		let mut stream = connect();
		assert!(served(&mut stream));
		links.cut(&[0], &[1]);
		assert!(!served(&mut stream) && !links.whole());
		assert!(!served(&mut connect()));
		links.heal();
		assert!(served(&mut connect()) && links.whole());
	}
}
