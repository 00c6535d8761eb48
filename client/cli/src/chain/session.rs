//! Sessions: who the validators are, and with which keys.

use super::{
	api::{
		self,
		runtime_types::{
			bounded_collections::{bounded_vec::BoundedVec, weak_bounded_vec::WeakBoundedVec},
			florin_runtime::SessionKeys,
			sp_consensus_aura::sr25519::app_sr25519,
			sp_consensus_grandpa::app,
		},
	},
	explain::failure,
	At, Chain,
};
use crate::{error::Failure, keys::Account, output::hex};
use serde::{Serialize, Serializer};
use std::{fmt, str::FromStr};
use subxt::{tx::Payload, utils::AccountId32};

/// Bytes of one public key.
const KEY_LENGTH: usize = 32;

/// The keys by which a validator makes blocks and votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Keys {
	/// Makes blocks: sr25519.
	pub aura: Key,
	/// Votes for finality: ed25519.
	pub grandpa: Key,
}

impl From<SessionKeys> for Keys {
	fn from(keys: SessionKeys) -> Self {
		Self {
			aura: Key(keys.aura.0),
			grandpa: Key(keys.grandpa.0),
		}
	}
}

impl From<Keys> for SessionKeys {
	fn from(keys: Keys) -> Self {
		Self {
			aura: app_sr25519::Public(keys.aura.0),
			grandpa: app::Public(keys.grandpa.0),
		}
	}
}

impl FromStr for Keys {
	type Err = String;

	/// Reads both keys one after the other in hexadecimal, as a node answers them.
	fn from_str(text: &str) -> Result<Self, Self::Err> {
		let mut bytes = [0; 2 * KEY_LENGTH];
		::hex::decode_to_slice(text.strip_prefix("0x").unwrap_or(text), &mut bytes).map_err(
			|error| format!("`{text}` isn't two keys of 32 bytes in hexadecimal: {error}"),
		)?;
		let (mut aura, mut grandpa) = ([0; KEY_LENGTH], [0; KEY_LENGTH]);
		let (first, second) = bytes.split_at(KEY_LENGTH);
		aura.copy_from_slice(first);
		grandpa.copy_from_slice(second);
		Ok(Self {
			aura: Key(aura),
			grandpa: Key(grandpa),
		})
	}
}

/// A public key, shown as `0x…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub [u8; KEY_LENGTH]);

impl fmt::Display for Key {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&hex(self.0))
	}
}

impl Serialize for Key {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}

/// A session: the time between two changes of the validators or their keys.
#[derive(Debug, Serialize)]
pub struct Session {
	/// Counted from genesis.
	pub index: u32,
	/// Blocks in a session.
	pub blocks: u32,
	/// The best block, of which all of this is so.
	pub block: u64,
	/// Whoever is a validator in this session or in one of the next two.
	pub validators: Vec<Validator>,
}

/// A validator, or one to be.
#[derive(Debug, Serialize)]
pub struct Validator {
	/// Its account.
	pub account: Account,
	/// Whether its blocks and votes don't count for the rest of this session.
	pub disabled: bool,
	/// Its keys in this session; none if it is in the set no sooner than the next.
	pub now: Option<Keys>,
	/// Its keys in the next session; none if it isn't in the set then.
	pub next: Option<Keys>,
	/// Its keys in the session after the next, as governance and the validator want it now.
	pub later: Option<Keys>,
}

impl Validator {
	const fn new(account: Account) -> Self {
		Self {
			account,
			disabled: false,
			now: None,
			next: None,
			later: None,
		}
	}
}

/// Registers session keys for the signer.
pub fn set_keys(keys: Keys, proof: Vec<u8>) -> impl Payload {
	api::tx().session().set_keys(keys.into(), proof)
}

impl Chain {
	/// The session, its validators and their keys.
	///
	/// # Errors
	///
	/// When the node doesn't answer or runs another runtime.
	pub async fn session(&self) -> Result<Session, Failure> {
		let at = self.best().await?;
		let mut validators = Vec::new();
		for (account, keys, disabled) in active(&at).await? {
			let validator = entry(&mut validators, account);
			validator.now = Some(keys);
			validator.disabled = disabled;
		}
		for (account, keys) in value(&at, api::storage().session().queued_keys()).await? {
			entry(&mut validators, account).next = Some(keys.into());
		}
		let BoundedVec(named) =
			value(&at, api::storage().collator_selection().invulnerables()).await?;
		for account in named {
			let address = api::storage().session().next_keys();
			let keys = at.storage().try_fetch(address, (account,)).await;
			let keys = keys.map_err(failure)?;
			let keys = keys
				.map(|keys| keys.decode())
				.transpose()
				.map_err(failure)?;
			entry(&mut validators, account).later = keys.map(Keys::from);
		}
		let parameters = value(&at, api::storage().governance().params()).await?;
		Ok(Session {
			index: value(&at, api::storage().session().current_index()).await?,
			blocks: parameters.session,
			block: at.block_number(),
			validators,
		})
	}
}

/// The validators of the session, their keys, and which of them are disabled. Aura and GRANDPA keep the keys in the order of the validators.
async fn active(at: &At) -> Result<Vec<(AccountId32, Keys, bool)>, Failure> {
	let accounts = value(at, api::storage().session().validators()).await?;
	let BoundedVec(aura) = value(at, api::storage().aura().authorities()).await?;
	let WeakBoundedVec(grandpa) = value(at, api::storage().grandpa().authorities()).await?;
	let disabled = value(at, api::storage().session().disabled_validators()).await?;
	let is_disabled = |position: usize| {
		let position = u32::try_from(position);
		disabled
			.iter()
			.any(|(index, _)| position.is_ok_and(|position| *index == position))
	};
	let keys = aura
		.into_iter()
		.zip(grandpa)
		.map(|(aura, (grandpa, _))| Keys {
			aura: Key(aura.0),
			grandpa: Key(grandpa.0),
		});
	let validators = accounts.into_iter().zip(keys).enumerate();
	Ok(validators
		.map(|(position, (account, keys))| (account, keys, is_disabled(position)))
		.collect())
}

/// The row of `account`, a new one if there is none.
fn entry(validators: &mut Vec<Validator>, account: AccountId32) -> &mut Validator {
	let known = validators
		.iter()
		.position(|validator| validator.account.0 == account);
	let index = known.unwrap_or_else(|| {
		validators.push(Validator::new(account.into()));
		validators.len() - 1
	});
	&mut validators[index]
}

/// The value at an address that isn't a map's.
async fn value<A: subxt::storage::Address<KeyParts = ()>>(
	at: &At,
	address: A,
) -> Result<A::Value, Failure> {
	let value = at.storage().fetch(address, ()).await.map_err(failure)?;
	value.decode().map_err(failure)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_are_read_as_a_node_answers_them() {
		let text = format!("0x{}{}", "01".repeat(32), "02".repeat(32));
		let keys: Keys = text.parse().unwrap();
		assert_eq!((keys.aura, keys.grandpa), (Key([1; 32]), Key([2; 32])));
		assert_eq!(SessionKeys::from(keys).grandpa.0, [2; 32]);
	}

	#[test]
	fn anything_else_than_two_keys_is_refused() {
		for text in ["", "0x", "0x0102", &"01".repeat(65), &"zz".repeat(64)] {
			assert!(text.parse::<Keys>().is_err(), "{text}");
		}
	}

	#[test]
	fn an_account_has_one_row() {
		let mut validators = Vec::new();
		for key in [1, 2, 1] {
			entry(&mut validators, AccountId32([key; 32]));
		}
		assert_eq!(validators.len(), 2);
	}
}
