import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { assertCarriedOut, assertModuleError, eventsOf } from "../src/assertions.js";
import { CPU, H100 } from "../src/feeders.js";
import { DOLLAR, NATIVE, PERCENT, USD, risk, traders } from "../src/traders.js";
import { FLRN } from "../src/units.js";

const AT_BEST = /** @type {const} */ ({ at: "best" });

describe("futures", { timeout: 600_000 }, () => {
	/** @type {Awaited<ReturnType<typeof traders>>} */
	let house;

	before(async () => {
		house = await traders();
	});

	it("lists a contract on CPU hours", async () => {
		await house.until("a live price", 60, () => house.isLive({ class: CPU, quote: { type: "Usd" } }));
		house.hedge = {
			series: { class: CPU, quote: { type: "Usd" } },
			asset: DOLLAR,
			lot_seconds: 3_600,
			tick: 1_000n,
			delivery: (await house.now()) + 9,
			periods: 4,
			mark_span: 1,
			least_coverage: 50 * PERCENT,
			risk: risk(USD / 10n),
		};
		const refused = await house.chain.submit(house.chain.api.tx.Futures.list({ contract: house.hedge }), house.long);
		assert.equal(refused.dispatchError?.type, "BadOrigin");
		house.dollars = await house.list(house.hedge);
		const report = await house.chain.api.apis.FuturesApi.contract(house.dollars, AT_BEST);
		assert.equal(report.phase.type, "Trading");
		assert.equal(report.decimals, 6);
	});

	it("lets two trade, and refuses what they can't carry", async () => {
		await house.deposit(DOLLAR, 1_000n * USD);
		assertModuleError(await house.order(house.dollars, house.long, "Buy", 0n, 500, false), "OrderBook", "NoLots");
		assertModuleError(await house.order(house.dollars, house.long, "Buy", 1n, 5_000, true), "OrderBook", "OutsideBand");
		const placed = assertCarriedOut(await house.order(house.dollars, house.short, "Sell", 2_000n, 500, true));
		const [{ order: resting }] = eventsOf(placed, "OrderBook", "OrderPlaced");
		const depth = await house.chain.api.apis.OrderBookApi.depth(house.dollars, 10, AT_BEST);
		assert.deepEqual(
			depth.asks.map(({ tick, lots }) => [tick, lots]),
			[[500, 2_000n]],
		);
		// A margin of 20 % of 50,000 lots is more than a thousand dollars.
		const whole = await house.order(house.dollars, house.long, "Buy", 50_000n, 500, true);
		assertModuleError(whole, "Clearing", "InsufficientMargin");
		const bought = assertCarriedOut(await house.order(house.dollars, house.long, "Buy", 1_500n, 510, false));
		const [fill] = eventsOf(bought, "OrderBook", "Filled");
		assert.deepEqual([fill.lots, fill.tick, fill.left], [1_500n, 500, 500n]);
		const [mine, theirs] = await Promise.all([house.position(house.dollars, house.long), house.position(house.dollars, house.short)]);
		assert.deepEqual([mine.size, theirs.size], [1_500n, -1_500n]);
		assert.equal(mine.cash + theirs.cash, 0n);
		assert.equal((await house.market(house.dollars)).open_interest, 1_500n);
		// Somebody else's order isn't cancelled.
		const cancels = house.chain.api.tx.OrderBook.cancel_order({ market: house.dollars, order: resting });
		assertModuleError(await house.chain.submit(cancels, house.third), "OrderBook", "NotYourOrder");
		assertCarriedOut(await house.chain.submit(cancels, house.short));
		assertModuleError(await house.chain.submit(cancels, house.short), "OrderBook", "NoSuchOrder");
	});

	it("has a third take over what is short of margin, once it is", async () => {
		const targets = [[house.short.address, 10_000n]];
		const liquidates = () => house.chain.api.tx.Clearing.liquidate({ market: house.dollars, targets });
		assertModuleError(await house.chain.submit(liquidates(), house.third), "Clearing", "NothingToLiquidate");
		// Its margin of 200 dollars, 50 of them of an order that it cancelled, carries it to about 57 cents.
		house.cents = 56;
		await house.until("a mark of 56 cents", 60, async () => (await house.market(house.dollars)).mark.price === 560_000n);
		const margin = house.chain.api.tx.Clearing.withdraw_margin({ market: house.dollars, amount: undefined });
		const before = await house.position(house.dollars, house.short);
		assert.ok(before.equity > before.maintenance_margin);
		assertCarriedOut(await house.chain.submit(margin, house.short));
		house.cents = 58;
		await house.until("a mark of 58 cents", 60, async () => (await house.market(house.dollars)).mark.price === 580_000n);
		const taken = assertCarriedOut(await house.chain.submit(liquidates(), house.third));
		const [{ lots, price, fee, reward }] = eventsOf(taken, "Clearing", "Liquidated");
		assert.ok(lots > 0n && lots < 1_500n, String(lots));
		assert.equal(price, 580_000n);
		assert.equal(fee, (lots * 580_000n + 99n) / 100n);
		assert.equal(reward, fee / 2n);
		const [rest, theirs] = await Promise.all([house.position(house.dollars, house.short), house.position(house.dollars, house.third)]);
		assert.equal(rest.size, lots - 1_500n);
		assert.equal(theirs.size, -lots);
		assertModuleError(await house.chain.submit(liquidates(), house.third), "Clearing", "NothingToLiquidate");
		// An order that is still in the book when trading ends.
		assertCarriedOut(await house.order(house.dollars, house.long, "Buy", 1n, 400, true));
		house.cents = 60;
	});

	it("lets no more be open than the commission of what is leased binds", async () => {
		await house.until("a price of leases", 120, () => house.isLive({ class: H100, quote: { type: "Flrn" } }));
		house.spread = {
			series: { class: H100, quote: { type: "Flrn" } },
			asset: NATIVE,
			lot_seconds: 1,
			tick: FLRN / 3_600n / 1_000n,
			delivery: (await house.now()) + 6,
			periods: 4,
			mark_span: 6,
			least_coverage: PERCENT,
			risk: risk(FLRN / 1_000n),
		};
		house.credits = await house.list(house.spread);
		// Nothing is bound before the next round, and little by leases of a few device-seconds.
		await house.until("a bound", 60, async () => {
			const { open_interest_cap: lots } = await house.market(house.credits);
			return lots >= 1n && lots < 1_000n;
		});
		await house.deposit(NATIVE, 5n * FLRN);
		const { mark } = await house.market(house.credits);
		const tick = Number(mark.price / house.spread.tick);
		assertCarriedOut(await house.order(house.credits, house.short, "Sell", 1_000n, tick, true));
		const tooMuch = await house.order(house.credits, house.long, "Buy", 1_000n, tick, false);
		assertModuleError(tooMuch, "Clearing", "OpenInterestCap");
		assertCarriedOut(await house.order(house.credits, house.long, "Buy", 1n, tick, false));
		const mine = await house.position(house.credits, house.long);
		assert.equal(mine.size, 1n);
	});
});
