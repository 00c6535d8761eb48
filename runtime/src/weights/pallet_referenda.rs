//! Weights of `pallet_referenda`: polkadot-sdk's own figures, with this chain's cost of database accesses. They can't be measured on this runtime, since
//! its benchmarks need tracks that ask for less support as time goes by, and these don't.

pub use pallet_referenda::weights::SubstrateWeight as WeightInfo;
