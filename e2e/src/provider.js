import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, eventsOf } from "./assertions.js";
import { registrationNonce, softwareEvidence } from "./evidence.js";
import { PresenceKeeper } from "./presence.js";

/** The class of software devices, by the policy of the development preset. */
export const H100 = 1;

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/**
 * Registers a provider with software devices, whose presence is proven from then on.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {import("./keys.js").Account} who
 * @param {string} name
 * @param {bigint} stake
 * @param {number[]} simulated which software devices
 * @returns {Promise<{ account: import("./keys.js").Account, devices: number[], keeper: PresenceKeeper }>}
 */
export async function registerProvider(chain, who, name, stake, simulated) {
	const metadata = {
		name: bytes(name),
		endpoint: bytes(`https://${name.toLowerCase()}.example`),
		region: toHex(bytes("IS")),
		attributes: [],
	};
	const block = await chain.best();
	const nonce = registrationNonce(await chain.genesisHash(), who.publicKey, block.hash);
	const calls = [chain.api.tx.Providers.register({ metadata, stake }).decodedCall];
	for (const index of simulated) {
		const evidence = await softwareEvidence(index, nonce);
		const call = { class: H100, ...evidence, block: block.number };
		calls.push(chain.api.tx.Attestation.register_device(call).decodedCall);
	}
	const batch = chain.api.tx.Utility.batch_all({ calls });
	const registered = assertCarriedOut(await chain.submit(batch, who));
	const known = eventsOf(registered, "Attestation", "DeviceRegistered").map(
		({ device: index, id }, position) => ({ index, id, simulated: simulated[position] }),
	);
	const keeper = new PresenceKeeper(chain, who, known);
	keeper.start();
	return { account: who, devices: known.map(({ index }) => index), keeper };
}
