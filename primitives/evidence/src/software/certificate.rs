//! Certificates of software devices.

use super::{
	encode::{bit_string, hex, oid, point, public_key_info, tag, tlv},
	Keys, SoftwareDevice, DOMAIN,
};
use crate::{
	certificate::{
		BASIC_CONSTRAINTS, ECDSA_WITH_SHA384, FWID_BLACKWELL, FWID_HOPPER, KEY_USAGE,
		SUBJECT_ALT_NAME,
	},
	dice::{DMTF_DEVICE_INFO, SHA384},
	Architecture,
};
use alloc::{format, vec::Vec};
use der::asn1::ObjectIdentifier;
use p384::ecdsa::{signature::Signer, Signature, SigningKey};
use sp_crypto_hashing::{blake2_256, blake2_512};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const SUBJECT_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const AUTHORITY_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");

/// The whole key usage extension of an authority that signs certificates only: keyCertSign.
const CERT_SIGN: [u8; 2] = [0x02, 0x04];
/// The whole key usage extension of a leaf: digitalSignature.
const DIGITAL_SIGNATURE: [u8; 2] = [0x07, 0x80];

/// What a certificate says before it is signed. All fields hold DER, and nothing keeps them from
/// holding something else.
#[derive(Clone, Debug)]
pub struct CertificateTemplate {
	/// The version field with its wrapper.
	pub version: Vec<u8>,
	/// The octets of the serial number, without tag and length.
	pub serial: Vec<u8>,
	/// The signature's AlgorithmIdentifier as the signed part states it.
	pub algorithm: Vec<u8>,
	/// The issuer's distinguished name.
	pub issuer: Vec<u8>,
	/// The subject's distinguished name.
	pub subject: Vec<u8>,
	/// The certified key as a SubjectPublicKeyInfo.
	pub public_key_info: Vec<u8>,
	/// The extensions.
	pub extensions: Vec<ExtensionTemplate>,
}

/// An extension of a certificate.
#[derive(Clone, Debug)]
pub struct ExtensionTemplate {
	/// What it is.
	pub id: ObjectIdentifier,
	/// Whether who does not know it must refuse the certificate.
	pub critical: bool,
	/// Its content.
	pub value: Vec<u8>,
}

/// The distinguished names along a chain, and the serial numbers that are part of them.
pub(super) struct Names {
	pub(super) root: Vec<u8>,
	pub(super) identity: Vec<u8>,
	pub(super) ica: Vec<u8>,
	pub(super) brom: Vec<u8>,
	pub(super) brom_serial: Vec<u8>,
	leaf: Vec<u8>,
	leaf_serial: Vec<u8>,
}

impl Names {
	pub(super) fn of(keys: &Keys) -> Self {
		let brom_serial = serial::<9>(&public_key_info(&keys.brom));
		let leaf_serial = serial::<20>(&public_key_info(&keys.leaf));
		Self {
			root: name(None, "Florin Software Device Root"),
			identity: name(None, "Florin Software Identity"),
			ica: name(None, "Florin Software Provisioner ICA 1"),
			brom: name(Some(&brom_serial), "Software GSP BROM"),
			brom_serial,
			leaf: name(Some(&leaf_serial), "Software GSP FMC LF"),
			leaf_serial,
		}
	}
}

impl CertificateTemplate {
	/// The certificate of an authority.
	pub(super) fn authority(
		issuer: &[u8],
		subject: &[u8],
		serial: &[u8],
		key: &SigningKey,
	) -> Self {
		let constraints = tlv(tag::SEQUENCE, &[&tlv(tag::BOOLEAN, &[&[0xff]])]);
		let extensions = alloc::vec![
			ExtensionTemplate {
				id: BASIC_CONSTRAINTS,
				critical: true,
				value: constraints
			},
			ExtensionTemplate {
				id: KEY_USAGE,
				critical: true,
				value: tlv(tag::BIT_STRING, &[&CERT_SIGN]),
			},
			subject_key_id(key),
		];
		Self::new(issuer, subject, serial, key, extensions)
	}

