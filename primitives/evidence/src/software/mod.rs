//! A device in software: five certificates of its own and signed reports in the layout of real
//! ones.
//!
//! All software devices share root, identity and provisioner ICA; BROM and leaf keys derive from
//! the device's seed, the leaf's from the generation of its firmware as well. Everything is
//! deterministic, signatures included (RFC 6979), so that it runs without a source of randomness,
//! inside a benchmark in WebAssembly for one. Keys are public knowledge: see
//! [`development`](crate::development).
//!
//! Beside well-formed evidence it makes evidence with one thing wrong, properly signed, which is
//! what tests of a verifier need: [`SoftwareDevice::chain_with`], [`SoftwareDevice::report_with`],
//! [`SoftwareDevice::sign_report`].

#![allow(
	clippy::expect_used,
	reason = "the inputs are this module's own; a failure is its bug"
)]

mod certificate;
mod encode;
mod report;

pub use certificate::{CertificateTemplate, ExtensionTemplate};
pub use report::{OpaqueField, ReportTemplate};

use crate::{
	development::{SOFTWARE_DEVICE_ROOT, SOFTWARE_FIRMWARE},
	report::SIGNATURE_LEN,
	Architecture, Board, Certificate, CertificateId, Firmware, FirmwareId, Fwid, LeafKey, Text,
	VbiosVersion, CHAIN_LENGTH,
};
use alloc::vec::Vec;
use certificate::Names;
use core::ops::Neg;
use p384::ecdsa::{signature::Signer, Signature, SigningKey};
use sp_crypto_hashing::{blake2_256, blake2_512};

/// Domain of everything that is derived here.
const DOMAIN: &[u8] = b"florin/software/";

/// The SHA-256 of the root certificate of all software devices.
pub const fn software_root_hash() -> [u8; 32] {
	SOFTWARE_DEVICE_ROOT
}

/// A GPU in software.
#[derive(Clone, Debug)]
pub struct SoftwareDevice {
	seed: [u8; 32],
	generation: u32,
	architecture: Architecture,
	driver: Text,
	vbios: VbiosVersion,
	board: Board,
}

impl SoftwareDevice {
	/// The device with this seed, a Hopper with [`SOFTWARE_FIRMWARE`] and its first leaf.
	pub const fn new(seed: [u8; 32]) -> Self {
		let Firmware {
			architecture,
			board,
			driver,
			vbios,
			..
		} = SOFTWARE_FIRMWARE;
		Self {
			seed,
			generation: 0,
			architecture,
			driver,
			vbios,
			board,
		}
	}

	/// The device with this number.
	pub fn from_index(index: u32) -> Self {
		Self::new(blake2_256(
			&[DOMAIN, b"device", &index.to_le_bytes()].concat(),
		))
	}

	/// The same device after a firmware update: another leaf key, serial number and firmware
	/// identity; the same BROM key, device id and PDI.
	pub const fn with_leaf_generation(mut self, generation: u32) -> Self {
		self.generation = generation;
		self
	}

	/// The device as one of another architecture.
	pub const fn with_architecture(mut self, architecture: Architecture) -> Self {
		self.architecture = architecture;
		self
	}

	/// The same device with other versions of driver and VBIOS, and thus other measurements.
	///
	/// # Panics
	/// If the driver's version is no [`Text`].
	pub fn with_firmware(mut self, driver: &str, vbios: [u8; 8]) -> Self {
		self.driver = Text::new(driver.as_bytes()).expect("a driver version is a short text");
		self.vbios = VbiosVersion(vbios);
		self
	}

	/// The device on another board.
	pub const fn with_board(mut self, board: Board) -> Self {
		self.board = board;
		self
	}

	/// The device id that verification of the chain yields.
	pub fn device_id(&self) -> [u8; 32] {
		blake2_256(&encode::public_key_info(&self.brom_key()))
	}

	/// The per-device identifier.
	pub fn pdi(&self) -> [u8; 8] {
		let [pdi @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] =
			blake2_256(&[DOMAIN, b"pdi", &self.seed].concat());
		pdi
	}

	/// The key that signs reports.
	pub fn leaf_key(&self) -> LeafKey {
		LeafKey::from_sec1(&encode::point(&self.leaf_signer()))
			.map(|(key, _)| key)
			.expect("the point of a signing key is on the curve")
	}

	/// The firmware identity, which all devices of one generation share.
	pub fn fwid(&self) -> Fwid {
		let digest = blake2_512(&[DOMAIN, b"fwid", &self.generation.to_le_bytes()].concat());
		Fwid(*digest.first_chunk().expect("48 of 64 bytes"))
	}

	/// The architecture.
	pub const fn architecture(&self) -> Architecture {
		self.architecture
	}

	/// What verification of a report yields.
	pub fn firmware(&self) -> Firmware {
		let record = self.report_template([0; 32]).record();
		Firmware {
			architecture: self.architecture,
			board: self.board,
			driver: self.driver,
			vbios: self.vbios,
			measurements: blake2_256(&record),
		}
	}

	/// The key of [`Self::firmware`] on an allow-list.
	pub fn firmware_id(&self) -> FirmwareId {
		self.firmware().id()
	}

	/// The names of the chain's certificates, leaf first.
	pub fn certificate_ids(&self) -> [CertificateId; CHAIN_LENGTH] {
		let chain = self.chain();
		let mut ids = chain.iter().map(|der| {
			Certificate::parse(der)
				.expect("a software certificate fits the profile")
				.id()
		});
		core::array::from_fn(|_| ids.next().expect("a chain has five certificates"))
	}

	/// The chain: leaf, BROM, ICA, identity, root, each in DER.
	pub fn chain(&self) -> Vec<Vec<u8>> {
		self.chain_with(|_, _| ())
	}

