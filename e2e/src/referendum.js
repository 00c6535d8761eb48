import { blake2b256 } from "@polkadot-labs/hdkd-helpers";
import { str, u32 } from "@polkadot-api/substrate-bindings";
import { mergeUint8, toHex } from "polkadot-api/utils";
import { assertCarriedOut, eventsOf } from "./assertions.js";
import { account } from "./keys.js";

/** Who votes on development chains. */
export const COUNCIL = ["//Alice", "//Bob", "//Charlie"].map(account);

/** What a referendum may act as, the way calls name origins. */
export const ORIGINS = {
	root: { type: "system", value: { type: "Root", value: undefined } },
	tighten: { type: "Governance", value: { type: "Tighten", value: undefined } },
};

/** A root that no manufacturer has: trusting it changes nothing. */
export const NOBODYS_ROOT = `0x${"a5".repeat(32)}`;

/** Bytes of a call that fits into a referendum; of a longer one it carries the hash. */
const LONGEST_INLINE = 128;

/** @type {Promise<number> | undefined} */
let begun;

/**
 * The referendum by which Root comes to trust it. Begun once; it is decided and enacted while other suites run.
 *
 * @param {import("./chain.js").Chain} chain
 * @returns {Promise<number>} the referendum's index
 */
export function rootReferendum(chain) {
	const call = chain.api.tx.Attestation.add_root({ root: NOBODYS_ROOT });
	begun ??= propose(chain, ORIGINS.root, call, COUNCIL.slice(1));
	return begun;
}

/**
 * Submits a call as a referendum on the track of `origin`, pays for the decision, and has `voters` agree.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {object} origin one of `ORIGINS`
 * @param {any} call a transaction, of which only the call counts
 * @param {import("./keys.js").Account[]} voters
 * @param {number} after how many blocks after its approval it is to be done, if that is more than the least time
 * @returns {Promise<number>} the referendum's index
 */
export async function propose(chain, origin, call, voters, after = 0) {
	const [member] = COUNCIL;
	const submission = chain.api.tx.Referenda.submit({
		proposal_origin: origin,
		proposal: await bounded(chain, await call.getEncodedData(), member),
		enactment_moment: { type: "After", value: after },
	});
	const submitted = assertCarriedOut(await chain.submit(submission, member));
	const [{ index }] = eventsOf(submitted, "Referenda", "Submitted");
	const deposit = chain.api.tx.Referenda.place_decision_deposit({ index });
	assertCarriedOut(await chain.submit(deposit, member));
	for (const voter of voters) {
		const vote = chain.api.tx.CouncilCollective.vote({ poll: index, aye: true });
		assertCarriedOut(await chain.submit(vote, voter));
	}
	return index;
}

/**
 * A call the way a referendum carries it: itself, or its hash and length. Then its bytes are noted first, unless they are already.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {Uint8Array} call
 * @param {import("./keys.js").Account} from who notes it
 */
async function bounded(chain, call, from) {
	if (call.length <= LONGEST_INLINE) return { type: "Inline", value: call };
	const hash = toHex(blake2b256(call));
	const noted = await chain.api.query.Preimage.RequestStatusFor.getValue(hash, { at: "best" });
	if (noted === undefined) {
		assertCarriedOut(await chain.submit(chain.api.tx.Preimage.note_preimage({ bytes: call }), from));
	}
	return { type: "Lookup", value: { hash, len: call.length } };
}

/**
 * The name under which the scheduler keeps what a referendum has decided.
 *
 * @param {number} index of the referendum
 */
export function enactmentId(index) {
	const pallet = new TextEncoder().encode("assembly");
	return toHex(blake2b256(mergeUint8([pallet, str.enc("enactment"), u32.enc(index)])));
}

/**
 * Waits until the scheduler has dispatched what these referenda decided, at most so many blocks from now.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {number[]} indices
 * @param {number} blocks
 * @returns {Promise<Map<number, { block: number, result: any }>>} for each referendum in which block that was, and what came of it
 */
export async function enacted(chain, indices, blocks) {
	const waited = new Map(indices.map((index) => [enactmentId(index), index]));
	/** @type {Map<number, { block: number, result: any }>} */
	const done = new Map();
	/** @type {Set<string>} */
	const seen = new Set();
	return chain.until(`the enactment of the referenda ${indices.join(", ")}`, blocks, async () => {
		// All that aren't final yet, since two may have come at once.
		for (const { hash, number } of await chain.client.getBestBlocks()) {
			if (seen.has(hash)) continue;
			const events = await chain.api.query.System.Events.getValue({ at: hash });
			for (const { event } of events) {
				if (event.type !== "Scheduler" || event.value.type !== "Dispatched") continue;
				const { id, result } = event.value.value;
				const index = id === undefined ? undefined : waited.get(id);
				if (index !== undefined) done.set(index, { block: number, result });
			}
			seen.add(hash);
		}
		return done.size === indices.length && done;
	});
}

/**
 * The block in which a referendum was approved.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {number} index
 * @returns {Promise<number>}
 */
export async function approvedIn(chain, index) {
	const info = await chain.api.query.Referenda.ReferendumInfoFor.getValue(index, { at: "best" });
	if (info?.type !== "Approved") throw new Error(`referendum ${index} is ${info?.type}, not approved`);
	return info.value[0];
}

/**
 * Waits until the scheduler has dispatched something in a block, at most so many blocks from now.
 *
 * @param {import("./chain.js").Chain} chain
 * @param {number} blocks
 * @returns {Promise<any>} what came of it
 */
export function dispatched(chain, blocks) {
	return chain.until("an enactment", blocks, async ({ hash }) => {
		const events = await chain.api.query.System.Events.getValue({ at: hash });
		return events
			.map((/** @type {any} */ { event }) => event)
			.filter(
				(/** @type {any} */ { type, value }) =>
					type === "Scheduler" && value.type === "Dispatched" && value.value.id !== undefined,
			)
			.map((/** @type {any} */ { value }) => value.value.result)
			.at(0);
	});
}
