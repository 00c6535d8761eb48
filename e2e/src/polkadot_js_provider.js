import { toHex } from "polkadot-api/utils";
import { signatures } from "./certificate.js";
import { presenceNonce, registrationNonce, softwareEvidence } from "./evidence.js";
import { DEVELOPMENT_COMMITTEE, attesters } from "./keys.js";
import { developmentNode } from "./node.js";
import { connect, eventsOf, pair, submit } from "./polkadot_js.js";
import { untilTheEnd } from "./shared.js";
import { FLRN } from "./units.js";

/** A software device that no other suite uses. */
const SIMULATED = 20;

/** The class of software devices, by the policy of the development preset: the H100. */
export const CLASS = 1;
/** What the provider puts down. */
export const STAKE = 50n * FLRN;
/** What the committee measures of its device, in parts per million of its class's speed. */
export const QUALITY = 900_000;
const WATTS = 600;

const PAIR = pair("//Dave");
const METADATA = {
	name: "Dave's machines",
	endpoint: "https://dave.example",
	region: "0x4649",
	attributes: [{ key: "network", value: "100 Gbit/s" }],
};

/** @type {Promise<Provider> | undefined} */
let shared;

/**
 * A provider whose software is polkadot.js. Work takes a minute and a half to mature, so it starts when it is first asked for,
 * goes on while other suites run, and ends after the last of them.
 */
export function polkadotJsProvider() {
	shared ??= untilTheEnd(Provider.start());
	return shared;
}

/** @param {any} api @returns {string} */
const genesisOf = (api) => api.genesisHash.toHex();

/** Registers the software device with its evidence. @param {any} api */
async function registerDevice(api) {
	const head = await api.rpc.chain.getHeader();
	const nonce = registrationNonce(genesisOf(api), PAIR.publicKey, head.hash.toHex());
	const { chain, report } = await softwareEvidence(SIMULATED, nonce);
	const block = head.number.toNumber();
	// As hexadecimals: polkadot.js takes bytes for an encoding with its length in front.
	const call = api.tx.attestation.registerDevice(CLASS, chain.map(toHex), toHex(report), block);
	return submit(api, call, PAIR);
}

class Provider {
	pair = PAIR;
	committee = attesters(DEVELOPMENT_COMMITTEE);
	/** The periods whose challenge was answered. @type {Set<number>} */
	#answered = new Set();
	/** What is underway, one after the other. @type {Promise<void>} */
	#work = Promise.resolve();
	/** Whether the certificate was sent. */
	#certified = false;
	/** The first thing that failed in the background. @type {unknown} */
	trouble;

	/**
	 * @param {any} api
	 * @param {{ registration: any, deviceRegistration: any }} outcomes of what it sent so far
	 * @param {number} first the first period that may be certified as a whole
	 */
	constructor(api, { registration, deviceRegistration }, first) {
		this.api = api;
		this.registration = registration;
		this.deviceRegistration = deviceRegistration;
		this.first = first;
		const [{ device, id }] = eventsOf(deviceRegistration.events, "attestation", "DeviceRegistered");
		this.device = { index: device.toNumber(), id: id.toHex() };
		/** What came of the certificate; fails with whatever fails on the way to it. @type {Promise<any>} */
		this.certificate = new Promise((resolve, reject) => {
			this.taken = resolve;
			this.failed = reject;
		});
		// Looked at by the suite that waits for it.
		this.certificate.catch(() => {});
		this.heads = api.rpc.chain.subscribeNewHeads((/** @type {any} */ head) => {
			this.#work = this.#work.then(() => this.#look(head)).catch((error) => {
				this.trouble ??= error;
				this.failed?.(error);
			});
		});
	}

	/** Registers provider and device, and goes on in the background. */
	static async start() {
		const api = await connect(await developmentNode());
		try {
			const registration = await submit(api, api.tx.providers.register(METADATA, STAKE), PAIR);
			const deviceRegistration = await registerDevice(api);
			const failure = registration.error ?? deviceRegistration.error;
			if (failure) throw new Error(`the provider isn't set up: ${failure}`);
			const { period } = await api.call.attestationApi.clock();
			return new Provider(api, { registration, deviceRegistration }, period.toNumber() + 1);
		} catch (error) {
			await api.disconnect();
			throw error;
		}
	}

	/** Ends the work, and fails if anything failed on the way. */
	async stop() {
		(await this.heads)();
		await this.#work;
		await this.api.disconnect();
		if (this.trouble) throw this.trouble;
	}

	async #look(/** @type {any} */ head) {
		await this.#provePresence(head.number.toNumber());
		await this.#certify();
	}

	/** @param {number} block */
	async #provePresence(block) {
		const { index, id } = this.device;
		for (const challenge of await this.api.call.attestationApi.challenges(index)) {
			const [period, asked] = [challenge.period.toNumber(), challenge.challengeBlock.toNumber()];
			const open = block >= asked && block < challenge.lastBlock.toNumber();
			const due = challenge.challenged.isTrue && challenge.proven.isFalse && open;
			if (!due || this.#answered.has(period)) continue;
			this.#answered.add(period);
			const hash = (await this.api.rpc.chain.getBlockHash(asked)).toHex();
			const nonce = presenceNonce(genesisOf(this.api), id, period, hash, this.pair.publicKey);
			const { report } = await softwareEvidence(SIMULATED, nonce);
			const call = this.api.tx.attestation.provePresence(index, period, toHex(report));
			const { error } = await submit(this.api, call, this.pair);
			if (error) throw new Error(`the proof of presence for period ${period} was refused: ${error}`);
		}
	}

	/** Brings one certificate, of the first whole period after the registration, once no more proofs can come for it. */
	async #certify() {
		if (this.#certified) return;
		const clock = await this.api.call.attestationApi.clock();
		const period = clock.certifiable.unwrapOr(undefined)?.toNumber();
		if (period === undefined || period < this.first) return;
		this.#certified = true;
		const seconds = clock.periodSeconds.toNumber();
		const entries = [{ device: this.device.index, seconds, quality: QUALITY, watts: WATTS }];
		const body = { period, round: 0, entries };
		const epoch = clock.committeeEpoch.toNumber();
		const signed = signatures(genesisOf(this.api), epoch, body, this.committee);
		const call = this.api.tx.attestation.submitCertificate(epoch, body, signed);
		this.taken?.({ period, seconds, ...(await submit(this.api, call, this.pair)) });
	}
}
