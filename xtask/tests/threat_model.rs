//! The threat model names tests that exist.

use std::{
	collections::BTreeSet,
	env, fs,
	path::{Path, PathBuf},
};

fn workspace() -> PathBuf {
	let package = env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
	Path::new(&package)
		.parent()
		.expect("lies in the workspace")
		.to_owned()
}

/// What stands between backticks in the last cell of the tables' rows and looks like a function's name.
fn named_tests(page: &str) -> BTreeSet<&str> {
	page.lines()
		.filter_map(|line| line.strip_suffix('|')?.rsplit('|').next())
		.flat_map(|cell| cell.split('`').skip(1).step_by(2))
		.filter(|name| {
			name.chars()
				.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
		})
		.collect()
}

/// The names of the functions in all Rust files below `folder`, which cargo's own outputs aren't among.
fn functions(folder: &Path, found: &mut BTreeSet<String>) {
	for entry in fs::read_dir(folder).expect("is a folder") {
		let path = entry.expect("can be listed").path();
		let name = path
			.file_name()
			.and_then(|name| name.to_str())
			.unwrap_or_default();
		if path.is_dir() {
			if !matches!(name, "target" | "node_modules" | ".git") {
				functions(&path, found);
			}
		} else if name.ends_with(".rs") {
			let text = fs::read_to_string(&path).expect("is text");
			let names = text
				.split("fn ")
				.skip(1)
				.filter_map(|rest| rest.split('(').next());
			found.extend(names.map(str::to_owned));
		}
	}
}

#[test]
fn every_test_that_the_threat_model_names_exists() {
	let root = workspace();
	let page = fs::read_to_string(root.join("docs/threat-model.md")).expect("is there");
	let named = named_tests(&page);
	assert!(named.len() > 50, "the tables aren't understood: {named:?}");
	let mut found = BTreeSet::new();
	functions(&root, &mut found);
	let missing = named
		.iter()
		.filter(|name| !found.contains(**name))
		.collect::<Vec<_>>();
	assert!(missing.is_empty(), "no such tests: {missing:?}");
}
