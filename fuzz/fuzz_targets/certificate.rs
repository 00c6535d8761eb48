//! Any bytes as a certificate.

#![no_main]

use florin_evidence::{Certificate, MAX_CERTIFICATE_LEN};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
	if let Ok(certificate) = Certificate::parse(input) {
		assert_eq!(certificate.der(), input);
		assert!(input.len() <= MAX_CERTIFICATE_LEN as usize);
		assert_ne!(certificate.id().serial, [0; 20]);
		assert!(certificate
			.public_key_info()
			.ends_with(&certificate.public_key().0));
	}
});
