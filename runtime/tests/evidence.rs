//! Evidence of real hardware, verified inside the wasm runtime that a node runs.

mod common;

use codec::{Decode, Encode};
use florin_core::report::EvidenceSummary;
use florin_evidence::EvidenceError;
use sc_executor::{WasmExecutor, WasmtimeInstantiationStrategy};
use sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode};
use std::sync::LazyLock;

/// From the package's folder, in which tests run.
const DATA: &str = "../primitives/evidence/tests/data";

/// One for all tests: it compiles the runtime once.
static EXECUTOR: LazyLock<WasmExecutor<sp_io::SubstrateHostFunctions>> = LazyLock::new(|| {
	WasmExecutor::builder()
		.with_execution_method(sc_executor::WasmExecutionMethod::Compiled {
			instantiation_strategy: WasmtimeInstantiationStrategy::PoolingCopyOnWrite,
		})
		.build()
});

type Answer = Result<EvidenceSummary, EvidenceError>;

/// Asks the wasm runtime on the state of the development preset.
fn verify_in_wasm(chain: &[Vec<u8>], report: &[u8]) -> Answer {
	let wasm = florin_runtime::WASM_BINARY.expect("the runtime was built with its wasm");
	let code = WrappedRuntimeCode(wasm.into());
	let code = RuntimeCode {
		code_fetcher: &code,
		heap_pages: None,
		hash: vec![0; 32],
	};
	let mut state = common::genesis("development");
	let mut ext = state.ext();
	let (answer, _) = EXECUTOR.call(
		&mut ext,
		&code,
		"AttestationApi_verify_evidence",
		&(chain, report).encode(),
		CallContext::Offchain,
	);
	Answer::decode(&mut &answer.expect("the call runs")[..]).expect("the answer decodes")
}

fn data(name: &str) -> Vec<u8> {
	std::fs::read(format!("{DATA}/{name}")).expect("the sample is there")
}

fn sample(name: &str) -> (Vec<Vec<u8>>, Vec<u8>) {
	let chain = [
		data(&format!("{name}.leaf.der")),
		data(&format!("{name}.brom.der")),
		data("ica.der"),
		data("identity.der"),
		data("root.der"),
	];
	(chain.to_vec(), data(&format!("{name}.report.bin")))
}

#[test]
fn a_real_h100_verifies_in_the_wasm_runtime() {
	let (chain, report) = sample("h100");
	let summary = verify_in_wasm(&chain, &report).expect("the evidence is genuine");
	assert_eq!(summary.nonce[..], report[4..36]);
	assert!(!summary.revoked);
	assert_eq!(summary.registered, None);
}

#[test]
fn eight_real_gpus_have_eight_identities_in_the_wasm_runtime() {
	let mut identities = (0..8)
		.map(|index| {
			let (chain, report) = sample(&format!("hopper-{index}"));
			verify_in_wasm(&chain, &report)
				.expect("the evidence is genuine")
				.device
		})
		.collect::<Vec<_>>();
	identities.sort();
	identities.dedup();
	assert_eq!(identities.len(), 8);
}

#[test]
fn a_real_report_without_fwid_is_refused_in_the_wasm_runtime() {
	let (chain, report) = sample("h100-without-fwid");
	assert_eq!(
		verify_in_wasm(&chain, &report),
		Err(EvidenceError::FwidMissing)
	);
}

#[test]
fn a_flipped_bit_of_a_real_signature_is_refused_in_the_wasm_runtime() {
	let (chain, mut report) = sample("h100");
	*report.last_mut().expect("a report isn't empty") ^= 1;
	assert_eq!(
		verify_in_wasm(&chain, &report),
		Err(EvidenceError::ReportSignature)
	);
}
