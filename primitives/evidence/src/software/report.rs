//! Reports of software devices.

use super::{sign, SoftwareDevice, DOMAIN};
use crate::report::{
	field, DIGEST_LEN, DISABLED, DMTF_SPECIFICATION, MAX_BLOCKS, MEASUREMENT_LEN, REQUEST_HEADER,
	RESPONSE_HEADER, SLOT,
};
use alloc::vec::Vec;
use p384::ecdsa::SigningKey;
use sp_crypto_hashing::{blake2_256, blake2_512};

/// Value type of a measurement: mutable firmware, as a digest.
const MUTABLE_FIRMWARE: u8 = 1;

/// What a report says before it is signed.
#[derive(Clone, Debug)]
pub struct ReportTemplate {
	/// The challenge.
	pub nonce: [u8; 32],
	/// The digests of the measurement blocks, in order.
	pub digests: Vec<[u8; 48]>,
	/// The nonce of the device.
	pub responder_nonce: [u8; 32],
	/// The fields of the opaque data, in order.
	pub opaque: Vec<OpaqueField>,
	/// Bytes after the last field, still inside the opaque data.
	pub opaque_tail: Vec<u8>,
}

/// A field of the opaque data.
#[derive(Clone, Debug)]
pub struct OpaqueField {
	/// What it is.
	pub kind: u16,
	/// Its content.
	pub value: Vec<u8>,
}

impl OpaqueField {
	/// Length of a field's type and length, in bytes.
	pub const HEADER_LEN: usize = 4;

	fn encode(&self) -> Vec<u8> {
		let len = u16::try_from(self.value.len()).expect("fields are short");
		[
			&self.kind.to_le_bytes(),
			&len.to_le_bytes(),
			self.value.as_slice(),
		]
		.concat()
	}
}

impl ReportTemplate {
	pub(super) fn new(device: &SoftwareDevice, nonce: [u8; 32]) -> Self {
		let text = |text: &crate::Text| [text.as_bytes(), &[0]].concat();
		let opaque = [
			(field::VBIOS, device.vbios.0.to_vec()),
			(field::CHIP_SKU, text(&device.board.chip_sku)),
			(field::PROJECT, text(&device.board.project)),
			(field::PROJECT_SKU, text(&device.board.project_sku)),
			(field::DRIVER, text(&device.driver)),
			(field::NVDEC0, alloc::vec![DISABLED]),
			(field::FWID, device.fwid().0.to_vec()),
		];
		Self {
			nonce,
			digests: (1..=MAX_BLOCKS)
				.map(|index| digest(device, index))
				.collect(),
			responder_nonce: blake2_256(&[DOMAIN, b"responder", &device.seed, &nonce].concat()),
			opaque: opaque
				.map(|(kind, value)| OpaqueField { kind, value })
				.into(),
			opaque_tail: Vec::new(),
		}
	}

	/// Removes the opaque fields of this type.
	pub fn remove(&mut self, kind: u16) {
		self.opaque.retain(|field| field.kind != kind);
	}

	/// Replaces the value of the opaque fields of this type.
	pub fn replace(&mut self, kind: u16, value: &[u8]) {
		for field in self.opaque.iter_mut().filter(|field| field.kind == kind) {
			field.value = value.to_vec();
		}
	}

	/// The measurement record.
	pub(super) fn record(&self) -> Vec<u8> {
		(1_u8..)
			.zip(&self.digests)
			.flat_map(|(index, digest)| {
				[
					&[index, DMTF_SPECIFICATION],
					MEASUREMENT_LEN.to_le_bytes().as_slice(),
					&[MUTABLE_FIRMWARE],
					&DIGEST_LEN.to_le_bytes(),
					digest,
				]
				.concat()
			})
			.collect()
	}

	/// The report, signed with `key`.
	pub(super) fn sign(&self, key: &SigningKey) -> Vec<u8> {
		let count = u8::try_from(self.digests.len()).expect("there are few blocks");
		let record = self.record();
		let record_len = u32::try_from(record.len())
			.expect("blocks are short")
			.to_le_bytes();
		let (record_len, _) = record_len
			.split_first_chunk::<3>()
			.expect("three of four bytes");
		let mut opaque: Vec<u8> = self.opaque.iter().flat_map(OpaqueField::encode).collect();
		opaque.extend_from_slice(&self.opaque_tail);
		let opaque_len = u16::try_from(opaque.len()).expect("opaque data are short");
		let mut report = [
			REQUEST_HEADER.as_slice(),
			&self.nonce,
			&[SLOT],
			&RESPONSE_HEADER,
			&[count],
			record_len,
			&record,
			&self.responder_nonce,
			&opaque_len.to_le_bytes(),
			&opaque,
		]
		.concat();
		let signature = sign(key, &report);
		report.extend(signature);
		report
	}
}

/// A digest that is determined by what runs, as a real one is.
fn digest(device: &SoftwareDevice, index: u8) -> [u8; 48] {
	let digest = blake2_512(
		&[
			DOMAIN,
			b"measurement",
			&[index],
			&device.vbios.0,
			device.driver.as_bytes(),
		]
		.concat(),
	);
	*digest.first_chunk().expect("48 of 64 bytes")
}
