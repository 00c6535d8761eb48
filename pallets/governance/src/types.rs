//! How long governance takes, and how long validators stay.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Blocks in a minute, one every two seconds.
pub const MINUTE: u32 = 30;
/// Blocks in a day.
pub const DAY: u32 = 24 * 60 * MINUTE;
/// Blocks in the shortest session: GRANDPA finalises a change of the set before the next one comes.
const SHORTEST_SESSION: u32 = 10;

/// How long the steps of a referendum and a session of the validators take, in blocks.
///
/// The default has the numbers of a production chain.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// From the submission until votes can decide, on Root's track.
	pub preparation: u32,
	/// Within which votes have to decide, on either track. What isn't approved by then is rejected.
	pub decision: u32,
	/// For which the votes have to suffice without a break, on Root's track.
	pub confirmation: u32,
	/// From the approval until Root acts, at least: the time in which everybody can see it coming.
	pub enactment: u32,
	/// For which one decision halts the chain.
	pub halt: u32,
	/// In a session of the validators: their set and their keys change between two of them.
	pub session: u32,
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			preparation: 60 * MINUTE,
			decision: 14 * DAY,
			confirmation: 60 * MINUTE,
			enactment: 7 * DAY,
			halt: 4 * 60 * MINUTE,
			session: 60 * MINUTE,
		}
	}
}

impl Parameters {
	/// What is wrong with these numbers, if anything.
	pub fn flaw(&self) -> Option<&'static str> {
		if self.decision == 0 || self.confirmation == 0 || self.halt == 0 {
			Some("decision, confirmation and halt are at least one block")
		} else if self.enactment < MINUTE {
			Some("Root acts a minute after its approval at the earliest")
		} else if self.halt > 7 * DAY {
			Some("a halt is at most seven days")
		} else if !(SHORTEST_SESSION..=DAY).contains(&self.session) {
			Some("a session has ten blocks at least and a day at most")
		} else {
			None
		}
	}
}
