//! Evidence of real devices.

use crate::samples::{verify, Sample};
use florin_evidence::{
	parse_report, software::malleate_signature, verify_chain, verify_report, Architecture,
	CertificateId, EvidenceError, LeafKey, VerifiedReport,
};
use std::{cell::Cell, collections::BTreeSet};

fn verify_sample(sample: &Sample) -> Result<VerifiedReport, EvidenceError> {
	let chain = sample.verify_chain()?;
	verify_report(
		&sample.report,
		&chain.leaf_key,
		&chain.fwid,
		chain.architecture,
		&sample.nonce(),
	)
}

fn bytes<const N: usize>(digits: &str) -> [u8; N] {
	hex::decode(digits).unwrap().try_into().unwrap()
}

#[test]
fn the_chain_of_an_h100_verifies_and_names_the_device() {
	let chain = Sample::h100().verify_chain().unwrap();

	// Blake2-256 of the public key that openssl extracts from the BROM certificate.
	let device = "8158b239c104ce323e0f3a1f6fcbae681b3e127a9f1bc9afffdabc7750ff0a5b";
	assert_eq!(hex::encode(chain.device_id), device);
	assert_eq!(chain.pdi, bytes("48B02D92494BADF4"));
	assert_eq!(chain.chip.as_bytes(), b"GH100");
	assert_eq!(chain.architecture, Architecture::Hopper);
	assert_eq!(chain.fwid.0[..4], bytes::<4>("f5c384ae"));
	assert_eq!(chain.leaf_key.0[..4], bytes::<4>("8033f1ab"));
	let [leaf, brom, ica, identity, root] = chain.certificates;
	assert_eq!(
		leaf.serial,
		bytes("53c22ba15e5d68088282da074ed9fb37aa585771")
	);
	assert_eq!(
		brom.serial,
		bytes("000000000000000000000041431d480fe5e87274")
	);
	assert_eq!(
		ica.serial,
		bytes("000000006afe7184f92232c8df7b242261776e56")
	);
	assert_eq!(
		identity.serial,
		bytes("000000004c255ede3bd001bf3f4a3b605fca898a")
	);
	assert_eq!(
		root.serial,
		bytes("000000002d3670b1ca100411c1fec0e82a065b54")
	);
	assert_eq!(identity.issuer, root.issuer);
}

#[test]
fn the_report_of_an_h100_verifies_and_names_its_firmware() {
	let VerifiedReport {
		firmware,
		firmware_id,
	} = verify_sample(&Sample::h100()).unwrap();

	assert_eq!(firmware.architecture, Architecture::Hopper);
	assert_eq!(firmware.driver.to_string(), "550.90.07");
	assert_eq!(firmware.vbios.to_string(), "96.00.9F.00.01");
	assert_eq!(firmware.board.project.to_string(), "1010");
	assert_eq!(firmware.board.project_sku.to_string(), "0200");
	assert_eq!(firmware.board.chip_sku.to_string(), "882");
	assert_eq!(
		hex::encode(firmware.measurements),
		"33beda9aa07bf54bb566118e214b504f5b81c72f1af3eb8a9d501a0a26b6eeee"
	);
	assert_eq!(firmware_id, firmware.id());
}

#[test]
fn a_report_without_firmware_identity_is_refused_though_its_chain_verifies() {
	let sample = Sample::h100_without_fwid();
	assert!(sample.verify_chain().is_ok());
	assert_eq!(parse_report(&sample.report).unwrap().fwid, None);
	assert_eq!(verify_sample(&sample), Err(EvidenceError::FwidMissing));
}

#[test]
fn eight_gpus_of_one_machine_verify_as_eight_devices_with_one_firmware() {
	let samples = Sample::eight_gpus();
	let chains: Vec<_> = samples
		.iter()
		.map(|sample| sample.verify_chain().unwrap())
		.collect();
	let reports: Vec<_> = samples
		.iter()
		.map(|sample| verify_sample(sample).unwrap())
		.collect();

	fn count<T: Ord>(values: impl Iterator<Item = T>) -> usize {
		values.collect::<BTreeSet<_>>().len()
	}
	assert_eq!(count(samples.iter().map(Sample::nonce)), 1);
	assert_eq!(count(chains.iter().map(|chain| chain.device_id)), 8);
	assert_eq!(count(chains.iter().map(|chain| chain.pdi)), 8);
	assert_eq!(count(chains.iter().map(|chain| chain.leaf_key.0)), 8);
	let lower = |chain: &[CertificateId; 5]| [chain[0], chain[1]];
	assert_eq!(
		count(chains.iter().flat_map(|chain| lower(&chain.certificates))),
		16
	);
	assert_eq!(count(chains.iter().map(|chain| chain.authority)), 1);
	assert_eq!(count(reports.iter().map(|report| report.firmware_id)), 1);
	assert_eq!(reports[0].firmware.driver.to_string(), "570.172.08");
	assert_eq!(reports[0].firmware.vbios.to_string(), "96.00.CF.00.02");
	assert_eq!(
		parse_report(&samples[0].report)
			.unwrap()
			.nvswitch_pdis
			.len(),
		18
	);
}

