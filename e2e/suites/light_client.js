import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { InvalidTxError } from "polkadot-api";
import { assertCarriedOut, eventsOf } from "../src/assertions.js";
import { Chain } from "../src/chain.js";
import { account } from "../src/keys.js";
import { LightClient, specificationFor } from "../src/light_client.js";
import { developmentNode } from "../src/node.js";
import { FLRN } from "../src/units.js";

/** Finalized blocks that are compared. */
const BLOCKS = 3;

describe("a light client", { timeout: 120_000 }, () => {
	const ferdie = account("//Ferdie");
	/** @type {Chain} */
	let full;
	/** @type {LightClient} */
	let light;
	/** The full node's finalized block before the light client started. @type {{ number: number, hash: string }} */
	let earlier;

	/** The next blocks that the light client holds for final. @returns {Promise<{ number: number, hash: string }[]>} */
	const finalized = (/** @type {number} */ count) =>
		new Promise((resolve, reject) => {
			/** @type {{ number: number, hash: string }[]} */
			const seen = [];
			const subscription = light.chain.client.finalizedBlock$.subscribe({
				next: ({ number, hash }) => {
					if (seen.length === count) return;
					seen.push({ number, hash });
					if (seen.length < count) return;
					resolve(seen);
					queueMicrotask(() => subscription.unsubscribe());
				},
				error: reject,
			});
		});

	const transfer = (/** @type {bigint} */ value) =>
		light.chain.api.tx.Balances.transfer_keep_alive({
			dest: { type: "Id", value: account("//Charlie").address },
			value,
		});

	before(async () => {
		const node = await developmentNode();
		full = new Chain(node);
		earlier = await full.client.getFinalizedBlock();
		light = new LightClient(node, await specificationFor(node));
	});

	after(async () => {
		full?.destroy();
		await light?.stop();
	});

	it("syncs past what the full node had finalized, block by block the same", async () => {
		const blocks = await finalized(BLOCKS);
		assert.ok(blocks[BLOCKS - 1].number > earlier.number);
		const final = await full.rpc("chain_getHeader", await full.rpc("chain_getFinalizedHead"));
		for (const [index, { number, hash }] of blocks.entries()) {
			assert.equal(number, blocks[0].number + index);
			assert.ok(number <= Number(final.number), `the full node has not finalized ${number} yet`);
			assert.equal(hash, await full.rpc("chain_getBlockHash", number));
		}
	});

	it("knows the chain by the genesis block that the specification makes", async () => {
		assert.equal(await light.chain.genesisHash(), await full.genesisHash());
	});

	it("reads state and calls the runtime with proofs, to the same results as the full node", async () => {
		const { hash: at } = await light.chain.client.getFinalizedBlock();
		const release = light.chain.client.hodlBlock(at);
		const read = (/** @type {Chain} */ { api }) =>
			Promise.all([
				api.query.System.Account.getValue(ferdie.address, { at }),
				api.query.Catalog.Classes.getValue(1, { at }),
				api.apis.IssuanceApi.backing({ at }),
			]);
		const [throughLight, throughFull] = [await read(light.chain), await read(full)];
		release();
		assert.ok(throughLight[0].data.free > 0n);
		assert.deepEqual(throughLight, throughFull);
	});

	it("brings a transfer into a finalized block", async () => {
		const [before, payee] = [
			await full.balance(ferdie.address),
			await full.balance(account("//Charlie").address),
		];
		const outcome = assertCarriedOut(await transfer(2n * FLRN).signAndSubmit(ferdie.signer));
		assert.equal(await full.rpc("chain_getBlockHash", outcome.block.number), outcome.block.hash);
		const [{ actual_fee: fee }] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
		assert.equal((await full.balance(ferdie.address)).free, before.free - 2n * FLRN - fee);
		assert.equal((await full.balance(account("//Charlie").address)).free, payee.free + 2n * FLRN);
	});

	it("refuses what can't be valid by its own run of the runtime", async () => {
		await assert.rejects(transfer(1n).signAndSubmit(account("//Penniless").signer), (error) => {
			assert.ok(error instanceof InvalidTxError);
			assert.deepEqual(error.error, { type: "Invalid", value: { type: "Payment", value: undefined } });
			return true;
		});
	});
});