	/// The chain with changed certificates: `edit` gets each one's position and content before its
	/// issuer signs it.
	pub fn chain_with(
		&self,
		mut edit: impl FnMut(usize, &mut CertificateTemplate),
	) -> Vec<Vec<u8>> {
		let keys = Keys::of(self);
		let signers = [
			&keys.brom,
			&keys.ica,
			&keys.identity,
			&keys.root,
			&keys.root,
		];
		self.templates(&keys)
			.into_iter()
			.zip(signers)
			.enumerate()
			.map(|(position, (mut template, signer))| {
				edit(position, &mut template);
				template.sign(signer)
			})
			.collect()
	}

	/// A signed report that answers the challenge `nonce`.
	pub fn report(&self, nonce: [u8; 32]) -> Vec<u8> {
		self.report_with(nonce, |_| ())
	}

	/// A signed report with changed content.
	pub fn report_with(&self, nonce: [u8; 32], edit: impl FnOnce(&mut ReportTemplate)) -> Vec<u8> {
		let mut template = self.report_template(nonce);
		edit(&mut template);
		template.sign(&self.leaf_signer())
	}

	/// A signed report as older drivers make it, without firmware identity.
	pub fn report_without_fwid(&self, nonce: [u8; 32]) -> Vec<u8> {
		self.report_with(nonce, |template| {
			template.remove(crate::report::field::FWID)
		})
	}

	/// A signed report of exactly `len` bytes: the longest one is the worst case for a benchmark.
	///
	/// # Panics
	/// If `len` is less than four bytes above that of a plain report, or too much for one field.
	pub fn report_of_len(&self, nonce: [u8; 32], len: usize) -> Vec<u8> {
		let missing = len
			.checked_sub(self.report(nonce).len())
			.and_then(|missing| missing.checked_sub(OpaqueField::HEADER_LEN))
			.expect("the length leaves room for a field");
		self.report_with(nonce, |template| {
			template.opaque.push(OpaqueField {
				kind: u16::MAX,
				value: alloc::vec![0; missing],
			});
		})
	}

	/// Signs a report again after its bytes have been edited: replaces its last 96 bytes.
	///
	/// # Panics
	/// If it is shorter than a signature.
	pub fn sign_report(&self, report: &mut [u8]) {
		let (signed, signature) = split_signature(report);
		*signature = sign(&self.leaf_signer(), signed);
	}

	fn report_template(&self, nonce: [u8; 32]) -> ReportTemplate {
		ReportTemplate::new(self, nonce)
	}

	fn brom_key(&self) -> SigningKey {
		derive_key(&[b"brom", &self.seed])
	}

	fn leaf_signer(&self) -> SigningKey {
		derive_key(&[b"leaf", &self.seed, &self.generation.to_le_bytes()])
	}

	/// The contents of the certificates, leaf first.
	fn templates(&self, keys: &Keys) -> [CertificateTemplate; CHAIN_LENGTH] {
		let names = Names::of(keys);
		let authority = CertificateTemplate::authority;
		[
			CertificateTemplate::leaf(self, keys, &names),
			authority(&names.ica, &names.brom, &names.brom_serial, &keys.brom),
			authority(&names.identity, &names.ica, &[3], &keys.ica),
			authority(&names.root, &names.identity, &[2], &keys.identity),
			authority(&names.root, &names.root, &[1], &keys.root),
		]
	}
}

/// The keys along a chain.
struct Keys {
	leaf: SigningKey,
	brom: SigningKey,
	ica: SigningKey,
	identity: SigningKey,
	root: SigningKey,
}

impl Keys {
	fn of(device: &SoftwareDevice) -> Self {
		Self {
			leaf: device.leaf_signer(),
			brom: device.brom_key(),
			ica: authority_key(b"ica"),
			identity: authority_key(b"identity"),
			root: authority_key(b"root"),
		}
	}
}

/// Replaces a report's signature (r, s) by its twin (r, n − s), which is as valid.
///
/// # Panics
/// If the report does not end in a signature.
pub fn malleate_signature(report: &mut [u8]) {
	let (_, bytes) = split_signature(report);
	let signature = Signature::from_slice(bytes).expect("a report ends in a signature");
	let (r, s) = signature.split_scalars();
	let twin = Signature::from_scalars(r, s.neg()).expect("the negative of a scalar is one");
	*bytes = twin.to_bytes().into();
}

/// Flips the bit at position `bit`, counted from the lowest of the first byte.
///
/// # Panics
/// If there are fewer bits.
pub fn flip_bit(bytes: &mut [u8], bit: usize) {
	let byte = bytes.get_mut(bit / 8).expect("the bit exists");
	*byte ^= 1 << (bit % 8);
}

/// Splits a report into what is signed and the signature.
fn split_signature(report: &mut [u8]) -> (&mut [u8], &mut [u8; SIGNATURE_LEN]) {
	report
		.split_last_chunk_mut()
		.expect("a report is longer than its signature")
}

/// r ‖ s of a message.
fn sign(key: &SigningKey, message: &[u8]) -> [u8; SIGNATURE_LEN] {
	let signature: Signature = key.sign(message);
	signature.to_bytes().into()
}

/// The key of a certificate authority that all software devices share.
fn authority_key(name: &[u8]) -> SigningKey {
	derive_key(&[b"authority", name])
}

/// A key that is determined by `parts`. That a hash exceeds the group's order happens once in
/// 2^190 and never for the constant parts in use.
fn derive_key(parts: &[&[u8]]) -> SigningKey {
	let digest = blake2_512(&[DOMAIN, &parts.concat()].concat());
	let scalar = digest.first_chunk::<48>().expect("48 of 64 bytes");
	SigningKey::from_slice(scalar).expect("a hash is a scalar")
}
