//! The Rust toolchain that this program runs under.

use crate::process;
use anyhow::{bail, Context, Result};
use std::{
	env, fs,
	path::{Path, PathBuf},
	process::Command,
};

/// The compiler in use.
pub struct Rust {
	/// The compiler's program.
	rustc: PathBuf,
	/// Its release, such as `1.95.0`.
	pub version: String,
	/// What it says of itself in a line.
	pub description: String,
	/// The commit that it was built from.
	pub commit: String,
	/// The folder that holds the compiler and its libraries.
	pub sysroot: PathBuf,
}

impl Rust {
	/// Asks the compiler that builds here who it is, and compares with `rust-toolchain.toml`.
	///
	/// # Errors
	/// When it isn't the workspace's version.
	pub fn find(root: &Path) -> Result<Self> {
		let rustc = env::var_os("RUSTC").map_or_else(|| PathBuf::from("rustc"), PathBuf::from);
		let ask = |arguments: &[&str]| {
			process::output(Command::new(&rustc).current_dir(root).args(arguments))
		};
		let about = ask(&["-vV"])?;
		let named = |name: &str| {
			field(&about, name).with_context(|| format!("`rustc -vV` names no {name}"))
		};
		let (version, commit) = (named("release")?, named("commit-hash")?);
		let file = root.join("rust-toolchain.toml");
		let file =
			fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
		let wanted = channel(&file).context("rust-toolchain.toml names no channel")?;
		if version != wanted {
			bail!(
				"this workspace is built with Rust {wanted}, and `rustc` is {version}.\n\
				 What to do: `rustup toolchain install {wanted}`, and unset RUSTUP_TOOLCHAIN and \
				 RUSTC; where rustup's server can't be reached, set RUSTUP_TOOLCHAIN to an \
				 installed toolchain of that version",
			);
		}
		let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
		Ok(Self {
			rustc,
			version,
			description: about.lines().next().unwrap_or_default().to_owned(),
			commit,
			sysroot,
		})
	}

	/// Where the libraries of `target` belong.
	pub fn libraries_of(&self, target: &str) -> PathBuf {
		self.sysroot.join("lib/rustlib").join(target).join("lib")
	}

	/// Where the standard library's source belongs.
	pub fn source(&self) -> PathBuf {
		self.source_root().join("library")
	}

	/// The folder of the standard library's source, and what it is called in libraries that rustup brings.
	pub fn renamed_source(&self) -> (PathBuf, String) {
		(self.source_root(), format!("/rustc/{}", self.commit))
	}

	fn source_root(&self) -> PathBuf {
		self.sysroot.join("lib/rustlib/src/rust")
	}

	/// The compiler's program.
	pub fn rustc(&self) -> &Path {
		&self.rustc
	}

	/// The name under which rustup manages this toolchain, if it does.
	pub fn rustup_name(&self) -> Option<String> {
		let home = process::output(Command::new("rustup").args(["show", "home"])).ok()?;
		let toolchains = Path::new(&home).join("toolchains");
		let own = self.sysroot.canonicalize().ok()?;
		// A toolchain may have a second name, a link; rustup manages it under its own.
		let own = own.strip_prefix(toolchains.canonicalize().ok()?).ok()?;
		own.to_str().map(ToOwned::to_owned)
	}
}

/// What `rustc -vV` says in the line `<name>: `.
fn field(text: &str, name: &str) -> Option<String> {
	text.lines()
		.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
		.map(|value| value.trim().to_owned())
}

/// The channel that a `rust-toolchain.toml` names.
fn channel(text: &str) -> Option<String> {
	let value = text.lines().find_map(|line| {
		let (key, value) = line.split_once('=')?;
		(key.trim() == "channel").then(|| value.trim())
	})?;
	Some(value.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn release_and_commit_are_read_from_the_verbose_version() {
		let text =
			"rustc 1.95.0 (59807616e 2026-04-14)\ncommit-hash: 59807616e1fa\nrelease: 1.95.0\nLLVM version: 22";
		assert_eq!(field(text, "release").as_deref(), Some("1.95.0"));
		assert_eq!(field(text, "commit-hash").as_deref(), Some("59807616e1fa"));
		assert_eq!(field("rustc 1.95.0", "release"), None);
	}

	#[test]
	fn the_channel_is_read_from_the_toolchain_file() {
		let text = "# channel = \"0\"\n[toolchain]\nchannel = \"1.95.0\"\n";
		assert_eq!(channel(text).as_deref(), Some("1.95.0"));
		assert_eq!(channel("[toolchain]\n"), None);
	}
}
