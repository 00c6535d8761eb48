//! What the operating system's package manager brings.

use crate::process;
use anyhow::{bail, Result};
use std::process::Command;

/// Something that is installed from packages, and how they are called where.
pub struct Package {
	/// For people.
	pub what: &'static str,
	/// Debian, Ubuntu.
	pub apt: &'static [&'static str],
	/// Fedora, RHEL.
	pub dnf: &'static [&'static str],
	/// Arch.
	pub pacman: &'static [&'static str],
	/// macOS.
	pub brew: &'static [&'static str],
}

impl Package {
	/// The command by which the user installs it where this program doesn't do it.
	fn hint(&self, has: impl Fn(&str) -> bool) -> String {
		let managers = [
			("apt-get", "sudo apt-get install", self.apt),
			("dnf", "sudo dnf install", self.dnf),
			("pacman", "sudo pacman -S", self.pacman),
			("brew", "brew install", self.brew),
		];
		match managers.iter().find(|(manager, ..)| has(manager)) {
			Some((_, command, names)) => format!("run `{command} {}`", names.join(" ")),
			None => format!("install {} by your system's means", self.what),
		}
	}
}

/// Sees to it that `present` holds: installs `package` where apt can, else says how.
///
/// # Errors
/// When it is still missing afterwards.
pub fn ensure(package: &Package, present: impl Fn() -> bool) -> Result<()> {
	if present() {
		process::step(format!("{}: present", package.what));
		return Ok(());
	}
	let reason = match process::find_in_path("apt-get") {
		Some(_) => {
			process::step(format!("{}: missing, installing it with apt", package.what));
			match apt_install(package.apt) {
				Ok(()) if present() => return Ok(()),
				Ok(()) => "apt's package doesn't provide it".to_owned(),
				Err(error) => format!("{error:#}"),
			}
		}
		None => "only apt is driven from here".to_owned(),
	};
	let hint = package.hint(|manager| process::find_in_path(manager).is_some());
	bail!(
		"{} is missing ({reason}).\nWhat to do: {hint}, then run this again",
		package.what
	);
}

/// Installs Debian packages.
///
/// # Errors
/// Without the right to, or when apt fails.
pub fn apt_install(names: &[&str]) -> Result<()> {
	let apt = |arguments: &[&str]| -> Result<Command> {
		// Through `env`, because sudo doesn't hand on the caller's environment.
		let mut command = process::as_administrator("env")?;
		command
			.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
			.args(arguments);
		Ok(command)
	};
	if let Err(error) = process::run(&mut apt(&["update", "-q"])?) {
		// One unreachable source among several fails the update, and the others may be enough.
		process::note(format!(
			"{error:#}; going on with the package lists that are there"
		));
	}
	let mut install = apt(&["install", "-q", "-y", "--no-install-recommends"])?;
	process::run(install.args(names))
}

#[cfg(test)]
mod tests {
	use super::*;

	const THING: Package = Package {
		what: "a thing",
		apt: &["a", "b"],
		dnf: &["d"],
		pacman: &["p"],
		brew: &["h"],
	};

	#[test]
	fn the_hint_names_the_package_manager_that_is_there() {
		assert_eq!(
			THING.hint(|m| m == "apt-get"),
			"run `sudo apt-get install a b`"
		);
		assert_eq!(THING.hint(|m| m == "pacman"), "run `sudo pacman -S p`");
		assert_eq!(THING.hint(|m| m == "brew"), "run `brew install h`");
		assert_eq!(
			THING.hint(|_| false),
			"install a thing by your system's means"
		);
	}

	#[test]
	fn what_is_present_is_left_alone() {
		assert!(ensure(&THING, || true).is_ok());
	}
}
