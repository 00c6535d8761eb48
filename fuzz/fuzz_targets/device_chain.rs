//! Any certificates as a chain. The root and the upper signatures are taken as good, so that inputs
//! reach the lower ones.

#![no_main]

use florin_evidence::{verify_chain, Certificate, CHAIN_LENGTH};
use florin_fuzz::split_chain;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
	let chain = split_chain(input);
	if let Ok(device) = verify_chain(&chain, |_| true, |_| true) {
		assert_eq!(chain.len(), CHAIN_LENGTH);
		for (certificate, id) in chain.iter().zip(device.certificates) {
			assert_eq!(
				Certificate::parse(certificate).map(|parsed| parsed.id()),
				Ok(id)
			);
		}
		assert!(verify_chain(&chain, |_| false, |_| true).is_err());
	}
});
