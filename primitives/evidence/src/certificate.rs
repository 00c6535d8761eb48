//! One certificate of a device chain.
//!
//! The profile is narrower than X.509: version 3, ECDSA with SHA-384, P-384 keys as uncompressed
//! points, no unique identifiers, and no critical extension that is not evaluated. Decoding is
//! strict DER over borrowed bytes; depth is fixed by the code, length by
//! [`MAX_CERTIFICATE_LEN`](crate::MAX_CERTIFICATE_LEN).

use crate::{is_longer_than, Architecture, CertificateId, EvidenceError, LeafKey};
use der::{
	asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef, UintRef},
	Reader, SliceReader, Tag, TagMode, TagNumber, Tagged,
};
use p384::ecdsa::{signature::Verifier, Signature, VerifyingKey};
use sp_crypto_hashing::blake2_256;

/// ecdsa-with-SHA384.
pub(crate) const ECDSA_WITH_SHA384: ObjectIdentifier =
	ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");
/// id-ecPublicKey.
pub(crate) const EC_PUBLIC_KEY: ObjectIdentifier =
	ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
/// secp384r1, also known as P-384.
pub(crate) const SECP384R1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
/// The key usage extension.
pub(crate) const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
/// The subject alternative name extension.
pub(crate) const SUBJECT_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
/// The basic constraints extension.
pub(crate) const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
/// The firmware identity extension of Hopper.
pub(crate) const FWID_HOPPER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.23.133.5.4.1");
/// The firmware identity extension of Blackwell.
pub(crate) const FWID_BLACKWELL: ObjectIdentifier =
	ObjectIdentifier::new_unwrap("2.23.133.5.4.1.1");

/// What the version field holds for X.509 version 3.
const VERSION_3: u8 = 2;
/// Position of digitalSignature in a key usage.
const DIGITAL_SIGNATURE_BIT: usize = 0;
/// Position of keyCertSign in a key usage.
const KEY_CERT_SIGN_BIT: usize = 5;

/// A parsed certificate. Nothing in it is trusted until its chain has been verified.
#[derive(Clone, Debug)]
pub struct Certificate<'a> {
	/// The whole certificate in DER.
	der: &'a [u8],
	/// The signed part in DER.
	tbs: &'a [u8],
	/// The signature: DER of r and s.
	signature: &'a [u8],
	/// The fields of the signed part.
	fields: Fields<'a>,
}

/// The fields of the part of a certificate that is signed.
#[derive(Clone, Debug)]
struct Fields<'a> {
	serial: [u8; 20],
	issuer: &'a [u8],
	subject: &'a [u8],
	key: SubjectKey<'a>,
	extensions: Extensions<'a>,
}

/// A certified key.
#[derive(Clone, Debug)]
struct SubjectKey<'a> {
	/// The SubjectPublicKeyInfo in DER.
	info: &'a [u8],
	point: LeafKey,
	verifier: VerifyingKey,
}

/// The extensions that are evaluated.
#[derive(Clone, Debug, Default)]
struct Extensions<'a> {
	basic_constraints: Option<BasicConstraints>,
	key_usage: Option<KeyUsage>,
	subject_alt_name: Option<&'a [u8]>,
	fwid: Option<(Architecture, &'a [u8])>,
}

/// Whether a certificate may issue others, and how deep a chain below it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasicConstraints {
	/// Whether it is an authority.
	pub authority: bool,
	/// How many authorities may follow below it; any number if absent.
	pub path_length: Option<u8>,
}

/// What a certified key may be used for, as far as device chains are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyUsage {
	/// It may sign data.
	pub digital_signature: bool,
	/// It may sign certificates.
	pub key_cert_sign: bool,
}

impl<'a> Certificate<'a> {
	/// Parses a certificate. Its signature is not verified.
	///
	/// # Errors
	/// One for each rule of the profile: `CertificateTooLong`, `CertificateEncoding`,
	/// `CertificateVersion`, `SerialNumber`, `SignatureAlgorithm`, `KeyAlgorithm`, `PublicKey`,
	/// `DuplicateExtension`, `UnknownCriticalExtension`.
	pub fn parse(der: &'a [u8]) -> Result<Self, EvidenceError> {
		if is_longer_than(der, crate::MAX_CERTIFICATE_LEN) {
			return Err(EvidenceError::CertificateTooLong);
		}
		let (tbs, signature) = exactly(der, |reader| {
			reader.sequence(|reader| {
				let tbs = reader.tlv_bytes()?;
				signature_algorithm(reader)?;
				Ok::<_, EvidenceError>((tbs, bit_string(reader)?))
			})
		})?;
		let fields = exactly(tbs, |reader| reader.sequence(Fields::read))?;
		Ok(Self {
			der,
			tbs,
			signature,
			fields,
		})
	}

