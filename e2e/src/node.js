import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { requiredPath } from "./environment.js";
import { request } from "./rpc.js";

const START_TIMEOUT_MS = 180_000;
const LOG_LINES_KEPT = 60;

/** A port that nothing listens on right now. */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
			server.close(() => resolve(port));
		});
	});
}

/** @type {Promise<Node> | undefined} */
let shared;

/**
 * The node that all suites of this process use. Starting one takes longer than most suites, so there is one; it is started
 * when it is first asked for, and ends with the process.
 */
export function developmentNode() {
	shared ??= Node.start();
	return shared;
}

/** A development node in a process and a folder of its own. */
class Node {
	/** @type {string[]} */
	#log = [];

	/**
	 * @param {import("node:child_process").ChildProcess} child
	 * @param {string} directory
	 * @param {{ rpc: number, prometheus: number }} ports
	 */
	constructor(child, directory, ports) {
		/** Where JSON-RPC is served over HTTP. */
		this.http = `http://127.0.0.1:${ports.rpc}`;
		/** Where JSON-RPC is served over WebSocket. */
		this.ws = `ws://127.0.0.1:${ports.rpc}`;
		/** Where Prometheus reads its metrics. */
		this.metrics = `http://127.0.0.1:${ports.prometheus}/metrics`;
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding("utf8").on("data", (text) => this.#remember(text));
			// Neither the node nor its log keeps the tests from ending.
			/** @type {import("node:net").Socket} */ (stream).unref();
		}
		child.unref();
		for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
		process.once("exit", () => {
			child.kill("SIGKILL");
			rmSync(directory, { recursive: true, force: true });
		});
	}

	/** Starts a node of the development chain and waits for its first block. */
	static async start() {
		const binary = requiredPath("FLORIN_NODE", "the florin-node binary");
		const directory = mkdtempSync(join(tmpdir(), "florin-e2e-"));
		const ports = { rpc: await freePort(), prometheus: await freePort() };
		const child = spawn(
			binary,
			[
				"--dev",
				"--base-path",
				directory,
				"--rpc-port",
				String(ports.rpc),
				"--prometheus-port",
				String(ports.prometheus),
				// Light clients come by WebSocket.
				"--listen-addr",
				"/ip4/127.0.0.1/tcp/0/ws",
				// What `archive_v1` serves.
				"--state-pruning",
				"archive",
				"--blocks-pruning",
				"archive",
				"--no-telemetry",
			],
			{ stdio: ["ignore", "pipe", "pipe"] },
		);
		const node = new Node(child, directory, ports);
		const failed = new Promise((_, reject) => {
			child.once("error", (error) => reject(new Error(`${binary} can't be started: ${error.message}`)));
			child.once("exit", (code) => reject(new Error(`the node ended with ${code}:\n${node.log()}`)));
		});
		// The node ends after the tests, when nobody waits for it any more.
		failed.catch(() => {});
		await Promise.race([node.#firstBlock(), failed]);
		return node;
	}

	/** The last lines of the node's log. */
	log() {
		return this.#log.join("\n");
	}

	async #firstBlock() {
		const deadline = Date.now() + START_TIMEOUT_MS;
		while (Date.now() < deadline) {
			const header = await request(this.http, "chain_getHeader").catch(() => undefined);
			if (header && Number(header.number) > 0) return;
			await sleep(250);
		}
		throw new Error(`no block within ${START_TIMEOUT_MS / 1000} s:\n${this.log()}`);
	}

	/** @param {string} text */
	#remember(text) {
		this.#log.push(...text.split("\n").filter((line) => line !== ""));
		this.#log.splice(0, Math.max(0, this.#log.length - LOG_LINES_KEPT));
	}
}
