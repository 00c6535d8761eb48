//! Tools that only some subcommands need, compiled on first use.

use crate::{process, workspace::Workspace};
use anyhow::{Context, Result};
use std::{
	path::{Path, PathBuf},
	process::Command,
};

/// A program that `cargo install` brings, pinned to one version.
pub struct Tool {
	/// The crate that holds it.
	pub package: &'static str,
	/// Its file name.
	pub binary: &'static str,
	/// The exact version.
	pub version: &'static str,
}

impl Tool {
	/// The tool's path; compiles it into the cache where this version isn't installed.
	///
	/// # Errors
	/// When it doesn't build.
	pub fn ensure(&self, workspace: &Workspace) -> Result<PathBuf> {
		let root = workspace.cache.join("tools");
		let own = root.join("bin").join(self.binary);
		let mut candidates = std::iter::once(own.clone()).chain(process::find_in_path(self.binary));
		if let Some(path) = candidates.find(|path| self.is_this_version(path)) {
			return Ok(path);
		}
		process::step(format!(
			"{} {}: compiling it once into {} (some minutes)",
			self.package,
			self.version,
			root.display(),
		));
		let mut install = workspace.cargo_into(&workspace.cache.join("target-tools"));
		install
			.args(["install", "--locked", "--version"])
			.arg(format!("={}", self.version))
			.arg("--root")
			.arg(&root)
			.arg(self.package);
		process::run(&mut install).with_context(|| {
			format!(
				"{} can't be installed; put version {} of it in your PATH and run this again",
				self.package, self.version,
			)
		})?;
		Ok(own)
	}

	fn is_this_version(&self, path: &Path) -> bool {
		process::output(Command::new(path).arg("--version"))
			.is_ok_and(|said| said.split_whitespace().any(|word| word == self.version))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_pinned_version_counts() {
		let cargo = process::find_in_path("cargo").unwrap();
		let said = process::output(Command::new(&cargo).arg("--version")).unwrap();
		let version = said.split_whitespace().nth(1).unwrap().to_owned();
		let tool = |version| Tool {
			package: "cargo",
			binary: "cargo",
			version,
		};
		assert!(tool(version.leak()).is_this_version(&cargo));
		assert!(!tool("0.0.1").is_this_version(&cargo));
		assert!(!tool("0.0.1").is_this_version(Path::new("/no/such/program")));
	}
}
