//! Any bytes as a report.

#![no_main]

use florin_evidence::{parse_report, Architecture, MAX_REPORT_LEN};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
	if let Ok(report) = parse_report(input) {
		assert!(input.len() <= MAX_REPORT_LEN as usize);
		assert_eq!(report.nonce, input[4..36]);
		assert!((1..=64).contains(&(report.measurement_record.len() / 55)));
		assert!(!report.driver.as_bytes().is_empty());
		let firmware = report.firmware(Architecture::Hopper);
		assert_ne!(firmware.id(), report.firmware(Architecture::Blackwell).id());
	}
});
