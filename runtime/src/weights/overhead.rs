//! What a block and a transaction cost before any call runs, measured by `cargo xtask weights --overhead`; not edited by hand.

/// Nanoseconds of executing a block without transactions.
pub const EMPTY_BLOCK_NANOS: u64 = 495_693;
/// Nanoseconds that a transaction without effect (`System.remark`) adds to a block: decoding, signature, all checks, fee.
pub const EMPTY_TRANSACTION_NANOS: u64 = 187_419;
