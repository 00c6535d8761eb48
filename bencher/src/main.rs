//! Runs the benchmarks of a runtime: the library behind `frame-omni-bencher`, without RocksDB.
//!
//! The published program links RocksDB, which takes a C++ build of ten minutes and libclang. Weights of this chain are those of ParityDB, and
//! benchmarks run in memory anyway.

use clap::Parser;
use frame_benchmarking_cli::{BenchmarkCmd, OpaqueBlock};
use sc_cli::{Error, Result};
use sp_runtime::traits::BlakeTwo256;

/// Measures the weights of a FRAME runtime.
#[derive(Debug, Parser)]
struct Command {
	#[command(subcommand)]
	benchmark: BenchmarkCmd,
}

fn main() -> Result<()> {
	match Command::parse().benchmark {
		BenchmarkCmd::Pallet(pallet) => pallet.run_with_spec::<BlakeTwo256, ()>(None),
		BenchmarkCmd::Overhead(overhead) => {
			overhead.run_with_default_builder_and_spec::<OpaqueBlock, ()>(None)
		}
		_ => Err(Error::Input(
			"only `pallet` and `overhead` can be measured here".into(),
		)),
	}
}
