import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { InvalidTxError } from "polkadot-api";
import { mergeUint8 } from "polkadot-api/utils";
import { assertCarriedOut } from "../src/assertions.js";
import { Chain } from "../src/chain.js";
import { account, withExtension } from "../src/keys.js";
import { developmentNode } from "../src/node.js";
import { DECIMALS, FLRN, SS58_PREFIX } from "../src/units.js";

/** `CheckMetadataHash` with the check on; the same byte says `Some` before the hash that is signed. */
const ENABLED = Uint8Array.of(1);

describe("the metadata hash, by which hardware wallets know what they sign", () => {
	const bob = account("//Bob");
	/** @type {Chain} */
	let chain;

	const transfer = () =>
		chain.api.tx.Balances.transfer_keep_alive({
			dest: { type: "Id", value: account("//Charlie").address },
			value: FLRN,
		});

	/** The digest as a wallet computes it, from what the node tells. */
	const digest = async () => {
		const { spec_name: specName, spec_version: specVersion } = await chain.api.constants.System.Version();
		const metadata = await chain.api.apis.Metadata.metadata_at_version(15);
		return merkleizeMetadata(metadata, {
			base58Prefix: SS58_PREFIX,
			decimals: DECIMALS,
			specName,
			specVersion,
			tokenSymbol: "FLRN",
		}).digest();
	};

	const signerWith = (/** @type {Uint8Array} */ hash) =>
		withExtension(bob.signer, "CheckMetadataHash", {
			value: ENABLED,
			additionalSigned: mergeUint8([ENABLED, hash]),
		});

	before(async () => {
		chain = new Chain(await developmentNode());
	});

	after(() => chain?.destroy());

	it("is accepted when it is the runtime's", async () => {
		const signer = signerWith(await digest());
		assertCarriedOut(await chain.submit(transfer(), bob, { signer }));
	});

	it("is refused when it isn't", async () => {
		const wrong = await digest();
		wrong[0] ^= 1;
		await assert.rejects(chain.submit(transfer(), bob, { signer: signerWith(wrong) }), (error) => {
			assert.ok(error instanceof InvalidTxError);
			assert.deepEqual(error.error, { type: "Invalid", value: { type: "BadProof", value: undefined } });
			return true;
		});
	});
});
