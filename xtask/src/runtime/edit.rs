//! Runtimes that are like this one but for a few lines: what upgrades are tried with.

use super::version;
use anyhow::{ensure, Result};

/// A change of the text of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Edit {
	/// The file, from the repository's root.
	pub file: &'static str,
	/// What is there exactly once.
	find: String,
	/// What comes in its place.
	replace: String,
}

impl Edit {
	/// The text with the change.
	///
	/// # Errors
	/// When what is to be replaced isn't there exactly once: the file has changed, and the edit has to be thought over.
	pub fn apply(&self, text: &str) -> Result<String> {
		let found = text.matches(&self.find).count();
		ensure!(
			found == 1,
			"{} has {found} times instead of once what is to be replaced in it: {:?}",
			self.file,
			self.find
		);
		Ok(text.replace(&self.find, &self.replace))
	}
}

/// Where the runtime lists its migrations.
const MIGRATIONS: &str = "runtime/src/migrations.rs";

/// A runtime that follows the one of the working tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
	/// Like it, with a `spec_version` that is higher by two, so that it can follow either of the others, or stand in for the one that panics.
	Next,
	/// With a migration over several blocks whose first step fails; higher by one.
	FailingMigration,
	/// With a migration in one block that panics; higher by two.
	PanickingMigration,
}

impl Variant {
	/// A word for it, for a file.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Next => "next",
			Self::FailingMigration => "failing-migration",
			Self::PanickingMigration => "panicking-migration",
		}
	}

	/// Its `spec_version`, where the working tree's is `current`.
	pub const fn spec_version(self, current: u32) -> u32 {
		match self {
			Self::Next | Self::PanickingMigration => current.saturating_add(2),
			Self::FailingMigration => current.saturating_add(1),
		}
	}

	/// What makes it out of the working tree, whose `spec_version` is `current`.
	pub fn edits(self, current: u32) -> Vec<Edit> {
		let raised = Edit {
			file: version::FILE,
			find: version::spec_line(current),
			replace: version::spec_line(self.spec_version(current)),
		};
		let migration = match self {
			Self::Next => None,
			Self::FailingMigration => Some(migrations(
				"MultiBlock",
				"FailsAtOnce",
				include_str!("failing_migration.rs.txt"),
			)),
			Self::PanickingMigration => Some(migrations(
				"SingleBlock",
				"Panics",
				include_str!("panicking_migration.rs.txt"),
			)),
		};
		std::iter::once(raised).chain(migration).collect()
	}
}

/// Makes `migration`, which `text` defines, the only one in the list `list`, which was empty.
fn migrations(list: &str, migration: &str, text: &str) -> Edit {
	Edit {
		file: MIGRATIONS,
		find: format!("pub type {list} = ();\n"),
		replace: format!("pub type {list} = ({migration},);\n\n{text}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		runtime::version::{tests::SOURCE, Version},
		workspace::Workspace,
	};
	use std::fs;

	const ALL: [Variant; 3] = [
		Variant::Next,
		Variant::FailingMigration,
		Variant::PanickingMigration,
	];

	#[test]
	fn an_edit_that_does_not_fit_is_refused() {
		let edit = migrations("SingleBlock", "Panics", "");
		let one = "pub type SingleBlock = ();\n";
		assert_eq!(
			edit.apply(one).unwrap(),
			"pub type SingleBlock = (Panics,);\n\n"
		);
		for text in ["", &format!("{one}{one}")] {
			let error = edit.apply(text).unwrap_err().to_string();
			assert!(error.contains(MIGRATIONS), "{error}");
		}
	}

	#[test]
	fn the_version_rises_as_far_as_the_variant_says() {
		for variant in ALL {
			let edits = variant.edits(7);
			let raised = edits.first().unwrap().apply(SOURCE).unwrap();
			let version = Version::stated(&raised).unwrap();
			assert_eq!(version.spec, variant.spec_version(7));
			assert!(version.spec > 7);
		}
	}

	#[test]
	fn what_stands_in_for_a_runtime_has_its_version() {
		let [next, failing, panicking] = ALL.map(|variant| variant.spec_version(7));
		assert_eq!(next, panicking);
		assert!(next > failing);
	}

	#[test]
	fn every_edit_fits_the_runtime_of_this_repository() {
		let root = Workspace::locate().unwrap().root;
		let read = |file: &str| fs::read_to_string(root.join(file)).unwrap();
		let current = Version::stated(&read(version::FILE)).unwrap().spec;
		for variant in ALL {
			for edit in variant.edits(current) {
				edit.apply(&read(edit.file)).unwrap();
			}
		}
	}
}
