import { blake2b256 } from "@polkadot-labs/hdkd-helpers";
import { Struct, Vector, compactNumber, u16, u32, u8 } from "@polkadot-api/substrate-bindings";
import { fromHex, mergeUint8, toHex } from "polkadot-api/utils";

/**
 * @typedef {object} Entry
 * @property {number} device the device's handle
 * @property {number} seconds for which it answered
 * @property {number} quality in parts per million
 * @property {number} watts
 *
 * @typedef {object} Body
 * @property {number} period
 * @property {number} round
 * @property {Entry[]} entries in ascending order of the device
 */

/** Written out here rather than taken from the metadata: what attesters sign is a contract of its own. */
const bodyCodec = Struct({
	period: u32,
	round: u8,
	entries: Vector(Struct({ device: compactNumber, seconds: u16, quality: u32, watts: u16 })),
});

/**
 * What attesters sign.
 *
 * @param {string} genesis
 * @param {number} epoch of the committee
 * @param {Body} body
 */
export function signingPayload(genesis, epoch, body) {
	return blake2b256(
		mergeUint8([
			new TextEncoder().encode("florin/certificate"),
			fromHex(genesis),
			u32.enc(epoch),
			bodyCodec.enc(body),
		]),
	);
}

/**
 * What an attester signs to agree that an account is its owner.
 *
 * @param {string} genesis
 * @param {Uint8Array} owner the account's public key
 */
export function possessionPayload(genesis, owner) {
	return blake2b256(mergeUint8([new TextEncoder().encode("florin/attester"), fromHex(genesis), owner]));
}

/**
 * The signatures of `committee` under `body`, in the order that the chain wants: ascending by key.
 *
 * @param {string} genesis
 * @param {number} epoch
 * @param {Body} body
 * @param {import("./keys.js").Attester[]} committee
 */
export function signatures(genesis, epoch, body, committee) {
	const payload = signingPayload(genesis, epoch, body);
	return committee
		.map(({ publicKey, sign }) => ({ attester: toHex(publicKey), signature: toHex(sign(payload)) }))
		.sort((one, other) => (one.attester < other.attester ? -1 : 1));
}
