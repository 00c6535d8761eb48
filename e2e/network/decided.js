import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, assertModuleError } from "../src/assertions.js";
import { possessionPayload } from "../src/certificate.js";
import { DEVELOPMENT_COMMITTEE, account, attesters } from "../src/keys.js";
import { COUNCIL, ORIGINS, approvedIn, enacted, propose } from "../src/referendum.js";
import { apply, networkChain, runtime, specVersion } from "../src/upgrade.js";

/** Preparation, confirmation and least enactment time of a development chain, with blocks to spare for a busy machine. */
const BLOCKS = 80;

/** Blocks within which the tightening track acts once the votes are there. */
const SECONDS = 20;

/** A unit of numbers with 18 decimals. */
const ONE = 10n ** 18n;

const SLUG = "l40s";

const AT_BEST = /** @type {const} */ ({ at: "best" });

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

describe("a network's council", { timeout: 550_000 }, () => {
	const [alice, bob] = COUNCIL;
	/** Bonds the new attester, and brings the runtime: neither takes an office. */
	const anybody = account("//Ferdie");
	const [newcomer] = attesters(["//Attester//newcomer"]);
	const { code, hash } = runtime();
	const chain = networkChain();
	/** What the council is to do: the call, and what shows in the state whether it was done. @type {Record<string, { call: any, done: () => Promise<boolean> }>} */
	let acts;
	/** @type {number} */
	let versionBefore;

	const query = () => chain.api.query;

	/** Of every act whether it was done. */
	const state = async () => {
		const names = Object.keys(acts);
		const done = await Promise.all(names.map((name) => acts[name].done()));
		return Object.fromEntries(names.map((name, place) => [name, done[place]]));
	};

	const all = (/** @type {boolean} */ done) => Object.fromEntries(Object.keys(acts).map((name) => [name, done]));

	/** Puts every act to the vote at once: the indices of the referenda. */
	const proposeAll = async (/** @type {object} */ origin, /** @type {import("../src/keys.js").Account[]} */ voters) => {
		const calls = Object.values(acts).map(({ call }) => call);
		return Promise.all(calls.map((call) => propose(chain, origin, call, voters)));
	};

	before(async () => {
		versionBefore = await specVersion(chain);
		const { epoch } = await query().Attestation.CurrentCommittee.getValue(AT_BEST);
		const [policy] = await query().Attestation.FirmwarePolicy.getEntries(AT_BEST);
		const h200 = await query().Catalog.Slugs.getValue(bytes("h200"), AT_BEST);
		assert.notEqual(policy.value.class, h200);
		const stay = attesters(DEVELOPMENT_COMMITTEE.slice(1));
		const members = [...stay, newcomer].map(({ publicKey }) => toHex(publicKey)).sort();
		const { tx } = chain.api;
		acts = {
			"a class is added": {
				call: tx.Catalog.add_class({
					class: {
						slug: bytes(SLUG),
						name: bytes("NVIDIA L40S 48 GB"),
						hardware: {
							kind: { type: "Gpu", value: undefined },
							architecture: undefined,
							tflops: 362,
							memory_gib: 48,
							board_watts: 350,
						},
						valuation: {
							credit_factor: (ONE * 2n) / 5n,
							mintable: false,
							prices: { per_hour: 2n * ONE, per_tflop_hour: ONE / 100n, per_gib_hour: ONE / 25n },
							provisional: true,
						},
					},
				}),
				done: async () => (await query().Catalog.Slugs.getValue(bytes(SLUG), AT_BEST)) !== undefined,
			},
			"a firmware belongs to another class": {
				call: tx.Attestation.set_policy({ firmware: policy.value.firmware, class: h200 }),
				done: async () => {
					const [{ value }] = await query().Attestation.FirmwarePolicy.getEntries(AT_BEST);
					return value.class === h200;
				},
			},
			"an attester is replaced": {
				call: tx.Attestation.set_attesters({ attesters: members }),
				done: async () => (await query().Attestation.CurrentCommittee.getValue(AT_BEST)).epoch > epoch,
			},
			"a runtime is authorised": {
				call: tx.System.authorize_upgrade({ code_hash: hash }),
				done: async () => (await query().System.AuthorizedUpgrade.getValue(AT_BEST))?.code_hash === hash,
			},
		};
	});

	after(() => chain.destroy());

	it("finds a new attester whom somebody has bonded", async () => {
		const possession = toHex(newcomer.sign(possessionPayload(await chain.genesisHash(), anybody.publicKey)));
		const bond = chain.api.tx.Attestation.bond_attester({ attester: toHex(newcomer.publicKey), possession });
		assertCarriedOut(await chain.submit(bond, anybody));
	});

	it("does nothing by the signature of one member", async () => {
		for (const { call } of Object.values(acts)) {
			const refused = await chain.submit(call, bob);
			assert.equal(refused.ok, false);
			assert.equal(refused.dispatchError.type, "BadOrigin");
		}
		assert.deepEqual(await state(), all(false));
	});

	it("grants nothing on the track that only takes away", async () => {
		// The last vote of each begins the confirmation, so all have to be watched from before it.
		const [member, other] = [alice, bob];
		const indices = await proposeAll(ORIGINS.tighten, [member]);
		const results = enacted(chain, indices, SECONDS);
		const votes = indices.map((poll) =>
			chain.submit(chain.api.tx.CouncilCollective.vote({ poll, aye: true }), other),
		);
		for (const vote of await Promise.all(votes)) assertCarriedOut(vote);
		for (const [index, { result }] of await results) {
			assert.equal(result.success, false, `referendum ${index}`);
			assert.equal(result.value.type, "BadOrigin", `referendum ${index}`);
		}
		assert.deepEqual(await state(), all(false));
	});

	it("does it as Root, and not before the least enactment time is over", async () => {
		const { enactment } = await query().Governance.Params.getValue(AT_BEST);
		const indices = await proposeAll(ORIGINS.root, COUNCIL.slice(1));
		assert.deepEqual(await state(), all(false));
		const results = await enacted(chain, indices, BLOCKS);
		for (const [index, { block, result }] of results) {
			assert.equal(result.success, true, `referendum ${index}`);
			const approved = await approvedIn(chain, index);
			assert.ok(block >= approved + enactment, `approved in ${approved}, done in ${block}`);
		}
		assert.deepEqual(await state(), all(true));
		const { members } = await query().Attestation.CurrentCommittee.getValue(AT_BEST);
		assert.ok(members.includes(toHex(newcomer.publicKey)));
	});

	it("changes no runtime by deciding on it, and lets nobody bring another one", async () => {
		assert.equal(await specVersion(chain), versionBefore);
		const other = chain.api.tx.System.apply_authorized_upgrade({ code: code.slice(1) });
		assertModuleError(await chain.submit(other, anybody), "System", "Unauthorized");
		assert.equal(await specVersion(chain), versionBefore);
	});

	it("has the runtime that anybody brings", async () => {
		await apply(chain, code, anybody);
		assert.ok((await specVersion(chain)) > versionBefore);
		const remark = chain.api.tx.System.remark({ remark: bytes("by the new runtime") });
		assertCarriedOut(await chain.submit(remark, anybody));
	});
});
