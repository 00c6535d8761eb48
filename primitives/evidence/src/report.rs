//! Attestation reports.
//!
//! A report is an SPDM 1.1 exchange, request and response, signed as a whole:
//!
//! | part | bytes |
//! | --- | --- |
//! | request: header `11 e0 01 ff` (GET_MEASUREMENTS, signed, all blocks), nonce, slot | 4, 32, 1 |
//! | response header `11 60 00 00` (MEASUREMENTS) | 4 |
//! | number of blocks, length of the measurement record (little-endian) | 1, 3 |
//! | per block: index, specification, size, value type, value size, SHA-384 digest | 1, 1, 2, 1, 2, 48 |
//! | nonce of the responder | 32 |
//! | length of the opaque data (little-endian), opaque data | 2, n |
//! | signature over all of the above: r, s (big-endian) | 48, 48 |
//!
//! The opaque data are fields of type (2), length (2) and value; those of unknown type are skipped,
//! as they are signed like the others.

use crate::{
	cursor::Cursor, is_longer_than, Architecture, Board, EvidenceError, Firmware, FirmwareId, Fwid,
	LeafKey, Text, VbiosVersion,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use p384::ecdsa::{signature::Verifier, Signature};
use scale_info::TypeInfo;
use sp_crypto_hashing::blake2_256;

/// SPDM 1.1 GET_MEASUREMENTS, signature requested, all blocks.
pub(crate) const REQUEST_HEADER: [u8; 4] = [0x11, 0xe0, 0x01, 0xff];
/// SPDM 1.1 MEASUREMENTS.
pub(crate) const RESPONSE_HEADER: [u8; 4] = [0x11, 0x60, 0x00, 0x00];
/// The slot of the device's own chain.
pub(crate) const SLOT: u8 = 0;
/// The most measurement blocks that the hardware has.
pub(crate) const MAX_BLOCKS: u8 = 64;
/// DMTF's measurement specification.
pub(crate) const DMTF_SPECIFICATION: u8 = 1;
/// Length of a digest, in bytes.
pub(crate) const DIGEST_LEN: u16 = 48;
/// Length of a DMTF measurement, in bytes: value type, value size, digest.
pub(crate) const MEASUREMENT_LEN: u16 = 51;
/// Length of a block, in bytes: index, specification, size, measurement.
pub(crate) const BLOCK_LEN: u32 = 55;
/// The bit of a value type that marks a raw value instead of a digest.
const RAW_VALUE: u8 = 0x80;
/// Length of a signature, in bytes.
pub(crate) const SIGNATURE_LEN: usize = 96;
/// How the opaque data of a newer format begin.
pub(crate) const NEWER_OPAQUE_DATA: &[u8] = b"NVDAOD";

/// Types of the opaque data's fields.
pub(crate) mod field {
	pub(crate) const DRIVER: u16 = 3;
	pub(crate) const VBIOS: u16 = 6;
	pub(crate) const NVDEC0: u16 = 11;
	pub(crate) const CHIP_SKU: u16 = 15;
	pub(crate) const PROJECT: u16 = 17;
	pub(crate) const PROJECT_SKU: u16 = 18;
	pub(crate) const FWID: u16 = 20;
	pub(crate) const NVSWITCH_PDIS: u16 = 22;
	pub(crate) const FEATURE: u16 = 36;
}

/// How a switch says that it is on.
pub(crate) const ENABLED: u8 = 0xaa;
/// How a switch says that it is off.
pub(crate) const DISABLED: u8 = 0x55;

/// How GPUs of one machine share confidential computing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
	/// A single GPU is passed through.
	SinglePassThrough,
	/// Several GPUs are passed through.
	MultiPassThrough,
	/// Several GPUs over protected PCIe, with their switches.
	ProtectedPcie,
}

/// A parsed report. Nothing in it is trusted until it has been verified.
#[derive(Clone, Debug)]
pub struct Report<'a> {
	/// The nonce of the request: the challenge.
	pub nonce: [u8; 32],
	/// The nonce of the device.
	pub responder_nonce: [u8; 32],
	/// The measurement record: blocks of 55 bytes, each with a SHA-384 digest at its end.
	pub measurement_record: &'a [u8],
	/// Version of the driver.
	pub driver: Text,
	/// Version of the VBIOS.
	pub vbios: VbiosVersion,
	/// The board.
	pub board: Board,
	/// The firmware whose key signs. Older drivers do not state it.
	pub fwid: Option<Fwid>,
	/// Whether the video decoder 0 is on, which one of the measurements depends on.
	pub nvdec0: Option<bool>,
	/// How GPUs share confidential computing.
	pub feature: Option<Feature>,
	/// Per-device identifiers of the switches at the GPU's links.
	pub nvswitch_pdis: &'a [[u8; 8]],
	/// What is signed.
	signed: &'a [u8],
	/// r ‖ s.
	signature: &'a [u8; SIGNATURE_LEN],
}

/// What a verified report proves.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct VerifiedReport {
	/// What runs on which board.
	pub firmware: Firmware,
	/// The key under which an allow-list has it.
	pub firmware_id: FirmwareId,
}

