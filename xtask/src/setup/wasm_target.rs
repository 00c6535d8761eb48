//! The libraries of the target that the runtime is compiled for.

use super::{debian, rust::Rust};
use crate::{process, workspace::Workspace};
use anyhow::{bail, ensure, Context, Result};
use std::{
	fs,
	path::{Path, PathBuf},
	process::Command,
	time::{Duration, UNIX_EPOCH},
};

const TARGET: &str = "wasm32v1-none";
/// What a crate without the standard library links.
const LIBRARIES: [&str; 3] = ["core", "alloc", "compiler_builtins"];
/// Says, in a target folder, with which libraries its wasm was compiled.
const STAMP: &str = "wasm-libraries";
/// On a closed network rustup would wait for its server much longer.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// Sees to it that the target's libraries are installed: present, else from rustup, else compiled
/// from the standard library's source as Debian packages it.
///
/// # Errors
/// When none of these ways works; the message says what to do by hand.
pub fn ensure(workspace: &Workspace, rust: &Rust) -> Result<()> {
	let libraries = rust.libraries_of(TARGET);
	if is_complete(&libraries) {
		process::step(format!("wasm target {TARGET}: present"));
	} else {
		install(workspace, rust, &libraries)?;
	}
	for target in workspace.targets() {
		forget_other_libraries(&target, &libraries)?;
	}
	Ok(())
}

fn install(workspace: &Workspace, rust: &Rust, libraries: &Path) -> Result<()> {
	process::step(format!(
		"wasm target {TARGET}: missing, asking rustup for it"
	));
	let from_rustup = match ask_rustup(rust) {
		Ok(()) if is_complete(libraries) => return Ok(()),
		Ok(()) => "it reports success, but the libraries aren't there".to_owned(),
		Err(error) => format!("{error:#}"),
	};
	process::note(format!("rustup: {from_rustup}"));
	process::step(format!(
		"wasm target {TARGET}: compiling it from the standard library's source (half a minute)"
	));
	compile(workspace, rust, libraries).map_err(|error| {
		anyhow::anyhow!(
			"the wasm target {TARGET} is missing.\n\
			 From rustup: {from_rustup}.\nFrom source: {error:#}.\n\
			 What to do: run `rustup target add {TARGET}` where rustup's server can be reached; \
			 or copy {} from another machine with Rust {}",
			libraries.display(),
			rust.version,
		)
	})
}

/// Those of [`LIBRARIES`] that the compiler has.
///
/// # Errors
/// When one is missing.
pub fn libraries(rust: &Rust) -> Result<Vec<PathBuf>> {
	let folder = rust.libraries_of(TARGET);
	let find = |name: &&str| {
		find_library(&folder, name)
			.with_context(|| format!("the wasm target {TARGET} has no library {name}"))
	};
	LIBRARIES.iter().map(find).collect()
}

/// Removes what was compiled for the target from `target` if that was with other libraries than the compiler's.
///
/// # Errors
/// When there are none, or the folder can't be changed.
pub fn forget_other(rust: &Rust, target: &Path) -> Result<()> {
	forget_other_libraries(target, &rust.libraries_of(TARGET))
}

/// Removes what was compiled for the target from `target` if that was with other libraries than those in `libraries`.
///
/// Cargo doesn't see that they changed, and the compiler then finds none of the crates that were compiled before.
fn forget_other_libraries(target: &Path, libraries: &Path) -> Result<()> {
	let core = find_library(libraries, "core").context("the target has no core library")?;
	let about = fs::metadata(&core)?;
	let made = about.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
	let current = format!("{} {} {made}", core.display(), about.len());
	let stamp = target.join(STAMP);
	let compiled = target.join("release/wbuild");
	if fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == current) {
		return Ok(());
	}
	if compiled.is_dir() {
		process::note(format!(
			"its libraries are new: removing {}, which other ones were compiled into",
			compiled.display()
		));
		remove(&compiled)?;
	}
	fs::create_dir_all(target)?;
	fs::write(&stamp, current).with_context(|| not_writable(&stamp))
}

