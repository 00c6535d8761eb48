//! Where the transaction pool's work runs.

use sc_service::SpawnEssentialTaskHandle;
use sp_core::traits::SpawnEssentialNamed;
use std::{future::Future, pin::Pin};
use thread_priority::{set_current_thread_priority, ThreadPriority};

/// Spawns tasks whose threads yield to the rest of the node.
///
/// After each block the pool validates again what still waits in it, on two threads, without a
/// pause while there is much of it. On a machine with two cores that takes from the author a third
/// of its block (`cargo xtask bench transfers`); on threads of the least priority it takes what is
/// left.
#[derive(Clone)]
pub struct Yielding(pub SpawnEssentialTaskHandle);

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

impl SpawnEssentialNamed for Yielding {
	/// On a thread of its own, which the task keeps until the node ends.
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: Task,
	) {
		self.0
			.spawn_essential_blocking(name, group, Box::pin(yielding(task)));
	}

	/// On the threads that all tasks share, whose priority stays.
	fn spawn_essential(&self, name: &'static str, group: Option<&'static str>, task: Task) {
		self.0.spawn_essential(name, group, task);
	}
}

async fn yielding(task: Task) {
	// Lowering needs no privilege. Where it fails all the same, the node is slower, not wrong.
	let _ = set_current_thread_priority(ThreadPriority::Min);
	task.await;
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
	use super::*;
	use sc_service::TaskManager;
	use std::{fs, sync::mpsc, time::Duration};

	/// The nice value of this thread: the 19th field of its `stat` (`man 5 proc_pid_stat`), the 17th
	/// after the name in parentheses.
	fn niceness() -> i32 {
		let stat = fs::read_to_string("/proc/thread-self/stat").unwrap();
		let (_, fields) = stat.rsplit_once(')').unwrap();
		fields.split_whitespace().nth(16).unwrap().parse().unwrap()
	}

	#[test]
	fn the_pools_threads_have_the_least_priority_and_no_others() {
		let runtime = tokio::runtime::Runtime::new().unwrap();
		let tasks = TaskManager::new(runtime.handle().clone(), None).unwrap();
		let spawner = Yielding(tasks.spawn_essential_handle());
		let (seen, report) = mpsc::channel();
		let task =
			|seen: mpsc::Sender<i32>| Box::pin(async move { seen.send(niceness()).unwrap() });
		let report = || report.recv_timeout(Duration::from_secs(60)).unwrap();

		spawner.spawn_essential("shared", None, task(seen.clone()));
		assert_eq!(report(), niceness());
		spawner.spawn_essential_blocking("own", None, task(seen));
		assert_eq!(report(), 19);
	}
}
