import { after } from "node:test";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, eventsOf } from "./assertions.js";
import { signatures } from "./certificate.js";
import { Chain } from "./chain.js";
import { registrationNonce, softwareEvidence } from "./evidence.js";
import { DEVELOPMENT_COMMITTEE, account, attesters } from "./keys.js";
import { developmentNode } from "./node.js";
import { PresenceKeeper } from "./presence.js";
import { FLRN } from "./units.js";

/** The class of software devices, by the policy of the development preset. */
export const H100 = 1;

/** Who pays for the rest: an account that no other suite sends from, for each counts its transactions by itself. */
export const BANKER = account("//Banker");

/** What is put at stake, and the software devices that no other suite uses. */
const ISSUERS = [
	{ path: "//Issuer", stake: 20n * FLRN, simulated: [40, 41] },
	{ path: "//Runaway", stake: FLRN, simulated: [42, 43] },
];

const AT_BEST = /** @type {const} */ ({ at: "best" });

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @type {Promise<Issuers> | undefined} */
let shared;

/**
 * Two providers that come to owe hours. Work takes a minute and a half to mature, so it starts when it is first asked for, goes on
 * while other suites run, and ends after the last of them.
 */
export function issuers() {
	shared ??= Issuers.start();
	return shared;
}

after(async () => (await shared?.catch(() => undefined))?.stop());

/**
 * @typedef {object} Issuer
 * @property {import("./keys.js").Account} account
 * @property {number[]} devices
 * @property {PresenceKeeper} keeper
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
		this.committee = attesters(DEVELOPMENT_COMMITTEE);
		this.subscription = chain.client.bestBlocks$.subscribe(() => {
			this.#work = this.#work.then(() => this.#certify());
		});
	}

	static async start() {
		const chain = new Chain(await developmentNode());
		const genesis = await chain.genesisHash();
		const transfer = (/** @type {import("./keys.js").Account} */ to, /** @type {bigint} */ value) =>
			chain.api.tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: to.address }, value });
		assertCarriedOut(await chain.submit(transfer(BANKER, 200n * FLRN), account("//Ferdie")));
		const list = [];
		for (const { path, stake, simulated } of ISSUERS) {
			const who = account(path);
			assertCarriedOut(await chain.submit(transfer(who, 2n * stake), BANKER));
			list.push(await Issuers.#register(chain, genesis, who, stake, simulated));
		}
		return new Issuers(chain, genesis, list);
	}

	/**
	 * @param {Chain} chain
	 * @param {string} genesis
	 * @param {import("./keys.js").Account} who
	 * @param {bigint} stake
	 * @param {number[]} simulated
	 * @returns {Promise<Issuer>}
	 */
	static async #register(chain, genesis, who, stake, simulated) {
		const metadata = {
			name: bytes("Issuer"),
			endpoint: bytes("https://issuer.example"),
			region: toHex(bytes("IS")),
			attributes: [],
		};
		const block = await chain.best();
		const nonce = registrationNonce(genesis, who.publicKey, block.hash);
		const calls = [chain.api.tx.Providers.register({ metadata, stake }).decodedCall];
		for (const index of simulated) {
			const evidence = await softwareEvidence(index, nonce);
			const call = { class: H100, ...evidence, block: block.number };
			calls.push(chain.api.tx.Attestation.register_device(call).decodedCall);
		}
		const batch = chain.api.tx.Utility.batch_all({ calls });
		const registered = assertCarriedOut(await chain.submit(batch, who));
		const known = eventsOf(registered, "Attestation", "DeviceRegistered").map(
			({ device: index, id }, position) => ({ index, id, simulated: simulated[position] }),
		);
		const keeper = new PresenceKeeper(chain, who, known);
		keeper.start();
		return { account: who, devices: known.map(({ index }) => index), keeper };
	}

	/** Ends the work, and fails if anything failed on the way. */
	async stop() {
		this.subscription.unsubscribe();
		await this.#work;
		await this.honest.keeper.stop();
		await this.runaway.keeper.stop();
		this.chain.destroy();
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