fn ask_rustup(rust: &Rust) -> Result<()> {
	let toolchain = rust
		.rustup_name()
		.context("it doesn't manage this toolchain")?;
	let mut add = Command::new("rustup");
	add.args(["target", "add", TARGET, "--toolchain", &toolchain]);
	process::run_within(&mut add, RUSTUP_LIMIT)
}

/// Whether `folder` holds every library.
fn is_complete(folder: &Path) -> bool {
	LIBRARIES
		.iter()
		.all(|name| find_library(folder, name).is_some())
}

/// The file `lib<name>-<hash>.rlib` in `folder`.
fn find_library(folder: &Path, name: &str) -> Option<PathBuf> {
	let prefix = format!("lib{name}-");
	fs::read_dir(folder)
		.ok()?
		.filter_map(|entry| entry.ok().map(|entry| entry.path()))
		.find(|path| {
			let file = path
				.file_name()
				.and_then(|name| name.to_str())
				.unwrap_or_default();
			file.starts_with(&prefix) && file.ends_with(".rlib")
		})
}

fn compile(workspace: &Workspace, rust: &Rust, libraries: &Path) -> Result<()> {
	let scratch = workspace.cache.join("wasm-target");
	// What an interrupted run left would be mixed with what this one makes.
	remove(&scratch)?;
	fs::create_dir_all(&scratch)?;
	let source = rust.source();
	if source.join("core/src/lib.rs").is_file() {
		process::note(format!("using the source in {}", source.display()));
	} else {
		let library = debian::standard_library(&scratch, &rust.version)?;
		install_source(&library, &source)?;
	}
	let built = build_standard_library(workspace, rust, &scratch)?;
	install_libraries(&built, libraries)?;
	remove(&scratch)
}

/// Cargo looks for the source in the toolchain only. Installs all or nothing: to whom the folder exists, the source is there.
fn install_source(library: &Path, source: &Path) -> Result<()> {
	let parent = source.parent().context("the source has no parent folder")?;
	let staging = parent.join("library.incomplete");
	fs::create_dir_all(parent).with_context(|| not_writable(parent))?;
	remove(&staging)?;
	process::run(Command::new("cp").arg("-R").arg(library).arg(&staging))
		.with_context(|| not_writable(parent))?;
	remove(source)?;
	fs::rename(&staging, source).with_context(|| not_writable(parent))
}

/// Compiles an empty crate, and with it the libraries; returns the folder they lie in.
fn build_standard_library(workspace: &Workspace, rust: &Rust, scratch: &Path) -> Result<PathBuf> {
	let seed = scratch.join("seed");
	fs::create_dir_all(seed.join("src"))?;
	fs::write(
		seed.join("Cargo.toml"),
		"[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n",
	)?;
	fs::write(seed.join("src/lib.rs"), "#![no_std]\n")?;
	let target = scratch.join("target");
	let (source, name) = rust.renamed_source();
	let flags = [
		// The runtime is linked with LTO, which needs the bitcode of everything that it links.
		"-Cembed-bitcode=yes".to_owned(),
		// Where the source lies on this machine would get into every runtime.
		format!("--remap-path-prefix={}={name}", source.display()),
	];
	// From the workspace's root, where rustup chooses the workspace's toolchain.
	let mut cargo = workspace.cargo_into(&target);
	cargo
		.env("RUSTC", rust.rustc())
		// Building the standard library is an unstable feature of cargo.
		.env("RUSTC_BOOTSTRAP", "1")
		.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
		.args(["build", "--release", "-Zbuild-std=core,alloc"])
		// The target has no C library, so memcpy and its like come from here, as in rustup's build.
		.args([
			"-Zbuild-std-features=compiler-builtins-mem",
			"--target",
			TARGET,
		])
		.arg("--manifest-path")
		.arg(seed.join("Cargo.toml"));
	process::run(&mut cargo)?;
	Ok(target.join(TARGET).join("release/deps"))
}

