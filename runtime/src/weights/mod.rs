//! Weights measured by the benchmarks (`cargo xtask weights`), and the cost of an empty block and of an empty transaction.

pub mod base;
pub mod pallet_attestation;
pub mod pallet_catalog;
pub mod pallet_issuance;
pub mod pallet_providers;
