//! # Hardware evidence
//!
//! Decides whether a GPU is what it says it is: pure Rust, `no_std`, without FRAME, the same inside
//! a runtime and outside.
//!
//! ## Terminology
//!
//! * **Device chain**: the five X.509 certificates from a device's leaf to the vendor's root: leaf
//!   (the key of the firmware that signs reports), BROM (the key burned into the chip), provisioner
//!   (ICA), identity (one per chip model), root.
//! * **Report**: an SPDM 1.1 measurements exchange, the request and the signed response.
//! * **FWID**: the digest of the firmware to which the leaf key is bound.
//! * **PDI**: the per-device identifier that the leaf names.
//!
//! ## Overview
//!
//! [`verify_chain`] takes five certificates to a [`DeviceChain`]: who the device is and which key
//! speaks for it. [`verify_report`] takes a report and that key to a [`VerifiedReport`]: which
//! firmware answered a fresh challenge. The challenges are [`register_nonce`] and
//! [`presence_nonce`]. What is trusted is the caller's business: roots are passed in, and policy
//! looks [`VerifiedReport::firmware_id`] up in its list.
//!
//! ## Key concepts
//!
//! * **Bounded.** Inputs above [`MAX_CERTIFICATE_LEN`] and [`MAX_REPORT_LEN`] are refused before
//!   they are read. Parsing borrows from its input and allocates nothing; every parser consumes all
//!   of its input. The only allocations are the concatenations that are hashed, of at most three
//!   certificates.
//! * **Strict.** Certificates are checked against the profile of the device chain, not against all
//!   of X.509. An extension that is critical and unknown is refused.
//! * **High-s signatures are normal.** Devices make them. A signature (r, s) has a twin (r, n − s),
//!   so neither a report nor its hash may serve as protection against replay: nonces do.
//! * **No clock.** Validity periods are not compared with a clock. The vendor issues the
//!   certificates of a chain without end (31 December 9999), and their start precedes any block.
//!   What ends a certificate's life is revocation by (issuer, serial), which is the caller's list.
//! * **Secrets.** There are none here, so nothing has to take constant time.
//!
//! ## Example
//!
//! ```
//! # #[cfg(feature = "test-support")] {
//! use florin_evidence::{
//!     development::SOFTWARE_DEVICE_ROOT, register_nonce, software::SoftwareDevice, verify_chain,
//!     verify_report,
//! };
//!
//! let device = SoftwareDevice::from_index(0);
//! let nonce = register_nonce(&[1; 32], &[2; 32], &[3; 32]);
//!
//! let chain =
//!     verify_chain(&device.chain(), |root| *root == SOFTWARE_DEVICE_ROOT, |_| false).unwrap();
//! let report = verify_report(
//!     &device.report(nonce),
//!     &chain.leaf_key,
//!     &chain.fwid,
//!     chain.architecture,
//!     &nonce,
//! )
//! .unwrap();
//!
//! assert_eq!(chain.device_id, device.device_id());
//! assert_eq!(report.firmware_id, device.firmware_id());
//! # }
//! ```

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(
	missing_docs,
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

extern crate alloc;

mod architecture;
mod certificate;
mod chain;
mod cursor;
pub mod development;
mod dice;
mod error;
mod nonce;
mod report;
#[cfg(feature = "test-support")]
pub mod software;
mod types;

pub use architecture::Architecture;
pub use certificate::{BasicConstraints, Certificate, KeyUsage};
pub use chain::{verify_chain, DeviceChain, CHAIN_LENGTH, NVIDIA_DEVICE_ROOT};
pub use error::EvidenceError;
pub use nonce::{presence_nonce, register_nonce};
pub use report::{parse_report, verify_report, Feature, Report, VerifiedReport};
pub use types::{Board, CertificateId, Firmware, FirmwareId, Fwid, LeafKey, Text, VbiosVersion};

/// The longest certificate that is read, in bytes. Those of device chains have up to 900.
pub const MAX_CERTIFICATE_LEN: u32 = 1_024;

/// The longest report that is read, in bytes. Those of Hopper devices have about 4,050 to 4,270, of
/// which 3,520 are measurements; the rest is room for longer opaque data.
pub const MAX_REPORT_LEN: u32 = 8_192;

/// Whether `bytes` is longer than `max`.
fn is_longer_than(bytes: &[u8], max: u32) -> bool {
	u32::try_from(bytes.len()).map_or(true, |len| len > max)
}
