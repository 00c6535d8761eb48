//! Builds the runtime's wasm beside the native crate: what runs in development is what wallets with their own screen can sign for.

#[cfg(feature = "std")]
mod wasm;

fn main() {
	#[cfg(feature = "std")]
	wasm::build(substrate_wasm_builder::WasmBuilder::new().with_current_project());
}
