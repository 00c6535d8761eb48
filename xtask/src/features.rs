//! Whether building and testing agree on the features of every dependency.
//!
//! A development dependency that turns on one more feature of a crate makes `cargo test` compile that
//! crate, and all that depend on it, once more, and the next `cargo build` goes back: minutes each
//! time.

use crate::{process, workspace::Workspace};
use anyhow::{bail, Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The features that each package is compiled with; more than one set where it is compiled for the
/// build machine and for the result.
type Features = BTreeMap<String, BTreeSet<Vec<String>>>;

/// Compares what cargo plans for a build and for the tests.
///
/// # Errors
/// When a package would be compiled with other features; the message names it.
pub fn check(workspace: &Workspace) -> Result<()> {
	process::step("features: building and testing use the same ones of every dependency");
	let planned = |command| -> Result<Features> {
		let mut plan = workspace.cargo();
		plan.args([
			command,
			"--release",
			"--workspace",
			"--unit-graph",
			"-Zunstable-options",
		])
		// The plan is an unstable feature of cargo. Nothing is compiled here.
		.env("RUSTC_BOOTSTRAP", "1");
		features_in(&process::output(&mut plan)?)
	};
	let differences = differences(&planned("build")?, &planned("test")?);
	if !differences.is_empty() {
		bail!(
			"tests compile these dependencies with other features than the build does:\n  {}\n\
			 What to do: name the same features where they are development dependencies",
			differences.join("\n  "),
		);
	}
	Ok(())
}

/// Reads cargo's plan.
fn features_in(plan: &str) -> Result<Features> {
	let plan: Value = serde_json::from_str(plan).context("cargo's plan isn't JSON")?;
	let units = plan.get("units").and_then(Value::as_array);
	let mut features = Features::new();
	for unit in units.context("cargo's plan has no units")? {
		let text = |key| unit.get(key).and_then(Value::as_str).unwrap_or_default();
		if text("mode") != "build" {
			continue;
		}
		let names = unit.get("features").and_then(Value::as_array);
		let names = names.context("a unit of cargo's plan has no features")?;
		let names = names
			.iter()
			.filter_map(Value::as_str)
			.map(ToOwned::to_owned);
		features
			.entry(text("pkg_id").to_owned())
			.or_default()
			.insert(names.collect());
	}
	Ok(features)
}

/// The packages that both need, with different features.
fn differences(build: &Features, test: &Features) -> Vec<String> {
	let name = |package: &str| {
		package
			.rsplit(['/', '#'])
			.next()
			.unwrap_or(package)
			.to_owned()
	};
	build
		.iter()
		.filter_map(|(package, built)| Some((package, built, test.get(package)?)))
		.filter(|(_, built, tested)| built != tested)
		.map(|(package, built, tested)| {
			format!(
				"{}: {built:?} in the build, {tested:?} in tests",
				name(package)
			)
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn plan(rows: &[(&str, &str, &[&str])]) -> Features {
		let units: Vec<_> = rows
			.iter()
			.map(|(package, mode, features)| {
				serde_json::json!({ "pkg_id": package, "mode": mode, "features": features })
			})
			.collect();
		features_in(&serde_json::json!({ "units": units }).to_string()).unwrap()
	}

	#[test]
	fn one_more_feature_in_tests_is_a_difference() {
		let build = plan(&[("registry#a@1.0.0", "build", &["std"])]);
		let test = plan(&[("registry#a@1.0.0", "build", &["default", "std"])]);
		let found = differences(&build, &test);
		assert!(
			found.len() == 1 && found[0].starts_with("a@1.0.0:"),
			"{found:?}"
		);
	}

	#[test]
	fn packages_of_one_side_and_test_binaries_are_none() {
		let build = plan(&[("#ours", "build", &["std"]), ("#node", "build", &[])]);
		let test = plan(&[
			("#ours", "build", &["std"]),
			("#ours", "test", &["std", "extra"]),
			("#proptest", "build", &["std"]),
		]);
		assert!(differences(&build, &test).is_empty());
	}

	#[test]
	fn a_plan_without_units_is_refused() {
		assert!(features_in("{}").is_err());
		assert!(features_in("not json").is_err());
	}
}
