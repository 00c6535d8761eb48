import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, assertModuleError, eventsOf } from "../src/assertions.js";
import { bank } from "../src/bank.js";
import { registrationNonce, softwareEvidence } from "../src/evidence.js";
import { issuers } from "../src/issuers.js";
import { account } from "../src/keys.js";
import { H100 } from "../src/provider.js";
import { FLRN } from "../src/units.js";

const AT_BEST = /** @type {const} */ ({ at: "best" });

const MICROS = 1_000_000n;

/** What each issuer mints for, at least: three periods of two devices. */
const ENOUGH = 72n * MICROS;

/** Hardware that nobody registers. */
const NEW_HARDWARE = 44;

describe("redemption", { timeout: 900_000 }, () => {
	const holder = account("//Redeemer");
	const stranger = account("//Passer-by");
	/** @type {any} */
	let work;
	/** @type {import("../src/chain.js").Chain} */
	let chain;
	/** @type {any} */
	let issuer;
	/** @type {any} */
	let runaway;
	/** The redemption that is delivered, the one that isn't, the one that nobody accepts, and the one that ends in a default. */
	let [served, waiting, lapsing, doomed] = [0n, 0n, 0n, 0n];

	const tx = () => chain.api.tx.Issuance;
	const api = () => chain.api.apis.IssuanceApi;
	const line = (/** @type {any} */ { account: { address } }) => api().credit_line(address, AT_BEST);
	const owed = async (/** @type {any} */ who) => (await line(who)).classes[0];
	const report = (/** @type {bigint} */ redemption) => api().redemption(redemption, AT_BEST);
	const clock = () => chain.api.apis.AttestationApi.clock(AT_BEST);
	const held = async (/** @type {string} */ address) => {
		const holds = await chain.api.query.Balances.Holds.getValue(address, AT_BEST);
		const mine = holds.filter((/** @type {any} */ { id }) => id.value.type === "Redemption");
		return mine.reduce((/** @type {bigint} */ sum, /** @type {any} */ hold) => sum + hold.amount, 0n);
	};

	const redeem = (/** @type {any} */ changes = {}, from = holder, provider = issuer) =>
		chain.submit(
			tx().redeem({
				provider: provider.account.address,
				class: H100,
				devices: 1,
				seconds: 24,
				...changes,
			}),
			from,
		);

	const open = async (/** @type {any} */ changes = {}, provider = issuer) => {
		const outcome = assertCarriedOut(await redeem(changes, holder, provider));
		return eventsOf(outcome, "Issuance", "RedemptionOpened")[0];
	};

	const serve = (/** @type {bigint} */ redemption, /** @type {number[]} */ devices) =>
		chain.submit(tx().serve_redemption({ redemption, devices, margin: 0 }), issuer.account);

	/** What went of the supply, by the report's figure of that name, while something was done. */
	const burning = async (/** @type {string} */ figure, /** @type {() => Promise<any>} */ act) => {
		const before = { ...(await api().backing(AT_BEST)), owed: (await line(issuer)).liability };
		const outcome = await act();
		const after = { ...(await api().backing(AT_BEST)), owed: (await line(issuer)).liability };
		return {
			outcome,
			burned: after[figure] - before[figure],
			less: before.total_issuance - after.total_issuance,
			cleared: before.owed - after.owed,
		};
	};

	before(async () => {
		work = await issuers();
		({ chain, honest: issuer, runaway } = work);
		const payer = await bank();
		await payer.pay(holder, 10n * FLRN);
		await payer.pay(stranger, FLRN);
	});

	it("is of hours that providers owe once their work has matured and is minted", async () => {
		for (const provider of [issuer, runaway]) {
			await chain.until("enough matured work", 120, async () => (await work.matured(provider)) >= ENOUGH);
			const claim = tx().claim({ devices: provider.devices });
			assertCarriedOut(await chain.submit(claim, provider.account));
			assert.ok((await owed(provider)).time >= ENOUGH);
		}
	});

	it("refuses what isn't owed so, and changes nothing", async () => {
		const before = await chain.balance(holder.address);
		for (const [changes, error] of /** @type {const} */ ([
			[{ devices: 0 }, "BadDeviceCount"],
			[{ devices: 65 }, "BadDeviceCount"],
			[{ seconds: 11 }, "TooShort"],
			[{ class: 0 }, "NothingToRedeem"],
			[{ devices: 64, seconds: 100_000 }, "BeyondLiability"],
		])) {
			assertModuleError(await redeem(changes), "Issuance", error);
		}
		assertModuleError(await redeem({}, issuer.account), "Issuance", "OwnCredits");
		const unknown = chain.submit(tx().settle_redemption({ redemption: 999n }), stranger);
		assertModuleError(await unknown, "Issuance", "UnknownRedemption");
		assert.equal((await chain.balance(holder.address)).reserved, before.reserved);
	});

	it("puts credits on hold and promises the hours", async () => {
		const opened = await open();
		served = opened.redemption;
		assert.equal(opened.time, 24n * MICROS);
		assert.equal(await held(holder.address), opened.value);
		assert.equal((await owed(issuer)).promised.value, opened.value);
		waiting = (await open()).redemption;
		lapsing = (await open({ seconds: 12 })).redemption;
		assert.equal((await api().redemptions(issuer.account.address, undefined, 100, AT_BEST)).length, 3);
		const { value } = await owed(issuer);
		const repay = tx().repay({ class: H100, amount: value });
		assertModuleError(await chain.submit(repay, issuer.account), "Issuance", "Promised");
	});

	it("may be of hours behind which there is little but a starter line", async () => {
		// Its stake answers for something else, so that only its starter stands behind what it owes.
		await chain.until("a starter line", 120, async () => (await line(runaway)).starter > 0n);
		await chain.until("fresh devices", 60, () => work.areFresh(runaway));
		const terms = {
			price: { type: "Fixed", value: FLRN },
			shortest: 12,
			longest: 3_600,
			mode: { type: "Spot" },
			service: { availability: 990_000, pledge: (FLRN * 4_990n) / 10_000n },
			attributes: {
				region: toHex(new TextEncoder().encode("IS")),
				memory_gib: 256,
				interconnect: { type: "Pcie" },
			},
		};
		const offer = chain.api.tx.Market.post_offer({ class: H100, devices: runaway.devices, terms });
		assertCarriedOut(await chain.submit(offer, runaway.account));
		// All that it owes.
		const seconds = Number((await owed(runaway)).time / (2n * MICROS));
		doomed = (await open({ devices: 2, seconds }, runaway)).redemption;
	});

	it("is served by devices that its holder accepts", async () => {
		const [device, other] = issuer.devices;
		await chain.until("fresh devices", 60, () => work.areFresh(issuer));
		const accept = (/** @type {any} */ who, redemption = served) =>
			chain.submit(tx().accept_redemption({ redemption }), who);
		assertModuleError(await accept(holder), "Issuance", "NotServed");
		assertModuleError(await serve(served, issuer.devices), "Issuance", "TooManyDevices");
		assertCarriedOut(await serve(served, [device]));
		assertModuleError(await accept(stranger), "Issuance", "NotYourRedemption");
		const accepted = assertCarriedOut(await accept(holder));
		if (eventsOf(accepted, "Issuance", "ServiceWithdrawn").length > 0) {
			// The device missed a challenge just then.
			await chain.until("fresh devices", 60, () => work.areFresh(issuer));
			assertCarriedOut(await serve(served, [device]));
			assertCarriedOut(await accept(holder));
		}
		assert.equal((await report(served)).phase.type, "Running");
		const { current_use } = await chain.api.apis.AttestationApi.device(device, AT_BEST);
		assert.deepEqual(current_use, { type: "Redemption", value: served });
		// Nobody will accept this one.
		assertCarriedOut(await serve(lapsing, [other]));
		const clear = chain.submit(tx().clear_overdue({ redemption: lapsing }), stranger);
		assertModuleError(await clear, "Issuance", "AwaitsAcceptance");
	});

	it("costs who never accepts a period's credits, which go to the reserve", async () => {
		await chain.until("the end of the time to accept", 60, async () => {
			const { phase } = await report(lapsing);
			const now = await chain.api.query.Timestamp.Now.getValue(AT_BEST);
			return phase.type === "Offered" && now / 1_000n >= phase.value.accept_by;
		});
		const outcome = assertCarriedOut(
			await chain.submit(tx().settle_redemption({ redemption: lapsing }), stranger),
		);
		const [returned] = eventsOf(outcome, "Issuance", "RedemptionReturned");
		const [withdrawn] = eventsOf(outcome, "Issuance", "ServiceWithdrawn");
		if (withdrawn) {
			// The device missed a challenge meanwhile: nobody is to blame, and the holder gives up.
			const cancel = tx().cancel_redemption({ redemption: lapsing });
			assertCarriedOut(await chain.submit(cancel, holder));
		} else {
			assert.ok(returned.forfeited > 0n);
			assert.ok((await api().backing(AT_BEST)).reserve_surplus >= returned.forfeited);
		}
		assert.equal(await report(lapsing), undefined);
	});

	it("burns credits by what was verified, and liability and bond shrink in step", async () => {
		const { phase, promised } = await report(served);
		const { certificate_window: window, period_seconds: seconds } = await clock();
		const last = Number((phase.value.until - 1n) / BigInt(seconds));
		await chain.until("the last period to be final", 90, async () => {
			return (await clock()).period > last + window;
		});
		const { bond } = await line(issuer);
		const { outcome, burned, less, cleared } = await burning("redeemed", async () =>
			assertCarriedOut(await chain.submit(tx().settle_redemption({ redemption: served }), stranger)),
		);
		const [redeemed] = eventsOf(outcome, "Issuance", "Redeemed");
		assert.ok(redeemed.time >= 12n * MICROS && redeemed.time <= promised.time);
		const price = (promised.value * redeemed.time) / promised.time;
		assert.equal(redeemed.burned, price);
		assert.deepEqual([burned, less, cleared], [price, price, price]);
		assert.equal(bond - (await line(issuer)).bond, redeemed.freed);
		assert.ok(redeemed.freed > 0n);
	});

	it("clears at par what is overdue, and the holder keeps its credits", async () => {
		await chain.until("something overdue of a provider that doesn't deliver", 120, async () => {
			const { overdue } = await report(waiting);
			return overdue > 0n && !(await owed(issuer)).keeps_up;
		});
		const before = await held(holder.address);
		const { bond } = await line(issuer);
		const { outcome, burned, less, cleared } = await burning("cleared", async () =>
			assertCarriedOut(await chain.submit(tx().clear_overdue({ redemption: waiting }), stranger)),
		);
		const [overdue] = eventsOf(outcome, "Issuance", "OverdueCleared");
		assert.ok(overdue.burned > 0n);
		assert.deepEqual([burned, less, cleared], [overdue.burned, overdue.burned, overdue.burned]);
		assert.equal(before - (await held(holder.address)), overdue.burned);
		const burnedBond = overdue.burned - overdue.stake;
		assert.ok(bond - (await line(issuer)).bond >= burnedBond);
		assert.ok(overdue.compensation > 0n && overdue.compensation <= overdue.burned / 10n);
	});

	it("ends in a default where what is locked doesn't suffice", async () => {
		const redemption = doomed;
		const { liability, bond, free_stake: stake } = await line(runaway);
		const before = await api().backing(AT_BEST);
		await chain.until("enough overdue", 120, async () => {
			const { overdue, left } = await report(redemption);
			return (overdue * left.value) / left.time > bond + stake;
		});
		const cleared = await chain.submit(tx().clear_overdue({ redemption }), stranger);
		const [defaulted] = eventsOf(assertCarriedOut(cleared), "Issuance", "Defaulted");
		assert.equal(defaulted.burned, bond + stake);
		assert.equal(defaulted.unbacked, liability - bond - stake);
		const [reserve] = eventsOf(cleared, "Issuance", "ReserveBurned");
		const after = await api().backing(AT_BEST);
		assert.equal(after.defaulted - before.defaulted, defaulted.unbacked);
		assert.equal(after.made_good - before.made_good, reserve?.amount ?? 0n);
		assert.equal(after.unbacked, after.defaulted - after.made_good);
		const gone = defaulted.burned + (reserve?.amount ?? 0n);
		assert.equal(before.total_issuance - after.total_issuance, gone);
		assert.equal(await report(redemption), undefined);
	});

	it("bans who defaulted", async () => {
		assert.equal((await line(runaway)).defaulted, true);
		const claim = tx().claim({ devices: runaway.devices });
		assertModuleError(
			await chain.submit(claim, runaway.account),
			"Issuance",
			"ProviderDefaulted",
		);
		assertModuleError(await redeem({}, holder, runaway), "Issuance", "ProviderDefaulted");
		const block = await chain.best();
		const genesis = await chain.genesisHash();
		const nonce = registrationNonce(genesis, runaway.account.publicKey, block.hash);
		const evidence = await softwareEvidence(NEW_HARDWARE, nonce);
		const call = { class: H100, ...evidence, block: block.number };
		assertModuleError(
			await chain.submit(chain.api.tx.Attestation.register_device(call), runaway.account),
			"Issuance",
			"ProviderDefaulted",
		);
	});

	it("leaves nothing on hold once its holder has given up", async () => {
		for (const redemption of [served, waiting]) {
			if (await report(redemption)) {
				assertCarriedOut(await chain.submit(tx().cancel_redemption({ redemption }), holder));
			}
		}
		assert.equal(await held(holder.address), 0n);
		const supply = await api().backing(AT_BEST);
		assert.equal(
			supply.total_issuance,
			supply.bootstrap +
				supply.minted -
				supply.repaid -
				supply.redeemed -
				supply.cleared -
				supply.made_good,
		);
	});
});
