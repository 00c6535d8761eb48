import { bank } from "./bank.js";
import { signatures } from "./certificate.js";
import { Chain } from "./chain.js";
import { DEVELOPMENT_COMMITTEE, account, attesters } from "./keys.js";
import { developmentNode } from "./node.js";
import { registerProvider } from "./provider.js";
import { untilTheEnd } from "./shared.js";
import { FLRN } from "./units.js";

/** What is put at stake, and the software devices that no other suite uses. */
const ISSUERS = [
	{ path: "//Issuer", stake: 20n * FLRN, simulated: [40, 41] },
	{ path: "//Runaway", stake: FLRN, simulated: [42, 43] },
];

const AT_BEST = /** @type {const} */ ({ at: "best" });

/** @type {Promise<Issuers> | undefined} */
let shared;

/**
 * Two providers that come to owe hours. Work takes a minute and a half to mature, so it starts when it is first asked for, goes on
 * while other suites run, and ends after the last of them.
 */
export function issuers() {
	shared ??= untilTheEnd(Issuers.start());
	return shared;
}

/**
 * @typedef {object} Issuer
 * @property {import("./keys.js").Account} account
 * @property {number[]} devices
 * @property {import("./presence.js").PresenceKeeper} keeper
 */

class Issuers {
	/** The last period that was certified. */
	#last = 0;
	/** What is underway, one after the other. @type {Promise<void>} */
	#work = Promise.resolve();

	/** @param {Chain} chain @param {string} genesis @param {Issuer[]} list */
	constructor(chain, genesis, list) {
		this.chain = chain;
		this.genesis = genesis;
		const [honest, runaway] = list;
		this.honest = honest;
		this.runaway = runaway;
		// As many as have to sign. The last one's seconds are counted by the suite in which it signs late.
		this.committee = attesters(DEVELOPMENT_COMMITTEE).slice(0, 3);
		this.subscription = chain.client.bestBlocks$.subscribe(() => {
			this.#work = this.#work.then(() => this.#certify());
		});
	}

	static async start() {
		const payer = await bank();
		return Chain.working(await developmentNode(), async (chain) => {
			const genesis = await chain.genesisHash();
			const list = [];
			for (const { path, stake, simulated } of ISSUERS) {
				const who = account(path);
				await payer.pay(who, 2n * stake);
				list.push(await registerProvider(chain, who, "Issuer", stake, simulated));
			}
			return new Issuers(chain, genesis, list);
		});
	}

	/** Ends the work, and fails if anything failed on the way. */
	async stop() {
		this.subscription.unsubscribe();
		try {
			await this.#work;
			await this.honest.keeper.stop();
			await this.runaway.keeper.stop();
		} finally {
			this.chain.destroy();
		}
	}

	/** Whether no device of an issuer has missed a challenge. @param {Issuer} issuer */
	async areFresh(issuer) {
		const { device } = this.chain.api.apis.AttestationApi;
		const rows = await Promise.all(issuer.devices.map((index) => device(index, AT_BEST)));
		return rows.every(({ fresh }) => fresh);
	}

	/** What may be minted for the devices of an issuer now, in microseconds of device time. @param {Issuer} issuer */
	async matured(issuer) {
		// Who missed a challenge has no capacity until the next proof.
		if (!(await this.areFresh(issuer))) return 0n;
		let sum = 0n;
		for (const index of issuer.devices) {
			const { matured } = await this.chain.api.apis.AttestationApi.device(index, AT_BEST);
			sum += matured.previous.time + matured.current.time;
		}
		return sum;
	}

	/** Brings what the committee measured once no more proofs can come for a period: that all devices ran all the time. */
	async #certify() {
		const clock = await this.chain.api.apis.AttestationApi.clock(AT_BEST);
		const period = clock.certifiable;
		if (period === undefined || period <= this.#last) return;
		this.#last = period;
		const entries = [...this.honest.devices, ...this.runaway.devices].map((device) => ({
			device,
			seconds: clock.period_seconds,
			quality: 1_000_000,
			watts: 650,
		}));
		const epoch = clock.committee_epoch;
		const body = { period, round: 0, entries };
		const call = this.chain.api.tx.Attestation.submit_certificate({
			epoch,
			body,
			signatures: signatures(this.genesis, epoch, body, this.committee),
		});
		await this.chain.submit(call, this.honest.account);
	}
}
