//! Nothing: this package is its build script, which compiles the runtime to wasm.
//!
//! `cargo xtask runtime` calls it, in a fixed folder and with the names of folders left out, so that the same commit gives the same bytes on every machine
//! with the same compiler. The wasm lies in the target folder, under `release/wbuild/florin-runtime`.
