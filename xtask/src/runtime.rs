//! `cargo xtask runtime`: the runtime as it goes on the chain, the same bytes wherever the same commit is built.
//!
//! Names of folders get into a runtime: into the messages of panics, and by way of cargo's hashes into the names of its functions. So the sources are copied
//! into one fixed folder and built there, into a fixed target folder, with the folders that remain (cargo's registry, the standard library's source) renamed.
//! What is left to decide the bytes is the commit with its lock files, the compiler, and the libraries of its wasm target.

mod blob;
mod edit;
mod source;
mod version;

pub use edit::Variant;

use crate::{
	process, rpc,
	setup::{self, rust::Rust},
	workspace::Workspace,
};
use anyhow::{bail, ensure, Context, Result};
use blob::{Blob, Origin, Other};
use edit::Edit;
use serde_json::json;
use source::Source;
use std::{
	env,
	fs::{self, File, TryLockError},
	os::unix::fs::MetadataExt,
	path::{Path, PathBuf},
	process::Command,
	time::{SystemTime, UNIX_EPOCH},
};
use version::Version;

/// Where every runtime is built. Fixed, since it gets into the bytes.
const FOLDER: &str = "/tmp/florin-runtime";
/// The package that compiles the runtime and nothing else.
const PACKAGE: &str = "release/Cargo.toml";
/// Where the wasm builder leaves the runtime, below the target folder.
const BUILT: &str = "release/wbuild/florin-runtime";
/// The runtime as it goes on the chain, and before it was compressed.
const COMPRESSED: &str = "florin_runtime.compact.compressed.wasm";
const COMPACT: &str = "florin_runtime.compact.wasm";
/// The storage key of a chain's runtime: `:code`.
const CODE: &str = "0x3a636f6465";

/// Options of `runtime`.
#[derive(clap::Args)]
pub struct Options {
	/// The commit that is built
	#[arg(long, value_name = "COMMIT", conflicts_with = "dirty")]
	commit: Option<String>,
	/// Build the tracked files of the working tree instead: to try something out, never a release
	#[arg(long)]
	dirty: bool,
	/// Where blob and description are written to, instead of runtime/ in the cache folder
	#[arg(long, value_name = "FOLDER")]
	out: Option<PathBuf>,
	/// Compare with this file, or with the hash (0x…) that a referendum authorises, and fail if it is another runtime
	#[arg(long, value_name = "BLOB|HASH")]
	check: Option<String>,
	/// Compare with the runtime in force on the chain of the node whose JSON-RPC is at this port of this machine
	#[arg(long, value_name = "PORT", conflicts_with = "check")]
	check_node: Option<u16>,
}

/// Builds the runtime of a commit, says what it is, and compares it if that was asked for.
///
/// # Errors
/// When the working tree has changes that aren't committed, the build fails, or the runtime is another one than was expected.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
	let source = if options.dirty {
		Source::WorkingTree
	} else if let Some(name) = &options.commit {
		Source::commit(&workspace.root, name)?
	} else {
		source::ensure_clean(&workspace.root)?;
		Source::commit(&workspace.root, "HEAD")?
	};
	// Before the build, which takes minutes.
	let other = match (&options.check, options.check_node) {
		(Some(text), _) => Some((Other::named(text)?, text.clone())),
		(None, Some(port)) => {
			let code = rpc::call_with(port, "state_getStorage", &json!([CODE]))
				.with_context(|| format!("no node answers at port {port} of this machine"))?;
			let what = format!("the runtime of the node at port {port}");
			Some((Other::stored(&code)?, what))
		}
		(None, None) => None,
	};
	setup::for_building(workspace)?;
	let factory = Factory::open(workspace)?;
	// Nothing that was compiled before has a part in a release.
	source::remove(&factory.target().join("release/wbuild"))?;
	let blob = factory.build(&source, &[])?;
	let folder = match &options.out {
		Some(folder) => folder.clone(),
		None => workspace.cache.join("runtime"),
	};
	let file = blob.write(&folder)?;
	process::step(format!("runtime: {}", file.display()));
	blob.print();
	match other {
		Some((other, what)) => blob.compare(&other, &what),
		None => Ok(()),
	}
}