	/// The certificate in DER.
	pub const fn der(&self) -> &'a [u8] {
		self.der
	}

	/// What names this certificate.
	pub fn id(&self) -> CertificateId {
		CertificateId {
			issuer: blake2_256(self.fields.issuer),
			serial: self.fields.serial,
		}
	}

	/// The issuer's distinguished name in DER.
	pub const fn issuer(&self) -> &'a [u8] {
		self.fields.issuer
	}

	/// The subject's distinguished name in DER.
	pub const fn subject(&self) -> &'a [u8] {
		self.fields.subject
	}

	/// The certified key as a SubjectPublicKeyInfo in DER.
	pub const fn public_key_info(&self) -> &'a [u8] {
		self.fields.key.info
	}

	/// The certified key.
	pub const fn public_key(&self) -> LeafKey {
		self.fields.key.point
	}

	/// The basic constraints, if it has any.
	pub const fn basic_constraints(&self) -> Option<BasicConstraints> {
		self.fields.extensions.basic_constraints
	}

	/// The key usage, if it states one.
	pub const fn key_usage(&self) -> Option<KeyUsage> {
		self.fields.extensions.key_usage
	}

	/// The content of the subject alternative name extension, if there is one.
	pub(crate) const fn subject_alt_name(&self) -> Option<&'a [u8]> {
		self.fields.extensions.subject_alt_name
	}

	/// The content of the firmware identity extension, if there is one, and the architecture whose
	/// OID it has.
	pub(crate) const fn fwid(&self) -> Option<(Architecture, &'a [u8])> {
		self.fields.extensions.fwid
	}

	/// Verifies that the key of `issuer` signed this certificate.
	///
	/// # Errors
	/// [`EvidenceError::CertificateSignature`] if it did not.
	pub(crate) fn verify_signature(&self, issuer: &Certificate<'_>) -> Result<(), EvidenceError> {
		Signature::from_der(self.signature)
			.and_then(|signature| issuer.fields.key.verifier.verify(self.tbs, &signature))
			.map_err(|_| EvidenceError::CertificateSignature)
	}
}

impl<'a> Fields<'a> {
	fn read(reader: &mut SliceReader<'a>) -> Result<Self, EvidenceError> {
		let version = reader.context_specific::<u8>(TagNumber(0), TagMode::Explicit)?;
		if version != Some(VERSION_3) {
			return Err(EvidenceError::CertificateVersion);
		}
		let serial = serial_number(reader)?;
		signature_algorithm(reader)?;
		let issuer = sequence_bytes(reader)?;
		// The validity period: see the crate's documentation for why it is not evaluated.
		sequence_bytes(reader)?;
		let subject = sequence_bytes(reader)?;
		let key = SubjectKey::read(reader)?;
		let extensions = Extensions::read(reader)?;
		Ok(Self {
			serial,
			issuer,
			subject,
			key,
			extensions,
		})
	}
}

impl<'a> SubjectKey<'a> {
	fn read(reader: &mut SliceReader<'a>) -> Result<Self, EvidenceError> {
		let info = sequence_bytes(reader)?;
		let point = exactly(info, |reader| {
			reader.sequence(|reader| {
				let (algorithm, curve) = reader.sequence(|reader| {
					let algorithm = reader.decode::<ObjectIdentifier>()?;
					Ok::<_, EvidenceError>((algorithm, reader.tlv_bytes()?))
				})?;
				let curve = exactly(curve, |reader| Ok(reader.decode::<ObjectIdentifier>()?));
				if algorithm != EC_PUBLIC_KEY || curve != Ok(SECP384R1) {
					return Err(EvidenceError::KeyAlgorithm);
				}
				bit_string(reader)
			})
		})?;
		let (point, verifier) = LeafKey::from_sec1(point)?;
		Ok(Self {
			info,
			point,
			verifier,
		})
	}
}

impl<'a> Extensions<'a> {
	/// Reads `[3] EXPLICIT SEQUENCE OF Extension`. Their number is bounded by the certificate's
	/// length only.
	fn read(reader: &mut SliceReader<'a>) -> Result<Self, EvidenceError> {
		let wrapper = reader.decode::<AnyRef<'a>>()?;
		if wrapper.tag()
			!= (Tag::ContextSpecific {
				constructed: true,
				number: TagNumber(3),
			}) {
			return Err(EvidenceError::CertificateEncoding);
		}
		let mut extensions = Self::default();
		exactly(wrapper.value(), |reader| {
			reader.sequence(|reader| {
				while !reader.is_finished() {
					reader.sequence(|reader| extensions.read_one(reader))?;
				}
				Ok::<_, EvidenceError>(())
			})
		})?;
		Ok(extensions)
	}

