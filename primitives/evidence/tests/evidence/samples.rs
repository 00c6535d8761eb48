//! The evidence of real devices in `tests/data`.

use florin_evidence::{verify_chain, DeviceChain, EvidenceError, NVIDIA_DEVICE_ROOT};
use std::{fs, path::Path};

/// A device's evidence.
pub struct Sample {
	pub chain: Vec<Vec<u8>>,
	pub report: Vec<u8>,
}

impl Sample {
	/// The evidence of the device whose files have this name.
	pub fn named(name: &str) -> Self {
		let certificates = [
			format!("{name}.leaf.der"),
			format!("{name}.brom.der"),
			"ica.der".into(),
			"identity.der".into(),
			"root.der".into(),
		];
		Self {
			chain: certificates.iter().map(|name| read(name)).collect(),
			report: read(&format!("{name}.report.bin")),
		}
	}

	/// A complete one.
	pub fn h100() -> Self {
		Self::named("h100")
	}

	/// One of an older driver.
	pub fn h100_without_fwid() -> Self {
		Self::named("h100-without-fwid")
	}

	/// Those of the eight GPUs of one machine.
	pub fn eight_gpus() -> Vec<Self> {
		(0..8)
			.map(|index| Self::named(&format!("hopper-{index}")))
			.collect()
	}

	/// The nonce that the report answers.
	pub fn nonce(&self) -> [u8; 32] {
		self.report[4..36].try_into().unwrap()
	}

	pub fn verify_chain(&self) -> Result<DeviceChain, EvidenceError> {
		verify(&self.chain)
	}
}

/// Verifies a chain as production does.
pub fn verify(chain: &[Vec<u8>]) -> Result<DeviceChain, EvidenceError> {
	verify_chain(chain, |root| *root == NVIDIA_DEVICE_ROOT, |_| false)
}

fn read(name: &str) -> Vec<u8> {
	// From the package's folder, in which tests run.
	let path = Path::new("tests/data").join(name);
	fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
