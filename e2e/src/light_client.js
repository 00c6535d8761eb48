import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { getSmProvider } from "polkadot-api/sm-provider";
import { startFromWorker } from "polkadot-api/smoldot/from-node-worker";
import { Chain } from "./chain.js";
import { requiredPath } from "./environment.js";
import { request } from "./rpc.js";

const run = promisify(execFile);

/** smoldot's own levels: 1 is errors only. */
const ERRORS = 1;

/** More than the largest chain specification has. */
const SPEC_BYTES = 64 * 1024 * 1024;

/**
 * The raw specification of the development chain with `node` as its only boot node: all that a light client is told.
 *
 * @param {{ http: string }} node
 */
export async function specificationFor(node) {
	const binary = requiredPath("FLORIN_NODE", "the florin-node binary");
	const { stdout } = await run(binary, ["export-chain-spec", "--chain", "dev", "--raw"], {
		maxBuffer: SPEC_BYTES,
	});
	const bootNodes = await request(node.http, "system_localListenAddresses");
	return { ...JSON.parse(stdout), bootNodes };
}

/** smoldot, which verifies everything that its peers tell, and a client that knows of the chain through it alone. */
export class LightClient {
	/**
	 * @param {{ http: string, ws: string }} node a full node of the chain
	 * @param {object} specification
	 */
	constructor(node, specification) {
		// In a thread of its own: its timers would keep the tests from ending.
		this.worker = new Worker(new URL(import.meta.resolve("polkadot-api/smoldot/node-worker")));
		const smoldot = startFromWorker(this.worker, { maxLogLevel: ERRORS });
		const chainSpec = JSON.stringify(specification);
		this.chain = new Chain(node, getSmProvider(() => smoldot.addChain({ chainSpec })));
	}

	async stop() {
		this.chain.destroy();
		await this.worker.terminate();
	}
}
