//! The protocol's clock as one call sees it, and the challenges that follow from it.

use crate::types::{Parameters, PeriodStart, PeriodStarts};
use alloc::vec::Vec;
use florin_core::{DeviceId, Period, Timestamp};
use sp_io::hashing::blake2_256;

/// Separates the draw of the challenge block from the draw of the challenge itself.
const CHALLENGE_BLOCK: &[u8] = &[1];

/// Everything about time that a call needs, read once.
#[derive(Clone, Debug)]
pub struct Clock {
	/// The durations of this chain.
	pub parameters: Parameters,
	/// The periods whose seeds are known.
	pub starts: PeriodStarts,
	/// The current period.
	pub now: Period,
	/// Seconds since the current period began by the clock.
	pub second: u16,
	/// The current block.
	pub block: u32,
}

impl Clock {
	/// The start of `period`; none if no block fell in it or its seed is no longer known.
	pub fn start_of(&self, period: Period) -> Option<&PeriodStart> {
		let position = self
			.starts
			.binary_search_by_key(&period, |start| start.period)
			.ok()?;
		self.starts.get(position)
	}

	/// The time of the current block.
	pub fn time(&self) -> Timestamp {
		self.beginning_of(self.now)
			.saturating_add(self.second.into())
	}

	/// When a period begins.
	pub fn beginning_of(&self, period: Period) -> Timestamp {
		u64::from(period).saturating_mul(self.parameters.period_seconds.into())
	}

	/// The period that a time lies in, and the second of it.
	pub fn split(&self, time: Timestamp) -> (Period, u16) {
		let length = u64::from(self.parameters.period_seconds);
		let period = time
			.checked_div(length)
			.and_then(|period| Period::try_from(period).ok());
		let second = time
			.checked_rem(length)
			.and_then(|second| u16::try_from(second).ok());
		(period.unwrap_or(Period::MAX), second.unwrap_or_default())
	}

	/// Whether nobody is blamed for what he didn't do in the period.
	pub fn is_excused(&self, period: Period) -> bool {
		self.start_of(period).is_none_or(|start| start.excused)
	}

	/// The known starts of periods later than `period`, oldest first.
	pub fn starts_after(&self, period: Period) -> impl Iterator<Item = &PeriodStart> {
		let position = self.starts.partition_point(|start| start.period <= period);
		self.starts.iter().skip(position)
	}

	/// The last block that takes any proof of presence for the period.
	pub fn last_proof_block(&self, start: &PeriodStart) -> u32 {
		start
			.first_block
			.saturating_add(self.parameters.challenge_spread())
			.saturating_sub(1)
			.saturating_add(self.parameters.presence_window)
	}

	/// Whether no more proofs of presence can come for the period. Counts blocks, not seconds, so
	/// that a stall of the chain takes nobody's chance.
	pub fn is_closed(&self, start: &PeriodStart) -> bool {
		self.block > self.last_proof_block(start)
	}

	/// The clock of the next block, if that begins no period.
	pub fn in_next_block(self) -> Self {
		Self {
			block: self.block.saturating_add(1),
			..self
		}
	}

	/// The start of the latest past period for which no more proofs of presence can come.
	pub fn last_closed(&self) -> Option<&PeriodStart> {
		self.starts
			.iter()
			.rev()
			.find(|start| start.period < self.now && self.is_closed(start))
	}

	/// The known periods that can't be certified any more and never were, oldest first.
	pub fn dark(&self) -> Vec<Period> {
		let window = self.parameters.certificate_window;
		self.starts
			.iter()
			.filter(|start| !start.certified && start.period.saturating_add(window) < self.now)
			.map(|start| start.period)
			.collect()
	}

	/// Whether `device` is challenged in the period: `H(seed ‖ id) mod modulus = 0`, H being the
	/// first 16 bytes of Blake2-256 as a little-endian integer.
	pub fn is_challenged(&self, start: &PeriodStart, device: &DeviceId) -> bool {
		draw(start, device, &[])
			.checked_rem(u128::from(self.parameters.challenge_modulus))
			.is_some_and(|remainder| remainder == 0)
	}

	/// The block whose hash a proof of presence for the period answers: the period's first block
	/// plus `H(seed ‖ id ‖ 1) mod` three quarters of the expected blocks.
	pub fn challenge_block(&self, start: &PeriodStart, device: &DeviceId) -> u32 {
		let offset = draw(start, device, CHALLENGE_BLOCK)
			.checked_rem(u128::from(self.parameters.challenge_spread()))
			.and_then(|offset| u32::try_from(offset).ok())
			.unwrap_or_default();
		start.first_block.saturating_add(offset)
	}

	/// The last block that takes the proof of a device that is challenged in `challenge_block`.
	pub fn proof_deadline(&self, challenge_block: u32) -> u32 {
		challenge_block.saturating_add(self.parameters.presence_window)
	}

	/// The first period that records still keep.
	pub fn ring_start(&self) -> Period {
		self.ring_start_in(self.now)
	}

	/// The first period that records kept in `period`: what is older had matured by then.
	pub fn ring_start_in(&self, period: Period) -> Period {
		period
			.saturating_add(1)
			.saturating_sub(self.parameters.ring_length())
	}

	/// The current claim span.
	pub fn span(&self) -> u32 {
		self.parameters.span_of(self.now)
	}
}

/// The first 16 bytes of `blake2_256(seed ‖ id ‖ suffix)` as a little-endian integer.
fn draw(start: &PeriodStart, device: &DeviceId, suffix: &[u8]) -> u128 {
	let hash = blake2_256(&[&start.seed[..], &device[..], suffix].concat());
	hash.first_chunk()
		.copied()
		.map(u128::from_le_bytes)
		.unwrap_or_default()
}