/// A runtime that was made of the working tree's for a trial.
#[derive(Clone, Debug)]
pub struct Trial {
	/// Which one it is.
	pub variant: Variant,
	/// The file with its blob.
	pub file: PathBuf,
	/// Its version.
	pub spec_version: u32,
}

/// Builds each of `variants` of the working tree's runtime. The first one takes minutes, the others share what was compiled for it.
///
/// # Errors
/// When an edit doesn't fit the sources, or a build fails.
pub fn trials(workspace: &Workspace, variants: &[Variant]) -> Result<Vec<Trial>> {
	if variants.is_empty() {
		return Ok(Vec::new());
	}
	let factory = Factory::open(workspace)?;
	setup::forget_other_wasm(workspace, &factory.target())?;
	let stated = workspace.root.join(version::FILE);
	let stated =
		fs::read_to_string(&stated).with_context(|| format!("can't read {}", stated.display()))?;
	let current = Version::stated(&stated)?.spec;
	let folder = workspace.cache.join("runtime-trials");
	let build = |variant: &Variant| {
		process::step(format!("runtime: the variant `{}`", variant.name()));
		let blob = factory.build(&Source::WorkingTree, &variant.edits(current))?;
		Ok(Trial {
			variant: *variant,
			file: blob.write(&folder.join(variant.name()))?,
			spec_version: blob.version.spec,
		})
	};
	variants.iter().map(build).collect()
}

/// The fixed folder, which one run at a time works in.
struct Factory<'a> {
	workspace: &'a Workspace,
	folder: PathBuf,
	compiler: Compiler,
	_lock: File,
}

/// The compiler, and what it links into a runtime.
struct Compiler {
	rust: Rust,
	/// SHA-256 of the wasm target's libraries.
	libraries: String,
}

impl<'a> Factory<'a> {
	fn open(workspace: &'a Workspace) -> Result<Self> {
		let folder = PathBuf::from(FOLDER);
		fs::create_dir_all(&folder).with_context(|| format!("can't make {FOLDER}"))?;
		// Anybody may make a folder in /tmp, and whoever owns this one could change what is built in it.
		let own = fs::metadata("/proc/self")?.uid();
		ensure!(
			fs::symlink_metadata(&folder)?.uid() == own,
			"{FOLDER} belongs to somebody else: the runtime is built in this folder only, so remove it first"
		);
		let lock = File::create(folder.join("lock"))?;
		match lock.try_lock() {
			Ok(()) => {}
			Err(TryLockError::WouldBlock) => {
				bail!("another run builds a runtime in {FOLDER}: wait for it")
			}
			Err(TryLockError::Error(error)) => return Err(error.into()),
		}
		Ok(Self {
			workspace,
			folder,
			compiler: Compiler::find(workspace)?,
			_lock: lock,
		})
	}

	fn target(&self) -> PathBuf {
		self.folder.join("target")
	}

	/// Builds the runtime of `source` with `edits`.
	fn build(&self, source: &Source, edits: &[Edit]) -> Result<Blob> {
		let sources = self.folder.join("source");
		fs::create_dir_all(&sources)?;
		source.copy(
			&self.workspace.root,
			&self.folder.join("export"),
			&sources,
			edits,
		)?;
		process::step(format!(
			"runtime: building in {} (the first time takes some ten minutes on two cores, later three)",
			self.folder.display()
		));
		let package = sources.join(PACKAGE);
		for manifest in [&sources.join("Cargo.toml"), &package] {
			// All of it, and as the lock file says, before the names of its folders are looked at.
			let mut fetch = self.cargo(&sources);
			fetch
				.args(["fetch", "--locked", "--manifest-path"])
				.arg(manifest);
			process::run(&mut fetch)?;
		}
		let registry = cargo_home()?.join("registry/src");
		let library = self.compiler.rust.renamed_source();
		let renamed = renamings(&registry, library, &sources, &self.target())?;
		let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
		let mut build = self.cargo(&sources);
		build
			.env("WASM_BUILD_RUSTFLAGS", flags(&renamed)?)
			.env("WASM_BUILD_WORKSPACE_HINT", &sources)
			// Another value each time: the build script runs whatever cargo thinks.
			.env("FORCE_WASM_BUILD", now.to_string())
			.args(["build", "--release", "--locked", "--manifest-path"])
			.arg(&package);
		process::run(&mut build).context("the runtime doesn't build; the messages are above")?;
		let built = self.target().join(BUILT);
		let read = |name: &str| {
			let file = built.join(name);
			fs::read(&file).with_context(|| format!("the build made no {}", file.display()))
		};
		report_names(&read(COMPACT)?, &renamed)?;
		Ok(Blob {
			version: Version::stated(&fs::read_to_string(sources.join(version::FILE))?)?,
			bytes: read(COMPRESSED)?,
			origin: Origin {
				commit: match source {
					Source::Commit(hash) => Some(hash.clone()),
					Source::WorkingTree => None,
				},
				rustc: self.compiler.rust.description.clone(),
				libraries: self.compiler.libraries.clone(),
			},
		})
	}

