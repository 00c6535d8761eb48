//! One file per pallet or group of pallets: how it is configured, and why.

mod accounts;
mod attestation;
mod catalog;
mod consensus;
mod governance;
mod issuance;
mod money;
mod providers;
mod system;

pub use accounts::ProxyType;
pub use governance::{FromTreasury, TREASURY_PALLET_ID};
pub use money::FeesToAuthorAndTreasury;
pub use system::{RuntimeBlockLength, RuntimeBlockWeights};