/// Verifies that the device with `leaf_key` answered the challenge `expected_nonce`.
///
/// Checked, in this order: the report's structure ([`parse_report`]), its nonce, its firmware
/// identity, its signature. Whether the firmware is an allowed one is for the caller to look up
/// under [`VerifiedReport::firmware_id`].
///
/// `leaf_key`, `fwid` and `architecture` are those of the device's verified chain.
///
/// # Errors
/// One for each check: see [`EvidenceError`].
pub fn verify_report(
	report: &[u8],
	leaf_key: &LeafKey,
	fwid: &Fwid,
	architecture: Architecture,
	expected_nonce: &[u8; 32],
) -> Result<VerifiedReport, EvidenceError> {
	let report = parse_report(report)?;
	if report.nonce != *expected_nonce {
		return Err(EvidenceError::NonceMismatch);
	}
	if report.fwid.ok_or(EvidenceError::FwidMissing)? != *fwid {
		return Err(EvidenceError::FwidMismatch);
	}
	report.verify_signature(leaf_key)?;
	let firmware = report.firmware(architecture);
	Ok(VerifiedReport {
		firmware,
		firmware_id: firmware.id(),
	})
}

/// Parses a report. Its signature is not verified.
///
/// # Errors
/// One for each rule of the layout: `ReportTooLong`, `ReportTruncated`, `RequestHeader`,
/// `ResponseHeader`, `MeasurementCount`, `MeasurementRecordLength`, `MeasurementBlock`,
/// `UnsupportedOpaqueData`, `OpaqueLength`, `DuplicateOpaqueField`, `OpaqueField`,
/// `DriverVersionMissing`, `VbiosVersionMissing`, `TrailingBytes`.
pub fn parse_report(bytes: &[u8]) -> Result<Report<'_>, EvidenceError> {
	if is_longer_than(bytes, crate::MAX_REPORT_LEN) {
		return Err(EvidenceError::ReportTooLong);
	}
	let mut cursor = Cursor::new(bytes);
	let nonce = request(&mut cursor)?;
	let measurement_record = measurements(&mut cursor)?;
	let responder_nonce = *cursor.array().ok_or(EvidenceError::ReportTruncated)?;
	let opaque_len = cursor.u16_le().ok_or(EvidenceError::ReportTruncated)?;
	let opaque = cursor
		.take(opaque_len.into())
		.ok_or(EvidenceError::ReportTruncated)?;
	let signature = cursor.array().ok_or(EvidenceError::ReportTruncated)?;
	if !cursor.is_finished() {
		return Err(EvidenceError::TrailingBytes);
	}
	let (signed, _) = bytes
		.split_last_chunk::<SIGNATURE_LEN>()
		.ok_or(EvidenceError::ReportTruncated)?;
	let fields = OpaqueData::parse(opaque)?;
	Ok(Report {
		nonce,
		responder_nonce,
		measurement_record,
		driver: fields.driver.ok_or(EvidenceError::DriverVersionMissing)?,
		vbios: fields.vbios.ok_or(EvidenceError::VbiosVersionMissing)?,
		board: Board {
			project: fields.project.unwrap_or_default(),
			project_sku: fields.project_sku.unwrap_or_default(),
			chip_sku: fields.chip_sku.unwrap_or_default(),
		},
		fwid: fields.fwid,
		nvdec0: fields.nvdec0,
		feature: fields.feature,
		nvswitch_pdis: fields.nvswitch_pdis.unwrap_or_default(),
		signed,
		signature,
	})
}

impl Report<'_> {
	/// What runs on which board, for a chip of the given architecture.
	pub fn firmware(&self, architecture: Architecture) -> Firmware {
		Firmware {
			architecture,
			board: self.board,
			driver: self.driver,
			vbios: self.vbios,
			measurements: blake2_256(self.measurement_record),
		}
	}

	/// Verifies the signature. Either of its two valid forms will do.
	fn verify_signature(&self, key: &LeafKey) -> Result<(), EvidenceError> {
		let key = key.verifying_key()?;
		Signature::from_slice(self.signature)
			.and_then(|signature| key.verify(self.signed, &signature))
			.map_err(|_| EvidenceError::ReportSignature)
	}
}

/// Reads the request and the response's header and returns the nonce.
fn request(cursor: &mut Cursor<'_>) -> Result<[u8; 32], EvidenceError> {
	if *cursor.array().ok_or(EvidenceError::ReportTruncated)? != REQUEST_HEADER {
		return Err(EvidenceError::RequestHeader);
	}
	let nonce = *cursor.array().ok_or(EvidenceError::ReportTruncated)?;
	if cursor.u8().ok_or(EvidenceError::ReportTruncated)? != SLOT {
		return Err(EvidenceError::RequestHeader);
	}
	if *cursor.array().ok_or(EvidenceError::ReportTruncated)? != RESPONSE_HEADER {
		return Err(EvidenceError::ResponseHeader);
	}
	Ok(nonce)
}

