//! Genuine evidence, edited: it must not verify unless the edits changed nothing.

#![no_main]

use arbitrary::Arbitrary;
use florin_evidence::{
	development::SOFTWARE_DEVICE_ROOT,
	software::{malleate_signature, SoftwareDevice},
	verify_chain, verify_report, DeviceChain, EvidenceError, NVIDIA_DEVICE_ROOT,
};
use florin_fuzz::Edit;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// The nonce that the software device's report answers.
const NONCE: [u8; 32] = [7; 32];

/// What is edited, and how.
#[derive(Arbitrary, Debug)]
struct Input {
	/// The software device's evidence instead of the real one.
	software: bool,
	/// The signature's other form is taken before the edits.
	malleate: bool,
	/// The certificate that is edited; the report otherwise.
	certificate: Option<u8>,
	edits: Vec<Edit>,
}

/// Genuine evidence and what it proves.
struct Evidence {
	chain: Vec<Vec<u8>>,
	report: Vec<u8>,
	nonce: [u8; 32],
	device: DeviceChain,
}

static REAL: LazyLock<Evidence> = LazyLock::new(|| {
	let chain: [&[u8]; 5] = [
		include_bytes!("../../primitives/evidence/tests/data/h100.leaf.der"),
		include_bytes!("../../primitives/evidence/tests/data/h100.brom.der"),
		include_bytes!("../../primitives/evidence/tests/data/ica.der"),
		include_bytes!("../../primitives/evidence/tests/data/identity.der"),
		include_bytes!("../../primitives/evidence/tests/data/root.der"),
	];
	let report = include_bytes!("../../primitives/evidence/tests/data/h100.report.bin");
	let nonce = *report[4..].first_chunk().expect("a report has a nonce");
	Evidence::new(chain.map(<[u8]>::to_vec).into(), report.to_vec(), nonce)
});

static SOFTWARE: LazyLock<Evidence> = LazyLock::new(|| {
	let device = SoftwareDevice::from_index(0);
	Evidence::new(device.chain(), device.report(NONCE), NONCE)
});

impl Evidence {
	fn new(chain: Vec<Vec<u8>>, report: Vec<u8>, nonce: [u8; 32]) -> Self {
		let device = verify(&chain, None).expect("the chain is genuine");
		Self {
			chain,
			report,
			nonce,
			device,
		}
	}
}

/// Verifies a chain as a caller does that remembers one authority.
fn verify(chain: &[Vec<u8>], known: Option<[u8; 32]>) -> Result<DeviceChain, EvidenceError> {
	let trusted = [NVIDIA_DEVICE_ROOT, SOFTWARE_DEVICE_ROOT];
	verify_chain(
		chain,
		|root| trusted.contains(root),
		|authority| known == Some(*authority),
	)
}

fn edit_chain(evidence: &Evidence, position: u8, edits: &[Edit]) {
	let mut chain = evidence.chain.clone();
	let position = usize::from(position) % chain.len();
	edits
		.iter()
		.for_each(|edit| edit.apply(&mut chain[position]));
	let verdict = verify(&chain, Some(evidence.device.authority));
	assert_eq!(verdict.is_ok(), chain == evidence.chain);
}

fn edit_report(evidence: &Evidence, malleate: bool, edits: &[Edit]) {
	let mut genuine = evidence.report.clone();
	if malleate {
		malleate_signature(&mut genuine);
	}
	let mut report = genuine.clone();
	edits.iter().for_each(|edit| edit.apply(&mut report));
	let DeviceChain {
		leaf_key,
		fwid,
		architecture,
		..
	} = &evidence.device;
	let verdict = verify_report(&report, leaf_key, fwid, *architecture, &evidence.nonce);
	assert_eq!(verdict.is_ok(), report == genuine);
}

fuzz_target!(|input: Input| {
	let evidence = if input.software { &*SOFTWARE } else { &*REAL };
	match input.certificate {
		Some(position) => edit_chain(evidence, position, &input.edits),
		None => edit_report(evidence, input.malleate, &input.edits),
	}
});
