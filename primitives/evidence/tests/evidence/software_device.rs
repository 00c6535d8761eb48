//! The software device passes for a real one wherever its root is trusted.

use florin_evidence::{
	development::{SOFTWARE_DEVICE_ROOT, SOFTWARE_FIRMWARE},
	parse_report, presence_nonce, register_nonce,
	software::{software_root_hash, SoftwareDevice},
	verify_chain, verify_report, Architecture, Board, DeviceChain, EvidenceError, Text,
	VbiosVersion, MAX_REPORT_LEN, NVIDIA_DEVICE_ROOT,
};
use std::collections::BTreeSet;

const NONCE: [u8; 32] = [7; 32];

fn verify(device: &SoftwareDevice) -> DeviceChain {
	verify_chain(
		&device.chain(),
		|root| *root == SOFTWARE_DEVICE_ROOT,
		|_| false,
	)
	.unwrap()
}

#[test]
fn evidence_of_a_software_device_verifies_and_says_what_the_device_says() {
	let device = SoftwareDevice::from_index(1);
	let chain = verify(&device);
	assert_eq!(chain.device_id, device.device_id());
	assert_eq!(chain.pdi, device.pdi());
	assert_eq!(chain.leaf_key, device.leaf_key());
	assert_eq!(chain.fwid, device.fwid());
	assert_eq!(chain.architecture, device.architecture());
	assert_eq!(chain.certificates, device.certificate_ids());

	let report = verify_report(
		&device.report(NONCE),
		&chain.leaf_key,
		&chain.fwid,
		chain.architecture,
		&NONCE,
	)
	.unwrap();
	assert_eq!(report.firmware, device.firmware());
	assert_eq!(report.firmware_id, device.firmware_id());
}

#[test]
fn the_constants_of_a_development_chain_are_those_of_the_software_device() {
	let device = SoftwareDevice::from_index(0);
	let mut root = None;
	let verdict = verify_chain(
		&device.chain(),
		|hash| {
			root = Some(*hash);
			true
		},
		|_| false,
	);
	assert!(verdict.is_ok());
	assert_eq!(
		root.map(hex::encode),
		Some(hex::encode(SOFTWARE_DEVICE_ROOT))
	);
	assert_eq!(software_root_hash(), SOFTWARE_DEVICE_ROOT);
	assert_eq!(
		hex::encode(device.firmware().measurements),
		hex::encode(SOFTWARE_FIRMWARE.measurements)
	);
	assert_eq!(device.firmware(), SOFTWARE_FIRMWARE);
}

#[test]
fn a_software_device_is_refused_where_only_real_ones_are_trusted() {
	let chain = SoftwareDevice::from_index(0).chain();
	assert_eq!(
		verify_chain(&chain, |root| *root == NVIDIA_DEVICE_ROOT, |_| false),
		Err(EvidenceError::UntrustedRoot)
	);
}

#[test]
fn devices_differ_below_the_authority_and_share_it() {
	let chains: Vec<_> = (0..4)
		.map(|index| verify(&SoftwareDevice::from_index(index)))
		.collect();
	let ids: BTreeSet<_> = chains.iter().map(|chain| chain.device_id).collect();
	let pdis: BTreeSet<_> = chains.iter().map(|chain| chain.pdi).collect();
	let authorities: BTreeSet<_> = chains.iter().map(|chain| chain.authority).collect();
	assert_eq!((ids.len(), pdis.len(), authorities.len()), (4, 4, 1));
}

#[test]
fn evidence_of_a_software_device_is_deterministic() {
	let make = || {
		let device = SoftwareDevice::new([5; 32]);
		(device.chain(), device.report(NONCE))
	};
	assert_eq!(make(), make());
}

#[test]
fn a_firmware_update_makes_a_new_leaf_of_the_same_device() {
	let before = SoftwareDevice::from_index(0);
	let after = before.clone().with_leaf_generation(1);
	let (old, new) = (verify(&before), verify(&after));
	assert_eq!((old.device_id, old.pdi), (new.device_id, new.pdi));
	assert_ne!(old.leaf_key, new.leaf_key);
	assert_ne!(old.fwid, new.fwid);
	assert_ne!(old.certificates[0], new.certificates[0]);
	assert_eq!(old.certificates[1..], new.certificates[1..]);

	assert_eq!(
		verify_report(
			&after.report(NONCE),
			&old.leaf_key,
			&old.fwid,
			old.architecture,
			&NONCE
		),
		Err(EvidenceError::FwidMismatch)
	);
}

