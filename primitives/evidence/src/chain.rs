//! Verification of device chains.

use crate::{
	certificate::Certificate,
	dice::{fwid_of, DeviceName},
	Architecture, CertificateId, EvidenceError, Fwid, LeafKey, Text,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sha2::{Digest, Sha256};
use sp_crypto_hashing::blake2_256;

/// How many certificates a device chain has.
pub const CHAIN_LENGTH: usize = 5;

/// SHA-256 of the DER of NVIDIA's root of device identities.
pub const NVIDIA_DEVICE_ROOT: [u8; 32] = [
	0x10, 0x2b, 0xf6, 0x59, 0xd5, 0x41, 0x96, 0x14, 0xc9, 0xd8, 0xe6, 0xae, 0xce, 0xbc, 0x80, 0x45,
	0x4e, 0xb2, 0x6b, 0x1d, 0xf6, 0xa7, 0x69, 0xac, 0x72, 0x0b, 0x9a, 0x69, 0x0b, 0x16, 0x7b, 0x48,
];

/// What a verified chain proves.
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
pub struct DeviceChain {
	/// The device: Blake2-256 of the SubjectPublicKeyInfo that the BROM certificate certifies. That
	/// key is the chip's for life; leaves change with the firmware.
	pub device_id: [u8; 32],
	/// The per-device identifier that the leaf names.
	pub pdi: [u8; 8],
	/// The chip that the leaf names, for example `GH100`.
	pub chip: Text,
	/// The key that signs the device's reports.
	pub leaf_key: LeafKey,
	/// The firmware to which that key is bound.
	pub fwid: Fwid,
	/// The generation of the chip.
	pub architecture: Architecture,
	/// All certificates of the chain, leaf first: none may be on a revocation list.
	pub certificates: [CertificateId; CHAIN_LENGTH],
	/// Blake2-256 of the three certificates above the BROM's. Once a chain has verified, this may be
	/// remembered: see [`verify_chain`].
	pub authority: [u8; 32],
}

/// The certificates of a chain, parsed.
struct Chain<'a> {
	leaf: Certificate<'a>,
	brom: Certificate<'a>,
	ica: Certificate<'a>,
	identity: Certificate<'a>,
	root: Certificate<'a>,
}

/// Verifies a device chain: leaf, BROM, provisioner ICA, identity, root, each in DER.
///
/// Checked, in this order: number and size of the certificates; their encoding, algorithms and keys
/// ([`Certificate::parse`]); that the four issuers are authorities, may sign certificates and keep
/// to their path lengths, and that the leaf is none and may sign data; that each certificate's
/// issuer is the next one's subject; that the root is trusted; the name of the device and its
/// firmware identity; each link's signature.
///
/// * `is_trusted_root` gets the SHA-256 of the root's DER. The root's own signature is not verified:
///   its hash stands for all of its bytes.
/// * `is_known_authority` gets [`DeviceChain::authority`]. Where it says that a chain with the same
///   ICA, identity and root certificates, byte for byte, has been verified before, the two
///   signatures among them are not verified again. Everything else is.
///
/// # Errors
/// One for each check: see [`EvidenceError`].
pub fn verify_chain<C: AsRef<[u8]>>(
	chain: &[C],
	is_trusted_root: impl FnOnce(&[u8; 32]) -> bool,
	is_known_authority: impl FnOnce(&[u8; 32]) -> bool,
) -> Result<DeviceChain, EvidenceError> {
	let chain = Chain::parse(chain)?;
	chain.check_roles()?;
	chain.check_names()?;
	if !is_trusted_root(&Sha256::digest(chain.root.der()).into()) {
		return Err(EvidenceError::UntrustedRoot);
	}
	let device = chain.device()?;
	chain.verify_signatures(is_known_authority(&device.authority))?;
	Ok(device)
}

