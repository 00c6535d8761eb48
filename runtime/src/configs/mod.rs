//! One file per pallet or group of pallets: how it is configured, and why.

mod accounts;
mod assets;
mod attestation;
mod catalog;
mod clearing;
pub mod consensus;
pub mod governance;
mod issuance;
mod market;
mod money;
mod price_index;
mod providers;
mod system;
mod treasury;

pub use accounts::ProxyType;
pub use assets::{AssetId, ASSETS_PALLET_ID};
pub use clearing::{NetCommission, CLEARING_PALLET_ID};
pub use money::FeesToAuthorAndTreasury;
pub use system::{RuntimeBlockLength, RuntimeBlockWeights};
pub use treasury::{FromTreasury, TREASURY_PALLET_ID};
