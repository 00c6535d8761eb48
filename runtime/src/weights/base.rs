//! What a block and a transaction cost before any call runs.

use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight};

/// An empty block.
pub const BLOCK_EXECUTION: Weight = Weight::from_parts(400_000 * WEIGHT_REF_TIME_PER_NANOS, 0);
/// A transaction that does nothing: signature, extensions, fee.
pub const EXTRINSIC: Weight = Weight::from_parts(110_000 * WEIGHT_REF_TIME_PER_NANOS, 0);
