//! `florin session`: the validators, and the keys by which they make blocks and vote.

use super::{send, Global, TxArgs};
use crate::{
	chain::session::{set_keys, Keys, Session, Validator},
	error::Failure,
	output::{count, Answer},
};
use clap::{Args, Subcommand};
use std::fmt;

/// The commands about sessions.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Show the validators and their session keys
	Show,
	/// Register session keys that a node has made for the validator that signs
	///
	/// KEYS and PROOF are what the validator's node answers to `author_rotateKeysWithOwner`. They
	/// take over with the session after the next; until then the node needs the old ones too.
	SetKeys(SetKeysArgs),
}

/// Keys and the proof that they are the signer's.
#[derive(Args, Debug)]
pub struct SetKeysArgs {
	/// The public keys (0x…), that of Aura and then that of GRANDPA
	keys: Keys,
	/// What shows that whoever made the keys meant them for this account (0x…)
	proof: Bytes,
	#[command(flatten)]
	tx: TxArgs,
}

/// Bytes written in hexadecimal.
#[derive(Clone, Debug)]
pub struct Bytes(Vec<u8>);

impl std::str::FromStr for Bytes {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, Self::Err> {
		hex::decode(text.strip_prefix("0x").unwrap_or(text))
			.map(Self)
			.map_err(|error| format!("`{text}` isn't hexadecimal: {error}"))
	}
}

impl fmt::Display for Session {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(
			f,
			"session {} in block {}; a session has {}",
			self.index,
			self.block,
			count(self.blocks, "block", "blocks"),
		)?;
		self.validators
			.iter()
			.try_for_each(|validator| write!(f, "\n{validator}"))
	}
}

impl fmt::Display for Validator {
	/// The keys of now, and those of later sessions where they are others.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let disabled = if self.disabled { ", disabled" } else { "" };
		writeln!(f, "{}{disabled}", self.account)?;
		let mut last = None;
		for (when, keys) in [
			("now", self.now),
			("next session", self.next),
			("session after", self.later),
		] {
			if last != Some(keys) {
				match keys {
					Some(Keys { aura, grandpa }) => {
						writeln!(
							f,
							"  {when:<14} aura    {aura}\n  {:<14} grandpa {grandpa}",
							""
						)
					}
					None => writeln!(f, "  {when:<14} no validator"),
				}?;
			}
			last = Some(keys);
		}
		Ok(())
	}
}

/// Does a command about sessions.
///
/// # Errors
///
/// When the chain refuses, or the node can't be reached.
pub async fn run(global: &Global, command: Command) -> Result<Answer, Failure> {
	match command {
		Command::Show => Ok(Answer::of(&global.chain().await?.session().await?)),
		Command::SetKeys(SetKeysArgs { keys, proof, tx }) => {
			send(global, &tx, set_keys(keys, proof.0), |_| {
				"registered; the keys take over with the session after the next".to_owned()
			})
			.await
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::session::Key;

	fn keys(byte: u8) -> Option<Keys> {
		Some(Keys {
			aura: Key([byte; 32]),
			grandpa: Key([byte; 32]),
		})
	}

	fn shown(validator: Validator) -> String {
		let session = Session {
			index: 3,
			blocks: 15,
			block: 50,
			validators: vec![validator],
		};
		Answer::of(&session).human
	}

	fn validator() -> Validator {
		Validator {
			account: "//Dave".parse().unwrap(),
			disabled: false,
			now: keys(1),
			next: keys(1),
			later: keys(1),
		}
	}

	#[test]
	fn keys_that_stay_are_shown_once() {
		let text = shown(validator());
		assert!(text.starts_with("session 3 in block 50; a session has 15 blocks"));
		assert_eq!(text.matches("aura").count(), 1, "{text}");
	}

	#[test]
	fn keys_to_come_are_shown_with_their_session() {
		let rotated = Validator {
			later: keys(2),
			..validator()
		};
		let text = shown(rotated);
		assert!(text.contains("session after  aura    0x0202"), "{text}");
		assert!(!text.contains("next session"), "{text}");
	}

	#[test]
	fn who_is_struck_off_is_seen_to_leave() {
		let struck_off = Validator {
			disabled: true,
			later: None,
			..validator()
		};
		let text = shown(struck_off);
		assert!(text.contains(", disabled"), "{text}");
		assert!(text.contains("session after  no validator"), "{text}");
	}

	#[test]
	fn bytes_are_hexadecimal() {
		assert_eq!("0x0aff".parse::<Bytes>().unwrap().0, [0x0a, 0xff]);
		assert!("0xf".parse::<Bytes>().is_err());
	}
}
