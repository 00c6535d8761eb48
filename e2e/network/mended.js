import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { assertCarriedOut, assertModuleError } from "../src/assertions.js";
import { account } from "../src/keys.js";
import { COUNCIL, ORIGINS, approvedIn, enacted, propose } from "../src/referendum.js";
import { apply, networkChain, runtime } from "../src/upgrade.js";
import { FLRN } from "../src/units.js";

/** Preparation, confirmation and least enactment time of a development chain, with blocks to spare. */
const BLOCKS = 60;

/** Blocks between the authorisation of the runtime and the end of the halt: time to bring the runtime and look at it. */
const TO_BRING_IT = 20;

const AT_BEST = /** @type {const} */ ({ at: "best" });

describe("a chain whose migration has failed", { timeout: 550_000 }, () => {
	const anybody = account("//Ferdie");
	const chain = networkChain();

	const transfer = () =>
		chain.api.tx.Balances.transfer_keep_alive({
			dest: { type: "Id", value: account("//Dave").address },
			value: FLRN,
		});
	const haltedUntil = () => chain.api.query.SafeMode.EnteredUntil.getValue(AT_BEST);

	after(() => chain.destroy());

	it("is halted without an end, and refuses transfers", async () => {
		assert.equal(await haltedUntil(), 2 ** 32 - 1);
		assertModuleError(await chain.submit(transfer(), anybody), "System", "CallFiltered");
	});

	it("isn't stuck in the migration", async () => {
		assert.equal(await chain.api.query.MultiBlockMigrations.Cursor.getValue(AT_BEST), undefined);
	});

	it("gets another runtime and goes on by two referenda", async () => {
		const { code, hash } = runtime();
		const { enactment } = await chain.api.query.Governance.Params.getValue(AT_BEST);
		const voters = COUNCIL.slice(1);
		const authorise = chain.api.tx.System.authorize_upgrade({ code_hash: hash });
		const exit = chain.api.tx.SafeMode.force_exit();
		const mending = await propose(chain, ORIGINS.root, authorise, voters);
		const ending = await propose(chain, ORIGINS.root, exit, voters, enactment + TO_BRING_IT);

		const authorised = (await enacted(chain, [mending], BLOCKS)).get(mending);
		assert.equal(authorised?.result.success, true);
		assert.notEqual(await haltedUntil(), undefined, "the halt is over before there is a sound runtime");
		await apply(chain, code, anybody);

		const ended = (await enacted(chain, [ending], BLOCKS + TO_BRING_IT)).get(ending);
		assert.equal(ended?.result.success, true);
		assert.ok((ended?.block ?? 0) >= (await approvedIn(chain, ending)) + enactment + TO_BRING_IT);
		assert.equal(await haltedUntil(), undefined);
	});

	it("takes transfers again", async () => {
		assertCarriedOut(await chain.submit(transfer(), anybody));
	});
});
