//! Upgrades of a network's runtime, decided by its council.

use super::{load::Load, Network, VALIDATORS};
use crate::{
	node::POLL,
	process,
	runtime::{self, Trial, Variant},
	setup::{self, node_js::NodeJs},
	workspace::Workspace,
};
use anyhow::{ensure, Context, Result};
use serde_json::{json, Value};
use std::{
	fs,
	path::{Path, PathBuf},
	process::{Child, Stdio},
	time::{Duration, Instant},
};

/// How long the council may take for what one script has it do: two referenda on Root's track one after the other, on a busy machine.
const COUNCIL_LIMIT: Duration = Duration::from_secs(600);

/// Runtimes to upgrade to, and what has the council decide on them.
#[derive(Clone)]
pub struct Upgrades {
	trials: Vec<Trial>,
	node_js: NodeJs,
	/// The client tests' folder.
	scripts: PathBuf,
}

impl Upgrades {
	/// Builds `variants` of the runtime, and sees to it that the scripts can run.
	///
	/// # Errors
	/// When a runtime doesn't build, or Node.js or its packages are missing.
	pub fn prepare(workspace: &Workspace, variants: &[Variant]) -> Result<Self> {
		Ok(Self {
			node_js: setup::for_client_tests(workspace)?,
			trials: runtime::trials(workspace, variants)?,
			scripts: workspace.root.join("e2e"),
		})
	}
}

/// A script that runs; ended with this value.
struct Script(Child);

impl Drop for Script {
	fn drop(&mut self) {
		// It may have ended by itself.
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}

impl Network {
	/// The runtime that was built for this trial.
	///
	/// # Errors
	/// When none was.
	pub fn trial(&self, variant: Variant) -> Result<Trial> {
		let mut trials = self.upgrades.iter().flat_map(|upgrades| &upgrades.trials);
		trials
			.find(|trial| trial.variant == variant)
			.cloned()
			.with_context(|| format!("the runtime `{}` wasn't built", variant.name()))
	}

	/// Has the council do what the script `name` of the client tests' folder `network` says, with the runtime of `trial`, through node `index`. Meanwhile `load`
	/// goes on.
	///
	/// # Errors
	/// When something that the script says doesn't hold, a node ends, or a transfer is lost.
	pub fn govern(
		&mut self,
		index: usize,
		name: &str,
		trial: &Trial,
		mut load: Option<&mut Load>,
	) -> Result<()> {
		let upgrades = self.upgrades.as_ref().context("no runtime was built")?;
		let mut command = upgrades.node_js.command("node");
		command
			.current_dir(&upgrades.scripts)
			.args(["--test-reporter=spec", &format!("network/{name}")])
			.env("FLORIN_URL", self.url(index)?)
			.env("FLORIN_RUNTIME", &trial.file)
			.stdin(Stdio::null());
		process::note(format!("$ {}", process::describe(&command)));
		let child = command.spawn().context("can't start Node.js")?;
		let mut script = Script(child);
		let started = Instant::now();
		loop {
			if let Some(status) = script.0.try_wait()? {
				ensure!(
					status.success(),
					"the council couldn't do what network/{name} says; what didn't hold is named above"
				);
				process::note(format!(
					"{:>5.1} s  the council did what network/{name} says",
					started.elapsed().as_secs_f32()
				));
				return Ok(());
			}
			ensure!(
				started.elapsed() < COUNCIL_LIMIT,
				"the council hadn't done what network/{name} says after {} s",
				COUNCIL_LIMIT.as_secs()
			);
			self.pass(POLL)?;
			if let Some(load) = load.as_deref_mut() {
				load.go_on(self)?;
			}
		}
	}

	/// The `spec_version` of the runtime that is in force after the best block of node `index`.
	///
	/// # Errors
	/// When it doesn't answer.
	pub fn spec_version(&self, index: usize) -> Result<u32> {
		let version = self.call(index, "state_getRuntimeVersion", json!([]))?;
		let version = version.get("specVersion").and_then(Value::as_u64);
		Ok(u32::try_from(version.context("a runtime has a version")?)?)
	}

	/// Waits until all validators have the runtime of `trial`.
	///
	/// # Errors
	/// When one has another.
	pub fn runs(&mut self, trial: &Trial, limit: Duration) -> Result<()> {
		let version = trial.spec_version;
		self.wait(
			&format!("all validators have the runtime {version}"),
			limit,
			|network| {
				for index in VALIDATORS {
					if network.spec_version(index)? != version {
						return Ok(false);
					}
				}
				Ok(true)
			},
		)
	}

	/// Writes into the specification that all nodes read when they start that from block `number` on the runtime in `file` stands in for the one of the same
	/// version on the chain.
	///
	/// # Errors
	/// When one of the files can't be read or written.
	pub fn substitute(&self, number: u32, file: &Path) -> Result<()> {
		let text = fs::read_to_string(&self.spec)?;
		let code = fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
		let spec = with_substitute(serde_json::from_str(&text)?, number, &code)?;
		fs::write(&self.spec, spec.to_string())?;
		Ok(())
	}
}

/// The specification with `code` as a substitute.
fn with_substitute(mut spec: Value, number: u32, code: &[u8]) -> Result<Value> {
	let fields = spec.as_object_mut().context("a specification has fields")?;
	let code = format!("0x{}", hex::encode(code));
	fields.insert(
		"codeSubstitutes".to_owned(),
		json!({ number.to_string(): code }),
	);
	Ok(spec)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_substitute_is_named_by_the_number_of_a_block() {
		let spec = with_substitute(json!({ "id": "x" }), 17, &[1, 0xab]).unwrap();
		let expected = json!({ "id": "x", "codeSubstitutes": { "17": "0x01ab" } });
		assert_eq!(spec, expected);
		assert!(with_substitute(json!([]), 17, &[]).is_err());
	}
}
