//! How long governance takes, and how long validators stay.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use florin_core::parameters;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Blocks in a minute, one every two seconds.
pub const MINUTE: u32 = 30;
/// Blocks in a day.
pub const DAY: u32 = 24 * 60 * MINUTE;
/// Blocks in the shortest session: GRANDPA finalises a change of the set before the next one comes.
const SHORTEST_SESSION: u32 = 10;

/// Blocks of the longest step of a referendum: longer ones would leave nobody in charge.
const LONGEST_STEP: u32 = 90 * DAY;

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
	/// After a halt, or after the chain stood still, in which nobody is punished for what he couldn't
	/// do meanwhile.
	pub grace: u32,
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
			grace: 60 * MINUTE,
		}
	}
}

impl parameters::Parameters for Parameters {
	fn flaw(&self) -> Option<&'static str> {
		if self.decision == 0 || self.confirmation == 0 || self.halt == 0 {
			Some("decision, confirmation and halt are at least one block")
		} else if self.enactment < MINUTE {
			Some("Root acts a minute after its approval at the earliest")
		} else if [
			self.preparation,
			self.decision,
			self.confirmation,
			self.enactment,
		]
		.iter()
		.any(|step| *step > LONGEST_STEP)
		{
			Some("no step of a referendum takes longer than ninety days")
		} else if self.halt > 7 * DAY || self.grace > 7 * DAY {
			Some("a halt and the grace after it are at most seven days each")
		} else if !(SHORTEST_SESSION..=DAY).contains(&self.session) {
			Some("a session has ten blocks at least and a day at most")
		} else {
			None
		}
	}

	/// Nothing that is stored is counted in them: a referendum keeps its own times.
	fn keeps_units_of(&self, _new: &Self) -> bool {
		true
	}

	/// Longer or shorter, each change of them lets somebody do what he couldn't before.
	fn is_tightened_by(&self, _new: &Self) -> bool {
		false
	}
}
