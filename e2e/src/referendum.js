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
 * @returns {Promise<number>} the referendum's index
 */
export async function propose(chain, origin, call, voters) {
	const [member] = COUNCIL;
	const submission = chain.api.tx.Referenda.submit({
		proposal_origin: origin,
		proposal: { type: "Inline", value: await call.getEncodedData() },
		enactment_moment: { type: "After", value: 0 },
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
