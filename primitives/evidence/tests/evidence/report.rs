//! Reports with one thing wrong, properly signed by a software device where that matters.

use florin_evidence::{
	parse_report,
	software::{flip_bit, malleate_signature, OpaqueField, ReportTemplate, SoftwareDevice},
	verify_report, EvidenceError, Feature, VerifiedReport,
};

const NONCE: [u8; 32] = [7; 32];

const DRIVER: u16 = 3;
const VBIOS: u16 = 6;
const NVDEC0: u16 = 11;
const CHIP_SKU: u16 = 15;
const PROJECT: u16 = 17;
const PROJECT_SKU: u16 = 18;
const FWID: u16 = 20;
const NVSWITCH_PDIS: u16 = 22;
const FEATURE: u16 = 36;

const RECORD: usize = 45;
const BLOCK: usize = 55;
const RESPONDER_NONCE: usize = RECORD + 64 * BLOCK;
const OPAQUE_LEN: usize = RESPONDER_NONCE + 32;
const OPAQUE: usize = OPAQUE_LEN + 2;

fn device() -> SoftwareDevice {
	SoftwareDevice::from_index(0)
}

fn verify(report: &[u8]) -> Result<VerifiedReport, EvidenceError> {
	let device = device();
	verify_report(
		report,
		&device.leaf_key(),
		&device.fwid(),
		device.architecture(),
		&NONCE,
	)
}

/// Verifies a report whose content was edited before it was signed.
fn verify_edited(edit: impl FnOnce(&mut ReportTemplate)) -> Result<VerifiedReport, EvidenceError> {
	verify(&device().report_with(NONCE, edit))
}

/// Verifies a report whose bytes were edited and signed again.
fn verify_bytes(edit: impl FnOnce(&mut Vec<u8>)) -> Result<VerifiedReport, EvidenceError> {
	let device = device();
	let mut report = device.report(NONCE);
	edit(&mut report);
	device.sign_report(&mut report);
	verify(&report)
}

fn add(template: &mut ReportTemplate, kind: u16, value: &[u8]) {
	template.opaque.push(OpaqueField {
		kind,
		value: value.to_vec(),
	});
}

#[test]
fn the_parts_of_a_report_are_where_these_tests_expect_them() {
	let report = device().report(NONCE);
	assert_eq!(report[..4], [0x11, 0xe0, 0x01, 0xff]);
	assert_eq!(report[4..36], NONCE);
	assert_eq!(report[37..41], [0x11, 0x60, 0, 0]);
	assert_eq!(report[41..45], [64, 0xc0, 0x0d, 0]);
	let opaque_len = u16::from_le_bytes([report[OPAQUE_LEN], report[OPAQUE_LEN + 1]]);
	assert_eq!(report.len(), OPAQUE + usize::from(opaque_len) + 96);
}

#[test]
fn signing_again_what_was_not_edited_changes_nothing() {
	let device = device();
	let mut report = device.report(NONCE);
	device.sign_report(&mut report);
	assert_eq!(report, device.report(NONCE));
	assert!(verify(&report).is_ok());
}

#[test]
fn a_flipped_bit_is_found_by_the_check_of_its_region() {
	let report = device().report(NONCE);
	let end = report.len();
	let regions = [
		(0, EvidenceError::RequestHeader),
		(3, EvidenceError::RequestHeader),
		(4, EvidenceError::NonceMismatch),
		(35, EvidenceError::NonceMismatch),
		(36, EvidenceError::RequestHeader),
		(37, EvidenceError::ResponseHeader),
		(40, EvidenceError::ResponseHeader),
		(41, EvidenceError::MeasurementCount),
		(42, EvidenceError::MeasurementRecordLength),
		(44, EvidenceError::MeasurementRecordLength),
		(RECORD, EvidenceError::MeasurementBlock),
		(RECORD + 1, EvidenceError::MeasurementBlock),
		(RECORD + 2, EvidenceError::MeasurementBlock),
		(RECORD + 3, EvidenceError::MeasurementBlock),
		(RECORD + 4, EvidenceError::ReportSignature),
		(RECORD + 5, EvidenceError::MeasurementBlock),
		(RECORD + 6, EvidenceError::MeasurementBlock),
		(RECORD + 7, EvidenceError::ReportSignature),
		(RESPONDER_NONCE - 1, EvidenceError::ReportSignature),
		(RESPONDER_NONCE, EvidenceError::ReportSignature),
		(OPAQUE_LEN, EvidenceError::ReportTruncated),
		(OPAQUE_LEN + 1, EvidenceError::ReportTruncated),
		// The first field's type, length and value: the VBIOS version.
		(OPAQUE, EvidenceError::VbiosVersionMissing),
		(OPAQUE + 3, EvidenceError::OpaqueLength),
		(OPAQUE + 4, EvidenceError::ReportSignature),
		(end - 97, EvidenceError::FwidMismatch),
		(end - 96, EvidenceError::ReportSignature),
		(end - 48, EvidenceError::ReportSignature),
		(end - 1, EvidenceError::ReportSignature),
	];
	for (byte, error) in regions {
		let mut changed = report.clone();
		flip_bit(&mut changed, byte * 8);
		assert_eq!(verify(&changed), Err(error), "byte {byte}");
	}
}

