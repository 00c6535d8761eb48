import { ed25519CreateDerive, sr25519CreateDerive } from "@polkadot-labs/hdkd";
import { DEV_MINI_SECRET, ss58Address } from "@polkadot-labs/hdkd-helpers";
import { getPolkadotSigner } from "polkadot-api/signer";
import { SS58_PREFIX } from "./units.js";

const deriveAccount = sr25519CreateDerive(DEV_MINI_SECRET);
const deriveAttester = ed25519CreateDerive(DEV_MINI_SECRET);

/**
 * @typedef {object} Account
 * @property {Uint8Array} publicKey
 * @property {string} address
 * @property {import("polkadot-api").PolkadotSigner} signer
 */

/**
 * A development account.
 *
 * @param {string} path derivation path below the development phrase, such as `//Alice`
 * @returns {Account}
 */
export function account(path) {
	const { publicKey, sign } = deriveAccount(path);
	return {
		publicKey,
		address: ss58Address(publicKey, SS58_PREFIX),
		signer: getPolkadotSigner(publicKey, "Sr25519", sign),
	};
}

/**
 * @typedef {object} Attester
 * @property {Uint8Array} publicKey
 * @property {(message: Uint8Array) => Uint8Array} sign
 */

/**
 * Keys of a committee, by their derivation paths.
 *
 * @param {string[]} paths
 * @returns {Attester[]}
 */
export function attesters(paths) {
	return paths.map((path) => deriveAttester(path));
}

/** The committee that the development preset names. */
export const DEVELOPMENT_COMMITTEE = [0, 1, 2, 3].map((index) => `//Attester//${index}`);

/**
 * A signer that replaces what it signs of one transaction extension.
 *
 * @param {import("polkadot-api").PolkadotSigner} signer
 * @param {string} identifier the extension
 * @param {{ value?: Uint8Array, additionalSigned?: Uint8Array }} replacement the bytes that go into the transaction, and
 *   those that are only signed
 * @returns {import("polkadot-api").PolkadotSigner}
 */
export function withExtension(signer, identifier, replacement) {
	return {
		...signer,
		signTx: (callData, extensions, ...rest) =>
			signer.signTx(
				callData,
				{ ...extensions, [identifier]: { ...extensions[identifier], ...replacement } },
				...rest,
			),
	};
}
