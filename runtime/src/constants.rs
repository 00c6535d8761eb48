//! Money, time and the size of a block.

/// Amounts of FLRN.
pub mod currency {
	use florin_core::{Balance, FLRN};

	/// 0.001 FLRN.
	pub const MILLI_FLRN: Balance = FLRN / 1_000;
	/// 0.000001 FLRN.
	pub const MICRO_FLRN: Balance = FLRN / 1_000_000;

	/// What an account holds at least.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_FLRN;

	/// What `items` rows of `bytes` in all cost as long as they are in state. A row costs 0.002 FLRN and a kilobyte about 0.01 FLRN: what keeps state small
	/// without keeping anybody out.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		// Widening casts, which `From` can't do in a constant.
		(items as Balance) * 2 * MILLI_FLRN + (bytes as Balance) * 10 * MICRO_FLRN
	}
}

/// Blocks and slots.
pub mod time {
	/// Milliseconds in a slot of Aura; one block each.
	pub const SLOT_MILLIS: u64 = 2_000;
	/// Blocks in a minute, an hour and a day.
	pub const MINUTES: u32 = 60_000 / SLOT_MILLIS as u32;
	/// Blocks in an hour.
	pub const HOURS: u32 = MINUTES * 60;
	/// Blocks in a day.
	pub const DAYS: u32 = HOURS * 24;
	/// Blocks whose hash the chain knows, which bounds the life of a mortal transaction: about two hours and a quarter.
	pub const BLOCK_HASH_COUNT: u32 = 4_096;
}

/// How much fits in a block.
///
/// A slot is 2 s. An author has two thirds of it to build (the node's proposer, which stops in time whatever the weights say), the others must receive, import
/// and vote before the next slot. A block may use 1.5 s of reference time, of which user transactions get three quarters: 1.125 s, or 3,000 plain transfers at
/// up to 375 µs. That much weight takes less time than it says, because a write is charged as one to a large database, and most are to rows in memory. The rest
/// is room for mandatory work and operational calls.
pub mod block {
	use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight};
	use sp_runtime::Perbill;

	/// Computation of a block. Nothing proves this chain's blocks to another chain, so the size of a storage proof isn't limited.
	pub const MAXIMUM_WEIGHT: Weight =
		Weight::from_parts(1_500 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);
	/// The share of a block for user transactions.
	pub const NORMAL_RATIO: Perbill = Perbill::from_percent(75);
	/// What `on_initialize` and its like are expected to use at most.
	pub const INITIALIZE_RATIO: Perbill = Perbill::from_percent(5);
	/// Bytes of a block. 3,000 transfers are about 0.45 MB and the largest certificate is about 20 kB; 2 MiB travel to a peer at 100 Mbit/s in 0.17 s.
	pub const MAXIMUM_LENGTH: u32 = 2 * 1024 * 1024;
}
