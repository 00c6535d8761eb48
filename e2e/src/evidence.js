import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { blake2b256 } from "@polkadot-labs/hdkd-helpers";
import { u32 } from "@polkadot-api/substrate-bindings";
import { fromHex, mergeUint8, toHex } from "polkadot-api/utils";
import { requiredPath } from "./environment.js";

const run = promisify(execFile);
const text = new TextEncoder();

/**
 * The nonce that a registration's report has to answer.
 *
 * @param {string} genesis
 * @param {Uint8Array} provider
 * @param {string} blockHash of a recent block
 */
export function registrationNonce(genesis, provider, blockHash) {
	return toHex(
		blake2b256(
			mergeUint8([text.encode("florin/register"), fromHex(genesis), provider, fromHex(blockHash)]),
		),
	);
}

/**
 * The nonce that a presence report has to answer.
 *
 * @param {string} genesis
 * @param {string} device the device's identity
 * @param {number} period
 * @param {string} challengeHash of the challenge block
 * @param {Uint8Array} provider
 */
export function presenceNonce(genesis, device, period, challengeHash, provider) {
	return toHex(
		blake2b256(
			mergeUint8([
				text.encode("florin/presence"),
				fromHex(genesis),
				fromHex(device),
				u32.enc(period),
				fromHex(challengeHash),
				provider,
			]),
		),
	);
}

/**
 * The evidence of a software device, whose root only test networks trust.
 *
 * @param {number} index which device
 * @param {string} nonce
 * @returns {Promise<{ chain: Uint8Array[], report: Uint8Array }>} certificates (leaf first) and report
 */
export async function softwareEvidence(index, nonce) {
	const { stdout } = await run(requiredPath("FLORIN_CLI", "the florin command-line client"), [
		"device",
		"evidence",
		"--simulated",
		String(index),
		"--nonce",
		nonce,
		"--json",
	]);
	const { chain, report } = JSON.parse(stdout);
	return { chain: chain.map(fromHex), report: fromHex(report) };
}
