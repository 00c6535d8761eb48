//! Placeholder.

pub use pallet_migrations::weights::SubstrateWeight as WeightInfo;
