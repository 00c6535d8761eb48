//! Transactions applied inside the wasm runtime, as an author of blocks applies them.

use codec::{Decode, Encode};
use florin_runtime::{
	AccountId, RuntimeCall, Signature, SignedPayload, System, TxExtension, UncheckedExtrinsic,
};
use sc_executor::{WasmExecutor, WasmtimeInstantiationStrategy};
use sp_core::{
	sr25519,
	traits::{CallContext, CodeExecutor, Externalities, RuntimeCode, WrappedRuntimeCode},
	Pair,
};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{ApplyExtrinsicResult, MultiAddress};
use std::time::{Duration, Instant};

/// Times that each transaction is applied; the median counts.
const REPETITIONS: usize = 25;

/// A transaction with a name.
pub struct Case {
	pub name: &'static str,
	pub transaction: UncheckedExtrinsic,
	/// What is stored otherwise when it is applied: keys and values.
	pub changes: Vec<(Vec<u8>, Vec<u8>)>,
}

/// The median time of each case on a state.
pub fn measure(
	(mut state, cases): (TestExternalities, Vec<Case>),
) -> Vec<(&'static str, Duration)> {
	state.commit_all().expect("no transaction is open");
	let executor = executor();
	cases
		.into_iter()
		.map(|case| (case.name, apply(&executor, &mut state, &case)))
		.collect()
}

fn executor() -> WasmExecutor<sp_io::SubstrateHostFunctions> {
	WasmExecutor::builder()
		.with_execution_method(sc_executor::WasmExecutionMethod::Compiled {
			instantiation_strategy: WasmtimeInstantiationStrategy::PoolingCopyOnWrite,
		})
		.build()
}

/// Applies a transaction over and over to the same state.
fn apply(
	executor: &WasmExecutor<sp_io::SubstrateHostFunctions>,
	state: &mut TestExternalities,
	case: &Case,
) -> Duration {
	let wasm = florin_runtime::WASM_BINARY.expect("the runtime was built with its wasm");
	let code = WrappedRuntimeCode(wasm.into());
	let code = RuntimeCode {
		code_fetcher: &code,
		heap_pages: None,
		hash: blake2_256(wasm).to_vec(),
	};
	let transaction = case.transaction.encode();
	let mut ext = state.ext();
	let mut times = (0..REPETITIONS)
		.map(|_| {
			ext.storage_start_transaction();
			for (key, value) in &case.changes {
				ext.set_storage(key.clone(), value.clone());
			}
			let started = Instant::now();
			let (answer, _) = executor.call(
				&mut ext,
				&code,
				"BlockBuilder_apply_extrinsic",
				&transaction,
				CallContext::Onchain { import: false },
			);
			let elapsed = started.elapsed();
			ext.storage_rollback_transaction()
				.expect("the transaction is open");
			let answer = answer.expect("the runtime doesn't panic");
			let result = ApplyExtrinsicResult::decode(&mut &answer[..]).expect("decodes");
			assert_eq!(result, Ok(Ok(())), "{}", case.name);
			elapsed
		})
		.collect::<Vec<_>>();
	times.sort_unstable();
	times[REPETITIONS / 2]
}

/// Milliseconds, to the microsecond.
pub fn millis(time: Duration) -> String {
	format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

/// A transaction of a well-known account.
pub fn case(name: &'static str, signer: Sr25519Keyring, call: impl Into<RuntimeCall>) -> Case {
	case_by(name, &signer.pair(), call)
}

/// A transaction of somebody.
pub fn case_by(name: &'static str, signer: &sr25519::Pair, call: impl Into<RuntimeCall>) -> Case {
	Case {
		name,
		transaction: signed(signer, call.into()),
		changes: Vec::new(),
	}
}

/// The next transaction of `signer`.
fn signed(signer: &sr25519::Pair, call: RuntimeCall) -> UncheckedExtrinsic {
	let who = AccountId::from(signer.public());
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(sp_runtime::generic::Era::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(&who)),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call, extension).expect("the extensions know their data");
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(
		call,
		MultiAddress::Id(who),
		Signature::Sr25519(signature),
		extension,
	)
}
