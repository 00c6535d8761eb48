import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

/** Longer than any of it takes to end. */
const END_TIMEOUT_MS = 60_000;

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

/** Ends something, or fails if that takes too long. @param {Promise<{ stop(): Promise<void> }>} started */
async function end(started) {
	// Who asked for it was told why it didn't start.
	const ended = started.then(
		(work) => work.stop(),
		() => undefined,
	);
	const late = sleep(END_TIMEOUT_MS, undefined, { ref: false }).then(() => {
		throw new Error(`something that suites share didn't end within ${END_TIMEOUT_MS / 1_000} s`);
	});
	await Promise.race([ended, late]);
}

after(async () => {
	const failures = [];
	for (const started of running.reverse()) await end(started).catch((error) => failures.push(error));
	if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join("; "));
});
