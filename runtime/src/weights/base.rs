//! What a block and a transaction cost before any call runs.

use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight};

/// An empty block; an assumption until the overhead is benchmarked.
pub const BLOCK_EXECUTION: Weight = Weight::from_parts(400_000 * WEIGHT_REF_TIME_PER_NANOS, 0);
/// An assumption until the overhead is benchmarked. A transaction before its checks and its call: decoding, the signature (about 45 µs), its place in the block. The checks weigh themselves
/// ([`super::extensions`]), unlike in runtimes whose base contains them.
pub const EXTRINSIC: Weight = Weight::from_parts(60_000 * WEIGHT_REF_TIME_PER_NANOS, 0);
