//! Weights of `pallet_ranked_collective`: polkadot-sdk's own figures, with this chain's cost of database accesses. They can't be measured on this runtime, since
//! its benchmarks promote members through ranks, of which this council has one.

pub use pallet_ranked_collective::weights::SubstrateWeight as WeightInfo;
