//! The metadata that the command-line client is generated from is the runtime's.

use florin_runtime::Runtime;

const FILE: &str = concat!(
	env!("CARGO_MANIFEST_DIR"),
	"/../client/cli/metadata/florin.scale"
);

/// `FLORIN_BLESS=1 cargo xtask test client_metadata` writes the file anew; the client has to be built again after that.
#[test]
fn client_metadata_is_that_of_the_runtime() {
	let metadata = Runtime::metadata_at_version(15).expect("version 15 is supported");
	if std::env::var_os("FLORIN_BLESS").is_some() {
		std::fs::write(FILE, &*metadata).expect("the file can be written");
	}
	let file = std::fs::read(FILE).expect("the file is there");
	assert!(
		file == *metadata,
		"client/cli/metadata/florin.scale is out of date: run `FLORIN_BLESS=1 cargo xtask test client_metadata`"
	);
}
