import { ss58Address } from "@polkadot-labs/hdkd-helpers";
import assert from "node:assert/strict";
import { assertCarriedOut, assertModuleError, eventsOf } from "./assertions.js";
import { bank } from "./bank.js";
import { Chain } from "./chain.js";
import { CPU, feeders } from "./feeders.js";
import { account } from "./keys.js";
import { Lessor } from "./lessor.js";
import { developmentNode } from "./node.js";
import { untilTheEnd } from "./shared.js";
import { FLRN, SS58_PREFIX } from "./units.js";

const AT_BEST = /** @type {const} */ ({ at: "best" });

/** A test dollar in its smallest units, and its id. */
export const USD = 1_000_000n;
const DOLLAR_ID = 1;

/** Settlement assets as the chain writes them. @typedef {{ type: string, value?: number }} Asset */
/** @type {Asset} */
export const DOLLAR = { type: "WithId", value: DOLLAR_ID };
/** @type {Asset} */
export const NATIVE = { type: "Native" };

/** Millionths in a hundredth. */
export const PERCENT = 10_000;

/** What each trader has of dollars. */
export const WEALTH = 2_000n * USD;

/** @typedef {import("./keys.js").Account} Account */

/** 20 % of initial margin, 10 % of maintenance, no slopes. @param {bigint} deposit */
export const risk = (deposit) => ({
	initial: 20 * PERCENT,
	initial_slope: 0,
	maintenance: 10 * PERCENT,
	maintenance_slope: 0,
	profit_cap: 50 * PERCENT,
	band: 50 * PERCENT,
	taker_fee: 500,
	liquidation_fee: PERCENT,
	liquidator_share: 50 * PERCENT,
	cap: 1_000_000n,
	position_cap: 100_000n,
	order_cap: 16,
	deposit,
});

/** The house's pot for an asset. @param {Asset} asset */
export function pot(asset) {
	const key = new Uint8Array(32);
	key.set(new TextEncoder().encode("modlfl/clear"));
	if (asset.value !== undefined) key.set([1, asset.value], 12);
	return { address: ss58Address(key, SS58_PREFIX) };
}

/** @type {Promise<Traders> | undefined} */
let shared;

/**
 * Three traders with dollars and FLRN, feeders that tell what CPUs cost, and a provider whose devices are leased. They go on until the last suite has run,
 * because contracts take minutes.
 */
export function traders() {
	shared ??= untilTheEnd(Traders.start());
	return shared;
}

class Traders {
	/** What the feeders tell of CPUs, in cents. */
	cents = 50;
	/** A contract on CPU hours in dollars, and its market. @type {any} */
	hedge;
	/** @type {number} */
	dollars = -1;
	/** A contract on leased H100 seconds in FLRN, and its market. @type {any} */
	spread;
	/** @type {number} */
	credits = -1;
	#telling = true;
	/** The first thing that went wrong. @type {unknown} */
	#failed;
	/** @type {Promise<void>} */
	#told;