/// Installs all or nothing: to whom the folder exists, the target is there.
fn install_libraries(built: &Path, libraries: &Path) -> Result<()> {
	let parent = libraries
		.parent()
		.context("the libraries have no parent folder")?;
	let staging = parent.join("lib.incomplete");
	remove(&staging)?;
	fs::create_dir_all(&staging).with_context(|| not_writable(parent))?;
	for name in LIBRARIES {
		let library = find_library(built, name)
			.with_context(|| format!("the build made no {name} in {}", built.display()))?;
		let file = library.file_name().context("a library without a name")?;
		fs::copy(&library, staging.join(file)).with_context(|| not_writable(&staging))?;
	}
	ensure!(
		is_complete(&staging),
		"the copy in {} isn't complete",
		staging.display()
	);
	remove(libraries)?;
	fs::rename(&staging, libraries).with_context(|| not_writable(parent))?;
	process::note(format!("installed in {}", libraries.display()));
	Ok(())
}

fn remove(folder: &Path) -> Result<()> {
	match fs::remove_dir_all(folder) {
		Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
			bail!("can't remove {}: {error}", folder.display())
		}
		_ => Ok(()),
	}
}

fn not_writable(folder: &Path) -> String {
	format!(
		"can't write to {}; run this as a user who may",
		folder.display()
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A folder of its own per test, emptied before it is used.
	fn folder(name: &str) -> PathBuf {
		let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
		remove(&folder).unwrap();
		fs::create_dir_all(&folder).unwrap();
		folder
	}

	#[test]
	fn a_target_that_lacks_one_library_is_not_complete() {
		let folder = folder("complete");
		assert!(!is_complete(&folder));
		for name in [
			"libcore-1.rlib",
			"liballoc-2.rlib",
			"libcompiler_builtins-3.rmeta",
		] {
			fs::write(folder.join(name), "").unwrap();
		}
		assert!(!is_complete(&folder));
		fs::write(folder.join("libcompiler_builtins-3.rlib"), "").unwrap();
		assert!(is_complete(&folder));
		remove(&folder).unwrap();
	}

	#[test]
	fn what_other_libraries_were_compiled_into_is_removed_once() {
		let folder = folder("stale");
		let (target, libraries) = (folder.join("target"), folder.join("lib"));
		let wasm = target.join("release/wbuild");
		let library = libraries.join("libcore-1.rlib");
		fs::create_dir_all(&wasm).unwrap();
		fs::create_dir_all(&libraries).unwrap();
		assert!(forget_other_libraries(&target, &libraries).is_err());

		fs::write(&library, "one").unwrap();
		forget_other_libraries(&target, &libraries).unwrap();
		assert!(!wasm.exists());
		fs::create_dir_all(&wasm).unwrap();
		forget_other_libraries(&target, &libraries).unwrap();
		assert!(wasm.exists());
		fs::write(&library, "another").unwrap();
		forget_other_libraries(&target, &libraries).unwrap();
		assert!(!wasm.exists());
		remove(&folder).unwrap();
	}

	#[test]
	fn an_incomplete_build_installs_nothing() {
		let folder = folder("install");
		let (built, libraries) = (folder.join("built"), folder.join("target/lib"));
		fs::create_dir_all(&built).unwrap();
		fs::write(built.join("libcore-1.rlib"), "").unwrap();
		assert!(install_libraries(&built, &libraries).is_err());
		assert!(!libraries.exists());
		for name in LIBRARIES {
			fs::write(built.join(format!("lib{name}-1.rlib")), "").unwrap();
		}
		install_libraries(&built, &libraries).unwrap();
		assert!(is_complete(&libraries));
		remove(&folder).unwrap();
	}
}
