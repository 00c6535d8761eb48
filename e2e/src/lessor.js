import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, assertModuleError, eventsOf } from "./assertions.js";
import { signatures } from "./certificate.js";
import { account, attesters, DEVELOPMENT_COMMITTEE } from "./keys.js";
import { H100, registerProvider } from "./provider.js";
import { FLRN } from "./units.js";

const AT_BEST = /** @type {const} */ ({ at: "best" });

/** Software devices that nobody else uses. */
const SIMULATED = [60, 61, 62];

/** What an hour of each of them costs. */
const PRICES = [(FLRN * 9n) / 10n, FLRN, (FLRN * 11n) / 10n];

/** Seconds of a development chain's period. */
const PERIOD = 12;

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** A provider whose devices are leased at three prices, certified each period, and settled as soon as certificates are final. */
export class Lessor {
	#running = true;
	/** The first thing that went wrong. @type {unknown} */
	#failed;
	/** @type {Promise<void>} */
	#work = Promise.resolve();

	/**
	 * @param {import("./chain.js").Chain} chain
	 * @param {Awaited<ReturnType<typeof registerProvider>>} provider
	 * @param {import("./keys.js").Account} tenant
	 * @param {bigint[]} leases
	 */
	constructor(chain, provider, tenant, leases) {
		this.chain = chain;
		this.provider = provider;
		this.tenant = tenant;
		this.leases = leases;
		this.#work = this.#run().catch((error) => {
			this.#failed = error;
		});
	}

	/** @param {import("./chain.js").Chain} chain @param {Awaited<ReturnType<typeof import("./bank.js").bank>>} payer */
	static async start(chain, payer) {
		const [owner, tenant] = ["//Lessor", "//Lessee"].map(account);
		// A stake and deposits.
		await payer.pay(owner, 25n * FLRN);
		// What leases cost.
		await payer.pay(tenant, 8n * FLRN);
		const provider = await registerProvider(chain, owner, "Lessor", 20n * FLRN, SIMULATED);
		const offers = [];
		for (const [position, price] of PRICES.entries()) {
			const terms = {
				price: { type: "Fixed", value: price },
				shortest: PERIOD,
				longest: 3_600,
				mode: { type: "Spot" },
				service: { availability: 0, pledge: 0n },
				attributes: { region: toHex(bytes("IS")), memory_gib: 256, interconnect: { type: "NvLink" } },
			};
			const devices = [provider.devices[position]];
			const call = chain.api.tx.Market.post_offer({ class: H100, devices, terms });
			const posted = assertCarriedOut(await chain.submit(call, owner));
			const [{ offer }] = eventsOf(posted, "Market", "OfferPosted");
			offers.push({ offer, version: 0, devices: 1 });
		}
		await chain.until("fresh devices", 60, async () => {
			const { device } = chain.api.apis.AttestationApi;
			const rows = await Promise.all(provider.devices.map((handle) => device(handle, AT_BEST)));
			return rows.every(({ fresh }) => fresh);
		});
		const rent = chain.api.tx.Market.rent({ offers, term: 2_400, funded: 2_400, limit: 2n * FLRN, least: 3 });
		const rented = assertCarriedOut(await chain.submit(rent, tenant));
		const leases = eventsOf(rented, "Market", "LeaseOpened").map(({ lease }) => lease);
		const calls = leases.map((lease) => chain.api.tx.Market.accept_lease({ lease }).decodedCall);
		assertCarriedOut(await chain.submit(chain.api.tx.Utility.batch_all({ calls }), tenant));
		return new Lessor(chain, provider, tenant, leases);
	}

	/** Fails if the work has. */
	check() {
		if (this.#failed) throw this.#failed;
	}

	async stop() {
		this.#running = false;
		await this.#work;
		await this.provider.keeper.stop();
		this.check();
	}

	async #run() {
		const { api } = this.chain;
		// The devices count from the next period on.
		const begun = await api.apis.AttestationApi.clock(AT_BEST);
		for (let last = begun.period; this.#running; ) {
			const clock = await api.apis.AttestationApi.clock(AT_BEST);
			const period = clock.certifiable;
			if (period !== undefined && period > last) {
				last = period;
				await this.#certify(period, clock.committee_epoch);
				const settled = await this.chain.submit(
					api.tx.Market.settle({ leases: this.leases }),
					this.tenant,
				);
				// Nothing is final yet.
				if (!settled.ok) assertModuleError(settled, "Market", "NothingToSettle");
			}
			await new Promise((resolve) => setTimeout(resolve, 1_000));
		}
	}

	/** Brings what the committee measured of the devices. @param {number} period @param {number} epoch */
	async #certify(period, epoch) {
		const entries = this.provider.devices.map((device) => ({
			device,
			seconds: PERIOD,
			quality: 1_000_000,
			watts: 650,
		}));
		const body = { period, round: 0, entries };
		const committee = attesters(DEVELOPMENT_COMMITTEE);
		const call = this.chain.api.tx.Attestation.submit_certificate({
			epoch,
			body,
			signatures: signatures(await this.chain.genesisHash(), epoch, body, committee),
		});
		assertCarriedOut(await this.chain.submit(call, this.provider.account));
	}
}
