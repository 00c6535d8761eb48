//! Builds the runtime's wasm beside the native crate, with the hash of its metadata in it: what runs in development is what wallets with their own screen can
//! sign for.

fn main() {
	#[cfg(feature = "std")]
	substrate_wasm_builder::WasmBuilder::init_with_defaults()
		.enable_metadata_hash("FLRN", 12)
		.build();
}
