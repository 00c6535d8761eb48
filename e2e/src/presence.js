import { presenceNonce, softwareEvidence } from "./evidence.js";

/**
 * A software device on the chain.
 *
 * @typedef {object} Device
 * @property {number} index its handle on the chain
 * @property {string} id its identity
 * @property {number} simulated which software device it is
 */

/** Proves the presence of a provider's devices whenever they are challenged, as a provider's daemon would. */
export class PresenceKeeper {
	/** The (device, period) pairs that have been answered. @type {Set<string>} */
	#answered = new Set();
	/** @type {Promise<void>[]} */
	#underway = [];
	/** Every proof that was sent, with what came of it. @type {any[]} */
	answers = [];
	/**
	 * Called with each challenge that is about to be answered.
	 *
	 * @type {(device: Device, challenge: any) => void}
	 */
	onChallenge = () => {};

	/**
	 * @param {import("./chain.js").Chain} chain
	 * @param {import("./keys.js").Account} provider
	 * @param {Device[]} devices
	 */
	constructor(chain, provider, devices) {
		this.chain = chain;
		this.provider = provider;
		this.devices = devices;
	}

	/** Starts to look at every block. */
	start() {
		this.subscription = this.chain.client.bestBlocks$.subscribe(() => {
			this.#underway.push(this.#look());
		});
	}

	/** Stops, and fails if anything failed on the way. */
	async stop() {
		this.subscription?.unsubscribe();
		await Promise.all(this.#underway);
	}

	/**
	 * The call that proves the presence of `device`, as `prover` would send it.
	 *
	 * @param {Device} device
	 * @param {{ period: number, challenge_block: number }} challenge
	 * @param {import("./keys.js").Account} prover
	 */
	async proof(device, challenge, prover) {
		const hash = await this.chain.rpc("chain_getBlockHash", challenge.challenge_block);
		const nonce = presenceNonce(
			await this.chain.genesisHash(),
			device.id,
			challenge.period,
			hash,
			prover.publicKey,
		);
		const { report } = await softwareEvidence(device.simulated, nonce);
		return this.chain.api.tx.Attestation.prove_presence({
			device: device.index,
			period: challenge.period,
			report,
		});
	}

	async #look() {
		const { number } = await this.chain.best();
		await Promise.all(this.devices.map((device) => this.#answer(device, number)));
	}

	/** @param {Device} device @param {number} block the best one's number */
	async #answer(device, block) {
		const challenges = await this.chain.api.apis.AttestationApi.challenges(device.index, {
			at: "best",
		});
		for (const challenge of challenges) {
			const key = `${device.index}/${challenge.period}`;
			const open = block >= challenge.challenge_block && block < challenge.last_block;
			if (!challenge.challenged || challenge.proven || !open || this.#answered.has(key)) continue;
			this.#answered.add(key);
			this.onChallenge(device, challenge);
			const proof = await this.proof(device, challenge, this.provider);
			this.answers.push({ device, challenge, outcome: await this.chain.submit(proof, this.provider) });
		}
	}
}
