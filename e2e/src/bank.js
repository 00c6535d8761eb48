import { assertCarriedOut } from "./assertions.js";
import { Chain } from "./chain.js";
import { account } from "./keys.js";
import { developmentNode } from "./node.js";
import { untilTheEnd } from "./shared.js";
import { FLRN } from "./units.js";

/** What it has to give. */
const FUNDS = 400n * FLRN;

/** @type {Promise<Bank> | undefined} */
let shared;

/** Pays for accounts that several suites use, or that begin while others run: from an account of its own, because each suite counts the transactions of its accounts by itself. */
export function bank() {
	shared ??= untilTheEnd(Bank.start());
	return shared;
}

class Bank {
	#account = account("//Banker");

	/** @param {Chain} chain */
	constructor(chain) {
		this.chain = chain;
	}

	static async start() {
		return Chain.working(await developmentNode(), async (chain) => {
			const bank = new Bank(chain);
			await bank.#transfer(account("//Ferdie"), bank.#account, FUNDS);
			return bank;
		});
	}

	/** @param {{ address: string }} to @param {bigint} amount */
	pay(to, amount) {
		return this.#transfer(this.#account, to, amount);
	}

	async stop() {
		this.chain.destroy();
	}

	/** @param {import("./keys.js").Account} from @param {{ address: string }} to @param {bigint} value */
	async #transfer(from, to, value) {
		const call = this.chain.api.tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: to.address }, value });
		assertCarriedOut(await this.chain.submit(call, from));
	}
}
