//! `cargo xtask setup`: from a bare machine to one that builds and tests.
//!
//! Each step first looks whether there is anything to do, says what it does, and on failure what to
//! do instead.

mod debian;
pub mod node_js;
mod packages;
pub mod rust;
mod wasm_target;

use crate::{process, workspace::Workspace};
use anyhow::{bail, Context, Result};
use packages::Package;
use std::{
	env, fs,
	path::{Path, PathBuf},
	process::Command,
};

pub use node_js::NodeJs;

/// C and C++ compilers for the dependencies written in these languages.
const COMPILERS: Package = Package {
	what: "a C and C++ compiler and make",
	apt: &["build-essential"],
	dnf: &["gcc", "gcc-c++", "make"],
	pacman: &["base-devel"],
	brew: &["llvm", "make"],
};

/// OpenSSL, part of the networking stack, is built from its source, which Perl configures.
const PERL: Package = Package {
	what: "Perl with its standard modules",
	apt: &["perl"],
	dnf: &["perl"],
	pacman: &["perl"],
	brew: &["perl"],
};

/// Compiles the network messages' definitions.
const PROTOC: Package = Package {
	what: "protoc, the Protocol Buffers compiler",
	apt: &["protobuf-compiler"],
	dnf: &["protobuf-compiler"],
	pacman: &["protobuf"],
	brew: &["protobuf"],
};

/// Lists processes.
const PS: Package = Package {
	what: "ps",
	apt: &["procps"],
	dnf: &["procps-ng"],
	pacman: &["procps-ng"],
	brew: &[],
};

/// Shows a program another time of day.
const FAKETIME: Package = Package {
	what: "libfaketime",
	apt: &["libfaketime"],
	dnf: &["libfaketime"],
	pacman: &["libfaketime"],
	brew: &["libfaketime"],
};

/// Its form for programs of several threads.
const FAKETIME_LIBRARY: &str = "faketime/libfaketimeMT.so.1";

/// Everything: what building needs and what the client tests need.
///
/// # Errors
/// When something is missing and can't be brought.
pub fn run(workspace: &Workspace) -> Result<()> {
	for_building(workspace)?;
	for_client_tests(workspace)?;
	process::step("set-up complete: `cargo xtask dev` starts a chain, `cargo xtask test` tests");
	Ok(())
}

/// What building the workspace needs: Rust, its wasm target, native compilers, `protoc`.
///
/// # Errors
/// When something is missing and can't be brought.
pub fn for_building(workspace: &Workspace) -> Result<()> {
	let rust = rust::Rust::find(&workspace.root)?;
	process::step(format!(
		"Rust {}: present in {}",
		rust.version,
		rust.sysroot.display()
	));
	let compilers = || ["cc", "c++", "make"].into_iter().all(in_path);
	packages::ensure(&COMPILERS, compilers)?;
	packages::ensure(&PERL, has_perl)?;
	packages::ensure(&PROTOC, has_protoc)?;
	wasm_target::ensure(workspace, &rust)
}

/// Removes what was compiled to wasm in the target folder `target`, if that was with other libraries of the wasm target than those of now.
///
/// # Errors
/// When the target isn't installed, or the folder can't be changed.
pub fn forget_other_wasm(workspace: &Workspace, target: &Path) -> Result<()> {
	let rust = rust::Rust::find(&workspace.root)?;
	wasm_target::forget_other(&rust, target)
}

/// The libraries that are linked into every runtime.
///
/// # Errors
/// When the wasm target isn't installed.
pub fn wasm_libraries(rust: &rust::Rust) -> Result<Vec<PathBuf>> {
	wasm_target::libraries(rust)
}

/// What the client tests need: Node.js and their packages.
///
/// # Errors
/// When something is missing and can't be brought.
pub fn for_client_tests(workspace: &Workspace) -> Result<NodeJs> {
	let node_js = NodeJs::ensure(workspace)?;
	node_js.install_packages(&workspace.root.join("e2e"))?;
	Ok(node_js)
}

/// What the local network needs: Node.js with zombienet, and `ps`, by which it looks after its nodes.
///
/// # Errors
/// When something is missing and can't be brought.
pub fn for_network(workspace: &Workspace) -> Result<NodeJs> {
	packages::ensure(&PS, || in_path("ps"))?;
	let node_js = NodeJs::ensure(workspace)?;
	node_js.install_packages(&workspace.root.join("zombienet"))?;
	Ok(node_js)
}

/// What shifting the clock of a node needs: the library that does it.
///
/// # Errors
/// When it is missing and can't be brought.
pub fn for_shifted_clocks() -> Result<PathBuf> {
	packages::ensure(&FAKETIME, || faketime().is_some())?;
	faketime().context("it was there a moment ago")
}

/// Where systems keep libraries: at the top, or in a folder for each kind of processor.
fn faketime() -> Option<PathBuf> {
	let top = ["/usr/lib64", "/usr/lib"].map(PathBuf::from);
	let inner = top.iter().filter_map(|folder| fs::read_dir(folder).ok());
	let inner = inner.flatten().filter_map(|entry| Some(entry.ok()?.path()));
	top.iter()
		.cloned()
		.chain(inner)
		.map(|folder| folder.join(FAKETIME_LIBRARY))
		.find(|library| library.is_file())
}

fn in_path(program: &str) -> bool {
	process::find_in_path(program).is_some()
}

/// Debian's minimal Perl lacks the modules that OpenSSL's configuration loads.
fn has_perl() -> bool {
	let mut perl = Command::new("perl");
	process::output(perl.args(["-MFindBin", "-MIPC::Cmd", "-e", "1"])).is_ok()
}

fn has_protoc() -> bool {
	match env::var_os("PROTOC") {
		Some(path) => Path::new(&path).is_file(),
		None => in_path("protoc"),
	}
}

/// The rustup toolchain `name`, for the subcommands that need another compiler.
///
/// # Errors
/// When rustup doesn't have it and can't bring it.
pub fn rustup_toolchain(name: &str) -> Result<()> {
	let mut version = Command::new("rustup");
	if process::output(version.args(["run", name, "rustc", "--version"])).is_ok() {
		return Ok(());
	}
	process::step(format!("Rust {name}: not there, asking rustup for it"));
	let mut install = Command::new("rustup");
	install.args([
		"toolchain",
		"install",
		name,
		"--profile",
		"minimal",
		"--no-self-update",
	]);
	if let Err(error) = process::run(&mut install) {
		bail!("Rust {name} is needed and rustup can't bring it: {error:#}");
	}
	Ok(())
}
