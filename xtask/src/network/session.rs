//! The validators, as the command-line client shows them.

use super::{Network, ALICE};
use anyhow::{Context, Result};
use serde_json::Value;

/// A development account.
pub struct Account {
	/// Its secret.
	pub uri: String,
	/// Its public key in hexadecimal.
	pub key: String,
	address: String,
}

/// Public session keys, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
	/// Makes blocks.
	pub aura: String,
	/// Votes.
	pub grandpa: String,
}

impl Keys {
	/// Both keys, one after the other.
	pub fn joined(&self) -> String {
		format!("0x{}{}", self.aura, self.grandpa)
	}

	fn of(keys: &Value) -> Option<Self> {
		let key = |name: &str| {
			let key = keys.get(name)?.as_str()?;
			Some(key.strip_prefix("0x")?.to_owned())
		};
		Some(Self {
			aura: key("aura")?,
			grandpa: key("grandpa")?,
		})
	}
}

/// A validator, or one that was or will be one.
#[derive(Debug, PartialEq, Eq)]
pub struct Validator {
	/// Whether its blocks and votes don't count for the rest of this session.
	pub disabled: bool,
	/// Its keys in this session, if it is in the set.
	pub now: Option<Keys>,
	/// Its keys in the session after the next, if it is in the set then.
	pub later: Option<Keys>,
}

impl Network {
	/// The account of node `index`.
	///
	/// # Errors
	/// When there is no such node, or the client fails.
	pub fn account(&self, index: usize) -> Result<Account> {
		let member = self.members.get(index).context("there is no such node")?;
		let uri = member.uri();
		let account = self.ask(index, &["key", "inspect", &uri])?;
		let field = |name: &str| {
			let text = account.get(name).and_then(Value::as_str);
			text.map(ToOwned::to_owned)
				.with_context(|| format!("an account has a {name}"))
		};
		Ok(Account {
			key: field("public_key")?,
			address: field("address")?,
			uri,
		})
	}

	/// What Alice knows of the validator whose account node `index` has.
	///
	/// # Errors
	/// When she doesn't answer.
	pub fn validator(&self, index: usize) -> Result<Validator> {
		let address = self.account(index)?.address;
		validator_in(&self.ask(ALICE, &["session", "show"])?, &address)
	}

	/// The first block of the next session.
	///
	/// # Errors
	/// When Alice doesn't answer.
	pub fn session_end(&self) -> Result<u32> {
		next_session(&self.ask(ALICE, &["session", "show"])?)
	}

	/// The keys that the account of node `index` has in this session.
	///
	/// # Errors
	/// When it has none, or Alice doesn't answer.
	pub fn session_keys(&self, index: usize) -> Result<Keys> {
		let keys = self.validator(index)?.now;
		keys.context("isn't a validator in this session")
	}
}

/// The first block of the session after the one that `florin session show` answers.
fn next_session(session: &Value) -> Result<u32> {
	let field = |name: &str| {
		let number = session.get(name).and_then(Value::as_u64);
		number.with_context(|| format!("a session has {name}"))
	};
	let (block, blocks) = (field("block")?, field("blocks")?);
	let past = block
		.checked_rem(blocks)
		.context("a session has no block")?;
	Ok(u32::try_from(
		block.saturating_sub(past).saturating_add(blocks),
	)?)
}

/// The validator with this address in what `florin session show` answers.
fn validator_in(session: &Value, address: &str) -> Result<Validator> {
	let validators = session.get("validators").and_then(Value::as_array);
	let row = validators
		.context("a session has validators")?
		.iter()
		.find(|row| row.get("account").and_then(Value::as_str) == Some(address));
	let keys = |when: &str| Keys::of(row?.get(when)?);
	Ok(Validator {
		disabled: row
			.and_then(|row| row.get("disabled")?.as_bool())
			.unwrap_or_default(),
		now: keys("now"),
		later: keys("later"),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn a_validator_is_found_by_its_address() {
		let keys = json!({ "aura": "0x01", "grandpa": "0x02" });
		let session = json!({ "validators": [
			{ "account": "5A", "disabled": false, "now": keys, "next": keys, "later": keys },
			{ "account": "5B", "disabled": true, "now": keys, "next": keys, "later": null },
		] });
		let found = validator_in(&session, "5B").unwrap();
		assert!(found.disabled && found.later.is_none());
		assert_eq!(found.now.unwrap().joined(), "0x0102");
		assert!(!validator_in(&session, "5A").unwrap().disabled);
	}

	#[test]
	fn sessions_begin_at_multiples_of_their_length() {
		let next = |block: u32| next_session(&json!({ "block": block, "blocks": 15 })).unwrap();
		assert_eq!([next(14), next(15), next(29), next(30)], [15, 30, 30, 45]);
		assert!(next_session(&json!({ "block": 14, "blocks": 0 })).is_err());
	}

	#[test]
	fn who_has_left_the_set_has_no_keys() {
		let left = validator_in(&json!({ "validators": [] }), "5A").unwrap();
		assert_eq!((left.now, left.later, left.disabled), (None, None, false));
		assert!(validator_in(&json!({}), "5A").is_err());
	}
}