#[test]
fn a_blackwell_leaf_carries_its_firmware_identity_in_a_tcb_info() {
	let device = SoftwareDevice::from_index(0).with_architecture(Architecture::Blackwell);
	let chain = verify(&device);
	assert_eq!(chain.architecture, Architecture::Blackwell);
	assert_eq!(chain.fwid, device.fwid());
	assert_eq!(chain.chip.to_string(), "GB100");
	assert_ne!(
		device.firmware_id(),
		SoftwareDevice::from_index(0).firmware_id()
	);
}

#[test]
fn each_part_of_the_firmware_changes_its_id() {
	let text = |text: &str| Text::new(text.as_bytes()).unwrap();
	let device = SoftwareDevice::from_index(0);
	let vbios = VbiosVersion::from_dotted([0x96, 0, 0x74, 0, 0x1a]);
	let board = Board {
		project: text("G520"),
		..SOFTWARE_FIRMWARE.board
	};
	let ids: BTreeSet<_> = [
		device.clone(),
		device
			.clone()
			.with_firmware("2.0.0", SOFTWARE_FIRMWARE.vbios.0),
		device.clone().with_firmware("1.0.0-software", vbios.0),
		device.clone().with_board(board),
	]
	.iter()
	.map(SoftwareDevice::firmware_id)
	.collect();
	assert_eq!(ids.len(), 4);

	let other = device.with_firmware("2.0.0", vbios.0);
	let report = other.report(NONCE);
	let report = parse_report(&report).unwrap();
	assert_eq!((report.driver, report.vbios), (text("2.0.0"), vbios));
}

#[test]
fn the_longest_report_verifies_and_one_byte_more_is_refused() {
	let device = SoftwareDevice::from_index(0);
	let max = usize::try_from(MAX_REPORT_LEN).unwrap();
	let verify = |report: &[u8]| {
		verify_report(
			report,
			&device.leaf_key(),
			&device.fwid(),
			device.architecture(),
			&NONCE,
		)
	};
	let longest = device.report_of_len(NONCE, max);
	assert_eq!(longest.len(), max);
	assert!(verify(&longest).is_ok());
	let longer = device.report_of_len(NONCE, max + 1);
	assert_eq!(verify(&longer), Err(EvidenceError::ReportTooLong));
}

#[test]
fn a_registration_nonce_depends_on_chain_account_and_block() {
	let nonce = register_nonce(&[1; 32], &[2; 32], &[3; 32]);
	let expected = sp_crypto_hashing::blake2_256(
		&[b"florin/register".as_slice(), &[1; 32], &[2; 32], &[3; 32]].concat(),
	);
	assert_eq!(nonce, expected);
	for other in [
		register_nonce(&[0; 32], &[2; 32], &[3; 32]),
		register_nonce(&[1; 32], &[0; 32], &[3; 32]),
		register_nonce(&[1; 32], &[2; 32], &[0; 32]),
	] {
		assert_ne!(nonce, other);
	}
}

#[test]
fn a_presence_nonce_depends_on_chain_device_period_block_and_account() {
	let nonce = presence_nonce(&[1; 32], &[2; 32], 0x0403_0201, &[3; 32], &[4; 32]);
	let expected = sp_crypto_hashing::blake2_256(
		&[
			b"florin/presence".as_slice(),
			&[1; 32],
			&[2; 32],
			&[1, 2, 3, 4],
			&[3; 32],
			&[4; 32],
		]
		.concat(),
	);
	assert_eq!(nonce, expected);
	for other in [
		presence_nonce(&[0; 32], &[2; 32], 0x0403_0201, &[3; 32], &[4; 32]),
		presence_nonce(&[1; 32], &[0; 32], 0x0403_0201, &[3; 32], &[4; 32]),
		presence_nonce(&[1; 32], &[2; 32], 0x0403_0200, &[3; 32], &[4; 32]),
		presence_nonce(&[1; 32], &[2; 32], 0x0403_0201, &[0; 32], &[4; 32]),
		presence_nonce(&[1; 32], &[2; 32], 0x0403_0201, &[3; 32], &[0; 32]),
	] {
		assert_ne!(nonce, other);
	}
}
