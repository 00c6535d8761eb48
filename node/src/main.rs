//! `florin-node`: the standard node of the Florin network.
//!
//! It carries networking, consensus (Aura for authoring, GRANDPA for finality), storage and
//! JSON-RPC. All rules of the chain are in the WebAssembly runtime; the node only links the
//! runtime crate for the blob that its chain specifications embed and for the signatures of the
//! runtime APIs.

#![allow(
	clippy::result_large_err,
	reason = "the errors are polkadot-sdk's, of 176 bytes, and end the process"
)]

mod chain_spec;
mod cli;
mod command;
mod genesis;
mod pool;
mod rpc;
mod service;

use std::process::ExitCode;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", chain_spec::reason(&error.to_string()));
			ExitCode::FAILURE
		}
	}
}
