import { readFileSync } from "node:fs";
import { blake2b256 } from "@polkadot-labs/hdkd-helpers";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut } from "./assertions.js";
import { Chain } from "./chain.js";
import { ofNetworkTest } from "./environment.js";

/** A client of the network that `cargo xtask network-test` has started. */
export function networkChain() {
	const ws = ofNetworkTest("FLORIN_URL", "the WebSocket of a node, such as ws://127.0.0.1:13000");
	return new Chain({ ws, http: ws.replace(/^ws/, "http") });
}

/** The runtime that it is to be upgraded to, and the hash that a referendum authorises. */
export function runtime() {
	const code = new Uint8Array(readFileSync(ofNetworkTest("FLORIN_RUNTIME", "a file with a runtime")));
	return { code, hash: toHex(blake2b256(code)) };
}

/**
 * The `spec_version` of the runtime in force after the best block.
 *
 * @param {Chain} chain
 * @returns {Promise<number>}
 */
export async function specVersion(chain) {
	return (await chain.rpc("state_getRuntimeVersion")).specVersion;
}

/**
 * Brings the runtime that a referendum has authorised. Whoever does it needn't be anybody.
 *
 * @param {Chain} chain
 * @param {Uint8Array} code
 * @param {import("./keys.js").Account} from
 */
export async function apply(chain, code, from) {
	const before = await specVersion(chain);
	const tx = chain.api.tx.System.apply_authorized_upgrade({ code });
	const outcome = assertCarriedOut(await chain.submit(tx, from));
	const after = (await chain.rpc("state_getRuntimeVersion", outcome.block.hash)).specVersion;
	if (after <= before) throw new Error(`runtime ${after} followed runtime ${before}: it was rejected`);
}
