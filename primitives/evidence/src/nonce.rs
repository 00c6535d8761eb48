//! The challenges that reports answer.

use sp_crypto_hashing::blake2_256;

/// Domain of the nonce of a registration.
const REGISTER_DOMAIN: &[u8] = b"florin/register";
/// Domain of the nonce of a proof of presence.
const PRESENCE_DOMAIN: &[u8] = b"florin/presence";

/// The nonce of a report that registers a device:
/// `blake2_256("florin/register" ‖ genesis ‖ provider ‖ block_hash)`.
///
/// * `genesis`: hash of the chain's first block, so that no other chain's report counts.
/// * `provider`: the SCALE-encoded account, so that nobody else's report counts.
/// * `block_hash`: hash of a recent block, so that no older report counts.
pub fn register_nonce(genesis: &[u8; 32], provider: &[u8], block_hash: &[u8; 32]) -> [u8; 32] {
	blake2_256(&[REGISTER_DOMAIN, genesis, provider, block_hash].concat())
}

/// The nonce of a report that proves presence:
/// `blake2_256("florin/presence" ‖ genesis ‖ device_id ‖ period ‖ challenge_hash ‖ provider)`.
///
/// * `genesis`: hash of the chain's first block.
/// * `device_id`: the device that is challenged.
/// * `period`: the period in which it is challenged, in 4 bytes, little-endian.
/// * `challenge_hash`: hash of the challenge block.
/// * `provider`: the SCALE-encoded account.
pub fn presence_nonce(
	genesis: &[u8; 32],
	device_id: &[u8; 32],
	period: u32,
	challenge_hash: &[u8; 32],
	provider: &[u8],
) -> [u8; 32] {
	let period = period.to_le_bytes();
	blake2_256(
		&[
			PRESENCE_DOMAIN,
			genesis,
			device_id,
			&period,
			challenge_hash,
			provider,
		]
		.concat(),
	)
}
