import { ApiPromise, Keyring, WsProvider } from "@polkadot/api";
import { SS58_PREFIX } from "./units.js";

/**
 * A client of `node` by polkadot.js, which takes everything from the node's metadata: no types of this chain are told to it.
 *
 * @param {{ ws: string }} node
 * @returns {Promise<any>} the `ApiPromise`; which pallets it has is known at run time only
 */
export function connect(node) {
	return ApiPromise.create({
		provider: new WsProvider(node.ws),
		throwOnConnect: true,
		// It would list every JSON-RPC method and transaction extension that it has no use for.
		noInitWarn: true,
	});
}

/**
 * A development account in a keyring.
 *
 * @param {string} path derivation path below the development phrase, such as `//Alice`
 */
export function pair(path) {
	return new Keyring({ type: "sr25519", ss58Format: SS58_PREFIX }).addFromUri(path);
}

/** The last transaction that each account sent. @type {Map<string, Promise<unknown>>} */
const sent = new Map();

/**
 * Signs a transaction, sends it once the account's last one has landed, and waits for it.
 *
 * Two at once would ask for their nonce at the same time, get the same, and one would usurp the other.
 *
 * @param {any} api
 * @param {any} transaction
 * @param {import("@polkadot/keyring/types").KeyringPair} from
 * @param {{ until?: "InBlock" | "Finalized", options?: object }} how the options are polkadot.js's own, for signing
 * @returns {Promise<any>} the block, the events, the fee, the steps on the way, and the error by its name, if any
 */
export function submit(api, transaction, from, how = {}) {
	const last = sent.get(from.address) ?? Promise.resolve();
	const outcome = last.then(() => send(api, transaction, from, how));
	sent.set(
		from.address,
		outcome.catch(() => {}),
	);
	return outcome;
}

/**
 * Signs and sends at once; see `submit`.
 *
 * @param {any} api
 * @param {any} transaction
 * @param {import("@polkadot/keyring/types").KeyringPair} from
 * @param {{ until?: "InBlock" | "Finalized", options?: object }} how
 * @returns {Promise<any>}
 */
function send(api, transaction, from, { until = "InBlock", options = {} }) {
	/** @type {string[]} */
	const steps = [];
	return new Promise((resolve, reject) => {
		/** @type {() => void} */
		let unsubscribe = () => {};
		const next = (/** @type {any} */ result) => {
			steps.push(result.status.type);
			if (result.isError) reject(new Error(`the transaction is ${result.status.type}`));
			if (result.status.type !== until) return;
			unsubscribe();
			const events = result.events.map((/** @type {any} */ { event }) => event);
			resolve({
				steps,
				events,
				block: result.status.value.toHex(),
				error: result.dispatchError && errorName(result.dispatchError),
				fee: eventsOf(events, "transactionPayment", "TransactionFeePaid")[0].actualFee.toBigInt(),
			});
		};
		// It counts pending transactions of the account too.
		transaction.signAndSend(from, { nonce: -1, ...options }, next).then((/** @type {any} */ stop) => {
			unsubscribe = stop;
		}, reject);
	});
}

/** @param {any[]} events @param {string} section @param {string} method @returns {any[]} their fields */
export function eventsOf(events, section, method) {
	return events
		.filter((event) => event.section === section && event.method === method)
		.map((event) => event.data);
}

/** An error by its name: `pallet.Error`, or what the runtime itself knows, such as `Token.FundsUnavailable` and `BadOrigin`. */
function errorName(/** @type {any} */ error) {
	if (error.isModule) {
		const { section, name } = error.registry.findMetaError(error.asModule);
		return `${section}.${name}`;
	}
	const { type, value } = error;
	return value.type ? `${type}.${value.type}` : type;
}
