import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { assertModuleError } from "../src/assertions.js";
import { CPU } from "../src/feeders.js";
import { DOLLAR, NATIVE, WEALTH, pot, traders } from "../src/traders.js";
// What settles here was opened there.
import "./derivatives.js";

const AT_BEST = /** @type {const} */ ({ at: "best" });

describe("settlement of futures", { timeout: 600_000 }, () => {
	/** @type {Awaited<ReturnType<typeof traders>>} */
	let house;

	before(async () => {
		house = await traders();
	});

	it("settles at the average of delivery, and everybody leaves", async () => {
		await house.until("the end of trading", 120, async () => (await house.market(house.dollars)).phase.type !== "Trading");
		assertModuleError(await house.order(house.dollars, house.long, "Sell", 1n, 500, false), "Clearing", "TradingEnded");
		const settled = await house.until("the final price", 120, () => house.settled(house.dollars));
		const { delivery, periods } = house.hedge;
		const series = { class: CPU, quote: { type: "Usd" } };
		const average = await house.chain.api.apis.IndexApi.average(series, delivery, delivery + periods, AT_BEST);
		assert.equal(settled.price, average.value.price / 1_000_000n);
		assertModuleError(
			await house.chain.submit(house.chain.api.tx.Clearing.collect({ market: house.dollars, who: house.long.address }), house.third),
			"Clearing",
			"NotRegistered",
		);
		const left = await house.windUp(house.dollars, DOLLAR);
		assert.ok(left > 0n, "what takers paid is left");
		let total = 0n;
		for (const who of house.all) total += await house.wallet(who, DOLLAR);
		// All that isn't theirs is insurance.
		assert.equal(total, BigInt(house.all.length) * WEALTH - left);
		assert.equal(await house.wallet(pot(DOLLAR), DOLLAR), await house.owned(DOLLAR));
	});

	it("settles on what leases cost, and everybody leaves", async () => {
		const settled = await house.until("the final price", 250, () => house.settled(house.credits));
		assert.ok(settled.price > 0n);
		await house.windUp(house.credits, NATIVE);
		assert.equal(await house.wallet(pot(NATIVE), NATIVE), await house.owned(NATIVE));
	});
});
