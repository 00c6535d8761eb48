//! What the leaf says of its device and its firmware.
//!
//! Hopper's structures are those of real certificates. For Blackwell there is no public sample: its
//! structure is the one that the vendor's own verifier reads.

use crate::{
	certificate::{exactly, Certificate},
	Architecture, EvidenceError, Fwid, Text,
};
use der::{
	asn1::{AnyRef, ObjectIdentifier, OctetStringRef, Utf8StringRef},
	Reader, SliceReader, Tag, TagMode, TagNumber, Tagged,
};

/// DMTF's OID of a device name inside a subject alternative name.
pub(crate) const DMTF_DEVICE_INFO: ObjectIdentifier =
	ObjectIdentifier::new_unwrap("1.3.6.1.4.1.412.274.1");
/// SHA-384.
pub(crate) const SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
/// The vendor part of a device name.
const VENDOR: &str = "NVIDIA";
/// Tag of otherName in a general name.
const OTHER_NAME: Tag = Tag::ContextSpecific {
	constructed: true,
	number: TagNumber(0),
};
/// Tag of the list of firmware identities in a DiceTcbInfo.
const FWIDS: Tag = Tag::ContextSpecific {
	constructed: true,
	number: TagNumber(6),
};

/// The name of a device: `NVIDIA:<chip>:<PDI>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DeviceName {
	/// Name of the chip, for example `GH100`.
	pub(crate) chip: Text,
	/// Per-device identifier.
	pub(crate) pdi: [u8; 8],
}

impl DeviceName {
	/// Finds the device's name among the leaf's alternative names.
	///
	/// # Errors
	/// [`EvidenceError::DeviceName`] if there is none, more than one, or one in another form.
	pub(crate) fn of(leaf: &Certificate<'_>) -> Result<Self, EvidenceError> {
		let names = leaf.subject_alt_name().ok_or(EvidenceError::DeviceName)?;
		exactly(names, |reader| reader.sequence(Self::find))
			.map_err(|_| EvidenceError::DeviceName)?
			.and_then(Self::parse)
			.ok_or(EvidenceError::DeviceName)
	}

	/// Reads a sequence of general names and returns the only device name in it.
	fn find<'a>(reader: &mut SliceReader<'a>) -> Result<Option<&'a str>, EvidenceError> {
		let mut found = None;
		while !reader.is_finished() {
			let name = reader.decode::<AnyRef<'a>>()?;
			if name.tag() != OTHER_NAME {
				continue;
			}
			let device = exactly(name.value(), device_info)?;
			if device.is_some() && found.is_some() {
				return Err(EvidenceError::DeviceName);
			}
			found = found.or(device);
		}
		Ok(found)
	}

	fn parse(name: &str) -> Option<Self> {
		let (vendor, rest) = name.split_once(':')?;
		let (chip, pdi) = rest.split_once(':')?;
		if vendor != VENDOR || chip.is_empty() {
			return None;
		}
		Some(Self {
			chip: Text::new(chip.as_bytes())?,
			pdi: parse_pdi(pdi)?,
		})
	}
}

/// Reads the inside of an otherName: a type and, if that is a device name, the name.
fn device_info<'a>(reader: &mut SliceReader<'a>) -> Result<Option<&'a str>, EvidenceError> {
	if reader.decode::<ObjectIdentifier>()? != DMTF_DEVICE_INFO {
		reader.tlv_bytes()?;
		return Ok(None);
	}
	let name = reader.context_specific::<Utf8StringRef<'a>>(TagNumber(0), TagMode::Explicit)?;
	name.map(|name| Some(name.as_str()))
		.ok_or(EvidenceError::DeviceName)
}

/// Reads 16 upper-case hexadecimal digits. One spelling only, so that one device has one name.
fn parse_pdi(digits: &str) -> Option<[u8; 8]> {
	let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
	if digits.len() != 16 || !digits.bytes().all(is_digit) {
		return None;
	}
	u64::from_str_radix(digits, 16).ok().map(u64::to_be_bytes)
}

/// The leaf's firmware identity and the architecture that its form implies.
///
/// # Errors
/// [`EvidenceError::FwidExtensionMissing`] if the leaf has none,
/// [`EvidenceError::FwidExtension`] if it has another structure than its OID demands.
pub(crate) fn fwid_of(leaf: &Certificate<'_>) -> Result<(Architecture, Fwid), EvidenceError> {
	let (architecture, value) = leaf.fwid().ok_or(EvidenceError::FwidExtensionMissing)?;
	let fwid = exactly(value, |reader| {
		reader.sequence(|reader| match architecture {
			Architecture::Hopper => composite_device_id(reader),
			Architecture::Blackwell => tcb_info(reader),
		})
	});
	fwid.map(|fwid| (architecture, fwid))
		.map_err(|_| EvidenceError::FwidExtension)
}

/// Reads a `CompositeDeviceID`: version, device key, firmware identity.
///
/// The key is that of the certificate's issuer and says nothing that its signature does not.
fn composite_device_id(reader: &mut SliceReader<'_>) -> Result<Fwid, EvidenceError> {
	if reader.decode::<u8>()? != 1 {
		return Err(EvidenceError::FwidExtension);
	}
	reader.tlv_bytes()?;
	fwid(reader)
}

/// Reads a `DiceTcbInfo`, of which only the list of firmware identities matters. Its first entry is
/// that of the firmware to which the leaf's key is bound.
fn tcb_info(reader: &mut SliceReader<'_>) -> Result<Fwid, EvidenceError> {
	let mut first = None;
	while !reader.is_finished() {
		let field = reader.decode::<AnyRef<'_>>()?;
		if field.tag() != FWIDS {
			continue;
		}
		if first.is_some() {
			return Err(EvidenceError::FwidExtension);
		}
		first = Some(exactly(field.value(), |reader| {
			let bound = fwid(reader)?;
			while !reader.is_finished() {
				fwid(reader)?;
			}
			Ok(bound)
		})?);
	}
	first.ok_or(EvidenceError::FwidExtension)
}

/// Reads a `FWID`: a hash algorithm, which must be SHA-384, and a digest.
fn fwid(reader: &mut SliceReader<'_>) -> Result<Fwid, EvidenceError> {
	reader.sequence(|reader| {
		if reader.decode::<ObjectIdentifier>()? != SHA384 {
			return Err(EvidenceError::FwidExtension);
		}
		let digest = reader.decode::<&OctetStringRef>()?.as_bytes();
		digest
			.try_into()
			.map(Fwid)
			.map_err(|_| EvidenceError::FwidExtension)
	})
}
