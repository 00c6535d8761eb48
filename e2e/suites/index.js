import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, assertModuleError, eventsOf } from "../src/assertions.js";
import { bank } from "../src/bank.js";
import { signatures } from "../src/certificate.js";
import { Chain } from "../src/chain.js";
import { A100, H100, TPU, feeders } from "../src/feeders.js";
import { average, leaseSums, nextFactor, usdPrices } from "../src/index_reference.js";
import { DEVELOPMENT_COMMITTEE, account, attesters } from "../src/keys.js";
import { developmentNode } from "../src/node.js";
import { registerProvider } from "../src/provider.js";
import { FLRN } from "../src/units.js";

/** Software devices that no other suite uses. */
const SIMULATED = [50, 51, 52];

/** What an hour of each of them costs. */
const PRICES = [(FLRN * 9n) / 10n, FLRN, (FLRN * 12n) / 10n];

/** Seconds of a period that each of them delivers. */
const DELIVERED = [12, 6, 12];

/** Whole periods that are certified. */
const PERIODS = 3;

/** Periods in a day of the development chain. */
const DAY = 6;

const AT_BEST = /** @type {const} */ ({ at: "best" });
const FIXED_POINT_ONE = 10n ** 18n;

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

describe("the price index", { timeout: 600_000 }, () => {
	const tenant = account("//Lodger");
	const stranger = account("//Ferdie");
	const committee = attesters(DEVELOPMENT_COMMITTEE);
	/** @type {Chain} */
	let chain;
	/** @type {Awaited<ReturnType<typeof feeders>>} */
	let work;
	/** @type {Awaited<ReturnType<typeof registerProvider>>} */
	let provider;
	/** @type {bigint[]} */
	let leases;

	const clock = () => chain.api.apis.AttestationApi.clock(AT_BEST);
	const index = () => chain.api.apis.IndexApi;
	const usd = (/** @type {number} */ id) => ({ class: id, quote: { type: "Usd" } });
	const flrn = (/** @type {number} */ id) => ({ class: id, quote: { type: "Flrn" } });

	/** Brings what the committee measured of the devices once certificates for `period` are taken. */
	const certify = async (/** @type {number} */ period) => {
		await chain.until(`the end of period ${period}`, 60, async () => {
			const { certifiable } = await clock();
			return certifiable !== undefined && certifiable >= period;
		});
		const { committee_epoch: epoch } = await clock();
		const entries = provider.devices.map((device, position) => ({
			device,
			seconds: DELIVERED[position],
			quality: 1_000_000,
			watts: 650,
		}));
		const body = { period, round: 0, entries };
		const call = chain.api.tx.Attestation.submit_certificate({
			epoch,
			body,
			signatures: signatures(await chain.genesisHash(), epoch, body, committee),
		});
		assertCarriedOut(await chain.submit(call, provider.account));
	};

	before(async () => {
		work = await feeders();
		const payer = await bank();
		chain = new Chain(await developmentNode());
		const owner = account("//Quoted");
		for (const who of [owner, tenant]) await payer.pay(who, 50n * FLRN);
		provider = await registerProvider(chain, owner, "Quoted", 20n * FLRN, SIMULATED);
	});

	after(async () => {
		await provider?.keeper.stop();
		chain?.destroy();
	});

	it("takes prices from feeders on duty only, and only those that make sense", async () => {
		const prices = [{ class: H100, price: 5n * FLRN }];
		const call = chain.api.tx.PriceIndex.submit_prices({ prices });
		assertModuleError(await chain.submit(call, tenant), "PriceIndex", "NotAFeeder");
		await work.until("a first price", () => work.events("PricesSubmitted").length >= 3);
		for (const [told, error] of /** @type {const} */ ([
			[[], "NoPrices"],
			[[{ class: 4, price: 0n }], "PriceZero"],
			[[{ class: 4, price: 1_000_001n * FLRN }], "PriceTooHigh"],
			[[{ class: 99, price: FLRN }], "UnknownClass"],
			[
				[
					{ class: 4, price: FLRN },
					{ class: 3, price: FLRN },
				],
				"ClassesOutOfOrder",
			],
		])) {
			assertModuleError(await work.tell(0, [...told]), "PriceIndex", error);
		}
		// A class that the feeders' own work leaves out.
		const once = await work.tell(0, [{ class: 4, price: 6n * FLRN }]);
		assertCarriedOut(once);
		assert.equal(eventsOf(once, "TransactionPayment", "TransactionFeePaid")[0]?.actual_fee ?? 0n, 0n);
		// Twice in one block, which lies in one period.
		const again = chain.api.tx.PriceIndex.submit_prices({ prices: [{ class: 5, price: 9n * FLRN }] });
		const calls = [again.decodedCall, again.decodedCall];
		const twice = assertCarriedOut(await work.send(0, chain.api.tx.Utility.batch({ calls })));
		const [{ index: position, error }] = eventsOf(twice, "Utility", "BatchInterrupted");
		assert.equal(position, 1);
		assert.equal(error.value.value.type, "TooSoon");
	});

	it("rents devices at three prices", async () => {
		const offers = [];
		for (const [position, price] of PRICES.entries()) {
			const terms = {
				price: { type: "Fixed", value: price },
				shortest: 12,
				longest: 3_600,
				mode: { type: "Spot" },
				service: { availability: 0, pledge: 0n },
				attributes: { region: toHex(bytes("IS")), memory_gib: 256, interconnect: { type: "NvLink" } },
			};
			const devices = [provider.devices[position]];
			const call = chain.api.tx.Market.post_offer({ class: H100, devices, terms });
			const posted = assertCarriedOut(await chain.submit(call, provider.account));
			const [{ offer }] = eventsOf(posted, "Market", "OfferPosted");
			offers.push({ offer, version: 0, devices: 1 });
		}
		await chain.until("fresh devices", 60, async () => {
			const { device } = chain.api.apis.AttestationApi;
			const rows = await Promise.all(provider.devices.map((handle) => device(handle, AT_BEST)));
			return rows.every(({ fresh }) => fresh);
		});
		const rent = chain.api.tx.Market.rent({
			offers,
			term: 1_200,
			funded: 1_200,
			limit: 2n * FLRN,
			least: 3,
		});
		const rented = assertCarriedOut(await chain.submit(rent, tenant));
		leases = eventsOf(rented, "Market", "LeaseOpened").map(({ lease }) => lease);
		assert.equal(leases.length, PRICES.length);
		const calls = leases.map((lease) => chain.api.tx.Market.accept_lease({ lease }).decodedCall);
		assertCarriedOut(await chain.submit(chain.api.tx.Utility.batch_all({ calls }), tenant));
	});

	it("averages what was verified of them by what it cost", async () => {
		const first = (await clock()).period + 1;
		for (let period = first; period < first + PERIODS; period += 1) await certify(period);
		await chain.until("the last certificate to be final", 30, async () => {
			const { period, certificate_window: window } = await clock();
			return period > first + PERIODS - 1 + window;
		});
		const settled = assertCarriedOut(
			await chain.submit(chain.api.tx.Market.settle({ leases }), stranger),
		);
		const counted = eventsOf(settled, "PriceIndex", "LeaseCounted");
		assert.deepEqual(
			counted.map(({ price }) => price),
			PRICES,
		);
		for (const [position, { seconds }] of counted.entries()) {
			// The first, broken period of a lease isn't certified.
			assert.equal(seconds, BigInt(DELIVERED[position] * PERIODS));
		}
		const hash = settled.block.hash;
		const period = await chain.api.query.Attestation.CurrentPeriod.getValue({ at: hash });
		await work.until("the period to be closed", () => work.blocks.at(-2)?.period > period);
		const sums = leaseSums(work.events("LeaseCounted"), H100);
		const had = await index().average(flrn(H100), period, period + 1, AT_BEST);
		const expected = sums.get(period);
		assert.equal(had.success, true);
		assert.equal(had.value.price, expected.value / expected.weight);
		assert.equal(had.value.weight, expected.weight);
		const latest = await index().latest(flrn(H100), AT_BEST);
		assert.equal(latest.status.type, "Live");
		assert.ok(latest.price > 0n);
	});

	it("equals a reference computed from all that was told, in each period", async () => {
		const first = /** @type {number} */ (work.first);
		await work.until("a dozen periods", () => work.blocks.at(-2)?.period >= first + 12);
		const to = /** @type {number} */ (work.blocks.at(-2)?.period);
		const submissions = work.events("PricesSubmitted");
		const sums = leaseSums(work.events("LeaseCounted"), H100);
		for (const id of [A100, H100, TPU]) {
			const prices = usdPrices(submissions, id, first, to);
			for (const [period, had] of await index().history(usd(id), first, 1, to - first, AT_BEST)) {
				assert.equal(had.price, prices.get(period), `class ${id} in period ${period}`);
				assert.equal(had.covered, prices.has(period) ? 1 : 0);
			}
			const all = await index().average(usd(id), first, to, AT_BEST);
			assert.equal(all.value.price, average([...prices.values()]));
			assert.equal(all.value.covered, prices.size);
		}
		for (const [period, had] of await index().history(flrn(H100), first, 1, to - first, AT_BEST)) {
			const sum = sums.get(period);
			assert.equal(had.price, sum && sum.value / sum.weight);
			assert.equal(had.weight, sum?.weight ?? 0n);
		}
	});

	it("moves the credit factor a hundredth a day towards the price", async () => {
		await work.until("two steps", () => work.events("FactorMoved").length >= 2);
		const bounds = await chain.api.query.PriceIndex.FactorBoundsOf.getValue(A100, AT_BEST);
		const submissions = work.events("PricesSubmitted");
		let factor = (6n * FIXED_POINT_ONE) / 10n;
		for (const { period, value } of work.events("FactorMoved")) {
			if (value.class !== A100) continue;
			// Told in the first block of the day after.
			const from = period - DAY;
			const [price, reference] = [A100, H100].map((id) =>
				average([...usdPrices(submissions, id, from, period).values()]),
			);
			assert.equal(period % DAY, 0);
			factor = nextFactor(factor, price, reference, bounds);
			assert.equal(value.factor, factor);
			const { versions } = await chain.api.query.Catalog.Classes.getValue(A100, AT_BEST);
			const step = versions.find((/** @type {any} */ version) => version.since === period + 1);
			if (step) assert.equal(step.valuation.credit_factor, factor);
		}
		assert.ok(factor > (6n * FIXED_POINT_ONE) / 10n);
	});

	it("says when too few or no prices are told, and when enough are again", async () => {
		// How each period ends: one that begins with a session is only closed in the block after.
		const changes = () => {
			const current = work.blocks.at(-1)?.period;
			const over = work.blocks.filter(({ period }) => period !== current);
			const seen = [...new Map(over.map(({ period, status }) => [period, status])).values()];
			return seen.filter((status, at) => at === 0 || status !== seen[at - 1]);
		};
		await work.until("prices of TPUs again", () => changes().includes("BelowQuorum") && changes().at(-1) === "Live");
		assert.deepEqual(changes(), ["Stale", "Live", "BelowQuorum", "Stale", "Live"]);
	});

	it("refuses spans of which it knows nothing", async () => {
		const { period } = await clock();
		const refusal = async (/** @type {any} */ series, /** @type {number} */ from, /** @type {number} */ to) =>
			(await index().average(series, from, to, AT_BEST)).value.type;
		assert.equal(await refusal(usd(99), period - 2, period - 1), "UnknownSeries");
		assert.equal(await refusal(usd(H100), period, period), "Empty");
		assert.equal(await refusal(usd(H100), period - 1, period + 9), "NotOver");
		assert.equal(await index().status(usd(99), AT_BEST), undefined);
	});
});