	/// `cargo` in the copy, without what a user may have set to have other builds go differently.
	fn cargo(&self, sources: &Path) -> Command {
		let mut command = self.workspace.cargo_into(&self.target());
		command.current_dir(sources);
		for (name, _) in env::vars_os() {
			if name.to_str().is_some_and(has_influence) {
				command.env_remove(name);
			}
		}
		command
	}
}

impl Compiler {
	fn find(workspace: &Workspace) -> Result<Self> {
		let rust = Rust::find(&workspace.root)?;
		let libraries = setup::wasm_libraries(&rust)?
			.iter()
			.map(fs::read)
			.collect::<std::io::Result<Vec<_>>>()?;
		Ok(Self {
			rust,
			libraries: blob::sha256(&libraries.concat()),
		})
	}
}

/// Folders and what they are called in a runtime; of two that fit the compiler takes the later one.
fn renamings(
	registry: &Path,
	library: (PathBuf, String),
	sources: &Path,
	target: &Path,
) -> Result<Vec<(PathBuf, String)>> {
	let mut renamed = vec![
		(sources.to_owned(), "/florin".to_owned()),
		(target.to_owned(), "/florin-target".to_owned()),
		library,
	];
	// One folder for each server that crates came from, named after it.
	let folders = fs::read_dir(registry)
		.with_context(|| format!("can't read {}, cargo's registry", registry.display()))?;
	for folder in folders {
		renamed.push((folder?.path(), "/registry".to_owned()));
	}
	Ok(renamed)
}

/// The compiler's flags for `renamed`.
fn flags(renamed: &[(PathBuf, String)]) -> Result<String> {
	let flag = |(folder, name): &(PathBuf, String)| {
		let folder = folder.to_str().context("a folder's name isn't text")?;
		ensure!(
			!folder.contains(char::is_whitespace),
			"the wasm builder can't pass on a folder with a blank in its name: {folder}. \
			 What to do: set CARGO_HOME to another one"
		);
		Ok(format!("--remap-path-prefix={folder}={name}"))
	};
	Ok(renamed
		.iter()
		.map(flag)
		.collect::<Result<Vec<_>>>()?
		.join(" "))
}

/// Says which names of this machine's folders got into the runtime all the same: elsewhere its bytes would be others.
fn report_names(wasm: &[u8], renamed: &[(PathBuf, String)]) -> Result<()> {
	let home = cargo_home()?;
	let names = renamed
		.iter()
		.map(|(folder, _)| folder.as_path())
		.chain([home.as_path()])
		.filter_map(Path::to_str)
		.collect::<Vec<_>>();
	for name in blob::names_in(wasm, &names) {
		process::note(format!(
			"NOT the same on another machine: the runtime names {name}. If that is the compiler's folder, its wasm target was compiled here; \
			 `rustup target add wasm32v1-none` brings the one that everybody has"
		));
	}
	Ok(())
}

/// Where cargo keeps what it downloads.
fn cargo_home() -> Result<PathBuf> {
	env::var_os("CARGO_HOME")
		.map(PathBuf::from)
		.or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cargo")))
		.context("neither CARGO_HOME nor HOME names a folder: set one of them")
}

