//! Session keys that change while the validator works.

use super::LIMIT;
use crate::network::{Network, ALICE, BOB, CHARLIE, DAVE};
use anyhow::{Context, Result};
use serde_json::{json, Value};

/// Blocks that show that finality goes on.
const GOING_ON: u32 = 6;

/// Dave gets new keys without being stopped.
pub fn keys_rotated(network: &mut Network) -> Result<()> {
	let old = network.session_keys(DAVE)?;
	let account = network.account(DAVE)?;
	let made = network.call(DAVE, "author_rotateKeysWithOwner", json!([account.key]))?;
	let field = |name: &str| made.get(name).and_then(Value::as_str);
	let keys = field("keys").context("a node answers the keys that it makes")?;
	let proof = field("proof").context("a node proves whose the keys are")?;
	let set = ["--suri", &account.uri, "session", "set-keys", keys, proof];
	network.ask(DAVE, &set)?;

	network.makes_blocks("until then Dave makes blocks with the old key", &old.aura)?;
	network.wait("the new keys have taken over", LIMIT, |network| {
		Ok(network.session_keys(DAVE)?.joined() == keys)
	})?;
	let new = network.session_keys(DAVE)?;
	network.makes_blocks("Dave makes blocks with the new key", &new.aura)?;

	// Of four votes three are needed: with Charlie's gone, Dave's counts.
	network.kill(CHARLIE)?;
	let best = network.best(ALICE)?;
	network.finalise(
		"with Charlie killed, blocks are final by Dave's vote",
		&[ALICE, BOB, DAVE],
		best + GOING_ON,
	)?;
	network.launch(CHARLIE)?;
	network.catch_up("Charlie is back", ALICE)
}