#[test]
fn no_bit_of_a_report_can_be_flipped() {
	let step = if cfg!(debug_assertions) { 211 } else { 7 };
	let mut report = device().report(NONCE);
	for bit in (0..report.len() * 8).step_by(step) {
		flip_bit(&mut report, bit);
		assert!(verify(&report).is_err(), "bit {bit}");
		flip_bit(&mut report, bit);
	}
}

#[test]
fn both_forms_of_a_signature_are_accepted_as_the_same_report() {
	let mut report = device().report(NONCE);
	let verified = verify(&report);
	let original = report.clone();

	malleate_signature(&mut report);
	assert_ne!(report, original);
	assert_eq!(verify(&report), verified);
	assert!(verified.is_ok());

	malleate_signature(&mut report);
	assert_eq!(report, original);
}

#[test]
fn signatures_out_of_range_are_refused() {
	for (from, to) in [(96, 48), (48, 0), (96, 0)] {
		for byte in [0, 0xff] {
			let mut report = device().report(NONCE);
			let end = report.len();
			report[end - from..end - to].fill(byte);
			assert_eq!(verify(&report), Err(EvidenceError::ReportSignature));
		}
	}
}

#[test]
fn no_prefix_of_a_report_parses() {
	let report = device().report(NONCE);
	for len in 0..report.len() {
		assert!(parse_report(&report[..len]).is_err(), "{len} bytes");
	}
	assert_eq!(
		parse_report(&report[..report.len() - 1]).unwrap_err(),
		EvidenceError::ReportTruncated
	);
}

#[test]
fn bytes_after_a_report_are_refused() {
	let mut report = device().report(NONCE);
	report.push(0);
	assert_eq!(verify(&report), Err(EvidenceError::TrailingBytes));
}

#[test]
fn a_report_that_answers_another_challenge_is_refused() {
	let report = device().report([8; 32]);
	assert_eq!(verify(&report), Err(EvidenceError::NonceMismatch));
}

#[test]
fn a_report_of_another_device_is_refused() {
	let report = SoftwareDevice::from_index(1).report(NONCE);
	assert_eq!(verify(&report), Err(EvidenceError::ReportSignature));
}

#[test]
fn headers_are_checked_even_if_signed() {
	assert_eq!(
		verify_bytes(|report| report[0] = 0x12),
		Err(EvidenceError::RequestHeader)
	);
	assert_eq!(
		verify_bytes(|report| report[36] = 1),
		Err(EvidenceError::RequestHeader)
	);
	assert_eq!(
		verify_bytes(|report| report[38] = 0x61),
		Err(EvidenceError::ResponseHeader)
	);
}

#[test]
fn there_is_at_least_one_block_and_at_most_64() {
	let with = |count: usize| {
		verify_edited(|template| template.digests = vec![[1; 48]; count]).map(|_| ())
	};
	assert_eq!(with(0), Err(EvidenceError::MeasurementCount));
	assert_eq!(with(1), Ok(()));
	assert_eq!(with(64), Ok(()));
	assert_eq!(with(65), Err(EvidenceError::MeasurementCount));
}

#[test]
fn the_records_length_is_that_of_its_blocks() {
	assert_eq!(
		verify_bytes(|report| report[41] = 63),
		Err(EvidenceError::MeasurementRecordLength)
	);
	assert_eq!(
		verify_bytes(|report| report[42..45].fill(0xff)),
		Err(EvidenceError::MeasurementRecordLength)
	);
}

#[test]
fn blocks_are_consecutive_dmtf_digests() {
	let last = RECORD + 63 * BLOCK;
	let wrong: [(usize, u8); 7] = [
		(0, 63),
		(0, 65),
		(1, 2),
		(2, 50),
		(4, 0x81),
		(5, 32),
		(6, 1),
	];
	for (offset, value) in wrong {
		assert_eq!(
			verify_bytes(|report| report[last + offset] = value),
			Err(EvidenceError::MeasurementBlock),
			"byte {offset} of a block"
		);
	}
}

#[test]
fn another_measurement_is_another_firmware() {
	let usual = verify_edited(|_| ()).unwrap();
	let other = verify_edited(|template| template.digests[63][0] ^= 1).unwrap();
	assert_ne!(usual.firmware_id, other.firmware_id);
}

