//! The standard library's source from Debian's archive.
//!
//! Debian packages `rust-src` for its own compiler; the same version's source is the same source.
//! The machine's own Debian may be older than the suites that carry it, so apt gets a source list,
//! lists and a cache of its own for one download, and nothing is installed.

use crate::process;
use anyhow::{bail, Context, Result};
use std::{
	env, fs,
	path::{Path, PathBuf},
	process::Command,
};

/// Names another mirror than [`MIRROR`].
const MIRROR_VARIABLE: &str = "FLORIN_DEBIAN_MIRROR";
const MIRROR: &str = "http://deb.debian.org/debian";
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
/// The file of apt's private configuration.
const SETTINGS: &str = "apt.conf";
/// Backports keep several compiler versions; the others have one each.
const SUITES: [&str; 3] = ["trixie-backports", "testing", "unstable"];

/// Fetches the standard library's source for the compiler `version` into `scratch` and returns the
/// folder `library`.
///
/// # Errors
/// Without apt, dpkg and Debian's keys, or when no suite has this version.
pub fn standard_library(scratch: &Path, version: &str) -> Result<PathBuf> {
	for program in ["apt-get", "apt-cache", "dpkg"] {
		if process::find_in_path(program).is_none() {
			bail!("there is no `{program}` on this machine");
		}
	}
	if !Path::new(KEYRING).is_file() {
		bail!("there is no {KEYRING}; the package `debian-archive-keyring` has it");
	}
	prepare(scratch)?;
	if let Err(error) = process::run(apt("apt-get", scratch).args(["-q", "update"])) {
		// One unreachable suite among several fails the update, and another may be enough.
		process::note(format!("{error:#}; looking at what was read"));
	}
	let listed = process::output(apt("apt-cache", scratch).args(["madison", "rust-src"]))?;
	let package = matching(&listed, version)
		.with_context(|| format!("{} have no rust-src {version}", SUITES.join(", ")))?;
	let package = format!("rust-src={package}");
	process::run(apt("apt-get", scratch).args(["-q", "download", &package]))?;
	unpack(scratch, version)
}

/// Lays out apt's private folders and the configuration that points it there.
fn prepare(scratch: &Path) -> Result<()> {
	for folder in ["lists/partial", "cache/archives/partial"] {
		fs::create_dir_all(scratch.join(folder))?;
	}
	let mirror = env::var(MIRROR_VARIABLE).unwrap_or_else(|_| MIRROR.to_owned());
	let sources = SUITES.map(|suite| format!("deb [signed-by={KEYRING}] {mirror} {suite} main\n"));
	fs::write(scratch.join("sources.list"), sources.concat())?;
	let place = |name: &str| scratch.join(name).display().to_string();
	let settings = [
		("Dir::Etc::SourceList", place("sources.list")),
		("Dir::Etc::SourceParts", "-".into()),
		("Dir::State::Lists", place("lists")),
		("Dir::Cache", place("cache")),
		// The folders belong to this user, not to apt's own.
		("APT::Sandbox::User", "root".into()),
		// Only the lists of packages are of use here.
		("Acquire::Languages", "none".into()),
		(
			"Acquire::IndexTargets::deb::DEP-11::DefaultEnabled",
			"false".into(),
		),
		(
			"Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled",
			"false".into(),
		),
		("Acquire::http::Timeout", "30".into()),
		("Acquire::https::Timeout", "30".into()),
	];
	let settings = settings.map(|(key, value)| format!("{key} \"{value}\";\n"));
	fs::write(scratch.join(SETTINGS), settings.concat())?;
	Ok(())
}

/// `program` of apt's family with its private configuration.
fn apt(program: &str, scratch: &Path) -> Command {
	let mut command = Command::new(program);
	command
		.current_dir(scratch)
		.arg("-c")
		.arg(scratch.join(SETTINGS));
	command
}

/// The package version of compiler `version` in `apt-cache madison`'s table.
fn matching(table: &str, version: &str) -> Option<String> {
	table
		.lines()
		.filter_map(|line| line.split('|').nth(1).map(str::trim))
		.find(|candidate| candidate.split(['+', '-', '~']).next() == Some(version))
		.map(ToOwned::to_owned)
}

fn unpack(scratch: &Path, version: &str) -> Result<PathBuf> {
	let package = fs::read_dir(scratch)?
		.filter_map(|entry| entry.ok().map(|entry| entry.path()))
		.find(|path| path.extension().is_some_and(|extension| extension == "deb"))
		.context("apt downloaded nothing")?;
	let unpacked = scratch.join("unpacked");
	process::run(Command::new("dpkg").arg("-x").arg(&package).arg(&unpacked))?;
	let library = unpacked.join(format!("usr/src/rustc-{version}/library"));
	if !library.join("core/src/lib.rs").is_file() {
		bail!("{} holds no standard library", package.display());
	}
	Ok(library)
}

#[cfg(test)]
mod tests {
	use super::*;

	const TABLE: &str = "\
  rust-src | 1.97.1+dfsg1-1 | http://deb.debian.org/debian testing/main amd64 Packages
  rust-src | 1.95.0+dfsg1-2~bpo13+1 | http://deb.debian.org/debian trixie-backports/main amd64 Packages
  rust-src | 1.94.1+dfsg1-1~bpo13+3 | http://deb.debian.org/debian trixie-backports/main amd64 Packages";

	#[test]
	fn the_package_of_the_same_compiler_version_is_chosen() {
		assert_eq!(
			matching(TABLE, "1.95.0").as_deref(),
			Some("1.95.0+dfsg1-2~bpo13+1")
		);
		assert_eq!(matching(TABLE, "1.97.1").as_deref(), Some("1.97.1+dfsg1-1"));
	}

	#[test]
	fn a_version_that_only_begins_alike_is_not_chosen() {
		assert_eq!(matching(TABLE, "1.95"), None);
		assert_eq!(matching(TABLE, "1.9"), None);
		assert_eq!(matching("", "1.95.0"), None);
	}
}