impl<'a> Chain<'a> {
	fn parse<C: AsRef<[u8]>>(chain: &'a [C]) -> Result<Self, EvidenceError> {
		let [leaf, brom, ica, identity, root] = chain else {
			return Err(EvidenceError::ChainLength);
		};
		Ok(Self {
			leaf: Certificate::parse(leaf.as_ref())?,
			brom: Certificate::parse(brom.as_ref())?,
			ica: Certificate::parse(ica.as_ref())?,
			identity: Certificate::parse(identity.as_ref())?,
			root: Certificate::parse(root.as_ref())?,
		})
	}

	/// Checks that each certificate may be where it is.
	fn check_roles(&self) -> Result<(), EvidenceError> {
		let authorities = [&self.brom, &self.ica, &self.identity, &self.root];
		// The number of authorities below is the position in this list.
		for (below, certificate) in (0_u8..).zip(authorities) {
			check_authority(certificate, below)?;
		}
		check_leaf(&self.leaf)
	}

	/// Checks that each certificate names the next as its issuer, and the root itself.
	fn check_names(&self) -> Result<(), EvidenceError> {
		let links = [
			(&self.leaf, &self.brom),
			(&self.brom, &self.ica),
			(&self.ica, &self.identity),
			(&self.identity, &self.root),
			(&self.root, &self.root),
		];
		if links
			.iter()
			.any(|(subject, issuer)| subject.issuer() != issuer.subject())
		{
			return Err(EvidenceError::IssuerMismatch);
		}
		Ok(())
	}

	/// What the chain says, provided that its signatures verify.
	fn device(&self) -> Result<DeviceChain, EvidenceError> {
		let DeviceName { chip, pdi } = DeviceName::of(&self.leaf)?;
		let (architecture, fwid) = fwid_of(&self.leaf)?;
		// The same root also vouches for switches, whose leaves have the same extension.
		if !chip.as_bytes().starts_with(architecture.chip_prefix()) {
			return Err(EvidenceError::ArchitectureMismatch);
		}
		let authority = [self.ica.der(), self.identity.der(), self.root.der()].concat();
		Ok(DeviceChain {
			device_id: blake2_256(self.brom.public_key_info()),
			pdi,
			chip,
			leaf_key: self.leaf.public_key(),
			fwid,
			architecture,
			certificates: [
				self.leaf.id(),
				self.brom.id(),
				self.ica.id(),
				self.identity.id(),
				self.root.id(),
			],
			authority: blake2_256(&authority),
		})
	}

	fn verify_signatures(&self, authority_is_known: bool) -> Result<(), EvidenceError> {
		if !authority_is_known {
			self.identity.verify_signature(&self.root)?;
			self.ica.verify_signature(&self.identity)?;
		}
		self.brom.verify_signature(&self.ica)?;
		self.leaf.verify_signature(&self.brom)
	}
}

/// Checks that `certificate` may issue certificates with `below` authorities between it and a leaf.
fn check_authority(certificate: &Certificate<'_>, below: u8) -> Result<(), EvidenceError> {
	let constraints = certificate
		.basic_constraints()
		.filter(|constraints| constraints.authority)
		.ok_or(EvidenceError::NotCertificateAuthority)?;
	if constraints
		.path_length
		.is_some_and(|longest| below > longest)
	{
		return Err(EvidenceError::PathLength);
	}
	if !certificate
		.key_usage()
		.is_some_and(|usage| usage.key_cert_sign)
	{
		return Err(EvidenceError::KeyUsage);
	}
	Ok(())
}

/// Checks that `certificate` may sign reports and nothing else.
fn check_leaf(certificate: &Certificate<'_>) -> Result<(), EvidenceError> {
	if certificate
		.basic_constraints()
		.is_some_and(|constraints| constraints.authority)
	{
		return Err(EvidenceError::LeafIsAuthority);
	}
	certificate
		.key_usage()
		.filter(|usage| usage.digital_signature && !usage.key_cert_sign)
		.map(|_| ())
		.ok_or(EvidenceError::KeyUsage)
}
