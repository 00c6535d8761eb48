//! The `florin-feeder` command.

use clap::Parser;
use florin_cli::{
	failed,
	feeder::{self, Cli},
};
use std::process::ExitCode;
use tokio::runtime::Runtime;

fn main() -> ExitCode {
	// Usage errors and help end the process here, with exit code 2 and 0.
	let cli = Cli::parse();
	let json = cli.global.json;
	let runtime = match Runtime::new() {
		Ok(runtime) => runtime,
		Err(error) => {
			eprintln!("error: {error}");
			return ExitCode::FAILURE;
		}
	};
	let code = match runtime.block_on(feeder::run(cli)) {
		Ok(ended) => {
			if let Some(answer) = ended.answer {
				answer.print(json);
			}
			ExitCode::from(u8::from(!ended.complete))
		}
		Err(failure) => failed(&failure, json),
	};
	// A source that is still being read isn't waited for.
	runtime.shutdown_background();
	code
}