/// Reads the number of blocks, the record's length and the record, which is returned.
fn measurements<'a>(cursor: &mut Cursor<'a>) -> Result<&'a [u8], EvidenceError> {
	let count = cursor.u8().ok_or(EvidenceError::ReportTruncated)?;
	let len = cursor.u24_le().ok_or(EvidenceError::ReportTruncated)?;
	if !(1..=MAX_BLOCKS).contains(&count) {
		return Err(EvidenceError::MeasurementCount);
	}
	if BLOCK_LEN.checked_mul(count.into()) != Some(len) {
		return Err(EvidenceError::MeasurementRecordLength);
	}
	let record = usize::try_from(len)
		.ok()
		.and_then(|len| cursor.take(len))
		.ok_or(EvidenceError::ReportTruncated)?;
	let mut blocks = Cursor::new(record);
	for index in 1..=count {
		block(&mut blocks, index).ok_or(EvidenceError::MeasurementBlock)?;
	}
	Ok(record)
}

/// Reads the block with the given index; nothing if anything about it is wrong.
fn block(cursor: &mut Cursor<'_>, index: u8) -> Option<()> {
	let header_is_right = cursor.u8()? == index
		&& cursor.u8()? == DMTF_SPECIFICATION
		&& cursor.u16_le()? == MEASUREMENT_LEN
		&& cursor.u8()? & RAW_VALUE == 0
		&& cursor.u16_le()? == DIGEST_LEN;
	cursor
		.take(DIGEST_LEN.into())
		.filter(|_| header_is_right)
		.map(|_| ())
}

/// The fields of the opaque data that are evaluated.
#[derive(Default)]
struct OpaqueData<'a> {
	driver: Option<Text>,
	vbios: Option<VbiosVersion>,
	project: Option<Text>,
	project_sku: Option<Text>,
	chip_sku: Option<Text>,
	fwid: Option<Fwid>,
	nvdec0: Option<bool>,
	feature: Option<Feature>,
	nvswitch_pdis: Option<&'a [[u8; 8]]>,
}

impl<'a> OpaqueData<'a> {
	/// Reads all fields. Their number is bounded by the report's length only.
	fn parse(bytes: &'a [u8]) -> Result<Self, EvidenceError> {
		if bytes.starts_with(NEWER_OPAQUE_DATA) {
			return Err(EvidenceError::UnsupportedOpaqueData);
		}
		let mut data = Self::default();
		let mut cursor = Cursor::new(bytes);
		while !cursor.is_finished() {
			let (kind, value) = type_and_value(&mut cursor).ok_or(EvidenceError::OpaqueLength)?;
			data.set(kind, value)?;
		}
		Ok(data)
	}

	fn set(&mut self, kind: u16, value: &'a [u8]) -> Result<(), EvidenceError> {
		match kind {
			field::DRIVER => set_once(&mut self.driver, Text::new(value).filter(is_stated)),
			field::VBIOS => set_once(&mut self.vbios, value.try_into().map(VbiosVersion).ok()),
			field::NVDEC0 => set_once(&mut self.nvdec0, switch(value)),
			field::CHIP_SKU => set_once(&mut self.chip_sku, Text::new(value)),
			field::PROJECT => set_once(&mut self.project, Text::new(value)),
			field::PROJECT_SKU => set_once(&mut self.project_sku, Text::new(value)),
			field::FWID => set_once(&mut self.fwid, value.try_into().map(Fwid).ok()),
			field::NVSWITCH_PDIS => set_once(&mut self.nvswitch_pdis, pdis(value)),
			field::FEATURE => set_once(&mut self.feature, feature(value)),
			_ => Ok(()),
		}
	}
}

/// Reads a field: its type and its value.
fn type_and_value<'a>(cursor: &mut Cursor<'a>) -> Option<(u16, &'a [u8])> {
	let kind = cursor.u16_le()?;
	let len = cursor.u16_le()?;
	Some((kind, cursor.take(len.into())?))
}

/// Fills `slot`, which must be empty, with a value, which must exist.
fn set_once<T>(slot: &mut Option<T>, value: Option<T>) -> Result<(), EvidenceError> {
	if slot.is_some() {
		return Err(EvidenceError::DuplicateOpaqueField);
	}
	*slot = Some(value.ok_or(EvidenceError::OpaqueField)?);
	Ok(())
}

/// Whether a text has any characters.
fn is_stated(text: &Text) -> bool {
	!text.as_bytes().is_empty()
}

/// Reads a switch.
const fn switch(value: &[u8]) -> Option<bool> {
	match value {
		[ENABLED] => Some(true),
		[DISABLED] => Some(false),
		_ => None,
	}
}

/// Reads a list of per-device identifiers.
const fn pdis(value: &[u8]) -> Option<&[[u8; 8]]> {
	match value.as_chunks() {
		(pdis, []) => Some(pdis),
		_ => None,
	}
}

/// Reads a feature flag: a little-endian number of any width.
fn feature(value: &[u8]) -> Option<Feature> {
	let (flag, rest) = value.split_first()?;
	if rest.iter().any(|byte| *byte != 0) {
		return None;
	}
	match flag {
		0 => Some(Feature::SinglePassThrough),
		1 => Some(Feature::MultiPassThrough),
		2 => Some(Feature::ProtectedPcie),
		_ => None,
	}
}
