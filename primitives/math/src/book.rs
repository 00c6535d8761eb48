//! Which prices of an order book have orders.
//!
//! Prices are counted in ticks of 16 bits. 64 neighbouring ticks are a leaf, and a set of 1,024 bits says which leaves have orders, so the best
//! price is found in that set and one leaf, however many orders there are.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Ticks of a leaf.
pub const LEAF_TICKS: u16 = 64;

/// Leaves of a side.
pub const LEAVES: u16 = 1_024;

/// Bits of a word.
const WORD: u16 = 64;

/// Words of a set.
#[allow(clippy::as_conversions, reason = "widening, in a constant")]
const WORDS: usize = (LEAVES / WORD) as usize;

/// The leaf that a tick belongs to.
pub const fn leaf_of(tick: u16) -> u16 {
	tick / LEAF_TICKS
}

/// The place of a tick in its leaf.
pub const fn place_of(tick: u16) -> u8 {
	// Less than a leaf, so it is in the low byte.
	let [_, place] = (tick % LEAF_TICKS).to_be_bytes();
	place
}

/// The tick at a place of a leaf. `None` if there is no such leaf or place.
pub fn tick_at(leaf: u16, place: u8) -> Option<u16> {
	let place = u16::from(place);
	if place >= LEAF_TICKS {
		return None;
	}
	leaf.checked_mul(LEAF_TICKS)?.checked_add(place)
}

/// A set of leaves.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct LeafSet([u64; WORDS]);

impl LeafSet {
	/// Whether `leaf` is in it.
	pub fn contains(&self, leaf: u16) -> bool {
		self.0
			.get(usize::from(leaf / WORD))
			.is_some_and(|word| *word & bit(leaf) != 0)
	}

	/// Puts `leaf` into it. One that there can't be is left out.
	pub fn insert(&mut self, leaf: u16) {
		if let Some(word) = self.0.get_mut(usize::from(leaf / WORD)) {
			*word |= bit(leaf);
		}
	}

	/// Takes `leaf` out of it.
	pub fn remove(&mut self, leaf: u16) {
		if let Some(word) = self.0.get_mut(usize::from(leaf / WORD)) {
			*word &= !bit(leaf);
		}
	}

	/// Whether nothing is in it.
	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}

	/// How many are in it.
	pub fn len(&self) -> u32 {
		self.0
			.iter()
			.fold(0, |sum, word| sum.saturating_add(word.count_ones()))
	}

	/// The first one.
	pub fn first(&self) -> Option<u16> {
		self.at_least(0)
	}

	/// The last one.
	pub fn last(&self) -> Option<u16> {
		self.at_most(u16::MAX)
	}

	/// The first one from `leaf` on.
	pub fn at_least(&self, leaf: u16) -> Option<u16> {
		self.words().find_map(|(base, word)| {
			// Bits before `leaf` don't count.
			let before = u32::from(leaf.saturating_sub(base));
			let left = word & u64::MAX.checked_shl(before).unwrap_or_default();
			let place = u16::try_from(left.trailing_zeros()).ok()?;
			(left != 0).then(|| base.saturating_add(place))
		})
	}

	/// The last one up to `leaf`.
	pub fn at_most(&self, leaf: u16) -> Option<u16> {
		self.words().rev().find_map(|(base, word)| {
			// Bits after `leaf` don't count.
			let kept = leaf.checked_sub(base)?.min(WORD.saturating_sub(1));
			let after = WORD.saturating_sub(1).saturating_sub(kept);
			let left = word & u64::MAX.checked_shr(u32::from(after)).unwrap_or_default();
			let place = u16::try_from(left.checked_ilog2()?).ok()?;
			Some(base.saturating_add(place))
		})
	}

	/// The words, each with the first leaf that it tells of.
	fn words(&self) -> impl DoubleEndedIterator<Item = (u16, u64)> + '_ {
		self.0.iter().enumerate().map(|(index, word)| {
			let index = u16::try_from(index).unwrap_or_default();
			(index.saturating_mul(WORD), *word)
		})
	}
}

/// The bit of `leaf` in its word.
fn bit(leaf: u16) -> u64 {
	1_u64
		.checked_shl(u32::from(leaf % WORD))
		.unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;
	use std::collections::BTreeSet;

	#[test]
	fn every_tick_has_its_place() {
		for tick in 0..=u16::MAX {
			assert!(leaf_of(tick) < LEAVES);
			assert_eq!(tick_at(leaf_of(tick), place_of(tick)), Some(tick));
		}
		assert_eq!((leaf_of(63), place_of(63)), (0, 63));
		assert_eq!((leaf_of(64), place_of(64)), (1, 0));
		assert_eq!((leaf_of(u16::MAX), place_of(u16::MAX)), (1_023, 63));
	}

	#[test]
	fn there_are_no_other_places() {
		assert_eq!(tick_at(0, 64), None);
		assert_eq!(tick_at(LEAVES, 0), None);
		assert_eq!(tick_at(u16::MAX, u8::MAX), None);
	}

	#[test]
	fn an_empty_set_has_neither_first_nor_last() {
		let set = LeafSet::default();
		assert!(set.is_empty());
		assert_eq!((set.first(), set.last(), set.len()), (None, None, 0));
	}

	#[test]
	fn a_leaf_that_there_cannot_be_is_in_no_set() {
		let mut set = LeafSet::default();
		set.insert(LEAVES);
		set.remove(u16::MAX);
		assert!(set.is_empty() && !set.contains(LEAVES));
	}

	proptest! {
		#[test]
		fn agrees_with_a_tree(
			changes in prop::collection::vec((any::<bool>(), 0..LEAVES), 0..200),
			asked in prop::collection::vec(prop_oneof![0..LEAVES, any::<u16>()], 1..20),
		) {
			let (mut set, mut tree) = (LeafSet::default(), BTreeSet::new());
			for (put, leaf) in changes {
				if put {
					set.insert(leaf);
					tree.insert(leaf);
				} else {
					set.remove(leaf);
					tree.remove(&leaf);
				}
				prop_assert_eq!(set.contains(leaf), put);
			}
			prop_assert_eq!(set.is_empty(), tree.is_empty());
			prop_assert_eq!(set.len() as usize, tree.len());
			prop_assert_eq!(set.first(), tree.first().copied());
			prop_assert_eq!(set.last(), tree.last().copied());
			for leaf in asked {
				prop_assert_eq!(set.contains(leaf), tree.contains(&leaf));
				prop_assert_eq!(set.at_least(leaf), tree.range(leaf..).next().copied());
				prop_assert_eq!(set.at_most(leaf), tree.range(..=leaf).next_back().copied());
			}
		}
	}
}
