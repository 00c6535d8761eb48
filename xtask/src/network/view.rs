//! What a node of the network sees of the chain.

use super::Network;
use crate::rpc;
use anyhow::{ensure, Context, Result};
use serde_json::{json, Value};

/// A block by its number and hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its number.
	pub number: u32,
	/// Its hash.
	pub hash: String,
}

impl Network {
	/// The number of the best block that node `index` has.
	///
	/// # Errors
	/// When it doesn't answer.
	pub fn best(&self, index: usize) -> Result<u32> {
		rpc::block_number(&self.call(index, "chain_getHeader", json!([]))?)
	}

	/// The number of the last block that node `index` has as final.
	///
	/// # Errors
	/// When it doesn't answer.
	pub fn finalized(&self, index: usize) -> Result<u32> {
		Ok(self.final_block(index)?.number)
	}

	/// The last block that node `index` has as final.
	///
	/// # Errors
	/// When it doesn't answer.
	pub fn final_block(&self, index: usize) -> Result<Block> {
		let hash = self.call(index, "chain_getFinalizedHead", json!([]))?;
		let header = self.call(index, "chain_getHeader", json!([hash]))?;
		Ok(Block {
			number: rpc::block_number(&header)?,
			hash: text(&hash)?,
		})
	}

	/// The hash of block `number` on the best chain of node `index`.
	///
	/// # Errors
	/// When it doesn't answer or has no such block.
	pub fn hash(&self, index: usize, number: u32) -> Result<String> {
		text(&self.call(index, "chain_getBlockHash", json!([number]))?)
	}

	/// How many peers node `index` is connected with.
	///
	/// # Errors
	/// When it doesn't answer.
	pub fn peers(&self, index: usize) -> Result<u64> {
		let health = self.call(index, "system_health", json!([]))?;
		let peers = health.get("peers").and_then(Value::as_u64);
		peers.context("a node's health tells its peers")
	}

	/// The same block `number` on all of `nodes`: its hash.
	///
	/// # Errors
	/// When they differ, or one doesn't answer.
	pub fn agreed(&self, nodes: &[usize], number: u32) -> Result<String> {
		let mut hashes = nodes.iter().map(|index| self.hash(*index, number));
		let first = hashes.next().context("there are nodes")??;
		for hash in hashes {
			let hash = hash?;
			ensure!(
				hash == first,
				"two blocks {number} on the best chains of the nodes: {first} and {hash}"
			);
		}
		Ok(first)
	}

	/// How many of the blocks `from..=to` on the best chain of node `index` the owner of the Aura
	/// key `key` made.
	///
	/// # Errors
	/// When the node doesn't answer.
	pub fn blocks_of(&self, index: usize, key: &str, from: u32, to: u32) -> Result<usize> {
		let mut made = 0;
		for number in from..=to {
			let hash = self.hash(index, number)?;
			let header = self.call(index, "chain_getHeader", json!([hash]))?;
			// Who may make a block stands in its parent's state.
			let parent = header
				.get("parentHash")
				.context("a header names its parent")?;
			let authorities = self.call(
				index,
				"state_call",
				json!(["AuraApi_authorities", "0x", parent]),
			)?;
			let authorities = text(&authorities)?;
			let authorities = authorities_in(&authorities)?;
			made += usize::from(author(&header, &authorities)? == key);
		}
		Ok(made)
	}

	/// The result of JSON-RPC method `method` of node `index`.
	///
	/// # Errors
	/// When it doesn't answer, or refuses.
	pub fn call(&self, index: usize, method: &str, parameters: Value) -> Result<Value> {
		let member = self.members.get(index).context("there is no such node")?;
		rpc::call_with(member.ports.rpc, method, &parameters)
	}
}

fn text(value: &Value) -> Result<String> {
	let text = value.as_str().context("there is no such block")?;
	Ok(text.to_owned())
}

/// Hexadecimal digits of a public key.
const KEY_DIGITS: usize = 64;

/// The keys in what `AuraApi_authorities` answers: their number in one byte (up to 63 of them), then
/// the keys.
fn authorities_in(answer: &str) -> Result<Vec<&str>> {
	let digits = answer.strip_prefix("0x").context("not hexadecimal")?;
	let (count, keys) = digits.split_at_checked(2).context("too short")?;
	let count = u8::from_str_radix(count, 16)?;
	ensure!(count % 4 == 0, "more authorities than this network has");
	ensure!(
		keys.len() == usize::from(count / 4) * KEY_DIGITS,
		"not as many keys as it says"
	);
	Ok((0..keys.len())
		.step_by(KEY_DIGITS)
		.filter_map(|start| keys.get(start..start + KEY_DIGITS))
		.collect())
}

/// The key of whoever made the block with this header: the slot in its digest decides whose turn it
/// was.
fn author<'a>(header: &Value, authorities: &[&'a str]) -> Result<&'a str> {
	/// A digest before the block's execution, from the engine `aura`, of eight bytes.
	const SLOT: &str = "0x066175726120";
	let logs = header.pointer("/digest/logs").and_then(Value::as_array);
	let slot = logs
		.context("a header has a digest")?
		.iter()
		.find_map(|log| log.as_str()?.strip_prefix(SLOT))
		.context("a block has a slot")?;
	let slot = u64::from_str_radix(slot, 16)?.swap_bytes();
	let count = u64::try_from(authorities.len())?;
	let turn = slot.checked_rem(count).context("nobody makes blocks")?;
	let author = authorities.get(usize::try_from(turn)?);
	author.copied().context("the turn is one of them")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_slot_tells_who_made_a_block() {
		let [first, second] = ["aa".repeat(32), "bb".repeat(32)];
		let answer = format!("0x08{first}{second}");
		let authorities = authorities_in(&answer).unwrap();
		assert_eq!(authorities, [&first, &second]);
		let header = |slot: &str| {
			let slot = format!("0x066175726120{slot}");
			json!({ "digest": { "logs": ["0x00", slot, "0x056175726101"] } })
		};
		// Little-endian: 0x0201 is odd, 0x0102 is even.
		assert_eq!(
			author(&header("0102000000000000"), &authorities).unwrap(),
			second
		);
		assert_eq!(
			author(&header("0201000000000000"), &authorities).unwrap(),
			first
		);
	}

	#[test]
	fn answers_of_another_form_are_refused() {
		for answer in ["", "0x", "0x08aa", "08", "0x01", "0xzz"] {
			assert!(authorities_in(answer).is_err(), "{answer}");
		}
		assert!(author(&json!({ "digest": { "logs": [] } }), &["aa"]).is_err());
		assert!(author(&json!({}), &["aa"]).is_err());
		let header = json!({ "digest": { "logs": ["0x0661757261200100000000000000"] } });
		assert!(author(&header, &[]).is_err());
	}
}