#[test]
fn firmware_ids_of_different_drivers_differ() {
	let one = verify_sample(&Sample::h100()).unwrap();
	let other = verify_sample(&Sample::eight_gpus()[0]).unwrap();
	assert_ne!(one.firmware_id, other.firmware_id);
}

#[test]
fn a_report_is_refused_under_the_key_of_another_device() {
	let samples = Sample::eight_gpus();
	let other = samples[1].verify_chain().unwrap();
	let report = &samples[0].report;
	let nonce = samples[0].nonce();
	// Same firmware identity, so that only the key can tell.
	assert_eq!(
		verify_report(
			report,
			&other.leaf_key,
			&other.fwid,
			other.architecture,
			&nonce
		),
		Err(EvidenceError::ReportSignature)
	);
}

#[test]
fn a_report_is_refused_with_the_leaf_of_another_firmware() {
	let sample = Sample::h100();
	let chain = sample.verify_chain().unwrap();
	let other = Sample::eight_gpus()[0].verify_chain().unwrap();
	assert_eq!(
		verify_report(
			&sample.report,
			&chain.leaf_key,
			&other.fwid,
			chain.architecture,
			&sample.nonce()
		),
		Err(EvidenceError::FwidMismatch)
	);
}

#[test]
fn a_report_that_answers_another_nonce_is_refused() {
	let sample = Sample::h100();
	let chain = sample.verify_chain().unwrap();
	let verify = |nonce| {
		verify_report(
			&sample.report,
			&chain.leaf_key,
			&chain.fwid,
			chain.architecture,
			nonce,
		)
	};
	assert_eq!(verify(&[0; 32]), Err(EvidenceError::NonceMismatch));
	assert!(verify(&sample.nonce()).is_ok());
}

#[test]
fn a_leaf_is_refused_under_the_brom_of_another_device() {
	let samples = Sample::eight_gpus();
	let mut chain = samples[0].chain.clone();
	chain[1] = samples[1].chain[1].clone();
	assert_eq!(verify(&chain), Err(EvidenceError::IssuerMismatch));
}

#[test]
fn both_forms_of_a_real_signature_are_accepted() {
	let mut sample = Sample::h100();
	let original = sample.report.clone();
	let verified = verify_sample(&sample);

	malleate_signature(&mut sample.report);
	assert_ne!(sample.report, original);
	assert_eq!(verify_sample(&sample), verified);
	assert!(verified.is_ok());
}

#[test]
fn devices_sign_with_high_s_as_well_as_low_s() {
	let mut samples = Sample::eight_gpus();
	samples.push(Sample::h100());
	samples.push(Sample::h100_without_fwid());
	let high = samples
		.iter()
		.filter(|sample| {
			let len = sample.report.len();
			sample.report[len - 48] & 0x80 != 0
		})
		.count();
	assert!(
		(1..samples.len()).contains(&high),
		"{high} of {} are high",
		samples.len()
	);
}

#[test]
fn a_key_that_is_not_on_the_curve_is_refused() {
	let sample = Sample::h100();
	let chain = sample.verify_chain().unwrap();
	let mut key = chain.leaf_key.0;
	key[95] ^= 1;
	assert_eq!(
		verify_report(
			&sample.report,
			&LeafKey(key),
			&chain.fwid,
			chain.architecture,
			&sample.nonce()
		),
		Err(EvidenceError::PublicKey)
	);
}

#[test]
fn the_real_root_is_refused_where_it_is_not_trusted() {
	let chain = Sample::h100().chain;
	let asked = Cell::new(None);
	let verdict = verify_chain(
		&chain,
		|root| {
			asked.set(Some(*root));
			false
		},
		|_| true,
	);
	assert_eq!(verdict, Err(EvidenceError::UntrustedRoot));
	assert_eq!(asked.get(), Some(florin_evidence::NVIDIA_DEVICE_ROOT));
}

/// One bit in each byte of each certificate, the bit's place changing from byte to byte.
#[test]
fn no_certificate_of_a_real_chain_verifies_with_a_flipped_bit() {
	let sample = Sample::h100();
	for position in 0..sample.chain.len() {
		for byte in (0..sample.chain[position].len()).step_by(STEP) {
			let mut chain = sample.chain.clone();
			chain[position][byte] ^= 1 << (byte % 8);
			assert!(
				verify(&chain).is_err(),
				"certificate {position}, byte {byte}"
			);
		}
	}
}

/// One bit in each byte of the report, the bit's place changing from byte to byte.
#[test]
fn a_real_report_does_not_verify_with_a_flipped_bit() {
	let mut sample = Sample::h100();
	let chain = sample.verify_chain().unwrap();
	let nonce = sample.nonce();
	for byte in (0..sample.report.len()).step_by(STEP) {
		let mask = 1 << (byte % 8);
		sample.report[byte] ^= mask;
		assert!(
			verify_report(
				&sample.report,
				&chain.leaf_key,
				&chain.fwid,
				chain.architecture,
				&nonce
			)
			.is_err(),
			"byte {byte}"
		);
		sample.report[byte] ^= mask;
	}
}

/// Verification without optimisation is slow: every ninth byte then, which still hits each field.
const STEP: usize = if cfg!(debug_assertions) { 9 } else { 1 };
