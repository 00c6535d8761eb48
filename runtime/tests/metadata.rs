//! The metadata that the command-line client is generated from is the runtime's.

use florin_runtime::Runtime;
use sp_io::TestExternalities;

/// From the package's folder, in which tests run.
const FILE: &str = "../client/cli/metadata/florin.scale";

/// `cargo xtask metadata` writes the file anew.
#[test]
fn client_metadata_is_that_of_the_runtime() {
	// Among the constants are the tracks of referenda, whose durations are in state: production's, where there is none.
	let metadata = TestExternalities::default()
		.execute_with(|| Runtime::metadata_at_version(15))
		.expect("version 15 is supported");
	if std::env::var_os("FLORIN_BLESS").is_some() {
		std::fs::write(FILE, &*metadata).expect("the file can be written");
	}
	let file = std::fs::read(FILE).expect("the file is there");
	assert!(
		file == *metadata,
		"client/cli/metadata/florin.scale is out of date: run `cargo xtask metadata`"
	);
}
