//! Node.js for the client tests and the local network.

use super::packages;
use crate::{process, workspace::Workspace};
use anyhow::{bail, ensure, Context, Result};
use std::{
	env,
	ffi::OsString,
	fs,
	path::{Path, PathBuf},
	process::Command,
};

/// The least version, major and minor, whose test runner ends tests that don't end by themselves; the client libraries are content with it. (21.0 and 21.1 don't
/// have that either, and nobody keeps them up.)
const LEAST: (u32, u32) = (20, 11);
/// What is fetched from the npm registry where the system's packages are older.
const REGISTRY_MAJOR: u32 = 22;
/// The lock file of the last installation, kept inside of what it installed.
const STAMP: &str = "node_modules/.installed-package-lock.json";

/// A Node.js that is recent enough, with npm.
#[derive(Clone)]
pub struct NodeJs {
	/// The folder of `node`, where it isn't the first one in `PATH`.
	folder: Option<PathBuf>,
}

impl NodeJs {
	/// Present, else from apt, else from the npm registry, which needs some npm to begin with.
	///
	/// # Errors
	/// When none of these ways works; the message says what to do by hand.
	pub fn ensure(workspace: &Workspace) -> Result<Self> {
		let downloads = workspace.cache.join("node");
		let candidates = || {
			let own = downloads.join(registry_package().unwrap_or_default());
			[None, Some(own.join("bin"))].map(|folder| Self { folder })
		};
		let usable = || {
			candidates()
				.into_iter()
				.find_map(|node| Some((node.version()?, node)))
		};
		if let Some((version, node)) = usable() {
			process::step(format!("Node.js {version} and npm: present"));
			return Ok(node);
		}
		process::step(format!(
			"Node.js {} or newer, and npm: missing, installing them",
			least()
		));
		if process::find_in_path("apt-get").is_some() && process::find_in_path("npm").is_none() {
			if let Err(error) = packages::apt_install(&["nodejs", "npm"]) {
				process::note(format!("apt: {error:#}"));
			}
		}
		if usable().is_none() {
			if let Err(error) = fetch(&downloads) {
				process::note(format!("npm registry: {error:#}"));
			}
		}
		match usable() {
			Some((version, node)) => {
				process::note(format!("Node.js {version}"));
				Ok(node)
			}
			None => bail!(
				"Node.js {} or newer with npm is missing.\n\
				 What to do: install it from https://nodejs.org or with your package manager, then \
				 run this again (or `cargo xtask test --no-e2e`, which doesn't need it)",
				least()
			),
		}
	}

	/// The version, when it is recent enough and npm works.
	fn version(&self) -> Option<String> {
		let version = process::output(self.command("node").arg("--version")).ok()?;
		process::output(self.command("npm").arg("--version")).ok()?;
		(parsed(&version)? >= LEAST).then_some(version)
	}

	/// `program` with this Node.js first in its `PATH`.
	pub fn command(&self, program: &str) -> Command {
		let mut command = Command::new(program);
		if let Some(folder) = &self.folder {
			let path = env::var_os("PATH").unwrap_or_default();
			let path = std::iter::once(folder.clone()).chain(env::split_paths(&path));
			command.env(
				"PATH",
				env::join_paths(path).unwrap_or_else(|_| OsString::from(folder)),
			);
		}
		command
	}

	/// Installs exactly the packages that the lock file in `folder` names.
	///
	/// # Errors
	/// When there is no lock file, or npm fails.
	pub fn install_packages(&self, folder: &Path) -> Result<()> {
		let lock = folder.join("package-lock.json");
		let wanted = fs::read(&lock).with_context(|| format!("can't read {}", lock.display()))?;
		if fs::read(folder.join(STAMP)).is_ok_and(|installed| installed == wanted) {
			process::step(format!("npm packages of {}: present", folder.display()));
			return Ok(());
		}
		process::step(format!(
			"npm packages of {}: installing them",
			folder.display()
		));
		let mut install = self.command("npm");
		install
			.current_dir(folder)
			.args(["ci", "--no-audit", "--no-fund"]);
		process::run(&mut install).with_context(|| {
			format!(
				"npm can't install the packages of {}; `npm config get registry` names the \
				 registry that it asked",
				folder.display()
			)
		})?;
		fs::write(folder.join(STAMP), wanted)?;
		Ok(())
	}
}

/// Fetches the Node.js binary that the npm registry carries, with npm beside it.
fn fetch(downloads: &Path) -> Result<()> {
	let package = registry_package()?;
	ensure!(
		process::find_in_path("npm").is_some(),
		"there is no npm to ask it with"
	);
	let prefix = downloads.join(&package);
	let mut install = Command::new("npm");
	install
		.args(["install", "--global", "--no-audit", "--no-fund", "--prefix"])
		.arg(&prefix)
		.args([format!("{package}@{REGISTRY_MAJOR}"), "npm@10".to_owned()]);
	process::run(&mut install)
}

/// The npm package that holds Node.js for this machine.
fn registry_package() -> Result<String> {
	let architecture = match env::consts::ARCH {
		"x86_64" => "x64",
		"aarch64" => "arm64",
		other => bail!("it has no Node.js for {other}"),
	};
	ensure!(env::consts::OS == "linux", "it is asked on Linux only");
	Ok(format!("node-linux-{architecture}"))
}

/// The least version as one would say it.
fn least() -> String {
	format!("{}.{}", LEAST.0, LEAST.1)
}

/// Major and minor version in what `node --version` prints.
fn parsed(version: &str) -> Option<(u32, u32)> {
	let mut parts = version.strip_prefix('v')?.split('.');
	Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_version_is_read_from_nodes_own_words() {
		assert_eq!(parsed("v20.20.2"), Some((20, 20)));
		assert_eq!(parsed("v22.1.0-nightly"), Some((22, 1)));
		assert!(parsed("v20.9.0").is_some_and(|version| version < LEAST));
		assert_eq!(parsed("20.1.0"), None);
		assert_eq!(parsed("v20"), None);
		assert_eq!(parsed("v"), None);
	}

	#[test]
	fn a_chosen_node_comes_first_in_the_path() {
		let node = NodeJs {
			folder: Some("/chosen/bin".into()),
		};
		let command = node.command("npm");
		let path = command
			.get_envs()
			.find(|(key, _)| *key == "PATH")
			.and_then(|(_, path)| path);
		let first = path.and_then(|path| env::split_paths(path).next());
		assert_eq!(first, Some("/chosen/bin".into()));
	}
}
