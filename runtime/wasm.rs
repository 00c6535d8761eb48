//! How the runtime is compiled to wasm, wherever that is begun: with the hash of its metadata in it, which wallets with their own screen sign for.

use substrate_wasm_builder::WasmBuilder;

/// The name of a unit of the chain's money, and its decimals, as wallets show them.
const UNIT: (&str, u8) = ("FLRN", 12);

/// Compiles the runtime.
pub fn build(project: WasmBuilder) {
	let (symbol, decimals) = UNIT;
	project
		.import_memory()
		.export_heap_base()
		.enable_metadata_hash(symbol, decimals)
		.build();
}
