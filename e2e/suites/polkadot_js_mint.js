import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { eventsOf, submit } from "../src/polkadot_js.js";
import { CLASS, QUALITY, polkadotJsProvider } from "../src/polkadot_js_provider.js";
import { idleValue, shareOf } from "../src/units.js";

/** Milliseconds between two looks at the clock. */
const POLL = 500;

describe("the money loop with polkadot.js", { timeout: 300_000 }, () => {
	/** @type {any} */
	let api;
	/** @type {any} */
	let provider;
	/** What the certified period is worth. @type {bigint} */
	let value;

	const line = () => api.call.issuanceApi.creditLine(provider.pair.address);
	const issued = async () => (await api.query.balances.totalIssuance()).toBigInt();
	const send = (/** @type {any} */ call) => submit(api, call, provider.pair);
	const claim = () => send(api.tx.issuance.claim([provider.device.index]));

	before(async () => {
		provider = await polkadotJsProvider();
		api = provider.api;
	});

	it("has a certificate taken that the committee signed", async () => {
		const { error, events, period, seconds } = await provider.certificate;
		assert.equal(error, undefined);
		const [{ period: taken, landed }] = eventsOf(events, "attestation", "CertificateTaken");
		assert.deepEqual([taken.toNumber(), landed.toNumber()], [period, 1]);
		const { versions } = (await api.query.catalog.classes(CLASS)).unwrap();
		value = idleValue(seconds, QUALITY, versions.at(-1).valuation.creditFactor.toBigInt());
	});

	it("mints what has matured, and holds a bond", async () => {
		const { period } = await provider.certificate;
		const { certificateWindow, disputeSpan } = await api.call.attestationApi.clock();
		const ripe = period + certificateWindow.toNumber() + disputeSpan.toNumber() + 1;
		const now = async () => (await api.call.attestationApi.clock()).period.toNumber();
		// Who missed a challenge has no capacity until the next proof: a slow machine does at times.
		const fresh = async () =>
			(await api.call.attestationApi.device(provider.device.index)).unwrap().fresh.isTrue;
		while ((await now()) < ripe || !(await fresh()))
			await new Promise((resolve) => setTimeout(resolve, POLL));

		const before = await issued();
		const outcome = await claim();
		assert.equal(outcome.error, undefined);
		assert.equal(await issued(), before + value);
		const { liability, bond } = await line();
		assert.equal(liability.toBigInt(), value);
		assert.equal(bond.toBigInt(), shareOf(value, 200_000));
	});

	it("mints nothing twice", async () => {
		assert.equal((await claim()).error, "issuance.NothingMatured");
	});

	it("repays all of it, and stands where it stood", async () => {
		const before = await issued();
		const outcome = await send(api.tx.issuance.repay(CLASS, value));
		assert.equal(outcome.error, undefined);
		assert.equal(eventsOf(outcome.events, "issuance", "Repaid").length, 1);
		assert.equal(await issued(), before - value);
		const { liability, bond } = await line();
		assert.deepEqual([liability.toBigInt(), bond.toBigInt()], [0n, 0n]);
		const { bootstrap, minted, repaid } = await api.call.issuanceApi.backing();
		assert.equal(await issued(), bootstrap.toBigInt() + minted.toBigInt() - repaid.toBigInt());
	});
});
