import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertModuleError } from "../src/assertions.js";
import { Chain } from "../src/chain.js";
import { account } from "../src/keys.js";
import { developmentNode } from "../src/node.js";
import { COUNCIL, NOBODYS_ROOT, ORIGINS, dispatched, propose, rootReferendum } from "../src/referendum.js";

/** A certificate that nobody has: revoking it changes nothing. */
const NOBODYS_CERTIFICATE = { issuer: `0x${"5a".repeat(32)}`, serial: `0x${"01".repeat(20)}` };

/** Blocks within which the tightening track acts once the votes are there. */
const SECONDS = 6;

describe("governance", { timeout: 120_000 }, () => {
	const [alice, bob] = COUNCIL;
	const stranger = account("//Ferdie");
	/** @type {Chain} */
	let chain;

	const addRoot = () => chain.api.tx.Attestation.add_root({ root: NOBODYS_ROOT });
	const revoke = () => chain.api.tx.Attestation.revoke_certificate({ certificate: NOBODYS_CERTIFICATE });

	before(async () => {
		chain = new Chain(await developmentNode());
	});

	after(() => chain?.destroy());

	it("takes a proposal to Root's track, where it isn't decided at once", async () => {
		const index = await rootReferendum(chain);
		const info = await chain.api.query.Referenda.ReferendumInfoFor.getValue(index, { at: "best" });
		assert.equal(info.type, "Ongoing");
	});

	it("tightens within seconds of the votes", async () => {
		await propose(chain, ORIGINS.tighten, revoke(), [alice, bob]);
		const { success } = await dispatched(chain, SECONDS);
		assert.equal(success, true);
		const revoked = await chain.api.query.Attestation.Revoked.getValue(NOBODYS_CERTIFICATE, { at: "best" });
		assert.equal(typeof revoked, "number", "the period of the revocation");
	});

	it("grants nothing on the tightening track", async () => {
		await propose(chain, ORIGINS.tighten, addRoot(), [alice, bob]);
		const { success, value } = await dispatched(chain, SECONDS);
		assert.equal(success, false);
		assert.equal(value.type, "BadOrigin");
	});

	it("takes no proposal and no vote from others", async () => {
		const submission = chain.api.tx.Referenda.submit({
			proposal_origin: ORIGINS.tighten,
			proposal: { type: "Inline", value: await revoke().getEncodedData() },
			enactment_moment: { type: "After", value: 0 },
		});
		const refused = await chain.submit(submission, stranger);
		assert.equal(refused.dispatchError.type, "BadOrigin");
		const vote = chain.api.tx.CouncilCollective.vote({ poll: await rootReferendum(chain), aye: true });
		assertModuleError(await chain.submit(vote, stranger), "CouncilCollective", "NotMember");
	});

	it("lets nobody act as governance", async () => {
		for (const call of [addRoot(), revoke(), chain.api.tx.SafeMode.force_enter()]) {
			const refused = await chain.submit(call, alice);
			assert.equal(refused.dispatchError.type, "BadOrigin");
		}
	});
});
