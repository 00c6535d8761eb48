//! Compiles the runtime beside this folder.

use std::{env, path::Path};
use substrate_wasm_builder::WasmBuilder;

#[path = "../runtime/wasm.rs"]
mod wasm;

fn main() {
	let package =
		env::var_os("CARGO_MANIFEST_DIR").expect("cargo tells build scripts their folder");
	let root = Path::new(&package)
		.parent()
		.expect("this folder lies in the repository");
	// Absolute, since the wasm builder compares it with what cargo answers.
	let runtime = WasmBuilder::new()
		.with_project(root.join("runtime/Cargo.toml"))
		.expect("the runtime lies beside this folder");
	wasm::build(runtime);
}