	/** @param {Chain} chain @param {Awaited<ReturnType<typeof feeders>>} work @param {Account} admin @param {Account[]} all @param {Lessor} lessor */
	constructor(chain, work, admin, all, lessor) {
		this.chain = chain;
		this.work = work;
		this.admin = admin;
		this.all = all;
		[this.long, this.short, this.third] = all;
		this.lessor = lessor;
		this.#told = this.#tell().catch((error) => {
			this.#failed = error;
		});
	}

	static async start() {
		const [work, payer] = await Promise.all([feeders(), bank()]);
		return Chain.working(await developmentNode(), (chain) => Traders.#startWith(chain, work, payer));
	}

	/** @param {Chain} chain @param {Awaited<ReturnType<typeof feeders>>} work @param {Awaited<ReturnType<typeof bank>>} payer */
	static async #startWith(chain, work, payer) {
		// Nobody else sends from it while this does.
		const admin = account("//Alice");
		const all = ["//Future//Long", "//Future//Short", "//Future//Third"].map(account);
		const calls = all.flatMap(({ address }) => {
			const dest = { type: "Id", value: address };
			return [
				chain.api.tx.Balances.transfer_keep_alive({ dest, value: 60n * FLRN }).decodedCall,
				chain.api.tx.Assets.transfer({ id: DOLLAR_ID, target: dest, amount: WEALTH }).decodedCall,
			];
		});
		assertCarriedOut(await chain.submit(chain.api.tx.Utility.batch_all({ calls }), admin));
		return new Traders(chain, work, admin, all, await Lessor.start(chain, payer));
	}

	/** Ends the work, and fails if anything failed on the way. */
	async stop() {
		this.#telling = false;
		try {
			await this.#told;
			await this.lessor.stop();
			this.check();
		} finally {
			this.chain.destroy();
		}
	}

	/** Fails if something has gone wrong that nobody waits for. */
	check() {
		if (this.#failed) throw this.#failed;
		this.lessor.check();
	}

	/** Waits until `condition` holds. @template T @param {string} what @param {number} blocks @param {() => Promise<T | false | undefined>} condition */
	until(what, blocks, condition) {
		return this.chain.until(what, blocks, () => {
			this.check();
			return condition();
		});
	}

	now() {
		return this.chain.api.query.Attestation.CurrentPeriod.getValue(AT_BEST);
	}

	market(/** @type {number} */ id) {
		return this.chain.api.apis.ClearingApi.market(id, AT_BEST);
	}

	position(/** @type {number} */ id, /** @type {Account} */ who) {
		return this.chain.api.apis.ClearingApi.position(id, who.address, AT_BEST);
	}

	/** What the market settles at, once it does. @param {number} id */
	async settled(id) {
		const { phase } = await this.market(id);
		return phase.type === "Settling" && phase.value;
	}

	/** Whether a series has a price of now. @param {{ class: number, quote: { type: string } }} series */
	async isLive(series) {
		const latest = await this.chain.api.apis.IndexApi.latest(series, AT_BEST);
		return latest?.status.type === "Live";
	}

	/** Alice lists a contract as Root. @param {any} contract @returns {Promise<number>} its market */
	async list(contract) {
		const call = this.chain.api.tx.Futures.list({ contract }).decodedCall;
		const done = assertCarriedOut(await this.chain.submit(this.chain.api.tx.Sudo.sudo({ call }), this.admin));
		const [{ sudo_result: result }] = eventsOf(done, "Sudo", "Sudid");
		assert.equal(result.success, true, JSON.stringify(result.value, (_, value) => String(value)));
		return eventsOf(done, "Futures", "Listed")[0].market;
	}

	/** @param {number} market @param {Account} who @param {"Buy" | "Sell"} side @param {bigint} lots @param {number} tick @param {boolean} rests */
	async order(market, who, side, lots, tick, rests) {
		const kind = rests
			? { type: "Limit", value: { expires: (await this.now()) + 100, post_only: false } }
			: { type: "ImmediateOrCancel" };
		const order = { market, side: { type: side }, lots, tick, kind, reduce_only: false };
		return this.chain.submit(this.chain.api.tx.OrderBook.place_order(order), who);
	}

	/** Each of them deposits. @param {Asset} asset @param {bigint} amount */
	async deposit(asset, amount) {
		const deposits = () => this.chain.api.tx.Clearing.deposit({ asset, amount });
		const outcomes = await Promise.all(this.all.map((who) => this.chain.submit(deposits(), who)));
		outcomes.forEach(assertCarriedOut);
	}

	/** What an account has of an asset outside of the house. @param {{ address: string }} who @param {Asset} asset @returns {Promise<bigint>} */
	async wallet(who, asset) {
		if (asset.type === "Native") return (await this.chain.balance(who.address)).free;
		const row = await this.chain.api.query.Assets.Account.getValue(DOLLAR_ID, who.address, AT_BEST);
		return row?.balance ?? 0n;
	}

	/** What the house has of an asset that is nobody's: what its pot began with, and what is left of insurances. @param {Asset} asset */
	async owned(asset) {
		const info = await this.chain.api.query.Clearing.Assets.getValue(asset, AT_BEST);
		return info.endowment + info.fund;
	}

	/**
	 * Removes what is left of orders, registers and collects all positions, removes the market, and brings everybody's money home.
	 *
	 * @param {number} market
	 * @param {Asset} asset
	 * @returns {Promise<bigint>} what is left of the insurance
	 */
	async windUp(market, asset) {
		const { api } = this.chain;
		const third = async (/** @type {any} */ call) => assertCarriedOut(await this.chain.submit(call, this.third));
		for (const { address: who } of this.all) {
			const orders = await api.apis.OrderBookApi.orders_of(market, who, 16, AT_BEST);
			const ids = orders.map((/** @type {any} */ row) => row.id);
			if (ids.length > 0) await third(api.tx.OrderBook.remove_orders({ market, orders: ids }));
		}
		for (const who of this.all) {
			const row = await this.position(market, who);
			if (row && !row.registered) await third(api.tx.Clearing.register_position({ market, who: who.address }));
		}
		for (const who of this.all) {
			if (await this.position(market, who)) await third(api.tx.Clearing.collect({ market, who: who.address }));
		}
		const removed = await third(api.tx.Clearing.remove_market({ market }));
		for (const who of this.all) {
			const { balance: amount } = await api.apis.ClearingApi.account(who.address, asset, AT_BEST);
			assertCarriedOut(await this.chain.submit(api.tx.Clearing.withdraw({ asset, amount }), who));
			assert.equal(await api.apis.ClearingApi.account(who.address, asset, AT_BEST), undefined);
		}
		return eventsOf(removed, "Clearing", "MarketRemoved")[0].left;
	}

	/** Feeders tell what CPUs cost, once a period. */
	async #tell() {
		for (let last = 0; this.#telling; ) {
			const period = await this.now();
			if (period !== last) {
				last = period;
				const prices = [{ class: CPU, price: BigInt(this.cents) * 10_000_000_000n }];
				for (const outcome of await Promise.all([0, 1, 2].map((feeder) => this.work.tell(feeder, prices)))) {
					// What was told before may have come a period late.
					if (!outcome.ok) assertModuleError(outcome, "PriceIndex", "TooSoon");
				}
			}
			await new Promise((resolve) => setTimeout(resolve, 1_000));
		}
	}
}