	/// The certificate of a device's leaf.
	pub(super) fn leaf(device: &SoftwareDevice, keys: &Keys, names: &Names) -> Self {
		let extensions = alloc::vec![
			ExtensionTemplate {
				id: KEY_USAGE,
				critical: true,
				value: tlv(tag::BIT_STRING, &[&DIGITAL_SIGNATURE]),
			},
			subject_key_id(&keys.leaf),
			authority_key_id(&keys.brom),
			device_name(device),
			fwid(device, &keys.brom),
		];
		Self::new(
			&names.brom,
			&names.leaf,
			&names.leaf_serial,
			&keys.leaf,
			extensions,
		)
	}

	fn new(
		issuer: &[u8],
		subject: &[u8],
		serial: &[u8],
		key: &SigningKey,
		extensions: Vec<ExtensionTemplate>,
	) -> Self {
		Self {
			version: tlv(tag::CONTEXT_CONSTRUCTED, &[&tlv(tag::INTEGER, &[&[2]])]),
			serial: serial.to_vec(),
			algorithm: tlv(tag::SEQUENCE, &[&oid(&ECDSA_WITH_SHA384)]),
			issuer: issuer.to_vec(),
			subject: subject.to_vec(),
			public_key_info: public_key_info(key),
			extensions,
		}
	}

	/// The extension with this OID, to be edited.
	pub fn extension_mut(&mut self, id: &str) -> Option<&mut ExtensionTemplate> {
		let id = ObjectIdentifier::new(id).ok()?;
		self.extensions
			.iter_mut()
			.find(|extension| extension.id == id)
	}

	/// Removes the extension with this OID.
	pub fn remove_extension(&mut self, id: &str) {
		self.extensions
			.retain(|extension| ObjectIdentifier::new(id) != Ok(extension.id));
	}

	/// The certificate, signed by `issuer`.
	pub(super) fn sign(&self, issuer: &SigningKey) -> Vec<u8> {
		let extensions: Vec<u8> = self
			.extensions
			.iter()
			.flat_map(ExtensionTemplate::encode)
			.collect();
		// Context-specific, constructed, number 3.
		let extensions = tlv(0xa3, &[&tlv(tag::SEQUENCE, &[&extensions])]);
		let tbs = tlv(
			tag::SEQUENCE,
			&[
				&self.version,
				&tlv(tag::INTEGER, &[&self.serial]),
				&self.algorithm,
				&self.issuer,
				&validity(),
				&self.subject,
				&self.public_key_info,
				&extensions,
			],
		);
		let signature: Signature = issuer.sign(&tbs);
		let algorithm = tlv(tag::SEQUENCE, &[&oid(&ECDSA_WITH_SHA384)]);
		tlv(
			tag::SEQUENCE,
			&[&tbs, &algorithm, &bit_string(signature.to_der().as_bytes())],
		)
	}
}

impl ExtensionTemplate {
	fn encode(&self) -> Vec<u8> {
		let critical = if self.critical {
			tlv(tag::BOOLEAN, &[&[0xff]])
		} else {
			Vec::new()
		};
		tlv(
			tag::SEQUENCE,
			&[
				&oid(&self.id),
				&critical,
				&tlv(tag::OCTET_STRING, &[&self.value]),
			],
		)
	}
}

/// A distinguished name as the vendor builds it.
fn name(serial: Option<&[u8]>, common: &str) -> Vec<u8> {
	let part = |id: &ObjectIdentifier, tag: u8, value: &str| {
		let pair = tlv(tag::SEQUENCE, &[&oid(id), &tlv(tag, &[value.as_bytes()])]);
		tlv(tag::SET, &[&pair])
	};
	let serial = serial
		.map(|serial| part(&SERIAL_NUMBER, tag::PRINTABLE_STRING, &hex(serial)))
		.unwrap_or_default();
	let country = part(&COUNTRY, tag::PRINTABLE_STRING, "XX");
	let organization = part(&ORGANIZATION, tag::UTF8_STRING, "Florin Software Device");
	let common = part(&COMMON_NAME, tag::UTF8_STRING, common);
	tlv(tag::SEQUENCE, &[&serial, &country, &organization, &common])
}

/// A positive serial number that is determined by a key.
fn serial<const N: usize>(public_key_info: &[u8]) -> Vec<u8> {
	let digest = blake2_256(&[DOMAIN, b"serial", public_key_info].concat());
	let mut serial = digest
		.first_chunk::<N>()
		.expect("serials are short")
		.to_vec();
	if let Some(first) = serial.first_mut() {
		// Neither negative nor with a superfluous zero in front.
		*first = *first & 0x3f | 0x40;
	}
	serial
}

