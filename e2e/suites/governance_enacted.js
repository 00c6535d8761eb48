import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Chain } from "../src/chain.js";
import { developmentNode } from "../src/node.js";
import { NOBODYS_ROOT, rootReferendum } from "../src/referendum.js";

/** Preparation, confirmation and least enactment time of a development chain, with some blocks to spare. */
const BLOCKS = 50;

describe("what governance decided", { timeout: 150_000 }, () => {
	/** @type {Chain} */
	let chain;

	before(async () => {
		chain = new Chain(await developmentNode());
	});

	after(() => chain?.destroy());

	it("is done by Root, and not before the least enactment time is over", async () => {
		const index = await rootReferendum(chain);
		const roots = await chain.until("Root's act", BLOCKS, async ({ hash }) => {
			const trusted = await chain.api.query.Attestation.TrustedRoots.getValue({ at: hash });
			return trusted.includes(NOBODYS_ROOT) && trusted;
		});
		assert.equal(roots.at(-1), NOBODYS_ROOT);
		const info = await chain.api.query.Referenda.ReferendumInfoFor.getValue(index, { at: "best" });
		assert.equal(info.type, "Approved");
		const [decided] = info.value;
		const { enactment } = await chain.api.query.Governance.Params.getValue({ at: "best" });
		const { number } = await chain.best();
		assert.ok(number >= decided + enactment, `decided in ${decided}, done by ${number}`);
	});
});