	fn read_one(&mut self, reader: &mut SliceReader<'a>) -> Result<(), EvidenceError> {
		let oid = reader.decode::<ObjectIdentifier>()?;
		let critical = match reader.decode::<Option<bool>>()? {
			// DER omits default values.
			Some(false) => return Err(EvidenceError::CertificateEncoding),
			critical => critical.is_some(),
		};
		let value = reader.decode::<&OctetStringRef>()?.as_bytes();
		match oid {
			BASIC_CONSTRAINTS => set_once(
				&mut self.basic_constraints,
				exactly(value, BasicConstraints::read)?,
			),
			KEY_USAGE => set_once(&mut self.key_usage, exactly(value, KeyUsage::read)?),
			SUBJECT_ALT_NAME => set_once(&mut self.subject_alt_name, value),
			FWID_HOPPER => set_once(&mut self.fwid, (Architecture::Hopper, value)),
			FWID_BLACKWELL => set_once(&mut self.fwid, (Architecture::Blackwell, value)),
			_ if critical => Err(EvidenceError::UnknownCriticalExtension),
			_ => Ok(()),
		}
	}
}

impl BasicConstraints {
	fn read(reader: &mut SliceReader<'_>) -> Result<Self, EvidenceError> {
		reader.sequence(|reader| {
			let authority = match reader.decode::<Option<bool>>()? {
				// DER omits default values.
				Some(false) => return Err(EvidenceError::CertificateEncoding),
				authority => authority.is_some(),
			};
			Ok(Self {
				authority,
				path_length: reader.decode()?,
			})
		})
	}
}

impl KeyUsage {
	fn read(reader: &mut SliceReader<'_>) -> Result<Self, EvidenceError> {
		let bits = reader.decode::<BitStringRef<'_>>()?;
		let is_set = |position| bits.get(position).unwrap_or(false);
		Ok(Self {
			digital_signature: is_set(DIGITAL_SIGNATURE_BIT),
			key_cert_sign: is_set(KEY_CERT_SIGN_BIT),
		})
	}
}

/// Reads all of `bytes` with `read`: anything left over is an error.
pub(crate) fn exactly<'a, T>(
	bytes: &'a [u8],
	read: impl FnOnce(&mut SliceReader<'a>) -> Result<T, EvidenceError>,
) -> Result<T, EvidenceError> {
	let mut reader = SliceReader::new(bytes)?;
	let value = read(&mut reader)?;
	reader.finish()?;
	Ok(value)
}

/// Reads an INTEGER that is positive and has at most 20 octets.
fn serial_number(reader: &mut SliceReader<'_>) -> Result<[u8; 20], EvidenceError> {
	let value = reader.tlv_bytes()?;
	let serial = exactly(value, |reader| Ok(reader.decode::<UintRef<'_>>()?))
		.map_err(|_| EvidenceError::SerialNumber)?;
	let mut padded = [0; 20];
	let target = padded
		.len()
		.checked_sub(serial.as_bytes().len())
		.and_then(|padding| padded.get_mut(padding..))
		.ok_or(EvidenceError::SerialNumber)?;
	target.copy_from_slice(serial.as_bytes());
	if padded == [0; 20] {
		return Err(EvidenceError::SerialNumber);
	}
	Ok(padded)
}

/// Reads an AlgorithmIdentifier, which must be ecdsa-with-SHA384 without parameters.
fn signature_algorithm(reader: &mut SliceReader<'_>) -> Result<(), EvidenceError> {
	let algorithm = sequence_bytes(reader)?;
	exactly(algorithm, |reader| {
		reader.sequence(|reader| Ok(reader.decode::<ObjectIdentifier>()?))
	})
	.ok()
	.filter(|oid| *oid == ECDSA_WITH_SHA384)
	.map(|_| ())
	.ok_or(EvidenceError::SignatureAlgorithm)
}

/// Reads a SEQUENCE and returns all of its bytes, unread.
fn sequence_bytes<'a>(reader: &mut SliceReader<'a>) -> Result<&'a [u8], EvidenceError> {
	Tag::peek(reader)?.assert_eq(Tag::Sequence)?;
	Ok(reader.tlv_bytes()?)
}

/// Reads a BIT STRING of whole octets.
fn bit_string<'a>(reader: &mut SliceReader<'a>) -> Result<&'a [u8], EvidenceError> {
	reader
		.decode::<BitStringRef<'a>>()?
		.as_bytes()
		.ok_or(EvidenceError::CertificateEncoding)
}

/// Fills `slot`, which must be empty.
fn set_once<T>(slot: &mut Option<T>, value: T) -> Result<(), EvidenceError> {
	match slot {
		Some(_) => Err(EvidenceError::DuplicateExtension),
		None => {
			*slot = Some(value);
			Ok(())
		}
	}
}
