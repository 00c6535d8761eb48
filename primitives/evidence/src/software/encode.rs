//! Writing DER.

use alloc::{string::String, vec::Vec};
use core::fmt::Write;
use der::asn1::ObjectIdentifier;
use p384::ecdsa::SigningKey;

use crate::certificate::{EC_PUBLIC_KEY, SECP384R1};

/// Tags of the values in a certificate.
pub(super) mod tag {
	pub(crate) const BOOLEAN: u8 = 0x01;
	pub(crate) const INTEGER: u8 = 0x02;
	pub(crate) const BIT_STRING: u8 = 0x03;
	pub(crate) const OCTET_STRING: u8 = 0x04;
	pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
	pub(crate) const UTF8_STRING: u8 = 0x0c;
	pub(crate) const PRINTABLE_STRING: u8 = 0x13;
	pub(crate) const UTC_TIME: u8 = 0x17;
	pub(crate) const GENERALIZED_TIME: u8 = 0x18;
	pub(crate) const SEQUENCE: u8 = 0x30;
	pub(crate) const SET: u8 = 0x31;
	/// A primitive value in the context of its sequence, number 0; others follow.
	pub(crate) const CONTEXT: u8 = 0x80;
	/// A constructed value in the context of its sequence, number 0; others follow.
	pub(crate) const CONTEXT_CONSTRUCTED: u8 = 0xa0;
}

/// One value: tag, length, content.
pub(super) fn tlv(tag: u8, content: &[&[u8]]) -> Vec<u8> {
	let content = content.concat();
	let len = u16::try_from(content.len()).expect("certificates are short");
	let [high, low] = len.to_be_bytes();
	let mut bytes = alloc::vec![tag];
	match (high, low) {
		(0, 0..=0x7f) => bytes.push(low),
		(0, _) => bytes.extend([0x81, low]),
		_ => bytes.extend([0x82, high, low]),
	}
	bytes.extend(content);
	bytes
}

/// An OBJECT IDENTIFIER.
pub(super) fn oid(oid: &ObjectIdentifier) -> Vec<u8> {
	tlv(tag::OBJECT_IDENTIFIER, &[oid.as_bytes()])
}

/// A BIT STRING of whole octets.
pub(super) fn bit_string(bytes: &[u8]) -> Vec<u8> {
	tlv(tag::BIT_STRING, &[&[0], bytes])
}

/// The uncompressed point of a key.
pub(super) fn point(key: &SigningKey) -> Vec<u8> {
	key.verifying_key().to_sec1_point(false).as_bytes().to_vec()
}

/// The SubjectPublicKeyInfo of a key.
pub(super) fn public_key_info(key: &SigningKey) -> Vec<u8> {
	let algorithm = tlv(tag::SEQUENCE, &[&oid(&EC_PUBLIC_KEY), &oid(&SECP384R1)]);
	tlv(tag::SEQUENCE, &[&algorithm, &bit_string(&point(key))])
}

/// Upper-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
	bytes.iter().fold(String::new(), |mut digits, byte| {
		write!(digits, "{byte:02X}").expect("a string takes any text");
		digits
	})
}