/// From October 2020 without end.
fn validity() -> Vec<u8> {
	tlv(
		tag::SEQUENCE,
		&[
			&tlv(tag::UTC_TIME, &[b"201017000000Z"]),
			&tlv(tag::GENERALIZED_TIME, &[b"99991231235959Z"]),
		],
	)
}

/// 20 bytes that identify a key.
fn key_id(key: &SigningKey) -> Vec<u8> {
	blake2_256(&point(key))
		.first_chunk::<20>()
		.expect("20 of 32 bytes")
		.to_vec()
}

fn subject_key_id(key: &SigningKey) -> ExtensionTemplate {
	let value = tlv(tag::OCTET_STRING, &[&key_id(key)]);
	ExtensionTemplate {
		id: SUBJECT_KEY_ID,
		critical: false,
		value,
	}
}

fn authority_key_id(issuer: &SigningKey) -> ExtensionTemplate {
	let value = tlv(tag::SEQUENCE, &[&tlv(tag::CONTEXT, &[&key_id(issuer)])]);
	ExtensionTemplate {
		id: AUTHORITY_KEY_ID,
		critical: false,
		value,
	}
}

/// The device's name as an alternative name of the subject.
fn device_name(device: &SoftwareDevice) -> ExtensionTemplate {
	let chip = match device.architecture() {
		Architecture::Hopper => "GH100",
		Architecture::Blackwell => "GB100",
	};
	let text = format!("NVIDIA:{chip}:{}", hex(&device.pdi()));
	let value = tlv(
		tag::CONTEXT_CONSTRUCTED,
		&[&tlv(tag::UTF8_STRING, &[text.as_bytes()])],
	);
	let other = tlv(tag::CONTEXT_CONSTRUCTED, &[&oid(&DMTF_DEVICE_INFO), &value]);
	let value = tlv(tag::SEQUENCE, &[&other]);
	ExtensionTemplate {
		id: SUBJECT_ALT_NAME,
		critical: false,
		value,
	}
}

/// The firmware identity in the form of the device's architecture.
fn fwid(device: &SoftwareDevice, brom: &SigningKey) -> ExtensionTemplate {
	let entry = |digest: &[u8]| {
		tlv(
			tag::SEQUENCE,
			&[&oid(&SHA384), &tlv(tag::OCTET_STRING, &[digest])],
		)
	};
	let bound = entry(&device.fwid().0);
	match device.architecture() {
		Architecture::Hopper => ExtensionTemplate {
			id: FWID_HOPPER,
			critical: false,
			value: tlv(
				tag::SEQUENCE,
				&[&tlv(tag::INTEGER, &[&[1]]), &public_key_info(brom), &bound],
			),
		},
		Architecture::Blackwell => {
			let other = blake2_512(&[DOMAIN, b"other firmware"].concat());
			let other = entry(other.first_chunk::<48>().expect("48 of 64 bytes"));
			ExtensionTemplate {
				id: FWID_BLACKWELL,
				critical: false,
				value: tcb_info(&[&bound, &other]),
			}
		}
	}
}

/// A DiceTcbInfo with all of its ten fields.
fn tcb_info(fwids: &[&[u8]]) -> Vec<u8> {
	/// Fields that are constructed values: the list of firmware identities.
	const FWIDS: u8 = 6;
	let field = |number: u8, content: &[&[u8]]| {
		let class = if number == FWIDS {
			tag::CONTEXT_CONSTRUCTED
		} else {
			tag::CONTEXT
		};
		tlv(class | number, content)
	};
	tlv(
		tag::SEQUENCE,
		&[
			&field(0, &[b"FLORIN"]),
			&field(1, &[b"Software"]),
			&field(2, &[b"1"]),
			&field(3, &[&[1]]),
			&field(4, &[&[1]]),
			&field(5, &[&[0]]),
			&field(FWIDS, fwids),
			&field(7, &[&[0, 0]]),
			&field(8, &[&[0]]),
			&field(9, &[&[0]]),
		],
	)
}
