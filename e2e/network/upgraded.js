import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { account } from "../src/keys.js";
import { COUNCIL, ORIGINS, enacted, propose } from "../src/referendum.js";
import { apply, networkChain, runtime } from "../src/upgrade.js";

/** Preparation, confirmation and least enactment time of a development chain, with blocks to spare. */
const BLOCKS = 60;

describe("an upgrade of the runtime", { timeout: 400_000 }, () => {
	const chain = networkChain();

	after(() => chain.destroy());

	it("is decided by the council and brought by anybody", async () => {
		const { code, hash } = runtime();
		const authorise = chain.api.tx.System.authorize_upgrade({ code_hash: hash });
		const index = await propose(chain, ORIGINS.root, authorise, COUNCIL.slice(1));
		const done = await enacted(chain, [index], BLOCKS);
		assert.equal(done.get(index)?.result.success, true);
		await apply(chain, code, account("//Ferdie"));
	});
});
