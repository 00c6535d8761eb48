import assert from "node:assert/strict";
import { jsonSerialize } from "polkadot-api/utils";

const show = (/** @type {unknown} */ value) => JSON.stringify(value, jsonSerialize);

/**
 * The transaction was carried out.
 *
 * @param {any} outcome of `Chain.submit`
 */
export function assertCarriedOut(outcome) {
	assert.ok(outcome.ok, `refused with ${show(outcome.dispatchError)}`);
	return outcome;
}

/**
 * The transaction was included, and its call refused with this error of this pallet.
 *
 * @param {any} outcome of `Chain.submit`
 * @param {string} pallet
 * @param {string} error
 * @returns {any} what the error carries
 */
export function assertModuleError(outcome, pallet, error) {
	assert.equal(outcome.ok, false, `carried out instead of refused with ${pallet}.${error}`);
	const { type, value } = outcome.dispatchError;
	const found = type === "Module" ? `${value.type}.${value.value.type}` : show(outcome.dispatchError);
	assert.equal(found, `${pallet}.${error}`);
	return value.value.value;
}

/**
 * The events of one kind that the transaction emitted.
 *
 * @param {any} outcome of `Chain.submit`
 * @param {string} pallet
 * @param {string} event
 * @returns {any[]} their fields
 */
export function eventsOf(outcome, pallet, event) {
	return outcome.events
		.filter((/** @type {any} */ { type, value }) => type === pallet && value.type === event)
		.map((/** @type {any} */ { value }) => value.value);
}
