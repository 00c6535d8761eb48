import { assertModuleError } from "./assertions.js";
import { Chain } from "./chain.js";
import { account } from "./keys.js";
import { developmentNode } from "./node.js";
import { untilTheEnd } from "./shared.js";

/** The feeders of development chains. */
const FEEDERS = ["//Feeder//0", "//Feeder//1", "//Feeder//2"].map(account);

/** Classes of the genesis state. */
export const A100 = 0;
export const H100 = 1;
export const TPU = 2;
export const CPU = 3;

/** 10⁻¹² USD in a cent. */
const CENT = 10_000_000_000n;

/**
 * What feeder number `feeder` tells in the period number `period` of its work, in cents. H100s cost 5 dollars, of which the third
 * feeder knows nothing now and then, A100s four. TPUs are told by all at first, by one feeder once more, by nobody for a while, and by all again.
 *
 * @param {number} feeder
 * @param {number} period
 * @returns {[number, number][]} classes and prices
 */
function told(feeder, period) {
	/** @type {[number, number][]} */
	const prices = [
		[A100, 399 + feeder],
		[H100, feeder === 2 && period % 3 === 1 ? 900 : 498 + 2 * feeder],
	];
	if (period === 0 || (period === 3 && feeder === 0) || period > 9) prices.push([TPU, 800 + 4 * feeder]);
	return prices;
}

/**
 * A final block: the period it lies in, what it told, and the status of the USD series of TPUs after it.
 *
 * @typedef {{ number: number, period: number, events: any[], status: string }} Recorded
 */

/** @type {Promise<Feeders> | undefined} */
let shared;

/** Three feeders that tell prices once a period from when they are first asked for until the last suite has run, and a record of all that the chain told since. */
export function feeders() {
	shared ??= untilTheEnd(Feeders.start());
	return shared;
}

class Feeders {
	/** @type {Recorded[]} */
	blocks = [];
	/** The first period in which they told something. @type {number | undefined} */
	first;
	#last = 0;
	/** Blocks that are read, one after the other. @type {Promise<void>} */
	#work = Promise.resolve();
	/** Prices that were sent. @type {Promise<void[]>[]} */
	#sent = [];

	/** @param {Chain} chain */
	constructor(chain) {
		this.chain = chain;
		this.subscription = chain.client.finalizedBlock$.subscribe((block) => {
			// At once, while the node still holds the block.
			const read = this.#read(block);
			read.catch(() => undefined);
			this.#work = this.#work.then(async () => this.#note(await read));
		});
	}

	static async start() {
		return new Feeders(new Chain(await developmentNode()));
	}

	/** Ends the work, and fails if anything failed on the way. */
	async stop() {
		this.subscription.unsubscribe();
		try {
			await this.#work;
			await Promise.all(this.#sent);
		} finally {
			this.chain.destroy();
		}
	}

	/** Everything of one kind that the index told, with the period in which it did. @param {string} kind @returns {{ period: number, value: any }[]} */
	events(kind) {
		return this.blocks.flatMap(({ period, events }) =>
			events
				.filter(({ type, value }) => type === "PriceIndex" && value.type === kind)
				.map(({ value }) => ({ period, value: value.value })),
		);
	}

	/** Waits until `condition` holds of what was recorded. @param {string} what @param {() => boolean} condition */
	async until(what, condition) {
		await this.chain.until(what, 200, async () => {
			// Fails if the work does.
			await this.#work;
			return condition();
		});
	}

	/** A feeder tells prices. @param {number} feeder @param {{ class: number, price: bigint }[]} prices */
	tell(feeder, prices) {
		return this.send(feeder, this.chain.api.tx.PriceIndex.submit_prices({ prices }));
	}

	/** A feeder sends a transaction. @param {number} feeder @param {import("polkadot-api").Transaction} transaction */
	send(feeder, transaction) {
		return this.chain.submit(transaction, FEEDERS[feeder]);
	}

	/** @param {{ hash: string, number: number }} block @returns {Promise<Recorded>} */
	async #read({ hash, number }) {
		const at = { at: hash };
		const [records, period, report] = await Promise.all([
			this.chain.api.query.System.Events.getValue(at),
			this.chain.api.query.Attestation.CurrentPeriod.getValue(at),
			this.chain.api.apis.IndexApi.status({ class: TPU, quote: { type: "Usd" } }, at),
		]);
		const events = records.map((/** @type {any} */ record) => record.event);
		return { number, period, events, status: report.status.type };
	}

	/** @param {Recorded} block */
	#note(block) {
		this.blocks.push(block);
		const { period } = block;
		if (period === undefined || period <= this.#last) return;
		this.#last = period;
		this.first ??= period;
		const index = period - this.first;
		const submissions = FEEDERS.map(async (_, feeder) => {
			const prices = told(feeder, index).map(([id, cents]) => ({ class: id, price: BigInt(cents) * CENT }));
			const outcome = await this.tell(feeder, prices);
			// What was told before may have come a period late.
			if (!outcome.ok) assertModuleError(outcome, "PriceIndex", "TooSoon");
		});
		const sent = Promise.all(submissions);
		sent.catch(() => undefined);
		this.#sent.push(sent);
	}
}
