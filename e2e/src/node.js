import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { requiredPath } from "./environment.js";
import { request } from "./rpc.js";

const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 10_000;
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

/** A development node in a process and a folder of its own. */
export class Node {
	/** @type {string[]} */
	#log = [];
	#exited = false;

	/**
	 * @param {import("node:child_process").ChildProcess} child
	 * @param {string} directory
	 * @param {number} port
	 */
	constructor(child, directory, port) {
		this.child = child;
		this.directory = directory;
		/** Where JSON-RPC is served over HTTP. */
		this.http = `http://127.0.0.1:${port}`;
		/** Where JSON-RPC is served over WebSocket. */
		this.ws = `ws://127.0.0.1:${port}`;
		this.killWithUs = () => child.kill("SIGKILL");
		process.once("exit", this.killWithUs);
		child.once("exit", () => {
			this.#exited = true;
		});
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding("utf8").on("data", (text) => this.#remember(text));
		}
	}

	/** Starts a node of the development chain and waits for its first block. */
	static async start() {
		const binary = requiredPath("FLORIN_NODE", "the florin-node binary");
		const directory = await mkdtemp(join(tmpdir(), "florin-e2e-"));
		const port = await freePort();
		const child = spawn(
			binary,
			[
				"--dev",
				"--base-path",
				directory,
				"--rpc-port",
				String(port),
				"--listen-addr",
				"/ip4/127.0.0.1/tcp/0",
				"--no-prometheus",
				"--no-telemetry",
			],
			{ stdio: ["ignore", "pipe", "pipe"] },
		);
		const node = new Node(child, directory, port);
		const failed = new Promise((_, reject) => {
			child.once("error", (error) => reject(new Error(`${binary} can't be started: ${error.message}`)));
			child.once("exit", (code) => reject(new Error(`the node ended with ${code}:\n${node.log()}`)));
		});
		// Without a handler of its own, the node's orderly end at the close of the tests would count as an unhandled rejection.
		failed.catch(() => {});
		try {
			await Promise.race([node.#firstBlock(), failed]);
		} catch (error) {
			await node.stop();
			throw error;
		}
		return node;
	}

	/** The last lines of the node's log. */
	log() {
		return this.#log.join("\n");
	}

	/** Ends the process and removes its folder. */
	async stop() {
		process.removeListener("exit", this.killWithUs);
		if (!this.#exited && this.child.pid !== undefined) {
			const exit = new Promise((resolve) => this.child.once("exit", resolve));
			this.child.kill("SIGTERM");
			const timer = setTimeout(() => this.child.kill("SIGKILL"), STOP_TIMEOUT_MS);
			await exit;
			clearTimeout(timer);
		}
		await rm(this.directory, { recursive: true, force: true });
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
