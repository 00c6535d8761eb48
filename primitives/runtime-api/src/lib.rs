//! # Florin's runtime APIs
//!
//! What clients read that isn't a plain storage item: figures that follow from several records, and the verification of evidence before it is paid for.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::as_conversions
	)
)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use florin_core::{
	report::{
		AttesterReport, BackingReport, ChallengeReport, ClockReport, CreditLineReport,
		DeviceReport, EvidenceSummary,
	},
	AttesterId, DeviceIndex,
};
use florin_evidence::EvidenceError;

sp_api::decl_runtime_apis! {
	/// Devices, presence and certificates.
	pub trait AttestationApi<AccountId> where AccountId: Codec {
		/// The protocol's clock.
		fn clock() -> ClockReport;
		/// The presence challenge of a device for the current period, and for the one before while that can still be proven.
		fn challenges(device: DeviceIndex) -> Vec<ChallengeReport>;
		/// A device's record.
		fn device(device: DeviceIndex) -> Option<DeviceReport<AccountId>>;
		/// An attester's bond and what it has earned.
		fn attester(attester: AttesterId) -> Option<AttesterReport<AccountId>>;
		/// Verifies a device chain (DER, leaf first) and a report against the roots that this chain trusts.
		/// The nonce is reported, not checked, so that evidence can be examined before it is used.
		fn verify_evidence(chain: Vec<Vec<u8>>, report: Vec<u8>) -> Result<EvidenceSummary, EvidenceError>;
	}

	/// Credits and what stands behind them.
	pub trait IssuanceApi<AccountId> where AccountId: Codec {
		/// The whole supply, split by what stands behind it.
		fn backing() -> BackingReport;
		/// What a provider owes and may still mint.
		fn credit_line(provider: AccountId) -> CreditLineReport;
	}
}