/// Whether an environment variable of this name changes what the compiler makes.
fn has_influence(name: &str) -> bool {
	let prefixes = ["CARGO_PROFILE_", "CARGO_TARGET_", "WASM_BUILD_", "SKIP_"];
	let names = [
		"CARGO_BUILD_RUSTC",
		"CARGO_BUILD_RUSTC_WRAPPER",
		"CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER",
		"CARGO_BUILD_RUSTFLAGS",
		"CARGO_BUILD_TARGET",
		"CARGO_ENCODED_RUSTFLAGS",
		"CARGO_INCREMENTAL",
		"FORCE_WASM_BUILD",
		"RUSTC_BOOTSTRAP",
		"RUSTC_WRAPPER",
		"RUSTC_WORKSPACE_WRAPPER",
		"RUSTFLAGS",
		"SUBSTRATE_RUNTIME_TARGET",
		"WASM_TARGET_DIRECTORY",
	];
	// Set by this program.
	name != "CARGO_TARGET_DIR"
		&& (names.contains(&name) || prefixes.iter().any(|prefix| name.starts_with(prefix)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::collections::BTreeSet;

	fn library() -> (PathBuf, String) {
		("/rust/src".into(), "/rustc/c0ffee".into())
	}

	#[test]
	fn every_folder_of_the_machine_gets_another_name() {
		let registry = env::temp_dir().join(format!("xtask-{}-registry", std::process::id()));
		fs::create_dir_all(registry.join("index-1")).unwrap();
		let renamed = renamings(&registry, library(), Path::new("/s"), Path::new("/t")).unwrap();
		let flags = flags(&renamed).unwrap();
		let index = registry.join("index-1");
		for flag in [
			"--remap-path-prefix=/s=/florin",
			"--remap-path-prefix=/t=/florin-target",
			"--remap-path-prefix=/rust/src=/rustc/c0ffee",
			&format!("--remap-path-prefix={}=/registry", index.display()),
		] {
			assert!(flags.split(' ').any(|other| other == flag), "{flags}");
		}
		fs::remove_dir_all(&registry).unwrap();
		assert!(renamings(&registry, library(), Path::new("/s"), Path::new("/t")).is_err());
	}

	#[test]
	fn a_folder_that_cannot_be_renamed_is_refused() {
		let error = flags(&[("/my cargo".into(), "/registry".into())]).unwrap_err();
		assert!(error.to_string().contains("/my cargo"), "{error}");
	}

	#[test]
	fn only_what_changes_the_bytes_is_taken_from_the_environment() {
		for name in [
			"RUSTFLAGS",
			"CARGO_PROFILE_RELEASE_LTO",
			"WASM_BUILD_TYPE",
			"SKIP_WASM_BUILD",
		] {
			assert!(has_influence(name), "{name}");
		}
		for name in [
			"PATH",
			"CARGO",
			"CARGO_HOME",
			"CARGO_TARGET_DIR",
			"CARGO_BUILD_JOBS",
			"RUSTUP_TOOLCHAIN",
			"RUSTC",
		] {
			assert!(!has_influence(name), "{name}");
		}
	}

	/// Names and versions of the packages in a lock file.
	fn locked(file: &Path) -> BTreeSet<(String, String)> {
		let text = fs::read_to_string(file).unwrap();
		let value = |line: &str, name: &str| {
			let value = line.strip_prefix(name)?.strip_prefix(" = \"")?;
			Some(value.strip_suffix('"')?.to_owned())
		};
		let lines = text.lines().collect::<Vec<_>>();
		lines
			.windows(2)
			.filter_map(|pair| match pair {
				[name, version] => Some((value(name, "name")?, value(version, "version")?)),
				_ => None,
			})
			.collect()
	}

	#[test]
	fn the_package_that_compiles_the_runtime_does_it_with_the_workspaces_tools() {
		let root = Workspace::locate().unwrap().root;
		let package = root.join(PACKAGE);
		let (own, workspace) = (
			locked(&package.with_file_name("Cargo.lock")),
			locked(&root.join("Cargo.lock")),
		);
		assert!(own.len() > 100);
		let others = own
			.iter()
			.filter(|(name, _)| name != "florin-release")
			.filter(|package| !workspace.contains(*package))
			.collect::<Vec<_>>();
		assert!(
			others.is_empty(),
			"copy Cargo.lock to release/ and run `cargo metadata` there: {others:?}"
		);
	}
}
