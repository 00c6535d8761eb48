//! `cargo xtask chain-specs`: the chain specs that are kept in the repository.

use crate::{process, setup, workspace::Workspace};
use anyhow::{bail, Context, Result};
use serde_json::Value;
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
};

/// The specs that are kept: a chain by the name that the node knows, and whether raw. There is no state of the production chain before its founders bring their
/// keys, so it has no raw one.
const KEPT: [Spec; 3] = [
	Spec {
		chain: "local",
		raw: false,
	},
	Spec {
		chain: "local",
		raw: true,
	},
	Spec {
		chain: "florin",
		raw: false,
	},
];

/// Where a plain and a raw spec hold the runtime's code. Its bytes depend on the machine that
/// compiled it (paths are part of panic messages), so that they aren't compared.
const CODE: [&str; 2] = [
	"/genesis/runtimeGenesis/code",
	"/genesis/raw/top/0x3a636f6465",
];

/// How many differences an error names.
const NAMED_DIFFERENCES: usize = 10;

/// Options of `chain-specs`.
#[derive(clap::Args)]
pub struct Options {
	/// Compare with the files instead of writing them
	#[arg(long)]
	check: bool,
}

/// Builds, then writes or compares the chain specs.
///
/// # Errors
/// When the build or the export fails, or with `--check` a file differs.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	setup::for_building(workspace)?;
	workspace.build()?;
	if options.check {
		check(workspace)
	} else {
		write(workspace)
	}
}

/// One spec: a chain, plain or raw.
struct Spec {
	chain: &'static str,
	raw: bool,
}

impl Spec {
	fn file(&self, root: &Path) -> PathBuf {
		let suffix = if self.raw { "-raw" } else { "" };
		root.join("chain-specs")
			.join(format!("{}{suffix}.json", self.chain))
	}

	/// The spec as the node that was last built exports it.
	fn export(&self, workspace: &Workspace) -> Result<String> {
		let mut export = Command::new(workspace.binary("florin-node")?);
		export.args(["export-chain-spec", "--chain", self.chain]);
		if self.raw {
			export.arg("--raw");
		}
		process::output(&mut export)
	}
}

fn write(workspace: &Workspace) -> Result<()> {
	for spec in KEPT {
		let file = spec.file(&workspace.root);
		process::step(format!("chain spec: writing {}", file.display()));
		fs::create_dir_all(workspace.root.join("chain-specs"))?;
		let mut text = spec.export(workspace)?;
		text.push('\n');
		fs::write(&file, text).with_context(|| format!("can't write {}", file.display()))?;
	}
	Ok(())
}

/// Compares the files with what the node that was last built exports, but for the runtime's code.
///
/// # Errors
/// When a file is missing or says something else.
pub fn check(workspace: &Workspace) -> Result<()> {
	for spec in KEPT {
		let file = spec.file(&workspace.root);
		process::step(format!("chain spec: comparing {}", file.display()));
		let kept = fs::read_to_string(&file)
			.with_context(|| format!("can't read {}; `cargo xtask chain-specs`", file.display()))?;
		let kept = parse(&kept).with_context(|| format!("{} isn't a spec", file.display()))?;
		let exported = parse(&spec.export(workspace)?).context("the node exported no spec")?;
		let mut differences = Vec::new();
		compare(&kept, &exported, "", &mut differences);
		if !differences.is_empty() {
			let count = differences.len();
			differences.truncate(NAMED_DIFFERENCES);
			bail!(
				"{} differs from what the node exports in {count} places, such as\n  {}\n\
				 What to do: `cargo xtask chain-specs`, if the change is meant",
				file.display(),
				differences.join("\n  "),
			);
		}
	}
	Ok(())
}

/// A spec with its runtime's code taken out; it has to have one.
fn parse(text: &str) -> Result<Value> {
	let mut spec: Value = serde_json::from_str(text)?;
	for code in CODE {
		if let Some(code) = spec.pointer_mut(code) {
			*code = Value::Null;
			return Ok(spec);
		}
	}
	bail!("it holds no runtime code");
}

/// Collects the JSON pointers at which `left` and `right` differ.
fn compare(left: &Value, right: &Value, at: &str, differences: &mut Vec<String>) {
	match (left, right) {
		(Value::Object(left), Value::Object(right)) => {
			let only_right = right.keys().filter(|key| !left.contains_key(*key));
			for key in left.keys().chain(only_right) {
				let member = |object: &serde_json::Map<String, Value>| object.get(key).cloned();
				let at = format!("{at}/{key}");
				match (member(left), member(right)) {
					(Some(left), Some(right)) => compare(&left, &right, &at, differences),
					_ => differences.push(at),
				}
			}
		}
		(left, right) if left != right => differences.push(at.to_owned()),
		_ => {}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn differences(left: &str, right: &str) -> Vec<String> {
		let mut differences = Vec::new();
		compare(
			&parse(left).unwrap(),
			&parse(right).unwrap(),
			"",
			&mut differences,
		);
		differences
	}

	#[test]
	fn only_the_code_may_differ() {
		let plain = |code: &str, prefix: u8| {
			format!(
				r#"{{"properties":{{"ss58Format":{prefix}}},
				"genesis":{{"runtimeGenesis":{{"code":"{code}","patch":{{}}}}}}}}"#
			)
		};
		assert!(differences(&plain("0x00", 42), &plain("0x01", 42)).is_empty());
		assert_eq!(
			differences(&plain("0x00", 42), &plain("0x00", 7)),
			["/properties/ss58Format"]
		);
	}

	#[test]
	fn a_key_on_either_side_alone_is_a_difference() {
		let raw = |rows: &str| {
			format!(r#"{{"genesis":{{"raw":{{"top":{{"0x3a636f6465":"0x00"{rows}}}}}}}}}"#)
		};
		let more = r#","0xaa":"0x01""#;
		assert_eq!(differences(&raw(more), &raw("")), ["/genesis/raw/top/0xaa"]);
		assert_eq!(differences(&raw(""), &raw(more)), ["/genesis/raw/top/0xaa"]);
	}

	#[test]
	fn a_spec_without_code_is_refused() {
		assert!(parse(r#"{"genesis":{"runtimeGenesis":{"patch":{}}}}"#).is_err());
	}

	#[test]
	fn every_spec_has_a_file_of_its_own() {
		let files = KEPT.map(|spec| spec.file(Path::new("/r")));
		assert_eq!(
			files,
			[
				Path::new("/r/chain-specs/local.json"),
				Path::new("/r/chain-specs/local-raw.json"),
				Path::new("/r/chain-specs/florin.json"),
			]
		);
	}
}
