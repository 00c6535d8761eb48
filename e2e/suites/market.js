import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, assertModuleError, eventsOf } from "../src/assertions.js";
import { bank } from "../src/bank.js";
import { signatures } from "../src/certificate.js";
import { Chain } from "../src/chain.js";
import { feeders } from "../src/feeders.js";
import { DEVELOPMENT_COMMITTEE, account, attesters } from "../src/keys.js";
import { developmentNode } from "../src/node.js";
import { H100, registerProvider } from "../src/provider.js";
import { traders } from "../src/traders.js";
import { FLRN } from "../src/units.js";

/** Software devices that no other suite uses. */
const SIMULATED = [30, 31, 32, 33, 34, 35, 36, 37];

/** Devices that are rented; the third of them fails. */
const RENTED = 4;
const BROKEN = 2;

/** Whole periods that are certified. */
const PERIODS = 6;

const PRICE = FLRN;
const COMMISSION = FLRN / 50n;
const PLEDGE = FLRN / 10n;
const AT_BEST = /** @type {const} */ ({ at: "best" });

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
const ceiling = (/** @type {bigint} */ a, /** @type {bigint} */ b) => (a + b - 1n) / b;

describe("the market", { timeout: 600_000 }, () => {
	const provider = account("//Landlord");
	const tenant = account("//Tenant");
	const stranger = account("//Ferdie");
	const committee = attesters(DEVELOPMENT_COMMITTEE);
	/** @type {Chain} */
	let chain;
	/** @type {string} */
	let genesis;
	/** @type {number} */
	let seconds;
	/** @type {number[]} */
	let devices;
	/** @type {import("../src/presence.js").PresenceKeeper} */
	let keeper;
	/** @type {bigint} */
	let offer;
	/** @type {bigint} */
	let lease;
	/** The first whole period of the lease. @type {number} */
	let first;
	/** What the lease would cost as a whole. @type {bigint} */
	let deposited;

	const market = () => chain.api.apis.MarketApi;
	const tx = () => chain.api.tx.Market;
	const clock = () => chain.api.apis.AttestationApi.clock(AT_BEST);
	const report = () => market().lease(lease, AT_BEST);
	const total = async (/** @type {string} */ address) => {
		const { free, reserved } = await chain.balance(address);
		return free + reserved;
	};

	const terms = {
		price: { type: "Fixed", value: PRICE },
		shortest: 12,
		longest: 3_600,
		mode: { type: "Spot" },
		service: { availability: 990_000, pledge: PLEDGE },
		attributes: { region: toHex(bytes("DE")), memory_gib: 256, interconnect: { type: "NvLink" } },
	};

	const picks = (/** @type {number} */ count, /** @type {any} */ changes = {}) => [
		{ offer, version: 0, devices: count, ...changes },
	];

	const rent = (/** @type {any} */ changes = {}, from = tenant) =>
		chain.submit(
			tx().rent({
				offers: picks(RENTED),
				term: 1_200,
				funded: 1_200,
				limit: PRICE + COMMISSION,
				least: RENTED,
				...changes,
			}),
			from,
		);

	/** Waits until certificates for `period` are taken, and brings what the committee measured of the rented devices. */
	const certify = async (/** @type {number} */ period) => {
		await chain.until(`the end of period ${period}`, 60, async () => {
			const { certifiable } = await clock();
			return certifiable !== undefined && certifiable >= period;
		});
		const { committee_epoch: epoch } = await clock();
		const entries = devices.slice(0, RENTED).map((device, position) => ({
			device,
			seconds: position === BROKEN ? 0 : seconds,
			quality: 1_000_000,
			watts: 650,
		}));
		const body = { period, round: 0, entries };
		const call = chain.api.tx.Attestation.submit_certificate({
			epoch,
			body,
			signatures: signatures(genesis, epoch, body, committee),
		});
		const outcome = assertCarriedOut(await chain.submit(call, provider));
		const [{ landed }] = eventsOf(outcome, "Attestation", "CertificateTaken");
		assert.equal(landed, RENTED);
	};

	before(async () => {
		// Prices come together, and contracts are delivered, meanwhile.
		await feeders();
		traders().catch(() => undefined);
		chain = new Chain(await developmentNode());
		genesis = await chain.genesisHash();
		({ period_seconds: seconds } = await clock());
		const payer = await bank();
		for (const who of [provider, tenant]) await payer.pay(who, 100n * FLRN);
	});

	after(async () => {
		await keeper?.stop();
		chain?.destroy();
	});

	it("takes an offer of eight devices, with stake that answers for it", async () => {
		({ devices, keeper } = await registerProvider(chain, provider, "Landlord", 20n * FLRN, SIMULATED));
		assert.equal(devices.length, SIMULATED.length);

		const posted = assertCarriedOut(
			await chain.submit(tx().post_offer({ class: H100, devices, terms }), provider),
		);
		[{ offer }] = eventsOf(posted, "Market", "OfferPosted");
		const [{ amount }] = eventsOf(posted, "Providers", "Pledged");
		assert.equal(amount, BigInt(devices.length) * PLEDGE);
		const listed = await market().offers(H100, undefined, 100, AT_BEST);
		const mine = listed.find((/** @type {any} */ row) => row.id === offer);
		assert.equal(mine.free, devices.length);
		assert.equal(mine.price + mine.commission, PRICE + COMMISSION);
	});

	it("refuses what isn't offered so, and changes nothing", async () => {
		const before = await chain.balance(tenant.address);
		for (const [changes, error] of /** @type {const} */ ([
			[{ limit: PRICE + COMMISSION - 1n }, "PriceOverLimit"],
			[{ offers: picks(0) }, "NoDevices"],
			[{ offers: picks(65) }, "TooManyDevices"],
			[{ offers: picks(1, { offer: offer + 99n }), least: 1 }, "UnknownOffer"],
			[{ offers: picks(1, { version: 1 }), least: 1 }, "OfferChanged"],
			[{ term: 3_601, funded: 3_601 }, "TermOutsideOffer"],
			[{ funded: 11 }, "BadFunding"],
			[{ offers: picks(9), least: 9 }, "TooFewDevices"],
		])) {
			assertModuleError(await rent(changes), "Market", error);
		}
		assert.equal((await chain.balance(tenant.address)).reserved, before.reserved);
	});

	it("rents four of them, which begins when the tenant accepts", async () => {
		// A device that missed a challenge would be passed over for another one.
		await chain.until("fresh devices", 60, async () => {
			const { device } = chain.api.apis.AttestationApi;
			const rows = await Promise.all(devices.map((index) => device(index, AT_BEST)));
			return rows.every(({ fresh }) => fresh);
		});
		const rented = assertCarriedOut(await rent());
		const [opened] = eventsOf(rented, "Market", "LeaseOpened");
		lease = opened.lease;
		deposited = ceiling(PRICE * BigInt(RENTED) * 1_200n, 3_600n);
		deposited += ceiling(COMMISSION * BigInt(RENTED) * 1_200n, 3_600n);
		assert.equal(opened.escrow, deposited);
		assert.equal((await report()).phase.type, "Waiting");
		assertModuleError(
			await chain.submit(tx().accept_lease({ lease }), provider),
			"Market",
			"NotYourLease",
		);
		assertCarriedOut(await chain.submit(tx().accept_lease({ lease }), tenant));
		assert.equal((await report()).phase.type, "Running");
		first = (await clock()).period + 1;
		const device = await chain.api.apis.AttestationApi.device(devices[0], AT_BEST);
		assert.equal(device.current_use.type, "Lease");
	});

	it("pays for verified seconds once they are final, and not for a device that fails", async () => {
		for (let period = first; period < first + PERIODS; period += 1) await certify(period);
		const live = await report();
		assert.equal(live.verified, BigInt((RENTED - 1) * PERIODS * seconds));
		assert.equal(live.missing, BigInt(PERIODS * seconds));
		const before = await total(provider.address);
		assertCarriedOut(await chain.submit(tx().settle({ leases: [lease] }), stranger));
		const { paid } = await report();
		assert.ok(paid > 0n);
		assert.ok((await total(provider.address)) > before);
		assertModuleError(
			await chain.submit(tx().settle({ leases: [lease, lease] }), stranger),
			"Market",
			"LeaseRepeated",
		);
	});

	it("gives back at once what an early close leaves unused", async () => {
		assertModuleError(await chain.submit(tx().close({ lease }), stranger), "Market", "NotAParty");
		assertModuleError(await chain.submit(tx().finalise({ lease }), stranger), "Market", "NotFinal");
		const closed = assertCarriedOut(await chain.submit(tx().close({ lease }), tenant));
		const [{ refunded }] = eventsOf(closed, "Market", "LeaseClosed");
		assert.ok(refunded > 0n);
		const over = await report();
		assert.equal(over.phase.type, "Over");
		assert.equal(over.deposited, over.paid + over.commission_paid + over.refunded + over.held);
		const free = (await market().offer(offer, AT_BEST)).free;
		assert.equal(free, devices.length);
		assertModuleError(await chain.submit(tx().close({ lease }), tenant), "Market", "LeaseOver");
		assertModuleError(
			await chain.submit(tx().top_up({ lease, seconds: 12 }), tenant),
			"Market",
			"BeyondTerm",
		);
	});

	it("holds nothing of a lease that anybody finalised, and every planck has gone its way", async () => {
		const {
			phase: {
				value: { final_from },
			},
		} = await report();
		await chain.until("the lease's last period to be final", 60, async () => {
			const now = await chain.api.query.Timestamp.Now.getValue(AT_BEST);
			return now / 1_000n >= final_from;
		});
		const outcome = assertCarriedOut(await chain.submit(tx().finalise({ lease }), stranger));
		const [final] = eventsOf(outcome, "Market", "LeaseFinalised");
		const served = BigInt((RENTED - 1) * PERIODS * seconds);
		assert.equal(final.seconds, served);
		assert.equal(final.missing, BigInt(PERIODS * seconds));
		const { money } = final;
		assert.equal(money.deposited, deposited);
		assert.equal(money.paid, (PRICE * served) / 3_600n);
		assert.equal(money.commission, ceiling(COMMISSION * served, 3_600n));
		assert.equal(money.refunded, deposited - money.paid - money.commission);
		const holds = await chain.api.query.Balances.Holds.getValue(tenant.address, AT_BEST);
		assert.deepEqual(holds, []);
		assert.equal(await report(), undefined);
		const { served: known, missing } = await chain.api.apis.ProvidersApi.reputation(
			provider.address,
			AT_BEST,
		);
		assert.equal(known, served);
		assert.equal(missing, BigInt(PERIODS * seconds));
		const line = await chain.api.apis.IssuanceApi.credit_line(provider.address, AT_BEST);
		assert.ok(line.earned > 0n && line.earned <= money.commission);
		assertModuleError(
			await chain.submit(tx().finalise({ lease }), stranger),
			"Market",
			"UnknownLease",
		);
	});
});
