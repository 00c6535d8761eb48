//! Where things are, and how `cargo` is called.

use crate::process;
use anyhow::{bail, Context, Result};
use std::{
	env,
	ffi::OsString,
	path::{Path, PathBuf},
	process::Command,
};

/// The folders that every subcommand works with.
pub struct Workspace {
	/// The repository.
	pub root: PathBuf,
	/// What outlives a clone: build outputs, tools, the development chain.
	pub cache: PathBuf,
	/// The one target folder, see [`Workspace::build`].
	pub target: PathBuf,
}

impl Workspace {
	/// Finds the folders from this program's own place and the environment.
	///
	/// # Errors
	/// When neither `XDG_CACHE_HOME` nor `HOME` names a folder.
	pub fn locate() -> Result<Self> {
		// Cargo tells whom it runs. What it told the compiler may be another clone, where several share a target folder.
		let package = env::var_os("CARGO_MANIFEST_DIR")
			.context("this program is started by cargo: `cargo xtask`")?;
		let root = Path::new(&package)
			.parent()
			.context("this program's package lies at the root of the file system")?
			.to_owned();
		let cache = cache_folder(env::var_os("XDG_CACHE_HOME"), env::var_os("HOME"))?;
		let target = target_folder(env::var_os("CARGO_TARGET_DIR"), &root, &cache);
		Ok(Self {
			root,
			cache,
			target,
		})
	}

	/// The target folder of measured weights. Their feature changes every pallet, and would otherwise compile half of the workspace's dependencies again, here
	/// and at the next build.
	pub fn weights_target(&self) -> PathBuf {
		self.cache.join("target-weights")
	}

	/// All target folders that wasm is compiled into.
	pub fn targets(&self) -> [PathBuf; 2] {
		[self.target.clone(), self.weights_target()]
	}

	/// `cargo` in the repository's root, with `target` as its target folder.
	pub fn cargo_into(&self, target: &Path) -> Command {
		let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
		command.current_dir(&self.root);
		forget_own_package(&mut command);
		command.env("CARGO_TARGET_DIR", target);
		command
	}

	/// `cargo` in the repository's root, with the workspace's target folder.
	pub fn cargo(&self) -> Command {
		self.cargo_into(&self.target)
	}

	/// Builds every crate of the workspace.
	///
	/// One target folder, one profile, one set of features: all subcommands build the *whole*
	/// workspace in the release profile. `cargo build -p X` would unify the features of the
	/// thousand dependencies for X alone, differently from a workspace build, and so compile half
	/// of them once more; so would a second profile.
	///
	/// # Errors
	/// When the build fails.
	pub fn build(&self) -> Result<()> {
		process::step(format!(
			"build: the workspace, in {} (the first time takes 20 to 40 minutes on two cores)",
			self.target.display(),
		));
		process::run(self.cargo().args(["build", "--release", "--workspace"]))
			.context("the workspace doesn't build; the compiler's messages are above")
	}

	/// The release binary `name`, as the last build left it.
	///
	/// # Errors
	/// When the build didn't make it.
	pub fn binary(&self, name: &str) -> Result<PathBuf> {
		let path = self.target.join("release").join(name);
		if !path.is_file() {
			bail!("the build made no {}", path.display());
		}
		Ok(path)
	}
}

/// Cargo describes the package that it runs, this one, in the environment. Build scripts that watch
/// these variables would otherwise run again whenever the build is called from here after it was
/// called from a shell, and everything that depends on them with it.
fn forget_own_package(command: &mut Command) {
	for (name, _) in env::vars_os() {
		let own = name.to_str().is_some_and(|name| {
			name.starts_with("CARGO_PKG_")
				|| name.starts_with("CARGO_MANIFEST_")
				|| name.starts_with("CARGO_BIN_")
				|| name == "CARGO_CRATE_NAME"
				|| name == "CARGO_PRIMARY_PACKAGE"
		});
		if own {
			command.env_remove(name);
		}
	}
}

/// `$XDG_CACHE_HOME/florin`, else `$HOME/.cache/florin`. Relative paths in `XDG_CACHE_HOME` are to be
/// ignored by its specification.
fn cache_folder(xdg: Option<OsString>, home: Option<OsString>) -> Result<PathBuf> {
	let absolute =
		|path: OsString| Some(PathBuf::from(path)).filter(|path: &PathBuf| path.is_absolute());
	let base = xdg
		.and_then(absolute)
		.or_else(|| home.and_then(absolute).map(|home| home.join(".cache")))
		.context("neither XDG_CACHE_HOME nor HOME names a folder: set one of them")?;
	Ok(base.join("florin"))
}

/// The caller's own choice where there is one, else a folder that the next clone finds again.
fn target_folder(chosen: Option<OsString>, root: &Path, cache: &Path) -> PathBuf {
	match chosen {
		Some(chosen) if !chosen.is_empty() => root.join(chosen),
		_ => cache.join("target"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_cache_follows_xdg_then_home() {
		let cache = |xdg: Option<&str>, home: Option<&str>| {
			cache_folder(xdg.map(Into::into), home.map(Into::into)).ok()
		};
		assert_eq!(cache(Some("/x"), Some("/h")), Some("/x/florin".into()));
		assert_eq!(
			cache(Some("relative"), Some("/h")),
			Some("/h/.cache/florin".into())
		);
		assert_eq!(cache(None, Some("/h")), Some("/h/.cache/florin".into()));
		assert_eq!(cache(None, None), None);
	}

	#[test]
	fn the_callers_target_folder_wins() {
		let (root, cache) = (Path::new("/repo"), Path::new("/c/florin"));
		let target = |chosen: Option<&str>| target_folder(chosen.map(Into::into), root, cache);
		assert_eq!(target(None), Path::new("/c/florin/target"));
		assert_eq!(target(Some("")), Path::new("/c/florin/target"));
		assert_eq!(target(Some("/t")), Path::new("/t"));
		assert_eq!(target(Some("out")), Path::new("/repo/out"));
	}

	#[test]
	fn the_root_holds_the_workspace_manifest() {
		let workspace = Workspace::locate().unwrap();
		let manifest = std::fs::read_to_string(workspace.root.join("Cargo.toml")).unwrap();
		assert!(manifest.contains("[workspace]"));
	}
}
