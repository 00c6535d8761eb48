import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { InvalidTxError } from "polkadot-api";
import { toHex } from "polkadot-api/utils";
import { assertCarriedOut, assertModuleError, eventsOf } from "../src/assertions.js";
import { Chain } from "../src/chain.js";
import { account, withExtension } from "../src/keys.js";
import { developmentNode } from "../src/node.js";
import { FLRN } from "../src/units.js";

const EXISTENTIAL_DEPOSIT = FLRN / 1000n;

/** The JSON-RPC code of a transaction that can't be valid. */
const INVALID_TRANSACTION = 1010;

describe("transfers", () => {
	// Bob sends, because the author of development blocks, Alice, earns a part of the fees.
	const bob = account("//Bob");
	const charlie = account("//Charlie");
	/** @type {Chain} */
	let chain;

	/** @param {string} to @param {bigint} value */
	const transfer = (to, value) =>
		chain.api.tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: to }, value });

	/** The error with which both the pool and the client's own validation refuse a transaction. */
	const assertInvalid = async (/** @type {Uint8Array} */ signed, /** @type {string} */ reason) => {
		await assert.rejects(chain.rpc("author_submitExtrinsic", toHex(signed)), {
			code: INVALID_TRANSACTION,
		});
		await assert.rejects(chain.client.submit(signed), (error) => {
			assert.ok(error instanceof InvalidTxError);
			assert.deepEqual(error.error, { type: "Invalid", value: { type: reason, value: undefined } });
			return true;
		});
	};

	before(async () => {
		chain = new Chain(await developmentNode());
	});

	after(() => chain?.destroy());

	it("cost about 0.0002 FLRN while the chain is quiet", async () => {
		const fee = await transfer(charlie.address, FLRN).getEstimatedFees(bob.address);
		assert.ok(fee >= FLRN / 10_000n && fee <= (4n * FLRN) / 10_000n, `the estimate is ${fee} planck`);
	});

	it("are watched from the signature to finality, and move what they say", async () => {
		const amount = 3n * FLRN + 7n;
		const [payer, payee, issuance] = await Promise.all([
			chain.balance(bob.address),
			chain.balance(charlie.address),
			chain.totalIssuance(),
		]);
		const tx = transfer(charlie.address, amount);
		const estimate = await tx.getEstimatedFees(bob.address);

		const outcome = assertCarriedOut(await chain.submit(tx, bob, { until: "finalized" }));

		assert.equal(outcome.steps[0], "signed");
		assert.ok(outcome.steps.includes("broadcasted"));
		assert.equal(outcome.steps.at(-1), "finalized");
		const [{ actual_fee: fee, tip }] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
		assert.equal(tip, 0n);
		assert.ok(fee > 0n && fee <= (estimate * 11n) / 10n, `paid ${fee}, estimated ${estimate}`);
		assert.equal((await chain.balance(charlie.address)).free, payee.free + amount);
		assert.equal((await chain.balance(bob.address)).free, payer.free - amount - fee);
		assert.equal(await chain.totalIssuance(), issuance, "fees are paid to somebody, never burned");
		const finalized = await chain.rpc("chain_getBlockHash", outcome.block.number);
		assert.equal(finalized, outcome.block.hash);
	});

	it("open an account from the existential deposit on, and not one planck below", async () => {
		const fresh = account("//Fresh").address;
		const below = await chain.submit(transfer(fresh, EXISTENTIAL_DEPOSIT - 1n), bob);
		assert.deepEqual(below.dispatchError, { type: "Token", value: { type: "BelowMinimum", value: undefined } });
		assert.equal((await chain.balance(fresh)).free, 0n);

		assertCarriedOut(await chain.submit(transfer(fresh, EXISTENTIAL_DEPOSIT), bob));
		assert.equal((await chain.balance(fresh)).free, EXISTENTIAL_DEPOSIT);
	});

	it("beyond the balance are refused and cost the fee only", async () => {
		const [payer, payee] = [await chain.balance(bob.address), await chain.balance(charlie.address)];
		const outcome = await chain.submit(transfer(charlie.address, payer.free + 1n), bob);
		assert.deepEqual(outcome.dispatchError, {
			type: "Token",
			value: { type: "FundsUnavailable", value: undefined },
		});
		const [{ actual_fee: fee }] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
		assert.equal((await chain.balance(bob.address)).free, payer.free - fee);
		assert.equal((await chain.balance(charlie.address)).free, payee.free);
	});

	it("from an account that can't pay the fee never reach a block", async () => {
		const signed = await transfer(charlie.address, 1n).sign(account("//Penniless").signer, { nonce: 0 });
		await assertInvalid(signed, "Payment");
	});

	it("signed for another chain are refused", async () => {
		const elsewhere = withExtension(bob.signer, "CheckGenesis", {
			additionalSigned: new Uint8Array(32).fill(7),
		});
		await assertInvalid(await transfer(charlie.address, FLRN).sign(elsewhere), "BadProof");
	});

	it("with a tampered amount are refused", async () => {
		const signed = await transfer(charlie.address, FLRN).sign(bob.signer);
		// The amount is the last field of the call, and the call the last part of the transaction.
		signed[signed.length - 1] ^= 1;
		await assertInvalid(signed, "BadProof");
	});

	it("sent twice are refused the second time", async () => {
		const nonce = await chain.rpc("system_accountNextIndex", bob.address);
		const signed = await transfer(charlie.address, FLRN).sign(bob.signer, { nonce: nonce - 1 });
		await assertInvalid(signed, "Stale");
	});

	it("can't be replaced by burning: supply changes through the protocol only", async () => {
		const [issuance, { free }] = [await chain.totalIssuance(), await chain.balance(bob.address)];
		const outcome = await chain.submit(
			chain.api.tx.Balances.burn({ value: FLRN, keep_alive: true }),
			bob,
		);
		assertModuleError(outcome, "System", "CallFiltered");
		const [{ actual_fee: fee }] = eventsOf(outcome, "TransactionPayment", "TransactionFeePaid");
		assert.equal((await chain.balance(bob.address)).free, free - fee);
		assert.equal(await chain.totalIssuance(), issuance);
	});
});