#[test]
fn the_newer_opaque_format_is_refused_by_name() {
	let verdict = verify_edited(|template| {
		template.opaque.clear();
		template.opaque_tail = b"NVDAOD\x01\x00".to_vec();
	});
	assert_eq!(verdict, Err(EvidenceError::UnsupportedOpaqueData));
}

#[test]
fn a_field_that_exceeds_the_opaque_data_is_refused() {
	for tail in [
		// Stumps of a field.
		&[1][..],
		&[1, 0],
		&[1, 0, 1],
		// A length with too few bytes behind it.
		&[1, 0, 1, 0],
		&[1, 0, 2, 0, 0],
		&[1, 0, 0xff, 0xff, 0],
	] {
		let verdict = verify_edited(|template| template.opaque_tail = tail.to_vec());
		assert_eq!(verdict, Err(EvidenceError::OpaqueLength), "{tail:?}");
	}
}

#[test]
fn fields_that_are_evaluated_occur_once() {
	for (kind, value) in [
		(DRIVER, &b"1"[..]),
		(VBIOS, &[0; 8]),
		(NVDEC0, &[0x55]),
		(CHIP_SKU, b"1"),
		(PROJECT, b"1"),
		(PROJECT_SKU, b"1"),
		(FWID, &[0; 48]),
	] {
		let verdict = verify_edited(|template| add(template, kind, value));
		assert_eq!(verdict, Err(EvidenceError::DuplicateOpaqueField), "{kind}");
	}
	for (kind, value) in [(NVSWITCH_PDIS, &[0; 8][..]), (FEATURE, &[0])] {
		let verdict = verify_edited(|template| {
			add(template, kind, value);
			add(template, kind, value);
		});
		assert_eq!(verdict, Err(EvidenceError::DuplicateOpaqueField), "{kind}");
	}
}

#[test]
fn a_field_with_an_impossible_value_is_refused() {
	for (kind, value) in [
		(DRIVER, &b"\0"[..]),
		(DRIVER, b""),
		(DRIVER, b"550.90 07"),
		(DRIVER, b"550.90.07\n"),
		(DRIVER, b"12345678901234567"),
		(DRIVER, b"55\x000"),
		(VBIOS, &[0; 7]),
		(VBIOS, &[0; 9]),
		(NVDEC0, &[0]),
		(NVDEC0, &[]),
		(NVDEC0, &[0x55, 0x55]),
		(CHIP_SKU, &[0xff]),
		(PROJECT, b"12345678901234567"),
		(PROJECT_SKU, b"\x7f"),
		(FWID, &[0; 47]),
		(FWID, &[0; 49]),
		(NVSWITCH_PDIS, &[0; 7]),
		(FEATURE, &[]),
		(FEATURE, &[3]),
		(FEATURE, &[0, 1]),
	] {
		let verdict = verify_edited(|template| {
			template.remove(kind);
			add(template, kind, value);
		});
		assert_eq!(
			verdict,
			Err(EvidenceError::OpaqueField),
			"{kind}: {value:?}"
		);
	}
}

#[test]
fn fields_of_unknown_type_are_skipped() {
	assert!(verify_edited(|template| add(template, 0x1234, &[1, 2, 3])).is_ok());
}

#[test]
fn driver_vbios_and_firmware_identity_must_be_stated() {
	let without = |kind| verify_edited(|template| template.remove(kind)).map(|_| ());
	assert_eq!(without(DRIVER), Err(EvidenceError::DriverVersionMissing));
	assert_eq!(without(VBIOS), Err(EvidenceError::VbiosVersionMissing));
	assert_eq!(without(FWID), Err(EvidenceError::FwidMissing));
	assert_eq!(
		verify(&device().report_without_fwid(NONCE)),
		Err(EvidenceError::FwidMissing)
	);
	assert_eq!(without(PROJECT), Ok(()));
}

#[test]
fn another_firmware_identity_than_the_leafs_is_refused() {
	let verdict = verify_edited(|template| template.replace(FWID, &[1; 48]));
	assert_eq!(verdict, Err(EvidenceError::FwidMismatch));
}

#[test]
fn what_a_report_says_beside_its_firmware_is_read() {
	let report = device().report_with(NONCE, |template| {
		template.replace(NVDEC0, &[0xaa]);
		add(template, FEATURE, &[2, 0]);
		add(template, NVSWITCH_PDIS, &[9; 16]);
	});
	let report = parse_report(&report).unwrap();
	assert_eq!(report.nvdec0, Some(true));
	assert_eq!(report.feature, Some(Feature::ProtectedPcie));
	assert_eq!(report.nvswitch_pdis, [[9; 8]; 2]);
	assert_eq!(report.nonce, NONCE);
}

#[test]
fn errors_read_as_sentences() {
	assert_eq!(
		EvidenceError::UnsupportedOpaqueData.to_string(),
		"the report's opaque data format (NVDAOD) is not supported"
	);
}
