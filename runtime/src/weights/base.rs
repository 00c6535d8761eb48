//! What a block and a transaction cost before any call runs.

use super::overhead::{EMPTY_BLOCK_NANOS, EMPTY_TRANSACTION_NANOS};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight};

/// An empty block.
pub const BLOCK_EXECUTION: Weight =
	Weight::from_parts(EMPTY_BLOCK_NANOS * WEIGHT_REF_TIME_PER_NANOS, 0);
/// A transaction before its call: decoding, the signature, all its checks with what they compute, its place in the block. What the checks read and write is
/// charged by [`super::extensions`].
pub const EXTRINSIC: Weight =
	Weight::from_parts(EMPTY_TRANSACTION_NANOS * WEIGHT_REF_TIME_PER_NANOS, 0);
