//! What can be wrong with hardware evidence.

#![allow(
	clippy::as_conversions,
	reason = "SCALE's derives number the variants so"
)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// Declares [`EvidenceError`] together with the sentence that [`fmt::Display`] prints, so that the
/// documentation and the message cannot drift apart.
macro_rules! evidence_errors {
	($($(#[doc = $doc:literal])+ $name:ident => $message:literal,)+) => {
		/// Why evidence was refused: one variant per check, without fields, so that each maps to one
		/// error of the pallet that calls.
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
		pub enum EvidenceError {
			$($(#[doc = $doc])+ $name,)+
		}

		impl fmt::Display for EvidenceError {
			fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str(match self {
					$(Self::$name => $message,)+
				})
			}
		}
	};
}

evidence_errors! {
	/// The chain does not have exactly [`CHAIN_LENGTH`](crate::CHAIN_LENGTH) certificates.
	ChainLength => "the chain does not have exactly five certificates",
	/// A certificate is longer than [`MAX_CERTIFICATE_LEN`](crate::MAX_CERTIFICATE_LEN).
	CertificateTooLong => "a certificate is too long",
	/// A certificate is not strict DER of the expected structure, or bytes follow it.
	CertificateEncoding => "a certificate is not well-formed DER",
	/// A certificate is not X.509 version 3.
	CertificateVersion => "a certificate is not X.509 version 3",
	/// A serial number is not positive or has more than 20 octets.
	SerialNumber => "a certificate's serial number is not positive or too long",
	/// A certificate is not signed with ECDSA and SHA-384, or says so in one of two places only.
	SignatureAlgorithm => "a certificate's signature algorithm is not ecdsa-with-SHA384",
	/// A certified key is not a P-384 key.
	KeyAlgorithm => "a certified key is not a P-384 key",
	/// A public key is not an uncompressed point on the curve.
	PublicKey => "a public key is not an uncompressed point on the curve",
	/// An extension that is evaluated occurs twice in one certificate.
	DuplicateExtension => "a certificate has an extension twice",
	/// A certificate has a critical extension that this verifier does not evaluate.
	UnknownCriticalExtension => "a certificate has an unknown critical extension",
	/// A certificate that issued another is not marked as a certificate authority.
	NotCertificateAuthority => "an issuer is not a certificate authority",
	/// The leaf is marked as a certificate authority.
	LeafIsAuthority => "the leaf is a certificate authority",
	/// More certificates hang below an authority than its path length constraint allows.
	PathLength => "an authority's path length constraint is exceeded",
	/// An authority may not sign certificates, or the leaf may not sign data or may sign certificates.
	KeyUsage => "a certificate's key usage does not fit its place in the chain",
	/// A certificate's issuer is not the subject of the next, or the root is not its own issuer.
	IssuerMismatch => "a certificate's issuer is not the subject of the next",
	/// The root's SHA-256 is not a trusted one.
	UntrustedRoot => "the root is not trusted",
	/// A certificate's signature does not verify under its issuer's key.
	CertificateSignature => "a certificate's signature does not verify",
	/// The leaf does not name a device, or names it in another form than `NVIDIA:<chip>:<PDI>`.
	DeviceName => "the leaf does not name its device",
	/// The leaf has no firmware identity extension.
	FwidExtensionMissing => "the leaf has no firmware identity extension",
	/// The leaf's firmware identity extension has another structure than its OID demands.
	FwidExtension => "the leaf's firmware identity extension is malformed",
	/// The chip that the leaf names is not of the architecture that its firmware identity implies.
	ArchitectureMismatch => "the leaf's chip is not of the architecture of its firmware identity",
	/// The report is longer than [`MAX_REPORT_LEN`](crate::MAX_REPORT_LEN).
	ReportTooLong => "the report is too long",
	/// The report ends before its structure does.
	ReportTruncated => "the report is truncated",
	/// The embedded request is not an SPDM 1.1 GET_MEASUREMENTS for all blocks, signed with slot 0.
	RequestHeader => "the report's request header is not the expected one",
	/// The response is not an SPDM 1.1 MEASUREMENTS response.
	ResponseHeader => "the report's response header is not the expected one",
	/// The report has no measurement block, or more than the hardware has.
	MeasurementCount => "the report's number of measurement blocks is out of range",
	/// The measurement record's length is not that of its blocks.
	MeasurementRecordLength => "the measurement record's length does not fit its blocks",
	/// A measurement block has the wrong index, specification, size, type or digest length.
	MeasurementBlock => "a measurement block is malformed",
	/// The opaque data is of the newer `NVDAOD` format.
	UnsupportedOpaqueData => "the report's opaque data format (NVDAOD) is not supported",
	/// A field of the opaque data runs over its end, or a stump of a field ends it.
	OpaqueLength => "a field of the opaque data exceeds it",
	/// A field of the opaque data occurs twice.
	DuplicateOpaqueField => "a field of the opaque data occurs twice",
	/// A field of the opaque data has a length or a value that it cannot have.
	OpaqueField => "a field of the opaque data has an impossible value",
	/// The report does not say which driver runs.
	DriverVersionMissing => "the report has no driver version",
	/// The report does not say which VBIOS runs.
	VbiosVersionMissing => "the report has no VBIOS version",
	/// Bytes follow the report's signature.
	TrailingBytes => "bytes follow the report's signature",
	/// The report answers another challenge.
	NonceMismatch => "the report's nonce is not the expected one",
	/// The report does not say which firmware identity signed it.
	FwidMissing => "the report has no firmware identity",
	/// The report's firmware identity is not that of the leaf.
	FwidMismatch => "the report's firmware identity is not that of the leaf",
	/// The report's signature does not verify under the leaf's key.
	ReportSignature => "the report's signature does not verify",
}

impl core::error::Error for EvidenceError {}

impl From<der::Error> for EvidenceError {
	fn from(_: der::Error) -> Self {
		Self::CertificateEncoding
	}
}
