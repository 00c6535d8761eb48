//! # Florin core
//!
//! What Florin's pallets share: identifiers, units, the types that pass between pallets, and the traits through which they reach each other. Pallets
//! never depend on one another; each names the trait it needs here, and the runtime wires them.
//!
//! - [`units`]: FLRN, compute time, periods;
//! - [`ids`]: identifiers of classes, devices and uses;
//! - [`class`]: the compute standard as other pallets see it;
//! - [`clearing`]: margin accounts, order books and what settles between them;
//! - [`book`]: what users and clients are told of order books;
//! - [`certificate`]: what attesters sign;
//! - [`index`]: the price of compute;
//! - [`futures`]: dated futures on it;
//! - [`market`]: what clients are told of offers and leases;
//! - [`parameters`]: what governance may change of a pallet, and how far;
//! - [`work`]: what verified time is used for, and what it is worth;
//! - [`report`]: what the runtime APIs answer;
//! - [`traits`]: the seams between pallets.

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

pub mod book;
pub mod certificate;
pub mod class;
pub mod clearing;
pub mod futures;
pub mod ids;
pub mod index;
pub mod market;
pub mod parameters;
pub mod report;
pub mod traits;
pub mod units;
pub mod work;

pub use ids::{
	AttesterId, ClassId, DeviceId, DeviceIndex, LeaseId, OfferId, RedemptionId, RequestId, UseId,
};
pub use units::{Balance, ComputeTime, Day, Period, Timestamp, FLRN};
