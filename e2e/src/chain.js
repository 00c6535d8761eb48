import { createClient } from "polkadot-api";
import { getWsProvider } from "polkadot-api/ws";
import WebSocket from "ws";
import { request } from "./rpc.js";

/** What state is read at unless a test says otherwise. */
const AT_BEST = /** @type {const} */ ({ at: "best" });

/** Node.js 20 has no WebSocket of its own. @param {string} url */
const webSocket = (url) => getWsProvider(url, { websocketClass: /** @type {any} */ (WebSocket) });

/** A client of one node: `polkadot-api` over `chainHead_v1`, and what the tests do all the time with it. */
export class Chain {
	/** The nonce that the next transaction of an address takes. @type {Map<string, number>} */
	#nonces = new Map();

	/**
	 * @param {{ http: string, ws: string }} node where it serves JSON-RPC
	 * @param {import("polkadot-api").JsonRpcProvider} provider what answers instead of the node's WebSocket
	 */
	constructor(node, provider = webSocket(node.ws)) {
		this.node = node;
		this.client = createClient(provider);
		/** Built from the metadata of the node, so its types are known at run time only. @type {any} */
		this.api = this.client.getUnsafeApi();
	}

	/**
	 * A client with which `begin` begins something that goes on; closed if that fails.
	 *
	 * @template T
	 * @param {{ http: string, ws: string }} node
	 * @param {(chain: Chain) => Promise<T>} begin
	 */
	static async working(node, begin) {
		const chain = new Chain(node);
		try {
			return await begin(chain);
		} catch (error) {
			chain.destroy();
			throw error;
		}
	}

	/** A request of the older JSON-RPC interface. */
	rpc(/** @type {string} */ method, /** @type {unknown[]} */ ...params) {
		return request(this.node.http, method, params);
	}

	async genesisHash() {
		return (await this.client.getChainSpecData()).genesisHash;
	}

	async best() {
		const [block] = await this.client.getBestBlocks();
		return block;
	}

	/** @param {string} address */
	async balance(address) {
		const { data } = await this.api.query.System.Account.getValue(address, AT_BEST);
		return /** @type {{ free: bigint, reserved: bigint, frozen: bigint }} */ (data);
	}

	/** @returns {Promise<bigint>} */
	totalIssuance(/** @type {{ at: string }} */ options = AT_BEST) {
		return this.api.query.Balances.TotalIssuance.getValue(options);
	}

	/**
	 * Waits until `condition` holds at some best block.
	 *
	 * @template T
	 * @param {string} what for the message when it never does
	 * @param {number} blocks how many blocks to wait at most
	 * @param {(block: { hash: string, number: number }) => Promise<T | undefined | false>} condition
	 * @returns {Promise<T>}
	 */
	async until(what, blocks, condition) {
		const last = (await this.best()).number + blocks;
		for (let seen = ""; ; ) {
			const block = await this.#bestOtherThan(seen);
			seen = block.hash;
			const met = await condition(block);
			if (met) return met;
			if (block.number >= last) throw new Error(`${blocks} blocks went by without ${what}`);
		}
	}

	/**
	 * Signs a transaction, sends it, and waits for it.
	 *
	 * @param {import("polkadot-api").Transaction} transaction
	 * @param {import("./keys.js").Account} from
	 * @param {{ until?: "best" | "finalized", signer?: import("polkadot-api").PolkadotSigner }} options
	 * @returns {Promise<any>} where it landed, what came of it, and the steps on the way
	 */
	async submit(transaction, from, { until = "best", signer = from.signer } = {}) {
		const nonce = await this.#takeNonce(from.address);
		/** @type {string[]} */
		const steps = [];
		const outcome = new Promise((resolve, reject) => {
			const subscription = transaction.signSubmitAndWatch(signer, { nonce }).subscribe({
				next: (event) => {
					steps.push(event.type);
					const landed = event.type === "txBestBlocksState" && event.found;
					if (event.type === "finalized" || (until === "best" && landed)) {
						resolve({ ...event, steps });
						queueMicrotask(() => subscription.unsubscribe());
					}
				},
				error: reject,
			});
		});
		return outcome.catch((error) => {
			this.#nonces.delete(from.address);
			throw error;
		});
	}

	destroy() {
		this.client.destroy();
	}

	/** @param {string} hash @returns {Promise<{ hash: string, number: number }>} */
	#bestOtherThan(hash) {
		return new Promise((resolve, reject) => {
			const subscription = this.client.bestBlocks$.subscribe({
				next: ([block]) => {
					if (block.hash === hash) return;
					resolve(block);
					queueMicrotask(() => subscription.unsubscribe());
				},
				error: reject,
			});
		});
	}

	/** Counts by itself, because transactions that are still in the pool don't show in the state. @param {string} address */
	async #takeNonce(address) {
		if (!this.#nonces.has(address)) {
			const next = await this.rpc("system_accountNextIndex", address);
			if (!this.#nonces.has(address)) this.#nonces.set(address, next);
		}
		const nonce = /** @type {number} */ (this.#nonces.get(address));
		this.#nonces.set(address, nonce + 1);
		return nonce;
	}
}
