import { after } from "node:test";

/** Longer than any of it takes to end, short enough to be waited for. */
const END_TIMEOUT_MS = 120_000;

/** What goes on until the last suite has run, in the order in which it began. @type {Promise<{ stop(): Promise<void> }>[]} */
const running = [];

/**
 * Has what suites share stopped after the last of them. What began later may work through what began before, so it stops first.
 *
 * @template {{ stop(): Promise<void> }} T
 * @param {Promise<T>} started
 */
export function untilTheEnd(started) {
	running.push(started);
	return started;
}

after(
	async () => {
		const failures = [];
		for (const started of running.reverse()) {
			// Who asked for it was told why it didn't start.
			const work = await started.catch(() => undefined);
			await work?.stop().catch((error) => failures.push(error));
		}
		if (failures.length > 0) throw failures[0];
	},
	{ timeout: END_TIMEOUT_MS },
);
